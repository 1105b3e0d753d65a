"""What sync remembers of the rows of a shop file, read and written for a few rows at a time.

The core works on whole rows; a shop has a million. So the rows that a segment concerns are loaded,
the core decides, and what changed is written back. Most rows were written once and never again,
therefore a row is kept in the shortest way that holds it:

- ``sync_row``: one birth, one sign of life, and what it adds to the digest. ``more`` holds births
  and signs where they are not exactly one each. ``whole``: there is one birth, and a group without
  a line in ``sync_cell`` still holds what it was born with, its value is in the table; if that is
  the column's default, nobody ever wrote it (a birth does not speak of what it leaves empty, which
  also makes a column that comes with a later schema nobody's writing).
- ``sync_cell``: the siblings of groups that were written again. The value of the one that is shown
  is in the table too; it is kept here where this program does not know the group.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import msgpack
from sqlalchemy import Column, Text

from crm_desktop.store.schema import BY_NUMBER, merge_groups, owners, target
from crm_desktop.sync.core import rows
from crm_desktop.sync.core.naming import Dot
from crm_desktop.sync.core.operations import RowKey, ids_of
from crm_desktop.sync.core.replica import Replica
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.core.values import Plain, Value, group_value
from crm_desktop.sync.packed import packed_value, read_value

AT_ONCE = 500
SUM_BYTES = 17
"""Of ``sync_row.sum``."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A synced table as sync sees it."""

    number: int
    name: str
    groups: Mapping[str, tuple[str, ...]]
    """Merge group -> its columns, in the order of a value; without ``alive``, which is not a value
    (see ``Row.signs``)."""
    bits: Mapping[str, int]
    """Merge group -> its bit in ``sync_dirty.mask``; with ``alive``."""
    defaults: Mapping[str, Value]
    """Merge group -> what it holds if nobody ever wrote it."""
    empty: tuple[tuple[str, Plain, str], ...]
    """Column, what it holds if nobody ever wrote it, and its merge group."""
    single: tuple[tuple[str, str | None, Plain], ...]
    """In the order of ``defaults``: merge group, and of one with one column this column and what it
    holds if nobody ever wrote it."""
    columns: tuple[str, ...]
    """In the order in which ``read_rows`` selects them, after the id and ``gone``."""
    owners: Mapping[str, int]
    """Column -> number of the table whose row this one is a part of."""
    links: Mapping[str, int]
    """Column -> number of the table it refers to; with the owners."""

    def value(self, group: str, held: Mapping[str, Any]) -> Value:
        """A group's value out of a row of the table."""
        return tuple([(column, held[column]) for column in self.groups[group]])

    def written(self, held: Mapping[str, Any]) -> list[tuple[str, Value]]:
        """The groups of a row of the table that are not as if nobody ever wrote them."""
        found: list[tuple[str, Value]] = []
        for group, column, default in self.single:
            if column is None:
                if (value := self.value(group, held)) != self.defaults[group]:
                    found.append((group, value))
            elif (alone := held[column]) != default:
                found.append((group, ((column, alone),)))
        return found


def _default(column: Column[Any]) -> str | int | None:
    # The schema knows no other defaults; a test compares them with those of a fresh file.
    if column.nullable:
        return None
    return "" if isinstance(column.type, Text) else 0


def _shape(number: int) -> Shape:
    table = BY_NUMBER[number]
    groups = merge_groups(table)
    columns = [c for c in table.columns if "merge" in c.info and c.name != "gone"]
    defaults = {
        name: group_value({c: None if table.c[c].nullable else _default(table.c[c]) for c in held})
        for name, held in groups.items()
        if name != "alive"
    }
    return Shape(
        number,
        table.name,
        {name: tuple(sorted(held)) for name, held in groups.items() if name != "alive"},
        {name: 1 << bit for bit, name in enumerate(groups)},
        defaults,
        tuple((c.name, _default(c), c.info["merge"]) for c in columns),
        tuple((g, *(held[0] if len(held) == 1 else (None, None))) for g, held in defaults.items()),
        tuple(c.name for c in columns),
        {c.name: target(c).info["number"] for c in owners(table)},
        {c.name: target(c).info["number"] for c in columns if c.foreign_keys},
    )


SHAPES: Mapping[int, Shape] = {number: _shape(number) for number in BY_NUMBER}
"""Every synced table, owners before their parts."""


def in_parts(keys: Iterable[Any], size: int = AT_ONCE) -> Iterator[list[Any]]:
    """``keys`` in lists of at most ``size``, as many as a statement takes."""
    step = iter(keys)
    while part := list(islice(step, size)):
        yield part


def by_table(keys: Iterable[RowKey]) -> dict[int, list[bytes]]:
    """Table number -> ids, in a fixed order."""
    return {table: sorted(ids) for table, ids in sorted(ids_of(keys).items())}


