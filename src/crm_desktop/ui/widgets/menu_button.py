"""A small button that shows a choice and opens the others below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, padded_icon
from crm_desktop.ui.widgets.menu import PopupMenu


def menu_button(
    theme: Theme, choices: Sequence[tuple[str, Callable[[], None]]], *, icon: str = ""
) -> QPushButton:
    """A button with (text, what is done) for each choice; whoever made it sets its text. ``icon``
    stands before the text."""
    made = button(theme, " ", icon="chevron-down", small=True)
    side, gap = theme.px(14), theme.px(3)
    made.setIcon(padded_icon(theme, "chevron-down", "text", side, gap, behind=True))
    made.setIconSize(QSize(side + gap, side))
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    menu = PopupMenu(made)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    menu.setFont(theme.font("body"))
    for text, chosen in choices:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False, do=chosen: do())
    made.setMenu(menu)
    if icon:
        _put_before(theme, made, icon)
    return made


def _put_before(theme: Theme, made: QPushButton, icon: str) -> None:
    """A button of Qt has one icon, and that is the arrow behind the words. With a menu it has its
    words in the middle whatever stands beside, so both sides get the room."""
    edge, gap, side = theme.px(6), theme.px(3), theme.px(12)
    before = QLabel(made)
    before.setPixmap(padded_icon(theme, icon, "text", side, 0).pixmap(side, side))
    before.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    before.setGeometry(edge, 0, side, theme.size("control_small"))  # the height of such a button
    made.setStyleSheet(f"QPushButton {{ padding: 0 {edge + side + gap}px; }}")


CHOICE_ICON = (19, 15)
"""Size of such an icon at 100 % text: what it has at its right is the gap to the words."""


def choice_icon(theme: Theme, name: str) -> QIcon:
    """An icon that takes the accent where its button is the chosen one."""
    icon = QIcon()
    wide, side = (theme.px(size) for size in CHOICE_ICON)
    for state, ink in ((QIcon.State.Off, "text_2"), (QIcon.State.On, "accent")):
        for ratio in (1.0, 2.0):
            whole = QPixmap(round(wide * ratio), round(side * ratio))
            whole.fill(Qt.GlobalColor.transparent)
            whole.setDevicePixelRatio(ratio)
            painter = QPainter(whole)
            painter.drawPixmap(0, 0, theme.icon_pixmap(name, theme.hex(ink), side, ratio))
            painter.end()
            icon.addPixmap(whole, QIcon.Mode.Normal, state)
    return icon
