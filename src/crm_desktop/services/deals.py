"""Deals: making and changing them, the people who take part, and what is offered line by line.

A deal belongs to a person, a company or both; moving it through the pipeline is in ``deal_moves``.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from crm_desktop.domain import ranks
from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.money import CURRENCY_DIGITS
from crm_desktop.domain.pipeline import line_total
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.contact_record import insert, kept_text, kind_of, update
from crm_desktop.services.deal_bulk import each
from crm_desktop.services.settings import read_settings
from crm_desktop.services.stages import usual_pipeline
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_TITLE = 500
LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class DealDraft:
    """A deal that is to be made. ``contact`` is a person or a company; ``stage`` None: the first
    step of the usual pipeline; ``currency`` empty: the pipeline's; ``probability`` None: the
    step's, which it then follows."""

    title: str
    contact: bytes | None = None
    company: bytes | None = None
    stage: bytes | None = None
    amount_minor: int | None = None
    currency: str = ""
    expected_close: dt.date | None = None
    probability: float | None = None
    owner: bytes | None = None
    lead_source: str = ""
    note: str = ""


def create_deal(store: Store, draft: DealDraft, on: dt.date, *, who: bytes | None = None) -> bytes:
    """Make a deal; returns its id. A shop without a pipeline gets the ready one; ``on`` is today.

    Raises:
        UserError: ``deal.empty``, ``deal.amount``, ``deal.currency``, ``deal.probability``,
            ``contact.gone``, ``stage.gone``.
    """
    with store.transact(f"New deal “{collapse(draft.title)[:_TITLE]}”") as tx:
        return make_deal(tx, draft, on, who=who)


def make_deal(tx: Transaction, draft: DealDraft, on: dt.date, *, who: bytes | None = None) -> bytes:
    """``create_deal`` inside a transaction."""
    title = _title(draft.title)
    _check_probability(draft.probability)
    stage, pipeline, state, currency = _start(tx, draft.stage)
    contact, company = _parties(tx, draft.contact, draft.company)
    identity = tx.ids.one()
    insert(
        tx, "deal",
        {"id": identity, "title": title, "contact_id": contact, "company_id": company,
         "pipeline_id": pipeline, "stage_id": stage, "state": state,
         "closed_on": "" if state == "open" else on.isoformat(),
         **_amount(draft.amount_minor, draft.currency or currency),
         "probability": draft.probability,
         "expected_close": draft.expected_close.isoformat() if draft.expected_close else "",
         "lead_source": collapse(draft.lead_source)[:_TITLE], "owner_id": draft.owner or who,
         "note": kept_text(draft.note), "opened_at": tx.now, "created_at": tx.now},
    )  # fmt: skip
    insert(
        tx, "stage_move",
        {"id": tx.ids.one(), "deal_id": identity, "stage_id": stage, "state": state,
         "moved_at": tx.now, "who_id": who},
    )  # fmt: skip
    return identity


def _start(tx: Transaction, stage: bytes | None) -> tuple[bytes, bytes, str, str]:
    """(step, pipeline, state, currency) of a new deal."""
    where, value = ("s.id=?", stage) if stage else ("s.pipeline_id=?", usual_pipeline(tx))
    row = tx.raw.execute(
        "SELECT s.id, s.pipeline_id, s.state, p.currency FROM stage s JOIN pipeline p"
        f" ON p.id=s.pipeline_id AND p.gone={LIVE} WHERE {where} AND s.gone={LIVE}"
        " ORDER BY s.state<>'open', s.rank, s.n LIMIT 1",
        (value,),
    ).fetchone()
    if row is None:
        raise UserError(
            "This step is not there any more. Nothing was saved yet.", code="stage.gone"
        )
    return row[0], row[1], row[2] or "open", row[3] or read_settings(tx.raw).currency


