"""How reminders reach the person on this PC, when the shop is open, and the calendar file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.services import opening
from crm_desktop.services.opening import Holiday
from crm_desktop.store.store import Store
from crm_desktop.ui import words
from crm_desktop.ui.amounts import read_day
from crm_desktop.ui.autostart import Autostart
from crm_desktop.ui.pages.settings_part import SettingsPart, dress_list
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.reminder_words import weekday_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.ticks import TickBox

_SEEN = 6
_TIME = re.compile(r"(\d{1,2}?)(?:[:.h ]?(\d{2}))?(?: ?h| ?Uhr)?")
_NINE, _SIX = dt.time(9), dt.time(18)


class NoticesPart(SettingsPart):
    """Notices, the tray and the start with the computer; all of it on this PC."""

    def __init__(self, theme: Theme, settings: PcSettings, autostart: Autostart) -> None:
        super().__init__(theme, self.tr("Notices on this PC"))
        self._settings, self._autostart = settings, autostart
        self.notices = TickBox(theme, self.tr("&Tell me when a reminder is due"))
        self.notices.setChecked(settings.notices)
        self.column.addWidget(self.notices)
        self.say(self.tr("A small window shows who, what and the phone number."))
        self.to_tray = TickBox(theme, self.tr("&Go on in the tray when the window is closed"))
        self.to_tray.setChecked(settings.to_tray)
        self.column.addWidget(self.to_tray)
        self.say(
            self.tr("Reminders then come as well while no window is open. The icon beside the "
                    "clock opens the window again.")
        )  # fmt: skip
        self.with_computer = TickBox(theme, self.tr("&Start with the computer, in the tray"))
        self.column.addWidget(self.with_computer)
        self.refresh()
        self.notices.toggled.connect(self._keep_notices)
        self.to_tray.toggled.connect(self._keep_tray)
        self.with_computer.toggled.connect(self._switch)

    def refresh(self) -> None:
        with QSignalBlocker(self.with_computer):
            try:
                self.with_computer.setChecked(self._autostart.is_on())
            except OSError:
                self.with_computer.setChecked(False)

    def _keep_notices(self, on: bool) -> None:
        self._settings.notices = on

    def _keep_tray(self, on: bool) -> None:
        self._settings.to_tray = on

    def _switch(self, on: bool) -> None:
        try:
            if on:
                self._autostart.switch_on()
            else:
                self._autostart.switch_off()
        except OSError:
            self.told.emit(
                self.tr("This PC did not let the program change what starts with it. Nothing was "
                        "changed.")
            )  # fmt: skip
            self.refresh()
            return
        if on:  # otherwise the first closing would end what was started to stay
            self.to_tray.setChecked(True)
            self.told.emit(self.tr("The program starts with the computer from now on."))
        else:
            self.told.emit(self.tr("The program does not start with the computer any more."))


class HoursPart(SettingsPart):
    """When the shop is open; the same on every PC."""

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__(theme, self.tr("Opening hours"))
        self._store = store
        self.say(
            self.tr("Reminders for any time of the day are told when the shop opens. “Next work "
                    "day” leaves out closed days.")
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(3, 1)
        self.days: list[tuple[TickBox, QLineEdit, QLineEdit]] = []
        for weekday in range(7):
            name = weekday_words(weekday)
            tick = TickBox(theme, name)
            tick.setAccessibleName(self.tr("Open on %1").replace("%1", name))
            opens, closes = QLineEdit(), QLineEdit()
            opens.setAccessibleName(self.tr("%1, opens at").replace("%1", name))
            closes.setAccessibleName(self.tr("%1, closes at").replace("%1", name))
            grid.addWidget(tick, weekday, 0)
            for place, edit in enumerate((opens, closes), 1):
                edit.setFont(theme.font("body"))
                edit.setFixedWidth(theme.px(80))
                edit.setMaxLength(8)
                edit.editingFinished.connect(self._keep)
                grid.addWidget(edit, weekday, place)
            tick.toggled.connect(lambda _on: self._keep())
            self.days.append((tick, opens, closes))
        self.column.addLayout(grid)
        self.refresh()

    def refresh(self) -> None:
        hours = opening.opening_days(self._store).hours
        for weekday, (tick, opens, closes) in enumerate(self.days):
            is_open = weekday in hours
            start, end = hours.get(weekday, (_NINE, _SIX))
            with QSignalBlocker(tick), QSignalBlocker(opens), QSignalBlocker(closes):
                tick.setChecked(is_open)
                for edit, time in ((opens, start), (closes, end)):
                    if not edit.isModified():  # what is being typed is left alone
                        edit.setText(f"{time:%H:%M}")
                    edit.setEnabled(is_open)

    def leave(self) -> None:
        self._keep()

    def _keep(self) -> None:
        wanted = {}
        for weekday, (tick, opens, closes) in enumerate(self.days):
            if not tick.isChecked():
                continue
            start, end = read_time(opens.text()), read_time(closes.text())
            if start is None or end is None:
                self.told.emit(self.tr("This is no time of the day. Write it like 9:30."))
                self._show_again()
                return
            wanted[weekday] = (start, end)
        if wanted == dict(opening.opening_days(self._store).hours):
            self._show_again()
            return
        try:
            opening.set_hours(self._store, wanted)
        except UserError as error:
            self.told.emit(spoken(error.sentence))
        else:
            self.done.emit(self.tr("Opening hours changed."))
        self._show_again()

    def _show_again(self) -> None:
        """What is kept, also in the field that has the keyboard."""
        for _tick, *edits in self.days:
            for edit in edits:
                edit.setModified(False)
        self.refresh()


class HolidaysPart(SettingsPart):
    """Days on which the shop is closed."""

    def __init__(self, theme: Theme, store: Store, today: Callable[[], dt.date]) -> None:
        super().__init__(theme, self.tr("Holidays and closed days"))
        self._store, self._today = store, today
        self._days: list[Holiday] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Holidays and closed days"))
        self.list.setUniformItemSizes(True)
        dress_list(theme, self.list, _SEEN)
        self.column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.day, self.name = QLineEdit(), QLineEdit()
        for field, said in (
            (self.day, self.tr("Day, for example 24 Dec")),
            (self.name, self.tr("Name, if you like")),
        ):  # fmt: skip
            field.setFont(theme.font("body"))
            field.setPlaceholderText(said)
            field.setAccessibleName(said)
            field.returnPressed.connect(self._add)
            row.addWidget(field, 1)
        row.addWidget(button(theme, self.tr("&Add day"), self._add, icon="plus"))
        self.column.addLayout(row)
        self.remove = button(theme, self.tr("Take a&way"), self._remove, icon="x")
        below = QHBoxLayout()
        below.addWidget(self.remove)
        below.addStretch(1)
        self.column.addLayout(below)
        self.refresh()

    def refresh(self) -> None:
        place = max(0, self.list.currentRow())
        self._days = opening.holidays(self._store)
        self.list.clear()
        for one in self._days:
            day = words.day(one.day, self._today(), weekday=True)
            self.list.addItem(f"{day}   {one.name}".rstrip())
        self.list.setCurrentRow(min(place, len(self._days) - 1))
        self.remove.setEnabled(bool(self._days))
        self.remove.setToolTip("" if self._days else self.tr("There is no day in the list."))

    def _add(self) -> None:
        day = read_day(self.day.text(), self._today())
        if day is None:
            self.told.emit(self.tr("This is no date. Write it like 31 Dec."))
            self.day.setFocus()
            return
        opening.add_holiday(self._store, day, self.name.text())
        self.day.clear()
        self.name.clear()
        self.refresh()
        shown = words.day(day, self._today(), weekday=True)
        self.done.emit(self.tr("Closed on %1.").replace("%1", shown))
        self.day.setFocus()

    def _remove(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._days):
            day = self._days[place].day
            opening.remove_holiday(self._store, day)
            self.refresh()
            shown = words.day(day, self._today(), weekday=True)
            self.done.emit(self.tr("Open on %1 again.").replace("%1", shown))


class CalendarPart(SettingsPart):
    """Where the calendar file is kept fresh."""

    changed = Signal()

    def __init__(self, theme: Theme, settings: PcSettings) -> None:
        super().__init__(theme, self.tr("Calendar file for the phone"))
        self._settings = settings
        self.say(
            self.tr("Choose a folder that your phone or calendar program sees. The file "
                    "crm-reminders.ics in it always holds your open reminders and birthdays.")
        )  # fmt: skip
        self.folder = label(theme, "", "body")
        self.folder.setWordWrap(True)
        self.folder.setAccessibleName(self.tr("Folder of the calendar file"))
        self.column.addWidget(self.folder)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.choose = button(theme, self.tr("&Choose a folder…"), self._choose, icon="folder-open")
        self.stop = button(theme, self.tr("S&top writing it"), lambda: self.take(""), icon="x")
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.column.addLayout(row)
        self._say_folder()

    def take(self, folder: str) -> None:
        """Keep the file in this folder; "": nowhere."""
        self._settings.calendar_folder = folder
        self._say_folder()
        self.changed.emit()
        self.told.emit(
            self.tr("The calendar file is kept fresh in %1.").replace("%1", folder)
            if folder
            else self.tr("The calendar file is not written any more. The last one stays.")
        )

    def _say_folder(self) -> None:
        folder = self._settings.calendar_folder
        self.folder.setText(folder or self.tr("No file is written."))
        self.stop.setVisible(bool(folder))

    def _choose(self) -> None:
        before = self._settings.calendar_folder or str(Path.home())
        dialog = QFileDialog(self, self.tr("Folder of the calendar file"), before)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()


def read_time(text: str) -> dt.time | None:
    """A time of the day as typed: "9", "9:30", "09.30", "930"; None: none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return dt.time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None
