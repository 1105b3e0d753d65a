"""Workbooks: openpyxl makes the frame of a sheet, the rows are written into it as they come.

The frame is everything but the rows: styles, header, widths, the frozen first line, the filter. Its
cells would cost openpyxl ten times what asking the shop for them costs, so each row becomes XML
here. Text never becomes a formula: its cells are of type text.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any, Self

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from crm_desktop.import_export.sheets import Column, Kind
from crm_desktop.import_export.write_table import CELLS, Row, Value, convert

_HEADER = PatternFill("solid", fgColor="FFE8EDF3")
_MARK = PatternFill("solid", fgColor="FFFFE699")
_NARROW, _WIDE = 9, 48
_MEASURED = 500
"""Rows by which the widths of columns are chosen."""
_FORMATS: dict[Kind, str] = {
    "date": "yyyy-mm-dd", "partial date": "yyyy-mm-dd", "instant": "yyyy-mm-dd hh:mm:ss",
    "money": "#,##0.00", "amount": "#,##0.00", "percent": '0.##"%"',
}  # fmt: skip
_STYLES = [
    (shown, marked) for marked in (False, True) for shown in ("", *sorted(set(_FORMATS.values())))
]
"""How cells look: their format, and whether they are marked. The number of a style in the file is
its place here."""
_PACKED = 4
"""Of the levels 1 to 9: a tenth larger than 6, and as quick as 1."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A sheet without its rows; ``last``: number of its last row."""

    name: str
    headers: Sequence[str]
    widths: Sequence[int]
    last: int


class XlsxWriter:
    """A workbook written row by row into ``target``; finished when the block ends well."""

    def __init__(self, target: IO[bytes]) -> None:
        self._file = zipfile.ZipFile(
            target, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKED, allowZip64=True
        )
        self._frames: list[_Frame] = []
        self._part: IO[bytes] | None = None
        self._rest = b""
        self._written = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._end()
            for name, content in _parts(self._frames).items():
                if name not in self._file.NameToInfo:
                    self._file.writestr(name, content)
            self._file.close()
            return
        with suppress(OSError):  # the disk is full: that is told already
            if self._part is not None:
                self._part.close()
        with suppress(OSError):
            self._file.close()

    def sheet(
        self, name: str, columns: Sequence[Column], count: int, portions: Iterable[list[Row]]
    ) -> None:
        """Write a sheet of ``count`` rows, as ``Sheet.rows`` gives them."""
        formats = [_FORMATS.get(column.kind, "") for column in columns]
        begun = False
        for rows in portions:
            convert(rows, columns, CELLS)
            if not begun:
                self.begin(name, [column.header for column in columns], count, rows[:_MEASURED])
                begun = True
            self._add(rows, formats)
        if not begun:
            self.begin(name, [column.header for column in columns], 0)

    def begin(
        self, name: str, headers: Sequence[str], count: int, measured: Sequence[Row] = ()
    ) -> None:
        """Begin a sheet with its header row, before ``count`` rows."""
        self._end()
        widths = [
            min(_WIDE, max(_NARROW, len(header), *(len(str(row[place])) for row in measured))) + 2
            for place, header in enumerate(headers)
        ]
        frame = _Frame(name, headers, widths, count + 1)
        self._frames.append(frame)
        head, end, rest = _parts([frame])[_path(1)].partition(b"</sheetData>")
        self._part = self._file.open(_path(len(self._frames)), "w", force_zip64=True)
        self._part.write(head)
        self._rest, self._written = end + rest, 1

    def row(self, values: Row, marked: Collection[int] = ()) -> None:
        """Add a row; the cells at the places ``marked`` (from 0) are coloured."""
        self._add([values], [""] * len(values), marked)

    def _add(self, rows: list[Row], formats: Sequence[str], marked: Collection[int] = ()) -> None:
        assert self._part is not None
        numbers = range(self._written + 1, self._written + 1 + len(rows))
        columns = [
            _cells([row[place] for row in rows], get_column_letter(place + 1), numbers,
                   _STYLES.index((shown, place in marked)))
            for place, shown in enumerate(formats)
        ]  # fmt: skip
        lines = [
            f'<row r="{number}">{"".join(cells)}</row>'
            for number, cells in zip(numbers, zip(*columns, strict=True), strict=True)
        ]
        self._part.write("".join(lines).encode())
        self._written += len(rows)

    def _end(self) -> None:
        if self._part is not None:
            self._part.write(self._rest)
            self._part.close()
            self._part = None


