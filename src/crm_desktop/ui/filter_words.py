"""Filters in words: what can be asked, and what a chip says ("Tag is", "Fleet or VIP")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from crm_desktop.domain.consent import COLUMNS
from crm_desktop.domain.filters import CUSTOM_OPERATIONS, OPERATIONS, Condition, Group
from crm_desktop.ui.contact_columns import (
    CUSTOM,
    Column,
    consent_titles,
    kind_word,
    own_value,
    partial_day,
)

Names = Callable[[str, tuple[str, ...]], Mapping[str, str]]
"""Field (tag or owner) and hex ids -> id -> name."""

FIELDS = (
    "name", "kind", "company", "tag", "status", "town", "owner", "last_contact", "next_step",
    "open_deals", "phone", "email", "address", "postal_code", "birthday", "created", "industry",
    "lead_source", "newsletter", "consent", *COLUMNS, "active", "any",
)  # fmt: skip
"""What can be asked, in the order in which it is offered; the shop's own fields follow."""
_OFFERED: dict[str, tuple[str, ...]] = {
    "last_contact": ("older_than_days", "within_days", "not_since", "since", "empty", "present"),
    "created": ("within_days", "older_than_days", "since", "not_since"),
    "next_step": ("late", "within_days", "empty", "present"),
    "open_deals": ("present", "empty", "over", "under"),
}
KINDS = ("person", "company", "household")


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Filters", text, None, n)


def field_title(field: str, known: Mapping[str, Column]) -> str:
    """What a field is called."""
    if field.startswith(CUSTOM):
        column = known.get(field)
        return column.title if column else _tr("A field that was removed")
    return {
        "name": _tr("Name"), "kind": _tr("Kind"), "company": _tr("Company"), "tag": _tr("Tag"),
        "status": _tr("Status"), "town": _tr("Town"), "owner": _tr("Owner"),
        "last_contact": _tr("Last contact"), "next_step": _tr("Next step"),
        "open_deals": _tr("Open deals"), "phone": _tr("Phone"), "email": _tr("E-mail"),
        "address": _tr("Address"), "postal_code": _tr("Post code"), "birthday": _tr("Birthday"),
        "created": _tr("Added"), "industry": _tr("Trade"), "lead_source": _tr("Came through"),
        "newsletter": _tr("Newsletter"), "consent": _tr("Agreed to be contacted"),
        "active": _tr("Active"), "any": _tr("Any field"), **consent_titles(),
    }[field]  # fmt: skip


def operations(field: str, known: Mapping[str, Column]) -> list[str]:
    """What can be asked of a field, the usual first."""
    if field.startswith(CUSTOM):
        column = known.get(field)
        return list(CUSTOM_OPERATIONS[column.own.kind if column and column.own else "text"])
    return list(_OFFERED.get(field, OPERATIONS[field]))


def shape(field: str, operation: str) -> str:
    """What values an operation takes, as in ``domain.filters``."""
    return OPERATIONS["custom" if field.startswith(CUSTOM) else field][operation]


def operation_text(field: str, operation: str) -> str:
    """An operation as it is chosen from a list."""
    special = {
        ("last_contact", "older_than_days"): _tr("no contact for (days)"),
        ("last_contact", "within_days"): _tr("within the last (days)"),
        ("last_contact", "not_since"): _tr("no contact since"),
        ("last_contact", "since"): _tr("in contact since"),
        ("last_contact", "empty"): _tr("never"), ("last_contact", "present"): _tr("ever"),
        ("next_step", "within_days"): _tr("within the next (days)"),
        ("next_step", "empty"): _tr("nothing planned"),
        ("next_step", "present"): _tr("something planned"),
        ("created", "not_since"): _tr("before"), ("open_deals", "present"): _tr("some"),
        ("open_deals", "empty"): _tr("none"),
    }  # fmt: skip
    return special.get((field, operation)) or {
        "is": _tr("is"), "is_not": _tr("is not"), "contains": _tr("contains"),
        "contains_not": _tr("does not contain"), "empty": _tr("is empty"),
        "present": _tr("is not empty"), "since": _tr("since"), "not_since": _tr("not since"),
        "within_days": _tr("within the last (days)"),
        "older_than_days": _tr("older than (days)"), "next_days": _tr("in the next (days)"),
        "late": _tr("late"), "in_month": _tr("in the month"), "this_month": _tr("this month"),
        "over": _tr("over"), "under": _tr("under"), "greater": _tr("more than"),
        "less": _tr("less than"), "on": _tr("on"), "before": _tr("before"),
        "after": _tr("after"), "yes": _tr("yes"), "no": _tr("no"),
    }[operation]  # fmt: skip


