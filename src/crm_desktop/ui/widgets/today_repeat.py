"""How a reminder repeats, in a few choices, with its reading in words below.

A rule of a calendar that these choices have no words for is kept as long as nobody touches it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.recurrence import MOST, Repeat, Unit
from crm_desktop.ui import reminder_words
from crm_desktop.ui.amounts import read_day
from crm_desktop.ui.reminder_words import tr
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import label
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.ticks import TickBox

_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
_NEVER, _ON_DATE, _AFTER = range(3)
_LAST_WEEK = 4


class _Count(QLineEdit):
    """A whole number from 1 on; Up and Down change it by one."""

    def __init__(self) -> None:
        super().__init__("1")
        self.setValidator(QIntValidator(1, MOST, self))

    def value(self) -> int:
        """The number; 1 where there is none."""
        return min(MOST, max(1, int(self.text()))) if self.text().isdecimal() else 1

    def setValue(self, value: int) -> None:
        """Show a number."""
        self.setText(str(min(MOST, max(1, value))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if by:
            self.setValue(self.value() + by)
        else:
            super().keyPressEvent(event)


class RepeatFields(QWidget):
    """``first`` gives the day that the reminder has now: it tells the day of the month."""

    changed = Signal()

    def __init__(self, theme: Theme, first: Callable[[], dt.date], today: dt.date) -> None:
        super().__init__()
        self._theme, self._first, self._today = theme, first, today
        self._loading = False
        self._kept: Repeat | None = None
        self.touched = False
        """Somebody chose something: until then the rule of before stays as it is."""
        self._unknown = False
        self._build()
        self._fit()

    def _build(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.unit = self._combo(
            (tr("Does not repeat"), tr("Days"), tr("Weeks"), tr("Months"), tr("Years")),
            tr("Repeats"),
        )
        self.every = self._count(tr("Every how many"))
        self._every = label(theme, tr("every"))
        self._row(column, self.unit, self._every, self.every)
        column.addWidget(self._weekdays())
        self.place = self._combo((), tr("Day of the month"))
        column.addWidget(self.place)
        self.counted = self._combo(
            (tr("Counted from the day it is due"), tr("Counted from the day it is done")),
            tr("Counted from"),
        )
        column.addWidget(self.counted)
        self.ends = self._combo(
            (tr("Without an end"), tr("Ends on a date"), tr("Ends after a number")), tr("Ends")
        )
        self.until = QLineEdit()
        self.until.setFont(theme.font("body"))
        self.until.setAccessibleName(tr("Last day"))
        self.until.setPlaceholderText(tr("for example 31 Dec"))
        self.until.textChanged.connect(self._touched)
        self.times = self._count(tr("How many times"))
        self._times = label(theme, tr("times"))
        self._row(column, self.ends, self.until, self.times, self._times)
        self.reading = label(theme, "", "small", "text_2")
        self.reading.setWordWrap(True)
        column.addWidget(self.reading)

    def _weekdays(self) -> QWidget:
        theme = self._theme
        self._days = QWidget()
        line = FlowLayout(self._days, theme.px(8), theme.px(4))
        line.setContentsMargins(0, 0, 0, 0)
        self.days: list[TickBox] = []
        for day in range(7):
            box = TickBox(theme, reminder_words.weekday_words(day, short=True))
            box.setAccessibleName(reminder_words.weekday_words(day))
            box.setFont(theme.font("body"))
            box.toggled.connect(self._touched)
            self.days.append(box)
            line.addWidget(box)
        return self._days

    def _count(self, name: str) -> _Count:
        made = _Count()
        made.setFont(self._theme.font("body"))
        made.setFixedWidth(self._theme.px(64))
        made.setAccessibleName(name)
        made.textChanged.connect(self._touched)
        return made

    def _combo(self, texts: tuple[str, ...], name: str) -> QComboBox:
        made = ChoiceBox()
        made.setFont(self._theme.font("body"))
        made.addItems(list(texts))
        made.setAccessibleName(name)
        made.currentIndexChanged.connect(self._touched)
        return made

    def _row(self, column: QVBoxLayout, first: QWidget, *rest: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(first, 1)
        for widget in rest:
            row.addWidget(widget, int(isinstance(widget, QLineEdit) and widget is not self.every))
        column.addLayout(row)

    # -- reading and filling -------------------------------------------------------------------

    def show_repeat(
        self, repeat: Repeat | None, source: Literal["due", "done"] = "due", *,
        unknown: bool = False,
    ) -> None:  # fmt: skip
        """Fill the choices; ``unknown``: it repeats by a rule that they cannot show."""
        self._loading, self.touched = True, False
        self._kept, self._unknown = repeat, unknown
        try:
            self.unit.setCurrentIndex(0 if repeat is None else 1 + _UNITS.index(repeat.unit))
            self._offer_places()
            self.counted.setCurrentIndex(int(source == "done"))
            if repeat is not None:
                self._fill(repeat)
        finally:
            self._loading = False
        self._fit()

    def _fill(self, repeat: Repeat) -> None:
        self.every.setValue(repeat.every)
        for day, box in enumerate(self.days):
            box.setChecked(repeat.unit == "week" and day in repeat.weekdays)
        if repeat.nth is not None:
            self.place.setCurrentIndex(2 if repeat.nth == -1 else 1)
        elif repeat.day == 31 and self._first().day != 31:
            self.place.setCurrentIndex(3)
        if repeat.until is not None:
            self.ends.setCurrentIndex(_ON_DATE)
            self.until.setText(repeat.until.isoformat())
        elif repeat.count is not None:
            self.ends.setCurrentIndex(_AFTER)
            self.times.setValue(repeat.count)

    @property
    def source(self) -> Literal["due", "done"]:
        """What the time is counted from."""
        return "done" if self.counted.currentIndex() else "due"

    def repeat(self) -> Repeat | None:
        """What was chosen; None: it does not repeat.

        Raises:
            ValueError: the last day is no date, or lies before the first.
        """
        if not self.touched:
            return self._kept
        if not self.unit.currentIndex():
            return None
        unit, first = _UNITS[self.unit.currentIndex() - 1], self._first()
        until = count = None
        if self.ends.currentIndex() == _ON_DATE:
            until = read_day(self.until.text(), self._today)
            if until is None or until < first:
                raise ValueError("no last day")
        elif self.ends.currentIndex() == _AFTER:
            count = self.times.value()
        weekdays: tuple[int, ...] = ()
        nth = day = None
        if unit == "week":
            weekdays = tuple(at for at, box in enumerate(self.days) if box.isChecked())
        elif unit in {"month", "year"}:
            place = self.place.currentIndex()
            if place in {1, 2}:
                weekdays = (first.weekday(),)
                nth = -1 if place == 2 else min(_LAST_WEEK, (first.day - 1) // 7 + 1)
            else:
                day = 31 if place == 3 else first.day
        month = first.month if unit == "year" else None
        return Repeat(unit, self.every.value(), weekdays, nth, day, month, until, count)

    def refresh(self) -> None:
        """The day of the reminder changed."""
        self._loading = True
        at = self.place.currentIndex()
        self._offer_places()
        self.place.setCurrentIndex(max(0, at))
        self._loading = False
        self._read_back()

    def _offer_places(self) -> None:
        first = self._first()
        day = first.weekday()
        nth = min(_LAST_WEEK, (first.day - 1) // 7 + 1)
        offered = [
            reminder_words.month_place(one)
            for one in (
                Repeat("month", day=first.day), Repeat("month", weekdays=(day,), nth=nth),
                Repeat("month", weekdays=(day,), nth=-1), Repeat("month", day=31),
            )
        ]  # fmt: skip
        self.place.clear()
        for text in offered:
            self.place.addItem(tr("On %1").replace("%1", text))

    # -- showing -------------------------------------------------------------------------------

    def _touched(self, *_values: object) -> None:
        if not self._loading:
            self.touched, self._unknown = True, False
            self._fit()
            self.changed.emit()

    def _fit(self) -> None:
        unit = self.unit.currentIndex()
        on = unit > 0
        self.every.setVisible(on)
        self._every.setVisible(on)
        self._days.setVisible(on and _UNITS[unit - 1] == "week")
        self.place.setVisible(on and _UNITS[unit - 1] in {"month", "year"})
        self.counted.setVisible(on)
        self.ends.setVisible(on)
        self.until.setVisible(on and self.ends.currentIndex() == _ON_DATE)
        self.times.setVisible(on and self.ends.currentIndex() == _AFTER)
        self._times.setVisible(self.times.isVisibleTo(self))
        self._read_back()

    def _read_back(self) -> None:
        if self._unknown:
            said = tr("Repeats by a rule of a calendar, which is kept.")
        else:
            try:
                found = self.repeat()
            except ValueError:
                typed = bool(self.until.text().strip())
                said = tr("This is no last day. Write it like 31 Dec.") if typed else tr(
                    "Until which day?"
                )  # fmt: skip
            else:
                said = ""
                if found is not None:
                    told = reminder_words.repeat_words(
                        found, self._today, from_done=self.source == "done"
                    )
                    said = tr("Repeats %1.").replace("%1", told)
        self.reading.setText(said)
        self.reading.setVisible(bool(said))
        self.unit.setAccessibleDescription(said)
