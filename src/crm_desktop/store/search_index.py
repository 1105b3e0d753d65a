"""The search index: folded copies of what people search by, kept in the writing transaction.

Two kinds of documents, each an FTS5 index over a table of folded text (the old text is needed to
take a document out again):

- ``search_contact``: one per live contact, by ``contact.n``. ``contact_fts`` finds words by their
  first letters; ``contact_code`` (trigrams) finds any three characters in a row of phone digits,
  e-mail and web addresses.
- ``search_entry``: one per live timeline entry of a live contact. Its ``docid`` grows with the day
  the entry happened, so that "newest first" is the order of the index and needs no sorting.

We fold and split words ourselves (``domain.text.fold``): SQLite's own folding leaves l-stroke,
sharp s and the dotless i apart. So the tokenizer is the plain ASCII one, and what is not ASCII is
stored as words with one blank between. Words of scripts without blanks (Chinese, Thai ...) are
stored with their tails too, since people start typing in the middle of them.

Documents do not hold positions (``detail``): contacts are ranked in Python by where a word was
found, which needs none; that makes writing cheaper and prefix indexes affordable.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from crm_desktop.domain.phones import phone_key
from crm_desktop.domain.text import fold
from crm_desktop.store.schema import SYNCED, number

_SLICE = 1000
"""Documents built and written by one set of statements."""
_LONGEST_TEXT = 50_000
"""Characters of one note or mail that are searched; quoted threads repeat themselves."""

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
    " content_rowid='docid', tokenize='ascii', prefix='1 2 3', detail=none, columnsize=0)",
)
_FTS = {
    "contact_fts": ("n", "search_contact", "names, company, details, notes"),
    "contact_code": ("n", "search_contact", "codes"),
    "entry_fts": ("docid", "search_entry", "words"),
}

# ------------------------------------------------------------------------------------- words

_WORD = re.compile(r"[^\W_]+")
# Scripts written without blanks between words.
_UNSPACED_RANGES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_UNSPACED_RANGES}]")
_TAIL = 8
"""Characters kept of a tail; a longer query is cut into pieces of this length."""
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ø": "oe", "Ø": "oe"}
)
_UMLAUT = re.compile("[äöüÄÖÜøØ]")


def _words(text: str) -> list[str]:
    """The folded words of a text, as they are indexed."""
    words = _WORD.findall(fold(text))
    if not text.isascii():
        words += _further_words(text, words)
    return words


def _further_words(text: str, words: list[str]) -> list[str]:
    """Other beginnings by which the words of a text are typed."""
    further: list[str] = []
    if _UMLAUT.search(text):  # "Mueller" is typed for "Müller" too
        for part in text.split():
            if _UMLAUT.search(part):
                further += _WORD.findall(fold(part.translate(_UMLAUTS)))
    if _UNSPACED.search(text):
        further += [
            word[i : i + _TAIL]
            for word in words
            for i in range(1, len(word))
            if _UNSPACED.match(word[i])
        ]
    return further


def _indexed(text: str) -> str:
    """Text as it goes into the index; ASCII needs no splitting, the tokenizer does it."""
    text = text[:_LONGEST_TEXT]
    folded = fold(text)
    if text.isascii():
        return folded
    words = [folded] if folded.isascii() else _WORD.findall(folded)
    return " ".join(words + _further_words(text, words))


# ----------------------------------------------------------------------------------- tables


def prepare(raw: sqlite3.Connection) -> None:
    """What every connection needs: ``fold`` in SQL, the one folding of the program."""
    raw.create_function("fold", 1, lambda text: fold(text or ""), deterministic=True)


def create(raw: sqlite3.Connection) -> None:
    """Make the empty index in a new shop file."""
    for statement in _DDL:
        raw.execute(statement)
    for fts in _FTS:
        # One flush per chunk of a bulk write instead of several.
        raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('hashsize', {16 << 20})")


def rebuild(raw: sqlite3.Connection) -> None:
    """Make the whole index anew from the data, inside the caller's transaction."""
    for fts in _FTS:
        raw.execute(f"INSERT INTO {fts}({fts}) VALUES ('delete-all')")
    raw.execute("DELETE FROM search_contact")
    raw.execute("DELETE FROM search_entry")
    (last_contact, last_entry) = raw.execute(
        "SELECT (SELECT coalesce(max(n), 0) FROM contact), (SELECT coalesce(max(n), 0) FROM entry)"
    ).fetchone()
    for first in range(1, last_contact + 1, _SLICE):
        _refresh_contacts(raw, range(first, first + _SLICE))
    for first in range(1, last_entry + 1, _SLICE):
        _refresh_entries(raw, range(first, first + _SLICE))


