"""A quote on paper: what stands on it, every tax, page breaks, hostile texts."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.domain.quote_totals import Discount
from crm_desktop.errors import UserError
from crm_desktop.reports.catalogue import write_pdf
from crm_desktop.reports.letterhead import letterhead_of
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.printed import Printed
from crm_desktop.reports.quote import draw_quote
from crm_desktop.reports.words import Words
from crm_desktop.services import contact_parts, deals, quote_moves, quotes
from crm_desktop.services.letterhead import ShopPaper, change_paper, read_paper
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.store.blobs import Blobs
from crm_desktop.store.store import Store
from tests.helpers.deals import TODAY, DealShop, make_deal_shop
from tests.helpers.pdf_places import page_texts, placed_lines


@pytest.fixture
def shop(store: Store) -> DealShop:
    change_settings(store, ShopSettings("Kestrel Cycles", "GB", "EUR", "en"))
    change_paper(
        store,
        ShopPaper(address="2 Harbour Row", bank="Harbour Bank\nAccount 123", tax_number="GB 12"),
    )
    made = make_deal_shop(store)
    contact_parts.add_part(
        store, made.marta, "address", street="Rua Nova 3", postal_code="1100", city="Lisboa",
        country="Portugal",
    )  # fmt: skip
    deal = made.made["Cargo bikes"]
    deals.add_line(store, deal, "Cargo bike", "2", 4_500_00)
    deals.add_line(store, deal, "Delivery", "1", 80_50)
    return made


@pytest.fixture
def quote(shop: DealShop) -> bytes:
    return quotes.new_quote(shop.store, shop.made["Cargo bikes"], TODAY)


def draw(shop: DealShop, quote: bytes, out: Path, words: Words | None = None) -> Printed:
    with shop.store.read_raw() as raw:
        order = Order("quote", TODAY, more={"quote": quote.hex(), "sender": "Ben"})
        material = Material(
            raw, Blobs(shop.store.folder), order, words=words or Words(),
            letterhead=letterhead_of(read_paper(raw)),
        )  # fmt: skip
        return draw_quote(material, out)


def test_no_name_of_a_customer_becomes_a_folder(
    shop: DealShop, quote: bytes, tmp_path: Path
) -> None:
    with shop.store.transact("Rename") as tx:
        tx.raw.execute("UPDATE contact SET name='../AC/DC: Tour' WHERE id=?", (shop.marta,))
    with shop.store.read_raw() as raw:
        order = Order("quote", TODAY, more={"quote": quote.hex()})
        printed = write_pdf(Material(raw, Blobs(shop.store.folder), order), tmp_path / "quote.pdf")
    assert printed.file_name == "Quote 2026-0001 .. AC DC Tour"


def test_what_stands_on_a_quote(shop: DealShop, quote: bytes, tmp_path: Path) -> None:
    out = tmp_path / "quote.pdf"
    printed = draw(shop, quote, out)
    assert printed == Printed(1, "Quote 2026-0001 Marta Oliveira", "Quote 2026-0001")
    text = page_texts(out)[0]
    for said in (
        "Marta Oliveira\nRua Nova 3\n1100 Lisboa\nPORTUGAL", "22 November 2026",
        "22 December 2026", "Dear Marta,", "Quote 2026-0001", "4,500.00", "9,000.00",
        "Sum without tax", "€9,080.50", "VAT 20 % on €9,080.50", "€1,816.10", "€10,896.60",
        "Ben\nKestrel Cycles", "Harbour Bank · Account 123", "Tax number: GB 12",
    ):  # fmt: skip
        assert said in text
    for missing in ("Discount", "Page 1", "Version"):
        assert missing not in text


def test_every_tax_is_shown_also_none(shop: DealShop, quote: bytes, tmp_path: Path) -> None:
    store = shop.store
    quotes.add_line(store, quote, "Book", price_minor=10_00, tax="0")
    line = quotes.add_line(store, quote, "Deposit", price_minor=50_00, tax="")
    quotes.change_line(store, line, discount=Discount(percent=Decimal("12.5")))
    quotes.change_quote(store, quote, discount=Discount(percent=Decimal(10)))
    out = tmp_path / "quote.pdf"
    draw(shop, quote, out)
    text = page_texts(out)[0]
    for said in (
        "-12.5 %", "Discount 10 %", "-€913.43", "VAT 20 % on €8,172.45", "VAT 0 % on €9.00",
        "€0.00",
    ):  # fmt: skip
        assert said in text
    rows = [one.text for one in placed_lines(out)]
    assert "–" in rows  # the line without a tax


def test_prices_with_tax(shop: DealShop, quote: bytes, tmp_path: Path) -> None:
    quotes.change_quote(shop.store, quote, tax_included=True)
    out = tmp_path / "quote.pdf"
    draw(shop, quote, out)
    text = page_texts(out)[0]
    assert "Total" in text
    assert "VAT 20 % included, on €7,567.08" in text
    assert "Sum without tax" not in text


def test_long_quotes_repeat_the_head_and_keep_the_sums_together(
    shop: DealShop, quote: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "quote.pdf"
    for count in range(60):
        quotes.add_line(shop.store, quote, f"Thing {count:02}", price_minor=count)
        if count % 5 and count != 59:
            continue
        printed = draw(shop, quote, out)
        texts = page_texts(out)
        (summed,) = [text for text in texts if "Sum without tax" in text]
        assert "Total" in summed
        assert f"Thing {count:02}" in summed
        assert all(("Description" in text) is ("Amount" in text) for text in texts)
    assert printed.pages == 3
    whole = "".join(texts)
    assert all(whole.count(f"Thing {count:02}") == 1 for count in range(60))


def test_a_version_says_so(shop: DealShop, quote: bytes, tmp_path: Path) -> None:
    second = quote_moves.new_version(shop.store, quote, TODAY + dt.timedelta(days=1))
    printed = draw(shop, second, tmp_path / "q.pdf")
    assert printed.file_name == "Quote 2026-0001 (2) Marta Oliveira"
    assert "Version" in page_texts(tmp_path / "q.pdf")[0]


def test_hostile_texts_are_printed_as_they_are(
    shop: DealShop, quote: bytes, tmp_path: Path
) -> None:
    store = shop.store
    line = quotes.add_line(store, quote, "<b>Bold</b> {name} %1 & " + "W" * 450, price_minor=1)
    quotes.change_line(store, line, detail="x\n" * 300 + "the end", unit="<i>")
    quotes.change_quote(store, quote, intro="{nonsense} {if", title="مرحبا 123 \u202eabc")
    out = tmp_path / "q.pdf"
    assert draw(shop, quote, out).pages > 4
    whole = "".join("".join(page_texts(out)).split())
    for said in ("<b>Bold</b>{name}%1&", "{nonsense}{if", "theend", "W" * 450):
        assert said in whole


def test_marks_of_another_language(shop: DealShop, quote: bytes, tmp_path: Path) -> None:
    german = Words(
        {"Quote %1": "Angebot %1"}, "de", day_mark=".", point=",", group=".", money_form="1 ¤"
    )
    out = tmp_path / "q.pdf"
    draw(shop, quote, out, german)
    text = page_texts(out)[0]
    assert "Angebot 2026-0001" in text
    assert "10.896,60 €" in text


def test_a_quote_that_is_gone(shop: DealShop, quote: bytes, tmp_path: Path) -> None:
    quote_moves.archive_quote(shop.store, quote)
    order: dict[str, Any] = {"quote": quote.hex()}
    for more in (order, {}, {"quote": "zz"}):
        with shop.store.read_raw() as raw, pytest.raises(UserError) as caught:
            draw_quote(
                Material(raw, Blobs(shop.store.folder), Order("quote", TODAY, more=more)),
                tmp_path / "q.pdf",
            )
        assert caught.value.code == "quote.gone"
