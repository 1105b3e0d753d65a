"""What the history is narrowed by: a text, kinds, who did it, one contact, a day to begin at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox, DayBox
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.segments import Segments

KINDS: tuple[tuple[str, ...], ...] = ((), ("user", "sample"), ("import",), ("undo", "redo"))
"""What the choice shows: everything, own work, imports, undone."""
OFFERED = 4
"""Contacts that are offered for a text."""


class HistoryFilter(QWidget):
    """Two lines: the choices, and the contacts that fit the text (or the chosen one)."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        find: Callable[[str, int], Sequence[tuple[int, str]]],
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:
        """``find`` gives number and name of at most so many contacts that fit a text."""
        super().__init__()
        self._theme, self._find = theme, find
        self._today, self._zone = today, zone
        self.contact: int | None = None
        self.line = QLineEdit()
        self.kinds = Segments(theme, self.tr("Kind"))
        self.doers = ChoiceBox()
        self.day = DayBox()
        self._build()
        self.line.textChanged.connect(self._typed)
        self.kinds.chosen.connect(lambda _number: self.changed.emit())
        self.doers.currentIndexChanged.connect(lambda _number: self.changed.emit())
        self.day.dateChanged.connect(lambda _date: self._day_changed())

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(6))
        row = self._row = QHBoxLayout()
        row.setSpacing(px(8))
        self._narrow_row = QHBoxLayout()
        self._narrow_row.setSpacing(px(8))
        self.line.setPlaceholderText(self.tr("Filter, or find a contact"))
        self.line.setAccessibleName(self.tr("Filter the history"))
        self.line.setFont(theme.font("body"))
        self.line.setMinimumWidth(px(100))
        self.line.setMaximumWidth(px(220))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(
            theme.icon("list-filter", "text_2"), QLineEdit.ActionPosition.LeadingPosition
        )
        row.addWidget(self.line, 4)
        names = (self.tr("All"), self.tr("Own work"), self.tr("Imports"), self.tr("Undone"))
        self.kinds.set_texts(names, 0)
        row.addWidget(self.kinds)
        self.doers.setAccessibleName(self.tr("Done by"))
        self.doers.setFont(theme.font("body"))
        self.doers.setMaximumWidth(px(170))
        self.doers.hide()
        row.addWidget(self.doers)
        row.addStretch(1)
        row.addWidget(label(theme, self.tr("Until"), "small", "text_2"))
        today = self._today()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(self.tr("d MMM yyyy"))
        self.day.setAccessibleName(self.tr("Show steps until this day"))
        self.day.setFont(theme.font("body"))
        self.day.setDate(QDate(today.year, today.month, today.day))
        row.addWidget(self.day)
        self.newest = button(theme, self.tr("Newest"), self._to_newest, kind="link")
        self.newest.hide()
        row.addWidget(self.newest)
        column.addLayout(row)
        column.addLayout(self._narrow_row)
        self._second = QWidget()
        self._offers = QHBoxLayout(self._second)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(px(6))
        self._second.hide()
        column.addWidget(self._second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = (self.kinds, self.doers, self.day, self.newest)
        needed = sum(part.sizeHint().width() for part in beside if not part.isHidden())
        narrow = needed + self._theme.px(220) > event.size().width()
        if narrow != (self._narrow_row.count() > 0):
            # Where the words need more room than there is, the kinds stand in a row of their own.
            for place, part in enumerate((self.kinds, self.doers)):
                (self._row if narrow else self._narrow_row).removeWidget(part)
                (self._narrow_row if narrow else self._row).insertWidget(
                    place if narrow else place + 1, part
                )
            if narrow:
                self._narrow_row.addStretch(1)
            else:
                self._narrow_row.takeAt(0)

    # -- what is chosen ------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """Part of the sentence, the person or the PC."""
        return self.line.text().strip()

    @property
    def origins(self) -> tuple[str, ...]:
        """Kinds of steps; () is all."""
        return KINDS[max(0, self.kinds.present)]

    @property
    def who(self) -> str:
        """The person or PC; "" is everybody."""
        return str(self.doers.currentData() or "")

    @property
    def until(self) -> int | None:
        """The end of the chosen day in UTC milliseconds; None: up to now."""
        day = self._chosen_day()
        if day >= self._today():
            return None
        end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), self._zone)
        return round(end.timestamp() * 1000)

    def show_doers(self, names: Sequence[str]) -> None:
        """Offer these persons and PCs; a single one needs no choice."""
        if [self.doers.itemData(i) for i in range(1, self.doers.count())] == [*names]:
            return
        present = self.who
        self.doers.blockSignals(True)
        self.doers.clear()
        self.doers.addItem(self.tr("Everybody"), "")
        for name in names:
            self.doers.addItem(name, name)
        self.doers.setCurrentIndex(max(0, self.doers.findData(present)))
        self.doers.blockSignals(False)
        self.doers.setVisible(len(names) > 1)

    def choose_contact(self, n: int, name: str) -> None:
        """Only the steps of this contact."""
        self.contact = n
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self._offer([], name)
        self.changed.emit()

    def forget_contact(self) -> None:
        """The steps of everything again."""
        self.contact = None
        self._offer([])
        self.line.setFocus()
        self.changed.emit()

    def _chosen_day(self) -> dt.date:
        date = self.day.date()
        return dt.date(date.year(), date.month(), date.day())

    def _day_changed(self) -> None:
        self.newest.setVisible(self.until is not None)
        self.changed.emit()

    def _to_newest(self) -> None:
        today = self._today()
        self.day.setDate(QDate(today.year, today.month, today.day))

    def _typed(self, _text: str) -> None:
        if self.contact is None:
            self._offer(self._find(self.text, OFFERED) if len(self.text) > 1 else [])
        self.changed.emit()

    def _offer(self, found: Sequence[tuple[int, str]], chosen: str = "") -> None:
        """The second line: the chosen contact, or those that fit."""
        theme = self._theme
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if chosen:
            text = self.tr("Only steps of %1").replace("%1", chosen)
            self._offers.addWidget(ElidedLabel(theme, text, "label"))
            self._offers.addWidget(
                button(theme, self.tr("Show all steps"), self.forget_contact, kind="link")
            )
        elif found:
            self._offers.addWidget(label(theme, self.tr("Only steps of"), "small", "text_2"))
            for n, name in found:
                self._offers.addWidget(
                    button(theme, name, lambda n=n, name=name: self.choose_contact(n, name),  # type: ignore[misc]
                           small=True)
                )  # fmt: skip
        self._offers.addStretch(1)
        self._second.setVisible(bool(chosen or found))
