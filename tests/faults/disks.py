"""Disks that are really full: flows on disks of many sizes, judged when there is room again.

Run as a program of its own in a name space of its own (``mounted``), so that the small disk is gone
with it; only root of Linux may do that. It prints one line of JSON for each size.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crm_desktop.errors import UserError
from tests.faults.flows import FLOWS
from tests.faults.judge import judge
from tests.faults.points import ROOT, SOURCE

_BLOCK = 4096
_MOST = 7 << 20
"""Bytes that a flow needs beyond what it begins with, at about the most; few need so many, so the
sizes lie closer together where they are small."""
_ROOMY = "64m"


def can_mount() -> bool:
    """Whether small disks may be made here."""
    if sys.platform != "linux" or os.getuid() != 0 or shutil.which("unshare") is None:
        return False
    with tempfile.TemporaryDirectory() as place:
        probe = ["unshare", "-m", "mount", "-t", "tmpfs", "none", place]
        return subprocess.run(probe, check=False, capture_output=True).returncode == 0


def mounted(flows: Sequence[str], sizes: int) -> list[dict[str, Any]]:
    """Play flows on so many sizes each: ``flow``, ``size`` of the disk in bytes, ``told``, and
    ``error``, which is None when nothing was lost."""
    with tempfile.TemporaryDirectory() as place:
        run = subprocess.run(
            ["unshare", "-m", sys.executable, "-m", "tests.faults.disks", place, str(sizes),
             *flows],
            env={**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{ROOT}"}, cwd=ROOT,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def play(place: Path, flow: str, sizes: int) -> Iterator[dict[str, Any]]:
    """In the name space: sizes from just enough for what is there to enough for all."""
    disk, ready = place / flow / "disk", place / flow / "ready"
    disk.mkdir(parents=True)
    _mount(disk, "-t", "tmpfs", "-o", f"size={_ROOMY},mode=700", "none")
    now = disk / "now"
    FLOWS[flow][0](now)
    shutil.copytree(now, ready)
    for number in range(sizes):
        blocks = os.statvfs(disk)  # each time: a copy may take more than what it is one of
        begins = (blocks.f_blocks - blocks.f_bfree) * blocks.f_frsize
        more = _MOST * (number + 1) ** 2 // sizes**2
        size = begins + more // _BLOCK * _BLOCK
        _mount(disk, "-o", f"remount,size={size}")
        told: list[str] = []
        error = None
        try:
            FLOWS[flow][1](now, told.append)
        except UserError as refused:
            told.append(f"refused {refused.code}")
        except Exception:  # noqa: BLE001 - whatever it is, it is a finding
            error = traceback.format_exc()
        _mount(disk, "-o", f"remount,size={_ROOMY}")
        try:
            judge(now, told)
        except Exception:  # noqa: BLE001 - as above
            error = error or traceback.format_exc()
        yield {"flow": flow, "size": size, "told": told, "error": error}
        shutil.rmtree(now)
        shutil.copytree(ready, now)


def _mount(disk: Path, *arguments: str) -> None:
    subprocess.run(["mount", *arguments, str(disk)], check=True)


def main(arguments: list[str]) -> None:
    place, sizes, *flows = arguments
    for flow in flows:
        for found in play(Path(place), flow, int(sizes)):
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
