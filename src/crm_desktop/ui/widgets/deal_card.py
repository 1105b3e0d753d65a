"""Painting of a deal's card: on the board, while it is dragged, and where it would land.

Fonts, colours and icons are taken from the theme once, never made while painting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crm_desktop.services.pipeline import Card
from crm_desktop.ui import deal_words
from crm_desktop.ui.models.board_column import Landing
from crm_desktop.ui.theme import Role, Theme

AT_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
AT_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_ROLES: tuple[Role, ...] = ("label", "small", "small_label", "strong")
SIDE = 8
"""Between a card and the edge of its column."""
_GAP = 8
_LANDING = 44
_KEPT_WORDS = 4096
_BLUR, _DARKEST = 28, 0.35
"""The shadow of a dragged card: how far it fades, and how dark it is under the card."""

_Words = tuple[str, tuple[str, str], tuple[str, str, str, str]]


class CardPainter:
    """Paints cards of one theme."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        self._theme = theme
        self._today = today
        self._fonts = {role: theme.font(role) for role in _ROLES}
        self._metrics = {role: QFontMetrics(theme.font(role)) for role in _ROLES}
        self._ink = {
            name: theme.color(name)
            for name in ("text", "text_2", "text_3", "warning", "danger", "accent", "success",
                         "surface", "hover", "focus", "warning_mark", "accent_tint")
        }  # fmt: skip
        self._edge = QPen(theme.color("border_subtle"), 1)
        self._accent_edge = QPen(theme.color("accent"), 1)
        self._ring = QPen(theme.color("focus"), 2)
        self._dashed = QPen(theme.color("accent"), 1.5, Qt.PenStyle.DashLine)
        self._radius = theme.radius("panel")
        lines = [theme.line_height(role) for role in ("label", "small", "strong", "small")]
        px = theme.px
        self._tops = (
            px(10), px(10) + lines[0], px(10) + lines[0] + lines[1] + px(6),
            px(10) + lines[0] + lines[1] + px(6) + lines[2] + px(5),
        )  # fmt: skip
        self._lines = lines
        self.height = self._tops[3] + lines[3] + px(10) + 1
        self._words = lru_cache(maxsize=_KEPT_WORDS)(self._said)

    @property
    def row_height(self) -> int:
        """Height of a card with the gap below it."""
        return self.height + self._theme.px(_GAP)

    def _said(self, card: Card, today: dt.date) -> _Words:
        return (
            deal_words.amount_words(card), deal_words.mark_words(card, today),
            deal_words.step_words(card, today),
        )  # fmt: skip

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        card: Card,
        *,
        hovered: bool = False,
        ringed: bool = False,
        lifted: bool = False,
    ) -> None:
        """A card that fills ``rect``; ``ringed``: the keyboard is on it; ``lifted``: it is being
        moved."""
        px, ink = self._theme.px, self._ink
        frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        if ringed:
            around = QRectF(rect).adjusted(-3, -3, 3, 3)
            painter.setPen(self._ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(around, self._radius + 3, self._radius + 3)
        painter.setBrush(ink["hover" if hovered else "surface"])
        painter.setPen(self._accent_edge if lifted else self._edge)
        painter.drawRoundedRect(frame, self._radius, self._radius)
        if card.reasons:
            mark = QRectF(rect.left(), rect.top() + px(8), 3, rect.height() - px(16))
            painter.fillRect(mark, ink["warning_mark"])
        left, width = rect.left() + px(12) + 1, rect.width() - px(24) - 2
        amount, (mark_icon, mark_words), step = self._words(card, self._today())
        rows = [
            QRect(left, rect.top() + top, width, line)
            for top, line in zip(self._tops, self._lines, strict=True)
        ]
        self.text(painter, rows[0], card.title, "label", "text")
        self.text(painter, rows[1], card.who, "small", "text_2")
        role: Role = "small_label" if mark_icon else "small"
        known = card.amount_minor is not None
        amount_role: Role = "strong" if known else "small"
        # What it is worth is never cut; what warns may be, its icon stays.
        mark_side = px(13) + px(4) if mark_icon else 0
        needed = self.width(amount, amount_role) + px(8) + mark_side
        taken = mark_side + min(self.width(mark_words, role), max(0, width - needed))
        right = QRect(rows[2].right() + 1 - taken, rows[2].top(), taken, rows[2].height())
        if mark_icon:
            place = QRect(right.left(), right.top(), px(13), right.height())
            self.icon(painter, mark_icon, "warning", place, 13)
            right.setLeft(right.left() + mark_side)
        self.text(painter, right, mark_words, role, "warning" if mark_icon else "text_3")
        value = rows[2].adjusted(0, 0, -taken - px(8), 0)
        self.text(painter, value, amount, amount_role, "text" if known else "text_3")
        if card.pinned:
            self._pin(painter, value, amount, card)
        self._step(painter, rows[3], step)

    def _pin(self, painter: QPainter, value: QRect, amount: str, card: Card) -> None:
        """A chance that was set by hand is told beside the value."""
        shown = deal_words.percent_words(card.percent)
        start = self._metrics["strong"].horizontalAdvance(amount) + self._theme.px(6)
        need = self._metrics["small"].horizontalAdvance(shown)
        if start + need <= value.width():
            place = QRect(value.left() + start, value.top(), need + 2, value.height())
            self.text(painter, place, shown, "small", "accent")

    def _step(self, painter: QPainter, row: QRect, step: tuple[str, str, str, str]) -> None:
        px = self._theme.px
        icon, what, when, color = step
        self.icon(painter, icon, color, QRect(row.left(), row.top(), px(14), row.height()), 14)
        row = row.adjusted(px(14) + px(6), 0, 0, 0)
        role: Role = "small" if color == "text_2" else "small_label"
        metrics = self._metrics[role]
        # When it is due is never cut; what it is may be.
        need = metrics.horizontalAdvance(f" {when}") if when else 0
        shown = metrics.elidedText(what, Qt.TextElideMode.ElideRight, max(0, row.width() - need))
        self.text(painter, row, f"{shown} {when}".strip(), role, color)

    def width(self, text: str, role: Role) -> int:
        """How wide a text is."""
        return self._metrics[role].horizontalAdvance(text)

    def text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: str, side: int = AT_LEFT
    ) -> int:
        """A line of text, cut where it is too long; returns the width that it took."""
        painter.setFont(self._fonts[role])
        painter.setPen(self._ink[ink])
        metrics, room = self._metrics[role], rect.width()
        wide = metrics.horizontalAdvance(text)
        if wide > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
            wide = room
        painter.drawText(rect, side, text)
        return wide

    def icon(self, painter: QPainter, name: str, ink: str, place: QRect, side: int) -> None:
        """An icon in the middle of ``place``; ``side`` in pixels of 100 %."""
        theme = self._theme
        pixels = theme.px(side)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        pixmap = theme.icon_pixmap(name, theme.hex(ink), pixels, ratio)
        left = place.left() + (place.width() - pixels) / 2
        painter.drawPixmap(QPointF(left, place.top() + (place.height() - pixels) / 2), pixmap)

    def paint_landing(self, painter: QPainter, rect: QRect, text: str) -> None:
        """The dashed, named place where a card would land."""
        painter.setPen(self._dashed)
        painter.setBrush(self._ink["accent_tint"])
        frame = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, self._radius, self._radius)
        painter.setFont(self._fonts["small_label"])
        painter.setPen(self._ink["accent"])
        shown = self._metrics["small_label"].elidedText(
            text, Qt.TextElideMode.ElideRight, rect.width() - self._theme.px(16)
        )
        painter.drawText(rect, _MIDDLE, shown)

    def pixmap(self, card: Card, width: int, ratio: float) -> QPixmap:
        """A card as it hangs on the mouse, with its shadow around it (``shadow`` wide)."""
        edge = self.shadow
        made = QPixmap(
            round((width + 2 * edge) * ratio), round((self.height + 2 * edge) * ratio)
        )  # fmt: skip
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card_rect = QRect(edge, edge, width, self.height)
        self._cast(painter, QRectF(card_rect))
        self.paint(painter, card_rect, card, lifted=True)
        painter.end()
        return made

    def _cast(self, painter: QPainter, card: QRectF) -> None:
        """The shadow of a card that hangs over the board: wide, soft, further below than above."""
        px, shade = self._theme.px, self._theme.color("shadow")
        ground = card.adjusted(*(px(side) for side in (6, 16, -6, 4)))
        reach = px(_BLUR)
        painter.setPen(Qt.PenStyle.NoPen)
        below = 0.0
        for step in range(reach):
            into = (step + 1) / reach
            dark = _DARKEST * into * into * (3 - 2 * into)
            # Each ring lies over those around it: what it adds makes it as dark as it should be.
            shade.setAlphaF((dark - below) / (1 - below))
            below = dark
            out = (reach - step) - reach / 2
            painter.setBrush(shade)
            rounded = self._radius + max(0.0, out)
            painter.drawRoundedRect(ground.adjusted(-out, -out, out, out), rounded, rounded)

    @property
    def shadow(self) -> int:
        """Width of the shadow around a dragged card."""
        return self._theme.px(_BLUR)


