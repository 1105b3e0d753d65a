"""Who gets the room there is in the composer: in a narrow one the keys go, then the icons, and what
comes last goes into a second row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.menu_button import CHOICE_ICON
from crm_desktop.ui.widgets.segments import Segments

GAP = 6
"""Pixels between the controls below the text: with more they need a second row."""
MARGIN = 12
_ICON_GAP = 4
"""Pixels that Qt leaves between the icon and the text of a button."""


def fit_kinds(theme: Theme, kinds: Segments, keys: QWidget, width: int) -> None:
    """Show the keys and the icons of the kinds where a composer of this width has room."""
    buttons = kinds.findChildren(QPushButton)
    icon = QSize(*map(theme.px, CHOICE_ICON))
    needed = kinds.sizeHint().width()  # of these words, which differ with the language
    if buttons[0].iconSize() != icon:
        needed += len(buttons) * (icon.width() + _ICON_GAP)
    room = width - 2 * theme.px(MARGIN)
    keys.setVisible(needed + keys.sizeHint().width() + theme.px(8) <= room)
    size = icon if needed <= room else QSize(0, 0)
    for made in buttons:
        made.setIconSize(size)


def needs_two_rows(theme: Theme, parts: Sequence[QWidget], width: int) -> bool:
    """Whether the parts that are not hidden are wider together than a composer of this width."""
    # isHidden, not isVisible: before the first show nothing is visible.
    shown = [part for part in parts if not part.isHidden()]
    gaps = theme.px(GAP) * (len(shown) - 1) + 2 * theme.px(MARGIN)
    needed = sum(min(part.sizeHint().width(), part.maximumWidth()) for part in shown)
    return needed + gaps > width


def put_end(end: QWidget, rows: tuple[QHBoxLayout, QHBoxLayout], *, below: bool) -> None:
    """The end of the row stands in the first of these rows, or in the second."""
    row, other = (rows[1], rows[0]) if below else rows
    if row.indexOf(end) < 0:
        other.removeWidget(end)
        row.addWidget(end, 1)
