"""What a segment says: writes, then rows hidden, then rows erased.

All operations of one segment stand under one dot and were sealed together, so a segment holds at
most one write per row. They are the author's truth at the moment of sealing: a row that was
changed and then put into the trash is written *and* hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from crm_desktop.sync.core.naming import Author, Mark
from crm_desktop.sync.core.values import Value


class RowKey(NamedTuple):
    """A row on every PC: the table's number and the row's 16 bytes."""

    table: int
    row: bytes


def ids_of(keys: Iterable[RowKey]) -> dict[int, set[bytes]]:
    """Table number -> ids."""
    each = set(keys)
    tables = set(map(itemgetter(0), each))
    if len(tables) == 1:  # usual, and for all rows of a segment
        return {tables.pop(): set(map(itemgetter(1), each))}
    found: dict[int, set[bytes]] = defaultdict(set)
    for table, row in each:
        found[table].add(row)
    return found


@dataclass(frozen=True, slots=True)
class Write:
    """Values that a person, an import or an undo gave to some merge groups of a row."""

    row: RowKey
    birth: bool
    """The row was made here, or was brought back from the trash with all it holds.

    Bringing back writes the whole row anew so that an erasure, made elsewhere at the same time,
    of what had been in the trash takes nothing of it away.
    """
    cells: tuple[tuple[str, Value], ...]
    keep: tuple[tuple[str, tuple[Mark, ...]], ...] = ()
    """Group -> values to leave beside the new one although this PC knew them: the form that was
    saved had been opened before they arrived, so the person never saw them."""
    owners: tuple[RowKey, ...] = ()
    """The rows that this one is a part of, nearest first, as far as its author saw them in use.

    Writing to a part is a sign that its owners are in use: whoever hides an owner without having
    seen the write does not hide it. An owner that the author knew to be hidden is not named.
    """


@dataclass(frozen=True, slots=True)
class Segment:
    """What one PC sealed at once. Its hash is known only when it is encoded, see ``Mark``."""

    author: Author
    seq: int
    previous: bytes
    """Head of the author's segment before this; empty for the first."""
    hlc: int
    wall: int
    """The author's clock, UTC milliseconds. For advice and ages, never for deciding."""
    seen: tuple[Mark, ...]
    """What its author had seen, without this segment."""
    digest: bytes
    """Of the author's whole state at ``seen``, that is before this segment: the digest of a state
    that has it would have to be known before the segment has a name."""
    schema: int
    min_reader: int
    """The lowest schema that can make sense of it; a program below this stops and says so."""
    batch: bytes
    """What belongs together for history and undo, over several segments if it is large."""
    label: str
    person: str
    writes: tuple[Write, ...] = ()
    hides: tuple[RowKey, ...] = ()
    purges: tuple[RowKey, ...] = ()
    blobs: tuple[bytes, ...] = ()
    """Keys of the attachments that its writes name; a reader may fetch them later."""
