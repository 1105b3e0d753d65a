"""Values that are offered below a field while something is typed into it.

Nothing is taken that was not chosen: Enter keeps what was typed unless a line of the list is
marked, and none is before an arrow key or the mouse marks it. While the list is open Qt brings
Enter to the field by a way that no event filter sees, and closes the list; ``entered`` tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

_OFFER_MS = 120


class Offered(QCompleter):
    """Values that are known from the beginning."""

    entered = Signal()
    """Enter in the field that chose nothing of the list."""

    def __init__(self, field: QLineEdit, values: Sequence[str] = ()) -> None:
        super().__init__(field)
        self._values = QStringListModel(list(values), self)
        self.setModel(self._values)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(self)
        field.returnPressed.connect(self._entered)

    def _entered(self) -> None:
        popup = self.popup()
        if popup is not None and popup.isVisible():
            if popup.currentIndex().isValid():
                return
            popup.hide()
        self.entered.emit()


class Offers(Offered):
    """Asks for values that fit what is typed, a moment after the last key."""

    def __init__(self, field: QLineEdit, ask: Callable[[str], Sequence[str]]) -> None:
        super().__init__(field)
        self._field, self._ask = field, ask
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_OFFER_MS)
        self._pause.timeout.connect(self._look)
        field.textEdited.connect(lambda _text: self._pause.start())

    def splitPath(self, _path: str) -> list[str]:
        """Everything that was given fits already, also without its accents."""
        return [""]

    def _look(self) -> None:
        self._values.setStringList(list(self._ask(self._field.text())))
        if self._field.hasFocus() and self._values.rowCount():
            self.complete()