def chip_text(
    part: Condition | Group, known: Mapping[str, Column], names: Names, today: dt.date
) -> tuple[str, str]:
    """The two parts of a chip: plain, and bold."""
    if isinstance(part, Condition):
        return _condition_text(part, known, names, today)
    texts = [
        " ".join(text for text in chip_text(inner, known, names, today) if text)
        for inner in part.parts
    ]
    joined = _tr("%1 or %2") if part.joined == "or" else _tr("%1 and %2")
    return "", joined_by(texts, joined)


def joined_by(texts: list[str], pattern: str) -> str:
    """Words joined by "%1 or %2" and the like."""
    said = texts[0] if texts else ""
    for text in texts[1:]:
        said = pattern.replace("%1", said).replace("%2", text)
    return said


def _condition_text(
    condition: Condition, known: Mapping[str, Column], names: Names, today: dt.date
) -> tuple[str, str]:
    field, operation = condition.field, condition.operation
    title = field_title(field, known)
    how = shape(field, operation)
    if how == "days":
        return _days_text(condition, title)
    if how in ("date", "part of date"):
        return _date_text(condition, title, partial_day(condition.text, today))
    if how == "months":
        locale = QLocale()
        months = [locale.standaloneMonthName(int(value)) for value in condition.values]
        return title, _tr("in %1").replace("%1", joined_by(months, _tr("%1 or %2")))
    if how == "number":
        pattern = _tr("over %1") if operation in ("over", "greater") else _tr("under %1")
        return title, pattern.replace("%1", own_value("number", f"{condition.number:.15g}", today))
    said = operation_text(field, operation)
    return (f"{title} {said}", _values_text(condition, names)) if how else (title, said)


def _values_text(condition: Condition, names: Names) -> str:
    values = list(condition.texts)
    if condition.field in ("tag", "owner"):
        named = names(condition.field, condition.texts)
        values = [named.get(value, _tr("one that was removed")) for value in values]
    elif condition.field == "kind":
        values = [kind_word(value) for value in values]
    return joined_by(values, _tr("%1 or %2"))


def _date_text(condition: Condition, title: str, day: str) -> tuple[str, str]:
    operation = condition.operation
    if condition.field == "last_contact":
        lead = _tr("In contact") if operation == "since" else _tr("No contact")
        return lead, _tr("since %1").replace("%1", day)
    pattern = {
        "since": _tr("since %1"), "not_since": _tr("before %1"), "on": _tr("on %1"),
        "before": _tr("before %1"), "after": _tr("after %1"),
    }[operation]  # fmt: skip
    return title, pattern.replace("%1", day)


def _days_text(condition: Condition, title: str) -> tuple[str, str]:
    n = int(condition.values[0])
    if condition.field == "last_contact":
        if condition.operation == "within_days":
            return _tr("In contact"), _tr("within %n day(s)", n)
        return _tr("No contact"), _tr("for %n day(s)", n)
    if condition.operation == "older_than_days":
        return title, _tr("more than %n day(s) ago", n)
    if condition.operation == "next_days" or condition.field == "next_step":
        return title, _tr("in the next %n day(s)", n)
    return title, _tr("within the last %n day(s)", n)
