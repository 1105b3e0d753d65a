"""One narrow row per live contact with what lists sort and filter by, kept in the transaction.

Last contact, next step, town and the like are spread over six tables; looking them up for a hundred
thousand contacts takes too long for a click on a heading. ``contact_summary`` holds them ready. It
is never written by hand: ``refresh`` follows the journal right before each commit, ``rebuild``
makes it anew, and ``check`` compares it with the data.

What counts: the last contact of a person is the newest timeline entry that is theirs or in which
they took part; that of a company also those of the people who work there now. The next step is the
earliest open reminder. Deals count for their contact and for their company.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from crm_desktop.domain.money import CURRENCY_DIGITS
from crm_desktop.domain.text import fold
from crm_desktop.store.schema import BY_NUMBER, LIVE, SYNCED, number

_SLICE = 1000
"""Contacts worked out by one set of statements."""

_DDL = (
    # Texts are folded, numbers are none where there is nothing; next_due is "2026-10-15 14:00", or
    # "2026-10-15 ~" for any time of the day, so that its order is that of a day's list.
    # open_sum is that of the currency with most, in whole units: currencies are never added.
    "CREATE TABLE contact_summary (n INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
    " name_key TEXT NOT NULL, company_key TEXT NOT NULL, town_key TEXT NOT NULL,"
    " tag_key TEXT NOT NULL, last_at INTEGER, last_kind TEXT NOT NULL, next_due TEXT,"
    " open_deals INTEGER NOT NULL, open_sum REAL, created_at INTEGER NOT NULL)",
    "CREATE INDEX contact_summary_name ON contact_summary (name_key)",
    # These grow at their end, so they cost an import next to nothing.
    "CREATE INDEX contact_summary_last ON contact_summary (last_at) WHERE last_at NOTNULL",
    "CREATE INDEX contact_summary_created ON contact_summary (created_at)",
)
_COLUMNS = (
    "n", "kind", "name_key", "company_key", "town_key", "tag_key", "last_at", "last_kind",
    "next_due", "open_deals", "open_sum", "created_at",
)  # fmt: skip
_UPSERT = (
    f"INSERT INTO contact_summary VALUES ({','.join('?' * len(_COLUMNS))}) ON CONFLICT(n) DO UPDATE"
    f" SET {', '.join(f'{c}=excluded.{c}' for c in _COLUMNS[1:])}"
)

_LAST_AT = _COLUMNS.index("last_at")

_Row = tuple[
    int, str, str, str, str, str, int | None, str, str | None, int, float | None, int
]  # as _COLUMNS


def create(raw: sqlite3.Connection) -> None:
    """Make the empty table in a new shop file."""
    for statement in _DDL:
        raw.execute(statement)


def rebuild(raw: sqlite3.Connection) -> None:
    """Make all rows anew from the data, inside the caller's transaction."""
    raw.execute("DELETE FROM contact_summary")
    for companies in (False, True):
        for part in _all_slices(raw):
            _refresh_slice(raw, part, _TABLES, companies=companies)


def refresh(raw: sqlite3.Connection, batch: int, before: int) -> None:
    """Bring the rows up to date with what ``batch`` changed in journal entries > ``before``.

    Called inside the writing transaction, right before its commit.
    """
    journal = _Journal(raw, batch, before)
    if not journal.changed:
        return
    made, touched = journal.made(), journal.touched()
    touched -= made
    # People first: their last contacts are those of their companies too.
    moved = _refresh(raw, made, journal.changed & _TABLES, companies=False)
    moved |= _refresh(raw, touched, _TABLES, companies=False)
    touched |= journal.companies(moved) - made
    _refresh(raw, made, journal.changed & _TABLES, companies=True)
    _refresh(raw, touched, _TABLES, companies=True)


def check(raw: sqlite3.Connection) -> list[str]:
    """What is wrong with the rows, as plain sentences; empty when they tell what the data tells."""
    wrong = 0
    for part in _all_slices(raw):
        kept, now = _kept(raw, part), _worked_out(raw, part)
        wrong += sum(kept.get(n) != now.get(n) for n in kept.keys() | now.keys())
    return [f"What lists show of {wrong} contacts is not up to date."] if wrong else []


