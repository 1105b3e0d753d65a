"""The list of reports: an icon, what it is called, and what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crm_desktop.ui.report_kinds import ReportLine
from crm_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_HIGH = 52
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ReportModel(QAbstractListModel):
    """One row for each report."""

    def __init__(self, lines: Sequence[ReportLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}. {line.about}."
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.about
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, theme: Theme, lines: Sequence[ReportLine]) -> None:
        super().__init__(view)
        self._theme, self._lines = theme, lines
        self._fonts = {role: theme.font(role) for role in ("label", "strong", "small")}
        self._metrics = {role: QFontMetrics(font) for role, font in self._fonts.items()}
        self._ink = {name: theme.color(name) for name in ("text", "text_2", "focus", "accent")}
        self._fill = {
            name: theme.color(name) for name in ("hover", "selected", "selected_inactive")
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, px = self._theme, self._theme.px
        line = self._lines[index.row()]
        rect: QRect = option.rect.adjusted(px(8), 0, -px(8), 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        view = option.widget
        focused = isinstance(view, QWidget) and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._fill["selected" if chosen else "hover"])
            painter.drawRoundedRect(rect, theme.radius("control"), theme.radius("control"))
        if chosen:
            painter.fillRect(
                QRect(rect.left(), rect.top() + px(6), 3, rect.height() - px(12)),
                self._ink["accent"],
            )
        if chosen and focused and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._ink["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = rect.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, theme.radius("control"), theme.radius("control"))
        side = theme.size("icon")
        top = rect.top() + (rect.height() - px(35)) // 2
        icon = theme.icon(line.icon, "accent" if chosen else "text_2")
        icon.paint(painter, QRect(rect.left() + px(13), top, side, side))
        left = rect.left() + px(13) + side + px(13)
        wide = rect.right() - px(8) - left
        for role, ink, y, high, text in (
            ("strong" if chosen else "label", "text", top - px(1), px(18), line.title),
            ("small", "text_2", top + px(18), px(17), line.about),
        ):
            painter.setFont(self._fonts[role])
            painter.setPen(self._ink[ink])
            shown = self._metrics[role].elidedText(text, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(left, y, wide, high), _LEFT, shown)
        painter.restore()


class ReportList(QListView):
    """One tab stop; the arrows go through the reports, which are shown at once."""

    def __init__(self, theme: Theme, lines: Sequence[ReportLine]) -> None:
        super().__init__()
        self.setModel(ReportModel(lines, self))
        self.setItemDelegate(_Delegate(self, theme, lines))
        self.setFrameShape(self.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Reports"))
