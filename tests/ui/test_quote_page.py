"""The page of a quote: edited in place, sums at once, where it stands, undo, keys."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from crm_desktop.services import deals, quote_moves
from crm_desktop.services.quote_card import read_quote
from crm_desktop.services.quotes import new_quote
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.quote_lines import COLUMNS
from crm_desktop.ui.pages.quote import QuotePage
from crm_desktop.ui.screens import deal
from crm_desktop.ui.screens import quote as screen
from crm_desktop.ui.screens.deal import open_deal
from tests.helpers.deals import TODAY, DealShop, make_deal_shop

FIRST_PLACE = "trash"


@pytest.fixture
def shop(store: Store) -> DealShop:
    change_settings(store, ShopSettings("Kestrel Cycles", "GB", "EUR", "en"))
    made = make_deal_shop(store)
    deals.add_line(store, made.made["Cargo bikes"], "Cargo bike", "2", 4_500_00)
    deals.add_line(store, made.made["Cargo bikes"], "Delivery", "1", 80_50)
    return made


@pytest.fixture
def page(qtbot: QtBot, shop: DealShop, window: MainWindow) -> QuotePage:
    """The quote of a deal, opened from the deal's page."""
    open_deal(window, shop.made["Cargo bikes"])
    window.actions_["quote_of_deal"].trigger()
    QApplication.processEvents()
    assert window.place == "quote"
    return screen.page_of(window)


def cell(page: QuotePage, row: int, column: str) -> str:
    return str(page.model.data(page.model.index(row, COLUMNS.index(column))) or "")


def put(page: QuotePage, row: int, column: str, text: str) -> None:
    page.model.setData(page.model.index(row, COLUMNS.index(column)), text)
    QApplication.processEvents()


def status(page: QuotePage) -> str:
    assert page.found is not None
    return page.found.row.status


def sums(page: QuotePage) -> dict[str, str]:
    found = {}
    for label in page.findChildren(QLabel):
        name, _, value = label.accessibleName().partition(": ")
        if value and label.isVisible():
            found[name] = value
    return found


def test_a_deal_has_one_quote_at_first(page: QuotePage, window: MainWindow) -> None:
    assert page.found is not None
    first = page.found.row.id
    assert "Draft" in page.summary.text()
    assert sums(page) == {"Sum without tax": "€9,080.50", "Tax 20 %": "€1,816.10",
                          "Total": "€10,896.60"}  # fmt: skip
    window.actions_["quote_back"].trigger()
    assert window.place == "deal"
    window.actions_["quote_of_deal"].trigger()
    assert page.found.row.id == first
    window.actions_["quote_another"].trigger()
    assert page.found.row.number == "2026-0002"


def touch(store: Store) -> None:
    """Another PC, or a job, writes something that the page shows."""
    with store.transact("Elsewhere") as tx:
        tx.raw.execute("UPDATE contact SET name='Renamed elsewhere' WHERE n=1")
    QApplication.processEvents()


def test_what_is_being_typed_outlives_changes_from_elsewhere(page: QuotePage, store: Store) -> None:
    line = page.texts["intro"]
    line.edit()
    line.set_text("Half a sen")
    touch(store)
    assert line.in_field == "Half a sen"
    line.set_text("Half a sentence")
    line.commit()
    assert line.value == "Half a sentence"
    index = page.model.index(0, COLUMNS.index("title"))
    page.table.setFocus()
    page.table.setCurrentIndex(index)
    page.table.edit(index)
    editor = next(one for one in page.table.findChildren(QLineEdit) if one.isVisible())
    editor.setText("Cargo bike, gre")
    with store.transact("A line from elsewhere") as tx:
        tx.raw.execute("UPDATE quote_line SET quantity='7' WHERE title='Delivery'")
    QApplication.processEvents()
    assert editor.text() == "Cargo bike, gre"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert cell(page, 1, "quantity") == "7"  # read when the field closed


def test_what_is_half_typed_is_kept_when_the_page_goes(
    page: QuotePage, store: Store, window: MainWindow
) -> None:
    page.texts["intro"].edit()
    page.texts["intro"].set_text("Dear customer")
    window.stack.leave()
    assert page.quote is not None
    assert read_quote(store, page.quote, TODAY).intro == "Dear customer"
    index = page.model.index(0, COLUMNS.index("title"))
    page.table.setCurrentIndex(index)
    page.table.edit(index)
    next(one for one in page.table.findChildren(QLineEdit) if one.isVisible()).setText("Green bike")
    window.stack.leave()
    assert read_quote(store, page.quote, TODAY).lines[0].title == "Green bike"
    assert not page.table.is_editing()


