"""Search: contacts and timeline entries that fit what a person types, ready to be shown.

The index decides what fits and in which order (``store.search_query``); this module fetches what
a list of hits shows, with one query per kind of data, and says where each hit was found.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from crm_desktop.domain.short_codes import read_code, short_code
from crm_desktop.domain.text import collapse, fold
from crm_desktop.services.deal_search import DealHit, DealSearch
from crm_desktop.store.search_query import search_contacts, search_entries
from crm_desktop.store.search_words import Query, understand
from crm_desktop.store.store import Store

_SNIPPET = 160
"""Characters of a note or mail that a hit shows."""
_LONG_CODE = 20
_LEAD = 40
"""Of these, how many stand before the first word found."""


@dataclass(frozen=True, slots=True)
class ContactHit:
    """A contact that fits. ``id`` is 16 bytes, ``n`` this PC's row number.

    ``company`` is the primary one of a person, ``phone`` as typed. ``matched`` names the field in
    which the search was found and ``matched_text`` its value: name, nickname, company, phone,
    email, website, external_id, tag, city, postal_code, street, job_title, department, field,
    industry, tax_id, region, note. Names win where several fit.
    """

    id: bytes
    n: int
    kind: str
    name: str
    company: str
    phone: str
    email: str
    city: str
    matched: str
    matched_text: str


@dataclass(frozen=True, slots=True)
class EntryHit:
    """A timeline entry that fits; ``happened_at`` in UTC milliseconds, ``snippet`` one line.

    ``contact_n`` is the row number of its contact; -1: it has none here.
    """

    id: bytes
    n: int
    contact_id: bytes | None
    contact_n: int
    contact_name: str
    kind: str
    subject: str
    happened_at: int
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits in the order to show them, of each kind at most the limit."""

    contacts: tuple[ContactHit, ...]
    entries: tuple[EntryHit, ...]


H = TypeVar("H")


@dataclass(frozen=True, slots=True)
class FirstHits(Generic[H]):
    """The first of ``count`` hits, in the order to show them: to tell all of a hit takes longer
    than to find it."""

    hits: tuple[H, ...] = ()
    count: int = 0


