"""The journal: triggers that no write can pass by, generated from the schema.

Each synced table has four triggers: an insert notes the row's number; an update notes the old and
the new value of the columns that changed (both, so that an undo can tell in one comparison whether
a field still holds what the batch wrote, and history needs no second look); a change of ``gone``
has its own small trigger, because hiding many rows is what undoing an import does; a delete is
refused. All but the last also mark the row's merge groups in ``sync_dirty``.

A write outside ``Store.transact`` fails, for there is no batch then.

What was learnt about such triggers:

- Nearly all their cost is SQLite's statement journal: bulk statements use ``INSERT OR FAIL``
  inside a transaction that is rolled back on any error, and ``temp_store`` is memory.
- An outer OR clause overrides one inside a trigger, and what a constraint of the journal does,
  but neither an upsert nor RAISE.
- ``INSERT OR REPLACE`` on a synced table would remove rows without the delete trigger; never used.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Float, LargeBinary, Table, Text

from crm_desktop.store.change_set import MANY_ROWS
from crm_desktop.store.schema import BY_NUMBER, SYNCED, merge_groups, number


def _as_json(column: Column[object], side: str) -> str:
    """SQL for a value in the journal's JSON: numbers and null as they are, text and blobs in hex.

    SQLite before 3.41 refuses its JSON functions in triggers when the schema is not trusted, and
    hex needs no escaping. ``journal_value`` turns it back.
    """
    value = f"{side}.{column.name}"
    if isinstance(column.type, LargeBinary | Text):
        shown = f"'\"'||hex({value})||'\"'"
    elif isinstance(column.type, Float):
        # JSON has no infinity; a number too large for a float is read as one.
        shown = f"replace(printf('%!.17g',{value}),'Inf','9e999')"
    else:
        shown = value
    # Not by coalesce: hex and printf make something of null.
    return f"CASE WHEN {value} IS NULL THEN 'null' ELSE {shown} END" if column.nullable else shown


def journal_value(table: Table, column: str, value: object) -> object:
    """A value of ``change.old`` or ``change.new``, after JSON, as the column holds it."""
    if not isinstance(value, str):
        return value
    raw = bytes.fromhex(value)
    return raw if isinstance(table.c[column].type, LargeBinary) else raw.decode()


def _changed_values(columns: list[Column[object]], side: str) -> str:
    parts = "||".join(
        f"CASE WHEN OLD.{c.name} IS NOT NEW.{c.name} "
        f"THEN ',\"{c.name}\":'||{_as_json(c, side)} ELSE '' END"
        for c in columns
    )
    return f"'{{'||substr({parts},2)||'}}'"


def _mark_dirty(table_number: int, mask: str) -> str:
    return (
        f"INSERT INTO sync_dirty(tbl,row,mask) VALUES({table_number},NEW.n,{mask}) "
        "ON CONFLICT(tbl,row) DO UPDATE SET mask=mask|excluded.mask;"
    )


def triggers(table: Table) -> dict[str, str]:
    """Name -> CREATE TRIGGER statement of a synced table."""
    t, num = table.name, number(table)
    groups = merge_groups(table)
    columns = [c for c in table.columns if "merge" in c.info and c.name != "gone"]
    differs = " OR ".join(f"OLD.{c.name} IS NOT NEW.{c.name}" for c in columns)
    mask = "|".join(
        "CASE WHEN "
        + " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in names)
        + f" THEN {1 << bit} ELSE 0 END"
        for bit, (group, names) in enumerate(groups.items())
        if group != "alive"
    )
    alive = 1 << list(groups).index("alive")
    listening = "(SELECT muted FROM journal_state)=0"
    # RAISE, since an outer OR IGNORE would pass over a NOT NULL of the journal.
    batch = "coalesce((SELECT batch FROM journal_state),RAISE(ABORT,'a change outside a batch'))"
    note = f"INSERT INTO change(batch,tbl,row,old,new) VALUES({batch}"
    made = {
        "insert": f"AFTER INSERT ON {t} WHEN {listening} BEGIN "
        f"{note},{num},NEW.n,NULL,NULL);{_mark_dirty(num, str((1 << len(groups)) - 1))} END",
        "update": f"AFTER UPDATE OF {','.join(c.name for c in columns)} ON {t} "
        f"WHEN {listening} AND ({differs}) BEGIN "
        f"{note},{num},NEW.n,{_changed_values(columns, 'OLD')},{_changed_values(columns, 'NEW')});"
        f"{_mark_dirty(num, mask)} END",
        "gone": f"AFTER UPDATE OF gone ON {t} WHEN {listening} AND OLD.gone<>NEW.gone BEGIN "
        f"{note},{num},NEW.n,'{{\"gone\":'||OLD.gone||'}}','{{\"gone\":'||NEW.gone||'}}');"
        f"{_mark_dirty(num, str(alive))} END",
        "delete": f"BEFORE DELETE ON {t} WHEN {listening} BEGIN "
        "SELECT RAISE(ABORT,'rows are hidden, not deleted'); END",
    }
    return {f"{t}_{kind}": f"CREATE TRIGGER {t}_{kind} {body}" for kind, body in made.items()}


@cache
def all_triggers() -> Mapping[str, str]:
    """Name -> statement of every trigger a shop file must have."""
    made = {name: sql for table in SYNCED.values() for name, sql in triggers(table).items()}
    return MappingProxyType(made)


def wrong_triggers(connection: sqlite3.Connection) -> list[str]:
    """Names of triggers that are missing, differ from the schema's, or do not belong here."""
    expected = all_triggers()
    found = dict(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'").fetchall()
    )
    return sorted(
        name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name)
    )


