"""The heading of a page: what stands beside the title goes below it where there is no room.

Buttons are never cut and a title never shrinks to dots, whatever the language and the text size.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QWidget

from crm_desktop.ui.theme import Theme

_LEAST_TITLE = 220
"""Pixels at 100 % text that a title may ask for before the rest goes below it."""


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
        margins = whole.contentsMargins()
        room = self._page.width() - margins.left() - margins.right()
        wanted = min(title.sizeHint().width(), self._least)
        below = wanted + self._head.spacing() + self._beside.sizeHint().width() > room
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way != self._head.direction():
            self._head.setDirection(way)
            left = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0)
            self._head.setAlignment(self._beside, left)
