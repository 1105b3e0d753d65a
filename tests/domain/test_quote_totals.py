"""Amounts of a quote: the documented rule against exact fractions, and what always holds."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.quote_totals import (
    NO_DISCOUNT,
    Discount,
    PricedLine,
    TaxPart,
    share,
    total_line,
    total_quote,
)


def _rounded(exact: Fraction) -> int:
    """Halves away from zero, by whole numbers alone."""
    doubled = (2 * abs(exact) + 1) // 2
    return int(doubled) if exact >= 0 else -int(doubled)


quantities = st.decimals(0, 10_000, places=3)
prices = st.integers(-5_000_00, 500_000_00)
rates = st.sampled_from([None, *map(Decimal, ("0", "2.6", "5.5", "7", "8.1", "19", "20", "27"))])
percents = st.decimals(0, 100, places=2)
discounts = st.one_of(
    st.just(NO_DISCOUNT),
    st.builds(lambda p: Discount(percent=p), percents),
    st.builds(lambda m: Discount(minor=m), st.integers(0, 10_000)),
)
priced = st.builds(PricedLine, quantities, prices, discounts, rates)


@settings(max_examples=50)
@given(priced)
def test_a_line_is_rounded_once(line: PricedLine) -> None:
    exact = Fraction(line.quantity) * line.price_minor
    if line.discount.minor:
        less = exact - line.discount.minor
    else:
        less = exact * (100 - Fraction(line.discount.percent)) / 100
    found = total_line(line)
    assert found.full == _rounded(exact)
    assert found.total == _rounded(less)
    assert found.full - found.discount == found.total


@settings(max_examples=80)
@given(st.lists(priced, max_size=12), discounts, st.booleans())
def test_what_always_holds(lines: list[PricedLine], discount: Discount, included: bool) -> None:
    found = total_quote(lines, discount, tax_included=included)
    assert found.sum == sum(one.total for one in found.lines)
    assert found.net + found.tax == found.total
    assert found.sum - found.discount == (found.total if included else found.net)
    assert found.tax == sum(part.tax for part in found.taxes)
    untaxed = found.net - sum(part.base for part in found.taxes)
    if all(line.rate is not None for line in lines) and lines:
        assert untaxed == 0
    assert {part.rate for part in found.taxes} == {x.rate for x in lines if x.rate is not None}
    for part in found.taxes:
        exact = Fraction(part.base) * Fraction(part.rate) / 100
        if included:  # taken out of what is paid: at most the rounding away from the exact tax
            paid = part.base + part.tax
            assert part.tax == _rounded(
                Fraction(paid) * Fraction(part.rate) / (100 + Fraction(part.rate))
            )
        else:
            assert part.tax == _rounded(exact)


@settings(max_examples=50)
@given(st.lists(priced, min_size=1, max_size=8), discounts)
def test_the_order_of_lines_changes_nothing_but_odd_units(
    lines: list[PricedLine], discount: Discount
) -> None:
    one = total_quote(lines, discount)
    other = total_quote(list(reversed(lines)), discount)
    assert (one.sum, one.discount, one.net) == (other.sum, other.discount, other.net)
    assert abs(one.tax - other.tax) <= len(one.taxes)


@settings(max_examples=50)
@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**9), min_size=1, max_size=9))
def test_shares_add_up_and_are_nearly_in_proportion(amount: int, weights: list[int]) -> None:
    parts = share(amount, weights)
    assert sum(parts) == amount
    whole = sum(weights)
    if whole:
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part - Fraction(amount * weight, whole)) < 1


@settings(max_examples=50)
@given(st.integers(-1000, 1000), st.lists(st.integers(-50, 50), min_size=1, max_size=6))
def test_shares_add_up_whatever_the_signs(amount: int, weights: list[int]) -> None:
    assert sum(share(amount, weights)) == amount


def test_tax_is_worked_out_on_the_sum_of_a_rate() -> None:
    # 3 x 0.33 at 19 %: line by line it would be 3 x 0.06 = 0.18.
    lines = [PricedLine(Decimal(1), 33, rate=Decimal(19))] * 3
    found = total_quote(lines)
    assert found.taxes == (TaxPart(Decimal(19), 99, 19),)
    assert found.total == 118


def test_the_rate_of_nothing_is_shown_and_no_rate_is_not() -> None:
    lines = [
        PricedLine(Decimal(2), 10_00, rate=Decimal("19")),
        PricedLine(Decimal(1), 5_00, rate=Decimal("0")),
        PricedLine(Decimal(1), 1_00, rate=None),
        PricedLine(Decimal(1), 2_00, rate=Decimal("19.00")),
    ]
    found = total_quote(lines)
    assert found.taxes == (TaxPart(Decimal(19), 22_00, 4_18), TaxPart(Decimal(0), 5_00, 0))
    assert found.net == 28_00
    assert found.total == 32_18


def test_prices_that_include_tax_are_what_is_paid() -> None:
    found = total_quote(
        [PricedLine(Decimal(1), 119_00, rate=Decimal(19))], Discount(percent=Decimal(10)),
        tax_included=True,
    )  # fmt: skip
    assert (found.discount, found.total, found.net, found.tax) == (11_90, 107_10, 90_00, 17_10)


def test_the_discount_of_the_whole_is_spread_over_the_rates() -> None:
    lines = [
        PricedLine(Decimal(1), 100_00, rate=Decimal(20)),
        PricedLine(Decimal(1), 50_00, rate=Decimal(10)),
    ]
    found = total_quote(lines, Discount(minor=10_00))
    assert [(part.base, part.tax) for part in found.taxes] == [(93_33, 18_67), (46_67, 4_67)]
    assert found.net == 140_00


def test_halves_go_away_from_zero() -> None:
    assert total_line(PricedLine(Decimal("0.5"), 25)).total == 13
    assert total_line(PricedLine(Decimal("0.5"), -25)).total == -13
    assert Decimal("12.5").to_integral_value(ROUND_HALF_UP) == 13


@pytest.mark.parametrize(("percent", "minor"), [("-1", 0), ("100.01", 0), ("5", 5)])
def test_no_such_discount(percent: str, minor: int) -> None:
    with pytest.raises(ValueError, match="discount"):
        Discount(percent=Decimal(percent), minor=minor)


def test_nothing_offered() -> None:
    found = total_quote([], Discount(percent=Decimal(5)))
    assert (found.total, found.taxes, found.lines) == (0, (), ())
