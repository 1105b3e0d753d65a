"""Names of what was written: authors, marks, dots and vectors.

A ``Mark`` names a segment on every PC; its head makes it unambiguous even if two clones of one PC
wrote under the same author and number. A ``Dot`` is this PC's short name for the same thing: the
number of a chain (see ``chains``) and the place in it. Dots never leave the PC.

A vector says what somebody has seen: chain -> number of the last segment seen of it. It always
holds whole prefixes, because the gate lets nothing through that has a gap before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

HEAD_BYTES = 8
"""How much of a segment's hash names it; the whole hash guards its content elsewhere."""


class Author(NamedTuple):
    """A PC in one of its lives: a restored or cloned one goes on under another incarnation."""

    device: bytes
    """16 bytes, random."""
    incarnation: int


class Mark(NamedTuple):
    """A segment's name on every PC; ``seq`` counts from 1."""

    author: Author
    seq: int
    head: bytes


class Dot(NamedTuple):
    """A segment's name on this PC."""

    chain: int
    seq: int


Vector = Mapping[int, int]


def covers(vector: Vector, dot: Dot) -> bool:
    """Whether who has seen ``vector`` has seen ``dot``."""
    return vector.get(dot.chain, 0) >= dot.seq


def joined(vectors: Iterable[Vector]) -> dict[int, int]:
    """What all of them together have seen."""
    whole: dict[int, int] = {}
    for vector in vectors:
        for chain, seq in vector.items():
            whole[chain] = max(seq, whole.get(chain, 0))
    return whole


def includes(vector: Vector, other: Vector) -> bool:
    """Whether who has seen ``vector`` has seen all of ``other``."""
    return all(vector.get(chain, 0) >= seq for chain, seq in other.items())
