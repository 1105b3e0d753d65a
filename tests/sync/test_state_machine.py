"""Three shops over one folder, with everything that people and disks do to them in any order.

The machine of Hypothesis chooses what happens; at the end all PCs must be level and hold the same,
the rows must be what sync knows of them, and the file must be whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from crm_desktop.services import sync_questions
from crm_desktop.store import undo
from crm_desktop.store.check import check_shop
from crm_desktop.store.schema import SYNCED, UNDONE
from crm_desktop.store.store import Store
from crm_desktop.sync import mending, setup
from crm_desktop.sync.engine import Trouble
from tests.helpers import random_work
from tests.sync.pcs import Pc

who = st.integers(0, 2)
_TEXTS = ("", "same", "a\0b", "😀", "ß", " ", "0", "x" * 300)


class Office(RuleBasedStateMachine):
    """An office with three PCs."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="crm-sync-"))
        self.share = self.place / "share"
        self.share.mkdir()
        self.pcs = [Pc(self.place, name) for name in ("anna", "ben", "cem")]
        self.shown: dict[int, int] = {}
        self.backups: set[int] = set()

    @initialize(first=random_work.steps)
    def begin(self, first: list[random_work.Action]) -> None:
        anna, *others = self.pcs
        random_work.work(anna.store, first)
        setup.begin(anna.store, self.share, None, anna.here)
        anna.now()
        for pc in others:
            setup.join(pc.store, self.share, None, pc.here)

    @rule(n=who, steps=random_work.steps)
    def work(self, n: int, steps: list[random_work.Action]) -> None:
        random_work.work(self.pcs[n].store, steps)

    @rule(
        n=who, text=st.sampled_from(_TEXTS), number=st.sampled_from([None, 0.0, -0.0, 1.5, 1e300])
    )
    def write_values(self, n: int, text: str, number: float | None) -> None:
        with self.pcs[n].store.transact("values") as tx:
            tx.raw.execute("UPDATE contact SET note=?, photo=photo WHERE gone=0", (text,))
            tx.raw.execute("UPDATE field_value SET number=?", (number,))
            tx.raw.execute("UPDATE deal SET probability=?", (number,))

    @rule(n=who)
    def bulk(self, n: int) -> None:
        with self.pcs[n].store.transact("Import", origin="import") as tx:
            tx.raw.executemany(
                "INSERT INTO contact(id, name) VALUES (?, ?)",
                [(identity, "imported") for identity in tx.ids.take(30)],
            )

    @rule(n=who)
    def take_back(self, n: int) -> None:
        pc = self.pcs[n]
        (last,) = pc.ask("SELECT max(n) FROM batch WHERE origin NOT IN ('undo')")
        if isinstance(last, int):
            undo.invert(pc.store, last, label="Undo")

    @rule(n=who)
    def sync(self, n: int) -> None:
        done = self.pcs[n].now()
        assert not done.turn.trouble & {Trouble.DIVERGED, Trouble.CANNOT_WRITE}
        assert not done.turn.refused
        self.pcs[n].work.let_in(done.turn)

    @rule(n=who)
    def restart(self, n: int) -> None:
        self.pcs[n].restart()

    @rule(n=who)
    def open_form(self, n: int) -> None:
        self.shown[n] = self.pcs[n].store.shown_now()

    @precondition(lambda self: self.shown)
    @rule(text=st.sampled_from(_TEXTS))
    def save_form(self, text: str) -> None:
        n, shown = self.shown.popitem()
        store = self.pcs[n].store
        with store.shown_since(shown), store.transact("form") as tx:
            tx.raw.execute(
                "UPDATE contact SET note=?, status='x' WHERE n=(SELECT min(n) FROM contact"
                " WHERE gone=0)",
                (text,),
            )

    @rule(n=who, how=st.sampled_from(["first", "last", "both"]))
    def answer(self, n: int, how: str) -> None:
        store = self.pcs[n].store
        for question in sync_questions.read_questions(store)[:2]:
            if how == "both" and question.can_keep_both:
                assert sync_questions.keep_both(store, question.key)
            else:
                place = 0 if how == "first" else len(question.versions) - 1
                assert sync_questions.settle(store, question.key, place)
            keys = {q.key for q in sync_questions.read_questions(store)}
            assert question.key not in keys

    @rule(n=who)
    def snapshot(self, n: int) -> None:
        self.pcs[n].work._upkeep.make_snapshot()

    @rule(n=who)
    def catch_up(self, n: int) -> None:
        self.pcs[n].work._upkeep.catch_up()

    @rule()
    def wipe(self) -> None:
        for path in self.share.glob("CRM-*/*"):
            if path.is_dir():
                shutil.rmtree(path)

    @rule(n=who)
    def back_up(self, n: int) -> None:
        pc, copy = self.pcs[n], self.place / f"backup{n}"
        shutil.rmtree(copy, ignore_errors=True)
        pc.store.close()
        shutil.copytree(pc.store.folder, copy)
        self._open(n)
        self.backups.add(n)

    @precondition(lambda self: self.backups)
    @rule()
    def restore(self) -> None:
        n = self.backups.pop()
        self.shown.pop(n, None)
        self.pcs[n].store.close()
        shutil.rmtree(self.pcs[n].store.folder)
        shutil.copytree(self.place / f"backup{n}", self.pcs[n].store.folder)
        self._open(n)

    def _open(self, n: int) -> None:
        pc = self.pcs[n]
        pc.restart()
        pc.store = Store.open(pc.store.folder, clock=pc.clock, random=os.urandom)

    def teardown(self) -> None:
        try:
            if setup.is_shared(self.pcs[2].store):
                self.check()
        finally:
            for pc in self.pcs:
                pc.store.close()
            shutil.rmtree(self.place)

    def check(self) -> None:
        moved = True
        for _ in range(12):
            moved = False
            for pc in self.pcs:
                done = pc.now()
                assert not done.turn.trouble
                pc.work.let_in(done.turn)
                moved |= bool(done.sent or done.received or done.caught_up or done.turn.held)
            if not moved:
                break
        assert not moved
        first = content(self.pcs[0].store)
        asked = [q.key for q in sync_questions.read_questions(self.pcs[0].store)]
        for pc in self.pcs:
            assert content(pc.store) == first
            assert pc.work._file.replica.digest == self.pcs[0].work._file.replica.digest
            assert not mending.drift(pc.work._file).rows
            assert [q.key for q in sync_questions.read_questions(pc.store)] == asked
            report = check_shop(pc.store)
            assert report.ok, report


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows that may be seen or brought back, without local numbers."""
    found = {}
    with store.read_raw() as raw:
        for table in SYNCED.values():
            names = ",".join(c.name for c in table.columns if c.name != "n")
            found[table.name] = raw.execute(
                f"SELECT {names} FROM {table.name} WHERE gone<>{UNDONE} ORDER BY id"
            ).fetchall()
    return found


TestOffice = Office.TestCase
TestOffice.settings = settings(
    max_examples=5, stateful_step_count=14, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
