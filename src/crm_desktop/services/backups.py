"""Backups of a shop: when one is due, making and thinning them, and how it stands with them.

A copy is made where something changed since the newest one, never over it, and is known to be good
before it counts (``store.backup``). What is learnt later about copies (when one was last tried out,
which one could not be read again) stands in the shop file, for this PC only.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crm_desktop.domain.thinning import BEFORE, Copy, kept
from crm_desktop.errors import StoreError
from crm_desktop.store.backup import (
    Backup,
    drop_backups,
    hash_of,
    journal_hash,
    list_backups,
    make_backup,
    row_counts,
    verify_backup,
)
from crm_desktop.store.connection import connect
from crm_desktop.store.file_format import BACKUPS, SHOP_FILE
from crm_desktop.store.store import Store

EVERY_MS = 30 * 60 * 1000
"""A backup is made so long after the newest one, where something changed."""
MANY_ROWS, MANY_CONTACTS, MANY_GROUPS = 500, 100, 10
"""Rows of an import, archived contacts, joined groups before which one is made, where there are
more."""
DAY_MS = 24 * 60 * 60 * 1000
DRILL_MS, FULL_CHECK_MS = 30 * DAY_MS, 7 * DAY_MS
BEFORE_RESTORE = f"{BEFORE}restore"
_TOO_MUCH = 10
"""Times the size of the shop: so much may all copies take without a word."""
_TRIAL = "trial-"
_LEFT_BEHIND = {
    "replaced-": DAY_MS, _TRIAL: DAY_MS, "damaged-": 90 * DAY_MS, "unlocked-": 90 * DAY_MS,
}  # fmt: skip
"""Folders among the copies, and how long they stay."""
NOTES = "backup_"
"""How the names in ``meta`` begin that are kept here; they outlive going back to an older copy."""


@dataclass(frozen=True, slots=True)
class State:
    """How it stands: instants in UTC milliseconds, sizes in bytes."""

    newest: Backup | None
    oldest: Backup | None
    count: int
    size: int
    changed: bool
    """Something was written since the newest copy."""
    free: int
    """Room on the disk of the backups."""
    shop_size: int
    unreadable: int | None
    """When the copy was made that could not be read again and was the newest then."""
    drill_at: int | None
    """When a copy was last brought back for a trial, and was equal."""

    @property
    def too_large(self) -> bool:
        """All copies together take very much room."""
        return self.size > _TOO_MUCH * max(self.shop_size, 1 << 20)

    @property
    def no_room(self) -> bool:
        """There is no room for another copy."""
        return self.free < 3 * self.shop_size


class Backups:
    """The copies of one open shop."""

    def __init__(
        self,
        store: Store,
        *,
        zone: dt.tzinfo = dt.UTC,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        """``zone``: of the shop's days."""
        self._store, self._zone, self._free = store, zone, free_bytes
        self.folder = store.folder / BACKUPS

    def listed(self) -> list[Backup]:
        """All copies, the newest first."""
        return list_backups(self.folder)

    def put_aside(self) -> list[Path]:
        """Folders in which a file of the shop is kept: a damaged one, or that of before it was
        encrypted or went back."""
        found = [path.parent for path in self.folder.glob(f"*/{SHOP_FILE}")]
        return sorted(path for path in found if not path.name.startswith(_TRIAL))

    def named(self, name: str) -> Backup:
        """The copy with this name, or the newest one for "newest".

        Raises:
            StoreError: ``backup.unknown``.
        """
        for backup in self.listed():
            if name in ("newest", backup.name, backup.path.name):
                return backup
        raise StoreError(f"There is no backup called “{name}”.", code="backup.unknown")

    def make(self, reason: str, stop: Callable[[], bool] = lambda: False) -> Backup:
        """Make a copy now, then let go of those that are not needed any more; ``stop`` is asked
        whether to give up.

        Raises:
            StoreError: see ``make_backup``.
        """
        with self._store.copying:
            made = make_backup(
                self._store.path, self.folder, reason=reason, clock=self._store.clock,
                free_bytes=self._free, stop=stop,
            )  # fmt: skip
            self.thin()
        return made

    def make_where(
        self, wanted: Callable[[], bool], reason: str, stop: Callable[[], bool] = lambda: False
    ) -> Backup | None:
        """Make a copy if it is still ``wanted`` (``due``, ``changed``) when no other one is being
        made any more.

        Raises:
            StoreError: see ``make_backup``.
        """
        with self._store.copying:
            return self.make(reason, stop) if wanted() else None

    def make_before(self, what: str) -> Backup | None:
        """A copy before something risky (``import``, ``merge`` ...); None: the newest one is of
        this very state.

        Raises:
            StoreError: see ``make_backup``.
        """
        return self.make_where(lambda: self._position() != (0, 0) and self.changed(), BEFORE + what)

    def changed(self) -> bool:
        """Whether something was written since the newest copy was made."""
        newest = max(self.listed(), key=lambda backup: backup.serial, default=None)
        return newest is None or self._position() != (newest.last_change, newest.last_step)

    def due(self) -> bool:
        """Whether it is time for a copy. A newest copy of tomorrow (the clock was set back) does
        not put it off."""
        newest = max(self.listed(), key=lambda backup: backup.serial, default=None)
        if newest is None:
            return self._position() != (0, 0)
        # What was gone back from is not the state of now, however new its copy is.
        waited = newest.reason == BEFORE_RESTORE or (
            not 0 <= self._store.clock() - newest.made_at < EVERY_MS
        )
        return waited and self._position() != (newest.last_change, newest.last_step)

    def _position(self) -> tuple[int, int]:
        with self._store.read_raw() as raw:
            change, step = raw.execute(
                "SELECT (SELECT coalesce(max(n), 0) FROM change),"
                " (SELECT coalesce(max(n), 0) FROM batch)"
            ).fetchone()
        return change, step

    def thin(self) -> None:
        """Let go of copies that are not needed any more, and of what was kept long enough."""
        found, now = self.listed(), self._store.clock()
        copies = [Copy(b.name, b.serial, b.made_at, b.reason) for b in found]
        stay = kept(copies, now, self._zone)
        unwanted = [backup for backup in found if backup.name not in stay]
        if unwanted:
            with suppress(OSError):  # somebody looks into it just now: it goes another time
                drop_backups(self.folder, unwanted)
        for kind, longest in _LEFT_BEHIND.items():
            for place in self.folder.glob(f"{kind}*"):
                if place.is_dir() and place.stat().st_mtime * 1000 < now - longest:
                    shutil.rmtree(place, ignore_errors=True)

    def drop(self, copies: Sequence[Backup]) -> None:
        """Let go of these copies now, with the contents that no other one names: somebody was
        erased, and wants to be in none of them."""
        with self._store.copying:
            drop_backups(self.folder, list(copies))

    def state(self) -> State:
        """How it stands now."""
        found = self.listed()
        notes = self.notes()
        newest = found[0] if found else None
        unreadable = notes.get("unreadable")
        if unreadable is not None and newest is not None and newest.made_at > unreadable:
            later = [b for b in found if b.serial > notes.get("unreadable_serial", 0)]
            unreadable = None if later else unreadable
        folder = self.folder if self.folder.is_dir() else self._store.folder
        blobs = sum(path.stat().st_size for path in self.folder.glob("attachments/??/*"))
        return State(
            newest, found[-1] if found else None, len(found),
            sum(backup.size for backup in found) + blobs, self.changed(), self._free(folder),
            self._store.path.stat().st_size, unreadable, notes.get("drill_at"),
        )  # fmt: skip

    # -- trying them out -----------------------------------------------------------------------

    def drill(self) -> Backup | None:
        """Bring the newest copy back into a temporary place and compare what is in it with what
        was written down; returns the copy, None where there is none.

        Raises:
            StoreError: ``backup.unreadable``; the state says so from now on.
        """
        newest = max(self.listed(), key=lambda backup: backup.serial, default=None)
        if newest is None:
            return None
        try:
            restore_for_trial(newest)
        except StoreError:
            self.note(unreadable=newest.made_at, unreadable_serial=newest.serial)
            raise
        self.note(drill_at=self._store.clock(), unreadable=None, unreadable_serial=None)
        return newest

    # -- what is remembered --------------------------------------------------------------------

    def notes(self) -> dict[str, Any]:
        """What is remembered about the copies of this PC."""
        with self._store.read_raw() as raw:
            rows = raw.execute(
                "SELECT substr(name, ?), value FROM meta WHERE name GLOB ?",
                (len(NOTES) + 1, f"{NOTES}*"),
            ).fetchall()
        return {name: json.loads(value) for name, value in rows}

    def note(self, **notes: object) -> None:
        """Remember something; None forgets it."""
        with self._store.write_local() as raw:
            for name, value in notes.items():
                raw.execute("DELETE FROM meta WHERE name=?", (NOTES + name,))
                if value is not None:
                    raw.execute("INSERT INTO meta VALUES (?, ?)", (NOTES + name, json.dumps(value)))


def back_up_before(store: Store, what: str) -> None:
    """A copy before something large or risky is done to an open shop, unless the newest one is of
    this very state. Where none can be made the work goes on: every step of it can be undone, and
    the next look at the backups says what is in their way."""
    with suppress(StoreError):
        Backups(store).make_before(what)


def restore_for_trial(backup: Backup) -> None:
    """Copy a backup to a temporary place, open it there, and compare all that was written down.

    Raises:
        StoreError: ``backup.unreadable``.
    """
    verify_backup(backup)
    with tempfile.TemporaryDirectory(prefix=_TRIAL, dir=backup.path.parent) as place:
        trial = Path(place) / "shop.sqlite3"
        shutil.copyfile(backup.path, trial)
        with closing(connect(trial, "ro", prepared=False)) as raw:
            equal = (
                row_counts(raw) == backup.rows
                and journal_hash(raw) == backup.journal
                and hash_of(trial) == backup.sha256
            )
    if not equal:
        raise StoreError(
            "This backup is not what was written down when it was made. Please use an older one.",
            code="backup.unreadable",
        )
