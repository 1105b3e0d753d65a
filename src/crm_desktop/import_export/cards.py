"""People and companies of the shop as the records that address cards are written from."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from crm_desktop.domain import ids
from crm_desktop.errors import StoreError
from crm_desktop.import_export.model import Address, Party, Position, Record, Related
from crm_desktop.import_export.party_values import HOUSEHOLD
from crm_desktop.import_export.vocabulary import RELATIONS, in_portions, instant
from crm_desktop.services.contacts import Contact, read_contacts
from crm_desktop.store.blobs import Blobs

_ALIKE = (
    "nickname", "gender", "birthday", "status", "industry", "tax_id", "note", "newsletter",
    "consent", "active", "owner", "external_id",
)  # fmt: skip
_PERSON = ("prefix", "first_name", "middle_name", "last_name", "suffix", "job_title", "department")


def cards(raw: sqlite3.Connection, blobs: Blobs, kind: str) -> Iterator[Record]:
    """One record for every company (``kind`` company), or every person and household (contact).

    A photo that is not on this PC is left out.
    """
    return _records(raw, blobs, in_portions(raw, kind))


def cards_of(
    raw: sqlite3.Connection, blobs: Blobs, numbers: Sequence[int], at_once: int = 500
) -> Iterator[Record]:
    """One record for every live contact of these (``contact.n``), in their order."""
    portions = (numbers[at : at + at_once] for at in range(0, len(numbers), at_once))
    return _records(raw, blobs, portions)


def _records(
    raw: sqlite3.Connection, blobs: Blobs, portions: Iterable[Sequence[int]]
) -> Iterator[Record]:
    count = 0
    for numbers in portions:
        related = _related(raw, numbers)
        for contact in read_contacts(raw, numbers):
            count += 1
            record = Record(count, count - 1)
            if contact.kind == "company":
                record.company = _party(contact, blobs, related)
            else:
                record.person = _party(contact, blobs, related)
                record.positions = [
                    Position(
                        Party("company", {"name": place.company}),
                        place.title,
                        place.department,
                        place.role,
                        place.started,
                        place.ended,
                    )
                    for place in contact.positions
                ]
            yield record


def _related(raw: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, list[Related]]:
    """The relations that are parts of these contacts, by their number."""
    found: dict[int, list[Related]] = {}
    for n, other, name, kind, back, note in raw.execute(RELATIONS, (str(list(numbers)),)):
        found.setdefault(n, []).append(Related(name, kind, back, note, ids.show(other)))
    return found


def _party(contact: Contact, blobs: Blobs, related: dict[int, list[Related]]) -> Party:
    company = contact.kind == "company"
    party = Party("company" if company else "person")
    values = party.values
    values["id"] = ids.show(contact.id)
    values["name" if company else "full_name"] = contact.name
    for name in _ALIKE if company else (*_PERSON, *_ALIKE):
        values[name] = getattr(contact, name)
    if contact.kind == HOUSEHOLD:
        values["kind"] = HOUSEHOLD
    values["source"] = contact.lead_source
    values["keep_in_touch_days"] = contact.keep_in_touch_days
    values["created_at"] = contact.known_from or instant(contact.known_since)
    values["last_seen"] = instant(contact.last_seen)
    party.phones = [(phone.label, phone.text) for phone in contact.phones]
    party.emails = [(email.label, email.text) for email in contact.emails]
    party.websites = [(website.label, website.text) for website in contact.websites]
    party.addresses = [
        Address(a.label, a.street, a.street2, a.street_number, a.postal_code, a.city, a.region,
                a.country)
        for a in contact.addresses
    ]  # fmt: skip
    party.tags = list(contact.tags)
    party.relations = related.get(contact.n, [])
    party.custom = {value.name: value.value for value in contact.custom}
    if contact.photo:
        with contextlib.suppress(StoreError):
            party.photo = blobs.read(contact.photo)
    return party
