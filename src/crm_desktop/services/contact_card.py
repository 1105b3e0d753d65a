"""The card of one contact: all that ``contacts`` reads of it, who and what belongs to it, its
figures in short.

The page of a contact, the pane beside the list and the command line read it here. The timeline, the
reminders and the changes have services of their own. A few queries by index, whatever the size of
the shop; the figures look at every entry of the contact and are read by themselves.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crm_desktop.errors import UserError
from crm_desktop.services.consent import Word, standing
from crm_desktop.services.contact_filter import midnight
from crm_desktop.services.contacts import Contact, Place, identity_of, read_contacts
from crm_desktop.services.relations import Relation, relations_of
from crm_desktop.services.reminders import Reminder, reminders_of
from crm_desktop.services.settings import read_settings
from crm_desktop.services.timeline import Entry, count_timeline, read_timeline
from crm_desktop.services.tracks import Run, runs_of
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

_PEOPLE = 200
_DEALS = 200
_MONTHS = 12
_LOOKED_AT = 500
"""Entries that tell the usual gap; the newest."""
_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the same company (``company`` says which), or at this one."""

    n: int
    id: bytes
    name: str
    title: str
    company: str


@dataclass(frozen=True, slots=True)
class CardTag:
    """A tag of the contact."""

    id: bytes
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class CardField:
    """A custom field that belongs to this contact, with its value in canonical form or empty;
    ``currency`` is the shop's, for amounts."""

    id: bytes
    name: str
    kind: str
    options: tuple[str, ...]
    value: str
    currency: str = ""


@dataclass(frozen=True, slots=True)
class CardDeal:
    """A deal of the contact. ``place`` of ``places`` is that of its step among the open ones;
    ``since`` is when it came there (UTC milliseconds)."""

    id: bytes
    title: str
    amount_minor: int | None
    currency: str
    state: str
    step: str
    place: int
    places: int
    since: int | None
    closed_on: str


@dataclass(frozen=True, slots=True)
class DealMove:
    """A deal of the contact came into a step, at ``at`` (UTC milliseconds); ``first``: it was
    added there."""

    title: str
    step: str
    state: str
    at: int
    first: bool


@dataclass(frozen=True, slots=True)
class InShort:
    """Figures of the contact. ``won`` sums minor units for each currency; ``usual_gap`` days lie
    between two days with entries (the median; None: fewer than three such days); ``months`` counts
    the entries of the last twelve months, this one last."""

    won: tuple[tuple[str, int], ...]
    this_year: int
    usual_gap: int | None
    months: tuple[int, ...]
    first_at: int | None


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Everything beside the timeline. ``changed_at`` UTC milliseconds of the newest change."""

    contact: Contact
    created_at: int
    changed_at: int
    inherited: tuple[str, Place] | None
    """Name and address of the company or household, where the contact has no address itself."""
    people: tuple[Person, ...]
    relations: tuple[Relation, ...]
    tags: tuple[CardTag, ...]
    fields: tuple[CardField, ...]
    reminders: tuple[Reminder, ...]
    runs: tuple[Run, ...]
    deals: tuple[CardDeal, ...]
    agreed: tuple[Word, ...] = ()
    """The last word about each way of reaching the contact."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A contact in a few lines: its card, the newest entries, and how many there are."""

    card: ContactCard
    entries: tuple[Entry, ...]
    total: int


def read_card(store: Store, identity: bytes, today: dt.date) -> ContactCard:
    """The details of a live contact.

    Raises:
        UserError: ``contact.gone``.
    """
    with store.read_raw() as raw:
        row = raw.execute(
            "SELECT c.n, c.created_at, coalesce((SELECT max(b.started_at) FROM change h"
            " JOIN batch b ON b.n=h.batch WHERE h.tbl=3 AND h.row=c.n), c.created_at)"
            f" FROM contact c WHERE c.id=? AND c.gone={LIVE}",
            (identity,),
        ).fetchone()
        if row is None:
            raise UserError(
                "This contact is not there any more, perhaps it was archived.", code="contact.gone"
            )
        n, created_at, changed_at = row
        (contact,) = read_contacts(raw, [n])
        return ContactCard(
            contact=contact,
            created_at=created_at,
            changed_at=changed_at,
            inherited=None if contact.addresses else _inherited(raw, contact),
            people=_people(raw, identity),
            relations=tuple(relations_of(raw, identity)),
            tags=tuple(
                CardTag(*found)
                for found in raw.execute(
                    "SELECT t.id, t.name, t.colour FROM tagging g JOIN tag t ON t.id=g.tag_id"
                    f" WHERE g.contact_id=? AND g.gone={LIVE} AND t.gone={LIVE}"
                    " ORDER BY t.match_key, t.n",
                    (identity,),
                )
            ),
            fields=_fields(raw, identity),
            reminders=tuple(reminders_of(raw, identity, today)),
            runs=tuple(runs_of(raw, identity)),
            deals=_deals(raw, identity),
            agreed=tuple(standing(raw, identity).values()),
        )


