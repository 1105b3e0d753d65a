"""Dates, lateness and money as the window says them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "PLN": "zł", "CHF": "CHF"}
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffc]")
"""Control characters, and those that turn round the rest of a sentence."""


def tr(text: str, n: int = -1) -> str:
    """Translate a sentence that belongs to no widget."""
    return QCoreApplication.translate("words", text, None, n)


def in_short(text: str, most: int = 60) -> str:
    """What somebody typed, as a sentence may quote it: one line of ``most`` characters, without
    what would break the sentence or turn it round."""
    begins = text[: 20 * most]  # of a whole file that was pasted
    line = " ".join(_UNSEEN.sub("", " ".join(begins.split())).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def day(date: dt.date, today: dt.date, *, weekday: bool = False) -> str:
    """ "7 Oct", "Thu 15 Oct" with ``weekday``, "7 Oct 2025" in another year."""
    shown = QDate(date.year, date.month, date.day)
    form = "ddd d MMM" if weekday else "d MMM"
    return spelled(shown, form if date.year == today.year else "d MMM yyyy")


def spelled(date: QDate, form: str) -> str:
    """A date in words; ``form`` as Qt writes it in English. German sets a dot behind the day."""
    locale = QLocale()
    if locale.language() == QLocale.Language.German:
        form = form.replace("d MMM", "d. MMM")
    return locale.toString(date, form)


def figure(number: int) -> str:
    """A number with its digits in groups, as people here write it."""
    grouped = f"{number:,}"
    return grouped.replace(",", QLocale().groupSeparator())


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
    """An amount in its currency: "€15,300", in German "15.300 €"; with cents only where there are
    some."""
    return _money(minor, currency, QLocale())


@lru_cache(maxsize=1024)  # lists paint the same amounts again and again
def _money(minor: int, currency: str, locale: QLocale) -> str:
    from decimal import Decimal  # noqa: PLC0415 - the first page has no amounts

    from crm_desktop.domain.money import CURRENCY_DIGITS, from_minor  # noqa: PLC0415

    amount = from_minor(minor, currency) if currency in CURRENCY_DIGITS else Decimal(minor) / 100
    digits = 0 if amount == amount.to_integral_value() else CURRENCY_DIGITS.get(currency, 2)
    written = (
        f"{abs(amount):,.{digits}f}".replace(",", "\0").replace(".", locale.decimalPoint())
        .replace("\0", locale.groupSeparator())
    )  # fmt: skip
    sign = _SIGNS.get(currency, currency)
    plain = locale.language() == QLocale.Language.C  # the default one is never equal to c()
    pattern = "¤1" if plain else locale.toCurrencyString(1, "¤", 0)
    if pattern == "¤1" and len(sign) > 1:
        pattern = "¤ 1"
    joined = pattern.replace("1", written).replace("¤", sign)
    return f"-{joined}" if amount < 0 else joined


def moment(milliseconds: int, zone: dt.tzinfo) -> dt.datetime:
    """A stored instant as wall time here."""
    return dt.datetime.fromtimestamp(milliseconds / 1000, zone)
