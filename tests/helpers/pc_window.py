"""A PC with its shop and its window, for tests of several: rounds run when they are asked for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.store import Store
from crm_desktop.sync.setup import Surroundings
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.person_here import choose_person
from crm_desktop.ui.screens.sync import follow
from crm_desktop.ui.sync_words import Said
from crm_desktop.ui.syncing import Syncing
from crm_desktop.ui.widgets.sync_part import SyncPart
from tests.helpers.shop import FakeClock, add_contact
from tests.sync.offices import new_shop, some_random
from tests.sync.pcs import MemoryRing

TODAY = dt.date(2026, 11, 22)


def turn() -> None:
    """Let Qt do what waits."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


class PcWindow:
    """One PC; ``name`` is what it is called, ``person`` who works there."""

    def __init__(
        self, place: Path, name: str, person: str, *, started: bool = True, life: str = ""
    ) -> None:
        """``life``: another one for each start of the same PC, or it would make the same ids."""
        self.clock = FakeClock()
        self.store: Store = new_shop(place / name / "shop", self.clock, name + life)
        self.here = Surroundings(
            KeyRing(MemoryRing()), place / name / "settings", name.encode(),
            some_random(name + life + "+"), 1, 8192,
        )  # fmt: skip
        settings = PcSettings(self.store.folder)
        settings.look = "light"
        settings.started = started
        choose_person(self.store, settings, person)
        self.window = MainWindow(
            self.store, settings, shop="Kestrel Cycles", pc=name, today=lambda: TODAY, zone=dt.UTC,
            surroundings=lambda: self.here,
        )  # fmt: skip
        self.window.jobs = Jobs(at_once=True)
        self.window.syncing = follow(
            self.window,
            Syncing(self.window, lambda: self.here, at_once=True, by_itself=False),
        )

    def open(self, place: str) -> None:
        """Show the window."""
        self.window.start(place)
        self.window.show()
        turn()

    def close(self) -> None:
        """End the program."""
        self.window.close()
        self.window.deleteLater()
        turn()
        self.store.close()

    def now(self) -> Said:
        """A round; how it stands then."""
        self.window.syncing.now()
        turn()
        return self.window.syncing.said()

    def part(self) -> SyncPart:
        """The half of the page "Sync and backup", opened."""
        self.window.syncing_page()
        turn()
        page = self.window.stack.page_of("settings", SettingsPage)
        return next(p for p in page.show_section("sync") if isinstance(p, SyncPart))

    def add(self, name: str, phone: str = "") -> int:
        """A new contact; its ``n``."""
        with self.store.transact("a contact", person=self.store.person) as tx:
            n = add_contact(tx, name)
            if phone:
                digits = "".join(c for c in phone if c.isdigit())
                tx.raw.execute(
                    "INSERT INTO phone(id, contact_id, typed, digits, match_key)"
                    " SELECT ?, id, ?, ?, ? FROM contact WHERE n=?",
                    (tx.ids.one(), phone, digits, digits[-9:], n),
                )
        turn()
        return n

    def do(self, statement: str, *values: object, label: str = "something") -> None:
        with self.store.transact(label, person=self.store.person) as tx:
            tx.raw.execute(statement, values)
        turn()

    def ask(self, statement: str, *values: object) -> list[object]:
        with self.store.read_raw() as raw:
            return [line[0] for line in raw.execute(statement, values).fetchall()]

    def phone(self, name: str, typed: str) -> None:
        """Change the telephone numbers of a contact."""
        digits = "".join(c for c in typed if c.isdigit())
        self.do(
            "UPDATE phone SET typed=?, digits=?, match_key=? WHERE gone=0 AND contact_id IN"
            " (SELECT id FROM contact WHERE name=?)", typed, digits, digits[-9:], name,
            label="Change phone",
        )  # fmt: skip

    def phones(self, name: str) -> list[object]:
        """The telephone numbers of a contact."""
        return self.ask(
            "SELECT typed FROM phone WHERE gone=0 AND contact_id IN"
            " (SELECT id FROM contact WHERE name=?) ORDER BY typed", name
        )  # fmt: skip

    def names(self) -> list[object]:
        """Of all contacts that are seen."""
        return self.ask("SELECT name FROM contact WHERE gone=0 ORDER BY name")


def level(*pcs: PcWindow) -> None:
    """Exchange until everybody has everything."""
    for _ in range(3):
        for pc in pcs:
            pc.now()
