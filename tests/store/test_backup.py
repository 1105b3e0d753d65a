"""Backups: verified before they have a name, never half, never over another one."""

import hashlib
import json
import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.store.backup import Backup, journal_hash, list_backups, make_backup
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, add_contact, names, open_shop


@pytest.fixture
def folder(store: Store) -> Path:
    return store.folder / "backups"


def fill(store: Store, count: int) -> None:
    with store.transact("Add") as tx:
        for number in range(count):
            add_contact(tx, f"Anna {number}")


def by_hand(store: Store) -> Backup:
    return make_backup(store.path, store.folder / "backups", reason="by-hand", clock=store.clock)


def test_a_backup_holds_what_the_shop_held(store: Store, folder: Path, tmp_path: Path) -> None:
    fill(store, 30)
    backup = by_hand(store)
    assert backup.path == folder / "shop-20261122-094500-by-hand.sqlite3"
    assert backup.rows["contact"] == 30
    assert backup.rows["batch"] == 1
    assert not [name for name in backup.rows if "fts" in name or "search" in name]
    content = backup.path.read_bytes()
    assert (backup.size, backup.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (backup.broken_links, backup.schema_version, backup.reason) == (0, 1, "by-hand")
    assert sorted(path.name for path in folder.iterdir()) == [
        "shop-20261122-094500-by-hand.json",
        "shop-20261122-094500-by-hand.sqlite3",
    ]
    assert list_backups(folder) == [backup]
    (tmp_path / "back").mkdir()
    backup.path.rename(tmp_path / "back" / store.path.name)
    with open_shop(tmp_path / "back") as back:
        assert names(back) == names(store)
        with back.read_raw() as raw:  # a copy is not born with a write-ahead log
            assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_backup_is_never_overwritten(store: Store, folder: Path, clock: FakeClock) -> None:
    made = []
    for count in range(3):
        fill(store, 1)
        made.append(by_hand(store))
        assert made[count].rows["contact"] == count + 1
    clock.advance(1000)
    made.append(by_hand(store))
    assert [backup.path.name for backup in made] == [
        "shop-20261122-094500-by-hand.sqlite3",
        "shop-20261122-094500-by-hand-2.sqlite3",
        "shop-20261122-094500-by-hand-3.sqlite3",
        "shop-20261122-094501-by-hand.sqlite3",
    ]
    assert [backup.rows["contact"] for backup in made] == [1, 2, 3, 3]
    assert len({hashlib.sha256(b.path.read_bytes()).hexdigest() for b in made}) == 4 - 1
    assert list_backups(folder)[0] == made[3]
    assert sorted(list_backups(folder), key=lambda b: b.path) == sorted(made, key=lambda b: b.path)


def test_half_of_a_pair_keeps_its_name(store: Store, folder: Path) -> None:
    """Someone may still need the copy whose description was lost, or know where it went."""
    folder.mkdir()
    lost = folder / "shop-20261122-094500-by-hand.sqlite3"
    moved = folder / "shop-20261122-094500-by-hand-2.json"
    for path in (lost, moved):
        path.write_bytes(b"precious")
    assert by_hand(store).path.name == "shop-20261122-094500-by-hand-3.sqlite3"
    assert lost.read_bytes() == moved.read_bytes() == b"precious"


def test_from_a_connection_and_only_plain_reasons(store: Store, folder: Path) -> None:
    fill(store, 2)
    with store.read_raw() as raw, pytest.raises(StoreError) as refused:
        make_backup(raw, folder, reason="x", clock=store.clock)  # inside a transaction
    assert refused.value.code == "backup.failed"
    raw = sqlite3.connect(store.path, isolation_level=None)
    backup = make_backup(raw, folder, reason="before-migration", clock=store.clock)
    raw.close()
    assert backup.rows["contact"] == 2
    for reason in ("", "../x", "Anna Meier", "-a"):
        with pytest.raises(ValueError, match="reason"):
            make_backup(store.path, folder, reason=reason, clock=store.clock)
    assert list_backups(folder) == [backup]


def test_too_little_room(store: Store, folder: Path) -> None:
    size = store.path.stat().st_size
    with store.write_local() as raw:
        ((pages,), (page,)) = (
            raw.execute("PRAGMA page_count").fetchone(),
            raw.execute("PRAGMA page_size").fetchone(),
        )
    assert pages * page == size

    def free(_: Path) -> int:
        return room

    room = 3 * size - 1
    with pytest.raises(StoreError) as refused:
        make_backup(store.path, folder, reason="x", clock=store.clock, free_bytes=free)
    assert refused.value.code == "backup.no_space"
    assert list(folder.iterdir()) == []
    room += 1
    make_backup(store.path, folder, reason="x", clock=store.clock, free_bytes=free)
    assert len(list(folder.iterdir())) == 2


def test_a_copy_that_fails_leaves_nothing_behind(store: Store, folder: Path) -> None:
    fill(store, 200)
    path, clock = store.path, store.clock
    store.close()
    whole = path.read_bytes()
    raw = sqlite3.connect(path)
    (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name='contact'").fetchone()
    (size,) = raw.execute("PRAGMA page_size").fetchone()
    raw.close()
    start = (page - 1) * size
    path.write_bytes(whole[:start] + b"\xff" * size + whole[start + size :])
    with pytest.raises(StoreError) as refused:
        make_backup(path, folder, reason="x", clock=clock)
    assert refused.value.code == "backup.damaged"
    assert list(folder.iterdir()) == []
    path.write_bytes(b"not a database, but Anna Meier's letter" * 100)
    with pytest.raises(StoreError) as refused:
        make_backup(path, folder, reason="x", clock=clock)
    assert refused.value.code == "backup.damaged"
    assert "Anna" not in refused.value.sentence
    assert list(folder.iterdir()) == []


def test_damage_that_only_the_check_of_the_copy_sees(store: Store, folder: Path) -> None:
    store.close()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as raw:
        raw.execute("CREATE TABLE extra (n INTEGER PRIMARY KEY, x TEXT)")
        raw.execute("INSERT INTO extra VALUES (1, NULL)")
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute(
            "UPDATE sqlite_master SET sql=replace(sql, 'x TEXT', 'x TEXT NOT NULL')"
            " WHERE name='extra'"
        )
    with pytest.raises(StoreError) as refused:
        by_hand(store)
    assert refused.value.code == "backup.damaged"
    assert list(folder.iterdir()) == []


def test_broken_links_are_counted_and_do_not_prevent_a_copy(store: Store) -> None:
    store.close()
    raw = sqlite3.connect(store.path)
    raw.executescript(
        "UPDATE journal_state SET muted=1;"
        "INSERT INTO phone(id, contact_id) VALUES (x'01', x'02'), (x'03', x'04');"
    )
    raw.close()
    assert by_hand(store).broken_links == 2


def test_while_others_write(store: Store, folder: Path) -> None:
    """Every copy is one state: all parts of a transaction, or none."""
    stop, failed = threading.Event(), []

    def write() -> None:
        try:
            while not stop.is_set():
                with store.transact("Add") as tx:
                    for number in range(7):
                        add_contact(tx, f"Anna {number}")
        except BaseException as error:
            failed.append(error)
            raise

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [by_hand(store) for _ in range(5)]
    finally:
        stop.set()
        writer.join()
    assert failed == []
    for backup in made:
        assert backup.rows["contact"] == 7 * backup.rows["batch"]
        assert backup.rows["change"] == backup.rows["contact"]
    assert made[-1].rows["contact"] >= made[0].rows["contact"]
    assert len(list_backups(folder)) == 5


def test_files_of_a_killed_program_go_away_and_fresh_ones_stay(store: Store, folder: Path) -> None:
    folder.mkdir()
    old, fresh = folder / "shop-x.0.part", folder / "shop-y.0.part"
    for path, age in ((old, 25 * 3600), (fresh, 60)):
        path.write_bytes(b"half a copy")
        os.utime(path, (store.clock() / 1000 - age,) * 2)
    backup = by_hand(store)
    assert not old.exists()
    assert fresh.exists()
    assert list_backups(folder) == [backup]


def test_files_that_do_not_belong_together_are_no_backup(store: Store, folder: Path) -> None:
    backup = by_hand(store)
    manifest = backup.path.with_suffix(".json")
    good = json.loads(manifest.read_text())
    for bad in ("", "[]", "{}", "null", "[" * 100_000, json.dumps(good | {"rows": None})):
        manifest.write_text(bad)
        assert list_backups(folder) == []
    changed: tuple[dict[str, object], ...] = (
        {"size": 1}, {"path": "../shop.sqlite3"}, {"made_at": "today"}, {"sha256": 1},
        {"serial": "1"}, {"rows": {"contact": "1"}}, {"live": []}, {"blobs": [1]},
    )  # fmt: skip
    for change in changed:
        manifest.write_text(json.dumps(good | change))
        assert list_backups(folder) == []
    manifest.write_text(json.dumps(good))
    assert list_backups(folder) == [backup]
    backup.path.unlink()
    assert list_backups(folder) == []
    assert list_backups(folder / "nowhere") == []


def test_a_past_with_holes_is_another_one() -> None:
    """Of a damaged file any value may be missing; the window with the ways out asks for it."""
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE change (n INTEGER PRIMARY KEY, batch, tbl, row, old, new)")
        raw.execute("INSERT INTO change VALUES (1, 1, 1, 1, NULL, NULL)")
        whole = journal_hash(raw)
        raw.execute("UPDATE change SET tbl=NULL")
        assert journal_hash(raw) != whole
