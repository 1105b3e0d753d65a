"""The benchmarks of the window: starting, the contact list, typing, scrolling during an import.

Each yields tuples that ``bench`` makes lines of: number, what, measured, floor, ratio, goal, ok.
Where other programs keep the computer busy, the main thread's processor time decides.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.performance import measured

ROOT = Path(__file__).resolve().parents[2]
Told = tuple[str, str, str, str, str, str, bool | None]
Times = Sequence[Sequence[float]]


def _at(times: Times, part: float, *, busy: bool) -> float:
    ordered = sorted(one[busy] for one in times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def _clock(busy: bool) -> str:
    return "CPU" if busy else "wall"


def starting(shop: Path, rounds: int, *, busy: bool) -> Iterator[Told]:
    """10: start to first painted rows beside a bare painted window."""
    figure = "cpu" if busy else "wall"
    found: dict[str, list[dict[str, Any]]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as compiled:  # an installed program is compiled already
        for at in range(rounds + 1):
            for kind, arguments in (("bare", []), ("ours", [str(shop)])):
                result = _fresh([kind, *arguments], compiled)
                if at:  # the first ones compiled
                    found[kind].append(result)

    def median(kind: str, name: str) -> float:
        values = sorted(float(one[name]) for one in found[kind])
        return values[len(values) // 2]

    ratio = median("ours", figure) / median("bare", figure)
    yield (
        "10", f"start to first painted rows ({rounds} runs)", f"{median('ours', figure):.0f} ms",
        f"{median('bare', figure):.0f} ms", f"{ratio:.2f} {_clock(busy)}", "<= 1.5 x", ratio <= 1.5,
    )  # fmt: skip
    ours, bare = median("ours", "mib_painted"), median("bare", "mib_painted")
    yield (
        "10", "  memory used by then", f"{ours:.0f} MiB", f"{bare:.0f} MiB", f"{ours / bare:.2f}",
        "<= 1.5 x", ours <= 1.5 * bare,
    )  # fmt: skip
    gap, gap_cpu = median("ours", "gap"), median("ours", "gap_cpu")
    yield (
        "10", "  longest gap afterwards", f"{gap:.0f} ms ({gap_cpu:.0f} CPU)", "", "", "<= 50 ms",
        (gap_cpu if busy else gap) <= 50,
    )  # fmt: skip
    loaded = sorted({name for one in found["ours"] for name in one["loaded"]})
    yield (
        "10", "  loaded before the first paint", ", ".join(loaded) or "none", "", "", "none",
        not loaded,
    )  # fmt: skip


def _fresh(arguments: Sequence[str], compiled: str) -> dict[str, Any]:
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONPYCACHEPREFIX": compiled,
        "QT_QPA_PLATFORM": "offscreen", "WINDOW_STARTED": repr(time.time()),
    }  # fmt: skip
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    program = str(Path(__file__).with_name("window.py"))
    done = subprocess.run(
        [sys.executable, program, *arguments], env=environment, cwd=ROOT, capture_output=True,
        check=True, encoding="utf-8",
    )  # fmt: skip
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def the_list(shop: Path, rounds: int, *, busy: bool) -> Iterator[Told]:
    """8, 9, 6: the list of contacts; memory with the shop open."""
    told = _clock(busy)
    found = measured.run("list_view", "first_paint", shop=str(shop), rounds=max(5, rounds))
    ours, floor = (_at(found[kind], 0.5, busy=busy) for kind in ("ours", "constant"))
    ratio = ours / floor
    yield (
        "8", "list to first paint, beside constant text", f"{ours:.1f} ms", f"{floor:.1f} ms",
        f"{ratio:.2f} {told}", "<= 1.5 x", ratio <= 1.5,
    )  # fmt: skip
    found = measured.run("list_view", "pages", shop=str(shop))
    page, jump = (_at(found[kind], 0.95, busy=busy) for kind in ("page", "jump"))
    middle = _at(found["page"], 0.5, busy=busy)
    yield (
        "8", f"a page on, of {found['rows']:,} rows, p50 / p95", f"{middle:.1f} / {page:.1f} ms",
        "", told, "p95 <= 10 ms", page <= 10,
    )  # fmt: skip
    yield "8", "a jump anywhere, p95", f"{jump:.1f} ms", "", told, "<= 16 ms", jump <= 16
    mib = found["mib"]
    yield "", "memory with this shop open", f"{mib:.0f} MiB", "", "", "<= 200 MiB", mib <= 200
    found = measured.run("list_view", "sorting", shop=str(shop), rounds=max(5, rounds))
    for name in ("last_at", "open_sum"):
        # The work is done on two threads, so only the clock knows how long a person waits.
        ours, bare = (_at(found[name][kind], 0.5, busy=False) for kind in ("ours", "bare"))
        yield (
            "9", f"sorting by {name} to painted rows", f"{ours:.0f} ms", f"{bare:.0f} ms",
            f"{ours / bare:.2f} wall", "<= 2 x", None if busy else ours <= 2 * bare,
        )  # fmt: skip
    for what, job in (("filter", "typing"), ("palette", "palette")):
        keys = measured.run("list_view", job, shop=str(shop))["keys"]
        p95, p99 = (_at(keys, part, busy=busy) for part in (0.95, 0.99))
        yield (
            "6", f"a key typed into the {what} to painted rows, p95 / p99 ({len(keys)} keys)",
            f"{p95:.1f} / {p99:.1f} ms", "", told, "p99 <= 16.7 ms", p99 <= 16.7,
        )  # fmt: skip


def journeys(shop: Path) -> Iterator[Told]:
    """How long the main thread is taken at a time on the usual ways; ``shop`` is written to."""
    found = measured.run("journeys", "journeys", shop=str(shop))["rounds"]
    for name in found[0]:
        (first, first_wall), (again, again_wall) = (one[name] for one in found)
        yield (
            "", f"main thread taken at once: {name}, first and again",
            f"{first:.0f}, {again:.0f} ms CPU", f"{first_wall:.0f}, {again_wall:.0f} ms wall", "",
            "<= 50 ms", max(first, again) <= 50,
        )  # fmt: skip


def scrolling(shop: Path, sheet: Path, *, busy: bool) -> Iterator[Told]:
    """4: frames of the scrolling list during an import; ``shop`` is written to."""
    frames = {
        kind: measured.run("list_view", "scrolling", shop=str(shop), sheet=path)["frames"]
        for kind, path in (("idle", ""), ("importing", str(sheet)))
    }
    idle, importing = (_at(frames[kind], 0.99, busy=busy) for kind in ("idle", "importing"))
    ratio = importing / idle
    yield (
        "4", f"scroll frame during an import, p99 ({len(frames['importing'])} frames)",
        f"{importing:.1f} ms", f"{idle:.1f} ms", f"{ratio:.2f} {_clock(busy)}", "<= 1.5 x",
        ratio <= 1.5,
    )  # fmt: skip
