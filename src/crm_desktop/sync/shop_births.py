"""Rows that are sealed for the first time, in the short way: most rows of a shop are written once.

A row of which nobody has heard has no past to be weighed against. What is sent of it, what it adds
to the digest and its line in ``sync_row`` follow from its columns and the dot of the segment alone,
so nothing of the core is made for it; the outcome is the same as by way of it, to the byte, which
the tests compare. An import of a large list is sealed several times as fast.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, TypeVar

import msgpack

from crm_desktop.store.schema import LIVE
from crm_desktop.sync import shop_rows
from crm_desktop.sync.blocks import Above, Block
from crm_desktop.sync.core.naming import Author, Dot
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Names, born_start, born_sums, dot_token
from crm_desktop.sync.shop_rows import SHAPES, SUM_BYTES, Shape

_FORM, _N, _MASK, _ID, _GONE, _COLUMNS = range(6)
"""Places in a line of ``_lines``: of a row that is live and of which sync does not know yet, the
groups that are not as if nobody ever wrote them, one bit each; the row's number in its table, the
groups that were written, its id, ``gone``; then its columns, in the order of ``Shape.columns``."""
_Line = tuple[Any, ...]
_Sorted = tuple[Callable[[_Line], Sequence[Any]], Callable[[_Line], None], Callable[[bytes], None]]
"""Of a form the values of a line, and where the line and the packed values are put."""
K = TypeVar("K", bound=Hashable)


@dataclass(slots=True)
class Born:
    """Live rows of one table that no segment has named yet, with values in the same groups."""

    table: int
    names: Names
    pick: Callable[[_Line], Sequence[Any]]
    """The values of these groups."""
    lines: list[_Line] = field(default_factory=list)
    values: list[bytes] = field(default_factory=list)
    """Of each row, packed."""


@dataclass(slots=True)
class Taken:
    """What goes into the next segment."""

    born: list[Born] = field(default_factory=list)
    others: dict[RowKey, int] = field(default_factory=dict)
    """Rows with a past: the groups that were written."""
    rows: dict[RowKey, dict[str, Any]] = field(default_factory=dict)
    """Columns of the others, with ``gone``."""
    marked: list[tuple[int, int]] = field(default_factory=list)
    """Of each table the last of the rows that are taken: all that are marked up to it."""
    count: int = 0
    full: bool = False
    """There may be more."""

    def born_among(self, keys: Collection[RowKey]) -> set[RowKey]:
        """Those of the rows that are born."""
        tables = {key.table for key in keys}
        return {
            key
            for born in self.born
            if born.table in tables
            for line in born.lines
            if (key := RowKey(born.table, line[_ID])) in keys
        }

    def last_born(self) -> RowKey | None:
        """One of the last rows that are born; none: there are none."""
        return RowKey(self.born[-1].table, self.born[-1].lines[-1][_ID]) if self.born else None

    def held(self, table: int, column: str) -> set[Any]:
        """The values of a column in live rows."""
        at = _COLUMNS + SHAPES[table].columns.index(column)
        return {
            row[column]
            for key, row in self.rows.items()
            if key.table == table and row["gone"] == LIVE
        } | {line[at] for born in self.born if born.table == table for line in born.lines}

    def demote(self, keys: Collection[RowKey], owners: dict[Above | RowKey, Above]) -> None:
        """Seal these births the long way; ``owners`` (see ``pack``) are to name theirs too."""
        if not keys:
            return
        for born in self.born:
            stay = []
            for at, line in enumerate(born.lines):
                key = RowKey(born.table, line[_ID])
                if key in keys:
                    self._put_other(SHAPES[born.table], key, line)
                    owners[key] = owners[_named(born.table, [line])[0]]
                else:
                    stay.append(at)
            born.lines = [born.lines[at] for at in stay]
            born.values = [born.values[at] for at in stay]
        self.born = [born for born in self.born if born.lines]

    def _put_other(self, shape: Shape, key: RowKey, line: _Line) -> None:
        self.others[key] = line[_MASK]
        held = dict(zip(shape.columns, line[_COLUMNS:], strict=True))
        self.rows[key] = held | {"gone": line[_GONE]}


def take(raw: sqlite3.Connection, tables: Iterable[int], most_rows: int, most_bytes: int) -> Taken:
    """The first rows of what is dirty, as many as make a segment of bounded size; one at least."""
    taken, count, size = Taken(), 0, 0
    pack = msgpack.Packer(unicode_errors="surrogatepass").pack
    for table in tables:
        shape, forms, last = SHAPES[table], dict[int, _Sorted](), None
        # Every step in this loop is taken for each row of a large import.
        for line in _lines(raw, shape, most_rows - count):
            form, put, values = line[_FORM], None, b""
            if form is not None:
                put = forms.get(form)
                if put is None:
                    born = Born(table, *_formed(shape, form))
                    taken.born.append(born)
                    put = forms[form] = born.pick, born.lines.append, born.values.append
                values = pack(put[0](line))
                size += len(values)
            else:
                size += sum(len(v) for v in line[_COLUMNS:] if type(v) is str or type(v) is bytes)
            if size > most_bytes and count:
                taken.full = True
                break
            if put is not None:
                put[1](line)
                put[2](values)
            else:
                taken._put_other(shape, RowKey(table, line[_ID]), line)
            count += 1
            last = line[_N]
        if last is not None:
            taken.marked.append((table, last))
        taken.full = taken.full or count >= most_rows
        if taken.full:
            break
    taken.born = [born for born in taken.born if born.lines]
    taken.count = count
    return taken


def _lines(raw: sqlite3.Connection, shape: Shape, most: int) -> Iterator[_Line]:
    columns = "".join(f", t.{name}" for name in shape.columns)
    return raw.execute(
        f"SELECT CASE WHEN t.gone={LIVE} AND NOT EXISTS"
        " (SELECT 1 FROM sync_row r WHERE r.tbl=d.tbl AND r.row=t.id)"
        f" THEN {_FORMS[shape.number]} END, d.row, d.mask, t.id, t.gone{columns}"
        f" FROM sync_dirty d JOIN {shape.name} t ON t.n=d.row"
        " WHERE d.tbl=? ORDER BY d.row LIMIT +?",
        (shape.number, most),
    )


def _form(shape: Shape) -> str:
    """SQL for the groups that are not as if nobody ever wrote them, one bit each, by name."""
    empty = {name: default for name, default, _ in shape.empty}
    written = []
    for bit, group in enumerate(sorted(shape.groups)):
        differs = " OR ".join(
            f"t.{name} NOTNULL"
            if empty[name] is None
            else f"t.{name}<>''"
            if isinstance(empty[name], str)
            else f"t.{name}<>0"
            for name in shape.groups[group]
        )
        written.append(f"(({differs})<<{bit})")
    return "|".join(written)


_FORMS: Mapping[int, str] = {number: _form(shape) for number, shape in SHAPES.items()}


def _formed(shape: Shape, form: int) -> tuple[Names, Callable[[_Line], Sequence[Any]]]:
    """The groups of a form, and how their values are picked from a line."""
    groups = [group for bit, group in enumerate(sorted(shape.groups)) if form >> bit & 1]
    names = tuple((group, tuple(shape.groups[group])) for group in groups)
    places = [_COLUMNS + shape.columns.index(name) for _, held in names for name in held]
    if len(places) > 1:
        return names, itemgetter(*places)
    return names, lambda line: [line[at] for at in places]


@dataclass(slots=True)
class Packed:
    """Births ready for their segment."""

    blocks: list[Block] = field(default_factory=list)
    sums: list[list[bytes]] = field(default_factory=list)
    """Of each block what its rows add to the digest."""
    above: set[RowKey] = field(default_factory=set)
    """The rows that they are parts of."""

    @property
    def total(self) -> int:
        """What all of them add to the digest."""
        return sum(int.from_bytes(one) for sums in self.sums for one in sums)


def pack(
    born: Iterable[Born], owners: Mapping[Above | RowKey, Above], author: Author, seq: int
) -> Packed:
    """``owners``: of rows that name these themselves those that are live, nearest first."""
    packed = Packed()
    packer = msgpack.Packer(unicode_errors="surrogatepass")
    token = dot_token(author, seq)
    for one in born:
        rows = [line[_ID] for line in one.lines]
        above = [owners[named] for named in _named(one.table, one.lines)]
        packed.above.update(key for owner in set(above) for key in owner)
        packed.blocks.append(Block(one.table, True, one.names, rows, above, one.values))
        start = born_start(one.table, one.names, token, packer.pack)
        packed.sums.append(born_sums(start, rows, one.values))
    return packed


def save(raw: sqlite3.Connection, packed: Packed, dot: Dot) -> None:
    """Note that these rows were born under ``dot``."""
    pad = bytes(SUM_BYTES - 16)
    chain, seq = dot
    raw.executemany(
        "INSERT INTO sync_row VALUES (?,?,?,?,?3,?4,1,?,NULL)",
        [
            (block.table, row, chain, seq, pad + one)
            for block, sums in zip(packed.blocks, packed.sums, strict=True)
            for row, one in zip(block.rows, sums, strict=True)
        ],
    )


def live_owners(
    raw: sqlite3.Connection, direct: Mapping[K, tuple[RowKey, ...]]
) -> dict[K, tuple[RowKey, ...]]:
    """For each row the rows it is a part of, nearest first, up to the first that is hidden.

    ``direct``: for each row, or whatever stands for it, those it names itself.
    """
    above: dict[RowKey, tuple[RowKey, ...]] = {}
    asked: set[RowKey] = set()
    level = {owner for named in direct.values() for owner in named}
    while level:
        asked |= level
        found: set[RowKey] = set()
        for table, ids in shop_rows.by_table(level).items():
            columns = SHAPES[table].owners
            if not columns:
                for part in shop_rows.in_parts(ids):
                    above.update(
                        (RowKey(table, row), ())
                        for (row,) in raw.execute(
                            f"SELECT id FROM {SHAPES[table].name}"
                            f" WHERE gone={LIVE} AND id IN ({shop_rows.marks(part)})", part
                        )
                    )  # fmt: skip
                continue
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
        if len(named) == 1 and not above.get(named[0], named):
            lines[named] = named  # the usual case: a part of a contact
        elif named not in lines:
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


def owners_named(taken: Taken) -> dict[Above | RowKey, Above]:
    """What is named as owners by births, under itself, and by the others, under their keys."""
    found: dict[Above | RowKey, Above] = {
        named: named for born in taken.born for named in set(_named(born.table, born.lines))
    }
    for key, row in taken.rows.items():
        columns = SHAPES[key.table].owners
        found[key] = named_owners(columns, [row[name] for name in columns])
    return found


def _named(table: int, lines: Iterable[_Line]) -> list[Above]:
    """Of each line the rows that it names as its owners."""
    columns = SHAPES[table].owners
    places = _OWNER_PLACES[table]
    if len(places) == 1:
        (at,), (owner,) = places, columns.values()
        named: set[bytes | None] = {line[at] for line in lines}
        keys: dict[bytes | None, Above] = {
            row: () if row is None else (RowKey(owner, row),) for row in named
        }
        return [keys[line[at]] for line in lines]
    return [named_owners(columns, [line[at] for at in places]) for line in lines]


_OWNER_PLACES: Mapping[int, tuple[int, ...]] = {
    number: tuple(_COLUMNS + shape.columns.index(name) for name in shape.owners)
    for number, shape in SHAPES.items()
}
