"""What other PCs wrote into a field while a form showed its earlier value.

The person who saves the form has not seen it. Without a note of that, sync would take the save for
an answer to it and drop it everywhere; with it, both values stay, and somebody is asked.
"""

from __future__ import annotations

import json
import sqlite3

import msgpack

from crm_desktop.store.journal import journal_value
from crm_desktop.store.schema import BY_NUMBER, merge_groups


def keep(raw: sqlite3.Connection, before: int, since: int) -> None:
    """Note for the rows written after the change ``before`` what came in after ``since``.

    The value that stood in the table until now stands in ``sync_cell`` from now on.
    """
    if raw.execute("SELECT 1 FROM sync_state").fetchone() is None:
        return
    was: dict[tuple[int, int], dict[str, object]] = {}
    for number, row, old in raw.execute(
        "SELECT tbl, row, old FROM change WHERE n>? AND old NOT NULL ORDER BY n DESC", (before,)
    ):
        was.setdefault((number, row), {}).update(json.loads(old))  # what was first found wins
    for (number, row), changed in was.items():
        table = BY_NUMBER[number]
        for group, columns in merge_groups(table).items():
            if group == "alive" or changed.keys().isdisjoint(columns):
                continue
            found = raw.execute(
                "SELECT c.row, c.chain, c.seq, c.value FROM sync_cell c"
                " JOIN sync_segment s ON s.chain=c.chain AND s.seq=c.seq"
                f" WHERE c.tbl=? AND c.row=(SELECT id FROM {table.name} WHERE n=?)"
                " AND c.grp=? AND s.own=0 AND s.arrived>=?",
                (number, row, group, since),
            ).fetchall()
            for identity, chain, seq, value in found:
                dot = (number, identity, group, chain, seq)
                raw.execute("INSERT OR IGNORE INTO sync_keep VALUES (?, ?, ?, ?, ?)", dot)
                if value is None:
                    now = raw.execute(
                        f"SELECT {','.join(columns)} FROM {table.name} WHERE n=?", (row,)
                    ).fetchone()
                    held = dict(zip(columns, now, strict=True)) | {
                        name: journal_value(table, name, changed[name])
                        for name in columns
                        if name in changed
                    }
                    flat = [part for pair in sorted(held.items()) for part in pair]
                    raw.execute(
                        "UPDATE sync_cell SET value=?"
                        " WHERE tbl=? AND row=? AND grp=? AND chain=? AND seq=?",
                        (msgpack.packb(flat, unicode_errors="surrogatepass"), *dot),
                    )
