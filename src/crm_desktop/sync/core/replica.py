"""Everything one PC knows of a shop: the segments it has, what has become of the rows, the digest.

Sealing and applying take the same road: a PC's own segment is applied to its replica exactly as it
will be everywhere else. Nothing here draws its own conclusions from what it applied: applying never
leads to a new operation, since two PCs that repair the same thing would chase each other.

The digest is a sum, modulo 2**128, of one hash for each row: its births, whether it is hidden, each
current value under its group and dot. A sum can be kept up to date without reading the rest, and
two PCs with equal vectors must have equal sums. Dots are hashed by author and number; the values
beside them tell two clones apart. What a row with one birth still holds of it stands together,
without its dot at each value: most rows are nothing but that, and their hash is cheap to take.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import msgpack

from crm_desktop.sync.core import rows
from crm_desktop.sync.core.chains import Chains
from crm_desktop.sync.core.naming import Author, Dot, Mark, Vector, covers, joined
from crm_desktop.sync.core.operations import RowKey, Segment, Write
from crm_desktop.sync.core.rows import Row, Standing
from crm_desktop.sync.core.values import Value, value_bytes

DIGEST_BYTES = 16
_MODULUS = 1 << (8 * DIGEST_BYTES)
_TOKENS = 10_000
"""Names of dots that are kept at hand."""


def dot_token(author: Author, seq: int) -> bytes:
    """A dot as it is counted in the digest, the same on every PC."""
    return b"%d:%d:" % (author.incarnation, seq) + author.device


Names = tuple[tuple[str, tuple[str, ...]], ...]
"""Merge groups, sorted, each with its columns."""
_ID = b"\xc4\x10"
"""How msgpack begins 16 bytes; then come those of a row."""
_NOTHING_ELSE = b"\x90"
"""An empty list."""


def born_start(table: int, names: Names, token: bytes, pack: Callable[[object], bytes]) -> bytes:
    """How all rows of a table begin that were born under the dot ``token`` with values for the
    groups ``names``, for ``born_sums``; ``pack`` is that of a msgpack packer of the caller's."""
    return pack((table, True, names)) + pack((token,)) + _ID


def born_sums(start: bytes, rows_: Iterable[bytes], values: Iterable[bytes]) -> list[bytes]:
    """What rows add to the digest that were just born, 16 bytes each.

    ``rows_``: of 16 bytes; ``values``: of each row those of all its groups as one packed list.
    The same as ``Replica.row_sum``, without a ``Row``.
    """
    begun = blake2b(start, digest_size=DIGEST_BYTES)
    sums = []
    for row, held in zip(rows_, values, strict=True):
        whole = begun.copy()  # half the time of hashing the start once more
        whole.update(row + held + _NOTHING_ELSE)
        sums.append(whole.digest())
    return sums


def added(sums: Sequence[bytes]) -> int:
    """What rows add to the digest together; ``sums``: 16 bytes each."""
    halves = struct.unpack(f">{2 * len(sums)}Q", b"".join(sums))
    high: int = sum(halves[::2])
    low: int = sum(halves[1::2])
    return (high << 64) + low


def next_hlc(last: int, wall: int) -> int:
    """The hybrid clock of the next segment: later than everything seen, and by the wall clock
    (UTC milliseconds) where that is later still. ``last`` is the highest one seen or given."""
    return max(last + 1, wall << 16)


@dataclass(frozen=True, slots=True)
class LocalWrite:
    """What sealing finds for one dirty row in the shop file."""

    row: RowKey
    live: bool
    """It is not in the trash, nor was its creation undone."""
    birth: bool
    """It has not been sealed yet, or was brought back since."""
    cells: tuple[tuple[str, Value], ...]
    """The groups that were written."""
    rest: tuple[tuple[str, Value], ...] = ()
    """The groups that were not, of a row brought back: they are born anew with it, and what stood
    beside them stays beside them."""
    keep: tuple[tuple[str, tuple[Mark, ...]], ...] = ()
    owners: tuple[RowKey, ...] = ()
    """Its owners that are live, nearest first."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a segment says besides its operations."""

    wall: int
    schema: int = 1
    min_reader: int = 1
    batch: bytes = b""
    label: str = ""
    person: str = ""


