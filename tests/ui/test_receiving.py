"""What another PC sends while somebody works: how often the page that is seen is told of it, and
how much is read on the thread that paints. Counted in instructions of SQLite, not by the clock."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.domain import pipeline_presets
from crm_desktop.services import stages
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.sync.setup import Surroundings
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.screens.deal import open_deal
from crm_desktop.ui.screens.sync import follow
from crm_desktop.ui.syncing import Syncing
from tests.helpers.shop import FakeClock, open_shop
from tests.ui.conftest import TODAY

HUNDRED = 100
"""Instructions of SQLite."""
SIZE, COMMITS, ROWS = 800, 4, 20
MOST = {"contacts": 400, "card": 200, "today": 1_600, "pipeline": 120}
"""Hundreds that these commits may cost with so many contacts, reminders and deals there."""


class CountingStore(Store):
    """Counts what is read on the main thread."""

    hundreds = 0

    @contextmanager
    def read_raw(self) -> Iterator[Connection]:
        with super().read_raw() as raw:
            if threading.current_thread() is not threading.main_thread():
                yield raw
                return
            raw.set_progress_handler(self._count, HUNDRED)
            try:
                yield raw
            finally:
                raw.set_progress_handler(None, 0)

    def _count(self) -> int:
        self.hundreds += 1
        return 0


class Office:
    """A window over a shop of some size."""

    def __init__(self, folder: Path, size: int) -> None:
        clock = FakeClock()
        open_shop(folder, clock=clock).close()
        store = CountingStore.open(folder, clock=clock)
        assert isinstance(store, CountingStore)
        self.store = store
        stages.make_pipeline(self.store, pipeline_presets.preset("retail", "en"))
        self._steps = [step.id for step in stages.list_pipelines(self.store)[0].of("open")]
        self._made = 0
        self.arrive(size)
        self.window = MainWindow(
            self.store, PcSettings(self.store.folder), shop="Kestrel Cycles", pc="Front desk PC",
            today=lambda: TODAY, zone=dt.UTC,
        )  # fmt: skip
        self.window.jobs = Jobs()

    def arrive(self, count: int) -> None:
        """As an exchange brings it: contacts, each with a reminder of these days and a deal; and
        the first contact was changed."""
        with self.store.transact("From the other PC", origin="sync") as tx:
            contacts = list(tx.ids.take(count))
            tx.raw.executemany(
                "INSERT INTO contact(id, name, sort_key, created_at) VALUES (?1, ?2, ?2, 1)",
                [(one, f"person {self._made + at:05}") for at, one in enumerate(contacts)],
            )
            tx.raw.executemany(
                "INSERT INTO reminder(id, contact_id, kind, title, due_date)"
                " VALUES (?, ?, 'call', 'Ring', ?)",
                [(tx.ids.one(), one, f"2026-11-{20 + at % 9}") for at, one in enumerate(contacts)],
            )
            tx.raw.executemany(
                "INSERT INTO deal(id, title, contact_id, pipeline_id, stage_id, opened_at)"
                " SELECT ?, 'A deal', ?, pipeline_id, id, 1 FROM stage WHERE id=?",
                [(tx.ids.one(), one, self._steps[at % len(self._steps)])
                 for at, one in enumerate(contacts)],
            )  # fmt: skip
            tx.raw.execute("UPDATE contact SET note=note || 'x' WHERE n=1")
        self._made += count

    def show(self, place: str, qtbot: QtBot) -> None:
        """Open the window on a page, and let it come to rest."""
        if not self.window.isVisible():
            self.window.start("contacts")
            self.window.show()
        if place == "card":
            self.window.open_contact(1)
        elif place == "deal":
            with self.store.read_raw() as raw:
                (deal,) = raw.execute("SELECT id FROM deal WHERE n=1").fetchone()
            open_deal(self.window, deal)
        else:
            self.window.go(place)
        self.rest(qtbot)

    def rest(self, qtbot: QtBot) -> None:
        """Until nothing waits to be told or read."""
        stack, due = self.window.stack, self.window.due
        qtbot.waitUntil(
            lambda: not stack._rests.isActive() and not due._soon.isActive(), timeout=10_000
        )
        qtbot.waitUntil(lambda: self.window.jobs.idle, timeout=10_000)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.store.close()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "shop", SIZE)
    yield made
    made.close()


def test_what_arrives_costs_the_page_that_is_seen_a_reading_of_what_is_seen(
    office: Office, qtbot: QtBot
) -> None:
    cost = {}
    for place in MOST:
        office.show(place, qtbot)
        office.store.hundreds = 0
        for _ in range(COMMITS):
            office.arrive(ROWS)
            QApplication.processEvents()
        office.rest(qtbot)
        cost[place] = office.store.hundreds
    assert all(0 < cost[place] <= most for place, most in MOST.items()), cost


@pytest.mark.parametrize("place", ["contacts", "card", "deal"])
def test_saying_who_changed_it_does_not_tell_the_page_sooner(
    qtbot: QtBot, tmp_path: Path, place: str
) -> None:
    office = Office(tmp_path / "shop", 3)
    try:
        window = office.window
        syncing = follow(window, Syncing(window, _none, at_once=True, by_itself=False))
        vars(window)["syncing"] = syncing
        office.show(place, qtbot)
        table = "deal" if place == "deal" else "contact"
        for batch in range(1, 40):
            window._committed(ChangeSet(batch, "", "sync", {table: frozenset({1, batch})}))
        assert "changed" in window.toast.text()
        missed = window.stack._missed[place]
        assert missed.rows == {table: frozenset({1, *range(2, 40)})}
        office.rest(qtbot)
        assert place not in window.stack._missed
    finally:
        office.close()


def _none() -> Surroundings:
    raise AssertionError("nothing is exchanged here")
