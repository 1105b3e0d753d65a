"""Every command of the window, once: menu, tool bar, context menu, palette and key sheet read it.

A command has a stable id, a text, a key, an icon, the menu it stands in and synonyms that the
palette understands. Handlers belong to the window; a page switches commands on and off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from crm_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """What is known of a command besides its QAction."""

    id: str
    menu: str
    icon: str
    synonyms: str
    action: QAction


class Actions(QObject):
    """The list of commands, in the order in which they were added."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._commands: dict[str, Command] = {}

    def add(
        self,
        id_: str,
        text: str,
        handler: Callable[[], None],
        *,
        menu: str,
        keys: str = "",
        icon: str = "",
        synonyms: str = "",
    ) -> QAction:
        """Make a command; ``keys`` as Qt writes them, several separated by "; "."""
        action = QAction(text, self._window)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys.split("; ")])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: handler())
        if icon:
            action.setIcon(self._theme.icon(icon))
        self._window.addAction(action)
        self._commands[id_] = Command(id_, menu, icon, synonyms, action)
        return action

    def __getitem__(self, id_: str) -> QAction:
        return self._commands[id_].action

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def fill(self, bar: QMenuBar) -> None:
        """Put all commands into the menus of a menu bar."""
        menus: dict[str, QMenu] = {}
        for command in self:
            if command.menu not in menus:
                menus[command.menu] = bar.addMenu(command.menu)
            menus[command.menu].addAction(command.action)

    def use(self, theme: Theme) -> None:
        """Draw the icons anew after the theme changed."""
        self._theme = theme
        for command in self:
            if command.icon:
                command.action.setIcon(theme.icon(command.icon))
