"""What takes longer than the tests may: many offices that sync, many faults, many damaged files.

``--seeds 100000`` plays simulated offices, ``--killed 200`` ends two real programs in the middle so
often, ``--mangled 50000`` reads so many damaged and forged files of sync. ``--mutants`` plants
known faults into a copy of the sync code, one at a time, and reports which go unnoticed.

``--faults 3000`` lets that many writes of a shop fail or be the last (``--windows``: while somebody
types in the window), ``--asleep 300`` lets the PC sleep there instead, ``--doubles 300`` ends the
next start too, ``--power 20000`` looks at that many disks after a loss of power, ``--disks`` at
disks that are full; ``--starts``, ``--clocks``,
``--damaged``, ``--files``, ``--copies``, ``--memory`` and ``--drills`` say what they do.
``--prove`` plants three faults that lose work, each of which must be found. ``--minutes`` ends each
of these in time.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "src")]  # not this folder

from tests.faults import prove  # noqa: E402
from tests.faults import soak as faults  # noqa: E402
from tests.sync import killed, mangled, mutants  # noqa: E402
from tests.sync import soak as offices  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 nothing was found, 1 something was, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        prog="run.py soak", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument(
        "--keep", type=Path, default=offices.SCRIPTS, help="where failing scripts go"
    )
    parser.add_argument("--mutants", nargs="*", metavar="WORD",
                        help="plant faults instead; those whose name holds a word")  # fmt: skip
    parser.add_argument("--killed", type=int, help="rounds of two programs that are ended")
    parser.add_argument("--mangled", type=int, help="damaged and forged files to read")
    for part, cases in faults.PARTS.items():
        parser.add_argument(f"--{part}", type=int, metavar="N", help=cases.__doc__)
    parser.add_argument("--prove", action="store_true", help="plant three faults that lose work")
    parser.add_argument("--minutes", type=float, help="the longest that each part may take")
    parser.add_argument("--only", default="", help="cases whose name begins so")
    wanted = parser.parse_args(arguments)
    parts = {part: count for part in faults.PARTS if (count := getattr(wanted, part))}
    if parts:
        failed = 0
        for part, count in parts.items():
            until = time.monotonic() + wanted.minutes * 60 if wanted.minutes else None
            failed += faults.play(part, count, only=wanted.only, until=until)
        return 1 if failed else 0
    if wanted.prove:
        return 1 if prove.main() else 0
    if wanted.killed:
        killed.play(wanted.killed, wanted.first + 1)
        return 0
    if wanted.mangled:
        print(f"{mangled.play(wanted.mangled, wanted.first)} of {wanted.mangled} were whole")
        return 0
    if wanted.mutants is not None:
        return mutants.main(wanted.mutants)
    return 1 if offices.soak(wanted.first, wanted.seeds, wanted.processes, wanted.keep) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
