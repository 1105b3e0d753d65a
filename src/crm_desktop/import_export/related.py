"""Who belongs to whom, on the way through a file: relations, people of deals, further companies.

In a table they stand in one cell, a line for each, parts divided by " | " (a sign of their own in a
part gets a backslash in front). The other contact is named by its name and, for reading back, by
its id; the one who reads the table sees the words first.

When a file is read, the other one is looked for in the file and in the shop: by the id of the
export, else by a name that only one contact has. Who is not found is told as a problem. A relation
is written with the later one of its two contacts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from crm_desktop.import_export.model import Party, Position, Related

NOT_HERE = "The other contact is neither in this file nor here, so this was left out."

# -- as text -----------------------------------------------------------------------------------


def line(parts: Sequence[str]) -> str:
    """Some texts as one line; empty ones at the end are left out."""
    shown = [
        " ".join(part.replace("\\", "\\\\").replace("|", "\\|").splitlines()) for part in parts
    ]
    while shown and not shown[-1]:
        shown.pop()
    return " | ".join(shown)


def parts_of(text: str, count: int) -> list[str]:
    """The ``count`` texts of a line."""
    found, part, escaped = [], "", False
    for sign in text:
        if escaped or sign not in "\\|":
            part, escaped = part + sign, False
        elif sign == "\\":
            escaped = True
        else:
            found.append(part.strip(" "))
            part = ""
    found.append(part.strip(" "))
    return (found + [""] * count)[:count]


def relations(cell: str) -> list[Related]:
    """kind | back | name | note | id"""
    told = (parts_of(one, 5) for one in cell.splitlines() if one.strip())
    return [Related(name, kind, back, note, own) for kind, back, name, note, own in told]


def people(cell: str) -> list[Related]:
    """role | name | id"""
    told = (parts_of(one, 3) for one in cell.splitlines() if one.strip())
    return [Related(name, role, id=own) for role, name, own in told]


def positions(cell: str) -> list[Position]:
    """company | title | department | role | since | until | id of the company"""
    found = []
    for one in cell.splitlines():
        name, title, department, role, started, ended, own = parts_of(one, 7)
        if name:
            company = Party("company", {"name": name, **({"id": own} if own else {})})
            found.append(Position(company, title, department, role, started, ended))
    return found


# -- planning ----------------------------------------------------------------------------------


def plan_related(db: sqlite3.Connection) -> None:
    """Find the others, and what is here already; parties and deals are matched."""
    db.execute("DELETE FROM problem WHERE reason=?", (NOT_HERE,))
    if not db.execute("SELECT EXISTS (SELECT 1 FROM related)").fetchone()[0]:
        return
    db.execute("UPDATE related SET fresh=1, target=NULL, record=NULL")
    db.execute(
        "UPDATE related SET target=coalesce(p.target, p.id), record=iif(p.target IS NULL, p.record,"
        " 0) FROM party p WHERE p.own_id=related.other_id AND p.own_id NOTNULL"
    )
    db.execute(
        "UPDATE related SET target=c.id FROM shop.contact c WHERE related.target IS NULL"
        " AND c.id=related.other_id AND c.gone=0"
    )
    known = (
        "SELECT x.name, coalesce(x.target, x.id) id, iif(x.target IS NULL, x.record, 0) record"
        " FROM main.party x UNION SELECT c.name, c.id, 0 FROM shop.contact c WHERE c.gone=0"
    )
    db.execute(
        "UPDATE related SET target=k.id, record=k.record FROM (SELECT name, min(id) id,"
        f" max(record) record FROM ({known}) WHERE name IN (SELECT other FROM main.related"
        " WHERE target IS NULL AND other<>'') GROUP BY name HAVING count(DISTINCT id)=1) k"
        " WHERE related.target IS NULL AND k.name=related.other"
    )
    for owner, table in (("party", "contact"), ("deal", "deal")):
        db.execute(
            "UPDATE related SET record=max(coalesce(related.record, 0), p.record)"
            f" FROM main.{owner} p WHERE p.n=related.{owner}"
        )
        db.execute(
            f"UPDATE related SET fresh=0 WHERE {owner} IN (SELECT n FROM main.{owner}"
            " WHERE decision IN ('skip', 'united'))"
        )
        db.execute(
            'INSERT INTO problem(record, "column", reason, value)'
            f" SELECT p.record, '{table}.{_COLUMN[owner]}', ?,"
            " trim(r.kind||' '||r.other) FROM related r"
            f" JOIN main.{owner} p ON p.n=r.{owner} WHERE r.target IS NULL AND r.fresh",
            (NOT_HERE,),
        )
    _leave_known(db)


_COLUMN = {"party": "relations", "deal": "people"}


def _leave_known(db: sqlite3.Connection) -> None:
    """What is here already, told from either side, or points nowhere, is not written."""
    owner = "coalesce(p.target, p.id)"
    for this, other, kind, back in (
        ("contact_id", "other_id", "kind", "back"), ("other_id", "contact_id", "back", "kind"),
    ):  # fmt: skip
        db.execute(
            "UPDATE related SET fresh=0 WHERE n IN (SELECT r.n FROM related r JOIN main.party p"
            f" ON p.n=r.party JOIN shop.relation e ON e.{this}=p.target AND e.{other}=r.target"
            f" AND e.gone=0 WHERE e.{kind}=r.kind AND e.{back}=r.back)"
        )
    db.execute(
        "UPDATE related SET fresh=0 WHERE n IN (SELECT r.n FROM related r JOIN main.deal d"
        " ON d.n=r.deal JOIN shop.deal_person e ON e.deal_id=d.target AND e.contact_id=r.target"
        " AND e.gone=0)"
    )
    db.execute(
        "UPDATE related SET fresh=0 WHERE target IS NULL OR n IN (SELECT r.n FROM related r"
        f" JOIN main.party p ON p.n=r.party AND {owner}=r.target)"
    )


# -- writing -----------------------------------------------------------------------------------


def write_related(raw: sqlite3.Connection, here: dict[str, Any]) -> None:
    """Write what belongs to the records from ``low`` to ``high``."""
    now = "s.fresh AND s.record BETWEEN :low AND :high ORDER BY s.n"
    raw.execute(
        "INSERT OR FAIL INTO relation(id, contact_id, other_id, kind, back, note)"
        " SELECT s.id, coalesce(p.target, p.id), s.target, s.kind, s.back, s.note"
        f" FROM staged.related s JOIN staged.party p ON p.n=s.party WHERE {now}",
        here,
    )
    raw.execute(
        "INSERT INTO deal_person(id, deal_id, contact_id, role)"
        " SELECT link_id('deal_person', deal, target), deal, target, kind FROM"
        " (SELECT coalesce(d.target, d.id) deal, s.target, s.kind FROM staged.related s"
        f" JOIN staged.deal d ON d.n=s.deal WHERE {now})"
        " WHERE 1 ON CONFLICT(id) DO UPDATE SET gone=0, role=excluded.role",
        here,
    )
