"""A shared shop at work: send and receive, how it stands, check, leave.

What the window and the command line call, after ``setup``. Everything here may be repeated and may
end anywhere, by an error or a power cut. Nothing here raises for what a folder may be like during a
turn (see ``Turn.trouble``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services import sync_questions
from crm_desktop.store.store import Store
from crm_desktop.sync import anchor, encryption, peers, segment
from crm_desktop.sync.core.naming import Mark
from crm_desktop.sync.engine import STOPPING, Engine, Trouble, Turn, trouble_of
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.peers import Colleague
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.setup import (
    Surroundings,
    forget,
    key_of,
    no_folder,
    place_of,
    shared_state,
)
from crm_desktop.sync.shared_files import BlobKeys, SharedFiles
from crm_desktop.sync.shop_file import ShopFile
from crm_desktop.sync.snapshots import check as check_snapshot
from crm_desktop.sync.tree import DiskTree
from crm_desktop.sync.upkeep import Kept, Upkeep

MOST_TURNS = 5
"""Turns that one ``now`` does while each brings something new."""


@dataclass(frozen=True, slots=True)
class Done:
    """What one call of ``now`` did."""

    sent: int
    received: int
    turn: Turn
    """The last one."""
    kept: Kept
    files_sent: int = 0
    files_fetched: int = 0
    caught_up: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands, without asking the folder."""

    where: str
    """Path of the shop's folder, or its address on a server."""
    locked: bool
    device: str
    to_send: int
    """Rows that were changed since the last turn."""
    segments: int
    """Sealed and still kept here in case the folder loses them."""
    files_missing: int
    questions: int
    colleagues: tuple[Colleague, ...]


@dataclass(slots=True)
class Verified:
    """What ``verify`` looked at and found."""

    files: int = 0
    snapshots: int = 0
    rows: int = 0
    files_put: int = 0
    """Contents of attachments that were missing in the folder and are there again."""
    damaged: list[str] = field(default_factory=list)
    drifted: int = 0
    """Rows that are not what sync knows of them: a fault of the program."""
    not_in_folder: int = 0
    """Own segments that are not in the folder; the next turn sends them."""

    @property
    def ok(self) -> bool:
        return not (self.damaged or self.drifted or self.not_in_folder)


