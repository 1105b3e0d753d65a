"""Quotes: made from the lines of a deal, numbered, and edited as long as they are drafts.

What was sent is never edited; sending, versions and what the customer decides are in
``quote_moves``, reading is in ``quote_card``.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from crm_desktop.domain import quote_numbers, ranks
from crm_desktop.domain.money import CURRENCY_DIGITS
from crm_desktop.domain.numbers import plain
from crm_desktop.domain.quote_totals import Discount
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.contact_record import insert, kept_text, update
from crm_desktop.services.deals import checked_minor, checked_quantity, require
from crm_desktop.services.mailing import block_of
from crm_desktop.services.quote_card import discount_of, gone, total_of_line
from crm_desktop.services.quote_setup import read_quote_settings, read_tax_rates
from crm_desktop.services.settings import read_settings
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_TITLE = 500
_MARK = "quote_mark"


def new_quote(store: Store, deal: bytes, on: dt.date, *, who: bytes | None = None) -> bytes:
    """Make a draft of the lines of a deal (or of its title and value, where it has none); returns
    its id. ``on`` is today.

    Raises:
        UserError: ``deal.gone``.
    """
    with store.transact("New quote") as tx:
        require(tx.raw, deal)
        contact, title, amount, currency = tx.raw.execute(
            "SELECT coalesce(contact_id, company_id), title, amount_minor, currency FROM deal"
            " WHERE id=?",
            (deal,),
        ).fetchone()
        settings, shop = read_quote_settings(tx.raw), read_settings(tx.raw)
        identity = tx.ids.one()
        insert(
            tx, "quote",
            {"id": identity, "deal_id": deal, "contact_id": contact,
             "number": next_number(tx, on), "version": 1, "status": "draft",
             "issued_on": on.isoformat(),
             "valid_until": (on + dt.timedelta(days=settings.valid_days)).isoformat(),
             "recipient": "\n".join(block_of(tx.raw, contact)) if contact else "",
             "title": title, "intro": settings.intro, "closing": settings.closing,
             "language": shop.language,
             "currency": currency if currency in CURRENCY_DIGITS else shop.currency,
             "tax_included": int(settings.tax_included), "owner_id": who, "created_at": tx.now},
        )  # fmt: skip
        rates = read_tax_rates(tx.raw)
        tax = plain(rates[0].percent) if rates else ""
        lines = tx.raw.execute(
            "SELECT product_id, title, quantity, price_minor FROM deal_line"
            f" WHERE deal_id=? AND gone={LIVE} ORDER BY rank, n",
            (deal,),
        ).fetchall() or [(None, title, "1", amount)]
        places = ranks.spread(len(lines), ranks.jitter(tx.ids.one()))
        for (product, name, quantity, price), rank in zip(lines, places, strict=True):
            insert(
                tx, "quote_line",
                {"id": tx.ids.one(), "quote_id": identity, "product_id": product, "title": name,
                 "quantity": quantity or "1", "price_minor": price, "tax_percent": tax,
                 "rank": rank},
            )  # fmt: skip
    return identity


def change_quote(
    store: Store,
    quote: bytes,
    *,
    title: str | None = None,
    recipient: str | None = None,
    intro: str | None = None,
    closing: str | None = None,
    issued_on: dt.date | None = None,
    valid_until: dt.date | None = None,
    tax_included: bool | None = None,
    discount: Discount | None = None,
) -> bool:
    """Change what is given of a draft; False: it is so already.

    Raises:
        UserError: ``quote.gone``, ``quote.sent`` (it is no draft any more), ``quote.valid``.
    """
    given = {"recipient": recipient, "intro": intro, "closing": closing}
    values: dict[str, object] = {
        column: kept_text(text) for column, text in given.items() if text is not None
    }
    if title is not None:
        values["title"] = collapse(title)[:_TITLE]
    days = {"issued_on": issued_on, "valid_until": valid_until}
    values |= {column: day.isoformat() for column, day in days.items() if day is not None}
    if tax_included is not None:
        values["tax_included"] = int(tax_included)
    if discount is not None:
        values |= _discount(discount)
    with store.transact("Change quote") as tx:
        require_draft(tx.raw, quote)
        changed = update(tx, "quote", quote, values)
        (backwards,) = tx.raw.execute(
            "SELECT valid_until<issued_on AND valid_until<>'' FROM quote WHERE id=?", (quote,)
        ).fetchone()
        if backwards and days != {"issued_on": None, "valid_until": None}:
            raise UserError(
                "The quote would run out before the day it was made. Nothing was changed.",
                code="quote.valid",
            )
        return changed


# -- lines ---------------------------------------------------------------------------------------


def add_line(
    store: Store,
    quote: bytes,
    title: str,
    *,
    quantity: str = "1",
    price_minor: int | None = None,
    tax: str | None = None,
) -> bytes:
    """Offer one thing more, as the last line; returns its id. A product of that name lends its
    price and unit; ``tax`` in percent as plain decimal text, empty: none; None: the usual one.

    Raises:
        UserError: ``quote.gone``, ``quote.sent``, ``line.empty``, ``line.quantity``,
            ``deal.amount``.
    """
    shown = collapse(title)[:_TITLE]
    if not shown:
        raise UserError("Please say what is offered. Nothing was saved yet.", code="line.empty")
    with store.transact(f"Add line “{shown}”") as tx:
        require_draft(tx.raw, quote)
        product = find_or_make(tx, "product", shown)
        price, unit, last = tx.raw.execute(
            "SELECT iif(p.currency=q.currency, p.price_minor, NULL), p.unit,"
            f" (SELECT coalesce(max(rank), '') FROM quote_line WHERE quote_id=q.id AND gone={LIVE})"
            " FROM quote q JOIN product p ON p.id=? WHERE q.id=?",
            (product, quote),
        ).fetchone()
        if tax is None:
            rates = read_tax_rates(tx.raw)
            tax = plain(rates[0].percent) if rates else ""
        identity = tx.ids.one()
        insert(
            tx, "quote_line",
            {"id": identity, "quote_id": quote, "product_id": product, "title": shown,
             "unit": unit, "quantity": checked_quantity(quantity),
             "price_minor": checked_minor(price if price_minor is None else price_minor),
             "tax_percent": _tax(tax), "rank": ranks.between(last, "", ranks.jitter(tx.ids.one()))},
        )  # fmt: skip
        _check_total(tx.raw, identity)
    return identity


def change_line(
    store: Store,
    line: bytes,
    *,
    title: str | None = None,
    detail: str | None = None,
    unit: str | None = None,
    quantity: str | None = None,
    price_minor: int | None = None,
    discount: Discount | None = None,
    tax: str | None = None,
) -> bool:
    """Change what is given of a line; False: it is so already.

    Raises:
        UserError: ``line.gone``, ``quote.sent``, ``line.empty``, ``line.quantity``,
            ``deal.amount``, ``tax.percent``.
    """
    values: dict[str, object] = {}
    if title is not None:
        values["title"] = collapse(title)[:_TITLE]
        if not values["title"]:
            raise UserError("Please say what is offered. Nothing was changed.", code="line.empty")
    if detail is not None:
        values["detail"] = kept_text(detail)
    if unit is not None:
        values["unit"] = collapse(unit)[:_TITLE]
    if quantity is not None:
        values["quantity"] = checked_quantity(quantity)
    if price_minor is not None:
        values["price_minor"] = checked_minor(price_minor)
    if discount is not None:
        values |= _discount(discount)
    if tax is not None:
        values["tax_percent"] = _tax(tax)
    with store.transact("Change line") as tx:
        _quote_of_line(tx.raw, line)
        changed = update(tx, "quote_line", line, values)
        _check_total(tx.raw, line)
        return changed


def remove_line(store: Store, line: bytes) -> None:
    """Take a line away.

    Raises:
        UserError: ``line.gone``, ``quote.sent``.
    """
    with store.transact("Remove line") as tx:
        _quote_of_line(tx.raw, line)
        update(tx, "quote_line", line, {"gone": TRASHED})


def move_line(store: Store, line: bytes, steps: int) -> bool:
    """Put a line so many places further down (up: negative); False: it is at the end already.

    Raises:
        UserError: ``line.gone``, ``quote.sent``.
    """
    with store.transact("Move line") as tx:
        quote = _quote_of_line(tx.raw, line)
        rows = tx.raw.execute(
            f"SELECT id, rank FROM quote_line WHERE quote_id=? AND gone={LIVE} ORDER BY rank, n",
            (quote,),
        ).fetchall()
        order = [identity for identity, _ in rows]
        at = order.index(line)
        to = min(max(at + steps, 0), len(order) - 1)
        if to == at:
            return False
        rank_of = dict(rows)
        order.insert(to, order.pop(at))
        own = ranks.jitter(tx.ids.one())
        above = rank_of[order[to - 1]] if to else ""
        below = rank_of[order[to + 1]] if to + 1 < len(order) else ""
        try:
            wanted = {line: ranks.between(above, below, own)}
        except ranks.NoRoomError:
            wanted = dict(zip(order, ranks.spread(len(order), own), strict=True))
        for identity, rank in wanted.items():
            update(tx, "quote_line", identity, {"rank": rank})
    return True


# -- inside --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuoteKey:
    """What says which quote it is; ``contact`` is who it goes to (None: nobody is known)."""

    id: bytes
    deal: bytes
    contact: bytes | None
    number: str
    version: int
    status: str
    valid_until: str

    @property
    def shown(self) -> str:
        """ "2026-0007", and its version where it is not the first."""
        return self.number if self.version < 2 else f"{self.number} ({self.version})"


def require_quote(raw: sqlite3.Connection, quote: bytes) -> QuoteKey:
    """A live quote.

    Raises:
        UserError: ``quote.gone``.
    """
    row = raw.execute(
        "SELECT q.id, q.deal_id, c.id, q.number, q.version, q.status, q.valid_until FROM quote q"
        f" JOIN deal d ON d.id=q.deal_id AND d.gone={LIVE}"
        f" LEFT JOIN contact c ON c.id=coalesce(q.contact_id, d.contact_id, d.company_id)"
        f" AND c.gone={LIVE} WHERE q.id=? AND q.gone={LIVE}",
        (quote,),
    ).fetchone()
    if row is None:
        raise gone()
    return QuoteKey(*row)


def require_draft(raw: sqlite3.Connection, quote: bytes) -> QuoteKey:
    """A quote that may be edited.

    Raises:
        UserError: ``quote.gone``, ``quote.sent``.
    """
    row = require_quote(raw, quote)
    if row.status != "draft":
        raise UserError(
            "This quote was sent already and stays as it is. Make a new version to change it.",
            code="quote.sent",
        )
    return row


def _quote_of_line(raw: sqlite3.Connection, line: bytes) -> bytes:
    row = raw.execute(
        f"SELECT quote_id FROM quote_line WHERE id=? AND gone={LIVE}", (line,)
    ).fetchone()
    if row is None:
        raise UserError("This line is not there any more. Nothing was changed.", code="line.gone")
    return require_draft(raw, row[0]).id


def _check_total(raw: sqlite3.Connection, line: bytes) -> None:
    """Refuse a line whose parts are too large together."""
    quantity, price, percent, minor = raw.execute(
        "SELECT quantity, price_minor, discount_percent, discount_minor FROM quote_line WHERE id=?",
        (line,),
    ).fetchone()
    if price is not None and total_of_line(quantity, price, discount_of(percent, minor)) is None:
        raise UserError(
            "This quantity at this price is too much to add up. Nothing was saved yet.",
            code="deal.amount",
        )


def next_number(tx: Transaction, on: dt.date) -> str:
    """The number that this PC gives to the next quote."""
    # All that were ever given, also those undone or archived: paper may bear them.
    numbers = [number for (number,) in tx.raw.execute("SELECT DISTINCT number FROM quote")]
    prefix = read_quote_settings(tx.raw).prefix
    return quote_numbers.next_number(prefix, on.year, _mark(tx.raw, numbers), numbers)


def _mark(raw: sqlite3.Connection, numbers: Sequence[str]) -> str:
    """The mark of this PC (``domain.quote_numbers``), kept in the file of this PC alone.

    It is kept with the author that this copy of the shop is for sync. A file that was copied to
    another PC becomes another author there, and takes another mark.
    """
    kept = raw.execute("SELECT value FROM meta WHERE name=?", (_MARK,)).fetchone()
    mark, _, author = str(kept[0]).partition("|") if kept else ("", "", "")
    state = raw.execute("SELECT device, incarnation FROM sync_state").fetchone()
    own = _author(*state) if state is not None else b""
    if own and (kept is None or (author and author != own.hex())):
        chains = raw.execute("SELECT DISTINCT device, incarnation FROM sync_chain").fetchall()
        known = map(quote_numbers.parse_number, numbers)
        mark = quote_numbers.choose_mark(
            own, [_author(*one) for one in chains], {one.mark for one in known if one is not None}
        )
    # Without an author it was given before the shop was shared, and stays.
    raw.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_MARK, f"{mark}|{own.hex()}"))
    return mark


def _author(device: bytes, incarnation: int) -> bytes:
    return device + (incarnation % (1 << 64)).to_bytes(8, "big")


def _discount(discount: Discount) -> dict[str, object]:
    """The columns of the merge group "discount"."""
    return {
        "discount_percent": plain(discount.percent) if discount.percent else "",
        "discount_minor": checked_minor(discount.minor) if discount.minor else None,
    }


def _tax(text: str) -> str:
    if not text.strip():
        return ""
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or not 0 <= found <= 100:
        raise UserError(
            "Please give the tax as a number from 0 to 100. Nothing was changed.",
            code="tax.percent",
        )
    return plain(found)
