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

from crm_desktop.domain import ids
from crm_desktop.domain.consent import CHANNELS
from crm_desktop.domain.text import collapse
from crm_desktop.import_export.fields import ADDRESS_PARTS, LABELS
from crm_desktop.import_export.related import line
from crm_desktop.services.last_word import last_word

Kind = Literal[
    "text", "id", "date", "partial date", "instant", "number", "money", "amount", "percent", "bool",
]  # fmt: skip
"""Of the values in a column: ``id`` 16 bytes; ``date`` ISO text; ``partial date`` ISO text, or
"year/month/day" with parts missing; ``instant`` UTC milliseconds, or a
partial ISO date as text; ``number`` and ``percent`` plain
decimal text or a number; ``money`` minor units, a blank, the currency; ``amount`` plain decimal
text, perhaps with a currency behind; ``bool`` 0 or 1. A custom value may be the text that somebody
typed instead."""

AT_ONCE = 2000
"""Rows whose parts are fetched together."""

TAGS_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``sql`` gives its value in the main query, where no part fills it. ``held``: what
    to select for knowing quickly whether anything is there."""

    header: str
    sql: str = "''"
    kind: Kind = "text"
    held: str = ""


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

    def query(self) -> str:
        """The main query: a value for every column, and the number of the row."""
        chosen = ", ".join(column.sql for column in self.columns)
        return f"SELECT {chosen}, x.n {self.main} ORDER BY x.n"

    def rows(self, raw: sqlite3.Connection) -> Iterator[list[list[Any]]]:
        """The rows in portions, values as kept, one for every column."""
        cursor = raw.execute(self.query())
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


_PROBE = 2000


def _holding(raw: sqlite3.Connection, columns: list[Column], main: str) -> list[Column]:
    """The id (the first), and those of the other columns that hold something in any row.

    Most of them do in the first rows, so that only the others are looked for everywhere.
    """
    held = {columns[0]}
    for rows in (f"{main} LIMIT {_PROBE}", main):
        left = [column for column in columns if column not in held]
        values = ", ".join(f"{column.sql} v{at}" for at, column in enumerate(left))
        tests = ", ".join(
            f"EXISTS ({column.held})" if column.held else f"max(v{at} NOT IN ('', '//'))"
            for at, column in enumerate(left)
        )
        if left:
            # One row, also where no other test is an aggregate.
            _, *found = raw.execute(
                f"SELECT max(1), {tests} FROM (SELECT {values} {rows})"
            ).fetchone()
            held |= {column for column, holds in zip(left, found, strict=True) if holds}
    return [column for column in columns if column in held]


# -- people and companies ----------------------------------------------------------------------

_ALIKE: tuple[tuple[str, str, Kind], ...] = (
    ("gender", "x.gender", "text"), ("status", "x.status", "text"),
    ("industry", "x.industry", "text"), ("tax_id", "x.tax_id", "text"),
    ("source", "x.lead_source", "text"), ("newsletter", "x.newsletter", "bool"),
    ("consent", "x.consent", "bool"), ("active", "x.active", "bool"),
    ("external_id", "x.external_id", "text"),
    ("created_at", "iif(x.known_from<>'',x.known_from,x.known_since)", "instant"),
    ("last_seen", "x.last_seen", "instant"),
    ("keep_in_touch_days", "x.keep_in_touch_days", "number"),
)  # fmt: skip
_BIRTHDAY = (
    "iif(x.birth_year NOTNULL AND x.birth_month NOTNULL AND x.birth_day NOTNULL,"
    " printf('%04d-%02d-%02d',x.birth_year,x.birth_month,x.birth_day), coalesce(x.birth_year,'')"
    "||'/'||coalesce(x.birth_month,'')||'/'||coalesce(x.birth_day,''))"
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
        front.append(Column("contact.kind", "iif(x.kind='household',x.kind,'')"))
    back = [Column(f"{entity}.{part}", sql, kind) for part, sql, kind in _ALIKE]
    back += [
        Column(
            f"{entity}.consent.{channel}", f"{last_word(channel, 'x.id')}", "bool",
            f"SELECT 1 FROM consent w JOIN contact x ON x.id=w.contact_id WHERE w.gone=0"
            f" AND w.channel='{channel}' AND {of_kind}",
        )
        for channel in CHANNELS
    ]  # fmt: skip
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
    if not company:
        _add_lines(raw, sheet, "contact.positions", _POSITIONS.format(of_kind))
    _add_lines(raw, sheet, f"{entity}.relations", _RELATIONS.format(of_kind))
    _add_custom(raw, sheet, "contact", of_kind)
    sheet.main = f"FROM contact x{joined} WHERE {of_kind}"
    return sheet


def _of_party(columns: str, table: str, of_kind: str) -> str:
    return (
        f"SELECT x.n, {columns} FROM contact x JOIN {table} p ON p.contact_id=x.id AND p.gone=0"
        f" WHERE x.n BETWEEN ? AND ? AND {of_kind}"
    )


def _labels(raw: sqlite3.Connection, table: str, of_kind: str) -> dict[str, int]:
    """Label -> how many parts with it somebody has at the most; in the usual order."""
    labels = [
        label
        for (label,) in raw.execute(f"SELECT DISTINCT label FROM {table} WHERE gone=0")
        if raw.execute(
            f"SELECT EXISTS (SELECT 1 FROM {table} p JOIN contact x ON x.id=p.contact_id"
            f" WHERE p.label=? AND p.gone=0 AND {of_kind})",
            (label,),
        ).fetchone()[0]
    ]
    usual = {label: place for place, label in enumerate(("", *LABELS))}
    most = dict.fromkeys(sorted(labels, key=lambda one: (usual.get(one, len(usual)), one)), 1)
    # Who has several is found by the index alone; few do.
    several = f"SELECT contact_id FROM {table} GROUP BY contact_id HAVING count(*)>1"
    most |= raw.execute(
        f"SELECT label, max(c) FROM (SELECT p.label, count(*) c FROM ({several}) d"
        f" JOIN contact x ON x.id=d.contact_id AND {of_kind}"
        f" JOIN {table} p ON p.contact_id=x.id AND p.gone=0 GROUP BY x.id, p.label) GROUP BY label"
    )
    return most


def _add_labelled(raw: sqlite3.Connection, sheet: Sheet, entity: str, of_kind: str) -> None:
    """Columns for phones, e-mails and web addresses."""
    for table, text, name, special in (
        ("phone", "typed", "phone", "fax"),
        ("email", "address", "email", ""),
        ("website", "url", "website", "linkedin"),
    ):
        places: dict[str, list[int]] = {}
        for label, most in _labels(raw, table, of_kind).items():
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
            first = f"p.id IS NOT x.{table}_id"
            sql = f"{_of_party(f'p.label, p.{text}', table, of_kind)} ORDER BY x.n, {first}, p.n"
            sheet.parts.append((sql, fill))


def _add_addresses(raw: sqlite3.Connection, sheet: Sheet, entity: str, of_kind: str) -> None:
    places: dict[str, list[list[tuple[int, int]]]] = {}
    held = _address_parts(raw, of_kind)
    for label, most in _labels(raw, "address", of_kind).items():
        shown = collapse(label.replace(".", " "))
        for k in range(1, most + 1):
            numbered = shown if k == 1 else f"{shown} {k}".strip()
            middle = f"address.{numbered}" if numbered else "address"
            block = []
            for place, part in enumerate(ADDRESS_PARTS, start=2):
                if (label, part) in held:
                    block.append((len(sheet.columns), place))
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
        order = "ORDER BY x.n, p.id IS NOT x.address_id, p.n"
        sheet.parts.append((f"{_of_party(columns, 'address', of_kind)} {order}", fill))


def _address_parts(raw: sqlite3.Connection, of_kind: str) -> set[tuple[str, str]]:
    """(label, part) of every part of an address that is known of anybody."""
    tests = ", ".join(f"max({part}<>'')" for part in ADDRESS_PARTS)
    known = raw.execute(f"SELECT label, {tests} FROM address WHERE gone=0 GROUP BY label")
    return {
        (label, part)
        for label, *found in known.fetchall()
        for part, holds in zip(ADDRESS_PARTS, found, strict=True)
        if holds
        and raw.execute(
            "SELECT EXISTS (SELECT 1 FROM address p JOIN contact x ON x.id=p.contact_id"
            f" WHERE p.label=? AND p.{part}<>'' AND p.gone=0 AND {of_kind})",
            (label,),
        ).fetchone()[0]
    }


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
        Column("contact.role", "coalesce(o.role,'')"),
        Column("contact.works_since", "coalesce(o.started,'')"),
        Column("contact.works_until", "coalesce(o.ended,'')"),
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


_POSITIONS = (
    "SELECT x.n, k.name, p.title, p.department, p.role, p.started, p.ended, k.id FROM contact x"
    " JOIN position p ON p.person_id=x.id AND p.gone=0 AND p.id IS NOT x.position_id"
    " JOIN contact k ON k.id=p.company_id AND k.gone=0 WHERE {0}"
)
# A relation is told by the contact that it is a part of; by both where they stand in two sheets,
# because then the file that is read first does not know the other one yet.
_RELATIONS = (
    "SELECT x.n, p.kind, p.back, o.name, p.note, o.id FROM contact x"
    " JOIN (SELECT n, contact_id, other_id, kind, back, note, 0 turned FROM relation WHERE gone=0"
    " UNION ALL SELECT n, other_id, contact_id, back, kind, note, 1 FROM relation WHERE gone=0) p"
    " ON p.contact_id=x.id JOIN contact o ON o.id=p.other_id AND o.gone=0"
    " WHERE (p.turned=0 OR (x.kind='company')<>(o.kind='company')) AND {0}"
)
_PEOPLE = (
    "SELECT x.n, p.role, o.name, o.id FROM deal x"
    " JOIN deal_person p ON p.deal_id=x.id AND p.gone=0"
    " JOIN contact o ON o.id=p.contact_id AND o.gone=0 WHERE x.gone=0"
)


def _add_lines(raw: sqlite3.Connection, sheet: Sheet, header: str, sql: str) -> None:
    """A cell with a line for each row of ``sql``, which ends with an id (see ``related``)."""
    if not raw.execute(f"SELECT EXISTS ({sql})").fetchone()[0]:
        return
    at = len(sheet.columns)
    sheet.columns.append(Column(header))

    def fill(row: list[Any], part: tuple[Any, ...]) -> None:
        told = line([*part[1:-1], ids.show(part[-1])])
        row[at] = f"{row[at]}\n{told}" if row[at] else told

    sheet.parts.append((f"{sql} AND x.n BETWEEN ? AND ? ORDER BY x.n, p.n", fill))


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
        f"SELECT f.n, f.name, f.kind FROM field f WHERE f.gone=0 AND EXISTS (SELECT 1 FROM"
        f" field_value p JOIN {table} x ON x.id=p.{table}_id WHERE p.field_id=f.id AND p.gone=0"
        f" AND p.value<>'' AND {of_kind}) ORDER BY f.n"
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
    Column("company.name", "coalesce(k.name,'')"),
    Column("contact.id", "c.id", "id"),
    Column("contact.full_name", "coalesce(c.name,'')"),
    Column("deal.pipeline", "coalesce(i.name,'')"),
    Column("deal.stage", "coalesce(g.name,'')"),
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
    Column("deal.owner", "coalesce(w.name,'')"),
    Column("deal.product", "coalesce(l.title,'')"),
    Column("deal.quantity", "l.quantity", "number"),
    Column("deal.created_at", "x.opened_at", "instant"),
    Column("deal.external_id", "x.external_id"),
    Column("deal.company_external_id", "x.company_external_id"),
    Column("deal.note", "x.note"),
]


def _deal_sheet(raw: sqlite3.Connection) -> Sheet:
    sheet = Sheet("deals", _holding(raw, _DEAL_COLUMNS, _DEALS), _DEALS)
    _add_lines(raw, sheet, "deal.people", _PEOPLE)
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
    Column("contact.full_name", "coalesce(c.name,'')"),
    Column("contact.email", "coalesce(m.address,'')"),
    Column("company.id", "k.id", "id"),
    Column("company.name", "coalesce(k.name,'')"),
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
    Column("entry.who", "coalesce(w.name,'')"),
    Column("entry.pinned", "nullif(x.pinned,0)", "bool"),
    Column("entry.deal_id", "d.id", "id"),
    Column(
        "entry.attachments",
        "coalesce((SELECT group_concat(name,'; ') FROM attachment"
        " WHERE entry_id=x.id AND gone=0),'')",
        held="SELECT 1 FROM attachment WHERE gone=0",
    ),
]
_REMINDERS = f"FROM reminder x{_PARTY_OF} LEFT JOIN colleague w ON w.id=x.owner_id WHERE x.gone=0"
_REMINDER_COLUMNS = [
    Column("reminder.id", "x.id", "id"),
    Column("reminder.due", "x.due_date", "date"),
    Column("reminder.time", "x.due_time"),
    Column("reminder.zone", "x.zone"),
    Column("reminder.kind", "x.kind"),
    Column("reminder.text", "x.title"),
    *_PARTY_COLUMNS,
    Column("reminder.note", "x.note"),
    Column("reminder.location", "x.location"),
    Column("reminder.recurrence", "x.recurrence"),
    Column("reminder.repeat_from", "x.repeat_from"),
    Column("reminder.lead_times", "x.lead_times"),
    Column("reminder.priority", "nullif(x.priority,0)", "bool"),
    Column("reminder.waiting", "nullif(x.waiting,0)", "bool"),
    Column("reminder.deal_id", "d.id", "id"),
    Column("reminder.done_at", "x.done_at", "instant"),
    Column("reminder.owner", "coalesce(w.name,'')"),
]


def _timeline_sheet(raw: sqlite3.Connection) -> Sheet:
    return Sheet("timeline", _holding(raw, _ENTRY_COLUMNS, _ENTRIES), _ENTRIES)


def _reminder_sheet(raw: sqlite3.Connection) -> Sheet:
    return Sheet("reminders", _holding(raw, _REMINDER_COLUMNS, _REMINDERS), _REMINDERS)
