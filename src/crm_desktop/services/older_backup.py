"""Reading a backup whatever version of the program made it: an older one is brought up to date.

That happens to a copy in a temporary place, so the backup stays as it was made. A copy of this
version is read where it lies.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.store.backup import Backup
from crm_desktop.store.connection import connect
from crm_desktop.store.durable import create_private
from crm_desktop.store.file_format import SCHEMA_VERSION, SHOP_FILE
from crm_desktop.store.migrate import STEPS, Step, bring_up_to_date

_TRIAL = "trial-"


@contextmanager
def brought_up_to_date(
    backup: Backup, clock: Callable[[], int], steps: Sequence[Step] = STEPS
) -> Iterator[Path]:
    """The file of a copy as a shop of this version: its own one, or a temporary one.

    Raises:
        StoreError: ``backup.unreadable``, ``store.too_old``, or those of a migration. Nothing was
            changed then.
    """
    if backup.schema_version >= SCHEMA_VERSION:
        yield backup.path
        return
    with tempfile.TemporaryDirectory(prefix=_TRIAL, dir=backup.path.parent) as place:
        copy = Path(place) / SHOP_FILE
        try:
            os.close(create_private(copy))
            shutil.copyfile(backup.path, copy)
        except OSError as error:
            raise _unreadable() from error
        bring_up_to_date(copy, clock, steps)
        yield copy


@contextmanager
def read_backup(
    backup: Backup, clock: Callable[[], int], steps: Sequence[Step] = STEPS
) -> Iterator[sqlite3.Connection]:
    """A connection that reads a copy as a shop of this version.

    Raises:
        StoreError: as ``brought_up_to_date``.
    """
    with brought_up_to_date(backup, clock, steps) as path, closing(_opened(path)) as raw:
        yield raw


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return connect(path, "ro")
    except sqlite3.Error as error:
        raise _unreadable() from error


def _unreadable() -> StoreError:
    return StoreError(
        "This backup cannot be read any more, so nothing was changed. Please use an older one.",
        code="backup.unreadable",
    )
