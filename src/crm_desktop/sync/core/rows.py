"""A row, and what a write, a hiding, an erasure or another PC's state makes of it.

Everything in a row stands under dots. An operation removes what its author had seen, adds its own
and touches nothing else; therefore operations that did not see one another can come in any order.

- A merge group holds *siblings*: more than one only if they were written without seeing each
  other. One is shown; the others are kept and offered.
- ``births``: the segments that made the row. Two PCs that make the same tag both do.
- ``signs``: signs of life. The row is visible as long as there is one. Each write of the row or of
  a part of it is one; hiding removes those that its author had seen. Thus a row that somebody
  trashed while somebody else wrote to it, or added a call to it, stays.
- A row with values but no birth was erased while somebody still wrote to it: it is *recovered*,
  and is shown in a list of its own instead of as an empty contact.

The state kept is the smallest that decides this; a context of what each deletion had seen, as the
first design had it, says the same with more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from crm_desktop.sync.core.naming import Dot, Vector, covers
from crm_desktop.sync.core.values import Value, value_bytes

Siblings = dict[Dot, Value]
NOTHING: frozenset[Dot] = frozenset()


class Standing(Enum):
    """Where a row is seen."""

    LIVE = "live"
    HIDDEN = "hidden"
    RECOVERED = "recovered"


@dataclass(slots=True)
class Row:
    """What is current in a row. Whoever changes one tells the digest (see ``replica``)."""

    births: frozenset[Dot] = NOTHING
    signs: frozenset[Dot] = NOTHING
    cells: dict[str, Siblings] = field(default_factory=dict)

    @property
    def standing(self) -> Standing:
        if not self.signs:
            return Standing.HIDDEN
        return Standing.LIVE if self.births else Standing.RECOVERED

    @property
    def is_empty(self) -> bool:
        """Nothing is left of it: it can be forgotten."""
        return not (self.births or self.signs or self.cells)

    def copy(self) -> Row:
        return Row(self.births, self.signs, {name: dict(held) for name, held in self.cells.items()})


def unseen(dots: Iterable[Dot], seen: Vector) -> frozenset[Dot]:
    """Those of ``dots`` that ``seen`` does not cover."""
    return frozenset(dot for dot in dots if not covers(seen, dot))


def write(
    row: Row,
    dot: Dot,
    seen: Vector,
    cells: Iterable[tuple[str, Value]],
    keep: Mapping[str, frozenset[Dot]],
    *,
    birth: bool,
) -> None:
    """A write replaces the values its author had seen, except those the person had not."""
    if birth:
        row.births = unseen(row.births, seen) | {dot}
    row.signs = unseen(row.signs, seen) | {dot}
    for group, value in cells:
        if group not in row.cells:
            row.cells[group] = {dot: value}
            continue
        kept = keep.get(group, NOTHING)
        left = {d: v for d, v in row.cells[group].items() if d in kept or not covers(seen, d)}
        row.cells[group] = left | {dot: value}


def give_sign(row: Row, dot: Dot, seen: Vector) -> None:
    """Something was written to a part of the row."""
    row.signs = unseen(row.signs, seen) | {dot}


def hide(row: Row, seen: Vector) -> None:
    """Into the trash, with everything its author had seen; values stay for bringing it back."""
    row.signs = unseen(row.signs, seen)


def purge(row: Row, seen: Vector) -> None:
    """Erase what the author had seen; what somebody wrote meanwhile survives as recovered."""
    row.births = unseen(row.births, seen)
    row.signs = unseen(row.signs, seen)
    kept = {
        group: {d: v for d, v in siblings.items() if not covers(seen, d)}
        for group, siblings in row.cells.items()
    }
    row.cells = {group: siblings for group, siblings in kept.items() if siblings}


def merged(ours: Row, our_seen: Vector, theirs: Row, their_seen: Vector) -> Row:
    """One row out of two states: something stays if both have it, or if the one that lacks it had
    not seen it. A row that one side lacks altogether is an empty ``Row`` there."""

    def dots(mine: Iterable[Dot], other: Iterable[Dot]) -> frozenset[Dot]:
        left, right = frozenset(mine), frozenset(other)
        return (left & right) | unseen(left - right, their_seen) | unseen(right - left, our_seen)

    cells: dict[str, Siblings] = {}
    for group in ours.cells.keys() | theirs.cells.keys():
        mine, other = ours.cells.get(group, {}), theirs.cells.get(group, {})
        whole = other | mine
        kept = dots(mine, other)
        if kept:
            cells[group] = {dot: whole[dot] for dot in kept}
    return Row(dots(ours.births, theirs.births), dots(ours.signs, theirs.signs), cells)


def shown(siblings: Siblings, order: Callable[[Dot], tuple[object, ...]]) -> Dot:
    """The sibling that is seen in lists and forms: the last by the order of all PCs."""
    if len(siblings) == 1:
        return next(iter(siblings))
    return max(siblings, key=order)


def is_question(siblings: Siblings) -> bool:
    """Whether somebody should look: values that differ, written without seeing one another."""
    if len(siblings) == 1:
        return False
    return len({value_bytes(value) for value in siblings.values()}) > 1
