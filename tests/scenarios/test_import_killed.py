"""The power goes, or the program is killed, in the middle of an import: fifty times."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.import_export import apply, plan
from crm_desktop.services.history import History
from crm_desktop.store.check import check_shop
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.imports import import_file, stage, write_csv
from tests.helpers.shop import make_template, open_shop

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs fork: killing a process is tried on Linux and macOS"
)

RECORDS, KNOWN, CHUNK = 320, 40, 32
CHUNKS = RECORDS // CHUNK
_HEADER = "First name;Last name;Email;Phone;City;Company;Tags;Owner;Size;Job\n"


def people(count: int, first: int = 0, job: str = "") -> str:
    lines = (
        f"Person;Nr{n};p{n}@x{n % 9}.de;030 55{n:05};Town {n % 40};Firm {n % 30};tag{n % 5};"
        f"Owner {n % 3};{n % 50};{job}\n"
        for n in range(first, first + count)
    )
    return _HEADER + "".join(lines)


@dataclass
class World:
    """A shop with a planned import, what it holds before and after, and who does the import."""

    shop: Path
    staged: Path
    before: dict[str, Any]
    after: dict[str, Any]
    driver: "subprocess.Popen[str]"
    seconds: float = 0.0

    def order(self, folder: Path, **values: Any) -> dict[str, Any]:
        """Let the other process import into a fresh copy of the shop in ``folder``."""
        shutil.copytree(self.shop, folder)
        staged = shutil.copyfile(self.staged, folder / "plan.staged")
        line = {"folder": str(folder), "staged": str(staged), "chunk": CHUNK, **values}
        assert self.driver.stdin is not None
        assert self.driver.stdout is not None
        self.driver.stdin.write(json.dumps(line) + "\n")
        self.driver.stdin.flush()
        answer: dict[str, Any] = json.loads(self.driver.stdout.readline())
        return answer


def without_notes(dump: dict[str, Any]) -> dict[str, Any]:
    """Without what somebody saved while the import ran, and the ids that are made on writing."""
    return {
        name: value for name, value in dump.items() if name not in ("entry", "search of entries")
    }


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("killed")
    template = make_template(folder / "template")
    with open_shop(folder / "shop", template) as store:
        import_file(store, write_csv(folder / "a.csv", people(KNOWN)))
        before = live_dump(store)
        file = write_csv(folder / "b.csv", people(RECORDS, KNOWN // 2, "Boss"))
        staged, *_ = stage(store, file)
        plan.build(staged, store.path, "overwrite")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.killed_import"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    ) as driver:  # fmt: skip
        made = World(folder / "shop", staged, before, {}, driver)
        answer = made.order(folder / "whole", saves=False)
        assert answer["told"][-2:] == ["end", ""]
        made.seconds = answer["seconds"]
        with open_shop(folder / "whole") as store:
            made.after = live_dump(store)
        yield made
        driver.stdin.close()  # type: ignore[union-attr]


def acknowledged(told: list[str], what: str) -> list[int]:
    return [int(line.split()[1]) for line in told if line.startswith(f"{what} ")]


def look(store: Store, told: list[str]) -> None:
    """The shop is whole, and holds at least what was said to be safe."""
    assert check_shop(store).ok
    with store.read_raw() as raw:
        moved = raw.execute(
            "SELECT DISTINCT source_record FROM contact c JOIN source s ON s.id=c.source_id"
            " WHERE s.file='b.csv' AND c.kind='person' ORDER BY 1"
        ).fetchall()
        notes = [body for (body,) in raw.execute("SELECT body FROM entry")]
    last = moved[-1][0] if moved else 0
    assert last % CHUNK == 0 or last == RECORDS, "half a chunk"
    assert last >= max(acknowledged(told, "done"), default=0)
    assert {f"note {n}" for n in acknowledged(told, "note")} <= set(notes)


def test_the_whole_import_does_what_the_tests_below_need(world: World) -> None:
    assert world.seconds > 0
    assert len(world.after["contact"]) == len(world.before["contact"]) + RECORDS - KNOWN // 2
    jobs = [row["job_title"] for row in world.before["position"].values() if "job_title" in row]
    assert jobs == []
    titles = [row["title"] for row in world.after["position"].values()]
    assert titles.count("Boss") == RECORDS


@pytest.mark.parametrize("turn", range(50))
def test_killed(world: World, tmp_path: Path, turn: int) -> None:
    dice = random.Random(turn)
    goes_on = turn % 2 == 0
    if turn % 5 < 2:
        moment: dict[str, Any] = {"calls": dice.randint(1, CHUNKS)}
    else:
        moment = {"seconds": dice.uniform(0, 1.05) * world.seconds}
    answer = world.order(tmp_path / "shop", saves=goes_on, **moment)
    told = answer["told"]
    ended = "end" in told
    assert answer["killed"] or ended
    with open_shop(tmp_path / "shop") as store:
        look(store, told)
        history = History(store)
        cut_off = [batch for batch in history.unfinished() if batch.origin == "import"]
        chunks = acknowledged(told, "done")
        if ended:
            assert cut_off == []
        elif chunks and chunks[-1] < RECORDS - CHUNK:
            assert len(cut_off) == 1
        assert len(cut_off) <= 1
        if goes_on:
            with store.read_raw() as raw:
                planned = raw.execute("SELECT 1 FROM import_run").fetchone() is not None
            if cut_off and planned:
                apply.resume(store, cut_off[0].n)
                assert history.unfinished() == []
            dump = without_notes(live_dump(store))
            if planned or chunks:
                assert dump == without_notes(world.after)
            else:
                assert dump == without_notes(world.before)
        else:
            imports = [b for b in history.batches() if b.label == "Import"]
            for batch in imports:
                result = history.undo(batch.n)
                assert (result.kept, result.failed) == ([], [])
                apply.discard(store, batch.n)
            assert history.unfinished() == []
            assert live_dump(store) == world.before
        assert check_shop(store).ok
