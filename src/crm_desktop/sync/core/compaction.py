"""What may be joined, taken anew, removed or erased, so that a folder does not grow for ever.

No decision is made by the times of files: the clocks of file servers are wrong by days. Ages are
differences between clocks of PCs, and those may be wrong by years, so an age alone never removes
anything: a file must be held by a verified snapshot, and the trash is emptied by the slowest clock
in the office.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from crm_desktop.sync.core.naming import Author, Dot, Vector, covers
from crm_desktop.sync.core.operations import RowKey

HOUR = 60 * 60 * 1000
DAY = 24 * HOUR
SILENT_DAYS = 180
"""A PC not heard of for so long catches up by a snapshot."""
TRASH_DAYS = 400
"""How long a deleted row can be brought back before it is erased everywhere."""
LARGEST_ROLL_UP = 16 << 20
"""Bytes; what is read at once must not fill anybody's memory."""
UNUSED_DAYS = 60
"""How long a content stays in the folder that no row names any more."""
SNAPSHOT_DAYS = 30
SNAPSHOTS_KEPT = 2
ERASED_HOURS = 1
"""After somebody was erased for good; whoever erases one often erases several."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a folder may become before it is tidied up."""

    first_files: int = 30
    first_bytes: int = 256 << 10
    """A folder with less than this needs no snapshot yet."""
    most_files: int = 2_000
    """Segments after the last snapshot that make a new one due."""
    longest_roll_up: int = 400
    """Segments that are joined into one file."""


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Peer:
    """Another PC of the shop, as its last acknowledgement describes it."""

    author: Author
    vector: Vector
    """What it has applied and kept."""
    wall: int = 0
    """Its clock when it said so, UTC milliseconds."""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    name: str
    vector: Vector
    hlc: int
    verified: bool
    """Read back from the folder as a whole, and the digest was right."""


@dataclass(frozen=True, slots=True)
class LogFile:
    """A segment (or several that were joined) in the shared folder, of this PC's own chain."""

    last: Dot
    wall: int
    size: int


def acknowledged(dot: Dot, peers: Iterable[Peer]) -> bool:
    """Whether every PC that still takes part has it."""
    return all(peer.retired or covers(peer.vector, dot) for peer in peers)


def roll_up(
    own: Iterable[LogFile], peers: Collection[Peer], limits: Limits = USUAL
) -> list[LogFile]:
    """The leading part of our log to join into one file; empty if that is not worth it yet.

    Only what every active PC has: nobody is then in the middle of reading the parts.
    """
    ready: list[LogFile] = []
    size = 0
    for file in own:
        full = len(ready) == limits.longest_roll_up or (
            ready and size + file.size > LARGEST_ROLL_UP
        )
        if full:
            return ready if len(ready) > 1 else []
        if not acknowledged(file.last, peers):
            return []
        ready.append(file)
        size += file.size
    return ready if len(ready) == limits.longest_roll_up else []


def snapshot_is_due(
    *,
    log_bytes: int,
    last_size: int | None,
    files: int,
    age_days: float,
    limits: Limits = USUAL,
    erased_hours: float | None = None,
) -> bool:
    """Whether a new snapshot is worth its size. ``log_bytes`` and ``files``: what was added since
    the last one; ``last_size``: its size, none if there is none; ``erased_hours``: since somebody
    was erased whom the last one still holds, for what lies in the folder goes by a snapshot
    alone."""
    if erased_hours is not None and erased_hours >= ERASED_HOURS:
        return True
    if last_size is None:
        return files >= limits.first_files or log_bytes >= limits.first_bytes
    old = files > 0 and age_days >= SNAPSHOT_DAYS
    return log_bytes > last_size or files >= limits.most_files or old


def surplus_snapshots(
    snapshots: Iterable[SnapshotFile], erased: Collection[Dot] = ()
) -> list[SnapshotFile]:
    """Snapshots that are not needed: older than the newest two that were verified.

    ``erased``: the segments by which somebody was erased for good. What still holds such a person
    goes as soon as one that was verified does not: a second copy is not worth it.
    """
    newest_first = sorted(snapshots, key=lambda s: s.hlc, reverse=True)
    clean = [s for s in newest_first if all(covers(s.vector, dot) for dot in erased)]
    if any(s.verified for s in clean) and len(clean) < len(newest_first):
        return [s for s in newest_first if s not in clean[:SNAPSHOTS_KEPT]]
    good = [s for s in newest_first if s.verified][:SNAPSHOTS_KEPT]
    if len(good) < SNAPSHOTS_KEPT:
        return []
    return [s for s in newest_first if s.hlc < good[-1].hlc]


def removable(
    own: Iterable[LogFile],
    snapshots: Collection[SnapshotFile],
    peers: Collection[Peer],
    newest_wall: int,
) -> list[LogFile]:
    """Files of our own log that nobody needs any more; our copy in the outbox may go with them.

    Until then we can publish them again if the folder is lost or damaged. A verified snapshot must
    hold them, and every active PC must have them, or they are so old that whoever lacks them will
    catch up by the snapshot anyway.
    """
    held = [s.vector for s in snapshots if s.verified]
    return [
        file
        for file in own
        if any(covers(vector, file.last) for vector in held)
        and (acknowledged(file.last, peers) or newest_wall - file.wall > SILENT_DAYS * DAY)
    ]


def erasable(hidden: Mapping[RowKey, tuple[Dot, int]], everybody: Collection[Peer]) -> list[RowKey]:
    """Rows that have been in the trash long enough.

    ``hidden``: row -> the segment that hid it, and its hybrid clock, which is no earlier than any
    clock its author had heard of. ``everybody``: this PC and all others. The slowest clock decides,
    and every active PC must know of the deletion: then only a PC that stayed away can still write
    to the row, and what it wrote is kept as recovered.

    Erasing is an operation, sealed and sent like others, so that PCs with equal vectors have equal
    rows; erasing on each PC by itself, as the first design had it, would part them.
    """
    active = [peer for peer in everybody if not peer.retired]
    if not active:
        return []
    now = slowest_clock(active)
    return sorted(
        key
        for key, (dot, hlc) in hidden.items()
        if now - (hlc >> 16) > TRASH_DAYS * DAY and acknowledged(dot, active)
    )


def slowest_clock(everybody: Iterable[Peer]) -> int:
    """What it is by the slowest clock of the PCs that take part, UTC milliseconds; 0 if nobody
    does."""
    return min((peer.wall for peer in everybody if not peer.retired), default=0)


def is_unused(*, snapshots: int, since: int, now: int) -> bool:
    """Whether a content may leave the folder: so many verified snapshots, one after the other,
    found that no row names it, the first at ``since``; both by ``slowest_clock``."""
    return snapshots >= SNAPSHOTS_KEPT and now - since > UNUSED_DAYS * DAY
