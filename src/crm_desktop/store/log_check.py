"""Whether the log beside a shop file is there where it must be, and belongs to that file.

What was saved last may stand in the log alone while a program has the shop open, and after it was
killed. SQLite asks neither whether a log is missing nor whose it is: without it the last saves are
gone without a word, and that of another file is played back into this one. Nothing is written here.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.store import at_hand
from crm_desktop.store.connection import connect
from crm_desktop.store.disk_trouble import damaged
from crm_desktop.store.file_check import check_header, way_to_read
from crm_desktop.store.guard import ShopLock

_COMPARED = 50
"""Steps of the history, from the first and from the last one on."""
_STEPS = (
    "SELECT n, id FROM (SELECT n, id FROM batch ORDER BY n LIMIT +:count)"
    " UNION SELECT n, id FROM (SELECT n, id FROM batch ORDER BY n DESC LIMIT +:count)"
)


def check_log(path: Path, lock: ShopLock) -> None:
    """Refuse a shop without the log that it was left with, and one with the log of another file.
    ``lock`` goes on to expect what is in a log that is there: whoever only reads leaves it so.

    Raises:
        StoreError: ``store.log_missing``, ``store.foreign_log``, ``store.damaged``.
    """
    log = path.with_name(f"{path.name}-wal")
    held = log.exists() and log.stat().st_size > 0
    if held and way_to_read(path) == "ro":
        _check_owner(path, log)
    # Another process that read the shop may have copied the log into the file and taken it away.
    there = _last_change(path) if held or lock.expects_log() else 0
    if there < lock.expects_log():
        raise StoreError(
            f"The newest changes of this shop were in the file {log.name} beside it, and that "
            "file is missing. Nothing was changed. Please put it back where it was, or go on "
            "without these changes.",
            code="store.log_missing",
        )
    lock.note_log(there if held else 0)


def _last_change(path: Path) -> int:
    check_header(path)
    try:
        with closing(connect(path, way_to_read(path), prepared=False)) as raw:
            (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
    except sqlite3.DatabaseError as error:
        raise damaged() from error
    assert isinstance(last, int)
    return last


def _check_owner(path: Path, log: Path) -> None:
    check_header(path)
    try:
        with closing(connect(path, "ro", prepared=False)) as raw:
            if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise damaged()
            now = _steps(raw)
    except sqlite3.DatabaseError as error:
        raise damaged() from error
    for n, identity in _steps_without_log(path).items():
        if now.get(n, identity) != identity:
            raise StoreError(
                f"The file {log.name} beside the shop belongs to another one. Nothing was changed. "
                "Please put back the one that was there, or move it away.",
                code="store.foreign_log",
            )


def _steps_without_log(path: Path) -> dict[int, bytes]:
    """Empty where the file alone cannot be read: it may be in the middle of being copied to."""
    if not at_hand.is_plain(path):
        return {}  # of an encrypted file nothing in the log of another one can be read
    try:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as raw:
            return _steps(raw)
    except sqlite3.DatabaseError:
        return {}


def _steps(raw: sqlite3.Connection) -> dict[int, bytes]:
    return dict(raw.execute(_STEPS, {"count": _COMPARED}).fetchall())
