"""Reading contacts: all that is known of some of them.

Everything is read in sets: one query per kind of part, whatever the number of contacts. Parts come
primary first, then in the order they were made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from crm_desktop.domain.dates import partial_iso
from crm_desktop.errors import UserError
from crm_desktop.store.store import Store


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
    keep_in_touch_days: int | None = None
    consents: dict[str, bool] = field(default_factory=dict)
    """Channel -> the last word about it, of those of which something was said."""


_FROM = "FROM json_each(?1) r JOIN contact c ON c.n=r.value"
_CONTACTS = (
    "SELECT c.n, c.id, c.kind, c.name, c.prefix, c.first_name, c.middle_name, c.last_name,"
    " c.suffix, c.nickname, c.gender, c.birth_year, c.birth_month, c.birth_day, c.job_title,"
    " c.department, c.status, c.industry, c.tax_id, c.lead_source, c.note, c.newsletter,"
    " c.consent, c.active, c.external_id, c.known_since, c.known_from, c.last_seen,"
    " coalesce(w.name, ''),"
    f" c.photo, s.file, s.sheet, c.source_record, c.keep_in_touch_days {_FROM}"
    " LEFT JOIN colleague w ON w.id=c.owner_id LEFT JOIN source s ON s.id=c.source_id"
    " WHERE c.gone=0"
)
_LABELLED = (  # one statement: each costs a card about as much as the lines that it brings
    " UNION ALL ".join(
        f"SELECT '{name}', c.n, p.label, p.{text}, p.id, p.id IS c.{table}_id first, {avoid},"
        f" p.n place {_FROM} JOIN {table} p ON p.contact_id=c.id AND p.gone=0"
        for name, table, text, avoid in (
            ("phones", "phone", "typed", "p.do_not_use"),
            ("emails", "email", "address", "p.do_not_use"),
            ("websites", "website", "url", "0"),
        )
    )
    + " ORDER BY first DESC, place"
)
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

_CONSENTS = (  # of several words the last one wins
    f"SELECT c.n, p.channel, p.given {_FROM} JOIN consent p ON p.contact_id=c.id AND p.gone=0"
    " ORDER BY p.said_on, p.n"
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
        found[row[0]] = contact = Contact(*values)
        contact.keep_in_touch_days = row[33]
    for name, n, label, text, part, primary, do_not_use, _ in raw.execute(_LABELLED, key):
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
    _add_consents(raw, key, found)
    return [found[n] for n in numbers if n in found]


def _add_consents(raw: sqlite3.Connection, key: tuple[str], found: dict[int, Contact]) -> None:
    for n, channel, given in raw.execute(_CONSENTS, key):
        if n in found:
            found[n].consents[channel] = bool(given)


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


def identity_of(store: Store, n: int) -> bytes | None:
    """The id of the contact with this row number; None: it is gone."""
    with store.read_raw() as raw:
        row = raw.execute("SELECT id FROM contact WHERE n=? AND gone=0", (n,)).fetchone()
    return bytes(row[0]) if row else None
