"""An exchange is stopped soon, whatever it is doing: between two questions whether to go on there
is little work, however large the shop, and what was begun is whole wherever it was stopped.

Work is counted in calls of functions, so that it is the same on every computer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from crm_desktop.errors import CancelledError
from crm_desktop.progress import Progress
from crm_desktop.sync import setup
from tests.sync.pcs import Pc


class Steps:
    """A progress that counts the calls between two questions."""

    def __init__(self) -> None:
        self.most = 0
        self._now = 0

    def __call__(self, done: int, total: int, text: str) -> None:
        self.most = max(self.most, self._now)
        self._now = 0

    def _count(self, _frame: FrameType, event: str, _about: object) -> None:
        if event.endswith("call"):
            self._now += 1

    @contextmanager
    def counting(self) -> Iterator[Progress]:
        sys.setprofile(self._count)
        try:
            yield self
        finally:
            sys.setprofile(None)
            self(0, 0, "")


def fill(pc: Pc, rows: int, tag: str) -> None:
    with pc.store.transact("Import") as tx:
        tx.raw.executemany(
            "INSERT INTO contact(id, name, sort_key, note, created_at) VALUES (?1, ?2, ?2, 'x', 1)",
            [(one, f"{tag} {n}") for n, one in enumerate(tx.ids.take(rows))],
        )


def test_sending_and_receiving_ask_all_along(tmp_path: Path) -> None:
    """With parts of few rows, so that few rows are many parts."""
    (tmp_path / "share").mkdir()
    anna, ben = Pc(tmp_path, "anna"), Pc(tmp_path, "ben")
    setup.begin(anna.store, tmp_path / "share", None, anna.here, name="anna")
    anna.now()
    setup.join(ben.store, tmp_path / "share", None, ben.here, name="ben")
    ben.now()
    for pc in (anna, ben):
        pc.work._file.rows_in_segment = 25
    fill(anna, 400, "Anna")
    most = {}
    for what in ("new", "edited", "archived"):
        if what == "edited":
            anna.do("UPDATE contact SET note='y', job_title='baker'")
        elif what == "archived":
            anna.do("UPDATE contact SET gone=1 WHERE n%5=0")
        for name, pc in (("sent", anna), ("received", ben)):
            steps = Steps()
            with steps.counting() as progress:
                pc.work.now(progress)
            most[what, name] = steps.most
    assert ben.names() == anna.names()
    assert max(most.values()) < 45_000, most  # 400 rows, all at once: 90,000


def test_taking_reading_and_merging_a_snapshot_ask_all_along(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    anna, ben = Pc(tmp_path, "anna"), Pc(tmp_path, "ben")
    setup.begin(anna.store, tmp_path / "share", None, anna.here, name="anna")
    fill(anna, 1_200, "Anna")
    anna.now()
    anna.do("UPDATE contact SET note='y', job_title='baker'")
    anna.now()
    most = {}

    def do(name: str, work: Callable[[Progress], object]) -> None:
        steps = Steps()
        with steps.counting() as progress:
            work(progress)
        most[name] = steps.most

    do("snapshot", anna.work._upkeep.make_snapshot)
    do("verify", anna.work.verify)
    setup.join(ben.store, tmp_path / "share", None, ben.here, name="ben", add_mine=True)
    ben.add("Own")
    do("merge", ben.work.now)
    assert max(most.values()) < 60_000, most  # 1,200 rows, all at once: 280,000


def test_what_is_stopped_anywhere_is_whole_and_goes_on(tmp_path: Path) -> None:
    """Stopped at each question in turn, and begun again, until it is done."""
    (tmp_path / "share").mkdir()
    anna, ben = Pc(tmp_path, "anna"), Pc(tmp_path, "ben")
    setup.begin(anna.store, tmp_path / "share", None, anna.here, name="anna")
    fill(anna, 60, "Anna")
    setup.join(ben.store, tmp_path / "share", None, ben.here, name="ben", add_mine=True)
    ben.add("Own")
    stops = 0
    for turn in range(3):
        for pc in (anna, ben):
            pc.work._file.rows_in_segment = 20
            pc.do("UPDATE contact SET note=note || ? WHERE n%3=?", pc.name, turn)
            for left in range(400):
                try:
                    pc.work.now(_stopped_after(left))
                    break
                except CancelledError:
                    stops += 1
                    with pc.store.read_raw() as raw:
                        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    assert stops > 15
    for pc in (anna, ben, anna, ben):
        assert not pc.now().turn.trouble
    assert ben.names() == anna.names()
    assert ben.work._file.replica.digest == anna.work._file.replica.digest
    notes = "SELECT note FROM contact ORDER BY name"
    assert ben.ask(notes) == anna.ask(notes)


def _stopped_after(left: int) -> Progress:
    def progress(done: int, total: int, text: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise CancelledError

    return progress
