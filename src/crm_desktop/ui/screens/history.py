"""The history in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.history import HistoryPage


def _make(window: MainWindow) -> HistoryPage:
    from crm_desktop.ui.pages.history import HistoryPage  # noqa: PLC0415 - on first use

    page = HistoryPage(
        window.theme, window.store, window.jobs, today=window.today, zone=window.zone
    )
    page.told.connect(window.tell)
    page.refresh()
    return page


SCREEN = Screen(
    "history",
    _make,
    lambda: QCoreApplication.translate("Screens", "History"),
    icon="history",
    keys="Ctrl+H",
    synonyms="steps log undo changes who",
    in_shop_menu=True,
)
