"""The rows of the contact list as they are painted: one page at a time, a few queries a page.

Plain SQL only, and nothing here loads the mapping of the tables: the first page is read before
that (see the architecture, "Starting fast").
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.domain.consent import COLUMNS
from crm_desktop.domain.dates import partial_iso


@dataclass(frozen=True, slots=True)
class TagMark:
    """A tag as a chip; ``colour`` is the code it was given, or empty."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The earliest open reminder. ``due`` is the day, ``time`` "14:00" or empty for any time;
    ``days_late`` is 0 for today and later."""

    id: bytes
    kind: str
    title: str
    due: dt.date | None
    time: str
    days_late: int


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact as the list shows it.

    ``second_line`` is the company of a person (its primary one) and the town of a company.
    ``last_kind`` and ``last_at`` (UTC milliseconds) tell the last contact, ``open_deals`` the sum
    of minor units for each currency, the one with most deals first.
    """

    n: int
    id: bytes
    kind: str
    name: str
    second_line: str
    photo: str
    tags: tuple[TagMark, ...]
    last_kind: str
    last_at: int | None
    next_step: NextStep | None
    open_deals: tuple[tuple[str, int], ...]
    town: str
    status: str
    owner: str
    phone: str
    email: str
    created_at: int
    company: str
    industry: str
    lead_source: str
    birthday: str
    """A partial ISO date."""
    custom: Mapping[str, str]
    """Id (hex) of a custom field -> its value in canonical form; only those that were asked for."""
    consents: Mapping[str, bool] = field(default_factory=dict)
    """Channel -> the last word about it, of those channels of which something was said."""


_FROM = "FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
_MAIN = (
    "SELECT c.n, c.id, c.kind, c.name, c.photo, s.last_kind, s.last_at, c.status,"
    " coalesce(w.name, ''), c.created_at, c.industry, c.lead_source, c.birth_year,"
    " c.birth_month, c.birth_day, s.tag_key<>'', s.next_due NOTNULL, s.open_deals>0"
    f" {_FROM} JOIN contact_summary s ON s.n=c.n LEFT JOIN colleague w ON w.id=c.owner_id"
)
# Of several the last row wins: the primary one, else the oldest that still holds.
_COMPANY = (
    f"SELECT c.n, k.name {_FROM} JOIN position p ON p.person_id=c.id AND p.gone=0"
    " JOIN contact k ON k.id=p.company_id AND k.gone=0"
    " ORDER BY p.id IS c.position_id, p.ended='', p.n DESC"
)
_PART = (
    f"SELECT c.n, p.{{column}} {_FROM} JOIN {{table}} p ON p.contact_id=c.id AND p.gone=0"
    " ORDER BY p.id IS c.{table}_id, p.n DESC"
)
_TOWN = _PART.format(table="address", column="city")
_PHONE = _PART.format(table="phone", column="typed")
_EMAIL = _PART.format(table="email", column="address")
_TAGS = (
    f"SELECT c.n, t.name, t.colour {_FROM} JOIN tagging p ON p.contact_id=c.id AND p.gone=0"
    " JOIN tag t ON t.id=p.tag_id AND t.gone=0 ORDER BY t.match_key, t.n"
)
_CONSENTS = (  # of several words the last one wins
    f"SELECT c.n, w.channel, w.given {_FROM} JOIN consent w ON w.contact_id=c.id AND w.gone=0"
    " ORDER BY w.said_on, w.n"
)
_NEXT = (
    "SELECT c.n, p.id, p.kind, p.title,"
    " iif(p.due_date='', date(p.due_at/1000, 'unixepoch'), p.due_date) due, p.due_time"
    f" {_FROM} JOIN reminder p ON p.contact_id=c.id AND p.gone=0 AND p.done_at IS NULL"
    " ORDER BY due DESC, iif(p.due_time='', '~', p.due_time) DESC, p.n DESC"
)
_DEALS = (
    "SELECT c.n, p.currency, sum(coalesce(p.amount_minor, 0))"
    f" {_FROM} JOIN deal p ON (p.contact_id=c.id OR p.company_id=c.id) AND p.gone=0"
    " WHERE +p.state='open' GROUP BY c.n, p.currency ORDER BY count(*) DESC, p.currency"
)


_CUSTOM = (
    f"SELECT c.n, lower(hex(p.field_id)), p.value {_FROM} JOIN field_value p ON p.contact_id=c.id"
    " AND p.gone=0 JOIN field f ON f.id=p.field_id AND f.gone=0"
    " WHERE lower(hex(p.field_id)) IN (SELECT value FROM json_each(?))"
)


