"""Run one job in a fresh process, and tell its times and the memory it needed.

A job is a function of a module here; it gets plain arguments and gives back plain values. Times
are taken inside the job with ``Stopwatch``, so that starting Python counts for nobody. Memory is
that of the process and all processes below it, added up and looked at fifty times a second.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

ROOT = Path(__file__).resolve().parents[2]
_LOOK_EVERY = 0.02
_MIB = 1024 * 1024


class Took(NamedTuple):
    """Seconds by the clock on the wall and of processor time (with ended child processes)."""

    wall: float
    cpu: float


class Stopwatch:
    """``with Stopwatch() as watch: ...``; then ``watch.took``."""

    took: Took

    def __enter__(self) -> Self:
        self._wall, self._cpu = time.perf_counter(), _processor_time()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.took = Took(time.perf_counter() - self._wall, _processor_time() - self._cpu)


def _processor_time() -> float:
    times = os.times()  # counts in hundredths, which is a lot of a floor of a tenth of a second
    return time.process_time() + times.children_user + times.children_system


def run(module: str, job: str, **arguments: Any) -> dict[str, Any]:
    """What ``tests.performance.<module>.<job>`` gives back, with ``peak_mib`` besides.

    Raises:
        RuntimeError: the job failed; its output was shown.
    """
    command = [sys.executable, str(Path(__file__)), module, job, json.dumps(arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        peak = _Peak(process.pid)
        assert process.stdout is not None
        answer = process.stdout.read()
        peak.stop()
    if process.returncode:
        raise RuntimeError(f"{job} ended with {process.returncode}")
    result: dict[str, Any] = json.loads(answer)
    result["peak_mib"] = peak.mib
    return result


class _Peak:
    """Watches a process and those below it (Linux only; elsewhere the peak stays 0)."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._ended = threading.Event()
        self.mib = 0.0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        if Path("/proc/self/statm").exists():
            self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_EVERY):
            self.mib = max(self.mib, _resident(self._pid) / _MIB)


def _resident(pid: int) -> int:
    """Bytes in memory of a process and all below it."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except (OSError, IndexError):
        return 0  # it has just ended
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(_resident(int(child)) for child in below)


def main() -> None:
    """The fresh process: do the job and print what it gives back as JSON."""
    sys.path[:1] = [str(ROOT), str(ROOT / "src")]  # not this folder: its names are everyday words
    module, job, arguments = sys.argv[1:]
    found = importlib.import_module(f"tests.performance.{module}")
    print(json.dumps(getattr(found, job)(**json.loads(arguments))))


if __name__ == "__main__":
    main()
