"""Backups outside of this PC: encrypted copies on a USB stick, a NAS or in a cloud folder.

The passphrase is asked for once. It locks a random key in a file beside the copies; the key itself
stays in the shop file, which is no less secret than what the copies hold, so copies are made
without asking. On another PC the passphrase opens them. A copy is written in parts under a
temporary name, read back, and only then gets its name; a drive that is not there is waited for.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from crm_desktop.errors import StoreError, UserError
from crm_desktop.services.backups import Backups
from crm_desktop.store import at_hand, encryption
from crm_desktop.store.backup import Backup, list_backups
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.durable import sync_file, sync_folder, write_private
from crm_desktop.store.guard import make_private
from crm_desktop.store.store import Store

FOLDER = "CRM Desktop backups"
KEY_FILE = "key.json"
ENDING = ".crmbackup"
_MAGIC = b"CRM Desktop backup 1\n"
_PART_BYTES = 4 << 20
_KEPT = 10
_PURPOSE = "backup"
_SHOP_KEYS = "shop-keys.bin"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the copies go, and when the newest one got there (UTC milliseconds; None: none yet)."""

    folder: Path
    last_at: int | None
    connected: bool


def place_of(backups: Backups) -> Place | None:
    """The second place; None: none was chosen."""
    told = backups.notes().get("second")
    if not isinstance(told, dict):
        return None
    folder = Path(told["folder"])
    return Place(folder, told.get("last_at"), folder.is_dir())


def choose_place(
    backups: Backups,
    chosen: Path,
    passphrase: str,
    *,
    passes: int = encryption.PASSES,
    memory: int = encryption.MEMORY_BYTES,
) -> Place:
    """Put copies into a folder of their own in ``chosen`` from now on. Takes about a second.

    A place that has copies already goes on with its key, which the passphrase must open.

    Raises:
        UserError: ``second.folder``, ``second.wrong_passphrase``.
    """
    folder = chosen / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        path = folder / KEY_FILE
        if path.exists():
            key = _unlocked(folder, passphrase)
        else:
            key = encryption.new_library_key()
            wrapped = encryption.wrap_with_passphrase(key, passphrase, passes=passes, memory=memory)
            told = {name: value.hex() if isinstance(value, bytes) else value
                    for name, value in asdict(wrapped).items()}  # fmt: skip
            write_private(path, json.dumps(told).encode())
            sync_folder(folder)
    except OSError as error:
        raise UserError(
            "Nothing can be written into this folder. Nothing was changed. Please choose another "
            "one.",
            code="second.folder",
        ) from error
    backups.note(second={"folder": str(folder), "key": key.hex()})
    return Place(folder, None, connected=True)


def forget_place(backups: Backups) -> None:
    """Copy nothing there any more; the copies that are there stay."""
    backups.note(second=None)


def copy_newest(
    backups: Backups, now: int, stop: Callable[[], bool] = lambda: False
) -> Backup | None:
    """Copy the newest backup to the second place unless it is there; None: there was nothing to do.

    Raises:
        StoreError: ``second.not_connected``, ``second.failed``.
    """
    told = backups.notes().get("second")
    newest = max(backups.listed(), key=lambda backup: backup.serial, default=None)
    if not isinstance(told, dict) or newest is None:
        return None
    folder = Path(told["folder"])
    if not (folder / KEY_FILE).exists():
        raise StoreError(
            "The backup drive is not connected. The next backup waits for it.",
            code="second.not_connected",
        )
    key = encryption.subkey(bytes.fromhex(told["key"]), _PURPOSE)
    target = folder / f"{newest.name}{ENDING}"
    try:
        _drop_outdated(backups)
        if not target.exists():
            for name in newest.blobs:
                _copy_blob(backups.folder, folder, name, key)
            described = {**asdict(newest), "path": newest.path.name}
            _keep_keys(backups, folder, key)
            _write(newest.path, target, json.dumps(described).encode(), key, stop)
            _thin(folder, {backup.name for backup in backups.listed()})
    except OSError as error:
        raise StoreError(
            "The copy on the backup drive could not be written. The backups on this PC are there. "
            "Check whether the drive is full or was taken away.",
            code="second.failed",
        ) from error
    backups.note(second={**told, "last_at": now})
    return newest


