"""The workbook of what an import could not use: to be mended and imported again.

It has the columns of the file, cells as text, and two more in front: the row in the file and the
reason. The cells to look at are coloured. On the way back in the two columns are no data.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crm_desktop.import_export import plan
from crm_desktop.import_export.export import fresh_file
from crm_desktop.import_export.importing import ImportFile
from crm_desktop.import_export.worker_operations import LEFT_OUT_REASON, LEFT_OUT_ROW
from crm_desktop.import_export.write_book import XlsxWriter

_AT_ONCE = 2000


@dataclass(slots=True)
class Left:
    """A record that was left out, or of which a cell was: its row (from 0) and why."""

    row: int
    reasons: list[str] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    values: set[str] = field(default_factory=set)


def write(file: ImportFile, path: Path) -> int:
    """Write what the last plan of ``file`` leaves out; gives the number of records.

    Where nothing is left out no file is written. Problems with single cells count: the rest of
    their record is imported, and importing it again mended fills in what is missing.

    Raises:
        UserError: the file cannot be written.
    """
    return save(file, collect(file), path)


def save(file: ImportFile, found: Mapping[int, Left], path: Path) -> int:
    """Write what ``collect`` found; works also after the plan was carried out.

    Raises:
        UserError: the file cannot be written.
    """
    if not found:
        return 0
    buffer = io.BytesIO()
    with XlsxWriter(buffer) as book:
        headers, _ = file.cells([])
        book.begin("Left out", [LEFT_OUT_ROW, LEFT_OUT_REASON, *headers], len(found))
        numbers = sorted(found)
        for start in range(0, len(numbers), _AT_ONCE):
            portion = numbers[start : start + _AT_ONCE]
            for number, cells in zip(portion, file.cells(portion)[1], strict=True):
                left = found[number]
                marked = {
                    place
                    for place, (header, cell) in enumerate(
                        zip(headers, cells, strict=True), start=2
                    )
                    if header in left.columns or (cell and cell in left.values)
                }
                book.row([left.row + 1, " ".join(left.reasons), *cells], marked=marked)
    with fresh_file(path) as out:
        out.write(buffer.getvalue())
    return len(found)


def collect(file: ImportFile) -> dict[int, Left]:
    """What the last plan of ``file`` leaves out, by the number of the record."""
    found: dict[int, Left] = {}
    with plan.opened(file.staged) as db:
        for number, row, reason in db.execute(
            f"SELECT n, row, reason FROM record WHERE {plan.LEFT_OUT}"
        ):
            found[number] = Left(row, [reason] if reason else [])
        for number, row, column, reason, value in db.execute(
            'SELECT p.record, r.row, p."column", p.reason, p.value FROM problem p'
            " JOIN record r ON r.n=p.record ORDER BY p.n"
        ):
            left = found.setdefault(number, Left(row))
            told = f"{column}: {reason}" if column else reason
            if told not in left.reasons and reason not in left.reasons:
                left.reasons.append(told)
            left.columns.add(column)
            if value:
                left.values.add(value)
    return found
