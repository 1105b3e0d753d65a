"""Every screen for whoever does not see or has no mouse: names, Tab stops, targets, both looks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.new_contact import NewContactPage
from crm_desktop.ui.screens.deal import open_deal
from crm_desktop.ui.screens.order import all_screens
from crm_desktop.ui.widgets.board_column import BoardColumn
from crm_desktop.ui.widgets.side_line import ShopHead
from tests.helpers.deals import make_deal_shop

FIRST_PLACE = "trash"
SMALLEST_TARGET = 24
"""Pixels, WCAG 2.2 criterion 2.5.8."""
MOST_STOPS = 250
IN_THE_PALETTE = (ShopHead, BoardColumn)
"""What stands here is a command too, or the arrows go there."""
ACTED_ON = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit,
    QAbstractItemView,
)  # fmt: skip


def show(window: MainWindow, place: str) -> None:
    """Put a screen in front with something to see."""
    if place == "card":
        window.open_contact(3)
    elif place == "new":
        window.new_contact()
    elif place == "import":
        window.start_import()
    elif place == "deal":
        with window.store.read_raw() as raw:
            (deal,) = raw.execute("SELECT id FROM deal WHERE gone=0 ORDER BY n").fetchone()
        open_deal(window, deal)
    else:
        window.go(place)
    for _ in range(5):
        QApplication.processEvents()
    assert window.place == place


def controls(window: MainWindow) -> list[QWidget]:
    """What can be seen and acted on, without the inner parts of fields."""
    inner = (QAbstractSpinBox, QComboBox, QLineEdit)  # a line has only a picture inside
    return [
        part
        for part in window.findChildren(QWidget)
        if isinstance(part, ACTED_ON)
        and part.isVisible()
        and part.isEnabled()
        and not part.objectName().startswith("qt_")
        and not isinstance(part.parentWidget(), inner)
        and not isinstance(part, QHeaderView)  # read with the list that it belongs to
    ]


def name(part: QWidget) -> str:
    """What a screen reader says."""
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name) if found else part.accessibleName()


def told(part: QWidget) -> str:
    """A widget in the words of a failure."""
    around, found = part.parentWidget(), [type(part).__name__, repr(name(part))]
    if around is not None:
        found.append(f"in {type(around).__name__}")
    return " ".join((*found, f"{part.width()} x {part.height()}"))


def stops(window: MainWindow) -> list[QWidget]:
    """What Tab comes to, once round."""
    found: list[QWidget] = []
    while len(found) < MOST_STOPS:
        window.focusNextChild()
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in found:
            return found
        found.append(focused)
    raise AssertionError("Tab does not come round")


def beside_a_stop(part: QWidget, walked: list[QWidget]) -> bool:
    """Whether a Tab stop stands in the same group, inside which the arrows go on."""
    group: QWidget | None = part.parentWidget()
    return group is not None and any(group.isAncestorOf(stop) for stop in walked)


@pytest.mark.parametrize("place", [screen.id for screen in all_screens()])
def test_everything_on_a_screen_can_be_named_hit_and_reached(
    window: MainWindow, store: Store, place: str
) -> None:
    make_deal_shop(store)
    show(window, place)
    seen, walked = controls(window), stops(window)
    assert [told(part) for part in (*seen, *walked) if not name(part).strip()] == []
    small = [part for part in seen if min(part.width(), part.height()) < SMALLEST_TARGET]
    assert [told(part) for part in small] == []
    assert [told(part) for part in walked if not part.isVisible()] == []
    missed = [
        part
        for part in seen
        if part not in walked
        and part.focusProxy() is None
        and not isinstance(part.parentWidget(), IN_THE_PALETTE)
        and not beside_a_stop(part, walked)
    ]
    assert [told(part) for part in missed] == []


def test_a_button_that_tab_came_to_has_a_ring_and_one_that_was_clicked_has_none(
    window: MainWindow,
) -> None:
    ring = window.ring
    handle = window.windowHandle()
    assert handle is not None
    window.new_contact()
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    page.city.setFocus()
    for _ in range(40):
        if QApplication.focusWidget() is page.add:
            break
        QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.add
    assert ring.isVisible()
    there = page.name.mapTo(window, page.name.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=there)
    assert not ring.isVisible()
    page.add.setFocus()
    assert not ring.isVisible()
