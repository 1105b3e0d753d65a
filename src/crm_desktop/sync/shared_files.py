"""Contents of attachments in the shared folder: each once, in pieces, under a name that tells
nothing.

    magic "CRMBLOB", format 1 byte, flags 1 byte, library 16, name 32, number of the piece 4 (from
    0), how many there are 4, length of the body 8, body (encrypted with the header as associated
    data), BLAKE2b-256

A segment that names a content is sent after it. A piece that is there already is not sent again,
and one that came already is not fetched again: a large file goes on where a cut-off line left it.
What is named and not here yet is fetched at the end of a turn, a bounded amount at a time; what is
larger than the bound comes when somebody asks for it. What is missing or damaged in the folder is
asked for in the next word, and any PC that has it puts it there again.

Names are keyed by the key that the shop began with, so that they stay when a PC is removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from crm_desktop.errors import StoreError, UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.store import encryption
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.durable import write_private
from crm_desktop.store.encryption import WrongKeyError
from crm_desktop.store.file_format import UNDONE
from crm_desktop.store.guard import make_private
from crm_desktop.sync import peers
from crm_desktop.sync.ack import Ack
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.shop_file import ShopFile

MAGIC = b"CRMBLOB"
FORMAT = 1
PIECE_BYTES = 4 << 20
MOST_PIECES = 64
FETCHED_AT_ONCE = 64 << 20
"""Bytes fetched in one turn, so that a turn ends."""
FETCHED_UNASKED = 8 << 20
"""Bytes of a content that is fetched before anybody asks for it."""
ASKED_FOR_AFTER = 2
"""Times that a content could not be had: once it may only be arriving."""
ARRIVING = "arriving"
"""Folder among the contents with the pieces of those that are not whole yet."""
SENDING, FETCHING = "Sending attached files", "Fetching attached files"
_HEADER = struct.Struct(">7sBB16s32sIIQ")
_TRAILER = 32
_HASH = re.compile("[0-9a-f]{64}")
_NAME = re.compile("([0-9a-f]{64})-[0-9]{4}")


@dataclass(frozen=True, slots=True)
class BlobKeys:
    """Keys for contents and for their names; none if the shop is not encrypted."""

    content: bytes | None = None
    name: bytes = b""

    @classmethod
    def of(cls, library_key: bytes | None) -> BlobKeys:
        if library_key is None:
            return cls()
        first = encryption.first_of(library_key)
        return cls(encryption.subkey(library_key, "blob"), encryption.subkey(first, "name"))

    def name_of(self, sha256: str) -> bytes:
        """The name of a content, 32 bytes."""
        return blake2b(bytes.fromhex(sha256), key=self.name, digest_size=32).digest()


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A content that is named and not here."""

    sha256: str
    name: str
    """What the file is called; empty for a photo."""
    size: int
    """Bytes; 0 where it is not known."""
    pc: str
    """Who has it: the PC that attached it; empty where it is not known here."""


def locked(content: bytes, number: int, sha256: str, library: bytes, keys: BlobKeys) -> bytes:
    """The file of a piece; ``content`` is the whole."""
    piece = content[number * PIECE_BYTES : (number + 1) * PIECE_BYTES]
    size = encryption.locked_size(len(piece)) if keys.content else len(piece)
    flags = 1 if keys.content else 0
    header = _HEADER.pack(
        MAGIC, FORMAT, flags, library, keys.name_of(sha256), number, pieces(len(content)), size
    )
    if keys.content:
        piece = encryption.lock(piece, header, keys.content)
    return header + piece + blake2b(header + piece, digest_size=_TRAILER).digest()


