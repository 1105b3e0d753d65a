"""How the shop makes its quotes: numbers, days, ready texts, and the taxes it offers.

Until the shop names a tax of its own, those of its country are offered; the first change keeps them
as rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal, InvalidOperation

from crm_desktop.domain import quote_presets, ranks, tax_presets
from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.numbers import parse_percent, plain
from crm_desktop.domain.quote_numbers import LONGEST_PREFIX
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.catalogue import natural_key
from crm_desktop.services.contact_record import insert, kept_text, update
from crm_desktop.services.settings import keep_values, read_settings, read_values
from crm_desktop.store.file_format import LIVE, TRASHED, UNDONE
from crm_desktop.store.store import Store, Transaction

_PREFIX = "quote."
_LONGEST_NAME = 80
_MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class QuoteSettings:
    """``prefix`` stands before every number; ``valid_days`` from the day a quote is made;
    ``remind_days`` before it runs out; ``tax_included``: prices are what the customer pays."""

    prefix: str = ""
    valid_days: int = 30
    remind_days: int = 3
    tax_included: bool = False
    intro: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class TaxRate:
    """A tax as it is offered. ``id`` is empty while it is only that of the country."""

    id: bytes
    name: str
    percent: Decimal


def read_quote_settings(raw: sqlite3.Connection) -> QuoteSettings:
    """How quotes are made; what was never chosen has its default, texts in the shop's language."""
    kept = read_values(raw, [_PREFIX + field.name for field in fields(QuoteSettings)])
    intro, closing = quote_presets.ready_texts(read_settings(raw).language)
    usual = QuoteSettings(intro=intro, closing=closing)

    def number(name: str, default: int) -> int:
        text = kept.get(_PREFIX + name, "")
        return min(int(text), _MOST_DAYS) if text.isascii() and text.isdigit() else default

    return QuoteSettings(
        prefix=kept.get(_PREFIX + "prefix", ""),
        valid_days=number("valid_days", usual.valid_days),
        remind_days=number("remind_days", usual.remind_days),
        tax_included=kept.get(_PREFIX + "tax_included", "0") == "1",
        intro=kept.get(_PREFIX + "intro", usual.intro),
        closing=kept.get(_PREFIX + "closing", usual.closing),
    )


def change_quote_settings(store: Store, settings: QuoteSettings) -> int:
    """Keep these; returns how many are different from before.

    Raises:
        UserError: ``quote.days``, ``quote.prefix``.
    """
    prefix = collapse(settings.prefix)
    if len(prefix) > LONGEST_PREFIX or any(sign.isdigit() for sign in prefix):
        raise UserError(
            "What stands before the number has at most 12 signs and no digits. Nothing was "
            "changed.",
            code="quote.prefix",
        )
    if not (1 <= settings.valid_days <= _MOST_DAYS and 0 <= settings.remind_days <= _MOST_DAYS):
        raise UserError(
            "Please give the days as a number from 1 to 366. Nothing was changed.",
            code="quote.days",
        )
    wanted = replace(
        settings, prefix=prefix, intro=kept_text(settings.intro),
        closing=kept_text(settings.closing),
    )  # fmt: skip
    with store.transact("Change quote settings") as tx:
        before = asdict(read_quote_settings(tx.raw))
        changed = {name: v for name, v in asdict(wanted).items() if v != before[name]}
        keep_values(
            tx,
            {_PREFIX + name: str(int(v)) if isinstance(v, bool) else str(v)
             for name, v in changed.items()},
        )  # fmt: skip
    return len(changed)


# -- taxes ---------------------------------------------------------------------------------------


def read_tax_rates(raw: sqlite3.Connection) -> list[TaxRate]:
    """The taxes a line may have, the usual one first."""
    found = [
        TaxRate(identity, name, _decimal(percent))
        for identity, name, percent in raw.execute(
            "SELECT id, name, percent FROM tax_rate"
            f" WHERE gone={LIVE} AND name<>'' ORDER BY rank, n"
        )
    ]
    if found or _chosen(raw):
        return found
    settings = read_settings(raw)
    return [
        TaxRate(b"", name, Decimal(percent))
        for name, percent in tax_presets.tax_rates(settings.country, settings.language)
    ]


def list_tax_rates(store: Store) -> list[TaxRate]:
    """``read_tax_rates`` of an open shop."""
    with store.read_raw() as raw:
        return read_tax_rates(raw)


def keep_tax_rates(store: Store, rates: Sequence[tuple[str, str]]) -> int:
    """Offer exactly these taxes (name, percent as typed), the first one as the usual one; one undo
    step. Returns how many rows change. Lines of quotes keep theirs. Without any, those of the
    country are not offered either.

    Raises:
        UserError: ``tax.percent``, ``tax.empty``.
    """
    wanted = [(_name(name), _percent(percent)) for name, percent in rates]
    with store.transact("Change taxes") as tx:
        before = [(rate.name, plain(rate.percent)) for rate in read_tax_rates(tx.raw)]
        if before == wanted:
            return 0
        if not wanted and not _chosen(tx.raw):
            wanted = [("", "")]
        order = ranks.spread(len(wanted), ranks.jitter(tx.ids.one()))
        changed = 0
        kept: set[bytes] = set()
        for (name, percent), rank in zip(wanted, order, strict=True):
            # Two PCs that name the same tax name one row.
            identity = natural_id("tax_rate", natural_key(name), percent)
            if identity not in kept:
                kept.add(identity)
                changed += _keep(tx, identity, name, percent, rank)
        for (identity,) in tx.raw.execute(f"SELECT id FROM tax_rate WHERE gone={LIVE}").fetchall():
            if identity not in kept:
                changed += update(tx, "tax_rate", identity, {"gone": TRASHED})
    return changed


def _chosen(raw: sqlite3.Connection) -> bool:
    """Whether the shop has named its taxes. A row without a name only says that it has: that it
    wants none."""
    return raw.execute(f"SELECT 1 FROM tax_rate WHERE gone<>{UNDONE}").fetchone() is not None


def _keep(tx: Transaction, identity: bytes, name: str, percent: str, rank: str) -> bool:
    values = {
        "name": name, "match_key": natural_key(name), "percent": percent, "rank": rank,
        "gone": LIVE,
    }  # fmt: skip
    if tx.raw.execute("SELECT 1 FROM tax_rate WHERE id=?", (identity,)).fetchone():
        return update(tx, "tax_rate", identity, values)
    insert(tx, "tax_rate", {"id": identity, **values})
    return True


def _name(name: str) -> str:
    shown = collapse(name)[:_LONGEST_NAME]
    if not shown:
        raise UserError("Please give the tax a name. Nothing was changed.", code="tax.empty")
    return shown


def _percent(text: str) -> str:
    found = parse_percent(text, None)
    if found is None or not 0 <= found <= 100:
        raise UserError(
            "Please give the tax as a number from 0 to 100. Nothing was changed.",
            code="tax.percent",
        )
    return plain(found)


def _decimal(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return Decimal(0)
    return found if found.is_finite() else Decimal(0)
