"""The pieces of SQL that an undo is made of, and how the journal's values are read in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Column, LargeBinary, Table, Text

from crm_desktop.store.schema import LIVE, SYNCED, UNDONE, target

_LABELS = ("name", "title", "subject", "typed", "address", "city", "url", "value", "file")
FAILED = "no longer there"
KEEP = "INSERT OR IGNORE INTO undo_keep SELECT DISTINCT"


def is_kept(tbl: str, row: str) -> str:
    """What was changed or is needed since stays."""
    return f"EXISTS (SELECT 1 FROM undo_keep k WHERE k.tbl={tbl} AND k.row={row})"


def was_made(tbl: str, row: str) -> str:
    """The batch made this row."""
    return f"EXISTS (SELECT 1 FROM undo_made m WHERE m.tbl={tbl} AND m.row={row})"


def made_its_row(alias: str) -> str:
    """The change made its row: an insert, or the return of a row that had been undone."""
    return (
        f"({alias}.old IS NULL OR ({alias}.old={gone_as(UNDONE)} AND {alias}.new={gone_as(LIVE)}))"
    )


def gone_as(state: int) -> str:
    """A mark as the journal's SQL text."""
    return f"'{{\"gone\":{state}}}'"


def _references() -> Iterator[tuple[Table, Column[object], Table]]:
    for table in SYNCED.values():
        for column in table.columns:
            if column.foreign_keys and column.name != "source_id":
                yield table, column, target(column)
    # The primary phone and so on: references without a constraint.
    contact = SYNCED["contact"]
    for part in ("phone", "email", "address", "website", "position"):
        yield contact, contact.c[f"{part}_id"], SYNCED[part]


REFERENCES = tuple(_references())


def quoted(columns: list[str]) -> str:
    """Names as a list of SQL texts."""
    return ", ".join(f"'{column}'" for column in columns)


def held(table: Table, column: str, side: str) -> str:
    """The journal's value as the column holds it (see ``journal.journal_value``)."""
    kind = table.c[column].type
    if isinstance(kind, LargeBinary):
        return f"hex_blob({side})"
    return f"hex_text({side})" if isinstance(kind, Text) else side


def as_blob(shown: str | None) -> bytes | None:
    """A blob from the journal's hex."""
    return None if shown is None else bytes.fromhex(shown)


def as_text(shown: str | None) -> str | None:
    """A text from the journal's hex."""
    return None if shown is None else bytes.fromhex(shown).decode()


def label_of(raw: sqlite3.Connection, table: Table, row: int) -> str:
    """What people know a row by."""
    for column in _LABELS:
        if column in table.c:
            found = raw.execute(f"SELECT {column} FROM {table.name} WHERE n=?", (row,)).fetchone()
            return str(found[0]) if found else ""
    return ""
