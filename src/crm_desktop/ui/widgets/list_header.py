"""The heading row of a list: words in grey, the sorted one with an arrow behind it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_painter import CHECK_COLUMN


class ListHeader(QHeaderView):
    """Painted by us, because a style sheet puts the arrow elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._metrics = QFontMetrics(theme.font("small_label"))
        self.setFont(theme.font("small_label"))
        self.setFixedHeight(theme.px(32))
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setMinimumSectionSize(theme.px(56))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        edge = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(edge, theme.color("border"))
        model = self.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        right = bool(
            model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
            & int(Qt.AlignmentFlag.AlignRight)
        )
        first = self.visualIndex(section) == 0
        last = self.visualIndex(section) == self.count() - 1
        inside = rect.adjusted(
            px(CHECK_COLUMN) if first else px(8), 0, -px(24) if right and last else -px(8), 0
        )
        sorted_by = self.sortIndicatorSection() == section
        side = px(12)
        room = inside.width() - (side + px(4) if sorted_by else 0)
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = self._metrics.horizontalAdvance(shown)
        painter.setFont(self.font())
        painter.setPen(theme.color("text" if sorted_by else "text_2"))
        x = inside.right() - width - (side + px(4) if sorted_by else 0) if right else inside.left()
        box = QRect(x, rect.top(), width + px(2), rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if sorted_by:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            arrow = theme.icon("arrow-down" if down else "arrow-up", "text_2", 12)
            arrow.paint(painter, x + width + px(4), rect.center().y() - side // 2, side, side)
        painter.restore()
