"""What the shop holds, as dictionaries in the vocabulary of ``fields``: the records of JSON files.

Contract (documented in the README): keys are flat and named like fields; what is empty is absent;
dates are ISO 8601, instants with offset and milliseconds; amounts are numbers; a record from a file
has its ``source``. Only what is live is told, in the order in which it was made.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_desktop.domain import ids, money
from crm_desktop.domain.consent import CHANNELS
from crm_desktop.import_export.fields import ADDRESS_PARTS
from crm_desktop.services.contacts import Contact, Employment, Labelled, Origin, read_contacts

Vocabulary = dict[str, Any]

AT_ONCE = 1000
"""Records whose parts are fetched together."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

_SAME = (
    "nickname", "gender", "birthday", "job_title", "department", "status", "industry", "tax_id",
    "note", "newsletter", "consent", "active", "owner", "external_id",
)  # fmt: skip
_NAME = ("prefix", "first_name", "middle_name", "last_name", "suffix")


def instant(milliseconds: int | None, zone: str = "") -> str:
    """UTC milliseconds as ISO 8601 with offset and milliseconds: those of UTC, or of ``zone``
    ("+02:00" or "Europe/Berlin", whole seconds then). "" where there is none or it is no date."""
    if milliseconds is None:
        return ""
    try:
        moment = _EPOCH + dt.timedelta(milliseconds=milliseconds)
        where = _zone(zone)
        if where is not None:
            return moment.astimezone(where).isoformat(timespec="seconds")
        return moment.isoformat(timespec="milliseconds")
    except (OverflowError, ValueError):
        return ""


def _zone(name: str) -> dt.tzinfo | None:
    """The zone of an entry: a distance from UTC as files write it, or its name; None: unknown."""
    if name[:1] in {"+", "-"}:
        return dt.timezone(dt.datetime.strptime(name, "%z").utcoffset() or dt.timedelta())
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def parties(raw: sqlite3.Connection, kind: str) -> Iterator[Vocabulary]:
    """All companies (``kind`` company), or all people and households (contact)."""
    for numbers in in_portions(raw, kind):
        yield from party_records(raw, numbers)


def party_records(raw: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Vocabulary]:
    """The live ones of the contacts with these row numbers."""
    found = read_contacts(raw, numbers)
    employers = sorted({c.positions[0].company_n for c in found if c.positions})
    companies = {c.n: c for c in read_contacts(raw, employers)}
    relations: dict[int, list[Vocabulary]] = {}
    for n, other, name, kind, back, note in raw.execute(RELATIONS, (str(list(numbers)),)):
        told = {"contact.id": ids.show(other), "contact.full_name": name}
        texts = {"kind": kind, "back": back, "note": note}
        told |= {what: text for what, text in texts.items() if text}
        relations.setdefault(n, []).append(told)
    for contact in found:
        record = _party_record(contact, companies)
        if contact.n in relations:
            record["relations"] = relations[contact.n]
        yield record


# Told by the contact that a relation is a part of: the other one's record does not repeat it.
RELATIONS = (
    "SELECT c.n, o.id, o.name, r.kind, r.back, r.note FROM json_each(?) x"
    " JOIN contact c ON c.n=x.value JOIN relation r ON r.contact_id=c.id AND r.gone=0"
    " JOIN contact o ON o.id=r.other_id AND o.gone=0 ORDER BY r.n"
)


def deals(raw: sqlite3.Connection) -> Iterator[Vocabulary]:
    """All deals."""
    for numbers in in_portions(raw, "deal"):
        yield from deal_records(raw, numbers)


def deal_records(raw: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Vocabulary]:
    """The deals with these row numbers."""
    key = (str(list(numbers)),)
    custom: dict[int, Vocabulary] = {}
    for n, name, kind, value in raw.execute(_DEAL_VALUES, key):
        custom.setdefault(n, {})[name] = custom_value(kind, value)
    people: dict[int, list[Vocabulary]] = {}
    for n, other, name, role in raw.execute(_DEAL_PEOPLE, key):
        told: Vocabulary = {"contact.id": ids.show(other), "contact.full_name": name}
        _put(told, "role", role)
        people.setdefault(n, []).append(told)
    for row in raw.execute(_DEALS, key):
        record = _deal_record(row, custom.get(row[0], {}))
        _put(record, "people", people.get(row[0]))
        yield record


def timeline(raw: sqlite3.Connection) -> Iterator[Vocabulary]:
    """All timeline entries."""
    for numbers in in_portions(raw, "entry"):
        key = (str(numbers),)
        attachments: dict[int, list[str]] = {}
        for n, name in raw.execute(_ATTACHMENTS, key):
            attachments.setdefault(n, []).append(name)
        correspondents: dict[int, list[str]] = {}
        for n, address in raw.execute(_CORRESPONDENTS, key):
            correspondents.setdefault(n, []).append(address)
        for row in raw.execute(_ENTRIES, key):
            yield _entry_record(row, attachments.get(row[0], []), correspondents.get(row[0], []))


