"""Work days and "later"; 22 November 2026 is a Sunday."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.domain.opening_days import Later, OffsetUnit, OpeningDays, ways_to_put_off

D = dt.date.fromisoformat
T = dt.datetime.fromisoformat
SHOP = OpeningDays(
    {day: (dt.time(9), dt.time(18)) for day in (1, 2, 3, 4)} | {5: (dt.time(10), dt.time(14))},
    frozenset({D("2026-12-25"), D("2026-12-26")}),
)


@pytest.mark.parametrize(
    ("day", "amount", "unit", "expected"),
    [
        ("2026-11-20", 1, "work day", "2026-11-21"),
        ("2026-11-21", 1, "work day", "2026-11-24"),  # Sunday and Monday are closed
        ("2026-12-24", 1, "work day", "2026-12-29"),
        ("2026-12-29", -1, "work day", "2026-12-24"),
        ("2026-11-22", 0, "work day", "2026-11-24"),
        ("2026-11-21", 2, "day", "2026-11-23"),
        ("2026-11-21", -2, "week", "2026-11-07"),
    ],
)
def test_shift(day: str, amount: int, unit: OffsetUnit, expected: str) -> None:
    assert SHOP.shift(D(day), amount, unit) == D(expected)


@given(st.dates(D("2020-01-01"), D("2030-01-01")), st.integers(-40, 40))
def test_work_days_end_on_work_days_and_count_them(day: dt.date, amount: int) -> None:
    end = SHOP.shift(day, amount, "work day")
    assert SHOP.is_open(end)
    step = 1 if amount > 0 else -1
    between = [day + dt.timedelta(days=step * n) for n in range(1, abs((end - day).days) + 1)]
    if amount:
        assert sum(SHOP.is_open(d) for d in between) == abs(amount)


def test_a_shop_that_is_never_open_still_has_days() -> None:
    always = OpeningDays({})
    assert always.shift(D("2026-11-22"), 3, "work day") == D("2026-11-25")
    closed = OpeningDays(
        SHOP.hours, frozenset(D("2026-01-01") + dt.timedelta(n) for n in range(999))
    )
    assert closed.on_or_after(D("2026-11-22")) == D("2026-11-22")
    assert closed.shift(D("2026-11-22"), 1, "work day") > D("2026-11-22")


def test_later_in_the_morning() -> None:
    assert ways_to_put_off(T("2026-11-24 09:41"), SHOP) == [
        Later("later today", D("2026-11-24"), dt.time(13)),
        Later("tomorrow", D("2026-11-25")),
        Later("next week", D("2026-12-01")),
    ]


def test_later_before_closed_days() -> None:
    assert ways_to_put_off(T("2026-11-21 12:10"), SHOP) == [
        Later("tomorrow", D("2026-11-22")),
        Later("next work day", D("2026-11-24")),
    ]


def test_late_at_night_there_is_no_later_today() -> None:
    names = [later.name for later in ways_to_put_off(T("2026-11-22 22:00"), SHOP)]
    assert names == ["tomorrow", "next work day"]
    assert ways_to_put_off(T("2026-11-22 20:10"), SHOP)[0] == Later(
        "later today", D("2026-11-22"), dt.time(23, 30)
    )
    assert ways_to_put_off(T("2026-11-22 20:40"), SHOP)[0].name == "tomorrow"


def test_hours() -> None:
    assert SHOP.opens(D("2026-11-21")) == dt.time(10)
    assert SHOP.opens(D("2026-11-22")) == dt.time(9)
    assert SHOP.closes(D("2026-11-21")) == dt.time(14)
    assert SHOP.closes(D("2026-12-25")) is None
