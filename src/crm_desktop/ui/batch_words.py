"""Steps of the history as the window says them: what, when, by whom, how much of what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.history import Batch
from crm_desktop.services.step_rows import Changed
from crm_desktop.sync.received import RECEIVED
from crm_desktop.ui import words
from crm_desktop.ui.translation import spoken

ICONS = {
    "user": "pencil", "import": "file-spreadsheet", "undo": "undo-2", "redo": "redo-2",
    "sync": "globe", "sample": "store", "migration": "shield-check",
}  # fmt: skip
SHOWN_ORIGINS = tuple(ICONS)
"""What the program remembers for itself (columns of a file) is no step of a person."""

# Parts of a contact and the links between rows are said as details.
_TABLES = {
    "contact": "contacts", "deal": "deals", "entry": "entries", "reminder": "reminders",
    "tag": "tags", "field": "fields", "setting": "settings", "saved_view": "views",
}  # fmt: skip


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("history", text, None, n)


def _some(what: str, n: int) -> str:
    return {
        "contacts": lambda: _tr("%n contact(s)", n),
        "companies": lambda: _tr("%n company(s)", n),
        "deals": lambda: _tr("%n deal(s)", n),
        "entries": lambda: _tr("%n timeline entry(s)", n),
        "reminders": lambda: _tr("%n reminder(s)", n),
        "tags": lambda: _tr("%n tag(s)", n),
        "fields": lambda: _tr("%n own field(s)", n),
        "settings": lambda: _tr("%n setting(s)", n),
        "views": lambda: _tr("%n view(s)", n),
    }.get(what, lambda: _tr("%n detail(s)", n))()


def rows(touched: Mapping[str, int]) -> str:
    """ "3 contacts, 5 details" of rows counted by table."""
    said: dict[str, int] = {}
    for table, count in touched.items():
        what = _TABLES.get(table, "details")
        said[what] = said.get(what, 0) + count
    order = [*_TABLES.values(), "details"]
    return ", ".join(_some(what, said[what]) for what in order if said.get(what))


def numbers(batch: Batch) -> str:
    """What an import or undo kept about itself; "" for other steps."""
    kept: dict[str, Any] = batch.summary
    parts = []
    creates = kept.get("creates")
    if isinstance(creates, dict):
        made = ", ".join(_some(what, n) for what, n in creates.items() if n)
        parts.append(_tr("new: %1").replace("%1", made) if made else "")
    if kept.get("updates"):
        parts.append(_tr("%n changed", kept["updates"]))
    if isinstance(kept.get("reversed"), dict):
        parts.append(rows(kept["reversed"]))
        if kept.get("kept"):
            parts.append(_tr("%n kept", kept["kept"]))
        if kept.get("failed"):
            parts.append(_tr("%n failed", kept["failed"]))
    return ", ".join(part for part in parts if part)


def when(milliseconds: int, today: dt.date, zone: dt.tzinfo) -> str:
    """ "today 14:05", "yesterday 9:12", "Thu 15 Oct 10:00"."""
    moment = words.moment(milliseconds, zone)
    days = (today - moment.date()).days
    day = (
        _tr("today") if days == 0
        else _tr("yesterday") if days == 1
        else words.day(moment.date(), today, weekday=True)
    )  # fmt: skip
    return f"{day} {moment:%H:%M}"


def label(batch: Batch) -> str:
    """What was done, in the language of the window."""
    if batch.label == RECEIVED:
        count = batch.summary.get("received", 0)
        return received(int(count), batch.device)
    if batch.label.endswith(f": {RECEIVED}"):  # its undo
        return undone(batch)
    return spoken(batch.label)


def received(count: int, pc: str) -> str:
    """ "Received 112 changes from Workshop PC"; ``pc``: one or several names."""
    return _tr("Received %n change(s) from %1", count).replace("%1", pc)


def touched(one: Changed) -> str:
    """ "Zoë Brandt: new, 1 contact, 2 details"."""
    what = rows(one.rows)
    if one.new:
        what = _tr("new, %1").replace("%1", what)
    return f"{one.about}: {what}" if one.about else what


def undone(batch: Batch) -> str:
    """What an undo, or a redo, did, as a sentence about what is past."""
    for begins, said in (("Undo: ", _tr("Undone: %1")), ("Redo: ", _tr("Done again: %1"))):
        if batch.label.startswith(begins):
            what = batch.label.removeprefix(begins)
            return said.replace("%1", _tr("Received changes") if what == RECEIVED else spoken(what))
    return label(batch)


def why(reason: str) -> str:
    """Why an undo left something as it is (``Left.reason``)."""
    return {
        "changed since": _tr("changed since"), "used since": _tr("used since"),
        "in the trash since": _tr("archived since"), "no longer there": _tr("no longer there"),
    }.get(reason, reason)  # fmt: skip


def origin(batch: Batch) -> str:
    """What kind of step it was."""
    return {
        "user": _tr("Done here"), "import": _tr("Import"), "undo": _tr("Undone"),
        "redo": _tr("Done again"), "sync": _tr("From another PC"), "sample": _tr("Invented data"),
        "migration": _tr("Update of the program"),
    }.get(batch.origin, _tr("Done here"))  # fmt: skip


def icon(batch: Batch) -> str:
    """The icon of what kind of step it was."""
    if "joined" in batch.summary:
        return "git-merge"
    return ICONS.get(batch.origin, "pencil")


def who(batch: Batch) -> str:
    """The person and the PC, as far as they are known."""
    return ", ".join(part for part in (batch.person, batch.device) if part)
