"""An empty shop is filled in a file beside it, which then takes its place.

A million rows in one transaction of the shop itself would be written twice into its log, each page
of them would be looked for there when an index is made of it, and all that was written would be
read again for its checksums at the end: a quarter of all the work. In a file that nobody else
has, and that may be lost at any moment, SQLite writes every page once and in its place. A shop that
is empty fits into a few pages, so the file begins as its copy, with all that it knows of itself. It
is encrypted as the shop is. A cut may leave it there, in any state, until the shop is opened.

It takes the place under its name once it is on the disk, and while nobody has the old one open.
Where somebody goes on reading that one, as another process may, its pages go into it instead, as
one write: through the log, which is a quarter of all the work too.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from crm_desktop.errors import CancelledError
from crm_desktop.store import at_hand, schema, search_index, search_tables, summary
from crm_desktop.store.asking import asking
from crm_desktop.store.connection import attach, connect
from crm_desktop.store.disk_trouble import explain_file
from crm_desktop.store.durable import create_private, remove, sync_file, sync_folder
from crm_desktop.store.file_format import FILLING
from crm_desktop.store.journal import all_triggers

BESIDE = "beside"
"""A database in memory beside the one that is filled."""
_FILE, _SEARCH, *_ = FILLING
_PAGES = 1_000
"""Copied without asking: 4 MB."""
_ENTRIES_AT_ONCE = 5_000
"""Entries up to which they are found by their words at once."""
_SECONDS = 0.1
"""Between two questions whether to go on."""


@contextmanager
def place_beside(folder: Path) -> Iterator[Path]:
    """The name for a file beside the shop, which is gone in the end if it was not put elsewhere."""
    path = folder / _FILE
    try:
        _begin(path)
        yield path
    finally:
        remove(folder / name for name in FILLING)


@contextmanager
def filled(
    path: Path, shop: sqlite3.Connection, asked: Callable[[], object]
) -> Iterator[sqlite3.Connection]:
    """A copy of ``shop``, its writing connection, outside of a transaction, while nobody else
    writes; on the disk in the end. References are not checked in it, and there is an empty
    database ``BESIDE``. ``asked`` is called all along; if it raises, so does this."""
    shop.execute("VACUUM INTO ?", (str(path),))
    with closing(connect(path, "rw")) as raw, asking(raw, asked):
        raw.executescript(
            "PRAGMA foreign_keys=OFF; PRAGMA secure_delete=OFF; PRAGMA journal_mode=OFF;"
            "PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-65536;"
            f"ATTACH ':memory:' AS {BESIDE}; BEGIN;"
        )
        yield raw
        raw.execute("COMMIT")
        raw.execute("PRAGMA main.journal_mode=WAL").fetchone()
    _bring_to_disk(path, asked)


def _bring_to_disk(path: Path, asked: Callable[[], object]) -> None:
    other = ThreadPoolExecutor(1)
    try:
        done = other.submit(sync_file, path)
        _ask_until(done, asked)
        done.result()
    except OSError as error:
        raise explain_file(error) from error
    finally:
        other.shutdown(wait=False)  # whoever gives up does not wait for a slow disk
    asked()


def _ask_until(done: Future[None], asked: Callable[[], object]) -> None:
    while not done.done():
        asked()
        wait([done], _SECONDS)


def put_in_place(path: Path, writer: sqlite3.Connection) -> bool:
    """The file takes the place of the shop whose ``writer`` is closed here, and which no other
    connection of this process is to. False: of another process one is, so it does not."""
    (_, _, shop) = writer.execute("PRAGMA database_list").fetchone()
    with suppress(sqlite3.OperationalError, OSError), closing(writer):
        # SQLite does without its log for whoever has the file alone. Nothing may be left of the
        # log, and nobody who knows the old file: they would take the next log for that one's.
        writer.execute("PRAGMA busy_timeout=0")
        writer.execute("PRAGMA journal_mode=DELETE").fetchone()
        writer.close()  # or Windows does not let go of the name
        path.replace(shop)
        return True
    return False


def keep_in_place(folder: Path) -> None:
    """The name leads to the file from now on, whatever happens; before anything is written to it,
    for its log would be found beside the old one."""
    try:
        sync_folder(folder)
    except OSError as error:
        raise explain_file(error) from error


def copy(path: Path, shop: sqlite3.Connection, asked: Callable[[], object]) -> None:
    """All pages of the file go into the shop, by its writing connection, as one write."""
    with closing(connect(path, "rw", prepared=False)) as raw:
        # With the last page all of it is saved: nobody is asked after that.
        raw.backup(shop, pages=_PAGES, progress=lambda _, left, __: left and asked())


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
    summary.rebuild(raw, asked)  # by this thread alone: two of Python cost more than they save
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
            _ask_until(done, asked)
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
