"""Workbooks (xlsx, xlsm, xlsb, xls, ods) as a ``Book``.

Rows and columns are those of the sheet, whatever empty area stands before the data. Formulas are
never evaluated: what counts is the value saved with them. Whole numbers are ``int``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from crm_desktop.import_export.limits import (
    Limits,
    PartFacts,
    check_archive,
    check_size,
    refuse_cell,
    refuse_cells,
    refuse_columns,
    refuse_damaged,
    refuse_rows,
)
from crm_desktop.import_export.model import Book, Cell, Notice, Row, Sheet
from crm_desktop.import_export.recognise import refuse
from crm_desktop.progress import Progress, silent

_CHUNK = 20_000
_EXACT = 1e21
"""Above this a whole number is written with an exponent; it stays a float."""


def read_book(
    path: Path, file_format: str, limits: Limits | None = None, progress: Progress = silent
) -> Book:
    """Read all sheets of a workbook; ``file_format`` is what ``recognise`` answered.

    To be called in a throw-away process only: a hostile workbook can end the whole process.

    Raises:
        FileRefusedError: protected, damaged, or more than can be read.
        OSError: the file cannot be read.
    """
    limits = limits or Limits()
    check_size(path.stat().st_size, limits)
    facts = PartFacts() if file_format == "xls" else check_archive(path, limits)
    try:
        with path.open("rb") as stream, CalamineWorkbook.from_filelike(stream) as workbook:
            sheets = _sheets(workbook, limits, progress)
    except PasswordError as error:
        raise refuse("encrypted") from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise refuse_damaged() from error
    except BaseException as error:
        # A Rust panic is no Exception; its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise refuse_damaged() from None
    return Book(file_format, sheets, notices=_notices(facts))


def _notices(facts: PartFacts) -> list[Notice]:
    notices = []
    if facts.error_cells:
        notices.append(
            Notice(
                "book.error_cells",
                "1 cell shows an error such as #N/A; it was read as empty."
                if facts.error_cells == 1
                else f"{facts.error_cells:,} cells show an error such as #N/A; they were read as "
                "empty.",
            )
        )
    if facts.formulas_without_value:
        notices.append(
            Notice(
                "book.formulas_without_value",
                (
                    "1 cell holds a formula whose result was not saved; it was read as empty."
                    if facts.formulas_without_value == 1
                    else f"{facts.formulas_without_value:,} cells hold formulas whose results were "
                    "not saved; they were read as empty."
                )
                + " Open the file in your spreadsheet program and save it again to have the "
                "results.",
            )
        )
    return notices


def _sheets(workbook: CalamineWorkbook, limits: Limits, progress: Progress) -> list[Sheet]:
    sheets: list[Sheet] = []
    cells = 0
    for index, facts in enumerate(workbook.sheets_metadata):
        if facts.typ != SheetTypeEnum.WorkSheet:
            continue
        hidden = facts.visible != SheetVisibleEnum.Visible
        rows = _rows(workbook.get_sheet_by_index(index), limits, progress)
        cells += sum(map(len, rows))
        if cells > limits.cells:
            raise refuse_cells(limits)
        sheets.append(Sheet(facts.name, rows, hidden))
    return sheets


def _rows(sheet: CalamineSheet, limits: Limits, progress: Progress) -> list[Row]:
    if sheet.start is None:
        return []
    first_column = sheet.start[1]
    if first_column + sheet.width > limits.columns:
        raise refuse_columns(first_column + sheet.width, limits, f'The sheet "{sheet.name}"')
    total = sheet.total_height
    # The size counts formatted empty rows too; it only says when it is worth to go on.
    if total > limits.rows * 2:
        raise refuse_rows(total, limits)
    # The empty rows above the data are given, the empty columns before it are not.
    rows: list[Row] = []
    for values in sheet.iter_rows():
        row = _row(cast(Row, values), limits, sheet.name, len(rows))
        rows.append([None] * first_column + row if row and first_column else row)
        if len(rows) % _CHUNK == 0:
            progress(len(rows), total, sheet.name)
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > limits.rows:
        raise refuse_rows(len(rows), limits)
    return rows


def _row(values: Row, limits: Limits, sheet: str, number: int) -> Row:
    while values and values[-1] == "":
        values.pop()
    longest = limits.cell_length
    for place, cell in enumerate(values):
        kind = type(cell)
        if kind is str:
            if not cell:
                values[place] = None
            elif len(cast(str, cell)) > longest:
                raise refuse_cell(f'A cell in row {number + 1:,} of "{sheet}"', limits)
        elif kind is float:
            values[place] = _number(cast(float, cell))
        elif kind is dt.datetime:
            values[place] = _whole_second(cast(dt.datetime, cell))
    return values


def _number(value: float) -> Cell:
    if value.is_integer():
        return int(value) if abs(value) < _EXACT else value
    # What is no number cannot be kept as one (and not be sent as JSON).
    return value if value - value == 0 else str(value)


def _whole_second(value: dt.datetime) -> dt.datetime:
    """Days are saved as fractions; a time that misses a second by a hair is that second."""
    off = value.microsecond
    if 0 < off <= 2_000:
        return value.replace(microsecond=0)
    if off >= 998_000 and value.year < 9999:
        return value.replace(microsecond=0) + dt.timedelta(seconds=1)
    return value


def text_of(cell: Cell) -> str:
    """A cell as it is shown: 714466, 0.1, 2021-01-31, 2021-01-31 09:30:00, true, 255:10:10."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int):
        return str(cell)
    return _text_of_other(cell)


def _text_of_other(cell: float | dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(cell, float):
        text = repr(cell)
        if "e" not in text:
            return text.removesuffix(".0")
        return format(Decimal(text), "f")
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ")
    if isinstance(cell, dt.timedelta):
        seconds = round(cell.total_seconds())
        sign = "-" if seconds < 0 else ""
        minutes, second = divmod(abs(seconds), 60)
        return f"{sign}{minutes // 60}:{minutes % 60:02}:{second:02}"
    return cell.isoformat()
