"""The shapes that travel between reading, mapping, staging, planning and writing.

All of them are plain and can be written as JSON, because reading happens in another process.
Rows and columns are counted from 0 as in the sheet; records are counted from 1 at the first record
after the header, empty rows not counted.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
"""A cell as the file holds it. Text is verbatim (not trimmed). Whole numbers of spreadsheets are
``int`` (714466, never 714466.0). Empty cells are ``None``."""

Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth knowing about the file: ``code`` is stable, ``text`` a plain sentence."""

    code: str
    text: str


@dataclass(slots=True)
class Sheet:
    """One sheet; ``rows[0]`` is its first row and ``rows[r][0]`` its first column. Rows may differ
    in length; trailing empty cells and rows are absent."""

    name: str
    rows: list[Row]
    hidden: bool = False


@dataclass(slots=True)
class Book:
    """A table file as read. ``format`` is what the content is (xlsx, xlsm, xlsb, xls, ods, csv,
    tsv, txt, html), whatever its name says. A text file has one sheet with an empty name."""

    format: str
    sheets: list[Sheet]
    encoding: str | None = None
    delimiter: str | None = None
    notices: list[Notice] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a table stands in its sheet; rows and columns inclusive, from 0.

    ``header_row`` is the last header row (the one nearest the data), ``header_first`` the first;
    both ``None`` where there is no header. Rows between ``first_row`` and ``last_row`` may be
    empty; they are no records.
    """

    header_row: int | None
    header_first: int | None
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(slots=True)
class Table:
    """The table proposed for import: headers (one per column, "" where empty) and its records."""

    sheet: str
    bounds: Bounds
    headers: list[str]
    rows: list[Row]
    """One list per record, cut to the table's columns and padded to their number."""
    row_numbers: list[int]
    """For each record its row in the sheet, from 0."""


ValueKind = Literal[
    "empty", "text", "integer", "number", "money", "percent", "date", "datetime", "duration",
    "bool", "email", "phone", "url", "tags",
]  # fmt: skip
Confidence = Literal["sure", "likely", "check", "left out"]
DateOrder = Literal["ymd", "dmy", "mdy"]
TableKind = Literal["people", "companies", "people and companies", "deals", "none"]
"""What a row is: a person, a company, a person in a company, a deal; or no customer list."""


@dataclass(slots=True)
class ColumnProfile:
    """What the values of one column look like, from all its values."""

    index: int
    header: str
    kind: ValueKind
    share: float
    """Share of the non-empty values that are of ``kind``, 0 to 1."""
    filled: int
    distinct: int
    placeholders: dict[str, int] = field(default_factory=dict)
    """Texts that count as empty ("NULL", "n/a", "-") and how often they stand here."""
    samples: list[str] = field(default_factory=list)
    """Up to five different non-empty values, in order of appearance."""
    date_order: DateOrder | None = None
    date_sure: bool = True
    """False where every day is 12 or less, so both orders are possible."""
    decimal_mark: Literal[".", ","] | None = None
    damage: dict[str, int] = field(default_factory=dict)
    """Damage by Excel and how often: "lost zero", "exponent", "point zero"."""
    damaged: str = ""
    """One of the damaged values, as it stands."""


