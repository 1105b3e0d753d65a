"""The contact list as it is seen: a table whose rows are painted by one delegate.

Fonts, colours and icons are taken from the theme once per theme, never made while painting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from crm_desktop.services.contact_rows import ContactRow
from crm_desktop.ui import words
from crm_desktop.ui.models.contact_table import COLUMNS, ContactTable, RowRole
from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import hue_of, paint_avatar, paint_tag

KIND_ICONS = {
    "call": "phone", "email": "mail", "meeting": "users", "visit": "store", "note": "notebook-pen",
}  # fmt: skip
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TYPE_PAUSE_MS = 1000
_CHECK_COLUMN = 38


def tag_hue(name: str, colour: str) -> str:
    """The hue of a tag: the one it was given, or a stable one of its name."""
    return colour or hue_of(name.casefold().encode())


class ContactDelegate(QStyledItemDelegate):
    """Paints one cell; the first one also carries mark, check box and avatar."""

    def __init__(self, view: ContactListView, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__(view)
        self._view = view
        self._today = today
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Take a changed theme."""
        self._theme = theme
        roles: tuple[Role, ...] = ("body", "small", "label")
        self._metrics = {role: QFontMetrics(theme.font(role)) for role in roles}
        self._fill = {
            name: theme.color(name)
            for name in ("surface", "hover", "selected", "selected_inactive", "border_subtle",
                         "accent", "focus")
        }  # fmt: skip
        self._ink = {n: theme.color(n) for n in ("text", "text_2", "text_3", "danger", "accent")}

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(0, self._theme.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(RowRole)
        rect: QRect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._background(painter, rect, index.row(), selected, index.column() == 0)
        if row is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        getattr(self, f"_paint_{COLUMNS[index.column()]}")(painter, rect, row, selected)

    def _background(
        self, painter: QPainter, rect: QRect, place: int, selected: bool, first: bool
    ) -> None:
        view = self._view
        fill = "surface"
        if selected:
            fill = "selected" if view.hasFocus() else "selected_inactive"
        elif place == view.hovered:
            fill = "hover"
        painter.fillRect(rect, self._fill[fill])
        edge = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(edge, self._fill["border_subtle"])
        if first and selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._fill["accent"])

    def _text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: QColor, align: object
    ) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(ink)
        shown = self._metrics[role].elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(align), shown)  # type: ignore[call-overload]

    def _two_lines(
        self, painter: QPainter, rect: QRect, first: str, second: str, inks: tuple[QColor, QColor],
        role: Role = "label",
    ) -> None:  # fmt: skip
        px = self._theme.px
        if self._theme.compact or not second:
            width = min(rect.width(), self._metrics[role].horizontalAdvance(first) + px(8))
            self._text(painter, rect, first, role, inks[0], _LEFT)
            if second:
                rest = rect.adjusted(width, 0, 0, 0)
                self._text(painter, rest, second, "small", inks[1], _LEFT)
            return
        top = rect.top() + (rect.height() - px(34)) // 2
        upper = QRect(rect.left(), top, rect.width(), px(18))
        lower = QRect(rect.left(), top + px(18), rect.width(), px(16))
        self._text(painter, upper, first, role, inks[0], _LEFT)
        self._text(painter, lower, second, "small", inks[1], _LEFT)

    def _paint_name(self, painter: QPainter, rect: QRect, row: ContactRow, selected: bool) -> None:
        theme, px = self._theme, self._theme.px
        middle = rect.center().y()
        place = self._view.indexAt(rect.center()).row()
        if selected or place == self._view.hovered:
            self._check_box(painter, QRect(rect.left() + px(12), middle - px(8), px(16), px(16)),
                            ticked=self._view.is_ticked(place))  # fmt: skip
        side = theme.size("avatar") if not theme.compact else px(22)
        avatar = QRect(rect.left() + px(_CHECK_COLUMN), middle - side // 2, side, side)
        shown = row.name or row.email or row.phone
        paint_avatar(painter, theme, avatar, shown, hue_of(row.id))
        text = rect.adjusted(px(_CHECK_COLUMN) + side + px(8), 0, -px(8), 0)
        inks = (self._ink["text"], self._ink["text_2"])
        self._two_lines(painter, text, shown, row.second_line, inks)

    def _check_box(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("accent" if ticked else "border_strong"), 1))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            theme.icon("check", "text_on_accent", 12).paint(painter, rect)

    def _paint_tags(self, painter: QPainter, rect: QRect, row: ContactRow, _selected: bool) -> None:
        px = self._theme.px
        x, right = rect.left() + px(8), rect.right() - px(8)
        metrics = QFontMetrics(self._theme.font("small_label"))
        for place, tag in enumerate(row.tags):
            width = metrics.horizontalAdvance(tag.name) + px(14)
            if place == 2 or (place and x + width > right):
                more = QRect(x, rect.top(), px(40), rect.height())
                self._text(painter, more, f"+{len(row.tags) - place}", "small",
                           self._ink["text_3"], _LEFT)  # fmt: skip
                return
            name = tag.name
            if x + width > right:
                name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, right - x - px(14))
            hue = tag_hue(tag.name, tag.colour)
            x += paint_tag(painter, self._theme, x, rect.center().y(), name, hue) + px(4)

    def _paint_last_contact(
        self, painter: QPainter, rect: QRect, row: ContactRow, _selected: bool
    ) -> None:
        if row.last_at is None:
            return
        theme, px = self._theme, self._theme.px
        side = px(14)
        icon = KIND_ICONS.get(row.last_kind, "circle-check")
        at = QRect(rect.left() + px(8), rect.center().y() - side // 2, side, side)
        theme.icon(icon, "text_2", 14).paint(painter, at)
        text = rect.adjusted(px(8) + side + px(7), 0, -px(8), 0)
        model = self._view.model()
        assert isinstance(model, ContactTable)
        self._text(painter, text, model.last_contact(row), "body", self._ink["text_2"], _LEFT)

    def _paint_next_step(
        self, painter: QPainter, rect: QRect, row: ContactRow, _selected: bool
    ) -> None:
        inside = rect.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0)
        step = row.next_step
        if step is None:
            nothing = self.tr("Nothing planned")
            self._text(painter, inside, nothing, "small", self._ink["text_3"], _LEFT)
            return
        when, ink = words.due(step.due, step.time, self._today())
        inks = (self._ink["text"], self._ink[ink])
        self._two_lines(painter, inside, step.title or self.tr("Reminder"), when, inks, "body")

    def _paint_open_deals(
        self, painter: QPainter, rect: QRect, row: ContactRow, _selected: bool
    ) -> None:
        inside = rect.adjusted(self._theme.px(8), 0, -self._theme.px(24), 0)
        shown = " · ".join(words.money(minor, currency) for currency, minor in row.open_deals)
        self._text(painter, inside, shown, "body", self._ink["text"], _RIGHT)


