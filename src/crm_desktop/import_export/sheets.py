"""What the shop holds as tables whose headers are the vocabulary: the sheets of xlsx and csv files.

A sheet is one query in the order of the rows, beside it one query per kind of part for every
portion of rows; its columns are only those that hold something. Values come as the store keeps
them; ``Kind`` says what they are.

A part with a label has a column of its own per label, and further ones where somebody has several
(a second address of the same label has the label "home 2"). Reading a sheet back changes nothing,
since every row begins with its id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from crm_desktop.domain.text import collapse
from crm_desktop.import_export.fields import ADDRESS_PARTS, LABELS

Kind = Literal[
    "text", "id", "date", "partial date", "instant", "number", "money", "amount", "percent", "bool",
]  # fmt: skip
"""Of the values in a column: ``id`` 16 bytes; ``date`` ISO text; ``partial date`` "year/month/day"
with parts missing; ``instant`` UTC milliseconds; ``number`` and ``percent`` plain decimal text or a
number; ``money`` minor units, a blank, the currency; ``amount`` plain decimal text, perhaps with a
currency behind; ``bool`` 0 or 1. Any value may be the text that somebody typed instead."""

AT_ONCE = 2000
"""Rows whose parts are fetched together."""

TAGS_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``sql`` gives its value in the main query, where no part fills it."""

    header: str
    sql: str = "''"
    kind: Kind = "text"


_Fill = Callable[[list[Any], tuple[Any, ...]], None]


@dataclass(slots=True)
class Sheet:
    """A table. ``parts``: (query with two bounds of row numbers, how its rows fill a row)."""

    name: str
    columns: list[Column]
    main: str
    """After the columns: FROM ... WHERE ..., of which ``x`` is the table of the rows."""
    parts: list[tuple[str, _Fill]] = field(default_factory=list)

    def count(self, raw: sqlite3.Connection) -> int:
        """The number of rows."""
        found: int = raw.execute(f"SELECT count(*) {self.main}").fetchone()[0]
        return found

    def rows(self, raw: sqlite3.Connection) -> Iterator[list[list[Any]]]:
        """The rows in portions, values as kept, one for every column."""
        chosen = ", ".join(column.sql for column in self.columns)
        cursor = raw.execute(f"SELECT {chosen}, x.n {self.main} ORDER BY x.n")
        while portion := cursor.fetchmany(AT_ONCE):
            rows = [list(row) for row in portion]
            by_number = {row.pop(): row for row in rows}
            bounds = (portion[0][-1], portion[-1][-1])
            for sql, fill in self.parts:
                for part in raw.execute(sql, bounds):
                    fill(by_number[part[0]], part)
            yield rows


def sheets(raw: sqlite3.Connection, what: str) -> list[Sheet]:
    """The sheets of an export of ``what``: contacts, companies, deals, timeline or all."""
    makers: dict[str, list[Callable[[sqlite3.Connection], Sheet]]] = {
        "contacts": [lambda raw: _party_sheet(raw, "contact")],
        "companies": [lambda raw: _party_sheet(raw, "company")],
        "deals": [_deal_sheet],
        "timeline": [_timeline_sheet, _reminder_sheet],
    }
    makers["all"] = [maker for several in makers.values() for maker in several]
    return [maker(raw) for maker in makers[what]]


def _holding(raw: sqlite3.Connection, columns: list[Column], main: str) -> list[Column]:
    """The id (the first), and those of the other columns that hold something in any row."""
    tests = ", ".join(f"max({column.sql} NOT IN ('', '//'))" for column in columns)
    found = raw.execute(f"SELECT {tests} {main}").fetchone()
    others = zip(columns[1:], found[1:], strict=True)
    return [columns[0], *(column for column, holds in others if holds)]


# -- people and companies ----------------------------------------------------------------------

_ALIKE: tuple[tuple[str, str, Kind], ...] = (
    ("gender", "x.gender", "text"), ("status", "x.status", "text"),
    ("industry", "x.industry", "text"), ("tax_id", "x.tax_id", "text"),
    ("source", "x.lead_source", "text"), ("newsletter", "x.newsletter", "bool"),
    ("consent", "x.consent", "bool"), ("active", "x.active", "bool"),
    ("external_id", "x.external_id", "text"), ("created_at", "x.known_since", "instant"),
    ("last_seen", "x.last_seen", "instant"),
)  # fmt: skip
_BIRTHDAY = (
    "coalesce(x.birth_year,'')||'/'||coalesce(x.birth_month,'')||'/'||coalesce(x.birth_day,'')"
)


