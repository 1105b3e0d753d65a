"""The steps of a wizard in a line: done ones ticked, the present one filled and bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from crm_desktop.ui.theme import Theme

_DOT, _GAP, _BETWEEN, _LINE = 22, 8, 12, 36


class StepBar(QWidget):
    """Shows where one is; where there is little room only the present step has its name."""

    def __init__(self, theme: Theme, steps: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._steps = list(steps)
        self._present = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(28))
        self.show_step(0)

    def show_step(self, present: int) -> None:
        """Make the step at ``present`` (from 0) the present one; those before it are done."""
        self._present = present
        name = self.tr("Step %1 of %2: %3")
        for mark, value in (
            ("%1", str(min(present, len(self._steps) - 1) + 1)),
            ("%2", str(len(self._steps))),
            ("%3", self._steps[min(present, len(self._steps) - 1)]),
        ):
            name = name.replace(mark, value)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width(named=True), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(named=False), self.height())

    def _text_width(self, index: int) -> int:
        font = self._theme.font("strong" if index == self._present else "body")
        return QFontMetrics(font).horizontalAdvance(self._steps[index])

    def _width(self, *, named: bool) -> int:
        px, count = self._theme.px, len(self._steps)
        texts = sum(
            px(_GAP) + self._text_width(index)
            for index in range(count)
            if named or index == self._present
        )
        between = 2 * _BETWEEN + _LINE if named else _BETWEEN
        return count * px(_DOT) + texts + (count - 1) * px(between) + 2

    def _places(self) -> list[tuple[QRect, bool]]:
        """For each step its rectangle and whether its name is shown; right-aligned."""
        px = self._theme.px
        named = self._width(named=True) <= self.width()
        x = self.width() - self._width(named=named)
        places = []
        for index in range(len(self._steps)):
            shown = named or index == self._present
            width = px(_DOT) + (px(_GAP) + self._text_width(index) if shown else 0)
            places.append((QRect(x, 0, width, self.height()), shown))
            x += width + px(2 * _BETWEEN + _LINE if named else _BETWEEN)
        return places

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for name, (rect, shown) in zip(self._steps, self._places(), strict=True):
                if rect.contains(event.pos()) and not shown:
                    QToolTip.showText(event.globalPos(), name, self)
                    return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        places = self._places()
        for index, (rect, shown) in enumerate(places):
            dot = QRectF(rect.x(), middle - px(_DOT) / 2, px(_DOT), px(_DOT))
            self._paint_dot(painter, dot, index)
            if shown:
                present = index == self._present
                painter.setFont(theme.font("strong" if present else "body"))
                painter.setPen(theme.color("text" if present else "text_2"))
                text = rect.adjusted(px(_DOT + _GAP), 0, 2, 0)
                painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._steps[index])
            if index + 1 < len(places):
                start, end = rect.right() + px(_BETWEEN), places[index + 1][0].x() - px(_BETWEEN)
                if end > start:
                    painter.fillRect(
                        QRectF(start, round(middle), end - start, 1), theme.color("border")
                    )

    def _paint_dot(self, painter: QPainter, dot: QRectF, index: int) -> None:
        theme = self._theme
        edge = dot.adjusted(0.5, 0.5, -0.5, -0.5)
        done, present = index < self._present, index == self._present
        fill = "success_tint" if done else "accent" if present else "canvas"
        painter.setPen(
            theme.color("success_tint_border" if done else "accent" if present else "border_strong")
        )
        painter.setBrush(theme.color(fill))
        painter.drawEllipse(edge)
        if done:
            side = theme.px(13)
            x, y = dot.center().x() - side / 2, dot.center().y() - side / 2
            theme.icon("check", "success", 13).paint(painter, round(x), round(y), side, side)
            return
        painter.setFont(theme.font("small_label"))
        painter.setPen(theme.color("text_on_accent" if present else "text_3"))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(index + 1))
