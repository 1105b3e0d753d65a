"""A real start of the program on a real session bus: the tray icon and the notification arrive."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crm_desktop import app
from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.reminders import add_reminder

ROOT = Path(__file__).resolve().parents[2]
NEEDS = ("dbus-run-session", "Xvfb")


@pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, NEEDS)),
    reason="no session bus or no virtual screen on this computer",
)
def test_a_due_reminder_reaches_the_desktop(tmp_path: Path) -> None:
    with app.open_shop(tmp_path / "shop") as store:
        marta = new_contact(store, "person", "Marta Oliveira")
        due = dt.datetime.fromtimestamp(time.time() - 3600, dt.UTC)
        add_reminder(store, marta, "Call about the lease", due.date(), due.time(), zone="UTC")
    command = [sys.executable, "-m", "crm_desktop", "--data", str(tmp_path / "shop"), "window",
               "--hidden"]  # fmt: skip
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.helpers.desktop", "30", *command],
        cwd=ROOT, capture_output=True, text=True, timeout=90, check=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "LANG": "C.UTF-8"},
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["ran"], done.stderr
    assert told["items"] == 1
    assert told["shown"] == [["Call about the lease", "Marta Oliveira"]]
