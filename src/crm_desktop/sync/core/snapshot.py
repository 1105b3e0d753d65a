"""A whole state that can be merged into another one, never put in its place.

A PC that was away for a year, or that lacks a file nobody has any more, first seals and publishes
its own work and then merges: what either side has and the other had not seen stays. Rows that were
erased meanwhile go, unless they were written to here; nothing local is thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.sync.core import rows
from crm_desktop.sync.core.chains import Chains, Section
from crm_desktop.sync.core.naming import Dot, Mark
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Replica
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.core.values import Value


@dataclass(frozen=True, slots=True)
class RowSnapshot:
    """A row with marks instead of dots."""

    key: RowKey
    births: tuple[Mark, ...]
    signs: tuple[Mark, ...]
    cells: tuple[tuple[str, tuple[tuple[Mark, Value], ...]], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of a PC at ``seen``."""

    sections: tuple[Section, ...]
    seen: tuple[Mark, ...]
    hlc: int
    digest: bytes
    rows: tuple[RowSnapshot, ...]


def take(replica: Replica) -> Snapshot:
    """The state as it is now; unsealed work is not in it."""
    chains = replica.chains

    def marks(dots: frozenset[Dot]) -> tuple[Mark, ...]:
        return tuple(sorted(chains.mark(dot) for dot in dots))

    return Snapshot(
        chains.sections(replica.vector),
        replica.seen,
        replica.last_hlc,
        replica.digest,
        tuple(
            RowSnapshot(
                key,
                marks(row.births),
                marks(row.signs),
                tuple(
                    (name, tuple(sorted((chains.mark(dot), v) for dot, v in held.items())))
                    for name, held in sorted(row.cells.items())
                ),
            )
            for key, row in sorted(replica.rows.items())
        ),
    )


def _row(chains: Chains, found: RowSnapshot) -> Row:
    def dot(mark: Mark) -> Dot:
        located = chains.locate(mark)
        if located is None:
            raise LookupError("a snapshot that names a segment it does not list")
        return located

    return Row(
        frozenset(map(dot, found.births)),
        frozenset(map(dot, found.signs)),
        {name: {dot(mark): value for mark, value in held} for name, held in found.cells},
    )


def merge(replica: Replica, snapshot: Snapshot) -> set[RowKey]:
    """Bring ``replica`` to what both together know; everything local must be sealed before.

    Returns the rows that may have changed. ``LookupError`` if the snapshot contradicts itself.
    """
    chains, ours = replica.chains, dict(replica.vector)
    chains.take_in(snapshot.sections)
    theirs = chains.vector(snapshot.seen)
    found = {row.key: row for row in snapshot.rows}
    touched: set[RowKey] = set()
    for key in replica.rows.keys() | found.keys():
        held = replica.rows.get(key, Row())
        other = _row(chains, found[key]) if key in found else Row()
        row = rows.merged(held, ours, other, theirs)
        if row != held:
            replica.replace(key, row)
            touched.add(key)
    for chain, seq in theirs.items():
        replica.vector[chain] = max(seq, replica.vector.get(chain, 0))
    replica.last_hlc = max(replica.last_hlc, snapshot.hlc)
    return touched


def verified(snapshot: Snapshot) -> bool:
    """Whether the digest it names is that of what it holds: asked by whoever reads it back before
    any segment is removed on its account."""
    try:
        fresh = Replica()
        merge(fresh, snapshot)
    except LookupError:
        return False
    return fresh.digest == snapshot.digest
