"""The timeline as it is seen: icons on a line, a title line, wrapped text, the day at the right.

Texts are laid out once per width and kept; fonts, colours and icons are taken once per theme.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtGui import QKeyEvent as KeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from crm_desktop.ui.models.timeline import ItemRole, TimelineItem, TimelineModel
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import KIND_ICONS

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEPT = 2000
"""Laid out texts that are kept."""


class TimelineDelegate(QStyledItemDelegate):
    """Paints headings and entries."""

    def __init__(self, view: TimelineView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._texts: dict[tuple[str, int], tuple[QTextLayout, int]] = {}
        self._strong = QFontMetrics(theme.font("strong"))
        self._body = QFontMetrics(theme.font("body"))
        self._small = QFontMetrics(theme.font("small"))
        self._ink = {n: theme.color(n) for n in ("text", "text_2", "text_3")}
        self._fill = {n: theme.color(n) for n in ("sunken", "border_subtle", "border", "focus")}
        self._line = theme.line_height("body")

    def forget_texts(self) -> None:
        """The width changed."""
        self._texts.clear()

    def _left(self) -> int:
        return self._theme.px(16 + 28 + 12)

    def _laid_out(self, text: str, width: int) -> tuple[QTextLayout, int]:
        found = self._texts.get((text, width))
        if found is None:
            layout = QTextLayout(text.replace("\n", "\u2028"), self._theme.font("body"))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            height = 0
            while (made := layout.createLine()).isValid():
                made.setLineWidth(width)
                # The line's box is taller than the glyphs: they sit in its middle.
                made.setPosition(QPointF(0, height + (self._line - made.height()) / 2))
                height += self._line
            layout.endLayout()
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            found = self._texts[text, width] = (layout, height)
        return found

    def _text_width(self) -> int:
        px = self._theme.px
        return max(px(80), self._view.viewport().width() - self._left() - px(96))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        item: TimelineItem = index.data(ItemRole)
        px = self._theme.px
        if item.heading:
            return QSize(0, self._theme.line_height("small") + px(20 if index.row() == 0 else 14))
        height = self._line + px(6)
        if item.text:
            height += px(2) + self._laid_out(item.text, self._text_width())[1]
        return QSize(0, max(px(44), height + px(15)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item: TimelineItem = index.data(ItemRole)
        rect: QRect = option.rect
        theme, px = self._theme, self._theme.px
        if item.heading:
            painter.setFont(theme.font("small_label"))
            painter.setPen(self._ink["text_3"])
            place = rect.adjusted(px(16), 0, -px(16), -px(4))
            bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(place, bottom, item.strong)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._icon(painter, rect, item, last=self._view.is_last_of_month(index.row()))
        self._title(painter, rect, item)
        if item.text:
            layout, _ = self._laid_out(item.text, self._text_width())
            painter.setPen(self._ink["text"])
            top = rect.top() + px(6) + self._line + px(2)
            layout.draw(painter, QPointF(rect.left() + self._left(), top))
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(QPen(self._fill["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(rect).adjusted(px(8), 1, -px(8), -px(5))
            painter.drawRoundedRect(ring, theme.radius("control"), theme.radius("control"))

    def _icon(self, painter: QPainter, rect: QRect, item: TimelineItem, *, last: bool) -> None:
        theme, px = self._theme, self._theme.px
        side = px(28)
        circle = QRectF(rect.left() + px(16) + 0.5, rect.top() + px(1) + 0.5, side - 1, side - 1)
        if not last:
            x = circle.center().x()
            painter.setPen(QPen(self._fill["border"], 1))
            painter.drawLine(QPointF(x, circle.bottom() + px(2)), QPointF(x, rect.bottom()))
        painter.setPen(QPen(self._fill["border_subtle"], 1))
        painter.setBrush(self._fill["sunken"])
        painter.drawEllipse(circle)
        pixels = px(15)
        name = KIND_ICONS.get(item.kind, "circle-check")
        ratio = painter.device().devicePixelRatioF()
        pixmap = theme.icon_pixmap(name, theme.hex("text_2"), pixels, ratio)
        middle = circle.center()
        painter.drawPixmap(QPointF(middle.x() - pixels / 2, middle.y() - pixels / 2), pixmap)

    def _title(self, painter: QPainter, rect: QRect, item: TimelineItem) -> None:
        theme, px = self._theme, self._theme.px
        line = QRect(rect.left() + self._left(), rect.top() + px(6), 0, self._line)
        line.setRight(rect.right() - px(16))
        painter.setFont(theme.font("small"))
        painter.setPen(self._ink["text_2"])
        painter.drawText(line, _RIGHT, item.when)
        line.setRight(line.right() - self._small.horizontalAdvance(item.when) - px(12))
        strong = self._strong.elidedText(item.strong, Qt.TextElideMode.ElideRight, line.width())
        painter.setFont(theme.font("strong"))
        painter.setPen(self._ink["text"])
        painter.drawText(line, _LEFT, strong)
        line.setLeft(line.left() + self._strong.horizontalAdvance(strong) + px(4))
        if item.rest and line.width() > px(16):
            rest = f"· {item.rest}"
            painter.setFont(theme.font("body"))
            painter.setPen(self._ink["text_2"])
            shown = self._body.elidedText(rest, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, shown)


class TimelineView(QListView):
    """One tab stop; arrows go from entry to entry, Ctrl+C copies the text of one."""

    def __init__(self, theme: Theme, model: TimelineModel) -> None:
        super().__init__()
        self._timeline = model
        self._delegate = TimelineDelegate(self, theme)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(self.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setAccessibleName(self.tr("Timeline"))

    def is_last_of_month(self, place: int) -> bool:
        """Whether the line that joins the icons ends here."""
        return self._timeline.is_last_of_month(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._delegate.forget_texts()
        super().resizeEvent(event)

    def keyPressEvent(self, event: KeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            item: TimelineItem = index.data(ItemRole)
            QGuiApplication.clipboard().setText(item.text or item.sentence())
            return
        super().keyPressEvent(event)