def _party_sheet(raw: sqlite3.Connection, entity: str) -> Sheet:
    company = entity == "company"
    of_kind = f"x.gone=0 AND x.kind{'=' if company else '<>'}'company'"
    own = f"FROM contact x WHERE {of_kind}"
    name = "company.name" if company else "contact.full_name"
    front = [Column(f"{entity}.id", "x.id", "id"), Column(name, "x.name")]
    if not company:
        front += [
            Column(f"contact.{part}", f"x.{part}")
            for part in ("prefix", "first_name", "middle_name", "last_name", "suffix", "nickname")
        ]
        front.append(Column("contact.birthday", _BIRTHDAY, "partial date"))
    back = [Column(f"{entity}.{part}", sql, kind) for part, sql, kind in _ALIKE]
    back.append(Column(f"{entity}.note", "x.note"))
    held = _holding(raw, [*front, *back], own)
    sheet = Sheet("companies" if company else "contacts", [c for c in front if c in held], own)
    _add_labelled(raw, sheet, entity, of_kind)
    _add_addresses(raw, sheet, entity, of_kind)
    joined = "" if company else _add_company(raw, sheet, of_kind)
    if raw.execute(f"SELECT EXISTS (SELECT 1 {own} AND x.owner_id NOTNULL)").fetchone()[0]:
        sheet.columns.append(Column(f"{entity}.owner", "coalesce(w.name,'')"))
        joined += " LEFT JOIN colleague w ON w.id=x.owner_id"
    sheet.columns += [c for c in back if c in held]
    _add_tags(raw, sheet, entity, of_kind)
    _add_custom(raw, sheet, "contact", of_kind)
    sheet.main = f"FROM contact x{joined} WHERE {of_kind}"
    return sheet


def _of_party(columns: str, table: str, of_kind: str) -> str:
    return (
        f"SELECT x.n, {columns} FROM contact x JOIN {table} p ON p.contact_id=x.id AND p.gone=0"
        f" WHERE x.n BETWEEN ? AND ? AND {of_kind}"
    )


def _labels(
    raw: sqlite3.Connection, table: str, of_kind: str, columns: tuple[str, ...] = ()
) -> dict[str, tuple[int, ...]]:
    """Label -> how many of them somebody has at the most, and which ``columns`` hold something;
    in the usual order."""
    inner = "".join(f", max(p.{column}<>'') {column}" for column in columns)
    outer = "".join(f", max({column})" for column in columns)
    found = {
        label: tuple(rest)
        for label, *rest in raw.execute(
            f"SELECT label, max(c){outer} FROM (SELECT p.label, count(*) c{inner} FROM contact x"
            f" JOIN {table} p ON p.contact_id=x.id AND p.gone=0 WHERE {of_kind}"
            " GROUP BY x.n, p.label) GROUP BY label"
        )
    }
    usual = {label: place for place, label in enumerate(("", *LABELS))}
    return {
        label: found[label]
        for label in sorted(found, key=lambda one: (usual.get(one, len(usual)), one))
    }


def _add_labelled(raw: sqlite3.Connection, sheet: Sheet, entity: str, of_kind: str) -> None:
    """Columns for phones, e-mails and web addresses."""
    for table, text, name, special in (
        ("phone", "typed", "phone", "fax"),
        ("email", "address", "email", ""),
        ("website", "url", "website", "linkedin"),
    ):
        places: dict[str, list[int]] = {}
        for label, (most, *_) in _labels(raw, table, of_kind).items():
            shown = collapse(label.replace(".", " "))
            header = f"{entity}.{name}.{shown}" if shown else f"{entity}.{name}"
            if label and label == special:
                header = f"{entity}.{special}"
            places[label] = list(range(len(sheet.columns), len(sheet.columns) + most))
            sheet.columns += [Column(header)] * most

        def fill(
            row: list[Any], part: tuple[Any, ...], places: dict[str, list[int]] = places
        ) -> None:
            for at in places[part[1]]:
                if not row[at]:
                    row[at] = part[2]
                    return

        if places:
            sql = f"{_of_party(f'p.label, p.{text}', table, of_kind)} ORDER BY x.n, p.n"
            sheet.parts.append((sql, fill))


