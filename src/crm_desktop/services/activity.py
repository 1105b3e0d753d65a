"""What was done in a period: entries of all customers, by kind and by colleague.

Entries are reached by the index of person, kind and day: a period is counted without a look at the
entries themselves, and read newest first as one stream for each person and kind, joined.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from crm_desktop.store.file_format import LIVE


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: between two instants (UTC milliseconds, ``last`` not included), of some
    contacts (``contact.n``; None: all), by one colleague (None: everyone)."""

    first: int
    last: int
    contacts: Sequence[int] | None = None
    who: bytes | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """One entry with its customer; ``at`` UTC milliseconds."""

    kind: str
    at: int
    name: str
    company: str
    text: str
    outcome: str
    minutes: int | None
    who: str


_Stream = tuple[bytes | None, str]
"""A person and a kind."""

_FEW = 1000
"""Contacts up to which their entries are read one contact after the other, and sorted then."""

_PERIOD = f"e.gone={LIVE} AND e.happened_at>=:first AND e.happened_at<:last"
_OF_CONTACTS = (
    f"FROM json_each(:contacts) j CROSS JOIN contact c ON c.n=j.value AND c.gone={LIVE}"
    " CROSS JOIN entry e ON e.contact_id=c.id"
    f" WHERE {_PERIOD} AND (:who IS NULL OR e.who_id=:who)"
)
# Each kind is found by a step in the index behind the one before it.
_STREAMS = (
    "WITH RECURSIVE person(id) AS ("
    " SELECT NULL WHERE :who IS NULL UNION ALL"
    " SELECT id FROM colleague WHERE :who IS NULL OR id=:who"
    "), stream(who, kind) AS ("
    " SELECT id, (SELECT min(kind) FROM entry WHERE who_id IS person.id) FROM person UNION ALL"
    " SELECT who, (SELECT min(e.kind) FROM entry e"
    "  WHERE e.who_id IS stream.who AND e.kind>stream.kind)"
    " FROM stream WHERE kind IS NOT NULL"
    ") "
)
_COLUMNS = (
    "e.happened_at, e.n, c.n, e.kind, c.name, coalesce(o.name, ''),"
    " trim(e.subject||char(10)||e.body, char(10)), e.outcome, e.minutes, coalesce(w.name, '')"
)
_AROUND = (
    f" LEFT JOIN position p ON p.id=c.position_id AND p.gone={LIVE}"
    f" LEFT JOIN contact o ON o.id=p.company_id AND o.gone={LIVE}"
    " LEFT JOIN colleague w ON w.id=e.who_id"
)
_NEWEST = "ORDER BY e.happened_at DESC, e.n DESC"


def count_by_person(raw: sqlite3.Connection, wanted: Wanted) -> list[tuple[str, dict[str, int]]]:
    """(colleague, how many entries of each kind), the busiest first; "" where nobody is named.
    Nothing and nobody without entries is in it."""
    names: dict[bytes | None, str] = dict(raw.execute("SELECT id, name FROM colleague").fetchall())
    found: dict[str, Counter[str]] = {}
    for (who, kind), count in _counts(raw, wanted).items():
        if count:
            found.setdefault(names.get(who, ""), Counter())[kind] += count
    return sorted(found.items(), key=lambda one: (-sum(one[1].values()), one[0]))


def oldest_entry(raw: sqlite3.Connection, who: bytes | None = None) -> int | None:
    """When the first thing happened that was written down, by one colleague or at all (UTC
    milliseconds); None: there is nothing."""
    (found,) = raw.execute(
        f"{_STREAMS} SELECT min((SELECT min(e.happened_at) FROM entry e"
        f" WHERE e.who_id IS stream.who AND e.kind=stream.kind AND e.gone={LIVE}))"
        " FROM stream WHERE kind IS NOT NULL",
        {"who": who},
    ).fetchone()
    return None if found is None else int(found)


def read_done(raw: sqlite3.Connection, wanted: Wanted) -> Iterator[Done]:
    """The entries, newest first, read as they are asked for."""
    values = _values(wanted)
    if wanted.contacts is not None and len(wanted.contacts) <= _FEW:
        of_contacts = _OF_CONTACTS.replace(" WHERE", f"{_AROUND} WHERE", 1)
        for row in raw.execute(f"SELECT {_COLUMNS} {of_contacts} {_NEWEST}", values):
            yield Done(row[3], row[0], *row[4:])
        return
    statement = (
        f"SELECT {_COLUMNS} FROM entry e CROSS JOIN contact c"
        f" ON c.id=e.contact_id AND c.gone={LIVE} {_AROUND}"
        f" WHERE e.who_id IS :who AND e.kind=:kind AND {_PERIOD} {_NEWEST}"
    )
    streams = [
        raw.execute(statement, {**values, "who": who, "kind": kind})
        for who, kind in _streams(raw, wanted)
    ]
    chosen = None if wanted.contacts is None else frozenset(wanted.contacts)
    for row in heapq.merge(*streams, key=itemgetter(0, 1), reverse=True):
        if chosen is None or row[2] in chosen:
            yield Done(row[3], row[0], *row[4:])


def _counts(raw: sqlite3.Connection, wanted: Wanted) -> Counter[_Stream]:
    values = _values(wanted)
    if wanted.contacts is not None:
        rows = raw.execute(
            f"SELECT e.who_id, e.kind, count(*) {_OF_CONTACTS} GROUP BY e.who_id, e.kind", values
        )
        return Counter({(who, kind): count for who, kind, count in rows})
    rows = raw.execute(
        f"{_STREAMS} SELECT who, kind, (SELECT count(*) FROM entry e WHERE e.who_id IS stream.who"
        f" AND e.kind=stream.kind AND {_PERIOD}) FROM stream WHERE kind IS NOT NULL", values
    )  # fmt: skip
    found: Counter[_Stream] = Counter({(who, kind): count for who, kind, count in rows})
    # Entries of contacts that are hidden, or not known here, were counted with the others.
    hidden = raw.execute(
        f"WITH hidden(id) AS (SELECT id FROM contact WHERE gone!={LIVE} UNION ALL SELECT NULL)"
        " SELECT e.who_id, e.kind, count(*) FROM hidden CROSS JOIN entry e"
        f" ON e.contact_id IS hidden.id WHERE {_PERIOD} AND (:who IS NULL OR e.who_id=:who)"
        " GROUP BY e.who_id, e.kind", values
    )  # fmt: skip
    found.subtract({(who, kind): count for who, kind, count in hidden})
    return found


def _streams(raw: sqlite3.Connection, wanted: Wanted) -> list[_Stream]:
    statement = f"{_STREAMS} SELECT who, kind FROM stream WHERE kind IS NOT NULL"
    return raw.execute(statement, _values(wanted)).fetchall()


def _values(wanted: Wanted) -> dict[str, object]:
    contacts = wanted.contacts
    return {
        "first": wanted.first, "last": wanted.last, "who": wanted.who,
        # In the order of the file: rows that lie together are read together.
        "contacts": None if contacts is None else str(sorted(contacts)),
    }  # fmt: skip
