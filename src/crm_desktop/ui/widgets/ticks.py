"""Check box and radio button in the look of the design, painted; the keyboard stays Qt's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # the two below bring Qt's class themselves

_SIDE, _GAP, _HIGH = 16, 8, 24


class _Marked(_Button):
    """What both have in common: a mark of one size at the left, and the text beside it."""

    _theme: Theme

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._theme.font("strong")).horizontalAdvance(
            self.text().replace("&", "")
        )
        height = max(self._theme.px(_HIGH), 24)
        return QSize(self._theme.px(_SIDE + _GAP) + width + 2, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_SIDE)
        self._paint_mark(painter, QRect(0, (self.height() - side) // 2, side, side))
        painter.setFont(theme.font("strong" if self._is_strong() else "body"))
        painter.setPen(theme.color("text" if self.isEnabled() else "text_disabled"))
        rect = self.rect().adjusted(theme.px(_SIDE + _GAP), 0, 0, 0)
        how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, how | Qt.TextFlag.TextShowMnemonic, self.text())

    def _paint_mark(self, painter: QPainter, mark: QRect) -> None:
        raise NotImplementedError

    def _is_strong(self) -> bool:
        return False


class TickBox(_Marked, QCheckBox):
    """A check box with its text."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme

    def _paint_mark(self, painter: QPainter, mark: QRect) -> None:
        theme = self._theme
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
            painter.drawRoundedRect(QRectF(mark).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class RadioDot(_Marked, QRadioButton):
    """A radio button whose chosen text is bold, so that colour alone does not tell."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme

    def _paint_mark(self, painter: QPainter, mark: QRect) -> None:
        theme, place = self._theme, QRectF(mark)
        painter.setBrush(theme.color("surface"))
        if self.isChecked():
            ring = theme.px(5)
            painter.setPen(QPen(theme.color("accent"), ring))
            inset = ring / 2
            painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))
        else:
            painter.setPen(QPen(theme.color("border_strong"), 1.5))
            painter.drawEllipse(place.adjusted(0.75, 0.75, -0.75, -0.75))

    def _is_strong(self) -> bool:
        return self.isChecked()