def test_what_is_refused_stays_to_be_mended(page: QuotePage, window: MainWindow) -> None:
    line = page.texts["valid"]
    line.edit()
    line.set_text("31 Febuary")
    line.commit()
    assert (line.in_field, line.error) == ("31 Febuary", "This is no date. Write it like 31 Dec.")
    assert page.found is not None
    assert page.found.row.issued_on is not None
    line.set_text((page.found.row.issued_on - dt.timedelta(1)).isoformat())
    line.commit()
    assert "run out before the day it was made" in line.error
    line.set_text((page.found.row.issued_on + dt.timedelta(9)).isoformat())
    line.commit()
    assert line.field is None
    assert page.found.row.valid_until == page.found.row.issued_on + dt.timedelta(9)


def test_the_model_keeps_the_rules_of_qt(page: QuotePage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    put(page, 0, "quantity", "3")
    page.remove_line()


def test_cells_are_typed_into(page: QuotePage, window: MainWindow, store: Store) -> None:
    page.table.setCurrentIndex(page.model.index(0, COLUMNS.index("quantity")))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "2.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert cell(page, 0, "quantity") == "2.5"
    assert cell(page, 0, "amount") == "11,250.00"
    put(page, 0, "price", "4000.5")
    put(page, 0, "discount", "10 %")
    put(page, 0, "tax", "")
    put(page, 0, "unit", "pcs")
    put(page, 0, "detail", "with a box")
    assert (cell(page, 0, "amount"), cell(page, 0, "tax")) == ("9,001.13", "–")
    assert sums(page)["Total"] == "€9,097.73"
    window.actions_["undo"].trigger()
    QApplication.processEvents()
    assert cell(page, 0, "detail") == ""


def test_the_last_row_takes_a_new_line(page: QuotePage) -> None:
    put(page, 2, "title", "Helmet")
    assert [cell(page, row, "title") for row in range(4)] == [
        "Cargo bike", "Delivery", "Helmet", "Add a line…",
    ]  # fmt: skip
    assert cell(page, 2, "price") == "?"
    assert "1 line without a price" in page.note.text()
    assert page.table.currentIndex().row() == 2


def test_what_cannot_be_read_is_told_and_nothing_changes(page: QuotePage, qtbot: QtBot) -> None:
    for column, text in (
        ("quantity", "many"), ("price", "a lot"), ("discount", "200 %"), ("tax", "x"),
    ):  # fmt: skip
        before = cell(page, 0, column)
        with qtbot.waitSignal(page.told):
            put(page, 0, column, text)
        assert cell(page, 0, column) == before


def opened(page: QuotePage, row: int, column: str) -> QLineEdit:
    """The field of a cell that was opened by a key."""
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(row, COLUMNS.index(column)))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    (editor,) = (one for one in page.table.findChildren(QLineEdit) if one.isVisible())
    editor.selectAll()
    return editor


