"""Backups of a shop: when one is due, looking inside, bringing back, going back and returning."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError, UserError
from crm_desktop.services import going_back
from crm_desktop.services.backup_inside import bring_back_from, find_inside
from crm_desktop.services.backups import (
    DRILL_MS,
    EVERY_MS,
    MANY_CONTACTS,
    Backups,
    restore_for_trial,
)
from crm_desktop.services.contact_bulk import Archive, change_many
from crm_desktop.services.history import History
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.replace import NEXT, NOTE, finish_replacing
from crm_desktop.store.restored import NOT_CHOSEN
from crm_desktop.store.store import Store
from crm_desktop.sync import known
from tests.helpers.dump import live_dump
from tests.helpers.shop import FakeClock, add_contact, names, open_shop


@pytest.fixture
def backups(store: Store) -> Backups:
    return Backups(store)


def add(store: Store, name: str, *, phone: str = "") -> int:
    with store.transact(f"Add {name}") as tx:
        n = add_contact(tx, name)
        if phone:
            tx.raw.execute(
                "INSERT INTO phone(id, contact_id, typed) SELECT ?, id, ? FROM contact WHERE n=?",
                (tx.ids.one(), phone, n),
            )
        tx.raw.execute(
            "INSERT INTO entry(id, contact_id, kind, body, happened_at)"
            " SELECT ?, id, 'note', ?, ? FROM contact WHERE n=?",
            (tx.ids.one(), f"About {name}", tx.now, n),
        )
    return n


def archive(store: Store, n: int) -> None:
    with store.transact("Archive") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=?", (n,))


def test_when_a_backup_is_due(store: Store, backups: Backups, clock: FakeClock) -> None:
    assert not backups.due()  # nothing was ever written
    add(store, "Anna")
    assert backups.due()
    assert backups.changed()
    backups.make("time")
    assert not backups.due()
    assert not backups.changed()
    add(store, "Bert")
    assert not backups.due()
    assert backups.changed()
    clock.advance(EVERY_MS)
    assert backups.due()
    assert backups.make_before("import") is not None
    assert backups.make_before("import") is None  # the newest one is of this very state
    clock.now -= 400 * EVERY_MS
    add(store, "Carla")
    assert backups.due()  # a copy of tomorrow does not put it off


def test_whoever_waited_for_a_copy_makes_no_second_one(store: Store, backups: Backups) -> None:
    with store.transact("a contact") as tx:
        add_contact(tx, "Anna")
    made: list[object] = []
    waiting = threading.Thread(
        target=lambda: made.append(backups.make_where(backups.changed, "check"))
    )
    with store.copying:
        waiting.start()
        first = backups.make("time")
    waiting.join(20)
    assert made == [None]
    assert backups.listed() == [first]


def test_how_it_stands(store: Store, clock: FakeClock) -> None:
    room = 10**9
    backups = Backups(store, free_bytes=lambda folder: room)
    assert (backups.state().newest, backups.state().count) == (None, 0)
    add(store, "Anna")
    made = backups.make("time")
    state = backups.state()
    assert state.newest == state.oldest == made
    assert (state.count, state.size, state.changed) == (1, made.size, False)
    assert not (state.too_large)
    assert not (state.no_room)
    room = 3 * state.shop_size - 1
    assert backups.state().no_room
    with pytest.raises(StoreError) as refused:
        backups.make("time")
    assert refused.value.code == "backup.no_space"
    assert backups.listed() == [made]


def test_old_copies_go_and_their_attachments_with_them(
    store: Store, backups: Backups, clock: FakeClock
) -> None:
    blobs = Blobs(store.folder / ATTACHMENTS)
    kept = Blobs(backups.folder / ATTACHMENTS)
    once = blobs.put(b"only in the first copy")
    n = add(store, "Anna")
    with store.transact("Photo") as tx:
        tx.raw.execute("UPDATE contact SET photo=? WHERE n=?", (once, n))
    first = backups.make("time")
    assert (first.blobs, kept.read(once)) == ((once,), b"only in the first copy")
    with store.transact("Photo") as tx:
        tx.raw.execute("UPDATE contact SET photo='' WHERE n=?", (n,))
    for wait in (EVERY_MS, 144 * EVERY_MS, EVERY_MS):
        clock.advance(wait)
        backups.make("time")
    assert first not in backups.listed()
    assert not kept.path(once).exists()
    assert blobs.read(once)  # the shop's own stays


def test_a_trial_notices_what_became_of_a_copy(
    store: Store, backups: Backups, clock: FakeClock
) -> None:
    assert backups.drill() is None
    add(store, "Anna")
    good = backups.make("time")
    assert backups.drill() == good
    assert backups.state().drill_at == clock.now
    clock.advance(DRILL_MS)
    add(store, "Bert")
    bad = backups.make("time")
    content = bytearray(bad.path.read_bytes())
    content[5000] ^= 1
    bad.path.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        backups.drill()
    assert refused.value.code == "backup.unreadable"
    assert backups.state().unreadable == bad.made_at
    with pytest.raises(StoreError):
        going_back.what_would_change(store, bad)
    clock.advance(1000)
    backups.make("time")
    assert backups.state().unreadable is None


@pytest.mark.parametrize("seed", range(3))
def test_three_drills(store: Store, backups: Backups, seed: int) -> None:
    for number in range(5 * seed + 1):
        add(store, f"Person {number}", phone="030 1")
    restore_for_trial(backups.make("time"))


def test_look_inside_and_bring_back(store: Store, backups: Backups) -> None:
    anna = add(store, "Anna Müller", phone="030 1")
    add(store, "Bert")
    changed = add(store, "Carla")
    copy = backups.make("time")
    archive(store, anna)
    add(store, "Dora")
    with store.transact("Change") as tx:
        tx.raw.execute("UPDATE contact SET name='Karla' WHERE n=?", (changed,))
        tx.raw.execute("UPDATE phone SET typed='lost', gone=1")
        tx.raw.execute("UPDATE entry SET gone=1 WHERE n=1")
    found = find_inside(store, copy, "contact")
    assert {row.name: row.since for row in found.rows} == {
        "Anna Müller": "archived", "Bert": "same", "Carla": "changed"
    }  # fmt: skip
    assert [row.name for row in find_inside(store, copy, "contact", "mull").rows] == ["Anna Müller"]
    lost = find_inside(store, copy, "contact", only_lost=True)
    assert (lost.count, {row.name for row in lost.rows}) == (2, {"Anna Müller", "Carla"})
    assert find_inside(store, copy, "entry", "anna").rows[0].since == "archived"
    before = live_dump(store)
    assert bring_back_from(store, copy, [(row.table, row.id) for row in lost.rows]) == 2
    assert names(store) == ["Anna Müller", "Bert", "Carla", "Dora"]
    with store.read_raw() as raw:
        assert raw.execute("SELECT typed, gone FROM phone").fetchall() == [("030 1", 0)]
        assert raw.execute("SELECT count(*) FROM entry WHERE gone=0").fetchone() == (4,)
    History(store).undo()
    assert live_dump(store) == before
    bert = find_inside(store, copy, "contact", "Bert").rows[0]
    with pytest.raises(UserError):
        bring_back_from(store, copy, [("contact", bert.id)])


def test_what_is_not_here_at_all_comes_with_what_it_refers_to(
    store: Store, backups: Backups, tmp_path: Path, template: Path
) -> None:
    n = add(store, "Anna", phone="030 1")
    with store.transact("Tag") as tx:
        tx.raw.execute("INSERT INTO tag(id, name) VALUES (?, 'Fleet')", (tx.ids.one(),))
        tx.raw.execute(
            "INSERT INTO tagging(id, contact_id, tag_id) SELECT ?, contact.id, tag.id"
            " FROM contact, tag WHERE contact.n=?",
            (tx.ids.one(), n),
        )
    copy = backups.make("time")
    with open_shop(tmp_path / "other", template) as other:
        row = find_inside(other, copy, "contact").rows[0]
        assert row.since == "missing"
        assert bring_back_from(other, copy, [("contact", row.id)]) == 1
        assert names(other) == ["Anna"]
        with other.read_raw() as raw:
            tags = raw.execute(
                "SELECT t.name FROM tagging x JOIN tag t ON t.id=x.tag_id"
            ).fetchall()
        assert tags == [("Fleet",)]


def test_go_back_and_return(
    store: Store, backups: Backups, clock: FakeClock, shop_folder: Path
) -> None:
    add(store, "Anna")
    copy = backups.make("time")
    clock.advance(1000)
    add(store, "Bert")
    add(store, "Carla")
    told = going_back.what_would_change(store, copy)
    assert (told.now["contact"], told.then["contact"], told.same_line) == (3, 1, True)
    assert [step.label for step in told.steps] == ["Add Carla", "Add Bert"]
    assert told.steps_count == 2
    before = going_back.prepare(store, copy, backups)
    store.close()
    going_back.carry_out(shop_folder, "1")
    with open_shop(shop_folder, clock=clock) as older:
        assert names(older) == ["Anna"]
        went = going_back.went_back(older)
        assert went is not None
        assert went.before == before.name
        again = Backups(older)
        assert again.listed()[0].reason == "before-restore"
        assert again.due()  # of the state of now there is no newer copy
        back = again.named(went.before)
        assert not going_back.what_would_change(older, back).same_line
        going_back.prepare(older, back, again)
    going_back.carry_out(shop_folder, "2")
    with open_shop(shop_folder, clock=clock) as returned:
        assert names(returned) == ["Anna", "Bert", "Carla"]
        going_back.stay_back(returned)
        assert going_back.went_back(returned) is None
    assert not list(shop_folder.glob("shop-next*"))
    assert not list((shop_folder / "backups").glob("replaced-*"))


@pytest.mark.parametrize("cut", range(6))
def test_replacing_is_whole_or_not_at_all(
    store: Store, backups: Backups, shop_folder: Path, cut: int
) -> None:
    """Killed after each of its steps: the next start finds the old shop or the new one."""
    add(store, "Anna")
    copy = backups.make("time")
    add(store, "Bert")
    going_back.prepare(store, copy, backups)
    log = (shop_folder / "shop.sqlite3-wal").read_bytes()
    store.close()
    (shop_folder / "shop.sqlite3-wal").write_bytes(log)  # as after a crash
    kept = shop_folder / "backups" / "replaced-1"
    kept.mkdir()
    steps: list[Callable[[], object]] = [
        lambda: (shop_folder / NOTE).write_text('{"kept": "replaced-1"}'),
        lambda: (shop_folder / "shop.sqlite3-wal").rename(kept / "shop.sqlite3-wal"),
        lambda: (shop_folder / "shop.sqlite3").rename(kept / "shop.sqlite3"),
        lambda: (shop_folder / NEXT).rename(shop_folder / "shop.sqlite3"),
        (shop_folder / NOTE).unlink,
    ]
    for step in steps[:cut]:
        step()
    if not cut:
        (shop_folder / "shop.sqlite3-wal").unlink()
    finish_replacing(shop_folder)
    with open_shop(shop_folder) as opened:
        assert names(opened) == (["Anna", "Bert"] if not cut else ["Anna"])


def test_before_many_are_archived(store: Store, backups: Backups) -> None:
    with store.transact("Add") as tx:
        numbers = [add_contact(tx, f"Person {number}") for number in range(MANY_CONTACTS + 1)]
    change_many(store, Archive(), numbers[1:])
    assert backups.listed() == []
    change_many(store, Archive(), numbers[:1])
    with store.transact("Back") as tx:
        tx.raw.execute("UPDATE contact SET gone=0")
    change_many(store, Archive(), numbers)
    assert [backup.reason for backup in backups.listed()] == ["before-archive"]
    found = find_inside(store, backups.listed()[0], "contact", only_lost=True)
    assert found.count == len(numbers)


def test_a_shared_shop_that_went_back_waits_for_an_answer(
    store: Store, backups: Backups, shop_folder: Path, clock: FakeClock
) -> None:
    add(store, "Anna")
    known.begin(store, b"l" * 16, b"d" * 16, 7)
    copy = backups.make("time")
    add(store, "Bert")
    going_back.prepare(store, copy, backups)
    store.close()
    going_back.carry_out(shop_folder, "1")
    with open_shop(shop_folder, clock=clock) as older, older.read_raw() as raw:
        restored, choice, life = raw.execute(
            "SELECT restored, choice, incarnation FROM sync_state"
        ).fetchone()
    assert (restored, choice) == (0, NOT_CHOSEN)
    assert life != 7  # it writes under a name of its own


def test_what_is_written_until_the_shop_is_closed_is_in_its_backup(
    store: Store, backups: Backups, clock: FakeClock, shop_folder: Path
) -> None:
    add(store, "Anna")
    copy = backups.make("time")
    add(store, "Bert")
    before = going_back.prepare(store, copy, backups)
    add(store, "Carla")  # a form that is saved while the window closes, or another PC
    store.close()
    going_back.carry_out(shop_folder, "1")
    with open_shop(shop_folder, clock=clock) as older:
        assert names(older) == ["Anna"]
        went = going_back.went_back(older)
        assert went is not None
        assert went.before != before.name
        again = Backups(older)
        going_back.prepare(older, again.named(went.before), again)
    going_back.carry_out(shop_folder, "2")
    with open_shop(shop_folder, clock=clock) as returned:
        assert names(returned) == ["Anna", "Bert", "Carla"]


def test_a_copy_that_was_laid_ready_and_never_used_goes(
    store: Store, backups: Backups, shop_folder: Path
) -> None:
    add(store, "Anna")
    going_back.prepare(store, backups.make("time"), backups)
    store.close()
    open_shop(shop_folder).close()
    assert not (shop_folder / NEXT).exists()