def count_contacts(store: Store) -> int:
    """All that are there: tells whether some came or went."""
    with store.read_raw() as raw:
        (count,) = raw.execute("SELECT count(*) FROM contact_summary").fetchone()
    assert isinstance(count, int)
    return count


def read_glance(store: Store, n: int, today: dt.date, entries: int) -> Glance | None:
    """The contact with this row number and its newest ``entries``; None: it is gone. Those of a
    company are also those of the people who work there."""
    identity = identity_of(store, n)
    if identity is None:
        return None
    try:
        card = read_card(store, identity, today)
    except UserError:  # archived between the two reads
        return None
    staff = card.contact.kind != "person"
    with store.read_raw() as raw:
        return Glance(
            card,
            tuple(read_timeline(raw, identity, with_staff=staff, limit=entries)),
            sum(count_timeline(raw, identity, with_staff=staff).values()),
        )


def _inherited(raw: sqlite3.Connection, contact: Contact) -> tuple[str, Place] | None:
    for place in contact.positions:
        if not place.ended:
            row = raw.execute(
                "SELECT a.label, a.street, a.street2, a.street_number, a.postal_code, a.city,"
                " a.region, a.country FROM address a JOIN contact c ON c.id=a.contact_id"
                f" WHERE a.contact_id=? AND a.gone={LIVE} ORDER BY a.id IS NOT c.address_id, a.n"
                " LIMIT 1",
                (place.company_id,),
            ).fetchone()
            if row is not None:
                return place.company, Place(*row)
    return None


def _people(raw: sqlite3.Connection, identity: bytes) -> tuple[Person, ...]:
    """The people of a company, or those at the companies where a person works now."""
    people: dict[bytes, Person] = {}
    for n, person, name, title, company in raw.execute(
        "SELECT k.n, k.id, k.name, p.title, '' FROM position p JOIN contact k ON k.id=p.person_id"
        f" WHERE p.company_id=?1 AND p.gone={LIVE} AND p.ended='' AND k.gone={LIVE}"
        " UNION ALL SELECT k.n, k.id, k.name, p.title, e.name FROM position o"
        f" JOIN contact e ON e.id=o.company_id AND e.gone={LIVE}"
        f" JOIN position p ON p.company_id=o.company_id AND p.gone={LIVE} AND p.ended=''"
        f" JOIN contact k ON k.id=p.person_id AND k.gone={LIVE} AND k.id<>?1"
        f" WHERE o.person_id=?1 AND o.gone={LIVE} AND o.ended='' ORDER BY 5, 3 LIMIT +?2",
        (identity, _PEOPLE),
    ):
        people.setdefault(person, Person(n, person, name, title, company))
    return tuple(people.values())


def _fields(raw: sqlite3.Connection, identity: bytes) -> tuple[CardField, ...]:
    """The fields that belong to everyone or to a tag of this contact, and those with a value."""
    found = []
    currency = read_settings(raw).currency
    # The plus: values are found by the contact, which has few, never by the field, which has many.
    for field, name, kind, options, value in raw.execute(
        "SELECT f.id, f.name, f.kind, f.options, coalesce(max(v.value), '') FROM field f"
        f" LEFT JOIN field_value v ON +v.field_id=f.id AND v.contact_id=?1 AND v.gone={LIVE}"
        f" WHERE f.subject='contact' AND f.gone={LIVE} AND (f.tag_id IS NULL OR v.value<>''"
        " OR f.tag_id IN (SELECT g.tag_id FROM tagging g WHERE g.contact_id=?1"
        f" AND g.gone={LIVE})) GROUP BY f.n ORDER BY f.rank, f.n",
        (identity,),
    ):
        try:
            choices = json.loads(options or "[]")
        except ValueError:  # written by something that is not us
            choices = []
        listed = tuple(map(str, choices)) if isinstance(choices, list) else ()
        found.append(
            CardField(field, name, kind, listed, value, currency if kind == "money" else "")
        )
    return tuple(found)


