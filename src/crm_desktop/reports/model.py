"""What a report says, before it is laid out: its title and its parts in order.

The same report becomes pages (``flow``) and the rows of a spreadsheet (its tables). Rows come from
generators, so that a long list is never held as a whole. A part is drawn once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from crm_desktop.reports.looks import Align

Kind = Literal["text", "number", "amount", "percent", "date", "instant", "bool"]
"""What a spreadsheet makes of a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: ``width`` in points, or a ``share`` of what the others leave.

    ``strong`` and ``faint`` are looks; ``kind`` is that of the cells' values in a spreadsheet.
    """

    title: str
    width: float = 0.0
    share: float = 1.0
    align: Align = "left"
    strong: bool = False
    faint: bool = False
    kind: Kind = "text"


class Rich(NamedTuple):
    """A cell of two parts, the second one smaller below the first; ``value`` is what a spreadsheet
    gets instead of the text. ``again`` is the text where the row is the first of a page: what the
    row before it says already would have to be looked for on the page before."""

    text: str
    second: str = ""
    value: Any = None
    again: str = ""


class Tick(NamedTuple):
    """A cell with an empty box to tick on paper."""

    value: Any = ""


Cell = str | Rich | Tick
Row = tuple[Cell, ...]


class Group(NamedTuple):
    """A line between the rows of a table: what the next ones have in common."""

    title: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under repeated heads; ``nothing`` is said where there are none."""

    columns: tuple[Column, ...]
    rows: Iterable[Row | Group]
    total: Row | None = None
    nothing: str = ""
    title: str = ""
    """Of the sheet, where the report has several tables."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A few large figures in a line, each with what it counts."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it never stands alone at the foot of a page."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or a remark in grey."""

    text: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is called how: labels with their values, in two columns while they are short."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something written down: a line of what and when, and a text of any length."""

    what: str
    when: str
    body: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The beginning of a customer on a page of its own, with its own count of pages."""

    name: str
    below: str = ""
    picture: bytes = b""


Part = Table | Figures | Heading | Text | Pairs | Note | Record


@dataclass(frozen=True, slots=True)
class Report:
    """``file_name`` without ending; ``by_record``: it consists of records, which have their own
    heads."""

    title: str
    subtitle: str
    parts: Iterable[Part]
    file_name: str
    by_record: bool = False
    warnings: tuple[str, ...] = field(default=())
