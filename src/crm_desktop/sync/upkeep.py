"""What keeps a shared folder small and every PC able to catch up: snapshots, joining, removing.

Done after a turn that left nothing open. What may be removed is decided by ``core.compaction``;
here it is carried out, in an order that a power cut may interrupt anywhere: what replaces a file is
read back before the file goes, and what goes from the folder goes from the outbox first, or it
would be published again.

A hole that nobody can fill (a file that vanished, its author away) is healed by whoever has the
segment: it makes a snapshot at once. The design said to wait for a day; but a hole is only seen
where the file is missing for two PCs, and a snapshot too many costs nothing but its size.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import SYNCED, number
from crm_desktop.sync import peers, segment, shop_merge, snapshot_file, snapshots
from crm_desktop.sync.ack import Ack
from crm_desktop.sync.core import compaction
from crm_desktop.sync.core.compaction import DAY, HOUR, Limits, LogFile, Peer, SnapshotFile
from crm_desktop.sync.core.naming import Author, Dot, Mark, covers
from crm_desktop.sync.engine import Engine, Turn
from crm_desktop.sync.folder import DESCRIPTION, FolderCarrier
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.shop_file import ShopFile
from crm_desktop.sync.snapshot_file import Described

TIDYING = "Tidying the shared folder"
_JOINED = re.compile(r"d-([0-9a-f]{32})-([0-9a-f]{8})/r-[0-9]{10}-[0-9]{10}-[0-9a-f]{16}\.seg")


@dataclass(slots=True)
class Kept:
    """What was done for the folder."""

    snapshot: str | None = None
    joined: int = 0
    removed: int = 0
    unusable: set[str] = field(default_factory=set)
    """Snapshots that are damaged."""


class Upkeep:
    """Snapshots and files of one PC. ``key``: for snapshots, none if the shop is not encrypted."""

    def __init__(
        self,
        file: ShopFile,
        carrier: FolderCarrier,
        key: bytes | None,
        limits: Limits = compaction.USUAL,
    ) -> None:
        self._file = file
        self._limits = limits
        self._carrier = carrier
        self.key = key
        self.doubtful = False
        """A snapshot of this very shop did not hold what it should: its rows want counting."""
        self._described: dict[str, Described | None] = {}
        """Snapshots that were looked at; none: damaged."""
        self._earlier: set[str] = set()
        """Those that an earlier key encrypted: before a PC was removed, when another one was made
        at once, or by whoever has that PC now. Nobody reads them."""
        self._looked_with = key

    # --- catching up --------------------------------------------------------------------------

    def catch_up(self, progress: Progress = silent) -> bool:
        """Merge the newest snapshot that knows of something unknown here; whether there was one.

        May raise ``OSError`` and what ``progress`` raises; then nothing was changed.
        """
        for name, said in reversed(list(self.usable().items())):
            if all(self._file.has(mark) for mark in said.seen):
                continue
            try:
                shop_merge.merge(self._file, said, self.get(name), self.key, progress)
            except BadSegmentError:
                self._described[name] = None
                continue
            return True
        return False

    @property
    def unusable(self) -> set[str]:
        """Snapshots that were found to be damaged when ``usable`` was asked last."""
        return {name for name, said in self._described.items() if said is None}

    def usable(self) -> dict[str, Described]:
        """Name -> description of the snapshots that can be read, the oldest first. May raise
        ``OSError``."""
        if self.key != self._looked_with:
            self._described.clear()
            self._looked_with = self.key
        names = self._carrier.snapshots()
        self._earlier.intersection_update(names)
        self._described = {n: d for n, d in self._described.items() if n in names}
        for name in names:
            if name not in self._described:
                try:
                    content = self._carrier.part(name, DESCRIPTION)
                    said = snapshot_file.described(content, self._file.library, self.key)
                    if snapshot_file.is_by_earlier_key(content, self.key):
                        self._earlier.add(name)
                    self._described[name] = said
                except FileNotFoundError:
                    continue
                except segment.TornSegmentError:
                    continue  # still arriving
                except BadSegmentError:
                    self._described[name] = None
        return {
            n: d
            for n in names
            if (d := self._described.get(n)) is not None and n not in self._earlier
        }

    def get(self, name: str) -> Callable[[int], bytes]:
        """How to read the parts of a snapshot."""
        return lambda number: self._carrier.part(name, _part(number))

    # --- after a turn -------------------------------------------------------------------------

    def look_after(self, engine: Engine, turn: Turn, progress: Progress = silent) -> Kept:
        """Do what is due now. May raise ``OSError`` and what ``progress`` raises: the rest is done
        another time."""
        kept = Kept()
        everybody = self._peers(turn.words)
        known = self.usable()
        kept.unusable = self.unusable
        verified = self._vectors(known)
        newest_wall = self._newest_wall()
        if self._is_due(known, verified, newest_wall) or self._is_asked_for(engine, turn, verified):
            kept.snapshot = self.make_snapshot(progress)
            known = self.usable()
            verified = self._vectors(known)
        kept.removed += self._remove_snapshots(verified, everybody)
        own = self._own_files(engine, turn)
        needless = compaction.removable(own.values(), verified, everybody, newest_wall)
        gone = [name for name, file in own.items() if file in needless]
        self._forget([mark for name in gone for mark in engine.holds(name)])
        for name in gone:
            progress(kept.removed, len(gone), TIDYING)
            self._carrier.remove(name)
            kept.removed += 1
        left = {name: file for name, file in own.items() if name not in gone}
        if self._carrier.can_join:
            kept.joined = self._join(engine, left, everybody, progress)
        return kept

    def make_snapshot(self, progress: Progress = silent) -> str | None:
        """Take a snapshot, read it back, and describe it; none if it is not the moment.

        May raise ``OSError`` and what ``progress`` raises; what was written then is removed by a
        later one.
        """
        replica = self._file.replica
        device = self._file.author().device.hex()
        name = f"{replica.last_hlc:016x}-{device}-{replica.digest.hex()[:16]}"
        if name in self.usable():
            return None
        for other in self._carrier.begun():  # what a power cut left of an earlier one
            if f"-{device}-" in other and other not in self._carrier.snapshots():
                self._carrier.remove_snapshot(other)
        said = snapshots.take(
            self._file,
            self.key,
            lambda number, content: self._carrier.put_part(name, _part(number), content),
            progress,
        )
        if said is None:
            return None
        if not snapshots.check(said, self.get(name), self._file.library, self.key, progress):
            self.doubtful = True
            self._carrier.remove_snapshot(name)
            return None
        described = snapshot_file.describe(said, self._file.library, self.key)
        self._carrier.put_part(name, DESCRIPTION, described)
        return name

    def _peers(self, words: tuple[Ack, ...]) -> list[Peer]:
        """All other PCs that take part or ever wrote, with what they have as far as we know."""
        chains, me = self._file.replica.chains, self._file.author().device
        found: dict[bytes, Peer] = {}
        for colleague in peers.read(self._file.store):
            try:
                vector = chains.vector(colleague.word.seen)
            except LookupError:
                vector = {}  # it has what we have not: nothing of ours is certain
            found[colleague.device] = Peer(
                colleague.word.author, vector, colleague.word.wall, colleague.retired
            )
        for author in chains.authors():
            found.setdefault(author.device, Peer(author, {}))
        # A second copy of this very PC speaks under another life of the same device.
        twins = []
        found.pop(me, None)
        for word in words:
            life = word.author
            if life.device != me or life == self._file.author() or self._is_older(life):
                continue
            try:
                twins.append(Peer(life, chains.vector(word.seen), word.wall))
            except LookupError:
                twins.append(Peer(life, {}, word.wall))
        return [*found.values(), *twins]

    def _is_older(self, author: Author) -> bool:
        """Whether this life of our device was our own: nobody else speaks in it."""
        return any(self._file.wrote(mark) for mark in self._file.replica.seen
                   if mark.author == author)  # fmt: skip

    def _vectors(self, known: dict[str, Described]) -> list[SnapshotFile]:
        chains = self._file.replica.chains
        found = []
        for name, said in known.items():
            try:
                found.append(SnapshotFile(name, chains.vector(said.seen), said.hlc, verified=True))
            except LookupError:
                continue
        return found

    def _newest_wall(self) -> int:
        with self._file.store.read_raw() as raw:
            (wall,) = raw.execute("SELECT coalesce(max(wall), 0) FROM sync_segment").fetchone()
        assert isinstance(wall, int)
        return wall

    def _is_due(
        self, known: dict[str, Described], verified: list[SnapshotFile], newest_wall: int
    ) -> bool:
        newest = max(verified, key=lambda s: s.hlc, default=None)
        vector = newest.vector if newest else {}
        files = size = 0
        with self._file.store.read_raw() as raw:
            for chain, seq, bytes_ in raw.execute("SELECT chain, seq, size FROM sync_segment"):
                if not covers(vector, Dot(chain, seq)):
                    files, size = files + 1, size + bytes_
        said = known[newest.name] if newest else None
        erased, now = self._erasures(), max(newest_wall, self._file.store.clock())
        return compaction.snapshot_is_due(
            log_bytes=size,
            last_size=sum(part for part, _ in said.parts) if said else None,
            files=files,
            age_days=max(0, newest_wall - said.wall) / DAY if said else 0,
            limits=self._limits,
            erased_hours=max(
                ((now - wall) / HOUR for dot, wall in erased if not covers(vector, dot)),
                default=None,
            ),
        )

    def _erasures(self) -> list[tuple[Dot, int]]:
        """The segments by which somebody was erased for good, each with its author's clock."""
        with self._file.store.read_raw() as raw:
            return [
                (Dot(chain, seq), wall)
                for chain, seq, wall in raw.execute(
                    "SELECT DISTINCT r.birth_chain, r.birth_seq, s.wall FROM sync_row r"
                    " JOIN sync_segment s ON s.chain=r.birth_chain AND s.seq=r.birth_seq"
                    " WHERE r.tbl=?",
                    (number(SYNCED["erasure"]),),
                )
            ]

    def _is_asked_for(self, engine: Engine, turn: Turn, verified: list[SnapshotFile]) -> bool:
        there = {mark for name in turn.names for mark in engine.holds(name)}
        outbox = self._file.outbox()
        for word in turn.words:
            for mark in word.wanted:
                dot = self._file.replica.chains.locate(mark)
                if dot is None or mark in there or mark in outbox or not self._file.has(mark):
                    continue
                if not any(covers(s.vector, dot) for s in verified):
                    return True
        return False

    def _remove_snapshots(self, verified: list[SnapshotFile], everybody: list[Peer]) -> int:
        """Surplus ones of ours and of PCs that are gone for good."""
        authors = {self._file.author().device} | {p.author.device for p in everybody if p.retired}
        erased = [dot for dot, _ in self._erasures()]
        names = [one.name for one in compaction.surplus_snapshots(verified, erased)]
        names += sorted(self._earlier) if verified else []
        removed = 0
        for name in names:
            if bytes.fromhex(name.split("-")[1]) in authors:
                self._carrier.remove_snapshot(name)
                removed += 1
        return removed

    def _own_files(self, engine: Engine, turn: Turn) -> dict[str, LogFile]:
        """Files in the folder that hold segments of this very copy only, in order."""
        chains = self._file.replica.chains
        with self._file.store.read_raw() as raw:
            about = {
                Dot(chain, seq): (wall, size)
                for chain, seq, wall, size in raw.execute(
                    "SELECT chain, seq, wall, size FROM sync_segment WHERE own=1"
                )
            }
        found: list[tuple[Dot, str, LogFile]] = []
        for name in turn.names:
            marks = engine.holds(name)
            if not marks or not all(self._file.wrote(mark) for mark in marks):
                continue
            dots = [dot for mark in marks if (dot := chains.locate(mark)) is not None]
            last = max(dots)
            size = sum(about[dot][1] for dot in dots)
            found.append((last, name, LogFile(last, about[last][0], size)))
        return {name: file for _, name, file in sorted(found)}

    def _forget(self, marks: list[Mark]) -> None:
        """Our own copy is not needed any more either."""
        chains = self._file.replica.chains
        dots = [dot for mark in marks if (dot := chains.locate(mark)) is not None]
        if dots:
            with self._file.store.write_local() as raw:
                raw.executemany(
                    "UPDATE sync_segment SET content=NULL WHERE own=1 AND chain=? AND seq=?", dots
                )

    def _join(
        self, engine: Engine, own: dict[str, LogFile], everybody: list[Peer], progress: Progress
    ) -> int:
        """Join the leading single files of one chain into one."""
        single = {name: f for name, f in own.items() if not _JOINED.fullmatch(name)}
        joined = 0
        for chain in sorted({file.last.chain for file in single.values()}):
            names = {name: f for name, f in single.items() if f.last.chain == chain}
            chosen = compaction.roll_up(names.values(), everybody, self._limits)
            parts = [name for name, file in names.items() if file in chosen]
            marks = [mark for name in parts for mark in engine.holds(name)]
            contents = [self._file.content(mark) for mark in marks]
            if len(parts) < 2 or None in contents:
                continue
            whole = b"".join(content for content in contents if content is not None)
            first, last = marks[0], marks[-1]
            place = parts[0].rpartition("/")[0]
            name = f"{place}/r-{first.seq:010d}-{last.seq:010d}-{last.head.hex()}.seg"
            self._carrier.publish(name, whole)
            if self._carrier.read(name) != whole:
                self._carrier.remove(name)
                continue
            for done, part in enumerate(parts):
                progress(done, len(parts), TIDYING)
                self._carrier.remove(part)
            joined += len(parts)
        return joined


def _part(number: int) -> str:
    return f"p{number:04d}.bin"
