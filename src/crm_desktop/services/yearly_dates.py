"""Days that come back each year: birthdays, and date fields that are marked as yearly.

A day needs its month and day; the year, where it is known, tells how many years it makes. What was
born on 29 February has its day on 28 February in other years.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from crm_desktop.domain.dates import parse_partial
from crm_desktop.store.file_format import LIVE

_MOST_DAYS = 366
_AT_ONCE = 7


@dataclass(frozen=True, slots=True)
class YearlyDate:
    """A day of a contact in the period asked for. ``field`` is the name of the field, empty for a
    birthday; ``years`` None where the year is not known."""

    date: dt.date
    contact_n: int
    contact_id: bytes
    contact: str
    field: str
    years: int | None


def yearly_dates(raw: sqlite3.Connection, first: dt.date, days: int) -> list[YearlyDate]:
    """The yearly days from ``first`` on, for up to a year, by date."""
    return list(read_yearly_dates(raw, first, days))


def read_yearly_dates(raw: sqlite3.Connection, first: dt.date, days: int) -> Iterator[YearlyDate]:
    """The same, read a week at a time as they are asked for."""
    period = [first + dt.timedelta(days=n) for n in range(min(days, _MOST_DAYS))]
    dates = {(day.month, day.day): day for day in period}
    for day in period:  # in other years 29 February is looked after on the 28th
        if (day.month, day.day) == (2, 28) and (day + dt.timedelta(days=1)).month == 3:
            dates[2, 29] = day
    others: dict[dt.date, list[YearlyDate]] = {}
    for one in _field_dates(raw, dates):
        others.setdefault(one.date, []).append(one)
    for start in range(0, len(period), _AT_ONCE):
        part = period[start : start + _AT_ONCE]
        mine = {date: day for date, day in dates.items() if part[0] <= day <= part[-1]}
        found = [
            YearlyDate(mine[month, day], n, identity, name, "", _years(mine[month, day], year))
            for n, identity, name, year, month, day in _birthdays(raw, mine)
        ]
        for day in part:
            found += others.get(day, ())
        yield from sorted(found, key=lambda one: (one.date, one.contact_n, one.field))


def _birthdays(
    raw: sqlite3.Connection, dates: dict[tuple[int, int], dt.date]
) -> list[tuple[int, bytes, str, int | None, int, int]]:
    return raw.execute(
        f"WITH wanted(month, day) AS (VALUES {', '.join(['(?, ?)'] * len(dates))})"
        " SELECT c.n, c.id, c.name, c.birth_year, c.birth_month, c.birth_day FROM wanted w"
        " CROSS JOIN contact c ON c.birth_month=w.month AND c.birth_day=w.day"
        f" WHERE c.gone={LIVE}",
        [part for pair in dates for part in pair],
    ).fetchall()


def _field_dates(
    raw: sqlite3.Connection, dates: dict[tuple[int, int], dt.date]
) -> list[YearlyDate]:
    # The text of a whole date ends so (``PartialDate.iso``): others are not looked at in Python.
    endings = [f"{month:02}-{day:02}" for month, day in dates]
    rows = raw.execute(
        "SELECT c.n, c.id, c.name, f.name, v.value FROM field f"
        f" JOIN field_value v ON v.field_id=f.id AND v.gone={LIVE}"
        f" JOIN contact c ON c.id=v.contact_id AND c.gone={LIVE}"
        f" WHERE f.yearly=1 AND f.kind='date' AND f.gone={LIVE}"
        " AND substr(v.value, -5) IN (SELECT value FROM json_each(?))",
        (json.dumps(endings),),
    )
    found = []
    for n, identity, name, field, value in rows:
        part = parse_partial(value)
        if part is None or part.month is None or part.day is None:
            continue
        day = dates.get((part.month, part.day))
        if day is not None:
            found.append(YearlyDate(day, n, identity, name, field, _years(day, part.year)))
    return found


def _years(day: dt.date, year: int | None) -> int | None:
    return day.year - year if year is not None and day.year >= year else None
