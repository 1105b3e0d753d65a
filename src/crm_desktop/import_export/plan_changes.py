"""What an import would change: the cells of existing records, and the parts that they lack.

Works on a staging file whose parties and deals are matched (``offers``), beside the shop. The table
``cell`` takes every value of an existing record that would change, old and new; ``fresh`` of a part
says whether it is to be added (1), to replace a value (2) or left (0).

Filling touches blank merge groups only (a birthday without its year counts as blank where the file
knows more of the same day), overwriting replaces what differs; a blank never erases. Where several
records of the file meet in one existing record, the first that changes a merge group decides it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from crm_desktop.domain import money, text
from crm_desktop.import_export.consents import plan_consents
from crm_desktop.import_export.offers import Existing
from crm_desktop.import_export.party_values import name_keys
from crm_desktop.import_export.related import plan_related
from crm_desktop.import_export.staged_tables import PARTS, PARTY_COLUMNS
from crm_desktop.services.catalogue import fitting_field, natural_key
from crm_desktop.store.schema import contact, merge_groups

_UPDATED = [
    c for c in PARTY_COLUMNS
    if c != "kind" and (not c.endswith("id") or c in {"external_id", "tax_id"})
]  # fmt: skip
_NAME = ("name", "prefix", "first_name", "middle_name", "last_name", "suffix")
_BIRTHDAY = ("birth_year", "birth_month", "birth_day")
_PLACE = [c for c in PARTS["address"] if c != "label"]
_DEAL = (
    "title", "close_reason", "expected_close", "kind", "next_step", "lead_source", "note",
    "external_id", "opened_at",
)  # fmt: skip


def plan_changes(db: sqlite3.Connection, existing: Existing) -> None:
    """Fill ``cell`` and ``fresh``; ``existing`` is the choice for deals, parties have their own."""
    key = lru_cache(maxsize=50_000)(natural_key)
    db.create_function("key_of", 1, lambda name: None if name is None else key(name))
    db.create_function("flat", 1, text.collapse)
    _plan_fields(db)
    if _exists(db, "party WHERE decision='match'"):
        _plan_parties(db)
    if _exists(db, "deal WHERE decision='match'"):
        _plan_deals(db, existing)
    _plan_owners(db, existing)
    _plan_parts(db)
    plan_related(db)
    _plan_values(db, existing)
    _plan_entries(db)


def _exists(db: sqlite3.Connection, rows: str) -> bool:
    return bool(db.execute(f"SELECT EXISTS (SELECT 1 FROM {rows})").fetchone()[0])


# -- cells -------------------------------------------------------------------------------------


def _plan_parties(db: sqlite3.Connection) -> None:
    used = {c for c in _UPDATED if _exists(db, f"party WHERE decision='match' AND {c} NOT IN ('')")}
    for group, columns in merge_groups(contact).items():
        shared = [c for c in columns if c in _UPDATED]
        if not used.intersection(shared):
            continue
        if group == "name":
            _plan_names(db)
        elif group == "birthday":
            _plan_birthdays(db)
        else:
            _cells(db, "party", "contact", shared, "p.wish")
    plan_consents(db)


def _cells(
    db: sqlite3.Connection, subject: str, table: str, columns: Sequence[str], wish: str
) -> None:
    """The cells of one merge group that would change in matched records."""
    blank = " AND ".join(f"coalesce(c.{column}, '')=''" for column in columns)
    rows = (
        f"FROM main.{subject} p JOIN shop.{table} c ON c.id=p.target WHERE p.decision='match'"
        f" AND ({wish}='overwrite' OR ({blank}))"
    )
    differs = [f"(coalesce(p.{c}, '')<>'' AND c.{c} IS NOT p.{c})" for c in columns]
    if len(columns) > 1:
        first = f"SELECT min(p.n) {rows} AND ({' OR '.join(differs)}) GROUP BY p.target"
        rows += f" AND p.n IN ({first})"
    for column, changes in zip(columns, differs, strict=True):
        db.execute(
            f"INSERT OR IGNORE INTO cell SELECT '{subject}', p.n, p.target, '{column}',"
            f" c.{column}, p.{column} {rows} AND {changes}"
        )


_Row = tuple[Any, ...]


def _differing(db: sqlite3.Connection, columns: Sequence[str], where: str) -> Iterable[_Row]:
    """(n, target, wish, kind, staged values ..., known values ...), one row for each target."""
    differs = " OR ".join(f"(coalesce(p.{c}, '')<>'' AND c.{c} IS NOT p.{c})" for c in columns)
    known: set[bytes] = set()
    for row in db.execute(
        f"SELECT p.n, p.target, p.wish, c.kind, {', '.join(f'p.{c}' for c in columns)},"
        f" {', '.join(f'c.{c}' for c in columns)} FROM main.party p"
        f" JOIN shop.contact c ON c.id=p.target WHERE p.decision='match' AND ({differs})"
        f" AND (p.wish='overwrite' OR ({where})) ORDER BY p.n"
    ).fetchall():
        if row[1] not in known:
            known.add(row[1])
            yield row


def _put_cells(db: sqlite3.Connection, row: _Row, old: dict[str, Any], new: dict[str, Any]) -> None:
    db.executemany(
        "INSERT INTO cell VALUES ('party', ?, ?, ?, ?, ?)",
        [(row[0], row[1], c, old[c], value) for c, value in new.items() if value != old[c]],
    )


def _plan_names(db: sqlite3.Connection) -> None:
    """The parts of a name, and what is made of all of them."""
    columns = (*_NAME, "sort_key", "match_key")
    blank = " AND ".join(f"c.{column}=''" for column in _NAME)
    count = len(columns)
    emails = "SELECT address FROM shop.email WHERE contact_id=? AND gone=0 ORDER BY n LIMIT 1"
    for row in _differing(db, columns, blank):
        staged = dict(zip(columns, row[4 : 4 + count], strict=True))
        old = dict(zip(columns, row[4 + count :], strict=True))
        if row[3] == "company" and any(staged[c] for c in _NAME[1:]):
            continue  # read as a person's: a company has no first name
        new = {c: staged[c] or old[c] for c in _NAME}
        kept = [c for c in ("first_name", "middle_name", "last_name", "suffix") if old[c]]
        if any(not staged[c] for c in kept) and any(staged[c] for c in _NAME[2:]):
            new["name"] = " ".join(filter(None, (new[c] for c in _NAME[2:])))
        email = db.execute(emails, (row[1],)).fetchone()
        new["match_key"], new["sort_key"] = name_keys(
            row[3], new["name"], new["first_name"], new["last_name"], email[0] if email else ""
        )
        if any(new[c] != old[c] for c in _NAME):
            _put_cells(db, row, old, new)


def _plan_birthdays(db: sqlite3.Connection) -> None:
    """What the file knows of the same day is added; another day replaces all three parts."""
    agrees = " AND ".join(f"(c.{c} IS NULL OR c.{c} IS p.{c})" for c in _BIRTHDAY)
    for row in _differing(db, _BIRTHDAY, agrees):
        staged = dict(zip(_BIRTHDAY, row[4:7], strict=True))
        old = dict(zip(_BIRTHDAY, row[7:10], strict=True))
        same_day = all(None in (staged[c], old[c]) or staged[c] == old[c] for c in _BIRTHDAY)
        new = {c: old[c] if same_day and staged[c] is None else staged[c] for c in _BIRTHDAY}
        _put_cells(db, row, old, new)


def _plan_deals(db: sqlite3.Connection, existing: Existing) -> None:
    for column in _DEAL:
        _cells(db, "deal", "deal", [column], f"'{existing}'")
    # An export tells the day of closing where no other is known.
    db.execute(
        "DELETE FROM cell WHERE subject='deal' AND column='expected_close' AND new=(SELECT"
        " d.closed_on FROM shop.deal d WHERE d.id=cell.target)"
    )
    (default,) = db.execute(
        "SELECT coalesce((SELECT value FROM about WHERE name='currency'), 'EUR')"
    ).fetchone()
    db.create_function("to_minor", 2, lambda amount, currency: _minor(amount, currency or default))
    matched = "FROM main.deal p JOIN shop.deal c ON c.id=p.target WHERE p.decision='match'"
    amounts = f"{matched} AND p.amount NOTNULL"
    if existing == "fill":
        amounts += " AND c.amount_minor IS NULL"
    db.execute(
        "INSERT OR IGNORE INTO cell SELECT 'deal', p.n, p.target, 'currency', c.currency,"
        f" coalesce(nullif(p.currency, ''), ?) {amounts}"
        " AND c.currency<>coalesce(nullif(p.currency, ''), ?)",
        (default, default),
    )
    db.execute(
        "INSERT OR IGNORE INTO cell SELECT 'deal', p.n, p.target, 'amount_minor', c.amount_minor,"
        f" to_minor(p.amount, p.currency) {amounts}"
        " AND c.amount_minor IS NOT to_minor(p.amount, p.currency)"
    )
    if existing == "overwrite":
        # Every deal has a stage, and by it a probability: there is nothing that could be filled.
        db.execute(
            "INSERT OR IGNORE INTO cell SELECT 'deal', p.n, p.target, 'stage', g.name, p.stage"
            " FROM main.deal p JOIN shop.deal c ON c.id=p.target"
            " LEFT JOIN shop.stage g ON g.id=c.stage_id"
            " WHERE p.decision='match' AND p.stage<>'' AND g.match_key IS NOT key_of(p.stage)"
        )
        db.execute(
            "INSERT OR IGNORE INTO cell SELECT 'deal', p.n, p.target, 'probability',"
            " c.probability, p.probability FROM main.deal p JOIN shop.deal c ON c.id=p.target"
            " LEFT JOIN shop.stage g ON g.id=c.stage_id"
            " WHERE p.decision='match' AND p.probability NOTNULL"
            " AND p.probability IS NOT coalesce(c.probability, g.probability)"
        )


def _minor(amount: str | None, currency: str) -> int | None:
    return None if amount is None else money.to_minor(Decimal(amount), currency)


def _plan_owners(db: sqlite3.Connection, existing: Existing) -> None:
    for subject, table, wish in (
        ("party", "contact", "p.wish"), ("deal", "deal", f"'{existing}'"),
    ):  # fmt: skip
        db.execute(
            f"INSERT OR IGNORE INTO cell SELECT '{subject}', p.n, p.target, 'owner', o.name,"
            f" p.owner FROM main.{subject} p JOIN shop.{table} c ON c.id=p.target"
            " LEFT JOIN shop.colleague o ON o.id=c.owner_id"
            " WHERE p.decision='match' AND p.owner<>'' AND o.match_key IS NOT key_of(p.owner)"
            f" AND ({wish}='overwrite' OR c.owner_id IS NULL)"
        )


# -- parts -------------------------------------------------------------------------------------


def _same_text(column: str) -> str:
    """Tables tell the lines of a street in one."""
    equal = f"lower(e.{column})=lower(s.{column})"
    if not column.startswith("street"):
        return equal
    return f"({equal} OR instr(e.{column}, char(10)) AND flat(e.{column})=s.{column})"


_SAME_PART = {
    "phone": "(e.match_key<>'' AND e.match_key=s.match_key) OR e.typed=s.typed",
    "email": "e.match_key=s.match_key",
    "website": "lower(e.url)=lower(s.url)",
    # Nothing is told that is not there already.
    "address": " AND ".join(f"(s.{c}='' OR {_same_text(c)})" for c in _PLACE),
}
_MATCHED = "JOIN party p ON p.n=s.party AND p.decision='match'"
_EMPLOYER = "(SELECT coalesce(o.target, o.id) FROM main.party o WHERE o.n=s.company)"


def _plan_parts(db: sqlite3.Connection) -> None:
    for name in (*PARTS, "position", "tagging", "field_value"):
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE party IN"
            " (SELECT n FROM party WHERE decision IN ('skip', 'united'))"
        )
    if not _exists(db, "party WHERE decision='match'"):
        return
    for name, same in _SAME_PART.items():
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE n IN (SELECT s.n FROM {name} s {_MATCHED}"
            f" JOIN shop.{name} e ON e.contact_id=p.target AND e.gone=0 WHERE {same})"
        )
    _plan_wider_addresses(db)
    _plan_positions(db)
    db.execute(
        f"UPDATE tagging SET fresh=0 WHERE n IN (SELECT s.n FROM tagging s {_MATCHED}"
        " JOIN shop.tagging e ON e.contact_id=p.target AND e.gone=0"
        " JOIN shop.tag t ON t.id=e.tag_id AND t.match_key=key_of(s.tag))"
    )
    _drop_repeated_parts(db)


def _plan_wider_addresses(db: sqlite3.Connection) -> None:
    """An address here that tells less than the file's, and nothing else, is completed."""
    narrower = " AND ".join(f"(e.{c}='' OR {_same_text(c)})" for c in _PLACE)
    db.execute("CREATE TEMP TABLE wider (n INTEGER PRIMARY KEY, party INTEGER, target BLOB UNIQUE)")
    db.execute(
        f"INSERT OR IGNORE INTO wider SELECT s.n, p.n, min(e.id) FROM address s {_MATCHED}"
        " JOIN shop.address e ON e.contact_id=p.target AND e.gone=0"
        f" WHERE s.fresh=1 AND {narrower} GROUP BY s.n ORDER BY s.n"
    )
    for column in _PLACE:
        db.execute(
            f"INSERT OR IGNORE INTO cell SELECT 'address', w.party, w.target, '{column}',"
            f" e.{column}, s.{column} FROM temp.wider w JOIN main.address s ON s.n=w.n"
            f" JOIN shop.address e ON e.id=w.target WHERE s.{column}<>'' AND e.{column}=''"
        )
    db.execute("UPDATE address SET fresh=0 WHERE n IN (SELECT n FROM wider)")
    db.execute("DROP TABLE wider")


