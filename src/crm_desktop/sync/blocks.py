"""Writes of a segment that have much in common, side by side: what they share is said once.

A block holds rows of one table that were all born, or all written to, in the same merge groups. The
names of groups and columns stand once, ids byte by byte (all first bytes, then all second ones:
rows that were made together differ in the last alone), owners as numbers in a list of the segment.
The values of a row are one packed list, which is also what is hashed of a newborn one (see
``core.replica``), so they are packed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from operator import itemgetter
from typing import Any

import msgpack

from crm_desktop.sync.core.operations import RowKey, Write, ids_of
from crm_desktop.sync.core.replica import Names
from crm_desktop.sync.packed import (
    MOST_OPERATIONS,
    check_columns,
    check_plain,
    packed_ids,
    read_ids,
    read_list,
    read_text,
    read_whole,
)  # fmt: skip

Above = tuple[RowKey, ...]
"""The owners of a row, nearest first."""


@dataclass(slots=True)
class Block:
    """Rows of one table, written alike; none of them keeps anything (see ``Write.keep``)."""

    table: int
    birth: bool
    names: Names
    """In the order of the values; those that stand in a ``Write`` are not sorted."""
    rows: list[bytes] = field(default_factory=list)
    above: list[Above] = field(default_factory=list)
    """Those that rows of it have, each once."""
    places: list[int] = field(default_factory=list)
    """Of each row where its owners stand in ``above``."""
    values: list[bytes] = field(default_factory=list)
    """Of each row those of all its groups, as one packed list."""


def of_writes(writes: Iterable[Write]) -> list[Block]:
    """The blocks of these writes, in the order in which they are met."""
    packer = msgpack.Packer(unicode_errors="surrogatepass")
    found: dict[tuple[int, bool, Names], Block] = {}
    numbers: dict[tuple[int, bool, Names], dict[Above, int]] = {}
    for write in writes:
        names = tuple([(g, tuple([name for name, _ in value])) for g, value in write.cells])
        key = write.row.table, write.birth, names
        block = found.get(key)
        if block is None:
            block = found[key] = Block(*key)
            numbers[key] = {}
        block.rows.append(write.row.row)
        known = numbers[key]
        block.places.append(known.setdefault(write.owners, len(known)))
        block.values.append(packer.pack([held for _, value in write.cells for _, held in value]))
    for key, block in found.items():
        block.above = list(numbers[key])
    return list(found.values())


# --- writing ------------------------------------------------------------------------------------


def pack(blocks: Sequence[Block], packer: Any) -> Iterator[bytes]:
    """Two packed values for the body of a segment; ``packer``: of msgpack."""
    named = chain.from_iterable(chain.from_iterable(block.above for block in blocks))
    owners = [(table, sorted(rows)) for table, rows in sorted(ids_of(named).items())]
    numbers: dict[int, dict[bytes, int]] = {}
    first = 0
    for table, rows in owners:
        numbers[table] = dict(zip(rows, range(first, first + len(rows)), strict=True))
        first += len(rows)
    yield packer.pack([[table, packed_ids(rows)] for table, rows in owners])
    yield packer.pack_array_header(len(blocks))
    for block in blocks:
        yield packer.pack_array_header(7)
        yield packer.pack(block.table)
        yield packer.pack(int(block.birth))
        yield packer.pack(block.names)
        yield packer.pack(packed_ids(block.rows))
        yield packer.pack(_numbered(block.above, numbers))
        yield packer.pack(_steps(block.places) if len(block.above) > 1 else ())
        yield packer.pack_array_header(len(block.values))
        yield b"".join(block.values)


def _numbered(
    above: Sequence[Above], numbers: Mapping[int, Mapping[bytes, int]]
) -> Sequence[Sequence[int]]:
    """Each by the numbers of its rows."""
    if set(map(len, above)) == {1}:
        keys = list(chain.from_iterable(above))
        if len(tables := set(map(itemgetter(0), keys))) == 1:  # the usual case: parts of contacts
            known = numbers[tables.pop()]
            return list(zip(map(known.__getitem__, map(itemgetter(1), keys)), strict=True))
    return [[numbers[table][row] for table, row in one] for one in above]


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each as its distance from the one before it: most are 0 or 1."""
    return [now - before for before, now in zip((0, *numbers), numbers, strict=False)]


# --- reading ------------------------------------------------------------------------------------


def read(owners: object, blocks: object) -> Iterator[Write]:
    """The writes of what ``pack`` made; ``ValueError`` for anything else."""
    known = [
        RowKey(read_whole(table, 1 << 31), row)
        for table, planes in (read_list(part, 2, 2) for part in read_list(owners))
        for row in read_ids(planes)
    ]
    total = 0
    for found in read_list(blocks):
        table, birth, names, planes, above, steps, values, *_ = read_list(found, 7, 64)
        rows = read_ids(planes)
        total += len(rows)
        if total > MOST_OPERATIONS:
            raise ValueError("too many rows")
        lines = [
            tuple([known[read_whole(n, len(known) - 1)] for n in read_list(one)])
            for one in read_list(above)
        ]
        yield from _writes(
            read_whole(table, 1 << 31), bool(read_whole(birth, 1)), _names(names), rows,
            _above(lines, steps, len(rows)), read_list(values, len(rows), len(rows)),
        )  # fmt: skip


def _names(found: object) -> Names:
    names = []
    for pair in read_list(found):
        group, columns = read_list(pair, 2, 2)
        check_columns(read_list(columns))
        names.append((read_text(group), tuple(columns)))
    if len({group for group, _ in names}) != len(names):
        raise ValueError("a group twice")
    return tuple(names)


def _above(lines: Sequence[Above], steps: object, count: int) -> Sequence[Above]:
    if len(lines) < 2:
        read_list(steps, 0, 0)
        return (lines[0] if lines else (),) * count
    found = read_list(steps, count, count)
    if any(type(step) is not int for step in found):
        raise ValueError("a number is missing")
    numbers = list(accumulate(found))
    if numbers and not 0 <= min(numbers) <= max(numbers) < len(lines):
        raise ValueError("owners that are not listed")
    return [lines[number] for number in numbers]


def _writes(  # noqa: PLR0917 - all that a block says
    table: int,
    birth: bool,
    names: Names,
    rows: Sequence[bytes],
    above: Sequence[Above],
    values: Sequence[Any],
) -> Iterator[Write]:
    spans, at = [], 0
    for group, columns in names:
        spans.append((group, columns, at, at + len(columns)))
        at += len(columns)
    if any(type(held) is not list or len(held) != at for held in values):
        raise ValueError("values are missing")
    for column in zip(*values, strict=True):
        check_plain(column)
    for row, owners, held in zip(rows, above, values, strict=True):
        cells = tuple([
            (group, tuple(zip(columns, held[start:end], strict=True)))
            for group, columns, start, end in spans
        ])  # fmt: skip
        yield Write(RowKey(table, row), birth, cells, (), owners)
