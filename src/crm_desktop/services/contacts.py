"""Reading contacts: all that is known of some of them, and the card of one with its timeline.

Everything is read in sets: one query per kind of part, whatever the number of contacts. Parts come
primary first, then in the order they were made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crm_desktop.domain import ids
from crm_desktop.domain.dates import partial_iso
from crm_desktop.errors import UserError
from crm_desktop.store.store import Store

TIMELINE = 200
"""Entries that a card shows; the newest ones."""
_STAFF = 200
"""People of a company that its card shows."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A phone (as typed), e-mail address or web address with its label, which may be empty.

    ``primary``: the main one of its kind, by choice or because it was the first.
    """

    label: str
    text: str
    id: bytes = b""
    primary: bool = False
    do_not_use: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An address; parts that are not known are empty."""

    label: str
    street: str
    street2: str
    street_number: str
    postal_code: str
    city: str
    region: str
    country: str
    id: bytes = b""
    primary: bool = False

    def one_line(self) -> str:
        """The address as it is read out."""
        parts = (
            f"{self.street} {self.street_number}", self.street2,
            f"{self.postal_code} {self.city}", self.region, self.country,
        )  # fmt: skip
        return ", ".join(part for text in parts if (part := text.strip()))


@dataclass(frozen=True, slots=True)
class Employment:
    """A person's place in a company or household; ``company_n`` is this PC's row number of it,
    ``started`` and ``ended`` are partial ISO dates or empty."""

    company_id: bytes
    company_n: int
    company: str
    title: str
    department: str
    role: str
    started: str
    ended: str
    id: bytes = b""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class CustomValue:
    """The value of a custom field in its canonical form; ``kind`` as in ``schema.field``."""

    name: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The file, sheet and record (from 1) that something was made from."""

    file: str
    sheet: str
    record: int | None


@dataclass(slots=True)
class Contact:
    """All that is known of a contact, without its timeline.

    ``kind``: person, company or household; ``birthday`` a partial ISO date; instants are UTC
    milliseconds; ``known_from`` a partial ISO date where no day of ``known_since`` is known;
    ``owner`` a colleague's name; ``photo`` the hash of a blob or empty.
    """

    n: int
    id: bytes
    kind: str
    name: str
    prefix: str
    first_name: str
    middle_name: str
    last_name: str
    suffix: str
    nickname: str
    gender: str
    birthday: str
    job_title: str
    department: str
    status: str
    industry: str
    tax_id: str
    lead_source: str
    note: str
    newsletter: bool | None
    consent: bool | None
    active: bool | None
    external_id: str
    known_since: int | None
    known_from: str
    last_seen: int | None
    owner: str
    photo: str
    origin: Origin | None
    phones: list[Labelled] = field(default_factory=list)
    emails: list[Labelled] = field(default_factory=list)
    websites: list[Labelled] = field(default_factory=list)
    addresses: list[Place] = field(default_factory=list)
    positions: list[Employment] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    custom: list[CustomValue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Happening:
    """A timeline entry, deal or reminder as a card lists it; ``at`` is UTC milliseconds or None,
    ``day`` the date as text where it is one."""

    id: bytes
    kind: str
    title: str
    text: str = ""
    at: int | None = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One contact with what hangs on it, newest first; ``staff`` are the people of a company."""

    contact: Contact
    staff: tuple[tuple[str, str], ...]
    """(name, title)"""
    deals: tuple[Happening, ...]
    reminders: tuple[Happening, ...]
    entries: tuple[Happening, ...]


