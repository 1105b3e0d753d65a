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
from decimal import Decimal
from pathlib import Path
from typing import Any

from crm_desktop.domain import money
from crm_desktop.import_export.offers import Existing, Wishes, grant, match_deals, match_parties
from crm_desktop.import_export.staged_tables import PARTS, PARTY_COLUMNS
from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import contact, merge_groups

_UPDATED = [c for c in PARTY_COLUMNS if not c.endswith("id") or c in {"external_id", "tax_id"}]


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
    """by_email, by_phone_digits, by_person_name: groups of equal values and the surplus in them."""
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
    db = sqlite3.connect(staged.absolute().as_uri(), uri=True, isolation_level=None)
    try:
        db.executescript(
            "PRAGMA synchronous=OFF; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"
        )
        if shop is not None:
            db.execute("ATTACH DATABASE ? AS shop", (shop.absolute().as_uri() + "?mode=ro",))
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
        progress(0, 4, "Looking for records that are here already")
        match_parties(db)
        grant(db, wishes)
        if existing != "add":
            match_deals(db)
        if existing == "skip":
            db.execute("UPDATE deal SET decision='skip' WHERE decision='match'")
        progress(1, 4, "Comparing")
        _plan_updates(db, existing)
        progress(2, 4, "Comparing")
        _plan_parts(db, existing)
        _plan_entries(db)
        _decide(db)
        if wishes.tag:
            _plan_tag(db, wishes.tag)
        progress(3, 4, "Looking for duplicates inside the file")
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
    # The tag of the import itself stands behind those of the file.
    db.execute("INSERT OR IGNORE INTO about SELECT 'own_tags', coalesce(max(n), 0) FROM tagging")
    db.execute("DELETE FROM tagging WHERE n>(SELECT value+0 FROM about WHERE name='own_tags')")
    db.execute(
        "UPDATE party SET target=NULL, decision='new', score=0, reason='', wish=?", (existing,)
    )
    db.execute("UPDATE deal SET target=NULL, decision='new', reason=''")
    for name in (*PARTS, "position", "tagging", "field_value", "entry", "reminder"):
        db.execute(f"UPDATE {name} SET fresh=1")
    db.execute("UPDATE record SET status='new' WHERE status<>'problem'")


# -- what would change -------------------------------------------------------------------------


def _plan_updates(db: sqlite3.Connection, existing: Existing) -> None:
    used = {c for c in _UPDATED if _used(db, "party", c)}
    groups = merge_groups(contact)
    for columns in groups.values():
        shared = [c for c in columns if c in _UPDATED]
        if used.intersection(shared):
            _cells(db, "party", "contact", shared, existing)
    for column in ("title", "close_reason", "expected_close", "kind", "next_step", "lead_source",
                   "note", "external_id", "opened_at", "probability"):  # fmt: skip
        _cells(db, "deal", "deal", [column], existing)
    # An export tells the probability of the stage and the day of closing where there is no other.
    db.execute(
        "DELETE FROM cell WHERE subject='deal' AND EXISTS (SELECT 1 FROM shop.deal d"
        " LEFT JOIN shop.stage s ON s.id=d.stage_id WHERE d.id=cell.target AND"
        " (cell.column='probability' AND d.probability IS NULL AND cell.new=s.probability"
        " OR cell.column='expected_close' AND cell.new=d.closed_on))"
    )
    _plan_amounts_and_stages(db, existing)
    owner = "(SELECT name FROM shop.colleague WHERE id=c.owner_id)"
    deals_open = " AND c.owner_id IS NULL" if existing == "fill" else ""
    for subject, table, open_only in (
        ("party", "contact", " AND (p.wish='overwrite' OR c.owner_id IS NULL)"),
        ("deal", "deal", deals_open),
    ):
        db.execute(
            f"INSERT OR IGNORE INTO cell SELECT '{subject}', p.n, p.target, 'owner', {owner},"
            f" p.owner FROM main.{subject} p JOIN shop.{table} c ON c.id=p.target"
            f" WHERE p.decision='match' AND p.owner<>'' AND {owner} IS NOT p.owner{open_only}"
        )


