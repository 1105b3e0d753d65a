"""New files that only their owner may read, and that survive a loss of power once they are told of.

A file gets its real name only after its content is on the disk; a crash leaves at most a file
under a temporary name, never half a file under the real one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def create_private(path: Path) -> int:
    """Descriptor of a new, empty file with rights 0600, whatever the umask.

    Raises:
        FileExistsError: something has that name.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def write_private(path: Path, content: bytes) -> None:
    """Make the new file ``path`` with ``content`` on the disk; on an error it is not left behind.

    Raises:
        FileExistsError: something has that name.
    """
    descriptor = create_private(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def sync_file(path: Path) -> None:
    """Wait until the content of ``path`` is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk (Windows does so by itself)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(paths: Iterable[Path]) -> None:
    """Take away files that nobody needs, if they are there and the system lets us."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
