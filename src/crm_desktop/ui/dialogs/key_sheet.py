"""The key sheet (F1): all commands with their keys, from the one list of commands, and below them
the keys that every list and field has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.text import fold
from crm_desktop.ui.actions import MENUS, Actions, Menu
from crm_desktop.ui.command_search import find_commands, plain
from crm_desktop.ui.models.palette_rows import key_caps
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import KeyCap, label, line
from crm_desktop.ui.words import in_short


class KeySheet(QDialog):
    """Shows the commands by menu, or those that fit what is typed."""

    def __init__(self, window: QWidget, theme: Theme, commands: Actions) -> None:
        super().__init__(window)
        self._theme, self._commands = theme, commands
        px = theme.px
        self.setWindowTitle(self.tr("Commands and keys"))
        self.resize(px(520), min(px(600), window.height() - px(40)))
        self.setStyleSheet(f"KeySheet {{ background: {theme.hex('surface')}; }}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(16), px(12), px(12))
        layout.setSpacing(px(10))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find a command"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setFont(theme.font("body"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._show)
        layout.addWidget(self.field)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Commands and keys"))
        layout.addWidget(self._area, 1)
        self.shown: list[str] = []
        self._show("")
        self.field.setFocus()

    def _show(self, text: str) -> None:
        theme, px = self._theme, self._theme.px
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(4))
        wanted = text.strip()
        found = (
            [each.command for each in find_commands(self._commands, wanted)]
            if wanted
            else list(self._commands)
        )
        found = [command for command in found if command.menu]
        menu: Menu | None = None
        for command in sorted(found, key=lambda c: MENUS.index(c.menu)):
            if command.menu != menu:
                menu = command.menu
                self._begin(column, plain(self._commands.menu_title(menu)))
            column.addWidget(self._row(command.name, command.action.shortcuts()))
        words = fold(wanted).split()
        fixed = [row for row in self._fixed() if all(word in fold(row[0]) for word in words)]
        if fixed:
            self._begin(column, self.tr("In every list and field"))
        for name, *keys in fixed:
            column.addWidget(self._row(name, [QKeySequence(key) for key in keys]))
        if not found and not fixed:
            nothing = self.tr("Nothing found for “%1”.").replace("%1", in_short(wanted))
            column.addWidget(label(theme, nothing, "body", "text_2"))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, nothing))
        column.addStretch(1)
        self._area.setWidget(inside)
        self.shown = [command.id for command in found]

    def _begin(self, column: QVBoxLayout, title: str) -> None:
        heading = label(self._theme, title, "strong")
        heading.setContentsMargins(0, self._theme.px(8), 0, self._theme.px(2))
        column.addWidget(heading)
        column.addWidget(line(self._theme))

    def _fixed(self) -> list[tuple[str, ...]]:
        """Keys that are no commands and cannot be changed: what they do, and which ones."""
        return [
            (self.tr("Open what is chosen, keep what was typed"), "Return"),
            (self.tr("Close, go back, give up editing"), "Esc"),
            (self.tr("Select a row, tick it off"), "Space"),
            (self.tr("Select the next rows too"), "Shift+Down", "Shift+Up"),
            (self.tr("Jump to a name: type its first letters"),),
            (self.tr("To the next field, to the one before"), "Tab", "Shift+Tab"),
        ]

    def _row(self, name: str, keys: Sequence[QKeySequence]) -> QWidget:
        theme, px = self._theme, self._theme.px
        row = QWidget()
        row.setMinimumHeight(px(26))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        text = label(theme, name)
        text.setWordWrap(True)
        layout.addWidget(text, 1)
        for number, shortcut in enumerate(keys):
            if number:
                layout.addWidget(label(theme, self.tr("or"), "small", "text_2"))
            for key in key_caps(shortcut):
                layout.addWidget(KeyCap(theme, key))
        return row