def _plan_amounts_and_stages(db: sqlite3.Connection, existing: Existing) -> None:
    """Amount and currency change together; a stage only changes when overwriting is wished."""
    (default,) = db.execute(
        "SELECT coalesce((SELECT value FROM about WHERE name='currency'), 'EUR')"
    ).fetchone()
    db.create_function("to_minor", 2, lambda amount, currency: _minor(amount, currency or default))
    matched = "FROM main.deal p JOIN shop.deal c ON c.id=p.target WHERE p.decision='match'"
    open_only = " AND c.amount_minor IS NULL" if existing == "fill" else ""
    db.execute(
        "INSERT OR IGNORE INTO cell SELECT 'deal', p.n, p.target, 'currency', c.currency,"
        f" coalesce(nullif(p.currency, ''), ?) {matched} AND p.amount NOTNULL{open_only}"
        " AND c.currency<>coalesce(nullif(p.currency, ''), ?)",
        (default, default),
    )
    db.execute(
        "INSERT OR IGNORE INTO cell SELECT 'deal', p.n, p.target, 'amount_minor', c.amount_minor,"
        f" to_minor(p.amount, p.currency) {matched} AND p.amount NOTNULL{open_only}"
        " AND c.amount_minor IS NOT to_minor(p.amount, p.currency)"
    )
    if existing == "overwrite":
        name = "(SELECT name FROM shop.stage WHERE id=c.stage_id)"
        db.execute(
            f"INSERT OR IGNORE INTO cell SELECT 'deal', p.n, p.target, 'stage', {name}, p.stage"
            f" {matched} AND p.stage<>'' AND lower({name})<>lower(p.stage)"
        )


def _minor(amount: str | None, currency: str) -> int | None:
    return None if amount is None else money.to_minor(Decimal(amount), currency)


def _used(db: sqlite3.Connection, table: str, column: str) -> bool:
    sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE decision='match' AND {column} NOT IN (''))"
    return bool(db.execute(sql).fetchone()[0])


def _cells(
    db: sqlite3.Connection, subject: str, table: str, columns: list[str], existing: Existing
) -> None:
    """The cells of one merge group that would change in matched records."""
    blank = " AND ".join(f"coalesce(c.{column}, '')=''" for column in columns)
    if subject == "party":
        open_only = f" AND (p.wish='overwrite' OR ({blank}))"
    else:
        open_only = f" AND {blank}" if existing == "fill" else ""
    for column in columns:
        db.execute(
            f"INSERT OR IGNORE INTO cell SELECT '{subject}', p.n, p.target, '{column}',"
            f" c.{column}, p.{column} FROM main.{subject} p JOIN shop.{table} c ON c.id=p.target"
            f" WHERE p.decision='match' AND coalesce(p.{column}, '')<>''"
            f" AND c.{column} IS NOT p.{column}{open_only}"
        )


_SAME_PART = {
    "phone": "(e.match_key<>'' AND e.match_key=s.match_key) OR e.typed=s.typed",
    "email": "e.match_key=s.match_key",
    "website": "lower(e.url)=lower(s.url)",
    # Nothing is told that is not there already.
    "address": " AND ".join(
        f"(s.{c}='' OR lower(e.{c})=lower(s.{c}))" for c in PARTS["address"] if c != "label"
    ),
}


