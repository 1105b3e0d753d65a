"""The process that prepares pages, one for a window: started before the first page is asked for.

It lives as long as the window, so that a page made anew (another look) finds it warm. On a PC with
little memory it starts with the first wish only.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from crm_desktop.paths import remove_temporary_folders

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.reports.press import Press
    from crm_desktop.ui.main_window import MainWindow

_DAY = 24 * 60 * 60
_ENOUGH = 4_000_000_000
"""Bytes of memory of a PC on which a process may wait for its first wish."""


class _Kept(QObject):
    def __init__(self, window: MainWindow) -> None:
        from crm_desktop.reports.press import Press  # noqa: PLC0415 - on first use

        super().__init__(window)
        press = self.press = Press(window.store.folder)
        self.destroyed.connect(lambda _gone=None: press.close())


def press_of(window: MainWindow) -> Press:
    """The press of this window; its process starts with the first wish, or ``warm``."""
    kept = window.findChild(_Kept)
    return (kept if isinstance(kept, _Kept) else _Kept(window)).press


def start_early(window: MainWindow) -> None:
    """Start the process while nobody waits; the pages of the first wish are there at once then.
    Pages that an earlier program left behind go first."""
    press = press_of(window) if memory() >= _ENOUGH else None
    before = window.store.clock() / 1000 - _DAY

    def warm(_progress: Progress) -> None:
        remove_temporary_folders(before)
        if press is not None:
            press.warm()

    window.jobs.start(
        window.tr("Getting ready"), warm, done=lambda _none: None,
        failed=lambda _sentence: None,  # whoever opens the page is told
    )  # fmt: skip


def memory() -> int:
    """Bytes of memory of this PC."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there only

        class Status(ctypes.Structure):
            _fields_ = (
                ("length", ctypes.c_ulong), ("load", ctypes.c_ulong),
                *((name, ctypes.c_ulonglong) for name in ("total", "a", "b", "c", "d", "e", "f")),
            )  # fmt: skip

        status = Status(length=ctypes.sizeof(Status))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.total)
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
