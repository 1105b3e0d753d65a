"""A desktop for one program: a screen nobody sees, a tray and notifications on a session bus.

Run inside ``dbus-run-session``: ``python -m tests.helpers.desktop SECONDS COMMAND ...`` starts the
command, waits until it has shown a notification (or the seconds are over), ends it, and prints what
the desktop was asked for as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time

from jeepney import DBusAddress, MessageType, new_error, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection

WATCHER, NOTIFICATIONS = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class Desktop(threading.Thread):
    """Answers what a tray icon and a notification ask for, and remembers it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.items: list[str] = []
        self.shown: list[tuple[str, str]] = []
        self.notified = threading.Event()
        self._bus = open_dbus_connection(bus="SESSION")
        for name in (WATCHER, NOTIFICATIONS):
            self._bus.send_and_get_reply(new_method_call(_BUS, "RequestName", "su", (name, 0)))

    def run(self) -> None:
        while True:
            message = self._bus.receive()
            if message.header.message_type is MessageType.method_call:
                member = message.header.fields[3]
                answer = self._answer(str(member), message.body)
                if answer is None:
                    reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
                else:
                    reply = new_method_return(message, *answer)
                self._bus.send(reply)

    def _answer(
        self, member: str, body: tuple[object, ...]
    ) -> tuple[str, tuple[object, ...]] | None:
        if member == "RegisterStatusNotifierItem":
            self.items.append(str(body[0]))
            return "", ()
        if member == "Notify":
            self.shown.append((str(body[3]), str(body[4])))
            self.notified.set()
            return "u", (1,)
        return {
            "Get": ("v", (("b", True),)),
            "GetAll": ("a{sv}", ({"IsStatusNotifierHostRegistered": ("b", True)},)),
            "GetCapabilities": ("as", (["actions", "body"],)),
            "GetServerInformation": ("ssss", ("desktop", "tests", "1", "1.2")),
        }.get(member)


def main(seconds: float, command: list[str]) -> None:
    """Run ``command`` on the desktop."""
    desktop = Desktop()
    desktop.start()
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"], pass_fds=[writing],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        number = os.read(reading, 16).decode().strip()
        surroundings = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        program = subprocess.Popen(command, env=surroundings)
        desktop.notified.wait(seconds)
        time.sleep(0.3)  # what is asked twice would come now
        ran = program.poll() is None
        program.terminate()
        program.wait(10)
    finally:
        screen.terminate()
        screen.wait(10)
    print(json.dumps({"ran": ran, "items": len(desktop.items), "shown": desktop.shown}))


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2:])
