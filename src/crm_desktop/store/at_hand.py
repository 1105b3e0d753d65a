"""The keys that this process was given, and which of them a file needs.

An encrypted file begins with 16 bytes that name its key (SQLCipher's salt, which is the same for
all files under one key); a plain one begins as every SQLite file does. So whoever opens a file
needs to know its path only, and no file is ever opened with a guess. Each purpose has a key of its
own, derived from the shop's.

The keys live in memory for as long as the process does, also behind a locked window: backups and
sharing go on there, and SQLite needs the key for every page. Python cannot promise more than that:
it copies bytes as it likes, does not wipe them, and keeps them in no memory that the system would
not swap out. What can be had is that no image of the memory is written where the program crashes.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from crm_desktop.errors import StoreError

MAGIC = b"SQLite format 3\0"
ID_BYTES, KEY_BYTES = 16, 32
KEYS = "older_keys"
"""The name in ``meta`` of keys that the shop had before, as ``hand_on`` gives them: its copies
still need them, and hold nothing that the shop itself did not hold."""

_guard = threading.Lock()
_shops: dict[bytes, bytes] = {}
_files: dict[bytes, bytes] = {}
_held: dict[tuple[int, int], int] = {}
"""Device and number of a file -> descriptor, see ``hold``."""


class FileKey(NamedTuple):
    """What opens a database file. ``identity``: its first 16 bytes; ``key``: 32 bytes."""

    identity: bytes
    key: bytes

    @property
    def words(self) -> str:
        """As SQLCipher wants to be told a key that needs no stretching."""
        return f"x'{self.key.hex()}{self.identity.hex()}'"


class ShopKey(NamedTuple):
    """The key of a shop, from which the others are derived. ``identity`` is no secret."""

    identity: bytes
    key: bytes

    def of(self, purpose: str) -> bytes:
        """The key for ``blob``, ``draft`` or another purpose: 32 bytes."""
        from hashlib import blake2b  # noqa: PLC0415 - it loads OpenSSL; a plain shop needs none

        made = blake2b(purpose.encode(), key=self.key, digest_size=KEY_BYTES,
                       person=b"crm-desktop shop")  # fmt: skip
        return made.digest()

    @property
    def file(self) -> FileKey:
        """For the shop file and its copies."""
        return FileKey(self.identity, self.of("file"))

    @property
    def staging(self) -> FileKey:
        """For records on their way into the shop, which a process that reads files from outside
        writes: it gets no other key."""
        from hashlib import blake2b  # noqa: PLC0415 - see above

        made = blake2b(self.identity, digest_size=ID_BYTES, person=b"crm-desktop stag")
        return FileKey(made.digest(), self.of("staging"))


def give(shop: ShopKey) -> None:
    """From now on files under this key can be opened."""
    _write_no_memory()
    with _guard:
        _shops[shop.identity] = shop.key
        for file in (shop.file, shop.staging):
            _files[file.identity] = file.key


def _write_no_memory() -> None:
    """A crash of this process leaves no image of its memory on the disk, where the system asks the
    process about that (Windows writes none by itself)."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - a plain shop needs none

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def take_back(identity: bytes) -> None:
    """Forget a key that turned out to be another one."""
    with _guard:
        key = _shops.pop(identity, None)
        if key is not None:
            for file in (ShopKey(identity, key).file, ShopKey(identity, key).staging):
                _files.pop(file.identity, None)


def shop_key(identity: bytes) -> ShopKey | None:
    """The key of that name, if it was given."""
    key = _shops.get(identity)
    return None if key is None else ShopKey(identity, key)


def hold(path: Path) -> tuple[int, int] | None:
    """Before SQLite opens a shop for longer: read it by one descriptor from now on, until
    ``let_go`` of what is returned.

    Where POSIX has its way, a process that closes any descriptor of a file loses all its locks on
    it, SQLite's too. Another process that reads the shop and ends would then believe to be the
    last one, and remove the log under the one that writes: what was saved since would be lost.
    """
    if sys.platform == "win32":  # a lock there belongs to the descriptor that took it
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None  # whoever reads it next says so
    found = os.fstat(descriptor)
    with _guard:
        _held[found.st_dev, found.st_ino] = descriptor
    return found.st_dev, found.st_ino


def let_go(held: tuple[int, int] | None) -> None:
    """After SQLite closed the shop."""
    with _guard:
        descriptor = None if held is None else _held.pop(held, None)
    if descriptor is not None:
        os.close(descriptor)


@contextmanager
def reading(path: Path) -> Iterator[int]:
    """A descriptor to read a file by, with offsets of one's own: that which is held, or a new one.

    Raises:
        OSError: it cannot be opened.
    """
    found = path.stat()
    descriptor = _held.get((found.st_dev, found.st_ino))
    if descriptor is not None:
        yield descriptor
        return
    with path.open("rb", buffering=0) as file:
        yield file.fileno()


def beginning(path: Path, size: int) -> bytes:
    """The first bytes of a file; ``OSError`` where it cannot be read."""
    with reading(path) as descriptor:
        return read_at(descriptor, size, 0)


def read_at(descriptor: int, size: int, at: int) -> bytes:
    """Up to ``size`` bytes of what ``reading`` gave."""
    if sys.platform == "win32":
        os.lseek(descriptor, at, os.SEEK_SET)
        return os.read(descriptor, size)
    return os.pread(descriptor, size, at)


def identity_of(path: Path) -> bytes | None:
    """The name of the key that a file needs; None: it is plain, empty or not there."""
    try:
        start = beginning(path, ID_BYTES)
    except OSError:
        return None
    return None if len(start) < ID_BYTES or start == MAGIC else start


def is_plain(path: Path) -> bool:
    """Whether a file is there that begins as a plain one does."""
    try:
        return beginning(path, ID_BYTES) == MAGIC
    except OSError:
        return False


def file_key(path: Path) -> FileKey | None:
    """The key of a file; None: it is plain, or nobody gave the key."""
    identity = identity_of(path)
    key = None if identity is None else _files.get(identity)
    return None if identity is None or key is None else FileKey(identity, key)


def key_beside(path: Path) -> ShopKey | None:
    """The key of the shop file ``path``, for what lies beside it; None: the shop is plain.

    Raises:
        StoreError: ``store.locked``.
    """
    identity = identity_of(path)
    if identity is None:
        return None
    found = shop_key(identity)
    if found is None:
        raise locked()
    return found


def hand_on() -> str:
    """The keys for a process of our own, as one line; it must not be seen by others."""
    with _guard:
        return json.dumps({one.hex(): key.hex() for one, key in _shops.items()})


def take_over(line: str) -> None:
    """In that process: what ``hand_on`` gave."""
    for one, key in json.loads(line).items():
        give(ShopKey(bytes.fromhex(one), bytes.fromhex(key)))


def locked() -> StoreError:
    """The refusal of a file whose key was not given."""
    return StoreError(
        "This shop is locked. Nothing was changed. Please give its passphrase or its recovery "
        "code.",
        code="store.locked",
    )
