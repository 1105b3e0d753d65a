"""How long the first opening of Reports takes in a window: until the first pages are painted.

A module of its own, so that the libraries that ``paper`` compares with are not loaded here.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any


def opened(shop: str, waited: float) -> dict[str, Any]:
    """Milliseconds from the first opening of Reports in a window until its first page is painted,
    ``waited`` seconds after the window has settled: by the clock, of the main thread, and of this
    process; and which libraries for PDF the window has loaded by then."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from crm_desktop.cli.main import main
    from crm_desktop.ui import start
    from crm_desktop.ui.main_window import MainWindow

    told: dict[str, Any] = {}
    open_window = start.open_window

    def watched(*given: Any, **named: Any) -> MainWindow:
        from PySide6.QtCore import QTimer

        window = open_window(*given, **named)
        window.settled.connect(
            lambda: QTimer.singleShot(round(1000 * waited), lambda: _open(window, told))
        )
        return window

    vars(start)["open_window"] = watched  # the program itself shows its window, and runs
    code = main(["--data", shop])
    assert code == 0, code
    told["loaded"] = [name for name in ("reportlab", "PIL") if name in sys.modules]
    return told


def _open(window: Any, told: dict[str, Any]) -> None:
    from PySide6.QtCore import QCoreApplication, QTimer

    from crm_desktop.ui.screens import reports

    wall, thread, all_of_it = time.perf_counter(), time.thread_time(), time.process_time()
    window.go("reports")
    seen = reports.page_of(window).preview
    timer = QTimer(window)
    timer.setInterval(2)

    def look() -> None:
        if not seen.is_drawn:
            return
        timer.stop()
        told["wall"] = 1000 * (time.perf_counter() - wall)
        told["main_thread"] = 1000 * (time.thread_time() - thread)
        told["cpu"] = 1000 * (time.process_time() - all_of_it)
        window.close()
        QCoreApplication.exit(0)

    timer.timeout.connect(look)
    timer.start()
