"""What happens to a shop file before it is opened: refused, repaired, or brought up to date.

- Whether the file may be used is found out with a connection that can only read.
- A migration is all or nothing: a verified backup first, then every step in one transaction. It is
  rolled back when a step ends the transaction, loses a row, or breaks a reference; a power cut or
  kill leaves the file as it was.
- Foreign keys are switched off around it (only possible outside of a transaction): taking down a
  parent table in order to rebuild it would take its children along. The journal's triggers are
  taken down first and put up last, because SQLite drops those of a rebuilt table silently.
- A step sees the file of its own time, so it uses plain SQL and never ``schema``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.store import search_index
from crm_desktop.store.backup import make_backup, row_counts
from crm_desktop.store.connection import connect
from crm_desktop.store.disk_trouble import is_full
from crm_desktop.store.file_check import check_header, check_version, way_to_read
from crm_desktop.store.file_format import BACKUPS, SCHEMA_VERSION
from crm_desktop.store.journal import restore_triggers, wrong_triggers


@dataclass(frozen=True, slots=True)
class Step:
    """The way to schema ``version`` from the one before; ``sentence`` tells what is new.

    ``apply`` gets a connection inside the transaction and must not end it (``executescript``
    would). ``rebuilds_search``: what the search index holds has changed.
    """

    version: int
    sentence: str
    apply: Callable[[sqlite3.Connection], None]
    rebuilds_search: bool = False


STEPS: tuple[Step, ...] = ()


def bring_up_to_date(
    path: Path, clock: Callable[[], int], steps: Sequence[Step] = STEPS
) -> list[str]:
    """Make ``path`` a file that this program can work with; returns what a person should know.

    Raises:
        StoreError: ``store.empty``, ``store.not_a_database``, ``store.foreign``, ``store.newer``,
            ``store.too_old``, ``store.damaged``, ``store.migration``, or those of the backup. The
            file is as it was then.
    """
    check_header(path)
    try:
        with closing(connect(path, way_to_read(path))) as raw:
            version = check_version(raw)
            if needs_nothing(raw):
                return []
        with closing(connect(path, "rw")) as raw:
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute("PRAGMA synchronous=FULL")
            if version == SCHEMA_VERSION:
                return _repair_journal(raw)
            return _migrate(raw, _to_do(version, steps), path.parent / BACKUPS, clock)
    except sqlite3.DatabaseError as error:
        raise explained(error, path.parent) from error


def needs_nothing(raw: sqlite3.Connection) -> bool:
    """Whether the shop is as this program would make it; found out by reading only.

    Raises:
        StoreError: ``store.newer``.
        sqlite3.DatabaseError: it cannot be read.
    """
    return (
        check_version(raw) == SCHEMA_VERSION
        and raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        and not wrong_triggers(raw)
        and _listening(raw)
    )


def _listening(raw: sqlite3.Connection) -> bool:
    state = raw.execute("SELECT one, batch, muted FROM journal_state").fetchall()
    return state == [(1, None, 0)]


def _repair_journal(raw: sqlite3.Connection) -> list[str]:
    raw.execute("BEGIN IMMEDIATE")
    try:
        broken = bool(wrong_triggers(raw)) or not _listening(raw)
        restore_triggers(raw)
        raw.execute("INSERT OR REPLACE INTO journal_state(one, batch, muted) VALUES (1, NULL, 0)")
        raw.execute("COMMIT")
    except BaseException:
        raw.rollback()
        raise
    if not broken:
        return []
    return [
        "The part of the shop file that records changes was not as it should be and has been "
        "repaired. Changes made meanwhile by another program may be missing from the history."
    ]


def _to_do(version: int, steps: Sequence[Step]) -> list[Step]:
    todo = [step for step in steps if version < step.version <= SCHEMA_VERSION]
    if [step.version for step in todo] != list(range(version + 1, SCHEMA_VERSION + 1)):
        raise StoreError(
            "The shop file was made by a version of the program that is too old for this one. "
            "Nothing was changed. Please open it with a version in between first.",
            code="store.too_old",
        )
    return todo


def _migrate(
    raw: sqlite3.Connection, todo: Sequence[Step], backups: Path, clock: Callable[[], int]
) -> list[str]:
    backup = make_backup(raw, backups, reason="before-migration", clock=clock)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("BEGIN EXCLUSIVE")
    try:
        rows, broken = row_counts(raw), _broken_references(raw)
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger'"
        ).fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.set_authorizer(_no_end_of_transaction)
        for step in todo:
            step.apply(raw)
        raw.set_authorizer(None)
        if any(step.rebuilds_search for step in todo):
            search_index.rebuild(raw)
        restore_triggers(raw)
        after = row_counts(raw)
        lost = [name for name, number in rows.items() if after.get(name, number) < number]
        if lost or _broken_references(raw) - broken:
            raise _not_migrated()
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        raw.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        raise explained(error, backups.parent, otherwise=_not_migrated()) from error
    finally:
        raw.set_authorizer(None)
        raw.rollback()  # does nothing after the commit
    told = [step.sentence for step in todo]
    return [*told, f"A copy of the shop as it was before lies in {BACKUPS}: {backup.path.name}"]


def _no_end_of_transaction(action: int, *_: object) -> int:
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_TRANSACTION else sqlite3.SQLITE_OK


def _broken_references(raw: sqlite3.Connection) -> set[tuple[str, int, str]]:
    rows = raw.execute("PRAGMA foreign_key_check").fetchall()
    return {(table, row, parent) for table, row, parent, _ in rows}


def explained(
    error: sqlite3.DatabaseError, folder: Path, otherwise: StoreError | None = None
) -> StoreError:
    """Why the shop in ``folder`` was not opened; ``otherwise``: where it is not the disk."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and is_full(folder)):
        return StoreError(
            "The disk is full, so the shop could not be opened. It is as it was before. Free some "
            "space and start again.",
            code="store.full",
        )
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(
            "The disk did not answer, so the shop could not be opened. It is as it was before. "
            "Check the disk and start again.",
            code="store.disk",
        )
    if otherwise is None or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreError(
            "The shop file is damaged or cannot be read, and was not opened, so that nothing gets "
            f"worse. Please bring back a copy from the folder {BACKUPS}.",
            code="store.damaged",
        )
    return otherwise


def _not_migrated() -> StoreError:
    return StoreError(
        "The shop could not be prepared for this version of the program. It is as it was before: "
        "please go on with the version you had, and tell us about it.",
        code="store.migration",
    )
