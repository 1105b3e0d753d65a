"""Which row of a block of cells is its header, by what the cells look like.

A header is a row of short texts that stands above columns of other things (numbers above, dates
below), or whose texts are known headers. A title above it fills few columns; a record holds
e-mails, dates and numbers itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crm_desktop.domain.text import collapse, is_placeholder
from crm_desktop.import_export import header_words
from crm_desktop.import_export.model import Cell, Row

EMPTY, TEXT, MIXED, NUMBER, DATE, TIME, BOOL, EMAIL, PHONE, URL = "", *"SANDTBEPU"
"""Shapes of a cell. MIXED is text with digits in it: "221b Baker Street", "rec-12"."""

CANDIDATES = 40
"""A header is looked for in that many rows of a block."""
BELOW = 50
_LONGEST_HEADER = 80

_NUMBER = re.compile(
    r"[-+(]?\s?(?:[$€£¥]|[A-Z]{3}\s)?\s?[-+]?\d[\d.,'’ \u00a0\u202f]*"
    r"\s?(?:[$€£¥%]|[A-Z]{3}|zł)?\)?-?"
)
_DATE = re.compile(
    r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ].*)?|\d{1,2}\.? [^\W\d]{3,12}\.?,? \d{2,4}"
)
_PHONE = re.compile(
    r"(?:tel\.? ?)?[+(]?\d[\d\s()/.\-]{5,}(?:\s?(?:x|ext\.?)\s?\d+)?", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OR_DAY = re.compile(r"[0-9]{1,4}")
_DIGIT = re.compile(r"\d")
_IDENTIFIER = re.compile(r"[a-z]+(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z]+)+")


def shape(cell: Cell) -> str:
    """What a cell looks like; placeholders such as "NULL" are empty."""
    if cell is None:
        return EMPTY
    if isinstance(cell, str):
        return _shape_of_text(cell) if len(cell) <= 200 else TEXT
    if isinstance(cell, bool):
        return BOOL
    if isinstance(cell, (int, float)):
        return NUMBER
    return TIME if isinstance(cell, (dt.time, dt.timedelta)) else DATE


@lru_cache(maxsize=8192)
def _shape_of_text(cell: str) -> str:  # noqa: PLR0911 - one line per shape
    text = cell.strip()
    if not text or is_placeholder(text):
        return EMPTY
    if not _DIGIT.search(text):
        if "@" in text and " " not in text:
            return EMAIL
        return URL if text.startswith(("http://", "https://", "www.")) else TEXT
    if _DATE.fullmatch(text):
        return DATE
    if _NUMBER.fullmatch(text):
        return NUMBER
    if _PHONE.fullmatch(text):
        return PHONE
    if "@" in text and " " not in text:
        return EMAIL
    return URL if text.startswith(("http://", "https://", "www.")) else MIXED


def shapes(row: Row, columns: range) -> list[str]:
    """The shapes of a row's cells in ``columns``; missing cells are empty."""
    end = len(row)
    return [shape(row[c]) if c < end else EMPTY for c in columns]


def column_shapes(body: Sequence[list[str]], width: int) -> list[str]:
    """The usual shape of every column (at least 70 % of its filled cells; else TEXT), or EMPTY."""
    usual = []
    for c in range(width):
        counts = Counter(line[c] for line in body if line[c])
        if not counts:
            usual.append(EMPTY)
            continue
        top, count = counts.most_common(1)[0]
        usual.append(top if count >= 0.7 * counts.total() else TEXT)
    return usual


@dataclass(frozen=True, slots=True)
class Header:
    """A header row found: ``first`` to ``last``, and how well it is founded."""

    first: int
    last: int
    score: float
    known: float
    """Share of the columns whose header text is known."""
    contrast: float
    """Share of the columns that hold something else than text below a text."""


