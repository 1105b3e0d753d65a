"""Web pages with tables (often named .xls by the program that wrote them) as a ``Book``.

Every table is a sheet; cells are text with blanks collapsed. Nothing is fetched, no script runs.
"""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser
from pathlib import Path

from crm_desktop.import_export.limits import (
    Limits,
    check_size,
    refuse_cell,
    refuse_cells,
    refuse_columns,
    refuse_rows,
)
from crm_desktop.import_export.model import Book, Row, Sheet
from crm_desktop.import_export.read_text import plain_bytes
from crm_desktop.import_export.recognise import refuse

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_BREAK = "\v"
_SKIPPED = frozenset({"script", "style", "head", "title"})
_PIECE = 64 * 1024


def read_html(source: Path | bytes, limits: Limits | None = None) -> Book:
    """Read the tables of a web page.

    Raises:
        FileRefusedError: there is no table in it, or more than can be read.
    """
    limits = limits or Limits()
    if isinstance(source, Path):
        check_size(source.stat().st_size, limits)
        source = source.read_bytes()
    text, encoding = _decode(source)
    parser = _Tables(limits)
    for start in range(0, len(text), _PIECE):
        parser.feed(text[start : start + _PIECE])
    parser.close()
    parser.finish()
    sheets = [sheet for sheet in parser.sheets if sheet.rows]
    if not sheets:
        raise refuse("html")
    return Book("html", sheets, encoding=encoding)


def _decode(data: bytes) -> tuple[str, str]:
    """The page's text; what it says of its encoding counts only where it is true."""
    if match := _CHARSET.search(data[:4096]):
        try:
            name = codecs.lookup(match.group(1).decode("ascii")).name
            return data.decode(name).removeprefix("\ufeff"), name
        except (LookupError, UnicodeError):
            pass
    plain = plain_bytes(data)
    return plain.data.decode(plain.codec, "replace"), plain.encoding


class _Tables(HTMLParser):
    """Collects rows; a table inside a cell becomes a sheet of its own."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[Sheet] = []
        self._limits = limits
        self._open: list[tuple[Sheet, dict[int, int]]] = []
        self._row: Row | None = None
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._skipping = 0
        self._cells = 0
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "table":
            self._end_row()
            sheet = Sheet(f"Table {len(self.sheets) + 1}", [])
            self.sheets.append(sheet)
            self._open.append((sheet, {}))
        elif tag == "tr" and self._open:
            self._end_row()
            self._row = []
        elif tag in {"td", "th"} and self._open:
            self._skipping = 0
            self._end_cell()
            if self._row is None:
                self._row = []
            values = dict(attrs)
            self._span = (_number(values.get("colspan")), _number(values.get("rowspan")))
            self._cell = []
            self._length = 0
        elif tag in {"br", "p", "div"} and self._cell:
            self._cell.append(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self._open:
            self._end_row()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipping:
            self._length += len(data)
            if self._length > self._limits.cell_length:
                raise refuse_cell("A cell", self._limits)
            self._cell.append(data)

    def finish(self) -> None:
        """What was still open at the end of the file counts as closed."""
        self._end_row()
        for sheet in self.sheets:
            while sheet.rows and not sheet.rows[-1]:
                sheet.rows.pop()

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None or not self._open:
            self._cell = None
            return
        lines = _BLANKS.sub(" ", "".join(self._cell)).split(_BREAK)
        text = "\n".join(line.strip() for line in lines).strip()
        self._cell = None
        columns, rows = self._span
        below = self._open[-1][1]
        self._fill_spanned(below)
        for _ in range(columns):
            if rows > 1:
                below[len(self._row)] = rows - 1
            self._row.append(None)
        self._row[-columns] = text or None
        if len(self._row) > self._limits.columns:
            raise refuse_columns(len(self._row), self._limits)

    def _fill_spanned(self, below: dict[int, int]) -> None:
        """Leave out the places that a cell of a row above reaches into."""
        assert self._row is not None
        while below.get(len(self._row), 0) > 0:
            below[len(self._row)] -= 1
            self._row.append(None)

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is None or not self._open:
            self._row = None
            return
        sheet, below = self._open[-1]
        width = len(self._row)
        for column in [column for column in below if column >= width]:
            below[column] -= 1
        for column in [column for column, left in below.items() if left <= 0]:
            del below[column]
        row, self._row = self._row, None
        while row and row[-1] is None:
            row.pop()
        sheet.rows.append(row)
        self._cells += len(row)
        if len(sheet.rows) > self._limits.rows:
            raise refuse_rows(len(sheet.rows), self._limits)
        if self._cells > self._limits.cells:
            raise refuse_cells(self._limits)


def _number(value: str | None) -> int:
    """A span as HTML allows it, 1 where it makes no sense."""
    if value and value.isascii() and value.isdigit() and len(value) <= 4:
        return min(max(1, int(value)), 1000)
    return 1
