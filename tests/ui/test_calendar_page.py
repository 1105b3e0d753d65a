"""The calendar: what a day shows, keys that lead by day, moving reminders, many of them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.domain.dates import parse_partial
from crm_desktop.services import calendar as service
from crm_desktop.services.contact_edit import new_contact, set_birthday
from crm_desktop.services.history import History
from crm_desktop.services.reminders import add_reminder, finish_reminder
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.row_roles import ItemRole
from crm_desktop.ui.pages.calendar import MONTHS, WEEKS, CalendarPage
from tests.ui.conftest import TODAY

FIRST_PLACE = "trash"
NONE = Qt.KeyboardModifier.NoModifier
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


def turn() -> None:
    for _ in range(3):
        QApplication.processEvents()


def add(store: Store, title: str, day: dt.date, time: dt.time | None = None) -> bytes:
    with store.read_raw() as raw:
        (contact,) = raw.execute("SELECT id FROM contact WHERE n=1").fetchone()
    return add_reminder(store, contact, title, day, time, zone="Europe/Berlin", kind="call")


def days_of(store: Store) -> dict[str, str]:
    with store.read_raw() as raw:
        rows = raw.execute(
            "SELECT title, trim(due_date || ' ' || due_time) FROM reminder WHERE gone=0"
        )
        return dict(rows.fetchall())


@pytest.fixture
def page(window: MainWindow, store: Store) -> CalendarPage:
    add(store, "Lease price", TODAY, dt.time(14))
    add(store, "Any time", TODAY)
    add(store, "Early", TODAY, dt.time(9))
    window.go("calendar")
    turn()
    made = window.stack.currentWidget()
    assert isinstance(made, CalendarPage)
    return made


def titles(page: CalendarPage) -> list[str]:
    return [page.rows.index(row, 0).data() for row in range(page.rows.rowCount())]


# -- reading ------------------------------------------------------------------------------------


def test_days_are_read_with_their_reminders_and_yearly_days(store: Store) -> None:
    nadia = new_contact(store, "person", "Nadia")
    set_birthday(store, nadia, parse_partial("1980-11-24"))
    done = add(store, "Done already", TODAY)
    finish_reminder(store, done)
    add(store, "Later", TODAY, dt.time(15))
    add(store, "Any time", TODAY)
    with store.read_raw() as raw:
        found = service.read_days(raw, TODAY, 3)
    assert [day.date for day in found] == [TODAY + dt.timedelta(days=n) for n in range(3)]
    assert [one.title for one in found[0].reminders] == ["Later", "Any time"]
    assert (found[0].count, found[1].count) == (2, 0)
    assert [(one.contact, one.years) for one in found[2].yearly] == [("Nadia", 46)]


def test_a_full_day_is_counted_and_read_in_part(store: Store) -> None:
    for number in range(6):
        add(store, f"Call {number}", TODAY)
    with store.read_raw() as raw:
        (day,) = service.read_days(raw, TODAY, 1, limit=4)
        plan = raw.execute(f"EXPLAIN QUERY PLAN {service._ROWS}", (TODAY.isoformat(), 4)).fetchall()
    assert (day.count, len(day.reminders)) == (6, 4)
    assert "waiting=? AND due_date=?" in str(plan)  # however many there are on other days


def test_a_reminder_moves_with_its_time_and_comes_back(store: Store) -> None:
    one = add(store, "Call", TODAY, dt.time(14))
    assert service.move_to_day(store, [one], dt.date(2026, 12, 1), zone="Europe/Berlin") == 1
    assert days_of(store) == {"Call": "2026-12-01 14:00"}
    History(store).undo()
    assert days_of(store) == {"Call": "2026-11-22 14:00"}


# -- the page -----------------------------------------------------------------------------------


def test_a_month_begins_with_a_week_and_shows_the_chosen_day(page: CalendarPage) -> None:
    assert page.title.text() == "November 2026"
    days = page.grid.days.days
    assert len(days) == 42
    assert days[0].date.weekday() == days[7].date.weekday()
    assert page.day_title.text() == "Sunday 22 November"
    assert titles(page) == ["Early", "Lease price", "Any time"]


def test_the_models_hold_together(page: CalendarPage) -> None:
    models: list[QAbstractItemModel] = [page.grid.days, page.rows]
    for model in models:
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.show_mode(WEEKS)
    page.turn(1)


def test_a_day_reads_as_one_sentence(page: CalendarPage) -> None:
    said = page.grid.currentIndex().data(SPOKEN)
    assert said == (
        "Sunday 22 November, 3 reminders, 09:00 Early · Marta Oliveira, "
        "14:00 Lease price · Marta Oliveira, Any time · Marta Oliveira"
    )
    row = page.rows.index(1, 0).data(SPOKEN)
    assert row == "Lease price, Marta Oliveira, 14:00"


def test_arrows_lead_by_day_through_weeks_and_months(page: CalendarPage) -> None:
    for key, expected in (
        (Qt.Key.Key_Right, "2026-11-23"), (Qt.Key.Key_Down, "2026-11-30"),
        (Qt.Key.Key_Right, "2026-12-01"), (Qt.Key.Key_Up, "2026-11-24"),
        (Qt.Key.Key_Left, "2026-11-23"), (Qt.Key.Key_PageDown, "2026-12-23"),
        (Qt.Key.Key_PageUp, "2026-11-23"),
    ):  # fmt: skip
        QTest.keyClick(page.grid, key)
        assert page.date.isoformat() == expected
        assert page.grid.date == page.date
    page.show_date(dt.date(2026, 12, 31))
    page.turn(2)
    assert page.date == dt.date(2027, 2, 28)  # a month with fewer days
    page.turn(-14)
    assert page.title.text() == "December 2025"


def test_a_week_shows_seven_days(page: CalendarPage) -> None:
    page.modes.buttons()[WEEKS].click()
    assert len(page.grid.days.days) == 7
    assert TODAY in [day.date for day in page.grid.days.days]
    QTest.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.date == TODAY + dt.timedelta(days=7)
    page.modes.buttons()[MONTHS].click()
    assert len(page.grid.days.days) >= 28


def test_list_leads_to_the_page_of_the_day(window: MainWindow, page: CalendarPage) -> None:
    page.modes.buttons()[0].click()
    assert window.place == "today"


def test_everything_by_keyboard(window: MainWindow, page: CalendarPage, store: Store) -> None:
    """Into the day, a day on, done, undone, another week, the card."""
    assert page.grid.hasFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Right, BOTH)
    turn()
    assert days_of(store)["Lease price"] == "2026-11-23 14:00"
    assert window.toast.text() == "“Lease price” moved to Mon 23 Nov."
    assert page.date == dt.date(2026, 11, 23)
    assert page.list.hasFocus()
    assert page.list.currentIndex().data() == "Lease price"
    QTest.keyClick(page.list, Qt.Key.Key_Down, BOTH)
    turn()
    assert days_of(store)["Lease price"] == "2026-11-30 14:00"
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    turn()
    assert page.rows.rowCount() == 0
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        turn()
    assert days_of(store)["Lease price"] == "2026-11-22 14:00"
    page.show_date(TODAY)
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert page.grid.hasFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.place == "card"


def test_n_plans_on_the_chosen_day(window: MainWindow, page: CalendarPage) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    QTest.keyClick(page.grid, Qt.Key.Key_N)
    (editor,) = page.findChildren(ReminderEditor)
    assert editor.when.text() == "tomorrow"
    editor.reject()
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert any(one.isVisible() for one in page.findChildren(ReminderEditor))


def test_enter_on_an_empty_day_plans_there(page: CalendarPage) -> None:
    page.show_date(TODAY + dt.timedelta(days=3))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.findChildren(ReminderEditor)


def test_a_reminder_is_dragged_to_another_day(page: CalendarPage, store: Store) -> None:
    grid = page.grid
    place = grid.visualRect(grid.currentIndex())
    day = grid.currentIndex().data(ItemRole)
    line, what, said = grid.itemDelegate().lines(place, day)[0]  # type: ignore[attr-defined]
    assert said.startswith("09:00 Early")
    target = grid.visualRect(grid.days.place_of(TODAY - dt.timedelta(days=1))).center()
    view = grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, line.center())
    assert page.current == what
    for at in (line.center() - QPoint(30, 0), target):
        QTest.mouseMove(view, at)
        turn()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, target)
    turn()
    assert days_of(store)["Early"] == "2026-11-21 09:00"
    assert page.date == TODAY - dt.timedelta(days=1)


def test_a_click_moves_nothing(page: CalendarPage, store: Store) -> None:
    before = days_of(store)
    view = page.grid.viewport()
    at = page.grid.visualRect(page.grid.days.place_of(TODAY - dt.timedelta(days=3))).center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, at)
    assert page.date == TODAY - dt.timedelta(days=3)
    assert days_of(store) == before
    assert page.nothing.text() == "Nothing planned for this day."


def test_what_does_not_fit_is_counted(window: MainWindow, page: CalendarPage, store: Store) -> None:
    for number in range(60):
        add(store, f"Call {number}", TODAY)
    turn()
    day = page.grid.currentIndex().data(ItemRole)
    place = page.grid.visualRect(page.grid.currentIndex())
    lines = page.grid.itemDelegate().lines(place, day)  # type: ignore[attr-defined]
    shown = len(lines) - 1
    assert shown >= 1
    assert lines[-1][2] == f"{63 - shown} more"
    assert page.day_title.text() == "Sunday 22 November · the first 40"


def test_the_calendar_stays_where_it_was_in_another_look(
    window: MainWindow, page: CalendarPage
) -> None:
    page.show_mode(WEEKS)
    page.show_date(dt.date(2027, 1, 5))
    window.actions_["dark"].trigger()
    again = window.stack.currentWidget()
    assert isinstance(again, CalendarPage)
    assert (again.mode, again.date) == (WEEKS, dt.date(2027, 1, 5))
