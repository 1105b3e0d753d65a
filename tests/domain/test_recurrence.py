"""Repeating dates against dateutil, against asking day by day, and tables made by hand."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.recurrence import Repeat, Unit, after_done, following, read, step

D = dt.date.fromisoformat
YEARS = dt.timedelta(days=8 * 365)


def walk(repeat: Repeat, due: dt.date) -> list[dt.date]:
    """The dates of eight years by asking every single day whether it is one."""
    days = (due + dt.timedelta(days=offset) for offset in range(YEARS.days))
    found = [day for day in days if _is_one(repeat, due, day)][: repeat.count]
    return [day for day in found if repeat.until is None or day <= repeat.until]


def _is_one(repeat: Repeat, first: dt.date, day: dt.date) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    if repeat.unit == "day":
        return (day - first).days % repeat.every == 0
    if repeat.unit == "week":
        monday = first - dt.timedelta(days=first.weekday())
        wanted = repeat.weekdays or (first.weekday(),)
        return day.weekday() in wanted and (day - monday).days // 7 % repeat.every == 0
    months = (day.year - first.year) * 12 + day.month - first.month
    if repeat.unit == "month" and months % repeat.every:
        return False
    if repeat.unit == "year" and (day.year - first.year) % repeat.every:
        return False
    if repeat.nth is not None:
        if repeat.month not in {None, day.month} or day.weekday() != repeat.weekdays[0]:
            return False
        return day.day > last - 7 if repeat.nth == -1 else (day.day - 1) // 7 + 1 == repeat.nth
    if repeat.unit == "year" and day.month != first.month:
        return False
    return day.day == min(repeat.day or first.day, last)


dates = st.dates(D("2019-01-01"), D("2032-12-31"))
ends = st.one_of(
    st.just({}),
    st.builds(lambda n: {"count": n}, st.integers(1, 6)),
    st.builds(lambda d: {"until": d}, dates),
)


@st.composite
def repeats(draw: st.DrawFn) -> Repeat:
    unit: Unit | Literal["nth"] = draw(st.sampled_from(("day", "week", "month", "nth", "year")))
    every = draw(st.integers(1, 5))
    end = draw(ends)
    if unit == "day":
        return Repeat("day", every, **end)
    if unit == "week":
        days = draw(st.sets(st.integers(0, 6), max_size=4))
        return Repeat("week", every, tuple(sorted(days)), **end)
    if unit == "nth":
        nth = draw(st.sampled_from((-1, 1, 2, 3, 4)))
        weekday = (draw(st.integers(0, 6)),)
        month = draw(st.none() | st.integers(1, 12))
        unit = "month" if month is None else "year"
        return Repeat(unit, every, weekday, nth, month=month, **end)
    if unit == "month":
        return Repeat("month", every, day=draw(st.none() | st.integers(1, 31)), **end)
    return Repeat("year", every, **end)


@settings(max_examples=60)
@given(repeats(), dates, st.integers(0, 700))
def test_next_date_is_the_one_found_day_by_day(repeat: Repeat, due: dt.date, late: int) -> None:
    after = due + dt.timedelta(days=late)
    found = following(repeat.rule(), due, after)
    expected = next((day for day in walk(repeat, due) if day > after), None)
    assert (found.date if found and found.date - due < YEARS else None) == expected


@settings(max_examples=300)
@given(repeats(), dates, st.integers(0, 2000))
def test_calendars_read_the_rule_alike(repeat: Repeat, due: dt.date, late: int) -> None:
    after = due + dt.timedelta(days=late)
    found = following(repeat.rule(), due, after)
    rule = rrulestr(
        repeat.beginning(due).rule(), dtstart=dt.datetime.combine(due, dt.time()), ignoretz=True
    )
    expected = rule.after(dt.datetime.combine(after, dt.time()))
    assert (found.date if found else None) == (expected.date() if expected else None)


@settings(max_examples=60)
@given(repeats(), dates)
def test_following_step_by_step_never_drifts(repeat: Repeat, due: dt.date) -> None:
    """Each date begins a new row with the rule that was given back; the series stays the same."""
    rule, at = repeat.rule(), due
    series: list[dt.date] = []
    while len(series) < 4 and (found := following(rule, at, at)) is not None:
        rule, at = found.rule, found.date
        series.append(at)
    expected = [day for day in walk(repeat, due) if day > due][:4]
    assert [day for day in series if day - due < YEARS] == expected


@settings(max_examples=150)
@given(repeats())
def test_a_rule_reads_back_as_what_was_chosen(repeat: Repeat) -> None:
    assert read(repeat.rule()) == repeat


@given(st.text(max_size=60) | st.text("FREQ=DAILYBYMONTH;,-0123456789UNTILCOUNT:", max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    due = D("2026-02-10")
    found = following(text, due, due)
    assert found is None or found.date > due
    again = following(f"FREQ=MONTHLY;{text}", due, due)
    assert again is None or again.date > due


@pytest.mark.parametrize(
    ("rule", "due", "expected"),
    [
        ("FREQ=MONTHLY", "2026-01-31", ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        ("FREQ=MONTHLY", "2028-01-30", ["2028-02-29", "2028-03-30", "2028-04-30"]),
        ("FREQ=YEARLY", "2028-02-29", ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-04-30", ["2026-05-31", "2026-06-30"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", ["2026-12-25", "2027-01-29", "2027-02-26"]),
        ("FREQ=MONTHLY;BYDAY=2TU", "2026-11-10", ["2026-12-08", "2027-01-12"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2026-11-23",
         ["2026-11-26", "2026-12-07", "2026-12-10", "2026-12-21"]),
        ("FREQ=DAILY;COUNT=3", "2026-11-22", ["2026-11-23", "2026-11-24"]),
        ("FREQ=DAILY;UNTIL=20261124T235959Z", "2026-11-22", ["2026-11-23", "2026-11-24"]),
        ("FREQ=YEARLY;BYDAY=4TH;BYMONTH=11", "2026-11-26", ["2027-11-25", "2028-11-23"]),
    ],
)  # fmt: skip
def test_tables_by_hand(rule: str, due: str, expected: list[str]) -> None:
    at, made = D(due), list[str]()
    while len(made) < 4 and (found := following(rule, at, at)) is not None:
        rule, at = found.rule, found.date
        made.append(at.isoformat())
    assert made[: len(expected)] == expected
    if "COUNT" in rule or "UNTIL" in rule:
        assert made == expected


def test_missed_dates_are_passed_over() -> None:
    found = following("FREQ=WEEKLY;COUNT=10", D("2026-11-02"), D("2026-11-25"))
    assert found is not None
    assert (found.date, found.rule) == (D("2026-11-30"), "FREQ=WEEKLY;COUNT=6")


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "", "often",
     "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=0", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=soon",
     "FREQ=DAILY;INTERVAL=99999999999", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=DAILY;BYDAY=MO",
     "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
)  # fmt: skip
def test_what_cannot_be_followed_ends(rule: str) -> None:
    assert following(rule, D("2026-11-22"), D("2026-11-22")) is None


def test_from_done_counts_from_the_day_of_finishing() -> None:
    found = after_done("FREQ=MONTHLY;COUNT=2", D("2026-01-31"))
    assert found is not None
    assert (found.date, found.rule) == (D("2026-02-28"), "FREQ=MONTHLY;COUNT=1")
    assert after_done(found.rule, found.date) is None
    assert after_done("FREQ=WEEKLY;UNTIL=20261124", D("2026-11-22")) is None
    assert after_done("FREQ=YEARLY;INTERVAL=999", D("9500-01-01")) is None


def test_steps_keep_to_the_end_of_the_month() -> None:
    assert step(D("2026-01-31"), "month", 1) == D("2026-02-28")
    assert step(D("2028-02-29"), "year", 1) == D("2029-02-28")
    assert step(D("2026-03-31"), "month", -1) == D("2026-02-28")
    assert step(D("2026-11-22"), "week", 2) == D("2026-12-06")


@pytest.mark.parametrize(
    "parts",
    [{"unit": "week", "every": 0}, {"unit": "day", "weekdays": (1,)}, {"unit": "week", "day": 3},
     {"unit": "month", "nth": 5, "weekdays": (1,)}, {"unit": "year", "day": 3},
     {"unit": "day", "count": 0}],
)  # fmt: skip
def test_parts_that_do_not_go_together_are_refused(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Repeat(**parts)  # type: ignore[arg-type]
