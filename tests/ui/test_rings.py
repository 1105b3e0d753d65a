"""The ring around a line is for the keyboard: a click of the mouse shows none."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.editable_line import EditableLine
from crm_desktop.ui.widgets.focus_ring import FocusRing
from crm_desktop.ui.widgets.link_row import LinkRow
from crm_desktop.ui.widgets.menu import LineAct


def link_row(theme: Theme) -> LinkRow:
    row = LinkRow(theme)
    row.fill(1, b"1", "Marta", "", acts=lambda: [LineAct("Remove")])
    return row


def line(theme: Theme) -> EditableLine:
    made = EditableLine(theme)
    made.fill("Phone", "123", acts=lambda: [LineAct("Remove")], editable=False)
    return made


@pytest.mark.parametrize("make", [link_row, line])
def test_the_dots_by_mouse_and_then_a_key(qtbot: QtBot, make: object) -> None:
    window = QWidget()
    row = make(Theme())  # type: ignore[operator]
    QVBoxLayout(window).addWidget(row)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QApplication.processEvents()
    row.clearFocus()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 8, row.height() // 2))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    row.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not row.ringed
    row.clearFocus()
    row.setFocus(Qt.FocusReason.PopupFocusReason)  # back from its menu
    assert not row.ringed
    row.setFocus(Qt.FocusReason.TabFocusReason)
    row.clearFocus()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.ringed


def test_buttons_of_a_dialog_have_a_ring_too(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    FocusRing(window, Theme())
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    keep, erase = (button(Theme(), text, lambda: None) for text in ("Keep", "Erase"))
    for one in (keep, erase):
        column.addWidget(one)
    with qtbot.waitActive(window):
        window.show()
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    keep.setFocus()
    ring = dialog.findChild(FocusRing)
    assert ring is not None
    assert not ring.isVisible()
    handle = dialog.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert erase.hasFocus()
    assert ring.isVisible()
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.setFocus()  # nobody follows any more


def test_the_ring_of_what_was_scrolled_away_is_not_drawn_over_what_stands_above(
    qtbot: QtBot,
) -> None:
    theme, window = Theme(), QWidget()
    qtbot.addWidget(window)
    ring = FocusRing(window, theme)
    inside, area = QWidget(), QScrollArea(window)
    rows = QVBoxLayout(inside)
    first = button(theme, "Add", lambda: None)
    second = button(theme, "Edit", lambda: None)
    for one in (first, second):
        rows.addWidget(one)
    rows.addStretch()
    inside.setFixedSize(200, 600)
    area.setWidget(inside)
    area.setGeometry(0, 100, 220, 200)
    window.resize(300, 320)
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    QTest.keyClick(handle, Qt.Key.Key_Backtab)
    assert first.hasFocus()
    assert ring.isVisible()

    def rows_with_the_ring() -> list[int]:
        picture = QImage(window.size(), QImage.Format.Format_ARGB32)
        picture.fill(0)
        ring.render(picture, QPoint(), QRegion(), QWidget.RenderFlag(0))
        return [
            y for y in range(picture.height())
            if any(picture.pixelColor(x, y).alpha() for x in range(picture.width()))
        ]  # fmt: skip

    top = first.mapTo(window, QPoint()).y()
    assert min(rows_with_the_ring()) in range(top - 8, top)
    bar = area.verticalScrollBar()
    bar.setValue(top - 100 + first.height() + 40)
    assert first.mapTo(window, QPoint()).y() + first.height() < 100 - 8
    assert rows_with_the_ring() == []
    bar.setValue(0)
    assert rows_with_the_ring() != []