def reminders(raw: sqlite3.Connection) -> Iterator[Vocabulary]:
    """All reminders and appointments."""
    for numbers in in_portions(raw, "reminder"):
        for row in raw.execute(_REMINDERS, (str(numbers),)):
            yield _reminder_record(row)


def custom_value(kind: str, value: str) -> str | bool:
    """A custom value as JSON tells it: yes/no as boolean, all else as its canonical text."""
    return value == "1" if kind == "yes/no" and value in {"0", "1"} else value


_LIVE = {
    "contact": "contact WHERE gone=0 AND kind<>'company'",
    "company": "contact WHERE gone=0 AND kind='company'",
    "deal": "deal WHERE gone=0",
    "entry": "entry WHERE gone=0",
    "reminder": "reminder WHERE gone=0",
}


def in_portions(raw: sqlite3.Connection, what: str) -> Iterator[list[int]]:
    """The row numbers of all live contacts (people and households), companies, deals, entries or
    reminders, ``AT_ONCE`` at a time."""
    cursor = raw.execute(f"SELECT n FROM {_LIVE[what]} ORDER BY n")
    while rows := cursor.fetchmany(AT_ONCE):
        yield [n for (n,) in rows]


# -- people and companies ----------------------------------------------------------------------


def _party_record(contact: Contact, companies: dict[int, Contact]) -> Vocabulary:
    record: Vocabulary = {"id": ids.show(contact.id), "kind": contact.kind}
    if contact.kind == "company":
        _describe(record, contact, "company")
    else:
        _describe(record, contact, "contact")
        if contact.positions:
            first = contact.positions[0]
            _put(record, "contact.job_title", first.title or contact.job_title)
            _put(record, "contact.department", first.department or contact.department)
            _put(record, "contact.role", first.role)
            if company := companies.get(first.company_n):
                _put(record, "company.id", ids.show(company.id))
                _describe(record, company, "company")
            _put(record, "contact.works_since", first.started)
            _put(record, "contact.works_until", first.ended)
            record["company.names"] = [position.company for position in contact.positions]
            if others := contact.positions[1:]:
                record["positions"] = [_position(one) for one in others]
    if contact.custom:
        record["custom"] = {c.name: custom_value(c.kind, c.value) for c in contact.custom}
    _put_source(record, contact.origin)
    return record


def _position(place: Employment) -> Vocabulary:
    """A place besides the first one."""
    told: Vocabulary = {"company.id": ids.show(place.company_id), "company.name": place.company}
    _put(told, "contact.job_title", place.title)
    for name in ("department", "role"):
        _put(told, f"contact.{name}", getattr(place, name))
    _put(told, "contact.works_since", place.started)
    _put(told, "contact.works_until", place.ended)
    return told


def _describe(record: Vocabulary, contact: Contact, entity: str) -> None:
    """Add the fields of a contact to a record, named after ``entity``."""
    if entity == "company":
        _put(record, "company.name", contact.name)
    else:
        _put(record, "contact.full_name", contact.name)
        for name in _NAME:
            _put(record, f"contact.{name}", getattr(contact, name))
    for name in _SAME:
        _put(record, f"{entity}.{name}", getattr(contact, name))
    for channel in CHANNELS:
        _put(record, f"{entity}.consent.{channel}", contact.consents.get(channel))
    _put(record, f"{entity}.source", contact.lead_source)
    _put(record, f"{entity}.tags", ", ".join(contact.tags))
    _put(record, f"{entity}.created_at", contact.known_from or instant(contact.known_since))
    _put(record, f"{entity}.last_seen", instant(contact.last_seen))
    _put(record, f"{entity}.keep_in_touch_days", contact.keep_in_touch_days)
    _put_labelled(record, f"{entity}.email", contact.emails)
    numbers = [phone for phone in contact.phones if phone.label != "fax"]
    _put_labelled(record, f"{entity}.phone", numbers)
    _put_first(record, f"{entity}.fax", contact.phones, "fax")
    pages = [website for website in contact.websites if website.label != "linkedin"]
    _put_labelled(record, f"{entity}.website", pages)
    _put_first(record, f"{entity}.linkedin", contact.websites, "linkedin")
    for place, address in enumerate(contact.addresses):
        for part in ADDRESS_PARTS:
            value = getattr(address, part)
            if place == 0:
                _put(record, f"{entity}.address.{part}", value)
            if address.label:
                _put_if_new(record, f"{entity}.address.{address.label}.{part}", value)


