"""The rows of the list as pictures: what differs must be seen, what is the same looks the same."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.services.contact_rows import ContactRow
from crm_desktop.services.tags import tag_contacts
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.contact_look import NARROWEST_NAME
from crm_desktop.ui.pages.contacts import ContactsPage
from crm_desktop.ui.theme import Mode
from crm_desktop.ui.widgets.contact_painter import BOX_EDGE, LAST_EDGE
from tests.ui.conftest import add_entry


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ContactsPage:
    """Helen, Jonas, Marta, Omar, Zoë; the cursor on Helen."""
    window.go("contacts")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)
    QApplication.processEvents()
    return window.contacts


def row_picture(page: ContactsPage, place: int) -> QImage:
    page.list.clearFocus()
    QApplication.processEvents()
    height = page.list.rowHeight(place)
    part = QRect(0, page.list.rowViewportPosition(place), page.list.viewport().width(), height)
    return page.list.viewport().grab(part).toImage()


def test_rows_that_hold_the_same_look_the_same(page: ContactsPage) -> None:
    marta, zoe = (row_picture(page, place) for place in (2, 4))
    assert marta != zoe
    assert row_picture(page, 2) == marta
    right = QRect(page.list.columnViewportPosition(1), 0, 300, marta.height())
    assert marta.copy(right) == zoe.copy(right)  # nothing is known of either


def test_a_changed_value_is_painted(page: ContactsPage, store: Store, qtbot: QtBot) -> None:
    marta, zoe = row_picture(page, 2), row_picture(page, 4)
    with store.transact("Log") as tx:
        add_entry(tx, 1, "A first one")
    qtbot.waitUntil(lambda: row_picture(page, 2) != marta)
    assert row_picture(page, 4) == zoe


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_edge_of_an_empty_box_is_seen_on_a_selected_row(
    window: MainWindow, page: ContactsPage, mode: Mode, qtbot: QtBot
) -> None:
    if window.theme.mode != mode:
        window.actions_["dark"].trigger()
        QApplication.processEvents()
        page = window.contacts

    def seen() -> tuple[QColor, QColor]:
        """The upper edge of the box of the second row, and what is beside it."""
        page.list.put_cursor(1)
        page.list.setFocus()
        cell = page.list.visualRect(page.table.index(1, 0))
        box = page.list._rows.check_rect(cell)
        picture = page.list.viewport().grab().toImage()
        beside = picture.pixelColor(box.left() - 3, box.center().y())
        return picture.pixelColor(box.center().x(), box.top()), beside

    wanted = window.theme.color(BOX_EDGE), window.theme.color("selected")
    qtbot.waitUntil(lambda: seen() == wanted)  # the list of a new look comes in its own time


def test_moving_the_mouse_paints_the_rows_it_leaves_and_enters(page: ContactsPage) -> None:
    plain = row_picture(page, 3)
    page.list._hover(3)
    assert row_picture(page, 3) != plain
    page.list._hover(4)
    QApplication.processEvents()
    assert row_picture(page, 3) == plain


def test_a_right_aligned_column_ends_at_its_edge(page: ContactsPage) -> None:
    row = page.table.row(1)
    assert row is not None
    page.table._pages[0][1] = replace(row, open_deals=(("EUR", 1_530_000),))
    page.list.viewport().update()
    picture = row_picture(page, 1)
    at = page.table.place_of_column("open_deals")
    left = page.list.columnViewportPosition(at)
    right = left + page.list.columnWidth(at)
    ground = picture.pixelColor(QPoint(right - 2, 3))
    inked = [
        x for x in range(left, min(right, picture.width()))
        if any(picture.pixelColor(x, y) != ground for y in range(2, picture.height() - 2))
    ]  # fmt: skip
    assert inked
    px = page._theme.px
    assert right - px(LAST_EDGE) - 4 <= inked[-1] < right - px(LAST_EDGE) + 2


def test_names_have_the_room_of_the_design(window: MainWindow, page: ContactsPage) -> None:
    window.resize(1366, 768)
    QApplication.processEvents()
    page.look.fit_name()
    assert 240 <= page.list.columnWidth(page.table.place_of_column("name")) <= 250


def test_columns_give_way_a_little_before_the_list_scrolls_sideways(
    window: MainWindow, page: ContactsPage
) -> None:
    window.resize(1366, 768)
    QApplication.processEvents()
    wide, header = page.list.viewport().width(), page.list.horizontalHeader()
    usual = {at: header.sectionSize(at) for at in range(1, header.count())}
    whole = sum(usual.values()) + page._theme.px(NARROWEST_NAME)
    for missing, narrower in ((40, True), (0, False), (200, False)):
        window.resize(window.width() + whole - missing - wide, 768)
        for _ in range(3):
            QApplication.processEvents()
        wide = page.list.viewport().width()
        assert wide == whole - missing
        now = {at: header.sectionSize(at) for at in usual}
        assert (now == usual) is not narrower
        assert page.list.horizontalScrollBar().isVisible() is (missing == 200)


def test_the_columns_fill_the_list_that_is_seen_again(
    window: MainWindow, page: ContactsPage
) -> None:
    def filled() -> bool:
        QApplication.processEvents()
        return page.list.horizontalHeader().length() == page.list.viewport().width()

    window.resize(1366, 768)
    assert filled()
    window.go("today")
    window.resize(1500, 700)
    window.go("contacts")
    assert filled()
    window.actions_["fold"].trigger()
    assert filled()


def test_the_columns_fill_the_list_when_its_scroll_bar_comes_and_goes(
    window: MainWindow, page: ContactsPage
) -> None:
    """Only the list changes its width then; the page around it keeps its own."""
    window.resize(1366, 768)
    QApplication.processEvents()
    wide = page.list.viewport().width()
    for shown in (Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded):
        page.list.setVerticalScrollBarPolicy(shown)
        QApplication.processEvents()
        narrower = shown is Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        assert (page.list.viewport().width() < wide) is narrower
        assert page.list.horizontalHeader().length() == page.list.viewport().width()


def row(page: ContactsPage) -> ContactRow:
    """Marta's."""
    found = page.table.row(2)
    assert found is not None
    return found


