"""Clocks that are wrong, jump, or are put forward and back: each reminder is told once, none twice.

A case is a PC whose clock shows one instant after another, and reminders around what it passes.
Half of them have a lead time, which may be told besides. The shop is closed and opened in between.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from crm_desktop.services import contact_edit, reminders, told
from crm_desktop.services.reminders import Extras
from tests.helpers.shop import FakeClock, open_shop

_MINUTE, _HOUR = 60_000, 3_600_000
_YEAR = 365 * 24 * _HOUR
_ONCE = 14
"""Reminders of a case."""


@dataclass(frozen=True)
class Kind:
    """``zone`` of the PC, the wall time about which it goes, and how far its clock is off on the
    way: it jumps there in the middle and comes back."""

    name: str
    zone: str
    about: dt.datetime
    jump: int = 0


def _at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts)  # type: ignore[arg-type]


KINDS = (
    Kind("a year ahead", "Europe/Berlin", _at(2026, 11, 23, 9), _YEAR),
    Kind("a year behind", "Europe/Berlin", _at(2026, 11, 23, 9), -_YEAR),
    Kind("spring in Berlin", "Europe/Berlin", _at(2027, 3, 28, 2)),
    Kind("autumn in Berlin", "Europe/Berlin", _at(2027, 10, 31, 2)),
    Kind("spring in New York", "America/New_York", _at(2027, 3, 14, 2)),
    Kind("autumn in New York", "America/New_York", _at(2027, 11, 7, 1)),
    Kind("spring in Sydney", "Australia/Sydney", _at(2027, 10, 3, 2)),
    Kind("autumn in Sydney", "Australia/Sydney", _at(2027, 4, 4, 2)),
    Kind("half an hour in spring", "Australia/Lord_Howe", _at(2027, 10, 3, 2)),
    Kind("half an hour in autumn", "Australia/Lord_Howe", _at(2027, 4, 4, 1, 30)),
    Kind("leap day", "Europe/Berlin", _at(2028, 2, 29, 0)),
    Kind("1970", "UTC", _at(1970, 1, 2, 0), 56 * _YEAR),
    Kind("2038", "UTC", _at(2038, 1, 19, 3, 14)),
)  # fmt: skip


def play(folder: Path, kind: Kind, seed: int, template: Path | None = None) -> int:
    """Play a case in a new shop in ``folder``; the number of reminders.

    Raises:
        AssertionError: one was lost, told too early or told twice.
    """
    dice = Random(f"{kind.name}/{seed}")
    zone = ZoneInfo(kind.zone)
    clock = FakeClock(_instant(kind.about, zone) - 8 * _HOUR)
    due: dict[str, int] = {}
    leads: dict[str, int] = {}
    with open_shop(folder, template, clock) as store:
        contact = contact_edit.new_contact(store, "person", "Marta")
        for number in range(_ONCE):
            wall = kind.about + dt.timedelta(minutes=dice.randrange(-300, 300, 15))
            title = f"{number} at {wall:%H:%M}"
            leads[title] = dice.choice((0, 20))
            due[title] = _instant(wall, zone)
            reminders.add_reminder(
                store, contact, title, wall.date(), wall.time(), zone=kind.zone,
                extras=Extras(lead_times=(leads[title],) if leads[title] else ()),
            )  # fmt: skip
    heard: Counter[str] = Counter()
    in_time: Counter[str] = Counter()
    for looks in _looks(_instant(kind.about, zone), kind.jump, dice):
        with open_shop(folder, clock=clock) as store:
            for clock.now in looks:
                for one in told.tell(store, clock.now):
                    assert one.due_at == due[one.title], f"{one.title} is due at another time"
                    early = one.due_at - clock.now
                    assert early <= leads[one.title] * _MINUTE, f"{one.title} was told early"
                    heard[one.title] += 1
                    in_time[one.title] += early <= 0
    for title, lead in leads.items():
        assert in_time[title] == 1, f"{title} was told {in_time[title]} times when it was due"
        assert heard[title] <= 1 + bool(lead), f"{title} was told {heard[title]} times"
    return len(due)


def _looks(middle: int, jump: int, dice: Random) -> list[list[int]]:
    """Instants at which the clock is looked at, by times that the shop is open."""
    before = [middle - 8 * _HOUR + step * 25 * _MINUTE for step in range(19)]
    after = [middle + step * 25 * _MINUTE for step in range(20)]
    cut = dice.randrange(2, 18)
    away = [before[-1] + jump + step * 5 * _MINUTE for step in range(3)] if jump else []
    return [before[:cut], [*before[cut:], *away], away[-1:] + after]


def _instant(wall: dt.datetime, zone: dt.tzinfo) -> int:
    """By counting from 1970, apart from how the program does it."""
    known = wall.replace(tzinfo=zone)
    return round((wall - dt.datetime(1970, 1, 1) - (known.utcoffset() or dt.timedelta()))
                 / dt.timedelta(milliseconds=1))  # fmt: skip
