"""Importing a sheet from end to end, and undoing it; each in a fresh process (see ``measured``)."""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path
from typing import Any

from crm_desktop.import_export.importing import ImportFile
from crm_desktop.store.store import Store
from crm_desktop.store.undo import invert
from tests.performance.measured import Stopwatch
from tests.performance.sheets import TODAY

SAVE_EVERY = 0.05
"""Seconds between two saves of the person who works during an import."""


def open_store(folder: str | Path) -> Store:
    """The shop in ``folder``, made empty where there is none."""
    return Store.open(Path(folder), clock=lambda: time.time_ns() // 1_000_000)


def import_sheet(
    path: str, shop: str, *, undo: bool = False, saves: bool = False
) -> dict[str, Any]:
    """Import ``path`` into a new shop: ``total``, its steps, what it created, the longest chunk.

    The longest chunk is in milliseconds of processor time.

    ``undo``: turn it back afterwards; ``saves``: a person saves contacts meanwhile.
    """
    result: dict[str, Any] = {}
    with open_store(shop) as store:
        worker = _Person(store) if saves else None
        # The reading process counts only in the total, since its time is known when it has ended.
        with Stopwatch() as total, ImportFile(store, Path(path)) as file:
            with Stopwatch() as look:
                file.look()
            with Stopwatch() as plan:
                summary = file.make_plan(year=TODAY.year, country="DE")
            chunks = _Chunks()
            with Stopwatch() as apply:
                batch = file.apply(chunks).batch
            assert batch is not None
        if worker is not None:
            result["saves"] = worker.stop()
        result |= {"total": total.took, "look": look.took, "plan": plan.took, "apply": apply.took}
        result |= {"creates": summary.creates, "longest_chunk": chunks.longest * 1000}
        if undo:
            with Stopwatch() as watch:
                undone = invert(store, batch, label="Undo")
            result["undo"] = watch.took
            result["undone"] = [undone.reversed_count, undone.kept_count, undone.failed_count]
    return result


class _Chunks:
    """Takes the reports of progress; the longest processor time between two of them, in seconds.

    On a computer with nothing else to do, no save waits longer than that.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.thread_time()

    def __call__(self, done: int, total: int, text: str) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now


class _Person:
    """Saves a contact with a telephone number again and again, and notes how long each took."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._chance = random.Random(1)
        self._ended = threading.Event()
        self._waits: list[float] = []
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def stop(self) -> list[float]:
        """Milliseconds of every save."""
        self._ended.set()
        self._thread.join()
        return self._waits

    def _work(self) -> None:
        while not self._ended.wait(SAVE_EVERY):
            started = time.perf_counter()
            save_contact(self._store, self._chance)
            self._waits.append((time.perf_counter() - started) * 1000)


def save_contact(store: Store, chance: random.Random) -> None:
    """What a person's saving of a new contact writes."""
    number = f"{chance.randrange(10**8):08d}"
    with store.transact("Add a contact") as tx:
        contact, phone, email = tx.ids.take(3)
        tx.raw.execute(
            "INSERT INTO contact(id, kind, name, first_name, last_name, sort_key, match_key,"
            " phone_id, email_id, created_at) VALUES (?, 'person', ?, 'Ottilie', ?, ?, ?, ?, ?, ?)",
            (contact, f"Ottilie Q{number}", f"Q{number}", f"q{number} ottilie",
             f"ottilie q{number}", phone, email, tx.now),
        )  # fmt: skip
        tx.raw.execute(
            "INSERT INTO phone(id, contact_id, label, typed, digits, match_key)"
            " VALUES (?, ?, 'home', ?, ?, ?)",
            (phone, contact, f"030 {number}", f"030{number}", f"30{number}"[-9:]),
        )
        tx.raw.execute(
            "INSERT INTO email(id, contact_id, label, address, match_key) VALUES (?, ?, '', ?, ?)",
            (email, contact, f"q{number}@example.com", f"q{number}@example.com"),
        )
