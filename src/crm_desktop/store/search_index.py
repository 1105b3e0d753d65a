"""The search index: folded copies of what people search by, kept in the writing transaction.

Two kinds of documents, each an FTS5 index over a table of folded text (the old text is needed to
take a document out again):

- ``search_contact``: one per live contact, by ``contact.n``. ``contact_fts`` finds words by their
  first letters, and telephone numbers by their last digits (``ending``); ``contact_code``
  (trigrams) finds any three characters in a row of phone digits, e-mail and web addresses.
- ``search_entry``: one per live timeline entry of a live contact. Its ``docid`` grows with the day
  the entry happened, so that "newest first" is the order of the index and needs no sorting.

Words are folded and split by ``search_words``. So the tokenizer is the plain ASCII one, and what is
not ASCII is stored as words with one blank between.

Joins are written CROSS JOIN: SQLite keeps their order then. Its own choice may be to walk through
all contacts for the sake of one row, since it does not know how few rows a transaction touches.

Every commit that changes documents leaves one more piece of an index. Bulk writers join them as
they go, a person's saves leave that to ``tidy`` (and to FTS5 itself, sixteen at a time).

When contacts with many entries go or come back, the documents of the entries wait for ``tidy`` too
(``search_late``): taking out a million of them would cost more than all the rest. Searching leaves
out what is hidden, so the most that shows is that entries which came back are found a little later.
So do those of a whole shop that came from other PCs.

Documents do not hold positions (``detail``): contacts are ranked in Python by where a word was
found, which needs none; that makes writing cheaper and prefix indexes affordable.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from crm_desktop.domain.text import fold
from crm_desktop.store.journal import Written
from crm_desktop.store.search_tables import COLUMNS, FTS
from crm_desktop.store.search_words import (
    LONGEST_TEXT,
    SCHEME,
    UNSPACED,
    ending,
    indexed,
    words_of,
)

_SLICE = 1000
"""Documents built and written by one set of statements."""
_FEW = 50
"""Documents up to which a transaction is a save that a person waits for, and that may stand in the
index before pieces of it are joined."""
_TIDIED = 64
"""Pages of an index that one step of tidying up writes, some milliseconds."""
_LATE = 200
"""Late documents that one step of tidying up writes."""

# ------------------------------------------------------------------------------- whole index


def rebuild(raw: sqlite3.Connection) -> None:
    """Make the whole index anew from the data, inside the caller's transaction."""
    rebuild_contacts(raw)
    rebuild_entries(raw)


