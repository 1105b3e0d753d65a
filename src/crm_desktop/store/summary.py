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
)
_COLUMNS = (
    "n", "kind", "name_key", "company_key", "town_key", "tag_key", "last_at", "last_kind",
    "next_due", "open_deals", "open_sum", "created_at",
)  # fmt: skip
_UPSERT = (
    f"INSERT INTO contact_summary VALUES ({','.join('?' * len(_COLUMNS))}) ON CONFLICT(n) DO UPDATE"
    f" SET {', '.join(f'{c}=excluded.{c}' for c in _COLUMNS[1:])}"
)

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
            _refresh_slice(raw, part, companies=companies)


def refresh(raw: sqlite3.Connection, batch: int, before: int) -> None:
    """Bring the rows up to date with what ``batch`` changed in journal entries > ``before``.

    Called inside the writing transaction, right before its commit.
    """
    touched = sorted(_touched(raw, batch, before))
    # People first: their last contacts are those of their companies too.
    for companies in (False, True):
        for start in range(0, len(touched), _SLICE):
            _refresh_slice(raw, touched[start : start + _SLICE], companies=companies)


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
    "position": ("person_id", "company_id"), "address": ("contact_id",),
    "tagging": ("contact_id",), "entry": ("contact_id",), "participant": ("contact_id",),
    "reminder": ("contact_id",), "deal": ("contact_id", "company_id"),
}  # fmt: skip
# Table -> how its changed (not new) rows, t, reach contacts that they do not name themselves: who
# took part in an entry, who has a tag, and the people of a company that shows in their rows.
_REACHES = {
    "entry": "SELECT p.contact_id FROM {0} JOIN participant p ON p.entry_id=t.id",
    "tag": "SELECT g.contact_id FROM {0} JOIN tagging g ON g.tag_id=t.id",
    "contact": "SELECT p.person_id FROM {0} JOIN position p ON p.company_id=t.id",
}


def _touched(raw: sqlite3.Connection, batch: int, before: int) -> set[int]:
    here = (before, batch)
    # "+": or SQLite walks through the whole journal by its index on the table.
    changed = {
        BY_NUMBER[table].name
        for (table,) in raw.execute("SELECT DISTINCT +tbl FROM change WHERE n>? AND batch=?", here)
    }

    def rows(table: str) -> str:
        return f"change h CROSS JOIN {table} t ON t.n=h.row AND +h.tbl={number(SYNCED[table])}"

    def contacts(ids: str, values: Sequence[object] = here) -> set[int]:
        return {n for (n,) in raw.execute(f"SELECT n FROM contact WHERE id IN ({ids})", values)}

    mine = "WHERE h.n>? AND h.batch=?"
    found: set[int] = set()
    if "contact" in changed:
        found.update(n for (n,) in raw.execute(f"SELECT h.row FROM {rows('contact')} {mine}", here))
    for table in changed & _POINTS_AT.keys():
        for column in _POINTS_AT[table]:
            found |= contacts(f"SELECT t.{column} FROM {rows(table)} {mine}")
            for (old,) in raw.execute(
                f"SELECT h.old FROM {rows(table)} {mine} AND h.old LIKE ?",
                (*here, f'%"{column}":%'),
            ).fetchall():
                found |= contacts("?", (bytes.fromhex(json.loads(old)[column] or ""),))
    for table in changed & _REACHES.keys():
        found |= contacts(f"{_REACHES[table].format(rows(table))} {mine} AND h.old NOTNULL")
    if found and changed & _REACH_COMPANIES:
        found |= contacts(
            "SELECT p.company_id FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
            " JOIN position p ON p.person_id=c.id",
            (_json(found),),
        )
    return found


_REACH_COMPANIES = {"entry", "participant", "contact", "position"}


def _json(rows: Iterable[int]) -> str:
    return "[" + ",".join(map(str, rows)) + "]"


# ------------------------------------------------------------------------------- the rows

