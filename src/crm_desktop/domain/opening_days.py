"""The days and hours a shop is open, and what follows from them: work days, and when "later" is.

A shop that is never open counts as open every day: with nothing but closed days a next work day
would not exist.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

OffsetUnit = Literal["day", "work day", "week"]

_LATER = dt.timedelta(hours=3)
_STEP = 30
"""Minutes: times that are proposed are full or half hours."""
_LONGEST_CLOSED = 366


@dataclass(frozen=True, slots=True)
class OpeningDays:
    """``hours``: weekday (0 Monday) -> from and to; a weekday without is closed. ``holidays`` are
    closed days of their own."""

    hours: Mapping[int, tuple[dt.time, dt.time]] = field(
        default_factory=lambda: {day: (dt.time(9), dt.time(18)) for day in range(5)}
    )
    holidays: frozenset[dt.date] = frozenset()

    def is_open(self, day: dt.date) -> bool:
        """Whether this is a work day."""
        return not self.hours or (day.weekday() in self.hours and day not in self.holidays)

    def opens(self, day: dt.date) -> dt.time:
        """When work begins on a day; on closed days as early as on the earliest of the others."""
        if day.weekday() in self.hours:
            return self.hours[day.weekday()][0]
        return min((start for start, _end in self.hours.values()), default=dt.time(9))

    def closes(self, day: dt.date) -> dt.time | None:
        """When work ends; None on a closed day."""
        found = self.hours.get(day.weekday())
        return found[1] if found is not None and day not in self.holidays else None

    def on_or_after(self, day: dt.date) -> dt.date:
        """The first work day from here on; ``day`` itself where a year holds none."""
        for more in range(_LONGEST_CLOSED):
            if self.is_open(found := day + dt.timedelta(days=more)):
                return found
        return day

    def shift(self, day: dt.date, amount: int, unit: OffsetUnit) -> dt.date:
        """``day`` plus (minus, with a negative amount) so many days, work days or weeks.

        Days and weeks are not moved off closed days; work days never end on one.

        Raises:
            OverflowError: after the year 9999 or before the year 1.
        """
        if unit != "work day":
            return day + dt.timedelta(days=amount * (7 if unit == "week" else 1))
        direction = dt.timedelta(days=1 if amount >= 0 else -1)
        if amount == 0:
            return self.on_or_after(day)
        left, closed = abs(amount), 0
        while left:
            day += direction
            closed = 0 if self.is_open(day) else closed + 1
            left -= self.is_open(day) or closed > _LONGEST_CLOSED
        return day


@dataclass(frozen=True, slots=True)
class Later:
    """One way to put something off. ``name`` is "later today", "tomorrow", "next work day" or
    "next week"; ``time`` None: the time of day stays as it was."""

    name: Literal["later today", "tomorrow", "next work day", "next week"]
    date: dt.date
    time: dt.time | None = None


def ways_to_put_off(now: dt.datetime, opening: OpeningDays) -> list[Later]:
    """What "Later" offers at a wall time, the soonest first; a date of one's own comes on top.

    "Tomorrow" is offered on closed days as well, since people work then, too; the next work day
    only where it is not tomorrow.
    """
    today = now.date()
    found: list[Later] = []
    minutes = (now + _LATER).hour * 60 + (now + _LATER).minute
    minutes = -(-minutes // _STEP) * _STEP
    closes = opening.closes(today)
    if (now + _LATER).date() == today and minutes < 24 * 60:
        at = dt.time(minutes // 60, minutes % 60)
        if closes is None or at <= closes:
            found.append(Later("later today", today, at))
    tomorrow = today + dt.timedelta(days=1)
    found.append(Later("tomorrow", tomorrow))
    work_day = opening.on_or_after(tomorrow)
    if work_day != tomorrow:
        found.append(Later("next work day", work_day))
    week = opening.on_or_after(today + dt.timedelta(days=7 - today.weekday()))
    if week not in {tomorrow, work_day}:
        found.append(Later("next week", week))
    return found