def marks(part: Collection[object]) -> str:
    """Placeholders for a list of values."""
    return ",".join("?" * len(part))


def read_rows(
    raw: sqlite3.Connection, shape: Shape, ids: Iterable[bytes]
) -> dict[bytes, dict[str, Any]]:
    """Id -> the row of the table, with ``gone``; of ids that are there."""
    names = ("id", "gone", *shape.columns)
    found = {}
    for part in in_parts(ids):
        for held in raw.execute(
            f"SELECT {','.join(names)} FROM {shape.name} WHERE id IN ({marks(part)})", part
        ):
            found[held[0]] = dict(zip(names, held, strict=True))
    return found


Held = dict[int, dict[bytes, dict[str, Any]]]
"""Table -> id -> the row of the table, as ``read_rows`` gives it."""


def load(raw: sqlite3.Connection, replica: Replica, keys: Collection[RowKey]) -> Held:
    """Put these rows into ``replica`` in place of whatever it held; what the tables hold of them.

    Values are taken from the tables: a group that is dirty now comes with its new value, which is
    about to replace the old one anyway; what the row adds to the digest is kept in the file.
    """
    replica.rows.clear()
    replica.sums.clear()
    in_tables: Held = {}
    for table, ids in by_table(keys).items():
        shape = SHAPES.get(table)
        values = in_tables[table] = read_rows(raw, shape, ids) if shape else {}
        for part in in_parts(ids):
            among = f"tbl=? AND row IN ({marks(part)})"
            cells: dict[bytes, dict[str, dict[Dot, bytes | None]]] = defaultdict(dict)
            for row, group, chain, seq, value in raw.execute(
                f"SELECT row, grp, chain, seq, value FROM sync_cell WHERE {among}", (table, *part)
            ):
                cells[row].setdefault(group, {})[Dot(chain, seq)] = value
            for row, bc, bs, sc, ss, whole, total, more in raw.execute(
                "SELECT row, birth_chain, birth_seq, sign_chain, sign_seq, whole, sum, more"
                f" FROM sync_row WHERE {among}", (table, *part)
            ):  # fmt: skip
                key, birth = RowKey(table, row), Dot(bc, bs)
                if more is not None:
                    births, signs = (
                        frozenset(Dot(*dot) for dot in found) for found in msgpack.unpackb(more)
                    )
                else:
                    births, signs = frozenset((birth,)), frozenset((Dot(sc, ss),))
                held = values.get(row)
                found: dict[str, rows.Siblings] = {}
                if whole and shape is not None and held is not None:
                    found = {group: {birth: value} for group, value in shape.written(held)}
                if row in cells:
                    found |= _again(shape, held, cells[row])
                replica.rows[key] = Row(births, signs, found)
                replica.sums[key] = int.from_bytes(total)
    return in_tables


def sign(raw: sqlite3.Connection, keys: Collection[RowKey], dot: Dot) -> set[RowKey]:
    """Something was written here, under ``dot``, to parts of these rows; see ``rows.give_sign``.

    Whoever writes here has seen all that is known of a row, so the new sign stands alone. Returns
    the rows for which that does not hold so simply.
    """
    left = set[RowKey]()
    for table, ids in by_table(keys).items():
        for part in in_parts(ids):
            among = f"tbl=? AND row IN ({marks(part)}) AND more IS NULL"
            signed = raw.execute(
                f"UPDATE sync_row SET sign_chain=?, sign_seq=? WHERE {among}", (*dot, table, *part)
            ).rowcount
            if signed < len(part):
                found = raw.execute(f"SELECT row FROM sync_row WHERE {among}", (table, *part))
                simple_ = {row for (row,) in found}
                left.update(RowKey(table, row) for row in part if row not in simple_)
    return left


class Simple(NamedTuple):
    """A row with one birth and one sign, to be compared with another state of it."""

    row: Row
    """All its dots, without values."""
    total: int
    """What it adds to the digest."""


def simple(raw: sqlite3.Connection, keys: Collection[RowKey]) -> dict[RowKey, Simple]:
    """Those of these rows of which nothing was written since their birth; rows that are not known
    at all are empty."""
    found = {key: Simple(Row(), 0) for key in keys}
    for table, ids in by_table(keys).items():
        groups = SHAPES[table].groups if table in SHAPES else ()
        for part in in_parts(ids):
            among = f"tbl=? AND row IN ({marks(part)})"
            for row, bc, bs, sc, ss, total, whole, more in raw.execute(
                "SELECT row, birth_chain, birth_seq, sign_chain, sign_seq, sum, whole, more"
                f" FROM sync_row WHERE {among}", (table, *part)
            ):  # fmt: skip
                key, birth = RowKey(table, row), Dot(bc, bs)
                if more is not None or not whole:
                    del found[key]
                    continue
                cells: dict[str, rows.Siblings] = {group: {birth: ()} for group in groups}
                found[key] = Simple(
                    Row(frozenset((birth,)), frozenset((Dot(sc, ss),)), cells),
                    int.from_bytes(total),
                )
            for (row,) in raw.execute(
                f"SELECT DISTINCT row FROM sync_cell WHERE {among}", (table, *part)
            ):
                found.pop(RowKey(table, row), None)
    return found