class Search:
    """Searching a shop. Every call reads one state of the shop; any text is a valid search.

    Whoever asked it for deals closes it in the end.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _deals(self) -> DealSearch:
        return DealSearch(self._store)

    def close(self) -> None:
        """Stop listening to the store, where deals were looked for."""
        if "_deals" in vars(self):
            self._deals.close()

    def find(self, text: str, limit: int = 50) -> SearchResult:
        """Contacts and timeline entries that hold every word of ``text``."""
        with self._store.read_raw() as raw:
            contacts, entries = search_contacts(raw, text, limit), search_entries(raw, text, limit)
            return SearchResult(_contacts(raw, text, contacts), _entries(raw, text, entries))

    def first_contacts(self, text: str, limit: int, first: int) -> FirstHits[ContactHit]:
        """The ``first`` of at most ``limit`` contacts."""
        with self._store.read_raw() as raw:
            found = search_contacts(raw, text, limit)
            return FirstHits(_contacts(raw, text, found[:first]), len(found))

    def first_entries(self, text: str, limit: int, first: int) -> FirstHits[EntryHit]:
        """The ``first`` of at most ``limit`` timeline entries."""
        with self._store.read_raw() as raw:
            found = search_entries(raw, text, limit)
            return FirstHits(_entries(raw, text, found[:first]), len(found))

    def contacts(self, text: str, limit: int = 50) -> tuple[ContactHit, ...]:
        """Only the contacts, which are found within a key press."""
        with self._store.read_raw() as raw:
            return _contacts(raw, text, search_contacts(raw, text, limit))

    def deals(self, text: str, limit: int = 50) -> tuple[DealHit, ...]:
        """Deals, the open ones first."""
        return self._deals.find(text, limit)

    def learn_deals(self) -> None:
        """Read what ``deals`` looks through, before anybody waits for it."""
        self._deals.learn()

    def named(self, numbers: Sequence[int]) -> tuple[ContactHit, ...]:
        """The live contacts with these row numbers, in this order, as hits."""
        with self._store.read_raw() as raw:
            live = {
                n
                for (n,) in raw.execute(f"SELECT c.n {_FROM} WHERE c.gone=0", (str(list(numbers)),))
            }
            found = [n for n in numbers if n in live]
            contacts = _described(raw, found)
        return tuple(
            ContactHit(c.id, n, c.kind, c.name, c.company, c.phone, c.email, c.city, "name", c.name)
            for n, c in ((n, contacts[n]) for n in found)
        )

    def entries(self, text: str, limit: int = 50) -> tuple[EntryHit, ...]:
        """Only the timeline entries, newest first; they may take longer than a key press."""
        with self._store.read_raw() as raw:
            return _entries(raw, text, search_entries(raw, text, limit))


@dataclass(slots=True)
class _Contact:
    """What the queries bring together about one hit."""

    id: bytes
    kind: str
    name: str
    company: str = ""
    phone: str = ""
    email: str = ""
    city: str = ""
    # field, value as shown, and digits or address where parts of it count (else "")
    texts: list[tuple[str, str, str]] = field(default_factory=list)


_FACTS = ("external_id", "job_title", "department", "industry", "tax_id", "note")
_FROM = "FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
# Of each kind the primary one comes first.
_PHONES = (
    f"SELECT c.n, p.typed, p.digits||' '||p.e164 {_FROM} CROSS JOIN phone p ON p.contact_id=c.id"
    " WHERE p.gone=0 ORDER BY p.id IS NOT c.phone_id, p.n"
)
_EMAILS = (
    f"SELECT c.n, p.address {_FROM} CROSS JOIN email p ON p.contact_id=c.id"
    " WHERE p.gone=0 ORDER BY p.id IS NOT c.email_id, p.n"
)
_WEBSITES = (
    f"SELECT c.n, p.url {_FROM} CROSS JOIN website p ON p.contact_id=c.id"
    " WHERE p.gone=0 ORDER BY p.id IS NOT c.website_id, p.n"
)
_POSITIONS = (
    f"SELECT c.n, k.name, p.title, p.department {_FROM} CROSS JOIN position p ON p.person_id=c.id"
    " CROSS JOIN contact k ON k.id=p.company_id WHERE p.gone=0 AND k.gone=0"
    " ORDER BY p.id IS NOT c.position_id, p.ended<>'', p.n"
)
_TAGS = (
    f"SELECT c.n, t.name {_FROM} CROSS JOIN tagging p ON p.contact_id=c.id"
    " CROSS JOIN tag t ON t.id=p.tag_id"
    " WHERE p.gone=0 AND t.gone=0 ORDER BY p.n"
)
_ADDRESSES = (
    "SELECT c.n, p.city, p.postal_code, trim(p.street||' '||p.street_number), p.street2, p.region"
    f" {_FROM} CROSS JOIN address p ON p.contact_id=c.id"
    " WHERE p.gone=0 ORDER BY p.id IS NOT c.address_id, p.n"
)
_VALUES = (
    f"SELECT c.n, p.value {_FROM} CROSS JOIN field_value p ON p.contact_id=c.id"
    " CROSS JOIN field f ON f.id=p.field_id WHERE p.gone=0 AND f.gone=0 ORDER BY p.n"
)


def _contacts(raw: sqlite3.Connection, text: str, found: list[int]) -> tuple[ContactHit, ...]:
    if not found:
        return ()
    query = understand(text)
    contacts = _described(raw, found)
    code = read_code(text) if len(text) < _LONG_CODE else None
    hits = []
    for n in found:
        contact = contacts[n]
        matched, value = _matched(contact, query)
        if code is not None and short_code(contact.id) == code:
            matched, value = "name", contact.name
        hits.append(
            ContactHit(
                contact.id, n, contact.kind, contact.name, contact.company, contact.phone,
                contact.email, contact.city, matched, value,
            )
        )  # fmt: skip
    return tuple(hits)


def _described(raw: sqlite3.Connection, found: list[int]) -> dict[int, _Contact]:
    """The hits with everything they can have been found by, in the order it is told."""
    key = (str(found),)
    facts: dict[int, tuple[str, ...]] = {}
    contacts: dict[int, _Contact] = {}
    for n, identity, kind, name, nickname, *values in raw.execute(
        f"SELECT c.n, c.id, c.kind, c.name, c.nickname, c.{', c.'.join(_FACTS)} {_FROM}", key
    ):
        contacts[n] = _Contact(identity, kind, name, texts=[("nickname", nickname, "")])
        facts[n] = tuple(values)
    for n, company, title, department in raw.execute(_POSITIONS, key):
        contact = contacts[n]
        contact.company = contact.company or company
        contact.texts += [
            ("company", company, ""), ("job_title", title, ""), ("department", department, ""),
        ]  # fmt: skip
    for n, typed, digits in raw.execute(_PHONES, key):
        contacts[n].phone = contacts[n].phone or typed
        contacts[n].texts.append(("phone", typed, digits))
    for n, address in raw.execute(_EMAILS, key):
        contacts[n].email = contacts[n].email or address
        contacts[n].texts.append(("email", address, fold(address)))
    for n, url in raw.execute(_WEBSITES, key):
        contacts[n].texts.append(("website", url, fold(url)))
    for n, tag in raw.execute(_TAGS, key):
        contacts[n].texts.append(("tag", tag, ""))
    for n, city, postal_code, street, street2, region in raw.execute(_ADDRESSES, key):
        contact = contacts[n]
        contact.city = contact.city or city
        contact.texts += [
            ("city", city, ""), ("postal_code", postal_code, ""), ("street", street, ""),
            ("street", street2, ""), ("region", region, ""),
        ]  # fmt: skip
    for n, value in raw.execute(_VALUES, key):
        contacts[n].texts.append(("field", value, ""))
    for n, values in facts.items():
        contacts[n].texts += [(fact, value, "") for fact, value in zip(_FACTS, values, strict=True)]
    return contacts


def _matched(contact: _Contact, query: Query) -> tuple[str, str]:
    """The field by which a contact was found: that of the first word its name does not explain."""
    words = [word for word in query.words if not word.fits(contact.name)]
    if words and query.phone:
        for name, value, code in contact.texts:
            if name == "phone" and query.phone in code:
                return name, value
    for word in words:
        for name, value, _ in contact.texts:
            if value and word.fits(value):
                return name, value
        for name, value, code in contact.texts:
            if word.code and word.code in code:
                return name, value
    return "name", contact.name


_WORD = re.compile(r"[^\W_]+")
_LOOKED_THROUGH = 3000
"""Characters of a text in which the snippet looks for the words."""


def _entries(raw: sqlite3.Connection, text: str, found: list[int]) -> tuple[EntryHit, ...]:
    if not found:
        return ()
    query = understand(text)
    hits = {
        row[0]: EntryHit(
            row[1], row[0], row[2], row[3], row[4], row[5], row[6], row[7], _snippet(row[8], query)
        )
        for row in raw.execute(
            "SELECT e.n, e.id, e.contact_id, coalesce(c.n, -1), coalesce(c.name, ''),"
            " e.kind, e.subject, e.happened_at, substr(e.body, 1, ?2)"
            " FROM json_each(?1) r CROSS JOIN entry e"
            " ON e.n=r.value LEFT JOIN contact c ON c.id=e.contact_id",
            (str(found), _LOOKED_THROUGH),
        )
    }
    return tuple(hits[n] for n in found)


def _snippet(body: str, query: Query) -> str:
    """One line of the body around the first word found; its beginning where there is none."""
    line = collapse(body)
    start = _first_found(line, query)
    begin = max(0, start - _LEAD)
    start = begin and (line.rfind(" ", 0, begin) + 1 or begin)  # at a word where there are words
    end = start + _SNIPPET
    return ("…" if start else "") + line[start:end].rstrip() + ("…" if end < len(line) else "")


def _first_found(line: str, query: Query) -> int:
    """Where the first word found stands; 0 where none does."""
    lower = line.lower()
    if len(lower) == len(line):  # most words are written as they are typed
        for writing in (w for token in query.tokens for w in token):
            at = lower.find(writing)
            # Inside a run of Chinese characters a word may begin anywhere.
            if at >= 0 and (at == 0 or not lower[at - 1].isalnum() or not writing.isascii()):
                return at
    for match in _WORD.finditer(line):
        word = fold(match.group())
        if any(searched.begins(word) for searched in query.words):
            return match.start()
    return 0
