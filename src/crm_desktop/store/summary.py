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

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any

from crm_desktop.domain.money import CURRENCY_DIGITS
from crm_desktop.domain.text import fold
from crm_desktop.store.journal import Written
from crm_desktop.store.schema import LIVE

_SLICE = 1000
"""Contacts worked out by one set of statements."""
_folded = lru_cache(4096)(fold)
"""For what many contacts share."""

_DDL = (
    # Texts are folded, numbers are none where there is nothing; next_due is "2026-10-15 14:00", or
    # "2026-10-15 ~" for any time of the day, so that its order is that of a day's list.
    # open_sum is that of the currency with most, in whole units: currencies are never added.
    "CREATE TABLE contact_summary (n INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
    " name_key TEXT NOT NULL, company_key TEXT NOT NULL, town_key TEXT NOT NULL,"
    " tag_key TEXT NOT NULL, last_at INTEGER, last_kind TEXT NOT NULL, next_due TEXT,"
    " open_deals INTEGER NOT NULL, open_sum REAL, created_at INTEGER NOT NULL)",
)
INDEXES = {
    "contact_summary_name": "CREATE INDEX contact_summary_name ON contact_summary (name_key)",
    # These grow at their end, so they cost an import next to nothing.
    "contact_summary_last": "CREATE INDEX contact_summary_last ON contact_summary (last_at)"
    " WHERE last_at NOTNULL",
    "contact_summary_created": "CREATE INDEX contact_summary_created"
    " ON contact_summary (created_at)",
}
_COLUMNS = (
    "n", "kind", "name_key", "company_key", "town_key", "tag_key", "last_at", "last_kind",
    "next_due", "open_deals", "open_sum", "created_at",
)  # fmt: skip
_FROM_TABLE = (
    "",
    "",
    "",
    "position",
    "address",
    "tagging",
    "entry",
    "entry",
    "reminder",
    "deal",
    "deal",
    "",
)
"""The table that each column comes from; "": the contact itself."""
_INSERT = f"INSERT INTO contact_summary VALUES ({','.join('?' * len(_COLUMNS))})"
_UPSERT = (
    f"{_INSERT} ON CONFLICT(n) DO UPDATE SET {', '.join(f'{c}=excluded.{c}' for c in _COLUMNS[1:])}"
)

_LAST_AT = _COLUMNS.index("last_at")

_Row = tuple[
    int, str, str, str, str, str, int | None, str, str | None, int, float | None, int
]  # as _COLUMNS


def create(raw: sqlite3.Connection) -> None:
    """Make the empty table in a new shop file."""
    for statement in (*_DDL, *INDEXES.values()):
        raw.execute(statement)


def rebuild(raw: sqlite3.Connection, asked: Callable[[], object] = lambda: None) -> None:
    """Make all rows anew from the data, inside the caller's transaction; ``asked`` is called now
    and then meanwhile."""
    raw.execute("DELETE FROM contact_summary")
    for name in INDEXES:
        raw.execute(f"DROP INDEX IF EXISTS {name}")
    kinds = [_kinds(raw, part) for part in _all_slices(raw)]
    for companies in (False, True):  # whose last contacts are those of their people too
        for kind in kinds:
            asked()
            raw.executemany(_INSERT, _worked_out(raw, kind[companies]).values())
    for statement in INDEXES.values():
        asked()
        raw.execute(statement)


def refresh(raw: sqlite3.Connection, wrote: Written) -> None:
    """Bring the rows up to date with what a transaction wrote.

    Called inside the writing transaction, right before its commit.
    """
    touched = _Touched(raw, wrote)
    made, rows = set(wrote.made.get("contact", ())), touched.contacts()
    rows -= made
    # All that hangs on a new contact is new too.
    fresh, known = wrote.tables & _TABLES, touched.tables
    new_people, new_companies = _kinds(raw, made)
    people, _ = _kinds(raw, rows)
    # People first: their last contacts are those of their companies too.
    moved = _write(raw, new_people, fresh) | _write(raw, people, known)
    rows |= touched.companies(moved) - made
    _write(raw, new_companies, fresh)
    _write(raw, _kinds(raw, rows)[True], touched.tables)


def check(raw: sqlite3.Connection) -> list[str]:
    """What is wrong with the rows, as plain sentences; empty when they tell what the data tells."""
    wrong = 0
    for part in _all_slices(raw):
        kept, now = _kept(raw, part), _worked_out(raw, part)
        wrong += sum(kept.get(n) != now.get(n) for n in kept.keys() | now.keys())
    return [f"What lists show of {wrong} contacts is not up to date."] if wrong else []


# ------------------------------------------------------------------------------ what changed

