"""Choices, numbers and days change only for somebody who means them."""

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ActingBox, AmountBox, ChoiceBox, DayBox, NumberBox


def pressed(widget: QWidget, key: Qt.Key | str) -> None:
    if isinstance(key, str):
        QTest.keyClicks(widget, key)
    else:
        QTest.keyClick(widget, key)


@pytest.fixture
def box(qtbot: QtBot) -> ActingBox:
    made = ActingBox()
    made.addItems(["Austria", "Germany", "Ghana", "Greece"])
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_the_wheel_scrolls_the_page_and_changes_nothing(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    choice, number, amount, day = ChoiceBox(), NumberBox(), AmountBox(), DayBox(QDate(2026, 5, 1))
    choice.addItems(["one", "two", "three"])
    choice.setCurrentIndex(1)
    number.setValue(7)
    amount.setValue(2.5)
    fields: tuple[QWidget, ...] = (choice, number, amount, day)
    for field in fields:
        column.addWidget(field)
    page.setMinimumHeight(3_000)
    area.setWidget(page)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    for at, field in enumerate(fields, 1):
        field.setFocus()
        middle = QPointF(field.rect().center())
        wheel = QWheelEvent(
            middle, QPointF(field.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
            False,
        )  # fmt: skip
        assert not QApplication.sendEvent(field, wheel) or not wheel.isAccepted(), at
    assert (choice.currentIndex(), number.value(), amount.value()) == (1, 7, 2.5)
    assert day.date() == QDate(2026, 5, 1)


def test_a_long_list_opens_below_with_a_scroll_bar(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = ChoiceBox(page)
    box.addItems([f"Country {n}" for n in range(250)])
    box.view()  # made before it has a style
    page.setStyleSheet(Theme("light").style_sheet())
    page.resize(400, 300)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    box.showPopup()
    lines = box.view()
    top = lines.window().mapToGlobal(QPoint()).y()
    assert top >= box.mapToGlobal(box.rect().bottomLeft()).y() - 2
    assert 10 * 28 <= lines.height() < 12 * 28
    assert lines.sizeHintForRow(0) >= 28
    assert lines.verticalScrollBar().isVisible()
    box.hidePopup()


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([Qt.Key.Key_Down, Qt.Key.Key_Down], "Ghana"),
        ([Qt.Key.Key_End, Qt.Key.Key_Up], "Ghana"),
        (["g", "r"], "Greece"),
        (["G"], "Germany"),
    ],
)
def test_keys_open_the_list_and_enter_chooses(
    box: ActingBox, keys: list[Qt.Key | str], chosen: str
) -> None:
    picked: list[str] = []
    box.textActivated.connect(picked.append)
    for key in keys:
        pressed(box.view() if box.view().isVisible() else box, key)
        assert box.view().isVisible()
        assert (box.currentText(), picked) == ("Austria", [])
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert (box.currentText(), picked) == (chosen, [chosen])
    assert not box.view().isVisible()


def test_esc_leaves_the_choice_as_it_was(box: ActingBox) -> None:
    picked: list[str] = []
    box.textActivated.connect(picked.append)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Escape)
    assert (box.currentText(), picked) == ("Austria", [])
    assert not box.view().isVisible()
