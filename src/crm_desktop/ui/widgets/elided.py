"""A line of text that ends in dots where there is no room, and tells all of it in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from crm_desktop.ui.theme import Role, Theme


class ElidedLabel(QLabel):
    """Plain text of one line, never wider than its place."""

    def __init__(
        self, theme: Theme, text: str = "", role: Role = "body", color: str = "text"
    ) -> None:
        super().__init__(text)
        self._theme = theme
        self._color = theme.color(color)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._height = theme.line_height(role)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height)

    def write(self, text: str, role: Role, color: str) -> None:
        """Show a text in another weight or colour of about the same size."""
        self._color = self._theme.color(color)
        self.setFont(self._theme.font(role))
        self.setText(text)
        self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._color)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