class CardDelegate(QStyledItemDelegate):
    """Cards and landing places in the lists of all columns, which paint their rows by
    ``paint_row``; ``ringed`` tells whether the current card of a list shows the keyboard."""

    def __init__(
        self, board: QWidget, painter: CardPainter, theme: Theme,
        ringed: Callable[[QWidget], bool],
    ) -> None:  # fmt: skip
        super().__init__(board)
        self.ringed = ringed
        self.cards = painter
        self._theme = theme
        self._side = theme.px(SIDE)
        self._gap = theme.px(_GAP) // 2
        self.row_height = painter.row_height

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(0, self.row_height)

    def card_rect(self, row: QRect, width: int) -> QRect:
        """Where the card is within its row of a list so wide; the scroll bar stands in the gap at
        the right, so that cards are as wide with it as without."""
        side = self._side
        top = row.top() + self._gap  # room for the ring around it
        right = max(4, side - (width - row.width()))
        return QRect(row.left() + side, top, row.width() - side - right, self.cards.height)

    def landing_rect(self, row: QRect, width: int, *, last: bool) -> QRect:
        """Where the landing place is within its row: low where nothing stands below it."""
        rect = self.card_rect(row, width)
        if last:
            rect.setHeight(self._theme.px(_LANDING))
        return rect

    def paint_row(
        self, painter: QPainter, view: QWidget, row: QRect, item: Card | Landing, *, last: bool,
        hovered: bool, ringed: bool,
    ) -> None:  # fmt: skip
        """What stands in a row of a list; ``last``: nothing stands below it."""
        rect = self.card_rect(row, view.width())
        if isinstance(item, Card):
            self.cards.paint(painter, rect, item, hovered=hovered, ringed=ringed)
        elif item.card is None:
            place = self.landing_rect(row, view.width(), last=last)
            self.cards.paint_landing(painter, place, item.text)
        else:
            self.cards.paint(painter, rect, item.card, lifted=True, ringed=True)
