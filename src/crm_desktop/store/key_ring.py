"""Keys and passwords in the key ring of the system, as far as it is one that keeps secrets.

A ring that is missing, locked or that refuses answers as an empty one: then the passphrase is asked
for. Nothing is ever written into a plain file instead.
"""

from __future__ import annotations

import base64
import contextlib
from typing import Protocol

from crm_desktop.store.encryption import KEY_BYTES

SERVICE = "CRM Desktop"
_KNOWN_RINGS = (
    "keyring.backends.Windows", "keyring.backends.macOS", "keyring.backends.SecretService",
    "keyring.backends.libsecret", "keyring.backends.kwallet",
)  # fmt: skip


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
        return key if len(key) == KEY_BYTES else None

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

    def kept_password(self, where: str) -> str | None:
        """The password of the server at an address, if it is kept here."""
        if self._backend is None:
            return None
        try:
            return self._backend.get_password(SERVICE, where)
        except _errors():
            return None

    def keep_password(self, where: str, password: str) -> bool:
        """Keep the password of a server; False: it could not be, so it must be asked for."""
        if self._backend is None:
            return False
        try:
            self._backend.set_password(SERVICE, where, password)
        except _errors():
            return False
        return self.kept_password(where) == password

    def forget_password(self, where: str) -> None:
        """Keep it no longer."""
        if self._backend is not None:
            with contextlib.suppress(*_errors()):
                self._backend.delete_password(SERVICE, where)

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
