"""Walks through all writes of the flows and lets each of them meet a fault.

``Walk`` counts the writes of a flow once; the tests take a share of the points, spread evenly and
another one for each fault, ``python run.py soak --faults N`` all or N of them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.flows import FLOWS
from tests.faults.judge import judge

ROOT = Path(__file__).resolve().parents[2]


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


@dataclass(frozen=True)
class Point:
    """The write with this number meets a fault; ``always``: all after it too."""

    flow: str
    number: int
    kind: str
    always: bool = False


KINDS = (
    ("kill", False), ("torn", False), ("io error", False),
    ("kill", False), ("torn", False), ("full", False),
    ("kill", False), ("torn", False), ("io error", True),
    ("kill", False), ("torn", False), ("full", True),
)  # fmt: skip
"""What the points of a share meet, in turn: a kill at two of three, an error at the third."""


def share(flow: str, calls: int, count: int) -> list[Point]:
    """``count`` points of a flow that makes ``calls`` writes, spread evenly over them."""
    return [
        Point(flow, 1 + place * calls // count, *KINDS[place % len(KINDS)])
        for place in range(count)
    ]


@dataclass
class Walk:
    """Flows that run in ``place``, with the shim loaded; a context manager."""

    place: Path
    calls: dict[str, int] = field(default_factory=dict)
    _driver: subprocess.Popen[str] = field(init=False)

    @property
    def _now(self) -> Path:
        """Where a flow runs, always the same place: a shared shop knows it."""
        return self.place / "now"

    def __enter__(self) -> Walk:
        self.place.mkdir(parents=True, exist_ok=True)
        library = build_shim(self.place)
        self._driver = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.driver"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        assert self._driver.stdin is not None
        self._driver.stdin.close()
        self._driver.wait()
        assert self._driver.stdout is not None
        self._driver.stdout.close()

    def count(self, flow: str) -> int:
        """Writes of a flow without a fault; it is judged too."""
        if flow not in self.calls:
            FLOWS[flow][0](self._now)
            self._now.rename(self.place / flow)
            self.calls[flow] = self.meet(Point(flow, 0, "nothing"))["calls"]
        return self.calls[flow]

    def meet(self, point: Point) -> dict[str, Any]:
        """Play a flow against a point and judge what is left; what the driver answered."""
        folder = self._now
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.place / point.flow, folder)
        order = {"folder": str(folder), **point.__dict__}
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.write(json.dumps(order) + "\n")
        self._driver.stdin.flush()
        answer: dict[str, Any] = json.loads(self._driver.stdout.readline())
        assert answer["error"] is None, f"{point}\n{answer['error']}"
        try:
            judge(folder, answer["told"])
        except Exception as error:
            error.add_note(f"{point}, told: {answer['told']}")
            raise
        shutil.rmtree(folder)
        return answer
