"""A shop that cannot be opened is explained in a window, which can try again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.errors import StoreError
from crm_desktop.store.store import Store
from crm_desktop.ui.refusal import Refusal, ask_again
from crm_desktop.ui.theme import Theme
from tests.helpers.shop import open_shop


def refused(folder: Path) -> StoreError:
    """Why the shop of a folder cannot be opened."""
    with pytest.raises(StoreError) as found:
        open_shop(folder)
    return found.value


def texts(window: Refusal) -> str:
    return " ".join(found.text() for found in window.findChildren(QLabel))


def test_it_says_what_happened_where_and_what_to_do(
    store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    window = Refusal(Theme(), store.folder, refused(store.folder))
    qtbot.addWidget(window)
    assert "open already" in texts(window)
    assert "close it and try again" in texts(window)
    assert str(store.folder) in texts(window)
    (tmp_path / "file").write_text("x")
    error = refused(tmp_path / "file")
    window = Refusal(Theme(), tmp_path / "file", error)
    qtbot.addWidget(window)
    assert "stays closed" in texts(window)
    assert error.sentence in texts(window)
    assert window.again.accessibleDescription() == error.sentence


@pytest.mark.parametrize(("key", "again"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_enter_tries_again_and_escape_ends(
    tmp_path: Path, qtbot: QtBot, key: Qt.Key, again: bool
) -> None:
    (tmp_path / "file").write_text("x")
    error = refused(tmp_path / "file")

    def answer() -> None:
        window = QApplication.activeModalWidget()
        assert window is not None
        QTest.keyClick(window, key)

    QTimer.singleShot(100, answer)
    assert ask_again(tmp_path / "file", error) is again
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
