"""Rows of which a segment brings the birth and of which nothing is known here: taken in by sets.

Nearly all that comes of an import is such rows. They have no past to be weighed against, so their
place in the tables, what they add to the digest and their lines in ``sync_row`` follow from the
segment alone; the outcome is the same as by way of the core, to the byte, as ``shop_births`` is for
the PC that seals them. Whoever saves beside it waits half as long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import msgpack

from crm_desktop.store.schema import BY_NUMBER, UNDONE
from crm_desktop.sync import shop_rows
from crm_desktop.sync.core.naming import Author, Dot
from crm_desktop.sync.core.operations import RowKey, Segment, Write
from crm_desktop.sync.core.replica import (
    DIGEST_BYTES,
    Names,
    added,
    born_start,
    born_sums,
    dot_token,
)
from crm_desktop.sync.shop_rows import SHAPES, SUM_BYTES

FEW = 2
"""New rows in a segment up to which the usual way is as quick."""


@dataclass(slots=True)
class Arrivals:
    """What of a segment goes by sets, and what is left of it."""

    rest: tuple[Write, ...]
    new: dict[tuple[int, Names], list[Write]] = field(default_factory=dict)
    """By table and by the groups and columns that are written, in this order."""
    above: AbstractSet[RowKey] = frozenset()
    """The owners of new rows that are no new rows themselves."""

    def bring_in(self, raw: sqlite3.Connection, author: Author, dot: Dot) -> int:
        """Put the new rows into their tables, as born under ``dot`` of ``author``; what they add
        to the digest. Those of the rest come after them."""
        pack = msgpack.Packer(unicode_errors="surrogatepass").pack
        token, total, pad = dot_token(author, dot.seq), 0, bytes(SUM_BYTES - DIGEST_BYTES)
        ids: dict[int, set[bytes]] = {}
        for (table, _), writes in self.new.items():
            ids.setdefault(table, set()).update(write.row.row for write in writes)
        for (table, names), writes in sorted(self.new.items()):
            columns = [name for _, held in names for name in held]
            rows = [write.row.row for write in writes]
            values = [[held for _, value in write.cells for _, held in value] for write in writes]
            _make_targets(raw, table, columns, values, ids)
            name = SHAPES[table].name
            (last,) = raw.execute(f"SELECT coalesce(max(n), 0) FROM {name}").fetchone()
            raw.executemany(
                f"INSERT OR FAIL INTO {name}({','.join(('id', *columns))})"
                f" VALUES (?{',?' * len(columns)})",
                [(row, *held) for row, held in zip(rows, values, strict=True)],
            )
            sums = born_sums(born_start(table, names, token, pack), rows, map(pack, values))
            total += added(sums)
            raw.execute(
                "INSERT INTO sync_row SELECT ?1, id, ?2, ?3, ?2, ?3, 1,"
                f" substr(?4, (n - ?5 - 1) * {SUM_BYTES} + 1, {SUM_BYTES}), NULL"
                f" FROM {name} WHERE n>?5 ORDER BY n",
                (table, *dot, pad + pad.join(sums), last),
            )
        return total


def arrivals(raw: sqlite3.Connection, found: Segment) -> Arrivals:
    """Sort what a segment writes."""
    ended = {*found.hides, *found.purges}
    forms: dict[RowKey, Names] = {}
    for write in found.writes:
        if write.row in forms or write.row in ended or (names := _form(write)) is None:
            ended.add(write.row)  # also where a row is written to twice
            forms.pop(write.row, None)
        else:
            forms[write.row] = names
    if len(forms) <= FEW:
        return Arrivals(found.writes)
    for key in _here(raw, forms):
        del forms[key]
    # What a row of the rest is a part of is weighed with it.
    below = {write.row: write.owners for write in found.writes}
    left = [owner for write in found.writes if write.row not in forms for owner in write.owners]
    while left:
        owner = left.pop()
        if forms.pop(owner, None) is not None:
            left += below[owner]
    sorted_: dict[tuple[int, Names], list[Write]] = {}
    rest = []
    for write in found.writes:
        if (form := forms.get(write.row)) is not None:
            sorted_.setdefault((write.row.table, form), []).append(write)
        else:
            rest.append(write)
    above = {owner for row in forms for owner in below[row]} - forms.keys()
    return Arrivals(tuple(rest), sorted_, above)


def _form(write: Write) -> Names | None:
    """The groups and columns that a birth writes; none if it has to go the usual way."""
    shape = SHAPES.get(write.row.table)
    if shape is None or not write.birth or write.keep:
        return None
    names = []
    for group, value in write.cells:
        columns = tuple([name for name, _ in value])
        # Of a newer program, or written to be as if nobody ever wrote it.
        if shape.groups.get(group) != columns or value == shape.defaults[group]:
            return None
        names.append((group, columns))
    # In another order they would have another sum.
    return tuple(names) if names == sorted(names) else None


def _here(raw: sqlite3.Connection, keys: Iterable[RowKey]) -> set[RowKey]:
    """Those that sync knows, or that are in their tables: a reference to them came before."""
    found = set()
    for table, ids in shop_rows.by_table(keys).items():
        for name, column, more in (
            ("sync_row", "row", f" AND tbl={table}"), (SHAPES[table].name, "id", ""),
        ):  # fmt: skip
            # Ids grow with time: among those of new rows there is usually no other at all.
            if raw.execute(
                f"SELECT 1 FROM {name} WHERE {column} BETWEEN ? AND ?{more} LIMIT 1",
                (ids[0], ids[-1]),
            ).fetchone():
                for part in shop_rows.in_parts(ids):
                    found |= {
                        RowKey(table, row)
                        for (row,) in raw.execute(
                            f"SELECT {column} FROM {name}"
                            f" WHERE {column} IN ({shop_rows.marks(part)}){more}", part
                        )
                    }  # fmt: skip
    return found


def _make_targets(
    raw: sqlite3.Connection,
    table: int,
    columns: list[str],
    values: Iterable[Sequence[object]],
    coming: dict[int, set[bytes]],
) -> None:
    """A reference may come before its row: a hidden, empty one keeps the place, unless the row is
    among those that come with it."""
    for column, target in SHAPES[table].links.items():
        if column in columns:
            at = columns.index(column)
            named = {v for held in values if isinstance(v := held[at], bytes)}
            raw.executemany(
                f"INSERT OR FAIL INTO {BY_NUMBER[target].name}(id, gone) SELECT ?1, {UNDONE}"
                f" WHERE NOT EXISTS (SELECT 1 FROM {BY_NUMBER[target].name} WHERE id=?1)",
                [(row,) for row in sorted(named - coming.get(target, set()))],
            )
