"""The program on a real session bus: its icon beside the clock, and a notification told once."""

import datetime as dt
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from crm_desktop.app import open_shop
from crm_desktop.services import contact_edit, reminders

HELPER = Path(__file__).parents[1] / "helpers" / "session_bus.py"
NEEDED = ("dbus-daemon", "Xvfb")
_LONGEST = 60.0

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, NEEDED)),
    reason="needs dbus-daemon and Xvfb, to be a desktop",
)


def until(there: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    ends = time.monotonic() + _LONGEST
    while not there():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.05)


def kept(shop: Path) -> int:
    """Of how many reminders the shop knows that they were told."""
    with closing(sqlite3.connect(shop / "shop.sqlite3")) as raw:
        (count,) = raw.execute("SELECT count(*) FROM told").fetchone()
    return int(count)


class Desktop:
    """A bus, a screen, and what was told there."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "told.jsonl"
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self.environment = dict(os.environ)

    def start(self) -> None:
        bus = self._run(["dbus-daemon", "--session", "--nofork", "--print-address=1"], piped=True)
        screen = self._run(["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"], piped=True)
        self.environment |= {
            "DBUS_SESSION_BUS_ADDRESS": self._line(bus), "DISPLAY": f":{self._line(screen)}",
            "QT_QPA_PLATFORM": "xcb", "HOME": str(self._folder),
            "XDG_CONFIG_HOME": str(self._folder / "config"),
        }  # fmt: skip
        self._run([sys.executable, str(HELPER), str(self._log)])
        self.wait_for("ready")

    def open(self, shop: Path, *how: str) -> subprocess.Popen[bytes]:
        """Start the program."""
        return self._run([sys.executable, "-m", "crm_desktop", "--data", str(shop), "window", *how])

    def told(self, what: str) -> list[list[str]]:
        """What was told so far, without its first word."""
        if not self._log.exists():
            return []
        lines = [json.loads(line) for line in self._log.read_text("utf-8").splitlines()]
        return [line[1:] for line in lines if line[0] == what]

    def wait_for(self, what: str) -> None:
        until(lambda: bool(self.told(what)))

    def close(self) -> None:
        for one in reversed(self._running):
            with suppress(ProcessLookupError):
                one.terminate()
            one.wait()
            if one.stdout is not None:
                one.stdout.close()

    def _run(self, command: list[str], *, piped: bool = False) -> subprocess.Popen[bytes]:
        made = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE if piped else None,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._running.append(made)
        return made

    @staticmethod
    def _line(process: subprocess.Popen[bytes]) -> str:
        assert process.stdout is not None
        return process.stdout.readline().decode().strip()

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End the program."""
        self._running.remove(process)
        process.terminate()
        process.wait()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(tmp_path)
    try:
        made.start()
        yield made
    finally:
        made.close()


def test_a_reminder_reaches_the_desktop_once(desktop: Desktop, tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    shop.mkdir()
    with open_shop(shop) as store:
        marta = contact_edit.new_contact(store, "person", "Marta <b>Oliveira</b>")
        today = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).date()
        reminders.add_reminder(
            store, marta, "Call about the lease", today - dt.timedelta(2), zone="UTC"
        )
    (shop / "window.json").write_text('{"started": "true"}', "utf-8")
    program = desktop.open(shop, "--hidden")  # a window would begin with the page of the day
    desktop.wait_for("notice")
    assert desktop.told("notice") == [["Call about the lease", "Marta ‹b›Oliveira‹/b›"]]
    assert desktop.told("icon") == [[]]
    until(lambda: kept(shop) == 1)
    desktop.end(program)

    # What was told stands on the page of the day, and is not told again.
    again = desktop.open(shop, "--hidden")
    until(lambda: len(desktop.told("icon")) == 2)
    time.sleep(0.5)  # it looks for reminders as soon as the icon is there
    desktop.end(again)
    assert len(desktop.told("notice")) == 1
