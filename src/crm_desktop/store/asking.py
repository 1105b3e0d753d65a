"""Asking whether to go on while SQLite works on a single statement.

A statement over very many rows takes seconds, and nothing of Python runs meanwhile. Whoever stops
it takes back the whole transaction: SQLite does not say how far it came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from crm_desktop.errors import CancelledError

_OPERATIONS = 20_000
"""Of SQLite between two questions: a few milliseconds."""


@contextmanager
def asking(raw: sqlite3.Connection, asked: Callable[[], object] | None) -> Iterator[None]:
    """Ask all along; the ``CancelledError`` of ``asked`` ends the statement and comes out here."""
    if asked is None:
        yield
        return
    refused: list[CancelledError] = []

    def goes_on() -> int:
        try:
            asked()
        except CancelledError as error:  # SQLite would only say "interrupted"
            refused.append(error)
        return len(refused)

    raw.set_progress_handler(goes_on, _OPERATIONS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)
        if refused:
            raise refused[0] from None