_FROM = "FROM json_each(?) r JOIN contact c ON c.n=r.value"
_CONTACTS = (
    "SELECT c.n, c.id, c.kind, c.name, c.prefix, c.first_name, c.middle_name, c.last_name,"
    " c.suffix, c.nickname, c.gender, c.birth_year, c.birth_month, c.birth_day, c.job_title,"
    " c.department, c.status, c.industry, c.tax_id, c.lead_source, c.note, c.newsletter,"
    " c.consent, c.active, c.external_id, c.known_since, c.known_from, c.last_seen,"
    " coalesce(w.name, ''),"
    f" c.photo, s.file, s.sheet, c.source_record {_FROM}"
    " LEFT JOIN colleague w ON w.id=c.owner_id LEFT JOIN source s ON s.id=c.source_id"
    " WHERE c.gone=0"
)
_LABELLED = {
    "phones": ("phone", "typed"),
    "emails": ("email", "address"),
    "websites": ("website", "url"),
}
_POSITIONS = (
    "SELECT c.n, k.id, k.n, k.name, p.title, p.department, p.role, p.started, p.ended, p.id,"
    " p.id IS c.position_id"
    f" {_FROM} JOIN position p ON p.person_id=c.id AND p.gone=0"
    " JOIN contact k ON k.id=p.company_id AND k.gone=0"
    " ORDER BY p.id IS NOT c.position_id, p.ended<>'', p.n"
)
_ADDRESSES = (
    "SELECT c.n, p.label, p.street, p.street2, p.street_number, p.postal_code, p.city, p.region,"
    f" p.country, p.id, p.id IS c.address_id {_FROM} JOIN address p ON p.contact_id=c.id"
    " AND p.gone=0"
    " ORDER BY p.id IS NOT c.address_id, p.n"
)
_TAGS = (
    f"SELECT c.n, t.name {_FROM} JOIN tagging p ON p.contact_id=c.id AND p.gone=0"
    " JOIN tag t ON t.id=p.tag_id AND t.gone=0 ORDER BY p.n"
)
_VALUES = (
    f"SELECT c.n, f.name, f.kind, p.value {_FROM} JOIN field_value p"
    " ON p.contact_id=c.id AND p.gone=0 JOIN field f ON f.id=p.field_id AND f.gone=0"
    " WHERE p.value<>'' ORDER BY f.n"
)


def read_contacts(raw: sqlite3.Connection, numbers: Sequence[int]) -> list[Contact]:
    """The live ones of the contacts with these row numbers, in the order asked for."""
    key = (str(list(numbers)),)
    found: dict[int, Contact] = {}
    for row in raw.execute(_CONTACTS, key):
        birthday = partial_iso(*row[11:14])
        yes_no = (None if value is None else bool(value) for value in row[21:24])
        origin = None if row[30] is None else Origin(*row[30:33])
        values = (*row[:11], birthday, *row[14:21], *yes_no, *row[24:30], origin)
        found[row[0]] = Contact(*values)
    for name, (table, column) in _LABELLED.items():
        avoid = "0" if table == "website" else "p.do_not_use"
        for n, label, text, part, primary, do_not_use in raw.execute(
            f"SELECT c.n, p.label, p.{column}, p.id, p.id IS c.{table}_id, {avoid} {_FROM}"
            f" JOIN {table} p ON p.contact_id=c.id AND p.gone=0"
            f" ORDER BY p.id IS NOT c.{table}_id, p.n",
            key,
        ):
            if n in found:
                made = Labelled(label, text, part, bool(primary), bool(do_not_use))
                getattr(found[n], name).append(made)
    for n, *values in raw.execute(_ADDRESSES, key):
        if n in found:
            values[-1] = bool(values[-1])
            found[n].addresses.append(Place(*values))
    for n, *values in raw.execute(_POSITIONS, key):
        if n in found:
            values[-1] = bool(values[-1])
            found[n].positions.append(Employment(*values))
    for n, tag in raw.execute(_TAGS, key):
        if n in found:
            found[n].tags.append(tag)
    for n, *values in raw.execute(_VALUES, key):
        if n in found:
            found[n].custom.append(CustomValue(*values))
    return [found[n] for n in numbers if n in found]


def overview(store: Store) -> dict[str, int]:
    """How many live contacts, deals, entries and reminders there are."""
    with store.read_raw() as raw:
        return {
            table: raw.execute(f"SELECT count(*) FROM {table} WHERE gone=0").fetchone()[0]
            for table in ("contact", "deal", "entry", "reminder")
        }


