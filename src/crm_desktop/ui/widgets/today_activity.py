"""The list of what happened last: one tab stop, Enter opens the contact."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from crm_desktop.ui.models.today_activity import ActivityItem, ActivityList, ItemRole
from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.overlay_bar import OverlayBar

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        roles: tuple[Role, ...] = ("body", "strong", "small")
        self._metrics = {role: QFontMetrics(theme.font(role)) for role in roles}
        names = ("text", "text_2", "selected", "selected_inactive", "hover")
        self._ink = {name: theme.color(name) for name in names}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = self._theme
        return QSize(
            0, theme.line_height("body") + theme.line_height("small") + theme.px(14)
        )  # fmt: skip

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item: ActivityItem = index.data(ItemRole)
        theme, px, rect = self._theme, self._theme.px, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, self._ink["selected"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._ink["hover"])
        side, top = theme.size("icon"), rect.top() + px(7)
        first, second = theme.line_height("body"), theme.line_height("small")
        ratio = painter.device().devicePixelRatioF()
        ink = "success" if item.icon == "trophy" else "text_2"
        icon = theme.icon_pixmap(item.icon, theme.hex(ink), side, ratio)
        painter.drawPixmap(rect.left() + px(16), top + (first - side) // 2, icon)
        left, right = rect.left() + px(44), rect.right() - px(16)
        painter.setFont(theme.font("small"))
        painter.setPen(self._ink["text_2"])
        painter.drawText(QRect(left, top, right - left, first), _RIGHT, item.when)
        lower = QRect(left, top + first, right - left, second)
        shown = self._elided("small", item.second, lower.width())
        painter.drawText(lower, _LEFT, shown)
        right -= self._metrics["small"].horizontalAdvance(item.when) + px(12)
        painter.setPen(self._ink["text"])
        for role, text in (("body", item.before), ("strong", item.name), ("body", item.after)):
            painter.setFont(theme.font(role))  # type: ignore[arg-type]
            shown = self._elided(role, text, right - left)
            painter.drawText(QRect(left, top, right - left, first), _LEFT, shown)
            left += self._metrics[role].horizontalAdvance(shown)  # type: ignore[index]
        painter.restore()

    def _elided(self, role: str, text: str, width: int) -> str:
        metrics = self._metrics[role]  # type: ignore[index]
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))


class ActivityView(QListView):
    """``open_requested`` carries ``contact.n``."""

    open_requested = Signal(int)

    def __init__(self, theme: Theme, happened: ActivityList) -> None:
        super().__init__()
        self._happened = happened
        self.setModel(happened)
        self.setItemDelegate(_Delegate(self, theme))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.bar = OverlayBar(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Recent activity"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self._open()

    def _open(self) -> None:
        item = self._happened.item(self.currentIndex().row())
        if item is not None and item.contact_n > 0:
            self.open_requested.emit(item.contact_n)
