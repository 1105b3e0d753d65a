"""People of a file who were erased for good here: they stay away unless somebody says otherwise.

Known by the marks that the ledger keeps of e-mail addresses and phone numbers, or by the id that an
own export gave them. What the file holds of them (entries, reminders, deals) stays away with them.
Who is added again is a new contact with an id of its own; the line of the ledger stays as it is.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from crm_desktop.import_export.offers import KEY
from crm_desktop.services.erasure_ledger import Ledger

ERASED = "Was erased for good on %1, so this is not added again."


@dataclass(frozen=True, slots=True)
class Erased:
    """A staged party (named by ``key`` in ``Wishes.again``) that was erased here on ``day`` (UTC).
    ``name``: what the file calls it; ``again``: the last plan adds it all the same."""

    key: str
    record: int
    name: str
    day: dt.date
    again: bool


def hold_back(db: sqlite3.Connection, *, add: bool, again: Collection[str]) -> None:
    """Leave out new parties that were erased. ``add``: the person wants to have all of them again;
    ``again``: only those of these keys."""
    db.execute("DELETE FROM erased")
    ledger = Ledger(db)
    if not ledger:
        return
    emails, phones = (
        _of_parties(db, table, column) for table, column in (("email", "address"),
                                                            ("phone", "typed"))
    )  # fmt: skip
    days: dict[int, int] = {
        party: at
        for party in emails.keys() | phones.keys()
        if (at := ledger.erased_at(emails.get(party, ()), phones.get(party, ()))) is not None
    }
    days |= dict(
        db.execute(
            "SELECT p.n, e.erased_at FROM main.party p JOIN shop.erasure e ON e.erased_id=p.own_id"
            " WHERE p.decision='new'"
        )
    )
    keys = dict(db.execute(f"SELECT n, {KEY} FROM main.party")) if days else {}
    db.executemany(
        "INSERT INTO erased VALUES (?, ?, ?)",
        [(n, at, add or keys[n] in again) for n, at in sorted(days.items())],
    )
    db.executemany(
        "UPDATE main.party SET decision='skip', wish='skip', target=NULL, reason=? WHERE n=?",
        [
            (ERASED.replace("%1", f"{_day(at):%Y-%m-%d}"), n)
            for n, at in db.execute("SELECT party, erased_at FROM erased WHERE NOT again")
        ],
    )
    held = "(SELECT party FROM main.erased WHERE NOT again)"
    if days:
        db.execute(f"UPDATE main.deal SET decision='skip' WHERE contact IN {held}")
        for table in ("entry", "reminder"):
            db.execute(f"UPDATE main.{table} SET fresh=0 WHERE party IN {held}")


def erased(db: sqlite3.Connection, limit: int = -1) -> list[Erased]:
    """Who of the file was erased here, in its order, by the last plan."""
    rows = db.execute(
        f"SELECT {KEY}, record, coalesce(nullif(name, ''), (SELECT address FROM main.email"
        " WHERE party=p.n ORDER BY n LIMIT 1), ''), e.erased_at, e.again"
        " FROM main.erased e JOIN main.party p ON p.n=e.party ORDER BY record, p.n LIMIT +?",
        (limit,),
    )
    return [Erased(key, record, name, _day(at), bool(add)) for key, record, name, at, add in rows]


def _day(at: int) -> dt.date:
    return dt.datetime.fromtimestamp(at / 1000, dt.UTC).date()


def _of_parties(db: sqlite3.Connection, table: str, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for party, value in db.execute(
        f"SELECT x.party, x.{column} FROM main.{table} x JOIN main.party p ON p.n=x.party"
        f" WHERE p.decision='new' AND x.{column}<>''"
    ):
        found.setdefault(party, []).append(value)
    return found