def test_a_day_of_another_year_gives_up_its_day_before_its_year(
    page: ContactsPage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    text = type(page.list._rows)._text

    def noted(rows: object, shown: str, *rest: Any) -> None:
        painted.append(shown)
        text(page.list._rows, shown, *rest)

    monkeypatch.setattr(type(page.list._rows), "_text", noted)
    with store.transact("Log") as tx:
        add_entry(tx, 1, "Long ago", at=1_716_723_600_000)
    qtbot.waitUntil(lambda: row(page).last_at == 1_716_723_600_000)
    at = page.table.place_of_column("last_contact")
    for width, shown in ((140, "26 May 2024"), (105, "May 2024")):
        painted.clear()
        page.list.setColumnWidth(at, width)
        row_picture(page, 2)
        assert shown in painted


@pytest.mark.parametrize("width", [90, 120, 152])
def test_the_count_of_further_tags_stays_in_its_column(
    page: ContactsPage, store: Store, width: int, qtbot: QtBot
) -> None:
    tag_contacts(store, [1], "Longstanding regular customer")
    tag_contacts(store, [1], "Service plan")
    tag_contacts(store, [1], "VIP")
    at = page.table.place_of_column("tags")
    page.list.setColumnWidth(at, width)
    page.list.setColumnWidth(at + 1, 100)
    qtbot.waitUntil(lambda: len(row(page).tags) == 3)
    page.list.clearFocus()
    QApplication.processEvents()
    cell = page.list.visualRect(page.table.index(2, at))
    gap = QRect(cell.right() - 6, cell.top() + 4, 12, cell.height() - 8)  # and the next column's
    picture = page.list.viewport().grab(gap).toImage()
    colours = {picture.pixel(x, y) for x in range(gap.width()) for y in range(gap.height())}
    assert len(colours) == 1
