"""The right column of a card: what is next, the deals, and the figures in short."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services.contact_card import CardDeal, CardDetails, InShort
from crm_desktop.services.reminders import Reminder
from crm_desktop.ui import words
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.theme import Theme, tokens
from crm_desktop.ui.widgets.controls import button, label, line, panel
from crm_desktop.ui.widgets.elided import ElidedLabel

RING = 18
_DAY = 86_400_000


class Ring(QAbstractButton):
    """The ring of a next step: an 18 px circle in a target of 32 px; a click means done."""

    def __init__(self, theme: Theme, title: str, *, late: bool) -> None:
        super().__init__()
        self._theme, self._late = theme, late
        self.setFixedSize(theme.px(32), theme.px(36))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Done: %1").replace("%1", title))
        self.setToolTip(self.tr("Done"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(RING)
        circle = QRectF(1, (self.height() - side) / 2, side - 1, side - 1)
        painter.setPen(QPen(theme.color("danger" if self._late else "border_strong"), 1.5))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        painter.drawEllipse(circle)


class Steps(QWidget):
    """How far a deal has come: one bar for each step."""

    def __init__(self, theme: Theme, place: int, places: int) -> None:
        super().__init__()
        self._theme, self._place, self._places = theme, place, places
        self.setFixedHeight(theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap, high = theme.px(4), theme.px(6)
        wide = (self.width() - gap * (self._places - 1)) / self._places
        for number in range(self._places):
            painter.setBrush(theme.color("accent" if number < self._place else "border"))
            bar = QRectF(number * (wide + gap), (self.height() - high) / 2, wide, high)
            painter.drawRoundedRect(bar, 3, 3)


class Months(QWidget):
    """Twelve bars, this month last and darker; said in words for screen readers."""

    def __init__(self, theme: Theme, months: Sequence[int]) -> None:
        super().__init__()
        self._theme, self._months = theme, months
        self.setFixedHeight(theme.px(48))
        self.setAccessibleName(
            self.tr("Contacts in each of the last twelve months: %1").replace(
                "%1", ", ".join(map(str, months))
            )
        )
        self.setToolTip(self.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        most, gap = max(1, *self._months), theme.px(4)
        wide = (self.width() - gap * (len(self._months) - 1)) / len(self._months)
        for number, count in enumerate(self._months):
            last = number == len(self._months) - 1
            painter.setBrush(
                theme.color("accent")
                if last
                else QColor(tokens()["color"][theme.mode]["chart"]["c1_soft"])
            )
            high = 2 + (self.height() - 8) * count / most
            painter.drawRect(QRectF(number * (wide + gap), self.height() - high, wide, high))


class CardAside(QWidget):
    """Built anew for each contact; a panel without anything to tell is left out."""

    done_requested = Signal(bytes)
    """The id of a reminder."""
    add_requested = Signal()
    """Another next step is wished."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], now: Callable[[], int]) -> None:
        """``now``: UTC milliseconds."""
        super().__init__()
        self._theme, self._today, self._now = theme, today, now
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(12))

    def show_card(self, card: CardDetails) -> None:
        """Show the open reminders, the earliest first, the deals, and the figures."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._layout.addWidget(self._next_steps(card.reminders))
        if card.deals:
            self._layout.addWidget(self._deals(card.deals))
        if card.in_short.first_at is not None or card.in_short.won:
            self._layout.addWidget(self._in_short(card.in_short))
        self._layout.addStretch(1)

    def _part(self, title: str, act: QWidget | None = None) -> tuple[QWidget, QVBoxLayout]:
        px = self._theme.px
        part = panel()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(px(16), px(12), px(16), px(12))
        layout.setSpacing(px(4))
        head = QHBoxLayout()
        head.addWidget(label(self._theme, title, "strong"), 1)
        if act is not None:
            head.addWidget(act)
        layout.addLayout(head)
        return part, layout

    def _next_steps(self, reminders: Sequence[Reminder]) -> QWidget:
        theme, px = self._theme, self._theme.px
        add = button(theme, self.tr("Add"), self.add_requested.emit, kind="link", small=True)
        add.setAccessibleName(self.tr("Add a next step"))
        part, layout = self._part(self.tr("Next steps"), add)
        if not reminders:
            layout.addWidget(label(theme, self.tr("Nothing planned"), "body", "text_2"))
        for one in reminders:
            row = QHBoxLayout()
            row.setSpacing(0)
            title = one.title or kind_words(one.kind)
            ring = Ring(theme, title, late=one.days_late > 0)
            ring.clicked.connect(lambda _checked=False, i=one.id: self.done_requested.emit(i))
            row.addWidget(ring, 0, Qt.AlignmentFlag.AlignTop)
            texts = QVBoxLayout()
            texts.setSpacing(0)
            shown = label(theme, title)
            shown.setWordWrap(True)
            texts.addWidget(shown)
            when, ink = words.due(one.due, one.time, self._today())
            if one.due is not None and one.days_late:
                day = words.day(one.due, self._today(), weekday=True)
                when = f"{day}, {when}"
            texts.addWidget(label(theme, when, "small_label" if ink == "danger" else "small", ink))
            row.addLayout(texts, 1)
            layout.addLayout(row)
            layout.addSpacing(px(2))
        return part

    def _deals(self, deals: Sequence[CardDeal]) -> QWidget:
        theme, px = self._theme, self._theme.px
        part, layout = self._part(self.tr("Deals"))
        for number, deal in enumerate(deals):
            if number:
                layout.addSpacing(px(4))
                layout.addWidget(line(theme))
                layout.addSpacing(px(4))
            is_open = deal.state == "open"
            ink = "text" if is_open else "text_2"
            first = QHBoxLayout()
            first.addWidget(ElidedLabel(theme, deal.title, "label" if is_open else "body", ink), 1)
            if deal.amount_minor is not None:
                amount = words.money(deal.amount_minor, deal.currency)
                first.addWidget(label(theme, amount, "strong" if is_open else "body", ink))
            layout.addLayout(first)
            if is_open and deal.places:
                layout.addWidget(Steps(theme, deal.place, deal.places))
            layout.addLayout(self._deal_state(deal))
        return part

    def _deal_state(self, deal: CardDeal) -> QHBoxLayout:
        theme = self._theme
        second = QHBoxLayout()
        if deal.state == "open":
            step = self.tr("%1, %2 of %3").replace("%1", deal.step)
            step = step.replace("%2", str(deal.place)).replace("%3", str(deal.places))
            second.addWidget(label(theme, step if deal.places else deal.step, "small", "text_2"), 1)
            if deal.since is not None:
                days = max(0, (self._now() - deal.since) // _DAY)
                second.addWidget(label(theme, _days(days), "small", "text_2"))
            return second
        when = deal.closed_on
        with suppress(ValueError):  # empty, or kept as it came from a file
            when = words.day(dt.date.fromisoformat(when), self._today())
        won = deal.state == "won"
        text = (self.tr("Won %1") if won else self.tr("Lost %1")).replace("%1", when).strip()
        ink = "success" if won else "text_2"
        second.addWidget(label(theme, text, "small_label", ink), 1)
        return second

    def _in_short(self, figures: InShort) -> QWidget:
        theme, px = self._theme, self._theme.px
        part, layout = self._part(self.tr("In short"))
        layout.setSpacing(px(6))
        lines = []
        if figures.won:
            won = " · ".join(words.money(minor, currency) for currency, minor in figures.won)
            lines.append((self.tr("Won so far"), won))
        lines.append((self.tr("Contacts this year"), str(figures.this_year)))
        if figures.usual_gap is not None:
            lines.append((self.tr("Usual gap"), _days(figures.usual_gap)))
        for name, figure in lines:
            row = QHBoxLayout()
            row.addWidget(label(theme, name, "body", "text_2"), 1)
            row.addWidget(label(theme, figure, "strong"))
            layout.addLayout(row)
        layout.addWidget(Months(theme, figures.months))
        legend = QHBoxLayout()
        today = self._today()
        locale = QLocale()
        short = QLocale.FormatType.ShortFormat
        first = today.month % 12 + 1
        for text, stretch in (
            (locale.standaloneMonthName(first, short), 0),
            (self.tr("contacts each month"), 1),
            (locale.standaloneMonthName(today.month, short), 0),
        ):
            made = label(theme, text, "small", "text_3")
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            legend.addWidget(made, stretch)
        layout.addLayout(legend)
        return part


def _days(count: int) -> str:
    return words.tr("1 day") if count == 1 else words.tr("%n days", count)
