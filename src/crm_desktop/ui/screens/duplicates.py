"""The duplicates in the window, and joining contacts that were chosen elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.duplicates import DuplicatesPage


def _make(window: MainWindow) -> DuplicatesPage:
    from crm_desktop.ui.pages.duplicates import DuplicatesPage  # noqa: PLC0415 - on first use

    page = DuplicatesPage(window.theme, window.store, window.jobs)
    page.told.connect(window.tell)
    page.done.connect(window.done)
    return page


def page_of(window: MainWindow) -> DuplicatesPage:
    """The page, made where it is not there yet."""
    from crm_desktop.ui.pages.duplicates import DuplicatesPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(SCREEN.id, DuplicatesPage)


def merge_contacts(window: MainWindow, numbers: Sequence[int]) -> None:
    """Show these contacts (``contact.n``) side by side, to be joined into one."""
    if len(set(numbers)) < 2:
        window.tell(window.tr("Select two contacts or more to join them."))
        return
    page = page_of(window)
    window.show_page(SCREEN.id)
    page.show_contacts(list(dict.fromkeys(numbers)))
    page.sides.focus_first()


def add_commands(window: MainWindow) -> None:
    """What can be done with a group."""
    add, here = window.actions_.add, (SCREEN.id,)
    add("join", window.tr("Join into one contact"), lambda: page_of(window).join(), menu="edit",
        keys="Ctrl+Return; Ctrl+Enter", icon="git-merge", synonyms="merge unite duplicates",
        places=here)  # fmt: skip
    add("not_duplicates", window.tr("Not duplicates"), lambda: page_of(window).tell_apart(),
        menu="edit", keys="Ctrl+E", icon="x", synonyms="different keep both",
        places=here)  # fmt: skip
    add("join_sure", window.tr("Join all sure ones…"), lambda: page_of(window).preview_sure(),
        menu="edit", icon="git-merge", synonyms="merge all duplicates", places=here)  # fmt: skip


SCREEN = Screen(
    "duplicates",
    _make,
    lambda: QCoreApplication.translate("Screens", "Duplicates"),
    icon="git-merge",
    synonyms="merge join twice same double",
    within="contacts",
    in_shop_menu=True,
    fitting=("join", "not_duplicates", "join_sure", "undo", "find"),
)
