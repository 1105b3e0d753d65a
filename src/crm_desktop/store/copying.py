"""The bytes of a shop file as they are at one moment, while people go on writing.

What is saved stands in the log first, and goes into the file when the log is emptied into it
(a checkpoint). SQLite never empties more into the file than the oldest reader sees, and nothing
while a reader needs none of the log. So once a reader began and all of the log is in the file,
then the file is what that reader sees, and does not change before the reader ends: whether
somebody writes meanwhile does not matter, and nobody waits. Page by page through SQLite the same
takes three times as long, and of an encrypted file far more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.store import at_hand
from crm_desktop.store.connection import connect

STOPPED = "backup.stopped"
_PIECE = 1 << 20
_TRIES = 5
_MOST_FREE = 4
"""One page in so many may be free; a file with more of them is better written anew."""


def copy_bytes(raw: sqlite3.Connection, part: Path, stop: Callable[[], bool]) -> bool:
    """Fill ``part``, an empty file, with the shop file that ``raw`` reads; outside of transactions.

    False where the shop must be written anew instead: it has many free pages or keeps no log, or
    the log could not be emptied into it. The copy keeps no log, and needs no file beside it to be
    read. It is not brought to the disk yet.

    Raises:
        StoreError: ``backup.stopped``.
        OSError, sqlite3.Error: what the disk says.
    """
    ((pages,), (size,), (free,)) = (
        raw.execute(f"PRAGMA {name}").fetchone()
        for name in ("page_count", "page_size", "freelist_count")
    )
    if free * _MOST_FREE > pages or raw.in_transaction:
        return False
    (_, _, name) = raw.execute("PRAGMA database_list").fetchone()
    shop = Path(name)
    for _ in range(_TRIES):
        try:
            if _settled(raw, shop):
                (pages,) = raw.execute("PRAGMA page_count").fetchone()
                # SQLCipher tells the size as text.
                if not _copied(shop, part, pages * int(size), stop):
                    return False
                break
        finally:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
    else:
        return False
    with closing(connect(part, "rw", prepared=False)) as copy:
        copy.executescript("PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=OFF")
        return bool(copy.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",))


def _settled(raw: sqlite3.Connection, shop: Path) -> bool:
    """Begin to read; whether the file is what is read now, and stays it until the reader ends."""
    try:
        with closing(connect(shop, "rw", prepared=False)) as other:
            _emptied(other)  # most of it now, so that little can come between the next two lines
            raw.execute("BEGIN")
            raw.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
            return _emptied(other)
    except sqlite3.OperationalError:  # it may be read only
        return False


def _emptied(raw: sqlite3.Connection) -> bool:
    """Put what the log holds into the file, as far as nobody is in the way; whether that was all.
    Nobody waits for this."""
    busy, logged, put = raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return (busy, logged) == (0, put) and put >= 0


def _copied(shop: Path, part: Path, size: int, stop: Callable[[], bool]) -> bool:
    with at_hand.reading(shop) as source, part.open("r+b", buffering=0) as file:
        at = 0
        while at < size:
            if stop():
                raise stopped()
            piece = at_hand.read_at(source, min(_PIECE, size - at), at)
            if not piece:
                return False
            file.write(piece)
            at += len(piece)
    return True


def stopped() -> StoreError:
    """The person did not want to wait for the copy."""
    return StoreError("The backup was stopped; the earlier ones are there.", code=STOPPED)
