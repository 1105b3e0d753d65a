"""All screens of the window in the order in which menus and palette list them.

A screen stands here by its id and the module that has it as ``SCREEN``; it is loaded when somebody
asks for it. The first page is painted before most of them are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

_MODULES = {
    "today": "today",
    "calendar": "calendar",
    "quiet": "quiet",
    "contacts": "contacts",
    "card": "card",
    "new": "new_contact",
    "pipeline": "pipeline",
    "deal": "deal",
    "quote": "quote",
    "reports": "reports",
    "import": "importing",
    "duplicates": "duplicates",
    "trash": "trash",
    "privacy": "privacy",
    "history": "history",
    "backups": "backups",
    "backup_inside": "backup_inside",
    "settings": "settings",
    "first": "first_run",
    "sync_connect": "sync_connect",
    "sync_join": "sync_join",
    "sync_key": "sync_key",
    "sync_invite": "sync_invite",
}
LINES: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("today", "calendar-check", lambda: QCoreApplication.translate("Screens", "Today")),
    ("contacts", "users", lambda: QCoreApplication.translate("Screens", "Contacts")),
    ("pipeline", "square-kanban", lambda: QCoreApplication.translate("Screens", "Pipeline")),
    ("reports", "printer", lambda: QCoreApplication.translate("Screens", "Reports")),
)
"""Id, icon and title of those that have a line in the side bar, from above; the same as in their
modules, which the first page need not wait for."""
_COMMANDS = (
    "today",
    "today_first",
    "new_contact",
    "importing",
    "contacts",
    "card",
    "duplicates",
    "trash",
    "privacy",
    "pipeline",
    "deal",
    "quote",
    "notices",
    "calendar",
    "quiet",
    "tracks",
    "reports",
    "sync",
    "sync_key",
    "sync_invite",
    "backups",
    "locking",
)
"""Modules with a function ``add_commands``."""


def screen(place: str) -> Screen:
    """The screen of that id.

    Raises:
        KeyError: there is none.
    """
    found: Screen = _module(_MODULES[place]).SCREEN
    return found


def all_screens() -> tuple[Screen, ...]:
    """Every screen."""
    return tuple(map(screen, _MODULES))


def adders() -> Iterator[Callable[[MainWindow], None]]:
    """What adds the commands of each screen, loaded one by one."""
    for name in _COMMANDS:
        yield _module(name).add_commands


def _module(name: str) -> ModuleType:
    return import_module(f"crm_desktop.ui.screens.{name}")
