"""The search index: folded copies of what people search by, kept in the writing transaction.

Two kinds of documents, each an FTS5 index over a table of folded text (the old text is needed to
take a document out again):

- ``search_contact``: one per live contact, by ``contact.n``. ``contact_fts`` finds words by their
  first letters; ``contact_code`` (trigrams) finds any three characters in a row of phone digits,
  e-mail and web addresses.
- ``search_entry``: one per live timeline entry of a live contact. Its ``docid`` grows with the day
  the entry happened, so that "newest first" is the order of the index and needs no sorting.

Words are folded and split by ``search_words``. So the tokenizer is the plain ASCII one, and what is
not ASCII is stored as words with one blank between.

Joins are written CROSS JOIN: SQLite keeps their order then. Its own choice may be to walk through
all contacts for the sake of one row, since it does not know how few rows a transaction touches.

Documents do not hold positions (``detail``): contacts are ranked in Python by where a word was
found, which needs none; that makes writing cheaper and prefix indexes affordable.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from crm_desktop.domain.text import fold
from crm_desktop.store.schema import SYNCED, number
from crm_desktop.store.search_words import LONGEST_TEXT, SCHEME, UNSPACED, indexed, words_of

_SLICE = 1000
"""Documents built and written by one set of statements."""
_FEW = 50
"""Documents up to which a transaction is a save that a person waits for."""

_DDL = (
    "CREATE TABLE search_contact (n INTEGER PRIMARY KEY, names TEXT NOT NULL,"
    " company TEXT NOT NULL, details TEXT NOT NULL, notes TEXT NOT NULL, codes TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE contact_fts USING fts5(names, company, details, notes,"
    " content='search_contact', content_rowid='n', tokenize='ascii', prefix='1 2 3',"
    " detail=column, columnsize=0)",
    "CREATE VIRTUAL TABLE contact_code USING fts5(codes, content='search_contact',"
    " content_rowid='n', tokenize='trigram case_sensitive 1', detail=none, columnsize=0)",
    "CREATE TABLE search_entry (docid INTEGER PRIMARY KEY, n INTEGER NOT NULL,"
    " words TEXT NOT NULL)",
    "CREATE UNIQUE INDEX search_entry_n ON search_entry (n)",
    "CREATE VIRTUAL TABLE entry_fts USING fts5(words, content='search_entry',"
    " content_rowid='docid', tokenize='ascii', prefix='1 2 3 4', detail=none, columnsize=0)",
    # Longer beginnings: FTS5 would gather all hits of all their words before it gives the first.
    "CREATE TABLE search_word (word TEXT PRIMARY KEY) WITHOUT ROWID",
)
_FTS = {
    "contact_fts": ("n", "search_contact", "names, company, details, notes"),
    "contact_code": ("n", "search_contact", "codes"),
    "entry_fts": ("docid", "search_entry", "words"),
}

# ----------------------------------------------------------------------------------- tables


def create(raw: sqlite3.Connection) -> None:
    """Make the empty index in a new shop file."""
    for statement in _DDL:
        raw.execute(statement)
    for fts in _FTS:
        # One flush per chunk of a bulk write instead of several; tidied up by ``_merge``.
        raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('hashsize', {16 << 20})")
        raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('automerge', 0)")


def rebuild(raw: sqlite3.Connection) -> None:
    """Make the whole index anew from the data, inside the caller's transaction."""
    for fts in _FTS:
        raw.execute(f"INSERT INTO {fts}({fts}) VALUES ('delete-all')")
    raw.execute("DELETE FROM search_contact")
    raw.execute("DELETE FROM search_entry")
    raw.execute("DELETE FROM search_word")
    (last_contact, last_entry) = raw.execute(
        "SELECT (SELECT coalesce(max(n), 0) FROM contact), (SELECT coalesce(max(n), 0) FROM entry)"
    ).fetchone()
    for first in range(1, last_contact + 1, _SLICE):
        _refresh_contacts(raw, range(first, first + _SLICE))
        for fts in ("contact_fts", "contact_code"):
            _merge(raw, fts, _SLICE // 2)
    for first in range(1, last_entry + 1, _SLICE):
        _refresh_entries(raw, range(first, first + _SLICE))
        _merge(raw, "entry_fts", _SLICE // 2)


def refresh(raw: sqlite3.Connection, batch: int, before: int) -> None:
    """Bring the documents up to date with what ``batch`` changed in journal entries > ``before``.

    Called inside the writing transaction, right before its commit.
    """
    # "+tbl": or SQLite walks through the whole journal in the order of its index by table.
    made = {
        table: (first, last)
        for table, first, last in raw.execute(
            "SELECT tbl, min(row), max(row) FROM change WHERE n>? AND batch=? AND old IS NULL"
            " GROUP BY +tbl",
            (before, batch),
        )
    }
    changed: dict[int, list[tuple[int, str]]] = {}
    for table, row, old in raw.execute(
        "SELECT tbl, row, old FROM change WHERE n>? AND batch=? AND old IS NOT NULL",
        (before, batch),
    ):
        changed.setdefault(table, []).append((row, old))
    contacts, entries = _touched(raw, made, changed)
    for part in _slices(contacts):
        _refresh_contacts(raw, part)
    for part in _slices(entries):
        _refresh_entries(raw, part)
    for fts, (_, content, _) in _FTS.items():
        written = len(contacts) if content == "search_contact" else len(entries)
        if written > _FEW or (written and batch % 3 == 0):
            _merge(raw, fts, max(16, written // 2))


def _merge(raw: sqlite3.Connection, fts: str, pages: int) -> None:
    """Do a part of the tidying that the index needs, about ``pages`` of it.

    Left to itself, FTS5 saves it up and lets one save in a hundred wait 50 ms for it.
    """
    raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('merge', ?)", (pages,))


def _slices(rows: set[int]) -> Iterator[list[int]]:
    ordered = iter(sorted(rows))
    while part := list(islice(ordered, _SLICE)):
        yield part


# ------------------------------------------------------------------------------ what changed

_CONTACT, _ENTRY = number(SYNCED["contact"]), number(SYNCED["entry"])
# Part of a contact -> the column that names its owner.
_PARTS = {
    number(SYNCED[table]): (table, column)
    for table, column in {
        "phone": "contact_id", "email": "contact_id", "address": "contact_id",
        "website": "contact_id", "position": "person_id", "tagging": "contact_id",
        "field_value": "contact_id",
    }.items()
}  # fmt: skip
# Something whose name or state shows in contacts: table -> (link table, its column, its owner).
_NAMED_BY = {
    "contact": ("position", "company_id", "person_id"),
    "tag": ("tagging", "tag_id", "contact_id"),
    "field": ("field_value", "field_id", "contact_id"),
}


def _touched(
    raw: sqlite3.Connection,
    made: dict[int, tuple[int, int]],
    changed: dict[int, list[tuple[int, str]]],
) -> tuple[set[int], set[int]]:
    """Contacts and entries whose documents may differ now.

    ``made`` has the first and last new row of a table. New rows are numbered upwards, so the rows
    between are new too; were one of them not, its document would be compared for nothing.
    """
    contacts = {row for row, _ in changed.get(_CONTACT, ())}
    entries = {row for row, _ in changed.get(_ENTRY, ())}
    contacts.update(_span(made.get(_CONTACT)))
    entries.update(_span(made.get(_ENTRY)))
    for table, (name, owner) in _PARTS.items():
        if table in made:
            contacts.update(
                n
                for (n,) in raw.execute(
                    f"SELECT DISTINCT c.n FROM {name} p CROSS JOIN contact c ON c.id=p.{owner}"
                    " WHERE p.n BETWEEN ? AND ? AND c.n NOT BETWEEN ? AND ?",
                    (*made[table], *made.get(_CONTACT, (0, 0))),
                )
            )
        rows = changed.get(table)
        if not rows:
            continue
        contacts.update(
            n
            for (n,) in raw.execute(
                f"SELECT DISTINCT c.n FROM json_each(?) t CROSS JOIN {name} p ON p.n=t.value"
                f" CROSS JOIN contact c ON c.id=p.{owner}",
                (_json(row for row, _ in rows),),
            )
        )
        left = {
            bytes.fromhex(json.loads(old)[owner] or "") for _, old in rows if f'"{owner}":' in old
        }
        for identity in left:
            contacts.update(
                n for (n,) in raw.execute("SELECT n FROM contact WHERE id=?", (identity,))
            )
    for name, (link, column, owner) in _NAMED_BY.items():
        # A row made in this transaction is known through the link rows made with it.
        rows = [
            (row, old)
            for row, old in changed.get(number(SYNCED[name]), ())
            if '"name":' in old or '"gone":' in old
        ]
        if rows:
            contacts.update(
                n
                for (n,) in raw.execute(
                    f"SELECT DISTINCT c.n FROM json_each(?) t CROSS JOIN {name} x ON x.n=t.value"
                    f" CROSS JOIN {link} l ON l.{column}=x.id"
                    f" CROSS JOIN contact c ON c.id=l.{owner}",
                    (_json(row for row, _ in rows),),
                )
            )
    hidden = [row for row, old in changed.get(_CONTACT, ()) if '"gone":' in old]
    if hidden:
        entries.update(
            n
            for (n,) in raw.execute(
                "SELECT e.n FROM json_each(?) t CROSS JOIN contact c ON c.n=t.value"
                " CROSS JOIN entry e ON e.contact_id=c.id",
                (_json(hidden),),
            )
        )
    return contacts, entries


def _span(rows: tuple[int, int] | None) -> range:
    return range(0) if rows is None else range(rows[0], rows[1] + 1)


def _json(rows: Iterable[int]) -> str:
    return "[" + ",".join(map(str, rows)) + "]"


# --------------------------------------------------------------------------------- contacts


def _joined(what: str, source: str) -> str:
    return f"(SELECT group_concat({what}, char(10)) FROM {source})"


# group_concat takes rows in the order of the index on the owner, which is that of n.
_CONTACT_SQL = (
    "SELECT c.n, c.name, c.first_name, c.last_name, c.nickname, c.note,"
    " c.external_id||' '||c.tax_id||' '||c.job_title||' '||c.department||' '||c.industry,"
    + ",".join(
        (
            _joined(
                "CASE WHEN p.e164='' THEN p.digits ELSE p.digits||' '||substr(p.e164, 2) END",
                "phone p WHERE p.contact_id=c.id AND p.gone=0",
            ),
            _joined("e.address", "email e WHERE e.contact_id=c.id AND e.gone=0"),
            _joined("w.url", "website w WHERE w.contact_id=c.id AND w.gone=0"),
            _joined(
                "a.street||' '||a.street_number||' '||a.street2||' '||a.postal_code||' '||a.city"
                "||' '||a.region",
                "address a WHERE a.contact_id=c.id AND a.gone=0",
            ),
            _joined(
                "k.name||char(9)||l.title||' '||l.department",
                "position l CROSS JOIN contact k ON k.id=l.company_id"
                " WHERE l.person_id=c.id AND l.gone=0 AND k.gone=0",
            ),
            _joined(
                "t.name",
                "tagging g CROSS JOIN tag t ON t.id=g.tag_id"
                " WHERE g.contact_id=c.id AND g.gone=0 AND t.gone=0",
            ),
            _joined(
                "v.value",
                "field_value v CROSS JOIN field f ON f.id=v.field_id"
                " WHERE v.contact_id=c.id AND v.gone=0 AND f.gone=0",
            ),
        )
    )
    + " FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value WHERE c.gone=0"
)

_Document = tuple[int, str, str, str, str, str]
_TOP_DOMAIN = re.compile(r"\.[a-z]{2,}(?![^\s/:])")


def _contact_document(row: Sequence[str]) -> _Document:
    """The texts of one contact, from a row of ``_CONTACT_SQL``."""
    (n, name, first, last, nickname, note, facts) = row[:7]
    (phones, mails, sites, addresses, positions, tags, values) = (part or "" for part in row[7:])
    names = words_of(name)
    for part in (first, last, nickname):
        if part and part not in name:
            names += words_of(part)
    if last and first and not name.isascii() and UNSPACED.search(last + first):
        names += words_of(last + first)  # Chinese names are typed as one word
    company = ""
    if positions:
        pairs = [pair.partition("\t") for pair in positions.split("\n")]
        company = " ".join(words_of(" ".join(pair[0] for pair in pairs)))
        facts += " " + " ".join(pair[2] for pair in pairs)
    codes = phones
    details = [facts, addresses, tags]
    if mails or sites:
        mails = fold(mails)
        if sites:
            sites = " ".join(SCHEME.sub("", site, count=1) for site in fold(sites).split())
        codes = f"{phones} {mails} {sites}"
        # Nobody searches for "com", and it would make the longest list of all.
        details += [mail.rpartition(".")[0] for mail in mails.split(" ")]
        details.append(_TOP_DOMAIN.sub(" ", sites) if sites else "")
    return (
        int(n),
        " ".join(names),
        company,
        indexed(" ".join(details)),
        indexed(f"{note} {values}") if note or values else "",
        codes,
    )


def _kept_contacts(raw: sqlite3.Connection, key: tuple[str]) -> dict[int, _Document]:
    return {
        document[0]: document
        for document in raw.execute(
            "SELECT s.n, names, company, details, notes, codes FROM json_each(?) r"
            " CROSS JOIN search_contact s ON s.n=r.value",
            key,
        )
    }


def _contact_documents(raw: sqlite3.Connection, key: tuple[str]) -> dict[int, _Document]:
    return {row[0]: _contact_document(row) for row in raw.execute(_CONTACT_SQL, key)}


def _refresh_contacts(raw: sqlite3.Connection, rows: Sequence[int]) -> None:
    """Write the documents of these contacts anew where they differ."""
    key = (_json(rows),)
    kept, now = _kept_contacts(raw, key), _contact_documents(raw, key)
    _take_out(raw, "search_contact", [n for n in kept if now.get(n) != kept[n]])
    _put_in(
        raw, "search_contact", [document for n, document in now.items() if kept.get(n) != document]
    )


def _take_out(raw: sqlite3.Connection, table: str, rows: list[int]) -> None:
    if not rows:
        return
    rows.sort()
    key = (_json(rows),)
    for fts, (rowid, content, columns) in _FTS.items():
        if content == table:
            raw.execute(
                f"INSERT INTO {fts}({fts}, rowid, {columns}) SELECT 'delete', {rowid}, {columns}"
                f" FROM json_each(?) r CROSS JOIN {table} ON {rowid}=r.value",
                key,
            )
    rowid = "n" if table == "search_contact" else "docid"
    raw.execute(f"DELETE FROM {table} WHERE {rowid} IN (SELECT value FROM json_each(?))", key)


def _put_in(
    raw: sqlite3.Connection, table: str, documents: Sequence[tuple[int | str, ...]]
) -> None:
    if not documents:
        return
    # Ascending: the index is written in one go only while row numbers rise.
    documents = sorted(documents)
    marks = ",".join("?" * len(documents[0]))
    raw.executemany(f"INSERT INTO {table} VALUES ({marks})", documents)
    key = (_json(int(document[0]) for document in documents),)
    for fts, (rowid, content, columns) in _FTS.items():
        if content == table:
            raw.execute(
                f"INSERT INTO {fts}(rowid, {columns}) SELECT {rowid}, {columns}"
                f" FROM json_each(?) r CROSS JOIN {table} ON {rowid}=r.value",
                key,
            )


# ---------------------------------------------------------------------------------- entries

_DAY = 86_400_000
_PER_DAY = 1 << 22
"""Document numbers of one day; small, since the index keeps the steps between numbers."""


INDEXED_PREFIX = 4
"""The longest beginning of a word that ``entry_fts`` has an index of."""
_LONG_WORD = re.compile(f"[a-z0-9\u0080-\U0010ffff]{{{INDEXED_PREFIX + 1},}}")


def _kept_entries(raw: sqlite3.Connection, key: tuple[str]) -> dict[int, tuple[int, str]]:
    """Row -> number and text of its document."""
    return {
        n: (docid, words)
        for n, docid, words in raw.execute(
            "SELECT s.n, docid, words FROM json_each(?) r CROSS JOIN search_entry s ON s.n=r.value",
            key,
        )
    }


def _entry_texts(raw: sqlite3.Connection, key: tuple[str]) -> dict[int, tuple[int, str]]:
    """Row -> day and text that its document must have."""
    return {
        n: (when // _DAY, indexed(f"{subject} {body}"))
        for n, when, subject, body in raw.execute(
            "SELECT e.n, e.happened_at, e.subject, substr(e.body, 1, ?2) FROM json_each(?1) r"
            " CROSS JOIN entry e ON e.n=r.value LEFT JOIN contact c ON c.id=e.contact_id"
            " WHERE e.gone=0 AND (c.gone IS NULL OR c.gone=0)",
            (*key, LONGEST_TEXT),
        )
    }


def _refresh_entries(raw: sqlite3.Connection, rows: Sequence[int]) -> None:
    """Write the documents of these entries anew where text or day differ."""
    key = (_json(rows),)
    kept, now = _kept_entries(raw, key), _entry_texts(raw, key)
    same = {n for n, (docid, words) in kept.items() if now.get(n) == (docid // _PER_DAY, words)}
    _take_out(raw, "search_entry", [docid for n, (docid, _) in kept.items() if n not in same])
    by_day: dict[int, list[tuple[int, str]]] = {}
    for n, (day, words) in now.items():
        if n not in same:
            by_day.setdefault(day, []).append((n, words))
    documents: list[tuple[int, int, str]] = []
    for day, made in by_day.items():
        first = day * _PER_DAY
        (last,) = raw.execute(
            "SELECT max(docid) FROM search_entry WHERE docid>=? AND docid<?",
            (first, first + _PER_DAY),
        ).fetchone()
        free = first if last is None else last + 1
        documents += [(docid, n, words) for docid, (n, words) in enumerate(made, free)]
    _put_in(raw, "search_entry", documents)
    long = {word for _, _, text in documents for word in _LONG_WORD.findall(text)}
    raw.executemany("INSERT OR IGNORE INTO search_word VALUES (?)", [(w,) for w in sorted(long)])


# ----------------------------------------------------------------------------------- check


def check(raw: sqlite3.Connection) -> list[str]:
    """What is wrong with the index, as plain sentences; empty when it tells what the data tells.

    Must run on the writing connection, in a transaction (SQLite checks an index by a statement
    that counts as writing, although nothing is changed).
    """
    found: list[str] = []
    for fts in _FTS:
        try:
            raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            found.append(f"The search index {fts} does not hold what its texts hold.")
    contacts = entries = 0
    for key in _all_slices(raw, "contact"):
        kept, now = _kept_contacts(raw, key), _contact_documents(raw, key)
        contacts += sum(kept.get(n) != now.get(n) for n in kept.keys() | now.keys())
    known = {word for (word,) in raw.execute("SELECT word FROM search_word")}
    unknown: set[str] = set()
    for key in _all_slices(raw, "entry"):
        days = {
            n: (docid // _PER_DAY, text) for n, (docid, text) in _kept_entries(raw, key).items()
        }
        now_days = _entry_texts(raw, key)
        for _, words in now_days.values():
            unknown.update(word for word in _LONG_WORD.findall(words) if word not in known)
        entries += sum(days.get(n) != now_days.get(n) for n in days.keys() | now_days.keys())
    for count, what in ((contacts, "contacts"), (entries, "timeline entries")):
        if count:
            found.append(f"The search texts of {count} {what} are not up to date.")
    if unknown:
        found.append(f"The search does not know {len(unknown)} words of the timeline.")
    return found


def _all_slices(raw: sqlite3.Connection, table: str) -> Iterator[tuple[str]]:
    (last,) = raw.execute(
        f"SELECT max(coalesce((SELECT max(n) FROM {table}), 0),"
        f" coalesce((SELECT max(n) FROM search_{table}), 0))"
    ).fetchone()
    for first in range(1, last + 1, _SLICE):
        yield (_json(range(first, first + _SLICE)),)