def _deals(raw: sqlite3.Connection, identity: bytes) -> tuple[CardDeal, ...]:
    """Open ones first, then those closed last."""
    steps = (
        "(SELECT count(*) FROM stage g WHERE g.pipeline_id=s.pipeline_id AND g.state='open'"
        f" AND g.gone={LIVE}"
    )
    return tuple(
        CardDeal(*row)
        for row in raw.execute(
            "SELECT d.id, d.title, d.amount_minor, d.currency, d.state, coalesce(s.name, ''),"
            f" {steps} AND g.rank<=s.rank), {steps}), (SELECT max(m.moved_at) FROM stage_move m"
            f" WHERE m.deal_id=d.id AND m.gone={LIVE}), d.closed_on"
            f" FROM deal d LEFT JOIN stage s ON s.id=d.stage_id"
            f" WHERE (d.contact_id=?1 OR d.company_id=?1) AND d.gone={LIVE}"
            " ORDER BY d.state<>'open', d.closed_on DESC, d.n DESC LIMIT +?2",
            (identity, _DEALS),
        )
    )


def read_moves(raw: sqlite3.Connection, contact: bytes, limit: int = 300) -> list[DealMove]:
    """How the deals of a contact moved, the newest first."""
    # The plus: deals are found by their owner, moves by their deal.
    return [
        DealMove(title, step, state, at, bool(first))
        for title, step, state, at, first in raw.execute(
            "SELECT d.title, coalesce(s.name, ''), m.state, m.moved_at, m.n=(SELECT"
            f" min(f.n) FROM stage_move f WHERE f.deal_id=d.id AND +f.gone={LIVE})"
            " FROM deal d CROSS JOIN stage_move m ON m.deal_id=d.id LEFT JOIN stage s"
            " ON s.id=m.stage_id"
            f" WHERE (d.contact_id=?1 OR d.company_id=?1) AND +d.gone={LIVE} AND +m.gone={LIVE}"
            " ORDER BY m.moved_at DESC, m.n DESC LIMIT +?2",
            (contact, limit),
        )
    ]


def read_in_short(
    raw: sqlite3.Connection, identity: bytes, today: dt.date, zone: dt.tzinfo = dt.UTC
) -> InShort:
    """The figures of a contact; months and years are those of ``zone``."""
    won = raw.execute(
        "SELECT currency, sum(coalesce(amount_minor, 0)) FROM deal"
        f" WHERE (contact_id=?1 OR company_id=?1) AND +state='won' AND gone={LIVE}"
        " GROUP BY currency ORDER BY count(*) DESC, currency",
        (identity,),
    ).fetchall()
    # By the index alone: a contact may have thousands.
    happened: list[int] = [
        at
        for (at,) in raw.execute(
            f"SELECT happened_at FROM entry WHERE contact_id=? AND gone={LIVE}"
            " ORDER BY happened_at",
            (identity,),
        )
    ]
    starts = [midnight(_month_begin(today, back), zone) for back in range(_MONTHS - 1, -2, -1)]
    places = [bisect_left(happened, start) for start in starts]
    year = bisect_left(happened, midnight(today.replace(month=1, day=1), zone))
    return InShort(
        won=tuple(won),
        this_year=places[-1] - year,
        usual_gap=_usual_gap(happened),
        months=tuple(later - earlier for earlier, later in pairwise(places)),
        first_at=happened[0] if happened else None,
    )


def _usual_gap(happened: Sequence[int]) -> int | None:
    days = [*dict.fromkeys(at // _DAY for at in happened[-_LOOKED_AT:])]
    if len(days) < 3:
        return None
    gaps = sorted(later - earlier for earlier, later in pairwise(days))
    return gaps[len(gaps) // 2]


def _month_begin(today: dt.date, back: int) -> dt.date:
    months = today.year * 12 + today.month - 1 - back
    return dt.date(months // 12, months % 12 + 1, 1)
