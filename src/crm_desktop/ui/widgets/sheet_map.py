"""A sheet of labels in small: click the first label that is still there, or go to it by arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from crm_desktop.reports.label_formats import LabelFormat
from crm_desktop.ui.theme import Theme

_HIGH = 300


class SheetMap(QWidget):
    """``chosen`` carries the place of the label, from 0; what lies before it counts as used."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, kind: LabelFormat, start: int) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self.start = min(start, kind.slots - 1)
        self._scale = theme.px(_HIGH) / kind.paper_height
        self.setFixedSize(
            QSize(round(kind.paper_width * self._scale), round(kind.paper_height * self._scale))
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    def place_of(self, slot: int) -> QRectF:
        """Where a label is drawn."""
        x, y = self._kind.corner(slot)
        scale = self._scale
        return QRectF(x * scale, y * scale, self._kind.width * scale, self._kind.height * scale)

    def slot_at(self, point: QPointF) -> int | None:
        """The label at a point; None: between the labels."""
        return next(
            (slot for slot in range(self._kind.slots) if self.place_of(slot).contains(point)), None
        )

    def go_to(self, slot: int) -> None:
        """Put the beginning there."""
        self.start = min(max(slot, 0), self._kind.slots - 1)
        self._say()
        said = QAccessibleAnnouncementEvent(self, self.accessibleName())
        QAccessible.updateAccessibility(said)
        self.update()

    def _say(self) -> None:
        row, column = divmod(self.start, self._kind.columns)
        said = self.tr("First free label: %1, row %2, column %3")
        for mark, number in (("%1", self.start), ("%2", row), ("%3", column)):
            said = said.replace(mark, str(number + 1))
        self.setAccessibleName(said)

    # -- Qt ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("sunken"))
        fill, used = theme.color("surface"), theme.color("canvas")
        edge = QPen(theme.color("border_strong"), 1)
        first = QPen(theme.color("focus" if self.hasFocus() else "accent"), 2)
        for slot in range(self._kind.slots):
            rect = self.place_of(slot).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(first if slot == self.start else edge)
            painter.setBrush(used if slot < self.start else fill)
            painter.drawRect(rect)
            if slot < self.start:  # taken off already: not by colour alone
                painter.setPen(edge)
                painter.drawLine(rect.bottomLeft(), rect.topRight())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        slot = self.slot_at(event.position())
        if slot is not None:
            self.go_to(slot)
            self.chosen.emit(slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self._kind.columns,
            Qt.Key.Key_Down: self._kind.columns, Qt.Key.Key_Home: -self.start,
            Qt.Key.Key_End: self._kind.slots,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.go_to(self.start + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.start)
        else:
            super().keyPressEvent(event)
