"""Menus: what opened them decides whether something is marked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.menu import PopupMenu


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
