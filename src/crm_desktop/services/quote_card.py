"""What the page and the paper of a quote show: its lines, totals, versions and where it stands.

Totals are worked out here whenever a quote is read (``domain.quote_totals``); none is kept.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from crm_desktop.domain.quote_totals import (
    NO_DISCOUNT,
    Discount,
    PricedLine,
    Totals,
    total_line,
    total_quote,
)
from crm_desktop.errors import UserError
from crm_desktop.services.deals import LARGEST
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

Status = Literal["draft", "sent", "accepted", "refused", "expired", "replaced"]
STATUSES: tuple[Status, ...] = ("draft", "sent", "accepted", "refused", "expired", "replaced")


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """``quantity`` is plain decimal text; ``price_minor`` None: not known yet; ``tax`` in percent,
    None: no tax; ``total_minor`` after the discount of the line, None where there is no price or
    where it is too large to be worked out: the line counts as nothing."""

    id: bytes
    title: str
    detail: str
    unit: str
    quantity: str
    price_minor: int | None
    discount: Discount
    tax: Decimal | None
    total_minor: int | None


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote in a list. ``status`` is that of today: what was sent and has run out is expired;
    ``total_minor`` is what is to be paid."""

    id: bytes
    number: str
    version: int
    status: Status
    title: str
    contact: str
    contact_n: int | None
    deal_id: bytes
    issued_on: dt.date | None
    valid_until: dt.date | None
    total_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A version of a quote. ``versions`` are all of its number, the newest first; ``is_newest``
    tells whether it is that; ``number_twice``: another quote has this number and version too.

    ``deal_state`` is open, won or lost; ``recipient`` is in lines as printed; ``prices_missing``
    counts the lines that count as nothing.
    """

    row: QuoteRow
    deal: str
    deal_state: str
    contact_id: bytes | None
    sent_on: dt.date | None
    decided_on: dt.date | None
    reason: str
    recipient: str
    intro: str
    closing: str
    language: str
    tax_included: bool
    discount: Discount
    lines: tuple[QuoteLine, ...]
    totals: Totals
    versions: tuple[QuoteRow, ...]
    is_newest: bool
    number_twice: bool
    prices_missing: int

    @property
    def editable(self) -> bool:
        """Only a draft: what was on paper stays as it was, and is changed by a new version."""
        return self.row.status == "draft"


def read_quote(store: Store, quote: bytes, today: dt.date) -> Quote:
    """A quote with everything on it.

    Raises:
        UserError: ``quote.gone``.
    """
    with store.read_raw() as raw:
        return quote_of(raw, quote, today)


def quote_of(raw: sqlite3.Connection, quote: bytes, today: dt.date) -> Quote:
    """``read_quote`` on a connection."""
    more = raw.execute(
        "SELECT d.title, d.state, q.contact_id, q.sent_on, q.decided_on, q.reason, q.recipient,"
        " q.intro, q.closing, q.language, q.tax_included, q.discount_percent, q.discount_minor,"
        " q.number, q.version, q.deal_id, q.n FROM quote q JOIN deal d ON d.id=q.deal_id"
        f" AND d.gone={LIVE} WHERE q.id=? AND q.gone={LIVE}",
        (quote,),
    ).fetchone()
    if more is None:
        raise gone()
    (deal, deal_state, contact, sent_on, decided_on, reason, recipient, intro, closing, language,
     included, percent, minor, number, version, deal_id, n) = more  # fmt: skip
    versions = _rows(raw, today, "q.deal_id=? AND q.number=?", (deal_id, number))
    lines = _lines(raw, [n]).get(quote, ())
    discount = discount_of(percent, minor)
    (twice,) = raw.execute(
        f"SELECT count(*) FROM quote WHERE number=? AND version=? AND gone={LIVE} AND id<>?",
        (number, version, quote),
    ).fetchone()
    return Quote(
        next(row for row in versions if row.id == quote), deal, deal_state, contact,
        _day(sent_on), _day(decided_on), reason, recipient, intro, closing, language,
        bool(included), discount, lines, totals_of(lines, discount, bool(included)),
        tuple(versions), versions[0].id == quote, bool(twice),
        sum(line.total_minor is None for line in lines),
    )  # fmt: skip


def quotes_of_deal(raw: sqlite3.Connection, deal: bytes, today: dt.date) -> list[QuoteRow]:
    """The quotes of a deal, newest number and version first."""
    return _rows(raw, today, "q.deal_id=?", (deal,))


def list_quotes(
    store: Store, today: dt.date, statuses: Sequence[Status] = (), limit: int = 200
) -> list[QuoteRow]:
    """The newest versions of the shop's quotes, newest first; ``statuses``: only these."""
    newest = (
        "NOT EXISTS (SELECT 1 FROM quote v WHERE v.deal_id=q.deal_id AND v.number=q.number"
        f" AND v.gone={LIVE} AND (v.version, v.n)>(q.version, q.n))"
    )
    with store.read_raw() as raw:
        rows = _rows(raw, today, newest, ())
    return [row for row in rows if not statuses or row.status in statuses][:limit]


