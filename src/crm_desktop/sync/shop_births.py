"""Rows that are sealed for the first time, in the short way: most rows of a shop are written once.

A row of which nobody has heard has no past to be weighed against. What is sent of it, what it adds
to the digest and its line in ``sync_row`` follow from its columns and the dot of the segment alone,
so nothing of the core is made for it; the outcome is the same as by way of it, to the byte, which
the tests compare. An import of a large list is sealed several times as fast.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, count, groupby
from operator import itemgetter
from typing import Any, TypeVar

import msgpack

from crm_desktop.store.schema import LIVE, SYNCED, number
from crm_desktop.sync import shop_rows
from crm_desktop.sync.blocks import Above, Block
from crm_desktop.sync.core.naming import Author, Dot
from crm_desktop.sync.core.operations import RowKey, ids_of
from crm_desktop.sync.core.replica import (
    DIGEST_BYTES,
    Names,
    added,
    born_start,
    born_sums,
    dot_token,
)  # fmt: skip
from crm_desktop.sync.shop_rows import SHAPES, SUM_BYTES, Shape

FORM, N, MASK, ID, GONE, COLUMNS = range(6)
"""Places in a line of ``lines_of``: of a live row the groups that are not as if nobody ever wrote
them, one bit each; the row's number in its table, the groups that were written, its id, ``gone``;
then its columns, in the order of ``Shape.columns``."""
Line = tuple[Any, ...]
_CONTACT = number(SYNCED["contact"])
_number_of, _id_of, _form_of = itemgetter(N), itemgetter(ID), itemgetter(FORM)
K = TypeVar("K", bound=Hashable)


@dataclass(slots=True)
class Born:
    """Live rows of one table that no segment has named yet, with values in the same groups."""

    table: int
    names: Names
    lines: list[Line]
    values: list[bytes]
    """Of each row those of these groups, packed."""
    above: list[Above]
    """What rows of it name as their owners, each once."""
    places: list[int]
    """Of each row where its owners stand in ``above``."""

    def keep(self, chosen: Sequence[int]) -> None:
        """Only these of the rows."""
        self.lines = [self.lines[at] for at in chosen]
        self.values = [self.values[at] for at in chosen]
        self.above, self.places = _each_once([self.above[self.places[at]] for at in chosen])


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
            if (key := RowKey(born.table, line[ID])) in keys
        }

    def last_born(self) -> RowKey | None:
        """One of the last rows that are born; none: there are none."""
        return RowKey(self.born[-1].table, self.born[-1].lines[-1][ID]) if self.born else None

    def samples(self) -> set[RowKey]:
        """The first and the last row of each table: written by one act, or by several."""
        lines: dict[int, list[Line]] = {}
        for born in self.born:
            lines.setdefault(born.table, []).extend((born.lines[0], born.lines[-1]))
        ends = {
            RowKey(table, end(some, key=_number_of)[ID])
            for table, some in lines.items()
            for end in (min, max)
        }
        others = list(self.others)
        return ends | {*others[:1], *others[-1:]}

    def held(self, table: int, column: str) -> set[Any]:
        """The values of a column in live rows."""
        at = COLUMNS + SHAPES[table].columns.index(column)
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
                key = RowKey(born.table, line[ID])
                if key in keys:
                    self._put_other(SHAPES[born.table], key, line)
                    owners[key] = owners[born.above[born.places[at]]]
                else:
                    stay.append(at)
            born.keep(stay)
        self.born = [born for born in self.born if born.lines]

    def _put_other(self, shape: Shape, key: RowKey, line: Line) -> None:
        self.others[key] = line[MASK]
        held = dict(zip(shape.columns, line[COLUMNS:], strict=True))
        self.rows[key] = held | {"gone": line[GONE]}


def take(raw: sqlite3.Connection, tables: Iterable[int], most_rows: int, most_bytes: int) -> Taken:
    """The first rows of what is dirty, as many as make a segment of bounded size; one at least."""
    dirty = _dirty_tables(raw)
    chosen = [table for table in tables if table in dirty]
    while True:
        taken, size = _take(raw, chosen, most_rows)
        if size <= most_bytes or taken.count <= 1:
            return taken
        most_rows = min(taken.count - 1, _fitting(raw, chosen, most_rows, most_bytes))


def _fitting(
    raw: sqlite3.Connection, tables: Iterable[int], most_rows: int, most_bytes: int
) -> int:
    """How many of the first rows hold no more than so many bytes; one at least."""
    count = size = 0
    for table in tables:
        for line in lines_of(raw, SHAPES[table], most_rows - count):
            size += _texts(line)
            if size > most_bytes and count:
                return count
            count += 1
    return count


def _texts(line: Line) -> int:
    return sum(len(v) for v in line[COLUMNS:] if type(v) is str or type(v) is bytes)


def _dirty_tables(raw: sqlite3.Connection) -> set[int]:
    # From one to the next: there may be a million rows in each.
    found, last = set[int](), -1
    while True:
        (next_,) = raw.execute("SELECT min(tbl) FROM sync_dirty WHERE tbl>?", (last,)).fetchone()
        if next_ is None:
            return found
        found.add(next_)
        last = next_


def _take(raw: sqlite3.Connection, tables: Iterable[int], most_rows: int) -> tuple[Taken, int]:
    """So many rows, and how many bytes their values have."""
    taken, size = Taken(), 0
    pack = msgpack.Packer(unicode_errors="surrogatepass").pack
    for table in tables:
        shape = SHAPES[table]
        lines = lines_of(raw, shape, most_rows - taken.count)
        if not lines:
            continue
        taken.count += len(lines)
        taken.marked.append((table, lines[-1][N]))
        known = _known(raw, table, lines)
        by_form: dict[int | None, list[Line]] = {}
        if known or None in set(map(_form_of, lines)):
            for line in lines:
                form = None if line[ID] in known else line[FORM]
                by_form.setdefault(form, []).append(line)
        else:
            for form, line in zip(map(_form_of, lines), lines, strict=True):
                if form in by_form:
                    by_form[form].append(line)
                else:
                    by_form[form] = [line]
        for form, some in by_form.items():
            if form is None:
                for line in some:
                    taken._put_other(shape, RowKey(table, line[ID]), line)
                    size += _texts(line)
                continue
            names, pick = formed(table, form)
            values = list(map(pack, map(pick, some)))
            size += sum(map(len, values))
            taken.born.append(Born(table, names, some, values, *_named(table, some)))
        if taken.count >= most_rows:
            taken.full = True
            break
    return taken, size


def lines_of(raw: sqlite3.Connection, shape: Shape, most: int) -> list[Line]:
    columns = "".join(f", t.{name}" for name in shape.columns)
    return raw.execute(
        f"SELECT CASE WHEN t.gone={LIVE} THEN {_FORMS[shape.number]} END,"
        f" d.row, d.mask, t.id, t.gone{columns}"
        f" FROM sync_dirty d CROSS JOIN {shape.name} t ON t.n=d.row"
        " WHERE d.tbl=? ORDER BY d.row LIMIT +?",
        (shape.number, most),
    ).fetchall()


def _known(raw: sqlite3.Connection, table: int, lines: list[Line]) -> set[bytes]:
    """The rows that sync knows already."""
    ids = list(map(_id_of, lines))
    # Ids grow with time: among those of new rows there is usually no other at all.
    if not raw.execute(
        "SELECT 1 FROM sync_row WHERE tbl=? AND row BETWEEN ? AND ? LIMIT 1",
        (table, min(ids), max(ids)),
    ).fetchone():
        return set()
    return {
        row
        for part in shop_rows.in_parts(ids)
        for (row,) in raw.execute(
            f"SELECT row FROM sync_row WHERE tbl=? AND row IN ({shop_rows.marks(part)})",
            (table, *part),
        )
    }


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


@lru_cache(maxsize=1_000)
def formed(table: int, form: int) -> tuple[Names, Callable[[Line], Sequence[Any]]]:
    """The groups of a form, and how their values are picked from a line."""
    shape = SHAPES[table]
    groups = [group for bit, group in enumerate(sorted(shape.groups)) if form >> bit & 1]
    names = tuple((group, tuple(shape.groups[group])) for group in groups)
    places = [COLUMNS + shape.columns.index(name) for _, held in names for name in held]
    if len(places) > 1:
        return names, itemgetter(*places)
    return names, lambda line: [line[at] for at in places]


@dataclass(slots=True)
class Packed:
    """Births ready for their segment."""

    blocks: list[Block] = field(default_factory=list)
    sums: list[list[bytes]] = field(default_factory=list)
    """Of each block what its rows add to the digest."""
    numbers: list[list[int]] = field(default_factory=list)
    """Of each block those of its rows in their table."""
    above: set[RowKey] = field(default_factory=set)
    """The rows that they are parts of."""

    @property
    def total(self) -> int:
        """What all of them add to the digest."""
        return sum(map(added, self.sums))


def pack(
    born: Iterable[Born], owners: Mapping[Above | RowKey, Above], author: Author, seq: int
) -> Packed:
    """``owners``: of rows that name these themselves those that are live, nearest first."""
    packed = Packed()
    packer = msgpack.Packer(unicode_errors="surrogatepass")
    token = dot_token(author, seq)
    for one in born:
        rows = list(map(_id_of, one.lines))
        above, places = list(map(owners.__getitem__, one.above)), one.places
        if above != one.above and len(set(above)) < len(above):
            # Owners that are hidden are not named.
            above, places = _each_once([above[at] for at in places])
        packed.above.update(chain.from_iterable(above))
        packed.blocks.append(Block(one.table, True, one.names, rows, above, places, one.values))
        packed.numbers.append(list(map(_number_of, one.lines)))
        start = born_start(one.table, one.names, token, packer.pack)
        packed.sums.append(born_sums(start, rows, one.values))
    return packed


def _each_once(found: Sequence[K]) -> tuple[list[K], list[int]]:
    """These, each once, and of each where it stands there."""
    numbers = dict(zip(dict.fromkeys(found), count(), strict=False))
    if len(numbers) == len(found):
        return list(found), list(range(len(found)))
    return list(numbers), list(map(numbers.__getitem__, found))


def save(raw: sqlite3.Connection, packed: Packed, dot: Dot) -> None:
    """Note that these rows were born under ``dot``."""
    tables: dict[int, list[tuple[int, bytes]]] = {}
    for block, numbers, sums in zip(packed.blocks, packed.numbers, packed.sums, strict=True):
        tables.setdefault(block.table, []).extend(zip(numbers, sums, strict=True))
    pad = bytes(SUM_BYTES - DIGEST_BYTES)
    for table, found in tables.items():
        found.sort()
        # Rows that were made one after the other, nearly all, go in sets; their sums in one piece.
        for run in _runs(found):
            raw.execute(
                f"INSERT INTO sync_row SELECT ?1, id, ?2, ?3, ?2, ?3, 1,"
                f" substr(?4, (n - ?5) * {SUM_BYTES} + 1, {SUM_BYTES}), NULL"
                f" FROM {SHAPES[table].name} WHERE n BETWEEN ?5 AND ?6 ORDER BY n",
                (table, *dot, pad + pad.join([total for _, total in run]), run[0][0], run[-1][0]),
            )


def _runs(found: list[tuple[int, bytes]]) -> Iterable[list[tuple[int, bytes]]]:
    """Numbered things in lists without a gap."""
    if found[-1][0] - found[0][0] == len(found) - 1:
        return [found]
    return [
        [line for _, line in run]
        for _, run in groupby(enumerate(found), lambda line: line[1][0] - line[0])
    ]


def live_owners(
    raw: sqlite3.Connection, direct: dict[K, tuple[RowKey, ...]]
) -> dict[K, tuple[RowKey, ...]]:
    """For each row the rows it is a part of, nearest first, up to the first that is hidden.

    ``direct``: for each row, or whatever stands for it, those it names itself.
    """
    above: dict[RowKey, Above] = {}
    alone: dict[int, set[bytes]] = defaultdict(set)
    asked: dict[int, set[bytes]] = defaultdict(set)
    level = ids_of(chain.from_iterable(direct.values()))
    first = level
    while level:
        found: list[Above] = []
        for table, ids in level.items():
            columns = SHAPES[table].owners
            if table == _CONTACT and (hidden := _hidden(raw, len(ids))) is not None:
                alone[table] |= ids - hidden
                continue
            names = ",".join(("id", *columns))
            for part in shop_rows.in_parts(ids - asked[table]):
                live = raw.execute(
                    f"SELECT {names} FROM {SHAPES[table].name}"
                    f" WHERE gone={LIVE} AND id IN ({shop_rows.marks(part)})", part
                ).fetchall()  # fmt: skip
                if not columns:
                    alone[table].update([row for (row,) in live])
                for row, *held in live if columns else ():
                    found.append(named_owners(columns, held))
                    above[RowKey(table, row)] = found[-1]
            asked[table] |= ids
        level = ids_of(chain.from_iterable(found))
    if all(ids <= alone[table] for table, ids in first.items()) and (
        set(map(len, direct.values())) <= {0, 1}
    ):
        return direct  # usual: parts of contacts
    return {
        key: named
        if len(named) == 1 and named[0].row in alone[named[0].table]
        else _upwards(named, above, alone)
        for key, named in direct.items()
    }


def _hidden(raw: sqlite3.Connection, most: int) -> set[bytes] | None:
    """The contacts that are not live; none if there are more than so many."""
    # They have an index of their own, are few, and what a part names is there: rows are never
    # deleted. To look up each contact that is named takes longer.
    found = raw.execute(
        f"SELECT id FROM contact WHERE gone!={LIVE} LIMIT +?", (most + 1,)
    ).fetchall()
    return {row for (row,) in found} if len(found) <= most else None


def named_owners(columns: Mapping[str, int], held: Iterable[Any]) -> tuple[RowKey, ...]:
    """The rows that a row with these values in its ``columns`` names as its owners."""
    return tuple(
        RowKey(table, value)
        for table, value in zip(columns.values(), held, strict=True)
        if value is not None
    )


def _upwards(
    level: Iterable[RowKey],
    above: Mapping[RowKey, tuple[RowKey, ...]],
    alone: Mapping[int, Collection[bytes]],
) -> tuple[RowKey, ...]:
    found: dict[RowKey, None] = {}
    while level := [
        key
        for key in dict.fromkeys(level)
        if key not in found and (key in above or key.row in alone.get(key.table, ()))
    ]:
        found.update(dict.fromkeys(level))
        level = [owner for key in level for owner in above.get(key, ())]
    return tuple(found)


def owners_named(taken: Taken) -> dict[Above | RowKey, Above]:
    """What is named as owners by births, under itself, and by the others, under their keys."""
    found: dict[Above | RowKey, Above] = {
        named: named for born in taken.born for named in born.above
    }
    for key, row in taken.rows.items():
        columns = SHAPES[key.table].owners
        found[key] = named_owners(columns, [row[name] for name in columns])
    return found


def _named(table: int, lines: Sequence[Line]) -> tuple[list[Above], list[int]]:
    """What these lines name as their owners, each once, and of each where it stands there."""
    columns = SHAPES[table].owners
    at = OWNER_PLACES[table]
    if not at:
        return [()], [0] * len(lines)
    held, places = _each_once(list(map(itemgetter(*at), lines)))
    if len(at) > 1:
        return [named_owners(columns, one) for one in held], places
    (owner,) = columns.values()
    return [() if row is None else (RowKey(owner, row),) for row in held], places


OWNER_PLACES: Mapping[int, tuple[int, ...]] = {
    number: tuple(COLUMNS + shape.columns.index(name) for name in shape.owners)
    for number, shape in SHAPES.items()
}
