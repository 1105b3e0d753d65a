"""Reading a shop for a limited time: what takes longer is given up, for somebody else to do.

The limit belongs to a thread, and counts for all that it reads meanwhile, whoever reads it.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_OPERATIONS = 2_000
"""Of SQLite between two looks at the clock: some tenths of a millisecond."""


class TooSlowError(Exception):
    """A reading was given up because it took longer than it was given."""


class _Limit(threading.local):
    end: float | None = None
    """When readings of this thread are given up, as ``time.perf_counter`` tells it."""


_limit = _Limit()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Give up what this thread reads of shops in here when it takes longer.

    Raises:
        TooSlowError: it did.
    """
    _limit.end = time.perf_counter() + seconds
    try:
        yield
    finally:
        _limit.end = None


@contextmanager
def limited(raw: sqlite3.Connection) -> Iterator[None]:
    """Keep a connection to the time that ``at_most`` gave this thread."""
    end = _limit.end
    if end is None:
        yield
        return

    def is_over() -> bool:
        return time.perf_counter() > end

    if is_over():
        raise TooSlowError
    raw.set_progress_handler(is_over, _OPERATIONS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise TooSlowError from error
        raise
    finally:
        raw.set_progress_handler(None, 0)
