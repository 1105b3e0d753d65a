"""The picture of how the PCs of a shop exchange: this PC, the place between, the others.

What it shows stands in words beside it too; for listeners it is one image with one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm_desktop.ui.theme import Theme

_BOX, _WIDE, _MARK = 44, 190, 20


@dataclass(frozen=True, slots=True)
class Node:
    """A PC or the place between."""

    icon: str
    name: str
    detail: str


class SyncPicture(QWidget):
    """Three nodes; the lines between are whole (``well``) or interrupted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._nodes: tuple[Node, ...] = ()
        self._well: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_nodes(self, nodes: tuple[Node, ...], well: tuple[bool, ...]) -> None:
        """Show nodes from left to right; ``well`` of the lines between them."""
        if (nodes, well) == (self._nodes, self._well):
            return
        self._nodes, self._well = nodes, well
        self.setAccessibleName(". ".join(f"{node.name}, {node.detail}" for node in nodes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        text = theme.line_height("strong") + theme.line_height("small")
        return QSize(theme.px(3 * 150), theme.px(_BOX) + theme.px(10) + text)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(3 * 90), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._nodes:
            return
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, number = px(_BOX), len(self._nodes)
        wide = min(px(_WIDE), self.width() // number)
        first, last = wide // 2, self.width() - wide // 2
        step = (last - first) / max(1, number - 1)
        middles = [round(first + step * place) for place in range(number)]
        for place, well in enumerate(self._well):
            self._line(painter, middles[place], middles[place + 1], box, well=well)
        for middle, node in zip(middles, self._nodes, strict=True):
            square = QRect(middle - box // 2, 0, box, box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            radius = theme.radius("control")
            painter.drawRoundedRect(QRectF(square), radius, radius)
            side = px(20)
            theme.icon(node.icon, "text_2", 20).paint(
                painter, middle - side // 2, (box - side) // 2, side, side
            )
            self._text(painter, middle, wide, box + px(8), node)

    def _line(self, painter: QPainter, left: int, right: int, box: int, *, well: bool) -> None:
        theme, px = self._theme, self._theme.px
        y, gap = box // 2, box // 2 + px(20)
        color = theme.color("success_mark" if well else "border_strong")
        pen = QPen(color, 2)
        if not well:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        middle, mark = (left + right) // 2, px(_MARK)
        start, end = left + gap, right - gap
        if end <= start:
            return
        painter.drawLine(start, y, end, y)
        tint = "success_tint" if well else "warning_tint"
        painter.setPen(QPen(theme.color(f"{tint}_border"), 1))
        painter.setBrush(theme.color(tint))
        painter.drawEllipse(QPoint(middle, y), mark // 2, mark // 2)
        side = px(12)
        icon = ("check", "success") if well else ("minus", "warning")
        theme.icon(*icon, 12).paint(painter, middle - side // 2, y - side // 2, side, side)

    def _text(self, painter: QPainter, middle: int, wide: int, top: int, node: Node) -> None:
        theme = self._theme
        for text, role, ink in ((node.name, "strong", "text"), (node.detail, "small", "text_2")):
            font = theme.font("strong" if role == "strong" else "small")
            high = theme.line_height("strong" if role == "strong" else "small")
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, wide)
            place = QRect(middle - wide // 2, top, wide, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
            top += high
