"""Records of a file beside the existing contacts that they look like, for the person to compare.

Reads what ``offers`` found and the last plan decided; the connection is one of ``plan.opened`` with
the shop beside the staging file.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from crm_desktop.domain import matching, text
from crm_desktop.import_export import twins
from crm_desktop.import_export.offers import Certainty, Existing

Shown = tuple[str, bool]
"""A value as it is written, and whether the other side has it, too."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A staged party (named by ``key`` in ``Wishes.single``) and the contact offered for it.

    ``wish`` is what the last plan does with it.
    """

    key: str
    party: int
    record: int
    name: str
    existing_name: str
    certainty: Certainty
    reason: str
    wish: Existing


@dataclass(slots=True)
class Line:
    """One field of both: ``name`` is a column of ``contact``, or a kind of part ("phone")."""

    name: str
    new: list[Shown] = field(default_factory=list)
    existing: list[Shown] = field(default_factory=list)


_SINGLE = (
    "name", "nickname", "job_title", "status", "industry", "external_id", "tax_id", "note",
)  # fmt: skip
_BIRTHDAY = (
    "iif(coalesce(c.birth_year, c.birth_month, c.birth_day) IS NULL, '',"
    " iif(c.birth_year IS NULL, '-', printf('%04d', c.birth_year))"
    "||iif(c.birth_month IS NULL, '', printf('-%02d', c.birth_month))"
    "||iif(c.birth_day IS NULL, '', printf('-%02d', c.birth_day)))"
)
"""As a partial ISO date: 1947-01-08, --01-08."""
_PARTS = {
    "phone": ("x.typed", "coalesce(nullif(x.match_key, ''), x.typed)"),
    "email": ("x.address", "x.match_key"),
    "website": ("x.url", "lower(x.url)"),
    "address": (
        "trim(trim(x.street||' '||x.street_number)||', '||trim(x.postal_code||' '||x.city), ', ')",
        "",
    ),
}
"""Kind of part -> what is shown of it, what it is compared by ("": what is shown, folded)."""


def pairs(db: sqlite3.Connection, limit: int = -1) -> list[Pair]:
    """All pairs: those that look alike, then mere questions, then those that were recognised, each
    group in the order of the file."""
    rows = db.execute(
        "SELECT p.record||'/'||p.kind||'/'||p.name, p.n, p.record, p.name, c.name, o.certainty,"
        " o.reason, p.wish FROM offer o JOIN main.party p ON p.n=o.party"
        " JOIN shop.contact c ON c.id=o.target"
        " ORDER BY o.certainty='sure', o.score<?, p.record, p.n LIMIT +?",
        (matching.OFFERED, limit),
    )
    return [Pair(*row) for row in rows]


def compare(db: sqlite3.Connection, party: int) -> list[Line]:
    """Both sides of the pair of ``party``, field by field; fields blank on both are absent."""
    (target,) = db.execute("SELECT target FROM offer WHERE party=?", (party,)).fetchone()
    return _lines(_side(db, "main", party), _side(db, "shop", target))


def compare_twins(db: sqlite3.Connection, later: int, earlier: int) -> list[Line]:
    """Two parties of the file as it tells them: the later one as new, the earlier as existing."""
    db.execute("BEGIN")
    try:
        twins.separate(db)
        return _lines(_side(db, "main", later), _side(db, "main", earlier))
    finally:
        db.execute("ROLLBACK")


_Side = dict[str, list[tuple[str, str]]]


def _lines(new: _Side, existing: _Side) -> list[Line]:
    lines = []
    for name in new:
        keys = {key for _, key in new[name]} & {key for _, key in existing[name]}
        line = Line(
            name,
            [(shown, key in keys) for shown, key in new[name]],
            [(shown, key in keys) for shown, key in existing[name]],
        )
        if line.new or line.existing:
            lines.append(line)
    return lines


def _side(db: sqlite3.Connection, where: str, identity: int | bytes) -> _Side:
    """Field -> (shown, compared by) of a staged party (main) or a contact (shop)."""
    staged = where == "main"
    table, key, owner = (
        ("main.party", "n", "party") if staged else ("shop.contact", "id", "contact_id")
    )
    live = "" if staged else " AND x.gone=0"
    row = db.execute(
        f"SELECT {', '.join(f'c.{name}' for name in _SINGLE)}, {_BIRTHDAY}"
        f" FROM {table} c WHERE c.{key}=?",
        (identity,),
    ).fetchone()
    found = {
        name: [(str(value), text.fold(str(value)))] if value else []
        for name, value in zip((*_SINGLE, "birthday"), row, strict=True)
    }
    employer = (
        "SELECT DISTINCT e.name FROM main.position x JOIN main.party e ON e.n=x.company"
        " WHERE x.party=? ORDER BY x.n"
        if staged
        else "SELECT DISTINCT e.name FROM shop.position x JOIN shop.contact e ON e.id=x.company_id"
        " WHERE x.person_id=? AND x.gone=0 ORDER BY x.n"
    )
    found["company"] = [(n, text.fold(n)) for (n,) in db.execute(employer, (identity,))]
    for name, (shown, compared) in _PARTS.items():
        rows = db.execute(
            f"SELECT {shown}, {compared or shown} FROM {where}.{name} x WHERE x.{owner}=?{live}"
            " ORDER BY x.n",
            (identity,),
        )
        found[name] = [(one, key if compared else text.fold(key)) for one, key in rows if one]
    tags = (
        "SELECT x.tag FROM main.tagging x WHERE x.party=? AND x.n<="
        "(SELECT value+0 FROM about WHERE name='own_tags') ORDER BY x.n"
        if staged
        else "SELECT t.name FROM shop.tagging x JOIN shop.tag t ON t.id=x.tag_id"
        " WHERE x.contact_id=? AND x.gone=0 ORDER BY x.n"
    )
    found["tags"] = [(tag, text.fold(tag)) for (tag,) in db.execute(tags, (identity,))]
    order = ("name", "company", "phone", "email", "address", "birthday")
    return {name: found[name] for name in (*order, *(n for n in found if n not in order))}