def quote_numbered(raw: sqlite3.Connection, number: str) -> bytes:
    """The id of the newest version of the quote with this number.

    Raises:
        UserError: ``quote.unknown``.
    """
    row = raw.execute(
        "SELECT q.id FROM quote q JOIN deal d ON d.id=q.deal_id"
        f" AND d.gone={LIVE} WHERE q.number=? AND q.gone={LIVE}"
        " ORDER BY q.version DESC, q.n DESC LIMIT 1",
        (number.strip(),),
    ).fetchone()
    if row is None:
        raise UserError(f"There is no quote “{number}”.", code="quote.unknown")
    return bytes(row[0])


def totals_of(lines: Iterable[QuoteLine], discount: Discount, tax_included: bool) -> Totals:
    """What lines add up to; a line without a total counts as nothing."""
    priced = [
        PricedLine(decimal(line.quantity), line.price_minor or 0, line.discount, line.tax)
        if line.total_minor is not None
        else PricedLine(Decimal(0), 0, rate=line.tax)
        for line in lines
    ]
    return total_quote(priced, discount, tax_included=tax_included)


def total_of_line(quantity: str, price_minor: int | None, discount: Discount) -> int | None:
    """What a line comes to; None: its price is not known, or the sum is too large to add up with
    others (its parts came from two PCs, or from a deal)."""
    if price_minor is None:
        return None
    try:
        found = total_line(PricedLine(decimal(quantity), price_minor, discount))
    except ValueError:
        return None
    return found.total if max(abs(found.full), abs(found.total)) < LARGEST else None


def shown_status(status: str, valid_until: str, today: dt.date) -> Status:
    """Where a quote stands today."""
    if status == "sent" and valid_until and valid_until < today.isoformat():
        return "expired"
    return next((known for known in STATUSES if known == status), "draft")


def discount_of(percent: str, minor: int | None) -> Discount:
    """The discount of two columns; what cannot be one (the parts came from two PCs) is none."""
    try:
        return Discount(decimal(percent or "0"), minor or 0)
    except ValueError:
        return NO_DISCOUNT


def decimal(text: str) -> Decimal:
    """A plain decimal text; empty is one, what is no number is nothing."""
    try:
        found = Decimal(text or "1")
    except InvalidOperation:
        return Decimal(0)
    return found if found.is_finite() else Decimal(0)


def gone() -> UserError:
    """The error of a quote that is not there."""
    return UserError(
        "This quote is not there any more, perhaps it was archived. Nothing was changed.",
        code="quote.gone",
    )


# -- inside --------------------------------------------------------------------------------------


def _rows(
    raw: sqlite3.Connection, today: dt.date, where: str, values: tuple[object, ...]
) -> list[QuoteRow]:
    found = raw.execute(
        "SELECT q.id, q.number, q.version, q.status, q.title, coalesce(c.name, k.name, ''),"
        " coalesce(c.n, k.n), q.deal_id, q.issued_on, q.valid_until, q.currency, q.tax_included,"
        " q.discount_percent, q.discount_minor, q.n FROM quote q JOIN deal d ON d.id=q.deal_id"
        f" AND d.gone={LIVE} LEFT JOIN contact c ON c.id=q.contact_id AND c.gone={LIVE}"
        f" LEFT JOIN contact k ON k.id=d.company_id AND k.gone={LIVE}"
        f" WHERE q.gone={LIVE} AND {where} ORDER BY q.created_at DESC, q.version DESC, q.n DESC",
        values,
    ).fetchall()
    lines = _lines(raw, [row[-1] for row in found])
    return [
        QuoteRow(
            identity, number, version, shown_status(status, until, today), title, contact, n,
            deal, _day(issued), _day(until),
            totals_of(lines.get(identity, ()), discount_of(percent, minor), bool(included)).total,
            currency,
        )
        for identity, number, version, status, title, contact, n, deal, issued, until, currency,
        included, percent, minor, _ in found
    ]  # fmt: skip


def _lines(raw: sqlite3.Connection, quotes: Sequence[int]) -> dict[bytes, tuple[QuoteLine, ...]]:
    found: dict[bytes, list[QuoteLine]] = {}
    for quote, identity, title, detail, unit, quantity, price, percent, minor, tax in raw.execute(
        "SELECT l.quote_id, l.id, l.title, l.detail, l.unit, l.quantity, l.price_minor,"
        " l.discount_percent, l.discount_minor, l.tax_percent FROM json_each(?) r"
        f" CROSS JOIN quote q ON q.n=r.value JOIN quote_line l ON l.quote_id=q.id AND l.gone={LIVE}"
        " ORDER BY l.rank, l.n",
        (json.dumps([*quotes]),),
    ):
        discount, rate = discount_of(percent, minor), decimal(tax) if tax else None
        total = total_of_line(quantity, price, discount)
        found.setdefault(quote, []).append(
            QuoteLine(identity, title, detail, unit, quantity, price, discount, rate, total)
        )
    return {quote: tuple(lines) for quote, lines in found.items()}


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
