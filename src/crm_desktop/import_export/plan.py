"""What an import would do, record by record and with reasons; the shop is only read here.

The plan is written into the staging file: what becomes of each party and deal (new, update, skip),
whom it was matched with and why, every cell that would change (old, new), and which parts (phones,
tags ...) are not there yet. ``apply`` then only carries it out.

Existing records: ``skip`` leaves them, ``fill`` (the default) fills blank merge groups and unites
lists, ``overwrite`` also replaces what differs (a blank never erases), ``add`` matches nobody. Who
is matched with whom, and what the person decided for single records, is settled by ``offers``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crm_desktop.import_export import twins
from crm_desktop.import_export.erased import hold_back
from crm_desktop.import_export.offers import Existing, Wishes, grant, match_deals, match_parties
from crm_desktop.import_export.plan_changes import plan_changes
from crm_desktop.import_export.staged_tables import PARTS
from crm_desktop.progress import Progress, silent
from crm_desktop.store.connection import attach, connect_bare


@dataclass(slots=True)
class PlanSummary:
    """The numbers of a plan, and lists bounded for showing."""

    records: int = 0
    creates: dict[str, int] = field(default_factory=dict)
    """contacts, companies, deals, entries, reminders"""
    updates: int = 0
    skipped: int = 0
    problem_records: int = 0
    duplicates: dict[str, dict[str, int]] = field(default_factory=dict)
    """by_email, by_phone_digits, by_person_name: groups of equal values and the surplus in them;
    likely: pairs of records that look like one contact, and how many of them are sure."""
    alike: int = 0
    """Parties that look like an existing one without being surely the same."""
    left_out: int = 0
    """Records that bring nothing: not usable, left out by the person, or here several times."""

    @property
    def changes_something(self) -> bool:
        """False where every record is here already, just so."""
        return bool(self.updates or any(self.creates.values()))


@contextmanager
def opened(staged: Path, shop: Path | None = None) -> Iterator[sqlite3.Connection]:
    """The staging file for planning, with the shop beside it as ``shop``, read only."""
    db = connect_bare(staged)
    try:
        db.executescript(
            "PRAGMA synchronous=OFF; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"
        )
        if shop is not None:
            attach(db, shop, "shop")
        yield db
    finally:
        db.close()


def build(
    staged: Path,
    shop: Path,
    existing: Existing = "fill",
    progress: Progress = silent,
    wishes: Wishes | None = None,
) -> PlanSummary:
    """Decide what becomes of every staged record; writes only into the staging file.

    Can be called again with other choices.
    """
    wishes = wishes or Wishes()
    with opened(staged, shop) as db:
        db.execute("BEGIN")
        _prepare(db, existing)
        twins.unite(db, wishes.all_twins, wishes.twins)
        progress(0, 3, "Looking for records that are here already")
        match_parties(db)
        twins.forget_offers(db)
        grant(db, wishes)
        hold_back(db, add=wishes.erased == "add", again=wishes.again)
        twins.point_at_first(db)
        if existing != "add":
            match_deals(db)
        if existing == "skip":
            db.execute("UPDATE deal SET decision='skip' WHERE decision='match'")
        progress(1, 3, "Comparing")
        _take_over_ids(db)
        plan_changes(db, existing)
        _decide(db)
        if wishes.tag:
            _plan_tag(db, wishes.tag)
        progress(2, 3, "Adding up")
        summary = summarise(db)
        db.execute("COMMIT")
        return summary


def _prepare(db: sqlite3.Connection, existing: Existing) -> None:
    """Start over: a plan may be made again with another choice."""
    db.executescript("DROP TABLE IF EXISTS cell; DROP TABLE IF EXISTS offer;")
    db.execute("BEGIN") if not db.in_transaction else None
    db.execute(
        "CREATE TABLE cell (subject TEXT, item INTEGER, target BLOB, column TEXT, old, new,"
        " PRIMARY KEY (subject, target, column)) WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE offer (party INTEGER PRIMARY KEY, target BLOB, score INTEGER, reason TEXT,"
        " certainty TEXT)"
    )
    db.execute("CREATE TABLE IF NOT EXISTS erased (party INTEGER PRIMARY KEY, erased_at, again)")
    # The tag of the import itself stands behind those of the file.
    db.execute("INSERT OR IGNORE INTO about SELECT 'own_tags', coalesce(max(n), 0) FROM tagging")
    db.execute("DELETE FROM tagging WHERE n>(SELECT value+0 FROM about WHERE name='own_tags')")
    db.execute(
        "UPDATE party SET target=NULL, decision='new', score=0, reason='', wish=?", (existing,)
    )
    db.execute("UPDATE deal SET target=NULL, decision='new'")
    for name in _WITH_ID:
        db.execute(f"UPDATE {name} SET id=spare_id, spare_id=NULL WHERE spare_id NOTNULL")
    for name in (*PARTS, "position", "tagging", "field_value", "entry", "reminder"):
        db.execute(f"UPDATE {name} SET fresh=1")
    db.execute("UPDATE record SET status='new', reason='' WHERE status<>'problem'")
    twins.separate(db)


_WITH_ID = {"party": "contact", "deal": "deal", "entry": "entry", "reminder": "reminder"}
"""What an export tells with its id -> the table it comes from."""


def _take_over_ids(db: sqlite3.Connection) -> None:
    """What comes from an export and was never here gets the id that it has there.

    So the next file of that export knows it again: deals and entries name people by their ids. Who
    was erased has no claim to the old id any more: it would be erased again.
    """
    for name, table in _WITH_ID.items():
        new = "AND decision='new'" if name in {"party", "deal"} else ""
        db.execute(
            f"UPDATE {name} SET spare_id=id, id=own_id WHERE own_id NOTNULL {new} AND own_id NOT IN"
            f" (SELECT id FROM shop.{table}) AND n IN (SELECT min(n) FROM {name}"
            " WHERE own_id NOTNULL GROUP BY own_id)"
            " AND own_id NOT IN (SELECT erased_id FROM shop.erasure WHERE erased_id NOTNULL)"
        )


# -- summing up -------------------------------------------------------------------------------


def _decide(db: sqlite3.Connection) -> None:
    """Sum up for each party, deal and record what becomes of it."""
    changed = "SELECT item FROM cell WHERE subject IN ('party', 'address', 'position', 'consent')"
    added = " UNION ALL ".join(
        f"SELECT party FROM {name} WHERE fresh>0"
        for name in (*PARTS, "position", "tagging", "field_value", "related")
    )
    db.execute(
        "UPDATE party SET decision=CASE WHEN n IN"
        f" ({changed} UNION ALL {added}) THEN 'update' ELSE 'skip' END WHERE decision='match'"
    )
    db.execute(
        "UPDATE deal SET decision=CASE WHEN n IN"
        " (SELECT item FROM cell WHERE subject='deal' UNION ALL"
        "  SELECT deal FROM field_value WHERE fresh>0 AND deal NOTNULL UNION ALL"
        "  SELECT deal FROM related WHERE fresh>0 AND deal NOTNULL)"
        " THEN 'update' ELSE 'skip' END WHERE decision='match'"
    )
    parts = "SELECT record, decision FROM party UNION ALL SELECT record, decision FROM deal"
    parts += "".join(
        f" UNION ALL SELECT record, iif(fresh, 'new', 'skip') FROM {name}"
        for name in ("entry", "reminder")
    )
    db.execute(
        "UPDATE record SET status=x.status, reason=x.reason FROM (SELECT record,"
        " CASE WHEN max(decision='new') THEN 'new' WHEN max(decision='update') THEN 'update'"
        " ELSE 'skip' END status,"
        " coalesce((SELECT reason FROM party p WHERE p.record=d.record AND p.reason<>'' LIMIT 1),"
        " '') reason"
        f" FROM ({parts}) d GROUP BY record) x WHERE x.record=record.n AND record.status<>'problem'"
    )


def _plan_tag(db: sqlite3.Connection, tag: str) -> None:
    """The tag by which the contacts of this import are found again."""
    db.execute(
        "INSERT INTO tagging(party, tag, fresh) SELECT n, ?, 1 FROM party p"
        " WHERE decision IN ('new', 'update') AND NOT EXISTS (SELECT 1 FROM tagging t"
        "  WHERE t.party=p.n AND t.fresh=1 AND lower(t.tag)=lower(?))"
        " AND NOT EXISTS (SELECT 1 FROM shop.tagging e JOIN shop.tag t ON t.id=e.tag_id"
        "  WHERE e.contact_id=p.target AND e.gone=0 AND lower(t.name)=lower(?))",
        (tag, tag, tag),
    )


# -- telling -----------------------------------------------------------------------------------

LEFT_OUT = (
    "status='problem' OR (status='skip' AND n IN (SELECT p.record FROM party p"
    " WHERE p.decision='skip' AND p.wish='skip'))"
)
"""Which records bring nothing although they could have: a condition on ``record``."""


def summarise(db: sqlite3.Connection) -> PlanSummary:
    """Count what the plan in a staging file says."""

    def count(sql: str) -> int:
        (found,) = db.execute(f"SELECT count(*) FROM {sql}").fetchone()
        return int(found)

    made = "party WHERE decision='new' AND kind"
    return PlanSummary(
        records=count("record"),
        creates={
            "contacts": count(f"{made}<>'company'"),
            "companies": count(f"{made}='company'"),
            "deals": count("deal WHERE decision='new'"),
            "entries": count("entry WHERE fresh"),
            "reminders": count("reminder WHERE fresh"),
        },
        updates=count("record WHERE status='update'"),
        skipped=count("record WHERE status='skip'"),
        problem_records=count("record WHERE status='problem'"),
        duplicates=_duplicates(db),
        alike=count("offer WHERE certainty<>'sure'"),
        left_out=count(f"record WHERE {LEFT_OUT}"),
    )


def _duplicates(db: sqlite3.Connection) -> dict[str, dict[str, int]]:
    keys = {
        "by_email": "SELECT DISTINCT e.match_key k, p.record r FROM email e JOIN party p"
        " ON p.n=e.party WHERE e.match_key<>''",
        "by_phone_digits": "SELECT DISTINCT e.digits k, p.record r FROM phone e JOIN party p"
        " ON p.n=e.party WHERE e.digits<>''",
        # As written, not by the key: "Anne-Marie" beside "Annemarie" is for the likely pairs.
        "by_person_name": "SELECT lower(p.first_name || ' ' || p.last_name) k, p.record r"
        " FROM party p WHERE p.kind='person' AND p.match_key<>''",
    }
    found = {}
    for name, sql in keys.items():
        groups, surplus = db.execute(
            f"SELECT count(*), coalesce(sum(c - 1), 0) FROM (SELECT count(*) c FROM ({sql})"
            " GROUP BY k HAVING c>1)"
        ).fetchone()
        found[name] = {"groups": groups, "surplus": surplus}
    found["likely"] = twins.count(db)
    return found


def problems(db: sqlite3.Connection, limit: int = -1) -> Iterable[tuple[int, str, str, str]]:
    """(record, column, reason, value as found) in the order of the file."""
    return db.execute(
        'SELECT record, "column", reason, value FROM problem ORDER BY record, n LIMIT +?', (limit,)
    )


def problem_groups(db: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """(column, reason, how many) of the problems, the most frequent first."""
    return db.execute(
        'SELECT "column", reason, count(*) FROM problem GROUP BY 1, 2 ORDER BY 3 DESC, min(n)'
    ).fetchall()


def changes(db: sqlite3.Connection, limit: int = -1) -> Iterable[tuple[int, str, str, Any, Any]]:
    """(record, name, column, old, new) of every cell of an existing record that would change."""
    return db.execute(
        "SELECT coalesce(p.record, d.record), coalesce(p.name, d.title), c.column, c.old, c.new"
        " FROM cell c LEFT JOIN party p ON p.n=c.item AND c.subject<>'deal'"
        " LEFT JOIN deal d ON d.n=c.item AND c.subject='deal' ORDER BY 1 LIMIT +?",
        (limit,),
    )
