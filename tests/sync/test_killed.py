"""Programs that are ended in the middle, files that are mangled, a share of Samba."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.sync import mangled
from tests.sync.killed import Killed


def test_what_was_saved_is_never_lost_though_programs_are_killed(tmp_path: Path) -> None:
    office = Killed(tmp_path, tmp_path / "share")
    office.begin()
    dice = random.Random(7)
    for _ in range(2):
        office.round(dice)
    assert office.check() >= 2


@pytest.mark.parametrize("seed", range(4))
def test_mangled_files_are_refused(seed: int) -> None:
    mangled.play(500, seed)


def can_mount_samba() -> bool:
    """Whether this system has a server of Samba and can mount what it serves."""
    systems = Path("/proc/filesystems")
    mounts = systems.exists() and "cifs" in systems.read_text("ascii")
    return mounts and bool(shutil.which("smbd") and shutil.which("mount.cifs")) and os.getuid() == 0


@pytest.mark.skipif(
    not can_mount_samba(), reason="needs Linux with cifs, Debian's samba and cifs-utils, and root"
)
def test_a_share_of_samba(tmp_path: Path) -> None:
    served, share = tmp_path / "served", tmp_path / "office" / "share"
    served.mkdir()
    settings = tmp_path / "smb.conf"
    settings.write_text(
        "[global]\n  map to guest = Bad User\n  guest account = root\n  smb ports = 4450\n"
        "  bind interfaces only = yes\n  interfaces = lo\n"
        + "".join(
            f"  {name} directory = {tmp_path}\n"
            for name in ("lock", "state", "cache", "pid", "private")
        )
        + f"[crm]\n  path = {served}\n  guest ok = yes\n  read only = no\n",
        "ascii",
    )
    server = subprocess.Popen(["smbd", "--foreground", "--no-process-group", "-s", str(settings)])
    try:
        (tmp_path / "office").mkdir()
        office = Killed(tmp_path / "office", share)
        done = 1
        for _ in range(50):
            done = subprocess.run(
                ["mount", "-t", "cifs", "-o", "guest,port=4450", "//127.0.0.1/crm", str(share)],
                check=False, capture_output=True,
            ).returncode  # fmt: skip
            if not done:
                break
            time.sleep(0.1)
        assert done == 0
        office.begin()
        office.round(random.Random(1))
        assert office.check() >= 1
    finally:
        subprocess.run(["umount", "--lazy", str(share)], check=False)
        server.terminate()
        server.wait()
