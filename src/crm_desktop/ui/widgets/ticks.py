"""Check box and radio button in the look of the design, painted; the keyboard stays Qt's own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from crm_desktop.ui.theme import Theme

_SIDE, _GAP, _HIGH = 16, 8, 24


def _hint(theme: Theme, made: QAbstractButton) -> QSize:
    text = made.text().replace("&", "")
    width = QFontMetrics(theme.font("strong")).horizontalAdvance(text)
    return QSize(theme.px(_SIDE + _GAP) + width + 2, max(theme.px(_HIGH), 24))


def _paint_text(painter: QPainter, theme: Theme, made: QAbstractButton, *, strong: bool) -> None:
    painter.setFont(theme.font("strong" if strong else "body"))
    painter.setPen(theme.color("text" if made.isEnabled() else "text_disabled"))
    rect = made.rect().adjusted(theme.px(_SIDE + _GAP), 0, 0, 0)
    how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, how | Qt.TextFlag.TextShowMnemonic, made.text())


def _mark(theme: Theme, made: QAbstractButton) -> QRect:
    side = theme.px(_SIDE)
    return QRect(0, (made.height() - side) // 2, side, side)


class TickBox(QCheckBox):
    """A check box with its text."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme

    def sizeHint(self) -> QSize:
        return _hint(self._theme, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = _mark(theme, self)
        box = QRectF(mark).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.radius("chip")
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if self.isEnabled() else "text_disabled"))
            painter.drawRoundedRect(QRectF(mark), radius, radius)
            side = theme.px(12)
            tick = theme.icon("check", "text_on_accent", 12)
            inset = (mark.width() - side) // 2
            tick.paint(painter, mark.x() + inset, mark.y() + inset, side, side)
        else:
            painter.setPen(QPen(theme.color("border_strong"), 1.5))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box, radius, radius)
        _paint_text(painter, theme, self, strong=False)


class RadioDot(QRadioButton):
    """A radio button whose chosen text is bold, so that colour alone does not tell."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme

    def sizeHint(self) -> QSize:
        return _hint(self._theme, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = QRectF(_mark(theme, self))
        painter.setBrush(theme.color("surface"))
        if self.isChecked():
            ring = theme.px(5)
            painter.setPen(QPen(theme.color("accent"), ring))
            inset = ring / 2
            painter.drawEllipse(mark.adjusted(inset, inset, -inset, -inset))
        else:
            painter.setPen(QPen(theme.color("border_strong"), 1.5))
            painter.drawEllipse(mark.adjusted(0.75, 0.75, -0.75, -0.75))
        _paint_text(painter, theme, self, strong=self.isChecked())
