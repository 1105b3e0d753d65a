"""Tables as files: workbooks and comma-separated text.

Text never becomes a formula: in a workbook its cells are of type text, in comma-separated text it
gets an apostrophe in front where a spreadsheet would calculate (rule: text that begins with one of
``= + - @``, tab or carriage return, unless it is made of digits, blanks and ``+ - ( ) . ,`` only).
Reading our files back takes exactly that apostrophe away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from types import TracebackType
from typing import IO, Any, Self

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

Value = str | int | float | bool | Decimal | dt.date | dt.datetime | None

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_CELL = 32_767
_HEADER = PatternFill("solid", fgColor="FFE8EDF3")
_MARK = PatternFill("solid", fgColor="FFFFE699")
_NARROW, _WIDE = 9, 48


class XlsxWriter:
    """A workbook written row by row into ``target``; finished when the block ends well."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._book = Workbook(write_only=True)
        self._sheet: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._book.save(self._target)
        else:
            self._book.close()

    def sheet(
        self, name: str, headers: Sequence[str], widths: Sequence[int] = (), rows: int = 0
    ) -> None:
        """Begin a sheet with its header row; ``widths`` in characters, ``rows`` that follow."""
        sheet = self._sheet = self._book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for place, header in enumerate(headers, start=1):
            width = widths[place - 1] if widths else 0
            sheet.column_dimensions[get_column_letter(place)].width = min(
                _WIDE, max(_NARROW, width, len(header)) + 2
            )
        if rows and headers:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(headers))}{rows + 1}"
        cells = []
        for header in headers:
            cell = self._text(header)
            cell.font, cell.fill = Font(bold=True), _HEADER
            cell.alignment = Alignment(vertical="top")
            cells.append(cell)
        sheet.append(cells)

    def row(self, values: Sequence[Value], marked: Collection[int] = ()) -> None:
        """Add a row; the cells at the places ``marked`` (from 0) are coloured."""
        cells: list[Any] = [
            self._text(value) if isinstance(value, str) else value for value in values
        ]
        for place in marked:
            cell = cells[place]
            cell = cells[place] = cell if isinstance(cell, Cell) else self._cell(cell)
            cell.fill = _MARK
        self._sheet.append(cells)

    def _text(self, value: str) -> Any:
        """A cell of type text, whatever the text looks like."""
        cell = self._cell(None)
        cell._value = _ILLEGAL.sub("", value)[:_LONGEST_CELL]
        cell.data_type = "s"
        return cell

    def _cell(self, value: Value) -> Any:
        make: Any = WriteOnlyCell
        return make(self._sheet, value)
