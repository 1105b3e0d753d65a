"""Days of a calendar as a table, a week in each row; and the rows of one day as a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from crm_desktop.services.calendar import Day, DayReminder
from crm_desktop.services.yearly_dates import YearlyDate
from crm_desktop.ui import words
from crm_desktop.ui.models.row_roles import IconRole, ItemRole, SecondRole, WhenRole
from crm_desktop.ui.models.shown_rows import DISPLAY, ShownRows
from crm_desktop.ui.reminder_words import kind_icon, title_of, tr, weekday_words

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex
WEEK = 7


def yearly_words(one: YearlyDate) -> str:
    """ "Marta Oliveira: birthday, 50 years"."""
    what = one.field or tr("birthday")
    years = f", {tr('%n year(s)', one.years)}" if one.years else ""
    return f"{one.contact}: {what}{years}"


def line_words(one: DayReminder) -> str:
    """ "10:00 Call about the lease · Marta Oliveira"."""
    said = " · ".join(part for part in (title_of(one.kind, one.title), one.contact) if part)
    return f"{one.time} {said}".strip()


def day_sentence(day: Day) -> str:
    """A day as it is read aloud."""
    date = QDate(day.date.year, day.date.month, day.date.day)
    parts = [words.spelled(date, "dddd d MMMM")]
    parts.append(tr("%n reminder(s)", day.count) if day.count else tr("nothing planned"))
    parts += [line_words(one) for one in day.reminders[:5]]
    parts += [yearly_words(one) for one in day.yearly[:5]]
    return ", ".join(parts)


class CalendarDays(QAbstractTableModel):
    """``ItemRole`` gives the ``Day``; ``month`` is the one that is shown, 0 in a week view."""

    def __init__(self) -> None:
        super().__init__()
        self.days: Sequence[Day] = ()
        self.month = 0

    def show_days(self, days: Sequence[Day], month: int) -> None:
        """Show whole weeks."""
        self.beginResetModel()
        self.days, self.month = days, month
        self.endResetModel()

    def place_of(self, date: dt.date) -> QModelIndex:
        """Where a date stands; not valid: it is not shown."""
        number = (date - self.days[0].date).days if self.days else -1
        if not 0 <= number < len(self.days):
            return QModelIndex()
        return self.index(number // WEEK, number % WEEK)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.days) // WEEK

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else WEEK

    def data(self, index: _Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        day = self.days[index.row() * WEEK + index.column()]
        if role == ItemRole:
            return day
        if role == DISPLAY:
            return str(day.date.day)
        return day_sentence(day) if role == _SPOKEN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == DISPLAY and self.days:
            return weekday_words(self.days[section].date.weekday(), short=True)
        return None


class DayRows(ShownRows[DayReminder | YearlyDate]):
    """The reminders of a day, then what comes each year."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self._date: dt.date | None = None

    def show_day(self, day: Day | None) -> None:
        """Show a day, or nothing."""
        self._date = None if day is None else day.date
        self.show_rows(() if day is None else (*day.reminders, *day.yearly))

    def said(self, row: DayReminder | YearlyDate) -> Mapping[int, Callable[[], object]]:
        return self._of_day(row) if isinstance(row, DayReminder) else self._yearly(row)

    def _of_day(self, row: DayReminder) -> Mapping[int, Callable[[], object]]:
        return {
            DISPLAY: lambda: title_of(row.kind, row.title),
            SecondRole: lambda: " · ".join(part for part in (row.contact, row.company) if part),
            WhenRole: lambda: self._when(row), IconRole: lambda: kind_icon(row.kind),
        }  # fmt: skip

    def _when(self, row: DayReminder) -> str:
        if row.waiting:
            return tr("waiting")
        if self._date is not None and self._date < self._today():
            return words.due(self._date, row.time, self._today())[0]
        return row.time

    @staticmethod
    def _yearly(row: YearlyDate) -> Mapping[int, Callable[[], object]]:
        return {
            DISPLAY: lambda: row.contact, IconRole: lambda: "calendar",
            SecondRole: lambda: row.field or tr("Birthday"),
            WhenRole: lambda: tr("%n year(s)", row.years) if row.years else "",
        }  # fmt: skip
