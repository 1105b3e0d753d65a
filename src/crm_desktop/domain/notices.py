"""Which reminders are to be told now: each moment once, whatever the clock does.

A reminder has moments: those of its lead times and the one when it is due. What was told is
remembered beside the reminder as the last moment that is settled, never as "we looked until then":
a clock that jumps ahead settles what it passed and nothing more, one that jumps back repeats
nothing, and one that stood still (sleep, program closed) leaves its moments to be told on return.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Wish:
    """An open reminder. Instants are UTC milliseconds; ``moments`` rise and end with ``due_at``."""

    n: int
    due_at: int
    moments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What was told of a reminder: its due instant then, and the last moment that is settled."""

    due_at: int
    until: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Tell this reminder; ``moment`` is the newest of those that have come."""

    n: int
    moment: int
    due_at: int


def moments(due_at: int, lead_minutes: Iterable[int]) -> tuple[int, ...]:
    """The moments of a reminder that is due at an instant, the due one last."""
    early = {due_at - lead * _MINUTE for lead in lead_minutes if lead > 0}
    return (*sorted(early), due_at)


def instant(day: dt.date, time: dt.time, zone: dt.tzinfo) -> int:
    """UTC milliseconds of a wall time; one that a change of summer time leaves out is taken as
    long after it, of one that comes twice the first."""
    return round(dt.datetime.combine(day, time, tzinfo=zone).timestamp() * 1000)


def due_notices(
    wishes: Iterable[Wish], settled: Mapping[int, Settled], now: int
) -> tuple[list[Notice], dict[int, Settled]]:
    """What is to be told at ``now``, the earliest first, and what is settled with it.

    The second part holds only what changes; keep it in the same breath as the telling. A reminder
    that is seen for the first time, or got another date, is told when it is due; lead times that
    had passed by then are not told afterwards.
    """
    notices: list[Notice] = []
    changed: dict[int, Settled] = {}
    for wish in wishes:
        known = settled.get(wish.n)
        come = [moment for moment in wish.moments if moment <= now]
        if known is not None and known.due_at == wish.due_at:
            come = [moment for moment in come if moment > known.until]
            if not come:
                continue
        elif wish.due_at > now:
            changed[wish.n] = Settled(wish.due_at, come[-1] if come else wish.moments[0] - 1)
            continue
        notices.append(Notice(wish.n, come[-1], wish.due_at))
        changed[wish.n] = Settled(wish.due_at, come[-1])
    notices.sort(key=lambda notice: (notice.due_at, notice.n))
    return notices, changed


def acknowledge(wishes: Iterable[Wish], now: int) -> dict[int, Settled]:
    """Settle what the person at this PC has just written: nobody is told what they typed."""
    return {
        wish.n: Settled(
            wish.due_at, max((m for m in wish.moments if m <= now), default=wish.moments[0] - 1)
        )
        for wish in wishes
    }