def _plan_parts(db: sqlite3.Connection, existing: Existing) -> None:
    """Which parts of matched records are not there yet: ``fresh`` 1 to add, 2 to replace."""
    leave = "SELECT n FROM party WHERE decision='skip'"
    for name in (*PARTS, "position", "tagging", "field_value"):
        db.execute(f"UPDATE {name} SET fresh=0 WHERE party IN ({leave})")
    db.execute(
        "UPDATE field_value SET fresh=0 WHERE deal IN (SELECT n FROM deal WHERE decision='skip')"
    )
    if not db.execute("SELECT EXISTS (SELECT 1 FROM party WHERE decision='match')").fetchone()[0]:
        return
    matched = "JOIN party p ON p.n=s.party AND p.decision='match'"
    for name, same in _SAME_PART.items():
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE n IN (SELECT s.n FROM {name} s {matched}"
            f" JOIN shop.{name} e ON e.contact_id=p.target AND e.gone=0 WHERE {same})"
        )
    _plan_wider_addresses(db, matched)
    db.execute(
        f"UPDATE position SET fresh=0 WHERE n IN (SELECT s.n FROM position s {matched}"
        " JOIN party o ON o.n=s.company"
        " JOIN shop.position e ON e.person_id=p.target AND e.gone=0"
        " AND e.company_id=coalesce(o.target, o.id))"
    )
    db.execute(
        f"UPDATE tagging SET fresh=0 WHERE n IN (SELECT s.n FROM tagging s {matched}"
        " JOIN shop.tagging e ON e.contact_id=p.target AND e.gone=0"
        " JOIN shop.tag t ON t.id=e.tag_id AND lower(t.name)=lower(s.tag))"
    )
    deals = "2" if existing == "overwrite" else "0"
    for subject, column, replaced in (
        ("party", "contact_id", "iif(p.wish='overwrite', 2, 0)"),
        ("deal", "deal_id", deals),
    ):
        db.execute(
            "UPDATE field_value SET fresh=x.fresh FROM (SELECT s.n,"
            f" CASE WHEN e.value='' THEN 2 WHEN e.value=s.value THEN 0 ELSE {replaced} END fresh"
            f" FROM field_value s JOIN {subject} p ON p.n=s.{subject} AND p.decision='match'"
            " JOIN main.field f ON f.n=s.field"
            f" JOIN shop.field_value e ON e.{column}=p.target AND e.gone=0"
            " JOIN shop.field g ON g.id=e.field_id AND g.subject=f.subject"
            " AND lower(g.name)=lower(f.name)) x WHERE x.n=field_value.n"
        )
    _drop_repeated_parts(db)


def _plan_wider_addresses(db: sqlite3.Connection, matched: str) -> None:
    """An address here that tells less than the file's, and nothing else, is completed."""
    columns = [c for c in PARTS["address"] if c != "label"]
    narrower = " AND ".join(f"(e.{c}='' OR lower(e.{c})=lower(s.{c}))" for c in columns)
    rows = db.execute(
        f"SELECT s.n, p.n, min(e.id) FROM address s {matched}"
        " JOIN shop.address e ON e.contact_id=p.target AND e.gone=0"
        f" WHERE s.fresh=1 AND {narrower} GROUP BY s.n"
    ).fetchall()
    for staged, party, target in rows:
        db.execute("UPDATE address SET fresh=0 WHERE n=?", (staged,))
        for column in columns:
            db.execute(
                f"INSERT OR IGNORE INTO cell SELECT 'address', ?, e.id, '{column}', e.{column},"
                f" s.{column} FROM shop.address e, main.address s WHERE e.id=? AND s.n=?"
                f" AND s.{column}<>e.{column} AND s.{column}<>''",
                (party, target, staged),
            )


