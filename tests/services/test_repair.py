"""Repair of damaged shops: nothing that can be read is lost, and the damaged file is kept."""

import random
import sqlite3
import zipfile
from contextlib import closing, suppress
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.services.backups import Backups
from crm_desktop.services.repair import (
    carry_out_repair,
    examine,
    prepare_repair,
    save_for_help,
)
from crm_desktop.store.check import check_shop
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, add_contact, names, open_shop

PAGE = 4096


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Path:
    """A shop of many pages: 400 contacts with a note each, a backup, then two more steps."""
    folder = tmp_path_factory.mktemp("built") / "shop"
    clock = FakeClock()
    with open_shop(folder, template, clock) as store:
        fill(store, "Person", 400)
        Backups(store).make("time")
        clock.advance(60_000)
        fill(store, "Late", 3)
        with store.transact("Rename") as tx:
            tx.raw.execute("UPDATE contact SET name='Renamed' WHERE n=7")
    return folder


def fill(store: Store, name: str, count: int) -> None:
    with store.transact(f"Add {name}") as tx:
        for number in range(count):
            n = add_contact(tx, f"{name} {number}")
            tx.raw.execute(
                "INSERT INTO entry(id, contact_id, kind, body, happened_at)"
                " SELECT ?, id, 'note', ?, ? FROM contact WHERE n=?",
                (tx.ids.one(), f"Note of {name} {number} " * 20, tx.now, n),
            )


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    import shutil

    place = tmp_path / "shop"
    shutil.copytree(built, place)
    return place


def pages_of(folder: Path, table: str) -> list[int]:
    """Numbers of the leaf pages of a table."""
    with closing(sqlite3.connect(folder / SHOP_FILE)) as raw:
        rows = raw.execute(
            "SELECT pageno FROM dbstat WHERE name=? AND pagetype='leaf' ORDER BY pageno", (table,)
        ).fetchall()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return [page for (page,) in rows]


def zero(folder: Path, *pages: int) -> None:
    content = bytearray((folder / SHOP_FILE).read_bytes())
    for page in pages:
        content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    (folder / SHOP_FILE).write_bytes(content)


def test_repair_takes_what_is_lost_from_the_backup(folder: Path, clock: FakeClock) -> None:
    before = (folder / SHOP_FILE).read_bytes()
    try:
        pages = pages_of(folder, "entry")
    except sqlite3.OperationalError:
        pytest.skip("this SQLite does not tell which pages a table has")
    zero(folder, pages[1], pages[3])
    damaged = (folder / SHOP_FILE).read_bytes()
    assert damaged != before
    known = examine(folder)
    assert known.good is not None
    assert known.steps is not None
    assert [step.label for step in known.steps] == ["Add Late", "Rename"]
    done = prepare_repair(folder, "repair", clock=clock)
    assert (folder / SHOP_FILE).read_bytes() == damaged  # nothing was replaced yet
    assert done.read["contact"] == 403
    assert 0 < done.from_backup["entry"] < 200
    assert sum(done.lost.values()) == 0
    kept = carry_out_repair(folder, "1")
    assert (kept / SHOP_FILE).read_bytes() == damaged
    with open_shop(folder, clock=clock) as store:
        assert len(names(store)) == 403
        assert names(store)[6] == "Renamed"
        with store.read_raw() as raw:
            assert raw.execute("SELECT count(*) FROM entry").fetchone() == (403,)
        assert check_shop(store).ok, check_shop(store)


def test_without_a_backup_what_is_lost_is_counted(folder: Path, clock: FakeClock) -> None:
    try:
        (page, *_) = pages_of(folder, "contact")
    except sqlite3.OperationalError:
        pytest.skip("this SQLite does not tell which pages a table has")
    for path in (folder / "backups").iterdir():
        path.unlink()
    zero(folder, page)
    done = prepare_repair(folder, "repair", clock=clock)
    assert done.lost["contact"] > 0
    assert done.made_up == done.lost["contact"]  # their notes are there, and can be found
    assert done.read["entry"] == 403
    carry_out_repair(folder, "1")
    with open_shop(folder, clock=clock) as store:
        assert check_shop(store).ok
        assert len(names(store)) == 403
    with pytest.raises(StoreError) as refused:
        prepare_repair(folder, "last_good", clock=clock)
    assert refused.value.code == "repair.no_backup"


def test_the_last_good_copy_with_what_was_done_since(folder: Path, clock: FakeClock) -> None:
    done = prepare_repair(folder, "last_good", clock=clock)
    assert done.steps is not None
    assert [step.label for step in done.steps] == ["Add Late", "Rename"]
    assert sum(done.lost.values()) == 0
    carry_out_repair(folder, "1")
    with open_shop(folder, clock=clock) as store:
        assert len(names(store)) == 403
        assert names(store)[6] == "Renamed"
        assert check_shop(store).ok


@pytest.mark.parametrize("content", [b"", b"no shop at all" * 500])
def test_a_file_of_which_nothing_is_left(folder: Path, clock: FakeClock, content: bytes) -> None:
    (folder / SHOP_FILE).write_bytes(content)
    with pytest.raises(StoreError):
        open_shop(folder, clock=clock)
    known = examine(folder)
    assert (known.good is not None, known.steps) == (True, None)
    with pytest.raises(StoreError) as refused:
        prepare_repair(folder, "repair", clock=clock)
    assert refused.value.code == "repair.nothing"
    assert prepare_repair(folder, "last_good", clock=clock).steps is None
    kept = carry_out_repair(folder, "1")
    assert (kept / SHOP_FILE).read_bytes() == content
    with open_shop(folder, clock=clock) as store:
        assert len(names(store)) == 400


def test_random_damage_never_stops_the_repair(folder: Path, clock: FakeClock) -> None:
    whole = (folder / SHOP_FILE).read_bytes()
    chance = random.Random(1)
    for _ in range(2):
        content = bytearray(whole)
        for _ in range(30):  # behind the description of the tables, without which nothing is found
            content[chance.randrange(len(content) // 2, len(content))] ^= 1 << chance.randrange(8)
        (folder / SHOP_FILE).write_bytes(content)
        with suppress(StoreError):  # where the description of the tables was hit
            prepare_repair(folder, "repair", clock=clock)
        prepare_repair(folder, "last_good", clock=clock)


def test_everything_for_help(folder: Path, tmp_path: Path) -> None:
    out = save_for_help(folder, tmp_path / "help.zip")
    with zipfile.ZipFile(out) as packed:
        assert packed.read(SHOP_FILE) == (folder / SHOP_FILE).read_bytes()
    assert out.stat().st_mode & 0o077 == 0
    with pytest.raises(StoreError):
        save_for_help(folder, out)
