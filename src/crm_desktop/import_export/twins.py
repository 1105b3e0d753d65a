"""Records of one file that look like one person or company, and what the person wishes with them.

They are found once, in the worker process, and kept in the table ``twin`` of the staging file.
Equal names alone are no pair, and no pair is united by itself: without a wish both become contacts.

Uniting happens in the staging file, before the plan looks into the shop: the earlier party gets the
parts of the later one and the values that it lacks itself. A value that differs is told as a
problem, another note becomes a note of the timeline. ``separate`` takes all of it back, so that a
plan can be made again with other wishes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from crm_desktop.domain import matching, matching_pairs
from crm_desktop.import_export.fields import CONSENTS
from crm_desktop.import_export.offers import staged_candidates
from crm_desktop.import_export.staged_tables import PARTS, PARTY_COLUMNS
from crm_desktop.progress import Progress

Wish = Literal["fill", "add", "skip"]
"""Fill the gaps of the earlier record, keep both, leave the later record out."""

_OWNED = {
    **dict.fromkeys((*PARTS, "tagging", "field_value", "entry", "participant", "reminder",
                     "related"),
                    ("party",)),
    "position": ("company", "party"),
    "deal": ("contact", "company"),
}  # fmt: skip
"""Table -> the columns that name a party."""
_EQUAL = {
    "phone": "coalesce(nullif(match_key, ''), typed)",
    "email": "coalesce(nullif(match_key, ''), address)",
    "website": "lower(url)",
    "address": "lower(street||'|'||street_number||'|'||postal_code||'|'||city||'|'||country)",
    "position": "company",
    "tagging": "lower(tag)",
    "field_value": "field",
}
"""Table -> what two parts of one party may not both have."""
_NAME = ("name", "prefix", "first_name", "middle_name", "last_name", "suffix", "sort_key",
         "match_key")  # fmt: skip
_BIRTHDAY = ("birth_year", "birth_month", "birth_day")
_ALONE = [
    c for c in ("own_id", "owner", *PARTY_COLUMNS, *CONSENTS)
    if c not in {"id", "kind", "note", *_NAME, *_BIRTHDAY}
]  # fmt: skip
_KEPT = [c for c in ("own_id", "owner", *PARTY_COLUMNS, *CONSENTS) if c not in {"id", "kind"}]
_TOLD = {
    "nickname": "nickname", "job_title": "job_title", "department": "department",
    "status": "status", "industry": "industry", "tax_id": "tax_id", "lead_source": "source",
    "external_id": "external_id", "owner": "owner",
}  # fmt: skip
"""Columns of which a person is told when both sides differ -> the name of their field."""
UNITED = "The same as record %1."
LEFT_OUT = "Left out as the same as record %1."
_DIFFERS = "Another row, which is the same contact, tells something else."

EARLIER = "(SELECT p.record||'/'||p.kind||'/'||p.name FROM party p WHERE p.n=t.earlier)"
LATER = "(SELECT p.record||'/'||p.kind||'/'||p.name FROM party p WHERE p.n=t.later)"


@dataclass(frozen=True, slots=True)
class Twin:
    """Two staged parties; ``key`` names the pair in ``Wishes.twins``. Records count from 1."""

    key: str
    later: int
    earlier: int
    record: int
    earlier_record: int
    name: str
    earlier_name: str
    score: int
    reason: str


def find(db: sqlite3.Connection, progress: Progress) -> None:
    """Fill ``twin``; after all records are staged."""
    known = staged_candidates(db, "SELECT n FROM main.party WHERE kind<>'household'")
    numbers = list(known)
    text = "Looking for duplicates inside the file"
    found = matching_pairs.duplicate_groups(
        list(known.values()), lambda done, total: progress(done, total, text)
    )
    db.executemany(
        "INSERT INTO twin VALUES (?, ?, ?, ?)",
        [
            (numbers[max(i, j)], numbers[min(i, j)], evidence.score, evidence.reason)
            for i, j, evidence in found
        ],
    )


_OPEN = (
    "FROM twin t JOIN party l ON l.n=t.later JOIN party e ON e.n=t.earlier"
    " WHERE t.later NOT IN (SELECT party FROM offer WHERE certainty='sure')"
    " OR t.earlier NOT IN (SELECT party FROM offer WHERE certainty='sure')"
)
"""Pairs that still say something: two contacts that are here already are not the file's matter."""


