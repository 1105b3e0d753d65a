"""The ring of a next step: an 18 px circle in a larger target; a click means done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from crm_desktop.ui.theme import Theme

RING = 18


class Ring(QAbstractButton):
    """Red while late; the circle stands at the left edge of a target of 32 x 36 px."""

    def __init__(self, theme: Theme, title: str = "", *, late: bool = False) -> None:
        super().__init__()
        self._theme, self._late = theme, late
        self.setFixedSize(theme.px(32), theme.px(36))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Done"))
        self.fill(title, late=late)

    def fill(self, title: str, *, late: bool) -> None:
        """Show the ring of another next step."""
        self._late = late
        self.setAccessibleName(self.tr("Done: %1").replace("%1", title))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(RING)
        circle = QRectF(1, (self.height() - side) / 2, side - 1, side - 1)
        painter.setPen(QPen(theme.color("danger" if self._late else "border_strong"), 1.5))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        painter.drawEllipse(circle)
