"""Which segments a PC knows, and how they hang together.

Each author writes a chain: every segment names the hash of the one before. When a PC was cloned
or went back to an older copy of itself without noticing, two different segments follow the same
one. Then each line is a chain of its own: the second begins where it branches off. Which of the
two a PC holds for the trunk depends on which it met first, and makes no difference, since whatever
crosses the border of a PC is a ``Mark``.

This replaces the voiding of one branch that the first design had: nothing has to be taken back,
renamed or rebuilt, nobody waits, and no noticing of the clone is needed for the result to be
right. (A PC that notices takes a new incarnation all the same: it keeps the chains few.)

Heads are kept for ever, 8 bytes a segment, because a PC that comes back from an old copy may
branch off anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from crm_desktop.sync.core.naming import Author, Dot, Mark, Vector


class Link(NamedTuple):
    """One segment of a chain."""

    head: bytes
    hlc: int
    """The segment's hybrid clock: orders what was written at the same time, nothing else."""


class Section(NamedTuple):
    """A chain as others can read it: where it branches off and what follows there."""

    author: Author
    base: Mark | None
    """The segment it follows; none: it begins with the author's first."""
    links: tuple[Link, ...]


@dataclass(slots=True)
class Chain:
    """A line of segments of one author; ``links[0]`` is number ``base + 1``."""

    author: Author
    parent: Dot | None
    links: list[Link] = field(default_factory=list)

    @property
    def base(self) -> int:
        """Number of the segment it branches off from; 0 for one that begins with the first."""
        return self.parent.seq if self.parent else 0

    @property
    def end(self) -> int:
        """Number of the last segment known."""
        return self.base + len(self.links)


class Chains:
    """All segments known to a PC."""

    def __init__(self) -> None:
        self._chains: list[Chain] = []
        self._dots: dict[Mark, Dot] = {}

    def __getitem__(self, chain: int) -> Chain:
        return self._chains[chain]

    def __len__(self) -> int:
        return len(self._chains)

    def locate(self, mark: Mark) -> Dot | None:
        """The dot of a segment; none if it is not known here."""
        return self._dots.get(mark)

    def mark(self, dot: Dot) -> Mark:
        """The name of a segment that is known here."""
        chain = self._chains[dot.chain]
        return Mark(chain.author, dot.seq, chain.links[dot.seq - chain.base - 1].head)

    def link(self, dot: Dot) -> Link:
        """Head and clock of a segment that is known here."""
        chain = self._chains[dot.chain]
        return chain.links[dot.seq - chain.base - 1]

    def order(self, dot: Dot) -> tuple[int, Author, int, bytes]:
        """Of values written at the same time, the one whose segment is last by this is shown.

        The same on every PC; the head decides between two clones in the same millisecond.
        """
        link = self.link(dot)
        return link.hlc, self._chains[dot.chain].author, dot.seq, link.head

    def add(self, mark: Mark, previous: bytes, hlc: int) -> Dot:
        """Take in a segment whose predecessor is known (the gate asks first), as a branch if need
        be. ``previous`` is the head of the segment before it, empty for number 1.

        Raises ``LookupError`` if the predecessor is unknown.
        """
        before: Dot | None = None
        if mark.seq > 1:
            before = self._dots.get(Mark(mark.author, mark.seq - 1, previous))
            if before is None:
                raise LookupError("a segment without the one before it")
        if before is not None and self._chains[before.chain].end == before.seq:
            number = before.chain
        else:
            self._chains.append(Chain(mark.author, before))
            number = len(self._chains) - 1
        self._chains[number].links.append(Link(mark.head, hlc))
        dot = Dot(number, mark.seq)
        self._dots[mark] = dot
        return dot

    def coming(self, last: Mark | None) -> int:
        """The chain into which ``add`` will put the segment after ``last``, its author's newest;
        none: the author's first. ``LookupError`` if it is unknown."""
        if last is None:
            return len(self._chains)
        dot = self._dots[last]
        return dot.chain if self._chains[dot.chain].end == dot.seq else len(self._chains)

    def resume(
        self, author: Author, parent: Dot | None, links: Iterable[tuple[bytes, int]]
    ) -> None:
        """Put back the next chain, as it was kept; parents come before their branches."""
        chain = Chain(author, parent, [Link(head, hlc) for head, hlc in links])
        for seq, link in enumerate(chain.links, chain.base + 1):
            self._dots[Mark(author, seq, link.head)] = Dot(len(self._chains), seq)
        self._chains.append(chain)

    def with_ancestors(self, dot: Dot) -> dict[int, int]:
        """What belongs to a vector that reaches ``dot``: its chain and those it branches off."""
        reached: dict[int, int] = {}
        step: Dot | None = dot
        while step is not None:
            reached[step.chain] = step.seq
            step = self._chains[step.chain].parent
        return reached

    def vector(self, marks: Iterable[Mark]) -> dict[int, int]:
        """The vector that ``marks`` describe; ``LookupError`` for an unknown one."""
        reached: dict[int, int] = {}
        for mark in marks:
            dot = self._dots.get(mark)
            if dot is None:
                raise LookupError("a vector that names an unknown segment")
            for chain, seq in self.with_ancestors(dot).items():
                reached[chain] = max(seq, reached.get(chain, 0))
        return reached

    def marks(self, vector: Vector) -> tuple[Mark, ...]:
        """The vector as other PCs can read it, in a fixed order."""
        return tuple(sorted(self.mark(Dot(chain, seq)) for chain, seq in vector.items()))

    def sections(self, vector: Vector) -> tuple[Section, ...]:
        """All segments that ``vector`` covers; parents stand before their branches."""
        return tuple(
            Section(
                chain.author,
                self.mark(chain.parent) if chain.parent else None,
                tuple(chain.links[: vector[number] - chain.base]),
            )
            for number, chain in enumerate(self._chains)
            if vector.get(number, 0) > chain.base
        )

    def take_in(self, sections: Iterable[Section]) -> None:
        """Learn of the segments that another PC's ``sections`` describe."""
        for section in sections:
            head = section.base.head if section.base else b""
            start = section.base.seq if section.base else 0
            for seq, link in enumerate(section.links, start + 1):
                mark = Mark(section.author, seq, link.head)
                if mark not in self._dots:
                    self.add(mark, head, link.hlc)
                head = link.head

    def authors(self) -> Iterator[Author]:
        """Whoever has written, some more than once if they have branches."""
        return (chain.author for chain in self._chains)
