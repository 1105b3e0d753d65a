"""What the page of one deal shows and edits: its card, people, lines, reminders and stage history.

The entries that name it are a timeline of their own (``timeline.read_deal_timeline``).
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from dataclasses import dataclass

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain.pipeline import State
from crm_desktop.errors import UserError
from crm_desktop.services.contact_card import CardField
from crm_desktop.services.pipeline import Card, read_cards
from crm_desktop.services.reminders import Reminder, reminders_of_deal
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class DealPerson:
    """Somebody who takes part; ``n`` is ``contact.n``."""

    id: bytes
    contact_id: bytes
    n: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class DealLine:
    """Something that is offered; ``total_minor`` None: the price is not known."""

    id: bytes
    title: str
    quantity: str
    price_minor: int | None
    total_minor: int | None


@dataclass(frozen=True, slots=True)
class StageMove:
    """When a deal came into a step (UTC milliseconds), and by whom; ``pipeline`` where it is
    another than before."""

    at: int
    stage: str
    pipeline: str
    state: State
    who: str


@dataclass(frozen=True, slots=True)
class DealDetails:
    """Everything on the page of a deal. ``usual_percent`` is the chance that its step gives;
    ``lines_minor`` the sum of the lines (None: a price is missing, or there are none)."""

    card: Card
    pipeline: str
    stage: str
    usual_percent: int
    note: str
    lead_source: str
    kind: str
    next_step: str
    owner: str
    close_reason: str
    contact_n: int | None
    company: str
    company_n: int | None
    opened_at: int
    people: tuple[DealPerson, ...]
    lines: tuple[DealLine, ...]
    lines_minor: int | None
    moves: tuple[StageMove, ...]
    reminders: tuple[Reminder, ...]
    fields: tuple[CardField, ...]


def read_deal(store: Store, deal: bytes, today: dt.date, zone: dt.tzinfo = dt.UTC) -> DealDetails:
    """The details of a live deal, whatever its state.

    Raises:
        UserError: ``deal.gone``.
    """
    with store.read_raw() as raw:
        row = raw.execute(
            "SELECT d.n, coalesce(p.name, ''), coalesce(s.name, ''), coalesce(s.probability, 0),"
            " d.note, d.lead_source, d.kind, d.next_step, coalesce(w.name, ''), d.close_reason,"
            " c.n, coalesce(k.name, ''), k.n, coalesce(d.opened_at, d.created_at) FROM deal d"
            " LEFT JOIN pipeline p ON p.id=d.pipeline_id LEFT JOIN stage s ON s.id=d.stage_id"
            " LEFT JOIN colleague w ON w.id=d.owner_id"
            f" LEFT JOIN contact c ON c.id=d.contact_id AND c.gone={LIVE}"
            f" LEFT JOIN contact k ON k.id=d.company_id AND k.gone={LIVE}"
            f" WHERE d.id=? AND d.gone={LIVE}",
            (deal,),
        ).fetchone()
        if row is None:
            raise UserError(
                "This deal is not there any more, perhaps it was archived.", code="deal.gone"
            )
        (n, pipeline, stage, usual, note, source, kind, step, owner, reason, contact_n, company,
         company_n, opened_at) = row  # fmt: skip
        (card,) = read_cards(raw, [n], today, zone)
        lines = _lines(raw, deal)
        totals = [line.total_minor for line in lines if line.total_minor is not None]
        return DealDetails(
            card, pipeline, stage, usual, note, source, kind, step, owner, reason, contact_n,
            company, company_n, opened_at, _people(raw, deal), lines,
            sum(totals) if lines and len(totals) == len(lines) else None, _moves(raw, deal),
            tuple(reminders_of_deal(raw, deal, today)), _fields(raw, deal),
        )  # fmt: skip


def _people(raw: sqlite3.Connection, deal: bytes) -> tuple[DealPerson, ...]:
    return tuple(
        DealPerson(*row)
        for row in raw.execute(
            "SELECT p.id, c.id, c.n, c.name, p.role FROM deal_person p JOIN contact c"
            f" ON c.id=p.contact_id AND c.gone={LIVE} WHERE p.deal_id=? AND p.gone={LIVE}"
            " ORDER BY p.n",
            (deal,),
        )
    )


def _lines(raw: sqlite3.Connection, deal: bytes) -> tuple[DealLine, ...]:
    return tuple(
        DealLine(identity, title, quantity, price, rules.line_total(quantity, price))
        for identity, title, quantity, price in raw.execute(
            "SELECT id, title, quantity, price_minor FROM deal_line"
            f" WHERE deal_id=? AND gone={LIVE} ORDER BY rank, n",
            (deal,),
        )
    )


def _moves(raw: sqlite3.Connection, deal: bytes) -> tuple[StageMove, ...]:
    """Newest first."""
    found = []
    before = None
    for at, stage, pipeline, state, who in raw.execute(
        "SELECT m.moved_at, coalesce(s.name, ''), coalesce(p.name, ''), m.state,"
        " coalesce(w.name, '') FROM stage_move m LEFT JOIN stage s ON s.id=m.stage_id"
        " LEFT JOIN pipeline p ON p.id=s.pipeline_id LEFT JOIN colleague w ON w.id=m.who_id"
        f" WHERE m.deal_id=? AND m.gone={LIVE} ORDER BY m.moved_at, m.n",
        (deal,),
    ):
        known: State = state if state in rules.STATES else "open"
        other = before is not None and pipeline != before
        found.append(StageMove(at, stage, pipeline if other else "", known, who))
        before = pipeline
    return tuple(reversed(found))


def _fields(raw: sqlite3.Connection, deal: bytes) -> tuple[CardField, ...]:
    """The shop's own fields of deals."""
    found = []
    for field, name, kind, options, value in raw.execute(
        "SELECT f.id, f.name, f.kind, f.options, coalesce(max(v.value), '') FROM field f"
        f" LEFT JOIN field_value v ON +v.field_id=f.id AND v.deal_id=? AND v.gone={LIVE}"
        f" WHERE f.subject='deal' AND f.gone={LIVE} GROUP BY f.n ORDER BY f.rank, f.n",
        (deal,),
    ):
        try:
            choices = json.loads(options or "[]")
        except ValueError:  # written by something that is not us
            choices = []
        listed = tuple(map(str, choices)) if isinstance(choices, list) else ()
        found.append(CardField(field, name, kind, listed, value))
    return tuple(found)