def find_one(
    raw: sqlite3.Connection, text: str, table: str, *, gone: int = 0
) -> tuple[bytes, int] | None:
    """Id and row number of the live row of ``table`` (contact or deal) whose id begins so; None:
    there is none. ``gone``: another state that it must have.

    Raises:
        UserError: several ids begin so.
    """
    digits = text.strip().replace("-", "").lower()
    if not digits or not set(digits) <= set("0123456789abcdef") or len(digits) > 32:
        return None
    low, high = bytes.fromhex(digits.ljust(32, "0")), bytes.fromhex(digits.ljust(32, "f"))
    rows = raw.execute(
        f"SELECT id, n FROM {table} WHERE id BETWEEN ? AND ? AND gone=? LIMIT 2", (low, high, gone)
    ).fetchall()
    if len(rows) > 1:
        raise UserError(
            f"Several records begin with “{text}”. Please give more of the id.",
            code="show.ambiguous",
        )
    return rows[0] if rows else None


def card(store: Store, identity: bytes) -> ContactCard:
    """The card of the contact with this id.

    Raises:
        UserError: there is no such contact, or it is in the trash.
    """
    with store.read_raw() as raw:
        row = raw.execute("SELECT n FROM contact WHERE id=? AND gone=0", (identity,)).fetchone()
        found = read_contacts(raw, [row[0]]) if row else []
        if not found:
            raise UserError(
                f"There is no contact with the id {ids.show(identity)}.", code="show.unknown"
            )
        return ContactCard(
            found[0],
            tuple(
                raw.execute(
                    "SELECT c.name, p.title FROM position p JOIN contact c ON c.id=p.person_id"
                    " WHERE p.company_id=? AND p.gone=0 AND c.gone=0 ORDER BY c.sort_key LIMIT ?",
                    (identity, _STAFF),
                ).fetchall()
            ),
            _happenings(
                raw,
                "SELECT d.id, coalesce(s.name, d.state), d.title, d.note, NULL,"
                " coalesce(nullif(d.closed_on, ''), d.expected_close)"
                " FROM deal d LEFT JOIN stage s ON s.id=d.stage_id"
                " WHERE (d.contact_id=?1 OR d.company_id=?1) AND d.gone=0 ORDER BY d.n DESC",
                (identity,),
            ),
            _happenings(
                raw,
                "SELECT id, iif(done_at IS NULL, 'open', 'done'), title, note, NULL,"
                " trim(due_date || ' ' || due_time) FROM reminder"
                " WHERE contact_id=? AND gone=0 ORDER BY due_at DESC, n DESC",
                (identity,),
            ),
            _entries(raw, "contact_id", identity),
        )


def card_of(store: Store, n: int) -> ContactCard | None:
    """The card of the contact with this row number; None: it is gone."""
    identity = identity_of(store, n)
    return card(store, identity) if identity is not None else None


def identity_of(store: Store, n: int) -> bytes | None:
    """The id of the contact with this row number; None: it is gone."""
    with store.read_raw() as raw:
        row = raw.execute("SELECT id FROM contact WHERE n=? AND gone=0", (n,)).fetchone()
    return bytes(row[0]) if row else None


def _happenings(
    raw: sqlite3.Connection, sql: str, values: Iterable[object]
) -> tuple[Happening, ...]:
    return tuple(Happening(*row) for row in raw.execute(sql, tuple(values)))


def _entries(raw: sqlite3.Connection, column: str, identity: bytes) -> tuple[Happening, ...]:
    """The newest entries of a contact or deal, and for a contact those it took part in."""
    taking_part = (
        " UNION SELECT e.n FROM participant p JOIN entry e ON e.id=p.entry_id"
        " WHERE p.contact_id=?1 AND p.gone=0"
        if column == "contact_id"
        else ""
    )
    return _happenings(
        raw,
        "SELECT id, kind, subject, body, happened_at, '' FROM entry WHERE gone=0 AND n IN"
        f" (SELECT n FROM entry WHERE {column}=?1{taking_part})"
        " ORDER BY happened_at DESC, n DESC LIMIT ?2",
        (identity, TIMELINE),
    )
