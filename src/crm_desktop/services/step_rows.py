"""What a step of the history changed, by the names that people know: the contacts, deals and tags
with what hangs on them.

Read from the journal, which has no index by step: what belongs to one step stands together.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Table

from crm_desktop.services.history import LOOKED_AT
from crm_desktop.store.schema import BY_NUMBER, owners, target
from crm_desktop.store.store import Store
from crm_desktop.store.undo_sql import label_of, made_its_row

_DEEPEST = 5
"""Owners of owners that are asked for: a line of a quote of a deal of a contact."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that a step touched. ``about``: its name as it is now, "" where it has none;
    ``new``: the step made it; ``rows``: table -> rows, its own and those of its parts."""

    about: str
    new: bool
    rows: Mapping[str, int]


def changed_by(store: Store, step: int, most: int) -> tuple[list[Changed], bool]:
    """At most ``most`` of what a step (``batch.n``) touched, in the order of doing; whether there
    is more than these, or than could be looked at (``history.LOOKED_AT`` changes)."""
    found: dict[tuple[str, int], Counter[str]] = {}
    names: dict[tuple[str, int], str] = {}
    made: set[tuple[str, int]] = set()
    with store.read_raw() as raw:
        lines = raw.execute(
            f"SELECT tbl, row, max({made_its_row('c')}) FROM (SELECT * FROM change"
            " WHERE n>(SELECT after_change FROM batch WHERE n=?1) ORDER BY n LIMIT +?2) c"
            " WHERE batch=?1 GROUP BY tbl, row ORDER BY min(n)",
            (step, LOOKED_AT),
        ).fetchall()
        for tbl, n, new in lines:
            table = BY_NUMBER[tbl]
            owner, number = _owner(raw, table, n)
            key = (owner.name, number)
            if key not in found:
                if len(found) == most:
                    return _listed(found, names, made), True
                found[key] = Counter()
                names[key] = label_of(raw, owner, number)
            found[key][table.name] += 1
            if new and key == (table.name, n):
                made.add(key)
    return _listed(found, names, made), len(lines) >= LOOKED_AT


def _listed(
    found: Mapping[tuple[str, int], Counter[str]],
    names: Mapping[tuple[str, int], str],
    made: set[tuple[str, int]],
) -> list[Changed]:
    return [Changed(names[key], key in made, dict(rows)) for key, rows in found.items()]


def _owner(raw: sqlite3.Connection, table: Table, n: int) -> tuple[Table, int]:
    """What a row is a part of in the end; itself, if it is none."""
    for _ in range(_DEEPEST):
        for column in owners(table):
            parent = target(column)
            above = raw.execute(
                f"SELECT p.n FROM {table.name} t JOIN {parent.name} p ON p.id=t.{column.name}"
                " WHERE t.n=?",
                (n,),
            ).fetchone()
            if above is not None:
                table, n = parent, int(above[0])
                break
        else:
            break
    return table, n