# ------------------------------------------------------------------------------ what changed

# Table -> the columns that name contacts whose row may differ when one of its rows changes.
_POINTS_AT = {
    "position": ("person_id",), "address": ("contact_id",), "tagging": ("contact_id",),
    "entry": ("contact_id",), "participant": ("contact_id",), "reminder": ("contact_id",),
    "deal": ("contact_id", "company_id"),
}  # fmt: skip
_TABLES = frozenset(_POINTS_AT)
# Table -> how its changed (not new) rows, t, reach contacts that they do not name themselves: who
# took part in an entry, who has a tag, and the people of a company that shows in their rows.
_REACHES = {
    "entry": "SELECT p.contact_id FROM {0} JOIN participant p ON p.entry_id=t.id",
    "tag": "SELECT g.contact_id FROM {0} JOIN tagging g ON g.tag_id=t.id",
    "contact": "SELECT p.person_id FROM {0} JOIN position p ON p.company_id=t.id",
}
_MINE = "WHERE h.n>? AND h.batch=?"


class _Journal:
    """What one transaction changed, as contacts. "+": or SQLite walks the whole journal."""

    def __init__(self, raw: sqlite3.Connection, batch: int, before: int) -> None:
        self._raw = raw
        self._here = (before, batch)
        tables = raw.execute(
            "SELECT DISTINCT +tbl, old NOTNULL FROM change WHERE n>? AND batch=?", self._here
        ).fetchall()
        self.changed = {BY_NUMBER[table].name for table, _ in tables}
        self._altered = {BY_NUMBER[table].name for table, altered in tables if altered}
        """Those of which not only new rows are concerned."""

    def made(self) -> set[int]:
        """New contacts; all that hangs on them is new too."""
        if "contact" not in self.changed:
            return set()
        sql = f"SELECT h.row FROM {_rows('contact')} {_MINE} AND h.old IS NULL"
        return {n for (n,) in self._raw.execute(sql, self._here)}

    def touched(self) -> set[int]:
        """Contacts whose rows may differ, but for companies that only their people changed."""
        found: set[int] = set()
        if "contact" in self._altered:
            sql = f"SELECT h.row FROM {_rows('contact')} {_MINE} AND h.old NOTNULL"
            found.update(n for (n,) in self._raw.execute(sql, self._here))
        for table in self.changed & _TABLES:
            for column in _POINTS_AT[table]:
                found |= self._contacts(f"SELECT t.{column} FROM {_rows(table)} {_MINE}")
                found |= self._left(table, column)
        for table in self._altered & _REACHES.keys():
            sql = f"{_REACHES[table].format(_rows(table))} {_MINE} AND h.old NOTNULL"
            found |= self._contacts(sql)
        return found

    def companies(self, moved: set[int]) -> set[int]:
        """Companies whose last contact may differ, since that of these people does, or since
        somebody came, left, or is no person any more."""
        found = self._employers(moved) if moved else set()
        if "position" in self.changed:
            there = f"SELECT t.company_id FROM {_rows('position')}"
            if "position" in self._altered:
                found |= self._contacts(f"{there} {_MINE} AND h.old NOTNULL")
            found |= self._contacts(
                f"{there} JOIN contact k ON k.id=t.person_id JOIN contact_summary s ON s.n=k.n"
                f" {_MINE} AND s.last_at NOTNULL"
            )
            found |= self._left("position", "company_id")
        if "contact" in self._altered:
            sql = f"SELECT h.row FROM {_rows('contact')} {_MINE} AND h.old LIKE '%\"kind\":%'"
            found |= self._employers({n for (n,) in self._raw.execute(sql, self._here)})
        return found

    def _employers(self, people: set[int]) -> set[int]:
        return self._contacts(
            "SELECT p.company_id FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
            " JOIN position p ON p.person_id=c.id",
            (_json(people),),
        )

    def _left(self, table: str, column: str) -> set[int]:
        """The contacts that changed rows of ``table`` named before."""
        found: set[int] = set()
        if table not in self._altered:
            return found
        for (old,) in self._raw.execute(
            f"SELECT h.old FROM {_rows(table)} {_MINE} AND h.old LIKE ?",
            (*self._here, f'%"{column}":%'),
        ).fetchall():
            found |= self._contacts("?", (bytes.fromhex(json.loads(old)[column] or ""),))
        return found

    def _contacts(self, ids: str, values: Sequence[object] | None = None) -> set[int]:
        sql = f"SELECT n FROM contact WHERE id IN ({ids})"
        return {n for (n,) in self._raw.execute(sql, self._here if values is None else values)}


