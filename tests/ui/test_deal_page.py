"""The page of a deal: what it shows, and that every line is kept."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.services import deal_moves, deals, reminders, timeline
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.deal import DealPage
from crm_desktop.ui.screens.deal import open_deal, page_of
from tests.helpers.deals import TODAY, DealShop, make_deal_shop


@pytest.fixture
def shop(store: Store) -> DealShop:
    return make_deal_shop(store)


@pytest.fixture
def page(shop: DealShop, window: MainWindow) -> DealPage:
    deal = shop.made["Trailer"]
    timeline.log(shop.store, shop.marta, "call", "Asked about the hitch", zone="UTC", deal=deal)
    reminders.add_reminder(
        shop.store, shop.marta, "Send photos", TODAY + dt.timedelta(4), zone="UTC", deal=deal
    )
    open_deal(window, deal)
    QApplication.processEvents()
    return page_of(window)


def told(shop: DealShop, columns: str) -> object:
    return shop.one(f"SELECT {columns} FROM deal WHERE id=?", shop.made["Trailer"])


def test_it_shows_the_deal(page: DealPage) -> None:
    assert page.title.text() == "Trailer"
    assert page.summary.text() == "Blue Door Café · €1,150 · Sales: Quote sent"
    assert page.lines["chance"].shown == "50 %"
    assert page.next.text() == "Send photos, Thu 26 Nov"
    rows = [page.happenings.index(row).data() for row in range(page.happenings.rowCount())]
    assert rows == ["Call", "Step: Quote sent"]
    QAbstractItemModelTester(page.happenings, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.mark.parametrize(
    ("line", "text", "columns", "kept"),
    [("title", "Tow kit", "title", "Tow kit"), ("note", "Blue", "note", "Blue"),
     ("value", "1250.50", "amount_minor, currency", (125_050, "EUR")),
     ("value", "", "amount_minor", None),
     ("value", "$ 90", "amount_minor, currency", (90_00, "EUR")),
     ("chance", "65 %", "probability", 65.0), ("closes", "31 Dec", "expected_close", "2026-12-31"),
     ("source", "Fair", "lead_source", "Fair")],
)  # fmt: skip
def test_a_line_is_kept(
    page: DealPage, shop: DealShop, line: str, text: str, columns: str, kept: object
) -> None:
    page.lines[line].kept.emit(text)
    assert told(shop, columns) == kept


@pytest.mark.parametrize(("line", "text"), [("value", "lots"), ("chance", "120"), ("closes", "x")])
def test_what_cannot_be_read_is_said_and_changes_nothing(
    page: DealPage, shop: DealShop, window: MainWindow, line: str, text: str
) -> None:
    before = told(shop, "amount_minor, probability, expected_close")
    page.lines[line].kept.emit(text)
    assert told(shop, "amount_minor, probability, expected_close") == before
    assert window.toast.isVisible()


def test_a_chance_set_by_hand_is_marked_and_goes_back(page: DealPage, shop: DealShop) -> None:
    page.lines["chance"].kept.emit("80")
    assert page.lines["chance"].mark == "set by hand; empty follows the step"
    page.lines["chance"].kept.emit("")
    assert (page.lines["chance"].mark, told(shop, "probability")) == ("", None)


def test_people_and_lines(page: DealPage, shop: DealShop) -> None:
    page.person.setText("Blue Door Café")
    QTest.keyClick(page.person, Qt.Key.Key_Return)
    assert shop.rows("SELECT contact_id FROM deal_person") == [(shop.cafe,)]
    page.offer.setText("2 cargo bike 4900")
    QTest.keyClick(page.offer, Qt.Key.Key_Return)
    page.offer.setText("Bell")
    QTest.keyClick(page.offer, Qt.Key.Key_Return)
    assert shop.rows("SELECT title, quantity, price_minor FROM deal_line ORDER BY n") == [
        ("cargo bike", "2", 4900_00), ("Bell", "1", None),
    ]  # fmt: skip
    assert not page.take.isVisibleTo(page)
    (bell,) = [line for line in page._extra if line.name == "Bell"]
    assert bell.shown == "1 × ?"
    deals.remove_line(shop.store, shop.rows("SELECT id FROM deal_line ORDER BY n DESC")[0][0])
    QApplication.processEvents()
    assert page.take.text() == "Use €9,800 as the value"
    page.take.click()
    assert told(shop, "amount_minor") == 9800_00


def test_won_repeated_and_reopened(page: DealPage, shop: DealShop, window: MainWindow) -> None:
    page.won_button.click()
    assert window.toast.text() == "Won: Trailer, €1,150."
    assert page.repeat_button.isVisible()
    assert not page.won_button.isVisible()
    page.reopen_button.click()
    assert window.toast.text() == "Trailer is open again, in Quote sent."
    assert page.lines["title"].isVisible()


def test_a_deal_that_is_archived_elsewhere_leads_back(
    page: DealPage, shop: DealShop, window: MainWindow
) -> None:
    deals.archive_deals(shop.store, [shop.made["Trailer"]])
    QApplication.processEvents()
    assert window.place == "pipeline"


def test_enter_on_a_card_opens_it_and_escape_goes_back(
    page: DealPage, shop: DealShop, window: MainWindow
) -> None:
    deal_moves.move_deals(shop.store, [shop.made["Trailer"]], shop.steps["Ordered"], TODAY)
    QApplication.processEvents()
    assert page.summary.text().endswith("Sales: Ordered")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.place == "pipeline"
    window.actions_["deal_open"].trigger()
    assert window.place == "deal"
    assert page.title.text() == "Cargo bikes"
