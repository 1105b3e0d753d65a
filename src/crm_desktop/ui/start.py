"""Starts Qt: the application object, fonts, the window."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QSysInfo, Qt, QTimer, QTimeZone
from PySide6.QtWidgets import QApplication

from crm_desktop.store.at_hand import is_plain
from crm_desktop.store.store import Store
from crm_desktop.ui import crash, file_dialogs, plurals, translation
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.screens.screen import DAMAGED, ENCRYPTION, NORMALLY, OPEN_ANEW, REPLACED
from crm_desktop.ui.theme import load_fonts
from crm_desktop.ui.turns import Turns

if TYPE_CHECKING:
    from crm_desktop.sync.setup import Surroundings
    from crm_desktop.ui.reaching import Reaching

_AFTER_PAINT_MS = 1_500
_TITLE_BAR = 40
"""Pixels above a window, at most."""
Clock = Callable[[], int]
"""UTC milliseconds since 1970."""


def local_zone() -> dt.tzinfo:
    """The time zone of this computer by its name, with all its changes of summer time."""
    name = _linked_zone() or QTimeZone.systemTimeZoneId().toStdString()
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _linked_zone() -> str:
    """The zone that /etc/localtime leads to; empty where it is said in another way. Qt, which knows
    them all, reads every zone there is before it tells this one."""
    if "TZ" in os.environ:
        return ""
    try:
        return os.readlink("/etc/localtime").partition("zoneinfo/")[2]
    except OSError:
        return ""


def _today(clock: Clock, zone: dt.tzinfo) -> Callable[[], dt.date]:
    return lambda: dt.datetime.fromtimestamp(clock() / 1000, zone).date()


def application() -> QApplication:
    """The application object, made once."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication(sys.argv[:1])
    made.setApplicationName("CRM Desktop")
    made.setStyle("Fusion")
    load_fonts()
    plurals.install(made)
    return made


def open_window(
    store: Store,
    settings: PcSettings,
    shop: str,
    pc: str,
    *,
    clock: Clock,
    surroundings: Callable[[], Surroundings] | None = None,
) -> MainWindow:
    """Make the window of an open shop; ``surroundings`` as in ``MainWindow``."""
    application()
    store.person = settings.person_name
    zone = local_zone()
    window = MainWindow(
        store, settings, shop=shop, pc=pc, today=_today(clock, zone), zone=zone,
        surroundings=surroundings,
    )  # fmt: skip
    window.start()
    return window


def fit_screen(window: MainWindow) -> None:
    """Fill a screen that has no room for the first size and a title bar, unless the person chose
    a size before."""
    room = window.screen().availableSize()
    narrow = room.width() < window.width() or room.height() < window.height() + _TITLE_BAR
    if narrow and window.settings.bytes_of("window").isEmpty():
        window.setWindowState(Qt.WindowState.WindowMaximized)


def run(
    store: Store,
    shop: str,
    *,
    clock: Clock,
    surroundings: Callable[[], Surroundings] | None = None,
    hidden: bool = False,
    started: Callable[[], None] = lambda: None,
    failed: bool = False,
) -> int:
    """Show the window until it is closed; gives the exit code. ``hidden``: it begins in the tray,
    where there is one. ``surroundings`` as in ``MainWindow``. ``started`` is called when the window
    is there for its person; ``failed``: the starts before this one did not get so far."""
    app = application()
    settings = PcSettings(store.folder)
    file_dialogs.keep_in(settings)
    code = 0
    while True:
        again = code == OPEN_ANEW
        app.setQuitOnLastWindowClosed(True)
        translation.install(app, settings.language, cache=store.folder)
        window = open_window(store, settings, shop, QSysInfo.machineHostName(), clock=clock,
                             surroundings=surroundings)  # fmt: skip
        if again:
            window.go("settings")
        reaching: list[Reaching] = []
        fit_screen(window)
        begin = partial(Turns, window, _reach(window, reaching, hidden=hidden))
        window.settled.connect(started)
        if store.only_reading:
            from crm_desktop.ui.safe_mode import show_bar  # noqa: PLC0415 - hardly ever

            show_bar(window, failed=failed)
        if hidden:
            hidden = False
            started()  # nobody sees it, so it does not settle yet
            QTimer.singleShot(0, window, begin)
        else:
            window.show()
            QTimer.singleShot(_AFTER_PAINT_MS, window, begin)
        stop_watching = crash.watch(window)
        code = app.exec()
        stop_watching()
        for one in reaching:
            one.close()
        window.jobs.wait()  # what was begun in the last moment has the shop till its end
        if code not in (OPEN_ANEW, REPLACED, DAMAGED, ENCRYPTION, NORMALLY):
            return code
        app.styleHints().colorSchemeChanged.disconnect()  # the old window follows it no more
        window.deleteLater()
        if code != OPEN_ANEW:
            return code


def _reach(window: MainWindow, made: list[Reaching], *, hidden: bool) -> Iterator[None]:
    """Begin to tell reminders, and to listen for a second start of the program: a part at a time,
    and no more of them once the window is closed."""
    if window.is_closed:
        return
    gc.freeze()  # all that there is by now stays: no need to look through it again and again
    window.pages_made.connect(gc.freeze)
    gc.enable()
    for name in ("PySide6.QtNetwork", "crm_desktop.ui.running", "crm_desktop.ui.reaching"):
        import_module(name)
        yield
        if window.is_closed:
            return
    from PySide6.QtWidgets import QSystemTrayIcon  # noqa: PLC0415 - after the first page

    from crm_desktop.ui.reaching import Reaching  # noqa: PLC0415

    reading = window.store.only_reading
    tray = not reading and QSystemTrayIcon.isSystemTrayAvailable()
    icon = QSystemTrayIcon() if tray else None
    reaching = Reaching(window, icon)
    made.append(reaching)
    yield
    if window.is_closed:
        return
    if not reading:
        reaching.start()
        window.backing_up.start()
    if not is_plain(window.store.path):
        window.app_lock.look()  # from now on it sees how long nobody did anything
    if hidden and icon is None:  # nothing else would bring it back
        window.showMinimized()


def show_running(folder: Path) -> bool:
    """Bring the window that has this shop open to the front; False: it does not answer."""
    from crm_desktop.ui.running import show_running as show  # noqa: PLC0415 - hardly ever used

    application()
    return show(folder)
