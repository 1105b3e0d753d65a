"""Going back to a backup: what would change, and doing it; the state of now is backed up first.

The shop is replaced while it is closed, so this has two parts: ``prepare`` works on the open shop
and lays the older copy ready beside it, ``carry_out`` puts it in its place afterwards. What was
there stays as a backup, to which going back is the same again. With other PCs the shop goes on
under a name of its own, and sync asks what is to become of what they wrote since.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.services.backups import BEFORE_RESTORE, NOTES, Backups
from crm_desktop.services.older_backup import brought_up_to_date, read_backup
from crm_desktop.store import at_hand, migrate, restored
from crm_desktop.store.at_hand import FileKey
from crm_desktop.store.backup import (
    Backup,
    journal_hash,
    keep_blobs,
    list_backups,
    make_backup,
    verify_backup,
)
from crm_desktop.store.blobs import ATTACHMENTS
from crm_desktop.store.connection import connect
from crm_desktop.store.durable import create_private, sync_file
from crm_desktop.store.file_format import BACKUPS, LIVE, SHOP_FILE
from crm_desktop.store.guard import ShopLock
from crm_desktop.store.replace import NEXT, replace_shop
from crm_desktop.store.store import Store

COUNTED = ("contact", "entry", "deal", "reminder", "quote")
STEPS = 200
"""Steps that a preview names, at most."""
_REPLACED = "replaced-"


@dataclass(frozen=True, slots=True)
class Step:
    """Something done after the copy was made; ``at`` in UTC milliseconds."""

    n: int
    label: str
    person: str
    origin: str
    at: int


@dataclass(frozen=True, slots=True)
class Change:
    """What going back would change. ``now`` and ``then``: live rows of the ``COUNTED`` tables."""

    backup: Backup
    now: dict[str, int]
    then: dict[str, int]
    steps: tuple[Step, ...]
    """Done since, the last first; they would be gone from the shop, and are in its new backup."""
    steps_count: int
    same_line: bool
    """The copy is an earlier state of this very shop; else somebody went back before, and what was
    done since cannot be named."""
    unlocks: bool
    """The copy is encrypted and the shop is not: what comes back will not be encrypted."""


@dataclass(frozen=True, slots=True)
class WentBack:
    """The shop went back to a copy: when that was made, when it happened, and the copy of what was
    there before. Instants in UTC milliseconds."""

    to: int
    at: int
    before: str


def what_would_change(store: Store, backup: Backup) -> Change:
    """Compare the shop with a copy; changes nothing.

    Raises:
        StoreError: ``backup.unreadable``, ``store.newer``, ``store.too_old``.
    """
    verify_backup(backup)
    with read_backup(backup, store.clock) as old:
        then = _counts(old.execute)
    with store.read_raw() as raw:
        now = _counts(raw.execute)
        same = journal_hash(raw, backup.last_change) == backup.journal
        rows, count = [], 0
        if same:
            (count,) = raw.execute(
                "SELECT count(*) FROM batch WHERE n>?", (backup.last_step,)
            ).fetchone()
            rows = raw.execute(
                "SELECT n, label, person, origin, started_at FROM batch WHERE n>?"
                " ORDER BY n DESC LIMIT +?",
                (backup.last_step, STEPS),
            ).fetchall()
    unlocks = at_hand.is_plain(store.path) and not at_hand.is_plain(backup.path)
    return Change(backup, now, then, tuple(Step(*row) for row in rows), count, same, unlocks)


def _counts(execute: Callable[[str], Iterable[tuple[int]]]) -> dict[str, int]:
    return {
        table: next(iter(execute(f"SELECT count(*) FROM {table} WHERE gone={LIVE}")))[0]
        for table in COUNTED
    }


def prepare(
    store: Store, backup: Backup, backups: Backups, steps: Sequence[migrate.Step] = migrate.STEPS
) -> Backup:
    """Lay a copy ready to take the place of the shop; returns the backup of the shop of now.

    One of an older version is brought up to date before: what reads it next, and sync, find in it
    what this version puts there.

    Raises:
        StoreError: ``backup.unreadable``, ``store.newer``, ``store.too_old``, those of a migration
            and of making a backup. Nothing was changed then.
    """
    verify_backup(backup)
    with brought_up_to_date(backup, store.clock, steps) as copy:
        before = backups.make(BEFORE_RESTORE)
        with store.read_raw() as raw:
            notes = raw.execute(
                "SELECT name, value FROM meta WHERE name GLOB ?", (f"{NOTES}*",)
            ).fetchall()
        lay_ready(copy, store.folder)
    went = {"to": backup.made_at, "at": store.clock(), "before": before.name}
    note = (f"{NOTES}went_back", json.dumps(went))
    try:
        with closing(connect(store.folder / NEXT, "rw", prepared=False)) as raw:
            raw.execute("PRAGMA synchronous=FULL")
            raw.execute("BEGIN IMMEDIATE")
            restored.mark(raw, os.urandom)
            raw.execute("DELETE FROM meta WHERE name GLOB ?", (f"{NOTES}*",))
            raw.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [*notes, note])
            raw.execute("COMMIT")
        keep_blobs(backup.blobs, backups.folder / ATTACHMENTS, store.folder / ATTACHMENTS)
    except (OSError, sqlite3.DatabaseError) as error:
        with suppress(OSError):
            (store.folder / NEXT).unlink(missing_ok=True)
        raise _no_copy() from error
    return before


def lay_ready(source: Path, folder: Path) -> None:
    """A private copy of a file under the name ``NEXT``; one that was left there goes.

    Raises:
        StoreError: ``replace.no_copy``.
    """
    ready = folder / NEXT
    try:
        ready.unlink(missing_ok=True)
        shop = folder / SHOP_FILE
        key = at_hand.file_key(shop)
        if at_hand.file_key(source) != key and (key is not None or at_hand.is_plain(shop)):
            _copy_under(key, source, ready)  # made before the shop was encrypted, or while it was
            return
        os.close(create_private(ready))
        shutil.copyfile(source, ready)
        sync_file(ready)
    except OSError as error:
        with suppress(OSError):
            ready.unlink(missing_ok=True)
        raise _no_copy() from error


def _copy_under(key: FileKey | None, source: Path, ready: Path) -> None:
    from crm_desktop.store import convert  # noqa: PLC0415 - a plain shop needs none

    part = ready.with_suffix(".part")  # who converts a file opens it for writing
    part.unlink(missing_ok=True)
    os.close(create_private(part))
    try:
        shutil.copyfile(source, part)
        convert.copy_as(part, ready, key)
    finally:
        part.unlink(missing_ok=True)


def _no_copy() -> StoreError:
    return StoreError(
        "The backup could not be copied, so nothing was changed. Check whether the disk is full, "
        "and try again.",
        code="replace.no_copy",
    )


def carry_out(folder: Path, stamp: str) -> None:
    """Put what lies ready in the place of the shop in ``folder``, which is closed. ``stamp``: for
    the name under which what was there is kept for a day (it is a backup already).

    Raises:
        StoreError: ``store.in_use``, ``replace.failed``, ``replace.no_copy``, those of making a
            backup: the shop is as it was then.
    """
    lock = ShopLock(folder)
    try:
        try:
            _keep_what_came_since(folder)
        except sqlite3.DatabaseError as error:
            raise _no_copy() from error
        replaced = replace_shop(folder, f"{_REPLACED}{stamp}")
        shutil.rmtree(replaced, ignore_errors=True)
    finally:
        lock.release()


def _keep_what_came_since(folder: Path) -> None:
    """Back up again where something was written between the backup and the end of the shop: forms
    are saved when the window closes, and other PCs send when they like."""
    newest = max(list_backups(folder / BACKUPS), key=lambda one: one.serial, default=None)
    if newest is None or newest.reason != BEFORE_RESTORE:
        return
    with closing(connect(folder / SHOP_FILE, "ro", prepared=False)) as raw:
        here = [raw.execute(f"SELECT coalesce(max(n), 0) FROM {table}").fetchone()[0]
                for table in ("change", "batch")]  # fmt: skip
    if here == [newest.last_change, newest.last_step]:
        return
    made = make_backup(
        folder / SHOP_FILE, folder / BACKUPS, reason=BEFORE_RESTORE, clock=lambda: newest.made_at
    )
    with closing(connect(folder / NEXT, "rw", prepared=False)) as raw:
        raw.execute(
            "UPDATE meta SET value=json_set(value, '$.before', ?) WHERE name=?",
            (made.name, f"{NOTES}went_back"),
        )


def went_back(store: Store) -> WentBack | None:
    """Whether this shop is an older copy of itself, as long as nobody said that it stays so."""
    told = Backups(store).notes().get("went_back")
    return WentBack(told["to"], told["at"], told["before"]) if isinstance(told, dict) else None


def stay_back(store: Store) -> None:
    """Do not offer any more to return to what was before."""
    Backups(store).note(went_back=None)
