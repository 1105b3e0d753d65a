"""Putting off: the ways that the shop's opening days allow, and a day of one's own in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from crm_desktop.domain.opening_days import Later
from crm_desktop.ui import reminder_words
from crm_desktop.ui.reminder_words import tr
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.popover import Popover

Chosen = Callable[[dt.date, dt.time | None, bool], None]
"""Takes the day, the time (None: any), and whether a time of before is kept."""


def later_menu(
    parent: QWidget, theme: Theme, ways: Sequence[Later], today: dt.date, chosen: Chosen,
    ask: Callable[[], None],
) -> QMenu:  # fmt: skip
    """The menu of "Later"; ``ask`` opens the field for another day."""
    menu = QMenu(parent)
    menu.setFont(theme.font("body"))
    for way in ways:
        action = menu.addAction(reminder_words.later_words(way, today))
        action.triggered.connect(lambda _on=False, w=way: chosen(w.date, w.time, w.time is None))
    menu.addSeparator()
    menu.addAction(tr("A date…")).triggered.connect(lambda _on=False: ask())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


class AnotherDay(Popover):
    """Takes a day in words ("in 2 weeks", "Fri 14:00"), and shows how it is understood."""

    def __init__(
        self, theme: Theme, parent: QWidget, now: dt.datetime, language: str, chosen: Chosen
    ) -> None:
        super().__init__(theme, parent, tr("Another day"))
        self._now, self._language, self._chosen = now, language, chosen
        self.body.addWidget(label(theme, tr("When?"), "small_label", "text_2"))
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setPlaceholderText(tr("for example Friday 14:00"))
        self.field.setAccessibleName(tr("When?"))
        self.field.setMinimumWidth(theme.px(240))
        self.field.textChanged.connect(self._read_back)
        self.body.addWidget(self.field)
        self.reading = label(theme, " ", "small", "text_2")
        self.body.addWidget(self.reading)
        row = QHBoxLayout()
        row.addStretch(1)
        self.keep = button(theme, tr("Put off"), self.accept, kind="primary")
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def _found(self) -> tuple[dt.date, dt.time | None] | None:
        found = reminder_words.read(self.field.text(), self._now, self._language)
        return None if found.text or found.date is None else (found.date, found.time)

    def _read_back(self) -> None:
        found = self._found()
        said = tr("This is no day yet.") if self.field.text().strip() else " "
        if found is not None:
            said = reminder_words.day_words(found[0], self._now.date(), found[1])
        self.reading.setText(said)
        self.field.setAccessibleDescription(said)

    def accept(self) -> None:
        found = self._found()
        if found is not None:
            self.finish()
            self._chosen(found[0], found[1], found[1] is None)
        elif self.field.text().strip():
            self.reading.setText(tr("This is no day. Write it like Friday, 24 Dec or in 2 weeks."))

    def open_at(self, place: QPoint) -> None:
        """Show it below a place on the screen, with the keyboard in the field."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        x = max(area.left(), min(place.x(), area.right() - self.width()))
        y = max(area.top(), min(place.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.field.setFocus()
