"""Reading with suspicion what msgpack unpacked: every part is checked for its kind and its size.

``ValueError`` is raised for whatever is not as it should be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from crm_desktop.sync.core.naming import HEAD_BYTES, Author, Mark
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.values import Value

MOST_OPERATIONS = 100_000
ROW_BYTES = 16
_PLAIN = frozenset((str, bytes, float, type(None)))
"""Kinds of values besides whole numbers."""
T = TypeVar("T")


def packed_value(value: Value) -> list[object]:
    """A merge group's value as msgpack takes it."""
    return [part for pair in value for part in pair]


def packed_mark(mark: Mark) -> list[object]:
    """A segment's name as msgpack takes it."""
    return [mark.author.device, mark.author.incarnation, mark.seq, mark.head]


def read_list(found: object, least: int = 0, most: int = MOST_OPERATIONS) -> list[Any]:
    """A list of so many parts."""
    if not isinstance(found, list) or not least <= len(found) <= most:
        raise ValueError("a list is missing or has a wrong length")
    return found


def read_all(found: object, read: Callable[[object], T]) -> tuple[T, ...]:
    """A list whose parts ``read`` reads."""
    return tuple(read(part) for part in read_list(found))


def read_bytes(found: object, *sizes: int) -> bytes:
    """Bytes, of one of these lengths if some are given."""
    if not isinstance(found, bytes) or (sizes and len(found) not in sizes):
        raise ValueError("bytes are missing or have a wrong length")
    return found


def read_text(found: object) -> str:
    """A text."""
    if not isinstance(found, str):
        raise ValueError("a text is missing")
    return found


def read_whole(found: object, most: int = (1 << 63) - 1) -> int:
    """A whole number from 0 to ``most``."""
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
        raise ValueError("a number is missing or impossible")
    return found


def read_mark(found: object) -> Mark:
    """What ``packed_mark`` made."""
    device, incarnation, seq, head = read_list(found, 4, 4)
    return Mark(
        Author(read_bytes(device, 16), read_whole(incarnation, (1 << 32) - 1)),
        max(1, read_whole(seq)),
        read_bytes(head, HEAD_BYTES),
    )


def read_key(table: object, row: object) -> RowKey:
    """A row by its table's number and its id."""
    return RowKey(read_whole(table, 1 << 31), read_bytes(row, ROW_BYTES))


def packed_ids(rows: Sequence[bytes]) -> bytes:
    """Ids of rows byte by byte: all first bytes, then all second ones. Those of rows that were made
    together differ in the last alone."""
    joined = b"".join(rows)
    return b"".join([joined[at::ROW_BYTES] for at in range(ROW_BYTES)])


def joined_ids(found: object) -> bytes:
    """The ids of which ``packed_ids`` made this, one after the other."""
    joined = read_bytes(found)
    count, more = divmod(len(joined), ROW_BYTES)
    if more or count > MOST_OPERATIONS:
        raise ValueError("ids of a wrong length")
    whole = bytearray(len(joined))
    for at in range(ROW_BYTES):
        whole[at::ROW_BYTES] = joined[at * count : (at + 1) * count]
    return bytes(whole)


def read_ids(found: object) -> list[bytes]:
    """What ``packed_ids`` made."""
    ids = joined_ids(found)
    return [ids[at : at + ROW_BYTES] for at in range(0, len(ids), ROW_BYTES)]


def read_pairs(found: object) -> Sequence[tuple[Any, Any]]:
    """A list of pairs that stand one after the other."""
    flat = read_list(found)
    if len(flat) % 2:
        raise ValueError("half a pair")
    return list(zip(flat[::2], flat[1::2], strict=True))


def check_plain(values: Sequence[object]) -> None:
    """Values of columns must be of a kind that a table holds."""
    # Called for every value of a large shop, hence no function for each of them.
    kinds = set(map(type, values))
    if int in kinds:
        kinds.remove(int)
        if any(type(v) is int and not -(1 << 63) <= v < 1 << 63 for v in values):
            raise ValueError("a number that is too large")
    if not kinds <= _PLAIN:
        raise ValueError("a value of an unknown kind")


def check_columns(columns: Sequence[object]) -> None:
    """Names of columns of a merge group stand in order."""
    for column in columns:
        if type(column) is not str:
            raise ValueError("a column without a name")
    if len(columns) > 1 and any(a >= b for a, b in pairwise(columns)):  # type: ignore[operator]
        raise ValueError("columns twice or out of order")


def read_value(found: object) -> Value:
    """What ``packed_value`` made."""
    if type(found) is not list or len(found) % 2:
        raise ValueError("half a pair, or no list")
    columns, values = found[::2], found[1::2]
    check_plain(values)
    check_columns(columns)
    return tuple(zip(columns, values, strict=True))
