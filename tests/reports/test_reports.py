"""The reports of a small shop, as they are printed: their texts, figures and periods."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from crm_desktop.domain.short_codes import short_code
from crm_desktop.errors import UserError
from crm_desktop.reports.catalogue import file_name, values_of
from crm_desktop.reports.kinds import KINDS
from crm_desktop.reports.order import ListColumn, Material, Order
from crm_desktop.reports.shown import label_word
from crm_desktop.reports.words import Words
from crm_desktop.services import colleagues, deal_moves, reminders, timeline
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.store import Store
from tests.helpers.deals import DealShop, make_deal_shop
from tests.helpers.paper import TODAY, printed
from tests.helpers.people import add_person

ZONE = "Europe/London"
Print = Callable[..., list[str]]


def at(month: int, day: int, hour: int = 10) -> int:
    """UTC milliseconds of an hour of 2026."""
    return int(dt.datetime(2026, month, day, hour, tzinfo=dt.UTC).timestamp() * 1000)


@pytest.fixture
def shop(store: Store) -> DealShop:
    """Marta with deals, entries and reminders; Helen with a birthday; two colleagues."""
    made = make_deal_shop(store)
    anna = colleagues.find_or_make_colleague(store, "Anna")
    ben = colleagues.find_or_make_colleague(store, "Ben")
    with store.transact("People") as tx:
        helen = add_person(
            tx, "Helen Marsh", birth_year=1980, birth_month=12, birth_day=24, created_at=tx.now
        )
    for contact, kind, text, when, who in (
        (made.marta, "call", "Wants the lease price", at(11, 3), anna),
        (made.marta, "visit", "Looked at the trikes", at(11, 5, 15), ben),
        (helen, "call", "No answer <b>", at(11, 5, 9), anna),
        (made.marta, "note", "Long ago", at(2, 1), anna),
    ):
        timeline.log(store, contact, kind, text, zone=ZONE, happened_at=when, who=who.id)
    for contact, title, due in (
        (made.marta, "Call about the lease", TODAY - dt.timedelta(days=2)),
        (helen, "Send the size list", TODAY),
        (helen, "Ask again", TODAY + dt.timedelta(days=40)),
    ):
        reminders.add_reminder(store, contact, title, due, dt.time(10, 30), zone=ZONE)
    return made


@pytest.fixture
def printing(shop: DealShop, tmp_path: Path) -> Print:
    def make(report: str, **choices: Any) -> list[str]:
        return printed(tmp_path / "made.pdf", shop.store, report, zone=ZONE, **choices)

    return make


def number(shop: DealShop, contact: bytes) -> int:
    found = shop.one("SELECT n FROM contact WHERE id=?", contact)
    assert isinstance(found, int)
    return found


def test_visits_and_calls_of_a_period(printing: Print, shop: DealShop) -> None:
    days = {"first": dt.date(2026, 11, 1), "last": TODAY}
    (page,) = printing("activity", **days)
    assert "1 to 22 November 2026 · all customers · everyone" in page
    assert "3 entries in all 2 calls 1 visit" in page
    assert "Anna 2 – 2 Ben – 1 1" in page  # by person, where there are several
    assert "Thu 5 Nov 15:00 Visit Marta Oliveira Blue Door Café Looked at the trikes Ben" in page
    assert "09:00 Call Helen Marsh No answer <b> Anna" in page  # the day stands there once
    assert "Long ago" not in page
    (page,) = printing("activity", first=dt.date(2026, 11, 2), last=dt.date(2026, 11, 4))
    assert "1 entry in all 1 call " in page
    anna = shop.one("SELECT id FROM colleague WHERE name='Anna'")
    (page,) = printing("activity", **days, who=anna, who_name="Anna")
    assert "2 entries in all 2 calls" in page
    (page,) = printing("activity", **days, contacts=(number(shop, shop.marta),), of_whom="Business")
    assert "Business · everyone" in page
    assert "Helen" not in page
    (page,) = printing("activity", **days, contacts=(number(shop, shop.marta),))
    assert "1 contact · everyone" in page
    told = " ".join(printing("activity"))  # from the beginning
    assert "4 entries in all" in told
    assert "Long ago" in told
    (page,) = printing("activity", first=dt.date(2020, 1, 1), last=dt.date(2020, 1, 31))
    assert "January 2020" in page
    assert "No visits or calls in this period." in page


def test_the_sheet_of_a_customer(printing: Print, shop: DealShop) -> None:
    pages = printing("customer", contacts=(number(shop, shop.marta),), entries=2)
    told = " ".join(pages)
    assert f"Marta Oliveira Kestrel Cycles Blue Door Café · Code {short_code(shop.marta)}" in told
    assert "Open deals" in told
    assert "Rental bikes Agreeing terms" in told
    assert "€26,500" in told
    assert "Fri 20 Nov 10:30 Reminder Call about the lease" in told
    assert "What happened the last 2 of 3" in told
    assert "Visit Thu 5 Nov 2026 15:00 · Ben Looked at the trikes" in told
    assert "Long ago" not in told
    told = " ".join(printing("customer", contacts=(number(shop, shop.marta),), entries=0))
    assert "Long ago" in told


def test_usual_labels_are_said_in_the_language_of_the_paper() -> None:
    words = Words({"home": "privat"})
    assert [label_word(words, label) for label in ("home", "Home", "Ferien", "")] == [
        "privat", "privat", "Ferien", "",
    ]  # fmt: skip


def test_many_sheets_have_bookmarks_and_count_their_own_pages(
    printing: Print, shop: DealShop, tmp_path: Path
) -> None:
    pages = printing("customer")
    assert len(pages) == 3  # two people and a company
    assert all(page.endswith("Page 1 of 1") for page in pages)
    document = pdfium.PdfDocument(tmp_path / "made.pdf")
    assert [mark.get_title() for mark in document.get_toc()] == [
        "Blue Door Café", "Helen Marsh", "Marta Oliveira",
    ]  # fmt: skip
    document.close()
    (page,) = printing("customer", contacts=())
    assert "There are no customers to print." in page


def test_the_list_has_the_columns_and_the_order_asked_for(printing: Print, shop: DealShop) -> None:
    order = [number(shop, shop.marta), number(shop, shop.cafe)]
    columns = tuple(
        ListColumn(code, title)
        for code, title in (
            ("name", "Name"), ("kind", "Kind"), ("open_deals", "Deals"), ("next_step", "Next"),
            ("last_contact", "Last"),
        )
    )  # fmt: skip
    (page,) = printing("contacts", contacts=tuple(order), columns=columns, of_whom="Business")
    assert page.startswith("Business Kestrel Cycles 2 contacts · 22 November 2026 Name Kind Deals")
    assert "Marta Oliveira Person €49,350 Call about the lease" in page.replace(
        " Blue Door Café", "", 1
    )
    assert page.index("Marta Oliveira") < page.rindex("Blue Door Café Company")
    assert "5 Nov 2026" in page
    (page,) = printing("contacts", contacts=())
    assert "There are no contacts in this list." in page


def test_open_deals_by_step_and_those_that_need_somebody(printing: Print) -> None:
    told = " ".join(printing("pipeline"))
    assert "4 open deals €49,350 in all" in told
    assert "New enquiry 10 % 2 €21,700 €2,170" in told
    assert "In all 4 €49,350" in told
    assert "These deals need you" in told
    assert "Trailer Blue Door Café €1,150 22 Nov 2026 No next step" in told


def test_won_and_lost(printing: Print, shop: DealShop) -> None:
    deal_moves.win_deals(shop.store, [shop.made["Trailer"]], dt.date(2026, 11, 2))
    deal_moves.lose_deals(
        shop.store, [shop.made["Guest bikes"]], dt.date(2026, 10, 9), reason="Too expensive"
    )
    told = " ".join(printing("outcomes", first=dt.date(2026, 1, 1), last=TODAY))
    assert "1 won €1,150 worth 1 lost €11,900 worth 50 % won of those decided" in told
    assert "November 2026 1 €1,150 0 – 100 % October 2026 0 – 1 €11,900 0 %" in told
    assert "Too expensive 1 100 % €11,900" in told
    assert "9 Oct 2026 Guest bikes Blue Door Café Lost Too expensive €11,900" in told
    (page,) = printing("outcomes", first=dt.date(2026, 11, 3), last=TODAY)
    assert "No deals were won or lost in this period." in page


def test_the_day_sheet_has_boxes_and_codes(printing: Print, shop: DealShop) -> None:
    (page,) = printing("day")
    assert "Sun 22 Nov 2026" in page
    assert "Overdue 1" in page
    assert "Fri 20 Nov 10:30 2 days late Call about the lease Marta Oliveira" in page
    assert short_code(shop.marta) in page
    assert "Today 1" in page
    assert "Ask again" not in page  # later than the next seven days
    (page,) = printing("day", last=dt.date(2027, 1, 31))
    assert "Ask again" in page


def test_birthdays(printing: Print) -> None:
    (page,) = printing("birthdays")
    assert "22 November 2026 to 22 February 2027" in page
    assert "December 2026 Thu 24 Dec Helen Marsh Birthday 46" in page
    (page,) = printing("birthdays", first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31))
    assert "No birthdays in this period." in page


def test_the_history_is_complete_and_oldest_first(printing: Print, shop: DealShop) -> None:
    (page,) = printing("history", contacts=(number(shop, shop.marta),))
    assert page.startswith("History of Marta Oliveira Kestrel Cycles up to 22 November 2026")
    places = [page.index(text) for text in ("Long ago", "Wants the lease", "Looked at the trikes")]
    assert places == sorted(places)
    (page,) = printing(
        "history", contacts=(number(shop, shop.marta),), first=dt.date(2026, 11, 4), last=TODAY
    )
    assert "Wants the lease" not in page
    assert "changed on" not in page
    with shop.store.transact("Corrected") as tx:
        tx.raw.execute("UPDATE entry SET edited_at=? WHERE subject LIKE 'Looked at%' OR body LIKE"
                       " 'Looked at%'", (tx.now,))  # fmt: skip
    (page,) = printing("history", contacts=(number(shop, shop.marta),))
    assert page.count("changed on") == 1
    (page,) = printing("history", contacts=())
    assert "Please choose a customer." in page


def test_in_german(printing: Print) -> None:
    words = Words(
        {"Visits and calls": "Besuche und Anrufe",          "Page %1 of %2": "Seite %1 von %2"},
        language="de", months=("Januar",) * 10 + ("November", "Dezember"), day_mark=".",
        point=",", group=".", money_form="1 ¤", to="bis",
    )  # fmt: skip
    (page,) = printing("activity", first=dt.date(2026, 11, 1), last=TODAY, words=words)
    assert "Besuche und Anrufe" in page
    assert "1. bis 22. November 2026" in page
    assert "Seite 1 von 1" in page
    assert "49.350 €" in " ".join(printing("pipeline", words=words))


def test_the_same_figures_for_a_spreadsheet(shop: DealShop) -> None:
    order = Order("activity", TODAY, ZONE, first=dt.date(2026, 11, 1), last=TODAY)
    with shop.store.read_raw() as raw:
        sheets = values_of(Material(raw, Blobs(shop.store.folder), order))
    (by_person, heads, rows), (title, columns, entries) = sheets
    assert (by_person, heads[0], rows[0]) == ("By person", ("By", "text"), ["Anna", 2, 0, 2])
    with shop.store.transact("Of another kind") as tx:
        tx.raw.execute("UPDATE entry SET kind='other' WHERE kind='call'")
    with shop.store.read_raw() as raw:
        _, others, _ = values_of(Material(raw, Blobs(shop.store.folder), order))[0]
    assert [head for head, _ in others][-2:] == ["Other", "In all"]
    assert title == "Visits and calls"
    assert columns[0] == ("Date", "date")
    assert entries[0][:4] == ["2026-11-05", "15:00", "Visit", "Marta Oliveira, Blue Door Café"]
    assert entries[1][0] == "2026-11-05"  # a spreadsheet has the day on every row


def test_every_report_has_pages_in_an_empty_shop(store: Store, tmp_path: Path) -> None:
    for report in KINDS:
        if KINDS[report].has_table:
            pages = printed(tmp_path / "made.pdf", store, report, contacts=())
            assert len(pages) >= 1
            assert pages[0].strip()


def test_an_unknown_report_is_refused_and_names_are_safe(printing: Print) -> None:
    with pytest.raises(UserError):
        printing("nothing")
    assert file_name('a/b:c*?"<>|\\ d\n. ') == "a b c d"
    assert file_name("...") == "report"


def test_periods_are_said_shortly() -> None:
    words = Words()
    day = dt.date
    assert words.period(day(2026, 10, 1), day(2026, 10, 31)) == "October 2026"
    assert words.period(day(2026, 1, 1), day(2026, 12, 31)) == "2026"
    assert words.period(day(2026, 10, 2), day(2026, 11, 3)) == "2 October to 3 November 2026"
    assert words.period(day(2025, 10, 2), day(2026, 1, 3)) == "2 October 2025 to 3 January 2026"
    assert words.period(day(2026, 10, 2), day(2026, 10, 2)) == "2 October 2026"
    assert words.money(123456, "EUR") == "€1,234.56"
    assert words.money(-5000, "CHF") == "-CHF 50"
    assert words.say("%1 of %2 %", 1234, "%1") == "1,234 of %1 %"


def test_the_photo_and_a_broken_one(printing: Print, shop: DealShop, tmp_path: Path) -> None:
    blobs = Blobs(shop.store.folder / ATTACHMENTS)
    out = BytesIO()
    Image.new("RGB", (40, 40), "teal").save(out, "PNG")
    pictures = []
    for photo in (blobs.put(out.getvalue()), blobs.put(b"no picture"), "0" * 64):
        with shop.store.transact("Photo") as tx:
            tx.raw.execute("UPDATE contact SET photo=? WHERE id=?", (photo, shop.marta))
        told = " ".join(printing("customer", contacts=(number(shop, shop.marta),)))
        assert "Marta Oliveira" in told
        document = pdfium.PdfDocument(tmp_path / "made.pdf")
        pictures.append(len(list(document[0].get_objects([pdfium.raw.FPDF_PAGEOBJ_IMAGE]))))
        document.close()
    assert pictures == [1, 0, 0]
