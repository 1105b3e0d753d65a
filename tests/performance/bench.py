"""The benchmarks: `python3 run.py bench [--quick] [--rounds N] [--json OUT] [NAME ...]`.

Prints one table. Every ratio has both sides measured in the same run, in turn; the seconds of a
shared computer mean little, so times are given by the clock and as processor time, and where other
programs keep the computer busy the verdict goes by processor time. A goal that is missed is shown,
it does not fail the run: exit code 0 whenever all benchmarks ran.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:1] = [str(ROOT), str(ROOT / "src")]  # not this folder: its names are everyday words

from crm_desktop.progress import silent  # noqa: E402
from crm_desktop.services import sample  # noqa: E402
from crm_desktop.store import store as store_module  # noqa: E402
from crm_desktop.store.file_format import SHOP_FILE  # noqa: E402
from tests.performance import bench_window as bench_window_  # noqa: E402
from tests.performance import (  # noqa: E402
    card,
    measured,
    other_programs,
    paper,
    phones,
    search,
    sheets,
    today,
)
from tests.performance.import_jobs import change_note, change_status, open_store, save_contact  # noqa: E402
from tests.performance.measured import Stopwatch, Took  # noqa: E402

MEMORY_GOAL = 400
BUSY = 2.0
"""Waiting programs (load average) from which on processor time decides."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table; numbers as in the list of goals. ``ok`` None: only told."""

    number: str
    what: str
    measured: str
    floor: str = ""
    ratio: str = ""
    goal: str = ""
    ok: bool | None = None


