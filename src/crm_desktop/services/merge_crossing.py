"""Contacts that two PCs joined into each other at the same time: A into B here, B into A there.

Each PC hid the one that the other kept, so when both have heard of both, neither would be seen. The
one with the smaller id comes back; the others stay joined into it. Every PC does the same, and
what is seen again is no such case any more, so nothing goes back and forth.
"""

from __future__ import annotations

import sqlite3

from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store

_LONGEST = 50
"""Contacts in a ring that are followed."""


def bring_back_crossed(store: Store) -> int:
    """Bring back one contact of every ring; how many there were. One step of the history."""
    with store.read_raw() as raw:
        found = _rings(raw)
    if not found:
        return 0
    with store.transact("Keep one of contacts that were joined both ways", origin="sync") as tx:
        tx.raw.executemany(
            f"UPDATE contact SET gone={LIVE}, merged_into=NULL WHERE id=? AND gone={TRASHED}",
            [(one,) for one in found],
        )
    return len(found)


def _rings(raw: sqlite3.Connection) -> list[bytes]:
    """The smallest id of every ring of hidden contacts."""
    into: dict[bytes, bytes] = dict(
        raw.execute(
            f"SELECT id, merged_into FROM contact WHERE merged_into NOTNULL AND gone={TRASHED}"
        ).fetchall()
    )
    found, looked_at = [], set[bytes]()
    for start in sorted(into):
        way: list[bytes] = []
        at: bytes | None = start
        while at is not None and at not in looked_at and len(way) < _LONGEST:
            looked_at.add(at)
            way.append(at)
            at = into.get(at)
        if at in way:
            found.append(min(way[way.index(at) :]))
    return found
