"""Many more simulated offices than the tests play: ``python run.py soak --seeds 100000``."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.sync.simulation import world

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
