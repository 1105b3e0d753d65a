"""Menus: what opened them decides whether something is marked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.editable_line import EditableLine
from crm_desktop.ui.widgets.link_row import RelationRow
from crm_desktop.ui.widgets.menu import LineAct, PopupMenu


@pytest.fixture
def menu(qtbot: QtBot) -> Iterator[PopupMenu]:
    under = QWidget()
    qtbot.addWidget(under)
    made = PopupMenu(under)
    made.addSeparator()
    for text in ("Open", "Rename", "Remove"):
        made.addAction(text)
    yield made
    made.close()


def _marked(menu: PopupMenu) -> str:
    marked = menu.activeAction()
    return "" if marked is None else marked.text()


def test_a_menu_opened_by_a_key_marks_its_first_entry(menu: PopupMenu, qtbot: QtBot) -> None:
    QCursor.setPos(700, 500)
    menu.popup(QPoint(20, 20))
    assert _marked(menu) == "Open"
    with qtbot.waitSignal(menu.triggered) as chosen:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args[0].text() == "Open"


def test_a_menu_opened_by_the_mouse_marks_what_the_mouse_is_over(menu: PopupMenu) -> None:
    QCursor.setPos(30, 4)  # on a button that the menu opens below
    menu.popup(QPoint(20, 20))
    assert _marked(menu) == ""
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert _marked(menu) == "Open"


def test_a_line_is_left_when_its_menu_took_the_mouse_away(qtbot: QtBot) -> None:
    window, theme = QWidget(), Theme()
    qtbot.addWidget(window)
    line = EditableLine(theme)
    layout = QVBoxLayout(window)
    layout.addWidget(line)
    line.fill("Phone", "01632 960 174", acts=lambda: [LineAct("Remove", lambda: None)])
    window.resize(300, 200)
    window.show()
    inside = QPointF(line.rect().center())
    QCursor.setPos(line.mapToGlobal(inside.toPoint()))
    QTest.mouseMove(line, inside.toPoint())
    reason = QContextMenuEvent.Reason.Mouse
    asked = QContextMenuEvent(reason, inside.toPoint(), QCursor.pos())
    QApplication.sendEvent(line, asked)
    menu = line.findChild(PopupMenu)
    assert menu is not None
    line.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # X11 leaves it so when a menu opens
    QCursor.setPos(window.mapToGlobal(QPoint(150, 190)))  # over the entry that is chosen
    menu.close()
    assert not line.underMouse()


def test_the_menu_of_a_linked_person_opens_where_the_mouse_is(qtbot: QtBot) -> None:
    row = RelationRow(Theme())
    qtbot.addWidget(row)
    row.fill(1, b"1" * 16, "Ella Byrne", "sister", acts=lambda: [LineAct("Remove", lambda: None)])
    row.resize(240, row.height())
    row.show()
    place = QPoint(40, 20)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(row, QContextMenuEvent(reason, place, row.mapToGlobal(place)))
        menu = row.findChildren(PopupMenu)[-1]
        at_the_mouse = menu.pos() == row.mapToGlobal(place)
        assert at_the_mouse == (reason == QContextMenuEvent.Reason.Mouse)
        menu.close()
