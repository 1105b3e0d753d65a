"""Each moment of a reminder is told once: clocks that jump, stand still, and change their zone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.notices import (
    Notice,
    Settled,
    Wish,
    acknowledge,
    due_notices,
    instant,
    moments,
)

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
NOW = instant(dt.date(2026, 11, 22), dt.time(9), dt.UTC)


class Teller:
    """What a program does with the rules: looks every half minute and keeps what is settled."""

    def __init__(self, *wishes: Wish) -> None:
        self.wishes = {wish.n: wish for wish in wishes}
        self.settled: dict[int, Settled] = {}
        self.told: list[Notice] = []

    def look(self, now: int) -> list[Notice]:
        notices, changed = due_notices(self.wishes.values(), self.settled, now)
        self.settled |= changed
        self.told += notices
        return notices

    def run(self, start: int, end: int, step: int = 30_000) -> None:
        for now in range(start, end, step):
            self.look(now)


def wish(n: int, due: int, *leads: int) -> Wish:
    return Wish(n, due, moments(due, leads))


def test_lead_times_and_the_due_moment_are_told_once_each() -> None:
    teller = Teller(wish(1, NOW + 2 * HOUR, 60, 15))
    teller.run(NOW, NOW + 3 * HOUR)
    assert [(notice.moment - NOW) // MINUTE for notice in teller.told] == [60, 105, 120]


def test_lead_times_that_were_past_when_it_was_written_are_not_told() -> None:
    teller = Teller(wish(1, NOW + HOUR, 24 * 60))
    assert teller.look(NOW) == []
    teller.run(NOW, NOW + 2 * HOUR)
    assert [notice.moment for notice in teller.told] == [NOW + HOUR]


def test_after_an_absence_each_is_told_once_the_oldest_first() -> None:
    teller = Teller(*(wish(n, NOW + (9 - n) * HOUR, 60) for n in range(1, 6)))
    teller.look(NOW)
    told = teller.look(NOW + DAY)
    assert [notice.n for notice in told] == [5, 4, 3, 2, 1]
    assert teller.look(NOW + DAY + MINUTE) == []


def test_another_date_begins_anew_also_when_it_is_earlier() -> None:
    teller = Teller(wish(1, NOW + HOUR))
    teller.run(NOW, NOW + 2 * HOUR)
    teller.wishes[1] = wish(1, NOW + 30 * HOUR)
    teller.look(NOW + 2 * HOUR)
    teller.wishes[1] = wish(1, NOW + 3 * HOUR)
    teller.run(NOW + 2 * HOUR, NOW + 4 * HOUR)
    assert [notice.moment - NOW for notice in teller.told] == [HOUR, 3 * HOUR]


def test_what_the_person_has_just_written_is_not_told() -> None:
    old = wish(1, NOW - 5 * HOUR)
    teller = Teller(old)
    teller.settled |= acknowledge([old], NOW)
    assert teller.look(NOW) == []
    late = wish(2, NOW + HOUR, 60 * 24)
    assert acknowledge([late], NOW) == {2: Settled(late.due_at, NOW + HOUR - DAY)}


JUMPS = (
    -366 * DAY, -365 * DAY, -DAY, -3 * HOUR, -HOUR, -MINUTE, -1, 1, MINUTE, HOUR, 3 * HOUR, DAY,
    365 * DAY, 366 * DAY, 27 * 365 * DAY,
)  # fmt: skip
ASLEEP = (0, 45 * MINUTE, 10 * HOUR, 9 * DAY)


@pytest.mark.parametrize("asleep", ASLEEP)
@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("jump", JUMPS)
def test_no_clock_loses_or_doubles_a_reminder(jump: int, back: bool, asleep: int) -> None:
    """120 clocks: a jump, set right again or not, with and without a sleep before it."""
    due = [NOW + minutes * MINUTE for minutes in (10, 20, 30, 40, 90, 150)]
    teller = Teller(*(wish(n, at) for n, at in enumerate(due)))
    teller.run(NOW, NOW + 15 * MINUTE)
    true = NOW + 15 * MINUTE + asleep
    teller.run(true + jump, true + jump + 20 * MINUTE)
    true += 20 * MINUTE
    wrong = 0 if back else jump
    latest = max(true, NOW + 3 * HOUR)
    teller.run(true + wrong, latest + wrong + HOUR, MINUTE)
    if wrong < 0:  # the clock is never set right: in the end it, too, passes the moments
        teller.run(latest + HOUR + wrong, latest + 2 * HOUR, max(MINUTE, -wrong // 200))
    assert Counter(notice.n for notice in teller.told) == dict.fromkeys(range(6), 1)


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(0, 500), st.lists(st.integers(1, 400), max_size=3)), max_size=6),
    st.lists(st.integers(-900, 900), min_size=1, max_size=30),
)
def test_any_clock_tells_each_moment_at_most_once(
    reminders: list[tuple[int, list[int]]], clock: list[int]
) -> None:
    wishes = [wish(n, NOW + m * MINUTE, *leads) for n, (m, leads) in enumerate(reminders)]
    teller = Teller(*wishes)
    for minutes in clock:
        now = NOW + minutes * MINUTE
        assert all(notice.moment <= now for notice in teller.look(now))
    told = [(notice.n, notice.moment) for notice in teller.told]
    assert len(told) == len(set(told))
    latest = max(clock) * MINUTE + NOW
    assert {w.n for w in wishes if w.due_at <= latest} <= {n for n, _moment in told}


@pytest.mark.parametrize(
    ("zone", "day", "time", "utc"),
    [
        ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30"),  # left out
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30"),  # twice: the first
        ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45"),  # half an hour
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45"),
        ("Asia/Tokyo", "2026-03-29", "02:30", "2026-03-28T17:30"),
    ],
)
def test_wall_times_around_the_change_of_summer_time(
    zone: str, day: str, time: str, utc: str
) -> None:
    expected = dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)
    found = instant(dt.date.fromisoformat(day), dt.time.fromisoformat(time), ZoneInfo(zone))
    assert found == expected.timestamp() * 1000
