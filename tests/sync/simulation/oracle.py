"""What must come out of a history, worked out the slow and obvious way.

Written from the specification, and shares nothing with the program but the types that name things:
no vectors, no state that is carried along. A history is the list of everything sealed, each with
the plain set of what its author had seen. Then

- a value is current unless somebody who saw it wrote to the same group, or erased the row;
- a row is in use if somebody wrote to it or to a part of it, and nobody who saw that hid or
  erased it;
- a row has a birth if somebody made it and nobody who saw that made it anew or erased it;
- of several current values the one whose segment is last by clock, author, number and head is
  shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crm_desktop.sync.core.naming import Mark
from crm_desktop.sync.core.operations import RowKey, Segment
from crm_desktop.sync.core.values import Value

Cell = tuple[RowKey, str]


@dataclass(frozen=True)
class Sealed:
    """One segment, and who had seen what when it was written."""

    mark: Mark
    segment: Segment
    seen: frozenset[Mark]
    """Everything its author had applied, itself left out."""
    seen_of: Mapping[Cell, frozenset[Mark]] = field(default_factory=dict)
    """Where the person who wrote a value had seen less (an old form)."""


@dataclass
class Expected:
    """What every PC with this history must hold."""

    values: dict[RowKey, dict[str, dict[Mark, Value]]]
    standing: dict[RowKey, str]
    shown: dict[Cell, Value]
    questions: list[Cell]


def expected(history: Iterable[Sealed]) -> Expected:
    """The state that follows from a history; quadratic in the operations on a row."""
    by_row: dict[RowKey, list[Sealed]] = defaultdict(list)
    clock: dict[Mark, tuple[object, ...]] = {}
    for sealed in history:
        mark, segment = sealed.mark, sealed.segment
        clock[mark] = (segment.hlc, mark.author, mark.seq, mark.head)
        rows = {w.row for w in segment.writes} | {o for w in segment.writes for o in w.owners}
        for row in rows | set(segment.hides) | set(segment.purges):
            by_row[row].append(sealed)
    result = Expected({}, {}, {}, [])
    for row, events in by_row.items():
        _row(row, events, clock, result)
    result.questions.sort()
    return result


def _saw(later: Sealed, earlier: Mark, *, itself: bool) -> bool:
    return earlier in later.seen or (itself and earlier == later.mark)


def _row(
    row: RowKey, events: list[Sealed], clock: Mapping[Mark, tuple[object, ...]], result: Expected
) -> None:
    erased = [e for e in events if row in e.segment.purges]
    hidden = [e for e in events if row in e.segment.hides]
    own = {e.mark: next((w for w in e.segment.writes if w.row == row), None) for e in events}

    def is_erased(mark: Mark) -> bool:
        return any(_saw(e, mark, itself=True) for e in erased)

    births = [
        mark
        for mark, write in own.items()
        if write is not None
        and write.birth
        and not is_erased(mark)
        and not any(
            (again := own[e.mark]) is not None and again.birth and mark in e.seen for e in events
        )
    ]
    in_use = [
        e.mark
        for e in events
        if any(w.row == row or row in w.owners for w in e.segment.writes)
        and not is_erased(e.mark)
        and not any(_saw(h, e.mark, itself=True) for h in hidden)
    ]
    values: dict[str, dict[Mark, Value]] = defaultdict(dict)
    for mark, write in own.items():
        for group, value in write.cells if write else ():
            replaced = any(
                other is not None
                and group in dict(other.cells)
                and mark in e.seen_of.get((row, group), e.seen)
                for e in events
                if (other := own[e.mark]) is not None
            )
            if not replaced and not is_erased(mark):
                values[group][mark] = value
    if not (births or in_use or values):
        return
    result.values[row] = dict(values)
    result.standing[row] = "hidden" if not in_use else "live" if births else "recovered"
    for group, siblings in values.items():
        result.shown[row, group] = siblings[max(siblings, key=lambda mark: clock[mark])]
        different = {repr(value) for value in siblings.values()}
        if in_use and len(different) > 1:
            result.questions.append((row, group))
