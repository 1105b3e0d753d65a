"""What other PCs wrote into a field while a form showed its earlier value.

The person who saves the form has not seen it. Without a note of that, sync would take the save for
an answer to it and drop it everywhere; with it, both values stay, and somebody is asked.
"""

from __future__ import annotations

import json
import sqlite3

from crm_desktop.store.schema import BY_NUMBER, merge_groups


def keep(raw: sqlite3.Connection, before: int, since: int) -> None:
    """Note for the rows written after the change ``before`` what came in after ``since``."""
    if raw.execute("SELECT 1 FROM sync_state").fetchone() is None:
        return
    for number, row, new in raw.execute(
        "SELECT tbl, row, new FROM change WHERE n>? AND new NOT NULL", (before,)
    ).fetchall():
        table, written = BY_NUMBER[number], json.loads(new).keys()
        groups = [g for g, names in merge_groups(table).items() if written & set(names)]
        raw.execute(
            "INSERT OR IGNORE INTO sync_keep SELECT c.tbl, c.row, c.grp, c.chain, c.seq"
            " FROM sync_cell c JOIN sync_segment s ON s.chain=c.chain AND s.seq=c.seq"
            f" WHERE c.tbl=? AND c.row=(SELECT id FROM {table.name} WHERE n=?)"
            " AND c.grp IN (SELECT value FROM json_each(?)) AND s.own=0 AND s.arrived>=?",
            (number, row, json.dumps(groups), since),
        )
