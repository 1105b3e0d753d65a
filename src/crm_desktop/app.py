"""Wires the program together: the only place where the real clock and randomness come in."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from crm_desktop import paths
from crm_desktop.services.erased_files import needs_replay
from crm_desktop.store.store import Store

if TYPE_CHECKING:
    from crm_desktop.sync.setup import Surroundings


def clock() -> int:
    """UTC milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def open_shop(folder: Path, *, reads_first: bool = False) -> Store:
    """Open the shop in ``folder``, making an empty one where there is none. Contacts that were
    erased and are back (an older backup) are erased again before anybody sees them.

    ``reads_first``: see ``Store.open``.

    Raises:
        StoreError: see ``Store.open``.
    """
    store = Store.open(folder, clock=clock, random=os.urandom, reads_first=reads_first)
    try:
        if needs_replay(store):
            from crm_desktop.services.privacy import replay  # noqa: PLC0415 - it loads SQLAlchemy

            replay(store)
    except BaseException:
        store.close()
        raise
    return store


def surroundings() -> Surroundings:
    """What sync needs of this PC and person."""
    from crm_desktop.store import key_ring  # noqa: PLC0415 - not at every start
    from crm_desktop.sync import anchor, setup  # noqa: PLC0415

    return setup.Surroundings(
        key_ring.system_ring(), paths.default_settings_folder(), anchor.machine_number()
    )
