"""Connections to a shop file, each with everything that it needs to be safe and to fold text.

This is the one door to a database file of ours, plain or encrypted.

Statements say ``LIMIT +?``: newer SQLites (that of encrypted files is one) look into a bare ``?``
there to plan by it, and so prepare the statement anew for every value, also for the same one. That
doubled the time of the card of an encrypted shop.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from crm_desktop.store import at_hand
from crm_desktop.store.at_hand import FileKey
from crm_desktop.store.disk_trouble import gone
from crm_desktop.store.haste import limited

_STATEMENTS = 512
"""Prepared statements that a connection keeps; a save has about forty of its own."""
_KEPT = 4
"""Reading connections that are kept for the next reader."""
_MOMENT = 0.01
"""Seconds between two looks whether everybody has stopped reading."""
_PATIENCE = 300
"""Such looks."""
_PRAGMAS = (
    "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
    "PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000; PRAGMA mmap_size=0;"
    # Free pages are copied with the others; what was erased must not stand in them.
    "PRAGMA secure_delete=ON;"
)
_WRITER = "PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=8000;"
# More for each reader would fill the memory of the PC with what the system keeps anyway.
_READER = "PRAGMA query_only=ON; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=0;"
# The system keeps encrypted pages: to read one again costs ten times as much as of a plain file.
_CIPHER_READER = "PRAGMA cache_size=-65536"
# The words of contacts, for ``search_slips``; made before the connection may only read.
_VOCABULARY = (
    "CREATE VIRTUAL TABLE temp.contact_vocabulary USING fts5vocab('main', 'contact_fts', 'row')"
)


def prepare(raw: sqlite3.Connection) -> None:
    """What every connection needs: ``fold`` in SQL, the one folding of the program, and the words
    that contacts have."""
    raw.create_function("fold", 1, _fold, deterministic=True)
    try:
        raw.execute(_VOCABULARY)
    except UnicodeDecodeError as error:  # the message quotes a damaged description of a table
        raise sqlite3.DatabaseError("the description of the tables is damaged") from error


def _fold(text: str | None) -> str:
    from crm_desktop.domain.text import fold  # noqa: PLC0415 - the first page folds nothing

    return fold(text or "")


def connect(
    path: Path,
    mode: Literal["ro", "rw", "rwc"] = "rwc",
    *,
    prepared: bool = True,
    key: FileKey | None = None,
) -> sqlite3.Connection:
    """A connection that begins no transaction by itself; may be used from any thread, by one.

    Not ``prepared`` it serves for pragmas alone, and does not read what tables there are. ``key``:
    of a file that is made, or is empty; one that is there says by itself which key it needs.
    """
    raw = connect_bare(path, mode, key=key)
    raw.executescript(_PRAGMAS)
    if prepared:
        prepare(raw)
    return raw


def connect_bare(
    path: Path, mode: Literal["ro", "rw", "rwc"] = "rwc", *, key: FileKey | None = None
) -> sqlite3.Connection:
    """The same without anything that a shop needs: for files of passage."""
    found = at_hand.file_key(path) or (key if at_hand.identity_of(path) is None else None)
    module = sqlite3
    if found is not None:
        from crm_desktop.store import cipher  # noqa: PLC0415 - a plain shop needs none

        module = cipher.driver()
    raw = module.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None,
        check_same_thread=False, cached_statements=_STATEMENTS,
    )  # fmt: skip
    if found is not None:
        cipher.unlock(raw, found)
    return raw


def attach(
    raw: sqlite3.Connection, path: Path, name: str, *, mode: str = "ro", locks: bool = True
) -> None:
    """Have another file beside that of a connection, under ``name``. Without ``locks``, whoever
    reads it knows that nobody writes into what is read."""
    key = at_hand.file_key(path)
    where = f"{path.absolute().as_uri()}?mode={mode}{'' if locks else '&nolock=1'}"
    if isinstance(raw, sqlite3.Connection):
        raw.execute(f"ATTACH DATABASE ? AS {name}", (where,))
    else:  # without a word about it, the other file would get the key of the first
        raw.execute(f"ATTACH DATABASE ? AS {name} KEY ?", (where, "" if key is None else key.words))


def connect_writer(path: Path) -> sqlite3.Connection:
    """The one connection that writes.

    SQLite copies a log of 8,000 pages (32 MiB) within a save; ``Store.tidy`` and bulk writers keep
    it from growing to that.
    """
    raw = connect(path)
    raw.executescript(_WRITER)
    return raw


class Readers:
    """Reading connections: each reader has one for itself, a few are kept for the next ones."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._free: list[sqlite3.Connection] = []
        self._door = threading.RLock()
        self._reading = 0

    @contextmanager
    def one(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the shop from its first statement on; it keeps to
        the limit of this thread, see ``haste``."""
        with self._door:
            self._reading += 1
        try:
            with self._one() as raw:
                yield raw
        finally:
            with self._door:
                self._reading -= 1

    @contextmanager
    def nobody(self, asked: Callable[[], object]) -> Iterator[bool]:
        """Nobody reads, nor has the file open to read it: whoever wants to waits, so this is for a
        moment. ``asked`` is called until they are done; False: one of them is not for seconds."""
        for _ in range(_PATIENCE):
            with self._door:
                if not self._reading:
                    self.close()
                    yield True
                    return
            asked()
            time.sleep(_MOMENT)
        yield False

    @contextmanager
    def _one(self) -> Iterator[sqlite3.Connection]:
        try:
            raw = self._free.pop()  # a list gives each thread another one
        except IndexError:
            raw = self._connect()
            raw.executescript(_READER)
            if not isinstance(raw, sqlite3.Connection):
                raw.execute(_CIPHER_READER)
        try:
            raw.execute("BEGIN")
            with limited(raw):
                yield raw
        finally:
            raw.rollback()
            if len(self._free) < _KEPT:
                self._free.append(raw)
            else:
                raw.close()

    def _connect(self) -> sqlite3.Connection:
        try:
            return connect(self._path, "rw")  # the writer alone makes files
        except sqlite3.OperationalError as error:
            if not self._path.exists():
                raise gone() from error
            raise

    def close(self) -> None:
        """Close those that are kept."""
        while self._free:
            self._free.pop().close()
