"""Wires the program together: the only place where the real clock and randomness come in."""

from __future__ import annotations

import os
import time
from pathlib import Path

from crm_desktop.store.store import Store


def clock() -> int:
    """UTC milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def open_shop(folder: Path, *, reads_first: bool = False) -> Store:
    """Open the shop in ``folder``, making an empty one where there is none.

    ``reads_first``: see ``Store.open``.

    Raises:
        StoreError: see ``Store.open``.
    """
    return Store.open(folder, clock=clock, random=os.urandom, reads_first=reads_first)
