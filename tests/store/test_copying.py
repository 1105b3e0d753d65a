"""The bytes of a shop as they are at one moment, while others write, read and tidy."""

from contextlib import closing
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.store.backup import Backup, make_backup
from crm_desktop.store.connection import connect
from crm_desktop.store.copying import copy_bytes
from crm_desktop.store.store import Store
from tests.helpers.shop import add_contact


def add(store: Store, *people: str) -> None:
    with store.transact("Add") as tx:
        for name in people:
            add_contact(tx, name)


def by_hand(store: Store) -> Backup:
    return make_backup(store.path, store.folder / "backups", reason="x", clock=store.clock)


def names_in(path: Path) -> list[str]:
    with closing(connect(path, "ro", prepared=False)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        return [name for (name,) in raw.execute("SELECT name FROM contact ORDER BY n")]


@pytest.fixture
def part(tmp_path: Path) -> Path:
    made = tmp_path / "copy"
    made.touch()
    return made


def test_what_is_saved_and_put_into_the_file_meanwhile_is_not_in_it(
    store: Store, part: Path
) -> None:
    add(store, "Marta Oliveira")

    def meanwhile() -> bool:
        add(store, *(f"Later {number}" for number in range(300)))
        with closing(connect(store.path, "rw", prepared=False)) as other:
            other.execute("PRAGMA wal_checkpoint(PASSIVE)")
        return False

    with closing(connect(store.path, "ro", prepared=False)) as raw:
        assert copy_bytes(raw, part, meanwhile)
        assert not raw.in_transaction
    assert names_in(part) == ["Marta Oliveira"]
    assert {path.name for path in part.parent.glob("copy*")} == {"copy"}


def test_an_older_reader_keeps_the_log_from_the_file(store: Store, part: Path) -> None:
    with store.read_raw() as older:
        older.execute("SELECT count(*) FROM contact").fetchone()
        add(store, "Marta Oliveira")
        with closing(connect(store.path, "ro", prepared=False)) as raw:
            assert not copy_bytes(raw, part, lambda: False)
        assert names_in(by_hand(store).path) == ["Marta Oliveira"]  # page by page then


def test_many_free_pages_are_not_copied(store: Store) -> None:
    with store.write_local() as raw:
        raw.execute("CREATE TABLE passing AS SELECT zeroblob(4000000) content")
    with store.write_local() as raw:
        raw.execute("DROP TABLE passing")
    with store.read_raw() as raw:
        assert raw.execute("PRAGMA freelist_count").fetchone()[0] > 900
    assert by_hand(store).size < 4_000_000


def test_nothing_that_was_deleted_stands_in_free_pages(store: Store) -> None:
    with store.write_local() as raw:
        raw.execute("CREATE TABLE passing (said TEXT)")
        raw.executemany(
            "INSERT INTO passing VALUES (?)", [(f"a secret of Marta {n}",) for n in range(200)]
        )
    with store.write_local() as raw:
        raw.execute("DROP TABLE passing")
    with closing(connect(store.path, "ro", prepared=False)) as raw:
        assert raw.execute("PRAGMA freelist_count").fetchone()[0] > 0
        assert raw.execute("PRAGMA secure_delete").fetchone() == (1,)
    content = by_hand(store).path.read_bytes()
    assert b"a secret" not in content


def test_stopped_before_the_first_piece(store: Store, part: Path) -> None:
    with closing(connect(store.path, "ro", prepared=False)) as raw:
        with pytest.raises(StoreError) as refused:
            copy_bytes(raw, part, lambda: True)
        assert refused.value.code == "backup.stopped"
        assert not raw.in_transaction
