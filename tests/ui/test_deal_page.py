"""The page of a deal: what it shows, and that every line is kept."""

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.services import deal_moves, deals, reminders, timeline
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.colleagues import find_or_make_colleague
from crm_desktop.services.timeline import PAGE
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.row_roles import SecondRole
from crm_desktop.ui.pages.deal import DealPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.screens.deal import open_deal, page_of
from crm_desktop.ui.screens.screen import SavesAgain
from crm_desktop.ui.widgets.party_popover import PartyPopover
from crm_desktop.ui.widgets.ring import Ring
from tests.helpers.deals import TODAY, DealShop, make_deal_shop

FIRST_PLACE = "trash"
CTRL = Qt.KeyboardModifier.ControlModifier


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


def test_what_is_half_typed_is_kept_when_the_page_goes(
    page: DealPage, window: MainWindow, shop: DealShop
) -> None:
    page.lines["note"].edit()
    page.lines["note"].set_text("Wants the blue one")
    window.stack.leave()
    assert shop.one("SELECT note FROM deal WHERE title='Trailer'") == "Wants the blue one"


def test_what_is_refused_stays_to_be_mended(page: DealPage, shop: DealShop) -> None:
    line = page.lines["value"]
    line.edit()
    line.set_text("12,5,0 about")
    line.commit()
    assert line.in_field == "12,5,0 about"
    assert line.error == "This is no amount. Write it like 1250 or 1250.50."
    line.set_text("9" * 21)
    line.commit()
    assert line.in_field == "9" * 21
    assert line.error == "This amount is too large. Nothing was saved yet."
    line.set_text("9" * 15)
    line.commit()
    assert (line.in_field, line.error) == (
        "9" * 15, "This amount is too large. Nothing was saved yet."
    )  # fmt: skip
    with shop.store.transact("Elsewhere") as tx:
        tx.raw.execute("UPDATE deal SET note='From elsewhere' WHERE title='Trailer'")
    QApplication.processEvents()
    assert line.in_field == "9" * 15
    assert line.field is not None
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert page.lines["note"].value == "From elsewhere"  # read when the field closed


def told(shop: DealShop, columns: str) -> object:
    return shop.one(f"SELECT {columns} FROM deal WHERE id=?", shop.made["Trailer"])


def test_it_shows_the_deal(page: DealPage) -> None:
    assert page.title.text() == "Trailer"
    assert page.summary.text() == "Blue Door Café · €1,150 · Sales: Quote sent"
    assert page.lines["chance"].shown == "50 %"
    assert page.steps.texts == ["Send photos, Thu 26 Nov"]
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


def test_an_entry_written_here_names_the_deal(
    page: DealPage, shop: DealShop, window: MainWindow, settings: PcSettings
) -> None:
    settings.person = find_or_make_colleague(shop.store, "Ines").id
    composer = page.log.composer
    composer.compose("call")
    composer.text.setPlainText("Wants it in red")
    QTest.keyClick(composer.text, Qt.Key.Key_Return, CTRL)
    assert window.toast.text() == "Call logged."
    sql = "SELECT body, deal_id, contact_id, who_id FROM entry ORDER BY n DESC LIMIT 1"
    assert shop.rows(sql) == [
        ("Wants it in red", shop.made["Trailer"], shop.marta, settings.person)
    ]  # fmt: skip
    QApplication.processEvents()
    assert "Wants it in red" in str(page.happenings.index(0).data(SecondRole))


def test_half_a_text_is_there_again(page: DealPage, shop: DealShop, window: MainWindow) -> None:
    page.log.composer.text.setPlainText("Half a ")
    open_deal(window, shop.made["Cargo bikes"])
    assert page.log.composer.text.toPlainText() == ""
    open_deal(window, shop.made["Trailer"])
    assert page.log.composer.text.toPlainText() == "Half a "


def test_next_steps_are_added_and_ticked_off(page: DealPage, shop: DealShop) -> None:
    page.steps.add.click()
    (editor,) = page.findChildren(ReminderEditor)
    assert editor.deal.currentData() == shop.made["Trailer"]
    editor.what.setText("Visit")
    editor.when.setText("tomorrow")
    editor.save()
    QApplication.processEvents()
    assert page.steps.texts == ["Visit, Mon 23 Nov", "Send photos, Thu 26 Nov"]
    next(ring for ring in page.steps.findChildren(Ring) if ring.isVisible()).click()
    QApplication.processEvents()
    assert page.steps.texts == ["Send photos, Thu 26 Nov"]
    assert str(page.happenings.index(0).data()).endswith("Visit")