@dataclass(slots=True)
class Bench:
    """One run: its sizes, where it may write, and what benchmarks share."""

    quick: bool
    rounds: int
    folder: Path
    load: float
    imported: dict[str, Path] = field(default_factory=dict)

    @property
    def is_busy(self) -> bool:
        """Whether other programs disturb the clock: they did at the start, or do now."""
        return self.load > BUSY or _load() > BUSY + 1  # one is the benchmark itself

    @property
    def records(self) -> int:
        return 20_000 if self.quick else 100_000

    def fresh(self, name: str) -> Path:
        """An empty folder for one shop."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder)) / "shop"

    def ratio(self, ours: Sequence[Took], floor: Sequence[Took]) -> tuple[float, str]:
        """The ratio that decides, and both ratios as text."""
        wall = _median(t.wall for t in ours) / _median(t.wall for t in floor)
        cpu = _median(t.cpu for t in ours) / _median(t.cpu for t in floor)
        decides = cpu if self.is_busy else wall
        return decides, f"{wall:.2f} wall, {cpu:.2f} CPU"


# -- importing -----------------------------------------------------------------------------------


def bench_csv(bench: Bench) -> Iterator[Line]:
    """1: import a comma-separated file; memory; undo."""
    yield from _import(bench, ".csv", 1.8)


def bench_xlsx(bench: Bench) -> Iterator[Line]:
    """1: import a workbook."""
    yield from _import(bench, ".xlsx", 1.6)


def _import(bench: Bench, suffix: str, goal: float) -> Iterator[Line]:
    sheet = sheets.cached_sheet(suffix, bench.records)
    ours: list[dict[str, Any]] = []
    floors: list[dict[str, Any]] = []
    for _ in range(bench.rounds):
        shop = bench.fresh("import")
        ours.append(
            measured.run("import_jobs", "import_sheet", path=str(sheet), shop=str(shop), undo=True)
        )
        bench.imported.setdefault(suffix, shop / SHOP_FILE)
        floors.append(
            measured.run(
                "import_floor", "floor", path=str(sheet), imported=str(bench.imported[suffix]),
                shop=str(bench.fresh("floor")),
            )
        )  # fmt: skip
    contacts = sum(ours[0]["creates"][kind] for kind in ("contacts", "companies"))
    if contacts != floors[0]["contacts"]:
        raise RuntimeError(f"the floor made {floors[0]['contacts']} contacts, not {contacts}")
    kind = suffix[1:]
    took = [Took(*one["total"]) for one in ours]
    decides, ratio = bench.ratio(took, [Took(*one["total"]) for one in floors])
    yield Line(
        "1", f"import {bench.records:,} x 15 {kind} ({bench.rounds} runs)", _seconds(took),
        _seconds([Took(*one["total"]) for one in floors]), ratio, f"<= {goal} x", decides <= goal,
    )  # fmt: skip
    for step in ("look", "plan", "apply"):
        yield Line("", f"  of it {step}", _seconds([Took(*one[step]) for one in ours]))
    for step in ("read", "stage", "apply"):
        shown = _seconds([Took(*one[step]) for one in floors])
        yield Line("", f"  of its floor {step}", "", shown)
    peak = max(one["peak_mib"] for one in ours)
    yield Line(
        "", f"  peak memory, {kind} (all processes, with the undo)", f"{peak:.0f} MiB", "", "",
        f"<= {MEMORY_GOAL} MiB", peak <= MEMORY_GOAL,
    )  # fmt: skip
    undo = [Took(*one["undo"]) for one in ours]
    # The reading process is not there when undoing: its time is in the import's total only.
    decides, ratio = bench.ratio(undo, took)
    yield Line(
        "5", f"undo of the {kind} import", _seconds(undo), _seconds(took), ratio, "<= 1 x",
        decides <= 1,
    )  # fmt: skip


def bench_others(bench: Bench) -> Iterator[Line]:
    """2: the same file into other programs; the slow ones get fewer rows."""
    sheet = sheets.cached_sheet(".csv", bench.records)
    shop = bench.fresh("others")
    ours = Took(
        *measured.run("import_jobs", "import_sheet", path=str(sheet), shop=str(shop))["total"]
    )
    whole = bench.records
    for name, what, rows, goal, faster in (
        ("django", "Django update_or_create", whole // 20, 10.0, True),
        ("django_parts", "the same, in tables like ours", whole // 20, 10.0, True),
        ("tryton", "Tryton import_data", whole // 50, 50.0, True),
        ("anki", "Anki import_csv", whole, 3.0, False),
    ):
        try:
            found = other_programs.measure(name, sheet, rows, sheets.cache_folder())
        except other_programs.NotMeasuredError as reason:
            yield Line("2", f"import against {what}", f"not measured: {reason}")
            continue
        theirs = Took(found["wall"] * whole / rows, found["cpu"] * whole / rows)
        decides, told = bench.ratio(*(([theirs], [ours]) if faster else ([ours], [theirs])))
        each = f"{found['cpu'] / rows * 1e6:.0f} us CPU a row, {rows:,} rows"
        yield Line(
            "2", f"import of {whole:,} rows {'before' if faster else 'after'} {what}",
            _seconds([ours]), each, told, f"{'>=' if faster else '<='} {goal:.0f} x",
            decides >= goal if faster else decides <= goal,
        )  # fmt: skip


def bench_saves(bench: Bench) -> Iterator[Line]:
    """4: a person saves while an import runs."""
    sheet = sheets.cached_sheet(".csv", bench.records)
    result = measured.run(
        "import_jobs", "import_sheet", path=str(sheet), shop=str(bench.fresh("saves")), saves=True
    )
    waits = sorted(result["saves"])
    longest = result["longest_chunk"]
    decides = longest if bench.is_busy else waits[-1]
    yield Line(
        "4", f"save during an import ({len(waits)} saves): longest, p99, p50",
        f"{waits[-1]:.0f}, {_percentile(waits, 0.99):.0f}, {_percentile(waits, 0.5):.1f} ms",
        f"longest chunk {longest:.0f} ms CPU", "", "<= 100 ms", decides <= 100,
    )  # fmt: skip


def bench_journal(bench: Bench) -> Iterator[Line]:
    """15: what the journal and the dirty table cost an import."""
    if ".csv" not in bench.imported:
        shop = bench.fresh("import")
        sheet = sheets.cached_sheet(".csv", bench.records)
        measured.run("import_jobs", "import_sheet", path=str(sheet), shop=str(shop))
        bench.imported[".csv"] = shop / SHOP_FILE
    took: dict[bool, list[Took]] = {True: [], False: []}
    indexed: list[list[int]] = []
    for _ in range(max(3, bench.rounds)):
        for journal in (True, False):
            result = measured.run(
                "import_floor", "apply_only", imported=str(bench.imported[".csv"]),
                shop=str(bench.fresh("journal")), journal=journal,
            )  # fmt: skip
            took[journal].append(Took(*result["apply"]))
            indexed.append(result["indexed"])
    if any(one != indexed[0] for one in indexed):
        raise RuntimeError(f"not the same was indexed with and without journal: {indexed}")
    decides, ratio = bench.ratio(took[True], took[False])
    yield Line(
        "15", f"moving {bench.records:,} rows with and without journal ({len(took[True])} runs)",
        _seconds(took[True]), _seconds(took[False]), ratio, "<= 1.4 x", decides <= 1.4,
    )  # fmt: skip


def bench_matching(bench: Bench) -> Iterator[Line]:
    """2b: matching where the truth is known."""
    result = measured.run("matching_truth", "measure", folder=str(bench.fresh("truth").parent))
    same = result["right"] + result["missed"]
    share = result["wrong"] / result["rows"]
    yield Line(
        "2b", f"wrong automatic matches among {result['rows']:,} rows", str(result["wrong"]), "",
        f"{share:.2%}", "<= 0.1 %", share <= 0.001,
    )  # fmt: skip
    yield Line(
        "2b", "  of these by the name alone", str(result["by_name_alone"]), "", "", "0",
        result["by_name_alone"] == 0,
    )  # fmt: skip
    yield Line(
        "2b", f"  found again of {same:,} persons told differently", str(result["right"]), "",
        f"{result['right'] / same:.0%}",
    )  # fmt: skip
    missed = {kind: v["missed"] for kind, v in result["by_kind"].items() if v.get("missed")}
    if missed:
        told = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in missed.items())
        yield Line("2b", f"  only offered or taken for new: {told}", str(result["missed"]))


# -- numbers, starting ---------------------------------------------------------------------------


def bench_phones(bench: Bench) -> Iterator[Line]:
    """3: telephone numbers against the plain library."""
    ratio, differences = phones.ratio()
    yield Line(
        "3", "phone normalising against the library (3 rounds)", "", "", f"{ratio:.2f}",
        "<= 0.4 x", ratio <= 0.4,
    )  # fmt: skip
    yield Line("3", "  numbers that differ", str(differences), "", "", "0", differences == 0)


_FORBIDDEN = ("PySide6", "sqlalchemy", "alembic", "openpyxl", "reportlab")
_VERSION = (
    "import runpy, sys\n"
    "sys.argv = ['crm-desktop', 'version']\n"
    "try:\n    runpy.run_module('crm_desktop', run_name='__main__')\n"
    "except SystemExit as end:\n    assert not end.code, end.code\n"
    f"print(*(name for name in {_FORBIDDEN!r} if name in sys.modules), sep=',')"
)


def bench_start(bench: Bench) -> Iterator[Line]:
    """10 (command line): how soon ``version`` answers, and what it loads."""
    times: dict[str, list[Took]] = {"version": [], "bare": []}
    commands = {"version": ["-m", "crm_desktop", "version"], "bare": ["-c", "pass"]}
    for _ in range(9):
        for name, arguments in commands.items():
            with Stopwatch() as watch:
                _python(arguments)
            times[name].append(watch.took)
    _, ratio = bench.ratio(times["version"], times["bare"])
    ours, floor = (_median(t.wall for t in times[name]) * 1000 for name in ("version", "bare"))
    yield Line(
        "", "start of version against bare Python (9 runs)", f"{ours:.0f} ms", f"{floor:.0f} ms",
        ratio,
    )  # fmt: skip
    loaded = _python(["-c", _VERSION]).splitlines()[-1].strip()
    yield Line("", "  loads Qt, SQLAlchemy or the like", loaded or "none", "", "", "none",
               not loaded)  # fmt: skip


def _python(arguments: Sequence[str]) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=True,
        encoding="utf-8",
    ).stdout  # fmt: skip


# -- the large shop ------------------------------------------------------------------------------


def sample_shop(bench: Bench) -> Path:
    """The generated shop, kept for the next run; made anew when what makes it has changed."""
    programs = sorted(Path(str(store_module.__file__)).parent.glob("*.py"))
    mark = sheets.made_by(Path(str(sample.__file__)), *programs)
    folder = sheets.cache_folder() / f"shop-{bench.records}-{mark}"
    if not folder.exists():
        for old in folder.parent.glob(f"shop-{bench.records}-*"):
            shutil.rmtree(old)
        making = bench.fresh("sample")
        with open_store(making) as store, Stopwatch() as watch:
            sample.make_sample_shop(
                store, size=bench.records, seed=1, today=sheets.TODAY, progress=silent, holds=2000
            )
        shutil.move(making, folder)
        print(f"(sample shop of {bench.records:,} persons made in {_seconds([watch.took])})")
    return folder


def bench_search(bench: Bench) -> Iterator[Line]:
    """6, 7: searching as one types."""
    with open_store(sample_shop(bench)) as store, store.read_raw() as raw:
        (contacts, entries) = raw.execute(
            "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM entry)"
        ).fetchone()
        found = search.measure(raw)
    for name, number, what, goal in (
        ("contacts", "6", f"search over {contacts:,} contacts, p50 / p99", 16),
        ("entries", "6", f"search over {entries:,} timeline entries, p50 / p99", 50),
    ):
        p50, p99 = found[f"{name}_p50"], found[f"{name}_p99"]
        yield Line(
            number, what, f"{p50:.2f} / {p99:.1f} ms", "", "", f"p99 <= {goal} ms", p99 <= goal
        )
    for name, what, number, part, goal_ratio in (
        ("contacts", "contacts", "6", "p99", 0.25),
        ("phones", "any 5 digits of a number", "7", "p50", 0.1),
        ("ends", "the last 5 digits of a number", "7", "p50", 0.1),
        ("emails", "any 6 signs of an address", "7", "p50", 0.1),
        ("names", "6 signs before the @ of an address", "7", "p50", 0.1),
    ):
        ratio = found[f"{name}_ratio"]
        yield Line(
            number, f"{what} against looking through all, {part}",
            f"{found[f'{name}_{part}']:.2f} ms", f"{found[f'like_{name}_{part}']:.1f} ms",
            f"{ratio:.3f}", f"<= {goal_ratio} x", ratio <= goal_ratio,
        )  # fmt: skip


def bench_save(bench: Bench) -> Iterator[Line]:
    """15: saves of a person in the large shop: a field, a searched one, a contact of three rows."""
    shop = bench.fresh("save")
    shutil.copytree(sample_shop(bench), shop)
    kinds = {
        "one field": change_status, "one note": change_note,
        "a contact, phone and e-mail": save_contact,
    }  # fmt: skip
    with open_store(shop) as store:
        for what, save in kinds.items():
            wall: list[float] = []
            cpu: list[float] = []
            commits: list[float] = []
            chance = random.Random(1)
            for _ in range(400):
                started, used = time.perf_counter(), time.thread_time()
                save(store, chance)
                wall.append((time.perf_counter() - started) * 1000)
                cpu.append((time.thread_time() - used) * 1000)
                started = time.perf_counter()
                with store.write_local() as raw:  # what the disk takes for any commit
                    raw.execute("UPDATE journal_state SET muted=muted")
                commits.append((time.perf_counter() - started) * 1000)
            p50, p99 = _percentile(wall, 0.5), _percentile(wall, 0.99)
            own = _percentile(cpu, 0.5)
            yield Line(
                "15", f"save of {what} among {bench.records:,}, p50 / p99 ({len(wall)} saves)",
                f"{p50:.2f} / {p99:.1f} ms", f"{_percentile(commits, 0.5):.2f} ms (empty commit)",
                f"{own:.2f} ms CPU (p50)", "p50 <= 1 ms", (own if bench.is_busy else p50) <= 1,
            )  # fmt: skip
    shutil.rmtree(shop)


def bench_export(bench: Bench) -> Iterator[Line]:
    """12: writing all contacts against only fetching them."""
    from tests.performance import export

    folder = bench.fresh("export").parent
    with open_store(sample_shop(bench)) as store:
        found = [export.measure(store, folder) for _ in range(min(3, bench.rounds))]
    median = {name: _median(one[name] for one in found) for name in found[0]}
    for kind, goal in (("csv", 2.0), ("xlsx", None)):
        ratio = median[f"{kind}_ratio"]
        yield Line(
            "12", f"export of all contacts as {kind} ({len(found)} runs)",
            f"{median[f'{kind}_s']:.1f} s", f"{median['query_s']:.1f} s", f"{ratio:.2f}",
            "" if goal is None else f"<= {goal} x", None if goal is None else ratio <= goal,
        )  # fmt: skip


def bench_card(bench: Bench) -> Iterator[Line]:
    """11: opening a card."""
    found = measured.run("card", "open_cards", folder=str(bench.fresh("card")))
    ratio = found["many"] / found["few"]
    yield Line(
        "11", f"card with {card.MANY:,} entries against one with {card.FEW}, painted",
        f"{found['many']:.1f} ms", f"{found['few']:.1f} ms", f"{ratio:.2f}", "<= 1.5 x",
        ratio <= 1.5,
    )  # fmt: skip
    slowest = max(found["many"], found["few"])
    yield Line(
        "11", "  on the main thread (by the clock; longest)",
        f"{slowest:.1f} ms ({found['many_wall']:.1f}; {found['longest']:.1f})", "", "",
        "<= 50 ms", slowest <= 50,
    )  # fmt: skip


def bench_board(bench: Bench) -> Iterator[Line]:
    """The board with 2,000 open deals: first paint, frames of a drag, drop to repaint."""
    found = measured.run(
        "board", "board", shop=str(bench.fresh("board")), deals=2000, drags=10 * bench.rounds
    )
    first = {name: [Took(*one) for one in found["first"][name]] for name in ("ours", "floor")}
    ratio, said = bench.ratio(first["ours"], first["floor"])
    ours, floor = (_median(took.wall for took in first[name]) for name in ("ours", "floor"))
    yield Line(
        "13", f"first paint of the board with {found['cards']:,} cards", f"{ours * 1000:.0f} ms",
        f"{floor * 1000:.0f} ms (one widget)", said, "<= 2 x", ratio <= 2,
    )  # fmt: skip
    for what, name, goal in (("frame of a drag", "frames", 16), ("drop to repaint", "drops", 30)):
        took = [Took(*one) for one in found[name]]
        wall = _percentile([one.wall * 1000 for one in took], 0.95)
        cpu = _percentile([one.cpu * 1000 for one in took], 0.95)
        yield Line(
            "13", f"  {what}, p95 ({len(took)} times)", f"{wall:.1f} ms", "",
            f"{cpu:.1f} ms CPU", f"<= {goal} ms", (cpu if bench.is_busy else wall) <= goal,
        )  # fmt: skip


def bench_today(bench: Bench) -> Iterator[Line]:
    """The page of the day with half as many reminders as contacts."""
    found = measured.run("today", "day", shop=str(sample_shop(bench)), rounds=4 * bench.rounds)
    for what, name, goal in (
        (f"Today with {found['reminders']:,} reminders opens, painted", "open", 50),
        ("  read and painted anew after a commit", "again", 50),
        ("  number in the side bar", "count", 16), ("  name found in a line typed", "line", 50),
    ):  # fmt: skip
        wall, cpu = (today.milliseconds(found[name], busy=busy) for busy in (False, True))
        yield Line(
            "", f"{what}, p95 ({len(found[name])} times)", f"{wall:.1f} ms", "",
            f"{cpu:.1f} ms CPU", f"<= {goal} ms", (cpu if bench.is_busy else wall) <= goal,
        )  # fmt: skip
    wall = today.milliseconds(found["side"], busy=False, part=0.5)
    yield Line("", "  right column, read in a job", f"{wall:.0f} ms", "", "", "", None)


def bench_paper(bench: Bench) -> Iterator[Line]:
    """13: pages against the bare canvas, memory, and the first page after a choice."""
    shop = str(sample_shop(bench))
    found = measured.run("paper", "against_canvas", shop=shop, rounds=bench.rounds)
    for what, name in (
        (f"{paper.SHEETS:,} customer sheets", "sheets"), (f"a list of {paper.ROWS:,} rows", "list"),
    ):  # fmt: skip
        times = {side: [Took(*one) for one in found[name][side]] for side in ("ours", "floor")}
        ratio, said = bench.ratio(times["ours"], times["floor"])
        yield Line(
            "13", f"{what}, {found[name]['pages']:,} pages, against the bare canvas",
            _seconds(times["ours"]), _seconds(times["floor"]), said, "<= 1.5 x", ratio <= 1.5,
        )  # fmt: skip
    few, many = (
        measured.run("paper", "memory", shop=shop, sheets=count)["peak_mib"] for count in (10, 1000)
    )
    yield Line("13", "  memory of 1,000 sheets (of 10)", f"{many:.0f} MiB", f"{few:.0f} MiB")
    first = measured.run("paper", "first_page", shop=shop, rounds=4 * bench.rounds)
    for what, name in (("a short report", "short"), ("a long one", "long")):
        wall = 1000 * _percentile(first[name], 0.95)
        yield Line(
            "13", f"  first page of {what} after a choice, p95", f"{wall:.0f} ms", "", "",
            "<= 300 ms", wall <= 300,
        )  # fmt: skip
    opened = [
        measured.run("reports_window", "opened", shop=shop, waited=5.0) for _ in range(bench.rounds)
    ]
    wall, used = (min(one[name] for one in opened) for name in ("wall", "main_thread"))
    yield Line(
        "13", "  first page at the first opening of Reports (least)", f"{wall:.0f} ms", "",
        f"{used:.0f} ms CPU of the window", "<= 300 ms", wall <= 300 and not opened[0]["loaded"],
    )  # fmt: skip


def bench_window(bench: Bench) -> Iterator[Line]:
    """10: the window from start to its first painted rows."""
    for told in bench_window_.starting(sample_shop(bench), 9, busy=bench.is_busy):
        yield Line(*told)


def bench_list(bench: Bench) -> Iterator[Line]:
    """6, 8, 9: the list of contacts in the window, and its memory."""
    for told in bench_window_.the_list(sample_shop(bench), bench.rounds, busy=bench.is_busy):
        yield Line(*told)


def bench_scroll(bench: Bench) -> Iterator[Line]:
    """4: scrolling while an import runs."""
    shop = bench.fresh("scroll")
    shutil.copytree(sample_shop(bench), shop)
    sheet = sheets.cached_sheet(".csv", bench.records)
    for told in bench_window_.scrolling(shop, sheet, busy=bench.is_busy):
        yield Line(*told)
    shutil.rmtree(shop)


def bench_journeys(bench: Bench) -> Iterator[Line]:
    """10: the main thread on the usual ways through the window."""
    shop = bench.fresh("journeys")
    shutil.copytree(sample_shop(bench), shop)
    for told in bench_window_.journeys(shop):
        yield Line(*told)
    shutil.rmtree(shop)


def bench_sync(bench: Bench) -> Iterator[Line]:
    """14: sharing a shop: sealing, applying, joining, catching up, bytes, silence."""
    contacts = bench.records // 50
    found = measured.run("sync", "sharing", folder=str(bench.fresh("sync")), contacts=contacts)
    took = {name: Took(*one) for name, one in found["times"].items()}
    rows = f"{found['rows']:,} rows"
    for number, what, ours, floor, beside, goal in (
        ("14", f"seal {rows}", "seal", "seal_floor", "read, zstd", 2.0),
        ("14", f"apply {rows} in segments", "apply", "append", "raw append", 3.5),
        ("14", "  writing these segments", "codec_out", "apply", "apply", 0.25),
        ("14", "  reading them", "codec_in", "apply", "apply", 0.5),
        (
            "",
            f"apply {found['wire']['edits']:,} edits, {found['lots']} times",
            "edits",
            "edits_floor",
            "UPDATEs",
            4.0,
        ),
        ("", f"join with {rows} by a snapshot", "join", "join_floor", "packed file", 1.5),
        (
            "",
            f"catch up with {found['year']:,} changes by a snapshot",
            "catch_up",
            "catch_up_floor",
            "UPDATEs",
            3.0,
        ),
    ):
        decides, ratio = bench.ratio([took[ours]], [took[floor]])
        yield Line(
            number, what, _seconds([took[ours]]), f"{_seconds([took[floor]])} {beside}", ratio,
            f"<= {goal} x", decides <= goal,
        )  # fmt: skip
        if ours == "seal":
            yield from _bare_seal(bench, found["bare"], took)
    decides, ratio = bench.ratio([took["single"]], [took["set"]])
    yield Line(
        "14", "  rows one by one against in sets", _seconds([took["single"]]),
        _seconds([took["set"]]), ratio, ">= 1.5 x", decides >= 1.5,
    )  # fmt: skip
    yield Line("", f"snapshot of {rows}, read back", _seconds([took["snapshot"]]))
    # 200 bytes of each segment are its header, its hash and who had seen what.
    wire = (found["wire"]["ours"] - 200 * found["wire"]["segments"]) / found["wire"]["least"]
    yield Line(
        "", f"bytes of {found['wire']['edits']:,} edits in {found['wire']['segments']} segments",
        f"{found['wire']['ours']:,}",
        f"{found['wire']['least']:,} zstd-9", f"{wire:.2f}", "<= 1.25 x", wire <= 1.25,
    )  # fmt: skip
    yield Line(
        "", "files written by ten idle turns", str(found["idle"]), "", "", "0", found["idle"] == 0
    )


def _bare_seal(
    bench: Bench, parts: dict[str, list[float]], took: dict[str, Took]
) -> Iterator[Line]:
    """How much of a seal is calls that nothing can leave out."""
    bare = Took(*map(sum, zip(*parts.values(), strict=True)))
    _, ratio = bench.ratio([bare], [took["seal_floor"]])
    yield Line("", "  its bare calls alone", _seconds([bare]), "", ratio)
    for part, (wall, cpu) in parts.items():
        _, ratio = bench.ratio([Took(wall, cpu)], [took["seal_floor"]])
        yield Line("", f"    {part}", _seconds([Took(wall, cpu)]), "", ratio)
    _, ratio = bench.ratio([took["seal"]], [bare])
    yield Line("", "  the whole seal against them", "", "", ratio)


def bench_backup(bench: Bench) -> Iterator[Line]:
    """A backup against a copy of the file; a person who saves beside it."""
    size = 1500 if bench.quick else 6000
    found = measured.run(
        "backup", "backups", shop=str(bench.fresh("backup")), size=size, rounds=2 * bench.rounds + 1
    )
    took = {name: [Took(*one) for one in found[name]] for name in ("floor", "copy", "quick")}
    for name, said, goal in (
        ("copy", "backup", 3.0), ("quick", "  with a quick look at it", 4.5)
    ):  # fmt: skip
        ratio, shown = bench.ratio(took[name], took["floor"])
        yield Line(
            "", f"{said} of {found['size'] / 1e6:.0f} MB against a copy of the file",
            f"{_median(t.wall for t in took[name]):.2f} s",
            f"{_median(t.wall for t in took['floor']):.2f} s", shown, f"<= {goal} x", ratio <= goal,
        )  # fmt: skip
    yield Line(
        "", f"  longest of {found['saves']} saves beside a checked one (alone)",
        f"{1000 * found['longest']:.0f} ms ({1000 * found['longest_alone']:.0f})", "", "",
        "<= 50 ms", found["longest"] <= 0.05,
    )  # fmt: skip


def bench_encrypted(bench: Bench) -> Iterator[Line]:
    """17: what encryption costs, in time of the processor."""
    found = measured.run(
        "encrypted", "shops", folder=str(bench.fresh("encrypted").parent),
        contacts=1000 if bench.quick else 3000,
    )  # fmt: skip
    for name, goal in (("list", 1.1), ("search", 1.1), ("card", 1.1), ("import", 1.5)):
        plain, encrypted = found[name]
        yield Line(
            "17", f"{name} of an encrypted shop against a plain one", f"{1000 * encrypted:.0f} ms",
            f"{1000 * plain:.0f} ms", f"{encrypted / plain:.2f} CPU", f"<= {goal} x",
            encrypted <= goal * plain,
        )  # fmt: skip


BENCHMARKS: dict[str, Callable[[Bench], Iterator[Line]]] = {
    "phones": bench_phones,
    "start": bench_start,
    "matching": bench_matching,
    "csv": bench_csv,
    "xlsx": bench_xlsx,
    "others": bench_others,
    "saves": bench_saves,
    "journal": bench_journal,
    "search": bench_search,
    "save": bench_save,
    "export": bench_export,
    "card": bench_card,
    "board": bench_board,
    "today": bench_today,
    "paper": bench_paper,
    "window": bench_window,
    "list": bench_list,
    "scroll": bench_scroll,
    "journeys": bench_journeys,
    "sync": bench_sync,
    "backup": bench_backup,
    "encrypted": bench_encrypted,
}

# -- the table -----------------------------------------------------------------------------------


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _median(values: Iterator[float]) -> float:
    return statistics.median(values)


def _percentile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def _seconds(took: Sequence[Took]) -> str:
    wall, cpu = _median(t.wall for t in took), _median(t.cpu for t in took)
    return f"{wall:.1f} s ({cpu:.1f} CPU)"


_WIDTHS = (4, 66, 26, 26, 24, 14)


def show(line: Line) -> None:
    """Print one line of the table."""
    verdict = {None: "", True: "ok", False: "OVER"}[line.ok]
    cells = (line.number, line.what, line.measured, line.floor, line.ratio, line.goal)
    text = " ".join(f"{cell:<{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))
    print(f"{text} {verdict}".rstrip(), flush=True)


@contextmanager
def _working_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="crm-desktop-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(bench: Bench, names: Sequence[str]) -> tuple[list[Line], int]:
    """Do the benchmarks named; their lines, and how many could not be done."""
    lines: list[Line] = []
    failed = 0
    show(Line("no.", "what", "measured", "floor", "ratio", "goal"))
    for name in names:
        try:
            for line in BENCHMARKS[name](bench):
                lines.append(line)
                show(line)
        except Exception:  # noqa: BLE001 - the others are still worth having
            traceback.print_exc()
            failed += 1
    return lines, failed


def main() -> int:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="a fifth of the size")
    parser.add_argument("--rounds", type=int, help="runs of the long ones (2, quick: 3)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the lines there as well")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
    load = _load()
    decides = "processor time decides" if load > BUSY else "the clock decides unless others come"
    print(f"{os.cpu_count()} processors, load {load:.1f}: {decides}")
    with _working_folder() as folder:
        rounds = given.rounds or (3 if given.quick else 2)
        bench = Bench(given.quick, rounds, folder, load)
        lines, failed = run(bench, given.names or list(BENCHMARKS))
    over = [line for line in lines if line.ok is False]
    reached = sum(line.ok is True for line in lines)
    print(f"load at the end {_load():.1f}; {reached} goals reached, {len(over)} missed")
    if given.json:
        given.json.write_text(
            json.dumps({"load": load, "lines": [asdict(line) for line in lines]}, indent=1), "utf-8"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
