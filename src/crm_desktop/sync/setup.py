"""Beginning to share a shop, joining one that is shared, and sharing no longer.

Everything here may be repeated and may be cut off: the shop file knows how far it came. What cannot
be is refused with a sentence, and nothing was changed then.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from crm_desktop.errors import StoreError, UserError
from crm_desktop.services.backups import back_up_before
from crm_desktop.store import encryption
from crm_desktop.store.encryption import WrongKeyError
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.place import check_place
from crm_desktop.store.schema import SYNCED, merge_groups, number
from crm_desktop.store.store import Store
from crm_desktop.sync import anchor, connect, folder, key_files, known
from crm_desktop.sync.core import compaction
from crm_desktop.sync.core.compaction import Limits
from crm_desktop.sync.folder import Library
from crm_desktop.sync.tree import Tree, tree_of

LOCAL = (
    "sync_state", "sync_chain", "sync_segment", "sync_row", "sync_cell", "sync_keep", "sync_peer",
    "sync_allowed", "sync_blob", "sync_unused",
)  # fmt: skip


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
    limits: Limits = compaction.USUAL


@dataclass(frozen=True, slots=True)
class Begun:
    """How sharing was begun or joined."""

    where: str
    """Path of the shop's folder, or its address on a server."""
    locked: bool
    repeated: bool
    """It was so already; nothing was changed."""
    recovery_code: str = ""
    """To be printed and kept; shown this once."""
    key_kept: bool = True
    """The key ring keeps the key; else the passphrase is asked for at each start."""
    key: bytes | None = field(default=None, repr=False)
    """For ``Shared``, so that the passphrase need not be stretched twice."""
    password: str | None = field(default=None, repr=False)
    """Of the server, for ``Shared``, so that it need not be asked for where nothing keeps it."""


def is_cloud(chosen: Path) -> bool:
    """Whether a cloud service copies this folder: encrypting is recommended then."""
    try:
        check_place(chosen)
    except StoreError as error:
        return error.code == "store.cloud"
    return False


def begin(
    store: Store,
    chosen: Path | Tree,
    passphrase: str | None,
    here: Surroundings,
    *,
    name: str = "",
) -> Begun:
    """Begin to share this shop in a folder that exists, or on a server (``connect``).

    ``passphrase``: encrypts all that is put there; none: it is not encrypted. ``name``: what this
    PC is called.

    Raises:
        UserError: ``sync.folder`` (missing, full or read-only), what ``connect.cannot_use`` tells
            of a server, ``sync.elsewhere`` (this shop is shared somewhere else already),
            ``sync.taken``.
    """
    with closing(tree_of(chosen)) as tree:
        begun = _begin(store, tree, passphrase, here, name)
        return replace(begun, password=tree.password or None)


def _begin(
    store: Store, tree: Tree, passphrase: str | None, here: Surroundings, name: str
) -> Begun:
    state = _state(store)
    if state is not None and state.folder:
        if state.folder == tree.where or state.folder == _place(tree, state.library).where:
            return Begun(state.folder, state.locked, repeated=True)
        raise UserError(
            f"This shop is shared in {state.folder} already. Nothing was changed. Leave that "
            "place first if you want to use another one.",
            code="sync.elsewhere",
        )
    try:
        tree.check()
    except OSError as error:
        raise no_folder(tree, error) from error
    _place(tree, bytes(16))  # refuses where there can be none
    if state is None:
        library = here.random(16)
        _mark(store, library, here, locked=passphrase is not None, name=name)
    else:
        library = state.library  # it was cut off
        _set(store, locked=int(passphrase is not None))
    place, key, code, kept = _place(tree, library), None, "", True
    try:
        if passphrase is not None:
            key, code = _make_keys(place, passphrase, here)
            kept = here.ring.keep(library, key)
        folder.found_shop(tree, library, locked=passphrase is not None)
    except FileExistsError as error:
        raise UserError(
            "Something else has the place of this shop there. Nothing was changed. Please choose "
            "another place.",
            code="sync.taken",
        ) from error
    except OSError as error:
        raise no_folder(tree, error) from error
    _settle(store, place, here)
    return Begun(place.where, passphrase is not None, False, code, kept, key)


