"""Sharing a shop, from one end to the other: begin, join, one turn, how it stands, leave.

What the window and the command line call. Everything here may be repeated and may end anywhere, by
an error or a power cut: the shop file knows how far it came. Nothing here raises for what a folder
may be like during a turn (see ``Turn.trouble``); setting up refuses with a sentence.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from crm_desktop.errors import StoreError, UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services import sync_questions
from crm_desktop.store.place import check_place
from crm_desktop.store.schema import SYNCED, merge_groups, number
from crm_desktop.store.store import Store
from crm_desktop.sync import anchor, encryption, folder, key_files, peers, segment, shop_file
from crm_desktop.sync.core.naming import Mark
from crm_desktop.sync.encryption import WrongKeyError
from crm_desktop.sync.engine import Engine, Trouble, Turn
from crm_desktop.sync.folder import FolderCarrier, Library
from crm_desktop.sync.key_files import KeyRing
from crm_desktop.sync.peers import Colleague
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.shared_files import BlobKeys, SharedFiles
from crm_desktop.sync.shop_file import ShopFile
from crm_desktop.sync.snapshots import check as check_snapshot
from crm_desktop.sync.upkeep import Kept, Upkeep

LOCAL = (
    "sync_state", "sync_chain", "sync_segment", "sync_row", "sync_cell", "sync_keep", "sync_peer",
    "sync_allowed", "sync_blob",
)  # fmt: skip
MOST_TURNS = 5
"""Turns that one ``now`` does while each brings something new."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is of this PC and person: the key ring, the folder of settings, the machine."""

    ring: KeyRing
    settings: Path
    machine: bytes
    random: Callable[[int], bytes] = encryption.random_bytes
    passes: int = encryption.PASSES
    memory: int = encryption.MEMORY_BYTES
    """Cost of the passphrase, see ``encryption``."""


@dataclass(frozen=True, slots=True)
class Begun:
    """How sharing was begun or joined."""

    folder: Path
    locked: bool
    repeated: bool
    """It was so already; nothing was changed."""
    recovery_code: str = ""
    """To be printed and kept; shown this once."""
    key_kept: bool = True
    """The key ring keeps the key; else the passphrase is asked for at each start."""
    key: bytes | None = field(default=None, repr=False)
    """For ``Shared``, so that the passphrase need not be stretched twice."""


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

    folder: Path
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


# --- begin and join -----------------------------------------------------------------------------


def is_cloud(chosen: Path) -> bool:
    """Whether a cloud service copies this folder: encrypting is recommended then."""
    try:
        check_place(chosen)
    except StoreError as error:
        return error.code == "store.cloud"
    return False


def begin(
    store: Store, chosen: Path, passphrase: str | None, here: Surroundings, *, name: str = ""
) -> Begun:
    """Begin to share this shop in a folder that exists.

    ``passphrase``: encrypts all that is put there; none: it is not encrypted. ``name``: what this
    PC is called.

    Raises:
        UserError: ``sync.folder`` (missing, full or read-only), ``sync.elsewhere`` (this shop is
            shared in another folder already), ``sync.taken``.
    """
    state = _state(store)
    if state is not None and state.folder:
        if Path(state.folder).parent == _absolute(chosen):
            return Begun(Path(state.folder), state.locked, repeated=True)
        raise UserError(
            f"This shop is shared in {Path(state.folder).parent} already. Nothing was changed. "
            "Leave that folder first if you want to use another one.",
            code="sync.elsewhere",
        )
    if not chosen.is_dir():
        raise _no_folder(chosen)
    if state is None:
        library = here.random(16)
        _mark(store, library, here, locked=passphrase is not None, name=name)
    else:
        library = state.library  # it was cut off
        _set(store, locked=int(passphrase is not None))
    place, key, code, kept = folder.place_of(_absolute(chosen), library), None, "", True
    try:
        if passphrase is not None:
            key, code = _make_keys(place, passphrase, here)
            kept = here.ring.keep(library, key)
        folder.found_shop(_absolute(chosen), library, locked=passphrase is not None)
    except FileExistsError as error:
        raise UserError(
            "Something else has the place of this shop in that folder. Nothing was changed there. "
            "Please choose another folder.",
            code="sync.taken",
        ) from error
    except OSError as error:
        raise _no_folder(chosen) from error
    _set(store, folder=str(place))
    return Begun(place, passphrase is not None, False, code, kept, key)


