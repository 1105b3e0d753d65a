"""Three faults of the kind that loses work, planted into copies of the program: each must be found.

Otherwise the harness proves nothing. Run: ``python run.py soak --prove``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.sync.mutants import Mutant, planted

ROOT = Path(__file__).resolve().parents[2]
PLANTS = (
    ("edit", Mutant(
        "what is saved stays in the memory of the system", "../store/connection.py",
        '_WRITER = "PRAGMA synchronous=FULL;', '_WRITER = "PRAGMA synchronous=OFF;',
    )),
    ("import", Mutant(
        "rows are said to be taken over before they are", "../import_export/apply.py",
        "            progress(done, records, label)\n            done = work.move(done, pace)\n",
        "            progress(min(done + pace.size, records), records, label)\n"
        "            done = work.move(done, pace)\n",
    )),
    ("restore", Mutant(
        "the shop is deleted before the other one is ready", "../store/replace.py",
        "    try:\n        sync_file(folder / NEXT)\n",
        "    try:\n        (folder / SHOP_FILE).unlink()\n        sync_file(folder / NEXT)\n",
    )),
)  # fmt: skip
"""A flow that comes by, and the fault."""
_PLAYER = (
    "import sys; sys.path[:0] = sys.argv[1:3]\n"
    "from tests.faults import soak\n"
    "flow = sys.argv[3]\n"
    "failed = soak.play('faults', 100 * len(soak.FLOWS), only=flow)\n"
    "sys.exit(bool(failed + soak.play('power', 300 * len(soak.FLOWS), only=flow)))\n"
)


def found(flow: str, plant: Mutant) -> bool:
    """Whether the points or the images of a flow notice this fault."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "src"
        shutil.copytree(
            ROOT / "src" / "crm_desktop", source / "crm_desktop",
            ignore=shutil.ignore_patterns("__pycache__", "ui"),
        )  # fmt: skip
        (Path(name) / "resources").symlink_to(ROOT / "resources")
        planted(plant, source)
        run = subprocess.run(
            [sys.executable, "-c", _PLAYER, str(source), str(ROOT), flow],
            capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
    if run.stderr:
        raise RuntimeError(f"{plant.name}: {run.stderr[-2000:]}")
    for line in run.stdout.splitlines():
        if line.endswith("failed"):
            print(f"  {line}", flush=True)
    return run.returncode > 0


def main() -> int:
    """Plant each of them; how many got through."""
    through = 0
    for flow, plant in PLANTS:
        noticed = found(flow, plant)
        through += not noticed
        print(f"{'found' if noticed else 'NOT FOUND'}: {plant.name}", flush=True)
    return through
