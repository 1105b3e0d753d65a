"""The settings in the window."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from crm_desktop.ui.screens.notices import reaching_of
from crm_desktop.ui.screens.screen import OPEN_ANEW, Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.settings import SettingsPage
    from crm_desktop.ui.pages.settings_part import SettingsPart


"""What the event loop ends with when the window is to be made once more, in another language."""


def _open_anew(window: MainWindow) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)  # it would end with another number
    if window.close():
        application.exit(OPEN_ANEW)
    else:
        application.setQuitOnLastWindowClosed(True)


def _write_calendar(window: MainWindow) -> None:
    if (reaching := reaching_of(window)) is not None:
        reaching.calendar.refresh()


def _lock_parts(window: MainWindow) -> list[SettingsPart]:
    from crm_desktop.store.key_ring import system_ring  # noqa: PLC0415 - when opened
    from crm_desktop.ui.widgets.lock_part import LockPart  # noqa: PLC0415

    return [LockPart(window, system_ring)]


def _make(window: MainWindow) -> SettingsPage:
    from crm_desktop.ui.pages.settings import SettingsPage  # noqa: PLC0415 - on first use
    from crm_desktop.ui.pages.sync_backup import sync_backup_parts  # noqa: PLC0415

    def look_changed(control: str) -> None:
        window.apply_theme()
        window.stack.page_of(SCREEN.id, SettingsPage).focus_on(control)

    page = SettingsPage(
        window.theme, window.store, window.settings, window.actions_, window.jobs,
        shop=window.default_name, today=window.today,
        sync_backup=lambda: sync_backup_parts(window), lock=lambda: _lock_parts(window),
    )  # fmt: skip
    page.look_changed.connect(look_changed)
    page.calendar_changed.connect(lambda: _write_calendar(window))
    page.language_changed.connect(lambda: _open_anew(window))
    page.told.connect(window.tell)
    page.done.connect(window.done)
    window.jobs.start(  # the section on sharing asks for it, and there is much of it
        window.tr("Getting ready"), lambda _progress: import_module("crm_desktop.sync.rounds"),
        done=lambda _module: None, failed=lambda _sentence: None,
    )  # fmt: skip
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
