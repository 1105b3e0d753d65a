"""Amounts and days as a person types them into a field."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import QLocale

from crm_desktop.domain import dates, money
from crm_desktop.domain.numbers import DecimalMark


def decimal_mark() -> DecimalMark:
    """What divides the cents in this system's format."""
    return "," if QLocale().decimalPoint() == "," else "."


def read_amount(text: str, currency: str) -> tuple[int, str] | None:
    """Minor units and currency of what was typed ("12.750", "€ 99"); None: no amount.

    A currency that is not named is ``currency``.
    """
    found = money.parse_money(text.strip(), decimal_mark())
    if found is None:
        return None
    amount, named = found
    code = named or currency
    try:
        return money.to_minor(amount, code), code
    except (KeyError, ValueError):
        return None


def typed_amount(minor: int | None, currency: str) -> str:
    """An amount as it stands in a field: figures only."""
    if minor is None or currency not in money.CURRENCY_DIGITS:
        return ""
    amount = money.from_minor(minor, currency)
    whole = amount == amount.to_integral_value()
    shown = f"{amount.to_integral_value() if whole else amount:f}"
    return shown.replace(".", QLocale().decimalPoint())


def read_percent(text: str) -> float | None:
    """A chance from 0 to 100; None: none."""
    try:
        found = float(Decimal(text.replace("%", "").replace(",", ".").strip()))
    except ArithmeticError:
        return None
    return found if 0 <= found <= 100 else None


def read_day(text: str, today: dt.date) -> dt.date | None:
    """A day as typed in this system's order; None: none. Without a year it is the next such day."""
    shown = text.strip()
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower()
    order: dates.DateOrder = "mdy" if form.startswith("m") else "dmy"
    found = dates.parse_date(shown, order, pivot_year=today.year + 30)
    if found is not None:
        return found
    for year in (today.year, today.year + 1):
        for joined in (f"{shown} {year}", f"{shown.rstrip('.')}.{year}", f"{shown}/{year}"):
            day = dates.parse_date(joined, order, pivot_year=today.year + 30)
            if day is not None and day >= today:
                return day
    return None
