"""Deals that were won or lost in a period, with their reasons and where the customers came from."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass

from crm_desktop.store.file_format import LIVE


@dataclass(frozen=True, slots=True)
class Outcome:
    """A closed deal. ``source`` is the way the deal, else its customer, came; ``days`` it was open
    (None: not known)."""

    title: str
    name: str
    won: bool
    closed_on: dt.date
    amount_minor: int | None
    currency: str
    reason: str
    source: str
    owner: str
    days: int | None


def read_outcomes(
    raw: sqlite3.Connection, first: dt.date, last: dt.date, *, owner: bytes | None = None
) -> list[Outcome]:
    """The deals closed from ``first`` to ``last``, the newest first."""
    found = []
    for title, name, state, closed, minor, currency, reason, source, who, opened in raw.execute(
        "SELECT d.title, coalesce(k.name, c.name, ''), d.state, d.closed_on, d.amount_minor,"
        " d.currency, d.close_reason, coalesce(nullif(d.lead_source, ''),"
        " nullif(c.lead_source, ''), k.lead_source, ''), coalesce(w.name, ''),"
        " date(coalesce(d.opened_at, d.created_at)/1000, 'unixepoch')"
        " FROM deal d LEFT JOIN contact c ON c.id=d.contact_id"
        " LEFT JOIN contact k ON k.id=d.company_id LEFT JOIN colleague w ON w.id=d.owner_id"
        f" WHERE d.gone={LIVE} AND d.state IN ('won', 'lost') AND d.closed_on BETWEEN ? AND ?"
        " AND (?3 IS NULL OR d.owner_id=?3) ORDER BY d.closed_on DESC, d.n DESC",
        (first.isoformat(), last.isoformat(), owner),
    ):
        try:
            day = dt.date.fromisoformat(closed)
        except ValueError:  # written by something that is not us
            continue
        days = (day - dt.date.fromisoformat(opened)).days if opened else None
        found.append(
            Outcome(title, name, state == "won", day, minor, currency, reason, source, who,
                    days if days is not None and days >= 0 else None)
        )  # fmt: skip
    return found
