"""A list of rows with an icon, two lines and a word at the right, painted by one delegate.

Models serve the roles of ``models.row_roles``. The history, the duplicates and the archived use it.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm_desktop.ui.models.row_roles import IconRole, QuietRole, SecondRole, StateRole, WhenRole
from crm_desktop.ui.theme import Role, Theme, tokens
from crm_desktop.ui.widgets.overlay_bar import OverlayBar

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject, theme: Theme, right: int) -> None:
        super().__init__(parent)
        self._theme, self._right = theme, right
        roles: tuple[Role, ...] = ("body", "label", "small", "small_label")
        self._metrics = {role: QFontMetrics(theme.font(role)) for role in roles}
        self._ink = {n: theme.color(n) for n in ("text", "text_2", "text_3", "warning", "accent")}
        self._fill = {
            n: theme.color(n) for n in ("selected", "selected_inactive", "hover", "border_subtle")
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(0, self._theme.size("row_comfortable"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, px = self._theme, self._theme.px
        rect = option.rect
        view = self.parent()
        assert isinstance(view, QListView)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            fill = "selected" if view.hasFocus() else "selected_inactive"
            painter.fillRect(rect, self._fill[fill])
            bar = tokens()["line"]["selection_bar"]
            painter.fillRect(
                QRect(rect.left(), rect.top(), bar, rect.height()), self._ink["accent"]
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._fill["hover"])
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), self._fill["border_subtle"]
        )
        side, middle = theme.size("icon"), rect.center().y()
        quiet = bool(index.data(QuietRole))
        icon = theme.icon(index.data(IconRole) or "pencil", "text_2")
        icon.paint(painter, QRect(rect.left() + px(16), middle - side // 2, side, side))
        right = rect.right() - px(16)
        self._text(painter, rect.adjusted(0, 0, -px(16), 0), index.data(WhenRole) or "", "small",
                   "text_2", _RIGHT)  # fmt: skip
        right -= px(self._right)
        if state := index.data(StateRole):
            wide = self._metrics["small_label"].horizontalAdvance(state)
            place = QRect(right - wide, rect.top(), wide + 2, rect.height())
            self._text(
                painter, place, state, "small_label", "text_2" if quiet else "warning", _LEFT
            )
            right -= wide + px(12)
        left = rect.left() + px(16) + side + px(14)
        room = QRectF(left, rect.top(), right - left, rect.height()).toRect()
        upper = QRect(room.left(), middle - px(18), room.width(), px(18))
        lower = QRect(room.left(), middle, room.width(), px(17))
        self._text(painter, upper, index.data() or "", "label", "text_3" if quiet else "text",
                   _LEFT)  # fmt: skip
        self._text(painter, lower, index.data(SecondRole) or "", "small", "text_2", _LEFT)
        painter.restore()

    def _text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: str,
        place: Qt.AlignmentFlag,
    ) -> None:  # fmt: skip
        painter.setFont(self._theme.font(role))
        painter.setPen(self._ink[ink])
        shown = self._metrics[role].elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, place, shown)


class RowList(QListView):
    """One tab stop; Enter goes to what can be done with the row."""

    open_requested = Signal()

    def __init__(self, theme: Theme, name: str, *, right: int = 120) -> None:
        """``name`` is what a screen reader calls it, ``right`` the width kept for the word at the
        right."""
        super().__init__()
        self.setItemDelegate(_Delegate(self, theme, right))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.bar = OverlayBar(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(self.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_requested.emit()
            return
        super().keyPressEvent(event)
