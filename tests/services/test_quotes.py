"""Quotes of a deal: what is on them, where they stand, what that does to the deal, and undo."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from crm_desktop.domain.quote_numbers import mark_of
from crm_desktop.domain.quote_totals import Discount
from crm_desktop.errors import UserError
from crm_desktop.services import contact_parts, deals, quote_moves, quote_setup, quotes
from crm_desktop.services.deals import DealDraft
from crm_desktop.services.history import History
from crm_desktop.services.quote_card import Quote, list_quotes, quotes_of_deal, read_quote
from crm_desktop.services.quote_setup import QuoteSettings
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.services.trash import bring_back, list_trash
from crm_desktop.store.store import Store
from crm_desktop.sync import known
from tests.helpers.deals import TODAY, DealShop, make_deal_shop
from tests.helpers.dump import live_dump

ZONE = "Europe/Berlin"


@pytest.fixture
def shop(store: Store) -> DealShop:
    change_settings(store, ShopSettings("Kestrel", "DE", "EUR", "en"))
    made = make_deal_shop(store)
    contact_parts.add_part(
        store, made.marta, "address", street="Hauptstraße 1", postal_code="10115", city="Berlin"
    )
    deal = made.made["Cargo bikes"]
    deals.add_line(store, deal, "Cargo bike", "2", 4_500_00)
    deals.add_line(store, deal, "Delivery", "1", 80_00)
    return made


@pytest.fixture
def quote(shop: DealShop) -> bytes:
    return quotes.new_quote(shop.store, shop.made["Cargo bikes"], TODAY)


def read(shop: DealShop, quote: bytes, today: dt.date = TODAY) -> Quote:
    return read_quote(shop.store, quote, today)


def refused(code: str, act: Callable[[], Any]) -> None:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code


def test_a_quote_takes_over_the_lines_of_its_deal(shop: DealShop, quote: bytes) -> None:
    found = read(shop, quote)
    assert (found.row.number, found.row.version, found.row.status) == ("2026-0001", 1, "draft")
    assert found.row.valid_until == TODAY + dt.timedelta(days=30)
    assert found.recipient == "Marta Oliveira\nHauptstraße 1\n10115 Berlin"
    assert [(one.title, one.quantity, one.total_minor) for one in found.lines] == [
        ("Cargo bike", "2", 9_000_00), ("Delivery", "1", 80_00),
    ]  # fmt: skip
    assert [one.tax for one in found.lines] == [Decimal(19), Decimal(19)]
    assert (found.totals.net, found.totals.tax, found.totals.total) == (9_080_00, 1725_20, 10805_20)
    assert found.row.total_minor == 10805_20


def test_a_deal_without_lines_is_one_line(shop: DealShop) -> None:
    made = read(shop, quotes.new_quote(shop.store, shop.made["Trailer"], TODAY))
    assert [(one.title, one.price_minor) for one in made.lines] == [("Trailer", 1_150_00)]
    unknown = deals.create_deal(shop.store, DealDraft("Later", shop.marta), TODAY)
    found = read(shop, quotes.new_quote(shop.store, unknown, TODAY))
    assert (found.prices_missing, found.totals.total) == (1, 0)


def test_editing_a_draft(shop: DealShop, quote: bytes) -> None:
    store = shop.store
    line = quotes.add_line(store, quote, "Helmet", quantity="3", price_minor=40_00, tax="7")
    assert quotes.change_line(store, line, discount=Discount(percent=Decimal(10)), detail="Size M")
    assert not quotes.change_line(store, line, detail="Size M")
    assert quotes.change_quote(store, quote, discount=Discount(minor=100_00), title="Two bikes")
    found = read(shop, quote)
    assert found.lines[-1].total_minor == 108_00
    assert found.totals.sum == 9_188_00
    assert found.totals.discount == 100_00
    assert [part.rate for part in found.totals.taxes] == [Decimal(19), Decimal(7)]
    assert quotes.move_line(store, line, -2)
    assert not quotes.move_line(store, line, -1)
    assert [one.title for one in read(shop, quote).lines] == ["Helmet", "Cargo bike", "Delivery"]
    quotes.remove_line(store, line)
    assert [one.title for one in read(shop, quote).lines] == ["Cargo bike", "Delivery"]


def test_a_product_lends_its_price_and_unit(shop: DealShop, quote: bytes) -> None:
    with shop.store.transact("product") as tx:
        tx.raw.execute(
            "UPDATE product SET price_minor=2500, currency='EUR', unit='pair' WHERE name='Delivery'"
        )
    quotes.add_line(shop.store, quote, "delivery")
    line = read(shop, quote).lines[-1]
    assert (line.price_minor, line.unit) == (2500, "pair")


def test_what_is_refused(shop: DealShop, quote: bytes) -> None:
    store = shop.store
    (line, _) = read(shop, quote).lines
    refused("line.quantity", lambda: quotes.change_line(store, line.id, quantity="two"))
    refused("line.empty", lambda: quotes.change_line(store, line.id, title=" "))
    refused("tax.percent", lambda: quotes.change_line(store, line.id, tax="101"))
    refused("deal.amount", lambda: quotes.change_line(store, line.id, price_minor=10**15))
    yesterday = TODAY - dt.timedelta(days=1)
    refused("quote.valid", lambda: quotes.change_quote(store, quote, valid_until=yesterday))
    refused("quote.gone", lambda: read_quote(store, b"x" * 16, TODAY))
    quote_moves.send_quote(store, quote, TODAY, zone=ZONE)
    refused("quote.sent", lambda: quotes.change_quote(store, quote, title="x"))
    refused("quote.sent", lambda: quotes.change_line(store, line.id, title="x"))
    refused("quote.sent", lambda: quotes.add_line(store, quote, "x"))
    refused("quote.sent", lambda: quote_moves.send_quote(store, quote, TODAY, zone=ZONE))


def test_sending(shop: DealShop, quote: bytes) -> None:
    sent = quote_moves.send_quote(shop.store, quote, TODAY, zone=ZONE)
    assert sent.step == "Quote sent"
    assert sent.remind_on == TODAY + dt.timedelta(days=27)
    assert shop.one("SELECT title, due_date, deal_id FROM reminder WHERE gone=0") == (
        "Ask about quote 2026-0001, it runs out soon", "2026-12-19", shop.made["Cargo bikes"],
    )  # fmt: skip
    assert shop.one("SELECT subject, direction FROM entry") == ("Quote 2026-0001 sent", "out")
    assert "Cargo bikes" in shop.shown()["Quote sent"]
    assert read(shop, quote).row.status == "sent"
    assert read(shop, quote, dt.date(2026, 12, 22)).row.status == "sent"
    assert read(shop, quote, dt.date(2026, 12, 23)).row.status == "expired"


def test_a_deal_that_is_further_on_stays_there(shop: DealShop) -> None:
    quote = quotes.new_quote(shop.store, shop.made["Rental bikes"], TODAY)
    assert quote_moves.send_quote(shop.store, quote, TODAY, zone=ZONE).step == ""
    assert shop.shown()["Agreeing terms"] == ["Rental bikes"]


def test_accepting_wins_the_deal_for_what_was_offered(shop: DealShop, quote: bytes) -> None:
    store = shop.store
    quotes.change_quote(store, quote, discount=Discount(percent=Decimal(5)))
    quote_moves.send_quote(store, quote, TODAY, zone=ZONE)
    quote_moves.accept_quote(store, quote, TODAY, zone=ZONE)
    assert shop.one("SELECT state, amount_minor FROM deal WHERE title='Cargo bikes'") == (
        "won", 8_626_00,
    )  # fmt: skip
    assert read(shop, quote).row.status == "accepted"
    assert shop.one("SELECT count(*) FROM reminder WHERE gone=0") == 0
    quote_setup.change_quote_settings(store, QuoteSettings(tax_included=True))
    other = quotes.new_quote(store, shop.made["Trailer"], TODAY)
    quote_moves.accept_quote(store, other, TODAY, zone=ZONE)
    assert shop.one("SELECT amount_minor FROM deal WHERE title='Trailer'") == 1_150_00


def test_refusing_loses_the_deal_or_not(shop: DealShop, quote: bytes) -> None:
    quote_moves.send_quote(shop.store, quote, TODAY, zone=ZONE)
    quote_moves.refuse_quote(shop.store, quote, TODAY, zone=ZONE, lose_deal=False)
    assert shop.one("SELECT state FROM deal WHERE title='Cargo bikes'") == "open"
    quote_moves.refuse_quote(shop.store, quote, TODAY, zone=ZONE, reason="Too expensive")
    assert shop.one("SELECT state, close_reason FROM deal WHERE title='Cargo bikes'") == (
        "lost", "Too expensive",
    )  # fmt: skip
    assert shop.one("SELECT count(*) FROM reminder WHERE gone=0") == 0


def test_a_new_version_replaces_the_one_that_was_sent(shop: DealShop, quote: bytes) -> None:
    store, later = shop.store, TODAY + dt.timedelta(days=5)
    quote_moves.send_quote(store, quote, TODAY, zone=ZONE)
    second = quote_moves.new_version(store, quote, later)
    assert [one.title for one in read(shop, second).lines] == ["Cargo bike", "Delivery"]
    assert read(shop, second).editable
    assert not read(shop, quote).is_newest
    assert read(shop, quote).row.status == "sent"
    quote_moves.send_quote(store, second, later, zone=ZONE)
    found = read(shop, second, later)
    assert [(one.version, one.status) for one in found.versions] == [(2, "sent"), (1, "replaced")]
    assert found.row.valid_until == later + dt.timedelta(days=30)
    assert shop.one("SELECT title FROM reminder WHERE gone=0") == (
        "Ask about quote 2026-0001 (2), it runs out soon"
    )
    assert [row.version for row in list_quotes(store, later)] == [2]
    with store.read_raw() as raw:
        assert len(quotes_of_deal(raw, shop.made["Cargo bikes"], later)) == 2


def test_numbers_go_on_whatever_becomes_of_a_quote(shop: DealShop, quote: bytes) -> None:
    store, history = shop.store, History(shop.store)
    quote_moves.archive_quote(store, quote)
    second = quotes.new_quote(store, shop.made["Trailer"], TODAY)
    assert read(shop, second).row.number == "2026-0002"
    history.undo()
    third = quotes.new_quote(store, shop.made["Trailer"], dt.date(2027, 1, 2))
    assert read(shop, third).row.number == "2027-0001"
    assert read(shop, quotes.new_quote(store, shop.made["Trailer"], TODAY)).row.number == (
        "2026-0003"
    )
    assert [row.number for row in list_quotes(store, TODAY)] == ["2026-0003", "2027-0001"]


def test_a_pc_that_shares_its_shop_counts_under_its_mark(shop: DealShop, quote: bytes) -> None:
    store = shop.store
    known.begin(store, b"l" * 16, b"d" * 16, 1)
    # It gave numbers before, so it goes on without a mark.
    assert read(shop, quotes.new_quote(store, shop.made["Trailer"], TODAY)).row.number == (
        "2026-0002"
    )


def test_a_pc_that_joined_takes_a_mark(store: Store) -> None:
    known.begin(store, b"l" * 16, b"e" * 16, 1)
    shop = make_deal_shop(store)
    first = quotes.new_quote(store, shop.made["Trailer"], TODAY)
    own = b"e" * 16 + (1).to_bytes(8, "big")
    assert read(shop, first).row.number == f"2026-{mark_of(own)}-0001"


def test_a_copy_of_the_file_on_another_pc_takes_a_mark_of_its_own(shop: DealShop) -> None:
    store = shop.store
    known.begin(store, b"l" * 16, b"d" * 16, 1)
    first = read(shop, quotes.new_quote(store, shop.made["Trailer"], TODAY)).row.number
    with store.write_local() as raw:  # what sync does when it notices the copy
        raw.execute("UPDATE sync_state SET incarnation=2")
    second = read(shop, quotes.new_quote(store, shop.made["Trailer"], TODAY)).row.number
    third = read(shop, quotes.new_quote(store, shop.made["Trailer"], TODAY)).row.number
    assert [number[-4:] for number in (first, second, third)] == ["0001", "0001", "0002"]
    assert first[:-4] != second[:-4] == third[:-4]


def test_a_number_that_stands_on_two_quotes_is_seen_and_mended(
    shop: DealShop, quote: bytes
) -> None:
    store = shop.store
    other = quotes.new_quote(store, shop.made["Trailer"], TODAY)
    with store.transact("from another PC") as tx:
        tx.raw.execute("UPDATE quote SET number='2026-0001' WHERE id=?", (other,))
    assert read(shop, quote).number_twice
    assert quote_moves.renumber(store, other, TODAY) == "2026-0002"
    assert not read(shop, quote).number_twice


def test_an_archived_quote_is_found_and_comes_back(shop: DealShop, quote: bytes) -> None:
    before = live_dump(shop.store)
    quote_moves.archive_quote(shop.store, quote)
    (row,) = list_trash(shop.store)
    assert (row.table, row.name, row.detail) == ("quote", "2026-0001", "draft")
    assert row.about == "Marta Oliveira"
    assert bring_back(shop.store, [("quote", row.n)]) == 1
    assert live_dump(shop.store) == before
    quote_moves.archive_quote(shop.store, quote)
    deals.archive_deals(shop.store, [shop.made["Cargo bikes"]])
    assert [one.table for one in list_trash(shop.store)] == ["deal"]


def test_an_archived_deal_takes_its_quotes_with_it(shop: DealShop, quote: bytes) -> None:
    deals.archive_deals(shop.store, [shop.made["Cargo bikes"]])
    refused("quote.gone", lambda: read(shop, quote))
    assert list_quotes(shop.store, TODAY) == []


COMMANDS: dict[str, Callable[[DealShop, bytes], object]] = {
    "new": lambda shop, _: quotes.new_quote(shop.store, shop.made["Trailer"], TODAY),
    "change": lambda shop, quote: quotes.change_quote(
        shop.store, quote, title="x", intro="y", discount=Discount(minor=5), tax_included=True
    ),
    "add line": lambda shop, quote: quotes.add_line(shop.store, quote, "New thing"),
    "change line": lambda shop, quote: quotes.change_line(
        shop.store, read(shop, quote).lines[0].id, quantity="7", tax=""
    ),
    "remove line": lambda shop, quote: quotes.remove_line(
        shop.store, read(shop, quote).lines[0].id
    ),
    "move line": lambda shop, quote: quotes.move_line(shop.store, read(shop, quote).lines[0].id, 1),
    "version": lambda shop, quote: quote_moves.new_version(shop.store, quote, TODAY),
    "send": lambda shop, quote: quote_moves.send_quote(shop.store, quote, TODAY, zone=ZONE),
    "accept": lambda shop, quote: quote_moves.accept_quote(shop.store, quote, TODAY, zone=ZONE),
    "refuse": lambda shop, quote: quote_moves.refuse_quote(
        shop.store, quote, TODAY, zone=ZONE, reason="no"
    ),
    "archive": lambda shop, quote: quote_moves.archive_quote(shop.store, quote),
    "renumber": lambda shop, quote: quote_moves.renumber(shop.store, quote, TODAY),
    "settings": lambda shop, _: quote_setup.change_quote_settings(
        shop.store, QuoteSettings("Q", 14, 2, True, "a", "b")
    ),
    "taxes": lambda shop, _: quote_setup.keep_tax_rates(shop.store, [("MwSt", "20")]),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_one_step_that_undo_takes_back(
    shop: DealShop, quote: bytes, name: str
) -> None:
    store = shop.store
    history = History(store)
    before, batches = live_dump(store), shop.one("SELECT count(*) FROM batch")
    COMMANDS[name](shop, quote)
    after = live_dump(store)
    assert after != before
    assert shop.one("SELECT count(*) FROM batch") == batches + 1  # type: ignore[operator]
    history.undo()
    assert live_dump(store) == before
    history.redo()
    assert live_dump(store) == after


def test_taxes_are_those_of_the_country_until_the_shop_names_its_own(shop: DealShop) -> None:
    store = shop.store
    assert [plain.percent for plain in quote_setup.list_tax_rates(store)] == [
        Decimal(19), Decimal(7), Decimal(0),
    ]  # fmt: skip
    assert quote_setup.keep_tax_rates(store, [("Reduced", "7 %"), ("Full", "19,0")]) == 2
    assert quote_setup.keep_tax_rates(store, [("Reduced", "7"), ("Full", "19")]) == 0
    assert [(rate.name, rate.percent) for rate in quote_setup.list_tax_rates(store)] == [
        ("Reduced", Decimal(7)), ("Full", Decimal(19)),
    ]  # fmt: skip
    assert quote_setup.keep_tax_rates(store, []) == 2
    assert quote_setup.list_tax_rates(store) == []
    refused("tax.percent", lambda: quote_setup.keep_tax_rates(store, [("x", "abc")]))
    refused("tax.empty", lambda: quote_setup.keep_tax_rates(store, [(" ", "1")]))


def test_a_shop_without_taxes_is_offered_none(shop: DealShop) -> None:
    store = shop.store
    assert quote_setup.keep_tax_rates(store, []) == 1
    assert quote_setup.list_tax_rates(store) == []
    assert quote_setup.keep_tax_rates(store, []) == 0
    assert quote_setup.keep_tax_rates(store, [("Full", "19")]) == 2
    assert [rate.name for rate in quote_setup.list_tax_rates(store)] == ["Full"]
    History(store).undo()
    assert quote_setup.list_tax_rates(store) == []
    History(store).undo()
    assert len(quote_setup.list_tax_rates(store)) == 3


def test_a_line_too_large_to_add_up_is_refused(shop: DealShop, quote: bytes) -> None:
    store = shop.store
    before = live_dump(store)
    refused(
        "deal.amount",
        lambda: quotes.add_line(store, quote, "x", quantity="9" * 15, price_minor=10**14),
    )
    line = read(shop, quote).lines[0].id
    refused("deal.amount", lambda: quotes.change_line(store, line, quantity="9" * 15))
    assert live_dump(store) == before


def test_a_line_too_large_to_add_up_counts_as_nothing(shop: DealShop, quote: bytes) -> None:
    store = shop.store
    with store.transact("Quantity and price came from two PCs") as tx:
        tx.raw.execute("UPDATE quote_line SET quantity=? WHERE title='Delivery'", ("9" * 15,))
        tx.raw.execute("UPDATE quote_line SET price_minor=? WHERE title='Delivery'", (10**14,))
    found = read(shop, quote)
    assert [line.total_minor for line in found.lines] == [9_000_00, None]
    assert (found.totals.sum, found.prices_missing) == (9_000_00, 1)
    (row,) = list_quotes(store, TODAY)
    assert row.total_minor == found.totals.total


def test_settings_of_quotes(shop: DealShop) -> None:
    store = shop.store
    wanted = QuoteSettings("AN", 10, 0, True, "Hello", "Bye")
    assert quote_setup.change_quote_settings(store, wanted) == 6
    assert quote_setup.change_quote_settings(store, wanted) == 0
    made = read(shop, quotes.new_quote(store, shop.made["Trailer"], TODAY))
    assert (made.row.number, made.intro, made.tax_included) == ("AN2026-0001", "Hello", True)
    assert made.row.valid_until == TODAY + dt.timedelta(days=10)
    refused(
        "quote.prefix",
        lambda: quote_setup.change_quote_settings(store, QuoteSettings("2026")),
    )
    refused(
        "quote.days",
        lambda: quote_setup.change_quote_settings(store, QuoteSettings(valid_days=0)),
    )
