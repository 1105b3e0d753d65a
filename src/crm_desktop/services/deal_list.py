"""The list of deals in all states: which ones, in which order, and the rows of a page.

The window holds row numbers and asks for the rows it paints. Deals without a value stand last in
both directions.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain.pipeline import STATES, State, Sums
from crm_desktop.domain.text import fold
from crm_desktop.services.pipeline import (
    EVERY_DEAL,
    Card,
    DealFilter,
    closes,
    contacts_with,
    read_cards,
)
from crm_desktop.store.file_format import LIVE


@dataclass(frozen=True, slots=True)
class DealRow:
    """A deal as a line of the list; ``opened_at`` UTC milliseconds."""

    card: Card
    pipeline: str
    stage: str
    owner: str
    close_reason: str
    opened_at: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Row numbers (``deal.n``) in order, and what the deals are worth together."""

    numbers: tuple[int, ...]
    sums: Sums


# n, title, company, person, owner name, owner, minor, currency, pipeline rank, stage rank,
# expected close, closed on, opened at, chance, person id, company id, state
_ALL = f"""
SELECT d.n, d.title, coalesce(k.name, c.name, ''), coalesce(c.name, ''), coalesce(w.name, ''),
  d.owner_id, d.amount_minor, d.currency, coalesce(p.rank, '') rank, coalesce(g.rank, ''),
  d.expected_close, d.closed_on, coalesce(d.opened_at, d.created_at),
  coalesce(d.probability, g.probability, 0), d.contact_id, d.company_id, d.state
FROM deal d LEFT JOIN contact c ON c.id=d.contact_id LEFT JOIN contact k ON k.id=d.company_id
LEFT JOIN colleague w ON w.id=d.owner_id LEFT JOIN pipeline p ON p.id=d.pipeline_id
LEFT JOIN stage g ON g.id=d.stage_id
WHERE d.gone={LIVE}"""

_KEYS: dict[str, Callable[[Sequence[Any]], Any]] = {
    "title": lambda row: fold(row[1]) or None,
    "who": lambda row: fold(row[2]) or None,
    "owner": lambda row: fold(row[4]) or None,
    "value": lambda row: row[6],
    "step": lambda row: (STATES.index(_state(row)), row[8], row[9]),
    "chance": lambda row: row[13] if row[16] == "open" else None,
    "closing": lambda row: row[10] or None,
    "closed": lambda row: row[11] or None,
    "opened": lambda row: row[12],
}
SORTS = tuple(_KEYS)
"""What the list can be sorted by."""


def list_deals(
    raw: sqlite3.Connection,
    today: dt.date,
    zone: dt.tzinfo = dt.UTC,
    *,
    states: Collection[State] = STATES,
    pipeline: bytes | None = None,
    stage: bytes | None = None,
    wanted: DealFilter = EVERY_DEAL,
    sort: str = "opened",
    descending: bool = True,
) -> Listed:
    """The live deals that fit, in order; of one pipeline or step where one is named.

    Raises:
        KeyError: there is no such heading.
    """
    key = _KEYS[sort]
    test, values = "", {"pipeline": pipeline, "stage": stage}
    if pipeline is not None:
        test += " AND d.pipeline_id=:pipeline"
    if stage is not None:
        test += " AND d.stage_id=:stage"
    fits = _test(raw, wanted, today, zone)
    rows = [
        row
        for row in raw.execute(f"{_ALL}{test} ORDER BY d.n", values)
        if _state(row) in states and fits(row)
    ]
    keyed = [(key(row), row) for row in rows]
    there = [(value, row) for value, row in keyed if value is not None]
    there.sort(key=lambda one: one[0], reverse=descending)
    order = [row for _, row in there] + [row for value, row in keyed if value is None]
    return Listed(tuple(row[0] for row in order), rules.sums((row[7], row[6]) for row in order))


def deal_rows(
    raw: sqlite3.Connection, numbers: Sequence[int], today: dt.date, zone: dt.tzinfo = dt.UTC
) -> list[DealRow]:
    """The rows of some deals, in the order given; gone ones are left out."""
    cards = {card.n: card for card in read_cards(raw, numbers, today, zone)}
    names = {
        n: rest
        for n, *rest in raw.execute(
            "SELECT d.n, coalesce(p.name, ''), coalesce(g.name, ''), coalesce(w.name, ''),"
            " d.close_reason, coalesce(d.opened_at, d.created_at) FROM json_each(?) r"
            " CROSS JOIN deal d ON d.n=r.value LEFT JOIN pipeline p ON p.id=d.pipeline_id"
            " LEFT JOIN stage g ON g.id=d.stage_id LEFT JOIN colleague w ON w.id=d.owner_id",
            (str(list(numbers)),),
        )
    }
    return [DealRow(cards[n], *names[n]) for n in numbers if n in cards]


def _state(row: Sequence[Any]) -> State:
    state: State = row[16] if row[16] in STATES else "open"
    return state


def _test(
    raw: sqlite3.Connection, wanted: DealFilter, today: dt.date, zone: dt.tzinfo
) -> Callable[[Sequence[Any]], bool]:
    words = fold(wanted.text).split()
    tagged = contacts_with(raw, wanted.tag)
    attention: set[int] | None = None
    if wanted.attention:
        open_ones = [
            n for (n,) in raw.execute(f"SELECT n FROM deal WHERE state='open' AND gone={LIVE}")
        ]
        attention = {card.n for card in read_cards(raw, open_ones, today, zone) if card.reasons}

    def fits(row: Sequence[Any]) -> bool:
        if wanted.owner is not None and (row[5] or b"") != wanted.owner:
            return False
        if tagged is not None and not {row[14], row[15]} & tagged:
            return False
        if attention is not None and row[0] not in attention:
            return False
        if wanted.closing != "any" and not closes(
            rules.closing_day(row[10]), wanted.closing, today
        ):
            return False
        if not words:
            return True
        text = fold(f"{row[1]}\n{row[2]}\n{row[3]}")
        return all(word in text for word in words)

    return fits
