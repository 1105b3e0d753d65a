"""Repeating reminders: what people choose, the rule that is kept, and the next date.

A rule is kept as RFC 5545 text (``FREQ=MONTHLY;BYMONTHDAY=15``), so calendars understand it. The
days 29 to 31 stand for the last day of a shorter month: 31 January plus a month is the last of
February, and the month after that is the 31st again. That wish is written as
``BYMONTHDAY=28,29,30,31;BYSETPOS=-1``, which every calendar reads alike. A rule of a calendar that
``Repeat`` has no words for is kept as it is and not followed. The dates are worked out here, since
the library for it runs on without an end when a rule has no dates.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
MOST = 999
"""Days, weeks, months or years between two dates, at the most."""

_FREQUENCIES: dict[Unit, str] = {
    "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY",
}  # fmt: skip
_UNITS: dict[str, Unit] = {name: unit for unit, name in _FREQUENCIES.items()}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST_MONTH = 28
_LONGEST: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "year": 366}
_LONGEST_RULE = 500


@dataclass(frozen=True, slots=True)
class Repeat:
    """How something repeats, in the parts that people choose.

    ``weekdays`` are 0 for Monday to 6; with ``nth`` (1 to 4, -1 for the last) there is one, and it
    is counted inside the month. ``day`` is the day of the month, 1 to 31, and ``month`` the month
    of a yearly date; without them the first date tells. ``until`` is the last day allowed and
    ``count`` how many dates there are, the present one included.

    Raises:
        ValueError: parts that do not go together.
    """

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    day: int | None = None
    month: int | None = None
    until: dt.date | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.every <= MOST:
            raise ValueError(f"every {self.every}")
        if any(not 0 <= day <= 6 for day in self.weekdays):
            raise ValueError("weekdays are 0 to 6")
        if self.weekdays and self.unit != "week" and self.nth is None:
            raise ValueError("weekdays belong to weeks, or to the month with nth")
        if self.nth is not None and (
            self.nth not in {-1, 1, 2, 3, 4} or self.unit in {"day", "week"}
            or len(self.weekdays) != 1
        ):  # fmt: skip
            raise ValueError("nth is 1 to 4 or -1, and counts one weekday in the month")
        if self.day is not None and (
            not 1 <= self.day <= 31 or self.unit in {"day", "week"} or self.nth is not None
        ):
            raise ValueError("a day belongs to months and years")
        fixed = self.day is not None or self.nth is not None
        if (self.month is not None) != (self.unit == "year" and fixed):
            raise ValueError("a yearly date has a month and a day")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError("months are 1 to 12")
        if self.count is not None and self.count < 1:
            raise ValueError("there is at least one date")

    def beginning(self, first: dt.date) -> Repeat:
        """The same with the day of the month that ``first`` tells, so that it never drifts."""
        if self.unit == "month" and self.nth is None and self.day is None:
            return replace(self, day=first.day)
        if self.unit == "year" and self.month is None:
            return replace(self, day=first.day, month=first.month)
        return self

    def rule(self) -> str:
        """As RFC 5545 writes it."""
        parts = [f"FREQ={_FREQUENCIES[self.unit]}"]
        if self.every > 1:
            parts.append(f"INTERVAL={self.every}")
        if self.month is not None:
            parts.append(f"BYMONTH={self.month}")
        if self.day is not None:
            days = range(min(self.day, _SHORTEST_MONTH), self.day + 1)
            parts.append(f"BYMONTHDAY={','.join(map(str, days))}")
            if len(days) > 1:
                parts.append("BYSETPOS=-1")
        if self.weekdays:
            names = [_DAYS[day] for day in sorted(set(self.weekdays))]
            parts.append(f"BYDAY={'' if self.nth is None else self.nth}{','.join(names)}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        return ";".join(parts)


@dataclass(frozen=True, slots=True)
class Following:
    """The next date, and the rule that goes on from there."""

    date: dt.date
    rule: str


def read(rule: str) -> Repeat | None:
    """The parts of a rule; ``None`` where ``Repeat`` has no words for it, or it is no rule."""
    parts = _parts(rule)
    unit = _UNITS.get(parts.pop("FREQ", ""))
    if unit is None:
        return None
    try:
        every = int(parts.pop("INTERVAL", "1"))
        count = int(parts.pop("COUNT")) if "COUNT" in parts else None
        until = _day(parts.pop("UNTIL")) if "UNTIL" in parts else None
        if parts.pop("WKST", "MO") != "MO" and unit == "week" and every > 1:
            return None
        day = _month_day(parts.pop("BYMONTHDAY", ""), parts.pop("BYSETPOS", ""))
        month = int(parts.pop("BYMONTH")) if "BYMONTH" in parts else None
        nth, weekdays = _weekdays(parts.pop("BYDAY", ""))
        if parts:
            return None
        return Repeat(unit, every, weekdays, nth, day, month, until, count)
    except ValueError:
        return None


def following(rule: str, due: dt.date, after: dt.date) -> Following | None:
    """The first date later than ``after`` of what repeats from ``due`` on.

    ``None``: it has ended, or the rule is none that is followed.
    """
    if (repeat := read(rule)) is None:
        return None
    repeat = repeat.beginning(due)
    period = 0
    if repeat.count is None and after > due:  # else the dates before have to be counted
        period = max(0, (after - due).days // (repeat.every * _LONGEST[repeat.unit]) - 1)
    seen = 0
    try:
        while True:
            for date in _dates(repeat, due, period):
                ended = repeat.count is not None and seen >= repeat.count
                if ended or (repeat.until is not None and date > repeat.until):
                    return None
                if date > after:
                    left = None if repeat.count is None else repeat.count - seen
                    return Following(date, replace(repeat, count=left).rule())
                seen += 1
            period += 1
    except OverflowError:
        return None


def _dates(repeat: Repeat, due: dt.date, period: int) -> list[dt.date]:
    """The dates of one period (0: the one that ``due`` lies in), none before ``due``."""
    steps = period * repeat.every
    if repeat.unit == "day":
        return [due + dt.timedelta(days=steps)]
    if repeat.unit == "week":
        monday = due - dt.timedelta(days=due.weekday() - 7 * steps)
        found = [monday + dt.timedelta(days=day) for day in repeat.weekdays or (due.weekday(),)]
    else:
        found = [_in_month(repeat, step(due.replace(day=1), repeat.unit, steps))]
    return [date for date in found if date >= due]


def _in_month(repeat: Repeat, month: dt.date) -> dt.date:
    if repeat.month is not None:
        month = month.replace(month=repeat.month)
    last = calendar.monthrange(month.year, month.month)[1]
    if repeat.nth is None:
        return month.replace(day=min(repeat.day or 1, last))
    (weekday,) = repeat.weekdays
    first = 1 + (weekday - month.weekday()) % 7
    if repeat.nth > 0:
        return month.replace(day=first + 7 * (repeat.nth - 1))
    return month.replace(day=first + (last - first) // 7 * 7)


def after_done(rule: str, done: dt.date) -> Following | None:
    """The next date when the time runs from the day of finishing: one step, whatever the weekday.

    ``None``: it has ended, or the rule cannot be followed.
    """
    repeat = read(rule)
    if repeat is None:
        return None
    try:
        date = step(done, repeat.unit, repeat.every)
    except OverflowError:
        return None
    left = None if repeat.count is None else repeat.count - 1
    if left == 0 or (repeat.until is not None and date > repeat.until):
        return None
    return Following(date, replace(repeat, count=left).rule())


def step(date: dt.date, unit: Unit, times: int) -> dt.date:
    """``date`` plus so many units; the last of the month where the day is missing there.

    Raises:
        OverflowError: after the year 9999 or before the year 1.
    """
    if unit in {"day", "week"}:
        return date + dt.timedelta(days=times * (7 if unit == "week" else 1))
    months = date.year * 12 + date.month - 1 + times * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("no such year")
    return date.replace(
        year=year, month=month + 1, day=min(date.day, calendar.monthrange(year, month + 1)[1])
    )


def _parts(rule: str) -> dict[str, str]:
    text = rule.strip().upper().removeprefix("RRULE:")
    if len(text) > _LONGEST_RULE:
        return {}
    pairs = (part.partition("=") for part in text.split(";") if part)
    return {name.strip(): value.strip() for name, _equal, value in pairs}


def _day(text: str) -> dt.date:
    return dt.datetime.strptime(text[:8], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone


def _month_day(days: str, position: str) -> int | None:
    if not days:
        if position:
            raise ValueError("a position without days")
        return None
    numbers = [int(day) for day in days.split(",")]
    if position == "-1" and numbers == list(range(_SHORTEST_MONTH, numbers[-1] + 1)):
        return numbers[-1]
    if not position and numbers == [-1]:
        return 31
    if position or len(numbers) > 1 or not 1 <= numbers[0] <= _SHORTEST_MONTH:
        raise ValueError("days that a short month does not have, or several")
    return numbers[0]


def _weekdays(text: str) -> tuple[int | None, tuple[int, ...]]:
    if not text:
        return None, ()
    names = text.split(",")
    if len(names) == 1 and len(names[0]) > 2:
        return int(names[0][:-2]), (_DAYS.index(names[0][-2:]),)
    return None, tuple(sorted(_DAYS.index(name) for name in names))
