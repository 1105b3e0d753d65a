"""A change of a contact in words: what the timeline and the history of a field say of it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.changes import FieldChange
from crm_desktop.ui import words
from crm_desktop.ui.models.timeline import Happened
from crm_desktop.ui.widgets.card_about import partial_words
from crm_desktop.ui.words import in_short

_LONGEST = 80


def tr(text: str) -> str:
    """The sentences of this module belong to no widget."""
    return QCoreApplication.translate("ChangeWords", text)


def field_words(change: FieldChange) -> str:
    """What was changed: "Phone", "Birthday", the name of an own field."""
    if change.table == "field_value":
        return change.about or tr("Field")
    if change.table != "contact":
        return {
            "phone": tr("Phone"), "email": tr("E-mail"), "address": tr("Address"),
            "website": tr("Website"), "position": tr("Company"), "tagging": tr("Tag"),
            "relation": tr("Belongs with"),
        }.get(change.table, change.table)  # fmt: skip
    return {
        "name": tr("Name"), "birthday": tr("Birthday"), "status": tr("Status"),
        "lead_source": tr("Source"), "owner": tr("Looked after by"), "note": tr("Note"),
        "known_since": tr("Customer since"), "known_from": tr("Customer since"),
        "industry": tr("Line of business"),
        "tax_id": tr("Tax number"), "external_id": tr("Number"), "nickname": tr("Nickname"),
        "newsletter": tr("Newsletter"), "consent": tr("Consent"), "active": tr("Active"),
        "kind": tr("Kind"), "job": tr("Job"), "last_seen": tr("Last seen"),
        "gender": tr("Gender"),
    }.get(change.field, change.field)  # fmt: skip


def value_words(change: FieldChange, value: str) -> str:
    """An earlier or new value as it is said."""
    if change.table == "contact":
        if change.field in {"newsletter", "consent", "active"}:
            return {"1": tr("Yes"), "0": tr("No")}.get(value, value)
        if change.field in {"known_since", "last_seen"} and value.lstrip("-").isdecimal():
            moment = words.moment(int(value), dt.UTC)
            return partial_words(moment.date().isoformat())
        if change.field == "birthday":
            return partial_words(value)
        if change.field == "kind":
            return {"person": tr("Person"), "company": tr("Company"),
                    "household": tr("Household")}.get(value, value)  # fmt: skip
    if change.field == "do_not_use":
        return tr("do not use") if value == "1" else tr("in use")
    return value


def change_words(change: FieldChange) -> tuple[str, str]:
    """What was changed, and how, in one line."""
    name = field_words(change)
    if change.what == "made":
        return tr("Added to the shop"), ""
    if change.what == "added":
        return name, tr("“%1” added").replace("%1", in_short(change.about, _LONGEST))
    if change.what == "removed":
        return name, tr("“%1” removed").replace("%1", in_short(change.about, _LONGEST))
    old, new = (
        in_short(value_words(change, value), _LONGEST) for value in (change.old, change.new)
    )
    if not old:
        return name, tr("now “%1”").replace("%1", new)
    if not new:
        return name, tr("“%1” taken away").replace("%1", old)
    return name, tr("“%1”, was “%2”").replace("%2", old).replace("%1", new)


def changed(change: FieldChange) -> Happened:
    """The change as a small row of the timeline."""
    strong, rest = change_words(change)
    if change.person:
        rest = f"{rest} · {change.person}" if rest else change.person
    return Happened(b"", "change", change.at, strong, rest, "", change=True)
