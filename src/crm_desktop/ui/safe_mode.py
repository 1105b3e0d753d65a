"""A window that only reads: what stands above its pages, and the ways out of it.

It comes by itself after starts that failed, or because the person asked for it. Nothing is changed
in the shop, exchanged with other PCs, told or backed up by itself meanwhile.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.page_bars import Bar
from crm_desktop.ui.screens.backups import end_with
from crm_desktop.ui.screens.screen import NORMALLY

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

BAR = "safe_mode"


def show_bar(window: MainWindow, *, failed: bool) -> None:
    """Say that the shop is open for reading only; ``failed``: because of the starts before."""
    if failed:
        text = QCoreApplication.translate(
            "SafeMode",
            "The program could not start properly twice, so your shop is open for reading only. "
            "Your data is safe; nothing is changed or exchanged with other PCs.",
        )
    else:
        text = QCoreApplication.translate(
            "SafeMode",
            "Your shop is open for reading only: nothing is changed or exchanged with other PCs.",
        )
    answers = [
        (
            QCoreApplication.translate("SafeMode", "Start normally"),
            partial(end_with, window, NORMALLY),
        ),
        (QCoreApplication.translate("SafeMode", "Go to backups"), partial(window.go, "backups")),
    ]
    window.bars.show_bar(BAR, Bar(text, answers, "shield-check", "warning"))
