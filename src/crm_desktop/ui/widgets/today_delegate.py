"""Paints the rows of the day: ring, kind, what, who, when; and the buttons of the row in use.

Fonts, colours and icons are taken from the theme once. The places of ring, buttons and links are
worked out by the same functions for painting and for the mouse.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm_desktop.ui.models.today_list import DayItem, DayList
from crm_desktop.ui.reminder_words import kind_icon, log_words, tr
from crm_desktop.ui.theme import Role, Theme, tokens

Act = Literal["", "done", "later", "log", "move", "fold", "more"]
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NARROW = 150
"""Room for the text, at 100 %, below which the buttons show their icons alone."""
_Index = QModelIndex | QPersistentModelIndex


class DayDelegate(QStyledItemDelegate):
    """``hovered`` is the row under the mouse, ``pointed`` what the mouse is on within it."""

    def __init__(self, view: QListView, days: DayList, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._days, self._theme = view, days, theme
        self.hovered = -1
        self.pointed: Act = ""
        roles: tuple[Role, ...] = ("body", "label", "strong", "small", "small_label")
        self._metrics = {role: QFontMetrics(theme.font(role)) for role in roles}
        self._struck: dict[Role, QFont] = {}
        for role in roles:
            self._struck[role] = QFont(theme.font(role))
            self._struck[role].setStrikeOut(True)
        names = (
            "text", "text_2", "text_3", "danger", "accent", "link", "success", "surface", "sunken",
            "hover", "pressed", "selected", "selected_inactive", "border", "border_subtle",
            "border_strong", "canvas",
        )  # fmt: skip
        self._ink = {name: theme.color(name) for name in names}

    # -- places --------------------------------------------------------------------------------

    def ring(self, rect: QRect) -> QRect:
        """Where a click means done."""
        px = self._theme.px
        return QRect(rect.left() + px(10), rect.top(), px(32), rect.height())

    def buttons(self, rect: QRect, item: DayItem) -> list[tuple[Act, str, str, QRect]]:
        """(what, icon, text, place) of the buttons of a row, from left to right."""
        px, metrics = self._theme.px, self._metrics["small_label"]
        kind = item.row.kind if item.row is not None else ""
        wanted: list[tuple[Act, str, str]] = [
            ("done", "check", tr("Done")), ("later", "clock", tr("Later")),
            ("log", kind_icon(kind) if kind else "notebook-pen", log_words(kind)),
        ]  # fmt: skip
        right = rect.right() - px(16) - max(px(76), self._when_width(item) + px(8))
        high = self._theme.size("control_small")
        top = rect.top() + (rect.height() - high) // 2
        wide = [px(10) + px(14) + px(6) + metrics.horizontalAdvance(t) + px(10) for *_, t in wanted]
        if right - sum(wide) - 2 * px(5) - self._text_left(rect) < px(_NARROW):
            wanted = [(act, icon, "") for act, icon, _text in wanted]
            wide = [high] * len(wanted)
        left = right - sum(wide) - px(5) * (len(wanted) - 1)
        placed = []
        for (act, icon, text), width in zip(wanted, wide, strict=True):
            placed.append((act, icon, text, QRect(left, top, width, high)))
            left += width + px(5)
        return placed

    def link(self, rect: QRect, item: DayItem) -> QRect:
        """Where the link of a heading is."""
        px = self._theme.px
        wide = self._metrics["small_label"].horizontalAdvance(item.act) + px(12)
        return QRect(rect.right() - px(10) - wide, rect.top(), wide, rect.height())

    def hit(self, index: _Index, rect: QRect, point: QPoint) -> Act:
        """What a click at ``point`` would do."""
        item = self._days.item(index.row())
        assert item is not None
        if item.kind == "more":
            return "more"
        if item.kind == "heading":
            if item.act and self.link(rect, item).contains(point):
                return "move"
            return "fold" if item.folded is not None else ""
        if self.ring(rect).contains(point):
            return "done"
        if self._has_buttons(index):
            for act, _icon, _text, place in self.buttons(rect, item):
                if place.contains(point):
                    return act
        return ""

    def _has_buttons(self, index: _Index) -> bool:
        if self._days.is_struck(index.row()):
            return False
        current = self._view.hasFocus() and self._view.currentIndex() == index
        return current or index.row() == self.hovered

    def _text_left(self, rect: QRect) -> int:
        return rect.left() + self._theme.px(75)

    def _when_width(self, item: DayItem) -> int:
        wide = self._metrics["small_label"].horizontalAdvance(item.when)
        repeats = item.row is not None and item.row.repeats
        return wide + (self._theme.px(20) if repeats else 0)

    # -- painting ------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if self._days.row_of(index.row()) is not None:
            return QSize(0, self._theme.row_height)
        return QSize(0, self._theme.size("row_compact"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item = self._days.item(index.row())
        assert item is not None
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, index, item)
        if item.kind == "heading":
            self._heading(painter, rect, item)
        elif item.kind == "more":
            place = rect.adjusted(self._theme.px(75), 0, 0, 0)
            self._text(painter, place, item.text, "small_label", "link")
        else:
            self._reminder(painter, rect, index, item)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, item: DayItem
    ) -> None:
        rect: QRect = option.rect
        chosen = option.state & QStyle.StateFlag.State_Selected
        # By pen and brush: asked to fill with a colour for the first time, Qt's side of Python
        # loads all there is to fill with.
        painter.setPen(Qt.PenStyle.NoPen)
        if item.kind == "heading":
            self._fill(painter, rect, "canvas")
        if chosen:
            self._fill(painter, rect, "selected" if self._view.hasFocus() else "selected_inactive")
        elif index.row() == self.hovered and item.reachable:
            self._fill(painter, rect, "hover")
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        self._fill(painter, line, "border_subtle")
        if chosen:
            bar = tokens()["line"]["selection_bar"]
            self._fill(painter, QRect(rect.left(), rect.top(), bar, rect.height()), "accent")

    def _fill(self, painter: QPainter, rect: QRect, ink: str) -> None:
        painter.setBrush(self._ink[ink])
        painter.drawRect(rect)

    def _heading(self, painter: QPainter, rect: QRect, item: DayItem) -> None:
        px = self._theme.px
        left = rect.left() + px(16)
        if item.folded is not None:
            name = "chevron-right" if item.folded else "chevron-down"
            self._icon(painter, name, "text_2", left, rect, px(14))
            left += px(20)
        ink = "danger" if item.group == "overdue" else "text"
        place = QRect(left, rect.top(), rect.right() - left, rect.height())
        self._text(painter, place, item.text, "strong", ink)
        left += self._metrics["strong"].horizontalAdvance(item.text) + px(9)
        count = QRect(left, rect.top(), rect.right() - left, rect.height())
        self._text(painter, count, str(item.number), "small_label", "text_3")
        if item.act:
            place = self.link(rect, item)
            if self.hovered >= 0 and self.pointed == "move":
                painter.setPen(QPen(self._ink["link"], 1))
                y = place.center().y() + px(9)
                painter.drawLine(place.left() + px(6), y, place.right() - px(6), y)
            self._text(painter, place.adjusted(0, 0, -px(6), 0), item.act, "small_label", "link",
                       _RIGHT)  # fmt: skip
        elif item.when:
            place = rect.adjusted(0, 0, -px(16), 0)
            self._text(painter, place, item.when, "small_label", "text_3", _RIGHT)
            wide = self._metrics["small_label"].horizontalAdvance(item.when)
            self._icon(painter, "circle-check", "success", place.right() - wide - px(20), rect,
                       px(14))  # fmt: skip

    def _reminder(self, painter: QPainter, rect: QRect, index: _Index, item: DayItem) -> None:
        theme, px = self._theme, self._theme.px
        struck = self._days.is_struck(index.row())
        self._ring(painter, rect, late=item.group == "overdue", done=struck)
        side = theme.size("icon")
        middle = rect.left() + px(55)
        self._icon(painter, item.icon, "text_2", middle - side // 2, rect, side)
        left, right = self._text_left(rect), rect.right() - px(16)
        place = QRect(left, rect.top(), right - left, rect.height())
        late = item.ink == "danger"
        ink = "text_3" if struck else item.ink
        self._text(painter, place, item.when, "small_label" if late else "small", ink, _RIGHT)
        right -= self._when_width(item) + px(12)
        if item.row is not None and item.row.repeats:
            self._icon(painter, "repeat", "text_3", right + px(12), rect, px(14))
        if self._has_buttons(index):
            placed = self.buttons(rect, item)
            right = placed[0][3].left() - px(12)
            for act, icon, text, button in placed:
                self._button(painter, button, icon, text, pressed=self._is_pointed(index, act))
        wide = right - left
        if theme.compact:
            shown = self._line(painter, QRect(left, rect.top(), wide, rect.height()), item.text,
                               "label", "text_3" if struck else "text", struck=struck)  # fmt: skip
            rest = QRect(left + shown + px(8), rect.top(), wide - shown - px(8), rect.height())
            if rest.width() > px(24):
                self._line(painter, rest, item.second, "small", "text_2", struck=struck)
            return
        first, second = theme.line_height("label"), theme.line_height("small")
        top = rect.top() + (rect.height() - first - second) // 2
        self._line(painter, QRect(left, top, wide, first), item.text, "label",
                   "text_3" if struck else "text", struck=struck)  # fmt: skip
        self._line(painter, QRect(left, top + first, wide, second), item.second, "small", "text_2",
                   struck=struck)  # fmt: skip

    def _is_pointed(self, index: _Index, act: Act) -> bool:
        return index.row() == self.hovered and self.pointed == act

    def _ring(self, painter: QPainter, rect: QRect, *, late: bool, done: bool) -> None:
        px = self._theme.px
        side = px(18)
        target = self.ring(rect)
        circle = QRectF(target.center().x() - side / 2 + 0.5, 0, side - 1, side - 1)
        circle.moveTop(rect.top() + (rect.height() - side) / 2)
        painter.setPen(QPen(self._ink["danger" if late else "border_strong"], 1.5))
        painter.setBrush(self._ink["surface"])
        if done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink["success"])
        painter.drawEllipse(circle)
        over = self.hovered >= 0 and self.pointed == "done" and rect == self._hover_rect()
        if done or over:
            self._icon(painter, "check", "surface" if done else "text_3",
                       target.center().x() - px(6), rect, px(12))  # fmt: skip

    def _hover_rect(self) -> QRect:
        return self._view.visualRect(self._days.index(self.hovered))

    def _button(
        self, painter: QPainter, place: QRect, icon: str, text: str, *, pressed: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        painter.setPen(QPen(self._ink["border"], 1))
        painter.setBrush(self._ink["hover" if pressed else "surface"])
        edge = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, theme.radius("control"), theme.radius("control"))
        side = px(14)
        left = place.left() + (px(10) if text else (place.width() - side) // 2)
        self._icon(painter, icon, "text", left, place, side)
        if text:
            words = place.adjusted(px(30), 0, 0, 0)
            self._text(painter, words, text, "small_label", "text")

    def _icon(
        self, painter: QPainter, name: str, ink: str, left: int, rect: QRect, side: int
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._theme.icon_pixmap(name, self._theme.hex(ink), side, ratio)
        painter.drawPixmap(left, rect.top() + (rect.height() - side) // 2, pixmap)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: str,
        place: Qt.AlignmentFlag = _LEFT,
    ) -> None:  # fmt: skip
        painter.setFont(self._theme.font(role))
        painter.setPen(self._ink[ink])
        painter.drawText(rect, place, text)

    def _line(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: str, *, struck: bool
    ) -> int:
        """A text that ends in dots where there is no room; gives its width."""
        painter.setFont(self._struck[role] if struck else self._theme.font(role))
        painter.setPen(self._ink[ink])
        metrics = self._metrics[role]
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.drawText(rect, _LEFT, shown)
        return metrics.horizontalAdvance(shown)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        return False  # the view knows where the ring is