def rebuild_contacts(raw: sqlite3.Connection, asked: Callable[[], object] = lambda: None) -> None:
    """Make the documents of contacts anew. The contacts may be those of another file beside this
    one. ``asked`` is called now and then meanwhile."""
    for fts in ("contact_fts", "contact_code"):
        raw.execute(f"INSERT INTO {fts}({fts}) VALUES ('delete-all')")
    raw.execute("DELETE FROM search_contact")
    (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM contact").fetchone()
    for first in range(1, last + 1, _SLICE):
        asked()
        _refresh_contacts(raw, range(first, first + _SLICE), _TEXTS, _PARTS.keys())
        for fts in ("contact_fts", "contact_code"):
            _merge(raw, fts, _SLICE // 2)


def rebuild_entries(
    raw: sqlite3.Connection,
    *,
    at_once: int | None = None,
    asked: Callable[[], object] = lambda: None,
) -> None:
    """Make those of timeline entries anew. ``at_once``: where there are more entries than that,
    this is left to ``tidy``; ``asked`` as above."""
    raw.execute("INSERT INTO entry_fts(entry_fts) VALUES ('delete-all')")
    raw.execute("DELETE FROM search_entry")
    raw.execute("DELETE FROM search_word")
    raw.execute("DELETE FROM search_late")
    (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()
    if at_once is not None and last > at_once:
        raw.execute("INSERT INTO search_late SELECT n FROM entry WHERE gone=0")
        return
    for first in range(1, last + 1, _SLICE):
        asked()
        _refresh_entries(raw, range(first, first + _SLICE))
        _merge(raw, "entry_fts", _SLICE // 2)


def take_contacts(raw: sqlite3.Connection, other: str) -> None:
    """Have the documents of contacts that stand in the database ``other`` of the connection.

    What FTS5 keeps of an index are tables like others; nothing was asked of this index yet.
    """
    tables = raw.execute(
        f"SELECT name FROM {other}.sqlite_master WHERE type='table' AND sql NOT LIKE '%VIRTUAL%'"
        " AND (name='search_contact' OR name GLOB 'contact_fts_*' OR name GLOB 'contact_code_*')"
    ).fetchall()
    for (table,) in tables:
        raw.execute(f"DELETE FROM main.{table}")
        raw.execute(f"INSERT INTO main.{table} SELECT * FROM {other}.{table}")


def refresh(raw: sqlite3.Connection, wrote: Written, unjoined: Counter[str]) -> None:
    """Bring the documents up to date with what a transaction wrote.

    Called inside the writing transaction, right before its commit. ``unjoined`` counts, for each
    kind of document, those written since pieces of the index were joined; it is kept from one
    transaction to the next, since many small ones leave as many pieces as a few large ones.
    """
    made = set(wrote.made.get("contact", ()))
    contacts, texts = _touched_contacts(raw, wrote)
    contacts -= made
    # Whatever hangs on a new contact was made with it.
    for part in _slices(made):
        _refresh_contacts(raw, part, _TEXTS, wrote.tables & _PARTS.keys())
    tables = frozenset(table for text in texts for table in _SOURCES[text])
    for part in _slices(contacts):
        _refresh_contacts(raw, part, texts, tables)
    entries = _touched_entries(raw, wrote)
    for part in _slices(entries):
        _refresh_entries(raw, part)
    unjoined.update(search_contact=len(made) + len(contacts), search_entry=len(entries))
    for table in [table for table, count in unjoined.items() if count > _FEW]:
        for fts in (fts for fts, (documents, _) in FTS.items() if documents == table):
            _merge(raw, fts, max(16, unjoined[table] // 2))
        unjoined[table] = 0


def tidy(raw: sqlite3.Connection) -> bool:
    """Write some late documents or join some pieces of the index, inside the caller's transaction;
    whether there may be more of that."""
    late = [n for (n,) in raw.execute("SELECT n FROM search_late ORDER BY n LIMIT +?", (_LATE,))]
    if late:
        _refresh_entries(raw, late)
        _merge(raw, "entry_fts", _LATE // 2)
        raw.execute("DELETE FROM search_late WHERE n<=?", (late[-1],))
        return True
    for fts in FTS:
        before = raw.total_changes
        _merge(raw, fts, _TIDIED)
        if raw.total_changes - before > 1:  # as SQLite says how to tell
            return True
    return False


def _merge(raw: sqlite3.Connection, fts: str, pages: int) -> None:
    """Do a part of the tidying that the index needs, about ``pages`` of it.

    Left to itself, FTS5 saves it up and lets one save in a hundred wait 50 ms for it.
    """
    raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('merge', ?)", (pages,))


def _slices(rows: AbstractSet[int]) -> Iterator[list[int]]:
    ordered = sorted(rows)
    for start in range(0, len(ordered), _SLICE):
        yield ordered[start : start + _SLICE]


# ------------------------------------------------------------------------------ what changed

_TEXTS = frozenset(COLUMNS["search_contact"][1:])
# Column of a contact -> the texts of its document that it shows in.
_OWN: dict[str, AbstractSet[str]] = {
    "name": {"names"}, "first_name": {"names"}, "last_name": {"names"}, "nickname": {"names"},
    "external_id": {"details"}, "tax_id": {"details"}, "job_title": {"details"},
    "department": {"details"}, "industry": {"details"},
    "note": {"notes"},
    "gone": _TEXTS,
}  # fmt: skip
# Part of a contact -> the column that names its owner, the texts that it shows in, the columns.
_PARTS: dict[str, tuple[str, AbstractSet[str], AbstractSet[str]]] = {
    "phone": ("contact_id", {"codes", "details"}, {"digits", "e164"}),
    "email": ("contact_id", {"codes", "details"}, {"address"}),
    "website": ("contact_id", {"codes", "details"}, {"url"}),
    "address": (
        "contact_id", {"details"},
        {"street", "street_number", "street2", "postal_code", "city", "region"},
    ),
    "position": ("person_id", {"company", "details"}, {"company_id", "title", "department"}),
    "tagging": ("contact_id", {"details"}, {"tag_id"}),
    "field_value": ("contact_id", {"notes"}, {"field_id", "value"}),
}  # fmt: skip
LOOKED_UP_FOR_CONTACTS = {table: owner for table, (owner, *_) in _PARTS.items()}
"""Table -> the column whose index ``rebuild_contacts`` needs; it needs no other."""
# Text of a contact's document -> the parts it is made of.
_SOURCES = {
    text: {table for table, (_, texts, _) in _PARTS.items() if text in texts} for text in _TEXTS
}
# Something whose name or state shows in contacts: table -> (link table, its column, its owner).
_NAMED_BY = {
    "contact": ("position", "company_id", "person_id"),
    "tag": ("tagging", "tag_id", "contact_id"),
    "field": ("field_value", "field_id", "contact_id"),
}


def _touched_contacts(raw: sqlite3.Connection, wrote: Written) -> tuple[set[int], frozenset[str]]:
    """Contacts whose documents may differ now (new ones left out), and in which of their texts."""
    found: set[int] = set()
    texts: set[str] = set()

    def look(shown: AbstractSet[str], sql: str, rows: Iterable[int]) -> None:
        there = [n for (n,) in raw.execute(sql, (_json(rows),))]
        if there:
            found.update(there)
            texts.update(shown)

    for row, old in wrote.altered("contact", _OWN.keys()):
        found.add(row)
        texts.update(*(_OWN[column] for column in old if column in _OWN))
    fresh = _span(wrote.made.get("contact"))
    for name, (owner, shown, columns) in _PARTS.items():
        if made := _span(wrote.made.get(name)):
            there = raw.execute(
                f"SELECT DISTINCT c.n FROM {name} p CROSS JOIN contact c ON c.id=p.{owner}"
                " WHERE p.n BETWEEN ? AND ? AND c.n NOT BETWEEN ? AND ?",
                (made[0], made[-1], fresh[0] if fresh else 0, fresh[-1] if fresh else 0),
            ).fetchall()
            if there:
                found.update(n for (n,) in there)
                texts.update(shown)
        if altered := wrote.altered(name, columns | {owner, "gone"}):
            look(
                shown,
                f"SELECT DISTINCT c.n FROM json_each(?) t CROSS JOIN {name} p ON p.n=t.value"
                f" CROSS JOIN contact c ON c.id=p.{owner}",
                (row for row, _ in altered),
            )
            for identity in {old[owner] for _, old in altered if owner in old}:
                left = raw.execute(
                    "SELECT n FROM contact WHERE id=?", (bytes.fromhex(identity or ""),)
                ).fetchall()
                if left:
                    found.update(n for (n,) in left)
                    texts.update(shown)
    for name, (link, column, owner) in _NAMED_BY.items():
        # A row made in this transaction is known through the link rows made with it, and what a
        # hidden link row led to, or a hidden contact, through the change that hid it.
        if altered := wrote.altered(name, {"name", "gone"}):
            look(
                _PARTS[link][1],
                f"SELECT DISTINCT c.n FROM json_each(?) t CROSS JOIN {name} x ON x.n=t.value"
                f" CROSS JOIN {link} l ON l.{column}=x.id AND l.gone=0"
                f" CROSS JOIN contact c ON c.id=l.{owner} AND c.gone=0",
                (row for row, _ in altered),
            )
    return found, frozenset(texts)


def _touched_entries(raw: sqlite3.Connection, wrote: Written) -> set[int]:
    """Entries whose documents may differ now and are not written later."""
    found = set(wrote.made.get("entry", ()))
    columns = {"subject", "body", "happened_at", "contact_id", "gone"}
    found.update(row for row, _ in wrote.altered("entry", columns))
    if hidden := wrote.altered("contact", {"gone"}):
        theirs = (
            "SELECT e.n FROM json_each(?) t CROSS JOIN contact c ON c.n=t.value"
            " CROSS JOIN entry e ON e.contact_id=c.id"
        )
        key = (_json(row for row, _ in hidden),)
        few = raw.execute(f"{theirs} LIMIT {_FEW + 1}", key).fetchall()
        if len(few) <= _FEW:
            found.update(n for (n,) in few)
        else:
            raw.execute(f"INSERT OR IGNORE INTO search_late {theirs}", key)
    return found


def _span(rows: Sequence[int] | None) -> range:
    """From the first to the last new row: rows are numbered upwards, so all between are new too."""
    return range(min(rows), max(rows) + 1) if rows else range(0)


def _json(rows: Iterable[int]) -> str:
    return "[" + ",".join(map(str, rows)) + "]"


# --------------------------------------------------------------------------------- contacts


def _joined(what: str, source: str) -> str:
    return f"(SELECT group_concat({what}, char(10)) FROM {source})"


# group_concat takes rows in the order of the index on the owner, which is that of n.
_JOINED = {
    "phone": _joined(
        "CASE WHEN p.e164='' THEN p.digits ELSE p.digits||' '||substr(p.e164, 2) END",
        "phone p WHERE p.contact_id=c.id AND p.gone=0",
    ),
    "email": _joined("e.address", "email e WHERE e.contact_id=c.id AND e.gone=0"),
    "website": _joined("w.url", "website w WHERE w.contact_id=c.id AND w.gone=0"),
    "address": _joined(
        "a.street||' '||a.street_number||' '||a.street2||' '||a.postal_code||' '||a.city"
        "||' '||a.region",
        "address a WHERE a.contact_id=c.id AND a.gone=0",
    ),
    "position": _joined(
        "k.name||char(9)||l.title||' '||l.department",
        "position l CROSS JOIN contact k ON k.id=l.company_id"
        " WHERE l.person_id=c.id AND l.gone=0 AND k.gone=0",
    ),
    "tagging": _joined(
        "t.name",
        "tagging g CROSS JOIN tag t ON t.id=g.tag_id"
        " WHERE g.contact_id=c.id AND g.gone=0 AND t.gone=0",
    ),
    "field_value": _joined(
        "v.value",
        "field_value v CROSS JOIN field f ON f.id=v.field_id"
        " WHERE v.contact_id=c.id AND v.gone=0 AND f.gone=0",
    ),
}


@cache
def _contact_sql(tables: AbstractSet[str]) -> str:
    """What the documents of contacts are made of, as far as it stands in these tables."""
    return (
        "SELECT c.n, c.name, c.first_name, c.last_name, c.nickname, c.note,"
        " c.external_id||' '||c.tax_id||' '||c.job_title||' '||c.department||' '||c.industry,"
        + ",".join(joined if table in tables else "''" for table, joined in _JOINED.items())
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
    endings = ""
    if phones:
        endings = "".join(f" {ending(line.partition(' ')[0])}" for line in phones.split("\n"))
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
        indexed(" ".join(details)) + endings,
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


def _contact_documents(
    raw: sqlite3.Connection, key: tuple[str], tables: AbstractSet[str]
) -> dict[int, _Document]:
    sql = _contact_sql(frozenset(tables))
    return {row[0]: _contact_document(row) for row in raw.execute(sql, key)}


def _refresh_contacts(
    raw: sqlite3.Connection,
    rows: Sequence[int],
    texts: AbstractSet[str],
    tables: AbstractSet[str],
) -> None:
    """Write the documents of these contacts anew where they differ.

    Only ``texts`` are looked at, and only ``tables``: nothing else can be different.
    """
    key = (_json(rows),)
    kept, now = _kept_contacts(raw, key), _contact_documents(raw, key, tables)
    if texts != _TEXTS:
        asked = [column == "n" or column in texts for column in COLUMNS["search_contact"]]
        for n in now.keys() & kept.keys():
            pairs = zip(asked, now[n], kept[n], strict=True)
            now[n] = tuple(new if ask else old for ask, new, old in pairs)  # type: ignore[assignment]
    _replace(raw, "search_contact", kept, now)


def _statements(table: str) -> Iterator[tuple[list[int], str, str]]:
    """For each index of a table: the columns it takes, how to take a document out and put it in."""
    columns = COLUMNS[table]
    for fts, (content, indexed_columns) in FTS.items():
        if content == table:
            listed = ", ".join(indexed_columns)
            marks = ", ".join("?" * (1 + len(indexed_columns)))
            yield (
                [0, *(columns.index(column) for column in indexed_columns)],
                f"INSERT INTO {fts}({fts}, rowid, {listed}) VALUES ('delete', {marks})",
                f"INSERT INTO {fts}(rowid, {listed}) VALUES ({marks})",
            )


_WRITING = {table: tuple(_statements(table)) for table in COLUMNS}
_KEEP = {
    table: f"INSERT INTO {table} VALUES ({','.join('?' * len(columns))}) ON CONFLICT({columns[0]})"
    f" DO UPDATE SET {', '.join(f'{c}=excluded.{c}' for c in columns[1:])}"
    for table, columns in COLUMNS.items()
}


def _replace(
    raw: sqlite3.Connection,
    table: str,
    kept: Mapping[int, Sequence[int | str]],
    now: Mapping[int, Sequence[int | str]],
) -> None:
    """Put the documents ``now`` in the place of those ``kept``, both by their numbers."""
    # Ascending, old right before new: the index is written in one go only as long as numbers rise.
    # Not by INSERT..SELECT: every such statement makes FTS5 write out what it has gathered.
    numbers = sorted(n for n in kept.keys() | now.keys() if kept.get(n) != now.get(n))
    for columns, take_out, put_in in _WRITING[table]:
        for n in numbers:
            old = [kept[n][column] for column in columns] if n in kept else None
            new = [now[n][column] for column in columns] if n in now else None
            if old != new:
                if old is not None:
                    raw.execute(take_out, old)
                if new is not None:
                    raw.execute(put_in, new)
    gone = [(n,) for n in numbers if n not in now]
    raw.executemany(f"DELETE FROM {table} WHERE {COLUMNS[table][0]}=?", gone)
    raw.executemany(_KEEP[table], [now[n] for n in numbers if n in now])


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
    texts = _entry_texts(raw, key)
    kept: dict[int, tuple[int, int, str]] = {}
    now: dict[int, tuple[int, int, str]] = {}
    for n, (docid, words) in _kept_entries(raw, key).items():
        kept[docid] = (docid, n, words)
        if n in texts and texts[n][0] == docid // _PER_DAY:
            now[docid] = (docid, n, texts.pop(n)[1])
    by_day: dict[int, list[tuple[int, str]]] = {}
    for n, (day, words) in texts.items():
        by_day.setdefault(day, []).append((n, words))
    for day, last in raw.execute(
        "SELECT d.value, (SELECT max(docid) FROM search_entry"
        f" WHERE docid>=d.value*{_PER_DAY} AND docid<(d.value+1)*{_PER_DAY}) FROM json_each(?) d",
        (_json(by_day),),
    ).fetchall():
        free = day * _PER_DAY if last is None else last + 1
        made = enumerate(by_day[day], free)
        now.update((docid, (docid, n, words)) for docid, (n, words) in made)
    _replace(raw, "search_entry", kept, now)
    long = {
        word
        for docid, (_, _, words) in now.items()
        if docid not in kept or kept[docid][2] != words
        for word in _LONG_WORD.findall(words)
    }
    raw.executemany("INSERT OR IGNORE INTO search_word VALUES (?)", [(w,) for w in sorted(long)])


# ----------------------------------------------------------------------------------- check


def check(raw: sqlite3.Connection) -> list[str]:
    """What is wrong with the index, as plain sentences; empty when it tells what the data tells.

    Must run on the writing connection, in a transaction (SQLite checks an index by a statement
    that counts as writing, although nothing is changed).
    """
    found: list[str] = []
    for fts in FTS:
        try:
            raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            found.append(f"The search index {fts} does not hold what its texts hold.")
    contacts = entries = 0
    for key in _all_slices(raw, "contact"):
        kept, now = _kept_contacts(raw, key), _contact_documents(raw, key, _PARTS.keys())
        contacts += sum(kept.get(n) != now.get(n) for n in kept.keys() | now.keys())
    known = {word for (word,) in raw.execute("SELECT word FROM search_word")}
    unknown: set[str] = set()
    late = {n for (n,) in raw.execute("SELECT n FROM search_late")}
    for key in _all_slices(raw, "entry"):
        days = {
            n: (docid // _PER_DAY, text) for n, (docid, text) in _kept_entries(raw, key).items()
        }
        now_days = _entry_texts(raw, key)
        for _, words in (text for n, text in now_days.items() if n not in late):
            unknown.update(word for word in _LONG_WORD.findall(words) if word not in known)
        rows = (days.keys() | now_days.keys()) - late
        entries += sum(days.get(n) != now_days.get(n) for n in rows)
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
