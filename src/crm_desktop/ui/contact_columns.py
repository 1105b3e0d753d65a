"""The columns of the contact list: what they are called, how wide they are, what stands in a cell.

A column is a code: a field of the row, or "custom:" and the id (hex) of one of the shop's own
fields. ``ContactList`` sorts by the same codes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from crm_desktop.domain.consent import COLUMNS
from crm_desktop.services.contact_list import OwnField
from crm_desktop.services.contact_rows import ContactRow
from crm_desktop.ui import words

CUSTOM = "custom:"
DEFAULT = ("name", "tags", "last_contact", "next_step", "open_deals")
EDITABLE = ("name", "phone", "email", "town", "status", "owner", "industry", "lead_source",
            "birthday")  # fmt: skip
"""What can be changed in the list itself, besides the shop's own fields."""
_WIDTHS = {
    "name": 260, "tags": 152, "last_contact": 120, "next_step": 155, "open_deals": 92,
    "company": 170, "phone": 140, "email": 200, "town": 120, "kind": 90, "birthday": 100,
    "created": 100,
}  # fmt: skip
_WIDTH = 130
_RIGHT = ("number", "money", "percent")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Columns", text)


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in pixels at 100 % text; ``own``: the field of the shop that it shows."""

    code: str
    title: str
    width: int = _WIDTH
    right: bool = False
    own: OwnField | None = None

    @property
    def editable(self) -> bool:
        """Whether F2 opens a field in it."""
        return self.own is not None or self.code in EDITABLE


def consent_titles() -> dict[str, str]:
    """What the columns (and filters) of ``consent.COLUMNS`` are called."""
    return {
        "consent_phone": _tr("Agreed to calls"), "consent_email": _tr("Agreed to e-mails"),
        "consent_post": _tr("Agreed to post"), "consent_message": _tr("Agreed to messages"),
    }  # fmt: skip


def catalogue(fields: Iterable[OwnField]) -> dict[str, Column]:
    """Code -> column, of all columns that there are, in the order in which they are offered."""
    titles = {
        "name": _tr("Name"), "company": _tr("Company"), "tags": _tr("Tags"),
        "phone": _tr("Phone"), "email": _tr("E-mail"), "town": _tr("Town"),
        "last_contact": _tr("Last contact"), "next_step": _tr("Next step"),
        "open_deals": _tr("Deals"), "status": _tr("Status"), "owner": _tr("Owner"),
        "kind": _tr("Kind"), "birthday": _tr("Birthday"), "industry": _tr("Trade"),
        "lead_source": _tr("Came through"), "created": _tr("Added"), **consent_titles(),
    }  # fmt: skip
    found = {
        code: Column(code, title, _WIDTHS.get(code, _WIDTH), code == "open_deals")
        for code, title in titles.items()
    }
    for field in fields:
        code = f"{CUSTOM}{field.id}"
        found[code] = Column(code, field.name, right=field.kind in _RIGHT, own=field)
    return found


def chosen(codes: Sequence[str], known: dict[str, Column]) -> list[Column]:
    """The columns of a view: those that are there, the name first of all."""
    wanted = [code for code in dict.fromkeys(codes or DEFAULT) if code in known]
    return [known[code] for code in (wanted if "name" in wanted else ["name", *wanted])]


def kind_word(kind: str) -> str:
    """What a contact is, as a word."""
    return {
        "company": _tr("Company"), "household": _tr("Household"),
    }.get(kind, _tr("Person"))  # fmt: skip


def partial_day(iso: str, today: dt.date) -> str:
    """A date of which parts may be missing: "5 May", "May 2026", "2026", "May"."""
    locale = QLocale()
    year, month, day = _parts(iso)
    if year and month and day:
        return words.day(dt.date(year, month, day), today)
    if not month:
        return str(year) if year else iso
    name = locale.standaloneMonthName(month) if not day else locale.monthName(
        month, QLocale.FormatType.ShortFormat
    )  # fmt: skip
    if day:
        return f"{day}. {name}" if locale.language() == QLocale.Language.German else f"{day} {name}"
    return f"{name} {year}" if year else name


def _parts(iso: str) -> tuple[int, int, int]:
    """Year, month and day; 0 where it is not known."""
    try:
        if iso.startswith("--"):
            month, _, day = iso[2:].partition("-")
            return 0, int(month or 0), int(day or 0)
        year, month, day = (*iso.split("-"), "0", "0")[:3]
        return int(year), int(month), int(day)
    except ValueError:
        return 0, 0, 0


def own_value(kind: str, value: str, today: dt.date) -> str:
    """A value of one of the shop's own fields, as it is read."""
    if not value:
        return ""
    if kind == "date":
        return partial_day(value, today)
    if kind == "yes/no":
        return _tr("Yes") if value == "1" else _tr("No")
    if kind in _RIGHT:
        try:
            whole, _, rest = value.partition(".")
            shown = f"{int(whole):,}".replace(",", QLocale().groupSeparator())
        except ValueError:
            return value
        shown = shown + (f"{QLocale().decimalPoint()}{rest}" if rest else "")
        return f"{shown} %" if kind == "percent" else shown
    return value


def cell_text(row: ContactRow, column: Column, today: dt.date, zone: dt.tzinfo) -> str:
    """A cell as text: for painting, copying and screen readers."""
    if column.own is not None:
        return own_value(column.own.kind, row.custom.get(column.own.id, ""), today)
    if column.code in _INSTANTS:
        return instant_day(getattr(row, _INSTANTS[column.code]), today, zone)
    if column.code == "birthday":
        return partial_day(row.birthday, today)
    if column.code in COLUMNS:
        word = row.consents.get(COLUMNS[column.code])
        return "" if word is None else own_value("yes/no", str(int(word)), today)
    special = _SPECIAL.get(column.code)
    return special(row) if special else str(getattr(row, column.code))


_INSTANTS = {"last_contact": "last_at", "created": "created_at"}
_SPECIAL: dict[str, Callable[[ContactRow], str]] = {
    "name": lambda row: row.name or row.email or row.phone,
    "tags": lambda row: ", ".join(tag.name for tag in row.tags),
    "next_step": lambda row: row.next_step.title if row.next_step else "",
    "open_deals": lambda row: " · ".join(
        words.money(minor, currency) for currency, minor in row.open_deals
    ),
    "kind": lambda row: kind_word(row.kind),
}


def instant_day(milliseconds: int | None, today: dt.date, zone: dt.tzinfo) -> str:
    """The day of an instant; "" for none."""
    if milliseconds is None:
        return ""
    return words.day(words.moment(milliseconds, zone).date(), today)
