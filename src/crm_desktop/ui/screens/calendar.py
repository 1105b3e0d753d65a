"""The calendar in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.calendar import CalendarPage

ID = "calendar"


def _make(window: MainWindow) -> CalendarPage:
    from crm_desktop.ui.pages.calendar import CalendarPage  # noqa: PLC0415 - on first use

    page = CalendarPage(
        window.theme, window.store, window.jobs, today=window.today, zone=window.zone,
        me=lambda: window.settings.person,
    )  # fmt: skip
    page.open_requested.connect(window.open_contact)
    page.list_requested.connect(lambda: window.go("today"))
    page.told.connect(window.tell)
    page.done.connect(window.done)
    return page


def page_of(window: MainWindow) -> CalendarPage:
    """The page of the calendar, made where it is not there yet."""
    from crm_desktop.ui.pages.calendar import CalendarPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(ID, CalendarPage)


def add_commands(window: MainWindow) -> None:
    """What can be done with the chosen day and the reminder under the cursor."""
    add, tr = window.actions_.add, window.tr
    here = (ID,)
    add("day_add", tr("Add reminder on this day…"), lambda: page_of(window).add(), menu="edit",
        keys="Ctrl+R", icon="plus", synonyms="plan next step", places=here)  # fmt: skip
    add("day_done", tr("Reminder of this day done"), lambda: page_of(window).finish(), menu="edit",
        keys="Ctrl+D", icon="check", places=here)  # fmt: skip
    add("day_later", tr("Later…"), lambda: page_of(window).later(), menu="edit",
        keys="Ctrl+T", icon="hourglass", synonyms="put off snooze", places=here)  # fmt: skip
    add("day_edit", tr("Change reminder of this day…"), lambda: page_of(window).edit(),
        menu="edit", keys="F2", icon="pencil", places=here)  # fmt: skip
    add("day_before", tr("Move reminder a day back"), lambda: page_of(window).move_current(-1),
        menu="edit", icon="arrow-left", synonyms="earlier", places=here)  # fmt: skip
    add("day_after", tr("Move reminder a day on"), lambda: page_of(window).move_current(1),
        menu="edit", icon="arrow-right", synonyms="later postpone", places=here)  # fmt: skip


SCREEN = Screen(
    ID,
    _make,
    lambda: QCoreApplication.translate("Screens", "Calendar"),
    icon="calendar",
    within="today",
    keys="Ctrl+6",
    synonyms="month week birthdays days",
    in_shop_menu=True,
    fitting=("day_add", "day_done", "day_later", "day_after", "undo"),
)