def load_signs(raw: sqlite3.Connection, replica: Replica, keys: Collection[RowKey]) -> set[RowKey]:
    """Add those of these rows to ``replica`` that have one birth and one sign, without their
    values: enough for a sign that something was written to a part of them. Returns which."""
    added = set()
    for table, ids in by_table(keys).items():
        for part in in_parts(ids):
            for row, bc, bs, sc, ss, total in raw.execute(
                "SELECT row, birth_chain, birth_seq, sign_chain, sign_seq, sum FROM sync_row"
                f" WHERE tbl=? AND row IN ({marks(part)}) AND more IS NULL", (table, *part)
            ):  # fmt: skip
                key = RowKey(table, row)
                replica.rows[key] = Row(frozenset((Dot(bc, bs),)), frozenset((Dot(sc, ss),)))
                replica.sums[key] = int.from_bytes(total)
                added.add(key)
    return added


def save_signs(raw: sqlite3.Connection, replica: Replica, keys: Iterable[RowKey]) -> None:
    """Write back the signs of rows that ``load_signs`` gave."""
    lines = []
    for key in sorted(keys):
        row = replica.rows[key]
        more = None
        if len(row.signs) > 1:
            more = msgpack.packb([sorted(row.births), sorted(row.signs)])
        lines.append((*min(row.signs), more, *key))
    raw.executemany(
        "UPDATE sync_row SET sign_chain=?, sign_seq=?, more=? WHERE tbl=? AND row=?", lines
    )


def _again(
    shape: Shape | None,
    held: Mapping[str, Any] | None,
    written: Mapping[str, Mapping[Dot, bytes | None]],
) -> dict[str, rows.Siblings]:
    """The groups of a row that were written again; ``held``: the row of the table."""
    found: dict[str, rows.Siblings] = {}
    for group, siblings in written.items():
        found[group] = {}
        for dot, packed in siblings.items():
            if packed is not None:
                found[group][dot] = read_value(msgpack.unpackb(packed))
            elif shape is not None and held is not None:
                found[group][dot] = shape.value(group, held)
    return found


def save(raw: sqlite3.Connection, replica: Replica, keys: Collection[RowKey]) -> None:
    """Write back what ``replica`` holds of these rows; the tables hold what is shown already."""
    lines, cells, gone = [], [], []
    packer = msgpack.Packer(unicode_errors="surrogatepass")
    order = replica.chains.order
    for table, ids in by_table(keys).items():
        for part in in_parts(ids):
            among = f"tbl=? AND row IN ({marks(part)})"
            raw.execute(f"DELETE FROM sync_cell WHERE {among}", (table, *part))
        shape = SHAPES.get(table)
        defaults = shape.defaults if shape is not None else {}
        for id_ in ids:
            key = RowKey(table, id_)
            row = replica.rows.get(key)
            if row is None:
                gone.append(key)
                continue
            birth = min(row.births, default=Dot(0, 0))
            sign = min(row.signs, default=Dot(0, 0))
            whole = shape is not None and len(row.births) == 1
            more = None
            if len(row.births) != 1 or len(row.signs) != 1:
                more = packer.pack([sorted(row.births), sorted(row.signs)])
            total = replica.sums[key].to_bytes(SUM_BYTES)
            lines.append((table, id_, *birth, *sign, int(whole), total, more))
            for group, siblings in row.cells.items():
                default = defaults.get(group)
                alone = len(siblings) == 1
                if (
                    alone and whole and default is not None
                    and siblings.get(birth, default) != default
                ):  # fmt: skip
                    continue
                shown = rows.shown(siblings, order)
                for dot, value in siblings.items():
                    packed = None
                    if default is None or dot != shown:
                        packed = packer.pack(packed_value(value))
                    cells.append((table, id_, group, *dot, packed))
    raw.executemany("DELETE FROM sync_row WHERE tbl=? AND row=?", gone)
    # Most were there before, and stay where they are.
    raw.executemany(
        "INSERT INTO sync_row VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
        " birth_chain=excluded.birth_chain, birth_seq=excluded.birth_seq,"
        " sign_chain=excluded.sign_chain, sign_seq=excluded.sign_seq,"
        " whole=excluded.whole, sum=excluded.sum, more=excluded.more", lines
    )  # fmt: skip
    raw.executemany("INSERT INTO sync_cell VALUES (?,?,?,?,?,?)", cells)