class ContactListView(QTableView):
    """The table: one tab stop, arrows inside, letters jump by name, Space ticks."""

    open_requested = Signal(int)
    """contact.n: Enter or double click."""
    rested = Signal(int)
    """contact.n of the row the cursor has rested on; -1: none."""
    ticks_changed = Signal()
    REST_MS = 80

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self.hovered = -1
        self._ticked: set[int] = set()
        self._typed = ""
        self._type_pause = QTimer(self)
        self._type_pause.setSingleShot(True)
        self._type_pause.setInterval(_TYPE_PAUSE_MS)
        self._type_pause.timeout.connect(self._forget_typed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(self.REST_MS)
        self._rest.timeout.connect(self._tell_rest)
        self._delegate = ContactDelegate(self, theme, today)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.doubleClicked.connect(lambda _index: self.open_current())
        self.setAccessibleName(self.tr("Contacts"))
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Take a changed theme."""
        self._theme = theme
        self._delegate.use(theme)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(theme.row_height)
        rows.setDefaultSectionSize(theme.row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setFont(theme.font("small_label"))
        header.setFixedHeight(theme.px(32))
        header.setHighlightSections(False)
        self.viewport().update()

    def lay_out_columns(self) -> None:
        """The widths of the design; the name takes what is left."""
        header, px = self.horizontalHeader(), self._theme.px
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 152), (2, 100), (3, 166), (4, 103)):
            header.resizeSection(column, px(width))

    def open_current(self) -> None:
        """Open the contact under the cursor."""
        model, index = self.model(), self.currentIndex()
        if isinstance(model, ContactTable) and index.isValid():
            self.open_requested.emit(model.number(index.row()))

    def is_ticked(self, place: int) -> bool:
        """Whether a row is part of a selection of several."""
        selection = self.selectionModel()
        several = selection is not None and len(selection.selectedRows()) > 1
        return several and selection.isRowSelected(place)

    def selected_numbers(self) -> list[int]:
        """``contact.n`` of the selected rows, from top to bottom."""
        model, selection = self.model(), self.selectionModel()
        if not isinstance(model, ContactTable) or selection is None:
            return []
        return [model.number(place) for place in sorted(i.row() for i in selection.selectedRows())]

    def current_number(self) -> int:
        """``contact.n`` under the cursor; -1: none."""
        model, index = self.model(), self.currentIndex()
        if isinstance(model, ContactTable) and index.isValid():
            return model.number(index.row())
        return -1

    # -- Qt ------------------------------------------------------------------------------------

    def currentChanged(self, current: object, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.open_current()
            return
        if event.key() == Qt.Key.Key_Space and not self._typed:
            index = self.currentIndex()
            flags = self.selectionModel().SelectionFlag
            self.selectionModel().select(index, flags.Toggle | flags.Rows)
            self.ticks_changed.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed in quick succession jump to the first name that begins so."""
        self._typed += search
        self._type_pause.start()
        model = self.model()
        if isinstance(model, ContactTable):
            place = model.first_starting(self._typed)
            if place is not None:
                self.setCurrentIndex(model.index(place, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            self.hovered = place
            self.viewport().update()

    def _forget_typed(self) -> None:
        self._typed = ""

    def _tell_rest(self) -> None:
        self.rested.emit(self.current_number())

    def context_point(self) -> QPoint:
        """Where a menu asked for by key opens."""
        index = self.currentIndex()
        point = self.visualRect(index).center() if index.isValid() else QPoint(20, 20)
        viewport: QWidget = self.viewport()
        return viewport.mapToGlobal(point)
