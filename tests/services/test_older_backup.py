"""A backup of an older version is read as one of this version, and stays as it was."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.services.backup_inside import find_inside
from crm_desktop.services.backups import Backups
from crm_desktop.services.going_back import carry_out, prepare, went_back, what_would_change
from crm_desktop.services.older_backup import read_backup
from crm_desktop.store import restored
from crm_desktop.store.backup import Backup, hash_of, list_backups
from crm_desktop.store.check import check_shop
from crm_desktop.store.connection import connect
from crm_desktop.store.file_format import SCHEMA_VERSION
from crm_desktop.store.migrate import Step
from crm_desktop.store.replace import NEXT
from crm_desktop.store.store import Store
from crm_desktop.sync import known
from tests.helpers.shop import FakeClock, add_contact


def _like_everybody(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE contact SET note='liked'")


STEP = Step(SCHEMA_VERSION, "Everybody is liked now.", _like_everybody, rebuilds_search=True)


@pytest.fixture
def older(store: Store) -> Backup:
    known.begin(store, b"L" * 16, b"D" * 16, 1)  # a shop that is shared
    with store.transact("Add") as tx:
        add_contact(tx, "Anna")
    made = Backups(store).make("time")
    with closing(sqlite3.connect(made.path)) as raw:
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")
    return replace(made, schema_version=SCHEMA_VERSION - 1, sha256=hash_of(made.path), journal="")


def test_it_is_brought_up_to_date_in_a_temporary_place(older: Backup, clock: FakeClock) -> None:
    before = sorted(older.path.parent.iterdir())
    with read_backup(older, clock, [STEP]) as raw:
        found = raw.execute("SELECT name, note FROM contact").fetchall()
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            raw.execute("DELETE FROM contact")
    assert found == [("Anna", "liked")]
    assert hash_of(older.path) == older.sha256
    assert sorted(older.path.parent.iterdir()) == before


def test_going_back_to_it_brings_it_up_to_date_and_marks_it(
    store: Store, older: Backup, clock: FakeClock
) -> None:
    with store.transact("Add") as tx:
        add_contact(tx, "Bo")
    with store.read_raw() as raw:
        as_it_was = raw.execute("SELECT incarnation FROM sync_state").fetchone()
    before = prepare(store, older, Backups(store), [STEP])
    with closing(connect(store.folder / NEXT, "ro", prepared=False)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert hash_of(older.path) == older.sha256
    assert {path.suffix for path in older.path.parent.iterdir()} <= {".sqlite3", ".json"}
    folder, listed = store.folder, [one.reason for one in list_backups(older.path.parent)]
    assert listed.count("before-migration") == 0
    store.close()
    carry_out(folder, "1")
    with Store.open(folder, clock=clock) as back:
        with back.read_raw() as raw:
            assert raw.execute("SELECT name, note FROM contact").fetchall() == [("Anna", "liked")]
            choice, incarnation = raw.execute(
                "SELECT choice, incarnation FROM sync_state"
            ).fetchone()
        assert choice == restored.NOT_CHOSEN
        assert (incarnation,) != as_it_was
        went = went_back(back)
        assert went is not None
        assert went.before == before.name
        assert check_shop(back).ok


def test_going_back_where_there_is_no_way_changes_nothing(store: Store, older: Backup) -> None:
    before = sorted(older.path.parent.iterdir())
    with pytest.raises(StoreError, match="a version in between"):
        prepare(store, older, Backups(store))
    assert sorted(older.path.parent.iterdir()) == before
    assert not (store.folder / NEXT).exists()


def test_without_a_way_from_it_that_is_said(store: Store, older: Backup) -> None:
    before = sorted(older.path.parent.iterdir())
    for look in (
        lambda: what_would_change(store, older),
        lambda: find_inside(store, older, "contact"),
    ):
        with pytest.raises(StoreError, match="a version in between") as refused:
            look()
        assert refused.value.code == "store.too_old"
    assert sorted(older.path.parent.iterdir()) == before


def test_a_copy_that_is_gone_is_said_to_be_unreadable(older: Backup, clock: FakeClock) -> None:
    older.path.unlink()
    now = replace(older, schema_version=SCHEMA_VERSION)
    for gone in (older, now):
        with pytest.raises(StoreError) as refused, read_backup(gone, clock, [STEP]):
            pass
        assert refused.value.code == "backup.unreadable"
