"""Writing a list of deals as it is seen: these deals in this order, to .xlsx or .csv."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from crm_desktop.errors import UserError
from crm_desktop.import_export.export import fresh_file
from crm_desktop.import_export.sheets import Column, Kind
from crm_desktop.import_export.write_book import XlsxWriter
from crm_desktop.import_export.write_table import CsvWriter
from crm_desktop.progress import Progress, silent
from crm_desktop.services.deal_list import DealRow, deal_rows
from crm_desktop.store.store import Store

ENDINGS = (".xlsx", ".csv")
_AT_ONCE = 500


def _amount(row: DealRow) -> str:
    card = row.card
    return "" if card.amount_minor is None else f"{card.amount_minor} {card.currency}"


def _closes(row: DealRow) -> str:
    card = row.card
    day = card.closes_on if card.state == "open" else card.closed_on
    return day.isoformat() if day else ""


def _next(row: DealRow) -> str:
    step = row.card.step
    if step is None:
        return ""
    when = f"{step.due or ''} {step.time}".strip()
    return f"{step.title} ({when})" if when else step.title


_COLUMNS: dict[str, tuple[Kind, Callable[[DealRow], Any]]] = {
    "title": ("text", lambda row: row.card.title),
    "who": ("text", lambda row: row.card.who),
    "value": ("money", _amount),
    "currency": ("text", lambda row: row.card.currency if row.card.amount_minor else ""),
    "pipeline": ("text", lambda row: row.pipeline),
    "step": ("text", lambda row: row.stage),
    "chance": ("percent", lambda row: row.card.percent if row.card.state == "open" else ""),
    "closing": ("date", _closes),
    "next": ("text", _next),
    "reason": ("text", lambda row: row.close_reason),
    "owner": ("text", lambda row: row.owner),
}
COLUMNS = tuple(_COLUMNS)
"""What can be written of a deal; ``value`` is a figure, its currency stands in a column beside."""


def export_deals(
    store: Store,
    path: Path,
    titles: Mapping[str, str],
    deals: Sequence[int],
    today: dt.date,
    *,
    zone: dt.tzinfo = dt.UTC,
    progress: Progress = silent,
) -> int:
    """Write deals (``deal.n``) to ``path``; ``titles``: of ``COLUMNS`` those to write, with their
    headings. Returns how many, those that went meanwhile left out.

    Raises:
        UserError: ``export.format``, or the file cannot be written; what was there under that name
            is untouched.
        CancelledError: from ``progress``; what was there under that name is untouched.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(
            f"The ending of “{path.name}” names no format that can be written. Nothing was "
            "written. Please let the name end in .xlsx or .csv.",
            code="export.format",
        )
    heads = [Column(title, kind=_COLUMNS[code][0]) for code, title in titles.items()]
    readers = [_COLUMNS[code][1] for code in titles]
    count = 0

    def portions(raw: sqlite3.Connection) -> Iterator[list[list[Any]]]:
        nonlocal count
        for start in range(0, len(deals), _AT_ONCE):
            progress(start, len(deals), "Writing deals")
            rows = deal_rows(raw, deals[start : start + _AT_ONCE], today, zone)
            count += len(rows)
            yield [[read(row) for read in readers] for row in rows]
        progress(len(deals), len(deals), "Writing deals")

    with store.read_raw() as raw, fresh_file(path) as file:
        if ending == ".csv":
            writer = CsvWriter(file, heads)
            for rows in portions(raw):
                writer.rows(rows)
        else:
            with XlsxWriter(file) as book:
                book.sheet("Deals", heads, len(deals), portions(raw))
    return count
