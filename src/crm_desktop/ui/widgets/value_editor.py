"""The values of one condition: texts, a choice of several, a day, days, months, or a number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.dates import parse_partial
from crm_desktop.domain.filters import Value
from crm_desktop.domain.numbers import parse_number
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import DayBox, NumberBox
from crm_desktop.ui.widgets.controls import button

Choices = Sequence[tuple[str, str]]
"""(value, text)"""
_DAYS = 30
_MOST_DAYS = 36_600
_Code = Qt.ItemDataRole.UserRole


class ChoiceList(QListWidget):
    """Several of a list: Space ticks, letters jump."""

    changed = Signal()

    def __init__(self, theme: Theme, choices: Choices, values: Sequence[str]) -> None:
        super().__init__()
        self.setFont(theme.font("body"))
        known = {value for value, _ in choices}
        listed = [*choices, *((value, value) for value in values if value not in known)]
        for value, text in listed:
            item = QListWidgetItem(text)
            item.setData(_Code, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            ticked = Qt.CheckState.Checked if value in values else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.addItem(item)
        rows = max(2, min(8, len(listed)))
        self.setFixedHeight(rows * (max(24, theme.px(26)) + 2) + theme.px(8))
        self.setMinimumWidth(theme.px(220))
        if listed:
            self.setCurrentRow(0)
        self.itemChanged.connect(lambda _item: self.changed.emit())
        self.itemClicked.connect(self._clicked)

    def values(self) -> tuple[str, ...]:
        """What is ticked."""
        items = [self.item(at) for at in range(self.count())]
        return tuple(
            str(item.data(_Code)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _clicked(self, item: QListWidgetItem) -> None:
        """A click on the word ticks as well; one on the box did already."""
        box = self.visualItemRect(item)
        if self.mapFromGlobal(self.cursor().pos()).x() > box.left() + box.height():
            other = item.checkState() != Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Checked if other else Qt.CheckState.Unchecked)


class ValueEditor(QWidget):
    """Filled anew by ``ask``; ``values`` is None while they are not whole."""

    changed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._read: Callable[[], tuple[Value, ...] | None] = lambda: ()
        self._first: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))

    @property
    def first(self) -> QWidget | None:
        """Where the keyboard starts."""
        return self._first

    def values(self) -> tuple[Value, ...] | None:
        """The values as a condition holds them."""
        return self._read()

    def ask(self, how: str, choices: Choices, values: Sequence[Value], name: str) -> None:
        """Ask for values of a shape of ``domain.filters``; ``name`` is read out."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._first = None
        self._read = lambda: ()
        if how == "texts" and choices:
            self._ask_choice(choices, [str(value) for value in values])
        elif how == "texts":
            self._ask_texts([str(value) for value in values])
        elif how == "months":
            locale = QLocale()
            months = [(str(m), locale.standaloneMonthName(m)) for m in range(1, 13)]
            listed = self._ask_choice(months, [str(value) for value in values])
            self._read = lambda: tuple(map(int, listed.values())) or None
        elif how == "days":
            self._ask_days(int(values[0]) if values else _DAYS)
        elif how == "date":
            self._ask_date(str(values[0]) if values else self._today().isoformat())
        elif how == "part of date":
            self._ask_line(str(values[0]) if values else "", self._part_of_date,
                           self.tr("2026, May 2026 or 14 May 2026"))  # fmt: skip
        elif how == "number":
            shown = QLocale().toString(float(values[0]), "f", -128) if values else ""
            self._ask_line(shown, _number, "")
        self.setVisible(self._first is not None)
        if self._first is not None:
            self._first.setAccessibleName(name)

    def _add(self, widget: QWidget) -> None:
        widget.setFont(self._theme.font("body"))
        self._first = self._first or widget
        self._column.addWidget(widget)

    def _ask_choice(self, choices: Choices, values: list[str]) -> ChoiceList:
        listed = ChoiceList(self._theme, choices, values)
        listed.changed.connect(self.changed)
        self._add(listed)
        self._read = lambda: listed.values() or None
        return listed

    def _ask_texts(self, values: list[str]) -> None:
        lines: list[QLineEdit] = []
        more = button(self._theme, self.tr("Or another text"), kind="link", icon="plus")

        def add(text: str) -> QLineEdit:
            line = QLineEdit(text)
            line.setMinimumWidth(self._theme.px(220))
            line.setAccessibleName(self.tr("Text"))
            line.textChanged.connect(lambda _text: self.changed.emit())
            lines.append(line)
            self._add(line)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            QWidget.setTabOrder(line, more)
            return line

        def another() -> None:
            line = add("")
            line.show()  # a layout does that later, and what is hidden takes no keyboard
            line.setFocus(Qt.FocusReason.TabFocusReason)

        more.clicked.connect(another)
        for text in values or [""]:
            add(text)
        self._read = lambda: tuple(t for line in lines if (t := line.text().strip())) or None

    def _ask_days(self, days: int) -> None:
        field = NumberBox()
        field.setRange(0, _MOST_DAYS)
        field.lineEdit().setTextMargins(self._theme.px(8), 0, 0, 0)  # its padding is not drawn
        field.setValue(days)
        field.selectAll()
        field.valueChanged.connect(lambda _value: self.changed.emit())
        self._add(field)
        self._read = lambda: (field.value(),)

    def _ask_date(self, iso: str) -> None:
        day = dt.date.fromisoformat(iso)
        field = DayBox(QDate(day.year, day.month, day.day))
        field.setCalendarPopup(True)
        field.dateChanged.connect(lambda _date: self.changed.emit())
        self._add(field)
        self._read = lambda: (field.date().toString(Qt.DateFormat.ISODate),)

    def _ask_line(self, text: str, read: Callable[[str], Value | None], hint: str) -> None:
        field = QLineEdit(text)
        field.setPlaceholderText(hint)
        field.setMinimumWidth(self._theme.px(220))
        field.textChanged.connect(lambda _text: self.changed.emit())
        self._add(field)

        def values() -> tuple[Value, ...] | None:
            value = read(field.text())
            return None if value is None else (value,)

        self._read = values

    def _part_of_date(self, text: str) -> str | None:
        date = parse_partial(text.strip()) if text.strip() else None
        return date.iso() if date is not None and date.year is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # Enter is the popover's


def _number(text: str) -> float | int | None:
    found = parse_number(text.strip(), None) if text.strip() else None
    if found is None or abs(found) >= 10**15:
        return None
    return int(found) if found == found.to_integral_value() else float(found)
