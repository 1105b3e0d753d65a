"""What was archived, when and by whom, and bringing it back with all its links.

A contact, a deal, a quote, a timeline entry or a reminder in the trash keeps what hangs on it:
parts stay as they are and are hidden with it, so bringing it back needs nothing but its own mark.
Contacts that became another one are no trash (see ``merge``). Bringing back is one undo step each.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crm_desktop.errors import UserError
from crm_desktop.services.contacts import find_one
from crm_desktop.store.schema import LIVE, SYNCED, TRASHED, number
from crm_desktop.store.store import Store

Kind = Literal["contact", "deal", "quote", "entry", "reminder"]
KINDS: tuple[Kind, ...] = ("contact", "deal", "quote", "entry", "reminder")
LISTED = 2000


@dataclass(frozen=True, slots=True)
class Archived:
    """A row in the trash. ``detail``: the kind of a contact or entry, the status of a quote;
    ``about``: the company or town of a contact, whose the other things are; ``at`` UTC
    milliseconds, ``person`` and ``device`` who and where, as far as it is known; ``parts`` how many
    entries, deals and reminders come back with it."""

    table: Kind
    n: int
    id: bytes
    detail: str
    name: str
    about: str
    at: int | None
    person: str
    device: str
    parts: int


_NAME: dict[Kind, str] = {
    "contact": "x.name", "deal": "x.title", "reminder": "x.title",
    "quote": "x.number||iif(x.version>1, ' ('||x.version||')', '')",
    "entry": "coalesce(nullif(x.subject, ''), substr(x.body, 1, 200))",
}  # fmt: skip
_OWNER = "(SELECT c.name FROM contact c WHERE c.id=x.contact_id)"
_PLACE = (
    "coalesce((SELECT k.name FROM position p JOIN contact k ON k.id=p.company_id"
    f" WHERE p.id=x.position_id AND p.gone={LIVE}),"
    f" (SELECT a.city FROM address a WHERE a.id=x.address_id AND a.gone={LIVE}))"
)
_COUNTED = {
    "contact": ("entry", "deal", "reminder"),
    "deal": ("entry", "reminder"),
}


def list_trash(store: Store, text: str = "", kind: Kind | None = None) -> list[Archived]:
    """What was archived, the last first; ``text`` is part of the name or of what it is about.
    Things of an archived contact come back with it and are not listed."""
    found: list[Archived] = []
    with store.read_raw() as raw:
        for table in KINDS if kind is None else (kind,):
            found += _listed(raw, table, text)
    found.sort(key=lambda one: (-(one.at or 0), one.table, -one.n))
    return found[:LISTED]


def bring_back(store: Store, rows: Sequence[tuple[Kind, int]]) -> int:
    """Bring rows (table and ``n``) back, with all that hung on them, as one undo step; returns how
    many.

    Raises:
        UserError: ``trash.nothing``: none of them is in the trash any more.
    """
    with store.read_raw() as raw:
        names = [name for table, n in rows for name in _names(raw, table, n)]
    label = f"Bring back {names[0]}" if len(names) == 1 else f"Bring back {len(names)} things"
    with store.transact(label) as tx:
        done = 0
        for table in KINDS:
            listed = json.dumps([n for kind, n in rows if kind == table])
            merged = " AND merged_into IS NULL" if table == "contact" else ""
            done += tx.raw.execute(
                f"UPDATE {table} SET gone={LIVE} WHERE gone={TRASHED}{merged}"
                " AND n IN (SELECT value FROM json_each(?))",
                (listed,),
            ).rowcount
    if not done:
        raise UserError(
            "This is not among the archived any more. Nothing was changed.", code="trash.nothing"
        )
    return done


def find_archived(store: Store, text: str) -> tuple[Kind, int]:
    """The archived row whose id begins so.

    Raises:
        UserError: ``trash.unknown``; ``show.ambiguous``: several begin so.
    """
    with store.read_raw() as raw:
        for table in KINDS:
            found = find_one(raw, text, table, gone=TRASHED)
            if found is not None:
                return table, found[1]
    raise UserError(f"Nothing archived has the id “{text}”.", code="trash.unknown")


# -- inside ------------------------------------------------------------------------------------


def _listed(raw: sqlite3.Connection, table: Kind, text: str) -> list[Archived]:
    name, about = _NAME[table], _PLACE if table == "contact" else _OWNER
    parts = " + ".join(
        f"(SELECT count(*) FROM {part} p WHERE p.{table}_id=x.id AND p.gone={LIVE})"
        for part in _COUNTED.get(table, ())
    )
    # What belongs to a hidden contact is hidden with it, whatever its own mark says.
    where = (
        "x.merged_into IS NULL" if table == "contact" else
        "(x.contact_id IS NULL OR EXISTS (SELECT 1 FROM contact c WHERE c.id=x.contact_id"
        f" AND c.gone={LIVE}))"
    )  # fmt: skip
    if table == "quote":
        where += f" AND EXISTS (SELECT 1 FROM deal d WHERE d.id=x.deal_id AND d.gone={LIVE})"
    detail = {"deal": "x.state", "quote": "x.status"}.get(table, "x.kind")
    rows = raw.execute(
        f"SELECT x.n, x.id, {detail}, {name}, coalesce({about}, ''), (SELECT max(h.n) FROM change h"
        f" WHERE h.tbl={number(SYNCED[table])} AND h.row=x.n AND h.new='{{\"gone\":{TRASHED}}}'),"
        f" {parts or '0'} FROM {table} x WHERE x.gone={TRASHED} AND {where}"
        f" AND instr(lower({name}||' '||coalesce({about}, '')), lower(?))>0",
        (text,),
    ).fetchall()
    steps = {
        h: (at, person, device)
        for h, at, person, device in raw.execute(
            "SELECT h.n, b.started_at, b.person, b.device FROM json_each(?) r JOIN change h"
            " ON h.n=r.value JOIN batch b ON b.n=h.batch",
            (json.dumps([row[5] for row in rows if row[5] is not None]),),
        )
    }
    return [
        Archived(table, n, identity, of, shown, near, *steps.get(change, (None, "", "")), count)
        for n, identity, of, shown, near, change, count in rows
    ]


def _names(raw: sqlite3.Connection, table: Kind, n: int) -> list[str]:
    row = raw.execute(
        f"SELECT {_NAME[table]} FROM {table} x WHERE x.n=? AND x.gone={TRASHED}", (n,)
    ).fetchone()
    return [row[0] or "it"] if row else []
