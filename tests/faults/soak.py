"""Many more faults than the tests have time for; ``tests/soak.py`` is the command.

A part is a list of cases, each of which passes or fails alone. A case that fails is told with the
command that repeats it, and the others go on.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.faults import clocks, copies, damage, drills, fuzz, memory
from tests.faults.disks import can_mount, mounted
from tests.faults.flows import FLOWS, SLOW_FLOWS
from tests.faults.points import Point, Walk, can_inject, quick_folder, share
from tests.faults.power import PowerCuts
from tests.faults.sleep import sleeps
from tests.faults.starts import race
from tests.helpers.shop import make_template

_IMAGES_AT_ONCE = 500
_FILES_AT_ONCE = 1000


class Case(NamedTuple):
    """What to play: it answers how much that was, and raises when something is lost."""

    name: str
    play: Callable[[], int]


Part = Callable[[Walk, int], Iterator[Case]]


def points(walk: Walk, count: int) -> Iterator[Case]:
    """Faults at so many writes in all, or at each of them where there are fewer."""
    for flow in FLOWS:
        calls = walk.count(flow)
        for point in share(flow, calls, min(calls, count // len(FLOWS) or 1)):
            yield Case(f"{flow}-{point.number}", partial(_met, walk, point))


def windows(walk: Walk, count: int) -> Iterator[Case]:
    """The same at so many writes while somebody types in the window."""
    for flow in SLOW_FLOWS:
        for point in share(flow, walk.count(flow), count // len(SLOW_FLOWS)):
            yield Case(f"{flow}-{point.number}", partial(_met, walk, point))


def asleep(walk: Walk, count: int) -> Iterator[Case]:
    """The PC falls asleep at so many writes, and another program starts meanwhile."""
    flows = [*FLOWS, *SLOW_FLOWS]
    for flow in flows:
        for point in share(flow, walk.count(flow), count // len(flows) or 1, double=1):
            yield Case(f"{flow}-{point.number}", partial(_slept, walk, point))


def _slept(walk: Walk, point: Point) -> int:
    sleeps(walk, point)
    return 1


def doubles(walk: Walk, count: int) -> Iterator[Case]:
    """Killed at so many writes, and then again at one of the next start."""
    for flow in FLOWS:
        for point in share(flow, walk.count(flow), count // len(FLOWS) or 1, double=1):
            killed = replace(point, kind="kill", always=False)
            yield Case(f"{flow}-{point.number}", partial(_met, walk, killed))


def power(walk: Walk, count: int) -> Iterator[Case]:
    """So many images of a disk after the power failed."""
    left, seed = count, 1
    while left > 0:
        for flow in FLOWS:
            images = min(_IMAGES_AT_ONCE, -(-count // len(FLOWS)), left)
            if images:
                yield Case(f"{flow}-{seed}", partial(_looked, walk, flow, images, seed))
            left -= images
        seed += 1


def disks(walk: Walk, count: int) -> Iterator[Case]:
    """Flows on so many disks that are too small."""
    if not can_mount():
        print("disks: left out, only root of Linux mounts small disks", flush=True)
        return
    for flow in FLOWS:
        yield Case(flow, partial(_full, flow, -(-count // len(FLOWS))))


def _full(flow: str, sizes: int) -> int:
    wrong = [size for size in mounted([flow], sizes) if size["error"]]
    if wrong:
        error = AssertionError(f"{len(wrong)} of {sizes} sizes")
        error.add_note(str(wrong[0]))
        raise error
    return sizes


def starts(walk: Walk, count: int) -> Iterator[Case]:
    """Several programs start on one shop so often."""
    for number in range(count):
        yield Case(f"{number}", partial(_raced, walk, number))


def _raced(walk: Walk, number: int) -> int:
    race(walk, number)
    return 1


def wrong_clocks(walk: Walk, count: int) -> Iterator[Case]:
    """So many PCs whose clocks are wrong or are changed."""
    template = make_template(walk.place / "template")
    for number in range(count):
        kind = clocks.KINDS[number % len(clocks.KINDS)]
        seed = number // len(clocks.KINDS)
        yield Case(f"{kind.name}-{seed}", partial(_clock, kind, seed, template))


def _clock(kind: clocks.Kind, seed: int, template: Path) -> int:
    with quick_folder() as place:
        clocks.play(Path(place) / "shop", kind, seed, template)
    return 1


def damaged(walk: Walk, count: int) -> Iterator[Case]:
    """So many shop files that a disk has damaged."""
    content = damage.build(walk.place / "built")
    for how in damage.HOWS:
        seeds = range(-(-count // len(damage.HOWS)))
        yield Case(how, partial(_damaged, walk, content, how, seeds))


def _damaged(walk: Walk, content: bytes, how: damage.How, seeds: range) -> int:
    found = damage.play(walk.place / "damaged", content, how, seeds)
    print(f"  {how}: {dict(found)}", flush=True)
    return sum(found.values())


def files(walk: Walk, count: int) -> Iterator[Case]:
    """So many spreadsheets, cards and mails that were changed."""
    for first in range(0, count, _FILES_AT_ONCE):
        for kind in fuzz.KINDS:
            yield Case(f"{kind}-{first}", partial(_read, kind, first, _FILES_AT_ONCE // 2))


def _read(kind: str, first: int, count: int) -> int:
    found = fuzz.play(kind, first, count)
    ended = {what: times for what, times in found.items() if what not in {"read", "refused"}}
    if ended:
        print(f"  {kind} from {first}: {ended}", flush=True)
    return sum(found.values())


def changed_copies(walk: Walk, count: int) -> Iterator[Case]:
    """So many backup copies that were changed."""
    copies.build(walk.place / "copied")
    yield Case("all", partial(copies.play, walk.place / "copied", range(count)))


def too_little_memory(walk: Walk, count: int) -> Iterator[Case]:
    """Files to read and pages to prepare with so many limits of memory."""
    if not memory.can_limit():
        print("memory: left out, only Linux keeps a process to some memory", flush=True)
        return
    steps = memory.steps(count)
    yield Case("reading", partial(_within, partial(memory.reading, walk.place), steps))
    template = make_template(walk.place / "template")
    shop = walk.place / "printing"
    yield Case("printing", partial(_within, partial(memory.printing, shop, template), steps))


def _within(play: Callable[[Sequence[int]], Counter[str]], steps: Sequence[int]) -> int:
    found = play(steps)
    print(f"  {dict(found)}", flush=True)
    assert found.keys() <= {"read", "printed"} | memory.REFUSALS
    return sum(found.values())


def _met(walk: Walk, point: Point) -> int:
    walk.count(point.flow)
    walk.meet(point)
    return 1


def _looked(walk: Walk, flow: str, images: int, seed: int) -> int:
    return PowerCuts(walk, flow).look(images, seed).images


def restored(walk: Walk, count: int) -> Iterator[Case]:
    """So many backups that are brought back and compared."""
    template = make_template(walk.place / "template")
    for seed in range(count):
        yield Case(f"{seed}", partial(_restored, seed, template))


def _restored(seed: int, template: Path) -> int:
    with quick_folder() as place:
        drills.drill(Path(place) / "shop", template, seed)
    return 1


PARTS: dict[str, Part] = {
    "faults": points, "windows": windows, "asleep": asleep, "doubles": doubles,
    "power": power, "disks": disks, "starts": starts, "clocks": wrong_clocks,
    "damaged": damaged, "drills": restored, "files": files, "copies": changed_copies,
    "memory": too_little_memory,
}  # fmt: skip


def play(part: str, count: int, *, only: str = "", until: float | None = None) -> int:
    """Play a part, of which ``only`` those whose name begins so, and tell how it went; the number
    of cases that failed. ``until``: when to stop, by ``time.monotonic``."""
    if not can_inject():
        print(f"{part}: left out, needs Linux and a C compiler", flush=True)
        return 0
    done = failed = 0
    stopped = ""
    with Walk() as walk:
        for case in PARTS[part](walk, count):
            if not case.name.startswith(only):
                continue
            if until is not None and time.monotonic() > until:
                stopped = ", then the time was over"
                break
            try:
                done += case.play()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
                failed += 1
                notes = " ".join(getattr(error, "__notes__", []))
                print(
                    f"{part} {case.name}: {type(error).__name__} {error} {notes}\n"
                    f"  again: python run.py soak --{part} {count} --only {case.name}",
                    flush=True,
                )
    print(f"{part}: {done} played, {failed} failed{stopped}", flush=True)
    return failed
