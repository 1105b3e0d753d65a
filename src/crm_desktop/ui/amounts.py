"""Amounts and days as a person types them into a field."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from crm_desktop.domain import dates, money
from crm_desktop.domain.numbers import DecimalMark

_GROUP = 3
"""Digits between two marks of thousands."""
_GROUPED = {
    mark: re.compile(rf"[^\d.,]*[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+[^\d.,]*", re.ASCII).fullmatch
    for mark in ".,"
}


def decimal_mark() -> DecimalMark:
    """What divides the cents in this system's format."""
    return "," if QLocale().decimalPoint() == "," else "."


def read_amount(text: str, currency: str) -> tuple[int, str] | None:
    """Minor units and currency of what was typed ("12,750", "€ 99"); None: no amount.

    A currency that is not named is ``currency``. A mark with three digits behind it divides
    thousands where the currency has no thousandths, whatever the system's mark: "1.250" is 1,250.
    What can be read in one way only is, whatever the mark: "1.250,50".
    """
    shown = text.strip()
    mark = decimal_mark()
    found = _number(shown)
    code = (found[1] if found is not None else None) or currency
    if money.CURRENCY_DIGITS.get(code, 2) < _GROUP and _GROUPED[mark](shown):
        found = money.parse_money(shown, "." if mark == "," else ",")
    if found is None:
        return None
    amount = found[0]
    try:
        return money.to_minor(amount, code), code
    except (KeyError, ValueError):
        return None


def no_amount(text: str) -> str:
    """Why ``read_amount`` finds none, as a sentence."""
    if _number(text.strip()) is not None:
        return _tr("This amount is too large. Nothing was saved yet.")
    return _tr("This is no amount. Write it like 1250 or 1250.50.")


def _number(shown: str) -> tuple[Decimal, str | None] | None:
    return money.parse_money(shown, decimal_mark()) or money.parse_money(shown, None)


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


def read_offered(text: str, currency: str) -> tuple[str, str, int | None]:
    """(quantity, title, price in minor units) of "2 cargo bike 4900"."""
    parts = text.split()
    quantity, price = "1", None
    if len(parts) > 1 and parts[0].rstrip("x×").replace(".", "", 1).isdecimal():
        quantity = parts.pop(0).rstrip("x×")
    if len(parts) > 1:
        amount = read_amount(parts[-1], currency)
        if amount is not None and amount[1] == currency:
            price = amount[0]
            parts.pop()
    return quantity, " ".join(parts), price


def _tr(text: str) -> str:
    return QCoreApplication.translate("Amounts", text)
