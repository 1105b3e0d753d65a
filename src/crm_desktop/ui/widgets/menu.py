"""A menu whose first entry is marked when a key opened it, so that Enter and arrows show where
they are; opened by the mouse, the mouse marks what it is over.

Which of the two it was is seen from where the mouse is: whoever clicks has it on what the menu
opens beside.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu

_BESIDE = 56
"""Pixels between the edge of a menu and a click that opened it, at the most: a large button."""


class PopupMenu(QMenu):
    """Used as ``QMenu``."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        around = self.geometry().adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE)
        if self.activeAction() is None and not around.contains(QCursor.pos()):
            # As the key does it: what stands first may be a heading, or open a menu of its own.
            down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(self, down)
