"""Staged records: a SQLite file between reading and writing, made in the worker process.

The worker writes every record here, normalised, with the ids its rows will have; ``plan`` adds what
becomes of each; ``apply`` moves them into the shop with one INSERT..SELECT per table and chunk. So
Python's loops stay out of the process that has a window, nothing large crosses a pipe, and an
import that was cut off goes on from this file.

A company that several records name (same name, blanks collapsed, case ignored, not two different
numbers) is one party. What a later record adds fills what the earlier ones left open: its phones,
addresses and tags stand beside theirs, another note becomes a timeline entry, and any other value
that differs is listed as a problem. A company list has one party per row.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from crm_desktop.domain import emails, ids, numbers, phones, text
from crm_desktop.import_export import twins
from crm_desktop.import_export.fields import CONSENTS
from crm_desktop.import_export.model import Address, Deal, Entry, Party, Record, Related, Reminder
from crm_desktop.import_export.party_values import (
    HOUSEHOLD,
    as_household,
    kind_of,
    milliseconds,
    own_id,
    party_values,
    zone_of,
)
from crm_desktop.import_export.staged_tables import (
    DDL,
    DEAL_COLUMNS,
    INDEXES,
    INSERTED,
    PARTS,
    PARTY_COLUMNS,
)
from crm_desktop.progress import Progress
from crm_desktop.store.at_hand import FileKey
from crm_desktop.store.connection import connect_bare

FLUSH_EVERY = 2000


@dataclass(slots=True)
class _Company:
    """A company that records name, as far as it is known."""

    number: int
    party: Party
    """What all records so far say about it, without the parts."""
    primary: dict[str, bytes | None]
    """Kind of parts -> the first of them."""
    has: set[Hashable] = field(default_factory=set)
    """The parts that are there already, and what was told as differing."""
    changed: bool = False


class Stage:
    """Writes records into a new staging file."""

    def __init__(
        self,
        path: Path,
        *,
        maker: ids.IdMaker,
        region: Callable[[str], str | None],
        custom_kinds: dict[str, str],
        one_party_per_company_row: bool,
        key: FileKey | None = None,
    ) -> None:
        """``region``: country of an address -> code for telephone numbers without one;
        ``custom_kinds``: name of a custom field -> its kind (default text); ``key``: the file is
        encrypted by it."""
        self._db = connect_bare(path, key=key)
        self._db.executescript(
            "PRAGMA temp_store=MEMORY; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "PRAGMA cache_size=-16384;" + DDL
        )
        self._maker = maker
        self._ids: list[bytes] = []
        self._region = region
        self._custom_kinds = custom_kinds
        self._separate = one_party_per_company_row
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in INSERTED}
        self._counts = dict.fromkeys(("party", "deal", "entry", "field"), 0)
        self._companies: dict[tuple[str, str], _Company] = {}
        self._correspondents: dict[str, int] = {}
        self._told: dict[tuple[str, int], int] = {}
        self._fields: dict[tuple[str, str], int] = {}

    def write(self, records: Iterable[Record], total: int, progress: Progress) -> None:
        """Stage all records; ``total`` 0 where it is not known beforehand."""
        self._db.execute("BEGIN")
        for count, record in enumerate(records, start=1):
            self._add(record)
            if count % FLUSH_EVERY == 0:
                self._flush()
                progress(count, total, "Reading the records")
        self._flush()
        self._complete_companies()
        self._db.execute("COMMIT")
        self._db.executescript(INDEXES)

    def find_twins(self, progress: Progress) -> None:
        """Find the parties that look like one another; after ``write``."""
        self._db.execute("BEGIN")
        twins.find(self._db, progress)
        self._db.execute("COMMIT")

    def note(self, **about: str) -> None:
        """Remember facts about the file (its name, sheet, format, hash)."""
        self._db.executemany("INSERT INTO about VALUES (?, ?)", list(about.items()))

    def close(self) -> None:
        self._db.close()

    # -- one record ----------------------------------------------------------------------------

    def _add(self, record: Record) -> None:
        number = record.number
        person = company = deal = None
        places = [self._id() for _ in record.positions]
        if record.person is not None and kind_of(record.person) == HOUSEHOLD:
            # It may be known already as what a person belongs to.
            person = self._company(number, as_household(record.person))
        elif record.person is not None:
            person = self._person(number, record.person, places[0] if places else None)
        if record.company is not None:
            company = self._company(number, record.company)
        for place, identity in zip(record.positions, places, strict=True):
            employer = self._company(number, place.company)
            company = company or employer
            if person is not None:
                self._rows["position"].append(
                    (
                        person,
                        employer,
                        identity,
                        place.title,
                        place.department,
                        place.role,
                        place.started,
                        place.ended,
                    )
                )
        others = [self._correspondent(number, party) for party in record.people]
        if record.deal is not None:
            deal = self._deal(number, record.deal, person, company)
        for entry in record.entries:
            self._entry(number, entry, person or company, deal, others)
        for reminder in record.reminders:
            self._reminder(number, reminder, person or company, deal)
        for problem in record.problems:
            self._rows["problem"].append(
                (problem.record, problem.column, problem.reason, problem.value[:500])
            )
        if person or company or deal or others or record.entries or record.reminders:
            self._rows["record"].append((number, record.row, "new", ""))
        else:
            reason = next((p.reason for p in record.problems), "There is nothing in it.")
            self._rows["record"].append((number, record.row, "problem", reason))

    def _id(self) -> bytes:
        if not self._ids:
            self._ids = self._maker.take(1000)[::-1]
        return self._ids.pop()

    def _count(self, table: str) -> int:
        """The number of the next row of a table that others point at."""
        self._counts[table] = number = self._counts[table] + 1
        return number

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                marks = ",".join("?" * len(rows[0]))
                self._db.executemany(
                    f"INSERT INTO {table} ({INSERTED[table]}) VALUES ({marks})", rows
                )
                rows.clear()

    # -- parties -------------------------------------------------------------------------------

    def _company(self, record: int, party: Party) -> int:
        if self._separate:
            return self._party(record, "company", party)
        name = text.collapse(str(party.values.get("name", ""))).casefold()
        mark = _mark(party)
        known = self._companies.get((name, mark))
        if known is None and mark:
            first = self._companies.get((name, ""))
            if first is not None and not _mark(first.party):
                known = self._companies[name, mark] = first
        if known is not None:
            self._add_to_company(known, record, party)
            return known.number
        number = self._party(record, "company", party)
        values = self._rows["party"][-1][_FIRST_PART : _FIRST_PART + len(PARTS)]
        known = _Company(
            number,
            replace(party, values=dict(party.values), custom=dict(party.custom)),
            _by_part(values),
        )
        known.has.update(("custom", name) for name in party.custom)
        for kind, keys in _parts_of(party).items():
            known.has.update((kind, key) for key in keys)
        self._companies[name, mark] = known
        self._companies.setdefault((name, ""), known)
        return number

    def _add_to_company(self, known: _Company, record: int, party: Party) -> None:
        """A later record tells about a company that is known."""
        before = known.party.values
        if party.values != before:
            for name, value in party.values.items():
                have = before.get(name)
                if have in (None, ""):
                    before[name] = value
                    known.changed = True
                elif have != value and name != "name" and (name, value) not in known.has:
                    known.has.add((name, value))
                    self._differs(known, record, name, value)
        if party.photo and not known.party.photo:
            known.party.photo, known.changed = party.photo, True
        if _has_lists(party):
            self._add_parts(known, record, party)
        if party.relations:
            self._related(known.number, None, party.relations)

    def _differs(self, known: _Company, record: int, name: str, value: Any) -> None:
        if name == "note":
            self._entry(record, Entry("note", str(value)), known.number, None, [])
            return
        shown = known.party.values["name"]
        self._rows["problem"].append(
            (record, f"company.{name}", f"An earlier row tells something else about “{shown}”.",
             str(value)[:500])
        )  # fmt: skip

    def _add_parts(self, known: _Company, record: int, party: Party) -> None:
        found = _parts_of(party)
        fresh: dict[str, list[Any]] = {}
        for kind, keys in found.items():
            parts = _LISTS[kind](party)
            for key, part in zip(keys, parts, strict=True):
                if (kind, key) not in known.has:
                    known.has.add((kind, key))
                    fresh.setdefault(kind, []).append(part)
        number = known.number
        writers: dict[str, Callable[[int, list[Any]], bytes | None]] = {
            "email": self._emails,
            "address": self._addresses,
            "website": self._websites,
        }
        country = next((a.country for a in party.addresses if a.country), "")
        for kind in fresh.keys() & set(PARTS):
            if kind == "phone":
                first = self._phones(number, fresh[kind], country)
            else:
                first = writers[kind](number, fresh[kind])
            if known.primary[kind] is None:
                known.primary[kind], known.changed = first, True
        self._tags(number, fresh.get("tag", []))
        for name, value in party.custom.items():
            have = known.party.custom.setdefault(name, value)
            if have != value:
                self._rows["problem"].append(
                    (record, name, "An earlier row tells something else about "
                     f"“{known.party.values['name']}”.", value[:500])
                )  # fmt: skip
            elif ("custom", name) not in known.has:
                self._value(number, None, "contact", name, value)
            known.has.add(("custom", name))

    def _complete_companies(self) -> None:
        """Write down what later records told about companies."""
        rows = []
        for known in {id(c): c for c in self._companies.values() if c.changed}.values():
            values = party_values(known.party)
            values["photo"] = self._blob(known.party.photo) if known.party.photo else ""
            get = known.party.values.get
            rows.append(
                (own_id(get("id")), get("owner") or "", kind_of(known.party),
                 *known.primary.values(), *values.values(), known.number)
            )  # fmt: skip
        columns = ("own_id", "owner", "kind", *(f"{kind}_id" for kind in PARTS), *_VALUE_COLUMNS)
        self._db.executemany(
            f"UPDATE party SET {', '.join(f'{column}=?' for column in columns)} WHERE n=?", rows
        )

    def _person(self, record: int, party: Party, position: bytes | None) -> int:
        """Who is told again in just the same way, with the id of an export, is one party: the
        person of several deals or entries."""
        own = party.values.get("id")
        if not own or position is not None:
            return self._party(record, "contact", party, position)
        told = (str(own), hash(repr(party)))
        if told not in self._told:
            self._told[told] = self._party(record, "contact", party)
        return self._told[told]

    def _correspondent(self, record: int, party: Party) -> int:
        """Whoever writes in several messages of a mailbox is one party, known by the address."""
        key = emails.email_key(party.emails[0][1]) if party.emails else ""
        known = self._correspondents.get(key)
        if known is None:
            known = self._party(record, "other", party)
            if key:
                self._correspondents[key] = known
        return known

    def _party(self, record: int, role: str, party: Party, position: bytes | None = None) -> int:
        number = self._count("party")
        values = party_values(party)
        values["photo"] = self._blob(party.photo) if party.photo else ""
        country = next((a.country for a in party.addresses if a.country), "")
        get = party.values.get
        self._rows["party"].append(
            (number, record, role, own_id(get("id")), get("owner") or "",
             self._id(), kind_of(party),
             self._phones(number, party.phones, country) if party.phones else None,
             self._emails(number, party.emails) if party.emails else None,
             self._addresses(number, party.addresses) if party.addresses else None,
             self._websites(number, party.websites) if party.websites else None,
             position, *values.values())
        )  # fmt: skip
        if party.tags:
            self._tags(number, party.tags)
        if party.custom:
            self._custom(number, party.custom)
        if party.relations:
            self._related(number, None, party.relations)
        return number

    # Each queues the parts of one kind and gives the id of the first, the primary one.

    def _phones(self, number: int, found: list[tuple[str, str]], country: str) -> bytes | None:
        first = None
        region = self._region(country)
        for label, typed in found:
            identity = self._id()
            first = first or identity
            self._rows["phone"].append(
                (number, identity, label, typed, phones.digits(typed), phones.phone_key(typed),
                 phones.to_e164(typed, region) or "")
            )  # fmt: skip
        return first

    def _emails(self, number: int, found: list[tuple[str, str]]) -> bytes | None:
        first = None
        for label, shown in found:
            identity = self._id()
            first = first or identity
            self._rows["email"].append((number, identity, label, shown, emails.email_key(shown)))
        return first

    def _addresses(self, number: int, found: list[Address]) -> bytes | None:
        first = None
        for a in found:
            identity = self._id()
            first = first or identity
            self._rows["address"].append(
                (number, identity, a.label, a.street, a.street2, a.street_number, a.postal_code,
                 a.city, a.region, a.country)
            )  # fmt: skip
        return first

    def _websites(self, number: int, found: list[tuple[str, str]]) -> bytes | None:
        first = None
        for label, url in found:
            identity = self._id()
            first = first or identity
            self._rows["website"].append((number, identity, label, url))
        return first

    def _related(self, party: int | None, deal: int | None, found: list[Related]) -> None:
        self._rows["related"].extend(
            (party, deal, self._id(), own_id(one.id), one.name, one.kind, one.back, one.note)
            for one in found
        )

    def _tags(self, number: int, found: list[str]) -> None:
        self._rows["tagging"].extend((number, tag) for tag in dict.fromkeys(found))

    def _custom(self, number: int, found: dict[str, str]) -> None:
        for name, value in _one_each(found).items():
            self._value(number, None, "contact", name, value)

    def _value(
        self, party: int | None, deal: int | None, subject: str, name: str, value: str
    ) -> None:
        kind = self._custom_kinds.get(name, "text")
        key = subject, text.key(name) or name
        field = self._fields.get(key)
        if field is None:
            field = self._fields[key] = self._count("field")
            self._rows["field"].append((field, name, subject, kind))
        number = None
        if kind in {"number", "money", "percent"}:
            parsed = numbers.parse_number(value.split(" ", maxsplit=1)[0], ".")
            number = None if parsed is None else float(parsed)
        self._rows["field_value"].append((party, deal, field, value, number))

    def _blob(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self._db.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, content))
        return sha256

    # -- deals, entries, reminders -------------------------------------------------------------

    def _deal(self, record: int, deal: Deal, contact: int | None, company: int | None) -> int:
        get = deal.values.get
        own: dict[str, Any] = {
            "id": self._id(),
            "title": get("name", ""),
            "close_reason": get("lost_reason", ""),
            "expected_close": get("close_date", ""),
            "kind": get("type", ""),
            "lead_source": get("source", ""),
            "opened_at": milliseconds(get("created_at")),
        }
        number = self._count("deal")
        self._rows["deal"].append(
            (number, record, own_id(get("id")), contact, company,
             get("contact_external_id", ""), get("pipeline", ""), get("stage", ""),
             get("is_won"), get("is_closed"), get("amount"), get("currency", ""),
             None if get("probability") is None else float(str(get("probability"))),
             get("owner", ""), get("product", ""), get("quantity", ""),
             *[own[c] if c in own else get(c, "") for c in DEAL_COLUMNS])
        )  # fmt: skip
        for name, value in _one_each(deal.custom).items():
            self._value(None, number, "deal", name, value)
        if deal.people:
            self._related(None, number, deal.people)
        return number

    def _entry(
        self, record: int, entry: Entry, party: int | None, deal: int | None, others: list[int]
    ) -> None:
        first = party or (others[0] if others else None)
        zone = ""
        if entry.happened_at is not None:
            offset = entry.happened_at.strftime("%z")
            zone = f"{offset[:3]}:{offset[3:5]}" if offset else ""
        number = self._count("entry")
        self._rows["entry"].append(
            (number, record, first, deal, self._id(), own_id(entry.id), own_id(entry.deal_id),
             entry.kind, entry.subject, entry.body, milliseconds(entry.happened_at), zone,
             entry.direction, entry.message_id, entry.sender, entry.minutes, entry.outcome,
             entry.who, int(entry.pinned))
        )  # fmt: skip
        self._rows["participant"].extend(
            (number, other, self._id(), "") for other in others if other != first
        )
        for name, media_type, content in entry.attachments:
            self._rows["attachment"].append(
                (number, self._id(), name, media_type, len(content), self._blob(content))
            )

    def _reminder(
        self, record: int, reminder: Reminder, party: int | None, deal: int | None
    ) -> None:
        due = reminder.due
        if isinstance(due, dt.datetime):
            wall = (due.date().isoformat(), f"{due:%H:%M}", str(due.tzinfo or ""))
            at = milliseconds(due)
        else:
            wall = (due.isoformat(), "", reminder.zone)
            zone = zone_of(reminder.zone)
            at = milliseconds(dt.datetime(due.year, due.month, due.day, tzinfo=zone))
        self._rows["reminder"].append(
            (record, party, deal, self._id(), own_id(reminder.id), own_id(reminder.deal_id),
             reminder.text, reminder.note, reminder.location, *wall, at, reminder.recurrence,
             reminder.kind, reminder.repeat_from, reminder.lead_times, int(reminder.priority),
             int(reminder.waiting), reminder.owner, milliseconds(reminder.done_at))
        )  # fmt: skip


def _one_each(custom: dict[str, str]) -> dict[str, str]:
    """Fields whose names differ by case and signs only are one field; it keeps both values."""
    if len(custom) < 2:
        return custom
    names_by_key: dict[str, str] = {}
    united: dict[str, str] = {}
    for name, value in custom.items():
        first = names_by_key.setdefault(text.key(name) or name, name)
        united[first] = f"{united[first]}\n{value}" if first in united else value
    return united


def _has_lists(party: Party) -> bool:
    return bool(
        party.phones or party.emails or party.addresses or party.websites or party.tags
        or party.custom
    )  # fmt: skip


_VALUE_COLUMNS = (*PARTY_COLUMNS[PARTY_COLUMNS.index("name") :], *CONSENTS)
_FIRST_PART = 5 + PARTY_COLUMNS.index("phone_id")
"""Where the ids of the primary parts begin in a queued party."""

_LISTS: dict[str, Callable[[Party], list[Any]]] = {
    "phone": lambda party: party.phones,
    "email": lambda party: party.emails,
    "address": lambda party: party.addresses,
    "website": lambda party: party.websites,
    "tag": lambda party: party.tags,
}


def _by_part(identities: Iterable[Any]) -> dict[str, bytes | None]:
    return dict(zip(PARTS, identities, strict=True))


def _parts_of(party: Party) -> dict[str, list[Hashable]]:
    """What tells the parts of a party apart, by kind, in their order."""
    return {
        "phone": [phones.phone_key(typed) or typed for _, typed in party.phones],
        "email": [emails.email_key(shown) for _, shown in party.emails],
        "address": [
            tuple(text.fold(value) for value in (a.street, a.street2, a.street_number,
                  a.postal_code, a.city, a.region, a.country))
            for a in party.addresses
        ],
        "website": [url.casefold() for _, url in party.websites],
        "tag": [text.key(tag) or tag for tag in party.tags],
    }  # fmt: skip


def _mark(party: Party) -> str:
    return str(party.values.get("id") or party.values.get("external_id") or "")