# Table -> the columns that name contacts whose row may differ when one of its rows changes, and the
# others that matter to it.
_POINTS_AT: dict[str, tuple[tuple[str, ...], AbstractSet[str]]] = {
    "position": (("person_id",), {"company_id", "ended"}),
    "address": (("contact_id",), {"city"}),
    "tagging": (("contact_id",), {"tag_id"}),
    "entry": (("contact_id",), {"happened_at", "kind"}),
    "participant": (("contact_id",), {"entry_id"}),
    "reminder": (("contact_id",), {"due_date", "due_time", "due_at", "done_at"}),
    "deal": (("contact_id", "company_id"), {"currency", "amount_minor", "state"}),
}
_TABLES = frozenset(_POINTS_AT)
_LAST_CONTACT = frozenset({"entry", "participant", "position"})
"""What the last contact is made of, and the company besides."""
_SHOWN_WITH: dict[str, AbstractSet[str]] = dict.fromkeys(_LAST_CONTACT, _LAST_CONTACT)
_OWN: dict[str, AbstractSet[str]] = {
    "kind": _LAST_CONTACT, "name": frozenset(), "sort_key": frozenset(),
    "created_at": frozenset(), "position_id": _LAST_CONTACT, "address_id": frozenset({"address"}),
    "gone": _TABLES,
}  # fmt: skip
"""Columns of a contact that show in its own row, and the tables that show differently then."""
# Table -> how its changed (not new) rows, t, reach contacts that they do not name themselves, and
# by which columns: who took part in an entry, who has a tag, and the people of a company that shows
# in their rows. What a hidden row led to is known through the change that hid it.
_REACHES: dict[str, tuple[str, AbstractSet[str]]] = {
    "entry": (
        f"SELECT p.contact_id FROM {{0}} JOIN participant p ON p.entry_id=t.id AND p.gone={LIVE}",
        {"happened_at", "kind", "gone"},
    ),
    "tag": (
        f"SELECT g.contact_id FROM {{0}} JOIN tagging g ON g.tag_id=t.id AND g.gone={LIVE}",
        {"name", "gone"},
    ),
    "contact": (
        f"SELECT p.person_id FROM {{0}} JOIN position p ON p.company_id=t.id AND p.gone={LIVE}",
        {"name", "gone"},
    ),
}  # fmt: skip
_Old = list[tuple[int, dict[str, Any]]]


class _Touched:
    """What a transaction wrote, as contacts whose rows may differ."""

    def __init__(self, raw: sqlite3.Connection, wrote: Written) -> None:
        self._raw = raw
        self._wrote = wrote
        self.tables: set[str] = set()
        """Those of which rows that were there already may show something else."""

    def contacts(self) -> set[int]:
        """All but companies that only their people changed, and but new ones without parts."""
        wrote = self._wrote
        own = wrote.altered("contact", _OWN.keys())
        found = {row for row, _ in own}
        for _, old in own:
            self.tables.update(*(_OWN[column] for column in old if column in _OWN))
        for table in wrote.tables & _TABLES:
            columns, others = _POINTS_AT[table]
            altered = wrote.altered(table, others | {*columns, "gone"})
            rows = {*wrote.made.get(table, ()), *(row for row, _ in altered)}
            if rows:
                self.tables |= _SHOWN_WITH.get(table, {table})
            for column in columns:
                found |= self._named(f"SELECT t.{column} FROM {_rows(table)}", rows)
                found |= self._left(altered, column)
        for table, (sql, shown) in _REACHES.items():
            rows = {row for row, _ in wrote.altered(table, shown)}
            if rows:
                self.tables |= {"tagging"} if table == "tag" else _LAST_CONTACT
            found |= self._named(sql.format(_rows(table)), rows)
        return found

    def companies(self, moved: set[int]) -> set[int]:
        """Companies whose last contact may differ, since that of these people does, or since
        somebody came, left, or is no person any more."""
        wrote = self._wrote
        there = f"SELECT t.company_id FROM {_rows('position')}"
        altered = wrote.altered("position", {"person_id", "company_id", "ended", "gone"})
        found = self._named(there, {row for row, _ in altered})
        found |= self._left(altered, "company_id")
        found |= self._named(
            f"{there} JOIN contact k ON k.id=t.person_id JOIN contact_summary s ON s.n=k.n"
            " WHERE s.last_at NOTNULL",
            wrote.made.get("position", ()),
        )
        people = moved | {row for row, _ in wrote.altered("contact", {"kind"})}
        found |= self._named(
            f"SELECT p.company_id FROM {_rows('contact')} JOIN position p ON p.person_id=t.id",
            people,
        )
        if found:
            self.tables |= _LAST_CONTACT
        return found

    def _left(self, altered: _Old, column: str) -> set[int]:
        """The contacts that changed rows named before."""
        found: set[int] = set()
        for identity in {old[column] for _, old in altered if column in old}:
            found.update(
                n
                for (n,) in self._raw.execute(
                    "SELECT n FROM contact WHERE id=?", (bytes.fromhex(identity or ""),)
                )
            )
        return found

    def _named(self, ids: str, rows: Collection[int]) -> set[int]:
        """The live contacts with ``ids``, which are selected by ``rows``."""
        if not rows:
            return set()
        sql = f"SELECT n FROM contact WHERE id IN ({ids}) AND gone={LIVE}"
        return {n for (n,) in self._raw.execute(sql, (_json(rows),))}


