"""Contents of attachments and photos, each kept once under the name of its own hash.

``<folder>/ab/abcdef...`` holds the content whose SHA-256 is ``abcdef...``. A file there is whole or
not there, is never changed, and is compared with its name whenever it is read. Beside an encrypted
shop the files are encrypted too; each says so itself, so both kinds may lie there.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

from crm_desktop.errors import StoreError, UserError
from crm_desktop.store import at_hand, sealed
from crm_desktop.store.durable import sync_folder, write_private
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.guard import make_private

ATTACHMENTS = "attachments"
"""The folder beside the shop file."""

LARGEST = 100 * 1000 * 1000
"""Bytes of one content."""

_HASH = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """The contents in ``folder``, which is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    def put(self, content: bytes) -> str:
        """Keep ``content`` and return its hash; on return it is on the disk.

        Raises:
            UserError: ``blob.too_large``.
            StoreError: ``blob.not_saved``, ``store.unwritable``.
        """
        if len(content) > LARGEST:
            raise UserError(
                f"This file has {len(content) / 1e6:,.0f} MB; at most {LARGEST // 10**6} MB can be "
                "kept with the shop. Nothing was changed. Please keep it in a folder of its own.",
                code="blob.too_large",
            )
        name = hashlib.sha256(content).hexdigest()
        self._keep(name, lambda: self._sealed(name, content))
        return name

    def take(self, other: Blobs, name: str) -> None:
        """Keep a content that lies in another folder. Among the copies it stays as it is there,
        encrypted or not; beside the shop it becomes as that is.

        Raises:
            StoreError: as ``put`` and ``read``.
        """
        if (self._folder.parent / SHOP_FILE).exists():
            self.put(other.read(name))
        else:
            self._keep(name, other.path(name).read_bytes)

    def put_as_it_is(self, name: str, held: bytes) -> None:
        """Keep what was the file of that name elsewhere; nothing where it does not fit its name.

        Raises:
            StoreError: as ``put`` and ``read``.
        """
        if hashlib.sha256(_opened(name, held)).hexdigest() == name:
            self._keep(name, lambda: held)

    def is_sealed(self, name: str) -> bool:
        """Whether the file of that name is encrypted."""
        with self.path(name).open("rb") as file:
            return file.read(len(sealed.MARK)) == sealed.MARK

    def size(self, name: str) -> int:
        """Bytes of a content that is there; an ``OSError`` if it is not."""
        stored = self.path(name).stat().st_size
        if not self.is_sealed(name):
            return stored
        from crm_desktop.store import encryption  # noqa: PLC0415 - a plain shop needs none

        return encryption.plain_size(stored - sealed.HEAD_BYTES)

    def reseal(self, name: str, key: at_hand.ShopKey | None) -> None:
        """Encrypt a content, or keep it plain from now on. Errors as those of ``put``."""
        if self.is_sealed(name) == (key is not None):
            return
        content = self.read(name)
        self._keep(name, lambda: content if key is None else _seal(name, content, key), anew=True)

    def names(self) -> list[str]:
        """All contents that are there."""
        return sorted(p.name for p in self._folder.glob("??/*") if _HASH.fullmatch(p.name))

    def _is_whole(self, name: str) -> bool:
        try:
            self.read(name)
        except StoreError:
            return False
        return True

    def _sealed(self, name: str, content: bytes) -> bytes:
        key = at_hand.key_beside(self._folder.parent / SHOP_FILE)
        return content if key is None else _seal(name, content, key)

    def _keep(self, name: str, made: Callable[[], bytes], *, anew: bool = False) -> None:
        path = self.path(name)
        try:
            if not anew and path.exists() and self._is_whole(name):
                return
            content = made()
            make_private(path.parent)
            part = path.with_name(f"{name}.{os.getpid()}-{next(self._numbers)}.part")
            write_private(part, content)
            try:
                part.replace(path)
            except OSError:
                part.unlink(missing_ok=True)
                raise
            sync_folder(path.parent)
        except OSError as error:
            raise StoreError(
                "The file could not be saved with the shop. Nothing else was changed. Check "
                "whether the disk is full, and try again.",
                code="blob.not_saved",
            ) from error

    def path(self, name: str) -> Path:
        """Where the content with this hash lies, or would lie.

        Raises:
            StoreError: ``blob.name``: not a hash (names may come from another PC).
        """
        if not _HASH.fullmatch(name):
            raise StoreError(
                "An attachment has a name that cannot be right, so it was not opened.",
                code="blob.name",
            )
        return self._folder / name[:2] / name

    def read(self, name: str) -> bytes:
        """The content with this hash, exactly as it was put.

        Raises:
            StoreError: ``blob.missing``, ``blob.damaged``, ``blob.name``, ``store.locked``.
        """
        try:
            content = _opened(name, self.path(name).read_bytes())
        except OSError as error:
            raise StoreError(
                "The content of an attachment is not on this PC, or cannot be read. Everything "
                "else is safe. It may be in a backup of the folder of the shop.",
                code="blob.missing",
            ) from error
        if hashlib.sha256(content).hexdigest() != name:
            raise StoreError(
                "The content of an attachment was changed or damaged outside of the program, so "
                "it is not shown. Everything else is safe.",
                code="blob.damaged",
            )
        return content


def _seal(name: str, content: bytes, key: at_hand.ShopKey) -> bytes:
    return sealed.seal(content, key, "blob", name.encode())


def _opened(name: str, content: bytes) -> bytes:
    """What a file holds; of one that was damaged, nothing. A content that only looks like an
    encrypted one is what it is."""
    if not content.startswith(sealed.MARK) or hashlib.sha256(content).hexdigest() == name:
        return content
    try:
        return sealed.opened(content, "blob", name.encode())
    except StoreError as error:
        if error.code != "seal.damaged":
            raise
        return b""
