"""Starts Qt: the application object, fonts, the window; and the pictures for README and review."""

from __future__ import annotations

import datetime as dt
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import load_fonts

Today = Callable[[], dt.date]


def application() -> QApplication:
    """The application object, made once."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication(sys.argv[:1])
    made.setApplicationName("CRM Desktop")
    made.setStyle("Fusion")
    load_fonts()
    return made


def open_window(store: Store, shop: str, *, today: Today, zone: dt.tzinfo) -> MainWindow:
    """Make the window of an open shop."""
    application()
    settings = PcSettings(store.folder)
    window = MainWindow(store, settings, shop=shop, pc=socket.gethostname(), today=today, zone=zone)
    window.start()
    return window


def run(store: Store, shop: str, *, today: Today, zone: dt.tzinfo) -> int:
    """Show the window until it is closed; gives the exit code."""
    app = application()
    window = open_window(store, shop, today=today, zone=zone)
    window.show()
    return app.exec()


def take_pictures(
    store: Store,
    shop: str,
    folder: Path,
    *,
    today: Today,
    zone: dt.tzinfo,
    dark: bool,
    scale: float,
    size: tuple[int, int],
) -> list[Path]:
    """Draw every screen into PNG files in ``folder``; gives their paths."""
    app = application()
    settings = PcSettings(store.folder)
    settings.look = "dark" if dark else "light"
    settings.text_size = scale
    window = MainWindow(store, settings, shop=shop, pc="Front desk PC", today=today, zone=zone)
    window.start()
    window.resize(*size)
    window.show()
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    for place in ("contacts", "history", "settings", "import"):
        if place == "import":
            window.start_import()
        else:
            window.go(place)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        path = folder / f"{place}.png"
        window.grab().save(str(path))
        pictures.append(path)
    window.close()
    return pictures
