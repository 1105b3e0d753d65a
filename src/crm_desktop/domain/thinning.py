"""Which backups stay: many of the last days, fewer the older they are.

All of the last 48 hours (50 at the most), then the last one of each of 14 days, 8 weeks and 12
months; of those made before something risky the newest 3 of each kind. The newest 3 that passed
their check stay whatever these rules say, counted in the order in which they were made, which a
clock that was set back cannot turn round. Days are those of the shop's wall clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

_HOUR_MS = 60 * 60 * 1000
_RECENT_MS, _MOST_RECENT = 48 * _HOUR_MS, 50
DAYS, WEEKS, MONTHS = 14, 8, 12
_OF_A_KIND = _CERTAIN = 3
BEFORE = "before-"
"""How the reasons of copies begin that were made before something risky."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: ``serial`` counts them as they are made, ``made_at`` in UTC milliseconds."""

    name: str
    serial: int
    made_at: int
    reason: str
    verified: bool = True


def kept(copies: Sequence[Copy], now: int, zone: dt.tzinfo) -> frozenset[str]:
    """The names of those that stay; ``now`` in UTC milliseconds."""
    by_time = sorted(copies, key=lambda copy: (copy.made_at, copy.serial), reverse=True)
    by_turn = sorted(copies, key=lambda copy: (copy.serial, copy.made_at), reverse=True)
    stay = {copy.name for copy in [c for c in by_turn if c.verified][:_CERTAIN]}
    # A copy of tomorrow was made before the clock was set back: it is as good as one of today.
    ahead = [copy for copy in by_turn if copy.made_at > now]
    recent = [copy for copy in by_time if now - _RECENT_MS < copy.made_at <= now]
    stay |= {copy.name for part in (ahead, recent) for copy in part[:_MOST_RECENT]}
    past = [copy for copy in by_time if copy.made_at <= now]

    def last_of(period: Callable[[dt.date], Hashable], most: int) -> set[str]:
        found: dict[Hashable, str] = {}
        for copy in past:
            found.setdefault(period(_day(copy.made_at, zone)), copy.name)
            if len(found) == most:
                break
        return set(found.values())

    stay |= last_of(lambda day: day, DAYS)
    stay |= last_of(lambda day: day.isocalendar()[:2], WEEKS)
    stay |= last_of(lambda day: (day.year, day.month), MONTHS)
    for reason in {copy.reason for copy in copies if copy.reason.startswith(BEFORE)}:
        stay |= {c.name for c in [c for c in by_turn if c.reason == reason][:_OF_A_KIND]}
    return frozenset(stay)


def _day(milliseconds: int, zone: dt.tzinfo) -> dt.date:
    try:
        return dt.datetime.fromtimestamp(milliseconds / 1000, zone).date()
    except (OverflowError, OSError, ValueError):  # a clock that was far off
        return dt.date.min
