"""Start to first painted rows, in a process of its own: `window.py bare`, or `window.py ours SHOP`.

Prints one line of JSON: milliseconds of processor time (``cpu``) and by the clock (``wall``, from
the instant given as WINDOW_STARTED) at the first paint, and what was loaded by then. ``ours`` tells
too the longest gap in the event loop during the three seconds after it, and the memory used.
"""

import json
import os
import sys
import time

FORBIDDEN = ("sqlalchemy", "openpyxl", "reportlab", "keyring", "alembic", "psycopg")
AFTERWARDS = float(os.environ.get("WINDOW_SECONDS", "3"))


def _told(started: float) -> dict[str, object]:
    return {
        "wall": (time.time() - started) * 1000,
        "cpu": time.process_time() * 1000,
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
    """Our window on a shop, as the program opens it."""
    import gc
    from pathlib import Path

    gc.disable()  # as cli/window.py does
    from crm_desktop import app

    with app.open_shop(Path(shop), reads_first=True) as store:
        from PySide6.QtCore import QEvent, QObject, QTimer
        from PySide6.QtWidgets import QAbstractItemView

        from crm_desktop.ui import start  # loads Qt in the way of the program
        from crm_desktop.ui.pc_settings import PcSettings

        told: dict[str, object] = {}
        application = start.application()
        window = start.open_window(store, PcSettings(store.folder), "Shop", "PC", clock=app.clock)
        gap, last = 0.0, 0.0
        gap_cpu, last_cpu = 0.0, 0.0

        def turn() -> None:
            nonlocal gap, last, gap_cpu, last_cpu
            now, cpu = time.perf_counter(), time.thread_time()
            gap, last = max(gap, now - last), now
            gap_cpu, last_cpu = max(gap_cpu, cpu - last_cpu), cpu
            if time.time() - started < AFTERWARDS:
                timer.start()
            else:
                application.quit()

        timer = QTimer()
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

        watch = Watch()
        page = window.stack.seen()  # asking the stack for a page would read all of it
        assert page is not None
        page.installEventFilter(watch)
        window.show()
        application.exec()
        told["gap"], told["gap_cpu"] = gap * 1000, gap_cpu * 1000
        told["rows"] = max(
            view.model().rowCount() for view in page.findChildren(QAbstractItemView)
        )  # the seen list: others of the page are empty
        told["mib"] = _resident_mib()
        window.close()
        return told


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
