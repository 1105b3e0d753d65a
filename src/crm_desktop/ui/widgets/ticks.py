"""Check box and radio button in the look of the design, painted; the keyboard stays Qt's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # the two below bring Qt's class themselves

_SIDE, _GAP, _HIGH = 16, 8, 24
_SHORT, _LONG = 260, 420
"""Pixels at 100 % text: a longer text may, and one that is longer still does, go on in a second
line where it has no more room."""
_TEXT = (
    Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
    | Qt.TextFlag.TextShowMnemonic.value
)  # fmt: skip
_LINES = _TEXT | Qt.TextFlag.TextWordWrap.value


class _Marked(_Button):
    """What both have in common: a mark of one size at the left, and the text beside it."""

    _theme: Theme

    def sizeHint(self) -> QSize:
        width = min(self._whole().width(), self._theme.px(_LONG))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A long text may take several lines."""
        return self._whole().boundedTo(QSize(self._theme.px(_SHORT), 1 << 15))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        whole = self._whole()
        if width >= whole.width():
            return whole.height()
        room = QRect(0, 0, width - self._theme.px(_SIDE + _GAP), 1 << 15)
        text = self._metrics().boundingRect(room, _LINES, self.text())
        return max(whole.height(), text.height() + whole.height() - self._metrics().height())

    def _whole(self) -> QSize:
        """As it is on one line."""
        width = self._metrics().horizontalAdvance(self.text().replace("&", ""))
        height = max(self._theme.px(_HIGH), 24)
        return QSize(self._theme.px(_SIDE + _GAP) + width + 2, height)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("strong"))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_SIDE)
        whole = self._whole()
        lines = self.width() < whole.width()  # the mark stands before the first one
        high = whole.height() if lines else self.height()
        self._paint_mark(painter, QRect(0, (high - side) // 2, side, side))
        painter.setFont(theme.font("strong" if self._is_strong() else "body"))
        painter.setPen(theme.color("text" if self.isEnabled() else "text_disabled"))
        rect = self.rect().adjusted(theme.px(_SIDE + _GAP), 0, 0, 0)
        painter.drawText(
            rect, _TEXT | Qt.TextFlag.TextWordWrap.value if lines else _TEXT, self.text()
        )

    def _paint_mark(self, painter: QPainter, mark: QRect) -> None:
        raise NotImplementedError

    def _is_strong(self) -> bool:
        return False


def _let_shrink(made: QAbstractButton) -> None:
    """Down to its least size; Qt would keep it as large as it likes to be."""
    policy = made.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
    policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
    made.setSizePolicy(policy)


class TickBox(_Marked, QCheckBox):
    """A check box with its text."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        _let_shrink(self)

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
        _let_shrink(self)

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