class Replica:
    """The state of one PC. ``touched`` rows are returned by key, so that their values can be
    brought into the tables."""

    def __init__(self) -> None:
        self.chains = Chains()
        self.vector: dict[int, int] = {}
        self.rows: dict[RowKey, Row] = {}
        self.last_hlc = 0
        self.sums: dict[RowKey, int] = {}
        """What each row of ``rows`` adds to the digest."""
        self._sum = 0
        self._changed: set[RowKey] = set()
        self._tokens: dict[Dot, bytes] = {}

    @classmethod
    def resumed(cls, chains: Chains, vector: Vector, last_hlc: int, digest: bytes) -> Replica:
        """One whose rows lie elsewhere: those that an operation concerns are put into ``rows`` and
        ``sums`` before it, and taken from there after it."""
        replica = cls()
        replica.chains, replica.vector, replica.last_hlc = chains, dict(vector), last_hlc
        replica._sum = int.from_bytes(digest)
        return replica

    @property
    def digest(self) -> bytes:
        """16 bytes; equal on PCs with equal vectors, whatever way they came there."""
        return self._sum.to_bytes(DIGEST_BYTES)

    @property
    def seen(self) -> tuple[Mark, ...]:
        """The vector as other PCs can read it."""
        return self.chains.marks(self.vector)

    # --- writing ------------------------------------------------------------------------------

    def draft(
        self,
        author: Author,
        previous: Mark | None,
        changes: Iterable[LocalWrite],
        purges: Iterable[RowKey],
        about: Circumstances,
    ) -> Segment:
        """What is sealed now under ``author``, after its segment ``previous``.

        ``apply`` it when it has a hash. Rows in the trash are hidden anew whenever they changed:
        what the author's own screen does not show must not appear on others.
        """
        writes, hides = [], []
        for change in changes:
            if change.cells or change.birth:
                keep = change.keep + self._beside(change.row, change.rest)
                cells = change.cells + change.rest
                writes.append(Write(change.row, change.birth, cells, keep, change.owners))
            if not change.live:
                hides.append(change.row)
        return Segment(
            author,
            previous.seq + 1 if previous else 1,
            previous.head if previous else b"",
            next_hlc(self.last_hlc, about.wall),
            about.wall,
            self.seen,
            self.digest,
            about.schema,
            about.min_reader,
            about.batch,
            about.label,
            about.person,
            tuple(writes),
            tuple(hides),
            tuple(purges),
        )

    def _beside(
        self, key: RowKey, rest: Iterable[tuple[str, Value]]
    ) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
        row = self.rows.get(key)
        if row is None:
            return ()
        beside = []
        for group, _ in rest:
            siblings = row.cells.get(group, {})
            if len(siblings) > 1:
                seen = rows.shown(siblings, self.chains.order)
                beside.append(
                    (group, tuple(sorted(map(self.chains.mark, siblings.keys() - {seen}))))
                )
        return tuple(beside)

    def apply(self, segment: Segment, head: bytes, owners: Iterable[RowKey] = ()) -> set[RowKey]:
        """Take in a segment that the gate let through (or that was just drafted).

        ``owners``: of rows born in it that are brought in elsewhere (see ``count_in``), themselves
        older. Returns the rows whose content or standing may have changed. ``LookupError``, and
        nothing changed, if something it has seen is unknown here.
        """
        seen = self.chains.vector(segment.seen)
        for write in segment.writes:
            for _, marks in write.keep:
                self.chains.vector(marks)
        dot = self.chains.add(
            Mark(segment.author, segment.seq, head), segment.previous, segment.hlc
        )
        # What it wrote itself counts as seen by what it hides and erases.
        own = joined((seen, self.chains.with_ancestors(dot)))
        touched: set[RowKey] = set()
        for write in segment.writes:
            self._write(write, dot, seen)
            touched.update((write.row, *write.owners))
        for owner in owners:
            self._sign(owner, dot, seen)
            touched.add(owner)
        for key in segment.hides:
            if key in self.rows:
                self._change(key, lambda row: rows.hide(row, own))
                touched.add(key)
        for key in segment.purges:
            if key in self.rows:
                self._change(key, lambda row: rows.purge(row, own))
                touched.add(key)
        # Counted once, however often a row was changed.
        for key in self._changed:
            self.replace(key, self.rows[key])
        self._changed.clear()
        for chain, seq in own.items():
            self.vector[chain] = max(seq, self.vector.get(chain, 0))
        self.last_hlc = max(self.last_hlc, segment.hlc)
        return touched

    def _write(self, write: Write, dot: Dot, seen: dict[int, int]) -> None:
        keep = {
            group: frozenset(found for m in marks if (found := self.chains.locate(m)) is not None)
            for group, marks in write.keep
        }
        self._change(
            write.row,
            lambda row: rows.write(row, dot, seen, write.cells, keep, birth=write.birth),
        )
        for owner in write.owners:
            self._sign(owner, dot, seen)

    def _sign(self, owner: RowKey, dot: Dot, seen: dict[int, int]) -> None:
        row = self.rows.get(owner)
        if row is not None and row.signs:
            rows.give_sign(row, dot, seen)  # one more changes nothing that is counted
        else:
            self._change(owner, lambda row: rows.give_sign(row, dot, seen))

    def _change(self, key: RowKey, change: Callable[[Row], None]) -> None:
        row = self.rows.setdefault(key, Row())
        change(row)
        self._changed.add(key)

    def replace(self, key: RowKey, row: Row) -> None:
        """Put a changed or merged row in place of the one held, and bring the digest along."""
        self._sum -= self.sums.pop(key, 0)
        self.rows.pop(key, None)
        if not row.is_empty:
            self.rows[key] = row
            self.sums[key] = self.row_sum(key, row)
            self._sum += self.sums[key]
        self._sum %= _MODULUS

    def take(self, key: RowKey, row: Row, before: int, total: int) -> None:
        """Put a row that adds ``total`` to the digest in place of one that added ``before``."""
        self.rows[key], self.sums[key] = row, total
        self.count_in(total - before)

    def count_in(self, total: int) -> None:
        """Add to the digest what rows add that were brought in elsewhere, many at once."""
        self._sum = (self._sum + total) % _MODULUS

    # --- reading ------------------------------------------------------------------------------

    def row_sum(self, key: RowKey, row: Row) -> int:
        """What a row adds to the digest."""
        (birth,) = row.births if len(row.births) == 1 else (None,)
        names: list[tuple[str, tuple[str, ...]]] = []
        born: list[object] = []
        rest: list[tuple[str, list[tuple[bytes, Value]]]] = []
        for group in sorted(row.cells):
            siblings = row.cells[group]
            if len(siblings) == 1 and birth in siblings:
                value = siblings[birth]
                names.append((group, tuple([name for name, _ in value])))
                born += [held for _, held in value]
                continue
            held = [(self._token(dot), value) for dot, value in siblings.items()]
            if len(held) > 1:
                held.sort(key=lambda sibling: (sibling[0], value_bytes(sibling[1])))
            rest.append((group, held))
        # Lengths and kinds stand before everything, so that it can be read in one way only.
        told_apart = (
            (key.table, bool(row.signs), names), sorted(map(self._token, row.births)), key.row,
            born, rest,
        )  # fmt: skip
        packer = msgpack.Packer(unicode_errors="surrogatepass")
        whole = b"".join(map(packer.pack, told_apart))
        return int.from_bytes(blake2b(whole, digest_size=DIGEST_BYTES).digest())

    def _token(self, dot: Dot) -> bytes:
        token = self._tokens.get(dot)
        if token is None:
            if len(self._tokens) > _TOKENS:
                self._tokens.clear()
            token = dot_token(self.chains[dot.chain].author, dot.seq)
            self._tokens[dot] = token
        return token

    def shown(self, key: RowKey, group: str) -> Value | None:
        """The value that is seen in lists and forms; none if the group was never written."""
        row = self.rows.get(key)
        siblings = row.cells.get(group) if row else None
        return siblings[rows.shown(siblings, self.chains.order)] if siblings else None

    def standing(self, key: RowKey) -> Standing | None:
        """Where the row is seen; none if it is not known (any more)."""
        row = self.rows.get(key)
        return row.standing if row else None

    def dots_shown(self, key: RowKey, group: str) -> tuple[Mark, ...]:
        """What a form that shows this group now remembers, so that ``missed`` can tell later."""
        row = self.rows.get(key)
        return (
            tuple(sorted(self.chains.mark(dot) for dot in row.cells.get(group, ()))) if row else ()
        )

    def missed(self, key: RowKey, group: str, remembered: Iterable[Mark]) -> tuple[Mark, ...]:
        """Values that arrived after the form was opened: its save must ``keep`` them."""
        known = frozenset(remembered)
        return tuple(mark for mark in self.dots_shown(key, group) if mark not in known)

    def questions(
        self, quiet: frozenset[tuple[int, str]] = frozenset()
    ) -> list[tuple[RowKey, str]]:
        """Groups with values that differ, of rows that are seen; the same list on every PC.

        ``quiet``: (table, group) where the newest simply wins (rank, colour).
        """
        return sorted(
            (key, group)
            for key, row in self.rows.items()
            if row.standing is not Standing.HIDDEN
            for group, siblings in row.cells.items()
            if (key.table, group) not in quiet and rows.is_question(siblings)
        )

    def agrees(self, segment: Segment) -> bool | None:
        """Whether its author, before writing it, had the state we have now; none if we are not
        level and nothing can be said. False means that something is badly wrong."""
        try:
            level = self.chains.vector(segment.seen) == self.vector
        except LookupError:
            return None
        return segment.digest == self.digest if level else None

    def has(self, mark: Mark) -> bool:
        """Whether this segment has been applied."""
        dot = self.chains.locate(mark)
        return dot is not None and covers(self.vector, dot)
