"""The heading of a page: what stands beside the title goes below it where there is no room.

Buttons are never cut and a title never shrinks to dots, whatever the language and the text size:
where even a line of their own is too short, buttons give up most of the room around their words.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QPushButton, QWidget

from crm_desktop.ui.theme import Theme

_LEAST_TITLE = 220
"""Pixels at 100 % text that a title may ask for before the rest goes below it."""
_SAVED = 8
"""Pixels at 100 % text that a tight button saves at either side of its words."""


def beside_title(page: QWidget, head: QBoxLayout, theme: Theme, *, stretch: int = 0) -> QHBoxLayout:
    """The row for what stands beside the title, which ``head`` holds already."""
    beside = QHBoxLayout()
    beside.setSpacing(head.spacing())
    head.addLayout(beside, stretch)
    HeadFit(page, head, beside, theme.scale)
    return beside


class HeadFit(QObject):
    """Watches the width of ``page``; ``head`` holds the title first and ``beside`` second."""

    def __init__(self, page: QWidget, head: QBoxLayout, beside: QLayout, scale: float) -> None:
        super().__init__(page)
        self._page, self._head, self._beside = page, head, beside
        self._least = round(_LEAST_TITLE * scale)
        self._saved = 2 * round(_SAVED * scale)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return False

    def _fit(self) -> None:
        whole = self._page.layout()
        title = self._head.itemAt(0)
        if whole is None or title is None:
            return
        room = self._page.width()
        for margins in (whole.contentsMargins(), self._head.contentsMargins()):
            room -= margins.left() + margins.right()
        wanted = min(title.sizeHint().width(), self._least)
        below = wanted + self._head.spacing() + self._beside.sizeHint().width() > room
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way != self._head.direction():
            self._head.setDirection(way)
            left = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0)
            self._head.setAlignment(self._beside, left)
        self._tighten(self._natural() > room)

    def _natural(self) -> int:
        """Pixels that what stands beside the title takes where there is room."""
        tight = sum(bool(one.property("tight")) for one in self._buttons())
        return self._beside.sizeHint().width() + tight * self._saved

    def _tighten(self, on: bool) -> None:
        for one in self._buttons():
            if bool(one.property("tight")) != on:
                one.setProperty("tight", on)
                one.style().unpolish(one)
                one.style().polish(one)
                one.updateGeometry()  # else the row remembers how wide it was

    def _buttons(self) -> list[QPushButton]:
        """Those with words that are seen."""
        places = (self._beside.itemAt(at) for at in range(self._beside.count()))
        parts = (place.widget() for place in places if place is not None)
        return [
            one for one in parts
            if isinstance(one, QPushButton) and one.text() and not one.isHidden()
        ]  # fmt: skip
