"""The days of a calendar: open reminders and yearly days, read only for the days that are shown.

A reminder belongs to the day of its wish, whatever the zone of this PC. Of a day with many, the
first are read and all are counted, so that a month of a shop with tens of thousands of reminders
opens as quickly as an empty one.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.errors import UserError
from crm_desktop.services.reminders import put_off
from crm_desktop.services.yearly_dates import YearlyDate, yearly_dates
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

SHOWN = 40
"""Reminders of a day that are read."""


@dataclass(frozen=True, slots=True)
class DayReminder:
    """A reminder on its day; ``time`` is "14:00" or empty; ``waiting``: the customer's turn."""

    id: bytes
    kind: str
    title: str
    contact_n: int
    contact: str
    company: str
    time: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its reminders by time, those for any time last; ``count`` of all of them."""

    date: dt.date
    reminders: tuple[DayReminder, ...]
    count: int
    yearly: tuple[YearlyDate, ...]


_OPEN = f"r.done_at ISNULL AND r.gone={LIVE}"
_ROWS = f"""
SELECT r.id, r.kind, r.title, c.n, c.name, coalesce(o.name, ''), r.due_time, r.waiting
FROM reminder r JOIN contact c ON c.id=r.contact_id AND c.gone={LIVE}
LEFT JOIN position p ON p.id=c.position_id AND p.gone={LIVE}
LEFT JOIN contact o ON o.id=p.company_id AND o.gone={LIVE}
WHERE {_OPEN} AND r.waiting IN (0, 1) AND r.due_date=?
ORDER BY iif(r.due_time='', '~', r.due_time), r.n LIMIT +?"""


def read_days(
    raw: sqlite3.Connection, first: dt.date, days: int, *, limit: int = SHOWN
) -> list[Day]:
    """``days`` days from ``first`` on, of each up to ``limit`` reminders."""
    last = first + dt.timedelta(days=days - 1)
    counts: dict[str, int] = dict(
        raw.execute(
            f"SELECT r.due_date, count(*) FROM reminder r WHERE {_OPEN}"
            " AND r.waiting IN (0, 1) AND r.due_date>=? AND r.due_date<=?"
            " AND EXISTS (SELECT 1 FROM contact c WHERE c.id=r.contact_id"
            f" AND c.gone={LIVE}) GROUP BY r.due_date",
            (first.isoformat(), last.isoformat()),
        ).fetchall()
    )
    yearly: dict[dt.date, list[YearlyDate]] = {}
    for one in yearly_dates(raw, first, days):
        yearly.setdefault(one.date, []).append(one)
    found = []
    for number in range(days):
        date = first + dt.timedelta(days=number)
        count = counts.get(date.isoformat(), 0)
        rows = raw.execute(_ROWS, (date.isoformat(), limit)).fetchall() if count else []
        reminders = tuple(
            DayReminder(identity, kind, title, n, name, company, time, bool(waiting))
            for identity, kind, title, n, name, company, time, waiting in rows
        )
        found.append(Day(date, reminders, count, tuple(yearly.get(date, ()))))
    return found


def move_to_day(store: Store, reminders: Sequence[bytes], day: dt.date, *, zone: str) -> int:
    """Put reminders on another day, each at its time of day, as one step; returns how many change.

    Raises:
        UserError: ``calendar.past``: a day before the year 1900; ``reminder.zone``.
    """
    if day.year < 1900:
        raise UserError("This day is too long ago. Nothing was changed.", code="calendar.past")
    return put_off(store, reminders, day, zone=zone, keep_time=True)
