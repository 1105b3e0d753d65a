"""The soft shadow of a floating panel that is painted by the widget below it.

The panel may have another height at every paint: what is painted are the beginning and the end of
the picture of a high one. To draw the shadow anew takes longer than all else in such a paint.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from crm_desktop.ui.theme import Theme

SHADE = 24
"""How far the shadow reaches."""
_DOWN = 8
"""How much lower it falls."""
_CORNER = 2 * SHADE
_RADIUS = 12


class PanelShadow:
    """Keeps the picture for one width."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made_for = (0, 0, 0.0)
        self._picture = QPixmap()

    def paint(self, painter: QPainter, panel: QRect, highest: int, scale: float) -> None:
        """Paint it around ``panel``, which is never higher than ``highest``; ``scale``: pixels of
        the screen for one of ours. What the panel covers is painted too: clip it away."""
        whole = panel.adjusted(-SHADE, _DOWN - SHADE, SHADE, _DOWN + SHADE)
        made_for = (whole.width(), highest, scale)
        if made_for != self._made_for:
            self._picture, self._made_for = self._stretched(*made_for), made_for
        for top, high, source in (
            (whole.top(), whole.height() - _CORNER, 0.0),
            (whole.bottom() + 1 - _CORNER, _CORNER, self._picture.height() - _CORNER * scale),
        ):
            painter.drawPixmap(
                QRectF(whole.left(), top, whole.width(), high), self._picture,
                QRectF(0, source, self._picture.width(), high * scale),
            )  # fmt: skip

    def _stretched(self, width: int, highest: int, scale: float) -> QPixmap:
        """The shadow of a high panel, put together from that of a small one."""
        small, height = self._small(scale), highest + 2 * _CORNER
        drawn = _empty(width, height, scale)
        painter = QPainter(drawn)
        # Where each of the three parts begins, and how long it is: there, and in the small one.
        across = [(0, _CORNER), (_CORNER, width - 2 * _CORNER), (width - _CORNER, _CORNER)]
        along = [(0, _CORNER), (_CORNER, height - 2 * _CORNER), (height - _CORNER, _CORNER)]
        source = [(0, _CORNER), (_CORNER, 1), (_CORNER + 1, _CORNER)]
        for (x, wide), (from_x, from_wide) in zip(across, source, strict=True):
            for (y, high), (from_y, from_high) in zip(along, source, strict=True):
                painter.drawPixmap(
                    QRectF(x, y, wide, high), small,
                    QRectF(from_x * scale, from_y * scale, from_wide * scale, from_high * scale),
                )  # fmt: skip
        painter.end()
        return drawn

    def _small(self, scale: float) -> QPixmap:
        side = 2 * _CORNER + 1
        drawn = _empty(side, side, scale)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = self._theme.color("shadow")
        shade.setAlpha(8)
        painter.setBrush(shade)
        for edge in range(0, SHADE, 4):
            around = QRectF(edge, edge, side - 2 * edge, side - 2 * edge)
            painter.drawRoundedRect(around, _RADIUS + SHADE - edge, _RADIUS + SHADE - edge)
        painter.end()
        return drawn


def _empty(width: int, height: int, scale: float) -> QPixmap:
    drawn = QPixmap(math.ceil(width * scale), math.ceil(height * scale))
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.transparent)
    return drawn
