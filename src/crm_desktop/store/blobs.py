"""Contents of attachments and photos, each kept once under the name of its own hash.

``<folder>/ab/abcdef...`` holds the content whose SHA-256 is ``abcdef...``. A file there is whole or
not there, is never changed, and is compared with its name whenever it is read.
"""

from __future__ import annotations

import hashlib
import os
import re
from itertools import count
from pathlib import Path

from crm_desktop.errors import StoreError, UserError
from crm_desktop.store.durable import sync_folder, write_private
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
        path = self.path(name)
        try:
            if path.exists() and _hash_of(path) == name:
                return name
            make_private(path.parent)
            part = path.with_name(f"{name}.{os.getpid()}-{next(self._numbers)}.part")
            write_private(part, content)
            part.replace(path)
            sync_folder(path.parent)
        except OSError as error:
            raise StoreError(
                "The file could not be saved with the shop. Nothing else was changed. Check "
                "whether the disk is full, and try again.",
                code="blob.not_saved",
            ) from error
        return name

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
            StoreError: ``blob.missing``, ``blob.damaged``, ``blob.name``.
        """
        try:
            content = self.path(name).read_bytes()
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


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
