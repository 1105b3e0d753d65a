"""Backups in words: how it stands with them, why one was made, what is in it."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from crm_desktop.services.backups import DAY_MS, State
from crm_desktop.store.backup import Backup
from crm_desktop.ui import batch_words

Tone = Literal["well", "waiting", "bad"]
LATE_DAYS = 7
"""So many days without a backup, while something changed, are told."""


class Said(NamedTuple):
    """A heading and a sentence below it."""

    heading: str
    sentence: str
    tone: Tone


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Backups", text, None, n)


moment = batch_words.when
"""When a copy was made: "today 08:05", "Tue 17 Nov 08:05"."""


def state(now: State, today: dt.date, zone: dt.tzinfo, at: int, trouble: str = "") -> Said:
    """How it stands. ``at``: the time, in UTC milliseconds; ``trouble``: why the last try to make a
    backup failed."""
    newest = now.newest
    if now.unreadable is not None:
        heading = _tr("The backup of %1 could not be read again.")
        said = heading.replace("%1", moment(now.unreadable, today, zone))
        older = _tr("An older good one may be among the others. Please back up now.")
        return Said(said, older, "bad")
    if newest is None:
        return Said(
            _tr("There is no backup yet."),
            trouble or _tr("The first one is made by itself as soon as there is something."),
            "waiting" if trouble else "well",
        )
    days = (at - newest.made_at) // DAY_MS
    if now.changed and days >= LATE_DAYS:
        heading = _tr("No backup for %n day(s)", days)
        return Said(heading, trouble or contents(newest), "waiting")
    heading = _tr("Backed up %1").replace("%1", moment(newest.made_at, today, zone))
    if trouble:
        return Said(heading, trouble, "waiting")
    if now.no_room:
        full = _tr("There is too little room on the disk for the next backup. Please free some.")
        return Said(heading, full, "waiting")
    checked = _tr("Opened again and checked: %1, no errors.").replace("%1", contents(newest))
    return Said(heading, checked, "well")


def contents(backup: Backup) -> str:
    """ "1,284 contacts, 9,611 entries, 96 deals"."""
    contacts, entries, deals = (
        backup.live.get(table, backup.rows.get(table, 0)) for table in ("contact", "entry", "deal")
    )
    parts = [
        _tr("%n contact(s)", contacts), _tr("%n entry(s)", entries), _tr("%n deal(s)", deals),
    ]  # fmt: skip
    return ", ".join(parts)


def why(reason: str) -> str:
    """Why a backup was made."""
    return {
        "time": _tr("By itself"), "exit": _tr("When the program was closed"),
        "by-hand": _tr("By hand"), "check": _tr("For a check"),
        "before-migration": _tr("Before an update of the program"),
        "before-restore": _tr("Before going back"), "before-repair": _tr("Before a repair"),
        "before-import": _tr("Before an import"), "before-merge": _tr("Before joining contacts"),
        "before-archive": _tr("Before archiving many"),
        "before-sync": _tr("Before the first exchange with another PC"),
    }.get(reason, _tr("Before a large change"))  # fmt: skip


def size(count: int) -> str:
    """Bytes in a few letters."""
    return QLocale().formattedDataSize(count, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
