"""A damaged shop file: what is known of it, and the three ways out of it.

The shop is closed all the while, and the damaged file is only read, until a person has seen what
would differ: then the new file takes its place, and it is kept for 90 days. All three ways hold the
lock of the shop.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crm_desktop.errors import StoreError
from crm_desktop.progress import Progress, silent
from crm_desktop.services.going_back import lay_ready
from crm_desktop.store.at_hand import is_plain
from crm_desktop.store.backup import Backup, keep_blobs, list_backups, verify_backup
from crm_desktop.store.blobs import ATTACHMENTS
from crm_desktop.store.durable import create_private, sync_file
from crm_desktop.store.file_format import BACKUPS, SHOP_FILE
from crm_desktop.store.guard import ShopLock, make_private
from crm_desktop.store.replace import replace_shop
from crm_desktop.store.salvage import Salvaged, Step, look_at, reapply, salvage

Way = Literal["last_good", "repair"]
REPAIRABLE = frozenset({
    "store.damaged", "store.not_a_database", "store.empty", "store.log_missing"
})  # fmt: skip
"""Codes of refusals to open a shop after which there is something to repair."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What can be done: the newest backup that can be read, and what was done after it."""

    good: Backup | None
    unreadable: tuple[Backup, ...]
    """Newer backups, which cannot be read themselves."""
    steps: tuple[Step, ...] | None
    """Can be brought in again on top of the backup, the first one first; None: what was done since
    cannot be read any more."""


def examine(folder: Path) -> Damage:
    """What is known of the shop in ``folder``, which cannot be opened.

    Raises:
        StoreError: ``store.in_use``.
    """
    with _locked(folder), _place(folder) as place:
        good, bad = _newest_good(folder)
        steps: tuple[Step, ...] | None = None
        if good is not None:
            with suppress(sqlite3.DatabaseError, OSError):
                steps = look_at(folder / SHOP_FILE, good, place)
    return Damage(good, bad, steps)


def prepare_repair(
    folder: Path, way: Way, *, clock: Callable[[], int], progress: Progress = silent
) -> Salvaged:
    """Make the new file and lay it ready beside the damaged one; nothing is replaced yet.

    Raises:
        StoreError: ``repair.no_backup``, ``repair.nothing``, ``repair.failed``,
            ``replace.no_copy``, ``store.in_use``.
    """
    with _locked(folder), _place(folder) as place:
        good, _ = _newest_good(folder)
        damaged = folder / SHOP_FILE
        try:
            if way == "repair":
                done = salvage(damaged, good, place, clock=clock, progress=progress)
            elif good is None:
                raise _no_backup()
            else:
                try:
                    done = reapply(damaged, good, place, clock=clock)
                except sqlite3.DatabaseError:  # not even its beginning can be read
                    shutil.rmtree(place / "new", ignore_errors=True)
                    done = reapply(good.path, good, place, clock=clock)
                    done.steps = None
        except sqlite3.DatabaseError as error:
            raise StoreError(
                "Nothing of the damaged shop file can be read. Nothing was changed. Please use the "
                "last good backup.",
                code="repair.nothing",
            ) from error
        lay_ready(done.path, folder)
        if good is not None:
            keep_blobs(good.blobs, folder / BACKUPS / ATTACHMENTS, folder / ATTACHMENTS)
    return done


def carry_out_repair(folder: Path, stamp: str) -> Path:
    """Put the new file in the place of the damaged one; gives the folder where that is kept.
    ``stamp``: for the folder's name.

    Raises:
        StoreError: ``store.in_use``, ``replace.failed``.
    """
    with _locked(folder):
        return replace_shop(folder, f"damaged-{stamp}")


def save_for_help(folder: Path, out: Path) -> Path:
    """Put the shop file, its log and the descriptions of the backups into the new file ``out``
    (.zip), for somebody who can help. It holds all data of the shop; of an encrypted one as it
    lies on the disk, with what its passphrase and its recovery code open.

    Raises:
        StoreError: ``repair.not_saved``.
    """
    files = [folder / SHOP_FILE, *sorted(folder.glob(f"{SHOP_FILE}-*"))]
    for place in (folder, folder / BACKUPS):  # descriptions hold counts, and no data
        files += sorted(place.glob("shop-*.json"))
    try:
        with (
            open(create_private(out), "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed,
        ):
            for path in files:
                if path.is_file():
                    packed.write(path, path.relative_to(folder))
        sync_file(out)
    except FileExistsError as error:
        raise _not_saved(f"There is a file called {out.name} already.") from error
    except OSError as error:
        out.unlink(missing_ok=True)
        raise _not_saved("Check whether the disk is full.") from error
    return out


def needs_key(folder: Path) -> bool:
    """Whether nobody reads what ``save_for_help`` writes without passphrase or recovery code."""
    return any(folder.glob("shop-key-*.json")) and not is_plain(folder / SHOP_FILE)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = ShopLock(folder)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    """An empty folder among the backups, which goes in the end."""
    backups = folder / BACKUPS
    make_private(backups)
    with tempfile.TemporaryDirectory(prefix="trial-", dir=backups) as place:
        yield Path(place)


def _newest_good(folder: Path) -> tuple[Backup | None, tuple[Backup, ...]]:
    bad: list[Backup] = []
    for backup in sorted(list_backups(folder / BACKUPS), key=lambda b: b.serial, reverse=True):
        try:
            verify_backup(backup)
        except StoreError:
            bad.append(backup)
        else:
            return backup, tuple(bad)
    return None, tuple(bad)


def _no_backup() -> StoreError:
    return StoreError(
        "There is no good backup on this PC. Nothing was changed. Please try the repair, or save "
        "everything for help.",
        code="repair.no_backup",
    )


def _not_saved(why: str) -> StoreError:
    return StoreError(
        f"The file for help could not be written. {why} Nothing was changed.",
        code="repair.not_saved",
    )
