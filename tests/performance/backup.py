"""A backup against a plain copy of the file, and a person who saves all the while.

The floor is a copy of the same bytes brought to the disk. Copies alternate, so that both meet the
same machine. Times are of this process: (by the clock, of the processor), in seconds.
"""

from __future__ import annotations

import datetime as dt
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from crm_desktop.app import clock, open_shop
from crm_desktop.progress import silent
from crm_desktop.services.sample import make_sample_shop
from crm_desktop.store.backup import make_backup
from crm_desktop.store.connection import connect
from crm_desktop.store.copying import copy_bytes
from crm_desktop.store.durable import sync_file

_BETWEEN_S = 0.02


def backups(shop: str, size: int, rounds: int) -> dict[str, Any]:
    """Make a shop of ``size`` contacts in ``shop`` and copy it in three ways ``rounds`` times."""
    folder = Path(shop)
    with open_shop(folder) as store:
        make_sample_shop(store, size=size, seed=1, today=dt.date(2026, 11, 22),
                         progress=silent)  # fmt: skip
    with open_shop(folder) as store:
        found: dict[str, list[tuple[float, float]]] = {"floor": [], "copy": [], "quick": []}
        with closing(connect(store.path, "ro", prepared=False)) as raw:
            for turn in range(rounds):
                target = folder.parent / f"copy-{turn}"
                found["floor"].append(_took(partial(_plain, store.path, target)))
                found["copy"].append(_took(partial(_backup, raw, target)))
                target.unlink()
                found["quick"].append(_took(partial(_backup, raw, target, check=True)))
                target.unlink()
        waits: list[float] = []
        done = threading.Event()

        def write() -> None:
            number = 0
            while not done.is_set():
                number += 1
                start = time.perf_counter()
                with store.transact("Save") as tx:
                    tx.raw.execute("UPDATE contact SET note=? WHERE n=1", (str(number),))
                waits.append(time.perf_counter() - start)
                time.sleep(_BETWEEN_S)

        writer = threading.Thread(target=write)
        writer.start()
        whole = _took(
            lambda: make_backup(store.path, folder / "backups", reason="bench", clock=clock)
        )
        beside = list(waits)
        done.set()
        writer.join()
        alone: list[float] = []
        waits = alone
        for number in range(len(beside)):
            start = time.perf_counter()
            with store.transact("Save") as tx:
                tx.raw.execute("UPDATE contact SET note=? WHERE n=1", (f"alone {number}",))
            alone.append(time.perf_counter() - start)
        return {
            **found,
            "size": store.path.stat().st_size,
            "whole": whole,
            "longest": max(beside),
            "longest_alone": max(alone),
            "saves": len(beside),
        }


def _took(work: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def _plain(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    sync_file(target)
    target.unlink()


def _backup(raw: Any, target: Path, *, check: bool = False) -> None:
    target.touch()
    assert copy_bytes(raw, target, lambda: False)
    sync_file(target)
    if check:
        with closing(connect(target, "ro", prepared=False)) as copy:
            assert copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
