"""The check finds what was planted, says it without naming customers, and changes nothing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crm_desktop.store.check import Report, check_shop
from crm_desktop.store.schema import SYNCED, number
from crm_desktop.store.store import Store
from tests.helpers.shop import add_contact, open_shop


def fill(store: Store) -> None:
    with store.transact("Add Anna Meier") as tx:
        for number in range(40):
            add_contact(tx, f"Anna Meier {number}")
        tx.raw.execute(
            "INSERT INTO phone(id, contact_id, typed) SELECT id, id, '030 1' FROM contact"
        )


def wrong(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if not finding.ok]


def test_a_good_shop(store: Store) -> None:
    fill(store)
    with closing(sqlite3.connect(store.path)) as raw:
        before = list(raw.iterdump())
        report = check_shop(store)
        assert list(raw.iterdump()) == before
    assert report.ok
    assert [finding.code for finding in report.findings] == [
        "integrity", "references", "tables", "triggers", "settings", "journal", "replay", "unsent",
        "summary", "search",
    ]  # fmt: skip
    assert all(finding.details == () for finding in report.findings)
    with store.transact("Add") as tx:
        add_contact(tx, "Bela")
    assert check_shop(store).ok


FAULTS = {
    "UPDATE phone SET contact_id=x'99' WHERE n=3": ["references"],
    "CREATE TABLE extra (x)": ["tables"],
    "ALTER TABLE contact ADD COLUMN extra TEXT": ["tables"],
    "DROP INDEX contact_match": ["tables"],
    "INSERT INTO contact(id, name) VALUES (x'99', 'Anna Meier')": ["journal", "summary", "search"],
    "DELETE FROM change WHERE n=4": ["journal"],
    "DELETE FROM batch": ["journal"],
    "UPDATE change SET old='{}', new='{}' WHERE n=4": ["journal"],
    "UPDATE change SET tbl=99 WHERE n=4": ["journal"],
    "UPDATE change SET row=9999 WHERE n=4": ["journal"],
    "INSERT INTO sync_dirty VALUES (3, 9999, 1)": ["unsent"],
    "INSERT INTO sync_dirty VALUES (99, 1, 1)": ["unsent"],
    "UPDATE contact SET name='Bela' WHERE n=3": ["summary", "search"],
    "DELETE FROM search_contact WHERE n=3": ["search"],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(shop_folder: Path, template: Path, fault: str) -> None:
    with open_shop(shop_folder, template) as store:
        fill(store)
        path = store.path
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.create_function("fold", 1, str.casefold)
        raw.execute("UPDATE journal_state SET muted=1")
        raw.execute(fault)
        raw.execute("UPDATE journal_state SET muted=0")
    with open_shop(shop_folder) as store:
        report = check_shop(store)
    assert wrong(report) == FAULTS[fault]
    assert not report.ok
    told = [text for f in report.findings for text in (f.sentence, *f.details)]
    assert not [text for text in told if "Anna" in text or "Meier" in text]
    assert all(finding.details for finding in report.findings if not finding.ok)


def test_faults_that_come_while_the_shop_is_open(store: Store) -> None:
    fill(store)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER phone_insert")
        raw.execute("UPDATE journal_state SET muted=1")
    assert wrong(check_shop(store)) == ["tables", "triggers", "journal"]


def test_a_damaged_file(shop_folder: Path, template: Path, tmp_path: Path) -> None:
    with open_shop(shop_folder, template) as store:
        fill(store)
        path = store.path
    with closing(sqlite3.connect(path)) as raw:
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        pages = dict(raw.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage>0"))
    for name in ("contact", "contact_match", "change", "contact_fts_data"):
        folder = tmp_path / name
        folder.mkdir()
        shutil.copyfile(path, folder / path.name)
        with (folder / path.name).open("rb+") as file:
            file.seek((pages[name] - 1) * size)
            file.write(b"\xff" * size)
        with open_shop(folder) as store:
            report = check_shop(store)
        assert "integrity" in wrong(report)


def test_values_of_another_kind_are_told_and_stop_nothing(store: Store) -> None:
    """A bit that flipped, or a page in the place of another one."""
    fill(store)
    with store.write_local() as raw:
        raw.execute("UPDATE change SET new=json_object('source_id', 'no id') WHERE tbl=?",
                    (number(SYNCED["contact"]),))  # fmt: skip
    report = check_shop(store)
    assert wrong(report) == ["replay"]
    (replay,) = [finding for finding in report.findings if finding.code == "replay"]
    assert replay.details == ("the check stopped: values that cannot be read",)


def test_steps_without_an_end_and_notices_are_told(store: Store) -> None:
    fill(store)
    batch = store.begin_batch("Import of Anna's list", "import")
    store.notices.append("Something was repaired.")
    report = check_shop(store)
    assert report.ok
    told = [finding.sentence for finding in report.findings if finding.code == "notice"]
    assert told == ["Something was repaired."]
    (cut,) = [finding for finding in report.findings if finding.code == "cut_off"]
    assert f"Step {batch} (import)" in cut.sentence
    assert "Anna" not in cut.sentence
    store.end_batch(batch)
    assert "cut_off" not in [finding.code for finding in check_shop(store).findings]


def test_a_value_that_changed_by_itself(store: Store) -> None:
    """A bit that flipped inside a text leaves the file in good order; the history knows better."""
    fill(store)
    with store.transact("Rename") as tx:
        tx.raw.execute("UPDATE contact SET name='Ännchen', birth_year=1980 WHERE n=3")
    assert check_shop(store).ok
    with closing(sqlite3.connect(store.path)) as raw:
        raw.create_function("fold", 1, str)
        raw.execute("UPDATE journal_state SET muted=1")
        raw.execute("UPDATE contact SET name='Ännchin' WHERE n=3")
        raw.execute("UPDATE journal_state SET muted=0")
        raw.commit()
    report = check_shop(store)
    assert "replay" in wrong(report)
    (found,) = [finding for finding in report.findings if finding.code == "replay"]
    assert found.details == ("contact 3: name",)
