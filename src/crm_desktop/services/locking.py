"""Locking a shop away: encryption of the file, and what opens it again.

A shop that is encrypted has a random key. The passphrase and a printed recovery code each open it,
always; the key ring of the system may keep it too, for this person on this PC, and a PIN then
stands before the ring. So a ring that is gone, locked or another one costs nothing but typing the
passphrase. No new key is ever made where a shop has one.

Turning encryption on and off works on a closed shop; everything else needs its key at hand
(``at_hand``), which is so as long as the shop is open.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.errors import StoreError, UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.store import at_hand, convert, key_header
from crm_desktop.store.at_hand import ShopKey
from crm_desktop.store.backup import Backup, drop_backups, list_backups
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.connection import connect
from crm_desktop.store.disk_trouble import explain
from crm_desktop.store.file_format import BACKUPS, SHOP_FILE
from crm_desktop.store.guard import ShopLock
from crm_desktop.store.key_header import TRIES, Effort, Header
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.log_check import check_log
from crm_desktop.store.replace import NEXT, finish_replacing, replace_shop

_KEPT = "unlocked-"
"""Begins the name of the folder among the copies where the file of before is kept."""
SHORTEST_PIN = 4
_WAITS = (0, 1, 2, 4, 8)
"""Seconds to wait after so many wrong PINs."""


@dataclass(frozen=True, slots=True)
class State:
    """How it stands. ``tries_left``: of the PIN, before the passphrase is asked for."""

    encrypted: bool
    in_ring: bool = False
    pin: bool = False
    tries_left: int = TRIES
    plain_copies: int = 0
    """Copies of the shop, made before, that anybody can read."""


def state(folder: Path) -> State:
    """How it stands with the shop in ``folder``; reads the names and beginnings of its files."""
    shop = _key(folder)
    if shop is None:
        return State(encrypted=False)
    header = key_header.genuine(folder, shop) or Header(shop.identity, ())
    return State(
        True, header.in_ring, bool(header.pin), max(0, TRIES - header.tries),
        len(_plain_backups(folder)) + len(_kept_files(folder)),
    )  # fmt: skip


# -- opening -----------------------------------------------------------------------------------


def unlock(folder: Path, secret: str) -> bool:
    """Give the key of the shop in ``folder`` by its passphrase or recovery code; False: it is
    neither. Takes about a second."""
    identity = at_hand.identity_of(folder / SHOP_FILE)
    if identity is None:
        return True
    shop = key_header.open_with(folder, identity, secret.strip())
    if shop is None:
        return False
    at_hand.give(shop)
    _forgive(folder, shop)
    return True


def unlock_by_ring(folder: Path, ring: KeyRing) -> bool:
    """Give the key that the ring keeps for this shop; False: it keeps none, or a PIN stands before
    it."""
    identity = at_hand.identity_of(folder / SHOP_FILE)
    key = None if identity is None else ring.kept(identity)
    if identity is None or key is None:
        return False
    shop = ShopKey(identity, key)
    header = key_header.genuine(folder, shop)
    if header is None:
        # Changed by a stranger, or the key of something else: then it opens nothing.
        if key_header.read(folder, identity) is not None or not _opens(folder, shop):
            return False
    elif header.pin:
        return False
    at_hand.give(shop)
    return True


def asks_pin(folder: Path, ring: KeyRing) -> bool:
    """Whether the PIN opens this shop here and now."""
    identity = at_hand.identity_of(folder / SHOP_FILE)
    header = None if identity is None else key_header.read(folder, identity)
    return (
        header is not None
        and bool(header.pin)
        and header.tries < TRIES
        and ring.kept(header.identity) is not None
    )


def unlock_by_pin(folder: Path, ring: KeyRing, pin: str) -> bool:
    """Give the key that the ring keeps behind the PIN; False: that is not it. A try is counted
    before it is compared, so that ending the program does not help.

    Raises:
        UserError: ``lock.pin_spent``: only the passphrase opens the shop now.
    """
    from nacl import pwhash  # noqa: PLC0415 - a plain shop needs none
    from nacl.exceptions import CryptoError  # noqa: PLC0415

    identity = at_hand.identity_of(folder / SHOP_FILE)
    key = None if identity is None else ring.kept(identity)
    header = None
    if identity is not None and key is not None:
        shop = ShopKey(identity, key)
        header = key_header.genuine(folder, shop)
    if header is None or not header.pin or header.tries >= TRIES:
        raise UserError(
            "The PIN does not open the shop now. Please give the passphrase or the recovery code.",
            code="lock.pin_spent",
        )
    key_header.write(folder, header._replace(tries=header.tries + 1), shop)
    try:
        pwhash.verify(header.pin.encode(), pin.encode())
    except (CryptoError, ValueError):
        return False
    key_header.write(folder, header._replace(tries=0), shop)
    at_hand.give(shop)
    return True


def tries_left(folder: Path) -> int:
    """Wrong PINs that may still be given."""
    identity = at_hand.identity_of(folder / SHOP_FILE)
    header = None if identity is None else key_header.read(folder, identity)
    return 0 if header is None else max(0, TRIES - header.tries)


def wait_after(tries_left: int) -> int:
    """Seconds until the next PIN may be tried."""
    return _WAITS[min(max(0, TRIES - tries_left), len(_WAITS) - 1)]


# -- choosing ----------------------------------------------------------------------------------


def change_passphrase(folder: Path, passphrase: str, *, effort: Effort | None = None) -> None:
    """Another passphrase; the recovery code stays.

    Raises:
        UserError: ``lock.short_passphrase``.
        StoreError: ``lock.not_saved``, ``store.locked``.
    """
    _rewrap(folder, passphrase, None, effort)


def new_recovery_code(folder: Path) -> str:
    """Another recovery code, to be printed; the one before opens the shop no longer.

    Raises:
        StoreError: ``lock.not_saved``, ``store.locked``.
    """
    code = _new_code()
    _rewrap(folder, None, code, Effort())
    return code


def keep_in_ring(folder: Path, ring: KeyRing, wanted: bool) -> bool:
    """Whether the key ring of the system keeps the key from now on; without it there is no PIN.

    Raises:
        UserError: ``lock.no_words``: nothing but the ring opens the shop.
        StoreError: ``lock.not_saved``, ``store.locked``.
    """
    shop = _needed(folder)
    if not wanted and key_header.genuine(folder, shop) is None:
        raise UserError(
            "The file with the key of the shop is lost or was changed, so only the key ring opens "
            "the shop. Nothing was changed. Please choose a new passphrase first.",
            code="lock.no_words",
        )
    header = _header(folder, shop)
    kept = wanted and ring.keep(shop.identity, shop.key)
    if not kept:
        ring.forget(shop.identity)
    pin = header.pin if kept else ""
    key_header.write(folder, header._replace(in_ring=kept, pin=pin, tries=0), shop)
    return kept


def set_pin(folder: Path, ring: KeyRing, pin: str) -> bool:
    """A PIN stands before the key that the ring keeps; empty: none does. False: the ring keeps no
    key.

    Raises:
        UserError: ``lock.short_pin``.
        StoreError: ``lock.not_saved``, ``store.locked``.
    """
    from nacl import pwhash  # noqa: PLC0415 - a plain shop needs none

    if pin and len(pin) < SHORTEST_PIN:
        raise UserError(
            f"A PIN needs at least {SHORTEST_PIN} digits or letters. Nothing was changed.",
            code="lock.short_pin",
        )
    shop = _needed(folder)
    if pin and not keep_in_ring(folder, ring, True):
        return False
    said = pwhash.argon2id.str(pin.encode(), 3, 64 << 20).decode() if pin else ""
    header = _header(folder, shop)
    key_header.write(folder, header._replace(pin=said, tries=0), shop)
    return True


def remove_plain(folder: Path) -> int:
    """Delete the copies of the shop that anybody can read; how many. Only after an encrypted one
    was made and checked.

    Raises:
        UserError: ``lock.no_copy``: there is none yet.
    """
    if _key(folder) is None:
        return 0
    plain = _plain_backups(folder)
    if len(plain) == len(list_backups(folder / BACKUPS)):
        raise UserError(
            "There is no encrypted backup yet, so the others were not removed. Please back up "
            "first.",
            code="lock.no_copy",
        )
    kept = _kept_files(folder)
    drop_backups(folder / BACKUPS, plain)
    for path in kept:
        shutil.rmtree(path.parent, ignore_errors=True)
    _reseal_copies(folder)
    return len(plain) + len(kept)


# -- turning on and off ------------------------------------------------------------------------


def turn_on(
    folder: Path,
    passphrase: str,
    *,
    stamp: str,
    random: Callable[[int], bytes] = os.urandom,
    effort: Effort | None = None,
    progress: Progress = silent,
) -> str:
    """Encrypt the closed shop in ``folder``; the recovery code, to be printed. ``stamp``: for the
    name of the folder where the file of before is kept.

    Raises:
        UserError: ``lock.short_passphrase``, ``lock.unfinished``.
        StoreError: ``lock.already``, ``store.in_use``, ``convert.not_equal`` and what the disk
            says. The shop is as it was then.
    """
    lock = ShopLock(folder)
    try:
        if finish_replacing(folder):
            lock.forget_log()
        path = folder / SHOP_FILE
        if at_hand.identity_of(path) is not None:
            raise StoreError("This shop is encrypted already.", code="lock.already")
        check_log(path, lock)
        with _disk_in_words(folder):
            _check_finished(path)
        # No file begins with the words of a plain one, whatever chance says.
        shop = ShopKey(b"\xc5" + random(at_hand.ID_BYTES - 1), random(at_hand.KEY_BYTES))
        code = _new_code()
        wrapped = key_header.wrapped(
            shop, passphrase, code, None, effort or key_header.calibrated()
        )
        key_header.write(folder, Header(shop.identity, wrapped), shop)
        at_hand.give(shop)
        convert.copy_as(path, folder / NEXT, shop.file, progress)
        replace_shop(folder, f"{_KEPT}{stamp}")
        convert.reseal_all(folder, shop, progress)
    finally:
        lock.release()
    return code


def turn_off(folder: Path, *, stamp: str, progress: Progress = silent) -> None:
    """Keep the closed shop in ``folder`` without encryption from now on. Its copies of before stay
    encrypted, and the shop remembers their key.

    Raises:
        UserError: ``lock.unfinished``.
        StoreError: ``store.locked``, ``store.in_use``, ``convert.not_equal`` and what the disk
            says. The shop is as it was then.
    """
    lock = ShopLock(folder)
    try:
        if finish_replacing(folder):
            lock.forget_log()
        shop = _needed(folder)
        path = folder / SHOP_FILE
        check_log(path, lock)
        with _disk_in_words(folder):
            _check_finished(path)
        convert.copy_as(path, folder / NEXT, None, progress)
        with _disk_in_words(folder):
            _remember(folder / NEXT, shop)
        convert.reseal_all(folder, None, progress)  # readable from here as from there
        kept = replace_shop(folder, f"{_KEPT}{stamp}")
        shutil.rmtree(kept, ignore_errors=True)  # it was compared
    finally:
        lock.release()


def finish_sealing(folder: Path, progress: Progress = silent) -> None:
    """Encrypt attachments that a cut left plain; nothing for a plain shop.

    Raises:
        StoreError: as ``Blobs.put``.
    """
    shop = _key(folder)
    if shop is not None:
        convert.reseal_all(folder, shop, progress)


# -- inside ------------------------------------------------------------------------------------


def _key(folder: Path) -> ShopKey | None:
    identity = at_hand.identity_of(folder / SHOP_FILE)
    return None if identity is None else at_hand.shop_key(identity)


def _needed(folder: Path) -> ShopKey:
    shop = _key(folder)
    if shop is None:
        raise at_hand.locked()
    return shop


def _opens(folder: Path, shop: ShopKey) -> bool:
    """Whether a key that no header vouches for opens the shop file."""
    before = at_hand.shop_key(shop.identity)
    at_hand.give(shop)
    try:
        with closing(connect(folder / SHOP_FILE, "ro", prepared=False)) as raw:
            raw.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        at_hand.take_back(shop.identity)
        if before is not None:
            at_hand.give(before)
        return False
    return True


def _forgive(folder: Path, shop: ShopKey) -> None:
    """After the right word: wrong PINs count no longer, and a header that somebody changed is put
    right; of what it said only what opens the shop stays."""
    header = key_header.genuine(folder, shop)
    if header is None:
        header = _header(folder, shop)._replace(tries=1)
    if header.tries:
        with suppress(StoreError):  # the right word was given: a full disk does not lock it
            key_header.write(folder, header._replace(tries=0), shop)


def _header(folder: Path, shop: ShopKey) -> Header:
    """The header of a key that is at hand; of one that was changed only what opens the shop stays,
    which nobody can make up who has not the key."""
    found = key_header.genuine(folder, shop)
    if found is not None:
        return found
    changed = key_header.read(folder, shop.identity)
    return Header(shop.identity, changed.wrapped if changed else ())


def _new_code() -> str:
    from crm_desktop.store import encryption  # noqa: PLC0415 - a plain shop needs none

    return encryption.new_recovery_code()


def _rewrap(folder: Path, passphrase: str | None, code: str | None, effort: Effort | None) -> None:
    shop = _needed(folder)
    before = _header(folder, shop)
    wrapped = key_header.wrapped(shop, passphrase, code, before, effort or key_header.calibrated())
    key_header.write(folder, before._replace(wrapped=wrapped), shop)


@contextmanager
def _disk_in_words(folder: Path) -> Iterator[None]:
    """A database that cannot be read or written is a refusal; SQLite needs room even to read."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise explain(error, folder) or error from error


