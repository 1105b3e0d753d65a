"""The header of an encrypted shop: its key, as only passphrase and recovery code open it.

``shop-key-<name of the key>.json`` lies beside the shop file and beside each folder of copies, so
that every copy can be opened wherever it goes. It is bound to the key by a code that only who has
the key can make, and says how many tries of the PIN were wrong. A header is never overwritten by
that of another key, and never removed by itself: without it nobody can open the shop.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_desktop.errors import StoreError, UserError
from crm_desktop.store import at_hand
from crm_desktop.store.at_hand import ShopKey
from crm_desktop.store.durable import sync_folder, write_private
from crm_desktop.store.file_format import BACKUPS, SHOP_FILE

if TYPE_CHECKING:
    from crm_desktop.store.encryption import WrappedKey

_MOST_BYTES = 65536
FLOOR = (3, 64 << 20)
"""Passes and bytes of memory below which no passphrase is stretched, and no header is believed."""
_MOST_MEMORY = 1 << 30
_PATIENCE = 0.5
"""Seconds that a passphrase may take at least, on the PC that chose it."""
TRIES = 5
"""Wrong PINs after which the passphrase is asked for."""


class Effort(NamedTuple):
    """What it costs to try a passphrase."""

    passes: int = FLOOR[0]
    memory: int = FLOOR[1]


class Header(NamedTuple):
    """What a header says. ``identity`` names the key."""

    identity: bytes
    wrapped: tuple[WrappedKey, ...]
    in_ring: bool = False
    """The key is in the key ring of this person too."""
    pin: str = ""
    """What a PIN is compared with; empty: there is none. Of no use to find the key."""
    tries: int = 0
    """Wrong PINs since the last right word."""


def check_open(path: Path) -> None:
    """Refuse the shop file of a key that was not given, and a new shop where an encrypted one was.

    Raises:
        StoreError: ``store.locked``, ``store.missing``.
    """
    if is_locked(path.parent):
        raise at_hand.locked()
    if not path.exists() and any(path.parent.glob("shop-key-*.json")):
        raise StoreError(
            f"The shop file {path.name} is missing, but its key is still here. Nothing was "
            f"changed. Please put the file back, or bring back a copy from the folder {BACKUPS}.",
            code="store.missing",
        )


def is_locked(folder: Path) -> bool:
    """Whether the shop in ``folder`` needs a key that was not given, and has a header."""
    identity = at_hand.identity_of(folder / SHOP_FILE)
    if identity is None or at_hand.shop_key(identity) is not None:
        return False
    return any(place.exists() for place in _places(folder, identity))


def read(folder: Path, identity: bytes) -> Header | None:
    """The header of a key, as it lies beside the shop in ``folder`` or beside its copies; None:
    there is none that makes sense."""
    for place in _places(folder, identity):
        with suppress(OSError):
            if place.stat().st_size <= _MOST_BYTES:
                found = _parsed(place.read_bytes())
                if found is not None and found.identity == identity:
                    return found
    return None


def write(folder: Path, header: Header, shop: ShopKey) -> None:
    """Keep a header beside the shop in ``folder`` and beside its copies, instead of the one before.

    Raises:
        StoreError: ``lock.not_saved``: it is as it was.
    """
    try:
        for place in _places(folder, header.identity):
            if place.parent.is_dir():
                _put(place, _content(header, shop))
    except OSError as error:
        raise StoreError(
            "The key of the shop could not be saved, so nothing was changed. Check whether the "
            "disk is full, and try again.",
            code="lock.not_saved",
        ) from error


def keep_beside(file: Path, folder: Path, place: Path) -> None:
    """Copy the header that ``file`` needs from the shop in ``folder`` to another ``place``, where
    copies lie. Does nothing for a plain file. Raises ``OSError``."""
    identity = at_hand.identity_of(file)
    if identity is None:
        return
    for source in _places(folder, identity):
        target = place / source.name
        content = source.read_bytes() if source.exists() else b""
        found = _parsed(content)
        if found is not None and found.identity == identity:  # a damaged one replaces no good one
            if source != target and not (target.exists() and target.read_bytes() == content):
                _put(target, content)
            return


def open_with(
    folder: Path, identity: bytes, secret: str, *, floor: Effort | None = None
) -> ShopKey | None:
    """The key by the passphrase or the recovery code; None: neither fits. Takes a second."""
    from crm_desktop.store import encryption  # noqa: PLC0415 - a plain shop needs none

    least = floor or Effort()
    for place in _places(folder, identity):  # one of them may be damaged, or older
        try:
            header = _parsed(place.read_bytes())
        except OSError:
            continue
        if header is None or header.identity != identity:
            continue
        for one in sorted(header.wrapped, key=lambda w: w.kind != "recovery"):  # the quick first
            weak = one.passes < least.passes or one.memory < least.memory
            if one.kind != "recovery" and weak:
                continue
            with suppress(encryption.WrongKeyError):
                # Nobody wraps a key by words that he does not know: no need to believe the rest.
                return ShopKey(identity, encryption.unwrap(one, secret))
    return None


def is_by(path: Path, shop: ShopKey) -> bool:
    """Whether somebody who has this key wrote the header at ``path``."""
    try:
        from hmac import compare_digest  # noqa: PLC0415 - a plain shop has no header

        said = json.loads(path.read_bytes())
        return compare_digest(str(said["mac"]), _mac(said, shop))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def genuine(folder: Path, shop: ShopKey) -> Header | None:
    """The header of a key that is at hand, if nobody changed it without the key."""
    for place in _places(folder, shop.identity):
        if is_by(place, shop):
            return _parsed(place.read_bytes())
    return None


def wrapped(
    shop: ShopKey, passphrase: str | None, code: str | None, before: Header | None, effort: Effort
) -> tuple[WrappedKey, ...]:
    """The key under a new passphrase and a new recovery code; None keeps that of ``before``.

    Raises:
        UserError: ``lock.short_passphrase``.
    """
    from crm_desktop.store import encryption  # noqa: PLC0415 - a plain shop needs none

    if passphrase is not None and len(passphrase) < SHORTEST:
        raise UserError(
            f"A passphrase needs at least {SHORTEST} letters; three words are good. Nothing was "
            "changed.",
            code="lock.short_passphrase",
        )
    made = [w for w in (before.wrapped if before else ())
            if (w.kind == "recovery" and code is None)
            or (w.kind == "passphrase" and passphrase is None)]  # fmt: skip
    if passphrase is not None:
        made.append(encryption.wrap_with_passphrase(
            shop.key, passphrase, passes=effort.passes, memory=effort.memory))  # fmt: skip
    if code is not None:
        made.append(encryption.wrap_with_recovery_code(shop.key, code))
    return tuple(made)


SHORTEST = 8
"""Letters of a new passphrase; shorter ones are guessed by a program in no time."""


def calibrated(timer: Callable[[], float] = time.perf_counter) -> Effort:
    """As much effort as takes this PC half a second to a second, and never less than the floor."""
    from crm_desktop.store import encryption  # noqa: PLC0415 - a plain shop needs none

    found = Effort()
    while True:
        before = timer()
        encryption.wrap_with_passphrase(
            bytes(at_hand.KEY_BYTES), "", passes=found.passes, memory=found.memory
        )
        if timer() - before >= _PATIENCE or found.memory * 2 > _MOST_MEMORY // 2:
            return found
        found = found._replace(memory=found.memory * 2)


def _places(folder: Path, identity: bytes) -> Iterator[Path]:
    name = f"shop-key-{identity.hex()}.json"
    yield folder / name
    yield folder / BACKUPS / name


def _put(path: Path, content: bytes) -> None:
    making = path.with_suffix(".new")
    making.unlink(missing_ok=True)
    write_private(making, content)
    making.replace(path)
    sync_folder(path.parent)


def _content(header: Header, shop: ShopKey) -> bytes:
    said: dict[str, Any] = {
        "format": 1,
        "file": SHOP_FILE,
        "id": header.identity.hex(),
        "keys": [
            {"kind": w.kind, "salt": w.salt.hex(), "passes": w.passes, "memory": w.memory,
             "sealed": w.sealed.hex()}
            for w in header.wrapped
        ],
        "in_ring": header.in_ring,
        "pin": header.pin,
        "tries": header.tries,
    }  # fmt: skip
    said["mac"] = _mac(said, shop)
    return json.dumps(said, indent=1).encode()


def _mac(said: dict[str, Any], shop: ShopKey) -> str:
    from hashlib import blake2b  # noqa: PLC0415 - it loads OpenSSL; see above

    rest = {name: value for name, value in said.items() if name != "mac"}
    text = json.dumps(rest, sort_keys=True).encode()
    return blake2b(text, key=shop.of("header"), digest_size=16).hexdigest()


def _parsed(content: bytes) -> Header | None:
    from crm_desktop.store.encryption import WrappedKey  # noqa: PLC0415

    try:
        said = json.loads(content)
        if said["format"] != 1:
            return None
        return Header(
            bytes.fromhex(said["id"]),
            tuple(
                WrappedKey(
                    str(k["kind"]), bytes.fromhex(k["salt"]), int(k["passes"]), int(k["memory"]),
                    bytes.fromhex(k["sealed"]),
                )
                for k in said["keys"]
            ),
            bool(said["in_ring"]),
            str(said["pin"]),
            int(said["tries"]),
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