def test_person_and_company_are_chosen(page: DealPage, shop: DealShop) -> None:
    zoe = shop.one("SELECT id FROM contact WHERE name='Zoë Brandt'")
    QTest.keyClick(page.lines["contact"], Qt.Key.Key_Return)
    (asks,) = page.findChildren(PartyPopover)
    QTest.keyClicks(asks.field, "zoe brandt")
    asks.accept()
    assert told(shop, "contact_id, company_id") == (zoe, None)
    assert page.lines["contact"].shown == "Zoë Brandt"
    page._keep_party("company", shop.cafe)
    assert told(shop, "contact_id, company_id") == (zoe, shop.cafe)
    page._keep_party("contact", None)
    assert told(shop, "contact_id, company_id") == (None, shop.cafe)


def test_own_fields_of_deals(page: DealPage, shop: DealShop, window: MainWindow) -> None:
    with shop.store.transact("Fields") as tx:
        made = {
            name: find_or_make(tx, "field", name, subject="deal", kind=kind, rank=name)
            for name, kind in (("Delivery", "date"), ("Frame", "number"), ("Lease", "yes/no"))
        }
    QApplication.processEvents()
    lines = {line.name: line for line in page._extra}
    lines["Delivery"].kept.emit("24 Dec")
    {line.name: line for line in page._extra}["Frame"].kept.emit("52.5")
    {line.name: line for line in page._extra}["Lease"].kept.emit("1")
    assert shop.rows(
        "SELECT value FROM field_value WHERE deal_id=? ORDER BY value", shop.made["Trailer"]
    ) == [("1",), ("2026-12-24",), ("52.5",)]
    shown = {line.name: line.shown for line in page._extra if line.name in made}
    assert shown == {"Delivery": "24 December 2026", "Frame": "52.5", "Lease": "Yes"}
    {line.name: line for line in page._extra}["Frame"].kept.emit("many")
    assert "is no number" in window.toast.text()
    {line.name: line for line in page._extra}["Frame"].kept.emit("")
    assert shop.one("SELECT count(*) FROM field_value WHERE gone=0") == 2


def test_the_timeline_is_read_page_by_page(page: DealPage, shop: DealShop) -> None:
    with shop.store.transact("Many") as tx:
        for number in range(PAGE + 5):
            tx.raw.execute(
                "INSERT INTO entry(id, contact_id, deal_id, kind, body, happened_at)"
                " VALUES (?, ?, ?, 'note', ?, ?)",
                (tx.ids.one(), shop.marta, shop.made["Trailer"], f"Note {number}", number + 1),
            )
    QApplication.processEvents()
    none = QModelIndex()
    assert page.happenings.rowCount() == PAGE + 1  # and the step it began in
    assert page.happenings.canFetchMore(none)
    page.happenings.fetchMore(none)
    assert not page.happenings.canFetchMore(none)
    assert page.happenings.rowCount() == PAGE + 5 + 1 + 1
    QAbstractItemModelTester(page.happenings, QAbstractItemModelTester.FailureReportingMode.Fatal)


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


def test_back_leads_to_where_the_deal_was_opened(
    page: DealPage, shop: DealShop, window: MainWindow
) -> None:
    n = int(str(shop.one("SELECT n FROM contact WHERE id=?", shop.cafe)))
    window.open_contact(n)
    open_deal(window, shop.made["Trailer"])
    window.actions_["deal_back"].trigger()
    assert window.place == "card"
    window.go("pipeline")
    open_deal(window, shop.made["Trailer"])
    open_deal(window, shop.made["Cargo bikes"])
    page.back_requested.emit()
    assert window.place == "pipeline"


def test_how_an_amount_and_a_day_are_read_is_said_while_they_are_typed(page: DealPage) -> None:
    for name, typed, read in (
        ("value", "1.250", "€1,250"), ("value", "abc", ""), ("closes", "31 Dec", "Thu 31 Dec"),
    ):  # fmt: skip
        line = page.lines[name]
        line.edit()
        low = line.height()
        line.set_text(typed)
        assert line.field is not None
        assert line.field.accessibleDescription() == read
        assert (line.height() > low) == bool(read)
        QTest.keyClick(line.field, Qt.Key.Key_Escape)
        assert line.field is None


def test_an_entry_that_a_full_disk_refused_is_saved_when_there_is_room(
    page: DealPage, shop: DealShop
) -> None:
    composer = page.log.composer
    composer.text.setPlainText("Wants a bell")
    composer.failed("The disk is full.")
    assert isinstance(page, SavesAgain)
    page.save_again()
    assert shop.one("SELECT body FROM entry ORDER BY n DESC LIMIT 1") == "Wants a bell"
    assert composer.text.toPlainText() == ""


def test_after_choosing_files_the_keyboard_is_in_the_text_again(page: DealPage) -> None:
    composer = page.log.composer
    composer.attach.setFocus()
    composer.add_files([])
    assert QApplication.focusWidget() is composer.text
