"""When the next automatic round is due. Pure: the dice are passed in, times are milliseconds.

A folder is looked at every ten seconds or so; never by all PCs at the same moment. What cannot be
reached is tried again after a while that grows, for nobody is helped by knocking all day.
"""

from __future__ import annotations

from collections.abc import Callable

AFTER_CHANGE_MS = 2_000
"""So long after something was saved it goes out."""
POLL_MS, FIRST_RETRY_MS, LAST_RETRY_MS = 10_000, 5_000, 300_000
JITTER = 0.25
STUCK_MS = 30_000
"""A round that moved nothing for so long has met a folder that does not answer."""


def next_wait(failures: int, dice: Callable[[], float]) -> int:
    """Milliseconds until the next round. ``failures``: rounds in a row that did not reach the
    others; ``dice`` gives numbers from 0 to 1."""
    wait = POLL_MS
    if failures:
        wait = min(LAST_RETRY_MS, FIRST_RETRY_MS << min(failures - 1, 10))
    return round(wait * (1 + JITTER * (2 * dice() - 1)))
