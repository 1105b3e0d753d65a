"""The bar over a list has the value of the list's own, at all times, and takes no room."""

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QScrollBar
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.overlay_bar import OverlayBar


@pytest.fixture
def listed(qtbot: QtBot) -> QListView:
    """A hundred rows where ten are seen."""
    made = QListView()
    made.setModel(QStringListModel([str(n) for n in range(100)]))
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.bar = OverlayBar(made)  # type: ignore[attr-defined]
    made.resize(200, 200)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def test_both_scroll(listed: QListView) -> None:
    own, bar = listed.verticalScrollBar(), listed.findChild(OverlayBar)
    assert isinstance(bar, QScrollBar)
    assert bar.isVisible()
    assert not own.isVisible()
    assert (bar.maximum(), bar.pageStep()) == (own.maximum(), own.pageStep())
    bar.setValue(300)
    assert own.value() == 300
    listed.scrollToBottom()
    assert bar.value() == own.maximum() == bar.maximum()


def test_rows_have_the_whole_width_and_few_of_them_no_bar(listed: QListView) -> None:
    bar, model = listed.findChild(OverlayBar), listed.model()
    assert bar is not None
    assert listed.viewport().width() == listed.width() - 2 * listed.frameWidth()
    seen = listed.viewport().geometry()
    assert bar.geometry().right() == seen.right()
    assert (bar.geometry().top(), bar.height()) == (seen.top(), seen.height())
    model.removeRows(3, 97)
    QApplication.processEvents()
    assert not bar.isVisible()
    assert listed.viewport().geometry() == seen
