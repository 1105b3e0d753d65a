"""Looking whether a shop is whole: in short at each start, in full when there is reason to.

In full means a copy of the shop, checked by a process of its own: the file, its parts, and every
field against the history. There is reason to after the program ended without closing the shop, and
once a week.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.errors import CancelledError
from crm_desktop.services.backups import FULL_CHECK_MS, Backups
from crm_desktop.store import at_hand
from crm_desktop.store.backup import Backup
from crm_desktop.store.durable import write_private
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store

OPEN_MARK = "shop.open"
"""Lies in the folder while the shop is open in a window."""
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));"
    " from crm_desktop.cli.main import main; sys.exit(main(sys.argv[1:]))"
)
_LONGEST_S = 600


@dataclass(frozen=True, slots=True)
class Health:
    """What a full check found; ``wrong``: the codes of what is not as it should be."""

    at: int
    ok: bool
    wrong: tuple[str, ...]


def mark_open(folder: Path) -> bool:
    """Note that the shop is open; whether it was not closed the last time."""
    with suppress(OSError):
        write_private(folder / OPEN_MARK, b"")
        return False
    return (folder / OPEN_MARK).exists()


def mark_closed(folder: Path) -> None:
    """The shop is closed as it should be."""
    with suppress(OSError):
        (folder / OPEN_MARK).unlink(missing_ok=True)


def is_whole(store: Store) -> bool:
    """A quick look at the whole file; a third of a second for a very large shop."""
    try:
        with store.read_raw() as raw:
            return bool(raw.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def full_check_due(backups: Backups, now: int) -> bool:
    """Whether the last one was more than a week ago."""
    last = backups.notes().get("full_check", {}).get("at", 0)
    return not 0 <= now - last < FULL_CHECK_MS


def check_fully(store: Store, backups: Backups, stop: Callable[[], bool] = lambda: False) -> Health:
    """Check a copy of the shop in a process of its own, and remember what was found.

    Raises:
        StoreError: no copy could be made.
        CancelledError: ``stop`` said so.
        RuntimeError: the process did not do its work.
    """
    made = backups.make_where(backups.changed, "check", stop)
    copy = made or max(backups.listed(), key=lambda backup: backup.serial)
    wrong = _check_aside(copy, stop)
    health = Health(store.clock(), not wrong, wrong)
    backups.note(full_check={"at": health.at, "ok": health.ok, "wrong": list(wrong)})
    return health


def _check_aside(copy: Backup, stop: Callable[[], bool]) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory(prefix="trial-", dir=copy.path.parent) as place:
        shutil.copyfile(copy.path, Path(place) / SHOP_FILE)
        asked = ["--keys-on-stdin", "--data", place, "--json", "check"]
        if getattr(sys, "frozen", False):
            command = [sys.executable, *asked]
        else:
            root = str(Path(__file__).resolve().parents[2])
            command = [sys.executable, "-I", "-c", _START, root, *asked]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        try:
            stdin, process.stdin = process.stdin, None
            assert stdin is not None
            with suppress(OSError), stdin:  # an end that comes early is told below
                stdin.write(at_hand.hand_on().encode() + b"\n")
            for _ in range(_LONGEST_S * 5):
                if stop():
                    raise CancelledError
                with suppress(subprocess.TimeoutExpired):
                    out, _ = process.communicate(timeout=0.2)
                    findings = json.loads(out)["findings"]
                    return tuple(one["code"] for one in findings if not one["ok"])
            raise RuntimeError("the check took too long")
        except (ValueError, KeyError) as error:
            raise RuntimeError("the check did not answer") from error
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()
