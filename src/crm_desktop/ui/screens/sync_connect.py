"""The page that begins to share the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.sync_connect import ConnectPage


def _make(window: MainWindow) -> ConnectPage:
    from crm_desktop.ui.pages.sync_connect import ConnectPage  # noqa: PLC0415 - on first use

    return ConnectPage(window)


SCREEN = Screen(
    "sync_connect",
    _make,
    lambda: QCoreApplication.translate("Screens", "Connect a second PC"),
    icon="monitor",
    within="settings",
    command=False,
)
