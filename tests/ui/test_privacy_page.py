"""Privacy in the window: old contacts, the one question, the file for a person, what was agreed."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services.backups import Backups
from crm_desktop.services.consent import standing
from crm_desktop.services.erasure_ledger import erasures
from crm_desktop.services.second_place import choose_place
from crm_desktop.store.store import Store
from crm_desktop.ui import file_dialogs
from crm_desktop.ui.command_search import find_commands
from crm_desktop.ui.dialogs.consent import ConsentDialog
from crm_desktop.ui.dialogs.erase import EraseDialog
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.privacy import PrivacyPage
from crm_desktop.ui.screens import card

FIRST_PLACE = "trash"
OMAR = 3


@pytest.fixture
def page(window: MainWindow, store: Store) -> PrivacyPage:
    """Everybody was added long ago; Jonas has an entry of now."""
    with store.transact("Long ago") as tx:
        tx.raw.execute("UPDATE contact SET kind='person', created_at=1000")
    window.go("privacy")
    return window.stack.page_of("privacy", PrivacyPage)


def asked(window: MainWindow, kind: type[EraseDialog] | type[ConsentDialog]) -> object:
    QApplication.processEvents()
    (dialog,) = [one for one in window.findChildren(kind) if one.isVisible()]
    return dialog


def on_card(window: MainWindow) -> str:
    """All that can be read on the card, as a person or a screen reader does."""
    QApplication.processEvents()
    found = card.page_of(window).findChildren(QWidget)
    seen = [one for one in found if one.isVisible()]
    texts = [one.text() for one in seen if isinstance(one, QLabel | QAbstractButton)]
    return "\n".join([*texts, *(one.accessibleName() for one in seen)])


def names(page: PrivacyPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def test_old_contacts_are_archived_and_come_back(
    window: MainWindow, page: PrivacyPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert "Jonas Weber" not in names(page)
    QAbstractItemModelTester(page.model)
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "added, and nothing since" in spoken
    page.list.selectAll()
    window.actions_["privacy_archive"].trigger()
    assert window.toast.text() == "4 contacts archived."
    qtbot.waitUntil(lambda: names(page) == [])
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: len(names(page)) == 4)


def test_enter_erases_nothing_and_the_button_does(
    window: MainWindow, page: PrivacyPage, store: Store, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    page.list.setCurrentIndex(page.model.index(0, 0))
    window.actions_["erase"].trigger()
    dialog = asked(window, EraseDialog)
    assert isinstance(dialog, EraseDialog)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"Erase {names(page)[0]} for good?" in said
    assert "cannot be undone" in said
    assert not dialog.backups.isVisible()  # there are none
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert erasures(store) == []
    page.erase()
    again = asked(window, EraseDialog)
    assert isinstance(again, EraseDialog)
    QTest.mouseClick(again.erase, Qt.MouseButton.LeftButton)
    assert window.toast.text() == "1 contact erased for good."
    assert len(erasures(store)) == 1
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_from_the_card(window: MainWindow, page: PrivacyPage, store: Store, qtbot: QtBot) -> None:
    window.go("contacts")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)
    window.open_contact(OMAR)
    with store.read_raw() as raw:
        (omar,) = raw.execute("SELECT id FROM contact WHERE n=?", (OMAR,)).fetchone()
    held = Drafts(store.folder, "other.json")
    held.keep(omar, Draft("note", "half typed", 1))
    window.actions_["erase"].trigger()
    dialog = asked(window, EraseDialog)
    assert isinstance(dialog, EraseDialog)
    QTest.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    assert window.place == "contacts"
    held.keep(b"x" * 16, Draft("note", "of somebody else", 2))  # it does not come back with this
    assert "half typed" not in (store.folder / "other.json").read_text("utf-8")
    with store.read_raw() as raw:
        assert raw.execute("SELECT typed FROM phone").fetchall() == [("",)]


def test_from_the_list(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    window.go("contacts")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)
    window.contacts.list.clearSelection()
    window.actions_["erase"].trigger()
    assert window.toast.text().startswith("Select a contact first")
    window.contacts.list.select_numbers([1, OMAR])
    found = find_commands(window.actions_, "erase")
    assert found[0].command.name == "Erase for good"
    window.actions_["erase"].trigger()
    dialog = asked(window, EraseDialog)
    assert isinstance(dialog, EraseDialog)
    QTest.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    assert window.toast.text() == "2 contacts erased for good."
    assert len(erasures(store)) == 2
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 3)


@pytest.mark.parametrize("outside", [False, True])
def test_what_becomes_of_copies_on_the_backup_drive_is_said(
    window: MainWindow, store: Store, tmp_path: Path, *, outside: bool
) -> None:
    copies = Backups(store)
    copies.make("by-hand")
    if outside:
        (tmp_path / "stick").mkdir()
        choose_place(copies, tmp_path / "stick", "correct horse", passes=1, memory=8192)
    window.open_contact(OMAR)
    window.actions_["erase"].trigger()
    dialog = asked(window, EraseDialog)
    assert isinstance(dialog, EraseDialog)
    assert dialog.outside.isVisible() == outside
    dialog.reject()


def test_what_somebody_agreed_to(
    window: MainWindow, page: PrivacyPage, store: Store, qtbot: QtBot
) -> None:
    window.go("contacts")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)
    window.open_contact(OMAR)
    window.actions_["card_consent"].trigger()
    dialog = asked(window, ConsentDialog)
    assert isinstance(dialog, ConsentDialog)
    assert dialog.lines["post"].text() == "Nothing was said."
    dialog.which.setCurrentIndex(2)
    dialog.what.setCurrentIndex(1)
    QTest.keyClicks(dialog.how, "by letter")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.toast.text() == "Post: Withdrawn, 22 Nov, by letter."
    with store.read_raw() as raw:
        (omar,) = raw.execute("SELECT id FROM contact WHERE n=?", (OMAR,)).fetchone()
        assert not standing(raw, omar)["post"].given
    assert "Post: withdrawn" in on_card(window)
    window.actions_["undo"].trigger()
    with store.read_raw() as raw:
        assert standing(raw, omar) == {}
    assert "Post: withdrawn" not in on_card(window)


def test_the_files(
    window: MainWindow, page: PrivacyPage, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    chosen = [str(tmp_path / "omar.zip"), str(tmp_path / "proof.pdf")]
    monkeypatch.setattr(file_dialogs, "ask_file", lambda *_: chosen.pop(0))  # the system's dialog
    window.go("contacts")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)
    window.open_contact(OMAR)
    window.actions_["card_give"].trigger()
    assert window.toast.text() == "Saved: omar.zip"
    assert zipfile.is_zipfile(tmp_path / "omar.zip")
    window.go("privacy")
    window.actions_["privacy_proof"].trigger()
    assert window.toast.text() == "Saved: proof.pdf"
    assert (tmp_path / "proof.pdf").read_bytes().startswith(b"%PDF")
