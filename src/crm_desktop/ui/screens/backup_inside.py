"""The inside of a backup, in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.backup_inside import BackupInsidePage


def _make(window: MainWindow) -> BackupInsidePage:
    from crm_desktop.ui.pages.backup_inside import BackupInsidePage  # noqa: PLC0415 - on first use

    page = BackupInsidePage(
        window.theme, window.store, window.jobs, today=window.today, zone=window.zone
    )
    page.told.connect(window.tell)
    page.done.connect(window.done)
    page.back_wanted.connect(lambda: window.go("backups"))
    return page


SCREEN = Screen(
    "backup_inside",
    _make,
    lambda: QCoreApplication.translate("Screens", "Inside a backup"),
    icon="shield-check",
    within="settings",
    command=False,
    fitting=("find", "undo", "history", "trash", "back_up"),
)
