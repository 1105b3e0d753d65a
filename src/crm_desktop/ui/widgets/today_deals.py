"""Deals that need somebody: what, who, why, what it is worth, and the one fitting action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout

from crm_desktop.services.pipeline import Card
from crm_desktop.ui import deal_words, words
from crm_desktop.ui.reminder_words import tr
from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import button, label, line

SHOWN = 3
_ICONS = {"quiet": "hourglass", "no_next_step": "triangle-alert", "closing_passed": "calendar"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def why(card: Card, today: dt.date) -> tuple[str, str]:
    """(icon, words) of the most telling reason."""
    reason = card.reasons[0]
    if reason.code == "quiet":
        text = tr("No contact for %n day(s)", reason.days)
    elif reason.code == "no_next_step":
        text = tr("No next step planned")
    else:
        day = words.day(reason.since, today) if reason.since is not None else ""
        text = tr("Was due to close %1").replace("%1", day)
    return _ICONS[reason.code], text


class _Row(QAbstractButton):
    """A deal; pressing it opens the deal, its link does what is due."""

    def __init__(self, theme: Theme, card: Card, today: dt.date, act: Callable[[], None]) -> None:
        super().__init__()
        self._theme, self._card = theme, card
        self._icon, self._why = why(card, today)
        px = theme.px
        text = {
            "quiet": tr("Log contact"), "no_next_step": tr("Plan next step"),
            "closing_passed": tr("Change date"),
        }[card.reasons[0].code]  # fmt: skip
        self.link = button(theme, text, act, kind="link", small=True)
        self.link.setParent(self)
        self.link.setProperty("tight", True)
        self.link.setAccessibleName(f"{text}: {card.title}")
        self._amount = "" if card.amount_minor is None else deal_words.amount_words(card)
        parts = (card.title, card.who, self._amount, self._why)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(
            "\n".join([card.title, *(deal_words.reason_words(r, today) for r in card.reasons)])
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._high = theme.line_height("label") + theme.line_height("small")
        self._high += max(theme.line_height("small_label"), px(18)) + px(20)
        self.setFixedHeight(self._high)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size, px = self.link.sizeHint(), self._theme.px
        top = px(10) + self._theme.line_height("label")
        self.link.setGeometry(
            self.width() - px(12) - size.width(), top, size.width(), size.height()
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(QRectF(self.rect()), theme.color("hover"))
        left, wide = px(16), self.width() - px(32)
        top, high = px(10), theme.line_height("label")
        worth = QFontMetrics(theme.font("strong")).horizontalAdvance(self._amount)
        first = QRect(left, top, wide, high)
        self._text(painter, first, self._amount, "strong", "text", _RIGHT)
        self._text(painter, first.adjusted(0, 0, -worth - px(12), 0), self._card.title, "label",
                   "text")  # fmt: skip
        room = self.link.x() - left - px(8)
        second = QRect(left, top + high, room, theme.line_height("small"))
        self._text(painter, second, self._card.who, "small", "text_2")
        third = QRect(
            left, second.bottom() + 1, wide, max(px(18), self._theme.line_height("small"))
        )
        side = px(14)
        icon = theme.icon_pixmap(self._icon, theme.hex("warning"), side, self.devicePixelRatioF())
        painter.drawPixmap(left, third.top() + (third.height() - side) // 2, icon)
        self._text(painter, third.adjusted(px(20), 0, 0, 0), self._why, "small_label", "warning")

    def _text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: str,
        place: Qt.AlignmentFlag = _LEFT,
    ) -> None:  # fmt: skip
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, place, shown)


class DealsPanel(QFrame):
    """``show_deals`` fills it; without deals it says so in a line."""

    open_requested = Signal(bytes)
    act_requested = Signal(object)
    """A card whose link was pressed."""
    all_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("panel", True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        px = theme.px
        head.setContentsMargins(px(16), px(6), px(10), px(6))
        title = label(theme, self.tr("Deals that need you"), "heading")
        title.setMinimumHeight(px(28))
        head.addWidget(title, 1)
        self.all = button(theme, self.tr("All %1"), self.all_requested.emit, kind="link",
                          small=True)  # fmt: skip
        self.all.hide()
        head.addWidget(self.all)
        self._column.addLayout(head)
        self.rows: list[_Row] = []
        self._none = label(theme, self.tr("No deal needs you now."), "body", "text_2")
        self._none.setContentsMargins(px(16), px(4), px(16), px(14))
        self._none.hide()
        self._column.addWidget(self._none)
        self._lines: list[QFrame] = []

    def show_deals(self, cards: Sequence[Card], count: int, today: dt.date) -> None:
        """The first of ``count`` deals."""
        for old in (*self.rows, *self._lines):
            old.hide()
            old.deleteLater()
        self.rows, self._lines = [], []
        self.all.setText(self.tr("All %1").replace("%1", str(count)))
        self.all.setAccessibleName(self.tr("All %n deal(s) that need you", None, count))
        self.all.setVisible(count > 0)
        self._none.setVisible(not cards)
        for card in cards[:SHOWN]:
            row = _Row(self._theme, card, today, lambda c=card: self.act_requested.emit(c))  # type: ignore[misc]
            row.clicked.connect(lambda _on=False, d=card.id: self.open_requested.emit(d))
            edge = line(self._theme)
            self._column.addWidget(edge)
            self._column.addWidget(row)
            self.rows.append(row)
            self._lines.append(edge)