def let_go(backups: Backups, before: int) -> None:
    """Copies that were made before this moment (UTC milliseconds) go from the second place too:
    now, or where it is not connected with the next copy to it."""
    if place_of(backups) is not None:
        backups.note(outdated=before)
        with suppress(OSError):
            _drop_outdated(backups)


def _drop_outdated(backups: Backups) -> None:
    notes = backups.notes()
    told, before = notes.get("second"), notes.get("outdated")
    if not isinstance(told, dict) or before is None:
        return
    folder = Path(told["folder"])
    if not (folder / KEY_FILE).exists():
        return
    key = encryption.subkey(bytes.fromhex(told["key"]), _PURPOSE)
    copies = {path: _described(path, key) for path in folder.glob(f"*{ENDING}")}
    outdated = {path for path, said in copies.items() if said.get("made_at", before) < before}
    here = [backup for backup in backups.listed() if backup.made_at >= before]
    needed = {name for backup in here for name in backup.blobs}
    for path in copies.keys() - outdated:
        needed.update(copies[path].get("blobs", ()))
    # The contents first: after a cut, the copies that name them are still there.
    for path in sorted(outdated):
        for name in set(copies[path].get("blobs", ())) - needed:
            (folder / ATTACHMENTS / name).unlink(missing_ok=True)
        path.unlink()
    sync_folder(folder)
    backups.note(outdated=None)


def _described(path: Path, key: bytes) -> dict[str, Any]:
    """What a copy says of itself; empty where it cannot be read."""
    try:
        said: dict[str, Any] = json.loads(_read(path, key)[0])
    except (ValueError, encryption.WrongKeyError):
        return {}
    return said


def fetch(chosen: Path, passphrase: str, backups: Path, store: Store | None = None) -> list[Backup]:
    """Bring the copies of a second place into the folder ``backups`` of a shop; returns all that
    are there then, the newest first. Those that cannot be read are passed over. Copies that were
    encrypted by their own shop can be opened from then on, where ``store`` is given also after the
    next start.

    Raises:
        UserError: ``second.nothing``, ``second.wrong_passphrase``.
    """
    folder = chosen if (chosen / KEY_FILE).exists() else chosen / FOLDER
    if not (folder / KEY_FILE).exists():
        raise UserError(
            f"There are no backups of this program in {chosen}. Nothing was changed.",
            code="second.nothing",
        )
    key = encryption.subkey(_unlocked(folder, passphrase), _PURPOSE)
    make_private(backups)
    _take_keys(folder, key, store)
    for path in sorted(folder.glob(f"*{ENDING}")):
        described = _fetch_one(path, backups, key)
        for name in described.get("blobs", ()) if described else ():
            try:
                content = b"".join(_read(folder / ATTACHMENTS / name, key)[1])
                Blobs(backups / ATTACHMENTS).put_as_it_is(name, content)
            except (OSError, StoreError, encryption.WrongKeyError):
                continue
    return list_backups(backups)


def _keep_keys(backups: Backups, folder: Path, key: bytes) -> None:
    """Keys that copies need beside the passphrase of the place: of a shop that is encrypted."""
    needed = {at_hand.identity_of(backup.path) for backup in backups.listed()} - {None}
    shops = [shop for one in needed if one is not None and (shop := at_hand.shop_key(one))]
    if not shops:
        return
    told = json.dumps({shop.identity.hex(): shop.key.hex() for shop in shops}).encode()
    making = folder / f"{_SHOP_KEYS}.part"
    making.unlink(missing_ok=True)
    write_private(making, encryption.lock(told, _SHOP_KEYS.encode(), key))
    making.replace(folder / _SHOP_KEYS)


def _take_keys(folder: Path, key: bytes, store: Store | None) -> None:
    try:
        line = encryption.unlock(
            (folder / _SHOP_KEYS).read_bytes(), _SHOP_KEYS.encode(), key
        ).decode()
        at_hand.take_over(line)
    except (OSError, ValueError, encryption.WrongKeyError):
        return  # of a plain shop
    if store is not None:
        with store.write_local() as raw:
            row = raw.execute("SELECT value FROM meta WHERE name=?", (at_hand.KEYS,)).fetchone()
            keys = json.loads(row[0]) if row else {}
            raw.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                (at_hand.KEYS, json.dumps({**json.loads(line), **keys})),
            )