_SQL = f"""
SELECT c.n, c.kind, c.name, c.sort_key,
  (SELECT group_concat(t.name, char(10)) FROM tagging g JOIN tag t ON t.id=g.tag_id
    WHERE g.contact_id=c.id AND g.gone={LIVE} AND t.gone={LIVE}),
  (SELECT min(iif(due_date='', date(due_at/1000, 'unixepoch'), due_date)||' '
    ||iif(due_time='', '~', due_time)) FROM reminder
    WHERE contact_id=c.id AND gone={LIVE} AND done_at IS NULL),
  (SELECT json_group_array(json_array(currency, coalesce(amount_minor, 0))) FROM deal
    WHERE (contact_id=c.id OR company_id=c.id) AND gone={LIVE} AND state='open'),
  c.created_at
FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value
WHERE c.gone={LIVE}
"""
# What happened with each: its own newest entry, those it took part in, and what happened with the
# people of a company, who have their rows already.
_LAST = (
    f"""
SELECT c.n, e.happened_at, e.kind FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value
CROSS JOIN entry e ON e.n=(SELECT n FROM entry WHERE contact_id=c.id AND gone={LIVE}
  ORDER BY happened_at DESC, n DESC LIMIT 1)
""",
    f"""
SELECT c.n, e.happened_at, e.kind FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value
JOIN participant p ON p.contact_id=c.id AND p.gone={LIVE}
JOIN entry e ON e.id=p.entry_id AND e.gone={LIVE}
""",
    f"""
SELECT c.n, s.last_at, s.last_kind FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value
JOIN position p ON p.company_id=c.id AND p.gone={LIVE} AND p.ended=''
JOIN contact k ON k.id=p.person_id AND k.gone={LIVE} AND k.kind<>'company'
JOIN contact_summary s ON s.n=k.n AND s.last_at NOTNULL
""",
)
# The last row of a contact wins: the primary position or address, else the oldest that still holds.
_COMPANIES = f"""
SELECT c.n, k.name FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value
JOIN position p ON p.person_id=c.id AND p.gone={LIVE}
JOIN contact k ON k.id=p.company_id AND k.gone={LIVE}
ORDER BY p.id IS c.position_id, p.ended='', p.n DESC
"""
_TOWNS = f"""
SELECT c.n, a.city FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value
JOIN address a ON a.contact_id=c.id AND a.gone={LIVE} ORDER BY a.id IS c.address_id, a.n DESC
"""


def _worked_out(raw: sqlite3.Connection, part: list[int]) -> dict[int, _Row]:
    """The rows that these contacts must have; those of companies rest on those of their people."""
    key = (_json(part),)
    last: dict[int, tuple[int, str]] = {}
    for sql in _LAST:
        for n, at, kind in raw.execute(sql, key):
            if n not in last or at > last[n][0]:
                last[n] = (at, kind)
    companies = dict(raw.execute(_COMPANIES, key).fetchall())
    towns = dict(raw.execute(_TOWNS, key).fetchall())
    found: dict[int, _Row] = {}
    for n, kind, name, sort_key, tags, next_due, deals, created_at in raw.execute(_SQL, key):
        last_at, last_kind = last.get(n, (None, ""))
        count, most = _open_deals(deals)
        found[n] = (
            n, kind, fold(name) or sort_key, fold(companies.get(n, "")), fold(towns.get(n, "")),
            "\n".join(sorted(fold(tag) for tag in tags.split("\n"))) if tags else "",
            last_at, last_kind, next_due, count, most, created_at,
        )  # fmt: skip
    return found


def _open_deals(listed: str) -> tuple[int, float | None]:
    """How many, and the sum of the currency with most in whole units."""
    deals: list[tuple[str, int]] = json.loads(listed)
    sums: dict[str, float] = {}
    for currency, minor in deals:
        worth = minor / 10 ** CURRENCY_DIGITS.get(currency, 2)
        sums[currency] = sums.get(currency, 0.0) + worth
    return len(deals), max(sums.values(), default=None)


def _kept(raw: sqlite3.Connection, part: list[int]) -> dict[int, _Row]:
    return {
        row[0]: row
        for row in raw.execute(
            "SELECT s.* FROM json_each(?) r JOIN contact_summary s ON s.n=r.value", (_json(part),)
        )
    }


def _refresh_slice(raw: sqlite3.Connection, part: list[int], *, companies: bool) -> None:
    """Write the rows of these contacts anew where they differ, either companies or all others."""
    wanted = "=" if companies else "<>"
    part = [
        n
        for (n,) in raw.execute(
            "SELECT c.n FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
            f" WHERE c.kind{wanted}'company'",
            (_json(part),),
        )
    ]
    if not part:
        return
    kept, now = _kept(raw, part), _worked_out(raw, part)
    raw.executemany("DELETE FROM contact_summary WHERE n=?", [(n,) for n in kept.keys() - now])
    raw.executemany(_UPSERT, [row for n, row in now.items() if kept.get(n) != row])


def _all_slices(raw: sqlite3.Connection) -> Iterator[list[int]]:
    (last,) = raw.execute(
        "SELECT max(coalesce((SELECT max(n) FROM contact), 0),"
        " coalesce((SELECT max(n) FROM contact_summary), 0))"
    ).fetchone()
    for first in range(1, last + 1, _SLICE):
        yield list(range(first, first + _SLICE))
