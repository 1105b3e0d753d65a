"""Many more simulated offices than the tests have time for: ``python run.py soak --seeds 100000``.

``--killed 200`` instead ends two real programs in the middle so often, ``--mangled 50000`` reads so
many damaged and forged files. ``--mutants`` plants known faults into a copy of the sync code, one
at a time, and reports which of them the simulation fails to notice.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:1] = [str(ROOT), str(ROOT / "src")]  # not this folder

from tests.sync import killed, mangled, mutants  # noqa: E402
from tests.sync.simulation import world  # noqa: E402

SCRIPTS = Path(__file__).parent / "scripts"
AT_ONCE = 100


def failing(first: int, count: int) -> list[tuple[int, str]]:
    """Seeds of this range that break a rule, and how."""
    found = []
    for seed in range(first, first + count):
        devices, script = world.make_script(seed)
        why = world.fails(devices, script, seed)
        if why:
            found.append((seed, why))
    return found


def store(seed: int, why: str, folder: Path) -> Path:
    """Make the script of a seed short and keep it as a file."""
    devices, script = world.make_script(seed)
    short = world.shrink(devices, script, seed)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"seed-{seed}.json"
    path.write_text(world.as_json(devices, short, seed, why[:500]))
    return path


def soak(first: int, seeds: int, processes: int, folder: Path) -> int:
    """Play the seeds, store the failing ones; the number of these."""
    starts = range(first, first + seeds, AT_ONCE)
    counts = [min(AT_ONCE, first + seeds - start) for start in starts]
    broken = done = 0
    with ProcessPoolExecutor(processes) as pool:
        for count, found in zip(counts, pool.map(failing, starts, counts), strict=True):
            done += count
            for seed, why in found:
                broken += 1
                print(f"seed {seed}: {why.splitlines()[0]}\n  kept as {store(seed, why, folder)}")
            if done % 5_000 < AT_ONCE:
                print(f"{done} of {seeds} played, {broken} broke a rule", flush=True)
    print(f"{seeds} offices played, {broken} broke a rule")
    return broken


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py soak", description=__doc__)
    parser.add_argument("--seeds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--keep", type=Path, default=SCRIPTS, help="where failing scripts go")
    parser.add_argument("--mutants", nargs="*", metavar="WORD",
                        help="plant faults instead; those whose name holds a word")  # fmt: skip
    parser.add_argument("--killed", type=int, help="rounds of two programs that are ended")
    parser.add_argument("--mangled", type=int, help="damaged and forged files to read")
    wanted = parser.parse_args(arguments)
    if wanted.killed:
        killed.play(wanted.killed, wanted.first + 1)
        return 0
    if wanted.mangled:
        print(f"{mangled.play(wanted.mangled, wanted.first)} of {wanted.mangled} were whole")
        return 0
    if wanted.mutants is not None:
        return mutants.main(wanted.mutants)
    return 1 if soak(wanted.first, wanted.seeds, wanted.processes, wanted.keep) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
