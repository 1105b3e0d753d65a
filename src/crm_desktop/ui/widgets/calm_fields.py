"""Choices, numbers and days that only somebody who means them changes.

Qt's own take the wheel wherever the mouse happens to be, so that scrolling a page changes what
stands on it. And a closed list goes to the next choice with every key, each of which would be an
undo step, or turn the window to another language on the way to the wanted one.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QDoubleSpinBox, QSpinBox

_MOVES = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
    Qt.Key.Key_End,
}  # fmt: skip


class ChoiceBox(QComboBox):
    """A list to choose from. It opens below, with a scroll bar where it is long."""

    def showPopup(self) -> None:
        # Off where the list was made before it had its style.
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ActingBox(ChoiceBox):
    """One whose choice takes effect at once: keys move in the open list, Enter chooses there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        plain = held in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        typed = event.text().strip()
        if plain and (event.key() in _MOVES or (typed and typed.isprintable())):
            self.showPopup()
            QApplication.sendEvent(self.view(), event)
        else:
            super().keyPressEvent(event)


class NumberBox(QSpinBox):
    """A whole number."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AmountBox(QDoubleSpinBox):
    """A number with decimals."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DayBox(QDateEdit):
    """A day."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
