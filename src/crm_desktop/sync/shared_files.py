"""Contents of attachments in the shared folder: each once, under a name that tells nothing.

    magic "CRMBLOB", format 1 byte, flags 1 byte, library 16, name 32, length of the body 8,
    body (encrypted with the header as associated data), BLAKE2b-256

A segment that names a content is sent after it. What is named and not here yet is fetched at the
end of a turn, a bounded amount at a time; until then it is shown as not here yet.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import struct
from dataclasses import dataclass
from hashlib import blake2b

from crm_desktop.errors import StoreError, UserError
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.sync import encryption
from crm_desktop.sync.encryption import WrongKeyError
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.shop_file import ShopFile

MAGIC = b"CRMBLOB"
FORMAT = 1
FETCHED_AT_ONCE = 64 << 20
"""Bytes fetched in one turn, so that a turn ends."""
_HEADER = struct.Struct(">7sBB16s32sQ")
_TRAILER = 32
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class BlobKeys:
    """Keys for contents and for their names; none if the shop is not encrypted."""

    content: bytes | None = None
    name: bytes = b""

    @classmethod
    def of(cls, library_key: bytes | None) -> BlobKeys:
        if library_key is None:
            return cls()
        return cls(encryption.subkey(library_key, "blob"), encryption.subkey(library_key, "name"))

    def name_of(self, sha256: str) -> bytes:
        """The name of a content, 32 bytes."""
        return blake2b(bytes.fromhex(sha256), key=self.name, digest_size=32).digest()


def locked(content: bytes, sha256: str, library: bytes, keys: BlobKeys) -> bytes:
    """The file of a content."""
    size = encryption.locked_size(len(content)) if keys.content else len(content)
    flags = 1 if keys.content else 0
    header = _HEADER.pack(MAGIC, FORMAT, flags, library, keys.name_of(sha256), size)
    if keys.content:
        content = encryption.lock(content, header, keys.content)
    return header + content + blake2b(header + content, digest_size=_TRAILER).digest()


def unlocked(file: bytes, sha256: str, library: bytes, keys: BlobKeys) -> bytes | None:
    """The content; none if the file is damaged, still arriving, or another one."""
    if len(file) < _HEADER.size + _TRAILER:
        return None
    header, body, trailer = file[: _HEADER.size], file[_HEADER.size : -_TRAILER], file[-_TRAILER:]
    magic, version, flags, held, name, size = _HEADER.unpack(header)
    expected = (MAGIC, FORMAT, 1 if keys.content else 0, library, keys.name_of(sha256), len(body))
    if (magic, version, flags, held, name, size) != expected:
        return None
    if blake2b(header + body, digest_size=_TRAILER).digest() != trailer:
        return None
    if keys.content:
        try:
            body = encryption.unlock(body, header, keys.content)
        except WrongKeyError:
            return None
    return body if hashlib.sha256(body).hexdigest() == sha256 else None


class SharedFiles:
    """Sends and fetches the contents that a shop file names."""

    def __init__(self, file: ShopFile, carrier: FolderCarrier, keys: BlobKeys) -> None:
        self._file = file
        self._carrier = carrier
        self._keys = keys
        self._blobs = Blobs(file.store.folder / ATTACHMENTS)

    def send(self) -> int:
        """Put what segments of the outbox name into the folder; how many. May raise ``OSError``."""
        sent = 0
        for sha256 in self._waiting(0):
            try:
                content = self._blobs.read(sha256)
            except StoreError:
                # It is not here (any more): the segment must not wait for ever.
                self._settle(sha256, wanted=True)
                continue
            self._put(sha256, content)
            self._settle(sha256)
            sent += 1
        return sent

    def _put(self, sha256: str, content: bytes) -> None:
        name = self._keys.name_of(sha256).hex()
        file = locked(content, sha256, self._file.library, self._keys)
        if self._carrier.blob_size(name) != len(file):
            self._carrier.put_blob(name, file)

    def fetch(self) -> int:
        """Get what is named and not here, up to ``FETCHED_AT_ONCE`` bytes; how many came. May
        raise ``OSError``."""
        came = taken = 0
        for sha256 in self._waiting(1):
            if self._blobs.path(sha256).exists():
                self._settle(sha256)
                continue
            name = self._keys.name_of(sha256).hex()
            size = self._carrier.blob_size(name)
            if size is None or (taken and taken + size > FETCHED_AT_ONCE):
                continue
            taken += size
            with contextlib.suppress(FileNotFoundError):
                found = self._carrier.blob(name)
                content = unlocked(found, sha256, self._file.library, self._keys)
                if content is None:
                    continue  # damaged or still arriving; whoever has it puts it there again
                with contextlib.suppress(UserError):  # no room here: the next turn tries again
                    self._blobs.put(content)
                    self._settle(sha256)
                    came += 1
        return came

    def repair(self) -> int:
        """Put contents that we have and that are missing or torn in the folder there again; how
        many. May raise ``OSError``."""
        put = 0
        for sha256 in self._named():
            path = self._blobs.path(sha256)
            if not path.exists():
                continue
            size = path.stat().st_size
            size = encryption.locked_size(size) if self._keys.content else size
            name = self._keys.name_of(sha256).hex()
            if self._carrier.blob_size(name) != _HEADER.size + size + _TRAILER:
                with contextlib.suppress(StoreError):  # damaged here: not to be spread
                    self._put(sha256, self._blobs.read(sha256))
                    put += 1
        return put

    def are_lost(self) -> bool:
        """Whether the folder has no contents at all although the shop names some."""
        return not self._carrier.has_blobs() and bool(self._named())

    def missing(self) -> list[str]:
        """Contents that are named and not here yet."""
        return self._waiting(1)

    def _waiting(self, wanted: int) -> list[str]:
        with self._file.store.read_raw() as raw:
            lines = raw.execute(
                "SELECT sha256 FROM sync_blob WHERE wanted=? ORDER BY sha256",
                (wanted,),
            )
            return [sha256 for (sha256,) in lines if _HASH.fullmatch(sha256)]

    def _named(self) -> list[str]:
        with self._file.store.read_raw() as raw:
            lines = raw.execute("SELECT DISTINCT sha256 FROM attachment WHERE gone=0")
            return [sha256 for (sha256,) in lines if _HASH.fullmatch(sha256)]

    def _settle(self, sha256: str, *, wanted: bool = False) -> None:
        with self._file.store.write_local() as raw:
            raw.execute("DELETE FROM sync_blob WHERE sha256=?", (sha256,))
            if wanted:
                raw.execute("INSERT INTO sync_blob VALUES (?, 1, NULL, NULL)", (sha256,))
