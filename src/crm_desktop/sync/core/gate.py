"""May a segment be applied now? Only if everything its author had seen has been applied here.

Letting a segment through early would make a PC believe it had seen what it has not, and the next
write on it would silently replace that. The gate also brings owners before their parts. What a
segment is waiting for has a name, so that a person can be told which PC to switch on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from crm_desktop.sync.core.naming import Mark
from crm_desktop.sync.core.operations import Segment
from crm_desktop.sync.core.replica import Replica


class Answer(Enum):
    READY = "ready"
    KNOWN = "known"
    """Applied before; delivered again, or under another file name."""
    WAITING = "waiting"
    TOO_NEW = "too new"
    """Written by a program whose data this one cannot make sense of: stop reading, and stop
    publishing too, for publishing on without reading would part the shop in two."""


@dataclass(frozen=True, slots=True)
class Verdict:
    answer: Answer
    missing: tuple[Mark, ...] = ()
    """Segments it waits for; they may wait for others in turn."""


def judge(replica: Replica, segment: Segment, head: bytes, schema: int) -> Verdict:
    """What to do with a segment; ``schema`` is the number of the program that asks."""
    if replica.has(Mark(segment.author, segment.seq, head)):
        return Verdict(Answer.KNOWN)
    if segment.min_reader > schema:
        return Verdict(Answer.TOO_NEW)
    needed = list(segment.seen)
    # Part of what it has seen; but a segment may come from anybody.
    needed += [mark for write in segment.writes for _, marks in write.keep for mark in marks]
    if segment.seq > 1:
        needed.append(Mark(segment.author, segment.seq - 1, segment.previous))
    missing = tuple(sorted({mark for mark in needed if not replica.has(mark)}))
    return Verdict(Answer.WAITING, missing) if missing else Verdict(Answer.READY)
