"""The deals of a contact in the right column of its card: how far each has come.

The rows are painted, made once and filled for each contact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout

from crm_desktop.services.contact_card import CardDeal
from crm_desktop.ui import words
from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.menu import PopupMenu

_DAY = 86_400_000
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def days_words(count: int) -> str:
    """A number of days."""
    return words.tr("1 day") if count == 1 else words.tr("%n days", count)


def state_words(deal: CardDeal, today: dt.date) -> str:
    """Where a deal stands: "Quote sent, 3 of 5", "Won 14 Feb 2025"."""
    if deal.state == "open":
        if not deal.places:
            return deal.step
        step = words.tr("%1, %2 of %3").replace("%1", deal.step)
        return step.replace("%2", str(deal.place)).replace("%3", str(deal.places))
    when = deal.closed_on
    with suppress(ValueError):  # empty, or kept as it came from a file
        when = words.day(dt.date.fromisoformat(when), today)
    text = words.tr("Won %1") if deal.state == "won" else words.tr("Lost %1")
    return text.replace("%1", when).strip()


class DealRow(QAbstractButton):
    """A click or Enter opens the deal."""

    open_requested = Signal(bytes)
    """The id of the deal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._deal: CardDeal | None = None
        self._amount = self._second = self._days = ""
        self._first = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: self.open())

    def fill(self, deal: CardDeal, today: dt.date, now: int, *, first: bool) -> None:
        """Show a deal; ``now`` UTC milliseconds; ``first``: no hairline above."""
        self._deal, self._first = deal, first
        self._amount = ""
        if deal.amount_minor is not None:
            self._amount = words.money(deal.amount_minor, deal.currency)
        self._second = state_words(deal, today)
        self._days = ""
        if deal.state == "open" and deal.since is not None:
            self._days = days_words(max(0, (now - deal.since) // _DAY))
        parts = (deal.title, self._amount, self._second, self._days)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(self.tr("Open %1").replace("%1", deal.title))
        theme, px = self._theme, self._theme.px
        high = theme.line_height("body") + theme.line_height("small") + px(2)
        if self._bars():
            high += px(14)
        self.setFixedHeight(high + (0 if first else px(24) + 1))
        self.update()

    @property
    def second(self) -> str:
        """The small line."""
        return self._second

    def open(self) -> None:
        """Ask for the page of the deal."""
        if self._deal is not None:
            self.open_requested.emit(self._deal.id)

    def _bars(self) -> bool:
        return self._deal is not None and self._deal.state == "open" and self._deal.places > 0

    # -- Qt ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))
        menu.addAction(self.tr("Open")).triggered.connect(lambda _checked=False: self.open())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        deal, theme, px = self._deal, self._theme, self._theme.px
        if deal is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        if not self._first:
            painter.fillRect(QRect(0, px(12), self.width(), 1), theme.color("border_subtle"))
            top = px(24) + 1
        is_open = deal.state == "open"
        ink = "text" if is_open else "text_2"
        line = QRect(0, top, self.width(), theme.line_height("body"))
        amount_role: Role = "strong" if is_open else "body"
        self._write(painter, line, self._amount, amount_role, ink, _RIGHT)
        room = QFontMetrics(theme.font(amount_role)).horizontalAdvance(self._amount)
        line.setRight(line.right() - room - px(8))
        self._write(painter, line, deal.title, "label" if is_open else "body", ink, _LEFT)
        top += theme.line_height("body")
        if self._bars():
            self._paint_bars(painter, top + px(5), deal.place, deal.places)
            top += px(14)
        line = QRect(0, top + px(1), self.width(), theme.line_height("small"))
        self._write(painter, line, self._days, "small", "text_2", _RIGHT)
        room = QFontMetrics(theme.font("small")).horizontalAdvance(self._days)
        line.setRight(line.right() - room - (px(8) if room else 0))
        won = deal.state == "won"
        if won:
            side = px(14)
            pixmap = theme.icon_pixmap(
                "trophy", theme.hex("success"), side, self.devicePixelRatioF()
            )
            painter.drawPixmap(QPointF(0, line.center().y() + 0.5 - side / 2), pixmap)
            line.setLeft(side + px(4))
        role: Role = "small_label" if won else "small"
        self._write(painter, line, self._second, role, "success" if won else "text_2", _LEFT)

    def _write(
        self, painter: QPainter, place: QRect, text: str, role: Role, ink: str,
        align: Qt.AlignmentFlag,
    ) -> None:  # fmt: skip
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, align, shown)

    def _paint_bars(self, painter: QPainter, top: int, place: int, places: int) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        gap, high = theme.px(4), theme.px(6)
        wide = (self.width() - gap * (places - 1)) / places
        for number in range(places):
            painter.setBrush(theme.color("accent" if number < place else "border"))
            painter.drawRoundedRect(QRectF(number * (wide + gap), top, wide, high), 3, 3)


class CardDeals(QFrame):
    """The panel: open deals first, then those closed last."""

    open_requested = Signal(bytes)
    """The id of a deal."""
    add_requested = Signal()
    """Another deal is wished."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], now: Callable[[], int]) -> None:
        """``now``: UTC milliseconds."""
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._today, self._now = theme, today, now
        px = theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(8), px(16), px(12))
        layout.setSpacing(0)
        head = QHBoxLayout()
        title = label(theme, self.tr("Deals"), "strong")
        title.setMinimumHeight(px(28))
        head.addWidget(title, 1)
        self.add = button(theme, self.tr("Add"), self.add_requested.emit, kind="link", small=True)
        self.add.setAccessibleName(self.tr("Add a deal"))
        self.add.setProperty("flat", True)
        head.addWidget(self.add)
        layout.addLayout(head)
        self._none = label(theme, self.tr("No deals yet"), "body", "text_2")
        layout.addWidget(self._none)
        self._rows: list[DealRow] = []
        self._used = 0
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        layout.addLayout(self._body)

    @property
    def rows(self) -> list[DealRow]:
        """The rows that are used."""
        return self._rows[: self._used]

    def fill(self, deals: Sequence[CardDeal]) -> None:
        """Show the deals of a contact."""
        self._used = len(deals)
        while len(self._rows) < self._used:
            made = DealRow(self._theme)
            made.open_requested.connect(self.open_requested)
            self._rows.append(made)
            self._body.addWidget(made)
        for number, row in enumerate(self._rows):
            if number < self._used:
                row.fill(deals[number], self._today(), self._now(), first=number == 0)
            row.setVisible(number < self._used)
        self._none.setVisible(not deals)
