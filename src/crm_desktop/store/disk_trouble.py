"""What goes wrong between the program and the disk while a shop is open, in words."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from crm_desktop.errors import StoreError

_ROOM = 1 << 16
"""Bytes; SQLite makes its shared memory larger by half of that at a time."""

_SAID = {
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database or disk is full": sqlite3.SQLITE_FULL,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
}
"""What SQLite says of an error; where a whole file is copied, the build that encrypts says no more
than that."""


class DiskError(StoreError):
    """Disk or file did not take a write."""


def identity(path: Path) -> tuple[int, int] | None:
    """Which file a name leads to; None: to none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def gone() -> DiskError:
    """The refusal of a write where the shop file is not under its name any more."""
    return DiskError(
        "The folder of the shop is not where it was, so nothing was saved. What you typed is still "
        "here. Put the folder back, or connect its drive again, and save again.",
        code="store.gone",
    )


def explain(error: sqlite3.DatabaseError, folder: Path) -> DiskError | None:
    """The errors of disk and file in words; anything else is a bug and stays what it is."""
    code = getattr(error, "sqlite_errorcode", _SAID.get(str(error), sqlite3.SQLITE_ERROR)) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and is_full(folder)):
        return _full()
    if code == sqlite3.SQLITE_READONLY:
        return DiskError(
            "The shop file can only be read, so nothing was saved. "
            "Check that the folder may be written to.",
            code="store.read_only",
        )
    if code == sqlite3.SQLITE_IOERR:
        return _silent()
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged()
    return None


def damaged() -> DiskError:
    """The shop file is not whole."""
    return DiskError(
        "The shop file is damaged, so nothing was saved. Please close the program and bring "
        "back a backup copy.",
        code="store.damaged",
    )


def explain_file(error: OSError) -> DiskError:
    """The same for a file beside the shop that was not taken by the disk."""
    return _full() if error.errno in (errno.ENOSPC, errno.EDQUOT) else _silent()


def _full() -> DiskError:
    return DiskError(
        "The disk is full. What you typed is still here, but it is not saved yet. "
        "Free some space and save again.",
        code="store.full",
    )


def _silent() -> DiskError:
    return DiskError(
        "The disk did not answer, so nothing was saved. Check the disk and save again.",
        code="store.disk",
    )


def is_full(folder: Path) -> bool:
    """Whether the disk of a folder has no room left; SQLite then often says only that the disk did
    not answer (its shared memory is a file as well)."""
    try:
        import shutil  # noqa: PLC0415 - hardly ever

        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False
