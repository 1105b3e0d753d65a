"""A desktop on the session bus, as far as the program needs one: `python session_bus.py LOG`.

Takes tray icons and notifications, and writes a line of JSON for each to LOG.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection


class Log:
    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, *told: object) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")


@ClassInfo({"D-Bus Interface": "org.kde.StatusNotifierWatcher"})  # type: ignore[call-arg]
class Watcher(QObject):  # type: ignore[operator]
    """Where icons beside the clock announce themselves."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log

    @Slot(str)
    def RegisterStatusNotifierItem(self, _service: str) -> None:
        self._log.write("icon")

    @Slot(str)
    def RegisterStatusNotifierHost(self, _service: str) -> None:
        pass

    def _yes(self) -> bool:
        return True

    IsStatusNotifierHostRegistered = Property(bool, _yes)


@ClassInfo({"D-Bus Interface": "org.freedesktop.Notifications"})  # type: ignore[call-arg]
class Notifications(QObject):  # type: ignore[operator]
    """Where notifications go."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *given: object) -> int:
        _app, _replaces, _icon, title, text = given[:5]
        self._log.write("notice", title, text)
        return 1

    @Slot(result="QStringList")
    def GetCapabilities(self) -> list[str]:
        return ["body", "body-markup"]


def main() -> None:
    """Serve until the bus ends."""
    application = QCoreApplication(sys.argv)
    log = Log(Path(sys.argv[1]))
    bus = QDBusConnection.sessionBus()
    contents = QDBusConnection.RegisterOption.ExportAllContents
    served = (
        ("/StatusNotifierWatcher", Watcher(log), "org.kde.StatusNotifierWatcher"),
        ("/org/freedesktop/Notifications", Notifications(log), "org.freedesktop.Notifications"),
    )
    for path, what, name in served:
        if not bus.registerObject(path, what, contents) or not bus.registerService(name):
            sys.exit(f"{name} could not be served")
    log.write("ready")
    application.exec()


if __name__ == "__main__":
    main()
