"""A small button that shows a choice and opens the others below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QPushButton

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button


def menu_button(theme: Theme, choices: Sequence[tuple[str, Callable[[], None]]]) -> QPushButton:
    """A button with (text, what is done) for each choice; whoever made it sets its text."""
    made = button(theme, " ", small=True, icon="chevron-down")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    menu = QMenu(made)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    menu.setFont(theme.font("body"))
    for text, chosen in choices:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False, do=chosen: do())
    made.setMenu(menu)
    return made


def choice_icon(theme: Theme, name: str) -> QIcon:
    """An icon that takes the accent where its button is the chosen one."""
    icon = QIcon()
    for state, ink in ((QIcon.State.Off, "text_2"), (QIcon.State.On, "accent")):
        for ratio in (1.0, 2.0):
            pixmap = theme.icon_pixmap(name, theme.hex(ink), theme.size("icon"), ratio)
            icon.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return icon
