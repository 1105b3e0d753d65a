"""Values of tables as files hold them, and comma-separated text; workbooks are ``write_book``'s.

Text never becomes a formula: it gets an apostrophe in front where a spreadsheet would calculate
(rule: text that begins with one of ``= + - @``, tab or carriage return, unless it is made of
digits, blanks and ``+ - ( ) . ,`` only). Reading our files back takes exactly that apostrophe away;
text that looks as if it had one gets a second.
"""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import IO, Any

from crm_desktop.domain import money, numbers
from crm_desktop.domain.dates import partial_iso
from crm_desktop.import_export.sheets import Column, Kind
from crm_desktop.import_export.vocabulary import instant

Value = str | int | float | bool | Decimal | dt.date | dt.datetime | None
Row = list[Any]

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it spreadsheets disagree about the days."""
_EXACT_DIGITS = 15
"""Of a number that spreadsheets keep as it is."""


# -- values ------------------------------------------------------------------------------------


def _id(value: bytes) -> str:
    text = value.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _partial(value: str) -> str:
    if "/" not in value:
        return value
    year, month, day = (int(part) if part else None for part in value.split("/"))
    return partial_iso(year, month, day)


def _money(value: str) -> Decimal:
    minor, _, currency = value.partition(" ")
    return money.from_minor(int(minor), currency)


def _instant(milliseconds: int | str) -> str:
    if isinstance(milliseconds, str):
        return milliseconds  # only a month or year is known
    if not 0 <= milliseconds < _QUICK_UNTIL:
        return instant(milliseconds)
    days, rest = divmod(milliseconds, 86_400_000)
    seconds, rest = divmod(rest, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{_day(days)}T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{rest:03}+00:00"


_QUICK_UNTIL = 7_258_118_400_000  # the year 2200


@lru_cache(maxsize=4096)
def _day(days: int) -> str:
    return (_EPOCH + dt.timedelta(days)).date().isoformat()


def _number(value: Any) -> str:
    return numbers.plain(Decimal(repr(value))) if isinstance(value, float) else str(value)


def _yes_no(value: Any) -> str:
    known = _YES_NO.get(value)
    return value if known is None else known


_YES_NO: dict[Any, str] = {0: "false", 1: "true", "0": "false", "1": "true"}


def _date_cell(text: str) -> Value:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return text
    return day if day >= _FIRST_DAY and len(text) == 10 else text


def _instant_cell(milliseconds: int | str) -> Value:
    if isinstance(milliseconds, str):
        return milliseconds
    try:
        # Workbooks know no zones: the clock of UTC is written.
        moment = (_EPOCH + dt.timedelta(milliseconds=milliseconds)).replace(tzinfo=None)
    except OverflowError:
        return ""
    return moment if moment.date() >= _FIRST_DAY else instant(milliseconds)


def _number_cell(value: Any) -> Value:
    text = _number(value)
    try:
        number = Decimal(text)
        same = numbers.plain(number) == text
    except (ArithmeticError, ValueError):
        return text
    return _exact(number) if same else text


def _exact(number: Decimal) -> Value:
    if len(number.as_tuple().digits) > _EXACT_DIGITS:
        return format(number, "f")
    return int(number) if number == number.to_integral_value() else float(number)


def _bool_cell(value: Any) -> Value:
    return {"0": False, "1": True}.get(str(value), str(value))


_TEXTS: dict[Kind, Callable[[Any], str]] = {
    "id": _id, "partial date": _partial, "instant": _instant, "number": _number,
    "percent": _number, "money": lambda value: format(_money(value), "f"), "bool": _yes_no,
}  # fmt: skip
"""How values of a kind are written in text; of the other kinds they are text already."""
CELLS: dict[Kind, Callable[[Any], Value]] = {
    "id": _id, "date": _date_cell, "partial date": lambda v: _date_cell(_partial(v)),
    "instant": _instant_cell, "number": _number_cell, "amount": _number_cell,
    "percent": _number_cell, "money": lambda v: _exact(_money(v)), "bool": _bool_cell,
}  # fmt: skip
"""How they stand in a workbook: as what they are where that reads back as the same, else as text.
"""


def convert(
    rows: Iterable[Row], columns: Sequence[Column], ways: dict[Kind, Callable[[Any], Any]]
) -> None:
    """Turn the values of a portion of rows into what the file takes, in place."""
    for place, column in enumerate(columns):
        way = ways.get(column.kind)
        if way is not None:
            for row in rows:
                value = row[place]
                if value is None:
                    row[place] = ""
                elif value != "":
                    row[place] = way(value)


# -- comma-separated text ----------------------------------------------------------------------

_RISKY = frozenset("=+-@\t\r'")
_CALCULATED = re.compile(r"'*[=+\-@\t\r]")
_HARMLESS = re.compile(r"[\d ()+\-.,]*", re.ASCII)


def guarded(text: str) -> str:
    """Text as comma-separated files hold it: nothing that a spreadsheet would calculate."""
    if _CALCULATED.match(text) and (text[0] == "'" or not _HARMLESS.fullmatch(text)):
        return f"'{text}"
    return text


class CsvWriter:
    """Comma-separated text in UTF-8 with a byte order mark, which spreadsheets need."""

    def __init__(self, target: IO[bytes], columns: Sequence[Column]) -> None:
        self._target = target
        self._columns = columns
        target.write(codecs.BOM_UTF8)
        self._lines([_line([column.header for column in columns])])

    def rows(self, rows: list[Row]) -> None:
        """Add a portion of rows as ``Sheet.rows`` gives them."""
        convert(rows, self._columns, _TEXTS)
        commas = len(self._columns)
        lines = []
        for row in rows:
            # Most rows hold nothing to be quoted or guarded, which the whole line tells at once.
            line = ",".join(["", *row])
            if line.count(",") == commas and not any(sign in line for sign in _TO_BE_LOOKED_AT):
                lines.append(line[1:])
            else:
                lines.append(_line(row))
        self._lines(lines)

    def _lines(self, lines: list[str]) -> None:
        lines.append("")
        self._target.write("\r\n".join(lines).encode("utf-8", "replace"))


_TO_BE_LOOKED_AT = ('"', "\n", "\r", ",=", ",+", ",-", ",@", ",\t", ",'")
_TO_BE_QUOTED = re.compile('[,"\r\n]')


def _line(values: Sequence[str]) -> str:
    cells = []
    for value in values:
        cell = guarded(value) if value[:1] in _RISKY else value
        if _TO_BE_QUOTED.search(cell):
            cell = '"' + cell.replace('"', '""') + '"'
        cells.append(cell)
    return ",".join(cells)
