"""Values as sync compares them: two are the same if their bytes are.

Python's ``==`` will not do: ``1 == 1.0 == True``, ``0.0 == -0.0`` and a NaN differs from itself,
while two PCs must agree on whether two values differ. A merge group's value is a tuple of pairs
(column name, value) in the order of the names.
"""

from __future__ import annotations

import struct

Plain = int | float | str | bytes | None
Value = tuple[tuple[str, Plain], ...]
"""What a merge group holds: (column, value), sorted by column."""


def group_value(columns: dict[str, Plain]) -> Value:
    """The value of a merge group with these columns."""
    return tuple(sorted(columns.items()))


def _plain_bytes(value: Plain) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, str):
        raw = value.encode("utf-8", "surrogatepass")
        return b"s%d:" % len(raw) + raw
    if isinstance(value, bytes):
        return b"b%d:" % len(value) + value
    if isinstance(value, float):
        return b"f" + (struct.pack(">d", value) if value == value else b"nan-----")  # noqa: PLR0124
    return b"i%d;" % value


def value_bytes(value: Value) -> bytes:
    """Bytes that are equal exactly for equal values; they can be read in one way only."""
    return b"".join(_plain_bytes(name) + _plain_bytes(held) for name, held in value)
