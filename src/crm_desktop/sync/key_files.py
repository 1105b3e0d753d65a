"""Where the key of an encrypted shop lies: wrapped in the shared folder, open in the key ring.

A key file is never changed: a new passphrase makes the next file, and the newest one counts. On
each PC the key is kept by the system's own key ring, if that is one that is known to keep secrets;
if not, the passphrase is asked for at each start. It is never written into a plain file.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from crm_desktop.sync import encryption
from crm_desktop.sync.encryption import WrappedKey, WrongKeyError
from crm_desktop.sync.tree import Tree, tree_of

KEYS = "keys"
SERVICE = "CRM Desktop"
_NAME = re.compile(r"k([0-9]{6})\.json")
_MOST_BYTES = 65536
_KNOWN_RINGS = (
    "keyring.backends.Windows", "keyring.backends.macOS", "keyring.backends.SecretService",
    "keyring.backends.libsecret", "keyring.backends.kwallet",
)  # fmt: skip


def put(shop: Path | Tree, wrapped: Sequence[WrappedKey], library_key: bytes) -> None:
    """Write the next key file into the shop's folder, which is made if need be.

    Raises:
        OSError: the folder is out of reach, full or read-only.
    """
    tree = tree_of(shop)
    tree.make()
    tree.make(KEYS)
    number = max((n for n, _ in _files(tree)), default=0) + 1
    content = {
        "format": 1,
        "check": _check(library_key),
        "keys": [
            {"kind": w.kind, "salt": w.salt.hex(), "passes": w.passes, "memory": w.memory,
             "sealed": w.sealed.hex()}
            for w in wrapped
        ],
    }  # fmt: skip
    tree.write(f"{KEYS}/k{number:06d}.json", json.dumps(content).encode())


def unlock(shop: Path | Tree, secret: str) -> bytes:
    """The shop's key by its passphrase or its recovery code.

    Raises:
        WrongKeyError: neither fits.
        OSError: there is no key file to be read.
    """
    wrapped, check = _newest(shop)
    for one in sorted(wrapped, key=lambda w: w.kind != "recovery"):  # the quick one first
        with contextlib.suppress(WrongKeyError):
            key = encryption.unwrap(one, secret)
            if _check(key) == check:
                return key
    raise WrongKeyError("neither the passphrase nor the recovery code")


def fits(shop: Path | Tree, library_key: bytes) -> bool:
    """Whether this is the shop's key. ``OSError`` if there is no key file to be read."""
    return _newest(shop)[1] == _check(library_key)


def _check(library_key: bytes) -> str:
    return blake2b(library_key, digest_size=16, person=b"crm-desktop chk1").hexdigest()


def _files(tree: Tree) -> list[tuple[int, str]]:
    try:
        names = tree.names(KEYS)
    except FileNotFoundError:
        return []
    return sorted((int(m[1]), f"{KEYS}/{name}") for name in names if (m := _NAME.fullmatch(name)))


def _newest(shop: Path | Tree) -> tuple[list[WrappedKey], str]:
    tree = tree_of(shop)
    for _, path in reversed(_files(tree)):
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            said = json.loads(tree.read(path, _MOST_BYTES))
            if said["format"] == 1:
                return [
                    WrappedKey(
                        str(k["kind"]), bytes.fromhex(k["salt"]), int(k["passes"]),
                        int(k["memory"]), bytes.fromhex(k["sealed"]),
                    )
                    for k in said["keys"]
                ], str(said["check"])  # fmt: skip
    raise FileNotFoundError(2, "no key file", tree.where)


class Backend(Protocol):
    """What is used of the ``keyring`` package."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class KeyRing:
    """The key ring of this person; without a back end it keeps nothing and says so."""

    def __init__(self, backend: Backend | None) -> None:
        self._backend = backend

    def kept(self, library: bytes) -> bytes | None:
        """The key of a shop, if it is kept here."""
        if self._backend is None:
            return None
        try:
            held = self._backend.get_password(SERVICE, library.hex())
            key = base64.b64decode(held or "", validate=True)  # a ValueError if it is none
        except _errors():
            return None
        return key if len(key) == encryption.KEY_BYTES else None

    def keep(self, library: bytes, library_key: bytes) -> bool:
        """Keep the key; False: it could not be, so the passphrase must be asked for each time."""
        if self._backend is None:
            return False
        try:
            held = base64.b64encode(library_key).decode("ascii")
            self._backend.set_password(SERVICE, library.hex(), held)
        except _errors():
            return False
        return self.kept(library) == library_key

    def forget(self, library: bytes) -> None:
        """Keep it no longer."""
        if self._backend is not None:
            with contextlib.suppress(*_errors()):
                self._backend.delete_password(SERVICE, library.hex())


def system_ring() -> KeyRing:
    """The key ring of the system, if it is one that keeps secrets."""
    import keyring  # noqa: PLC0415 - slow to load and rarely needed
    from keyring.backends import chainer  # noqa: PLC0415

    try:
        found = keyring.get_keyring()
        several = found.backends if isinstance(found, chainer.ChainerBackend) else [found]
    except _errors():
        return KeyRing(None)
    return KeyRing(next((one for one in several if type(one).__module__ in _KNOWN_RINGS), None))


def _errors() -> tuple[type[Exception], ...]:
    from keyring.errors import InitError, KeyringError  # noqa: PLC0415 - see ``system_ring``

    return KeyringError, InitError, OSError, RuntimeError, ValueError
