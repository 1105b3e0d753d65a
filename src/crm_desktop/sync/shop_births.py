"""Rows that are sealed for the first time, in the short way: most rows of a shop are written once.

A row of which nobody has heard has no past to be weighed against. What is sent of it, what it adds
to the digest and its line in ``sync_row`` follow from its columns and the dot of the segment alone,
so nothing of the core is made for it; the outcome is the same as by way of it, to the byte, which
the tests compare. An import of a large list is sealed several times as fast.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgpack

from crm_desktop.store.schema import LIVE
from crm_desktop.sync import segment, shop_rows
from crm_desktop.sync.core.naming import Author, Dot
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import born_sum, dot_token
from crm_desktop.sync.core.values import Value
from crm_desktop.sync.shop_rows import SHAPES, SUM_BYTES, Shape

_ID, _GONE, _COLUMNS = 3, 4, 5
"""Places in a line of ``_lines``; before them: the row's number, its mask, whether it is known."""


class Birth(NamedTuple):
    """A live row that no segment has named yet."""

    key: RowKey
    n: int
    """Its number in the table."""
    mask: int
    held: tuple[Any, ...]
    """Its columns, in the order of ``Shape.columns``."""
    cells: list[tuple[str, Value]]
    """The groups that are not as if nobody ever wrote them, by name."""


@dataclass(slots=True)
class Taken:
    """What goes into the next segment."""

    births: list[Birth] = field(default_factory=list)
    others: dict[RowKey, tuple[int, int]] = field(default_factory=dict)
    """Rows with a past: their mask and their number in the table."""
    rows: dict[RowKey, dict[str, Any]] = field(default_factory=dict)
    """Columns of the others, with ``gone``."""
    full: bool = False
    """There may be more."""

    def __len__(self) -> int:
        return len(self.births) + len(self.others)

    def demote(self, keys: Collection[RowKey]) -> None:
        """Seal these births the long way."""
        for birth in self.births:
            if birth.key in keys:
                self.others[birth.key] = birth.mask, birth.n
                held = dict(zip(SHAPES[birth.key.table].columns, birth.held, strict=True))
                self.rows[birth.key] = held | {"gone": LIVE}
        self.births = [birth for birth in self.births if birth.key not in keys]

    def marked(self) -> list[tuple[int, int]]:
        """Lines of ``sync_dirty`` that are done with."""
        return [(b.key.table, b.n) for b in self.births] + [
            (key.table, n) for key, (_, n) in self.others.items()
        ]


def take(raw: sqlite3.Connection, tables: Iterable[int], most_rows: int, most_bytes: int) -> Taken:
    """The first rows of what is dirty, as many as make a segment of bounded size; one at least."""
    taken, size = Taken(), 0
    for table in tables:
        shape = SHAPES[table]
        plan = _PLANS[table]
        for line in _lines(raw, shape, most_rows - len(taken)):
            key = RowKey(table, line[_ID])
            held = line[_COLUMNS:]
            for value in held:
                if type(value) is str or type(value) is bytes:
                    size += len(value)
            if size > most_bytes and len(taken):
                taken.full = True
                return taken
            n, mask, known = line[:_ID]
            if known or line[_GONE] != LIVE:
                taken.others[key] = mask, n
                taken.rows[key] = dict(zip(shape.columns, held, strict=True))
                taken.rows[key]["gone"] = line[_GONE]
            else:
                taken.births.append(Birth(key, n, mask, held, _cells(plan, held)))
        if len(taken) >= most_rows:
            taken.full = True
            break
    return taken


def _lines(raw: sqlite3.Connection, shape: Shape, most: int) -> Iterator[tuple[Any, ...]]:
    columns = "".join(f", t.{name}" for name in shape.columns)
    return raw.execute(
        "SELECT d.row, d.mask, EXISTS (SELECT 1 FROM sync_row r WHERE r.tbl=d.tbl AND r.row=t.id),"
        f" t.id, t.gone{columns} FROM sync_dirty d JOIN {shape.name} t ON t.n=d.row"
        " WHERE d.tbl=? ORDER BY d.row LIMIT ?",
        (shape.number, most),
    )


_Plan = tuple[tuple[str, tuple[tuple[str, int, Any], ...]], ...]
"""Group, by name -> its columns: name, place in ``Birth.held``, what it holds if never written."""


def _plan(shape: Shape) -> _Plan:
    places = {name: at for at, name in enumerate(shape.columns)}
    empty = {name: default for name, default, _ in shape.empty}
    return tuple(
        (group, tuple((name, places[name], empty[name]) for name in shape.groups[group]))
        for group in sorted(shape.groups)
    )


