"""An empty shop is filled in a file beside it, whose pages then go into the shop as one write.

A million rows in one transaction of the shop itself would be written twice into its log, each page
of them would be looked for there when an index is made of it, and all that was written would be
read again for its checksums at the end: a quarter of all the work. In a file that nobody else
has, and that may be lost at any moment, SQLite writes every page once and in its place. A shop that
is empty fits into a few pages, so the file begins as its copy, with all that it knows of itself. It
is encrypted as the shop is. A cut may leave it there, in any state, until the shop is opened.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from pathlib import Path

from crm_desktop.errors import CancelledError
from crm_desktop.store import at_hand, schema, search_index, search_tables, summary
from crm_desktop.store.asking import asking
from crm_desktop.store.connection import attach, connect
from crm_desktop.store.disk_trouble import explain_file
from crm_desktop.store.durable import create_private, remove
from crm_desktop.store.file_format import FILLING
from crm_desktop.store.journal import all_triggers

BESIDE = "beside"
"""A database in memory beside the one that is filled."""
_FILE, _SEARCH = FILLING
_PAGES = 1_000
"""Copied without asking: 4 MB."""
_ENTRIES_AT_ONCE = 5_000
"""Entries up to which they are found by their words at once."""
_SECONDS = 0.1
"""Between two questions whether to go on."""


@contextmanager
def filled_beside(
    shop: sqlite3.Connection, folder: Path, asked: Callable[[], object]
) -> Iterator[sqlite3.Connection]:
    """A copy of ``shop``, whose place it takes in the end; its writing connection, outside of a
    transaction, while nobody else writes. References are not checked in it, and there is an empty
    database ``BESIDE``. ``asked`` is called all along; if it raises, the shop is as it was."""
    path = folder / _FILE
    try:
        _begin(path)
        shop.execute("VACUUM INTO ?", (str(path),))
        with closing(connect(path, "rw")) as raw, asking(raw, asked):
            raw.executescript(
                "PRAGMA foreign_keys=OFF; PRAGMA secure_delete=OFF; PRAGMA journal_mode=OFF;"
                "PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-65536;"
                f"ATTACH ':memory:' AS {BESIDE}; BEGIN;"
            )
            yield raw
            raw.execute("COMMIT")
            # With the last page all of it is saved: nobody is asked after that.
            raw.backup(shop, pages=_PAGES, progress=lambda _, left, __: left and asked())
    finally:
        remove(folder / name for name in FILLING)


def _begin(path: Path) -> None:
    """An empty file that nobody else may read."""
    try:
        path.unlink(missing_ok=True)
        os.close(create_private(path))
    except OSError as error:
        raise explain_file(error) from error


@contextmanager
def with_indexes_last(
    raw: sqlite3.Connection, asked: Callable[[], object], indexed: Callable[[], object]
) -> Iterator[None]:
    """Fill the tables without their triggers and indexes. After it the indexes are made, and the
    search index of contacts, then ``indexed`` may look for anything and write more (but no contact
    that can be found), then come the summaries. Documents of very many entries are left for
    later."""
    # SQLite would keep each row once more, only to ask triggers whether they note it.
    triggers = _taken_away(raw, "trigger", all_triggers())
    needed = {
        str(index.name): index.columns.keys()
        == [search_index.LOOKED_UP_FOR_CONTACTS.get(table.name)]
        for table in schema.SYNCED.values()
        for index in table.indexes
    }
    first = _taken_away(raw, "index", (name for name, now in needed.items() if now))
    then = _taken_away(raw, "index", (name for name, now in needed.items() if not now))
    yield
    for statement in first:
        asked()
        raw.execute(statement)
    with _searched_meanwhile(raw, asked):
        for statement in then:
            asked()
            raw.execute(statement)
        search_index.rebuild_entries(raw, at_once=_ENTRIES_AT_ONCE, asked=asked)
    indexed()
    summary.rebuild(raw, asked)
    for statement in triggers:
        raw.execute(statement)


@contextmanager
def _searched_meanwhile(raw: sqlite3.Connection, asked: Callable[[], object]) -> Iterator[None]:
    """Another thread makes the documents of contacts, in a file of its own; at the end they are
    here. Meanwhile no table that they are made of is written to: then the thread, which takes no
    locks, may read the file while this one writes it."""
    raw.execute("COMMIT")  # into the file, where the thread can see it
    raw.execute("BEGIN")
    (_, _, name) = raw.execute("PRAGMA database_list").fetchone()
    path = Path(name)
    made = path.with_name(_SEARCH)
    stopped = threading.Event()
    with ThreadPoolExecutor(1) as other:
        try:
            done = other.submit(_make_documents, path, made, stopped)
            yield
            while not done.done():
                asked()
                wait([done], _SECONDS)
            done.result()
        finally:
            stopped.set()
    raw.execute("COMMIT")  # or nothing could be attached
    attach(raw, made, "search")
    raw.execute("BEGIN")
    search_index.take_contacts(raw, "search")


def _make_documents(shop: Path, path: Path, stopped: threading.Event) -> None:
    def asked() -> None:
        if stopped.is_set():
            raise CancelledError

    _begin(path)
    with closing(connect(path, "rw", prepared=False, key=at_hand.file_key(shop))) as raw:
        raw.executescript(
            "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-65536"
        )
        search_tables.create(raw)
        attach(raw, shop, "shop", locks=False)
        raw.execute("BEGIN")
        search_index.rebuild_contacts(raw, asked)
        raw.execute("COMMIT")


def _taken_away(raw: sqlite3.Connection, kind: str, names: Iterable[str]) -> list[str]:
    """Remove these triggers, or indexes; what makes them again."""
    made = []
    for name in names:
        found = raw.execute("SELECT sql FROM sqlite_master WHERE type=? AND name=?", (kind, name))
        for (statement,) in found.fetchall():
            raw.execute(f"DROP {kind} {name}")
            made.append(statement)
    return made