def _add_addresses(raw: sqlite3.Connection, sheet: Sheet, entity: str, of_kind: str) -> None:
    places: dict[str, list[list[tuple[int, int]]]] = {}
    for label, (most, *held) in _labels(raw, "address", of_kind, ADDRESS_PARTS).items():
        shown = collapse(label.replace(".", " "))
        for k in range(1, most + 1):
            numbered = shown if k == 1 else f"{shown} {k}".strip()
            middle = f"address.{numbered}" if numbered else "address"
            block = []
            for place, part in enumerate(ADDRESS_PARTS):
                if held[place]:
                    block.append((len(sheet.columns), place + 2))
                    sheet.columns.append(Column(f"{entity}.{middle}.{part}"))
            places.setdefault(label, []).append(block)

    def fill(row: list[Any], part: tuple[Any, ...]) -> None:
        for block in places[part[1]]:
            if not any(row[at] for at, _ in block):
                for at, source in block:
                    row[at] = part[source]
                return

    if places:
        columns = ", ".join(f"p.{part}" for part in ("label", *ADDRESS_PARTS))
        sheet.parts.append((f"{_of_party(columns, 'address', of_kind)} ORDER BY x.n, p.n", fill))


def _add_company(raw: sqlite3.Connection, sheet: Sheet, of_kind: str) -> str:
    """Columns for the primary company of people, and their job; gives what to join for it."""
    joined = (
        " LEFT JOIN position o ON o.id=x.position_id AND o.gone=0"
        " LEFT JOIN contact k ON k.id=o.company_id AND k.gone=0"
    )
    columns = [
        Column("company.id", "k.id", "id"),
        Column("company.name", "coalesce(k.name,'')"),
        Column("contact.job_title", "coalesce(nullif(o.title,''),x.job_title)"),
        Column("contact.department", "coalesce(nullif(o.department,''),x.department)"),
    ]
    held = _holding(raw, columns, f"FROM contact x{joined} WHERE {of_kind}")
    sheet.columns += held
    return joined


def _add_tags(raw: sqlite3.Connection, sheet: Sheet, entity: str, of_kind: str) -> None:
    sql = (
        "SELECT x.n, t.name FROM contact x JOIN tagging p ON p.contact_id=x.id AND p.gone=0"
        " JOIN tag t ON t.id=p.tag_id AND t.gone=0"
    )
    if raw.execute(f"SELECT EXISTS ({sql} WHERE {of_kind})").fetchone()[0]:
        at = len(sheet.columns)
        sheet.columns.append(Column(f"{entity}.tags"))

        def fill(row: list[Any], part: tuple[Any, ...]) -> None:
            row[at] = f"{row[at]}{TAGS_BETWEEN}{part[1]}" if row[at] else part[1]

        bounds = f" WHERE x.n BETWEEN ? AND ? AND {of_kind} ORDER BY x.n, p.n"
        sheet.parts.append((sql + bounds, fill))


_CUSTOM_KINDS: dict[str, Kind] = {
    "number": "number", "money": "amount", "percent": "percent", "date": "date", "yes/no": "bool",
}  # fmt: skip


def _add_custom(raw: sqlite3.Connection, sheet: Sheet, table: str, of_kind: str) -> None:
    """A column for each custom field, under its own name."""
    joined = (
        f"FROM {table} x JOIN field_value p ON p.{table}_id=x.id AND p.gone=0 AND p.value<>''"
        " JOIN field f ON f.id=p.field_id AND f.gone=0"
    )
    used = raw.execute(
        f"SELECT DISTINCT f.n, f.name, f.kind {joined} WHERE {of_kind} ORDER BY f.n"
    ).fetchall()
    places = {}
    for n, name, kind in used:
        places[n] = len(sheet.columns)
        sheet.columns.append(Column(name, kind=_CUSTOM_KINDS.get(kind, "text")))

    def fill(row: list[Any], part: tuple[Any, ...]) -> None:
        row[places[part[1]]] = part[2]

    if places:
        bounds = f"WHERE x.n BETWEEN ? AND ? AND {of_kind} ORDER BY x.n"
        sheet.parts.append((f"SELECT x.n, f.n, p.value {joined} {bounds}", fill))


# -- deals -------------------------------------------------------------------------------------

