"""A menu whose first entry is marked when a key opened it, so that Enter and arrows show where
they are; opened by the mouse, the mouse marks what it is over.

Which of the two it was is seen from where the mouse is: whoever clicks has it on what the menu
opens beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from crm_desktop.ui.theme import Theme

_BESIDE = 56
"""Pixels between the edge of a menu and a click that opened it, at the most: a large button."""


@dataclass(frozen=True, slots=True)
class LineAct:
    """Something that a menu offers; without ``do`` it is a line between others."""

    text: str = ""
    do: Callable[[], None] | None = None


class PopupMenu(QMenu):
    """Used as ``QMenu``."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        around = self.geometry().adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE)
        if self.activeAction() is None and not around.contains(QCursor.pos()):
            # As the key does it: what stands first may be a heading, or open a menu of its own.
            down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(self, down)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # The menu held the mouse: what it belongs to was never told that the mouse has left.
        owner = self.parentWidget()
        if owner is None or not owner.underMouse():
            return
        if not owner.rect().contains(owner.mapFromGlobal(QCursor.pos())):
            owner.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            QApplication.sendEvent(owner, QEvent(QEvent.Type.Leave))
            owner.update()


def show_acts(theme: Theme, owner: QWidget, acts: Iterable[LineAct], at: QPoint) -> None:
    """Open a menu of ``acts`` at a point of ``owner``."""
    menu = PopupMenu(owner)
    menu.setFont(theme.font("body"))
    for act in acts:
        if act.do is None:
            menu.addSeparator()
            continue
        action = menu.addAction(act.text)
        action.triggered.connect(lambda _checked=False, do=act.do: do())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(owner.mapToGlobal(at))
