"""Reading a shop for a limited time: what takes longer is given up, for somebody else to do.

The limit belongs to a thread, and counts for all that it reads meanwhile, whoever reads it.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

_OPERATIONS = 20_000
"""Of SQLite between two questions: a few milliseconds."""
_OFTEN = 2_000
"""The same where milliseconds count."""


class GivenUpError(Exception):
    """A reading was given up; nothing is known of it."""


class _Limit(threading.local):
    is_over: Callable[[], bool] | None = None
    """Whether readings of this thread are given up now."""
    every = _OPERATIONS


_limit = _Limit()


@contextmanager
def until(is_over: Callable[[], bool], *, every: int = _OPERATIONS) -> Iterator[None]:
    """Give up what this thread reads of shops in here as soon as ``is_over``, which is asked again
    and again.

    Raises:
        GivenUpError: it was.
    """
    _limit.is_over, _limit.every = is_over, every
    try:
        yield
    finally:
        _limit.is_over = None


def at_most(seconds: float) -> AbstractContextManager[None]:
    """Give up what this thread reads of shops in here when it takes longer.

    Raises:
        GivenUpError: it did.
    """
    end = time.perf_counter() + seconds
    return until(lambda: time.perf_counter() > end, every=_OFTEN)


@contextmanager
def limited(raw: sqlite3.Connection) -> Iterator[None]:
    """Keep a connection to the limit of this thread."""
    is_over = _limit.is_over
    if is_over is None:
        yield
        return
    if is_over():
        raise GivenUpError
    raw.set_progress_handler(is_over, _limit.every)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise GivenUpError from error
        raise
    finally:
        raw.set_progress_handler(None, 0)
