"""Importing a sheet from end to end, and undoing it; each in a fresh process (see ``measured``)."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crm_desktop.import_export.importing import ImportFile
from crm_desktop.store.pace import Pace
from crm_desktop.store.store import Store, Transaction
from crm_desktop.store.undo import invert
from tests.performance.measured import Stopwatch
from tests.performance.sheets import TODAY

SAVE_EVERY = 0.05
"""Seconds between two saves of the person who works during an import."""


class TimedStore(Store):
    """Notes the longest transaction, in seconds of its thread's processor time.

    On a computer with nothing else to do and a quick disk, no save waits longer than that.
    """

    longest = 0.0

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
        started = time.thread_time()
        with super().transact(
            label, origin=origin, batch=batch, person=person, pace=pace, asked=asked
        ) as tx:
            yield tx
        self.longest = max(self.longest, time.thread_time() - started)


def open_store(folder: str | Path) -> TimedStore:
    """The shop in ``folder``, made empty where there is none."""
    store = TimedStore.open(Path(folder), clock=lambda: time.time_ns() // 1_000_000)
    assert isinstance(store, TimedStore)
    return store


def import_sheet(
    path: str, shop: str, *, undo: bool = False, saves: bool = False
) -> dict[str, Any]:
    """Import ``path`` into a new shop: ``total``, its steps, what it created, the longest chunk.

    The longest chunk (transaction) is in milliseconds of processor time.

    ``undo``: turn it back afterwards; ``saves``: a person saves contacts meanwhile.
    """
    result: dict[str, Any] = {}
    with (store := open_store(shop)):
        worker = _Person(store) if saves else None
        # The reading process counts only in the total, since its time is known when it has ended.
        with Stopwatch() as total, ImportFile(store, Path(path)) as file:
            with Stopwatch() as look:
                file.look()
            with Stopwatch() as plan:
                summary = file.make_plan(year=TODAY.year, country="DE")
            with Stopwatch() as apply:
                batch = file.apply().batch
            assert batch is not None
        if worker is not None:
            result["saves"] = worker.stop()
        result |= {"total": total.took, "look": look.took, "plan": plan.took, "apply": apply.took}
        result["longest_chunk"] = store.longest * 1000
        result["creates"] = summary.creates
        if undo:
            with Stopwatch() as watch:
                undone = invert(store, batch, label="Undo")
            result["undo"] = watch.took
            result["undone"] = [undone.reversed_count, undone.kept_count, undone.failed_count]
    return result


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


def change_status(store: Store, chance: random.Random) -> None:
    """What a person's change of one plain field writes."""
    _change(store, chance, "status", f"step {chance.randrange(10**6)}")


def change_note(store: Store, chance: random.Random) -> None:
    """The same with a field that is searched, so that the contact is indexed anew."""
    _change(store, chance, "note", f"asked about {chance.randrange(10**6)}")


def _change(store: Store, chance: random.Random, field: str, value: str) -> None:
    with store.transact("Change a contact") as tx:
        tx.raw.execute(
            f"UPDATE contact SET {field}=? WHERE n=(SELECT n FROM contact WHERE n>=? LIMIT 1)",
            (value, chance.randrange(1, 10_000)),
        )
