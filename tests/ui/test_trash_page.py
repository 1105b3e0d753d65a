"""The archived: found, selected and brought back by mouse and keyboard."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.services import contact_edit
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.row_roles import SecondRole, WhenRole
from crm_desktop.ui.pages.trash import TrashPage
from crm_desktop.ui.theme import Theme
from tests.helpers.dump import live_dump
from tests.ui.conftest import TODAY


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> TrashPage:
    """Marta, Omar (with a phone) and Jonas are archived."""
    for n in (1, 3, 5):
        contact_edit.archive(store, [n])
    made = TrashPage(Theme(), store, Jobs(at_once=True), today=lambda: TODAY, zone=dt.UTC)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter()
    return made


def rows(page: TrashPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def test_what_was_archived_when(page: TrashPage) -> None:
    assert sorted(rows(page)) == ["Jonas Weber", "Marta Oliveira", "Omar Siddiqui"]
    place = rows(page).index("Jonas Weber")
    index = page.model.index(place, 0)
    assert index.data(SecondRole) == "Person · with 1 thing"
    assert index.data(WhenRole) == "today 09:45"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Jonas Weber, Person")
    QAbstractItemModelTester(page.model)


def test_brought_back_with_enter(page: TrashPage, store: Store) -> None:
    said: list[str] = []
    page.done.connect(said.append)
    name = rows(page)[0]
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert said == [f"{name} is back."]
    assert name not in rows(page)
    assert QApplication.focusWidget() is page.list


def test_several_at_once_are_one_step(page: TrashPage, store: Store) -> None:
    archived = live_dump(store)
    said: list[str] = []
    page.done.connect(said.append)
    QTest.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.back_button.text() == "Bring 3 back"
    QTest.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert said == ["3 things are back."]
    assert page.empty.heading.text() == "Nothing is archived."
    assert not page.back_button.isEnabled()
    History(store).undo()
    assert live_dump(store) == archived


def test_filter_and_kinds(page: TrashPage) -> None:
    page.focus_filter()
    QTest.keyClicks(page.filter, "mart")
    assert rows(page) == ["Marta Oliveira"]
    page.filter.setText("nobody")
    assert page.empty.heading.text() == "Nothing archived matches."
    page.filter.clear()
    page.kinds.set_texts(("a", "b", "c", "d", "e"), 2)
    page.kinds.chosen.emit(2)
    assert rows(page) == []


def test_the_window_opens_it(window: MainWindow, store: Store) -> None:
    window.actions_["trash"].trigger()
    assert window.place == "trash"
    contact_edit.archive(store, [2])
    QApplication.processEvents()
    window.actions_["bring_back"].trigger()
    assert window.toast.text() == "Helen Marsh is back."
