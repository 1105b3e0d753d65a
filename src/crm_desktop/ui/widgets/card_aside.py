"""The right column of a card: what is next, and the deals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services.contacts import Happening
from crm_desktop.services.reminders import Reminder
from crm_desktop.ui import words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label, panel

RING = 18


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


class CardAside(QWidget):
    """Built anew for each contact; a panel without anything to tell is left out."""

    done_requested = Signal(bytes)
    """The id of a reminder."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(12))

    def show_card(self, reminders: Sequence[Reminder], deals: Sequence[Happening]) -> None:
        """Show the open reminders, the earliest first, and the deals."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._layout.addWidget(self._next_steps(reminders))
        if deals:
            self._layout.addWidget(self._deals(deals))
        self._layout.addStretch(1)

    def _part(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        px = self._theme.px
        part = panel()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(px(16), px(12), px(16), px(12))
        layout.setSpacing(px(4))
        layout.addWidget(label(self._theme, title, "strong"))
        return part, layout

    def _next_steps(self, reminders: Sequence[Reminder]) -> QWidget:
        theme, px = self._theme, self._theme.px
        part, layout = self._part(self.tr("Next steps"))
        if not reminders:
            layout.addWidget(label(theme, self.tr("Nothing planned"), "body", "text_2"))
        for one in reminders:
            row = QHBoxLayout()
            row.setSpacing(0)
            title = one.title or self.tr("Reminder")
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

    def _deals(self, deals: Sequence[Happening]) -> QWidget:
        theme = self._theme
        part, layout = self._part(self.tr("Deals"))
        for deal in deals:
            title = label(theme, deal.title, "label")
            title.setWordWrap(True)
            layout.addWidget(title)
            second = deal.kind
            if deal.day:
                try:
                    day = words.day(dt.date.fromisoformat(deal.day), self._today())
                except ValueError:  # kept as it came from a file
                    day = deal.day
                second = f"{second} · {day}" if second else day
            layout.addWidget(label(theme, second, "small", "text_2"))
        return part
