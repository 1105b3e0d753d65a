"""What the composer hands out when an entry is to be saved, and its words for each kind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.attachments import KeptFile
from crm_desktop.services.timeline import Logged
from crm_desktop.ui import words


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be logged. ``at`` None: now; ``remind_on`` None: no reminder; ``direction`` is
    "in", "out" or empty; ``entry``: the entry that is changed, empty for a new one."""

    kind: str
    subject: str
    text: str
    outcome: str
    minutes: int | None
    at: dt.datetime | None
    remind_on: dt.date | None
    direction: str = ""
    files: tuple[KeptFile, ...] = ()
    entry: bytes = b""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)


def hint_words(kind: str) -> str:
    """What is asked where nothing is written yet."""
    return {
        "call": _tr("What was said?"), "email": _tr("What was written?"),
        "meeting": _tr("What was agreed?"), "visit": _tr("What was seen?"),
        "note": _tr("Anything worth remembering"),
    }[kind]  # fmt: skip


def save_words(kind: str) -> str:
    """What the button says."""
    return {
        "call": _tr("Log call"), "email": _tr("Log e-mail"), "meeting": _tr("Log meeting"),
        "visit": _tr("Log visit"), "note": _tr("Save note"),
    }[kind]  # fmt: skip


def logged_words(wish: Wish, logged: Logged, today: dt.date) -> str:
    """What was saved, and the day of the reminder that came with it."""
    saved = {
        "call": _tr("Call logged."), "email": _tr("E-mail logged."),
        "meeting": _tr("Meeting logged."), "visit": _tr("Visit logged."),
        "note": _tr("Note saved."),
    }[wish.kind]  # fmt: skip
    parts = [saved] if logged.entry is not None else []
    remind_on = wish.remind_on
    if logged.entry is None and wish.at is not None:
        remind_on = wish.at.date()
    if logged.reminder is not None and remind_on is not None:
        day = words.day(remind_on, today, weekday=True)
        parts.append(_tr("Reminder set for %1.").replace("%1", day))
    return " ".join(parts)
