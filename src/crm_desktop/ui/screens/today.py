"""Today in the window: the page that starts the day, and the commands on its reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.screens.screen import Screen
from crm_desktop.ui.widgets.menu import PopupMenu

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.today import TodayPage

ID = "today"
_MENU = (
    "reminder_done", "reminder_next", "reminder_later", "", "reminder_open", "reminder_log",
    "reminder_edit", "", "reminder_remove",
)  # fmt: skip
_ADDS = ("today", "card", "pipeline", "deal", "history", "duplicates", "trash", "settings")
"""Screens where Ctrl+R adds a reminder; in the list of contacts it is for those selected."""


def _make(window: MainWindow) -> TodayPage:
    from crm_desktop.ui.pages.today import TodayPage  # noqa: PLC0415 - the first page it may be

    settings = window.settings
    page = TodayPage(
        window.theme, window.store, window.jobs, today=window.today, zone=window.zone,
        me=lambda: (settings.person, settings.person_name), recent=lambda: settings.recent,
    )  # fmt: skip
    page.done.connect(window.done)
    page.told.connect(window.tell)
    page.open_requested.connect(window.open_contact)
    page.log_requested.connect(window.log_for)
    page.log_any_requested.connect(lambda: log_for_somebody(window))
    page.new_contact_requested.connect(window.new_contact)
    page.deal_requested.connect(lambda deal: _open_deal(window, deal))
    page.deals_requested.connect(lambda: _show_deals(window))
    page.quiet_requested.connect(lambda: window.go("quiet"))
    page.calendar_requested.connect(lambda mode: show_calendar(window, mode))
    page.history_requested.connect(lambda: window.go("history"))
    page.menu_requested.connect(lambda place: _show_menu(window, place))
    page.rest_read.connect(lambda: _begin(window, page))
    return page


def _open_deal(window: MainWindow, deal: bytes) -> None:
    from crm_desktop.ui.screens.deal import open_deal  # noqa: PLC0415 - screens know one another late

    open_deal(window, deal)


def _begin(window: MainWindow, page: TodayPage) -> None:
    from crm_desktop.ui.screens.today_first import put_on  # noqa: PLC0415 - after the first paint

    put_on(window, page)


def page_of(window: MainWindow) -> TodayPage:
    """The page of the day, made where it is not there yet."""
    from crm_desktop.ui.pages.today import TodayPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(ID, TodayPage)


def _show_menu(window: MainWindow, place: QPoint) -> None:
    menu = PopupMenu(window)
    for name in _MENU:
        if name:
            menu.addAction(window.actions_[name])
        else:
            menu.addSeparator()
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def show_calendar(window: MainWindow, mode: int) -> None:
    """The calendar as weeks or months (``CalendarPage.mode``)."""
    from crm_desktop.ui.screens import calendar  # noqa: PLC0415 - screens know one another late

    window.go("calendar")
    calendar.page_of(window).show_mode(mode)


def _show_deals(window: MainWindow) -> None:
    """The pipeline with the deals that need somebody."""
    from crm_desktop.ui.screens import pipeline  # noqa: PLC0415 - screens know one another late

    window.go("pipeline")
    pipeline.page_of(window).warning.setChecked(True)


def add_reminder(window: MainWindow) -> None:
    """Ctrl+R: for the contact of the card, else in words on the page of the day."""
    if window.place == "card":
        from crm_desktop.ui.screens import card  # noqa: PLC0415 - screens know one another late

        card.plan(window)
        return
    if window.place != ID:
        window.show_page(ID)
    page_of(window).quick.start()


def log_for_somebody(window: MainWindow) -> None:
    """Ask whom it was with, and open the composer there."""
    from crm_desktop.services.today import contact_number  # noqa: PLC0415 - on first use
    from crm_desktop.ui.widgets.today_log import LogFor  # noqa: PLC0415

    def log(contact: bytes) -> None:
        with window.store.read_raw() as raw:
            n = contact_number(raw, contact)
        if n is not None:
            window.log_for(n, "call")

    page = page_of(window)
    asked = LogFor(window.theme, page, window.store)
    asked.chosen.connect(log, Qt.ConnectionType.QueuedConnection)
    under = page.findChild(QWidget, "log_any")
    asked.open_under(under if isinstance(under, QWidget) else page, asked.field)


def add_commands(window: MainWindow) -> None:
    """What is done with the reminder under the cursor."""
    add, tr, here = window.actions_.add, window.tr, (ID,)
    add("add_reminder", tr("Add reminder…"), lambda: add_reminder(window), menu="edit",
        keys="Ctrl+R", icon="plus", synonyms="next step task todo remind call back",
        places=_ADDS)  # fmt: skip
    add("reminder_done", tr("Done"), lambda: page_of(window).act("done"), menu="edit",
        keys="Ctrl+D", icon="check", synonyms="finish tick complete reminder",
        places=here)  # fmt: skip
    add("reminder_next", tr("Done and next…"), lambda: page_of(window).act("next"), menu="edit",
        keys="Ctrl+Return; Ctrl+Enter", icon="circle-check", synonyms="finish follow up",
        places=here)  # fmt: skip
    add("reminder_later", tr("Later…"), lambda: page_of(window).act("later"), menu="edit",
        keys="Ctrl+T", icon="clock", synonyms="put off snooze tomorrow postpone",
        places=here)  # fmt: skip
    add("reminder_log", tr("Log what happened"), lambda: page_of(window).act("log"), menu="edit",
        keys="Ctrl+L", icon="phone", synonyms="call visit e-mail note timeline",
        places=here)  # fmt: skip
    add("reminder_open", tr("Open contact"), lambda: page_of(window).open_current(), menu="file",
        icon="user", places=here)  # fmt: skip
    add("reminder_edit", tr("Change reminder…"), lambda: page_of(window).act("edit"), menu="edit",
        keys="F2", icon="pencil", synonyms="repeat priority person note", places=here)  # fmt: skip
    add("reminder_remove", tr("Remove reminder"), lambda: page_of(window).act("remove"),
        menu="edit", keys="Del", icon="x", synonyms="delete", places=here)  # fmt: skip
    add("overdue_tomorrow", tr("Move all overdue to tomorrow"),
        lambda: page_of(window).move_overdue(), menu="edit", icon="calendar",
        synonyms="put off late snooze", places=here)  # fmt: skip


SCREEN = Screen(
    ID,
    _make,
    lambda: QCoreApplication.translate("Screens", "Today"),
    icon="calendar-check",
    line=1,
    keys="Ctrl+1",
    synonyms="day reminders tasks due overdue start",
    fitting=("add_reminder", "reminder_done", "reminder_later", "new", "undo"),
)