def _path(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _parts(frames: Sequence[_Frame]) -> dict[str, bytes]:
    """The files that a workbook of these sheets is made of."""
    book = Workbook(write_only=True)
    for frame in frames:
        sheet = book.create_sheet(frame.name)
        make: Any = WriteOnlyCell
        for place, (shown, marked) in enumerate(_STYLES):
            cell = make(sheet)
            if shown:
                cell.number_format = shown
            if marked:
                cell.fill = _MARK
            assert cell.style_id == place
        sheet.freeze_panes = "A2"
        for place, width in enumerate(frame.widths, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        if frame.headers:
            last = get_column_letter(len(frame.headers))
            sheet.auto_filter.ref = f"A1:{last}{frame.last}"
        cells = []
        for header in frame.headers:
            cell = make(sheet, _UNTOLD.sub("", header))
            cell.data_type = "s"  # whatever the text looks like
            cell.font, cell.fill = Font(bold=True), _HEADER
            cell.alignment = Alignment(vertical="top")
            cells.append(cell)
        sheet.append(cells)
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as file:
        return {name: file.read(name) for name in file.namelist()}


# -- cells -------------------------------------------------------------------------------------

_UNTOLD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""
_TO_BE_LOOKED_AT = re.compile("[\x00-\x1f&<>\ufffe\uffff\ud800-\udfff]")
_LONGEST_CELL = 32_767
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - workbooks know no zones
_DAY = dt.timedelta(days=1)


def _cells(values: list[Value], column: str, numbers: range, style: int) -> Iterable[str]:
    """The cells of some rows in one column; ``numbers``: those of the rows."""
    if style == 0 and set(map(type, values)) == {str} and _is_plain(values):  # type: ignore[arg-type]
        return [
            f'<c r="{column}{n}" t="inlineStr"><is><t>{value}</t></is></c>' if value else ""
            for n, value in zip(numbers, values, strict=True)
        ]
    return _one_by_one(values, column, numbers, style)


def _is_plain(texts: list[str]) -> bool:
    """Whether texts stand in XML as they are: one look at all of them."""
    joined = f"|{'|'.join(texts)}|"
    return not (
        "| " in joined
        or " |" in joined
        or _TO_BE_LOOKED_AT.search(joined)
        or (len(joined) > _LONGEST_CELL and max(map(len, texts)) > _LONGEST_CELL)
    )


def _one_by_one(values: list[Value], column: str, numbers: range, style: int) -> Iterator[str]:
    shown = f' s="{style}"' if style else ""
    # Text has no format, only a colour.
    coloured = f' s="{_STYLES.index(("", True))}"' if style and _STYLES[style][1] else ""
    for n, value in zip(numbers, values, strict=True):
        if value is None or value == "":
            yield f'<c r="{column}{n}"{coloured}/>' if coloured else ""
        elif isinstance(value, str):
            yield f'<c r="{column}{n}"{coloured} t="inlineStr"><is>{_text(value)}</is></c>'
        elif isinstance(value, bool):
            yield f'<c r="{column}{n}"{shown} t="b"><v>{int(value)}</v></c>'
        elif isinstance(value, dt.datetime):
            yield f'<c r="{column}{n}"{shown}><v>{(value - _DAY_ZERO) / _DAY!r}</v></c>'
        elif isinstance(value, dt.date):
            yield f'<c r="{column}{n}"{shown}><v>{(value - _DAY_ZERO.date()).days}</v></c>'
        else:
            yield f'<c r="{column}{n}"{shown}><v>{value}</v></c>'


def _text(value: str) -> str:
    text = _UNTOLD.sub("", value)[:_LONGEST_CELL]
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.replace(sign, written)
    return f"<t{kept}>{text}</t>"