def pieces(size: int) -> int:
    """How many a content of so many bytes has; at least one."""
    return max(1, -(-size // PIECE_BYTES))


def unlocked(
    file: bytes, number: int, sha256: str, library: bytes, keys: BlobKeys
) -> tuple[bytes, int] | None:
    """A piece, and how many there are; none if the file is damaged, still arriving, or another."""
    if len(file) < _HEADER.size + _TRAILER:
        return None
    header, body, trailer = file[: _HEADER.size], file[_HEADER.size : -_TRAILER], file[-_TRAILER:]
    *found, count, size = _HEADER.unpack(header)
    flags = 1 if keys.content else 0
    expected = [MAGIC, FORMAT, flags, library, keys.name_of(sha256), number]
    if found != expected or size != len(body) or not number < count <= MOST_PIECES:
        return None
    if blake2b(header + body, digest_size=_TRAILER).digest() != trailer:
        return None
    if keys.content:
        try:
            body = encryption.unlock(body, header, keys.content)
        except WrongKeyError:
            return None
    return body, count


class SharedFiles:
    """Sends and fetches the contents that a shop file names.

    ``unasked``: bytes of a content that is fetched before somebody asks for it.
    """

    def __init__(
        self,
        file: ShopFile,
        carrier: FolderCarrier,
        keys: BlobKeys,
        unasked: int = FETCHED_UNASKED,
    ) -> None:
        self._file = file
        self._carrier = carrier
        self.keys = keys
        self._unasked = unasked
        self._blobs = Blobs(file.store.folder / ATTACHMENTS)
        self._missed: dict[str, int] = {}
        """Contents that could not be had -> how often that was tried."""
        self._answered: set[tuple[bytes, int, bytes]] = set()

    # --- sending ------------------------------------------------------------------------------

    def send(self, progress: Progress = silent) -> int:
        """Put what segments of the outbox name into the folder; how many. May raise ``OSError``
        and what ``progress`` raises: the pieces that were put stay."""
        sent = 0
        for sha256 in self._waiting(0):
            try:
                content = self._blobs.read(sha256)
            except StoreError:
                # It is not here (any more): the segment must not wait for ever.
                self._settle(sha256, wanted=True)
                continue
            self._put(sha256, content, progress)
            self._settle(sha256)
            sent += 1
        return sent

    def _put(
        self, sha256: str, content: bytes, progress: Progress = silent, *, anew: bool = False
    ) -> bool:
        """Whether something had to be put there; ``anew``: what is there is not whole."""
        put = False
        for number in range(pieces(len(content))):
            name = self._name(sha256, number)
            if not anew and self._carrier.blob_size(name) == self._size(len(content), number):
                continue
            progress(number, pieces(len(content)), SENDING)
            self._carrier.put_blob(
                name, locked(content, number, sha256, self._file.library, self.keys)
            )
            put = True
        return put

    def _name(self, sha256: str, number: int) -> str:
        return f"{self.keys.name_of(sha256).hex()}-{number:04d}"

    def _size(self, whole: int, number: int) -> int:
        """Bytes of the file of a piece."""
        size = min(PIECE_BYTES, whole - number * PIECE_BYTES)
        return _HEADER.size + _TRAILER + (encryption.locked_size(size) if self.keys.content
                                          else size)  # fmt: skip

    def repair(self, progress: Progress = silent) -> int:
        """Put contents that we have and that are missing or torn in the folder there again; how
        many. May raise ``OSError``."""
        put = 0
        for sha256 in self._named():
            path = self._blobs.path(sha256)
            if not path.exists():
                continue
            progress(0, 0, SENDING)
            size = self._blobs.size(sha256)
            if all(
                self._carrier.blob_size(self._name(sha256, n)) == self._size(size, n)
                for n in range(pieces(size))
            ):
                continue
            with contextlib.suppress(StoreError):  # damaged here: not to be spread
                put += self._put(sha256, self._blobs.read(sha256), progress)
        return put

    def answer(self, words: Iterable[Ack], progress: Progress = silent) -> int:
        """Put contents there again that another PC found missing or damaged, as far as we have
        them; how many. Each word is answered once. May raise ``OSError``."""
        asked = {(word.author.device, word.number, name) for word in words
                 for name in word.wanted_files}  # fmt: skip
        names = {name for _, _, name in asked - self._answered}
        put = 0
        for sha256 in self._named() if names else ():
            if self.keys.name_of(sha256) in names and self._blobs.path(sha256).exists():
                with contextlib.suppress(StoreError):
                    self._put(sha256, self._blobs.read(sha256), progress, anew=True)
                    put += 1
        self._answered = asked
        return put

    # --- fetching -----------------------------------------------------------------------------

    def fetch(self, progress: Progress = silent) -> int:
        """Get what is named and not here, up to ``FETCHED_AT_ONCE`` bytes; how many came. May
        raise ``OSError`` and what ``progress`` raises: the pieces that came stay."""
        came = taken = 0
        for missing in self.missing():
            if self.has(missing.sha256):
                self._settle(missing.sha256)
                continue
            if missing.size > self._unasked or (taken and taken + missing.size > FETCHED_AT_ONCE):
                continue
            taken += missing.size
            came += self._fetch(missing.sha256, progress)
        return came

    def fetch_one(self, sha256: str, progress: Progress = silent) -> bool:
        """Get a content that somebody wants to see now, however large; False: nobody has put it
        into the folder (any more), or it is damaged there. It is asked for then.

        Raises:
            OSError: the folder is out of reach.
        """
        if self.has(sha256):
            self._settle(sha256)
            return True
        self._settle(sha256, wanted=True)
        came = self._fetch(sha256, progress)
        if not came:
            self._missed[sha256] = ASKED_FOR_AFTER
        return came

    def has(self, sha256: str) -> bool:
        """Whether it is on this disk, and whole."""
        try:
            self._blobs.read(sha256)
        except StoreError:
            return False
        return True

    def _fetch(self, sha256: str, progress: Progress) -> bool:
        place = self._blobs.path(sha256).parents[1] / ARRIVING
        number, count = 0, 1
        parts: list[Path] = []
        while number < count:
            progress(number, count, FETCHING)
            part = place / f"{sha256}-{number:04d}"
            held = part.read_bytes() if part.exists() else b""
            found = unlocked(held, number, sha256, self._file.library, self.keys)
            if found is None:
                held = b""
                with contextlib.suppress(FileNotFoundError):
                    held = self._carrier.blob(self._name(sha256, number))
                found = unlocked(held, number, sha256, self._file.library, self.keys)
                if found is None:  # damaged, still arriving, or not there
                    self._missed[sha256] = self._missed.get(sha256, 0) + 1
                    return False
                # Kept as it came: a disk that anybody looks at tells no more than the folder.
                make_private(place)
                part.unlink(missing_ok=True)
                write_private(part, held)
            parts.append(part)
            count = found[1]
            number += 1
        try:
            self._join(sha256, parts)
        except UserError:
            return False  # no room here: the next turn tries again
        finally:
            for part in parts:
                part.unlink(missing_ok=True)
        whole = self.has(sha256)
        if whole:
            self._settle(sha256)
            self._missed.pop(sha256, None)
        else:
            self._missed[sha256] = self._missed.get(sha256, 0) + 1
        return whole

    def _join(self, sha256: str, parts: list[Path]) -> None:
        found = [
            unlocked(part.read_bytes(), number, sha256, self._file.library, self.keys)
            for number, part in enumerate(parts)
        ]
        content = b"".join(piece[0] for piece in found if piece is not None)
        if hashlib.sha256(content).hexdigest() == sha256:
            self._blobs.put(content)

    def wanted(self) -> tuple[bytes, ...]:
        """Names of contents to be asked for: they could not be had twice, so they are not only
        arriving."""
        waiting = set(self._waiting(1))
        return tuple(sorted(self.keys.name_of(sha256) for sha256, times in self._missed.items()
                            if times >= ASKED_FOR_AFTER and sha256 in waiting))  # fmt: skip

    # --- what is where ------------------------------------------------------------------------

    def are_lost(self) -> bool:
        """Whether the folder has no contents at all although the shop names some."""
        return not self._carrier.has_blobs() and bool(self._named())

    def missing(self) -> list[MissingFile]:
        """Contents that are named and not here yet, the smallest first."""
        with self._file.store.read_raw() as raw:
            lines = raw.execute(
                "SELECT b.sha256, coalesce(max(a.name), ''), coalesce(max(a.size), 0), h.device"
                " FROM sync_blob b LEFT JOIN attachment a ON a.sha256=b.sha256"
                " LEFT JOIN sync_chain h ON h.n=b.chain WHERE b.wanted=1 GROUP BY b.sha256"
            ).fetchall()
            return sorted(
                (
                    MissingFile(sha256, peers.shown(name), size, self._called(raw, device))
                    for sha256, name, size, device in lines
                    if _HASH.fullmatch(sha256)
                ),
                key=lambda missing: (missing.size, missing.sha256),
            )

    def _called(self, raw: sqlite3.Connection, device: bytes | None) -> str:
        if device is None or device == self._file.author().device:
            return ""
        return peers.label_of(raw, device) or device.hex()[:8]

    def look_for_lost(self) -> int:
        """Contents that rows name and that are not on this disk are fetched again; how many."""
        lost = [sha256 for sha256 in self._named() if not self._blobs.path(sha256).exists()]
        new = set(lost).difference(self._waiting(1), self._waiting(0))
        for sha256 in new:
            self._settle(sha256, wanted=True)
        return len(new)

    def names_in_use(self) -> set[bytes]:
        """Names of the contents that rows of the shop name, also of those in the trash."""
        return {self.keys.name_of(sha256) for sha256 in self._named()}

    def _waiting(self, wanted: int) -> list[str]:
        with self._file.store.read_raw() as raw:
            lines = raw.execute(
                "SELECT sha256 FROM sync_blob WHERE wanted=? ORDER BY sha256",
                (wanted,),
            )
            return [sha256 for (sha256,) in lines if _HASH.fullmatch(sha256)]

    def _named(self) -> list[str]:
        with self._file.store.read_raw() as raw:
            lines = raw.execute(
                f"SELECT sha256 FROM attachment WHERE gone<>{UNDONE}"
                f" UNION SELECT photo FROM contact WHERE gone<>{UNDONE} AND photo<>''"
            ).fetchall()
        return [sha256 for (sha256,) in lines if _HASH.fullmatch(sha256)]

    def _settle(self, sha256: str, *, wanted: bool = False) -> None:
        with self._file.store.write_local() as raw:
            if wanted:
                raw.execute(
                    "INSERT INTO sync_blob VALUES (?, 1, NULL, NULL)"
                    " ON CONFLICT DO UPDATE SET wanted=1", (sha256,)
                )  # fmt: skip
            else:
                raw.execute("DELETE FROM sync_blob WHERE sha256=?", (sha256,))


def content_of(name: str) -> bytes | None:
    """The name of the content that a file in the folder is a piece of; none if it is none."""
    match = _NAME.fullmatch(name)
    return bytes.fromhex(match[1]) if match else None
