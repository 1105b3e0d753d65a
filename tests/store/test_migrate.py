"""Files are refused untouched, repaired, or brought up to date: all or nothing, and nothing lost.

Until there is a second version of the schema, the older file is an artificial version 0: today's
without the column ``contact.nickname``, with rows of every kind of reference.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.store.backup import list_backups
from crm_desktop.store.check import check_shop, fresh_shape, schema_shape
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.journal import all_triggers
from crm_desktop.store.migrate import Step, bring_up_to_date
from crm_desktop.store.schema import SCHEMA_VERSION
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, add_contact, cut_off, names, open_shop

ROOT = Path(__file__).resolve().parents[2]


def add_nickname(raw: sqlite3.Connection) -> None:
    raw.execute("ALTER TABLE contact ADD COLUMN nickname TEXT DEFAULT '' NOT NULL")


ADD = Step(SCHEMA_VERSION, "Contacts have a nickname now.", add_nickname)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def contents(folder: Path) -> dict[str, bytes]:
    """The shop file and its log, byte for byte."""
    found = {path.name: path.read_bytes() for path in folder.glob(SHOP_FILE + "*")}
    return {name: found[name] for name in found if found[name] and not name.endswith("-shm")}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed shop with 60 contacts, each with phones, a position and a tag."""
    folder = tmp_path_factory.mktemp("filled")
    with open_shop(folder) as store, store.transact("Fill") as tx:
        add_contact(tx, "Nordlicht GmbH")
        for number in range(60):
            add_contact(tx, f"Anna {number}")
        contacts = [id_ for (id_,) in tx.raw.execute("SELECT id FROM contact ORDER BY n")]
        tx.raw.execute("INSERT INTO tag(id, name) VALUES (x'01', 'VIP')")
        for sql, owners in (
            ("phone(id, contact_id, typed) VALUES (?, ?, '030 12')", contacts),
            ("phone(id, contact_id, typed) VALUES (?, ?, '030 13')", contacts),
            ("tagging(id, contact_id, tag_id) VALUES (?, ?, x'01')", contacts),
            (
                "position(id, person_id, company_id)"
                " VALUES (?, ?, (SELECT id FROM contact WHERE n=1))",
                contacts[1:],
            ),
        ):
            rows = zip(tx.ids.take(len(owners)), owners, strict=True)
            tx.raw.executemany(f"INSERT INTO {sql}", rows)
    return folder / SHOP_FILE


@pytest.fixture
def path(shop_folder: Path, filled: Path) -> Path:
    """A copy of that file."""
    shop_folder.mkdir()
    return Path(shutil.copyfile(filled, shop_folder / SHOP_FILE))


@pytest.fixture
def old(path: Path) -> Path:
    """The same as a file of version 0."""
    with closing(sqlite3.connect(path)) as raw:
        for name in all_triggers():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("ALTER TABLE contact DROP COLUMN nickname")
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")
        raw.commit()
    return path


def opened(path: Path) -> Store:
    return open_shop(path.parent)


# -- refused -----------------------------------------------------------------------------------


def refused(path: Path, *steps: Step) -> str:
    before = contents(path.parent)
    with pytest.raises(StoreError) as error:
        bring_up_to_date(path, FakeClock(), steps)
    assert contents(path.parent) == before
    assert list_backups(path.parent / "backups") == []
    return error.value.code


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)


def test_files_that_are_no_shop(tmp_path: Path, path: Path) -> None:
    for content, code in (
        (b"", "store.empty"),
        (b"SQLite format 3\0", "store.not_a_database"),
        (b"PK\x03\x04 a workbook" * 100, "store.not_a_database"),
        (b"\0" * 8192, "store.not_a_database"),
        (path.read_bytes()[:100], "store.damaged"),
        (path.read_bytes()[:100] + b"\xff" * 16000, "store.damaged"),
    ):
        (tmp_path / SHOP_FILE).write_bytes(content)
        assert refused(tmp_path / SHOP_FILE) == code, content[:20]
    with pytest.raises(StoreError) as error:
        bring_up_to_date(tmp_path / "nowhere", FakeClock())
    assert error.value.code == "store.unreadable"


def test_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / SHOP_FILE
    change(path, "CREATE TABLE bookmarks (x)")
    assert refused(path) == "store.foreign"
    change(path, "PRAGMA application_id=42", f"PRAGMA user_version={SCHEMA_VERSION}")
    assert refused(path) == "store.foreign"