class Shared:
    """A shop that is shared, at work; used by one thread at a time.

    Raises:
        UserError: ``sync.not_shared``; ``sync.key_needed``: encrypted, the key ring does not have
            the key, and no ``secret`` was given; ``sync.wrong_key``; ``sync.password_needed``: the
            same of the server's ``password``.
    """

    def __init__(
        self,
        store: Store,
        here: Surroundings,
        secret: str | bytes | None = None,
        password: str | None = None,
    ) -> None:
        """``secret``: passphrase or recovery code; or the key, where it is known already.
        ``password``: of the server, if it is shared on one."""
        state = shared_state(store)
        self._store = store
        self._here = here
        self.place = place_of(state, here, password)
        self._kept = state.server
        key: bytes | None = None
        if state.locked:
            if isinstance(secret, bytes):
                key = secret
            else:
                key = key_of(self.place, secret, state.library, here)
        self._carrier = FolderCarrier(self.place)
        self._file = ShopFile(
            store, encryption.subkey(key, "segment") if key else None, here.random
        )
        self._snapshot_key = encryption.subkey(key, "snapshot") if key else None
        self._engine = Engine(self._file, self._carrier)
        self._upkeep = Upkeep(self._file, self._carrier, self._snapshot_key)
        self._files = SharedFiles(self._file, self._carrier, BlobKeys.of(key))
        mine = anchor.here(here.settings, here.machine)
        if state.anchor != mine:
            self._file.new_life()
            with store.write_local() as raw:
                raw.execute("UPDATE sync_state SET anchor=?", (mine,))

    @property
    def folder(self) -> Path:
        """The shop's folder; ``LookupError`` if it is shared on a server."""
        if not isinstance(self.place, DiskTree):
            raise LookupError("this shop is shared on a server")
        return self.place.folder

    def close(self) -> None:
        """Give back connections; used again, it connects anew."""
        self.place.close()

    def now(self, progress: Progress = silent) -> Done:
        """Send, receive, catch up and look after the folder, until nothing more moves.

        Raises:
            CancelledError: from ``progress``; what was done stays done.
        """
        self.place.attend(lambda: progress(0, 0, ""))
        try:
            return self._now(progress)
        finally:
            self.place.attend(lambda: None)
            kept = self.place.kept
            if kept != self._kept:
                with self._store.write_local() as raw:
                    raw.execute("UPDATE sync_state SET server=?", (kept,))
                self._kept = kept

    def _now(self, progress: Progress) -> Done:
        sent = received = files_sent = files_fetched = 0
        caught_up, kept = False, Kept()
        turn = Turn()
        for _ in range(MOST_TURNS):
            progress(0, 0, "")
            moved = 0
            try:
                if self._carrier.library() == self._file.library:
                    if not self._file.replica.vector and self._upkeep.catch_up(progress):
                        caught_up, moved = True, 1
                    self._file.seal(progress)
                    files_sent += self._files.send()
            except OSError:
                pass  # the turn finds the same and says what it is
            turn = self._engine.turn(progress)
            sent, received = sent + turn.sent, received + turn.received
            moved += turn.sent + turn.received
            peers.hear(self._store, turn.words, self._file.author().device)
            if turn.trouble & STOPPING:
                break
            try:
                if (turn.missing or turn.behind) and self._upkeep.catch_up(progress):
                    caught_up, moved = True, 1
                files_fetched += self._files.fetch()
                if self._files.are_lost():
                    files_sent += self._files.repair()
                kept = self._upkeep.look_after(self._engine, turn, progress)
            except ConnectionError as error:
                turn.trouble.add(trouble_of(error))
                break
            except OSError:
                turn.trouble.add(Trouble.CANNOT_WRITE)
            if not moved:
                break
        return Done(sent, received, turn, kept, files_sent, files_fetched, caught_up)

    def let_in(self, turn: Turn) -> int:
        """Let in what was held because it puts very much into the trash; how many segments."""
        self._file.allow(turn.held)
        return len(turn.held)

    def standing(self) -> Standing:
        """How it stands, without asking the folder."""
        state = shared_state(self._store)
        with self._store.read_raw() as raw:
            (dirty,) = raw.execute("SELECT count(*) FROM sync_dirty").fetchone()
            (label,) = raw.execute("SELECT value FROM meta WHERE name='device'").fetchone() or ("",)
        return Standing(
            self.place.where,
            state.locked,
            label,
            dirty,
            len(self._file.outbox()),
            len(self._files.missing()),
            sync_questions.count_questions(self._store),
            tuple(self.colleagues()),
        )

    def colleagues(self) -> list[Colleague]:
        """The other PCs."""
        return [p for p in peers.read(self._store) if p.device != self._file.author().device]

    def called(self, mark: Mark) -> str:
        """The name of the PC that a segment is from."""
        with self._store.read_raw() as raw:
            label = peers.label_of(raw, mark.author.device)
        return label or mark.author.device.hex()[:8]

    def verify(self, progress: Progress = silent) -> Verified:
        """Read everything in the folder and compare the shop with what sync knows of it.

        Raises:
            UserError: ``sync.folder``: the folder is out of reach.
            CancelledError: from ``progress``.
        """
        found = Verified()
        try:
            if self._carrier.library() != self._file.library:
                raise no_folder(self.place)
            names = sorted(self._carrier.segments())
            there: set[Mark] = set()
            for done, name in enumerate(names):
                progress(done, len(names), "Checking")
                found.files += 1
                try:
                    for content in segment.parts(self._carrier.read(name)):
                        _, mark = segment.decode(content, self._file.library, self._file.key)
                        there.add(mark)
                except BadSegmentError:
                    found.damaged.append(name)
                except FileNotFoundError:
                    found.files -= 1  # removed by its owner meanwhile
            for name, said in self._upkeep.usable().items():
                progress(0, 0, "Checking")
                found.snapshots += 1
                get = self._upkeep.get(name)
                if not check_snapshot(said, get, self._file.library, self._snapshot_key):
                    found.damaged.append(name)
            found.files_put = self._files.repair()
        except OSError as error:
            raise no_folder(self.place, error) from error
        self._file.seal()
        found.drifted = len(self._file.drifted())
        with self._store.read_raw() as raw:
            (found.rows,) = raw.execute("SELECT count(*) FROM sync_row").fetchone()
        found.not_in_folder = len(self._file.outbox().keys() - there)
        return found

    def retire(self, name: str) -> Colleague:
        """Wait no longer for a PC that is gone for good; it may come back.

        Raises:
            UserError: ``sync.no_such_pc``.
        """
        found = [p for p in self.colleagues() if name in (p.label, p.device.hex()[:8])]
        if len(found) != 1:
            raise UserError(
                f"There is no PC called “{name}” (or more than one). Nothing was changed.",
                code="sync.no_such_pc",
            )
        peers.retire(self._store, found[0].device)
        return found[0]

    def leave(self) -> Done:
        """Send what is left, say so to the others, and share no longer. Everything stays here.

        Raises:
            UserError: ``sync.not_sent``: something could not be sent; nothing was changed.
        """
        self._file.leaving = True
        try:
            done = self.now()
            with self._store.read_raw() as raw:
                pending = raw.execute("SELECT 1 FROM sync_dirty UNION SELECT 1 FROM sync_blob"
                                      " WHERE wanted=0").fetchone()  # fmt: skip
            if done.turn.trouble or pending:
                raise UserError(
                    "Not everything could be sent to the other PCs, so this PC still takes part. "
                    "Your work is safe here. Please check the place where it is shared and try "
                    "again.",
                    code="sync.not_sent",
                )
        finally:
            self._file.leaving = False
        forget(self._store, self._here)
        return done
