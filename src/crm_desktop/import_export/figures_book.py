"""Figures of a report as a workbook: one sheet for each table, values as what they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crm_desktop.import_export.export import fresh_file
from crm_desktop.import_export.sheets import Column
from crm_desktop.import_export.write_book import XlsxWriter

_LONGEST_NAME = 31
_REFUSED = str.maketrans("[]:*?/\\'", " " * 8)
_AT_ONCE = 1000

Figures = tuple[str, Sequence[tuple[str, str]], Sequence[list[Any]]]
"""A table: its title, (heading, kind of the values) of its columns, its rows."""


def write_figures(path: Path, tables: Sequence[Figures]) -> int:
    """Write tables into a workbook; returns the number of rows.

    Raises:
        UserError: it cannot be written; what was there under that name is untouched.
    """
    names: set[str] = set()
    count = 0
    with fresh_file(path) as file, XlsxWriter(file) as book:
        for title, heads, rows in tables or [("", [], [])]:
            columns = [Column(head, kind=kind) for head, kind in heads]  # type: ignore[arg-type]
            portions = (
                [list(row) for row in rows[start : start + _AT_ONCE]]
                for start in range(0, len(rows), _AT_ONCE)
            )
            book.sheet(_name(title, names), columns, len(rows), portions)
            count += len(rows)
    return count


def _name(title: str, taken: set[str]) -> str:
    """A name that workbooks take, and that no other sheet has."""
    wanted = " ".join(title.translate(_REFUSED).split())[:_LONGEST_NAME] or "Figures"
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = wanted[: _LONGEST_NAME - len(end)] + end
    taken.add(name.casefold())
    return name
