"""Programs that are ended in the middle, files that are mangled, a share of Samba."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


def way_to_samba() -> str:
    """What can bring a share of Samba into a folder here: ``cifs``, ``smbnetfs``; empty: nothing,
    or there is no server of Samba."""
    systems = Path("/proc/filesystems")
    if not shutil.which("smbd") or not systems.exists() or os.getuid() != 0:
        return ""
    if "cifs" in systems.read_text("ascii") and shutil.which("mount.cifs"):
        return "cifs"
    # The same by a program, where the system itself cannot.
    return "smbnetfs" if shutil.which("smbnetfs") and os.access("/dev/fuse", os.W_OK) else ""


PORT = 4450


@contextmanager
def served_by_samba(place: Path) -> Iterator[None]:
    """A share ``crm`` that anybody may write to."""
    served, settings = place / "served", place / "smb.conf"
    served.mkdir()
    settings.write_text(
        "[global]\n  map to guest = Bad User\n  guest account = root\n  disable netbios = yes\n"
        f"  smb ports = {PORT}\n  bind interfaces only = yes\n  interfaces = lo\n"
        f"  ncalrpc dir = {place}\n  log file = {place}/samba.log\n"
        + "".join(
            f"  {name} directory = {place}\n"
            for name in ("lock", "state", "cache", "pid", "private")
        )
        + f"[crm]\n  path = {served}\n  guest ok = yes\n  read only = no\n",
        "ascii",
    )
    # At its end it ends its whole group.
    command = ["smbd", "--foreground", "--no-process-group", "-s", str(settings)]
    server = subprocess.Popen(command, start_new_session=True)
    try:
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def seen_by_cifs(place: Path) -> Iterator[Path]:
    """The share as the system mounts it."""
    share = place / "share"
    share.mkdir()
    _until(lambda: not subprocess.run(
        ["mount", "-t", "cifs", "-o", f"guest,port={PORT}", "//127.0.0.1/crm", str(share)],
        check=False, capture_output=True,
    ).returncode)  # fmt: skip
    try:
        yield share
    finally:
        subprocess.run(["umount", "--lazy", str(share)], check=False)


@contextmanager
def seen_by_smbnetfs(place: Path) -> Iterator[Path]:
    """The share in a folder of Debian's ``smbnetfs``."""
    mount, settings = place / "mount", place / ".smb"
    mount.mkdir()
    settings.mkdir(mode=0o700)
    (settings / "smb.conf").write_text("[global]\n  name resolve order = host\n", "ascii")
    written = settings / "smbnetfs.conf"
    written.write_text('auth "guest" ""\n', "ascii")
    written.chmod(0o600)
    client = subprocess.Popen(
        ["smbnetfs", "-f", "-o", "direct_io", str(mount)],
        env=os.environ | {"HOME": str(place)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    share = mount / f"127.0.0.1:{PORT}" / "crm"
    try:
        _until(mount.is_mount)
        _until(lambda: _can_write(share))
        yield share
    finally:
        subprocess.run(["fusermount3", "-u", "-z", str(mount)], check=False)
        client.wait()


def _can_write(folder: Path) -> bool:
    try:
        (folder / "tried").write_bytes(b"x")
        (folder / "tried").unlink()
    except OSError:
        return False
    return True


def _until(done: Callable[[], bool]) -> None:
    for _ in range(100):
        if done():
            return
        time.sleep(0.1)
    raise AssertionError("the share did not come")


@pytest.mark.skipif(
    not way_to_samba(),
    reason="needs root, Debian's samba, and cifs-utils (with cifs in the kernel) or smbnetfs",
)
def test_a_share_of_samba(tmp_path: Path) -> None:
    seen = {"cifs": seen_by_cifs, "smbnetfs": seen_by_smbnetfs}[way_to_samba()]
    with served_by_samba(tmp_path), seen(tmp_path) as share:
        (tmp_path / "office").mkdir()
        office = Killed(tmp_path / "office", share)
        office.begin()
        office.round(random.Random(1))
        office.round(random.Random(2))
        assert office.check() >= 1
        assert list((tmp_path / "served").iterdir())