@dataclass(slots=True)
class ColumnMap:
    """Which field a column feeds. ``field`` is a name of ``fields``, or "(custom)", "(ignore)",
    "(part of a date)", "(same as company)"."""

    column: str
    index: int
    field: str
    confidence: Confidence
    reason: str = ""
    kind: ValueKind = "text"
    date_order: DateOrder | None = None
    decimal_mark: Literal[".", ","] | None = None
    replacements: dict[str, str] = dataclasses.field(default_factory=dict)
    """Value as ``cell_values.written`` tells it -> what is read instead ("": nothing), in all
    rows; chosen by the person."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a column, as it stands in ``count`` rows.

    ``reads``: how it is read ("2024-05-01", "": empty). ``doubt``: "" or why a person should look:
    date, number, amount, percent, yes_no, currency, email, phone, phone_damaged, country; status
    and stage (the shop has no such one); similar (nearly ``suggestion``, which is more frequent);
    empty (counts as nothing; no doubt, only to be seen). ``replaced_by``: what is read instead by
    the person's choice, "" for nothing; None: there is no choice.
    """

    text: str
    count: int
    reads: str
    doubt: str
    suggestion: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class ColumnValues:
    """The values of a column, those in doubt first; ``distinct`` and ``doubtful`` count all."""

    values: list[Value]
    distinct: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many rows of a column are in doubt, by kind (see ``Value``) and in all; ``values``: how
    many different values they hold."""

    kinds: dict[str, int]
    values: int
    rows: int


@dataclass(slots=True)
class Proposal:
    """What the program would do with a table, before the person has a say."""

    table_kind: TableKind
    columns: list[ColumnMap]
    notices: list[Notice] = field(default_factory=list)


@dataclass(slots=True)
class Address:
    label: str = ""
    street: str = ""
    street2: str = ""
    street_number: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


@dataclass(slots=True)
class Related:
    """Another contact that a contact or deal names: by the id of an earlier export, else by name.

    ``kind``: what the other one is to this contact, or in this deal; ``back`` and ``note`` as in
    the table ``relation``.
    """

    name: str
    kind: str = ""
    back: str = ""
    note: str = ""
    id: str = ""


@dataclass(slots=True)
class Party:
    """A person or a company as a file describes it."""

    kind: Literal["person", "company"]
    values: dict[str, str | int | bool | None] = field(default_factory=dict)
    """Single fields by their name without the entity ("first_name", "name", "job_title",
    "birthday" as partial ISO date: "1947-01-08", "--01-08", "1947-01")."""
    phones: list[tuple[str, str]] = field(default_factory=list)
    """(label, as typed); the first is the primary one. A fax number has the label "fax"."""
    emails: list[tuple[str, str]] = field(default_factory=list)
    websites: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    custom: dict[str, str] = field(default_factory=dict)
    photo: bytes | None = None
    relations: list[Related] = field(default_factory=list)


@dataclass(slots=True)
class Position:
    """A person's place in a company; ``started`` and ``ended`` are partial ISO dates or empty."""

    company: Party
    title: str = ""
    department: str = ""
    role: str = ""
    started: str = ""
    ended: str = ""


@dataclass(slots=True)
class Deal:
    values: dict[str, str | int | bool | None] = field(default_factory=dict)
    """Single fields by their name without the entity ("name", "stage", "amount" as decimal text,
    "currency", "close_date" ISO, "is_won" ...)."""
    custom: dict[str, str] = field(default_factory=dict)
    people: list[Related] = field(default_factory=list)
    """Who else takes part."""


@dataclass(slots=True)
class Entry:
    """A timeline entry: kind is call, email, meeting, visit, note or other."""

    kind: str
    body: str
    subject: str = ""
    happened_at: dt.datetime | None = None
    """With zone; None: not known, the time of the import is taken."""
    direction: str = ""
    message_id: str = ""
    sender: str = ""
    recipients: list[str] = field(default_factory=list)
    attachments: list[tuple[str, str, bytes]] = field(default_factory=list)
    """(name as cleaned for showing, media type, content)."""
    id: str = ""
    """As an earlier export told it; ``deal_id`` too."""
    deal_id: str = ""
    minutes: int | None = None
    outcome: str = ""
    who: str = ""
    pinned: bool = False


@dataclass(slots=True)
class Reminder:
    text: str
    due: dt.date | dt.datetime
    """A date for all-day ones; a datetime with zone else."""
    location: str = ""
    note: str = ""
    recurrence: str = ""
    """An RFC 5545 RRULE value, or empty."""
    id: str = ""
    """As an earlier export told it; ``deal_id`` too."""
    deal_id: str = ""
    kind: str = ""
    zone: str = ""
    """Of an all-day one; "": not known."""
    repeat_from: str = ""
    lead_times: str = ""
    priority: bool = False
    waiting: bool = False
    owner: str = ""
    done_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A value or record that could not be used as it should; the text as found is never lost."""

    record: int
    column: str
    reason: str
    value: str = ""


@dataclass(slots=True)
class Record:
    """One record of a file, normalised: what it would create."""

    number: int
    row: int
    """Row in the sheet from 0; for cards, messages and events the record's number less one."""
    person: Party | None = None
    positions: list[Position] = field(default_factory=list)
    company: Party | None = None
    """A company on its own; one with a person in it stands in ``positions``."""
    deal: Deal | None = None
    entries: list[Entry] = field(default_factory=list)
    reminders: list[Reminder] = field(default_factory=list)
    people: list[Party] = field(default_factory=list)
    """Further persons named by the record (correspondents of a message)."""
    problems: list[Problem] = field(default_factory=list)