_PLANS: Mapping[int, _Plan] = {number: _plan(shape) for number, shape in SHAPES.items()}


def _cells(plan: _Plan, held: Sequence[Any]) -> list[tuple[str, Value]]:
    found = []
    for group, columns in plan:
        for _, at, default in columns:
            if held[at] != default:
                found.append((group, tuple([(name, held[at]) for name, at, _ in columns])))
                break
    return found


@dataclass(slots=True)
class Packed:
    """Births ready for their segment."""

    writes: list[bytes] = field(default_factory=list)
    """As ``segment.encode`` takes them."""
    keys: list[RowKey] = field(default_factory=list)
    sums: list[bytes] = field(default_factory=list)
    """What each adds to the digest."""

    @property
    def total(self) -> int:
        """What all of them add to the digest."""
        return sum(map(int.from_bytes, self.sums))


def pack(
    births: Iterable[Birth],
    owners: Mapping[RowKey, tuple[RowKey, ...]],
    author: Author,
    seq: int,
) -> Packed:
    """``owners``: of each row those that are live, nearest first."""
    packed = Packed()
    packer = msgpack.Packer(unicode_errors="surrogatepass")
    token = dot_token(author, seq)
    for birth in births:
        key = birth.key
        packed.keys.append(key)
        packed.writes.append(segment.packed_birth(key, birth.cells, owners[key], packer.pack))
        packed.sums.append(born_sum(key, token, birth.cells, packer.pack))
    return packed


def save(raw: sqlite3.Connection, packed: Packed, dot: Dot) -> None:
    """Note that these rows were born under ``dot``."""
    raw.executemany(
        f"INSERT INTO sync_row VALUES (?,?,{dot.chain},{dot.seq},{dot.chain},{dot.seq},1,?,NULL)",
        [
            (*key, total.rjust(SUM_BYTES, b"\0"))
            for key, total in zip(packed.keys, packed.sums, strict=True)
        ],
    )


def live_owners(
    raw: sqlite3.Connection, direct: Mapping[RowKey, tuple[RowKey, ...]]
) -> dict[RowKey, tuple[RowKey, ...]]:
    """For each row the rows it is a part of, nearest first, up to the first that is hidden.

    ``direct``: for each row those it names itself.
    """
    above: dict[RowKey, tuple[RowKey, ...]] = {}
    asked: set[RowKey] = set()
    level = {owner for named in direct.values() for owner in named}
    while level:
        asked |= level
        found: set[RowKey] = set()
        for table, ids in shop_rows.by_table(level).items():
            columns = SHAPES[table].owners
            names = ",".join(("id", *columns))
            for part in shop_rows.in_parts(ids):
                for row, *held in raw.execute(
                    f"SELECT {names} FROM {SHAPES[table].name}"
                    f" WHERE gone={LIVE} AND id IN ({shop_rows.marks(part)})", part
                ):  # fmt: skip
                    named = named_owners(columns, held)
                    above[RowKey(table, row)] = named
                    found.update(named)
        level = found - asked
    lines: dict[tuple[RowKey, ...], tuple[RowKey, ...]] = {(): ()}
    for named in direct.values():
        if named not in lines:
            lines[named] = _upwards(named, above)
    return {key: lines[named] for key, named in direct.items()}


def named_owners(columns: Mapping[str, int], held: Iterable[Any]) -> tuple[RowKey, ...]:
    """The rows that a row with these values in its ``columns`` names as its owners."""
    return tuple(
        RowKey(table, value)
        for table, value in zip(columns.values(), held, strict=True)
        if value is not None
    )


def _upwards(
    level: Iterable[RowKey], above: Mapping[RowKey, tuple[RowKey, ...]]
) -> tuple[RowKey, ...]:
    found: dict[RowKey, None] = {}
    while level := [key for key in dict.fromkeys(level) if key in above and key not in found]:
        found.update(dict.fromkeys(level))
        level = [owner for key in level for owner in above[key]]
    return tuple(found)


def direct_owners(taken: Taken) -> dict[RowKey, tuple[RowKey, ...]]:
    """For each row that is sealed the rows that it names as its owners."""
    found = {}
    for birth in taken.births:
        columns = SHAPES[birth.key.table].owners
        held = [birth.held[at] for at in _OWNER_PLACES[birth.key.table]]
        found[birth.key] = named_owners(columns, held) if held else ()
    for key, row in taken.rows.items():
        columns = SHAPES[key.table].owners
        found[key] = named_owners(columns, [row[name] for name in columns])
    return found


_OWNER_PLACES: Mapping[int, tuple[int, ...]] = {
    number: tuple(shape.columns.index(name) for name in shape.owners)
    for number, shape in SHAPES.items()
}
