"""A month or a week, painted: one stop for the Tab key, arrows move by day.

A reminder is dragged from its line to another day; the same is done by keys elsewhere
(``pages.calendar``), so nothing needs the mouse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from crm_desktop.services.calendar import Day, DayReminder
from crm_desktop.ui.models.calendar_days import CalendarDays, line_words, yearly_words
from crm_desktop.ui.models.row_roles import ItemRole
from crm_desktop.ui.reminder_words import tr
from crm_desktop.ui.theme import Role, Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEAD, _LINE, _PAD = 26, 19, 6
"""Pixels at 100 %: the number of the day, a line, the edge inside a day."""


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self.target: dt.date | None = None
        roles: tuple[Role, ...] = ("strong", "body", "small", "small_label")
        self._metrics = {role: QFontMetrics(theme.font(role)) for role in roles}
        names = ("text", "text_2", "text_3", "danger", "accent", "text_on_accent", "accent_tint",
                 "surface", "sunken", "selected", "border_subtle", "hover", "focus")  # fmt: skip
        self._ink = {name: theme.color(name) for name in names}

    def lines(self, rect: QRect, day: Day) -> list[tuple[QRect, object, str]]:
        """What a day shows in ``rect``: place, what it stands for (None: how many more), words."""
        px = self._theme.px
        top = rect.top() + px(_HEAD)
        room = max(0, (rect.bottom() - top - 2) // px(_LINE))
        things = len(day.yearly) + len(day.reminders)
        total = len(day.yearly) + day.count
        shown = min(things, room)
        if total > shown:
            shown = max(0, min(shown, room - 1))
        # Words only for what has room: hundreds of birthdays may fall on a day.
        said: list[tuple[object, str]] = [(one, yearly_words(one)) for one in day.yearly[:shown]]
        said += [(one, line_words(one)) for one in day.reminders[: shown - len(said)]]
        if total > shown and room:
            said.append((None, tr("%n more", total - shown)))
        return [
            (QRect(rect.left() + px(_PAD), top + at * px(_LINE),
                   rect.width() - 2 * px(_PAD), px(_LINE) - 2), what, words)
            for at, (what, words) in enumerate(said)
        ]  # fmt: skip

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, ink = self._theme, self._ink
        day: Day = index.data(ItemRole)
        model = index.model()
        assert isinstance(model, CalendarDays)
        rect, today = option.rect, self._today()
        inside = not model.month or day.date.month == model.month
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "surface" if inside else "sunken"
        if option.state & QStyle.StateFlag.State_Selected:
            fill = "selected"
        elif day.date == self.target:
            fill = "accent_tint"
        painter.fillRect(rect, ink[fill])
        painter.setPen(ink["border_subtle"])
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._number(painter, rect, day.date, today, inside=inside)
        for place, what, said in self.lines(rect, day):
            self._line(painter, place, what, said, late=day.date < today)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink["focus"], 2))
            painter.drawRoundedRect(
                QRectF(rect).adjusted(2, 2, -3, -3), theme.radius("chip"), theme.radius("chip")
            )
        painter.restore()

    def _number(
        self, painter: QPainter, rect: QRect, date: dt.date, today: dt.date, *, inside: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        role: Role = "strong" if date == today else "body"
        said = str(date.day)
        wide = self._metrics[role].horizontalAdvance(said) + px(12)
        place = QRect(rect.left() + px(3), rect.top() + px(3), max(wide, px(22)), px(22))
        if date == today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink["accent"])
            painter.drawRoundedRect(QRectF(place), px(11), px(11))
        painter.setFont(theme.font(role))
        ink = "text_on_accent" if date == today else "text" if inside else "text_2"
        painter.setPen(self._ink[ink])
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)

    def _line(
        self, painter: QPainter, place: QRect, what: object, said: str, *, late: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        role: Role = "small"
        if isinstance(what, DayReminder):
            ink = "danger" if late and not what.waiting else "text"
            bar = QRect(place.left(), place.top() + 2, 3, place.height() - 4)
            painter.fillRect(bar, self._ink["danger" if ink == "danger" else "accent"])
            place = place.adjusted(px(7), 0, 0, 0)
        elif what is not None:
            ink = "accent"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink["accent_tint"])
            painter.drawRoundedRect(QRectF(place), theme.radius("chip"), theme.radius("chip"))
            place = place.adjusted(px(5), 0, -px(3), 0)
        else:
            ink, role = "text_2", "small_label"
        painter.setFont(theme.font(role))
        painter.setPen(self._ink[ink])
        shown = self._metrics[role].elidedText(said, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _LEFT, shown)


class CalendarGrid(QTableView):
    """``date`` is the day under the cursor; asking for one that is not shown leads elsewhere."""

    date_requested = Signal(object)
    """A datetime.date that a key led to."""
    opened = Signal()
    """Enter, or a double click on a day."""
    move_requested = Signal(bytes, object)
    """The id of a reminder and the day it was dropped on."""
    reminder_chosen = Signal(bytes)
    """The line of a reminder was clicked."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme = theme
        self._model = CalendarDays()
        self._delegate = _Delegate(self, theme, today)
        self._pressed: tuple[QPoint, DayReminder] | None = None
        self._dragging = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Calendar"))
        self.verticalHeader().hide()
        head, rows = self.horizontalHeader(), self.verticalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setFont(theme.font("small_label"))
        head.setMinimumSectionSize(theme.px(40))
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows.setMinimumSectionSize(theme.px(_HEAD + _LINE + 4))
        self.setMouseTracking(True)

    @property
    def days(self) -> CalendarDays:
        """The model."""
        return self._model

    @property
    def date(self) -> dt.date | None:
        """The day under the cursor."""
        day = self.currentIndex().data(ItemRole)
        return day.date if isinstance(day, Day) else None

    def show_days(self, days: Sequence[Day], month: int) -> None:
        """Show whole weeks; each gets room for two lines at least."""
        self._model.show_days(days, month)
        week = self._theme.px(_HEAD + 2 * _LINE + 4)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + len(days) // 7 * week)

    def show_date(self, date: dt.date) -> None:
        """Put the cursor on a day that is shown."""
        place = self._model.place_of(date)
        if place.isValid():
            self.setCurrentIndex(place)

    # -- Qt ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        date = self.date
        key, plain = event.key(), event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        days = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
        }.get(Qt.Key(key))  # fmt: skip
        if date is None or not plain:
            super().keyPressEvent(event)
        elif days is not None:
            self.date_requested.emit(date + dt.timedelta(days=days))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            weekday = self.currentIndex().column()
            more = -weekday if key == Qt.Key.Key_Home else 6 - weekday
            self.date_requested.emit(date + dt.timedelta(days=more))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton:
            what = self._at(event.position().toPoint())
            if isinstance(what, DayReminder):
                self._pressed = (event.position().toPoint(), what)
                self.reminder_chosen.emit(what.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return  # no other day is chosen by moving over it
        start, what = self._pressed
        if not self._dragging:
            far = QApplication.startDragDistance()
            self._dragging = (at - start).manhattanLength() >= far
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._mark(self.indexAt(at))
            QToolTip.showText(event.globalPosition().toPoint(), line_words(what), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, dragging = self._pressed, self._dragging
        self._give_up()
        target = self.indexAt(event.position().toPoint()).data(ItemRole)
        if pressed is not None and dragging and isinstance(target, Day):
            self.move_requested.emit(pressed[1].id, target.date)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def _give_up(self) -> None:
        self._pressed, self._dragging = None, False
        self.unsetCursor()
        QToolTip.hideText()
        self._mark(QModelIndex())

    def _mark(self, index: QModelIndex) -> None:
        day = index.data(ItemRole)
        self._delegate.target = day.date if isinstance(day, Day) else None
        self.viewport().update()

    def _at(self, point: QPoint) -> object:
        index = self.indexAt(point)
        day = index.data(ItemRole)
        if not isinstance(day, Day):
            return None
        lines = self._delegate.lines(self.visualRect(index), day)
        return next((what for place, what, _said in lines if place.contains(point)), None)
