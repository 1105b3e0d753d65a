"""Writing a list of contacts as it is seen: these columns, this order, these contacts.

The format follows the ending of the name: .xlsx and .csv hold the columns; .vcf holds the whole
card of each contact.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crm_desktop.domain.consent import COLUMNS
from crm_desktop.domain.money import from_minor
from crm_desktop.errors import UserError
from crm_desktop.import_export.cards import cards_of
from crm_desktop.import_export.export import fresh_file
from crm_desktop.import_export.sheets import Column, Kind
from crm_desktop.import_export.write_book import XlsxWriter
from crm_desktop.import_export.write_table import CsvWriter
from crm_desktop.import_export.write_vcard import write_vcards
from crm_desktop.progress import Progress, silent
from crm_desktop.services.contact_rows import ContactRow, read_rows
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.store import Store

ENDINGS = (".xlsx", ".csv", ".vcf")
_AT_ONCE = 500
_CUSTOM = "custom:"
_OWN_KINDS: dict[str, Kind] = {
    "number": "number", "money": "amount", "percent": "percent", "date": "date", "yes/no": "bool",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list: its code, the words in its heading, and the kind of an own field."""

    code: str
    title: str
    own_kind: str = ""


def export_list(
    store: Store,
    path: Path,
    columns: Sequence[ListColumn],
    contacts: Sequence[int],
    today: dt.date,
    *,
    progress: Progress = silent,
) -> int:
    """Write contacts (``contact.n``) to ``path``; returns how many, those that went meanwhile left
    out.

    Raises:
        UserError: the format cannot hold it, or the file cannot be written; what was there under
            that name is untouched.
        CancelledError: from ``progress``; what was there under that name is untouched.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(
            f"The ending of “{path.name}” names no format that can be written. Nothing was "
            "written. Please let the name end in .xlsx, .csv or .vcf.",
            code="export.format",
        )
    with store.read_raw() as raw:
        if ending == ".vcf":
            return _write_cards(raw, Blobs(store.folder / ATTACHMENTS), path, contacts, progress)
        counted = _Counted()
        heads = [Column(column.title, kind=_kind(column)) for column in columns]
        portions = counted.through(_portions(raw, columns, contacts, today, progress))
        with fresh_file(path) as file:
            if ending == ".csv":
                writer = CsvWriter(file, heads)
                for rows in portions:
                    writer.rows(rows)
            else:
                with XlsxWriter(file) as book:
                    book.sheet("Contacts", heads, len(contacts), portions)
    return counted.rows


class _Counted:
    """How many rows went through."""

    def __init__(self) -> None:
        self.rows = 0

    def through(self, portions: Iterator[list[list[Any]]]) -> Iterator[list[list[Any]]]:
        for rows in portions:
            self.rows += len(rows)
            yield rows


def _portions(
    raw: sqlite3.Connection,
    columns: Sequence[ListColumn],
    contacts: Sequence[int],
    today: dt.date,
    progress: Progress,
) -> Iterator[list[list[Any]]]:
    fields = [c.code.removeprefix(_CUSTOM) for c in columns if c.code.startswith(_CUSTOM)]
    readers = [_reader(column) for column in columns]
    for start in range(0, len(contacts), _AT_ONCE):
        progress(start, len(contacts), "Writing contacts")
        found = read_rows(raw, contacts[start : start + _AT_ONCE], today, fields)
        yield [[read(row) for read in readers] for row in found]
    progress(len(contacts), len(contacts), "Writing contacts")


def _reader(column: ListColumn) -> Callable[[ContactRow], Any]:
    code = column.code
    if code.startswith(_CUSTOM):
        field = code.removeprefix(_CUSTOM)
        return lambda row: row.custom.get(field, "")
    if code in COLUMNS:
        channel = COLUMNS[code]
        return lambda row: row.consents.get(channel)
    return _READERS.get(code) or (lambda row: getattr(row, code))


def _next_step(row: ContactRow) -> str:
    step = row.next_step
    if step is None:
        return ""
    when = f"{step.due or ''} {step.time}".strip()
    return f"{step.title} ({when})" if when else step.title


_READERS: dict[str, Callable[[ContactRow], Any]] = {
    "name": lambda row: row.name or row.email or row.phone,
    "tags": lambda row: "; ".join(tag.name for tag in row.tags),
    "last_contact": lambda row: row.last_at,
    "created": lambda row: row.created_at,
    "next_step": _next_step,
    "open_deals": lambda row: "; ".join(f"{from_minor(m, c)} {c}" for c, m in row.open_deals),
}


def _kind(column: ListColumn) -> Kind:
    if column.own_kind:
        return _OWN_KINDS.get(column.own_kind, "text")
    if column.code in COLUMNS:
        return "bool"
    return {"last_contact": "instant", "created": "instant", "birthday": "date"}.get(
        column.code, "text"
    )  # type: ignore[return-value]


def _write_cards(
    raw: sqlite3.Connection, blobs: Blobs, path: Path, contacts: Sequence[int], progress: Progress
) -> int:
    count = 0
    with fresh_file(path) as file:
        for count, card in enumerate(write_vcards(cards_of(raw, blobs, contacts), "3.0"), start=1):
            file.write(card)
            if count % _AT_ONCE == 0:
                progress(count, len(contacts), "Writing contacts")
    progress(count, len(contacts), "Writing contacts")
    return count