def _plan_positions(db: sqlite3.Connection) -> None:
    """A place in a company that is known already may still get its title from the file."""
    found = (
        f"FROM main.position s {_MATCHED} JOIN shop.position e ON e.person_id=p.target"
        f" AND e.gone=0 AND e.company_id={_EMPLOYER}"
    )
    # Where somebody is in one company twice, nothing says which place is meant.
    once = (
        f"SELECT min(s.n) {found} GROUP BY p.target, e.company_id"
        " HAVING count(DISTINCT e.id)=1 AND count(DISTINCT s.title||char(31)||s.department)=1"
    )
    for columns in (("title", "department"), ("role",), ("started", "ended")):
        blank = " AND ".join(f"e.{c}=''" for c in columns)
        for column in columns:
            db.execute(
                f"INSERT OR IGNORE INTO cell SELECT 'position', p.n, e.id, '{column}',"
                f" e.{column}, s.{column} {found} WHERE s.n IN ({once}) AND s.{column}<>''"
                f" AND s.{column}<>e.{column} AND (p.wish='overwrite' OR ({blank}))"
            )
    db.execute(f"UPDATE position SET fresh=0 WHERE n IN (SELECT s.n {found})")


def _drop_repeated_parts(db: sqlite3.Connection) -> None:
    """Two records of the file for one existing contact bring the same phone only once."""
    keys = {
        "phone": "coalesce(nullif(s.match_key, ''), s.typed)",
        "email": "s.match_key",
        "website": "lower(s.url)",
        "address": "lower(" + "||'|'||".join(f"s.{c}" for c in _PLACE) + ")",
        "position": _EMPLOYER,
        "tagging": "key_of(s.tag)",
    }
    for name, key in keys.items():
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE n IN (SELECT n FROM (SELECT s.n, row_number() OVER"
            f" (PARTITION BY p.target, {key} ORDER BY s.n) k FROM {name} s"
            f" {_MATCHED} WHERE s.fresh>0) WHERE k>1)"
        )


# -- custom fields -----------------------------------------------------------------------------


def _plan_fields(db: sqlite3.Connection) -> None:
    """Which field of the shop takes the values: one of another kind is left to what it is for."""
    for n, heading, subject, kind in db.execute(
        "SELECT n, heading, subject, kind FROM field"
    ).fetchall():
        name = fitting_field(db, heading, subject, kind, schema="shop")
        if kind == "text" and name != heading and _reads_as_kept(db, n, heading, subject):
            name = heading
            db.execute("UPDATE field_value SET number=CAST(value AS REAL) WHERE field=?", (n,))
        db.execute("UPDATE field SET name=? WHERE n=?", (name, n))


def _reads_as_kept(db: sqlite3.Connection, n: int, heading: str, subject: str) -> bool:
    """Whether all texts of a staged field are written as the shop's field of that name keeps its
    values, or stand there; so do those of address cards, which know no kinds."""
    identity, kind = db.execute(
        "SELECT id, kind FROM shop.field WHERE match_key=key_of(?) AND subject=? AND gone=0"
        " ORDER BY id LIMIT 1",
        (heading, subject),
    ).fetchone()
    kept = _KEPT.get(kind)
    return kept is not None and all(
        kept(value)
        for (value,) in db.execute(
            "SELECT value FROM main.field_value WHERE field=? AND value NOT IN"
            " (SELECT value FROM shop.field_value WHERE field_id=? AND gone=0)",
            (n, identity),
        )
    )


_KEPT: dict[str, Callable[[str], object]] = {
    "number": re.compile(r"-?\d+(?:\.\d+)?", re.ASCII).fullmatch,
    "percent": re.compile(r"-?\d+(?:\.\d+)?", re.ASCII).fullmatch,
    "money": re.compile(r"-?\d+(?:\.\d+)?(?: [A-Z]{3})?", re.ASCII).fullmatch,
    "date": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch,
    "yes/no": re.compile("[01]").fullmatch,
    "link": re.compile(r"\S+").fullmatch,
}


def _plan_values(db: sqlite3.Connection, existing: Existing) -> None:
    db.execute(
        "UPDATE field_value SET fresh=0 WHERE deal IN (SELECT n FROM deal WHERE decision='skip')"
    )
    for subject, column, wish in (
        ("party", "contact_id", "p.wish"), ("deal", "deal_id", f"'{existing}'"),
    ):  # fmt: skip
        db.execute(
            "UPDATE field_value SET fresh=x.fresh FROM (SELECT s.n, CASE WHEN e.value='' THEN 2"
            f" WHEN e.value=s.value THEN 0 WHEN {wish}='overwrite' THEN 2 ELSE 0 END fresh"
            f" FROM field_value s JOIN {subject} p ON p.n=s.{subject} AND p.decision='match'"
            " JOIN main.field f ON f.n=s.field"
            f" JOIN shop.field_value e ON e.{column}=p.target AND e.gone=0"
            " JOIN shop.field g ON g.id=e.field_id AND g.gone=0 AND g.subject=f.subject"
            " AND g.match_key=key_of(f.name)) x WHERE x.n=field_value.n"
        )
        db.execute(
            "UPDATE field_value SET fresh=0 WHERE n IN (SELECT n FROM (SELECT s.n, row_number()"
            f" OVER (PARTITION BY p.target, s.field ORDER BY s.n) k FROM field_value s"
            f" JOIN {subject} p ON p.n=s.{subject} AND p.decision='match' WHERE s.fresh>0)"
            " WHERE k>1)"
        )


# -- timeline ----------------------------------------------------------------------------------


def _plan_entries(db: sqlite3.Connection) -> None:
    """A message filed before is known by its Message-ID, a note or reminder by what it says."""
    db.execute(
        "UPDATE entry SET fresh=0 WHERE message_id<>'' AND message_id IN"
        " (SELECT message_id FROM shop.entry WHERE gone=0 AND message_id<>'')"
    )
    same = (
        "e.gone=0 AND e.kind=s.kind AND e.body=s.body AND e.subject=s.subject"
        " AND (s.happened_at IS NULL OR s.happened_at=e.happened_at)"
        " AND (s.message_id='' OR e.message_id='')"
    )
    due = "e.gone=0 AND e.title=s.title AND e.due_date=s.due_date AND e.due_time=s.due_time"
    for name, alike in (("entry", same), ("reminder", due)):
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE own_id IN (SELECT id FROM shop.{name} WHERE gone=0)"
        )
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE n IN (SELECT s.n FROM {name} s"
            f" JOIN party p ON p.n=s.party JOIN shop.{name} e ON e.contact_id=p.target"
            f" WHERE {alike})"
        )
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE n IN (SELECT s.n FROM {name} s"
            f" JOIN deal p ON p.n=s.deal JOIN shop.{name} e ON e.deal_id=p.target"
            f" WHERE s.party IS NULL AND {alike})"
        )
        # A row that is left out leaves out its note; a message is filed all the same.
        db.execute(
            f"UPDATE {name} SET fresh=0 WHERE party IN (SELECT n FROM party WHERE decision='skip'"
            " AND role<>'other') AND deal IS NULL"
        )
    db.execute(
        "UPDATE reminder SET fresh=0 WHERE party IS NULL AND deal IS NULL"
        " AND (title, due_date, due_time) IN (SELECT title, due_date, due_time"
        "  FROM shop.reminder WHERE gone=0 AND contact_id IS NULL AND deal_id IS NULL)"
    )
