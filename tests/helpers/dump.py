"""All that a person can see of a shop, comparable before and after an undo."""

import sqlite3

from crm_desktop.store import search_index
from crm_desktop.store.schema import LIVE, SYNCED, owners, target
from crm_desktop.store.store import Store

Row = dict[str, object]


def live_rows(raw: sqlite3.Connection) -> dict[str, dict[bytes, Row]]:
    """Table -> id -> row, without row numbers; a part of something hidden is hidden too."""
    rows: dict[str, dict[bytes, Row]] = {}
    for name in SYNCED:
        cursor = raw.execute(f"SELECT * FROM {name} WHERE gone={LIVE}")
        columns = [column[0] for column in cursor.description]
        rows[name] = {}
        for values in cursor:
            row: Row = dict(zip(columns, values, strict=True))
            del row["n"], row["gone"]
            rows[name][values[columns.index("id")]] = row
    hiding = True
    while hiding:
        hiding = False
        for name, table in SYNCED.items():
            for column in owners(table):
                known = rows[target(column).name]
                lost = [
                    identity
                    for identity, row in rows[name].items()
                    if row[column.name] is not None and row[column.name] not in known
                ]
                for identity in lost:
                    del rows[name][identity]
                    hiding = True
    return {name: found for name, found in rows.items() if found}


def live_dump(store: Store) -> dict[str, object]:
    """``live_rows``, and what the search knows; the search index must agree with the data."""
    with store.write_local() as raw:
        assert search_index.check(raw) == []
        return {
            **live_rows(raw),
            "search of contacts": raw.execute(
                "SELECT c.id, s.names, s.company, s.details, s.notes, s.codes"
                " FROM search_contact s JOIN contact c ON c.n=s.n ORDER BY 1"
            ).fetchall(),
            "search of entries": raw.execute(
                "SELECT e.id, s.words FROM search_entry s JOIN entry e ON e.n=s.n ORDER BY 1"
            ).fetchall(),
        }
