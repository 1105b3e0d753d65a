"""A shop file that went back to an earlier state, as sync has to know of it.

Whoever puts an older copy in the place of a shop calls ``mark`` on it before it is used. From then
on it writes under a name of its own (what its former self wrote since is in the shared folder under
the old one), and sync waits until a person has said what is to become of what others wrote since.
Harmless for a shop that is not shared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

CATCH_UP, KEEP_OLDER, NOT_CHOSEN = 0, 1, 2
"""``sync_state.choice``: what others wrote comes in; the older state becomes everybody's."""


def mark(raw: sqlite3.Connection, random: Callable[[int], bytes]) -> None:
    """Note that the shop in this file is an older copy of itself. ``random`` gives random bytes;
    the caller commits."""
    raw.execute(
        "UPDATE sync_state SET restored=0, choice=?, incarnation=?, last_seq=0, last_head=x''",
        (NOT_CHOSEN, int.from_bytes(random(4))),
    )
