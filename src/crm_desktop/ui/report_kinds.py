"""The reports as the window lists them: their names, what they show, and the periods to choose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from crm_desktop.domain.recurrence import step
from crm_desktop.reports.kinds import Period


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reports", text)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in the list at the left; ``id`` as in ``reports.catalogue``."""

    id: str
    title: str
    about: str
    icon: str


def report_lines() -> tuple[ReportLine, ...]:
    """All reports in the order of the list."""
    return (
        ReportLine("customer", _tr("Customer sheet"), _tr("One customer, or many"), "user"),
        ReportLine("contacts", _tr("Contact list"), _tr("Any saved view as a table"), "users"),
        ReportLine(
            "activity", _tr("Visits and calls"), _tr("Who was contacted, and when"), "footprints"
        ),
        ReportLine(
            "pipeline", _tr("Open deals"), _tr("By step, with expected sum"), "square-kanban"
        ),
        ReportLine("outcomes", _tr("Won and lost"), _tr("Per month, with reasons"), "trophy"),
        ReportLine("day", _tr("Day sheet"), _tr("Reminders with boxes to tick"), "calendar-check"),
        ReportLine("birthdays", _tr("Birthdays"), _tr("And other yearly days"), "calendar"),
        ReportLine(
            "history", _tr("History of a customer"), _tr("Everything that was agreed"), "history"
        ),
        ReportLine("labels", _tr("Address labels"), _tr("Sheets, rolls, envelopes"), "tag"),
        ReportLine("letter", _tr("Letters"), _tr("One text to many customers"), "mail"),
        ReportLine("quote", _tr("Quote"), _tr("What a deal offers, with tax"), "file-text"),
    )


Days = tuple[dt.date | None, dt.date | None]
"""First and last day; None: open."""


def periods(usual: Period) -> tuple[tuple[str, str, Callable[[dt.date], Days]], ...]:
    """(code, words, which days it is on a given day) of the periods that are offered to a report
    which begins with ``usual``: what is still to come, or what was from the beginning."""
    ahead = usual == "ahead"
    return (
        ("week", _tr("This week"), _week),
        ("month", _tr("This month"), lambda day: _months(day, 0, 1)),
        ("last_month", _tr("Last month"), lambda day: _months(day, -1, 1)),
        ("last30", _tr("The last 30 days"), lambda day: (day - dt.timedelta(days=29), day)),
        ("year", _tr("This year"), lambda day: (day.replace(month=1, day=1), _end(day, 12))),
        ("last_year", _tr("Last year"), _last_year),
        ("ahead", _tr("The next three months"), lambda day: (day, step(day, "month", 3)))
        if ahead
        else ("always", _tr("From the beginning"), lambda day: (None, None)),
    )


def _week(day: dt.date) -> Days:
    first = day - dt.timedelta(days=day.weekday())
    return first, first + dt.timedelta(days=6)


def _months(day: dt.date, back: int, count: int) -> Days:
    first = step(day.replace(day=1), "month", back)
    return first, step(first, "month", count) - dt.timedelta(days=1)


def _end(day: dt.date, month: int) -> dt.date:
    return step(day.replace(month=month, day=1), "month", 1) - dt.timedelta(days=1)


def _last_year(day: dt.date) -> Days:
    first = day.replace(year=day.year - 1, month=1, day=1)
    return first, first.replace(month=12, day=31)
