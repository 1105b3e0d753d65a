"""Wires the program together: the only place where the real clock and randomness come in."""

from __future__ import annotations

import os
import sqlite3
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crm_desktop import paths
from crm_desktop.errors import StoreError
from crm_desktop.services.erased_files import needs_replay
from crm_desktop.store.disk_trouble import explain
from crm_desktop.store.store import Store

if TYPE_CHECKING:
    from crm_desktop.sync.setup import Surroundings


def clock() -> int:
    """UTC milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def open_shop(folder: Path, *, reads_first: bool = False, only_reading: bool = False) -> Store:
    """Open the shop in ``folder``, making an empty one where there is none. Contacts that were
    erased and are back (an older backup) are erased again before anybody sees them.

    ``reads_first``, ``only_reading``: see ``Store.open``.

    An encrypted one opens by itself where the key ring of the system keeps its key.

    Raises:
        StoreError: see ``Store.open``; ``store.locked``: the key has to be given first.
    """
    store = _open(folder, reads_first, only_reading)
    try:
        if not only_reading and needs_replay(store):
            from crm_desktop.services.privacy import replay  # noqa: PLC0415 - it loads SQLAlchemy

            replay(store)
    except sqlite3.DatabaseError as error:
        store.close()
        raise explain(error, folder) or error from error
    except BaseException:
        store.close()
        raise
    return store


def _open(folder: Path, reads_first: bool, only_reading: bool) -> Store:
    opened = partial(
        Store.open, folder, clock=clock, random=os.urandom, reads_first=reads_first,
        only_reading=only_reading,
    )  # fmt: skip
    try:
        return opened()
    except StoreError as error:
        # Where its header is lost, an encrypted file looks like none of ours.
        if error.code not in {"store.locked", "store.not_a_database"}:
            raise
        if not unlock_by_ring(folder):
            raise
    return opened()


def unlock_by_ring(folder: Path) -> bool:
    """Give the key of an encrypted shop from the key ring of the system; False: it does not keep
    it, or a PIN stands before it."""
    from crm_desktop.services import locking  # noqa: PLC0415 - a plain shop needs none
    from crm_desktop.store import key_ring  # noqa: PLC0415

    return locking.unlock_by_ring(folder, key_ring.system_ring())


def surroundings() -> Surroundings:
    """What sync needs of this PC and person."""
    from crm_desktop.store import key_ring  # noqa: PLC0415 - not at every start
    from crm_desktop.sync import anchor, setup  # noqa: PLC0415

    return setup.Surroundings(
        key_ring.system_ring(), paths.default_settings_folder(), anchor.machine_number()
    )
