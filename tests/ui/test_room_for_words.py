"""Words that are longer in German are not cut where the window is narrow, and ticks are seen."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from crm_desktop.store.store import Store
from crm_desktop.ui import translation
from crm_desktop.ui.contact_columns import DEFAULT, catalogue
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.first_run import FirstRunPage, WayButton
from crm_desktop.ui.pages.import_steps.check_step import CheckStep
from crm_desktop.ui.pages.import_steps.work import ImportWork
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.column_chooser import ColumnChooser
from crm_desktop.ui.widgets.field_combo import Choice, FieldCombo
from crm_desktop.ui.widgets.timeline_panel import TimelinePanel
from crm_desktop.ui.widgets.value_editor import ChoiceList
from tests.ui.conftest import TODAY


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    translation.install(qapp, "de", QLocale("de_DE"))
    yield
    translation.install(qapp, "en", QLocale("en_GB"))
    QLocale.setDefault(before)


def settle() -> None:
    for _ in range(3):  # a new height is laid out in the next turn
        QCoreApplication.processEvents()


@pytest.mark.parametrize("wide", [440, 460, 480])
def test_no_filter_of_the_timeline_is_cut(qtbot: QtBot, german: None, wide: int) -> None:
    panel = TimelinePanel(Theme(), lambda: TODAY, dt.UTC)
    qtbot.addWidget(panel)
    panel.resize(wide, 400)
    panel.show_entries([], [134, 50, 30, 24, 20, 10, 0], 0, below=False)
    panel.show()
    settle()
    shown = [b for b in panel.filters.findChildren(QPushButton) if b.isVisible()]
    assert [b.text() for b in shown][:3] == ["Alle 134", "Anrufe", "E-Mails"]
    for one in shown:
        assert one.width() >= one.sizeHint().width(), one.text()
        assert one.mapTo(panel, one.rect().topRight()).x() <= panel.width()


def test_no_heading_of_the_import_check_is_cut(qtbot: QtBot, store: Store, german: None) -> None:
    work = ImportWork(store, Jobs(at_once=True), year=2026, country=None, currency="EUR")
    step = CheckStep(Theme(), work)
    qtbot.addWidget(step)
    step.resize(760, 500)
    step.show()
    table = step._problems
    step._fill(
        table, ["Zeile", "Spaltenüberschrift", "Wie es dasteht", "Warum"], [["1", "A", "b", "c"]]
    )
    settle()
    metrics = QFontMetrics(table.horizontalHeader().font())
    for column in range(3):
        text = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        assert table.columnWidth(column) >= metrics.horizontalAdvance(text) + 8, text
    work.close()


def test_a_way_to_start_grows_with_its_sentence(qtbot: QtBot) -> None:
    theme = Theme()
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    sentence = "Excel, CSV or OpenDocument. You see everything before it is saved."
    way = WayButton(theme, "upload", "Bring in a spreadsheet", sentence)
    column.addWidget(way)
    holder.resize(640, 300)
    holder.show()
    settle()
    usual = way.height()
    holder.resize(280, 300)
    settle()
    assert way.height() >= usual + theme.line_height("body") // 2
    holder.resize(640, 300)
    settle()
    assert way.height() == usual


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_way_to_start_is_read_whole_in_german(
    qtbot: QtBot, german: None, scale: float
) -> None:
    theme = Theme(scale=scale)
    page = FirstRunPage(theme)
    qtbot.addWidget(page)
    page.resize(1024, 640)
    page.show()
    settle()
    for way in page.findChildren(WayButton):
        room = QRect(0, 0, way.width() - theme.px(100), 10_000)
        wrapped = QFontMetrics(theme.font("body")).boundingRect(
            room, Qt.TextFlag.TextWordWrap, way.accessibleDescription()
        )
        assert way.height() >= theme.line_height("heading") + wrapped.height(), way.text()


def _ticks(listed: QListWidget, color: QColor) -> list[bool]:
    """Per row: whether its box is filled with this colour."""
    settle()
    drawn = listed.viewport().grab().toImage()
    found = []
    for at in range(listed.count()):
        rect = listed.visualItemRect(listed.item(at))
        box = range(rect.left(), rect.left() + 24)
        middle = rect.center().y()
        rows = range(middle - 7, middle + 7)
        found.append(
            sum(drawn.pixelColor(x, y).rgb() == color.rgb() for x in box for y in rows) > 20
        )
    return found


def _dressed(qtbot: QtBot, theme: Theme, wide: int, high: int) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(theme.style_sheet())
    window.resize(wide, high)
    window.show()
    return window


def test_the_column_chooser_stays_in_a_low_window_and_its_ticks_are_seen(qtbot: QtBot) -> None:
    theme = Theme(scale=1.5)
    window = _dressed(qtbot, theme, 1024, 640)
    chooser = ColumnChooser(theme, window, catalogue(()), DEFAULT)
    chooser.show()
    settle()
    assert chooser.height() <= window.height()
    (done,) = [b for b in chooser.findChildren(QPushButton) if b.text() == "Done"]
    assert done.mapTo(chooser, done.rect().bottomLeft()).y() <= window.height()
    shown = [chooser.list.item(at).checkState() for at in range(5)]
    ticked = [state == Qt.CheckState.Checked for state in shown]
    assert any(ticked)
    assert _ticks(chooser.list, QColor(theme.hex("accent")))[:5] == ticked
    chooser.close()


def test_what_is_ticked_in_a_filter_is_seen(qtbot: QtBot) -> None:
    theme = Theme("dark")
    window = _dressed(qtbot, theme, 400, 300)
    listed = ChoiceList(theme, [("a", "Amber"), ("b", "Blue"), ("c", "Coral")], ["b"])
    listed.setParent(window)
    listed.show()
    assert _ticks(listed, QColor(theme.hex("accent"))) == [False, True, False]
    item = listed.item(0)
    item.setCheckState(Qt.CheckState.Checked)
    assert _ticks(listed, QColor(theme.hex("accent"))) == [True, True, False]
    assert listed.values() == ("a", "b")


def test_a_field_that_is_cut_is_told_whole(qtbot: QtBot) -> None:
    window = _dressed(qtbot, Theme(), 400, 300)
    choice = Choice("company.external_id", "Customer number of the company", "user")
    box = FieldCombo(Theme(), [choice], [], choice.name, window)
    box.show()
    settle()
    asked = QHelpEvent(QEvent.Type.ToolTip, box.rect().center(), QPoint(50, 50))
    QApplication.sendEvent(box, asked)
    assert QToolTip.text() == choice.text
    QToolTip.hideText()
