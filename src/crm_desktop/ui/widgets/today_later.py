"""Putting off: the ways that the shop's opening days allow, and a day of one's own in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from crm_desktop.domain.opening_days import Later
from crm_desktop.ui import reminder_words
from crm_desktop.ui.reminder_words import tr
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.menu import PopupMenu

Chosen = Callable[[dt.date, dt.time | None, bool], None]
"""Takes the day, the time (None: any), and whether a time of before is kept."""


def later_menu(
    parent: QWidget, theme: Theme, ways: Sequence[Later], today: dt.date, chosen: Chosen,
    ask: Callable[[], None],
) -> QMenu:  # fmt: skip
    """The menu of "Later"; ``ask`` opens the field for another day."""
    menu = PopupMenu(parent)
    menu.setFont(theme.font("body"))
    for way in ways:
        action = menu.addAction(reminder_words.later_words(way, today))
        action.triggered.connect(lambda _on=False, w=way: chosen(w.date, w.time, w.time is None))
    menu.addSeparator()
    menu.addAction(tr("A date…")).triggered.connect(lambda _on=False: ask())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


class AnotherDay(QDialog):
    """Takes a day in words ("in 2 weeks", "Fri 14:00"), and shows how it is understood. No layer:
    one that opens from a menu is closed together with it on some systems."""

    def __init__(
        self, theme: Theme, parent: QWidget, now: dt.datetime, language: str, chosen: Chosen
    ) -> None:
        super().__init__(parent)
        self._now, self._language, self._chosen = now, language, chosen
        px = theme.px
        self.setWindowTitle(tr("Put off"))
        self.setStyleSheet(f"AnotherDay {{ background: {theme.hex('surface')}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(6))
        above = label(theme, tr("&When?"), "small_label", "text_2")
        column.addWidget(above)
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setPlaceholderText(tr("for example Friday 14:00"))
        self.field.setAccessibleName(tr("When?"))
        self.field.setMinimumWidth(px(300))
        self.field.textChanged.connect(self._read_back)
        above.setBuddy(self.field)
        column.addWidget(self.field)
        self.reading = label(theme, " ", "small", "text_2")
        self.reading.setWordWrap(True)
        column.addWidget(self.reading)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(button(theme, tr("Ca&ncel"), self.reject))
        self.keep = button(theme, tr("&Put off"), self.save, kind="primary")
        self.keep.setDefault(True)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.field.setFocus()

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

    def save(self) -> None:
        """Put off to this day, or say that it is none."""
        found = self._found()
        if found is not None:
            self.accept()
            self._chosen(found[0], found[1], found[1] is None)
        else:
            self.reading.setText(tr("This is no day. Write it like Friday, 24 Dec or in 2 weeks."))
