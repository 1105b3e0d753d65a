"""What tells this PC and person from any other, to notice that a shop file was copied elsewhere.

A disk image or a shop folder that was copied to another PC carries the name under which its
original writes. The anchor is made of the number of the machine and of a random file of this person
outside of the shop's folder: where it differs from the one in the shop file, sync goes on under a
new life. Perfect copies of a whole virtual machine pass; these are noticed in the shared folder.
"""

from __future__ import annotations

import os
import platform
import sys
from hashlib import blake2b
from pathlib import Path

from crm_desktop.errors import UserError
from crm_desktop.store.durable import write_private

if sys.platform == "win32":
    import winreg

ANCHOR_FILE = "sync-anchor"
_BYTES = 16


def here(settings: Path, machine: bytes) -> bytes:
    """The anchor of this PC, 16 bytes; the random file in ``settings`` is made if need be.

    Raises:
        UserError: ``sync.settings``: the file can neither be read nor made.
    """
    path = settings / ANCHOR_FILE
    try:
        try:
            random = path.read_bytes()
        except FileNotFoundError:
            settings.mkdir(parents=True, exist_ok=True)
            random = os.urandom(_BYTES)
            write_private(path, random)
    except OSError as error:
        raise UserError(
            f"A small file that belongs to this PC could not be kept in {settings}, so nothing was "
            "sent or received. Your work is safe here. Check that this folder may be written to.",
            code="sync.settings",
        ) from error
    return blake2b(random + machine, digest_size=_BYTES, person=b"crm-desktop anc1").digest()


def machine_number() -> bytes:
    """What the system calls this machine; its name in the network where it has no number."""
    if sys.platform == "win32":
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0]).encode()
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            return Path(path).read_bytes().strip()
        except OSError:
            continue
    return platform.node().encode()
