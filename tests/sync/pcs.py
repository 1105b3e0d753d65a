"""PCs with their shops, key rings and settings, for tests of sharing from end to end."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.store import Store
from crm_desktop.sync.core.compaction import Limits
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.setup import Surroundings
from crm_desktop.sync.shared import Done, Shared
from tests.helpers.shop import FakeClock, add_contact
from tests.sync.offices import new_shop, some_random


class MemoryRing:
    """A key ring of the system."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.held.pop((service, username), None)


class Pc:
    """A PC with its shop, its key ring and its settings."""

    def __init__(self, place: Path, name: str, ring: KeyRing | None = None) -> None:
        self.name, self.place = name, place
        self.clock = FakeClock()
        self.store = new_shop(place / name / "shop", self.clock, name)
        self.here = Surroundings(
            ring or KeyRing(MemoryRing()), place / name / "settings", name.encode(),
            some_random(name + "+"), 1, 8192,
        )  # fmt: skip
        self._at_work: Shared | None = None

    @property
    def work(self) -> Shared:
        if self._at_work is None:
            self._at_work = Shared(self.store, self.here)
        return self._at_work

    def restart(self) -> None:
        self._at_work = None

    def now(self) -> Done:
        return self.work.now()

    def add(self, name: str) -> bytes:
        with self.store.transact("a contact") as tx:
            n = add_contact(tx, name)
            (row,) = tx.raw.execute("SELECT id FROM contact WHERE n=?", (n,)).fetchone()
        assert isinstance(row, bytes)
        return row

    def do(self, statement: str, *values: object) -> None:
        with self.store.transact("something") as tx:
            tx.raw.execute(statement, values)

    def ask(self, statement: str, *values: object) -> list[object]:
        with self.store.read_raw() as raw:
            return [line[0] for line in raw.execute(statement, values).fetchall()]

    def names(self) -> list[object]:
        return self.ask("SELECT name FROM contact WHERE gone=0 ORDER BY name")

    def set_aside(self, name: str, store_from: Path) -> None:
        """Put another copy of the shop in the place of this one, and open it."""
        self.store.close()
        shutil.rmtree(self.place / name / "shop")
        shutil.copytree(store_from, self.place / name / "shop")
        self.store = Store.open(self.place / name / "shop", clock=self.clock, random=os.urandom)
        self.restart()


def sync(*pcs: Pc) -> None:
    for _ in range(3):
        for pc in pcs:
            done = pc.now()
            assert done.turn.trouble <= {Trouble.OLDER_FOLDER}  # told, and healed
            assert not done.turn.missing


def limit(limits: Limits, *pcs: Pc) -> None:
    """Tidy the folder up sooner than usual."""
    for pc in pcs:
        pc.here = replace(pc.here, limits=limits)
        pc.restart()
