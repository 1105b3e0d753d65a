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
from crm_desktop.store import encryption
from crm_desktop.store.restored import KEEP_OLDER, NOT_CHOSEN
from crm_desktop.store.store import Store
from crm_desktop.sync import anchor, emptying, mending, peers, restored, segment
from crm_desktop.sync.core.naming import Mark
from crm_desktop.sync.engine import STOPPING, Engine, Trouble, Turn, trouble_of
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.mending import Drift
from crm_desktop.sync.peers import Colleague
from crm_desktop.sync.received import Exchange
from crm_desktop.sync.restored import Preview
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.setup import (
    Surroundings,
    forget,
    key_of,
    no_folder,
    place_of,
    shared_state,
)
from crm_desktop.sync.shared_files import BlobKeys, MissingFile, SharedFiles
from crm_desktop.sync.shop_file import ShopFile
from crm_desktop.sync.shop_key import ShopKey
from crm_desktop.sync.snapshots import check as check_snapshot
from crm_desktop.sync.tree import DiskTree
from crm_desktop.sync.upkeep import Kept, Upkeep

_TOLD = {Trouble.TAMPERED, Trouble.OLDER_FOLDER, Trouble.DIVERGED}
"""Troubles that are told even if they were put right in the same call."""
MOST_TURNS = 5
"""Turns that one ``now`` does while each brings something new."""


