"""The heading row of a list: words in grey, the sorted one with an arrow behind it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_painter import CHECK_COLUMN, LAST_EDGE

_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_KEPT = 256


class ListHeader(QHeaderView):
    """Painted by us, because a style sheet puts the arrow elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._metrics = QFontMetrics(theme.font("small_label"))
        self._inks = {name: theme.color(name) for name in ("surface", "border", "text", "text_2")}
        self._fitting: dict[tuple[str, int], tuple[str, int]] = {}
        self.setFont(theme.font("small_label"))
        self.setFixedHeight(theme.px(32))
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setMinimumSectionSize(theme.px(56))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        # Painted with each letter that narrows the list: colours and cut titles are kept.
        px, inks = self._theme.px, self._inks
        right_edge = Qt.AlignmentFlag.AlignRight.value
        painter.save()
        painter.fillRect(rect, inks["surface"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, inks["border"])
        model = self.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        aligned = model.headerData(section, Qt.Orientation.Horizontal, _ALIGNMENT)
        right = bool(aligned & right_edge)
        visual = self.visualIndex(section)
        first, last = visual == 0, visual == self.count() - 1
        inside = rect.adjusted(
            px(CHECK_COLUMN) if first else px(8), 0, -px(LAST_EDGE) if right and last else -px(8), 0
        )
        sorted_by = self.sortIndicatorSection() == section
        side = px(12)
        shown, width = self._cut(text, inside.width() - (side + px(4) if sorted_by else 0))
        painter.setFont(self.font())
        painter.setPen(inks["text" if sorted_by else "text_2"])
        x = inside.right() - width - (side + px(4) if sorted_by else 0) if right else inside.left()
        box = QRect(x, rect.top(), width + px(2), rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if sorted_by:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            arrow = self._theme.icon("arrow-down" if down else "arrow-up", "text", 12)
            arrow.paint(painter, x + width + px(4), rect.center().y() - side // 2, side, side)
        painter.restore()

    def _cut(self, text: str, room: int) -> tuple[str, int]:
        """A title where it has so much room, and its width."""
        found = self._fitting.get((text, room))
        if found is None:
            if len(self._fitting) >= _KEPT:
                self._fitting.clear()
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            found = self._fitting[text, room] = shown, self._metrics.horizontalAdvance(shown)
        return found
