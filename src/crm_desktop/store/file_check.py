"""Whether a file is a shop that this program can work with, found out by reading only.

Only what a write that was cut off has left half is put right first, by SQLite: without that nobody
can read the file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

from crm_desktop.errors import StoreError
from crm_desktop.store import at_hand
from crm_desktop.store.connection import connect
from crm_desktop.store.disk_trouble import damaged
from crm_desktop.store.file_format import APPLICATION_ID, BACKUPS, SCHEMA_VERSION

_WAL = b"\2\2"
"""The two bytes of the header that say how to write and to read the file."""


def is_current(path: Path) -> bool:
    """Whether a shop can be read as it is: nothing has to be made, moved or brought up to date.

    False where anything is unusual: whoever opens it then finds out, and says so.
    """
    try:
        # To ask SQLite for the way of writing would have it read what tables there are.
        if check_header(path)[18:20] != _WAL:
            return False
        with closing(connect(path, way_to_read(path), prepared=False)) as raw:
            return check_version(raw) == SCHEMA_VERSION
    except (StoreError, sqlite3.DatabaseError):
        return False


def way_to_read(path: Path) -> Literal["ro", "rw"]:
    """How to open a shop to read it: one whose write was cut off while it had no log (just brought
    back or converted) has a journal beside it, which only a writer can play back."""
    return "rw" if path.with_name(f"{path.name}-journal").exists() else "ro"


def check_header(path: Path) -> bytes:
    """Refuse what SQLite should not even open: it would play back a foreign file's own log.
    Returns the header, 100 bytes."""
    try:
        header = at_hand.beginning(path, 100)
    except OSError as error:
        raise StoreError(
            "The shop file cannot be read. Please check the disk and the rights of the file.",
            code="store.unreadable",
        ) from error
    if not header:
        raise StoreError(
            "The shop file is empty (0 bytes), so it is not the shop any more. Nothing was "
            f"changed. Please bring back a copy from the folder {BACKUPS}.",
            code="store.empty",
        )
    if at_hand.file_key(path) is not None:
        header = _header_inside(path)
    if len(header) < 100 or not header.startswith(at_hand.MAGIC):
        raise StoreError(
            "The shop file is not a shop, or its beginning is damaged. Nothing was changed. "
            f"Please bring back a copy from the folder {BACKUPS}.",
            code="store.not_a_database",
        )
    # Offsets of the SQLite file format: user_version at 60, application_id at 68.
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreError(
            "This file belongs to another program. Nothing was changed. Please choose the "
            "folder of your shop.",
            code="store.foreign",
        )
    if int.from_bytes(header[60:64], "big", signed=True) > SCHEMA_VERSION:
        raise _newer()
    if _is_cut(path, header):
        raise damaged()
    return header


def _is_cut(path: Path, header: bytes) -> bool:
    """Whether the end of the file is missing, and in no log: of the last page SQLite takes zeros
    for what is not there, and finds nothing wrong with that."""
    logs = [path.with_name(f"{path.name}-{log}") for log in ("wal", "journal")]
    if any(log.exists() and log.stat().st_size for log in logs):
        return False
    # Length of a page (1 is 65,536), how often the file was changed, its pages, and when they were
    # counted; of an encrypted file none of these is known.
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]
    return counted and path.stat().st_size < pages * (size if size > 1 else 1 << 16)


def _header_inside(path: Path) -> bytes:
    """What the header of an encrypted file would say if it could be read, as far as it is asked."""
    try:
        with closing(connect(path, way_to_read(path), prepared=False)) as raw:
            numbers = [
                raw.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("user_version", "application_id")
            ]
            (mode,) = raw.execute("PRAGMA journal_mode").fetchone()
    except sqlite3.DatabaseError:
        return b""  # damaged: it cannot be told from something that is no shop
    header = bytearray(at_hand.MAGIC.ljust(100, b"\0"))
    header[18:20] = _WAL if mode == "wal" else b"\1\1"
    header[60:64] = numbers[0].to_bytes(4, "big", signed=True)
    header[68:72] = numbers[1].to_bytes(4, "big", signed=True)
    return bytes(header)


def check_version(raw: sqlite3.Connection) -> int:
    """The schema's version as the log has it, which may be newer than the header's."""
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    assert isinstance(version, int)
    if version > SCHEMA_VERSION:
        raise _newer()
    return version


def _newer() -> StoreError:
    return StoreError(
        "This shop was last used by a newer version of the program. Nothing was changed. Please "
        "install the newest version, then open the shop with it.",
        code="store.newer",
    )
