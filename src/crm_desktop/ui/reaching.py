"""Reaching the person: notices, the tray and the calendar file of one open window.

Made for a window that a person uses, not for pictures of it. Closing that window by its cross
leaves the program in the tray where the person wished so; every other way of closing ends it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from crm_desktop.errors import UserError
from crm_desktop.ui import words
from crm_desktop.ui.app_lock import is_locked
from crm_desktop.ui.calendar_file import CalendarFile
from crm_desktop.ui.ending import Ending
from crm_desktop.ui.models.notice_list import what, who
from crm_desktop.ui.notices import Notices
from crm_desktop.ui.notices_window import NoticeWindow
from crm_desktop.ui.page_bars import Bar
from crm_desktop.ui.running import Running
from crm_desktop.ui.screens.notices import NAME
from crm_desktop.ui.signals import Commits
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from crm_desktop.domain.opening_days import Later
    from crm_desktop.services.told import Told
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.ui.main_window import MainWindow

_BAR = "notices"
_HOUR = 3_600_000


class Reaching(QObject):
    """Belongs to ``window``; ``close`` it before the shop is closed."""

    def __init__(self, window: MainWindow, icon: QSystemTrayIcon | None) -> None:
        """``icon``: None where the system has no place for one."""
        super().__init__(window)
        self.setObjectName(NAME)
        self._window, self._store = window, window.store
        self._due = 0
        self.notices = Notices(self, window.store, window.jobs, window.settings, window.today)
        self.notice = NoticeWindow(
            window.theme, today=window.today, ways=self._ways, kept_free=window.toast.room
        )
        self.tray = None if icon is None else Tray(self, window.theme, icon, window.windowTitle())
        self.calendar = CalendarFile(self, window.store, window.jobs, window.settings, window.today)
        self._commits = Commits(window.store)
        self._running = Running(window.store.folder, self)
        self._ending = Ending(window)
        self._connect()
        window.installEventFilter(self)

    def _connect(self) -> None:
        self.notices.told.connect(self._tell)
        self.notices.counted.connect(self._count)
        self.notice.open_requested.connect(self._open_contact)
        self.notice.done_requested.connect(self._finish)
        self.notice.later_requested.connect(self._put_off)
        self.notice.put_away.connect(self._say_waiting)
        self.calendar.told.connect(self._window.tell)
        self._running.show_requested.connect(self.show_window)
        self._commits.committed.connect(self._committed)
        if self.tray is not None:
            tray = self.tray
            tray.open_requested.connect(self.show_window)
            tray.today_requested.connect(self._show_today)
            tray.notices_requested.connect(self.show_notices)
            tray.pause_hour_requested.connect(lambda: self.pause(self._store.clock() + _HOUR))
            tray.pause_day_requested.connect(lambda: self.pause(self._tomorrow()))
            tray.go_on_requested.connect(lambda: self.pause(0))
            tray.quit_requested.connect(self.quit)

    def start(self) -> None:
        """Begin to look; the icon stands beside the clock from now on."""
        if self.tray is not None:
            self.tray.show()
        self.notices.start()
        self.calendar.start()

    def close(self) -> None:
        """End everything; what nobody answered stands on the page of the day."""
        self._commits.close()
        self._ending.close()
        self._running.close()
        self._window.removeEventFilter(self)
        self.notices.close()
        self.calendar.close()
        self.notice.hide()
        self.notice.deleteLater()
        if self.tray is not None:
            self.tray.close()

    # -- telling -------------------------------------------------------------------------------

    def _tell(self, told: Sequence[Told]) -> None:
        if self._window.is_closed:  # looked for before, and found after the window was closed
            return
        if self.notices.at_start and self._day_is_seen():
            return  # the page lists the same reminders, nobody needs to read them twice
        self._window.bars.drop(_BAR)
        self.notice.tell(told)
        self._refresh()
        if self.tray is None:
            return
        if is_locked(self._window):
            self.tray.notify(self.tr("%n reminder(s)", None, len(told)), "")
        elif len(told) == 1:
            self.tray.notify(what(told[0]), _about(told[0]))
        else:
            names = ", ".join(dict.fromkeys(one.contact for one in told if one.contact))
            self.tray.notify(self.tr("%n reminder(s)", None, len(told)), _cut(names))

    def _day_is_seen(self) -> bool:
        window = self._window
        up = window.isVisible() and not window.isMinimized()
        return up and window.place == "today" and not is_locked(window)

    def show_notices(self) -> None:
        """Show what waits for an answer, with the keyboard in it."""
        self._window.bars.drop(_BAR)
        if self.notice.rows:
            self.notice.bring_back(keyboard=True)
        else:
            self.show_window()

    def _say_waiting(self) -> None:
        count = len(self.notice.rows)
        text = self.tr("%n reminder(s) came up.", None, count)
        self._window.bars.show_bar(
            _BAR,
            Bar(text, [(self.tr("Show"), self.show_notices),
                       (self.tr("Put away"), self._forget)], "circle-check"),
        )  # fmt: skip
        self._refresh()

    def _forget(self) -> None:
        self._window.bars.drop(_BAR)
        self.notice.only(set())
        self._refresh()

    def _count(self, due: int) -> None:
        self._due = due
        self._refresh()

    def _refresh(self) -> None:
        if self.tray is not None:
            self.tray.show_state(
                due=self._due, waiting=len(self.notice.rows), paused=self.paused_words()
            )

    def _committed(self, changes: ChangeSet) -> None:
        if self.notice.rows and {"reminder", "contact"} & changes.rows.keys():
            from crm_desktop.services.told import waiting_still  # noqa: PLC0415 - on first use

            self.notice.only(waiting_still(self._store, self.notice.rows))
            if not self.notice.rows:
                self._window.bars.drop(_BAR)
            self._refresh()

    # -- answering -----------------------------------------------------------------------------

    def _open_contact(self, told: Told) -> None:
        self.show_window()
        self._window.open_contact(told.contact_n)
        self._refresh()

    def _finish(self, told: Told) -> None:
        from crm_desktop.services.reminders import finish_reminder  # noqa: PLC0415 - on first use

        try:
            finish_reminder(self._store, told.id, who=self._window.settings.person or None)
        except UserError as error:
            self._window.tell(spoken(error.sentence))
        else:
            self._window.done(self.tr("Done: %1.").replace("%1", what(told)))
        self._refresh()

    def _put_off(self, told: Told, way: Later) -> None:
        from crm_desktop.services.reminders import put_off  # noqa: PLC0415 - on first use

        try:
            put_off(
                self._store, [told.id], way.date, way.time, zone=str(self._window.zone),
                keep_time=way.time is None,
            )  # fmt: skip
        except UserError as error:
            self._window.tell(spoken(error.sentence))
        else:
            day = words.day(way.date, self._window.today(), weekday=True)
            day = f"{day} {way.time:%H:%M}" if way.time is not None else day
            said = self.tr("“%1” put off to %2.").replace("%1", what(told))
            self._window.done(said.replace("%2", day))
        self._refresh()

    def _ways(self) -> list[Later]:
        from crm_desktop.domain.opening_days import ways_to_put_off  # noqa: PLC0415 - on first use
        from crm_desktop.services.opening import opening_days  # noqa: PLC0415

        return ways_to_put_off(self._now(), opening_days(self._store))

    # -- pausing -------------------------------------------------------------------------------

    def pause(self, until: int) -> None:
        """Tell nothing until then (UTC milliseconds); 0: go on now."""
        self.notices.pause(until)
        self._refresh()
        if until:
            said = self.tr("Notices pause until %1. They come afterwards, all at once.")
            self._window.tell(said.replace("%1", self.paused_words()))
        else:
            self._window.tell(self.tr("Notices are shown again."))

    def switch_pause(self) -> None:
        """Pause for an hour, or go on."""
        self.pause(0 if self.notices.paused_until else self._store.clock() + _HOUR)

    def paused_words(self) -> str:
        """Until when nothing is told; empty: it is."""
        until = self.notices.paused_until
        if not until:
            return ""
        at = words.moment(until, self._window.zone)
        today = self._window.today()
        day = "" if at.date() == today else words.day(at.date(), today, weekday=True) + " "
        return f"{day}{at:%H:%M}"

    def _tomorrow(self) -> int:
        """When the shop opens on the next day."""
        from crm_desktop.domain.notices import instant  # noqa: PLC0415 - on first use
        from crm_desktop.services.opening import opening_days  # noqa: PLC0415

        day = self._now().date() + dt.timedelta(days=1)
        return instant(day, opening_days(self._store).opens(day), self._window.zone)

    def _now(self) -> dt.datetime:
        return words.moment(self._store.clock(), self._window.zone)

    # -- the window ----------------------------------------------------------------------------

    def show_window(self) -> None:
        """Bring the window to the front, wherever it was."""
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def _show_today(self) -> None:
        self.show_window()
        self._window.go("today")

    def quit(self) -> None:
        """End the program, also while no window is seen."""
        if self._window.close():
            QApplication.quit()
        else:  # it says why
            self.show_window()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close:
            assert isinstance(event, QCloseEvent)
            # What the program closes itself is not spontaneous: that is meant to end it.
            if event.spontaneous() and self._goes_to_tray():
                event.ignore()
                self._window.hide()
                return True
        elif watched is self._window and event.type() == QEvent.Type.StyleChange:
            self.notice.use(self._window.theme)
            if self.tray is not None:
                self.tray.use(self._window.theme)
        return False

    def _goes_to_tray(self) -> bool:
        settings = self._window.settings
        if self.tray is None or not self.tray.seen or not settings.to_tray:
            return False
        if not settings.tray_said:
            settings.tray_said = True
            self.tray.notify(
                self.tr("CRM Desktop goes on here"),
                self.tr("It tells your reminders while its window is closed. Its menu ends it."),
            )
        return True


def _about(told: Told) -> str:
    """What one wants to know before calling."""
    lines = [who(told), told.phone, _cut(" ".join(told.last_note.split()))]
    if told.open_deals:
        lines.append(words.tr("%n open deal(s)", told.open_deals))
    return "\n".join(part for part in lines if part)


def _cut(text: str) -> str:
    return text if len(text) <= 120 else text[:119].rstrip() + "…"
