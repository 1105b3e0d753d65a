"""The same shop over a folder, a WebDAV server and a PostgreSQL server: nothing differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from crm_desktop.services import attachments
from crm_desktop.store.schema import SYNCED, UNDONE
from crm_desktop.sync import connect, setup
from crm_desktop.sync.connect import Login
from crm_desktop.sync.tree import Tree
from tests.helpers import random_work
from tests.sync.pcs import Pc, sync
from tests.sync.servers import PASSWORD, USER, DavServer, Postgres

Open = Callable[[Pc, bytes | None], Tree]
"""The place as a PC gets it; the second argument is the shop that it joins."""
WORD = "a good passphrase"
ROUNDS = 10
"""Of work on both PCs, after each of which they must be equal."""


@pytest.fixture(params=["folder", "webdav", "postgresql"])
def opens(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    with ExitStack() as opened:
        yield _opener(request, tmp_path, opened)


def _opener(request: pytest.FixtureRequest, tmp_path: Path, opened: ExitStack) -> Open:
    if request.param == "folder":
        share = tmp_path / "share"
        share.mkdir()
        return lambda pc, library: connect.open_address(str(share))
    if request.param == "webdav":
        dav: DavServer = request.getfixturevalue("dav")
        (dav.folder / tmp_path.name).mkdir()

        def over_web(pc: Pc, library: bytes | None) -> Tree:
            tree = connect.open_address(f"{dav.address}{tmp_path.name}", Login(USER, PASSWORD))
            opened.callback(tree.close)
            return tree

        return over_web
    pg: Postgres = request.getfixturevalue("pg")
    address = pg.new_database()

    def over_database(pc: Pc, library: bytes | None) -> Tree:
        tree = connect.open_address(address, pg.let_in(address, pc.name, library))
        opened.callback(tree.close)
        return tree

    return over_database


@pytest.fixture
def two(pcs: list[Pc], opens: Open) -> Iterator[list[Pc]]:
    """Two PCs that share an encrypted shop with one contact."""
    anna, ben, _ = pcs
    anna.add("Eva")
    setup.begin(anna.store, opens(anna, None), WORD, anna.here, name="Front desk")
    anna.now()
    library = setup.shared_state(anna.store).library
    setup.join(ben.store, opens(ben, library), WORD, ben.here, name="Back office")
    sync(anna, ben)
    yield [anna, ben]
    for pc in (anna, ben):
        pc.work.close()


def dump(pc: Pc) -> dict[str, list[tuple[object, ...]]]:
    """All rows that may be seen or brought back, without local numbers."""
    found = {}
    with pc.store.read_raw() as raw:
        for table in SYNCED.values():
            names = ",".join(c.name for c in table.columns if c.name != "n")
            found[table.name] = raw.execute(
                f"SELECT {names} FROM {table.name} WHERE gone<>{UNDONE} ORDER BY id"
            ).fetchall()
    return found


def attach(pc: Pc, content: bytes) -> bytes:
    """A file at the contact; the id of the attachment."""
    with pc.store.transact("entry") as tx:
        (eva,) = tx.raw.execute("SELECT id FROM contact WHERE name='Eva'").fetchone()
        entry = tx.ids.one()
        tx.raw.execute("INSERT INTO entry(id, contact_id) VALUES (?, ?)", (entry, eva))
    kept = attachments.keep_content(pc.store, "offer.pdf", content)
    (made,) = attachments.attach(pc.store, entry, [kept])
    return made


def test_two_pcs_end_equal_with_files_and_conflicts(two: list[Pc]) -> None:
    anna, ben = two
    content = bytes(range(256)) * 25_000  # more than one piece
    made = attach(anna, content)
    ben.add("Bo")
    anna.do("UPDATE contact SET note='tea' WHERE name='Eva'")
    ben.do("UPDATE contact SET note='coffee' WHERE name='Eva'")
    sync(anna, ben)
    assert dump(anna) == dump(ben)
    assert anna.names() == ["Bo", "Eva"]
    assert anna.work.standing().questions == ben.work.standing().questions == 1
    assert attachments.content_of(ben.store, made) == content
    assert anna.work.verify().ok
    for pc in two:  # an idle turn moves nothing
        done = pc.now()
        assert (done.sent, done.received, done.files_sent) == (0, 0, 0)


def test_whatever_both_do_they_end_equal(two: list[Pc]) -> None:
    dice = Random("both")
    for _ in range(ROUNDS):
        for pc in two:
            for _ in range(dice.randrange(3)):
                steps = [
                    (dice.choice(random_work.ACTIONS), dice.randrange(10), dice.randrange(10))
                    for _ in range(4)
                ]
                random_work.work(pc.store, steps)
        if dice.random() < 0.5:
            dice.choice(two).now()  # and goes on before the other one heard of it
        sync(*two)
        assert dump(two[0]) == dump(two[1])


def test_a_restarted_pc_goes_on(two: list[Pc]) -> None:
    anna, ben = two
    anna.work.close()
    anna.restart()
    anna.add("Cleo")
    sync(anna, ben)
    assert ben.names() == ["Cleo", "Eva"]
    done = anna.now()
    assert (done.sent, done.received, done.turn.trouble) == (0, 0, set())


def test_a_third_pc_joins_by_a_picture_of_the_shop(
    two: list[Pc], pcs: list[Pc], opens: Open
) -> None:
    anna, ben = two
    cem = pcs[2]
    anna.add("Dora")
    sync(anna, ben)
    assert anna.work._upkeep.make_snapshot() is not None
    library = setup.shared_state(anna.store).library
    setup.join(cem.store, opens(cem, library), WORD, cem.here, name="Home")
    done = cem.now()
    assert done.caught_up
    assert done.received == 0  # what the picture holds is not read again
    assert dump(cem) == dump(anna)
    cem.work.close()


def test_leaving(two: list[Pc]) -> None:
    anna, ben = two
    ben.add("Bo")
    ben.work.leave()
    assert not setup.is_shared(ben.store)
    anna.now()
    assert anna.names() == ["Bo", "Eva"]
    assert [one.retired for one in anna.work.colleagues()] == [True]
