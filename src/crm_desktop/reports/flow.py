"""Laying out a report: parts below each other, page after page.

Heads of tables are repeated, headings and heads never stand alone at the foot of a page, a row
goes to the next page as a whole unless it is longer than half a page; then its lines go on there.
Text is never cut.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from crm_desktop.progress import Progress, silent
from crm_desktop.reports.layout import Document, Margins
from crm_desktop.reports.letterhead import Letterhead
from crm_desktop.reports.lines import Line, width_of, wrap
from crm_desktop.reports.looks import BLACK, GREY, INK, TextStyle
from crm_desktop.reports.model import (
    Cell,
    Column,
    Figures,
    Group,
    Heading,
    Note,
    Pairs,
    Part,
    Record,
    Report,
    Rich,
    Row,
    Table,
    Text,
    Tick,
)
from crm_desktop.reports.papers import A4, MM, Paper
from crm_desktop.reports.words import Words

TITLE = TextStyle(16, "semibold", INK, 20)
SMALL = TextStyle(8, "regular", GREY, 11)
SMALL_STRONG = TextStyle(8, "semibold", INK, 11)
BODY = TextStyle(9, "regular", INK, 12.5)
STRONG = TextStyle(9, "semibold", INK, 12.5)
FAINT = TextStyle(9, "regular", GREY, 12.5)
SECOND = TextStyle(8.5, "regular", GREY, 12.5)
FIGURE = TextStyle(16, "semibold", INK, 20)
HEADING = TextStyle(11.5, "semibold", INK, 15)
_ROW_PAD = 4.5
_RISE = 9.0
"""From the top of a line to its base line."""
_GAP = 10.0
_HEAD = 19.0
_TICK = 9.0
_LABEL = 86.0
_TELL_EVERY = 200
_MOST_TITLE, _MOST_BELOW = 4, 6

Shown = list[tuple[Line, TextStyle]]
"""The lines of one cell."""


def print_report(
    report: Report,
    out: Path | IO[bytes],
    *,
    words: Words,
    letterhead: Letterhead,
    printed: str,
    paper: Paper = A4,
    progress: Progress = silent,
    most_pages: int = 0,
) -> int:
    """Write a report as PDF; returns the number of its pages.

    ``printed`` is the day in words for the foot. ``progress`` is called for every so many parts.
    ``most_pages``: stop there (0: never); the pages then do not say how many there are.

    Raises:
        CancelledError: from ``progress``.
        OSError: ``out`` cannot be written.
    """
    foot = "  ·  ".join(
        part for part in (letterhead.name, words.say("printed %1", printed)) if part
    )

    def footer(doc: Document, number: int, total: int) -> None:
        y = doc.paper.height - 11 * MM
        if letterhead.footer:
            lines = wrap(letterhead.footer, SMALL, doc.width)
            doc.lines(doc.left, y - len(lines) * SMALL.leading, lines, SMALL, doc.width)
        doc.text(doc.left, y, foot, SMALL)
        said = words.say("Page %1 of %2", number, total)
        if most_pages:
            said = words.say("Page %1", number)
        doc.text(doc.right, y, said, SMALL, "right")

    usual = Margins()
    foot_lines = wrap(letterhead.footer, SMALL, paper.width - usual.left - usual.right)
    below = len(foot_lines) * SMALL.leading if letterhead.footer else 0.0
    margins = usual._replace(bottom=18 * MM + below)
    doc = Document(
        out, title=report.title, language=words.language, author=letterhead.name, paper=paper,
        margins=margins, footer=footer,
    )  # fmt: skip
    with suppress(_EnoughError):
        Flow(doc, report, letterhead, progress, most_pages).print(report.parts)
    doc.close()
    return doc.total_pages


class _EnoughError(Exception):
    """As many pages as were asked for are full."""


class Flow:
    """One report on its way down the pages; ``y`` is the top of what comes next."""

    def __init__(
        self, doc: Document, report: Report, letterhead: Letterhead, progress: Progress,
        most_pages: int = 0,
    ) -> None:  # fmt: skip
        self._most_pages = most_pages
        self._doc, self._report, self._letterhead = doc, report, letterhead
        self._progress = progress
        self._accent = letterhead.colour
        self._running = report.title
        self._done = 0
        self.y = 0.0

    def print(self, parts: Iterable[Part]) -> None:
        """Draw all parts."""
        if not self._report.by_record:
            self._first_page()
        waiting: Heading | None = None
        for part in parts:
            self._told()
            if isinstance(part, Heading):
                if waiting is not None:
                    self._heading(waiting, 0)
                waiting = part
                continue
            if waiting is not None:
                self._heading(waiting, self._least(part))
                waiting = None
            self._draw(part)
        if waiting is not None:
            self._heading(waiting, 0)

    def _draw(self, part: Part) -> None:
        if isinstance(part, Table):
            self._table(part)
        elif isinstance(part, Note):
            self._note(part)
        elif isinstance(part, Pairs):
            self._pairs(part)
        elif isinstance(part, Figures):
            self._figures(part)
        elif isinstance(part, Text):
            style = SECOND if part.faint else BODY
            self._lines([(line, style) for line in wrap(part.text, style, self._doc.width)])
            self.y += 6
        elif isinstance(part, Record):
            self._record(part)

    def _told(self) -> None:
        self._done += 1
        if self._done % _TELL_EVERY == 0:
            self._progress(self._done, 0, "Preparing")

    # --- Pages ---

    def _first_page(self) -> None:
        doc, report = self._doc, self._report
        doc.new_page()
        bottom = self._sender(doc.margins.top)
        y = doc.margins.top + 14
        room = doc.width - 190
        self._titles(doc.left, y, room, report.title, report.subtitle, bottom)
        doc.rule(doc.left, self.y, doc.right, BLACK, 1.2)
        self.y += 14
        doc.bookmark(report.title)

    def _titles(
        self, x: float, y: float, room: float, title: str, below: str, bottom: float
    ) -> None:
        """Title and what stands below it; what is too long for a head goes on over the pages."""
        doc = self._doc
        head, under = wrap(title, TITLE, room), wrap(below, SMALL, room) if below else []
        if len(head) > _MOST_TITLE or len(under) > _MOST_BELOW:
            self.y = bottom + 12
            self._lines([(line, TITLE) for line in wrap(title, TITLE, doc.width)])
            self._lines([(line, SMALL) for line in wrap(below, SMALL, doc.width)])
            self.y += 8
            return
        y = doc.lines(x, y, head, TITLE, room)
        if under:
            y = doc.lines(x, y - 5, under, SMALL, room)
        self.y = max(y - SMALL.leading, bottom) + 8

    def _sender(self, top: float) -> float:
        """The shop at the upper right; returns where it ends."""
        doc, shop = self._doc, self._letterhead
        y = top
        if shop.logo and doc.picture(doc.right - 150, y - 6, 150, 34, shop.logo, "right"):
            y += 34
        y += 10
        if shop.name:
            for line in wrap(shop.name, SMALL_STRONG, 180):
                doc.line(doc.right - 180, y, line, SMALL_STRONG, 180, "right")
                y += SMALL.leading
        for text in shop.lines():
            for line in wrap(text, SMALL, 180):
                doc.line(doc.right - 180, y, line, SMALL, 180, "right")
                y += SMALL.leading
        return y - SMALL.leading

    def _page(self) -> None:
        if self._most_pages and self._doc.begun_pages >= self._most_pages:
            raise _EnoughError
        self._doc.new_page()

    def _next_page(self) -> None:
        doc = self._doc
        self._page()
        y = doc.margins.top
        line = wrap(self._running, SMALL, doc.width)[0]
        doc.line(doc.left, y, line, SMALL, doc.width)
        doc.rule(doc.left, y + 6, doc.right)
        self.y = y + 18

    @property
    def _room(self) -> float:
        return self._doc.bottom - self.y

    def _need(self, height: float) -> bool:
        """Go to the next page unless so much room is left."""
        if self._room >= height:
            return False
        self._next_page()
        return True

    @property
    def _whole_page(self) -> float:
        return self._doc.bottom - self._doc.margins.top - 18

    def _lines(self, lines: Shown, indent: float = 0.0) -> None:
        """Lines one below the other over any number of pages, at least two together."""
        doc = self._doc
        for index, (line, style) in enumerate(lines):
            left = len(lines) - index
            together = 2 if index == 0 and left > 1 else 1
            self._need(style.leading * together)
            doc.line(doc.left + indent, self.y + _RISE, line, style, doc.width - indent)
            self.y += style.leading

    # --- Parts ---

    def _least(self, part: Part) -> float:
        """The room that a heading keeps free for what it stands over."""
        if isinstance(part, Table):
            return _HEAD + 3 * BODY.leading
        if isinstance(part, Note):
            return 3 * BODY.leading + 8
        return 2 * BODY.leading

    def _heading(self, heading: Heading, keep: float) -> None:
        lines = wrap(heading.text, HEADING, self._doc.width)
        self._need(10 + len(lines) * HEADING.leading + 4 + keep)
        self.y += 10
        for line in lines:
            self._doc.line(self._doc.left, self.y + 11, line, HEADING, self._doc.width)
            if heading.note:
                x = self._doc.left + line.width + 8
                self._doc.text(x, self.y + 11, heading.note, SMALL)
            self.y += HEADING.leading
        self.y += 4

    def _figures(self, part: Figures) -> None:
        doc = self._doc
        self._need(46)
        self.y += 4
        x = doc.left
        for value, label in part.items:
            wide = max(width_of(value, FIGURE), width_of(label, SMALL))
            if x + wide > doc.right and x > doc.left:
                x = doc.left
                self.y += 38
                self._need(40)
            doc.text(x, self.y + 14, value, FIGURE)
            doc.text(x, self.y + 27, label, SMALL)
            x += wide + 26
        self.y += 42

    def _pairs(self, part: Pairs) -> None:
        doc = self._doc
        half = (doc.width - 18) / 2
        pending: list[tuple[str, list[Line]]] = []

        def flush() -> None:
            if not pending:
                return
            height = max(len(lines) for _, lines in pending) * BODY.leading + 2
            if height < self._whole_page / 2:
                self._need(height)
            top, page = self.y, doc.number
            for place, (label, lines) in enumerate(pending):
                x = doc.left + place * (half + 18)
                if len(pending) == 1 and len(lines) * BODY.leading > self._room:
                    doc.text(x, self.y + _RISE, label, FAINT)
                    self._lines([(line, BODY) for line in lines], _LABEL)
                    break
                head = wrap(label, FAINT, _LABEL - 6)
                doc.lines(x, top + _RISE, head, FAINT, _LABEL)
                doc.lines(x + _LABEL, top + _RISE, lines, BODY, half - _LABEL)
                height = max(height, len(head) * BODY.leading + 2)
            if doc.number == page:
                self.y = max(self.y, top + height)
            pending.clear()

        for label, value in part.items:
            lines = wrap(value, BODY, half - _LABEL)
            if len(lines) > 4:  # a long value has the whole line
                flush()
                pending.append((label, wrap(value, BODY, doc.width - _LABEL)))
                flush()
                continue
            pending.append((label, lines))
            if len(pending) == 2:
                flush()
        flush()
        self.y += 6

    def _note(self, part: Note) -> None:
        doc = self._doc
        when = f"{part.when}  ·  {part.by}" if part.by else part.when
        body = wrap(part.body, BODY, doc.width - 12) if part.body.strip() else []
        self._need(STRONG.leading + min(2, len(body)) * BODY.leading + 6)
        wide = width_of(when, SMALL)
        what = wrap(part.what, STRONG, doc.width - wide - 16)
        doc.text(doc.right, self.y + _RISE, when, SMALL, "right")
        self._lines([(line, STRONG) for line in what])
        self._lines([(line, BODY) for line in body], 12)
        self.y += 5

    def _record(self, part: Record) -> None:
        doc = self._doc
        doc.start_part()
        self._running = part.name
        self._page()
        doc.bookmark(part.name or part.below)
        bottom = self._sender(doc.margins.top)
        x, y = doc.left, doc.margins.top + 14
        if part.picture:
            wide = doc.picture(x, doc.margins.top - 4, 48, 48, part.picture)
            x += wide + 10 if wide else 0
            bottom = max(bottom, doc.margins.top + 36) if wide else bottom
        room = doc.right - 190 - x
        self._titles(x, y, room, part.name, part.below, bottom)
        doc.rule(doc.left, self.y, doc.right, self._accent, 1.2)
        self.y += 12

    # --- Tables ---

    def _table(self, table: Table) -> None:
        doc = self._doc
        rows = iter(table.rows)
        first = next(rows, None)
        if first is None:
            if table.nothing:
                lines = wrap(table.nothing, FAINT, doc.width)
                self._lines([(line, FAINT) for line in lines])
                self.y += 6
            return
        columns = table.columns
        places = _places(columns, doc.left, doc.width)
        self._need(_HEAD + 3 * BODY.leading)
        self._table_head(columns, places)
        group: Group | None = None
        under: Group | None = None
        for row in itertools.chain((first,), rows):
            self._told()
            if isinstance(row, Group):
                group = under = row
                continue
            self._row(columns, places, _shown(columns, places, row), row, group, under)
            group = None
        if table.total is not None:
            self._total(columns, places, table.total)
        self.y += 8

    def _table_head(self, columns: Sequence[Column], places: list[tuple[float, float]]) -> None:
        doc = self._doc
        cells = [
            wrap(column.title, SMALL_STRONG, width)
            for column, (_, width) in zip(columns, places, strict=True)
        ]
        height = max(map(len, cells)) * SMALL.leading
        for column, (x, width), lines in zip(columns, places, cells, strict=True):
            y = self.y + 8 + height - len(lines) * SMALL.leading
            for line in lines:
                doc.line(x, y, line, SMALL_STRONG, width, column.align)
                y += SMALL.leading
        self.y += height + 4
        doc.rule(doc.left, self.y, doc.right, BLACK, 0.8)

    def _row(
        self, columns: Sequence[Column], places: list[tuple[float, float]], cells: list[Shown],
        row: Row, group: Group | None, under: Group | None,
    ) -> None:  # fmt: skip
        """``group`` begins with this row; ``under`` says which one it is in."""
        doc = self._doc
        count = max(1, *map(len, cells))
        leading = BODY.leading
        height = count * leading + 2 * _ROW_PAD
        above = leading + 9 if group is not None else 0.0
        fits = height + above <= self._room
        whole = height <= self._whole_page / 2
        if not fits and (whole or self._room < above + 3 * leading + 2 * _ROW_PAD):
            self._next_page()
            self._table_head(columns, places)
            fits = whole
            row = _said_again(row)
            cells = _shown(columns, places, row)
            if group is None and under is not None:  # its line stands on the page before
                group = Group(under.title)
        if group is not None:
            self._group(group)
        if fits or count == 1:
            self._row_lines(columns, places, cells, row)
            self.y += height
        else:
            self._long_row(columns, places, cells, row)
        doc.rule(doc.left, self.y, doc.right)

    def _row_lines(
        self, columns: Sequence[Column], places: list[tuple[float, float]], cells: list[Shown],
        row: Row,
    ) -> None:  # fmt: skip
        doc = self._doc
        top = self.y + _ROW_PAD + _RISE
        for column, (x, width), lines, cell in zip(columns, places, cells, row, strict=True):
            y = top
            if isinstance(cell, Tick):
                doc.box(x, y - _TICK + 1, _TICK, _TICK, edge=INK, thickness=0.8)
                continue
            for line, style in lines:
                doc.line(x, y, line, style, width, column.align)
                y += BODY.leading

    def _long_row(
        self, columns: Sequence[Column], places: list[tuple[float, float]], cells: list[Shown],
        row: Row,
    ) -> None:  # fmt: skip
        count, done = max(map(len, cells)), 0
        while done < count:
            fitting = max(1, int((self._room - 2 * _ROW_PAD) / BODY.leading))
            piece = [lines[done : done + fitting] for lines in cells]
            shown = row if done == 0 else tuple("" for _ in row)
            self._row_lines(columns, places, piece, shown)
            drawn = max(map(len, piece))
            self.y += drawn * BODY.leading + 2 * _ROW_PAD
            done += fitting
            if done < count:
                self._next_page()
                self._table_head(columns, places)

    def _group(self, group: Group) -> None:
        doc = self._doc
        self.y += 9
        doc.text(doc.left, self.y + _RISE, group.title, STRONG)
        if group.right:
            doc.text(doc.right, self.y + _RISE, group.right, SMALL, "right")
        self.y += BODY.leading
        doc.rule(doc.left, self.y + 2, doc.right)

    def _total(
        self, columns: Sequence[Column], places: list[tuple[float, float]], total: Row
    ) -> None:
        cells = [
            [(line, STRONG) for line in wrap(_text(cell), STRONG, width)] if _text(cell) else []
            for cell, (_, width) in zip(total, places, strict=True)
        ]
        height = max(1, *map(len, cells)) * BODY.leading + 2 * _ROW_PAD
        if self._need(height):
            self._table_head(columns, places)
        self._doc.rule(self._doc.left, self.y, self._doc.right, BLACK, 0.8)
        self._row_lines(columns, places, cells, total)
        self.y += height


def _places(columns: Sequence[Column], left: float, width: float) -> list[tuple[float, float]]:
    """(x, width) of each column; columns without a width share what the others leave. A column is
    as wide as the longest word of its head, whatever the language."""
    words = [
        max((width_of(word, SMALL_STRONG) for word in column.title.split()), default=0.0) + 0.5
        for column in columns
    ]
    room = max(width - _GAP * (len(columns) - 1), 40.0)
    wide = [max(c.width, word) if c.width else 0.0 for c, word in zip(columns, words, strict=True)]
    shares = sum(column.share for column in columns if not column.width) or 1.0
    rest = max(room - sum(wide), room * 0.2)
    for place, column in enumerate(columns):
        if not column.width:
            wide[place] = max(rest * column.share / shares, words[place])
    scale = min(1.0, room / sum(wide))
    found, x = [], left
    for column_width in wide:
        found.append((x, column_width * scale))
        x += column_width * scale + _GAP
    return found


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return cell.text if isinstance(cell, Rich) else ""


def _said_again(row: Row) -> Row:
    """The row as it stands first on a page."""
    return tuple(
        cell._replace(text=cell.again) if isinstance(cell, Rich) and cell.again else cell
        for cell in row
    )


def _shown(columns: Sequence[Column], places: list[tuple[float, float]], row: Row) -> list[Shown]:
    cells: list[Shown] = []
    for column, (_, width), cell in zip(columns, places, row, strict=True):
        style = STRONG if column.strong else FAINT if column.faint else BODY
        text = _text(cell)
        lines: Shown = [(line, style) for line in wrap(text, style, width)] if text else []
        if isinstance(cell, Rich) and cell.second:
            lines += [(line, SECOND) for line in wrap(cell.second, SECOND, width)]
        cells.append(lines)
    return cells
