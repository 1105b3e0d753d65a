"""Bringing into the tables of a shop file what sync knows, and nothing else of them changed.

Everything goes by ordinary statements, so that the triggers of the journal note it; whoever calls
wipes the marks in ``sync_dirty`` afterwards, in the same transaction.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from crm_desktop.store.schema import BY_NUMBER, LIVE, TRASHED, UNDONE
from crm_desktop.sync import shop_rows
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Replica
from crm_desktop.sync.core.rows import Standing, shown
from crm_desktop.sync.shop_rows import SHAPES, Shape

ALIVE = "alive"
"""Group that tells a row whose making was taken back from one in the trash; whether either is seen
is decided by its signs of life. Rows that were never taken back do without it."""


def bring_into_tables(
    raw: sqlite3.Connection,
    replica: Replica,
    touched: Collection[RowKey],
    before: Mapping[int, Mapping[bytes, Mapping[str, Any]]] = MappingProxyType({}),
) -> None:
    """Make the tables show what the replica holds of these rows. ``before``: what they hold of
    some of them, if that was read already (see ``shop_rows.load``)."""
    for table, ids in sorted(shop_rows.by_table(touched).items()):
        shape = SHAPES.get(table)
        if shape is None:
            continue  # of a newer program; waits in sync_cell
        known = before.get(table, {})
        held = {row: known[row] for row in ids if row in known}
        held |= shop_rows.read_rows(raw, shape, [row for row in ids if row not in known])
        changes: dict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
        for row in ids:
            wanted = _wanted(replica, shape, RowKey(table, row), held.get(row))
            names = tuple(wanted)
            if row not in held:
                changes["+", *names].append((row, *wanted.values()))
            elif wanted:
                changes[names].append((*wanted.values(), row))
        for names, lines in changes.items():
            _make_targets(raw, shape, names, lines)
            raw.executemany(_statement(shape.name, names), lines)


def _wanted(
    replica: Replica, shape: Shape, key: RowKey, held: Mapping[str, Any] | None
) -> dict[str, object]:
    """Columns of a row that must change, with their values; all of them of a new row."""
    wanted: dict[str, object] = {}
    row = replica.rows.get(key)
    for group, siblings in row.cells.items() if row else ():
        columns = shape.groups.get(group)
        if columns is None:
            continue  # of a newer program
        if len(siblings) == 1:
            (value,) = siblings.values()
        else:
            value = siblings[shown(siblings, replica.chains.order)]
        for column, found in value:
            if column not in columns or (
                held is not None
                and ((now := held[column]) is found or _same(now, found))  # most were read there
            ):
                continue
            wanted[column] = found
    standing = replica.standing(key)
    before = LIVE if held is None else held["gone"]
    gone = LIVE
    if standing is Standing.HIDDEN:
        taken_back = replica.shown(key, ALIVE) == (("gone", UNDONE),)
        gone = UNDONE if taken_back else TRASHED
    elif standing is Standing.RECOVERED:
        gone = TRASHED  # an empty customer among the others would only puzzle; see ``recovered``
    elif standing is None:
        gone = UNDONE
    if held is not None and (row is None or not row.births):
        # Erased: what was not written since is as on a PC that never had it.
        wanted |= {
            column: default
            for column, default, group in shape.empty
            if (row is None or group not in row.cells) and not _same(held[column], default)
        }
    if gone != before or held is None:
        wanted["gone"] = gone
    return wanted


def _make_targets(
    raw: sqlite3.Connection,
    shape: Shape,
    names: tuple[str, ...],
    lines: list[tuple[object, ...]],
) -> None:
    """A reference may come before its row: a hidden, empty one keeps the place."""
    for column, table in shape.links.items():
        if column not in names:
            continue
        at = names.index(column)
        ids = sorted({v for line in lines if isinstance(v := line[at], bytes)})
        raw.executemany(
            f"INSERT OR FAIL INTO {BY_NUMBER[table].name}(id, gone) SELECT ?1, {UNDONE}"
            f" WHERE NOT EXISTS (SELECT 1 FROM {BY_NUMBER[table].name} WHERE id=?1)",
            [(row,) for row in ids],
        )


def _same(left: object, right: object) -> bool:
    """As SQLite's IS, without Python's 1 == 1.0."""
    return type(left) is type(right) and left == right


def _statement(table: str, names: tuple[str, ...]) -> str:
    """For lines of values in the order of ``names``: a new row if these begin with a plus."""
    if names[0] == "+":
        columns = ("id", *names[1:])
        return (
            f"INSERT OR FAIL INTO {table}({','.join(columns)}) VALUES ({shop_rows.marks(columns)})"
        )
    return f"UPDATE {table} SET {','.join(f'{name}=?' for name in names)} WHERE id=?"
