"""The right column of a card: what is next, the deals, and the figures in short."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services.contact_card import ContactCard, InShort
from crm_desktop.services.reminders import Reminder
from crm_desktop.ui import words
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_deals import CardDeals
from crm_desktop.ui.widgets.card_in_short import CardInShort
from crm_desktop.ui.widgets.card_tracks import CardTracks
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.widgets.ring import Ring
from crm_desktop.ui.widgets.tab_order import stops


class CardAside(QWidget):
    """Three panels, made once; the steps inside theirs are built anew for each contact."""

    done_requested = Signal(bytes)
    """The id of a reminder."""
    add_requested = Signal()
    """Another next step is wished."""
    later_requested = Signal(bytes, QPoint)
    """The id of a reminder, and where on the screen its menu opens."""
    edit_requested = Signal(bytes)

    def __init__(self, theme: Theme, today: Callable[[], dt.date], now: Callable[[], int]) -> None:
        """``now``: UTC milliseconds."""
        super().__init__()
        self._theme, self._today = theme, today
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(12))
        self._steps: QWidget | None = None
        self.deals = CardDeals(theme, today, now)
        self.in_short = CardInShort(theme, today)
        self.in_short.hide()
        self.tracks = CardTracks(theme)
        self._layout.addWidget(self.tracks)
        self._layout.addWidget(self.deals)
        self._layout.addWidget(self.in_short)
        self._layout.addStretch(1)

    def show_card(self, card: ContactCard) -> None:
        """Show the open reminders, the earliest first, and the deals."""
        if self._steps is not None:
            self._layout.removeWidget(self._steps)
            self._steps.hide()
            self._steps.deleteLater()
        self._steps = self._next_steps(card.reminders)
        self._layout.insertWidget(0, self._steps)
        self.tracks.fill(card.runs)
        self.deals.fill(card.deals)

    def _add_acts(self, row: QHBoxLayout, reminder: bytes, title: str) -> None:
        """Putting off and changing, at the right of a step."""
        theme = self._theme
        later = button(theme, "", icon="clock", kind="ghost", small=True,
                       tip=self.tr("Later: %1").replace("%1", title))  # fmt: skip
        later.clicked.connect(
            lambda _on=False: self.later_requested.emit(
                reminder, later.mapToGlobal(later.rect().bottomLeft())
            )
        )
        change = button(theme, "", lambda: self.edit_requested.emit(reminder), icon="pencil",
                        kind="ghost", small=True,
                        tip=self.tr("Change: %1").replace("%1", title))  # fmt: skip
        for act in (later, change):
            act.setFixedWidth(theme.px(28))
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in reading order."""
        return [*stops(self._steps), *stops(self.tracks), *stops(self.deals)]

    def show_in_short(self, figures: InShort) -> None:
        """Show the figures; they come after the rest."""
        self.in_short.fill(figures)

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
            said = label(theme, when, "small_label" if ink == "danger" else "small", ink)
            said.setWordWrap(True)  # the panel is no wider for it
            texts.addWidget(said)
            row.addLayout(texts, 1)
            self._add_acts(row, one.id, title)
            layout.addLayout(row)
            layout.addSpacing(px(2))
        return part
