"""Finds the tables in a sheet and cuts one out.

A sheet may hold titles above, notes and sums below, remarks beside, empty rows inside, and further
tables. Nothing is written here and nothing of the sheet is changed; what is not part of a table
stays out of it, and an empty row never ends a table whose records go on after it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from crm_desktop.import_export import header_words
from crm_desktop.import_export.header_row import (
    NUMBER,
    TEXT,
    Header,
    column_shapes,
    find_header,
    header_text,
    joined_headers,
    shapes,
)
from crm_desktop.import_export.model import Book, Bounds, Cell, Row, Sheet, Table

_SAMPLE = 200
_MOST_FOOTER_ROWS = 30
_CAREFUL_RUNS = 200
"""After that many pieces between empty rows the next ones are looked at quickly or, if they are
lines on their own, not at all."""


@dataclass(slots=True)
class _Part:
    """A table as far as it has been seen."""

    header: Header | None
    first: int
    last: int
    columns: range
    usual: list[str]
    """The usual shape of each of ``columns``."""
    fewest: int
    """How many cells the emptiest of the earlier records has."""
    runs: int = 1


def find_tables(sheet: Sheet) -> list[Bounds]:
    """The tables of a sheet, the largest sensible one first; empty if the sheet holds none."""
    rows = sheet.rows
    parts: list[_Part] = []
    open_part: _Part | None = None
    lone_header: Header | None = None
    looked = 0
    for first, last in _runs(rows):
        if open_part is not None and _goes_on(rows, first, last, open_part):
            open_part.last = last
            open_part.runs += 1
            continue
        looked += 1
        if looked > _CAREFUL_RUNS and last - first < 2:
            continue
        found = _parts_of_run(rows, first, last, lone_header)
        lone_header = None
        if not found:
            # A line of notes does not end the table: its records may go on below.
            lone_header = _header_alone(rows, first, last)
            continue
        parts += found
        open_part = found[0] if len(found) == 1 else None
    for part in parts:
        _drop_footer(rows, part)
    parts = [part for part in parts if part.last >= part.first]
    if not parts and lone_header is not None:
        width = range(len(rows[lone_header.last]))
        parts = [_Part(lone_header, lone_header.last + 1, lone_header.last, width, [], 0)]
    sensible = [p for p in parts if len(p.columns) > 1 or p.header is not None] or parts
    ranked = sorted(sensible, key=lambda part: -_weight(part))
    return [_bounds(part) for part in ranked]


def cut(sheet: Sheet, bounds: Bounds) -> Table:
    """The table within ``bounds``: empty rows and repeated header rows are no records.

    Rows that already have the table's shape are shared with the sheet, not copied.
    """
    columns = range(bounds.first_column, bounds.last_column + 1)
    start, stop, width = columns.start, columns.stop, len(columns)
    headers = [""] * width
    header: Row = []
    if bounds.header_row is not None:
        first = bounds.header_row if bounds.header_first is None else bounds.header_first
        headers = joined_headers(sheet.rows, first, bounds.header_row, columns)
        header = sheet.rows[bounds.header_row][start:stop]
    records: list[Row] = []
    numbers: list[int] = []
    for number in range(bounds.first_row, min(bounds.last_row + 1, len(sheet.rows))):
        row = sheet.rows[number]
        if start or len(row) != width:
            row = row[start:stop]
            row += [None] * (width - len(row))
        if is_blank(row) or (header and row[: len(header)] == header):
            continue
        records.append(row)
        numbers.append(number)
    return Table(sheet.name, bounds, headers, records, numbers)


def choose_sheet(book: Book, tables: Sequence[Sequence[Bounds]]) -> int:
    """The first visible sheet with the best table; ``tables[i]`` are the tables of sheet ``i``.

    A later sheet wins only if it is clearly better: more columns with known headers count more
    than many rows. 0 if no sheet holds a table.
    """
    best, best_worth = 0, -math.inf
    for index, (sheet, found) in enumerate(zip(book.sheets, tables, strict=True)):
        if not found:
            continue
        worth = _worth(sheet, found[0]) - (100.0 if sheet.hidden else 0.0)
        if worth > best_worth + (1.0 if best_worth > -math.inf else 0.0):
            best, best_worth = index, worth
    return best


def is_blank(row: Row) -> bool:
    """True if no cell holds anything but blanks."""
    return not any(c is not None and (c.__class__ is not str or c.strip()) for c in row)


def _worth(sheet: Sheet, bounds: Bounds) -> float:
    records = bounds.last_row - bounds.first_row + 1
    known = 0
    if bounds.header_row is not None:
        texts = sheet.rows[bounds.header_row][bounds.first_column : bounds.last_column + 1]
        meant = {header_words.meaning(header_text(cell)).field for cell in texts}
        known = sum(1 for f in meant if f and not f.startswith(("order.", "deal.")))
    return min(known, 8) + math.log10(records + 1)


def _runs(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """First and last row of every piece between empty rows."""
    runs = []
    start = -1
    for number, row in enumerate(rows):
        if is_blank(row):
            if start >= 0:
                runs.append((start, number - 1))
                start = -1
        elif start < 0:
            start = number
    if start >= 0:
        runs.append((start, len(rows) - 1))
    return runs


def _parts_of_run(
    rows: Sequence[Row], first: int, last: int, lone_header: Header | None
) -> list[_Part]:
    """The tables side by side in one piece of a sheet."""
    width = max(map(len, rows[first : last + 1]))
    header = find_header(rows, first, last, range(width))
    if header is None and lone_header is not None:
        header = lone_header
    if header is not None and header.last >= last:
        return []
    if header is None:
        return _without_header(rows, first, last, width)
    body = max(first, header.last + 1)
    islands = _islands(rows, header, body, last, width)
    main = max(islands, key=lambda isle: _named(rows[header.last], isle))
    joined = main
    parts: list[_Part] = []
    for isle in islands:
        if isle == main:
            continue
        if _named(rows[header.last], isle) and not _is_apart(
            rows, header, (body, last), main, isle
        ):
            joined = range(min(joined.start, isle.start), max(joined.stop, isle.stop))
        elif len(isle) > 1:
            own = find_header(rows, first, last, isle)
            if own is not None and own.last < last:
                end = _last_filled(rows, own.last + 1, last, isle)
                if end > own.last:
                    parts.append(_part(rows, own, own.last + 1, end, isle))
    end = last if not parts else _last_filled(rows, body, last, joined)
    return [_part(rows, header, body, end, joined), *parts]


def _without_header(rows: Sequence[Row], first: int, last: int, width: int) -> list[_Part]:
    """Records only: they begin at the first row that is filled like the others."""
    sample = [shapes(row, range(width)) for row in _spread(rows, first, last)]
    fills = sorted(sum(1 for s in line if s) for line in sample)
    typical = fills[len(fills) // 2]
    if typical < 2 and last - first < 2:
        return []
    start = first
    while start < last and sum(map(bool, shapes(rows[start], range(width)))) < typical / 2:
        start += 1
    used = [c for c in range(width) if any(line[c] for line in sample)]
    if not used:
        return []
    return [_part(rows, None, start, last, range(used[0], max(used[-1] + 1, width)))]


def _part(
    rows: Sequence[Row], header: Header | None, first: int, last: int, columns: range
) -> _Part:
    sample = [shapes(row, columns) for row in _spread(rows, first, last)]
    early = sample[: max(1, len(sample) // 2)]
    fewest = min((sum(1 for s in line if s) for line in early), default=0)
    return _Part(header, first, last, columns, column_shapes(sample, len(columns)), fewest)


def _spread(rows: Sequence[Row], first: int, last: int) -> list[Row]:
    """Up to ``_SAMPLE`` filled rows in order, evenly spread; where those are blank, the first."""
    step = max(1, (last - first + 1) // _SAMPLE)
    spread = [row for row in islice(rows, first, last + 1, step) if not is_blank(row)]
    filled = (row for row in islice(rows, first, last + 1) if not is_blank(row))
    return spread or list(islice(filled, _SAMPLE))


def _islands(rows: Sequence[Row], header: Header, body: int, last: int, width: int) -> list[range]:
    """Groups of columns with an empty column (no header, no value) between them."""
    used = [
        any(column < len(rows[at]) and header_text(rows[at][column]) for at in _header_rows(header))
        or _holds(rows, body, last, column)
        for column in range(width)
    ]
    islands = []
    start = -1
    for column, filled in enumerate([*used, False]):
        if filled and start < 0:
            start = column
        elif not filled and start >= 0:
            islands.append(range(start, column))
            start = -1
    return islands


def _header_rows(header: Header) -> range:
    return range(header.first, header.last + 1)


def _holds(rows: Sequence[Row], first: int, last: int, column: int) -> bool:
    return any(
        column < len(row) and _is_filled(row[column]) for row in islice(rows, first, last + 1)
    )


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _named(header: Row, columns: range) -> int:
    return sum(1 for c in columns if c < len(header) and header_text(header[c]))


def _is_apart(
    rows: Sequence[Row], header: Header, records: tuple[int, int], main: range, isle: range
) -> bool:
    """True if ``isle`` is a table of its own beside ``main``, not further columns of it."""
    if len(isle) < 2:
        return False
    body, last = records
    line = rows[header.last]
    mine = {header_text(c).casefold() for c in line[main.start : main.stop]}
    theirs = {header_text(c).casefold() for c in line[isle.start : isle.stop]} - {""}
    if len(theirs) < len(isle):
        return False
    end, main_end = (_last_filled(rows, body, last, columns) for columns in (isle, main))
    filled = sum(1 for row in rows[body : end + 1] if not is_blank(row[isle.start : isle.stop]))
    solid = filled >= 0.9 * (end - body + 1) > 0
    return bool(mine & theirs) or (solid and abs(main_end - end) >= 2)


def _last_filled(rows: Sequence[Row], first: int, last: int, columns: range) -> int:
    for number in range(last, first - 1, -1):
        if not is_blank(rows[number][columns.start : columns.stop]):
            return number
    return first - 1


def _header_alone(rows: Sequence[Row], first: int, last: int) -> Header | None:
    """A header with an empty row below it, or a template without records."""
    if last - first > 2:
        return None
    found = find_header(rows, first, last, range(max(map(len, rows[first : last + 1]))))
    return found if found is not None and found.last == last else None


def _goes_on(rows: Sequence[Row], first: int, last: int, part: _Part) -> bool:
    """True if the rows after an empty row are further records of the same table."""
    row = rows[first]
    if part.header is not None and row == rows[part.header.last]:
        return True
    if not _conforms(row, part):
        return False
    line = shapes(row, part.columns)
    if part.runs > _CAREFUL_RUNS or any(
        s == u and s not in {"", TEXT} for s, u in zip(line, part.usual, strict=True)
    ):
        return True
    own = find_header(rows, first, last, range(max(map(len, rows[first : last + 1]))))
    return own is None or (own.known < 0.5 and own.contrast < 0.2)


def _conforms(row: Row, part: _Part) -> bool:
    if not is_blank(row[: part.columns.start]) or not is_blank(row[part.columns.stop :]):
        return False
    line = shapes(row, part.columns)
    filled = sum(1 for s in line if s)
    if filled <= part.fewest // 2 or filled == 0 or _is_sum(row, part):
        return False
    strong = [(s, u) for s, u in zip(line, part.usual, strict=True) if s and u not in {"", TEXT}]
    return sum(1 for s, u in strong if s == u) >= 0.6 * len(strong)


def _drop_footer(rows: Sequence[Row], part: _Part) -> None:
    """Takes sums and notes off the end of ``part``.

    A sparse last record stays, unless it is a line of sums or a text where a number belongs.
    """
    cut_at = part.last + 1
    number = part.last
    note = False
    while number > part.first and part.last - number < _MOST_FOOTER_ROWS:
        row = rows[number]
        inside = row[part.columns.start : part.columns.stop]
        if _is_sum(row, part) or is_blank(inside):
            cut_at = number if _is_sum(row, part) or cut_at == number + 1 else cut_at
        elif _is_sparse(inside, part):
            note = note or _is_note(row, part)
        else:
            break
        number -= 1
    if note:
        cut_at = min(cut_at, number + 1)
    part.last = cut_at - 1
    while part.last > part.first and is_blank(
        rows[part.last][part.columns.start : part.columns.stop]
    ):
        part.last -= 1


def _is_sparse(inside: Row, part: _Part) -> bool:
    return sum(1 for s in shapes(inside, range(len(inside))) if s) <= part.fewest // 2


def _is_note(row: Row, part: _Part) -> bool:
    """A text in a column of numbers or dates, beside the table, or a whole sentence."""
    for column, cell in enumerate(row):
        if not isinstance(cell, str) or not cell.strip():
            continue
        if column not in part.columns:
            return True
        usual = part.usual[column - part.columns.start]
        text = cell.strip()
        if usual not in {"", TEXT, shapes([cell], range(1))[0]} or len(text) > 60:
            return True
        if text.endswith((":", ".")) and len(text.split()) > 3:
            return True
    return False


def _is_sum(row: Row, part: _Part) -> bool:
    """A line of sums: its first text says so, everything else is numbers."""
    inside = row[part.columns.start : part.columns.stop]
    filled = [c for c in inside if _is_filled(c)]
    if not filled or not isinstance(filled[0], str) or not header_words.is_total(filled[0]):
        return False
    return all(s in {"", NUMBER} for s in shapes(filled[1:], range(len(filled) - 1)))


def _weight(part: _Part) -> float:
    known = part.header.known if part.header is not None else 0.0
    return (part.last - part.first + 1) * min(len(part.columns), 30) * (1 + known)


def _bounds(part: _Part) -> Bounds:
    header = part.header
    return Bounds(
        header_row=None if header is None else header.last,
        header_first=None if header is None else header.first,
        first_row=part.first,
        last_row=part.last,
        first_column=part.columns.start,
        last_column=part.columns.stop - 1,
    )
