"""Dates: partial, by column, one by one, with times, from spreadsheets."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm_desktop.domain.dates import (
    DateOrder,
    PartialDate,
    from_excel_serial,
    guess_order,
    parse_date,
    parse_instant,
    parse_partial,
    parse_written_partial,
)
from crm_desktop.domain.month_names import is_weekday, month_of

QUICK = settings(derandomize=True, deadline=None, max_examples=200)


# --- Partial dates


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1947-01-08", (1947, 1, 8)),
        ("--01-08", (None, 1, 8)),
        ("--02-29", (None, 2, 29)),
        ("1947-01", (1947, 1, None)),
        ("1947", (1947, None, None)),
        ("--01", (None, 1, None)),
        ("---08", (None, None, 8)),
    ],
)
def test_partial_iso_both_ways(text: str, parts: tuple[int | None, int | None, int | None]) -> None:
    assert parse_partial(text) == PartialDate(*parts)
    assert PartialDate(*parts).iso() == text


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("19800322", "1980-03-22"),
        ("--0322", "--03-22"),
        ("1947-01-08T00:00:00Z", "1947-01-08"),
        ("19961022T140000", "1996-10-22"),
        (" 1947-01-08 ", "1947-01-08"),
        ("1996-10-22T14:00:00.5+01:00", "1996-10-22"),
    ],
)
def test_partial_of_vcards(text: str, iso: str) -> None:
    date = parse_partial(text)
    assert date is not None
    assert date.iso() == iso


@pytest.mark.parametrize(
    "text",
    [
        "", "1947-13", "1947-02-29", "--02-30", "---32", "0000-01-01", "8.1.1947", "1947-1-8",
        "194701", "circa 1947", "1947-01-08Tfoo", "--", "1947-01-08T",
    ],
)  # fmt: skip
def test_no_partial_date(text: str) -> None:
    assert parse_partial(text) is None


@pytest.mark.parametrize(
    "parts",
    [
        (None, None, None), (1947, None, 8), (1947, 2, 29), (None, 2, 30), (0, 1, 1), (None, 13, 1),
        (None, None, 32), (None, 1, 0), (10000, None, None),
    ],
)  # fmt: skip
def test_partial_dates_that_are_refused(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"date|year|month|day"):
        PartialDate(*parts)


@QUICK
@given(
    st.one_of(st.none(), st.integers(1, 9999)),
    st.one_of(st.none(), st.integers(1, 12)),
    st.one_of(st.none(), st.integers(1, 31)),
)
def test_partial_round_trip(year: int | None, month: int | None, day: int | None) -> None:
    try:
        date = PartialDate(year, month, day)
    except ValueError:
        assert year is None or day is not None  # the only reasons with such parts
        return
    assert parse_partial(date.iso()) == date


# --- One date


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("01-10-17", "dmy", "2017-10-01"),
        ("1.2.1999", "dmy", "1999-02-01"),
        ("1/2/99", "mdy", "1999-01-02"),
        ("24-01-31", "ymd", "2024-01-31"),
        ("2024-1-5", "dmy", "2024-01-05"),
        ("2024/01/05", "mdy", "2024-01-05"),
        ("20240131", None, "2024-01-31"),
        ("2024-01-31", None, "2024-01-31"),
        (" 2024-01-31", None, "2024-01-31"),
        ("2024-03-5 ", None, "2024-03-05"),
        ("01. 02. 2024", "dmy", "2024-02-01"),
        ("31.12.2024 10:30", "dmy", "2024-12-31"),
        ("12/31/2024 10:30:15 PM", "mdy", "2024-12-31"),
        ("2024-01-31T10:00:00Z", "dmy", "2024-01-31"),
        ("9. März 2024", None, "2024-03-09"),
        ("Mar 9, 2024", "dmy", "2024-03-09"),
        ("9 mar 2024", "mdy", "2024-03-09"),
        ("9-Mar-24", None, "2024-03-09"),
        ("9 de março de 2024", None, "2024-03-09"),
        ("1er août 2024", None, "2024-08-01"),
        ("1º de enero del 2024", None, "2024-01-01"),
        ("9 stycznia 2024", None, "2024-01-09"),
        ("5 października 2024", None, "2024-10-05"),
        ("9 mrt. 2024", None, "2024-03-09"),
        ("March 9th, 2024", None, "2024-03-09"),
        ("Sat, 9 Mar 2024 10:00:00 +0100", None, "2024-03-09"),
        ("Sat 3/9/2024 10:00 AM", "mdy", "2024-03-09"),
        ("Dienstag, 9. Jänner 2024", None, "2024-01-09"),
        ("martedì 9 gennaio 2024", None, "2024-01-09"),
        ("2024-Mar-09", None, "2024-03-09"),
        ("1.1.36", "dmy", "1936-01-01"),
        ("1.1.35", "dmy", "2035-01-01"),
    ],
)
def test_parse_date(text: str, order: DateOrder | None, expected: str) -> None:
    assert parse_date(text, order, pivot_year=2035) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("31.04.2024", "dmy"),
        ("29.02.1900", "dmy"),
        ("13/13/2024", "mdy"),
        ("12/31/2024", "dmy"),
        ("01.02.2024", None),
        ("1.1.0024", "dmy"),
        ("1.1.9999", "dmy"),
        ("9999-12-31", "dmy"),
        ("1799-12-31", "dmy"),
        ("1.1.024", "dmy"),
        ("2024-W01-1", "dmy"),
        ("20241301", None),
        ("1.2-2024", "dmy"),
        ("31.12.2024 5 apples", "dmy"),
        ("31.12.2024 10", "dmy"),
        ("9 apples 2024", "dmy"),
        ("32 March 2024", "dmy"),
        ("Closed", "dmy"),
        ("", "dmy"),
        ("714466", "dmy"),
        ("+49 171 1234567", "dmy"),
        ("1" * 5000, "dmy"),
    ],
)
def test_no_date(text: str, order: DateOrder | None) -> None:
    assert parse_date(text, order, pivot_year=2035) is None


@QUICK
@given(
    st.dates(dt.date(1937, 1, 1), dt.date(2035, 12, 31)),
    st.sampled_from([
        ("dmy", "%d.%m.%Y"), ("dmy", "%d-%m-%y"), ("mdy", "%m/%d/%Y"), ("mdy", "%m/%d/%y"),
        ("ymd", "%Y-%m-%d"), ("ymd", "%y-%m-%d"), ("dmy", "%Y%m%d"), ("mdy", "%d %B %Y"),
        ("dmy", "%b %d, %Y"), ("dmy", "%a, %d %b %Y 10:00:00 +0000"),
    ]),
)  # fmt: skip
def test_written_dates_are_read_back(day: dt.date, form: tuple[DateOrder, str]) -> None:
    order, pattern = form
    assert parse_date(day.strftime(pattern), order, pivot_year=2036) == day


@settings(derandomize=True, deadline=None, max_examples=400)
@given(
    st.one_of(st.text(max_size=70), st.text("0123456789-./: TZapm+janfebmz,", max_size=30)),
    st.sampled_from(["dmy", "mdy", "ymd", None]),
)
@example("0000-00-00", "ymd")
@example("٠١.٠٢.٢٠٢٤", "dmy")
@example("²1.02.2024", "dmy")
@example("2024-01-31 10:00:00-9999", "dmy")
@example("mo " * 19, "dmy")
def test_no_text_breaks_anything(text: str, order: DateOrder | None) -> None:
    day = parse_date(text, order, pivot_year=2035)
    assert day is None or 1800 <= day.year <= 2200
    instant = parse_instant(text, order, pivot_year=2035)
    assert instant is None or (day is not None and instant.date() == day)
    assert guess_order([text]).share in {0.0, 1.0}
    assert parse_partial(text) is None or len(text) >= 4


# --- Instants


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2024-01-31T10:00:00Z", None, "2024-01-31T10:00:00+00:00"),
        ("2024-01-31T10:00:00.123+02:00", None, "2024-01-31T10:00:00.123+02:00"),
        ("2024-01-31 10:00", None, "2024-01-31T10:00:00"),
        ("2024-01-31 3:05 PM", None, "2024-01-31T15:05:00"),
        ("2024-01-31", None, "2024-01-31T00:00:00"),
        ("31.12.2024 10:30 Uhr", "dmy", "2024-12-31T10:30:00"),
        ("31.12.2024, 10.30", "dmy", "2024-12-31T10:30:00"),
        ("12/31/24 12:05 AM", "mdy", "2024-12-31T00:05:00"),
        ("12/31/24 12:05 p.m.", "mdy", "2024-12-31T12:05:00"),
        ("12/31/24 3 pm", "mdy", "2024-12-31T15:00:00"),
        ("12/31/24, 3:05:07\u202fPM", "mdy", "2024-12-31T15:05:07"),
        ("31/12/2024 10:30:15,25 +0100", "dmy", "2024-12-31T10:30:15.25+01:00"),
        ("20240131T101112Z", None, "2024-01-31T10:11:12+00:00"),
        ("20240131 10:11", None, "2024-01-31T10:11:00"),
        ("Sat, 9 Mar 2024 10:00:00 GMT", None, "2024-03-09T10:00:00+00:00"),
        ("9. März 2024 10h30", None, "2024-03-09T10:30:00"),
    ],
)
def test_parse_instant(text: str, order: DateOrder | None, expected: str) -> None:
    instant = parse_instant(text, order, pivot_year=2035)
    wanted = dt.datetime.fromisoformat(expected)
    assert instant == wanted
    assert instant is not None
    assert instant.utcoffset() == wanted.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "31.12.2024 25:00", "31.12.2024 10:60", "31.12.2024 13:00 PM", "2024-01-31T24:30:00Z",
        "31.04.2024 10:00", "2024-01-31 10:00:00-9999", "1601-01-01T00:00:00Z", "10:30", "",
        "2024-01-31-05:00",
    ],
)  # fmt: skip
def test_no_instant(text: str) -> None:
    assert parse_instant(text, "dmy", pivot_year=2035) is None


# --- Columns


@pytest.mark.parametrize(
    ("values", "order", "sure"),
    [
        (["01-10-17", "15-10-17", "31-10-17"], "dmy", True),
        (["1/2/2024", "1/31/2024"], "mdy", True),
        (["1.2.2024", "", "31.1.2024"], "dmy", True),
        (["1/2/2024", "3/4/2024"], "dmy", False),
        (["2024-01-31", "2024-02-01"], "ymd", True),
        (["19990219", "19081209"], "ymd", True),
        (["24-01-31", "99-12-30"], "ymd", True),
        (["24-01-31", "23-12-30"], "dmy", False),
        (["17-01-10", "17-02-11", "17-02-12", "17-03-13"], "ymd", False),
        (["01-01-13", "01-02-14", "01-03-15", "01-04-16"], "dmy", False),
        (["01/01/13", "02/01/13", "03/01/13"], "mdy", False),
        (["9. März 2024", "1. Mai 2024"], "dmy", True),
        (["Mar 9, 2024", "May 1, 2024"], "mdy", True),
        (["31.12.2024", "12/31/2024", "30.11.2024"], "dmy", False),
        (["2024-01-31", "31.12.2024"], "dmy", True),
        (["Closed", "n/a"], None, False),
        ([], None, False),
        (["99.99.2024"], None, False),
        (["+49 171 1234567", "714466"], None, False),
    ],
)
def test_guess_order(values: list[str], order: DateOrder | None, sure: bool) -> None:
    guess = guess_order(values)
    assert (guess.order, guess.sure) == (order, sure)


def test_preference_decides_only_open_columns_with_strokes() -> None:
    assert guess_order(["1/2/2024"], prefer="mdy").order == "mdy"
    assert not guess_order(["1/2/2024"], prefer="mdy").sure
    assert guess_order(["1.2.2024"], prefer="mdy").order == "dmy"
    assert guess_order(["1/2/2024", "31/1/2024"], prefer="mdy").order == "dmy"


def test_share_and_impossible_dates() -> None:
    guess = guess_order(["31.12.2024", "31.04.2024", "29.02.1900", "soon", "1.2.2024", " "])
    assert guess.order == "dmy"
    assert guess.sure
    assert guess.share == pytest.approx(0.4)
    assert guess.impossible == ["31.04.2024", "29.02.1900"]


@QUICK
@given(st.lists(st.dates(dt.date(1920, 1, 1), dt.date(2030, 1, 1)), min_size=1, max_size=30))
def test_a_column_is_never_swapped_silently(days: list[dt.date]) -> None:
    for order, pattern in (("dmy", "%d/%m/%Y"), ("mdy", "%m/%d/%Y")):
        values = [day.strftime(pattern) for day in days]
        guess = guess_order(values)
        assert guess.share == 1.0
        if guess.sure:
            assert guess.order == order
        else:
            assert all(day.day <= 12 for day in days)


# --- Excel


@pytest.mark.parametrize(
    ("serial", "date1904", "expected"),
    [
        (1, False, dt.date(1900, 1, 1)),
        (59, False, dt.date(1900, 2, 28)),
        (60, False, None),
        (60.5, False, None),
        (61, False, dt.date(1900, 3, 1)),
        (17175, False, dt.date(1947, 1, 8)),
        (45000.5, False, dt.datetime(2023, 3, 15, 12)),
        (45000.99999999999, False, dt.date(2023, 3, 16)),
        (2958465, False, dt.date(9999, 12, 31)),
        (2958466, False, None),
        (0.5, False, None),
        (-1, False, None),
        (float("nan"), False, None),
        (float("inf"), True, None),
        (0, True, dt.date(1904, 1, 1)),
        (15713, True, dt.date(1947, 1, 8)),
        (2958465, True, None),
    ],
)
def test_excel_serials(
    serial: float, date1904: bool, expected: dt.date | dt.datetime | None
) -> None:
    found = from_excel_serial(serial, date1904=date1904)
    assert found == expected
    assert type(found) is type(expected)


@QUICK
@given(st.floats(allow_nan=True, allow_infinity=True), st.booleans())
def test_no_serial_breaks_anything(serial: float, date1904: bool) -> None:
    found = from_excel_serial(serial, date1904=date1904)
    assert found is None or found.year >= 1900


# --- Names


def test_month_names() -> None:
    assert [month_of(word) for word in ("mar", "marz", "mai", "maj", "okt", "gru", "ago")] == [
        3, 3, 5, 5, 10, 12, 8,
    ]  # fmt: skip
    assert month_of("jui") is None  # juin or juillet
    assert month_of("room") is None


def test_weekdays() -> None:
    assert is_weekday("sat,")
    assert is_weekday("mo.")
    assert not is_weekday("karl")


@pytest.mark.parametrize(
    ("text", "order", "iso"),
    [
        ("12.07.", "dmy", "--07-12"), ("12.7", "mdy", "--07-12"), ("3/4", "dmy", "--04-03"),
        ("3/4", "mdy", "--03-04"), ("29.02.", None, "--02-29"), ("12. Juli", None, "--07-12"),
        ("July 12th", None, "--07-12"), ("12 de julio", None, "--07-12"),
        ("May 2017", None, "2017-05"), ("Mai, 2017", None, "2017-05"), ("05/2017", None, "2017-05"),
        ("2017.5", None, "2017-05"), ("2017", None, "2017"), ("--03-22", None, "--03-22"),
        ("31.04.", "dmy", None), ("13/13", "dmy", None), ("05/87", "dmy", None),
        ("May 17", None, "--05-17"), ("13/2017", None, None), ("05/1017", None, None),
        ("soon", None, None), ("12", None, None), ("Hat 2017", None, None),
    ],
)  # fmt: skip
def test_partial_dates_as_people_write_them(
    text: str, order: DateOrder | None, iso: str | None
) -> None:
    found = parse_written_partial(text, order)
    assert (found and found.iso()) == iso
