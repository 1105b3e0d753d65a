"""What a quote adds up to: the one place where its amounts are worked out and rounded.

The rule, which every paper, screen and export of a quote follows:

1. A line is quantity times price, less its discount, rounded once to whole minor units (halves
   away from zero). What is printed beside each other is what is added up.
2. The discount of the whole quote is rounded once, and then given to the tax rates in proportion
   to their sums; the parts add up to it exactly (the largest remainders get the odd units).
3. Tax is worked out once for each rate, on the sum of its lines after all discounts, and rounded
   once; never line by line. Where prices include tax it is taken out of that sum the same way.
4. A rate of 0 % is a rate and is shown; a line without a rate (``None``) has no tax at all.

So always: the lines less the discount are the sum of the bases (prices without tax) or the total
(prices with tax), and bases and taxes together are the total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from crm_desktop.domain.money import round_minor

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Discount:
    """A part in percent (0 to 100), or an amount in minor units; never both."""

    percent: Decimal = Decimal(0)
    minor: int = 0

    def __post_init__(self) -> None:
        """Raises ValueError: both are given, or the percentage is not from 0 to 100."""
        if self.percent and self.minor:
            raise ValueError("a discount is a percentage or an amount")
        if not 0 <= self.percent <= _HUNDRED:
            raise ValueError("a discount is 0 to 100 percent")

    def __bool__(self) -> bool:
        return bool(self.percent or self.minor)

    def of(self, minor: Decimal) -> Decimal:
        """The discount on an amount of minor units, not rounded."""
        return minor * self.percent / _HUNDRED if self.percent else Decimal(self.minor)


NO_DISCOUNT = Discount()


@dataclass(frozen=True, slots=True)
class PricedLine:
    """What is offered: ``price_minor`` is for one piece; ``rate`` the tax in percent, None: this
    line has no tax."""

    quantity: Decimal
    price_minor: int
    discount: Discount = NO_DISCOUNT
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LineTotal:
    """Minor units; ``full`` is without the discount, and ``full - discount`` is ``total``."""

    full: int
    discount: int
    total: int


@dataclass(frozen=True, slots=True)
class TaxPart:
    """What one rate takes: ``tax`` on ``base``, both in minor units; the base is without tax."""

    rate: Decimal
    base: int
    tax: int


@dataclass(frozen=True, slots=True)
class Totals:
    """A whole quote in minor units.

    ``lines`` stand as they were given; ``sum`` adds them up, ``discount`` is that of the whole
    quote. ``net`` is without tax, ``tax`` all taxes, ``total`` what is to be paid. ``taxes`` has
    one part for each rate, the highest first; lines without a rate are only in ``net``.
    """

    lines: tuple[LineTotal, ...]
    sum: int
    discount: int
    net: int
    taxes: tuple[TaxPart, ...]
    tax: int
    total: int


def total_line(line: PricedLine) -> LineTotal:
    """Rule 1.

    Raises:
        ValueError: the amount is too large.
    """
    exact = line.quantity * line.price_minor
    full = round_minor(exact)
    total = round_minor(exact - line.discount.of(exact))
    return LineTotal(full, full - total, total)


def total_quote(
    lines: Sequence[PricedLine], discount: Discount = NO_DISCOUNT, *, tax_included: bool = False
) -> Totals:
    """Rules 2 to 4. ``tax_included``: the prices are what the customer pays.

    Raises:
        ValueError: an amount is too large.
    """
    each = tuple(map(total_line, lines))
    sums: dict[Decimal | None, int] = {}
    for line, one in zip(lines, each, strict=True):
        # 7 and 7.00 are the same key, as numbers are; the sum of no line at all is not there.
        sums[line.rate] = sums.get(line.rate, 0) + one.total
    whole = sum(sums.values())
    off = round_minor(discount.of(Decimal(whole)))
    parts = dict(zip(sums, share(off, list(sums.values())), strict=True))
    rates = sorted((rate for rate in sums if rate is not None), reverse=True)
    taxes = tuple(_taxed(rate, sums[rate] - parts[rate], tax_included) for rate in rates)
    tax = sum(part.tax for part in taxes)
    left = whole - off
    return Totals(
        each, whole, off,
        left - tax if tax_included else left, taxes, tax,
        left if tax_included else left + tax,
    )  # fmt: skip


def _taxed(rate: Decimal, minor: int, included: bool) -> TaxPart:
    """Rule 3 for one rate."""
    if included:
        tax = round_minor(Decimal(minor) * rate / (_HUNDRED + rate))
        return TaxPart(rate, minor - tax, tax)
    return TaxPart(rate, minor, round_minor(Decimal(minor) * rate / _HUNDRED))


def share(amount: int, weights: Sequence[int]) -> list[int]:
    """Split minor units in proportion to the weights, so that the parts add up exactly.

    Units that are left over go to the largest remainders, the first of equals first. Where the
    weights add up to nothing, the first one bears it all.
    """
    if not weights:
        return []
    whole = sum(weights)
    if whole == 0:
        return [amount, *[0] * (len(weights) - 1)]
    parts, rests = zip(*(divmod(amount * weight, whole) for weight in weights), strict=True)
    left = amount - sum(parts)
    # divmod rounds down for a positive whole; a remainder's size says who comes first.
    order = sorted(range(len(weights)), key=lambda i: -abs(rests[i]))
    found = list(parts)
    for i in order[:left]:
        found[i] += 1
    return found