def _parties(
    tx: Transaction, contact: bytes | None, company: bytes | None
) -> tuple[bytes | None, bytes | None]:
    """Person and company: a company given as the contact, or the one a person is at now."""
    if contact is None:
        return None, company
    if kind_of(tx.raw, contact) == "company":
        return None, contact
    if company is None:
        row = tx.raw.execute(
            "SELECT p.company_id FROM contact c JOIN position p ON p.person_id=c.id"
            f" AND p.gone={LIVE} AND p.ended='' JOIN contact k ON k.id=p.company_id"
            f" AND k.gone={LIVE} WHERE c.id=? ORDER BY p.id IS c.position_id DESC, p.n LIMIT 1",
            (contact,),
        ).fetchone()
        company = row[0] if row else None
    return contact, company


# -- changing ------------------------------------------------------------------------------------


def change_deal(
    store: Store,
    deal: bytes,
    *,
    title: str | None = None,
    note: str | None = None,
    lead_source: str | None = None,
    kind: str | None = None,
    next_step: str | None = None,
    close_reason: str | None = None,
) -> bool:
    """Change the texts that are given; False: they are so already.

    Raises:
        UserError: ``deal.gone``, ``deal.empty``.
    """
    given = {
        "lead_source": lead_source, "kind": kind, "next_step": next_step,
        "close_reason": close_reason,
    }  # fmt: skip
    values: dict[str, object] = {
        column: collapse(value)[:_TITLE] for column, value in given.items() if value is not None
    }
    if title is not None:
        values["title"] = _title(title)
    if note is not None:
        values["note"] = kept_text(note)
    return _change(store, "Change deal", deal, values)


def set_amount(store: Store, deal: bytes, amount_minor: int | None, currency: str) -> bool:
    """What the deal is worth; None: not known. False: it is so already.

    Raises:
        UserError: ``deal.gone``, ``deal.amount``, ``deal.currency``.
    """
    return _change(store, "Change value", deal, _amount(amount_minor, currency))


def set_closing(
    store: Store, deals: Sequence[bytes], day: dt.date | None, *, progress: Progress = silent
) -> int:
    """When the deals are expected to close (None: not known), as one undo step; returns how many
    change.

    Raises:
        UserError: ``deal.gone``.
    """
    values: dict[str, object] = {"expected_close": day.isoformat() if day else ""}
    return each(store, "Change expected close", deals, _changing(values), progress)


def pin_probability(store: Store, deal: bytes, percent: float | None) -> bool:
    """Set the chance by hand; None lets it follow its step again. False: it is so already.

    Raises:
        UserError: ``deal.gone``, ``deal.probability``.
    """
    _check_probability(percent)
    label = "Change chance" if percent is not None else "Let the chance follow its step"
    return _change(store, label, deal, {"probability": percent})


def set_owner(
    store: Store, deals: Sequence[bytes], owner: bytes | None, *, progress: Progress = silent
) -> int:
    """Who looks after the deals (a colleague), as one undo step; returns how many change.

    Raises:
        UserError: ``deal.gone``.
    """
    write = _changing({"owner_id": owner})
    return each(store, "Change who looks after it", deals, write, progress)


def set_contact(
    store: Store, deal: bytes, contact: bytes | None, company: bytes | None = None
) -> bool:
    """Whose deal it is; a person brings the company where they are now. False: it is so already.

    Raises:
        UserError: ``deal.gone``, ``contact.gone``.
    """
    with store.transact("Change contact of deal") as tx:
        require(tx.raw, deal)
        person, at = _parties(tx, contact, company)
        return update(tx, "deal", deal, {"contact_id": person, "company_id": at})


def archive_deals(store: Store, deals: Sequence[bytes], *, progress: Progress = silent) -> int:
    """Hide deals everywhere; their history stays. Returns how many were there."""
    count = len(deals)
    label = "Archive deal" if count == 1 else f"Archive {count} deals"
    return each(
        store, label, deals, lambda tx, deal: update(tx, "deal", deal, {"gone": TRASHED}), progress
    )  # fmt: skip