def _check_finished(path: Path) -> None:
    with closing(connect(path, "ro", prepared=False)) as raw:
        if raw.execute("SELECT 1 FROM import_run").fetchone() is not None:
            raise UserError(
                "An import was cut off. Please go on with it or undo it first. Nothing was "
                "changed.",
                code="lock.unfinished",
            )


def _remember(path: Path, shop: ShopKey) -> None:
    with closing(connect(path, "rw", prepared=False)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        row = raw.execute("SELECT value FROM meta WHERE name=?", (at_hand.KEYS,)).fetchone()
        keys = json.loads(row[0]) if row else {}
        keys[shop.identity.hex()] = shop.key.hex()
        raw.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (at_hand.KEYS, json.dumps(keys)))
        raw.execute("COMMIT")


def _plain_backups(folder: Path) -> list[Backup]:
    found = list_backups(folder / BACKUPS)
    return [one for one in found if at_hand.identity_of(one.path) is None]


def _kept_files(folder: Path) -> list[Path]:
    found = (folder / BACKUPS).glob(f"*/{SHOP_FILE}")
    return sorted(path for path in found if at_hand.identity_of(path) is None)


def _reseal_copies(folder: Path) -> None:
    shop = _needed(folder)
    blobs = Blobs(folder / BACKUPS / ATTACHMENTS)
    for name in blobs.names():
        with suppress(StoreError):
            blobs.reseal(name, shop)
