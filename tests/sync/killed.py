"""Two programs that sync over one folder and are ended in the middle, again and again.

``python run.py soak --killed 200`` plays many rounds; the tests play a few.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

WORKER = """
import os, sys, time
from pathlib import Path
sys.path[:0] = sys.argv[4:]
from crm_desktop.store.store import Store
from crm_desktop.sync.core.compaction import Limits
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.sync.setup import Surroundings
from crm_desktop.sync.shared import Shared
limits = Limits(first_files=12, longest_roll_up=6, most_files=25)
place, name, life = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
here = Surroundings(KeyRing(None), place / name / "settings", name.encode(), limits=limits)
with Store.open(place / name / "shop", clock=lambda: time.time_ns() // 10**6) as store:
    work = Shared(store, here)
    print("ready", flush=True)
    n = 0
    while True:
        n += 1
        with store.transact("type") as tx:
            mine = f"{name} {life} {n}"
            tx.raw.execute("INSERT INTO contact(id, name) VALUES (?, ?)", (tx.ids.one(), mine))
            tx.raw.execute(
                "UPDATE contact SET note=? WHERE n=(SELECT abs(random()) % max(n) + 1 FROM contact)"
                " AND name<>?", (mine, mine),
            )
        print(mine, flush=True)  # saved: from now on it may not be lost
        done = work.now()
        assert not done.turn.refused and "diverged" not in {t.value for t in done.turn.trouble}
"""


class Killed:
    """An office of two PCs in ``place``; ``share`` is made unless it is there."""

    def __init__(self, place: Path, share: Path) -> None:
        self.place = place
        self.share = share
        self.share.mkdir(exist_ok=True)
        self.saved: list[str] = []
        self.lives = 0

    def begin(self) -> None:
        """Anna shares her shop, Ben joins."""
        from crm_desktop.store.key_ring import KeyRing
        from crm_desktop.store.store import Store
        from crm_desktop.sync import setup
        from crm_desktop.sync.setup import Surroundings

        for name in ("anna", "ben"):
            here = Surroundings(KeyRing(None), self.place / name / "settings", name.encode())
            with Store.open(self.place / name / "shop", clock=self.clock) as store:
                if name == "anna":
                    setup.begin(store, self.share, None, here)
                else:
                    setup.join(store, self.share, None, here)

    @staticmethod
    def clock() -> int:
        return time.time_ns() // 10**6

    def round(self, dice: random.Random) -> None:
        """Start both, let them work, end them at some moment."""
        self.lives += 1
        workers = [
            subprocess.Popen(
                [sys.executable, "-c", WORKER, str(self.place), name, str(self.lives),
                 str(ROOT / "src"), str(ROOT)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for name in ("anna", "ben")
        ]  # fmt: skip
        for worker in workers:
            assert worker.stdout is not None
            if worker.stdout.readline() != "ready\n":
                raise AssertionError(worker.communicate()[1])
        time.sleep(dice.random() * 0.6)
        for worker in workers:
            worker.send_signal(signal.SIGKILL)
        for worker in workers:
            said, trouble = worker.communicate()
            if trouble:
                raise AssertionError(trouble)
            self.saved += [line for line in said.splitlines(keepends=True) if line.endswith("\n")]

    def check(self) -> int:
        """Both have everything that was ever saved; how many rows that is."""
        from crm_desktop.store.check import check_shop
        from crm_desktop.store.key_ring import KeyRing
        from crm_desktop.store.store import Store
        from crm_desktop.sync.setup import Surroundings
        from crm_desktop.sync.shared import Shared

        stores = {
            name: Store.open(self.place / name / "shop", clock=self.clock)
            for name in ("anna", "ben")
        }
        try:
            work = {
                name: Shared(
                    store,
                    Surroundings(KeyRing(None), self.place / name / "settings", name.encode()),
                )
                for name, store in stores.items()
            }
            for _ in range(4):
                for one in work.values():
                    done = one.now()
                    assert not done.turn.trouble, done.turn
            names = []
            for name, store in stores.items():
                with store.read_raw() as raw:
                    names.append({row for (row,) in raw.execute("SELECT name FROM contact")})
                missing = {line.rstrip("\n") for line in self.saved} - names[-1]
                assert not missing, f"{name} lost {sorted(missing)[:5]}"
                report = check_shop(store)
                assert report.ok, report
                assert work[name].verify().ok
            assert names[0] == names[1]
            assert len({one._file.replica.digest for one in work.values()}) == 1
        finally:
            for store in stores.values():
                store.close()
        return len(names[0])


def play(rounds: int, seed: int = 1) -> int:
    """Play so many rounds in a new folder; how many rows were kept."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="crm-killed-", ignore_cleanup_errors=True) as name:
        office = Killed(Path(name), Path(name) / "share")
        office.begin()
        for count in range(1, rounds + 1):
            office.round(dice)
            if count % 20 == 0 or count == rounds:
                rows = office.check()
                print(f"{count} of {rounds} rounds, {rows} rows, nothing lost", flush=True)
    return rows
