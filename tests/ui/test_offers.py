"""What is offered below a field is taken only by whoever chooses it; Enter is never lost."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.offers import Offered, Offers

TOWNS = ["Yorkshire", "New York", "York", "Zürich"]


def ask(typed: str) -> Sequence[str]:
    return [town for town in TOWNS if typed.replace("u", "ü")[:1].lower() in town.lower()]


def list_of(field: QLineEdit | None, qtbot: QtBot) -> QAbstractItemView:
    """The open list of a field."""
    assert field is not None
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    return popup


@pytest.fixture(params=["known", "asked"])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    if request.param == "known":
        Offered(made, TOWNS)
    else:
        Offers(made, ask)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def typed(field: QLineEdit, qtbot: QtBot) -> tuple[list[str], QAbstractItemView]:
    """Type "York": what Enter will have told, and the list that opened."""
    entered: list[str] = []
    offered = field.completer()
    assert isinstance(offered, Offered)
    offered.entered.connect(lambda: entered.append(field.text()))
    QTest.keyClicks(field, "York")
    return entered, list_of(field, qtbot)


def test_enter_keeps_what_was_typed_also_where_something_begins_so(
    field: QLineEdit, qtbot: QtBot
) -> None:
    entered, popup = typed(field, qtbot)
    assert not popup.currentIndex().isValid()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert entered == ["York"]
    assert not popup.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == ["York", "York"]


def test_a_line_that_is_marked_is_taken_by_enter_and_nothing_else_happens(
    field: QLineEdit, qtbot: QtBot
) -> None:
    entered, popup = typed(field, qtbot)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (field.text(), entered) == ("New York", [])
    assert not popup.isVisible()


def test_what_was_found_without_its_accent_is_offered(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    Offers(field, ask)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "Zurich")
    popup = list_of(field, qtbot)
    assert popup.model().rowCount() == 1
