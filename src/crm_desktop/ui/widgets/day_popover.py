"""Asks for one day, and shows how it is understood; an empty field can stand for no day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crm_desktop.ui import words
from crm_desktop.ui.amounts import read_day
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.popover import Popover


class DayPopover(Popover):
    """``chosen`` gets the day; None where the field is empty and ``none`` (a sentence) is given."""

    def __init__(
        self, theme: Theme, parent: QWidget, question: str, act: str, *,
        today: dt.date, chosen: Callable[[dt.date | None], object], none: str = "",
    ) -> None:  # fmt: skip
        super().__init__(theme, parent, question)
        self._today, self._chosen, self._none = today, chosen, none
        self.body.addWidget(label(theme, question, "small_label", "text_2"))
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setPlaceholderText(self.tr("for example 31 Dec"))
        self.field.setAccessibleName(question)
        self.field.setMinimumWidth(theme.px(240))
        self.field.textChanged.connect(lambda _text: self._read_back())
        self.body.addWidget(self.field)
        self.reading = label(theme, none or " ", "small", "text_2")
        self.body.addWidget(self.reading)
        row = QHBoxLayout()
        row.addStretch(1)
        self.keep = button(theme, act, self.accept, kind="primary")
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def _read_back(self) -> None:
        text = self.field.text().strip()
        day = read_day(text, self._today) if text else None
        said = self._none or " "
        if text:
            known = words.day(day, self._today, weekday=True) if day is not None else ""
            said = known or self.tr("This is no day yet.")
        self.reading.setText(said)
        self.field.setAccessibleDescription(said)

    def accept(self) -> None:
        text = self.field.text().strip()
        day = read_day(text, self._today) if text else None
        if day is None and (text or not self._none):
            self.reading.setText(self.tr("This is no day. Write it like 31 Dec."))
            return
        self.finish()
        self._chosen(day)

    def open_at(self, place: QPoint) -> None:
        """Show it below a place on the screen, with the keyboard in the field."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        self.move(
            max(area.left(), min(place.x(), area.right() - self.width())),
            max(area.top(), min(place.y(), area.bottom() - self.height())),
        )
        self.show()
        self.field.setFocus()