def twins(db: sqlite3.Connection, limit: int = -1) -> list[Twin]:
    """The pairs of the last plan, the most certain first."""
    rows = db.execute(
        f"SELECT {LATER}||' = '||{EARLIER}, t.later, t.earlier, l.record, e.record, l.name, e.name,"
        f" t.score, t.reason {_OPEN} ORDER BY t.score DESC, l.record, t.later, t.earlier LIMIT +?",
        (limit,),
    )
    return [Twin(*row) for row in rows]


def count(db: sqlite3.Connection) -> dict[str, int]:
    """How many pairs there are, and how many of them are as good as certain."""
    pairs, sure = db.execute(
        f"SELECT count(*), coalesce(sum(t.score>={matching.AUTOMATIC}), 0) {_OPEN}"
    ).fetchone()
    return {"pairs": pairs, "sure": sure}


# -- uniting -----------------------------------------------------------------------------------


def unite(db: sqlite3.Connection, all_of_them: Wish, single: Mapping[str, Wish]) -> None:
    """Carry out the wishes, before anybody is looked for in the shop."""
    if all_of_them == "add" and not single:
        return
    pairs = db.execute(
        f"SELECT t.later, t.earlier, {LATER}||' = '||{EARLIER} FROM twin t"
        " ORDER BY t.later, t.earlier"
    ).fetchall()
    into: dict[int, int] = {}
    left_out: set[int] = set()

    def first(party: int) -> int:
        while party in into:
            party = into[party]
        return party

    for later, earlier, key in pairs:
        wish = single.get(key, all_of_them)
        one, other = first(later), first(earlier)
        if wish == "fill" and one != other:
            into[max(one, other)] = min(one, other)
        elif wish == "skip" and one == later != other:
            into[later] = other
            left_out.add(later)
    db.executemany(
        "INSERT INTO united VALUES (?, ?, ?)",
        [(n, first(n), "skip" if n in left_out else "fill") for n in into],
    )
    _unite_values(db)
    _unite_parts(db)
    db.execute(
        "UPDATE party SET decision=iif(u.wish='fill', 'united', 'skip'), wish=u.wish,"
        " reason=replace(iif(u.wish='fill', ?, ?), '%1', e.record)"
        " FROM united u JOIN party e ON e.n=u.first WHERE u.party=party.n",
        (UNITED, LEFT_OUT),
    )


def forget_offers(db: sqlite3.Connection) -> None:
    """Who was united with another record is nobody of the shop; the other one may be."""
    db.execute("DELETE FROM offer WHERE party IN (SELECT party FROM united)")


def point_at_first(db: sqlite3.Connection) -> None:
    """Whatever names a party that was united or left out means the one it is the same as."""
    db.execute(
        "UPDATE party SET target=coalesce(e.target, e.id) FROM united u JOIN party e ON e.n=u.first"
        " WHERE u.party=party.n"
    )


def separate(db: sqlite3.Connection) -> None:
    """Put everything back as it was staged."""
    if not db.execute("SELECT EXISTS (SELECT 1 FROM united)").fetchone()[0]:
        return
    for table, columns in (*_OWNED.items(), ("party", _KEPT)):
        for column in columns:
            db.execute(
                f"UPDATE {table} SET {column}=m.old FROM moved m WHERE m.name='{table}.{column}'"
                f" AND m.n={table}.n"
            )
    for table in ("problem", "entry"):
        db.execute(f"DELETE FROM {table} WHERE n IN (SELECT n FROM moved WHERE name='{table}')")
    db.execute("DELETE FROM moved")
    db.execute("DELETE FROM united")


