"""Quotes as the window says them: where they stand, discounts and taxes as shown and as typed."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from crm_desktop.domain.money import CURRENCY_DIGITS
from crm_desktop.domain.numbers import parse_number, parse_percent, plain
from crm_desktop.domain.quote_totals import Discount
from crm_desktop.services.quote_card import QuoteRow, Status
from crm_desktop.ui import words
from crm_desktop.ui.amounts import decimal_mark, read_amount, typed_amount


def tr(text: str, n: int = -1) -> str:
    """The sentences of this module belong to no widget."""
    return QCoreApplication.translate("Quotes", text, None, n)


def status_word(status: Status) -> str:
    """Where a quote stands."""
    return {
        "draft": tr("Draft"), "sent": tr("Sent"), "accepted": tr("Accepted"),
        "refused": tr("Refused"), "expired": tr("Has run out"), "replaced": tr("Replaced"),
    }[status]  # fmt: skip


def row_words(row: QuoteRow) -> str:
    """ "2026-0007 (2) · Marta Oliveira · €1,250 · Sent"."""
    number = row.number if row.version < 2 else f"{row.number} ({row.version})"
    amount = words.money(row.total_minor, row.currency)
    parts = (number, row.contact, row.title, amount, status_word(row.status))
    return " · ".join(part for part in parts if part)


def number_words(number: Decimal) -> str:
    """A number in this system's format, its digits as they are."""
    return plain(number).replace(".", QLocale().decimalPoint())


def tax_words(tax: Decimal | None) -> str:
    """ "19 %"; no tax is a dash."""
    return "–" if tax is None else tr("%1 %").replace("%1", number_words(tax))


def discount_words(discount: Discount, currency: str) -> str:
    """ "5 %", "€20", or nothing."""
    if discount.percent:
        return tr("%1 %").replace("%1", number_words(discount.percent))
    return words.money(discount.minor, currency) if discount.minor else ""


def typed_discount(discount: Discount, currency: str) -> str:
    """A discount as it stands in a field."""
    if discount.percent:
        return f"{number_words(discount.percent)} %"
    return typed_amount(discount.minor, currency) if discount.minor else ""


def read_discount(text: str, currency: str) -> Discount | None:
    """What was typed: with a percent sign a part, else an amount; None: neither."""
    shown = text.strip()
    if not shown:
        return Discount()
    if "%" in shown:
        percent = parse_percent(shown, decimal_mark())
        if percent is None or not 0 <= percent <= 100:
            return None
        return Discount(percent=percent)
    found = read_amount(shown, currency)
    if found is None or found[0] < 0 or found[1] != currency:
        return None
    return Discount(minor=found[0])


def read_tax(text: str) -> str | None:
    """What was typed as plain decimal text, empty for no tax; None: it is no tax."""
    shown = text.strip().strip("–-").strip()
    if not shown:
        return ""
    percent = parse_percent(shown, decimal_mark())
    return plain(percent) if percent is not None and 0 <= percent <= 100 else None


def read_quantity(text: str) -> str | None:
    """What was typed as plain decimal text; None: it is no quantity."""
    number = parse_number(text.strip(), decimal_mark())
    return plain(number) if number is not None and number >= 0 else None


def exact(minor: int, currency: str) -> str:
    """An amount with all digits of its currency and no sign of it, as it stands in a column."""
    digits = CURRENCY_DIGITS.get(currency, 2)
    shown = words.figure(abs(minor) // 10**digits)
    if digits:
        shown += f"{QLocale().decimalPoint()}{abs(minor) % 10**digits:0{digits}}"
    return f"-{shown}" if minor < 0 else shown
