"""Walks through all writes of the flows and lets each of them meet a fault.

``Walk`` counts the writes of a flow once; the tests take a share of the points, spread evenly and
another one for each fault, ``python run.py soak --faults N`` all or N of them. All of it happens in
memory where the system has a folder for that: what is killed there is lost like on a disk (what
loses its power is not, that is ``power``), and nobody waits for a disk.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import crm_desktop
from tests.faults.flows import FLOWS, SLOW_FLOWS
from tests.faults.judge import judge

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(crm_desktop.__file__).parents[1]
"""Where the program under test is imported from: a child shall not test another one."""
_MEMORY = Path("/dev/shm")


def can_inject() -> bool:
    """Whether this system can build and load the shim."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def build_shim(folder: Path) -> Path:
    """The shim as a library in ``folder``."""
    library = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True
    )
    return library


def quick_folder() -> tempfile.TemporaryDirectory[str]:
    """A new folder, in memory where there is one for that."""
    usable = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 1 << 28
    return tempfile.TemporaryDirectory(prefix="faults-", dir=_MEMORY if usable else None)


@dataclass(frozen=True)
class Point:
    """The write with this number meets a fault; ``always``: all after it too. ``again``: the start
    after it is killed at its write with that number (0: it is not)."""

    flow: str
    number: int
    kind: str
    always: bool = False
    again: int = 0


KINDS = (
    ("kill", False), ("torn", False), ("io error", False),
    ("kill", False), ("torn", False), ("full", False),
    ("kill", False), ("torn", False), ("io error", True),
    ("kill", False), ("torn", False), ("full", True),
)  # fmt: skip
"""What the points of a share meet, in turn: a kill at two of three, an error at the third."""
_AGAIN = 7
"""Each so many-th point is one where the next start is killed too."""
_STARTS_WRITE = 40
"""About the most writes of a start."""


def share(flow: str, calls: int, count: int, double: int = _AGAIN) -> list[Point]:
    """``count`` points of a flow that makes ``calls`` writes, spread evenly over them; each
    ``double``-th is followed by another fault."""
    return [
        Point(
            flow, 1 + place * calls // count, *KINDS[place % len(KINDS)],
            again=1 + (place // double * 11) % _STARTS_WRITE if place % double == 0 else 0,
        )
        for place in range(count)
    ]  # fmt: skip


@dataclass
class Walk:
    """Flows that run in a folder of their own, with the shim loaded; a context manager."""

    calls: dict[str, int] = field(default_factory=dict)
    _driver: subprocess.Popen[str] = field(init=False)
    _folder: tempfile.TemporaryDirectory[str] = field(default_factory=quick_folder)

    @property
    def place(self) -> Path:
        """The folder; gone after the walk."""
        return Path(self._folder.name)

    @property
    def now(self) -> Path:
        """Where a flow runs, always the same place: a shared shop knows it."""
        return self.place / "now"

    def __enter__(self) -> Walk:
        library = build_shim(self.place)
        self._driver = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.driver"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(SOURCE)},
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        assert self._driver.stdin is not None
        self._driver.stdin.close()
        self._driver.wait()
        assert self._driver.stdout is not None
        self._driver.stdout.close()
        self._folder.cleanup()

    def count(self, flow: str) -> int:
        """Writes of a flow without a fault; it is judged too."""
        if flow not in self.calls:
            self.calls[flow] = self.meet(Point(flow, 0, "nothing"))["calls"]
        return self.calls[flow]

    def lay_out(self, flow: str) -> Path:
        """What a flow begins with, in ``now``."""
        ready = self.place / flow
        shutil.rmtree(self.now, ignore_errors=True)
        if not ready.exists():
            (FLOWS | SLOW_FLOWS)[flow][0](self.now)
            self.now.rename(ready)
        shutil.copytree(ready, self.now)
        return self.now

    def play(self, point: Point, *, record: Path | None = None) -> dict[str, Any]:
        """Play a flow in ``now``, as it is, against a point; what the driver answered."""
        order = {"folder": str(self.now), "record": str(record or ""), **asdict(point)}
        answer: dict[str, Any] = self._ask(order)
        assert answer["error"] is None, f"{point}\n{answer['error']}"
        return answer

    def together(self, folders: Sequence[Path], number: int) -> list[str]:
        """Start one program in each folder at the same moment; what they say."""
        answers: list[str] = self._ask({"together": [str(f) for f in folders], "number": number})
        return answers

    def _ask(self, order: dict[str, Any]) -> Any:
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.write(json.dumps(order) + "\n")
        self._driver.stdin.flush()
        return json.loads(self._driver.stdout.readline())

    def meet(self, point: Point) -> dict[str, Any]:
        """Play a flow against a point from its beginning, and judge what is left."""
        folder = self.lay_out(point.flow)
        answer = self.play(point)
        told = answer["told"]
        if point.again and answer["killed"]:
            after = self.play(Point("start again", point.again, "kill"))
            told = [*told, *after["told"]]
            answer["again"] = after["killed"]
        try:
            judge(folder, told)
        except Exception as error:
            error.add_note(f"{point}, told: {told}")
            raise
        shutil.rmtree(folder)
        return answer
