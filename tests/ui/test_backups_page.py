"""Backups in the window: made by themselves and at the end, looked into, gone back to."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.services.backups import EVERY_MS, Backups
from crm_desktop.services.going_back import went_back, what_would_change
from crm_desktop.services.second_place import FOLDER, choose_place, copy_newest
from crm_desktop.store.store import Store
from crm_desktop.ui import backup_words
from crm_desktop.ui.dialogs.backup_place import BackupPlace
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.backup_inside import BackupInsidePage
from crm_desktop.ui.pages.backups import BackupsPage
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.widgets.backup_part import BackupPart
from tests.helpers.shop import FakeClock, add_contact, names

FIRST_PLACE = "trash"


@pytest.fixture(autouse=True)
def _checked(store: Store) -> None:
    """Everything was checked today: no process does it once more."""
    Backups(store).note(full_check={"at": store.clock(), "ok": True, "wrong": []})


def add(store: Store, name: str) -> None:
    with store.transact(f"Add {name}") as tx:
        add_contact(tx, name)


def listed(store: Store) -> list[str]:
    return [backup.reason for backup in Backups(store).listed()]


def test_made_by_themselves(window: MainWindow, store: Store, clock: FakeClock) -> None:
    window.backing_up.start()
    assert listed(store) == ["time"]
    window.backing_up.look()
    clock.advance(EVERY_MS)
    window.backing_up.look()
    assert listed(store) == ["time"]  # nothing changed
    add(store, "Late")
    window.backing_up.look()
    assert listed(store) == ["time", "time"]


def test_one_at_the_end(window: MainWindow, store: Store, clock: FakeClock, qtbot: QtBot) -> None:
    window.backing_up.start()
    clock.advance(1000)
    add(store, "Late")
    window.close()
    assert not window.is_closed  # it says what it is waiting for
    qtbot.waitUntil(lambda: window.is_closed)
    assert listed(store) == ["exit", "time"]


def test_nothing_at_the_end_where_nothing_changed(window: MainWindow, store: Store) -> None:
    window.backing_up.start()
    assert window.close()
    assert listed(store) == ["time"]


def test_no_room(window: MainWindow, store: Store) -> None:
    backing = window.backing_up
    backing.backups = Backups(store, free_bytes=lambda folder: 1000)
    backing.start()
    (said,) = window.bars.texts()
    assert "too little room" in said
    backing.backups = Backups(store)
    backing.look()
    assert window.bars.texts() == []


def part_of(window: MainWindow) -> BackupPart:
    window.go("settings")
    parts = window.stack.page_of("settings", SettingsPage).show_section("sync")
    (found,) = [part for part in parts if isinstance(part, BackupPart)]
    return found


def test_how_it_stands(window: MainWindow, store: Store, clock: FakeClock) -> None:
    part = part_of(window)
    assert part.heading.text() == "There is no backup yet."
    assert not part.restore.isEnabled()
    part.back_up.click()
    assert part.heading.text() == "Backed up today 09:45"
    assert part.sentence.text() == (
        "Opened again and checked: 5 contacts, 1 entry, 0 deals, no errors."
    )
    assert part.restore.isEnabled()
    add(store, "Late")
    clock.advance(9 * 24 * 3_600_000)
    part.refresh()
    assert part.heading.text() == "No backup for 9 days"
    newest = Backups(store).listed()[0]
    content = bytearray(newest.path.read_bytes())
    content[-100] ^= 1
    newest.path.write_bytes(content)
    window.backing_up.look()  # makes one; and tries one out, which is a good one
    assert part.heading.text().startswith("Backed up")


def test_states_in_words(store: Store, clock: FakeClock) -> None:
    backups = Backups(store)
    backups.make("time")
    state = backups.state()
    import dataclasses
    import datetime as dt

    today = dt.date(2026, 11, 22)

    def said(**changes: object) -> tuple[str, str]:
        now = dataclasses.replace(state, **changes)  # type: ignore[arg-type]
        found = backup_words.state(now, today, dt.UTC, clock.now)
        return found.heading, found.tone

    assert said() == ("Backed up today 09:45", "well")
    assert said(free=0) == ("Backed up today 09:45", "waiting")
    assert said(newest=None) == ("There is no backup yet.", "well")
    assert said(unreadable=clock.now) == (
        "The backup of today 09:45 could not be read again.", "bad"
    )  # fmt: skip


def test_look_inside_and_bring_back(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    Backups(store).make("time")
    with store.transact("Archive") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=3")
    window.go("backups")
    page = window.stack.page_of("backups", BackupsPage)
    page.look_inside()
    inside = window.stack.page_of("backup_inside", BackupInsidePage)
    assert window.place == "backup_inside"
    assert inside.band.text() == "Backup of today 09:45, read-only"
    assert len(inside.model.rows) == 5
    inside.only_lost.setChecked(True)
    assert [row.name for row in inside.model.rows] == ["Omar Siddiqui"]
    inside.bring_back()
    QApplication.processEvents()
    assert list(inside.model.rows) == []
    assert inside.empty.isVisible()
    assert "Omar Siddiqui" in names(store)
    with store.read_raw() as raw:
        assert raw.execute("SELECT gone FROM contact WHERE n=3").fetchone() == (0,)
    window.undoing.undo_step(window.undoing.newest)
    QApplication.processEvents()
    assert [row.since for row in inside.model.rows] == ["archived"]


def test_going_back_is_shown_before(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    Backups(store).make("time")
    add(store, "Late one")
    window.go("backups")
    page = window.stack.page_of("backups", BackupsPage)
    page.preview()
    text = page.preview_text()
    assert "Contacts: 6 now, 5 then" in text
    assert "1 step done since would be gone" in text
    assert "Add Late one" in text
    page.cancel_button.click()
    assert not page.aside.isVisible()
    page.preview()
    page.go_button.click()
    qtbot.waitUntil(lambda: window.is_closed)
    assert (store.folder / "shop-next.sqlite3").exists()
    assert listed(store) == ["before-restore", "time"]


def test_a_copy_that_loses_its_lock_says_so_before(window: MainWindow, store: Store) -> None:
    made = Backups(store).make("time")
    window.go("backups")
    page = window.stack.page_of("backups", BackupsPage)
    page.preview()
    assert "encrypted" not in page.preview_text()
    change = what_would_change(store, made)
    page._show_preview(replace(change, unlocks=True))
    assert "what comes back will not be encrypted either" in page.preview_text()
    assert "not be encrypted" in page.go_button.accessibleDescription()


def test_offer_to_return(window: MainWindow, store: Store, clock: FakeClock) -> None:
    Backups(store).note(went_back={"to": clock.now, "at": clock.now, "before": "gone"})
    window.backing_up.start()
    (said,) = window.bars.texts()
    assert said == "You went back to today 09:45. What was here before is kept."
    window.bars.buttons()[0].click()  # that backup is not there: said, nothing done
    assert not window.is_closed
    window.bars.buttons()[1].click()
    assert window.bars.texts() == []
    assert went_back(store) is None


def test_a_damaged_file_is_told(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    Backups(store).make("time")
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(store.path.read_bytes())
    half = len(content) // 2
    content[half:] = bytes(len(content) - half)
    store.path.write_bytes(content)
    window.backing_up.start()
    (said,) = window.bars.texts()
    assert said.startswith("Your data file has a damaged place.")
    assert listed(store) == ["time"]  # no copy is made of a damaged file
    window.bars.buttons()[0].click()
    qtbot.waitUntil(lambda: window.is_closed)


def test_after_an_end_without_closing(window: MainWindow, store: Store) -> None:
    Backups(store).note(full_check=None)
    store.path.with_name("shop.open").touch()
    window.backing_up.start()
    checked = Backups(store).notes()["full_check"]
    assert (checked["ok"], checked["wrong"]) == (True, [])
    assert listed(store) == ["time"]  # the copy that was checked
    (said,) = window.bars.texts()
    assert said == "The program closed unexpectedly. Everything up to 09:45 is here."
    window.close()
    assert not store.path.with_name("shop.open").exists()


def test_copies_outside_of_this_pc(
    window: MainWindow, store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    part = part_of(window)
    part.back_up.click()
    assert "None yet" in part.outside.text()
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_place(window.backing_up.backups, stick, "correct horse", passes=1, memory=8192)
    window.backing_up.look()
    assert "Last copy outside of this PC: today 09:45" in part.outside.text()
    assert list((stick / FOLDER).glob("*.crmbackup"))
    stick.rename(tmp_path / "away")
    clock.advance(43 * 24 * 3_600_000)
    window.backing_up.look()
    assert "That was 43 days ago." in part.outside.text()
    assert "The backup drive is not connected." in part.outside.text()
    window.backing_up.forget_place()
    assert "None yet" in part.outside.text()


def test_the_passphrase_of_the_copies(window: MainWindow, tmp_path: Path) -> None:
    asked = BackupPlace(window, window.theme, tmp_path, "Kestrel Cycles")
    assert not asked.use.isEnabled()
    asked.field.line.setText("correct horse battery staple")
    assert asked.use.isEnabled()
    assert asked.passphrase == "correct horse battery staple"
    asked.field.again.click()
    assert asked.field.strength.text() == "Strong."
    asked.deleteLater()


def test_copies_from_a_drive(
    window: MainWindow, store: Store, tmp_path: Path, clock: FakeClock
) -> None:
    backups = Backups(store)
    backups.make("time")
    choose_place(backups, tmp_path, "correct horse", passes=1, memory=8192)
    copy_newest(backups, clock.now)
    for path in backups.folder.glob("shop-*"):
        path.unlink()
    window.go("backups")
    page = window.stack.page_of("backups", BackupsPage)
    assert page.empty.isVisible()
    page.fetch(tmp_path, "wrong")
    assert "This passphrase does not open the backups" in window.toast.text()
    page.fetch(tmp_path, "correct horse")
    assert [backup.reason for backup in page.model.rows] == ["time"]
