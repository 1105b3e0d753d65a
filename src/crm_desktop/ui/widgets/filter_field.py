"""The field that narrows a list: the arrows and Enter go on in the list, Esc empties it first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit

from crm_desktop.ui.theme import Theme

_WIDE, _NARROW = 190, 160
"""The narrow one leaves the buttons beside it their gap."""
_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up)
_ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterField(QLineEdit):
    """``left``: the keyboard is to go to the list; ``entered``: and open what is under the cursor
    there."""

    left = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setFont(theme.font("body"))
        self.setClearButtonEnabled(True)
        self.setTextMargins(-theme.px(4), 0, 0, 0)  # Qt keeps that much more from the icon
        self.addAction(
            theme.icon("list-filter", "text_2"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.narrow(False)

    def narrow(self, narrow: bool) -> None:
        """Take less room, or as much as there is at first."""
        self.setFixedWidth(self._theme.px(_NARROW if narrow else _WIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _MOVING or (key == Qt.Key.Key_Escape and not self.text()):
            self.left.emit()
        elif key in _ENTERING:
            self.left.emit()
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
