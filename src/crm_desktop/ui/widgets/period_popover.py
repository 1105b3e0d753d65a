"""Asks for the first and the last day of a period, and shows how both are understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crm_desktop.ui import words
from crm_desktop.ui.amounts import read_day
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.popover import Popover


class PeriodPopover(Popover):
    """``chosen`` gets the first and the last day, the earlier one first."""

    def __init__(
        self, theme: Theme, parent: QWidget, *, first: dt.date, last: dt.date, today: dt.date,
        chosen: Callable[[dt.date, dt.date], object],
    ) -> None:  # fmt: skip
        super().__init__(theme, parent, self.tr("Period"))
        self._today, self._chosen = today, chosen
        self.first = self._field(self.tr("From"), first)
        self.last = self._field(self.tr("To"), last)
        self.reading = label(theme, " ", "small", "text_2")
        self.body.addWidget(self.reading)
        row = QHBoxLayout()
        row.addStretch(1)
        self.keep = button(theme, self.tr("Show this period"), self.accept, kind="primary")
        row.addWidget(self.keep)
        self.body.addLayout(row)
        self._read_back()

    def _field(self, name: str, day: dt.date) -> QLineEdit:
        theme = self._theme
        self.body.addWidget(label(theme, name, "small_label", "text_2"))
        field = QLineEdit(words.day(day, dt.date.min))
        field.setFont(theme.font("body"))
        field.setPlaceholderText(self.tr("for example 31 Dec"))
        field.setAccessibleName(name)
        field.setMinimumWidth(theme.px(240))
        field.textChanged.connect(lambda _text: self._read_back())
        field.returnPressed.connect(self.accept)
        self.body.addWidget(field)
        return field

    def _days(self) -> tuple[dt.date, dt.date] | None:
        first = read_day(self.first.text(), self._today)
        last = read_day(self.last.text(), self._today)
        if first is None or last is None:
            return None
        return min(first, last), max(first, last)

    def _read_back(self) -> None:
        if not hasattr(self, "reading"):
            return
        days = self._days()
        said = self.tr("This is no day yet.")
        if days is not None:
            shown = [words.day(day, dt.date.min, weekday=True) for day in days]
            said = self.tr("%1 to %2").replace("%1", shown[0]).replace("%2", shown[1])
        self.reading.setText(said)
        for field in (self.first, self.last):
            field.setAccessibleDescription(said)

    def accept(self) -> None:
        """Take both days, where they are days."""
        days = self._days()
        if days is not None:
            self.close()
            self._chosen(*days)
