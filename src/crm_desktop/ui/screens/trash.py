"""What was archived, in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.trash import TrashPage


def _make(window: MainWindow) -> TrashPage:
    from crm_desktop.ui.pages.trash import TrashPage  # noqa: PLC0415 - on first use

    page = TrashPage(window.theme, window.store, window.jobs, today=window.today, zone=window.zone)
    page.told.connect(window.tell)
    page.done.connect(window.done)
    return page


def _bring_back(window: MainWindow) -> None:
    from crm_desktop.ui.pages.trash import TrashPage  # noqa: PLC0415 - on first use

    window.stack.page_of(SCREEN.id, TrashPage).bring_back()


def add_commands(window: MainWindow) -> None:
    """Bringing back."""
    window.actions_.add(
        "bring_back", window.tr("Bring back"), lambda: _bring_back(window), menu="edit",
        icon="archive-restore", synonyms="restore unarchive trash", places=(SCREEN.id,),
    )  # fmt: skip


SCREEN = Screen(
    "trash",
    _make,
    lambda: QCoreApplication.translate("Screens", "Archived"),
    icon="archive",
    synonyms="trash bin deleted restore",
    within="contacts",
    in_shop_menu=True,
    fitting=("bring_back", "find", "undo", "history", "new"),
)
