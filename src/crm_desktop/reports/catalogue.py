"""All kinds of reports: what they are called, which choices they take, and who makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crm_desktop.errors import UserError
from crm_desktop.reports.activity import activity
from crm_desktop.reports.birthdays import birthdays
from crm_desktop.reports.contact_list import contact_list
from crm_desktop.reports.customer_sheet import customer_sheets
from crm_desktop.reports.day_sheet import day_sheet
from crm_desktop.reports.flow import print_report
from crm_desktop.reports.model import Report, Table
from crm_desktop.reports.order import Material
from crm_desktop.reports.outcomes import outcomes
from crm_desktop.reports.pipeline import pipeline
from crm_desktop.reports.statement import statement

Choice = Literal["period", "customers", "contact", "person", "entries", "pipeline"]
Period = Literal["month", "year", "ahead", "always"]


@dataclass(frozen=True, slots=True)
class Kind:
    """``id`` names the report on the command line; ``choices`` are what the page offers for it;
    ``period``: which one it begins with."""

    id: str
    make: Callable[[Material], Report]
    choices: tuple[Choice, ...]
    period: Period = "month"
    about: str = ""
    """In English, for the command line."""


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("customer", customer_sheets, ("contact", "customers", "entries"),
             about="card, open deals, reminders and what happened last, a page for each customer"),
        Kind("contacts", contact_list, ("customers",),
             about="a list of contacts as a table, any saved view"),
        Kind("activity", activity, ("period", "customers", "person"),
             about="visits and calls in a period"),
        Kind("pipeline", pipeline, ("pipeline", "person"),
             about="open deals by step, with sums and those that need you"),
        Kind("outcomes", outcomes, ("period", "person"), "year",
             about="won and lost deals by month, source and reason"),
        Kind("day", day_sheet, ("person",),
             about="overdue and coming reminders with boxes to tick"),
        Kind("birthdays", birthdays, ("period", "customers"), "ahead",
             about="birthdays and other yearly days"),
        Kind("history", statement, ("contact", "period"), "always",
             about="everything that was written down with one customer"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """A report on paper; ``file_name`` is without ending, ``tables``: it has rows for a sheet."""

    pages: int
    file_name: str
    title: str


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


def write_pdf(material: Material, out: Path) -> Printed:
    """Make the report of the order as a PDF file.

    Raises:
        UserError: ``report.unknown``.
        CancelledError: from the progress.
        OSError: ``out`` cannot be written.
    """
    report = kind_of(material.order.report).make(material)
    words = material.words
    pages = print_report(
        report, out, words=words, letterhead=material.letterhead, paper=material.paper,
        printed=words.long_day(material.order.today), progress=material.progress,
    )  # fmt: skip
    return Printed(pages, file_name(report.file_name), report.title)


def tables_of(report: Report) -> list[Table]:
    """The tables of a report, for a spreadsheet."""
    return [part for part in report.parts if isinstance(part, Table)]


def file_name(text: str) -> str:
    """A name that every system takes."""
    kept = "".join(" " if sign in '<>:"/\\|?*' or sign < " " else sign for sign in text)
    return " ".join(kept.split()).strip(". ")[:120] or "report"