def restore_triggers(connection: sqlite3.Connection) -> None:
    """Make the triggers exactly those of the schema (after a migration, or if they were lost)."""
    expected = all_triggers()
    for name in wrong_triggers(connection):
        connection.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        if name in expected:
            connection.execute(expected[name])


@dataclass(frozen=True, slots=True)
class Written:
    """What one transaction wrote, read from the journal once for everybody who follows it."""

    made: Mapping[str, Sequence[int]]
    """Table -> its new rows, in the order they were made."""
    changed: Mapping[str, Sequence[tuple[int, str]]]
    """Table -> the row and the old values (JSON) of each change of an earlier or a new row."""

    @property
    def tables(self) -> AbstractSet[str]:
        """Those of which a row was made or changed."""
        return self.made.keys() | self.changed.keys()

    def altered(self, table: str, columns: AbstractSet[str]) -> list[tuple[int, dict[str, Any]]]:
        """Changes of ``table`` that concern one of ``columns``: the row and its old values.

        The values are those of the journal (see ``journal_value``).
        """
        found = []
        for row, old in self.changed.get(table, ()):
            values = json.loads(old)
            if not columns.isdisjoint(values):
                found.append((row, values))
        return found

    def rows(self) -> dict[str, frozenset[int] | None]:
        """Table -> the rows touched, as a ``ChangeSet`` names them."""
        found: dict[str, frozenset[int] | None] = {}
        for table in self.tables:
            made, changed = self.made.get(table, ()), self.changed.get(table, ())
            many = len(made) + len(changed) > MANY_ROWS
            found[table] = None if many else frozenset((*made, *(row for row, _ in changed)))
        return found


def written(connection: sqlite3.Connection, after: int) -> Written:
    """What the journal entries above ``after`` say; called by who has the writing turn."""
    made: dict[str, list[int]] = {}
    changed: dict[str, list[tuple[int, str]]] = {}
    for table, row, old in connection.execute(
        "SELECT tbl, row, old FROM change WHERE n>?", (after,)
    ):
        name = BY_NUMBER[table].name
        if old is None:
            made.setdefault(name, []).append(row)
        else:
            changed.setdefault(name, []).append((row, old))
    return Written(made, changed)
