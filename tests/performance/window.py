"""Start to first painted rows, in a process of its own: `window.py bare`, or `window.py ours SHOP`.

Prints one line of JSON: milliseconds of processor time (``cpu``) and by the clock (``wall``, from
the instant given as WINDOW_STARTED) at the first paint, and the memory used and what was loaded by
then. ``ours`` is the program from its command line on; it tells too the longest gap in the event
loop until the pages that are made before somebody asks for them are there too, three seconds at
least, and the memory used then.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

FORBIDDEN = ("sqlalchemy", "openpyxl", "reportlab", "keyring", "alembic", "psycopg")
AFTERWARDS = float(os.environ.get("WINDOW_SECONDS", "3"))


def _told(started: float) -> dict[str, object]:
    return {
        "wall": (time.time() - started) * 1000,
        "cpu": time.process_time() * 1000,
        "mib_painted": _resident_mib(),
        "loaded": [name for name in FORBIDDEN if name in sys.modules],
    }


def bare(started: float) -> dict[str, object]:
    """A QMainWindow with nothing in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    told: dict[str, object] = {}

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not told:
                told.update(_told(started))
                QTimer.singleShot(0, application.quit)

    application = QApplication(["bare"])
    application.setStyle("Fusion")
    window = Bare()
    window.resize(1366, 768)
    window.show()
    application.exec()
    return told


def ours(started: float, shop: str) -> dict[str, object]:
    """Our window on a shop, through the door of the program (``python -m crm_desktop``)."""
    import gc

    gc.disable()  # as cli/window.py does
    from crm_desktop.cli import window as command
    from crm_desktop.cli.main import main

    told: dict[str, object] = {}

    with_qt = command._with_qt
    # The program itself loads Qt, shows its window, and runs.
    vars(command)["_with_qt"] = lambda: _watched(with_qt(), started, told)
    code = main(["--data", shop])
    assert code == 0, code
    return told


def _watched(start: Any, started: float, told: dict[str, object]) -> Any:
    """The module that starts Qt, whose window is watched."""
    open_window = start.open_window

    def watched(*given: Any, **named: Any) -> MainWindow:
        window: MainWindow = open_window(*given, **named)
        _watch(window, started, told)
        return window

    start.open_window = watched
    return start


def _watch(window: MainWindow, started: float, told: dict[str, object]) -> None:
    """Tell the instant of the first paint and the longest gaps after it, then end the program."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
    from PySide6.QtWidgets import QAbstractItemView

    made: list[bool] = []
    window.pages_made.connect(lambda: made.append(True))
    gap, last = 0.0, 0.0
    gap_cpu, last_cpu = 0.0, 0.0

    def turn() -> None:
        nonlocal gap, last, gap_cpu, last_cpu
        now, cpu = time.perf_counter(), time.thread_time()
        gap, last = max(gap, now - last), now
        gap_cpu, last_cpu = max(gap_cpu, cpu - last_cpu), cpu
        if time.time() - started < AFTERWARDS or (AFTERWARDS and not made):
            timer.start()
            return
        told["gap"], told["gap_cpu"] = gap * 1000, gap_cpu * 1000
        told["rows"] = max(
            view.model().rowCount() for view in page.findChildren(QAbstractItemView)
        )  # the seen list: others of the page are empty
        told["mib"] = _resident_mib()
        window.close()
        QCoreApplication.exit(0)  # also where something else is still on the screen

    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.setInterval(1)
    timer.timeout.connect(turn)

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not told:
                QTimer.singleShot(0, painted)
            return False

    def painted() -> None:
        nonlocal last, last_cpu
        if not told:
            told.update(_told(started))
            last, last_cpu = time.perf_counter(), time.thread_time()
            timer.start()

    seen = window.stack.seen()  # asking the stack for a page would read all of it
    assert seen is not None
    page = seen
    page.installEventFilter(Watch(window))


def _resident_mib() -> float:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:  # not Linux
        return 0.0


if __name__ == "__main__":
    begun = float(os.environ.get("WINDOW_STARTED", time.time()))
    kind, *rest = sys.argv[1:]
    print(json.dumps(bare(begun) if kind == "bare" else ours(begun, *rest)))
