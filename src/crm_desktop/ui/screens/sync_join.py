"""The page that joins the shop of another PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.sync_join import JoinPage


def _make(window: MainWindow) -> JoinPage:
    from crm_desktop.ui.pages.sync_join import JoinPage  # noqa: PLC0415 - on first use

    return JoinPage(window)


SCREEN = Screen(
    "sync_join",
    _make,
    lambda: QCoreApplication.translate("Screens", "Join another PC"),
    icon="monitor",
    command=False,
    alone=True,
)
