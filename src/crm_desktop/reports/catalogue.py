"""Making a report of any kind: its pages as PDF, and its figures for a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from crm_desktop.errors import UserError
from crm_desktop.reports.activity import activity
from crm_desktop.reports.birthdays import birthdays
from crm_desktop.reports.contact_list import contact_list
from crm_desktop.reports.customer_sheet import customer_sheets
from crm_desktop.reports.day_sheet import day_sheet
from crm_desktop.reports.flow import print_report
from crm_desktop.reports.kinds import Kind, kind_of
from crm_desktop.reports.model import Group, Note, Record, Report, Rich, Row, Table, Tick
from crm_desktop.reports.order import Material
from crm_desktop.reports.outcomes import outcomes
from crm_desktop.reports.pipeline import pipeline
from crm_desktop.reports.printed import Printed, Sheet
from crm_desktop.reports.statement import statement


def _labels(material: Material, out: Path | IO[bytes], most_pages: int) -> Printed:
    from crm_desktop.reports.labels import draw_labels  # noqa: PLC0415

    return draw_labels(material, out, most_pages=most_pages)


def _letters(material: Material, out: Path | IO[bytes], most_pages: int) -> Printed:
    from crm_desktop.reports.letters import draw_letters  # noqa: PLC0415

    return draw_letters(material, out, most_pages=most_pages)


def _quote(material: Material, out: Path | IO[bytes], _most_pages: int) -> Printed:
    from crm_desktop.reports.quote import draw_quote  # noqa: PLC0415

    return draw_quote(material, out)


_MAKERS: dict[str, Callable[[Material], Report]] = {
    "customer": customer_sheets, "contacts": contact_list, "activity": activity,
    "pipeline": pipeline, "outcomes": outcomes, "day": day_sheet, "birthdays": birthdays,
    "history": statement,
}  # fmt: skip
# What is drawn on measured places is loaded when it is asked for: a process starts without it.
_DRAWN: dict[str, Callable[[Material, Path | IO[bytes], int], Printed]] = {
    "labels": _labels, "letter": _letters, "quote": _quote,
}  # fmt: skip


_EARLIEST, _LATEST = dt.date(1, 1, 3), dt.date(9990, 1, 1)


def write_pdf(material: Material, out: Path | IO[bytes], *, most_pages: int = 0) -> Printed:
    """Make the report of the order as a PDF file; ``most_pages``: only its beginning, at once.

    Raises:
        UserError: ``report.unknown``.
        CancelledError: from the progress.
        OSError: ``out`` cannot be written.
    """
    kind, material = kind_of(material.order.report), _in_calendar(material)
    if kind.id in _DRAWN:
        found = _DRAWN[kind.id](material, out, most_pages)
        return replace(found, file_name=file_name(found.file_name))
    report = _made(kind, material)
    words = material.words
    pages = print_report(
        report, out, words=words, letterhead=material.letterhead, paper=material.paper,
        printed=words.long_day(material.order.today), progress=material.progress,
        most_pages=most_pages,
    )  # fmt: skip
    return Printed(pages, file_name(report.file_name), report.title)


def values_of(material: Material) -> list[Sheet]:
    """The same figures for a spreadsheet: every table of the report, and its notes.

    Raises:
        UserError: ``report.unknown``, ``report.no_table``.
    """
    material = _in_calendar(material)
    report = _made(kind_of(material.order.report), material)
    found: list[Sheet] = []
    notes: list[list[Any]] = []
    who = ""
    for part in report.parts:
        if isinstance(part, Table):
            title = part.title or report.title
            found.append((title, _heads(part), [_plain(part, row) for row in _rows(part)]))
        elif isinstance(part, Record):
            who = part.name
        elif isinstance(part, Note):
            notes.append([who or report.title, part.when, part.what, part.body, part.by])
    if notes:
        words = material.words
        heads = (words.say("Customer"), words.say("When"), words.say("What"), words.say("Text"),
                 words.say("By"))  # fmt: skip
        found.append((words.say("What happened"), [(head, "text") for head in heads], notes))
    return found


def _in_calendar(material: Material) -> Material:
    """Days at the very ends of the calendar have no day before or after them."""
    first, last = (
        None if day is None else max(_EARLIEST, min(day, _LATEST))
        for day in (material.order.first, material.order.last)
    )
    return replace(material, order=replace(material.order, first=first, last=last))


def _made(kind: Kind, material: Material) -> Report:
    if not kind.has_table:
        raise UserError("This has no table for a spreadsheet.", code="report.no_table")
    return _MAKERS[kind.id](material)


def _heads(table: Table) -> list[tuple[str, str]]:
    grouped = [("", "text")] if _has_ticks(table) else []
    return grouped + [(column.title, column.kind) for column in table.columns[len(grouped) :]]


def _has_ticks(table: Table) -> bool:
    return table.columns[0].title == ""


def _rows(table: Table) -> Iterator[tuple[str, Row]]:
    group = ""
    for row in table.rows:
        if isinstance(row, Group):
            group = row.title
        else:
            yield group, row
    if table.total is not None:
        yield "", table.total


def _plain(table: Table, grouped: tuple[str, Row]) -> list[Any]:
    group, row = grouped
    found: list[Any] = []
    for column, cell in zip(table.columns, row, strict=True):
        if isinstance(cell, Tick):
            found.append(group)
        elif isinstance(cell, Rich):
            value = cell.text if cell.value is None and column.kind == "text" else cell.value
            found.append(value.isoformat() if isinstance(value, dt.date) else value)
        else:
            found.append(cell)
    return found


def file_name(text: str) -> str:
    """A name that every system takes."""
    kept = "".join(" " if sign in '<>:"/\\|?*' or sign < " " else sign for sign in text)
    return " ".join(kept.split()).strip(". ")[:120] or "report"
