"""Where the system's dialogs for files begin, and what becomes of what was chosen there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui import file_dialogs
from crm_desktop.ui.pc_settings import PcSettings


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the documents."""
    found = tmp_path / "documents"
    found.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(found))
    return found


@pytest.fixture(autouse=True)
def kept(tmp_path: Path) -> Iterator[PcSettings]:
    settings = PcSettings(tmp_path)
    before = file_dialogs._Kept.settings
    file_dialogs.keep_in(settings)
    yield settings
    file_dialogs._Kept.settings = before


def type_name(dialog: QFileDialog, name: str) -> None:
    """Type into the field of the name, and press the button."""
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    line.setText(name)
    dialog.accept()


def ask(qtbot: QtBot, answer: Callable[[QFileDialog], None], kinds: str) -> str:
    """Ask where to save "Contacts.xlsx", and ``answer`` the dialog."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def seen() -> None:
        (dialog,) = parent.findChildren(QFileDialog)
        answer(dialog)

    QTimer.singleShot(50, seen)
    return file_dialogs.ask_file(parent, "Export", "Contacts.xlsx", kinds)


def test_the_first_one_begins_in_the_documents_the_next_where_the_last_file_lies(
    qtbot: QtBot, tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    lists = tmp_path / "lists"
    lists.mkdir()
    began: list[str] = []

    def dialog(_parent: QWidget, _title: str, begin: str, *_kinds: str) -> tuple[str, str]:
        began.append(begin)
        return str(lists / "customers.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog)
    assert file_dialogs.ask_open(parent, "Choose a file") == str(lists / "customers.xlsx")
    assert began == [str(documents)]

    def give_up(shown: QFileDialog) -> None:
        began.extend((shown.directory().absolutePath(), *shown.selectedFiles()))
        shown.reject()

    assert ask(qtbot, give_up, "Workbook (*.xlsx)") == ""
    assert began[1:] == [str(lists), str(lists / "Contacts.xlsx")]
    assert file_dialogs.begin_folder() == lists
    lists.rmdir()
    assert file_dialogs.begin_folder() == documents
    documents.rmdir()
    assert file_dialogs.begin_folder() == Path.home()


def test_it_is_known_at_the_next_start(tmp_path: Path, documents: Path, kept: PcSettings) -> None:
    file_dialogs.remember(str(documents / "sub" / "list.csv"))
    (documents / "sub").mkdir()
    kept.save()
    file_dialogs.keep_in(PcSettings(tmp_path))
    assert file_dialogs.begin_folder() == documents / "sub"


@pytest.mark.parametrize(
    ("typed", "kind", "saved"),
    [
        ("list", "Excel workbook (*.xlsx)", "list.xlsx"),
        ("list", "Comma-separated text (*.csv)", "list.csv"),
        ("list.csv", "Excel workbook (*.xlsx)", "list.csv"),
        ("list", "All files (*)", "list"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_its_kind(
    qtbot: QtBot, documents: Path, typed: str, kind: str, saved: str
) -> None:
    kinds = "Excel workbook (*.xlsx);;Comma-separated text (*.csv);;All files (*)"

    def answer(dialog: QFileDialog) -> None:
        dialog.selectNameFilter(kind)
        dialog.filterSelected.emit(kind)
        type_name(dialog, typed)

    assert ask(qtbot, answer, kinds) == str(documents / saved)


@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_that_is_there_is_asked_about_by_its_whole_name(
    qtbot: QtBot, documents: Path, *, replaced: bool
) -> None:
    (documents / "list.xlsx").write_text("kept")
    asked: list[str] = []

    def say(dialog: QFileDialog) -> None:
        (box,) = dialog.findChildren(QMessageBox)
        asked.append(box.text())
        button = box.StandardButton.Yes if replaced else box.StandardButton.No
        box.button(button).click()
        if not replaced:
            dialog.reject()

    def answer(dialog: QFileDialog) -> None:
        QTimer.singleShot(50, lambda: say(dialog))
        type_name(dialog, "list")

    found = ask(qtbot, answer, "Excel workbook (*.xlsx)")
    assert len(asked) == 1
    assert "list.xlsx" in asked[0]
    assert found == (str(documents / "list.xlsx") if replaced else "")


@pytest.mark.parametrize("there", [True, False])
def test_another_ending_is_followed_by_that_of_the_only_kind(
    qtbot: QtBot, documents: Path, *, there: bool
) -> None:
    if there:
        (documents / "Dr. Nowak.zip").write_text("kept")
    asked: list[str] = []

    def say(dialog: QFileDialog) -> None:
        (box,) = dialog.findChildren(QMessageBox)
        asked.append(box.text())
        box.button(box.StandardButton.Yes).click()

    def again(dialog: QFileDialog) -> None:
        QTimer.singleShot(50, lambda: say(dialog))
        dialog.accept()

    def answer(dialog: QFileDialog) -> None:
        if there:
            QTimer.singleShot(150, lambda: again(dialog))
        type_name(dialog, "Dr. Nowak")

    found = ask(qtbot, answer, "Compressed folder (*.zip)")
    assert found == str(documents / "Dr. Nowak.zip")
    assert len(asked) == there
    assert all("Dr. Nowak.zip" in one for one in asked)
