"""The tables of the search index; ``search_index`` says what stands in them."""

from __future__ import annotations

import sqlite3

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
    # Entries whose documents may be out of date.
    "CREATE TABLE search_late (n INTEGER PRIMARY KEY)",
)
COLUMNS = {
    "search_contact": ("n", "names", "company", "details", "notes", "codes"),
    "search_entry": ("docid", "n", "words"),
}
"""Of the tables of texts; the first one is the key."""
FTS = {
    "contact_fts": ("search_contact", ("names", "company", "details", "notes")),
    "contact_code": ("search_contact", ("codes",)),
    "entry_fts": ("search_entry", ("words",)),
}
"""Index -> the table of its texts, and the columns that it holds."""


def create(raw: sqlite3.Connection) -> None:
    """Make the empty index in a new shop file."""
    for statement in _DDL:
        raw.execute(statement)
    for fts in FTS:
        # One flush per chunk of a bulk write instead of several; tidied up by ``_merge``.
        raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('hashsize', {16 << 20})")
        raw.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('automerge', 0)")
