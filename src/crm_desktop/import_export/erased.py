"""People of a file who were erased for good here: they stay away unless somebody says otherwise.

Known by the marks that the ledger keeps of e-mail addresses and phone numbers, or by the id that an
own export gave them. What the file holds of them (entries, reminders, deals) stays away with them.
"""

from __future__ import annotations

import datetime as dt
import sqlite3

from crm_desktop.services.erasure_ledger import Ledger

ERASED = "Was erased for good on %1, so this is not added again."


def hold_back(db: sqlite3.Connection, *, add: bool) -> int:
    """Leave out new parties that were erased; returns how many. ``add``: the person wants to have
    them again (those under their old id stay away all the same: they would be erased again)."""
    ledger = Ledger(db)
    if not ledger:
        return 0
    emails, phones = (
        _of_parties(db, table, column) for table, column in (("email", "address"),
                                                            ("phone", "typed"))
    )  # fmt: skip
    days: dict[int, int] = {
        party: at
        for party in (() if add else emails.keys() | phones.keys())
        if (at := ledger.erased_at(emails.get(party, ()), phones.get(party, ()))) is not None
    }
    days |= dict(
        db.execute(
            "SELECT p.n, e.erased_at FROM main.party p JOIN shop.erasure e ON e.erased_id=p.own_id"
            " WHERE p.decision='new'"
        )
    )
    said = {n: f"{dt.datetime.fromtimestamp(at / 1000, dt.UTC):%Y-%m-%d}" for n, at in days.items()}
    db.executemany(
        "UPDATE main.party SET decision='skip', wish='skip', target=NULL, reason=? WHERE n=?",
        [(ERASED.replace("%1", day), n) for n, day in said.items()],
    )
    held = "(SELECT n FROM main.party WHERE decision='skip' AND wish='skip' AND target ISNULL)"
    if days:
        db.execute(f"UPDATE main.deal SET decision='skip' WHERE contact IN {held}")
        for table in ("entry", "reminder"):
            db.execute(f"UPDATE main.{table} SET fresh=0 WHERE party IN {held}")
    return len(days)


def _of_parties(db: sqlite3.Connection, table: str, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for party, value in db.execute(
        f"SELECT x.party, x.{column} FROM main.{table} x JOIN main.party p ON p.n=x.party"
        f" WHERE p.decision='new' AND x.{column}<>''"
    ):
        found.setdefault(party, []).append(value)
    return found