def test_a_cell_that_cannot_be_read_stays_open_with_what_was_typed(
    page: QuotePage, qtbot: QtBot, window: MainWindow
) -> None:
    editor = opened(page, 0, "quantity")
    with qtbot.waitSignal(page.told):
        QTest.keyClicks(editor, "two or three")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert editor.isVisible()
    assert editor.text() == "two or three"
    assert page.table.is_editing()
    assert QApplication.focusWidget() is editor
    editor.selectAll()
    QTest.keyClicks(editor, "3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not page.table.is_editing()
    assert cell(page, 0, "quantity") == "3"
    editor = opened(page, 0, "price")
    QTest.keyClicks(editor, "a lot")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not page.table.is_editing()
    assert cell(page, 0, "price") == "4,500.00"


def test_the_first_letter_counts_where_no_cell_was_chosen(page: QuotePage) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(QModelIndex())
    QTest.keyClicks(page.table, "a")  # as "Add a line" begins
    (editor,) = (one for one in page.table.findChildren(QLineEdit) if one.isVisible())
    assert editor.text() == "a"


def test_lines_move_and_go_by_keys(page: QuotePage, window: MainWindow) -> None:
    page.table.setCurrentIndex(page.model.index(1, 0))
    window.actions_["quote_line_up"].trigger()
    assert [cell(page, row, "title") for row in (0, 1)] == ["Delivery", "Cargo bike"]
    assert page.table.currentIndex().row() == 0
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert cell(page, 1, "title") == "Delivery"
    QTest.keyClick(window, Qt.Key.Key_Delete)
    assert [cell(page, row, "title") for row in (0, 1)] == ["Cargo bike", "Add a line…"]
    assert "“Delivery” removed." in window.toast.text()
    page.table.setCurrentIndex(page.model.index(1, 0))
    assert not window.actions_["quote_line_remove"].isEnabled()


def test_texts_beside_the_lines(page: QuotePage, qtbot: QtBot) -> None:
    assert page.found is not None
    page.texts["discount"].kept.emit("5 %")
    page.texts["valid"].kept.emit("24 Dec")
    page.texts["recipient"].kept.emit("Marta\nSomewhere")
    page.texts["tax"].kept.emit("1")
    QApplication.processEvents()
    found = page.found
    assert found is not None
    assert (found.row.valid_until, found.recipient) == (dt.date(2026, 12, 24), "Marta\nSomewhere")
    assert sums(page)["Discount"].startswith("-")
    assert "Tax 20 % included" in sums(page)
    for name, text in (("valid", "never"), ("discount", "lots"), ("valid", "1 Jan 2020")):
        with qtbot.waitSignal(page.told):
            page.texts[name].kept.emit(text)


def test_sent_accepted_and_undone(page: QuotePage, window: MainWindow, shop: DealShop) -> None:
    assert page.found is not None
    assert page.quote is not None
    window.actions_["quote_send"].trigger()
    assert "Sent, valid until" in page.summary.text()
    assert "Reminder set" in window.toast.text()
    assert not page.sent_button.isVisible()
    assert page.model.rowCount() == 2  # no row for a new line
    assert not page.model.flags(page.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not window.actions_["quote_send"].isEnabled()
    window.actions_["quote_accept"].trigger()
    assert status(page) == "accepted"
    assert shop.one("SELECT state FROM deal WHERE title='Cargo bikes'") == "won"
    window.actions_["undo"].trigger()
    QApplication.processEvents()
    assert status(page) == "sent"


def test_a_new_version_is_edited_and_the_old_one_is_looked_at(
    page: QuotePage, window: MainWindow
) -> None:
    first = page.quote
    page.send()
    window.actions_["quote_version"].trigger()
    assert page.found is not None
    assert (page.found.row.version, page.found.editable) == (2, True)
    assert page.versions.count() == 2
    page.versions.setCurrentIndex(1)
    page.versions.activated.emit(1)
    assert page.quote == first
    assert page.note.text() == "This is an earlier version."


def test_refused_asks_why(page: QuotePage, shop: DealShop, monkeypatch: pytest.MonkeyPatch) -> None:
    page.send()
    monkeypatch.setattr("crm_desktop.ui.dialogs.lost_reason.LostReason.exec", lambda _self: 1)
    page.refuse()
    assert page.found is not None
    assert status(page) == "refused"
    assert shop.one("SELECT state FROM deal WHERE title='Cargo bikes'") == "lost"


def test_an_archived_quote_leads_back(page: QuotePage, window: MainWindow, store: Store) -> None:
    assert page.quote is not None
    window.actions_["quote_archive"].trigger()
    assert window.place == "deal"
    window.actions_["undo"].trigger()
    window.actions_["quote_of_deal"].trigger()
    quote_moves.archive_quote(store, page.quote)  # from elsewhere, while it is seen
    QApplication.processEvents()
    assert window.place == "deal"


def test_a_number_of_two_quotes_is_named(page: QuotePage, store: Store, shop: DealShop) -> None:
    assert page.quote is not None
    second = new_quote(store, shop.made["Trailer"], TODAY)
    with store.transact("from another PC") as tx:
        tx.raw.execute("UPDATE quote SET number='2026-0001' WHERE id=?", (second,))
    page.refresh()
    assert "from another PC" in page.note.text()
    page.renumber()
    assert read_quote(store, page.quote, TODAY).row.number == "2026-0002"


def test_it_is_read_out(page: QuotePage) -> None:
    index = page.model.index(0, COLUMNS.index("price"))
    assert page.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Price each: 4,500.00"
    assert page.model.data(index, Qt.ItemDataRole.AccessibleDescriptionRole) == (
        "2, Cargo bike, 9,000.00"
    )
    made = QAccessible.queryAccessibleInterface(page.table)
    assert made.text(QAccessible.Text.Name) == "Lines of the quote"


def test_the_deals_page_has_a_button_for_it(
    shop: DealShop, window: MainWindow, qtbot: QtBot
) -> None:
    open_deal(window, shop.made["Trailer"])
    deal.page_of(window).quote_button.click()
    assert window.place == "quote"
    assert "Trailer" in screen.page_of(window).texts["title"].accessibleName()


def test_several_quotes_of_a_deal_are_offered_on_its_page(
    page: QuotePage, window: MainWindow, store: Store, shop: DealShop
) -> None:
    assert page.found is not None
    first = page.found.row
    new_quote(store, shop.made["Cargo bikes"], TODAY)
    open_deal(window, shop.made["Cargo bikes"])
    button = deal.page_of(window).quote_button
    button.click()
    (menu,) = button.findChildren(QMenu)
    newest, older = menu.actions()
    assert older.text().startswith(f"{first.number} · ")
    assert newest.text() > older.text()
    assert window.place == "deal"
    older.trigger()
    menu.close()
    assert window.place == "quote"
    assert page.found is not None
    assert page.found.row.id == first.id