def header_text(cell: Cell) -> str:
    """A header cell as one line of text; 2016.0 is "2016"."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return collapse(str(cell))


def find_header(rows: Sequence[Row], first: int, last: int, columns: range) -> Header | None:
    """The header of the block ``rows[first:last + 1]``, or None."""
    head = [shapes(row, columns) for row in rows[first : min(last, first + CANDIDATES + BELOW) + 1]]
    best: Header | None = None
    for offset in range(min(CANDIDATES, len(head))):
        found = _judge(rows, first + offset, head[offset], head[offset + 1 :][:BELOW], columns)
        if found and (best is None or found.score > best.score + 1e-9):
            best = found
    if best is None:
        return None
    top = _upper_rows(rows, first, best.last, columns)
    return Header(top, best.last, best.score, best.known, best.contrast)


def _judge(
    rows: Sequence[Row], at: int, line: list[str], below: list[list[str]], columns: range
) -> Header | None:
    filled = [c for c, s in enumerate(line) if s]
    if not filled or not _can_be_header(rows[at], line, filled, columns):
        return None
    texts = {c: header_text(rows[at][columns[c]]) for c in filled}
    usual = column_shapes(below, len(line))
    used = [c for c, s in enumerate(usual) if s]
    width = len(set(filled) | set(used))
    known = sum(map(_familiar, texts.values())) / width
    if not below:
        return Header(at, at, 3 * known, known, 0.0) if known >= 0.5 and len(filled) > 1 else None
    coverage = len(set(filled) & set(used)) / max(1, len(used))
    strong = [c for c in used if usual[c] != TEXT]
    years = _years(rows, at, len(below), columns, texts)
    contrast = sum(1 for c in strong if c in texts and (line[c] == TEXT or c in years)) / width
    # "Q1" above numbers: less sure, because such a text may be a value that went wrong.
    contrast += 0.5 * sum(1 for c in strong if line[c] == MIXED != usual[c] != PHONE) / width
    repeated = _repeated(rows, at, len(below), columns, texts) / width
    score = 3 * known + 2 * contrast + coverage + 0.5 * len(set(texts.values())) / len(texts)
    score -= 2 * repeated
    next_line = below[0]
    agreeing = [c for c in strong if next_line[c] and next_line[c] == usual[c]]
    if strong and len(agreeing) < 0.5 * sum(1 for c in strong if next_line[c] or len(below) > 1):
        score -= 2.5
    founded = (
        (known >= 0.3 and coverage >= 0.3 and repeated <= 0.34)
        or (contrast >= 0.2 and coverage >= 0.5 and repeated <= 0.2)
        or (coverage == 1.0 and repeated == 0 and _stands_out(rows, at, below, columns, texts))
    )
    return Header(at, at, score, known, contrast) if founded else None


def _years(
    rows: Sequence[Row], at: int, count: int, columns: range, texts: dict[int, str]
) -> set[int]:
    """Columns with a year in the header row and other things than years below."""
    return {
        c
        for c, text in texts.items()
        if _YEAR.fullmatch(text)
        and not any(
            _YEAR.fullmatch(header_text(row[columns[c]]))
            for row in rows[at + 1 : at + 1 + count]
            if columns[c] < len(row)
        )
    }


def _can_be_header(row: Row, line: list[str], filled: list[int], columns: range) -> bool:
    """Short texts; a few numbers if they are years or small ("2016", "1")."""
    odd = 0
    for c in filled:
        cell = row[columns[c]]
        if line[c] in {EMAIL, PHONE, URL, DATE, TIME, BOOL}:
            return False
        if line[c] == NUMBER:
            number = header_text(cell)
            if not _YEAR_OR_DAY.fullmatch(number) or not (
                int(number) <= 31 or 1900 <= int(number) <= 2100
            ):
                return False
            odd += not _YEAR.fullmatch(number)
        elif len(str(cell)) > _LONGEST_HEADER:
            return False
    return odd <= len(filled) / 2 and any(line[c] != NUMBER for c in filled)


def _familiar(text: str) -> float:
    meant = header_words.meaning(text)
    if meant.field:
        return 1.0 if meant.rank < 200 else 0.5
    if header_words.date_part(text) or header_words.is_technical(text):
        return 1.0
    return 0.5 if _IDENTIFIER.fullmatch(text) else 0.0


def _repeated(
    rows: Sequence[Row], at: int, count: int, columns: range, texts: dict[int, str]
) -> int:
    """How many of the texts stand again in their column below: a header does not.

    A whole header that stands there again (once a printed page) does not count.
    """
    below = [row for row in rows[at + 1 : at + 1 + count] if row != rows[at]]
    repeated = 0
    for c, text in texts.items():
        column = columns[c]
        repeated += any(
            len(row) > column and row[column] is not None and header_text(row[column]) == text
            for row in below
        )
    return repeated


def _stands_out(
    rows: Sequence[Row], at: int, below: list[list[str]], columns: range, texts: dict[int, str]
) -> bool:
    """Only texts, none of them known: single words above a column of several words each."""
    if len(below) < 3:
        return False
    for c, text in texts.items():
        column = columns[c]
        words = [
            len(str(row[column]).split())
            for row in rows[at + 1 : at + 1 + len(below)]
            if len(row) > column and row[column] is not None
        ]
        if len(words) >= 3 and len(text.split()) == 1 and min(words) > 1:
            return True
    return False


def _upper_rows(rows: Sequence[Row], first: int, last: int, columns: range) -> int:
    """The first of several header rows that must be read together with ``rows[last]``."""
    top = last
    while top > max(first, last - 2) and _belongs_above(rows[top - 1], rows[last], columns):
        top -= 1
    return top


def _belongs_above(upper: Row, header: Row, columns: range) -> bool:
    above = _texts(upper, columns)
    below = _texts(header, columns)
    filled = {c: t for c, t in above.items() if t}
    if len(filled) < 2 or any(
        shape(upper[columns[c]]) not in {TEXT, MIXED} or len(t) > 40 for c, t in filled.items()
    ):
        return False
    named = [t.casefold() for t in below.values() if t]
    doubles = len(set(named)) < len(named)
    # A line such as "made by | Ms Klein" above a header with a gap is no part of the header.
    fills = any(not below[c] for c in filled) and all(map(_says_something, filled.values()))
    return doubles or fills or all(map(_is_affix, filled.values()))


def _says_something(text: str) -> bool:
    return _is_affix(text) or _familiar(text) > 0


def _is_affix(text: str) -> bool:
    known = header_words.lists()
    word = header_words.compact(text)
    return word in known.labels or word in known.entities


def _texts(row: Row, columns: range) -> dict[int, str]:
    return {
        c: header_text(row[column]) if column < len(row) else "" for c, column in enumerate(columns)
    }


def joined_headers(rows: Sequence[Row], first: int, last: int, columns: range) -> list[str]:
    """One text per column; upper rows reach over the empty cells to their right ("Home - City")."""
    texts = list(_texts(rows[last], columns).values())
    for at in range(last - 1, first - 1, -1):
        reaching = ""
        for c, text in _texts(rows[at], columns).items():
            if text:
                reaching = text
            if not texts[c]:
                texts[c] = text
            elif reaching and reaching != texts[c]:
                texts[c] = f"{reaching} - {texts[c]}"
    return texts
