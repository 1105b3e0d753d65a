"""Recovered items: what another PC wrote to something that had been erased here long ago.

A PC that stayed away for more than a year may come back with such a line. It must not be lost, and
an empty customer with one note among the others would only puzzle: so it waits in a list of its
own until somebody brings it back, with what there is of it, or puts it aside. Both are ordinary
edits, the same on every PC, and one undo step each.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crm_desktop.store.schema import BY_NUMBER, LIVE, SYNCED, TRASHED, merge_groups, number
from crm_desktop.store.store import Store

_HIDDEN = {"sort_key", "match_key", "digits", "e164", "created_at"}
"""Columns that are worked out from others."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """One of them; ``n`` is its number here."""

    table: str
    n: int
    texts: tuple[str, ...]
    """What was written."""
    person: str
    device: str
    """What the PC is called, or the beginning of its number."""
    written_at: int
    """By the clock of that PC, UTC milliseconds; 0 where it is not known here."""


def read_recovered(store: Store) -> list[Recovered]:
    """All of them, the last written first."""
    with store.read_raw() as raw:
        lines = raw.execute(
            "SELECT r.tbl, r.row, coalesce(s.person, ''), coalesce(s.wall, 0), h.device,"
            " coalesce(p.label, '') FROM sync_row r"
            " LEFT JOIN sync_segment s ON s.chain=r.sign_chain AND s.seq=r.sign_seq"
            " LEFT JOIN sync_chain h ON h.n=r.sign_chain"
            " LEFT JOIN sync_peer p ON p.device=h.device"
            " WHERE r.birth_seq=0 AND r.sign_seq>0 ORDER BY s.wall DESC, r.tbl, r.row"
        ).fetchall()
        found = []
        for tbl, row, person, wall, device, label in lines:
            held = _row(raw, tbl, row)
            if held is not None:
                n, texts = held
                shown = label or (device.hex()[:8] if device else "")
                found.append(Recovered(BY_NUMBER[tbl].name, n, texts, person, shown, wall))
    return found


def _row(raw: sqlite3.Connection, tbl: int, row: bytes) -> tuple[int, tuple[str, ...]] | None:
    table = BY_NUMBER.get(tbl)
    if table is None:
        return None  # of a newer program
    groups = merge_groups(table)
    written = [
        column
        for (group,) in raw.execute(
            "SELECT DISTINCT grp FROM sync_cell WHERE tbl=? AND row=? ORDER BY grp", (tbl, row)
        )
        for column in groups.get(group, ())
        if column not in _HIDDEN and not table.c[column].foreign_keys
    ]
    names = ["n", *written]
    held = raw.execute(f"SELECT {','.join(names)} FROM {table.name} WHERE id=?", (row,)).fetchone()
    if held is None:
        return None
    values = [value for value in held[1:] if value not in (None, "", 0)]
    return held[0], tuple(dict.fromkeys(str(value) for value in values))


def bring_back(store: Store, item: Recovered) -> bool:
    """Make it an ordinary row again, with what there is of it. False: somebody did already."""
    return _settle(store, item, "Bring back what was recovered", LIVE)


def put_aside(store: Store, item: Recovered) -> bool:
    """Into the trash with it. False: somebody did already."""
    return _settle(store, item, "Put aside what was recovered", TRASHED)


def _settle(store: Store, item: Recovered, label: str, gone: int) -> bool:
    table = SYNCED[item.table]
    with store.transact(label) as tx:
        still = tx.raw.execute(
            f"SELECT 1 FROM {item.table} t JOIN sync_row r ON r.tbl=? AND r.row=t.id"
            " WHERE t.n=? AND t.gone=? AND r.birth_seq=0 AND r.sign_seq>0"
            " AND NOT EXISTS (SELECT 1 FROM sync_dirty d WHERE d.tbl=r.tbl AND d.row=t.n)",
            (number(table), item.n, TRASHED),
        ).fetchone()
        if still is None:
            return False
        tx.raw.execute(f"UPDATE {item.table} SET gone=? WHERE n=?", (gone, item.n))
        # It is hidden in the tables already: what is to be sent is that somebody has looked.
        tx.raw.execute(
            "INSERT INTO sync_dirty(tbl, row, mask) VALUES (?, ?, ?)"
            " ON CONFLICT(tbl, row) DO UPDATE SET mask=mask|excluded.mask",
            (number(table), item.n, 1 << list(merge_groups(table)).index("alive")),
        )
    return True