def join(
    store: Store,
    chosen: Path | Tree,
    secret: str | None,
    here: Surroundings,
    *,
    name: str = "",
    add_mine: bool = False,
) -> Begun:
    """Make this shop a copy of the one in a folder or on a server (``connect``); the next ``now``
    brings it in.

    ``secret``: its passphrase or recovery code. ``add_mine``: what is in this shop already comes
    into the shared one.

    Raises:
        UserError: ``sync.folder``, what ``connect.cannot_use`` tells of a server,
            ``sync.nothing_there``, ``sync.several`` (shops there), ``sync.elsewhere``,
            ``sync.not_empty``, ``sync.key_needed``, ``sync.wrong_key``.
    """
    with closing(tree_of(chosen)) as tree:
        begun = _join(store, tree, secret, here, name, add_mine=add_mine)
        return replace(begun, password=tree.password or None)


def _join(
    store: Store, tree: Tree, secret: str | None, here: Surroundings, name: str, *, add_mine: bool
) -> Begun:
    place, library = _shop_in(tree)
    state = _state(store)
    if state is not None and state.folder and state.library == library.id:
        if secret is not None and library.locked:
            here.ring.keep(library.id, bytes(key_of(place, secret, library.id, here)))
        # The same shop in a place that moved.
        _settle(store, place, here)
        return Begun(place.where, library.locked, repeated=True)
    if state is not None and state.folder:
        raise UserError(
            f"This shop is shared in {state.folder} already. Nothing was changed. Leave that place "
            "first, or open another shop.",
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
    if not library.locked and _has_keys(place):
        raise UserError(
            "The place says that the shop there is not encrypted, but it is: somebody changed what "
            "it says. Nothing was changed or sent. Please ask the person who shared the shop.",
            code="sync.tampered",
        )
    if library.locked:
        key = key_of(place, secret, library.id, here)
        kept = here.ring.keep(library.id, key)
    back_up_before(store, "sync")
    if state is not None:
        _wipe(store)
    _mark(store, library.id, here, locked=library.locked, name=name)
    _settle(store, place, here)
    return Begun(place.where, library.locked, repeated=False, key_kept=kept, key=key)


def place_of(state: State, here: Surroundings, password: str | None = None) -> Tree:
    """Where a shop is shared. ``password``: of the server, where the key ring does not have it.

    Raises:
        UserError: ``sync.password_needed``.
    """
    return connect.resume(state.folder, state.server, here.ring, password)


def unlock(store: Store, secret: str, here: Surroundings, password: str | None = None) -> bytes:
    """The key of this shop by its passphrase or recovery code; the key ring keeps it from now on,
    if there is one. ``password``: see ``place_of``.

    Raises:
        UserError: ``sync.wrong_key``, ``sync.not_shared``, ``sync.folder`` and what
            ``connect.cannot_use`` tells of a server, ``sync.password_needed``.
    """
    state = shared_state(store)
    place = place_of(state, here, password)
    try:
        key = key_of(place, secret, state.library, here)
    finally:
        place.close()
    here.ring.keep(state.library, encryption.all_of(key)[0])
    return key


def key_of(place: Path | Tree, secret: str | None, library: bytes, here: Surroundings) -> bytes:
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
        raise no_folder(place, error) from error


def _make_keys(place: Tree, passphrase: str, here: Surroundings) -> tuple[bytes, str]:
    """Library key and recovery code, both written down for a shop that has nothing there yet."""
    key = encryption.new_library_key(here.random)
    code = encryption.new_recovery_code(here.random)
    wrapped = [
        encryption.wrap_with_passphrase(
            key, passphrase, random=here.random, passes=here.passes, memory=here.memory
        ),
        encryption.wrap_with_recovery_code(key, code, random=here.random),
    ]
    key_files.put(place, wrapped, key, here.random)
    return key, code


def _has_keys(place: Tree) -> bool:
    try:
        return bool(place.names(key_files.KEYS))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise no_folder(place, error) from error


def _place(tree: Tree, library: bytes) -> Tree:
    """Where a shop is to be, within the place that was chosen."""
    try:
        return tree.below(folder.place_name(library))
    except OSError as error:  # the place of another shop was named
        raise no_folder(tree, error) from error


def _shop_in(tree: Tree) -> tuple[Tree, Library]:
    try:
        tree.check()
        found = folder.library_in(tree)
        if found is not None:  # the shop's own folder was named
            return tree, found
        shops = folder.shops_in(tree)
    except OSError as error:
        raise no_folder(tree, error) from error
    if not shops:
        raise UserError(
            f"No shared shop was found in {tree.where}. Nothing was changed. If it was begun on "
            "the other PC just now, wait until it has arrived here.",
            code="sync.nothing_there",
        )
    if len(shops) > 1:
        names = ", ".join(place.where for place, _ in shops)
        raise UserError(
            f"There are several shared shops in {tree.where}: {names}. Nothing was changed. Please "
            "name the place of one of them.",
            code="sync.several",
        )
    return shops[0]


def no_folder(place: Path | Tree, error: OSError | None = None) -> UserError:
    """The place where a shop is (to be) shared cannot be used."""
    return connect.cannot_use(tree_of(place), error)


def _key_needed() -> UserError:
    return UserError(
        "The shared shop is encrypted. Please give its passphrase (or the recovery code). Your "
        "work is safe here.",
        code="sync.key_needed",
    )


# --- what the shop file knows -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class State:
    library: bytes
    device: bytes
    folder: str
    """Path of the shop's folder, or its address on a server."""
    server: str
    """What a tree wanted to be kept, see ``Tree.kept``."""
    locked: bool
    anchor: bytes


def _state(store: Store) -> State | None:
    with store.read_raw() as raw:
        found = raw.execute(
            "SELECT library, device, folder, server, locked, anchor FROM sync_state"
        ).fetchone()
    if found is None:
        return None
    library, device, place, server, locked, anchored = found
    return State(library, device, place, server, bool(locked), anchored)


def shared_state(store: Store) -> State:
    state = _state(store)
    if state is None or not state.folder:
        raise UserError("This shop is not shared with another PC.", code="sync.not_shared")
    return state


def is_shared(store: Store) -> bool:
    """Whether this shop is shared with other PCs."""
    state = _state(store)
    return state is not None and bool(state.folder)


def _mark(store: Store, library: bytes, here: Surroundings, *, locked: bool, name: str) -> None:
    known.begin(store, library, here.random(16), int.from_bytes(here.random(4)))
    with store.write_local() as raw:
        raw.execute(
            "UPDATE sync_state SET locked=?, anchor=?",
            (int(locked), anchor.here(here.settings, here.machine)),
        )
        if name:
            raw.execute("INSERT OR REPLACE INTO meta VALUES ('device', ?)", (name,))
        raw.execute("INSERT OR IGNORE INTO meta VALUES ('device', ?)", (platform.node() or "PC",))


def _settle(store: Store, place: Tree, here: Surroundings) -> None:
    """From now on this is where the shop is shared."""
    if place.password:
        here.ring.keep_password(place.where, place.password)
    _set(store, folder=place.where, server=place.kept)


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


def forget(store: Store, here: Surroundings) -> None:
    """Share no longer, whatever the folder says: for a folder that is lost. Everything stays."""
    state = _state(store)
    if state is not None:
        here.ring.forget(state.library)
        here.ring.forget_password(state.folder)
        _wipe(store)
