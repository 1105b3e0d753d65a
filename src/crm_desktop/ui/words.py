"""Dates, lateness and money as the window says them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from crm_desktop.domain.money import CURRENCY_DIGITS, from_minor

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "PLN": "zł", "CHF": "CHF"}


def tr(text: str, n: int = -1) -> str:
    """Translate a sentence that belongs to no widget."""
    return QCoreApplication.translate("words", text, None, n)


def day(date: dt.date, today: dt.date, *, weekday: bool = False) -> str:
    """ "7 Oct", "Thu 15 Oct" with ``weekday``, "7 Oct 2025" in another year."""
    locale = QLocale()
    shown = QDate(date.year, date.month, date.day)
    form = "ddd d MMM" if weekday else "d MMM"
    return locale.toString(shown, form if date.year == today.year else "d MMM yyyy")


def due(date: dt.date | None, time: str, today: dt.date) -> tuple[str, str]:
    """When something is due, and the colour of saying so: late, today, later."""
    if date is None:
        return "", "text_2"
    late = (today - date).days
    if late > 0:
        return (tr("1 day late") if late == 1 else tr("%n days late", late)), "danger"
    if late == 0:
        return (tr("Today") + f" {time}").strip(), "accent"
    return (day(date, today, weekday=True) + f" {time}").strip(), "text_2"


def money(minor: int, currency: str) -> str:
    """An amount in its currency: "€15,300", with cents only where there are some."""
    amount = from_minor(minor, currency) if currency in CURRENCY_DIGITS else Decimal(minor) / 100
    digits = 0 if amount == amount.to_integral_value() else CURRENCY_DIGITS.get(currency, 2)
    figure = f"{abs(amount):,.{digits}f}"
    locale = QLocale()
    figure = (
        figure.replace(",", "\0").replace(".", locale.decimalPoint())
        .replace("\0", locale.groupSeparator())
    )  # fmt: skip
    sign = _SIGNS.get(currency, currency)
    joined = f"{sign}{figure}" if len(sign) == 1 else f"{sign} {figure}"
    return f"-{joined}" if amount < 0 else joined


def moment(milliseconds: int, zone: dt.tzinfo) -> dt.datetime:
    """A stored instant as wall time here."""
    return dt.datetime.fromtimestamp(milliseconds / 1000, zone)
