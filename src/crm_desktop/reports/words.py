"""How a report speaks: its sentences, dates, numbers and amounts in the language of the shop.

Reports are written in English; ``say`` gives a text as the catalogue of the window has it, with %1,
%2 … filled in. What is filled in is taken literally. The defaults are English.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from crm_desktop.domain.money import CURRENCY_DIGITS, from_minor

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "PLN": "zł"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """``said``: English text -> what is said instead. ``day_mark`` stands behind the day of a
    month ("." in German), ``money`` holds ¤ for the sign and 1 for the figure."""

    said: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    months: tuple[str, ...] = _MONTHS
    short_months: tuple[str, ...] = tuple(name[:3] for name in _MONTHS)
    weekdays: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    day_mark: str = ""
    point: str = "."
    group: str = ","
    money_form: str = "¤1"
    to: str = "to"
    """Between the first and the last day of a period."""

    def say(self, text: str, *values: object) -> str:
        """A text with its values; numbers are written with groups of digits."""
        said = self.said.get(text, text)
        parts = said.split("%")
        found = [parts[0]]
        for part in parts[1:]:
            if part[:1].isdigit() and 0 < int(part[0]) <= len(values):
                value = values[int(part[0]) - 1]
                found.append(self.number(value) if isinstance(value, int) else str(value))
                found.append(part[1:])
            else:
                found.append("%" + part)
        return "".join(found)

    def number(self, number: int) -> str:
        """A whole number with its digits in groups."""
        return f"{number:,}".replace(",", self.group)

    def day(self, date: dt.date) -> str:
        """ "13 Oct 2026"."""
        return f"{date.day}{self.day_mark} {self.short_months[date.month - 1]} {date.year}"

    def day_and_month(self, date: dt.date) -> str:
        """ "13 October"."""
        return f"{date.day}{self.day_mark} {self.months[date.month - 1]}"

    def long_day(self, date: dt.date) -> str:
        """ "13 October 2026"."""
        return f"{date.day}{self.day_mark} {self.months[date.month - 1]} {date.year}"

    def weekday(self, date: dt.date) -> str:
        """ "Tue 13 Oct"."""
        return (
            f"{self.weekdays[date.weekday()]} {date.day}{self.day_mark}"
            f" {self.short_months[date.month - 1]}"
        )

    def month(self, date: dt.date) -> str:
        """ "October 2026"."""
        return f"{self.months[date.month - 1]} {date.year}"

    def period(self, first: dt.date, last: dt.date) -> str:
        """ "1 to 13 October 2026", as short as it can be said; a whole month or year by name."""
        after = last + dt.timedelta(days=1)
        if first.day == 1 and after.day == 1:
            if (first.year, first.month) == (last.year, last.month):
                return self.month(first)
            if first.month == 1 and last.month == 12 and first.year == last.year:
                return str(first.year)
        if first == last:
            return self.long_day(first)
        if first.year != last.year:
            begin = self.long_day(first)
        elif first.month != last.month:
            begin = self.day_and_month(first)
        else:
            begin = f"{first.day}{self.day_mark}"
        return f"{begin} {self.to} {self.long_day(last)}"

    def partial_day(self, text: str) -> str:
        """A partial ISO date in words; what is none stays as it is."""
        from crm_desktop.domain.dates import parse_partial  # noqa: PLC0415 - few reports need it

        part = parse_partial(text)
        if part is None or part.month is None:
            return text
        name = self.months[part.month - 1]
        if part.day is None:
            return f"{name} {part.year}" if part.year else name
        day = f"{part.day}{self.day_mark} {name}"
        return f"{day} {part.year}" if part.year else day

    def money(self, minor: int, currency: str) -> str:
        """An amount in its currency, with cents only where there are some."""
        amount = (
            from_minor(minor, currency) if currency in CURRENCY_DIGITS else Decimal(minor) / 100
        )
        digits = 0 if amount == amount.to_integral_value() else CURRENCY_DIGITS.get(currency, 2)
        written = (
            f"{abs(amount):,.{digits}f}".replace(",", "\0").replace(".", self.point)
            .replace("\0", self.group)
        )  # fmt: skip
        sign = _SIGNS.get(currency, currency)
        form = "¤ 1" if self.money_form == "¤1" and len(sign) > 1 else self.money_form
        shown = form.replace("1", written).replace("¤", sign)
        return f"-{shown}" if amount < 0 else shown

    def amount(self, minor: int, currency: str) -> str:
        """An amount with all digits of its currency and no sign of it: "12,750.00"."""
        digits = CURRENCY_DIGITS.get(currency, 2)
        exact = Decimal(minor).scaleb(-digits)
        written = f"{abs(exact):,.{digits}f}"
        shown = written.translate({ord(","): self.group, ord("."): self.point})
        return f"-{shown}" if exact < 0 else shown

    def exact_money(self, minor: int, currency: str) -> str:
        """An amount with all digits and its currency: "€12,750.00"."""
        sign = _SIGNS.get(currency, currency)
        form = "¤ 1" if self.money_form == "¤1" and len(sign) > 1 else self.money_form
        shown = form.replace("1", self.amount(abs(minor), currency)).replace("¤", sign)
        return f"-{shown}" if minor < 0 else shown

    def decimal(self, number: Decimal) -> str:
        """A number with its decimals as they are: "2.5", "1,000"."""
        whole, _, rest = f"{number.normalize():f}".partition(".")
        shown = f"{int(whole):,}".replace(",", self.group)
        if number < 0 and not shown.startswith("-"):
            shown = f"-{shown}"
        return f"{shown}{self.point}{rest}" if rest else shown

    def sums(self, amounts: Iterable[tuple[str, int]]) -> str:
        """One sum for each currency, never added."""
        return " + ".join(self.money(minor, currency) for currency, minor in amounts)
