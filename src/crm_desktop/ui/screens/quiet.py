"""Contacts that are quiet for too long, in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.quiet import QuietPage

ID = "quiet"


def _make(window: MainWindow) -> QuietPage:
    from crm_desktop.ui.pages.quiet import QuietPage  # noqa: PLC0415 - on first use

    page = QuietPage(window.theme, window.store, today=window.today, zone=window.zone)
    page.open_requested.connect(window.open_contact)
    page.log_requested.connect(lambda n: window.log_for(n, "call"))
    page.told.connect(window.tell)
    page.done.connect(window.done)
    return page


def page_of(window: MainWindow) -> QuietPage:
    """The page, made where it is not there yet."""
    from crm_desktop.ui.pages.quiet import QuietPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(ID, QuietPage)


def add_commands(window: MainWindow) -> None:
    """What can be done with the contact under the cursor."""
    add, tr = window.actions_.add, window.tr
    here = (ID,)
    add("quiet_log", tr("Log for the quiet contact"), lambda: page_of(window).log(), menu="edit",
        keys="Ctrl+L", icon="phone", places=here)  # fmt: skip
    add("quiet_remind", tr("Remind me of the quiet contact today"),
        lambda: page_of(window).remind(), menu="edit", keys="Ctrl+R", icon="plus",
        places=here)  # fmt: skip
    add("quiet_later", tr("Think of the quiet contact later"), lambda: page_of(window).show_ways(),
        menu="edit", keys="Ctrl+T", icon="hourglass", places=here)  # fmt: skip


SCREEN = Screen(
    ID,
    _make,
    lambda: QCoreApplication.translate("Screens", "Quiet for too long"),
    icon="hourglass",
    within="today",
    synonyms="stay in touch neglected forgotten contacts",
    in_shop_menu=True,
    fitting=("quiet_log", "quiet_remind", "quiet_later", "undo", "find"),
)
