"""The list of the day: one tab stop, arrows go from row to row, keys and mouse ask for acts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip

from crm_desktop.services.today import TodayRow
from crm_desktop.ui.models.today_list import DayItem, DayList
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.overlay_bar import OverlayBar
from crm_desktop.ui.widgets.today_delegate import Act, DayDelegate

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNFOLDS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}


class DayView(QListView):
    """``act_requested`` names what to do with the row that the cursor is on."""

    act_requested = Signal(str)
    """done, later or log."""
    open_requested = Signal()
    move_requested = Signal()
    """Everything overdue is to be moved to tomorrow."""
    fold_requested = Signal(str)
    """A group is to be folded, or unfolded."""
    more_requested = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, days: DayList) -> None:
        super().__init__()
        self.days = days
        self._delegate = DayDelegate(self, days, theme)
        self._pressed: tuple[int, Act] = (-1, "")
        self.setModel(days)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.bar = OverlayBar(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setAccessibleName(self.tr("Reminders"))

    def current_item(self) -> DayItem | None:
        """The row that the cursor is on."""
        return self.days.item(self.currentIndex().row())

    def current_row(self) -> TodayRow | None:
        """The reminder that the cursor is on; None: it is on none, or this one is done."""
        item = self.current_item()
        if item is None or item.row is None or self.days.is_struck(self.currentIndex().row()):
            return None
        return item.row

    def choose(self, place: int) -> None:
        """Put the cursor on a row, or the nearest reminder."""
        item = self.days.item(place)
        if item is None or not item.reachable:
            place = self.days.next_open(place)
        if place >= 0:
            self.setCurrentIndex(self.days.index(place))

    def row_place(self) -> QPoint:
        """Below the row of the cursor, on the screen: where its menu opens."""
        rect = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(QPoint(rect.left() + rect.width() // 2, rect.bottom()))

    # -- Qt ------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        super().currentChanged(current, previous)
        self.update(previous)  # the buttons go with the cursor
        self.update(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.current_item()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if item is None or held:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in _ENTER or (key == Qt.Key.Key_Space and item.row is None):
            self._enter(item)
        elif key == Qt.Key.Key_Space:
            self.act_requested.emit("done")
        elif key in _UNFOLDS and item.folded is _UNFOLDS[key]:
            self.fold_requested.emit(item.group)
        else:
            super().keyPressEvent(event)

    def _enter(self, item: DayItem) -> None:
        if item.kind == "more":
            self.more_requested.emit(item.group)
        elif item.kind == "heading":
            self.fold_requested.emit(item.group)
        else:
            self.open_requested.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (self.indexAt(point).row(), self._hit(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        (row, act), self._pressed = self._pressed, (-1, "")
        point = event.position().toPoint()
        if not act or (self.indexAt(point).row(), self._hit(point)) != (row, act):
            return
        item = self.days.item(row)
        if item is None:
            return
        if act == "move":
            self.move_requested.emit()
        elif act in {"fold", "more"}:
            self._enter(item)
        else:
            self.setCurrentIndex(self.days.index(row))
            self.act_requested.emit(act)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if not self._hit(point) and self.indexAt(point).isValid():
            self.open_requested.emit()
        else:
            self.mousePressEvent(event)  # two quick clicks are two clicks

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        self._hover(self.indexAt(point).row(), point)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, QPoint(-1, -1))
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = self.days.item(index.row()) if index.isValid() else None
        if item is None or item.row is None:
            return
        self.setCurrentIndex(index)
        self.menu_requested.emit(self.row_place() if by_key else event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index, act = self.indexAt(event.pos()), self._hit(event.pos())
            tip = {"done": self.tr("Done (Ctrl+D)"), "later": self.tr("Later (Ctrl+T)"),
                   "log": self.tr("Log what happened (Ctrl+L)")}.get(act)  # fmt: skip
            whole = index.data(int(Qt.ItemDataRole.ToolTipRole)) if index.isValid() else None
            QToolTip.showText(event.globalPos(), tip or whole or "", self)
            return True
        return super().viewportEvent(event)

    def _hit(self, point: QPoint) -> Act:
        index = self.indexAt(point)
        return self._delegate.hit(index, self.visualRect(index), point) if index.isValid() else ""

    def _hover(self, row: int, point: QPoint) -> None:
        delegate = self._delegate
        before = (delegate.hovered, delegate.pointed)
        delegate.hovered = row  # the buttons are there only from now on
        delegate.pointed = self._hit(point) if row >= 0 else ""
        if before != (delegate.hovered, delegate.pointed):
            self.viewport().update()
