"""A PostgreSQL server as the place: numbers, rights, hints, lost connections, an older server."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.sync import connect, hub_admin, setup
from crm_desktop.sync.connect import Login
from crm_desktop.sync.core.compaction import Limits
from crm_desktop.sync.core.naming import Author
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.hub import HubTree
from crm_desktop.sync.shared import Shared
from crm_desktop.sync.tree import PlaceError, Refusal, Tree
from tests.sync.members import LIBRARY, Members, seg
from tests.sync.pcs import Pc, sync
from tests.sync.servers import Postgres, Proxy, postgres, postgres_programs, proxy

SNAPSHOT = f"{'0' * 16}-{'1' * 32}-{'2' * 16}"


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["14", "15", "16", "17", "18"])
def test_versions_of_the_server(version: str) -> None:
    if version not in postgres_programs():
        pytest.skip(f"PostgreSQL {version} is not installed here")
    with postgres(version) as server:
        members = Members(server)
        carrier = FolderCarrier(members.at("ben"))
        carrier.publish(seg(1), b"one")
        carrier.put_blob("ab", b"x" * 5_000_000)
        carrier.say(Author(bytes([1] * 16), 1), 1, b"word")
        other = FolderCarrier(members.shop)
        assert list(other.segments()) == [seg(1)]
        assert (other.read(seg(1)), other.blob("ab")) == (b"one", b"x" * 5_000_000)
        assert list(other.words()) == [b"word"]
        members.close()


def test_a_push_may_be_repeated_and_numbers_have_no_gaps(shared: Members) -> None:
    carrier = FolderCarrier(shared.at("ben"))
    before = shared.count("hub_segment")
    for n in (1, 2, 2, 1, 3, 3):
        carrier.publish(seg(n, 2), b"content %d" % n)
    carrier.publish(seg(3, 2), b"of another key")  # the same segment, encrypted anew
    with closing(shared.raw("ben")) as raw:
        numbers = [n for (n,) in raw.execute("SELECT seq FROM crm_hub.hub_segment ORDER BY seq")]
    assert len(numbers) == before + 4
    assert numbers == list(range(1, len(numbers) + 1))


def test_numbers_are_seen_in_their_order(members: Members) -> None:
    """A reader that goes on after the highest number it saw never misses a lower one."""
    writers = [members.at("anna"), members.at("ben")]
    each = 40

    def push(device: int, tree: HubTree) -> None:
        for n in range(1, each + 1):
            FolderCarrier(tree).publish(seg(n, device), b"x" * 100)

    threads = [
        threading.Thread(target=push, args=(n, tree)) for n, tree in enumerate(writers, start=5)
    ]
    reader = FolderCarrier(members.shop)
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        reader.segments()
    for thread in threads:
        thread.join()
    assert len(reader.segments()) == 2 * each


def test_a_push_that_commits_late_is_not_overtaken(members: Members) -> None:
    """A reader that saw a later number would look no more for an earlier one."""
    members.at("anna").names()
    with closing(members.raw("anna")) as raw:
        with raw.transaction():
            raw.execute(
                "SELECT crm_hub.hub_push(%s, %s, 1, 1, %s, 'x')",
                (UUID(bytes=LIBRARY), bytes([1] * 16), bytes(8)),
            )
            ben = FolderCarrier(members.at("ben"))
            thread = threading.Thread(target=lambda: ben.publish(seg(1, 2), b"y"))
            thread.start()
            while thread.is_alive() and not waiting(members):
                thread.join(0.01)
            assert list(FolderCarrier(members.shop).segments()) == []
        thread.join()
        numbers = raw.execute("SELECT seq FROM crm_hub.hub_segment ORDER BY device_id").fetchall()
    assert numbers == [(1,), (2,)]
    assert sorted(FolderCarrier(members.shop).segments()) == [seg(1, 1), seg(1, 2)]


def test_the_same_push_twice_at_once(members: Members) -> None:
    """The first one still commits when it is repeated: the connection was lost meanwhile."""
    FolderCarrier(members.at("anna")).publish(seg(1), b"w")  # the PC is known
    values = (UUID(bytes=LIBRARY), bytes([1] * 16), bytes(8))
    push = "SELECT crm_hub.hub_push(%s, %s, 1, 2, %s, 'x')"
    numbers: list[object] = []

    def again() -> None:
        with closing(members.raw("anna")) as other:
            numbers.append(other.execute(push, values).fetchone())

    with closing(members.raw("anna")) as raw:
        with raw.transaction():
            numbers.append(raw.execute(push, values).fetchone())
            thread = threading.Thread(target=again)
            thread.start()
            while thread.is_alive() and not waiting(members):
                thread.join(0.01)
        thread.join()
    assert numbers == [(2,), (2,)]


def waiting(members: Members) -> bool:
    """Whether somebody waits for somebody else."""
    with closing(members.pg.connect("postgres")) as raw:
        held = raw.execute("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'").fetchone()
    return held is not None


def test_segments_come_many_at_once(shared: Members, pg: Postgres, way: Proxy) -> None:
    carrier = FolderCarrier(shared.at("ben"))
    for n in range(1, 31):
        carrier.publish(seg(n, 3), b"content %d" % n)
    other = FolderCarrier(shared.at("anna", way.port))
    names = [name for name in sorted(other.segments()) if name in {seg(n, 3) for n in range(31)}]
    before = len(way.seen)
    assert [other.read(name) for name in names] == [b"content %d" % n for n in range(1, 31)]
    assert bytes(way.seen[before:]).count(b"octet_length") == 0
    assert bytes(way.seen[before:]).count(b"SELECT seq, body") == 1


def test_files_stay_as_they_were_put_first(shared: Members) -> None:
    anna, ben = shared.at("anna"), shared.at("ben")
    anna.write("keys/k000007.json", b"first")
    anna.write("keys/k000007.json", b"first")
    with pytest.raises(FileExistsError):
        ben.write("keys/k000007.json", b"second")
    assert ben.read("keys/k000007.json", 99) == b"first"
    anna.write("blob/ab/ab.bin", b"first")
    ben.write("blob/ab/ab.bin", b"other")
    assert (ben.size("blob/ab/ab.bin"), ben.read("blob/ab/ab.bin", 99)) == (5, b"first")


def test_a_picture_may_be_put_anew_until_it_is_described(shared: Members) -> None:
    anna, ben = shared.at("anna"), shared.at("ben")
    part = f"snap/{SNAPSHOT}/p0001.bin"
    anna.write(part, b"x" * 9_000_000)
    anna.write(part, b"short")
    ben.write(part, b"by somebody else")
    assert ben.read(part, 99) == b"short"
    anna.write(f"snap/{SNAPSHOT}/described.bin", b"d")
    anna.write(part, b"later")
    assert anna.read(part, 99) == b"short"
    assert FolderCarrier(ben).snapshots() == [SNAPSHOT]


@pytest.mark.parametrize(
    "path", ["../x", "keys/../x", "keys/A.json", "other/x", "keys/" + "x" * 300]
)
def test_other_names_are_refused(shared: Members, path: str) -> None:
    with pytest.raises(OSError, match=r"."):
        shared.at("ben").write(path, b"x")


def test_only_the_last_word_is_told(shared: Members) -> None:
    carrier = FolderCarrier(shared.at("ben"))
    author = Author(bytes([9] * 16), 1)
    for number, word in ((1, b"one"), (3, b"three"), (2, b"two")):
        carrier.say(author, number, word)
    words = list(FolderCarrier(shared.at("anna")).words())
    assert b"three" in words
    assert not {b"one", b"two"} & set(words)


def test_what_is_released_is_hidden_and_stays_until_it_is_pruned(members: Members) -> None:
    anna, ben = FolderCarrier(members.at("anna")), FolderCarrier(members.at("ben"))
    for n in (1, 2, 3):
        ben.publish(seg(n), b"content %d" % n)
    assert len(anna.segments()) == 3
    ben.remove(seg(2))
    assert sorted(ben.segments()) == [seg(1), seg(3)]
    with pytest.raises(FileNotFoundError):
        anna.read(seg(2))
    assert sorted(FolderCarrier(members.at("anna")).segments()) == [seg(1), seg(3)]
    with pytest.raises(PermissionError):
        anna.remove(seg(1))
    boss = Login("boss", members.pg.admin)
    assert hub_admin.prune(members.address, boss, 30) == 0
    assert members.count("hub_segment") == 3
    assert hub_admin.prune(members.address, boss, 0) == 1
    with closing(members.raw("ben")) as raw:
        assert raw.execute("SELECT seq, length(body) FROM crm_hub.hub_segment ORDER BY 1").fetchall(
        ) == [(1, 9), (2, 0), (3, 9)]  # fmt: skip
    ben.publish(seg(2), b"content 2")  # asked for once more
    assert anna.read(max(anna.segments())) == b"content 3"
    assert anna.read(seg(2)) == b"content 2"


def test_a_released_file_may_be_put_again(members: Members) -> None:
    anna, ben = members.at("anna"), members.at("ben")
    anna.write("keys/k000001.json", b"first")
    ben.remove("keys/k000001.json")  # by somebody without the key, say
    with pytest.raises(FileNotFoundError):
        anna.read("keys/k000001.json", 9)
    with pytest.raises(FileNotFoundError):
        anna.names("keys")
    anna.write("keys/k000001.json", b"first")
    assert ben.read("keys/k000001.json", 9) == b"first"
    assert members.count("hub_file") == 2  # the released one is there as well
    assert hub_admin.prune(members.address, Login("boss", members.pg.admin), 0) == 1
    assert ben.names("keys") == ["k000001.json"]


def test_a_hub_is_kept_small(pg: Postgres, pcs: list[Pc]) -> None:
    """Segments that a picture of the shop covers and everybody has are released."""
    anna, ben, _ = pcs
    address = pg.new_database()
    for pc in (anna, ben):
        pc.here = replace(pc.here, limits=Limits(first_files=3, first_bytes=1, most_files=3))
    setup.begin(anna.store, open_at(pg, address, "anna"), None, anna.here)
    anna.now()
    library = setup.shared_state(anna.store).library
    setup.join(ben.store, open_at(pg, address, "ben", library), None, ben.here)
    for n in range(5):
        (anna, ben)[n % 2].add(f"Person {n}")
        sync(anna, ben)
    left = len(FolderCarrier(anna.work.place).segments())
    with closing(pg.connect(address.rpartition("/")[2])) as raw:
        row = raw.execute("SELECT count(*), count(released) FROM crm_hub.hub_segment").fetchone()
    assert row is not None
    assert row[0] - row[1] == left < row[0]
    assert hub_admin.prune(address, Login("boss", pg.admin), 0) > 0
    sync(anna, ben)
    assert anna.names() == ben.names()
    assert anna.work.verify().ok
    for pc in (anna, ben):
        pc.work.close()


def open_at(pg: Postgres, address: str, pc: str, library: bytes | None = None) -> Tree:
    return connect.open_address(address, pg.let_in(address, pc, library))


# --- hints ----------------------------------------------------------------------------------------


def test_news_are_heard_at_once(shared: Members) -> None:
    ben, anna = shared.at("ben"), shared.at("anna")
    assert ben.news(60)  # what came before was not heard
    FolderCarrier(anna).publish(seg(1, 11), b"x")
    assert ben.news(60)
    assert not ben.news(0.01)
    FolderCarrier(ben).publish(seg(1, 12), b"x")
    assert not ben.news(0.01)  # our own
    FolderCarrier(anna).publish(seg(2, 11), b"x")
    FolderCarrier(ben).segments()  # a hint that comes with an answer is not lost
    assert ben.news(60)


def test_waiting_for_news_can_be_stopped(shared: Members) -> None:
    ben = shared.at("ben")
    ben.news(0)

    def stop() -> None:
        raise CancelledError

    ben.attend(stop)
    with pytest.raises(CancelledError):
        ben.news(600)
    ben.attend(lambda: None)
    assert ben.names()


def test_where_connections_are_handed_out_by_others_nothing_is_heard(
    shared: Members, way: Proxy
) -> None:
    """A pooler is known by the made-up number of its process."""
    way.edit = lambda said: re.sub(rb"K\x00\x00\x00\x0c....", b"K\x00\x00\x00\x0c\0\0\1\1", said,
                                   flags=re.DOTALL)  # fmt: skip
    ben = shared.at("ben", way.port)
    assert ben.names()
    assert not ben.news(0.01)
    assert b"LISTEN" not in way.seen
    assert b"statement_timeout" not in way.seen
    FolderCarrier(ben).publish(seg(1, 13), b"x")


# --- lost connections -----------------------------------------------------------------------------


def test_a_connection_that_was_cut_meanwhile_is_made_anew(shared: Members, way: Proxy) -> None:
    ben = shared.at("ben", way.port)
    ben.names()
    way.hang_up()
    assert ben.names()
    assert way.visits == 2
    ben.news(0)
    way.hang_up()
    assert ben.news(60)  # listens anew, and may have missed something
    asked: list[int] = []

    def cut() -> None:
        asked.append(1)
        if len(asked) == 2:
            way.hang_up()

    ben.attend(cut)
    with pytest.raises(ConnectionError):
        ben.news(600)


def test_a_lost_answer_does_not_double_a_segment(members: Members, pg: Postgres) -> None:
    with proxy(pg.port) as way:
        ben = members.at("ben", way.port)
        ben.names()
        lost: list[bytes] = []

        def lose(said: bytes) -> bytes:
            if not lost and b"hub_push" in way.seen:
                lost.append(said)
                way.hang_up()
                return b""
            return said

        way.edit = lose
        FolderCarrier(ben).publish(seg(1), b"x")  # asked again by itself
        assert lost
    assert members.count("hub_segment") == 1


def test_slow_and_cut_lines(members: Members, way: Proxy) -> None:
    way.delay = 0.005
    ben = members.at("ben", way.port)
    FolderCarrier(ben).publish(seg(1), b"x" * 300_000)
    way.delay, way.cut_after = 0.0, 10_000
    far = members.at("ben", way.port)
    names = FolderCarrier(far).segments()
    assert list(names) == [seg(1)]
    with pytest.raises(ConnectionError):
        far.read(seg(1), 1 << 20)
    way.cut_after = None
    assert len(far.read(seg(1), 1 << 20)) == 300_000


def test_a_black_hole_is_given_up_or_left(shared: Members, way: Proxy) -> None:
    way.swallow = True
    with pytest.raises(ConnectionError):
        shared.at("ben", way.port, patience=0.3).names()
    far = shared.at("ben", way.port)
    asked: list[int] = []

    def check() -> None:
        asked.append(1)
        if len(asked) == 2:
            raise CancelledError

    far.attend(check)
    with pytest.raises(CancelledError):
        far.names()
    way.hang_up()


def test_a_wrong_password_is_tried_once(shared: Members, way: Proxy) -> None:
    login = Login(shared.logins["ben"].user, "wrong")
    tree = HubTree(re.sub(r":\d+/", f":{way.port}/", shared.address), login)
    for step in (tree.names, tree.check, lambda: tree.below("CRM-4c4c4c4c").names()):
        with pytest.raises(PlaceError) as said:
            step()
        assert said.value.refusal is Refusal.PASSWORD
    assert way.visits == 1
    assert b"wrong" not in way.seen


def test_the_surroundings_are_not_asked(
    shared: Members, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    passes = tmp_path / "passes"
    passes.write_text("*:*:*:*:nonsense\n", "ascii")
    passes.chmod(0o600)
    for name, value in {
        "PGHOST": "nowhere.invalid", "PGHOSTADDR": "192.0.2.1", "PGPORT": "1", "PGUSER": "x",
        "PGPASSWORD": "x", "PGDATABASE": "x", "PGSSLMODE": "require", "PGOPTIONS": "-c x.y=",
        "PGPASSFILE": str(passes), "PGREQUIREAUTH": "none", "PGCHANNELBINDING": "require",
        "PGTARGETSESSIONATTRS": "standby", "PGSSLROOTCERT": "/nowhere", "PGGSSENCMODE": "require",
        "PGSERVICEFILE": "/nowhere", "PGMINPROTOCOLVERSION": "3.2", "PGREQUIREPEER": "nobody",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    assert shared.at("ben").names()


# --- the server itself ----------------------------------------------------------------------------


@pytest.fixture
def own() -> Iterator[Postgres]:
    """A server that may be killed."""
    with postgres(max(postgres_programs(), default="18")) as server:
        yield server


def test_what_a_killed_server_said_is_kept(own: Postgres) -> None:
    members = Members(own)
    ben = FolderCarrier(members.at("ben"))
    said: list[int] = []
    enough = threading.Event()

    def push() -> None:
        for n in range(1, 100_000):
            try:
                ben.publish(seg(n), b"x" * 1000)
            except ConnectionError:
                return
            said.append(n)
            if n == 50:
                enough.set()

    thread = threading.Thread(target=push)
    thread.start()
    assert enough.wait(60)
    own.stop(signal.SIGKILL)  # most likely in the middle of a commit
    thread.join()
    own.start()
    names = FolderCarrier(members.shop).segments()
    assert {seg(n) for n in said} <= set(names)
    ben.publish(seg(said[-1] + 1), b"x" * 1000)  # what was cut off, again
    assert len(FolderCarrier(members.shop).segments()) == said[-1] + 1
    with closing(members.raw("ben")) as raw:
        rows = raw.execute("SELECT count(*), max(seq) FROM crm_hub.hub_segment").fetchone()
    assert rows == (said[-1] + 1, said[-1] + 1)
    members.close()


def test_a_server_that_was_set_back_is_noticed_and_filled_again(
    own: Postgres, pcs: list[Pc], tmp_path: Path
) -> None:
    anna, ben, _ = pcs
    address = own.new_database()
    anna.add("Eva")
    place = connect.open_address(address, own.let_in(address, "anna"))
    setup.begin(anna.store, place, None, anna.here)
    place.close()
    anna.now()
    library = setup.shared_state(anna.store).library
    place = connect.open_address(address, own.let_in(address, "ben", library))
    setup.join(ben.store, place, None, ben.here)
    place.close()
    sync(anna, ben)
    own.stop()
    own.keep_copy()
    own.start()
    anna.add("Bo")
    sync(anna, ben)
    ben.add("Cleo")
    sync(anna, ben)
    own.stop()
    own.put_back()
    own.start()
    anna.work.close()
    anna.restart()  # what was seen is kept in the shop
    anna.add("Dora")
    for _ in range(2):
        for pc in (anna, ben):
            done = pc.now()
            assert done.turn.trouble == {Trouble.SERVER_BACK}
            assert (done.sent, done.received) == (0, 0)
    with pytest.raises(UserError) as said:
        anna.work.verify()
    assert said.value.code == "sync.server_back"
    for pc in (anna, ben):
        pc.work.forgive()
    sync(anna, ben)
    assert anna.names() == ben.names() == ["Bo", "Cleo", "Dora", "Eva"]
    assert anna.work.verify().ok
    for pc in (anna, ben):
        pc.work.close()


def test_a_password_changed_on_the_server_is_asked_for_once(
    members: Members, pcs: list[Pc]
) -> None:
    anna = pcs[0]
    anna.add("Eva")
    address = members.pg.new_database()
    login = members.pg.let_in(address, "anna")
    with proxy(members.pg.port) as way:
        place = connect.open_address(re.sub(r":\d+/", f":{way.port}/", address), login)
        setup.begin(anna.store, place, None, anna.here)
        place.close()
        anna.now()
        anna.work.close()
        fresh = hub_admin.invite(
            address, Login("boss", members.pg.admin), "anna", anna.work._file.library
        ).login
        first = members.pg.let_in(address, "anna")
        assert fresh.user != first.user  # the shop has its own names
        with closing(members.pg.connect("postgres")) as raw:
            raw.execute(f"ALTER ROLE {login.user} PASSWORD 'new'")
        anna.add("Bo")
        way.visits = 0
        for _ in range(3):
            assert anna.now().turn.trouble == {Trouble.PASSWORD}
        assert way.visits == 1
        anna.work.close()
        with closing(Shared(anna.store, anna.here, password="new")) as work:
            assert work.now().sent == 1
        anna.restart()  # and is kept from now on
        assert anna.now().turn.trouble == set()
        anna.work.close()


def refusing(step: Callable[[], object]) -> str:
    with pytest.raises(UserError) as said:
        step()
    return said.value.code


def test_inviting_needs_a_prepared_database_and_the_right_shop(pg: Postgres) -> None:
    boss = Login("boss", pg.admin)
    assert (
        refusing(lambda: hub_admin.invite(pg.address("postgres"), boss, "x")) == "sync.hub_missing"
    )
    address = pg.new_database()
    assert refusing(lambda: hub_admin.invite(address, boss, "x", b"y" * 16)) == "sync.hub_shop"
    member = pg.let_in(address, "x")
    assert refusing(lambda: hub_admin.create(address, member)) == "sync.hub"
    assert refusing(lambda: hub_admin.create(address, Login("boss"))) == "sync.password_needed"
    assert refusing(lambda: hub_admin.create("postgresql://x", boss)) == "sync.address"


def test_a_database_that_cannot_be_prepared(pg: Postgres) -> None:
    boss, clerk = Login("boss", pg.admin), Login("clerk", "a clerk's word")
    assert refusing(lambda: hub_admin.create(pg.address("none"), boss)) == "sync.no_database"
    address = pg.new_database()
    name = address.rpartition("/")[2]
    with closing(pg.connect("postgres")) as raw:
        raw.execute("DROP ROLE IF EXISTS clerk")
        raw.execute("CREATE ROLE clerk LOGIN PASSWORD 'a clerk''s word'")
        assert refusing(lambda: hub_admin.create(address, clerk)) == "sync.hub"
        raw.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
        assert refusing(lambda: hub_admin.create(address, clerk)) == "sync.forbidden"
    with closing(pg.connect(name)) as raw:
        raw.execute(
            "DROP SCHEMA crm_hub CASCADE; CREATE SCHEMA crm_hub; CREATE TABLE bills (n int)"
        )
        assert refusing(lambda: hub_admin.create(address, boss)) == "sync.hub_taken"
        raw.execute("DROP SCHEMA crm_hub")
    hub_admin.create(address, boss)  # other tables do no harm
    member = pg.let_in(address, "anna")
    tree = HubTree(address, member)
    tree.check()  # although not everybody may enter
    tree.close()
    with proxy(pg.port) as way:
        way.edit = lambda said: re.sub(rb"(server_version\0)\d\d", rb"\g<1>13", said)
        old = re.sub(r":\d+/", f":{way.port}/", address)
        assert refusing(lambda: hub_admin.create(old, boss)) == "sync.hub_version"