def bring_back_deals(store: Store, deals: Sequence[bytes]) -> int:
    """Show archived deals again; returns how many were archived."""
    count = len(deals)
    with store.transact("Bring back deal" if count == 1 else f"Bring back {count} deals") as tx:
        return sum(
            tx.raw.execute(
                f"UPDATE deal SET gone={LIVE} WHERE id=? AND gone={TRASHED}", (deal,)
            ).rowcount
            for deal in deals
        )


def title_of(store: Store, deal: bytes) -> str:
    """What a deal is called; empty where it is not known here."""
    with store.read_raw() as raw:
        row = raw.execute("SELECT title FROM deal WHERE id=?", (deal,)).fetchone()
    return row[0] if row else ""


# -- people --------------------------------------------------------------------------------------


def add_person(store: Store, deal: bytes, contact: bytes, role: str = "") -> bytes:
    """Let a contact take part in a deal, in a role; returns the id of the link.

    Raises:
        UserError: ``deal.gone``, ``contact.gone``.
    """
    shown = collapse(role)[:_TITLE]
    with store.transact("Add person to deal") as tx:
        require(tx.raw, deal)
        kind_of(tx.raw, contact)
        return link_person(tx, deal, contact, shown)


def set_role(store: Store, link: bytes, role: str) -> bool:
    """What a person is in a deal ("decides", "pays"); False: it is so already."""
    with store.transact("Change role in deal") as tx:
        return update(tx, "deal_person", link, {"role": collapse(role)[:_TITLE]})


def remove_person(store: Store, link: bytes) -> bool:
    """Let a person take part no longer; False: they do not already."""
    with store.transact("Remove person from deal") as tx:
        return update(tx, "deal_person", link, {"gone": TRASHED})


def link_person(tx: Transaction, deal: bytes, contact: bytes, role: str) -> bytes:
    """``add_person`` inside a transaction."""
    # Two PCs that add the same person make the same row.
    identity = natural_id("deal_person", deal, contact)
    tx.raw.execute(
        "INSERT INTO deal_person(id, deal_id, contact_id, role) VALUES (?, ?, ?, ?)"
        f" ON CONFLICT(id) DO UPDATE SET gone={LIVE}, role=excluded.role",
        (identity, deal, contact, role),
    )
    return identity


# -- lines ---------------------------------------------------------------------------------------


def add_line(
    store: Store,
    deal: bytes,
    title: str,
    quantity: str = "1",
    price_minor: int | None = None,
) -> bytes:
    """Offer one thing more, as the last line; returns its id. The price is for one piece, in the
    currency of the deal; a product of that name lends its price where none is given.

    Raises:
        UserError: ``deal.gone``, ``line.empty``, ``line.quantity``, ``deal.amount``.
    """
    shown = collapse(title)[:_TITLE]
    if not shown:
        raise UserError("Please say what is offered. Nothing was saved yet.", code="line.empty")
    with store.transact(f"Add line “{shown}”") as tx:
        require(tx.raw, deal)
        product = find_or_make(tx, "product", shown)
        if price_minor is None:
            row = tx.raw.execute(
                "SELECT p.price_minor FROM product p JOIN deal d ON d.currency=p.currency"
                " WHERE p.id=? AND d.id=?",
                (product, deal),
            ).fetchone()
            price_minor = row[0] if row else None
        (last,) = tx.raw.execute(
            f"SELECT coalesce(max(rank), '') FROM deal_line WHERE deal_id=? AND gone={LIVE}",
            (deal,),
        ).fetchone()
        identity = tx.ids.one()
        insert(
            tx, "deal_line",
            {"id": identity, "deal_id": deal, "product_id": product, "title": shown,
             "quantity": checked_quantity(quantity), "price_minor": checked_minor(price_minor),
             "rank": ranks.between(last, "", ranks.jitter(tx.ids.one()))},
        )  # fmt: skip
    return identity


