"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm_desktop.domain.numbers import (
    DecimalMark,
    guess_decimal_mark,
    parse_number,
    parse_percent,
    plain,
)

QUICK = settings(derandomize=True, deadline=None, max_examples=200)
MARKS: list[DecimalMark | None] = [".", ",", None]


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("1234", ".", "1234"),
        ("-12.50", ".", "-12.50"),
        ("0,611553068", ",", "0.611553068"),
        ("1.234,56", ",", "1234.56"),
        ("1,234.56", ".", "1234.56"),
        ("125,000.00", ".", "125000.00"),
        ("1'234.5", ".", "1234.5"),
        ("1’234’567", ".", "1234567"),
        ("1 234 567,8", ",", "1234567.8"),
        ("1\u00a0234,5", ",", "1234.5"),
        ("1\u202f234,5", ",", "1234.5"),
        ("(5.00)", ".", "-5.00"),
        ("5-", ".", "-5"),
        ("- 5", ".", "-5"),
        ("−5", ".", "-5"),
        ("+5", ".", "5"),
        ("١٢٣", ".", "123"),
        ("١٬٢٣٤٫٥", ".", "1234.5"),
        ("١٬٢٣٤٫٥", None, "1234.5"),
        ("-0", ".", "0"),
        ("-0,00", ",", "0"),
        ("1.2E3", ".", "1200"),
        ("1,2e3", ",", "1200"),
        ("1E5", ".", "100000"),
        (".5", ".", "0.5"),
        ("5.", ".", "5"),
        ("1,00,000.5", ".", "100000.5"),
        (" 7 ", ".", "7"),
        ("1.234.567", None, "1234567"),
        ("12.5", None, "12.5"),
        ("0.611", None, "0.611"),
        ("17", None, "17"),
    ],
)
def test_parse_number(text: str, mark: DecimalMark | None, expected: str) -> None:
    assert parse_number(text, mark) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("101,2000.00", "."), ("$5", "."), ("1,23", "."), ("1.234.56", ","), ("12,34,567", ","),
        ("1,234'567", "."), ("1e400", "."), ("1E31", "."), ("NaN", "."), ("inf", "."),
        ("-Infinity", "."), ("(-5)", "."), ("-5-", "."), ("--5", "."), ("(5", "."), ("5)", "."),
        ("", "."), ("-", "."), (".", "."), ("1_000", "."), ("0x10", "."), ("5C1", "."),
        ("Closed", "."), ("1 2", "."), ("1,234", None), ("1.234", None), ("9" * 65, "."),
        ("1,000e2", "."), ("1,,000", "."), ("1.2.3", "."), ("²", "."), ("0001,234", "."),
    ],
)  # fmt: skip
def test_no_number(text: str, mark: DecimalMark | None) -> None:
    assert parse_number(text, mark) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["0,611553068", "17"], ","),
        (["1,234", "1.5"], "."),
        (["1.234,56", "1,234"], ","),
        (["1.234.567"], ","),
        (["$101,200.00"], "."),
        (["$101,2000.00"], None),
        (["1,5 %", "3.000"], ","),
        (["1.", "2."], None),
        (["88.60.15.31", "info@a.example", "2024-01-31T10:00:00.5Z", "Main St. 5"], None),
        (["1.955.371.0847", "1,234.567"], "."),
        (["1,234", "17"], None),
        (["1.5", "1,5"], None),
        (["0,500"], ","),
        (["1234.500"], "."),
        (["Closed, really.", ""], None),
        ([], None),
    ],
)
def test_guess_decimal_mark(values: list[str], expected: str | None) -> None:
    assert guess_decimal_mark(values) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-15.00%", "-15.00"), ("15 %", "15"), ("%15", "15"), ("(15%)", "-15"), ("(15)%", "-15"),
        ("٪١٥", "15"), ("15", "15"), ("15%%", None), ("%", None), ("1%5", None), ("%5%", None),
        ("15%-", "-15"), ("-%15", "-15"), ("ten %", None), ("1,234.5%", "1234.5"),
    ],
)  # fmt: skip
def test_parse_percent(text: str, expected: str | None) -> None:
    wanted = None if expected is None else Decimal(expected)
    assert parse_percent(text, ".") == wanted


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("30000", "30000"), ("3E4", "30000"), ("0.611553068", "0.611553068"), ("5.00", "5"),
        ("-0.0", "0"), ("0E+3", "0"), ("1E-7", "0.0000001"), ("-12.50", "-12.5"), ("100", "100"),
    ],
)  # fmt: skip
def test_plain(number: str, expected: str) -> None:
    assert plain(Decimal(number)) == expected


def test_plain_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="not a number"):
        plain(Decimal("NaN"))


@QUICK
@given(
    st.decimals(min_value=-(10**17), max_value=10**17, places=6),
    st.sampled_from([".", ","]),
    st.sampled_from(["", "'", " ", "\u00a0"]),
    st.sampled_from(["{}", " {} ", "+{}"]),
)
def test_written_numbers_are_read_back(
    number: Decimal, mark: DecimalMark, thousands: str, frame: str
) -> None:
    thousands = thousands or ("," if mark == "." else ".")
    text = f"{abs(number):,.6f}".replace(".", "!").replace(",", thousands).replace("!", mark)
    assert parse_number(frame.format(text), mark) == abs(number)
    negative = abs(number).copy_negate()
    for shown in (f"-{text}", f"({text})", f"{text}-"):
        assert parse_number(shown, mark) == negative


@QUICK
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_plain_round_trip(number: Decimal) -> None:
    text = plain(number)
    assert Decimal(text) == number
    assert "e" not in text.lower()
    assert plain(Decimal(text)) == text


@settings(derandomize=True, deadline=None, max_examples=400)
@given(
    st.one_of(st.text(max_size=70), st.text("0123456789.,' -+()%eE", max_size=24)),
    st.sampled_from(MARKS),
)
@example("1" * 5000, None)
@example("(" * 64, ".")
def test_no_text_breaks_anything(text: str, mark: DecimalMark | None) -> None:
    for number in (parse_number(text, mark), parse_percent(text, mark)):
        assert number is None or number.is_finite()
    assert guess_decimal_mark([text]) in MARKS
