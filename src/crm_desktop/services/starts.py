"""Starts of the window that were never finished, counted so that the third one is a safe one.

The count is the size of a small file beside the shop: a byte for each start that is under way or
failed, none once a window was there for its person. Nothing of the shop is read or written here,
and a folder that cannot be written counts nothing.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

STARTS = "shop.starts"
TOO_MANY = 2
"""So many starts that failed, one after the other: the next one opens the shop for reading only."""


def failed_starts(folder: Path) -> int:
    """How many starts in a row did not get as far as a window that can be used."""
    try:
        return (folder / STARTS).stat().st_size
    except OSError:
        return 0


def begin_start(folder: Path) -> None:
    """A start is under way: it counts as failed until ``finish_start``."""
    with suppress(OSError):
        file = os.open(folder / STARTS, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, b".")
        finally:
            os.close(file)


def finish_start(folder: Path) -> None:
    """The window is there for its person, or was closed by them."""
    with suppress(OSError):
        (folder / STARTS).unlink(missing_ok=True)
