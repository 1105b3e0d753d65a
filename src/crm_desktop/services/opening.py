"""The opening hours and holidays of the shop, the same on every PC."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.opening_days import OpeningDays
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store

_SETTING = "opening_hours"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which the shop is closed."""

    day: dt.date
    name: str


def read_opening(raw: sqlite3.Connection) -> OpeningDays:
    """Hours and holidays; hours that were never set are Monday to Friday, 9 to 18."""
    row = raw.execute(
        f"SELECT value FROM setting WHERE name=? AND gone={LIVE}", (_SETTING,)
    ).fetchone()
    hours = None if row is None else _hours(row[0])
    closed = frozenset(holiday.day for holiday in _holidays(raw))
    return OpeningDays(holidays=closed) if hours is None else OpeningDays(hours, closed)


def opening_days(store: Store) -> OpeningDays:
    """``read_opening`` of an open shop."""
    with store.read_raw() as raw:
        return read_opening(raw)


def set_hours(store: Store, hours: Mapping[int, tuple[dt.time, dt.time]]) -> None:
    """Set the opening hours: weekday (0 Monday) -> from and to; days without are closed.

    Raises:
        UserError: ``opening.order``: a day that closes before it opens.
    """
    if any(start >= end for start, end in hours.values()):
        raise UserError(
            "A day cannot close before it opens. Nothing was changed.", code="opening.order"
        )
    value = json.dumps(
        {str(day): [f"{a:%H:%M}", f"{b:%H:%M}"] for day, (a, b) in sorted(hours.items())}
    )
    with store.transact("Change opening hours") as tx:
        tx.raw.execute(
            "INSERT INTO setting(id, name, value) VALUES (?, ?, ?)"
            f" ON CONFLICT(id) DO UPDATE SET value=excluded.value, gone={LIVE}",
            (natural_id("setting", _SETTING), _SETTING, value),
        )


def holidays(store: Store) -> list[Holiday]:
    """All holidays by date."""
    with store.read_raw() as raw:
        return _holidays(raw)


def add_holiday(store: Store, day: dt.date, name: str = "") -> None:
    """Close the shop on a day, or name a day that is closed already."""
    with store.transact("Add holiday") as tx:
        tx.raw.execute(
            "INSERT INTO holiday(id, day, name) VALUES (?, ?, ?)"
            f" ON CONFLICT(id) DO UPDATE SET name=excluded.name, gone={LIVE}",
            (natural_id("holiday", day.isoformat()), day.isoformat(), collapse(name)[:_LONGEST]),
        )


def remove_holiday(store: Store, day: dt.date) -> None:
    """Open the shop on a day again."""
    with store.transact("Remove holiday") as tx:
        tx.raw.execute(
            f"UPDATE holiday SET gone={TRASHED} WHERE id=? AND gone={LIVE}",
            (natural_id("holiday", day.isoformat()),),
        )


def _holidays(raw: sqlite3.Connection) -> list[Holiday]:
    found = []
    rows = raw.execute(f"SELECT day, name FROM holiday WHERE gone={LIVE} ORDER BY day").fetchall()
    for day, name in rows:
        try:
            found.append(Holiday(dt.date.fromisoformat(day), name))
        except ValueError:
            continue  # from another version of the program: shown there
    return found


def _hours(text: str) -> dict[int, tuple[dt.time, dt.time]] | None:
    try:
        return {
            int(day): (dt.time.fromisoformat(start), dt.time.fromisoformat(end))
            for day, (start, end) in json.loads(text).items()
        }
    except (ValueError, TypeError, AttributeError):
        return None