def change_line(
    store: Store,
    line: bytes,
    *,
    title: str | None = None,
    quantity: str | None = None,
    price_minor: int | None = None,
) -> bool:
    """Change what is given; False: it is so already.

    Raises:
        UserError: ``line.empty``, ``line.quantity``, ``deal.amount``.
    """
    values: dict[str, object] = {}
    if title is not None:
        shown = collapse(title)[:_TITLE]
        if not shown:
            raise UserError("Please say what is offered. Nothing was changed.", code="line.empty")
        values["title"] = shown
    if quantity is not None:
        values["quantity"] = checked_quantity(quantity)
    if price_minor is not None:
        values["price_minor"] = checked_minor(price_minor)
    with store.transact("Change line") as tx:
        return update(tx, "deal_line", line, values)


def remove_line(store: Store, line: bytes) -> bool:
    """Take a line away; False: it is away already."""
    with store.transact("Remove line") as tx:
        return update(tx, "deal_line", line, {"gone": TRASHED})


def take_amount_from_lines(store: Store, deal: bytes) -> bool:
    """Let the deal be worth the sum of its lines; False: it is so already.

    Raises:
        UserError: ``deal.gone``; ``line.price``: a line has no price.
    """
    with store.transact("Take value from lines") as tx:
        require(tx.raw, deal)
        totals = [
            line_total(quantity, price)
            for quantity, price in tx.raw.execute(
                f"SELECT quantity, price_minor FROM deal_line WHERE deal_id=? AND gone={LIVE}",
                (deal,),
            )
        ]
        known = [total for total in totals if total is not None]
        if not totals or len(known) < len(totals):
            raise UserError(
                "Not every line has a price. Please fill in the prices first; nothing was changed.",
                code="line.price",
            )
        return update(tx, "deal", deal, {"amount_minor": checked_minor(sum(known))})


# -- inside --------------------------------------------------------------------------------------


def require(raw: sqlite3.Connection, deal: bytes) -> None:
    """Nothing, where the deal is live.

    Raises:
        UserError: ``deal.gone``.
    """
    if not raw.execute(f"SELECT 1 FROM deal WHERE id=? AND gone={LIVE}", (deal,)).fetchone():
        raise UserError(
            "This deal is not there any more, perhaps it was archived. Nothing was changed.",
            code="deal.gone",
        )


def _changing(values: dict[str, object]) -> Callable[[Transaction, bytes], bool]:
    def write(tx: Transaction, deal: bytes) -> bool:
        require(tx.raw, deal)
        return update(tx, "deal", deal, values)

    return write


def _change(store: Store, label: str, deal: bytes, values: dict[str, object]) -> bool:
    with store.transact(label) as tx:
        require(tx.raw, deal)
        return update(tx, "deal", deal, values)


def _title(title: str) -> str:
    shown = collapse(title)[:_TITLE]
    if not shown:
        raise UserError(
            "Please say what the deal is about. Nothing was saved yet.", code="deal.empty"
        )
    return shown


def _amount(amount_minor: int | None, currency: str) -> dict[str, object]:
    """The columns of the merge group "amount"."""
    if currency not in CURRENCY_DIGITS:
        raise UserError(
            f"“{currency}” is not a currency that the program knows. Nothing was saved yet.",
            code="deal.currency",
        )
    return {"amount_minor": checked_minor(amount_minor), "currency": currency}


def checked_minor(minor: int | None) -> int | None:
    """An amount that is not too large.

    Raises:
        UserError: ``deal.amount``.
    """
    if minor is not None and not abs(minor) < LARGEST:
        raise UserError("This amount is too large. Nothing was saved yet.", code="deal.amount")
    return minor


def _check_probability(percent: float | None) -> None:
    if percent is not None and not 0 <= percent <= 100:
        raise UserError(
            "The chance is a number from 0 to 100. Nothing was saved yet.", code="deal.probability"
        )


def checked_quantity(text: str) -> str:
    """How many, as plain decimal text; empty means one.

    Raises:
        UserError: ``line.quantity``.
    """
    try:
        number = Decimal(text.strip() or "1")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not 0 <= number < LARGEST:
        raise UserError(
            "Please give the quantity as a number. Nothing was saved yet.", code="line.quantity"
        )
    return f"{number.normalize():f}"