def refresh(raw: sqlite3.Connection, batch: int, before: int) -> None:
    """Bring the documents up to date with what ``batch`` changed in journal entries > ``before``.

    Called inside the writing transaction, right before its commit.
    """
    made = {
        table: (first, last)
        for table, first, last in raw.execute(
            "SELECT tbl, min(row), max(row) FROM change WHERE n>? AND batch=? AND old IS NULL"
            " GROUP BY tbl",
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
                    f"SELECT DISTINCT c.n FROM {name} p JOIN contact c ON c.id=p.{owner}"
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
                f"SELECT DISTINCT c.n FROM json_each(?) t JOIN {name} p ON p.n=t.value"
                f" JOIN contact c ON c.id=p.{owner}",
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
                    f"SELECT DISTINCT c.n FROM json_each(?) t JOIN {name} x ON x.n=t.value"
                    f" JOIN {link} l ON l.{column}=x.id JOIN contact c ON c.id=l.{owner}",
                    (_json(row for row, _ in rows),),
                )
            )
    hidden = [row for row, old in changed.get(_CONTACT, ()) if '"gone":' in old]
    if hidden:
        entries.update(
            n
            for (n,) in raw.execute(
                "SELECT e.n FROM json_each(?) t JOIN contact c ON c.n=t.value"
                " JOIN entry e ON e.contact_id=c.id",
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
                "position l JOIN contact k ON k.id=l.company_id"
                " WHERE l.person_id=c.id AND l.gone=0 AND k.gone=0",
            ),
            _joined(
                "t.name",
                "tagging g JOIN tag t ON t.id=g.tag_id"
                " WHERE g.contact_id=c.id AND g.gone=0 AND t.gone=0",
            ),
            _joined(
                "v.value",
                "field_value v JOIN field f ON f.id=v.field_id"
                " WHERE v.contact_id=c.id AND v.gone=0 AND f.gone=0",
            ),
        )
    )
    + " FROM json_each(?) r JOIN contact c ON c.n=r.value WHERE c.gone=0"
)

_Document = tuple[int, str, str, str, str, str]
_SCHEME = re.compile(r"(?:https?://)?(?:www\.)?")
_TOP_DOMAIN = re.compile(r"\.[a-z]{2,}(?![^\s/:])")


def _contact_document(row: Sequence[str]) -> _Document:
    """The texts of one contact, from a row of ``_CONTACT_SQL``."""
    (n, name, first, last, nickname, note, facts) = row[:7]
    (phones, mails, sites, addresses, positions, tags, values) = (part or "" for part in row[7:])
    names = _words(name)
    for part in (first, last, nickname):
        if part and part not in name:
            names += _words(part)
    if last and first and not name.isascii() and _UNSPACED.search(last + first):
        names += _words(last + first)  # Chinese names are typed as one word
    company = ""
    if positions:
        pairs = [pair.partition("\t") for pair in positions.split("\n")]
        company = " ".join(_words(" ".join(pair[0] for pair in pairs)))
        facts += " " + " ".join(pair[2] for pair in pairs)
    codes = phones
    details = [facts, addresses, tags]
    if mails or sites:
        mails = fold(mails)
        if sites:
            sites = " ".join(_SCHEME.sub("", site, count=1) for site in fold(sites).split())
        codes = f"{phones} {mails} {sites}"
        # Nobody searches for "com", and it would make the longest list of all.
        details += [mail.rpartition(".")[0] for mail in mails.split(" ")]
        details.append(_TOP_DOMAIN.sub(" ", sites) if sites else "")
    return (
        int(n),
        " ".join(names),
        company,
        _indexed(" ".join(details)),
        _indexed(f"{note} {values}") if note or values else "",
        codes,
    )


