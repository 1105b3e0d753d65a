"""Amounts, currencies and rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm_desktop.domain.money import (
    CURRENCY_DIGITS,
    from_minor,
    parse_money,
    round_minor,
    to_minor,
)
from crm_desktop.domain.numbers import DecimalMark

QUICK = settings(derandomize=True, deadline=None, max_examples=200)


def test_currency_table() -> None:
    assert len(CURRENCY_DIGITS) > 160
    assert all(len(code) == 3 and code.isupper() for code in CURRENCY_DIGITS)
    digits = [CURRENCY_DIGITS[code] for code in ("EUR", "JPY", "KWD", "CLF", "ISK", "HUF")]
    assert digits == [2, 0, 3, 4, 0, 2]


@pytest.mark.parametrize(
    ("text", "mark", "amount", "currency"),
    [
        ("$125,000.00", ".", "125000.00", None),
        ("$162500.00", ".", "162500.00", None),
        ("€ 1.234,50", ",", "1234.50", "EUR"),
        ("1.234,50 €", ",", "1234.50", "EUR"),
        ("EUR 5", ".", "5", "EUR"),
        ("5 eur", ".", "5", "EUR"),
        ("CHF 1'234.50", ".", "1234.50", "CHF"),
        ("Fr. 50.--", ".", "50", "CHF"),
        ("Fr.50", ".", "50", "CHF"),
        ("1.234,- €", ",", "1234", "EUR"),
        ("1.234,–", ",", "1234", None),
        ("R$ 5,00", ",", "5.00", "BRL"),
        ("US$5", ".", "5", "USD"),
        ("$5 USD", ".", "5", "USD"),
        ("100 kr", ",", "100", None),
        ("100 SEK", ",", "100", "SEK"),
        ("12 zł", ",", "12", "PLN"),
        ("¥500", ".", "500", None),
        ("₹1,00,000.00", ".", "100000.00", "INR"),
        ("₺5", ".", "5", "TRY"),
        ("5 ₽", ".", "5", "RUB"),
        ("-$5", ".", "-5", None),
        ("$-5", ".", "-5", None),
        ("($5.00)", ".", "-5.00", None),
        ("$(5.00)", ".", "-5.00", None),
        ("€ 5,00-", ",", "-5.00", "EUR"),
        ("5,00- €", ",", "-5.00", "EUR"),
        ("-0 €", ",", "0", "EUR"),
        ("$.50", ".", "0.50", None),
        ("5\u00a0€", ",", "5", "EUR"),
        ("30000", ".", "30000", None),
        ("-7", None, "-7", None),
    ],
)
def test_parse_money(
    text: str, mark: DecimalMark | None, amount: str, currency: str | None
) -> None:
    assert parse_money(text, mark) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text",
    [
        "$101,2000.00", "15%", "5 kg", "Closed", "", "$", "EUR", "€5 USD", "-5-", "(-5)", "-$-5",
        "1e400", "5 all", "1 to 5", "€5 €6", "9" * 70, "((5))", "(5", "5)",
    ],
)  # fmt: skip
def test_no_money(text: str) -> None:
    assert parse_money(text, ".") is None


def test_rounding_is_commercial() -> None:
    halves = ("0.5", "1.5", "2.5", "-0.5", "-2.5", "2.4")
    assert [round_minor(Decimal(text)) for text in halves] == [1, 2, 3, -1, -3, 2]
    assert to_minor(Decimal("12.345"), "EUR") == 1235
    assert to_minor(Decimal("100.5"), "JPY") == 101
    assert to_minor(Decimal("1.2345"), "KWD") == 1235
    assert from_minor(1230, "EUR") == Decimal("12.30")
    assert str(from_minor(1230, "EUR")) == "12.30"
    assert str(from_minor(-5, "JPY")) == "-5"


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1E+400", "1E+17", "-1E+17"])
def test_amounts_that_do_not_fit_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        to_minor(Decimal(text), "EUR")


def test_unknown_currency_is_refused() -> None:
    with pytest.raises(KeyError):
        to_minor(Decimal(1), "XXX")
    with pytest.raises(KeyError):
        from_minor(1, "")


@QUICK
@given(st.integers(-(2**63) + 1, 2**63 - 1), st.sampled_from(sorted(CURRENCY_DIGITS)))
def test_minor_units_round_trip(minor: int, currency: str) -> None:
    assert to_minor(from_minor(minor, currency), currency) == minor


@QUICK
@given(st.integers(-(10**14), 10**14), st.sampled_from(sorted(CURRENCY_DIGITS)), st.booleans())
def test_written_money_is_read_back(minor: int, currency: str, behind: bool) -> None:
    amount = from_minor(minor, currency)
    text = f"{amount:,f} {currency}" if behind else f"{currency} {amount:,f}"
    assert parse_money(text, ".") == (amount, currency)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(
    st.one_of(st.text(max_size=70), st.text("0123456789.,' -+()€$EURkr", max_size=24)),
    st.sampled_from([".", ",", None]),
)
@example("٠١٢", None)
@example("²", ".")
def test_no_text_breaks_anything(text: str, mark: DecimalMark | None) -> None:
    found = parse_money(text, mark)
    assert found is None or (found[0].is_finite() and (found[1] or "EUR") in CURRENCY_DIGITS)
