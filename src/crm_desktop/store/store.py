"""The shop file and its one door for writing.

Concurrency, for whoever touches this module:

- One connection does all writing and every checkpoint (SQLite before 3.51.3 can corrupt a WAL file
  when two connections write and checkpoint at the same instant). It belongs to whoever holds the
  writing turn; turns are given in the order they were asked for, so that a person's save waits for
  one chunk of an import at the most.
- ``transact`` is one transaction. A batch is the undo step: usually one transaction, many for bulk
  work (``begin_batch`` .. ``end_batch``).
- Readers have connections of their own (``read_raw``), see the state at their first statement, and
  cannot write.
- The file is the same for as long as the shop is open, but for one moment: when an empty shop was
  filled (``refill``) and its file takes the place, nobody has a connection.
- No save pays for tidying up. What a commit leaves to do (copying the log into the file, joining
  the pieces of the search index) is done by ``tidy`` while nobody works, and by bulk writers in a
  turn of their own between two chunks.
- Writing needs the description of the tables (SQLAlchemy), reading does not: a shop may be read
  before that is loaded (``reads_first``).
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from crm_desktop.domain.ids import IdMaker
from crm_desktop.errors import StoreError
from crm_desktop.store import guard, key_header, place
from crm_desktop.store.asking import asking
from crm_desktop.store.at_hand import KEYS, FileKey, hold, let_go, take_over
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.connection import Readers, attach, connect_bare, connect_writer
from crm_desktop.store.disk_trouble import DiskError, explain, gone, identity
from crm_desktop.store.durable import create_private, remove, sync_file, sync_folder
from crm_desktop.store.file_check import is_current
from crm_desktop.store.file_format import APPLICATION_ID, FILLING, SCHEMA_VERSION, SHOP_FILE
from crm_desktop.store.listeners import Listeners
from crm_desktop.store.log_check import check_log
from crm_desktop.store.pace import Pace
from crm_desktop.store.replace import finish_replacing
from crm_desktop.store.turns import Turns

Clock = Callable[[], int]
"""UTC milliseconds since 1970."""

_LOG_ROWS = 6000
"""Rows written since the log was copied into the file after which a bulk writer copies it."""
_IDLE_ROWS = 500
"""Rows written for which tidying up copies the log: less is not worth the waits for the disk."""


class Transaction(NamedTuple):
    """What a command writes through."""

    raw: sqlite3.Connection
    batch: int
    now: int
    ids: IdMaker


class Store:
    """An open shop. Made by ``Store.open``; ``close`` it, or use it as a context manager."""

    def __init__(
        self,
        folder: Path,
        lock: guard.ShopLock,
        held: tuple[int, int] | None,
        *,
        clock: Clock,
        random: Callable[[int], bytes],
    ) -> None:
        self.folder = folder
        self.path = folder / SHOP_FILE
        self.clock = clock
        self.ids = IdMaker(clock, random)
        self.notices: list[str] = []
        self.person = ""
        """Who works at this PC; stands in every step of the history that names nobody else."""
        self.inverting = threading.Lock()
        """Held while something is undone: its plan is kept in the writer's temporary tables."""
        self.copying = threading.RLock()
        """Held while a backup is made or let go of: they are numbered, and share contents."""
        self._lock, self._held = lock, held
        self._turns = Turns()
        self._listeners = Listeners[ChangeSet]()
        self._worried = Listeners[StoreError | None]()
        self.trouble: StoreError | None = None
        """Why the newest write was not saved; None: it was."""
        self._file: tuple[int, int] | None = None
        self._readers = Readers(self.path)
        self._getting_ready = threading.RLock()
        self._writer: sqlite3.Connection | None = None
        self._copied = 0
        self._unjoined: Counter[str] = Counter()
        self._form = threading.local()
        self.only_reading = False
        """Nothing that the person keeps here is written, only notes about the file itself."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock,
        random: Callable[[int], bytes] = os.urandom,
        reads_first: bool = False,
        key: FileKey | None = None,
        only_reading: bool = False,
    ) -> Store:
        """Open the shop in ``folder``, making an empty one where there is none.

        ``reads_first``: a shop that is as it should be can be read at once, without the tables
        being described (SQLAlchemy loaded); ``make_ready``, or the first write, does the rest.
        ``key``: of a shop that is made; one that is there needs a key that was given before.
        ``only_reading``: every change is refused (``store.only_reading``).

        Raises:
            StoreError: the place is not safe, another program has the shop open, the file is
                damaged, foreign, or from a newer version. Nothing was changed then.
        """
        guard.check_sqlite_version(sqlite3.sqlite_version)
        place.check_place(folder)
        guard.make_private(folder)
        lock = guard.ShopLock(folder)
        try:
            if finish_replacing(folder):
                lock.forget_log()  # that of the file that was here
            remove(folder / name for name in FILLING)
            path = folder / SHOP_FILE
            guard.check_file(path)
            key_header.check_open(path)
            if not path.exists():
                _create(path, clock(), key)
            held = hold(path)
            check_log(path, lock)
        except BaseException:
            lock.release()
            raise
        store = cls(folder, lock, held, clock=clock, random=random)
        store.only_reading = only_reading
        try:
            if not (reads_first and is_current(path)):
                store.make_ready()
        except BaseException:
            store.close()
            raise
        return store

    def make_ready(self) -> None:
        """Load what writing needs, and bring the file up to date; any thread may do this.

        Raises:
            StoreError: see ``open``.
        """
        from crm_desktop.store import migrate  # noqa: PLC0415 - it loads SQLAlchemy

        with self._getting_ready:
            if self._writer is None:
                if not self._found_by_reader(migrate.needs_nothing):
                    self.notices.extend(migrate.bring_up_to_date(self.path, self.clock))
                writer = connect_writer(self.path)
                try:
                    older = writer.execute("SELECT value FROM meta WHERE name=?", (KEYS,))
                    for (keys,) in older.fetchall():
                        take_over(keys)  # of copies that were made under an earlier key
                except sqlite3.DatabaseError as error:
                    writer.close()
                    raise migrate.explained(error, self.folder) from error
                self._file = identity(self.path)
                self._writer = writer

    def _found_by_reader(self, holds: Callable[[sqlite3.Connection], bool]) -> bool:
        """Whether something holds for a shop that can be read as it is; False where it cannot.

        A reading connection does this, and is kept: every new one reads anew what tables there
        are, which takes some milliseconds.
        """
        try:
            if is_current(self.path):
                with self._readers.one() as raw:
                    if holds(raw):
                        return True
        except (StoreError, sqlite3.DatabaseError):
            pass  # whoever brings it up to date finds out why
        self._readers.close()
        return False

    @property
    def _raw(self) -> sqlite3.Connection:
        """The one connection that writes; for whoever has the turn."""
        if self._writer is None:
            self.make_ready()
        assert self._writer is not None
        return self._writer

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the shop; afterwards another program may open it."""
        with self._turns, self._getting_ready:
            self._readers.close()  # before the writer, whose end tidies the log away
            if self._writer is not None:
                self._writer.close()
                if not self.path.with_name(f"{SHOP_FILE}-wal").exists():
                    self._lock.forget_log()
            let_go(self._held)
        self._lock.release()

    # -- writing -------------------------------------------------------------------------------

    @contextmanager
    def transact(
        self,
        label: str,
        *,
        origin: str = "user",
        batch: int | None = None,
        person: str = "",
        pace: Pace | None = None,
        asked: Callable[[], object] | None = None,
    ) -> Iterator[Transaction]:
        """One transaction, journaled; search index and summaries are brought up to date inside it.

        Without ``batch`` it is an undo step of its own, named ``label``; with one it adds to that
        batch. Commits on success, rolls back on any exception, then tells the listeners. ``pace``
        is told how long the transaction held up everybody else. ``asked`` is called all along; if
        it raises, nothing was written.
        """
        from crm_desktop.store import search_index, summary, unseen  # noqa: PLC0415 - SQLAlchemy
        from crm_desktop.store.journal import written  # noqa: PLC0415

        self._check_writable()
        own = batch is None
        with self._turns, self._timed(pace), self._saving(asked):
            before = self._last_change()
            number = batch
            if number is None:
                number = self._insert_batch(self._raw, label, origin, person, before)
            self._raw.execute("UPDATE journal_state SET batch=?", (number,))
            yield Transaction(self._raw, number, self.clock(), self.ids)
            since = getattr(self._form, "since", None)
            if since is not None:
                unseen.keep(self._raw, before, since)
            wrote = written(self._raw, before)
            search_index.refresh(self._raw, wrote, self._unjoined)
            summary.refresh(self._raw, wrote)
            rows = wrote.rows()
            self._raw.execute("UPDATE journal_state SET batch=NULL")
            if own and not rows:
                self._raw.execute("DELETE FROM batch WHERE n=?", (number,))
            elif own:
                self._raw.execute("UPDATE batch SET ended_at=? WHERE n=?", (self.clock(), number))
        if not own and self._raw.total_changes - self._copied >= _LOG_ROWS:
            with self._turns:  # whoever waited for the chunk goes first
                self._copy_log()
        if rows:
            self._listeners.tell(ChangeSet(number, label, origin, rows))

    @contextmanager
    def refill(
        self,
        label: str,
        origin: str,
        asked: Callable[[], object],
        indexed: Callable[[], object],
    ) -> Iterator[Transaction]:
        """One write that fills an empty shop, as a step of the history; it is prepared in a file
        beside the shop, which ``Transaction.raw`` is of (see ``filling``).

        Nothing is noted by itself: whoever fills the tables writes the lines of the journal too,
        both in sets; and nothing is looked for meanwhile but by number and id, until ``indexed`` is
        called. That every reference has its row is up to whoever fills. ``asked`` is called now and
        then in the end; if it raises, the shop stays empty. Readers wait for some milliseconds
        when the file takes the place of the shop.
        """
        from crm_desktop.store import filling  # noqa: PLC0415 - it loads SQLAlchemy
        from crm_desktop.store.schema import SYNCED  # noqa: PLC0415

        self._check_writable()
        with (
            self._turns,
            self._telling(),
            self._explained(),
            filling.place_beside(self.folder) as path,
        ):
            with filling.filled(path, self._raw, asked) as raw:
                number = self._insert_batch(raw, label, origin, "", self._last_change())
                with filling.with_indexes_last(raw, asked, indexed):
                    yield Transaction(raw, number, self.clock(), self.ids)
                raw.execute("UPDATE batch SET ended_at=? WHERE n=?", (self.clock(), number))
            if not self._give_place_to(path, asked):
                filling.copy(path, self._raw, asked)
                self._copy_log()
        self._listeners.tell(ChangeSet(number, label, origin, dict.fromkeys(SYNCED)))

    def is_shared(self) -> bool:
        """Whether the shop is shared with other PCs."""
        with self.read_raw() as raw:
            return raw.execute("SELECT 1 FROM sync_state WHERE folder<>''").fetchone() is not None

    def shown_now(self) -> int:
        """What a form that is read now remembers, for ``shown_since`` around its saves; asked
        before it is read."""
        with self.read_raw() as raw:
            (change,) = raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
        assert isinstance(change, int)
        return change

    @contextmanager
    def shown_since(self, change: int) -> Iterator[None]:
        """Around the saves of a form that shows the shop as it was at ``change`` (see
        ``shown_now``): what other PCs wrote since into the same fields is kept beside it."""
        self._form.since = change
        try:
            yield
        finally:
            self._form.since = None

    @contextmanager
    def write_local(self, pace: Pace | None = None) -> Iterator[sqlite3.Connection]:
        """One transaction on tables that describe this file only (batch, import_run, meta)."""
        with self._turns, self._timed(pace), self._saving():
            yield self._raw

    def try_to_write(self) -> None:
        """Find out whether saving works (again); any thread may wait for it.

        Raises:
            StoreError: it does not.
        """
        with self.write_local() as raw:
            raw.execute("INSERT OR REPLACE INTO meta VALUES ('tried_at', ?)", (str(self.clock()),))

    def begin_batch(
        self, label: str, origin: str, *, person: str = "", undoes: int | None = None
    ) -> int:
        """Start an undo step of many transactions; until ``end_batch`` it counts as cut off."""
        self._check_writable()
        with self.write_local():
            return self._insert_batch(self._raw, label, origin, person, self._last_change(), undoes)

    def end_batch(self, batch: int, summary: str = "", *, complete: bool = True) -> None:
        """Mark a batch as finished; ``summary`` is JSON, ``complete`` False for a partial undo."""
        with self.write_local() as raw:
            raw.execute(
                "UPDATE batch SET ended_at=?, summary=?, complete=? WHERE n=?",
                (self.clock(), summary, complete, batch),
            )

    @contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Have another SQLite file (staged records) beside the shop's, for the writer."""
        with self._turns:
            attach(self._raw, path, name)
        try:
            yield
        finally:
            with self._turns:
                self._raw.execute(f"DETACH DATABASE {name}")

    def on_commit(
        self, listener: Callable[[ChangeSet], None], *, last: bool = False
    ) -> Callable[[], None]:
        """Call ``listener`` after every commit, on the committing thread; returns how to stop.
        ``last``: after those who keep what they read."""
        return self._listeners.add(listener, last=last)

    def on_trouble(self, listener: Callable[[StoreError | None], None]) -> Callable[[], None]:
        """Call ``listener`` when a write could not be saved, and with None when one works again, on
        the writing thread; returns how to stop."""
        return self._worried.add(listener)

    # -- tidying up ----------------------------------------------------------------------------

    def tidy(self) -> bool:
        """Do a small part of what commits have left to do; returns whether there is more of it.

        To be called while nobody works, again and again until it returns False, for instance from a
        second after the last commit on, and by a thread that may wait for the disk (a part takes
        some milliseconds, copying the log as long as the disk needs). Whoever saves meanwhile waits
        for one part. While somebody writes it does nothing and returns False. All that can be seen
        is that entries of many contacts that came back are found again; nothing breaks when it is
        never called: saves then get a little slower.
        """
        if self._writer is None or not self._turns.enter_if_free():
            return False
        try:
            more = self._join_index()
            if not more and self._raw.total_changes - self._copied >= _IDLE_ROWS:
                self._copy_log()
            return more
        except StoreError:  # the next save tells it, and then it matters
            return False
        finally:
            self._turns.__exit__()

    def wipe(self) -> bool:
        """Write the whole file anew, so that nothing is left in free pages or in the log of what
        was taken out of it. Takes as long as a copy, in which nobody can save. False: somebody was
        reading, so the log is still there; to be tried again.

        Raises:
            StoreError: there is no room on the disk.
        """
        with self._turns:
            try:
                self._raw.execute("VACUUM")
                (busy, *_) = self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.DatabaseError as error:
                raise explain(error, self.folder) or error from error
            self._copied = self._raw.total_changes
        return not busy

    # -- reading -------------------------------------------------------------------------------

    @contextmanager
    def read_raw(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the shop and cannot write."""
        with self._readers.one() as raw:
            yield raw

    # -- inside --------------------------------------------------------------------------------

    def _check_writable(self) -> None:
        if self.only_reading:
            raise StoreError(
                "The shop is open for reading only, so nothing was changed. Please start normally "
                "first.",
                code="store.only_reading",
            )

    @contextmanager
    def _timed(self, pace: Pace | None) -> Iterator[None]:
        if pace is None:
            yield
            return
        started = self.clock()
        yield
        pace.held(self.clock() - started)

    @contextmanager
    def _saving(self, asked: Callable[[], object] | None = None) -> Iterator[None]:
        """A transaction whose end the listeners are told, where it changes ``trouble``."""
        with self._telling(), asking(self._raw, asked), self._transaction():
            yield

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except DiskError as error:
            self._worry(error)
            raise
        if self.trouble is not None:
            self._worry(None)

    def _worry(self, trouble: StoreError | None) -> None:
        self.trouble = trouble
        self._worried.tell(trouble)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        raw = self._raw
        with self._explained():
            try:
                raw.execute("BEGIN IMMEDIATE")
                yield
                last = self._last_change()
                self._lock.expect_at_most(last)  # what is forgotten now shall not be missed
                raw.execute("COMMIT")
                self._lock.note_log(last)
            finally:
                if raw.in_transaction:  # a commit that fails does not end its transaction
                    raw.rollback()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What the disk says to a write, in words."""
        if identity(self.path) != self._file:
            raise gone()  # SQLite would go on writing into a file that has no name any more
        try:
            yield
        except sqlite3.DatabaseError as error:
            explained = explain(error, self.folder)
            if explained is None:
                raise
            raise explained from error

    def _join_index(self) -> bool:
        from crm_desktop.store import search_index  # noqa: PLC0415 - it loads SQLAlchemy

        with self._transaction():
            return search_index.tidy(self._raw)

    def _copy_log(self) -> None:
        """Copy what the log holds into the shop file, as far as no reader still needs it."""
        # All of it is saved already: a full disk is for the next save to tell.
        with suppress(sqlite3.DatabaseError):
            self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        self._copied = self._raw.total_changes

    def _give_place_to(self, path: Path, asked: Callable[[], object]) -> bool:
        """Have a file that holds all that the shop holds, and is on the disk, as the shop; for
        whoever has the turn. False, and nothing changed: somebody else has the shop open, or the
        writing connection is needed as it is."""
        from crm_desktop.store import filling  # noqa: PLC0415 - it loads SQLAlchemy

        known = {name for _, name, _ in self._raw.execute("PRAGMA database_list")}
        if known - {"main", "temp"} or not self.inverting.acquire(blocking=False):
            return False
        given = False
        try:
            with self._getting_ready, self._readers.nobody(asked) as alone:
                if alone:
                    writer, self._writer, self._copied = self._raw, None, 0
                    held = hold(path)  # whoever reads it under its new name finds it held
                    given = filling.put_in_place(path, writer)
                    if given:
                        self._held, held = held, self._held
                    let_go(held)
                    self.make_ready()
        finally:
            self.inverting.release()
            if given:
                filling.keep_in_place(self.folder)
        return given

    def _insert_batch(  # noqa: PLR0917 - columns
        self,
        raw: sqlite3.Connection,
        label: str,
        origin: str,
        person: str,
        after: int,
        undoes: int | None = None,
    ) -> int:
        identity = self.ids.one()
        cursor = raw.execute(
            "INSERT INTO batch(id, label, origin, person, device, started_at, undoes, after_change)"
            " VALUES (?, ?, ?, ?, coalesce((SELECT value FROM meta WHERE name='device'), ''),"
            " ?, ?, ?)",
            (identity, label, origin, person or self.person, self.clock(), undoes, after),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _last_change(self) -> int:
        (last,) = self._raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
        assert isinstance(last, int)
        return last


def _create(path: Path, now: int, key: FileKey | None) -> None:
    """Make an empty shop under another name first: the real name never holds half a schema."""
    from crm_desktop.store import search_tables, summary  # noqa: PLC0415 - they load SQLAlchemy
    from crm_desktop.store.journal import all_triggers  # noqa: PLC0415
    from crm_desktop.store.schema import create_statements  # noqa: PLC0415
    from crm_desktop.store.schema_local import LOCAL_DDL  # noqa: PLC0415

    making = path.with_suffix(".new")
    making.unlink(missing_ok=True)
    os.close(create_private(making))
    raw = connect_bare(making, "rw", key=key)
    try:
        raw.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;")
        for statement in create_statements():
            raw.execute(statement)
        raw.executescript(LOCAL_DDL)
        search_tables.create(raw)
        summary.create(raw)
        for statement in all_triggers().values():
            raw.execute(statement)
        raw.execute("INSERT INTO meta VALUES ('created_at', ?)", (str(now),))
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        raw.executescript("PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL;")
    finally:
        raw.close()
    sync_file(making)
    making.replace(path)
    sync_folder(path.parent)