def join(
    store: Store,
    chosen: Path,
    secret: str | None,
    here: Surroundings,
    *,
    name: str = "",
    add_mine: bool = False,
) -> Begun:
    """Make this shop a copy of the one in a folder; the next ``now`` brings it in.

    ``secret``: its passphrase or recovery code. ``add_mine``: what is in this shop already comes
    into the shared one.

    Raises:
        UserError: ``sync.folder``, ``sync.nothing_there``, ``sync.several`` (shops in the folder),
            ``sync.elsewhere``, ``sync.not_empty``, ``sync.key_needed``, ``sync.wrong_key``.
    """
    place, library = _shop_in(_absolute(chosen))
    state = _state(store)
    if state is not None and state.folder and state.library == library.id:
        _set(store, folder=str(place))  # the same shop in a folder that moved
        if secret is not None:
            unlock(store, secret, here)
        return Begun(place, library.locked, repeated=True)
    if state is not None and state.folder:
        raise UserError(
            f"This shop is shared in {Path(state.folder).parent} already. Nothing was changed. "
            "Leave that folder first, or open another shop.",
            code="sync.elsewhere",
        )
    if not add_mine and not _is_empty(store):
        raise UserError(
            "There is something in this shop already, and it would come into the shared shop. "
            "Nothing was changed. Please join with an empty shop, or say that yours is to be "
            "added.",
            code="sync.not_empty",
        )
    key, kept = None, True
    if library.locked:
        key = _unlocked(place, secret, library.id, here)
        kept = here.ring.keep(library.id, key)
    if state is not None:
        _wipe(store)
    _mark(store, library.id, here, locked=library.locked, name=name)
    _set(store, folder=str(place))
    return Begun(place, library.locked, repeated=False, key_kept=kept, key=key)


def unlock(store: Store, secret: str, here: Surroundings) -> bytes:
    """The key of this shop by its passphrase or recovery code; the key ring keeps it from now on,
    if there is one.

    Raises:
        UserError: ``sync.wrong_key``, ``sync.not_shared``, ``sync.folder``.
    """
    state = _shared_state(store)
    key = _unlocked(Path(state.folder), secret, state.library, here)
    here.ring.keep(state.library, key)
    return key


def _unlocked(place: Path, secret: str | None, library: bytes, here: Surroundings) -> bytes:
    if secret is None:
        kept = here.ring.kept(library)
        if kept is None:
            raise _key_needed()
        return kept
    try:
        return key_files.unlock(place, secret)
    except WrongKeyError as error:
        raise UserError(
            "This is neither the passphrase nor the recovery code of the shared shop. Nothing was "
            "changed. Please try again.",
            code="sync.wrong_key",
        ) from error
    except OSError as error:
        raise _no_folder(place) from error


def _make_keys(place: Path, passphrase: str, here: Surroundings) -> tuple[bytes, str]:
    """Library key and recovery code, both written down for a shop that has nothing there yet."""
    key = encryption.new_library_key(here.random)
    code = encryption.new_recovery_code(here.random)
    wrapped = [
        encryption.wrap_with_passphrase(
            key, passphrase, random=here.random, passes=here.passes, memory=here.memory
        ),
        encryption.wrap_with_recovery_code(key, code, random=here.random),
    ]
    key_files.put(place, wrapped, key)
    return key, code


def _shop_in(chosen: Path) -> tuple[Path, Library]:
    found = folder.library_in(chosen)
    if found is not None:  # the shop's own folder was named
        return chosen, found
    if not chosen.is_dir():
        raise _no_folder(chosen)
    shops = folder.shops_in(chosen)
    if not shops:
        raise UserError(
            f"No shared shop was found in {chosen}. Nothing was changed. If it was begun on the "
            "other PC just now, wait until the folder has arrived here.",
            code="sync.nothing_there",
        )
    if len(shops) > 1:
        names = ", ".join(place.name for place, _ in shops)
        raise UserError(
            f"There are several shared shops in {chosen}: {names}. Nothing was changed. Please "
            "name the folder of one of them.",
            code="sync.several",
        )
    return shops[0]


def _no_folder(chosen: Path) -> UserError:
    return UserError(
        f"The folder {chosen} cannot be used: it is not there, full, or may not be written to. "
        "Your work is safe here. Please check the folder and try again.",
        code="sync.folder",
    )


def _key_needed() -> UserError:
    return UserError(
        "The shared shop is encrypted. Please give its passphrase (or the recovery code). Your "
        "work is safe here.",
        code="sync.key_needed",
    )


# --- what the shop file knows -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _State:
    library: bytes
    device: bytes
    folder: str
    locked: bool
    anchor: bytes