def test_newer_version(path: Path) -> None:
    change(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    assert refused(path, ADD) == "store.newer"
    with pytest.raises(StoreError) as error:
        opened(path)
    assert "newer version" in error.value.sentence


@pytest.mark.skipif(os.name == "nt", reason="kills itself by a signal")
def test_newer_version_that_stands_only_in_the_log(path: Path) -> None:
    code = (
        "import os, signal, sqlite3, sys\n"
        "raw = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "raw.execute(sys.argv[2])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    newer = f"PRAGMA user_version={SCHEMA_VERSION + 1}"
    subprocess.run([sys.executable, "-c", code, str(path), newer], check=False)
    assert (path.parent / (SHOP_FILE + "-wal")).stat().st_size > 0
    assert refused(path) == "store.newer"


def test_versions_without_a_way(old: Path) -> None:
    assert refused(old) == "store.too_old"
    assert refused(old, Step(SCHEMA_VERSION + 1, "", add_nickname)) == "store.too_old"
    assert refused(old, ADD, ADD) == "store.too_old"


# -- repaired ----------------------------------------------------------------------------------


def test_a_good_file_is_left_alone(path: Path) -> None:
    before = contents(path.parent)
    assert bring_up_to_date(path, FakeClock()) == []
    assert contents(path.parent) == before


@pytest.mark.parametrize(
    "fault",
    [
        "DROP TRIGGER phone_insert",
        "CREATE TRIGGER spy AFTER INSERT ON contact BEGIN DELETE FROM phone; END",
        "CREATE TRIGGER meta_insert AFTER INSERT ON meta BEGIN SELECT 1; END",
        "UPDATE journal_state SET muted=1",
        "UPDATE journal_state SET batch=1",
        "DELETE FROM journal_state",
    ],
)
def test_a_broken_journal_is_repaired_and_told(path: Path, fault: str) -> None:
    good = dump(path)
    change(path, fault)
    with opened(path) as store:
        assert len(store.notices) == 1
        assert "repaired" in store.notices[0]
    assert sorted(dump(path)) == sorted(good)  # triggers stand in another order
    with opened(path) as store:
        assert store.notices == []


def test_a_changed_trigger_is_repaired(path: Path) -> None:
    good = dump(path)
    sql = all_triggers()["contact_update"].replace("OLD.name IS NOT NEW.name", "0", 1)
    change(path, "DROP TRIGGER contact_update", sql)
    assert dump(path) != good
    assert len(bring_up_to_date(path, FakeClock())) == 1
    assert sorted(dump(path)) == sorted(good)


def test_a_file_without_a_log_gets_one(path: Path) -> None:
    change(path, "PRAGMA journal_mode=DELETE")
    assert bring_up_to_date(path, FakeClock()) == []
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


# -- brought up to date ------------------------------------------------------------------------


def test_a_write_that_was_cut_off_before_there_was_a_log(path: Path, tmp_path: Path) -> None:
    left = cut_off(path, tmp_path / "left")
    with opened(left) as store:
        assert names(store)
        with store.read_raw() as raw:
            assert not raw.execute("SELECT 1 FROM sqlite_schema WHERE name='half'").fetchall()


def test_a_step_that_adds_a_column(path: Path, old: Path, clock: FakeClock) -> None:
    notices = bring_up_to_date(old, clock, [ADD])
    (backup,) = list_backups(old.parent / "backups")
    assert notices[0] == "Contacts have a nickname now."
    assert backup.path.name in notices[1]
    assert (backup.reason, backup.schema_version) == ("before-migration", SCHEMA_VERSION - 1)
    with opened(old) as store:
        assert store.notices == []
        assert check_shop(store).ok
        with store.read_raw() as raw:
            assert schema_shape(raw) == fresh_shape()
            assert raw.execute("SELECT count(*) FROM phone").fetchone() == (122,)
        with store.transact("Edit") as tx:
            tx.raw.execute("UPDATE contact SET nickname='Anni' WHERE n=2")
            (noted,) = tx.raw.execute("SELECT new FROM change ORDER BY n DESC").fetchone()
            assert list(json.loads(noted)) == ["nickname"]


def test_the_shape_sees_every_difference(path: Path, old: Path, clock: FakeClock) -> None:
    statements = [
        "ALTER TABLE contact ADD COLUMN x TEXT",
        "CREATE TABLE extra (x)",
        "CREATE INDEX extra ON contact (nickname)",
        "DROP INDEX contact_match",
        "CREATE TRIGGER extra AFTER INSERT ON meta BEGIN SELECT 1; END",
        "DROP TABLE import_run",
        "DROP TABLE contact_fts",
    ]
    bring_up_to_date(old, clock, [ADD])
    for statement in statements:
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            assert schema_shape(raw) == fresh_shape()
            raw.execute("BEGIN")
            raw.execute(statement)
            assert schema_shape(raw) != fresh_shape(), statement
            raw.execute("ROLLBACK")


def rebuild_contact(raw: sqlite3.Connection) -> None:
    """The long way: a new table, the rows moved, the old one dropped, the new one renamed."""
    (sql,) = raw.execute("SELECT sql FROM sqlite_master WHERE name='contact'").fetchone()
    indexes = raw.execute(
        "SELECT sql FROM sqlite_master WHERE type='index' AND tbl_name='contact' AND sql NOT NULL"
    ).fetchall()
    columns = ",".join(name for _, name, *_ in raw.execute("PRAGMA table_info(contact)"))
    new = sql.replace("CREATE TABLE contact (", "CREATE TABLE contact_new (", 1)
    new = new.replace("sort_key TEXT", "nickname TEXT DEFAULT '' NOT NULL, sort_key TEXT", 1)
    raw.execute(new)
    raw.execute(f"INSERT INTO contact_new({columns}) SELECT {columns} FROM contact")
    raw.execute("DROP TABLE contact")
    raw.execute("ALTER TABLE contact_new RENAME TO contact")
    for (index,) in indexes:
        raw.execute(index)


def test_rebuilding_a_parent_table_loses_nothing(old: Path, clock: FakeClock) -> None:
    # With references that take children along, as the worst case has them.
    change(
        old,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql=replace(sql, 'REFERENCES contact (id)',"
        " 'REFERENCES contact (id) ON DELETE CASCADE') WHERE name='phone'",
    )
    with closing(sqlite3.connect(old)) as raw:
        before = {
            table: raw.execute(f"SELECT * FROM {table} ORDER BY n").fetchall()
            for table in ("phone", "tagging", "position", "tag", "change", "batch")
        }
        contacts = raw.execute("SELECT n, id, name FROM contact ORDER BY n").fetchall()
        assert "CASCADE" in "".join(raw.iterdump())
    bring_up_to_date(old, clock, [Step(SCHEMA_VERSION, "Rebuilt.", rebuild_contact)])
    with closing(sqlite3.connect(old)) as raw:
        for table, rows in before.items():
            assert raw.execute(f"SELECT * FROM {table} ORDER BY n").fetchall() == rows
        assert raw.execute("SELECT n, id, name FROM contact ORDER BY n").fetchall() == contacts
        found = raw.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'").fetchall()
        assert dict(found) == all_triggers()
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    with opened(old) as store, store.transact("Edit") as tx:
        tx.raw.execute("UPDATE phone SET label='work'")
        assert tx.raw.execute(
            "SELECT count(*) FROM change WHERE batch=?", (tx.batch,)
        ).fetchone() == (122,)


def test_the_search_index_is_made_anew_when_a_step_says_so(old: Path, clock: FakeClock) -> None:
    def rename(raw: sqlite3.Connection) -> None:
        add_nickname(raw)
        raw.execute("UPDATE contact SET name='Zora '||n")

    rebuilt = old.with_name("other") / SHOP_FILE
    rebuilt.parent.mkdir()
    shutil.copyfile(old, rebuilt)
    bring_up_to_date(old, clock, [Step(SCHEMA_VERSION, "", rename)])
    bring_up_to_date(rebuilt, clock, [Step(SCHEMA_VERSION, "", rename, rebuilds_search=True)])
    good = {}
    for path in (old, rebuilt):
        with opened(path) as store:
            (search,) = [f for f in check_shop(store).findings if f.code == "search"]
            good[path] = search.ok
    assert good == {old: False, rebuilt: True}


# -- all or nothing ----------------------------------------------------------------------------


def commits(raw: sqlite3.Connection) -> None:
    add_nickname(raw)
    raw.commit()


def runs_a_script(raw: sqlite3.Connection) -> None:
    raw.executescript("ALTER TABLE contact ADD COLUMN nickname TEXT; DELETE FROM phone;")


def loses_rows(raw: sqlite3.Connection) -> None:
    add_nickname(raw)
    raw.execute("DELETE FROM tagging WHERE n=3")


def breaks_a_link(raw: sqlite3.Connection) -> None:
    add_nickname(raw)
    raw.execute("UPDATE phone SET contact_id=x'99' WHERE n=3")


def fills_the_disk(raw: sqlite3.Connection) -> None:
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count={pages + 10}")
    raw.execute("CREATE TABLE ballast AS SELECT randomblob(100000) FROM contact")


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (commits, "store.migration"),
        (runs_a_script, "store.migration"),
        (loses_rows, "store.migration"),
        (breaks_a_link, "store.migration"),
        (fills_the_disk, "store.full"),
    ],
)
def test_a_step_that_goes_wrong_changes_nothing(
    old: Path, clock: FakeClock, step: Callable[[sqlite3.Connection], None], code: str
) -> None:
    before = dump(old)
    with pytest.raises(StoreError) as error:
        bring_up_to_date(old, clock, [Step(SCHEMA_VERSION, "", step)])
    assert error.value.code == code
    assert dump(old) == before
    (backup,) = list_backups(old.parent / "backups")
    assert dump(backup.path) == before
    bring_up_to_date(old, clock, [ADD])


def test_a_fault_in_a_step_is_a_bug_and_changes_nothing(old: Path, clock: FakeClock) -> None:
    def faulty(raw: sqlite3.Connection) -> None:
        add_nickname(raw)
        raise ZeroDivisionError

    before = dump(old)
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(old, clock, [Step(SCHEMA_VERSION, "", faulty)])
    assert dump(old) == before


def test_links_that_were_broken_before_do_not_stop_it(old: Path, clock: FakeClock) -> None:
    change(old, "UPDATE phone SET contact_id=x'99' WHERE n=3")
    bring_up_to_date(old, clock, [ADD])
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_no_backup_no_migration(old: Path, clock: FakeClock) -> None:
    before = dump(old)
    (old.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises(StoreError):
        bring_up_to_date(old, clock, [ADD])
    assert dump(old) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from crm_desktop.store.migrate import Step, bring_up_to_date
from crm_desktop.store.schema import SCHEMA_VERSION
from tests.helpers.shop import FakeClock
def step(raw):
    raw.execute("PRAGMA cache_size=1")  # pages go into the log at once
    raw.execute("ALTER TABLE contact ADD COLUMN nickname TEXT")
    raw.execute("UPDATE phone SET typed=hex(randomblob(5000))")
    raw.execute("DELETE FROM tagging")
    os.kill(os.getpid(), signal.SIGKILL)
bring_up_to_date(Path(sys.argv[1]), FakeClock(), [Step(SCHEMA_VERSION, "", step)])
"""


@pytest.mark.skipif(os.name == "nt", reason="kills itself by a signal")
def test_killed_in_the_middle(old: Path, clock: FakeClock) -> None:
    before = dump(old)
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(old)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        check=False,
    )
    assert ran.returncode == -9
    assert old.with_name(SHOP_FILE + "-wal").stat().st_size > 100_000
    copy = old.parent.with_name("copy")
    shutil.copytree(old.parent, copy)
    assert dump(copy / SHOP_FILE) == before
    bring_up_to_date(old, clock, [ADD])
    assert len(list_backups(old.parent / "backups")) == 2
    with opened(old) as store:
        assert len(names(store)) == 61
        assert check_shop(store).ok


def test_a_log_that_a_crash_left_is_part_of_the_shop(old: Path, clock: FakeClock) -> None:
    """What stands only in the log is in the backup and in the migrated file."""
    holder = sqlite3.connect(old, isolation_level=None)
    holder.execute("INSERT INTO tag(id, name) VALUES (x'77', 'only in the log')")
    crashed = old.parent.with_name("crashed")
    crashed.mkdir()
    for name in (SHOP_FILE, SHOP_FILE + "-wal"):
        shutil.copyfile(old.with_name(name), crashed / name)
    holder.close()
    bring_up_to_date(crashed / SHOP_FILE, clock, [ADD])
    (backup,) = list_backups(crashed / "backups")
    for path in (crashed / SHOP_FILE, backup.path):
        with closing(sqlite3.connect(path)) as raw:
            assert ("only in the log",) in raw.execute("SELECT name FROM tag").fetchall()