def _kept_contacts(raw: sqlite3.Connection, key: tuple[str]) -> dict[int, _Document]:
    return {
        document[0]: document
        for document in raw.execute(
            "SELECT s.n, names, company, details, notes, codes FROM json_each(?) r"
            " JOIN search_contact s ON s.n=r.value",
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


def _kept_entries(raw: sqlite3.Connection, key: tuple[str]) -> dict[int, tuple[int, str]]:
    """Row -> number and text of its document."""
    return {
        n: (docid, words)
        for n, docid, words in raw.execute(
            "SELECT s.n, docid, words FROM json_each(?) r JOIN search_entry s ON s.n=r.value", key
        )
    }


def _entry_texts(raw: sqlite3.Connection, key: tuple[str]) -> dict[int, tuple[int, str]]:
    """Row -> day and text that its document must have."""
    return {
        n: (when // _DAY, _indexed(f"{subject} {body}"))
        for n, when, subject, body in raw.execute(
            "SELECT e.n, e.happened_at, e.subject, substr(e.body, 1, ?2) FROM json_each(?1) r"
            " JOIN entry e ON e.n=r.value LEFT JOIN contact c ON c.id=e.contact_id"
            " WHERE e.gone=0 AND (c.gone IS NULL OR c.gone=0)",
            (*key, _LONGEST_TEXT),
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


# ---------------------------------------------------------------------------------- queries

_LONGEST_QUERY = 10_000
_MOST_WORDS = 10
_SCAN = 400
"""Hits of one step that are ranked; more would take longer than a key press may."""
_NEWEST = 2000
"""Entries among which a phrase is looked for."""
_PHONE_SIGNS = re.compile(r"[\d\s()\[\]+.\-/]+")
_EXACT_DIGITS = 7
"""From this many digits on a number is more likely a telephone than a post code or an id."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query: what it may be in texts, and what in codes ("" where nothing)."""

    tokens: tuple[tuple[str, ...], ...]  # all of these, each in one of its writings
    code: str = ""
    digits: bool = False

    def begins(self, word: str) -> bool:
        """Whether an indexed word starts with this one, or a part of it."""
        return any(word.startswith(writing) for token in self.tokens for writing in token)

    def fits(self, text: str) -> bool:
        """Whether all of this word is found in a text as people read it."""
        words = _words(text)
        return bool(self.tokens) and all(
            any(word.startswith(writing) for word in words for writing in token)
            for token in self.tokens
        )


@dataclass(frozen=True, slots=True)
class Query:
    """What a person typed, understood."""

    words: tuple[Word, ...]
    folded: str
    phone: str = ""
    """Digits to look for where the whole text can be one telephone number."""
    phrase: str = ""

    @property
    def tokens(self) -> list[tuple[str, ...]]:
        """All text words, each with its alternative writings."""
        return [token for word in self.words for token in word.tokens][:_MOST_WORDS]


def understand(text: str) -> Query:
    """Read what was typed. Any text is a query; one without letters and digits finds nothing."""
    text = text[:_LONGEST_QUERY].encode("utf-8", "ignore").decode().replace("\0", " ")
    folded = fold(text)
    words = [word for part in text.split()[:_MOST_WORDS] if (word := _word(part)) is not None]
    phone = ""
    if _PHONE_SIGNS.fullmatch(folded):
        phone = _phone_part(folded)
    return Query(
        tuple(words), folded, phone, " ".join(_WORD.findall(folded)) if len(words) > 1 else ""
    )


def _word(part: str) -> Word | None:
    folded = fold(part)
    written = [_WORD.findall(folded)]
    if _UMLAUT.search(part):
        written.append(_WORD.findall(fold(part.translate(_UMLAUTS))))
    tokens = tuple(
        tuple(dict.fromkeys(piece))
        for whole in zip(*written, strict=False)
        for piece in _cut(whole)
    )
    if _PHONE_SIGNS.fullmatch(folded):
        code, digits = _phone_part(folded), True
    else:
        code, digits = _SCHEME.sub("", folded, count=1), False
    if len(code) < 3:
        code = ""
    return Word(tokens, code, digits) if tokens or code else None


def _cut(writings: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Pieces no longer than the tails kept of words without blanks."""
    longest = max(map(len, writings))
    if longest <= _TAIL or not any(map(_UNSPACED.search, writings)):
        return [writings]
    return [
        tuple(w[i : i + _TAIL] or w[-_TAIL:] for w in writings) for i in range(0, longest, _TAIL)
    ]


def _phone_part(text: str) -> str:
    """Digits that every writing of the number has in common: no country code, no leading zeros."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    return phone_key(text) or digits.lstrip("0") or digits


def _match(tokens: Iterable[tuple[str, ...]], *, prefix: bool = True) -> str:
    """An FTS5 expression: quoted words only, so nothing typed is ever taken for its syntax."""
    star = "*" if prefix else ""
    return " AND ".join(
        "(" + " OR ".join(f'"{writing}"{star}' for writing in token) + ")" for token in tokens
    )


def _trigrams(code: str) -> str:
    """Every third trigram and the last: enough to find, the rest is compared."""
    starts = {*range(0, len(code) - 2, 3), len(code) - 3}
    return " AND ".join('"' + code[i : i + 3].replace('"', '""') + '"' for i in sorted(starts))


def search_contacts(raw: sqlite3.Connection, text: str, limit: int = 50) -> list[int]:
    """Rows (``contact.n``) of live contacts in which every word of ``text`` is found, best first.

    Words are found by their first letters; e-mail and web addresses and telephone numbers by any
    three characters. Names come before everything else. At most ``limit``; reads only.
    """
    query = understand(text)
    found: dict[int, None] = {}
    for step in _contact_steps(raw, query, limit):
        found.update(dict.fromkeys(step))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def _contact_steps(raw: sqlite3.Connection, query: Query, limit: int) -> Iterator[list[int]]:
    """Ever wider searches; a later one runs only while there are too few hits."""
    tokens = query.tokens
    if len(query.phone) >= _EXACT_DIGITS:
        yield _by_code(raw, query.phone, limit)
    if tokens:
        by_sort_key = [
            n
            for (n,) in raw.execute(
                "SELECT n FROM contact WHERE gone=0 AND sort_key>=? AND sort_key<?"
                " ORDER BY sort_key, n LIMIT ?",
                (query.folded, query.folded + "\U0010ffff", limit),
            )
        ]
        if max(len(writing) for token in tokens for writing in token) < 3:
            yield by_sort_key
            yield _by_text(raw, f"names : ({_match(tokens)})", limit)
        else:
            named = _by_text(raw, f"names : ({_match(tokens, prefix=False)})", _SCAN)
            named += _by_text(raw, f"names : ({_match(tokens)})", _SCAN)
            yield _ranked(raw, by_sort_key + named, tokens)
    if 3 <= len(query.phone) < _EXACT_DIGITS:
        # Four digits are a post code, a house number or the end of a telephone number.
        texts = _by_text(raw, _match(tokens), limit)
        yield texts[: limit // 2]
        yield _by_code(raw, query.phone, limit)
        yield texts
    elif tokens:
        short = max(len(writing) for token in tokens for writing in token) < 3
        hits = _by_text(raw, _match(tokens), limit if short else _SCAN)
        yield hits if short else _ranked(raw, hits, tokens)
    yield from _by_codes(raw, query, limit)


def _by_text(raw: sqlite3.Connection, expression: str, limit: int) -> list[int]:
    return [
        n
        for (n,) in raw.execute(
            "SELECT rowid FROM contact_fts WHERE contact_fts MATCH ? LIMIT ?", (expression, limit)
        )
    ]


def _by_code(raw: sqlite3.Connection, code: str, limit: int) -> list[int]:
    """Contacts that have ``code`` inside their codes; those where it ends a code come first."""
    rows = raw.execute(
        "SELECT s.n, s.codes FROM contact_code k JOIN search_contact s ON s.n=k.rowid"
        " WHERE contact_code MATCH ? AND instr(s.codes, ?) LIMIT ?",
        (_trigrams(code), code, _SCAN),
    ).fetchall()
    rows.sort(key=lambda row: not _ends(code, row[1]))
    return [n for n, _ in rows[:limit]]


def _ends(code: str, codes: str) -> bool:
    return any(one.endswith(code) for one in codes.split())


def _by_codes(raw: sqlite3.Connection, query: Query, limit: int) -> Iterator[list[int]]:
    """Contacts where some words are in the texts and others inside telephones and addresses."""
    alone = len(query.words) == 1
    coded = [w for w in query.words if w.code and (alone or w.digits or not w.code.isalnum())]
    if not coded:
        return
    plain = [token for word in query.words if word not in coded for token in word.tokens]
    if alone:
        if not query.phone:
            yield _by_code(raw, coded[0].code, limit)
        return
    tests: list[str] = []
    values: list[str | int] = []
    source = "contact_fts f JOIN search_contact s ON s.n=f.rowid"
    if plain:
        tests.append("contact_fts MATCH ?")
        values.append(_match(plain))
    else:
        source = "contact_code k JOIN search_contact s ON s.n=k.rowid"
        rarest = max(coded, key=lambda word: len(word.code))
        tests.append("contact_code MATCH ?")
        values.append(_trigrams(rarest.code))
    for word in coded:
        test = "instr(s.codes, ?)"
        values.append(word.code)
        if word.digits and word.tokens:
            test = f"({test} OR s.n IN (SELECT rowid FROM contact_fts WHERE contact_fts MATCH ?))"
            values.append(_match(word.tokens))
        tests.append(test)
    values.append(limit)
    yield [
        n
        for (n,) in raw.execute(
            f"SELECT s.n FROM {source} WHERE {' AND '.join(tests)} LIMIT ?", values
        )
    ]


def _ranked(
    raw: sqlite3.Connection, rows: Iterable[int], tokens: Sequence[tuple[str, ...]]
) -> list[int]:
    """Contacts by how well the words fit: whole words of the name first, then its beginnings."""
    scored: list[tuple[int, str, int]] = []
    for n, names, company in raw.execute(
        "SELECT n, names, company FROM search_contact WHERE n IN (SELECT value FROM json_each(?))",
        (_json(dict.fromkeys(rows)),),
    ):
        score = sum(min(_misfit(writing, names, company) for writing in token) for token in tokens)
        starts = any(names.startswith(writing) for writing in tokens[0])
        scored.append((2 * score - starts, names, n))
    return [n for _, _, n in sorted(scored)]


def _misfit(word: str, names: str, company: str) -> int:
    spaced = f" {names} "
    if f" {word} " in spaced:
        return 0
    if f" {word}" in spaced:
        return 1
    return 3 if f" {word}" in f" {company}" else 5


def search_entries(raw: sqlite3.Connection, text: str, limit: int = 50) -> list[int]:
    """Rows (``entry.n``) of live entries that hold every word of ``text``, newest day first.

    Of the newest 2,000 hits those come first that hold several words side by side as typed.
    """
    query = understand(text)
    if not query.tokens:
        return []
    expression = _match(query.tokens)
    newest = "SELECT rowid FROM entry_fts WHERE entry_fts MATCH ? ORDER BY rowid DESC LIMIT ?"
    if query.phrase:
        rows = raw.execute(
            "SELECT n FROM search_entry WHERE docid IN (" + newest + ")"
            " ORDER BY instr(words, ?)=0, docid DESC LIMIT ?",
            (expression, _NEWEST, query.phrase, limit),
        )
    else:
        rows = raw.execute(
            "SELECT n FROM search_entry WHERE docid IN (" + newest + ") ORDER BY docid DESC",
            (expression, limit),
        )
    return [n for (n,) in rows]


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
    for key in _all_slices(raw, "entry"):
        days = {
            n: (docid // _PER_DAY, text) for n, (docid, text) in _kept_entries(raw, key).items()
        }
        now_days = _entry_texts(raw, key)
        entries += sum(days.get(n) != now_days.get(n) for n in days.keys() | now_days.keys())
    for count, what in ((contacts, "contacts"), (entries, "timeline entries")):
        if count:
            found.append(f"The search texts of {count} {what} are not up to date.")
    return found


def _all_slices(raw: sqlite3.Connection, table: str) -> Iterator[tuple[str]]:
    (last,) = raw.execute(
        f"SELECT max(coalesce((SELECT max(n) FROM {table}), 0),"
        f" coalesce((SELECT max(n) FROM search_{table}), 0))"
    ).fetchone()
    for first in range(1, last + 1, _SLICE):
        yield (_json(range(first, first + _SLICE)),)