_DEALS = (
    "FROM deal x LEFT JOIN stage g ON g.id=x.stage_id LEFT JOIN pipeline i ON i.id=x.pipeline_id"
    " LEFT JOIN colleague w ON w.id=x.owner_id"
    " LEFT JOIN contact k ON k.id=x.company_id AND k.gone=0"
    " LEFT JOIN contact c ON c.id=x.contact_id AND c.gone=0"
    " LEFT JOIN deal_line l ON l.n=(SELECT min(n) FROM deal_line WHERE deal_id=x.id AND gone=0)"
    " WHERE x.gone=0"
)
_DEAL_COLUMNS = [
    Column("deal.id", "x.id", "id"),
    Column("deal.name", "x.title"),
    Column("company.id", "k.id", "id"),
    Column("company.name", "k.name"),
    Column("contact.id", "c.id", "id"),
    Column("contact.full_name", "c.name"),
    Column("deal.pipeline", "i.name"),
    Column("deal.stage", "g.name"),
    Column("deal.amount", "x.amount_minor||' '||x.currency", "money"),
    Column("deal.currency", "x.currency"),
    Column("deal.probability", "coalesce(x.probability,g.probability)", "percent"),
    Column("deal.close_date", "coalesce(nullif(x.closed_on,''),x.expected_close)", "date"),
    Column("deal.is_closed", "x.state<>'open'", "bool"),
    Column("deal.is_won", "x.state='won'", "bool"),
    Column("deal.lost_reason", "x.close_reason"),
    Column("deal.type", "x.kind"),
    Column("deal.next_step", "x.next_step"),
    Column("deal.source", "x.lead_source"),
    Column("deal.owner", "w.name"),
    Column("deal.product", "l.title"),
    Column("deal.quantity", "l.quantity", "number"),
    Column("deal.created_at", "x.opened_at", "instant"),
    Column("deal.external_id", "x.external_id"),
    Column("deal.company_external_id", "x.company_external_id"),
    Column("deal.note", "x.note"),
]


def _deal_sheet(raw: sqlite3.Connection) -> Sheet:
    sheet = Sheet("deals", _holding(raw, _DEAL_COLUMNS, _DEALS), _DEALS)
    _add_custom(raw, sheet, "deal", "x.gone=0")
    return sheet


# -- timeline ----------------------------------------------------------------------------------

_PARTY_OF = (
    " LEFT JOIN contact c ON c.id=x.contact_id AND c.gone=0 AND c.kind<>'company'"
    " LEFT JOIN contact k ON k.id=x.contact_id AND k.gone=0 AND k.kind='company'"
    " LEFT JOIN email m ON m.id=c.email_id AND m.gone=0"
    " LEFT JOIN deal d ON d.id=x.deal_id AND d.gone=0"
)
_PARTY_COLUMNS = [
    Column("contact.id", "c.id", "id"),
    Column("contact.full_name", "c.name"),
    Column("contact.email", "m.address"),
    Column("company.id", "k.id", "id"),
    Column("company.name", "k.name"),
]
_ENTRIES = f"FROM entry x{_PARTY_OF} LEFT JOIN colleague w ON w.id=x.who_id WHERE x.gone=0"
_ENTRY_COLUMNS = [
    Column("entry.id", "x.id", "id"),
    Column("entry.date", "x.happened_at", "instant"),
    Column("entry.kind", "x.kind"),
    *_PARTY_COLUMNS,
    Column("entry.subject", "x.subject"),
    Column("entry.text", "x.body"),
    Column("entry.direction", "x.direction"),
    Column("entry.from", "x.sender"),
    Column("entry.minutes", "x.minutes", "number"),
    Column("entry.outcome", "x.outcome"),
    Column("entry.who", "w.name"),
    Column(
        "entry.attachments",
        "(SELECT group_concat(name,'; ') FROM attachment WHERE entry_id=x.id AND gone=0)",
    ),
]
_REMINDERS = f"FROM reminder x{_PARTY_OF} LEFT JOIN colleague w ON w.id=x.owner_id WHERE x.gone=0"
_REMINDER_COLUMNS = [
    Column("reminder.id", "x.id", "id"),
    Column("reminder.due", "x.due_date", "date"),
    Column("reminder.time", "x.due_time"),
    Column("reminder.text", "x.title"),
    *_PARTY_COLUMNS,
    Column("reminder.note", "x.note"),
    Column("reminder.location", "x.location"),
    Column("reminder.recurrence", "x.recurrence"),
    Column("reminder.done_at", "x.done_at", "instant"),
    Column("reminder.owner", "w.name"),
]


def _timeline_sheet(raw: sqlite3.Connection) -> Sheet:
    return Sheet("timeline", _holding(raw, _ENTRY_COLUMNS, _ENTRIES), _ENTRIES)


def _reminder_sheet(raw: sqlite3.Connection) -> Sheet:
    return Sheet("reminders", _holding(raw, _REMINDER_COLUMNS, _REMINDERS), _REMINDERS)
