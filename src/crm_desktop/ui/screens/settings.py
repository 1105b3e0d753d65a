"""The settings in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.settings import SettingsPage


def _make(window: MainWindow) -> SettingsPage:
    from crm_desktop.ui.pages.settings import SettingsPage  # noqa: PLC0415 - on first use

    def look_changed(control: str) -> None:
        window.apply_theme()
        window.stack.page_of(SCREEN.id, SettingsPage).focus_on(control)

    page = SettingsPage(window.theme, window.store, window.settings, shop=window.default_name)
    page.look_changed.connect(look_changed)
    page.told.connect(window.tell)
    return page


SCREEN = Screen(
    "settings",
    _make,
    lambda: QCoreApplication.translate("Screens", "Settings"),
    icon="settings",
    keys="Ctrl+,",
    synonyms="options preferences currency country shop name",
    in_shop_menu=True,
)
