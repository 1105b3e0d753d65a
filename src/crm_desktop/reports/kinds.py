"""All kinds of reports: what they are called, which choices they take. ``catalogue`` makes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from crm_desktop.errors import UserError

Choice = Literal["period", "customers", "contact", "person", "entries", "pipeline"]
Period = Literal["month", "year", "ahead", "always"]


@dataclass(frozen=True, slots=True)
class Kind:
    """``id`` names the report on the command line; ``choices`` are what the page offers for it;
    ``period``: which one it begins with. What ``has_table`` gives its figures to a spreadsheet."""

    id: str
    choices: tuple[Choice, ...]
    period: Period = "month"
    about: str = ""
    """In English, for the command line."""
    has_table: bool = True


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("customer", ("contact", "customers", "entries"),
             about="card, open deals, reminders and what happened last, a page for each customer"),
        Kind("contacts", ("customers",),
             about="a list of contacts as a table, any saved view"),
        Kind("activity", ("period", "customers", "person"),
             about="visits and calls in a period"),
        Kind("pipeline", ("pipeline", "person"),
             about="open deals by step, with sums and those that need you"),
        Kind("outcomes", ("period", "person"), "year",
             about="won and lost deals by month, source and reason"),
        Kind("day", ("person",),
             about="overdue and coming reminders with boxes to tick"),
        Kind("birthdays", ("period", "customers"), "ahead",
             about="birthdays and other yearly days"),
        Kind("history", ("contact", "period"), "always",
             about="everything that was written down with one customer"),
        Kind("labels", ("customers",), has_table=False,
             about="address labels and envelopes at the measured places of a sheet"),
        Kind("letter", ("contact", "customers"), has_table=False,
             about="a letter to each customer, its text filled in"),
        Kind("quote", (), has_table=False, about="a quote on letter paper"),
    )
}  # fmt: skip


def usual_days(kind: Kind, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a report for which no period was chosen; None: open."""
    if "period" not in kind.choices:
        return None, None
    if kind.period == "month":
        return today.replace(day=1), today
    return (today.replace(month=1, day=1), today) if kind.period == "year" else (None, None)


def kind_of(name: str) -> Kind:
    """The kind of that name.

    Raises:
        UserError: ``report.unknown``.
    """
    if name not in KINDS:
        raise UserError(
            f"There is no report “{name}”. These are known: {', '.join(KINDS)}.",
            code="report.unknown",
        )
    return KINDS[name]