def read_rows(
    raw: sqlite3.Connection,
    numbers: Sequence[int],
    today: dt.date,
    fields: Sequence[str] = (),
    *,
    shown: Collection[str] | None = None,
) -> list[ContactRow]:
    """The rows of these contacts (``contact.n``) in the order asked for; those that are not live
    (any more) are left out. ``fields``: ids (hex) of the custom fields that are wanted.

    ``shown``: where not all is wanted, which of ``phone``, ``email``, ``town``, ``company`` and
    the ``consent.COLUMNS`` are besides what every row shows: the second line, and what stands for
    a name that is missing. The others are empty then. Each look into a table costs as much as the
    row itself.
    """
    mains = raw.execute(_MAIN, (_json(numbers),)).fetchall()

    def read(sql: str, wanted: Iterable[Sequence[Any]], *more: str) -> list[Any]:
        some = [row[_N] for row in wanted]
        return raw.execute(sql, (_json(some), *more)).fetchall() if some else []

    def part(sql: str, code: str, needing: Callable[[Sequence[Any]], bool]) -> dict[int, str]:
        every = shown is None or code in shown
        return dict(read(sql, mains if every else filter(needing, mains)))

    companies = part(_COMPANY, "company", lambda row: row[_KIND] != "company")
    towns = part(_TOWN, "town", lambda row: row[_KIND] == "company")
    emails = part(_EMAIL, "email", lambda row: not row[_NAME])
    phones = part(_PHONE, "phone", lambda row: not row[_NAME])
    tags: dict[int, list[TagMark]] = {}
    for n, name, colour in read(_TAGS, (row for row in mains if row[_TAGGED])):
        tags.setdefault(n, []).append(TagMark(name, colour))
    planned = read(_NEXT, (row for row in mains if row[_PLANNED]))
    steps = {n: _next_step(today, rest) for n, *rest in planned}
    deals: dict[int, list[tuple[str, int]]] = {}
    for n, currency, amount in read(_DEALS, (row for row in mains if row[_DEALING])):
        deals.setdefault(n, []).append((currency, amount))
    consents: dict[int, dict[str, bool]] = {}
    if shown is None or not COLUMNS.keys().isdisjoint(shown):
        for n, channel, given in read(_CONSENTS, mains):
            consents.setdefault(n, {})[channel] = bool(given)
    custom: dict[int, dict[str, str]] = {}
    if fields:
        for n, field, value in read(_CUSTOM, mains, json.dumps(list(fields))):
            custom.setdefault(n, {})[field] = value
    found: dict[int, ContactRow] = {}
    for (
        n, identity, kind, name, photo, last_kind, last_at, status, owner, created_at, industry,
        lead_source, year, month, day, *_,
    ) in mains:  # fmt: skip
        town, company = towns.get(n, ""), companies.get(n, "")
        found[n] = ContactRow(
            n=n, id=identity, kind=kind, name=name,
            second_line=town if kind == "company" else company, photo=photo,
            tags=tuple(tags.get(n, ())), last_kind=last_kind, last_at=last_at,
            next_step=steps.get(n), open_deals=tuple(deals.get(n, ())), town=town, status=status,
            owner=owner, phone=phones.get(n, ""), email=emails.get(n, ""), created_at=created_at,
            company=company, industry=industry, lead_source=lead_source,
            birthday=partial_iso(year, month, day), custom=custom.get(n, _NOTHING),
            consents=consents.get(n, _UNSAID),
        )  # fmt: skip
    return [found[n] for n in numbers if n in found]


def _json(numbers: Iterable[int]) -> str:
    return str(list(numbers))


# Places in a row of _MAIN; the last three tell whether there is something to look up.
_N, _KIND, _NAME = 0, 2, 3
_TAGGED, _PLANNED, _DEALING = -3, -2, -1
_NOTHING: dict[str, str] = {}
_UNSAID: dict[str, bool] = {}


def _next_step(today: dt.date, row: Sequence[Any]) -> NextStep:
    identity, kind, title, due, time = row
    try:
        day = dt.date.fromisoformat(due)
    except ValueError:  # written by something that is not us: shown without a date
        return NextStep(identity, kind, title, None, time, 0)
    return NextStep(identity, kind, title, day, time, max(0, (today - day).days))