def _rows(table: str) -> str:
    return f"change h CROSS JOIN {table} t ON t.n=h.row AND +h.tbl={number(SYNCED[table])}"


def _json(rows: Iterable[int]) -> str:
    return "[" + ",".join(map(str, rows)) + "]"


# ------------------------------------------------------------------------------- the rows

_FROM = "FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
_MAIN = f"SELECT c.n, c.kind, c.name, c.sort_key, c.created_at {_FROM} WHERE c.gone={LIVE}"
# What happened with each: its own newest entry, those it took part in, and what happened with the
# people of a company, who have their rows already.
_LAST = {
    "entry": f"""
SELECT c.n, e.happened_at, e.kind {_FROM}
CROSS JOIN entry e ON e.n=(SELECT n FROM entry WHERE contact_id=c.id AND gone={LIVE}
  ORDER BY happened_at DESC, n DESC LIMIT 1)
""",
    "participant": f"""
SELECT c.n, e.happened_at, e.kind {_FROM}
JOIN participant p ON p.contact_id=c.id AND p.gone={LIVE}
JOIN entry e ON e.id=p.entry_id AND e.gone={LIVE}
""",
    "position": f"""
SELECT c.n, s.last_at, s.last_kind {_FROM}
JOIN position p ON p.company_id=c.id AND p.gone={LIVE} AND p.ended=''
JOIN contact k ON k.id=p.person_id AND k.gone={LIVE} AND k.kind<>'company'
JOIN contact_summary s ON s.n=k.n AND s.last_at NOTNULL
""",
}
# The last row of a contact wins: the primary position or address, else the oldest that still holds.
_COMPANIES = f"""
SELECT c.n, k.name {_FROM} JOIN position p ON p.person_id=c.id AND p.gone={LIVE}
JOIN contact k ON k.id=p.company_id AND k.gone={LIVE}
ORDER BY p.id IS c.position_id, p.ended='', p.n DESC
"""
_TOWNS = f"""
SELECT c.n, a.city {_FROM} JOIN address a ON a.contact_id=c.id AND a.gone={LIVE}
ORDER BY a.id IS c.address_id, a.n DESC
"""
_TAGS = f"""
SELECT c.n, t.name {_FROM} JOIN tagging g ON g.contact_id=c.id AND g.gone={LIVE}
JOIN tag t ON t.id=g.tag_id AND t.gone={LIVE}
"""
_NEXT = f"""
SELECT c.n, min(iif(m.due_date='', date(m.due_at/1000, 'unixepoch'), m.due_date)||' '
  ||iif(m.due_time='', '~', m.due_time)) {_FROM}
JOIN reminder m ON m.contact_id=c.id AND m.gone={LIVE} AND m.done_at IS NULL GROUP BY c.n
"""
_DEALS = f"""
SELECT c.n, d.currency, coalesce(d.amount_minor, 0) {_FROM}
JOIN deal d ON (d.contact_id=c.id OR d.company_id=c.id) AND d.gone={LIVE} AND +d.state='open'
"""