def _put_labelled(record: Vocabulary, name: str, found: list[Labelled]) -> None:
    """The primary one, the list of all, and the first of each label."""
    if not found:
        return
    record[name] = found[0].text
    record[f"{name}s"] = [one.text for one in found]
    for one in found:
        if one.label:
            _put_if_new(record, f"{name}.{one.label}", one.text)


def _put_first(record: Vocabulary, name: str, found: list[Labelled], label: str) -> None:
    _put(record, name, next((one.text for one in found if one.label == label), ""))


def _put(record: Vocabulary, name: str, value: object) -> None:
    if value not in ("", None):
        record[name] = value


def _put_if_new(record: Vocabulary, name: str, value: str) -> None:
    if value:
        record.setdefault(name, value)


def _put_source(record: Vocabulary, origin: Origin | None) -> None:
    if origin is not None:
        record["source"] = {"file": origin.file, "sheet": origin.sheet, "record": origin.record}


def _put_all(record: Vocabulary, names: tuple[str, ...], values: tuple[Any, ...]) -> None:
    for name, value in zip(names, values, strict=True):
        _put(record, name, value)


# -- deals -------------------------------------------------------------------------------------

_ROWS = "FROM json_each(?) r JOIN {0} {1} ON {1}.n=r.value"
_SOURCE = "s.file, s.sheet, {0}.source_record"

_DEAL_TEXTS = (
    "deal.name", "deal.stage", "deal.pipeline", "deal.close_date", "deal.type", "deal.next_step",
    "deal.source", "deal.owner", "deal.product", "deal.quantity", "deal.lost_reason", "deal.note",
    "deal.external_id", "deal.company_external_id", "company.name", "company.external_id",
    "contact.full_name", "contact.external_id",
)  # fmt: skip
_DEALS = (
    "SELECT d.n, d.id, d.state, d.amount_minor, d.currency, coalesce(d.probability, g.probability),"
    " d.opened_at, k.id, c.id,"
    " d.title, g.name, p.name, coalesce(nullif(d.closed_on, ''), d.expected_close), d.kind,"
    " d.next_step, d.lead_source, w.name, l.title, l.quantity, d.close_reason, d.note,"
    " d.external_id, d.company_external_id, k.name, k.external_id, c.name, c.external_id,"
    f" {_SOURCE.format('d')} {_ROWS.format('deal', 'd')}"
    " LEFT JOIN stage g ON g.id=d.stage_id LEFT JOIN pipeline p ON p.id=d.pipeline_id"
    " LEFT JOIN colleague w ON w.id=d.owner_id"
    " LEFT JOIN contact k ON k.id=d.company_id AND k.gone=0"
    " LEFT JOIN contact c ON c.id=d.contact_id AND c.gone=0"
    " LEFT JOIN deal_line l ON l.n=(SELECT min(n) FROM deal_line WHERE deal_id=d.id AND gone=0)"
    " LEFT JOIN source s ON s.id=d.source_id ORDER BY d.n"
)
_DEAL_VALUES = (
    f"SELECT d.n, f.name, f.kind, v.value {_ROWS.format('deal', 'd')}"
    " JOIN field_value v ON v.deal_id=d.id AND v.gone=0"
    " JOIN field f ON f.id=v.field_id AND f.gone=0 WHERE v.value<>'' ORDER BY f.n"
)


_DEAL_PEOPLE = (
    f"SELECT d.n, o.id, o.name, p.role {_ROWS.format('deal', 'd')}"
    " JOIN deal_person p ON p.deal_id=d.id AND p.gone=0"
    " JOIN contact o ON o.id=p.contact_id AND o.gone=0 ORDER BY p.n"
)


def _deal_record(row: tuple[Any, ...], custom: Vocabulary) -> Vocabulary:
    _, identity, state, minor, currency, probability, opened_at, company, contact, *rest = row
    texts, (file, sheet, number) = tuple(rest[:-3]), rest[-3:]
    record: Vocabulary = {"id": ids.show(identity), "kind": "deal"}
    _put_all(record, _DEAL_TEXTS, texts)
    if minor is not None:
        record["deal.amount"] = float(money.from_minor(minor, currency))
        record["deal.currency"] = currency
    _put(record, "deal.probability", probability)
    record["deal.is_won"] = state == "won"
    record["deal.is_closed"] = state != "open"
    _put(record, "deal.created_at", instant(opened_at))
    _put(record, "company.id", company and ids.show(company))
    _put(record, "contact.id", contact and ids.show(contact))
    _put(record, "custom", custom or None)
    _put_source(record, file and Origin(file, sheet, number))
    return record


# -- timeline and reminders --------------------------------------------------------------------

