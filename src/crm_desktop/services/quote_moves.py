"""What becomes of quotes: sent, accepted, refused, made anew as a version, archived.

Sending sets a reminder before the quote runs out, leaves a line in the timeline and brings the deal
to the step for quotes; what the customer decides wins or loses it. What was sent is never edited: a
new version is a copy that may be, and replaces the others when it is sent.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass

from crm_desktop.domain import quote_presets
from crm_desktop.domain.text import collapse, fold
from crm_desktop.errors import UserError
from crm_desktop.services.contact_record import insert, update
from crm_desktop.services.deal_moves import close_deal, put_deal
from crm_desktop.services.deals import checked_minor
from crm_desktop.services.quote_card import quote_of
from crm_desktop.services.quote_setup import read_quote_settings
from crm_desktop.services.quotes import QuoteKey, next_number, require_draft, require_quote
from crm_desktop.services.reminders import make_reminder
from crm_desktop.services.settings import read_settings
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_TITLE = 500


@dataclass(frozen=True, slots=True)
class Sent:
    """What sending did besides: the day of the reminder (None: none was set), and the step the
    deal came to (empty: it stayed)."""

    remind_on: dt.date | None
    step: str


def new_version(store: Store, quote: bytes, on: dt.date, *, who: bytes | None = None) -> bytes:
    """Copy a quote as the next version of its number, which may be edited; returns its id. It is
    valid for as many days as usual from ``on``, which is today.

    Raises:
        UserError: ``quote.gone``.
    """
    with store.transact(_label(store, "New version of quote %1", quote)) as tx:
        row = require_quote(tx.raw, quote)
        columns = (
            "deal_id", "contact_id", "number", "recipient", "title", "intro", "closing",
            "language", "currency", "tax_included", "discount_percent", "discount_minor",
        )  # fmt: skip
        kept = tx.raw.execute(
            f"SELECT {', '.join(columns)} FROM quote WHERE id=?", (quote,)
        ).fetchone()
        (version,) = tx.raw.execute(
            "SELECT max(version)+1 FROM quote WHERE number=? AND deal_id=?",
            (row.number, row.deal),
        ).fetchone()
        days = dt.timedelta(days=read_quote_settings(tx.raw).valid_days)
        identity = tx.ids.one()
        insert(
            tx, "quote",
            {"id": identity, **dict(zip(columns, kept, strict=True)), "version": version,
             "status": "draft", "issued_on": on.isoformat(),
             "valid_until": (on + days).isoformat(), "owner_id": who, "created_at": tx.now},
        )  # fmt: skip
        parts = (
            "product_id", "title", "detail", "unit", "quantity", "price_minor",
            "discount_percent", "discount_minor", "tax_percent", "rank",
        )  # fmt: skip
        for values in tx.raw.execute(
            f"SELECT {', '.join(parts)} FROM quote_line WHERE quote_id=? AND gone={LIVE}"
            " ORDER BY n",
            (quote,),
        ).fetchall():
            line = dict(zip(parts, values, strict=True))
            insert(tx, "quote_line", {"id": tx.ids.one(), "quote_id": identity, **line})
    return identity


def send_quote(
    store: Store,
    quote: bytes,
    on: dt.date,
    *,
    zone: str,
    who: bytes | None = None,
    move: bool = True,
) -> Sent:
    """Mark a draft as sent on this day: earlier versions are replaced, a reminder is set before it
    runs out, the timeline says so, and the deal comes to the step for quotes (``move``).

    Raises:
        UserError: ``quote.gone``, ``quote.sent``, ``quote.empty``, ``reminder.zone``.
    """
    with store.transact(_label(store, "Quote %1 sent", quote)) as tx:
        row = require_draft(tx.raw, quote)
        if not tx.raw.execute(
            f"SELECT 1 FROM quote_line WHERE quote_id=? AND gone={LIVE}", (quote,)
        ).fetchone():
            raise UserError(
                "There is nothing on this quote yet. Please add a line first; nothing was changed.",
                code="quote.empty",
            )
        _replace_others(tx, row)
        values: dict[str, object] = {"status": "sent", "sent_on": on.isoformat()}
        settings = read_quote_settings(tx.raw)
        remind_on = None
        if row.contact is not None and row.valid_until:
            last = dt.date.fromisoformat(row.valid_until)
            remind_on = max(on, last - dt.timedelta(days=settings.remind_days))
            values["reminder_id"] = make_reminder(
                tx, row.contact, _said(tx.raw, "ask", row), remind_on, zone=zone, kind="call",
                deal=row.deal, who=who,
            )  # fmt: skip
        update(tx, "quote", quote, values)
        _log(tx, row, "sent", zone=zone, who=who)
        step = _sent_step(tx.raw, row.deal) if move else None
        if step is not None:
            put_deal(tx, row.deal, step[0], on, who=who)
        return Sent(remind_on, step[1] if step else "")


def accept_quote(
    store: Store, quote: bytes, on: dt.date, *, zone: str, who: bytes | None = None
) -> None:
    """The customer takes it: the deal is won and worth what the quote comes to (without tax, where
    its prices are so); other versions are replaced.

    Raises:
        UserError: ``quote.gone``.
    """
    with store.transact(_label(store, "Quote %1 accepted", quote)) as tx:
        row = require_quote(tx.raw, quote)
        _replace_others(tx, row)
        _forget_reminder(tx, quote)
        update(
            tx, "quote", quote,
            {"status": "accepted", "decided_on": on.isoformat(), "reason": ""},
        )  # fmt: skip
        found = quote_of(tx.raw, quote, on)
        totals = found.totals
        worth = totals.total if found.tax_included else totals.net
        if not found.prices_missing:
            update(
                tx, "deal", row.deal,
                {"amount_minor": checked_minor(worth), "currency": found.row.currency},
            )  # fmt: skip
        close_deal(tx, row.deal, "won", on, who=who)
        _log(tx, row, "accepted", zone=zone, who=who)


def refuse_quote(
    store: Store,
    quote: bytes,
    on: dt.date,
    *,
    zone: str,
    reason: str = "",
    lose_deal: bool = True,
    who: bytes | None = None,
) -> None:
    """The customer does not take it: the deal is lost for this reason, unless it goes on.

    Raises:
        UserError: ``quote.gone``.
    """
    with store.transact(_label(store, "Quote %1 refused", quote)) as tx:
        row = require_quote(tx.raw, quote)
        _forget_reminder(tx, quote)
        shown = collapse(reason)[:_TITLE]
        update(
            tx, "quote", quote,
            {"status": "refused", "decided_on": on.isoformat(), "reason": shown},
        )  # fmt: skip
        if lose_deal:
            close_deal(tx, row.deal, "lost", on, reason=shown, who=who)
        _log(tx, row, "refused", zone=zone, who=who, text=shown)


def archive_quote(store: Store, quote: bytes) -> None:
    """Hide a quote with the reminder that belongs to it; its number is not given again.

    Raises:
        UserError: ``quote.gone``.
    """
    with store.transact(_label(store, "Archive quote %1", quote)) as tx:
        require_quote(tx.raw, quote)
        _forget_reminder(tx, quote)
        update(tx, "quote", quote, {"gone": TRASHED})


def renumber(store: Store, quote: bytes, on: dt.date) -> str:
    """Give a quote the next free number (two PCs gave the same one); returns it.

    Raises:
        UserError: ``quote.gone``.
    """
    with store.transact("New number for quote") as tx:
        require_quote(tx.raw, quote)
        number = next_number(tx, on)
        update(tx, "quote", quote, {"number": number, "version": 1})
    return number


# -- inside --------------------------------------------------------------------------------------


def _replace_others(tx: Transaction, row: QuoteKey) -> None:
    """The other versions count no longer."""
    for (other,) in tx.raw.execute(
        "SELECT id FROM quote WHERE deal_id=? AND number=? AND id<>? AND status IN"
        f" ('draft', 'sent') AND gone={LIVE}",
        (row.deal, row.number, row.id),
    ).fetchall():
        _forget_reminder(tx, other)
        update(tx, "quote", other, {"status": "replaced"})


def _forget_reminder(tx: Transaction, quote: bytes) -> None:
    tx.raw.execute(
        f"UPDATE reminder SET gone={TRASHED} WHERE gone={LIVE} AND done_at ISNULL AND id=("
        "SELECT reminder_id FROM quote WHERE id=?)",
        (quote,),
    )


def _log(
    tx: Transaction, row: QuoteKey, what: str, *, zone: str, who: bytes | None, text: str = ""
) -> None:
    if row.contact is None:  # a deal of nobody has no timeline
        return
    insert(
        tx, "entry",
        {"id": tx.ids.one(), "contact_id": row.contact, "deal_id": row.deal, "kind": "other",
         "subject": _said(tx.raw, what, row), "body": text, "happened_at": tx.now, "zone": zone,
         "direction": "out" if what == "sent" else "in", "who_id": who, "created_at": tx.now},
    )  # fmt: skip


def _said(raw: sqlite3.Connection, what: str, row: QuoteKey) -> str:
    return quote_presets.said(what, read_settings(raw).language, row.shown)


def _sent_step(raw: sqlite3.Connection, deal: bytes) -> tuple[bytes, str] | None:
    """The step for quotes further on in the deal's pipeline; None: none, or it is past that."""
    for stage, name in raw.execute(
        "SELECT g.id, g.name FROM deal d JOIN stage s ON s.id=d.stage_id JOIN stage g"
        f" ON g.pipeline_id=s.pipeline_id AND g.state='open' AND g.gone={LIVE} AND g.rank>s.rank"
        " WHERE d.id=? AND d.state='open' ORDER BY g.rank, g.n",
        (deal,),
    ):
        if any(word in fold(name) for word in quote_presets.SENT_STEP):
            return stage, name
    return None


def _label(store: Store, text: str, quote: bytes) -> str:
    with store.read_raw() as raw:
        row = raw.execute("SELECT number FROM quote WHERE id=?", (quote,)).fetchone()
    return text.replace("%1", row[0] if row else "")