@dataclass(slots=True)
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
    mended: int = 0
    """Rows that another PC held otherwise although both saw the same."""


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
    """Rows that are not what sync knows of them, by a fault of the program or the disk. The next
    turns compare them with the other PCs."""
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
        self._kept, self._password = state.server, password
        self._key: ShopKey | None = None
        self._silent: set[bytes] = set()
        """PCs whose word is not in the folder any more; this is told once."""
        self._apart = False
        """Another PC holds something else although both saw the same."""
        if state.locked:
            if isinstance(secret, bytes):
                key = secret
            else:
                key = key_of(self.place, secret, state.library, here)
            if isinstance(secret, str):
                here.ring.keep(state.library, encryption.all_of(key)[0])
            self._key = ShopKey(store, self.place, state, here, key)
        self._carrier = FolderCarrier(self.place)
        self._file = ShopFile(store, None, here.random)
        self._engine = Engine(self._file, self._carrier)
        self._upkeep = Upkeep(self._file, self._carrier, None, here.limits)
        self._files = SharedFiles(self._file, self._carrier, BlobKeys())
        self._snapshot_key: bytes | None = None
        self._use_key()
        mine = anchor.here(here.settings, here.machine)
        if state.anchor != mine:
            self._file.new_life()
            with store.write_local() as raw:
                raw.execute("UPDATE sync_state SET anchor=?", (mine,))

    def _use_key(self) -> None:
        if self._key is None:
            return
        key = self._key.key
        self._file.key = encryption.subkey(key, "segment")
        self._file.word_key = encryption.subkey(key, "word")
        self._snapshot_key = self._upkeep.key = encryption.subkey(key, "snapshot")
        self._files.keys = BlobKeys.of(key)

    @property
    def folder(self) -> Path:
        """The shop's folder; ``LookupError`` if it is shared on a server."""
        if not isinstance(self.place, DiskTree):
            raise LookupError("this shop is shared on a server")
        return self.place.folder

    def close(self) -> None:
        """Give back connections; used again, it connects anew."""
        self.place.close()

    def news(self, seconds: float) -> bool | None:
        """Wait for a hint that another PC sent something, at most ``seconds``; asks what ``now``
        was given as progress meanwhile. None, at once: this place gives no hints.

        Raises:
            ConnectionError: the server does not answer.
        """
        return self.place.news(seconds)

    def forgive(self) -> None:
        """A person knows that the server was set back: what is missing there is sent again."""
        self.place.forgive()

    def seal(self, progress: Progress = silent) -> None:
        """Have what was typed here keep its time, without asking the folder: of two values that
        were written apart the newer one is used.

        Raises:
            CancelledError: from ``progress``; the rest is left for another time.
        """
        if restored.waiting(self._store) is None and self._file.replica.vector:
            self._file.seal(progress)

    def now(self, progress: Progress = silent) -> Done:
        """Send, receive, catch up and look after the folder, until nothing more moves.

        Raises:
            CancelledError: from ``progress``; what was done stays done.
        """
        self.place.attend(lambda: progress(0, 0, ""))
        try:
            done = self._now(progress)
            if self._password is not None and not done.turn.trouble & STOPPING:
                self._here.ring.keep_password(self.place.where, self._password)
                self._password = None
            return done
        finally:
            self.place.attend(lambda: None)
            kept = self.place.kept
            if kept != self._kept:
                with self._store.write_local() as raw:
                    raw.execute("UPDATE sync_state SET server=?", (kept,))
                self._kept = kept

    def _now(self, progress: Progress) -> Done:
        done = Done(0, 0, Turn(), Kept())
        older = restored.waiting(self._store)
        if older is not None and older.choice == NOT_CHOSEN:
            done.turn.trouble.add(Trouble.RESTORED)
            return done
        noticed: set[Trouble] = set()
        self._file.exchange = Exchange()
        for _ in range(MOST_TURNS):
            progress(0, 0, "")
            moved = self._one_turn(done, progress)
            noticed |= done.turn.trouble & _TOLD
            if done.turn.trouble & STOPPING or not moved:
                break
        done.turn.trouble |= noticed  # though it was put right meanwhile
        return done

    def _one_turn(self, done: Done, progress: Progress) -> bool:
        """Whether something moved, so that another turn is worth it."""
        older = restored.waiting(self._store)
        only_receive = older is not None and older.choice == KEEP_OLDER
        self._file.catching_up = restored.begin(self._store) if older is not None else None
        doubts, moved = set[Trouble](), 0
        try:
            doubts = self._look_at_keys()
            if Trouble.NEW_KEY in doubts:
                done.turn.trouble |= doubts
                return False
            if self._carrier.library() == self._file.library:
                if not self._file.replica.vector and self._upkeep.catch_up(progress):
                    done.caught_up, moved = True, 1
                self._file.seal(progress)
                done.files_sent += self._files.send(progress)
        except OSError:
            pass  # the turn finds the same and says what it is
        if self._apart:
            moved += self._mend(done, progress)
        self._file.wanted_files = self._files.wanted()
        done.turn = turn = self._engine.turn(progress, only_receive=only_receive)
        turn.trouble |= doubts
        done.sent, done.received = done.sent + turn.sent, done.received + turn.received
        moved += turn.sent + turn.received
        if turn.trouble & STOPPING:
            return False
        if not peers.hear(self._store, turn.words, self._file.author().device):
            turn.trouble.add(Trouble.OLDER_FOLDER)
        heard = {word.author.device for word in turn.words}
        silent = {one.device for one in self.colleagues() if not one.retired} - heard
        if silent - self._silent:
            turn.trouble.add(Trouble.OLDER_FOLDER)
        self._silent = silent
        try:
            if (turn.missing or turn.behind) and self._upkeep.catch_up(progress):
                done.caught_up, moved = True, 1
            if only_receive:
                return bool(self._finish(turn, moved, progress) or moved)
            moved += self._look_after(done, progress)
        except ConnectionError as error:
            turn.trouble.add(trouble_of(error))
            return False
        except OSError:
            turn.trouble.add(Trouble.CANNOT_WRITE)
        self._finish(turn, moved, progress)
        return bool(moved)

    def _mend(self, done: Done, progress: Progress) -> int:
        """Let the others see what we hold, and write again what another one holds otherwise."""
        try:
            self._upkeep.make_snapshot(progress)
            for name, said in self._upkeep.usable().items():
                if mending.is_of_use(self._file, said):
                    get = self._upkeep.get(name)
                    rows = mending.differing(
                        self._file, said, get, self._snapshot_key, progress
                    )  # fmt: skip
                    self._file.write_again(rows)
                    done.mended += len(rows)
                    self._apart = False
                    return len(rows)
        except (OSError, BadSegmentError):
            pass  # another time
        return 0

    def _own_up(self, progress: Progress) -> Drift:
        """Count our own rows anew, so that other PCs can notice what is wrong with them."""
        drift = mending.drift(self._file, progress)
        if drift.rows:
            mending.own_up(self._file, drift)
        self._upkeep.doubtful = False
        return drift

    def _look_at_keys(self) -> set[Trouble]:
        if self._key is None:
            return set()
        doubts = self._key.look()
        self._use_key()
        return doubts

    def _look_after(self, done: Done, progress: Progress) -> int:
        """Attached files and the folder; how much was done that the others should hear of."""
        turn = done.turn
        done.files_fetched += self._files.fetch(progress)
        if self._files.are_lost():
            done.files_sent += self._files.repair(progress)
        done.files_sent += self._files.answer(turn.words, progress)
        done.kept = self._upkeep.look_after(self._engine, turn, progress)
        emptied = 0
        if self._upkeep.doubtful:
            emptied += self._own_up(progress).rows
        if Trouble.DIVERGED in turn.trouble:
            self._apart = True
            emptied += self._mend(done, progress)
        if done.kept.snapshot:
            emptying.note_unused(self._file, self._carrier, self._files, done.kept.snapshot)
            emptied += emptying.empty_trash(self._file)
        done.kept.removed += emptying.remove_unused(self._file, self._carrier, self._files)
        return emptied

    def _finish(self, turn: Turn, moved: int, progress: Progress) -> bool:
        """An older copy of the shop that has received everything takes part as usual again."""
        if self._file.catching_up is None or moved or turn.missing or turn.behind or turn.held:
            return False
        restored.finish(self._store, progress)
        self._file.catching_up = None
        return True

    # --- an older copy ------------------------------------------------------------------------

    def is_older(self) -> bool:
        """Whether this shop was brought back from an older copy, and nobody has said yet what is to
        become of what others wrote since."""
        older = restored.waiting(self._store)
        return older is not None and older.choice == NOT_CHOSEN

    def preview(self, progress: Progress = silent) -> Preview:
        """What others wrote since this older copy was made, found out on a copy of the shop.

        Raises:
            StoreError: ``sync.no_room``: the copy cannot be made.
            CancelledError: from ``progress``.
        """
        return restored.preview(
            self._file, self._carrier, self._snapshot_key, self._here.random, progress
        )

    def choose(self, *, keep_older: bool) -> None:
        """What is to become of what others wrote since this older copy was made: it comes in, or
        the older state becomes that of all PCs. The next ``now`` carries it out; either is one step
        that can be undone."""
        restored.choose(self._store, keep_older=keep_older)

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

    def backlog(self, one: Colleague) -> tuple[int, int]:
        """Own segments that a PC has not said to have, and when the oldest of them was written
        (UTC milliseconds, 0: there is none)."""
        chains = self._file.replica.chains
        try:
            vector = chains.vector(one.word.seen)
        except LookupError:
            return 0, 0  # it has what we have not: what it lacks cannot be told
        waiting, since = 0, 0
        with self._store.read_raw() as raw:
            own = raw.execute("SELECT DISTINCT chain FROM sync_segment WHERE own=1").fetchall()
            for (chain,) in own:
                late, oldest = raw.execute(
                    "SELECT count(*), min(wall) FROM sync_segment WHERE own=1 AND chain=?"
                    " AND seq>?", (chain, vector.get(chain, 0))
                ).fetchone()  # fmt: skip
                if late:
                    waiting, since = waiting + late, min(since or oldest, oldest)
        return waiting, since

    def held(self, turn: Turn) -> list[tuple[str, dict[str, int], tuple[bytes, ...]]]:
        """What is held because it puts very much into the trash: for each PC its name, the rows
        that are seen here and would go (table -> count), and the heads of its segments."""
        found: dict[str, tuple[dict[str, int], list[bytes]]] = {}
        for name in sorted(turn.names):
            wanted = turn.held.intersection(self._engine.holds(name))
            if not wanted:
                continue
            try:
                parts = list(segment.parts(self._carrier.read(name)))
            except (OSError, BadSegmentError):
                continue
            for content in parts:
                part, mark = segment.decode(content, self._file.library, self._file.key)
                if mark not in wanted:
                    continue
                rows, heads = found.setdefault(self.called(mark), ({}, []))
                heads.append(mark.head)
                for table, count in self._file.would_hide(part).items():
                    rows[table] = rows.get(table, 0) + count
        return [(pc, rows, tuple(heads)) for pc, (rows, heads) in sorted(found.items())]

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
                if not check_snapshot(said, get, self._file.library, self._snapshot_key, progress):
                    found.damaged.append(name)
            found.damaged += sorted(self._upkeep.unusable)
            found.files_put = self._files.repair(progress)
            self._files.look_for_lost()
        except OSError as error:
            raise no_folder(self.place, error) from error
        self._file.seal(progress)
        found.drifted = self._own_up(progress).rows
        with self._store.read_raw() as raw:
            (found.rows,) = raw.execute("SELECT count(*) FROM sync_row").fetchone()
        found.not_in_folder = len(self._file.outbox().keys() - there)
        return found

    def retire(self, name: str) -> Colleague:
        """Wait no longer for a PC that is gone for good; it may come back.

        Raises:
            UserError: ``sync.no_such_pc``.
        """
        found = self._colleague(name)
        peers.retire(self._store, found.device)
        return found

    def _colleague(self, name: str) -> Colleague:
        found = [p for p in self.colleagues() if name in (p.label, p.device.hex()[:8])]
        if len(found) != 1:
            raise UserError(
                f"There is no PC called “{name}” (or more than one). Nothing was changed.",
                code="sync.no_such_pc",
            )
        return found[0]

    def change_passphrase(self, passphrase: str) -> str:
        """Another passphrase for PCs that join from now on; the new recovery code, to be printed.

        Raises:
            UserError: ``sync.not_encrypted``, ``sync.short_passphrase``, ``sync.folder`` and what
                tells of a server.
        """
        return self._shop_key().change_passphrase(passphrase)

    def change_recovery_code(self) -> str:
        """Another recovery code, to be printed; the one before opens the shop no longer.

        Raises:
            UserError: ``sync.not_encrypted``, ``sync.folder`` and what tells of a server.
        """
        return self._shop_key().change_recovery_code()

    def remove(self, name: str, passphrase: str, progress: Progress = silent) -> tuple[Done, str]:
        """Remove a PC that somebody else may have now: what is written from now on is encrypted
        with another key, and everything up to now is put into a new snapshot under it. The other
        PCs ask for the new passphrase once. What the removed PC has already, it has.

        Returns what was done and the new recovery code.

        Raises:
            UserError: ``sync.no_such_pc``, ``sync.not_encrypted``, ``sync.short_passphrase``,
                ``sync.same_passphrase``, ``sync.folder`` and what tells of a server.
        """
        key = self._shop_key()
        gone = self._colleague(name)
        self.now(progress)  # what it sent until now counts
        code = key.replace(passphrase)
        self._use_key()
        peers.retire(self._store, gone.device)
        done = self.now(progress)
        try:
            done.kept.snapshot = self._upkeep.make_snapshot(progress) or done.kept.snapshot
        except OSError:
            done.turn.trouble.add(Trouble.CANNOT_WRITE)
        return done, code

    def _shop_key(self) -> ShopKey:
        if self._key is None:
            raise UserError(
                "This shop is shared without encryption, so there is no passphrase. Nothing was "
                "changed. To encrypt it, leave on all PCs and share it anew with a passphrase.",
                code="sync.not_encrypted",
            )
        return self._key

    def missing_files(self) -> list[MissingFile]:
        """Attached files that are not here yet, and who has them."""
        return self._files.missing()

    def fetch_file(self, sha256: str, progress: Progress = silent) -> bool:
        """Get a content that somebody wants to see now, however large; False: it is not in the
        folder (yet), and the other PCs are asked for it from the next turn on.

        Raises:
            UserError: ``sync.folder`` and what tells of a server.
            CancelledError: from ``progress``; what came stays.
        """
        try:
            if self._carrier.library() == self._file.library or self._files.has(sha256):
                return self._files.fetch_one(sha256, progress)
            raise no_folder(self.place)
        except OSError as error:
            raise no_folder(self.place, error) from error

    def leave(self, progress: Progress = silent) -> Done:
        """Send what is left, say so to the others, and share no longer. Everything stays here.

        Raises:
            UserError: ``sync.not_sent``: something could not be sent; nothing was changed.
            CancelledError: from ``progress``: this PC still takes part.
        """
        self._file.leaving = True
        try:
            done = self.now(progress)
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
