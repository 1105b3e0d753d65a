"""What was done in a period: entries of all customers, by kind and by colleague."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crm_desktop.store.file_format import LIVE


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: between two instants (UTC milliseconds, ``last`` not included), of some
    contacts (``contact.n``; None: all), by one colleague (None: everyone), of some kinds (empty:
    all)."""

    first: int
    last: int
    contacts: Sequence[int] | None = None
    who: bytes | None = None
    kinds: tuple[str, ...] = ()


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


_WHERE = (
    f"FROM entry e JOIN contact c ON c.id=e.contact_id AND c.gone={LIVE}"
    " LEFT JOIN colleague w ON w.id=e.who_id"
    f" WHERE e.gone={LIVE} AND e.happened_at>=:first AND e.happened_at<:last"
    " AND (:who IS NULL OR e.who_id=:who)"
    " AND (:kinds='[]' OR e.kind IN (SELECT value FROM json_each(:kinds)))"
    " AND (:contacts IS NULL OR c.n IN (SELECT value FROM json_each(:contacts)))"
)
_COMPANY = (
    f" LEFT JOIN position p ON p.id=c.position_id AND p.gone={LIVE}"
    f" LEFT JOIN contact o ON o.id=p.company_id AND o.gone={LIVE}"
)


def count_done(raw: sqlite3.Connection, wanted: Wanted) -> dict[str, int]:
    """How many entries there are of each kind."""
    rows = raw.execute(f"SELECT e.kind, count(*) {_WHERE} GROUP BY e.kind", _values(wanted))
    return dict(rows.fetchall())


def count_by_person(raw: sqlite3.Connection, wanted: Wanted) -> list[tuple[str, dict[str, int]]]:
    """(colleague, entries of each kind), the busiest first; "" where nobody is named."""
    found: dict[str, dict[str, int]] = {}
    for who, kind, count in raw.execute(
        f"SELECT coalesce(w.name, ''), e.kind, count(*) {_WHERE} GROUP BY 1, 2", _values(wanted)
    ):
        found.setdefault(who, {})[kind] = count
    return sorted(found.items(), key=lambda one: (-sum(one[1].values()), one[0]))


def read_done(raw: sqlite3.Connection, wanted: Wanted) -> Iterator[Done]:
    """The entries, newest first, read as they are asked for."""
    statement = (
        "SELECT e.kind, e.happened_at, c.name, coalesce(o.name, ''),"
        " trim(e.subject||char(10)||e.body, char(10)), e.outcome, e.minutes, coalesce(w.name, '')"
        f" {_WHERE.replace(' LEFT JOIN colleague', _COMPANY + ' LEFT JOIN colleague', 1)}"
        " ORDER BY e.happened_at DESC, e.n DESC"
    )
    for row in raw.execute(statement, _values(wanted)):
        yield Done(*row)


def _values(wanted: Wanted) -> dict[str, object]:
    kinds = ", ".join(f'"{kind}"' for kind in wanted.kinds)
    return {
        "first": wanted.first, "last": wanted.last, "who": wanted.who, "kinds": f"[{kinds}]",
        "contacts": None if wanted.contacts is None else str(list(wanted.contacts)),
    }  # fmt: skip