def _worked_out(
    raw: sqlite3.Connection, part: Sequence[int], tables: AbstractSet[str] = _TABLES
) -> dict[int, _Row]:
    """The rows that these contacts must have; those of companies rest on those of their people.

    Only ``tables`` are looked into: the others have nothing of these contacts.
    """
    key = (_json(part),)

    def read(table: str, sql: str) -> list[Any]:
        return raw.execute(sql, key).fetchall() if table in tables else []

    last: dict[int, tuple[int, str]] = {}
    for table, sql in _LAST.items():
        for n, *happened in read(table, sql):
            last[n] = max(last.get(n, (happened[0], "")), (happened[0], happened[1]))
    companies: dict[int, str] = dict(read("position", _COMPANIES))
    towns: dict[int, str] = dict(read("address", _TOWNS))
    steps: dict[int, str] = dict(read("reminder", _NEXT))
    tags: dict[int, list[str]] = {}
    for n, tag in read("tagging", _TAGS):
        tags.setdefault(n, []).append(fold(tag))
    deals: dict[int, list[tuple[str, int]]] = {}
    for n, *deal in read("deal", _DEALS):
        deals.setdefault(n, []).append((deal[0], deal[1]))
    found: dict[int, _Row] = {}
    for n, kind, name, sort_key, created_at in raw.execute(_MAIN, key):
        last_at, last_kind = last.get(n, (None, ""))
        own = deals.get(n, ())
        found[n] = (
            n, kind, fold(name) or sort_key, fold(companies.get(n, "")), fold(towns.get(n, "")),
            "\n".join(sorted(tags.get(n, ()))), last_at, last_kind, steps.get(n), len(own),
            _most(own) if own else None, created_at,
        )  # fmt: skip
    return found


def _most(deals: Iterable[tuple[str, int]]) -> float:
    """The sum of the currency with most, in whole units."""
    sums: dict[str, int] = {}
    for currency, minor in deals:
        sums[currency] = sums.get(currency, 0) + minor
    return max(minor / 10.0 ** CURRENCY_DIGITS.get(c, 2) for c, minor in sums.items())


def _kept(raw: sqlite3.Connection, part: Sequence[int]) -> dict[int, _Row]:
    return {
        row[0]: row
        for row in raw.execute(
            "SELECT s.* FROM json_each(?) r JOIN contact_summary s ON s.n=r.value", (_json(part),)
        )
    }


def _refresh(
    raw: sqlite3.Connection, rows: set[int], tables: AbstractSet[str], *, companies: bool
) -> set[int]:
    """``_refresh_slice`` for any number of contacts."""
    ordered, moved = sorted(rows), set[int]()
    for start in range(0, len(ordered), _SLICE):
        part = ordered[start : start + _SLICE]
        moved |= _refresh_slice(raw, part, tables, companies=companies)
    return moved


def _refresh_slice(
    raw: sqlite3.Connection, part: Sequence[int], tables: AbstractSet[str], *, companies: bool
) -> set[int]:
    """Write the rows of these contacts anew where they differ, either companies or all others;
    returns those whose last contact is another now."""
    wanted = "=" if companies else "<>"
    part = [
        n
        for (n,) in raw.execute(f"SELECT c.n {_FROM} WHERE c.kind{wanted}'company'", (_json(part),))
    ]
    if not part:
        return set()
    kept, now = _kept(raw, part), _worked_out(raw, part, tables)
    raw.executemany("DELETE FROM contact_summary WHERE n=?", [(n,) for n in kept.keys() - now])
    raw.executemany(_UPSERT, [row for n, row in now.items() if kept.get(n) != row])
    nobody = (None, "")
    return {
        n
        for n in part
        if (kept[n][_LAST_AT : _LAST_AT + 2] if n in kept else nobody)
        != (now[n][_LAST_AT : _LAST_AT + 2] if n in now else nobody)
    }


def _all_slices(raw: sqlite3.Connection) -> Iterator[list[int]]:
    (last,) = raw.execute(
        "SELECT max(coalesce((SELECT max(n) FROM contact), 0),"
        " coalesce((SELECT max(n) FROM contact_summary), 0))"
    ).fetchone()
    for first in range(1, last + 1, _SLICE):
        yield list(range(first, first + _SLICE))