def _unite_values(db: sqlite3.Connection) -> None:
    both = "FROM united u JOIN party l ON l.n=u.party AND u.wish='fill' JOIN party e ON e.n=u.first"
    for column, name in _TOLD.items():
        _tell(db, f"SELECT l.record, l.kind, '{name}', l.{column} {both}"
                  f" WHERE coalesce(l.{column}, '') NOT IN ('', coalesce(e.{column}, ''))"
                  f" AND coalesce(e.{column}, '')<>''")  # fmt: skip
    _tell(db, "SELECT l.record, l.kind, 'birthday', printf('%s-%s-%s', coalesce(l.birth_year, ''),"
              f" coalesce(l.birth_month, ''), coalesce(l.birth_day, '')) {both}"
              " WHERE coalesce(l.birth_year, l.birth_month, l.birth_day) NOTNULL"
              " AND coalesce(e.birth_year, e.birth_month, e.birth_day) NOTNULL"
              " AND (l.birth_year, l.birth_month, l.birth_day) IS NOT"
              " (e.birth_year, e.birth_month, e.birth_day)")  # fmt: skip
    rows = db.execute(
        f"SELECT e.n, l.record, l.note {both}"
        " WHERE l.note<>'' AND e.note<>'' AND l.note<>e.note ORDER BY l.n"
    ).fetchall()
    for party, record, note in rows:
        db.execute(
            "INSERT INTO entry(record, party, id, kind, subject, body, zone, direction, message_id,"
            " sender) VALUES (?, ?, randomblob(16), 'note', '', ?, '', '', '', '')",
            (record, party, note),
        )
        db.execute("INSERT INTO moved VALUES ('entry', last_insert_rowid(), NULL)")
    for column in (*_ALONE, "note"):
        _fill(db, (column,), f"coalesce(party.{column}, '')=''", f"coalesce(q.{column}, '')<>''")
    _fill(db, _NAME, "party.name=''", "q.name<>''")
    _fill(db, _BIRTHDAY, "coalesce(party.birth_year, party.birth_month, party.birth_day) IS NULL",
          "coalesce(q.birth_year, q.birth_month, q.birth_day) NOTNULL")  # fmt: skip


def _tell(db: sqlite3.Connection, found: str) -> None:
    for record, kind, name, value in db.execute(found).fetchall():
        entity = "company" if kind == "company" else "contact"
        db.execute(
            'INSERT INTO problem(record, "column", reason, value) VALUES (?, ?, ?, ?)',
            (record, f"{entity}.{name}", _DIFFERS, str(value)),
        )
        db.execute("INSERT INTO moved VALUES ('problem', last_insert_rowid(), NULL)")


def _fill(db: sqlite3.Connection, columns: tuple[str, ...], blank: str, known: str) -> None:
    """Values that only mean something together come from the first party that has them."""
    source = (
        "SELECT u.first, min(q.n) FROM united u JOIN party q ON q.n=u.party AND u.wish='fill'"
        f" JOIN party ON party.n=u.first WHERE {blank} AND {known} GROUP BY u.first"
    )
    found = db.execute(source).fetchall()
    for column in columns:
        db.executemany(
            f"INSERT INTO moved SELECT 'party.{column}', n, {column} FROM party WHERE n=?",
            [(first,) for first, _ in found],
        )
        db.executemany(
            f"UPDATE party SET {column}=(SELECT {column} FROM party WHERE n=?) WHERE n=?",
            [(other, first) for first, other in found],
        )


def _unite_parts(db: sqlite3.Connection) -> None:
    for table, columns in _OWNED.items():
        for column in columns:
            repeated = ""
            if table in _EQUAL and column == "party":
                # What the party that everything goes to has already stays where it is.
                repeated = (
                    " AND x.n IN (SELECT n FROM (SELECT n, row_number() OVER (PARTITION BY"
                    f" coalesce((SELECT first FROM united WHERE party={table}.party"
                    " AND wish='fill'), party),"
                    f" {_EQUAL[table]} ORDER BY n) k FROM {table}) WHERE k=1)"
                )
            db.execute(
                f"INSERT INTO moved SELECT '{table}.{column}', x.n, x.{column} FROM {table} x"
                f" JOIN united u ON u.party=x.{column} AND u.wish='fill' WHERE 1{repeated}"
            )
            db.execute(
                f"UPDATE {table} SET {column}=u.first FROM united u JOIN moved m"
                f" ON m.name='{table}.{column}' WHERE m.n={table}.n AND u.party=m.old"
            )