def _fetch_one(path: Path, backups: Path, key: bytes) -> dict[str, Any] | None:
    part = backups / f"{path.stem}.fetched.part"
    try:
        header, parts = _read(path, key)
        described: dict[str, Any] = json.loads(header)
        target = backups / f"{path.stem}.sqlite3"
        if described["path"] != target.name or target.exists():
            return None
        digest = hashlib.sha256()
        part.unlink(missing_ok=True)
        write_private(part, b"")
        with part.open("wb") as file:
            for plain in parts:
                digest.update(plain)
                file.write(plain)
        if digest.hexdigest() != described["sha256"]:
            return None
        sync_file(part)
        write_private(target.with_suffix(".json"), header)
        part.rename(target)
    except (OSError, ValueError, KeyError, TypeError, encryption.WrongKeyError):
        return None
    finally:
        part.unlink(missing_ok=True)
    return described


def _unlocked(folder: Path, passphrase: str) -> bytes:
    try:
        told = json.loads((folder / KEY_FILE).read_bytes())
        wrapped = encryption.WrappedKey(
            str(told["kind"]), bytes.fromhex(told["salt"]), int(told["passes"]),
            int(told["memory"]), bytes.fromhex(told["sealed"]),
        )  # fmt: skip
        return encryption.unwrap(wrapped, passphrase)
    except (encryption.WrongKeyError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            "This passphrase does not open the backups that are there. Nothing was changed. Please "
            "try again.",
            code="second.wrong_passphrase",
        ) from error


# -- the file: magic, length of the header, header, parts with their lengths ----------------------


def _write(source: Path, target: Path, header: bytes, key: bytes, stop: Callable[[], bool]) -> None:
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    digest = hashlib.sha256()
    try:
        with source.open("rb") as plain, part.open("xb") as file:
            file.write(_MAGIC + struct.pack(">I", len(header)) + header)
            last, index = False, 0
            content = plain.read(_PART_BYTES)
            while not last:
                if stop():
                    raise StoreError("The copy was stopped.", code="second.stopped")
                following = plain.read(_PART_BYTES)
                last = not following
                digest.update(content)
                locked = encryption.lock(content, header + struct.pack(">Q?", index, last), key)
                file.write(struct.pack(">I", len(locked)) + locked)
                content, index = following, index + 1
            file.flush()
            os.fsync(file.fileno())
        again = hashlib.sha256()
        for read in _read(part, key)[1]:
            again.update(read)
        if again.digest() != digest.digest():
            raise OSError("what was written reads differently")
        part.rename(target)
        sync_folder(target.parent)
    except encryption.WrongKeyError as error:
        raise OSError("what was written cannot be read") from error
    finally:
        part.unlink(missing_ok=True)


def _read(path: Path, key: bytes) -> tuple[bytes, Iterator[bytes]]:
    """The header of a copy, and its parts; they fail where a bit of them differs, or one is
    missing."""
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise encryption.WrongKeyError("not a copy")
        (length,) = struct.unpack(">I", _exactly(file.read(4), 4))
        header = _exactly(file.read(min(length, 1 << 24)), length)
        start = file.tell()

    def parts() -> Iterator[bytes]:
        with path.open("rb") as file:
            file.seek(start)
            index, size = 0, path.stat().st_size
            while True:
                (length,) = struct.unpack(">I", _exactly(file.read(4), 4))
                locked = _exactly(file.read(min(length, 2 * _PART_BYTES)), length)
                last = file.tell() >= size
                yield encryption.unlock(locked, header + struct.pack(">Q?", index, last), key)
                if last:
                    return
                index += 1

    return header, parts()


def _exactly(read: bytes, length: int) -> bytes:
    if len(read) != length:
        raise encryption.WrongKeyError("cut off")
    return read


def _copy_blob(source: Path, folder: Path, name: str, key: bytes) -> None:
    target = folder / ATTACHMENTS / name
    path = Blobs(source / ATTACHMENTS).path(name)
    if not target.exists() and path.exists():
        target.parent.mkdir(exist_ok=True)
        _write(path, target, name.encode(), key, lambda: False)


def _thin(folder: Path, here: set[str]) -> None:
    """The copies of backups that are not here any more go, but never the newest ones."""
    found = sorted(folder.glob(f"*{ENDING}"), reverse=True)
    for path in found[_KEPT:]:
        if path.stem not in here:
            path.unlink(missing_ok=True)
