"""Where the system's dialogs for files begin, and what becomes of what was chosen there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
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


def answer(monkeypatch: pytest.MonkeyPatch, name: str, chosen: str, kind: str) -> list[str]:
    """What the system's dialog gives back; where it began is noted."""
    began: list[str] = []

    def dialog(_parent: QWidget, _title: str, begin: str, *_kinds: str) -> tuple[str, str]:
        began.append(begin)
        return chosen, kind

    monkeypatch.setattr(QFileDialog, name, dialog)
    return began


def test_the_first_one_begins_in_the_documents_the_next_where_the_last_file_lies(
    qtbot: QtBot, tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    lists = tmp_path / "lists"
    lists.mkdir()
    began = answer(monkeypatch, "getOpenFileName", str(lists / "customers.xlsx"), "")
    assert file_dialogs.ask_open(parent, "Choose a file") == str(lists / "customers.xlsx")
    assert began == [str(documents)]
    began = answer(monkeypatch, "getSaveFileName", "", "")  # given up
    assert file_dialogs.ask_file(parent, "Export", "Contacts.xlsx", "Workbook (*.xlsx)") == ""
    assert began == [str(lists / "Contacts.xlsx")]
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
    qtbot: QtBot, documents: Path, monkeypatch: pytest.MonkeyPatch,
    typed: str, kind: str, saved: str,
) -> None:  # fmt: skip
    parent = QWidget()
    qtbot.addWidget(parent)
    answer(monkeypatch, "getSaveFileName", str(documents / typed), kind)
    assert file_dialogs.ask_file(parent, "Export", "x.xlsx", kind) == str(documents / saved)
