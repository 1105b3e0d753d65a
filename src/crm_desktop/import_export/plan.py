"""What an import would do, record by record and with reasons; the shop is only read here.

The plan is written into the staging file: what becomes of each party and deal (new, update, skip),
whom it was matched with and why, every cell that would change (old, new), and which parts (phones,
tags ...) are not there yet. ``apply`` then only carries it out.

Existing records: ``skip`` leaves them, ``fill`` (the default) fills blank merge groups and unites
lists, ``overwrite`` also replaces what differs (a blank never erases), ``add`` matches nobody.
A match needs evidence by the rules of ``domain.matching``: shared phones, shared domains and equal
names alone never match; what fits two records equally well is left out and named. Records in the
trash match nobody.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from crm_desktop.domain import matching, money, text
from crm_desktop.import_export.stage import PARTS, PARTY_COLUMNS
from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import contact, merge_groups

Existing = Literal["skip", "fill", "overwrite", "add"]

SHARED = 20
"""An e-mail, phone or name that more live records share than this says nothing by itself; it then
counts together with the name only, so that 40,000 rows with one info@ address stay fast."""

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
    staged: Path, shop: Path, existing: Existing = "fill", progress: Progress = silent
) -> PlanSummary:
    """Decide what becomes of every staged record; writes only into the staging file."""
    with opened(staged, shop) as db:
        db.execute("BEGIN")
        _prepare(db)
        progress(0, 4, "Looking for records that are here already")
        if existing != "add":
            _match_parties(db)
            _match_deals(db)
        progress(1, 4, "Comparing")
        _plan_updates(db, existing)
        progress(2, 4, "Comparing")
        _plan_parts(db, existing)
        _plan_entries(db)
        _decide(db, existing)
        progress(3, 4, "Looking for duplicates inside the file")
        summary = summarise(db)
        db.execute("COMMIT")
        return summary


def _prepare(db: sqlite3.Connection) -> None:
    """Start over: a plan may be made again with another choice."""
    db.executescript("DROP TABLE IF EXISTS cell;")
    db.execute("BEGIN") if not db.in_transaction else None
    db.execute(
        "CREATE TABLE cell (subject TEXT, item INTEGER, target BLOB, column TEXT, old, new,"
        " PRIMARY KEY (subject, target, column)) WITHOUT ROWID"
    )
    db.execute("UPDATE party SET target=NULL, decision='new', score=0, reason=''")
    db.execute("UPDATE deal SET target=NULL, decision='new', reason=''")
    for name in (*PARTS, "position", "tagging", "field_value", "entry", "reminder"):
        db.execute(f"UPDATE {name} SET fresh=1")
    db.execute("UPDATE record SET status='new' WHERE status<>'problem'")


# -- matching ----------------------------------------------------------------------------------


def _match_parties(db: sqlite3.Connection) -> None:
    if db.execute("SELECT NOT EXISTS (SELECT 1 FROM shop.contact WHERE gone=0)").fetchone()[0]:
        return
    db.execute("CREATE TEMP TABLE pair (party INTEGER, n INTEGER, PRIMARY KEY (party, n))")
    live = "c.gone=0 AND c.kind=p.kind"
    add = "INSERT OR IGNORE INTO pair SELECT p.n, c.n FROM main.party p"
    db.execute(f"{add} JOIN shop.contact c ON c.id=p.own_id AND {live}")
    db.execute(
        f"{add} JOIN shop.contact c ON c.external_id=p.external_id AND {live}"
        " WHERE p.external_id<>''"
    )
    for part in ("email", "phone"):
        for shared in (False, True):
            same_name = " AND c.match_key=p.match_key" if shared else ""
            few = "IN" if shared else "NOT IN"
            db.execute(
                f"{add} JOIN main.{part} s ON s.party=p.n AND s.match_key<>''"
                f" JOIN shop.{part} e ON e.match_key=s.match_key AND e.gone=0"
                f" JOIN shop.contact c ON c.id=e.contact_id AND {live}{same_name}"
                f" WHERE s.match_key {few} (SELECT match_key FROM shop.{part} WHERE match_key<>''"
                f" GROUP BY match_key HAVING count(*)>{SHARED})"
            )
    db.execute(
        f"{add} JOIN shop.contact c ON c.match_key=p.match_key AND {live} WHERE p.match_key<>''"
        " AND p.match_key NOT IN (SELECT match_key FROM shop.contact WHERE gone=0"
        f" GROUP BY match_key HAVING count(*)>{SHARED})"
    )
    decided = _compare_pairs(db)
    db.executemany(
        "UPDATE party SET target=(SELECT id FROM shop.contact WHERE n=?), score=?, reason=?,"
        " decision=? WHERE n=?",
        decided,
    )
    db.execute("DROP TABLE pair")


def _compare_pairs(db: sqlite3.Connection) -> list[tuple[int | None, int, str, str, int]]:
    """For every party with candidates: (n of the matched contact, score, reason, decision, n)."""
    staged = _candidates(db, "main", "SELECT party FROM pair")
    known = _candidates(db, "shop", "SELECT n FROM pair")
    best: dict[int, list[tuple[int, str, int]]] = {}
    for party, n in db.execute("SELECT party, n FROM pair ORDER BY party, n"):
        evidence = matching.compare(staged[party], known[n])
        best.setdefault(party, []).append((evidence.score, evidence.reason, n))
    decided: list[tuple[int | None, int, str, str, int]] = []
    for party, found in best.items():
        score, reason, n = max(found, key=lambda one: one[0])
        if score < matching.AUTOMATIC:
            if score >= matching.OFFERED:
                decided.append((None, score, f"Perhaps here already: {reason}", "new", party))
            continue
        equal = sum(1 for one in found if one[0] == score)
        if equal > 1:
            decided.append((n, score, f"Is here {equal} times already ({reason}).", "skip", party))
        else:
            decided.append((n, score, reason, "match", party))
    return decided


def _candidates(db: sqlite3.Connection, where: str, numbers: str) -> dict[int, matching.Candidate]:
    """What comparing needs to know of the parties (main) or contacts (shop) numbered."""
    staged = where == "main"
    owner = "party" if staged else "contact_id"
    key = "c.n" if staged else "c.id"
    table = "main.party" if staged else "shop.contact"
    lists: dict[str, dict[Any, set[str]]] = {}
    live = "" if staged else " AND x.gone=0"
    for part in ("email", "phone"):
        found: dict[Any, set[str]] = {}
        for n, match_key in db.execute(
            f"SELECT c.n, x.match_key FROM {table} c JOIN {where}.{part} x ON x.{owner}={key}"
            f"{live} WHERE c.n IN ({numbers}) AND x.match_key<>''"
        ):
            found.setdefault(n, set()).add(match_key)
        lists[part] = found
    if staged:
        company = (
            "(SELECT e.match_key FROM main.position o JOIN main.party e ON e.n=o.company"
            " WHERE o.party=c.n ORDER BY o.n LIMIT 1)"
        )
    else:
        company = (
            "(SELECT e.match_key FROM shop.position o JOIN shop.contact e ON e.id=o.company_id"
            " WHERE o.person_id=c.id AND o.gone=0 ORDER BY o.n LIMIT 1)"
        )
    rows = db.execute(
        f"SELECT c.n, c.kind, {'c.own_id' if staged else 'c.id'}, c.external_id, c.match_key,"
        f" c.first_name, c.last_name, c.name, {company}, c.birth_year, c.birth_month, c.birth_day,"
        f" a.postal_code, a.city, a.street FROM {table} c"
        f" LEFT JOIN {where}.address a ON a.id=c.address_id WHERE c.n IN ({numbers})"
    )
    nobody: set[str] = set()
    return {
        n: matching.Candidate(
            kind=kind,
            own_id=own or b"",
            external_id=external,
            name_key=match_key,
            first_key=text.key(first or ""),
            last_key=text.key(last or ""),
            company_key=(match_key if kind == "company" else employer) or "",
            emails=frozenset(lists["email"].get(n, nobody)),
            phones=frozenset(lists["phone"].get(n, nobody)),
            birthday="" if year is None else f"{year}-{month}-{day}",
            postal_code=postal or "",
            city_key=text.key(city or ""),
            street_key=text.key(street or ""),
        )
        for (n, kind, own, external, match_key, first, last, name, employer, year, month, day,
             postal, city, street) in rows
    }  # fmt: skip


def _match_deals(db: sqlite3.Connection) -> None:
    db.execute(
        "UPDATE deal SET decision='match', reason='exported from here', target=own_id"
        " WHERE own_id IN (SELECT id FROM shop.deal WHERE gone=0)"
    )
    db.execute(
        "UPDATE deal SET decision='match', reason='same number', target=d.id FROM"
        " (SELECT external_id, min(id) id FROM shop.deal WHERE gone=0 AND external_id<>''"
        "  GROUP BY external_id HAVING count(*)=1) d"
        " WHERE deal.target IS NULL AND d.external_id=deal.external_id"
    )
    # The same offer read again: equal in all that tells offers apart, the k-th with the k-th.
    same = "title, who, close, row_number() OVER (PARTITION BY title, who, close ORDER BY n) k"
    party = "(SELECT coalesce(p.target, p.id) FROM main.party p WHERE p.n=%s)"
    db.execute(
        "UPDATE deal SET decision='match', reason='same title, customer and date', target=e.id"
        f" FROM (SELECT n, {same} FROM (SELECT n, title, expected_close close,"
        f" coalesce({party % 'company'}, {party % 'contact'}) who FROM main.deal"
        " WHERE target IS NULL AND external_id='')) s"
        f" JOIN (SELECT id, {same} FROM (SELECT n, id, title, expected_close close,"
        " coalesce(company_id, contact_id) who FROM shop.deal WHERE gone=0 AND external_id='')) e"
        " ON e.title=s.title AND e.who=s.who AND e.close=s.close AND e.k=s.k"
        " WHERE deal.n=s.n"
    )


# -- what would change -------------------------------------------------------------------------


def _plan_updates(db: sqlite3.Connection, existing: Existing) -> None:
    if existing == "skip":
        return
    used = {c for c in _UPDATED if _used(db, "party", c)}
    groups = merge_groups(contact)
    for columns in groups.values():
        shared = [c for c in columns if c in _UPDATED]
        if used.intersection(shared):
            _cells(db, "party", "contact", shared, existing)
    for column in ("title", "close_reason", "expected_close", "kind", "next_step", "lead_source",
                   "note", "external_id", "opened_at", "probability"):  # fmt: skip
        _cells(db, "deal", "deal", [column], existing)
    _plan_amounts_and_stages(db, existing)
    owner = "(SELECT name FROM shop.colleague WHERE id=c.owner_id)"
    for subject, table in (("party", "contact"), ("deal", "deal")):
        open_only = " AND c.owner_id IS NULL" if existing == "fill" else ""
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
    for column in columns:
        db.execute(
            f"INSERT OR IGNORE INTO cell SELECT '{subject}', p.n, p.target, '{column}',"
            f" c.{column}, p.{column} FROM main.{subject} p JOIN shop.{table} c ON c.id=p.target"
            f" WHERE p.decision='match' AND coalesce(p.{column}, '')<>''"
            f" AND c.{column} IS NOT p.{column}" + (f" AND {blank}" if existing == "fill" else "")
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
    if existing == "skip":
        leave = "SELECT n FROM party WHERE target IS NOT NULL"
    for name in (*PARTS, "position", "tagging", "field_value"):
        db.execute(f"UPDATE {name} SET fresh=0 WHERE party IN ({leave})")
    if not db.execute("SELECT EXISTS (SELECT 1 FROM party WHERE decision='match')").fetchone()[0]:
        return
    matched = "JOIN party p ON p.n=s.party AND p.decision='match'"
    for name, same in _SAME_PART.items():
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE n IN (SELECT s.n FROM {name} s {matched}"
            f" JOIN shop.{name} e ON e.contact_id=p.target AND e.gone=0 WHERE {same})"
        )
    if existing != "add":
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
    replaced = "2" if existing == "overwrite" else "0"
    for subject, column in (("party", "contact_id"), ("deal", "deal_id")):
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


def _decide(db: sqlite3.Connection, existing: Existing) -> None:
    """Sum up for each party, deal and record what becomes of it."""
    if existing == "skip":
        db.execute("UPDATE party SET decision='skip' WHERE decision='match'")
        db.execute("UPDATE deal SET decision='skip' WHERE decision='match'")
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


# -- telling -----------------------------------------------------------------------------------


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