def _drop_repeated_parts(db: sqlite3.Connection) -> None:
    """Two records of the file for one existing contact bring the same phone only once."""
    keys = {
        "phone": "coalesce(nullif(s.match_key, ''), s.typed)",
        "email": "s.match_key",
        "website": "lower(s.url)",
        "address": "lower(s.street||'|'||s.postal_code||'|'||s.city)",
        "position": "s.company",
        "tagging": "lower(s.tag)",
        "field_value": "s.field",
    }
    for name, key in keys.items():
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE n IN (SELECT n FROM (SELECT s.n, row_number() OVER"
            f" (PARTITION BY p.target, {key} ORDER BY s.n) k FROM {name} s"
            " JOIN party p ON p.n=s.party AND p.target IS NOT NULL WHERE s.fresh>0) WHERE k>1)"
        )


def _plan_entries(db: sqlite3.Connection) -> None:
    """A message filed before is known by its Message-ID, a note or reminder by what it says."""
    db.execute(
        "UPDATE entry SET fresh=0 WHERE message_id<>'' AND message_id IN"
        " (SELECT message_id FROM shop.entry WHERE gone=0 AND message_id<>'')"
    )
    db.execute(
        "UPDATE entry SET fresh=0 WHERE n IN (SELECT s.n FROM entry s JOIN party p ON p.n=s.party"
        " JOIN shop.entry e ON e.contact_id=p.target AND e.gone=0 AND e.kind=s.kind"
        " AND e.body=s.body AND e.subject=s.subject"
        " AND (s.happened_at IS NULL OR s.happened_at=e.happened_at))"
    )
    db.execute(
        "UPDATE reminder SET fresh=0 WHERE n IN (SELECT s.n FROM reminder s"
        " LEFT JOIN party p ON p.n=s.party JOIN shop.reminder e ON e.title=s.title"
        " AND e.due_date=s.due_date AND e.due_time=s.due_time AND e.gone=0"
        " AND e.contact_id IS p.target)"
    )


def _decide(db: sqlite3.Connection) -> None:
    """Sum up for each party, deal and record what becomes of it."""
    changed = "SELECT item FROM cell WHERE subject IN ('party', 'address')"
    added = " UNION ALL ".join(
        f"SELECT party FROM {name} WHERE fresh>0"
        for name in (*PARTS, "position", "tagging", "field_value")
    )
    db.execute(
        "UPDATE party SET decision=CASE WHEN n IN"
        f" ({changed} UNION ALL {added}) THEN 'update' ELSE 'skip' END WHERE decision='match'"
    )
    db.execute(
        "UPDATE deal SET decision=CASE WHEN n IN"
        " (SELECT item FROM cell WHERE subject='deal' UNION ALL"
        "  SELECT deal FROM field_value WHERE fresh>0 AND deal NOTNULL)"
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
    " JOIN offer o ON o.party=p.n WHERE p.decision='skip' AND p.wish='skip'))"
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
            "contacts": count(f"{made}='person'"),
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
        "by_person_name": "SELECT p.match_key k, p.record r FROM party p WHERE p.kind='person'"
        " AND p.match_key<>''",
    }
    found = {}
    for name, sql in keys.items():
        groups, surplus = db.execute(
            f"SELECT count(*), coalesce(sum(c - 1), 0) FROM (SELECT count(*) c FROM ({sql})"
            " GROUP BY k HAVING c>1)"
        ).fetchone()
        found[name] = {"groups": groups, "surplus": surplus}
    return found


def problems(db: sqlite3.Connection, limit: int = -1) -> Iterable[tuple[int, str, str, str]]:
    """(record, column, reason, value as found) in the order of the file."""
    return db.execute(
        'SELECT record, "column", reason, value FROM problem ORDER BY record, n LIMIT ?', (limit,)
    )


def changes(db: sqlite3.Connection, limit: int = -1) -> Iterable[tuple[int, str, str, Any, Any]]:
    """(record, name, column, old, new) of every cell of an existing record that would change."""
    return db.execute(
        "SELECT coalesce(p.record, d.record), coalesce(p.name, d.title), c.column, c.old, c.new"
        " FROM cell c LEFT JOIN party p ON p.n=c.item AND c.subject<>'deal'"
        " LEFT JOIN deal d ON d.n=c.item AND c.subject='deal' ORDER BY 1 LIMIT ?",
        (limit,),
    )
