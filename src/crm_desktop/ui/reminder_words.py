"""Reminders as the window says them: what, when, how they repeat, and what was read from words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from crm_desktop.ui import words

if TYPE_CHECKING:  # the first page is painted before anything is typed
    from crm_desktop.domain.dates import DateOrder
    from crm_desktop.domain.opening_days import Later
    from crm_desktop.domain.recurrence import Repeat
    from crm_desktop.domain.reminder_words import ReminderWords

KINDS = ("", "call", "email", "meeting", "visit", "note")
"""What a reminder may be, in the order of the choice."""
_ICONS = {
    "call": "phone", "email": "mail", "meeting": "users", "visit": "store", "note": "notebook-pen",
}  # fmt: skip


def tr(text: str, n: int = -1) -> str:
    """Translate a sentence about reminders."""
    return QCoreApplication.translate("reminders", text, None, n)


def kind_icon(kind: str) -> str:
    """The icon of a kind."""
    return _ICONS.get(kind, "circle-check")


def title_of(kind: str, title: str) -> str:
    """What is to be done; the kind where nothing else was written."""
    if title:
        return title
    from crm_desktop.ui.entry_words import kind_words  # noqa: PLC0415 - most have a title

    return kind_words(kind)


def log_words(kind: str) -> str:
    """What the button that logs says: "Log call"."""
    return {
        "call": tr("Log call"), "email": tr("Log e-mail"), "meeting": tr("Log meeting"),
        "visit": tr("Log visit"),
    }.get(kind, tr("Log"))  # fmt: skip


def day_words(day: dt.date, today: dt.date, time: dt.time | None = None) -> str:
    """ "today 14:00", "tomorrow", "Thu 15 Oct 10:00"."""
    near = {0: tr("today"), 1: tr("tomorrow")}.get((day - today).days)
    shown = near or words.day(day, today, weekday=True)
    return f"{shown} {time:%H:%M}" if time is not None else shown


def later_words(way: Later, today: dt.date) -> str:
    """A way to put something off, as the menu offers it."""
    day = words.day(way.date, today, weekday=True)
    return {
        "later today": tr("Later today, %1").replace(
            "%1", f"{way.time:%H:%M}" if way.time is not None else ""
        ),
        "tomorrow": tr("Tomorrow, %1").replace("%1", day),
        "next work day": tr("Next work day, %1").replace("%1", day),
        "next week": tr("Next week, %1").replace("%1", day),
    }[way.name]


def read(text: str, now: dt.datetime, language: str) -> ReminderWords:
    """A reminder as typed; ``now`` is wall time here, ``language`` that of the shop."""
    from crm_desktop.domain.reminder_words import read_words  # noqa: PLC0415 - on first use

    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    order: DateOrder = "mdy" if form.startswith("M") else "dmy"
    return read_words(text, now.replace(tzinfo=None), language=language, order=order)


def sentence(title: str) -> str:
    """A title that begins with a capital, as it is shown and kept."""
    return title[:1].upper() + title[1:]


# -- repetition ------------------------------------------------------------------------------------


def weekday_words(weekday: int, *, short: bool = False) -> str:
    """ "Monday" (0) to "Sunday"."""
    locale = QLocale()
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return locale.standaloneDayName(weekday + 1, form)


def repeat_words(repeat: Repeat, today: dt.date, *, from_done: bool = False) -> str:
    """ "every 2 weeks on Monday and Thursday, until 31 Dec"."""
    parts = [_every(repeat)]
    if from_done:
        parts.append(tr("counted from the day it is done"))
    if repeat.until is not None:
        parts.append(tr("until %1").replace("%1", words.day(repeat.until, today)))
    if repeat.count is not None:
        parts.append(tr("%n time(s)", repeat.count))
    return ", ".join(parts)


def _every(repeat: Repeat) -> str:
    once = repeat.every == 1
    base = {
        "day": tr("every day") if once else tr("every %n day(s)", repeat.every),
        "week": tr("every week") if once else tr("every %n week(s)", repeat.every),
        "month": tr("every month") if once else tr("every %n month(s)", repeat.every),
        "year": tr("every year") if once else tr("every %n year(s)", repeat.every),
    }[repeat.unit]
    if repeat.unit == "week" and repeat.weekdays:
        names = [weekday_words(day) for day in repeat.weekdays]
        listed = names[0] if len(names) == 1 else tr("%1 and %2").replace(
            "%1", ", ".join(names[:-1])
        ).replace("%2", names[-1])  # fmt: skip
        return tr("%1 on %2").replace("%2", listed).replace("%1", base)
    place = month_place(repeat)
    if not place:
        return base
    if repeat.month is not None:
        month = QLocale().standaloneMonthName(repeat.month)
        return tr("%1 in %2 on %3").replace("%1", base).replace("%2", month).replace("%3", place)
    return tr("%1 on %2").replace("%2", place).replace("%1", base)


def month_place(repeat: Repeat) -> str:
    """Which day of the month: "the 15th", "the last day", "the third Thursday"; "": not said."""
    if repeat.nth is not None:
        day = weekday_words(repeat.weekdays[0])
        return {
            1: tr("the first %1"), 2: tr("the second %1"), 3: tr("the third %1"),
            4: tr("the fourth %1"), -1: tr("the last %1"),
        }[repeat.nth].replace("%1", day)  # fmt: skip
    if repeat.day == 31:
        return tr("the last day")
    return tr("day %1").replace("%1", str(repeat.day)) if repeat.day is not None else ""


# -- lead times ------------------------------------------------------------------------------------

LEADS = (10, 60, 24 * 60, 7 * 24 * 60)
"""Minutes before that are offered."""


def lead_words(minutes: int) -> str:
    """ "1 hour before"."""
    for size, text in (
        (7 * 24 * 60, tr("%n week(s) before", minutes // (7 * 24 * 60))),
        (24 * 60, tr("%n day(s) before", minutes // (24 * 60))),
        (60, tr("%n hour(s) before", minutes // 60)),
    ):
        if minutes >= size and minutes % size == 0:
            return text
    return tr("%n minute(s) before", minutes)