def _state(store: Store) -> _State | None:
    with store.read_raw() as raw:
        found = raw.execute(
            "SELECT library, device, folder, locked, anchor FROM sync_state"
        ).fetchone()
    if found is None:
        return None
    library, device, place, locked, anchored = found
    return _State(library, device, place, bool(locked), anchored)


def _shared_state(store: Store) -> _State:
    state = _state(store)
    if state is None or not state.folder:
        raise UserError("This shop is not shared with another PC.", code="sync.not_shared")
    return state


def is_shared(store: Store) -> bool:
    """Whether this shop is shared with other PCs."""
    state = _state(store)
    return state is not None and bool(state.folder)


def _absolute(chosen: Path) -> Path:
    return chosen.expanduser().absolute()


def _mark(store: Store, library: bytes, here: Surroundings, *, locked: bool, name: str) -> None:
    shop_file.begin(store, library, here.random(16), int.from_bytes(here.random(4)))
    with store.write_local() as raw:
        raw.execute(
            "UPDATE sync_state SET locked=?, anchor=?",
            (int(locked), anchor.here(here.settings, here.machine)),
        )
        if name:
            raw.execute("INSERT OR REPLACE INTO meta VALUES ('device', ?)", (name,))
        raw.execute("INSERT OR IGNORE INTO meta VALUES ('device', ?)", (platform.node() or "PC",))


def _set(store: Store, **values: str | int) -> None:
    names = ", ".join(f"{name}=?" for name in values)
    with store.write_local() as raw:
        raw.execute(f"UPDATE sync_state SET {names}", tuple(values.values()))


def _is_empty(store: Store) -> bool:
    with store.read_raw() as raw:
        return not any(raw.execute(f"SELECT 1 FROM {name}").fetchone() for name in SYNCED)


def _wipe(store: Store) -> None:
    """Forget all of sync; every row counts as unsent again, for a later beginning."""
    with store.write_local() as raw:
        for name in LOCAL:
            raw.execute(f"DELETE FROM {name}")
        for table in SYNCED.values():
            whole = (1 << len(merge_groups(table))) - 1
            raw.execute(
                "INSERT INTO sync_dirty(tbl, row, mask)"
                f" SELECT {number(table)}, n, {whole} FROM {table.name} WHERE true"
                " ON CONFLICT(tbl, row) DO UPDATE SET mask=excluded.mask"
            )


# --- at work ------------------------------------------------------------------------------------


class Shared:
    """A shop that is shared, at work; used by one thread at a time.

    Raises:
        UserError: ``sync.not_shared``; ``sync.key_needed``: encrypted, the key ring does not have
            the key, and no ``secret`` was given; ``sync.wrong_key``.
    """

    def __init__(self, store: Store, here: Surroundings, secret: str | bytes | None = None) -> None:
        """``secret``: passphrase or recovery code; or the key, where it is known already."""
        state = _shared_state(store)
        self._store = store
        self._here = here
        self.folder = Path(state.folder)
        key: bytes | None = None
        if state.locked:
            if isinstance(secret, bytes):
                key = secret
            else:
                key = _unlocked(self.folder, secret, state.library, here)
        self._carrier = FolderCarrier(self.folder)
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

    def now(self, progress: Progress = silent) -> Done:
        """Send, receive, catch up and look after the folder, until nothing more moves.

        Raises:
            CancelledError: from ``progress``; what was done stays done.
        """
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
            if turn.trouble & {Trouble.NO_FOLDER, Trouble.UNREACHABLE, Trouble.TOO_NEW}:
                break
            try:
                if (turn.missing or turn.behind) and self._upkeep.catch_up(progress):
                    caught_up, moved = True, 1
                files_fetched += self._files.fetch()
                if self._files.are_lost():
                    files_sent += self._files.repair()
                kept = self._upkeep.look_after(self._engine, turn)
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
        state = _shared_state(self._store)
        with self._store.read_raw() as raw:
            (dirty,) = raw.execute("SELECT count(*) FROM sync_dirty").fetchone()
            (label,) = raw.execute("SELECT value FROM meta WHERE name='device'").fetchone() or ("",)
        return Standing(
            self.folder,
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
                raise _no_folder(self.folder)
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
            raise _no_folder(self.folder) from error
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
                    "Your work is safe here. Please check the folder and try again.",
                    code="sync.not_sent",
                )
        finally:
            self._file.leaving = False
        forget(self._store, self._here)
        return done


def forget(store: Store, here: Surroundings) -> None:
    """Share no longer, whatever the folder says: for a folder that is lost. Everything stays."""
    state = _state(store)
    if state is not None:
        here.ring.forget(state.library)
        _wipe(store)