_ENTRIES = (
    "SELECT e.n, e.id, e.kind, e.subject, e.body, e.happened_at, e.zone, e.direction, e.sender,"
    f" e.minutes, e.outcome, w.name, c.id, c.name, c.kind, d.title, {_SOURCE.format('e')}"
    f" {_ROWS.format('entry', 'e')} LEFT JOIN contact c ON c.id=e.contact_id AND c.gone=0"
    " LEFT JOIN deal d ON d.id=e.deal_id AND d.gone=0 LEFT JOIN colleague w ON w.id=e.who_id"
    " LEFT JOIN source s ON s.id=e.source_id ORDER BY e.n"
)
_ATTACHMENTS = (
    f"SELECT e.n, a.name {_ROWS.format('entry', 'e')}"
    " JOIN attachment a ON a.entry_id=e.id AND a.gone=0 ORDER BY a.n"
)
# Who took part is kept as contacts; a message tells their addresses.
_CORRESPONDENTS = (
    f"SELECT e.n, m.address {_ROWS.format('entry', 'e')}"
    " JOIN contact c ON c.id=e.contact_id OR c.id IN"
    " (SELECT p.contact_id FROM participant p WHERE p.entry_id=e.id AND p.gone=0)"
    " JOIN email m ON m.id=c.email_id AND m.gone=0"
    " WHERE e.kind='email' AND m.address<>e.sender COLLATE NOCASE AND c.gone=0 ORDER BY c.n"
)


def _entry_record(
    row: tuple[Any, ...], attachments: list[str], correspondents: list[str]
) -> Vocabulary:
    (_, identity, kind, subject, body, happened_at, zone, direction, sender, minutes, outcome, who,
     contact_id, contact, contact_kind, deal, file, sheet, number) = row  # fmt: skip
    record: Vocabulary = {"id": ids.show(identity), "kind": "entry", "entry.kind": kind}
    message = kind == "email"
    _put(record, "message.subject" if message else "entry.subject", subject)
    _put(record, "message.date" if message else "entry.date", instant(happened_at, zone))
    if message:
        _put(record, "message.from", sender)
        _put(record, "message.to", ", ".join(correspondents))
    if attachments:
        record["message.attachments" if message else "entry.attachments"] = attachments
    _put(record, "entry.text", body)
    _put(record, "entry.direction", direction)
    _put(record, "entry.minutes", minutes)
    _put(record, "entry.outcome", outcome)
    _put(record, "entry.who", who)
    if contact_id is not None:
        entity = "company" if contact_kind == "company" else "contact"
        record[f"{entity}.id"] = ids.show(contact_id)
        _put(record, "company.name" if entity == "company" else "contact.full_name", contact)
    _put(record, "deal.name", deal)
    _put_source(record, file and Origin(file, sheet, number))
    return record


_REMINDERS = (
    "SELECT m.id, m.title, m.due_date, m.due_time, m.zone, m.due_at, m.note, m.location,"
    f" m.recurrence, m.done_at, w.name, c.id, c.name, c.kind, d.title, {_SOURCE.format('m')}"
    f" {_ROWS.format('reminder', 'm')} LEFT JOIN contact c ON c.id=m.contact_id AND c.gone=0"
    " LEFT JOIN deal d ON d.id=m.deal_id AND d.gone=0 LEFT JOIN colleague w ON w.id=m.owner_id"
    " LEFT JOIN source s ON s.id=m.source_id ORDER BY m.n"
)


def _reminder_record(row: tuple[Any, ...]) -> Vocabulary:
    (identity, title, date, time, zone, due_at, note, location, recurrence, done_at, owner,
     contact_id, contact, contact_kind, deal, file, sheet, number) = row  # fmt: skip
    record: Vocabulary = {"id": ids.show(identity), "kind": "reminder"}
    _put(record, "event.title", title)
    record["event.start"] = f"{date}T{time}" if time else date
    record["event.all_day"] = not time
    if time:
        _put(record, "event.zone", zone)
        _put(record, "event.start_utc", instant(due_at))
    _put(record, "event.location", location)
    _put(record, "event.note", note)
    _put(record, "event.recurrence", recurrence)
    _put(record, "event.done_at", instant(done_at))
    _put(record, "event.owner", owner)
    if contact_id is not None:
        entity = "company" if contact_kind == "company" else "contact"
        record[f"{entity}.id"] = ids.show(contact_id)
        _put(record, "company.name" if entity == "company" else "contact.full_name", contact)
    _put(record, "deal.name", deal)
    _put_source(record, file and Origin(file, sheet, number))
    return record


READERS: dict[str, dict[str, Callable[[sqlite3.Connection], Iterator[Vocabulary]]]] = {
    "contacts": {"contacts": lambda raw: parties(raw, "contact")},
    "companies": {"companies": lambda raw: parties(raw, "company")},
    "deals": {"deals": deals},
    "timeline": {"timeline": timeline, "reminders": reminders},
}
"""What can be exported -> the lists of its document."""
READERS["all"] = {name: reader for lists in READERS.values() for name, reader in lists.items()}