def _rows(table: str) -> str:
    # CROSS JOIN: SQLite keeps the order then, and walks through no table for the sake of one row.
    return f"json_each(?) r CROSS JOIN {table} t ON t.n=r.value"


def _json(rows: Iterable[int]) -> str:
    return "[" + ",".join(map(str, rows)) + "]"


# ------------------------------------------------------------------------------- the rows

_FROM = "FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
_MAIN = f"SELECT c.n, c.kind, c.name, c.sort_key, c.created_at {_FROM} WHERE c.gone={LIVE}"
# What happened with each: its own newest entry, of which the index knows all that is asked for (of
# several at the same time the last row wins); those it took part in, and what happened with the
# people of a company, who have their rows already.
_OWN_LAST = f"""
SELECT c.n, e.happened_at, e.kind {_FROM}
CROSS JOIN entry e ON e.contact_id=c.id AND e.gone={LIVE} AND e.happened_at=
  (SELECT max(happened_at) FROM entry WHERE contact_id=c.id AND gone={LIVE}) ORDER BY e.n
"""
_OTHER_LAST = {
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

    last: dict[int, tuple[int, str]] = {n: (at, kind) for n, at, kind in read("entry", _OWN_LAST)}
    for table, sql in _OTHER_LAST.items():
        for n, at, kind in read(table, sql):
            known = last.get(n)
            if known is None or known < (at, kind):
                last[n] = (at, kind)
    companies: dict[int, str] = dict(read("position", _COMPANIES))
    towns: dict[int, str] = dict(read("address", _TOWNS))
    steps: dict[int, str] = dict(read("reminder", _NEXT))
    tags: dict[int, list[str]] = {}
    for n, tag in read("tagging", _TAGS):
        tags.setdefault(n, []).append(_folded(tag))
    deals: dict[int, list[tuple[str, int]]] = {}
    for n, *deal in read("deal", _DEALS):
        deals.setdefault(n, []).append((deal[0], deal[1]))
    found: dict[int, _Row] = {}
    for n, kind, name, sort_key, created_at in raw.execute(_MAIN, key):
        last_at, last_kind = last.get(n, (None, ""))
        own = deals.get(n, ())
        found[n] = (
            n, kind, fold(name) or sort_key, _folded(companies.get(n, "")),
            _folded(towns.get(n, "")),
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


def _kinds(raw: sqlite3.Connection, rows: Collection[int]) -> tuple[list[int], list[int]]:
    """These contacts apart: all others, and companies."""
    kinds: tuple[list[int], list[int]] = ([], [])
    if rows:
        sql = f"SELECT c.n, c.kind='company' {_FROM}"
        for n, company in raw.execute(sql, (_json(sorted(rows)),)):
            kinds[company].append(n)
    return kinds


def _write(raw: sqlite3.Connection, rows: Sequence[int], tables: AbstractSet[str]) -> set[int]:
    """Write the rows of these contacts anew where they differ; returns those whose last contact is
    another now. What does not come from ``tables`` stays as it is, or is empty in a new row."""
    moved: set[int] = set()
    same = [i for i, table in enumerate(_FROM_TABLE) if table and table not in tables]
    for start in range(0, len(rows), _SLICE):
        part = rows[start : start + _SLICE]
        kept, now = _kept(raw, part), _worked_out(raw, part, tables)
        if same:
            for n in now.keys() & kept.keys():
                row: list[Any] = list(now[n])
                for i in same:
                    row[i] = kept[n][i]
                now[n] = tuple(row)
        raw.executemany("DELETE FROM contact_summary WHERE n=?", [(n,) for n in kept.keys() - now])
        raw.executemany(_UPSERT, [row for n, row in now.items() if kept.get(n) != row])
        moved.update(n for n in part if _last_of(kept.get(n)) != _last_of(now.get(n)))
    return moved


def _last_of(row: _Row | None) -> tuple[object, ...]:
    return (None, "") if row is None else row[_LAST_AT : _LAST_AT + 2]


def _all_slices(raw: sqlite3.Connection) -> Iterator[list[int]]:
    (last,) = raw.execute(
        "SELECT max(coalesce((SELECT max(n) FROM contact), 0),"
        " coalesce((SELECT max(n) FROM contact_summary), 0))"
    ).fetchone()
    for first in range(1, last + 1, _SLICE):
        yield list(range(first, first + _SLICE))
