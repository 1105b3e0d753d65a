"""The lines for somebody who has just begun, and the switch to weeks and months."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from crm_desktop.progress import silent
from crm_desktop.services.fields import make_field, remove_field
from crm_desktop.services.sample import make_sample_shop
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.calendar import MONTHS, WEEKS, CalendarPage
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pages.today import TodayPage
from crm_desktop.ui.widgets.first_lines import FirstLines

FIRST_PLACE = "today"


def turn() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    window.settings.started = True
    return opened(window)


def opened(window: MainWindow) -> TodayPage:
    window.go("today")
    found = window.stack.seen()
    assert isinstance(found, TodayPage)
    turn()
    if found.side is None:
        found.read_rest()
        turn()
    return found


def texts(page: TodayPage) -> list[str]:
    turn()
    (lines,) = page.findChildren(FirstLines)
    if not lines.isVisible():
        return []
    return [made.text() for made in lines.findChildren(QPushButton) if made.text()]


def press(page: TodayPage, name: str) -> None:
    (lines,) = page.findChildren(FirstLines)
    (found,) = [
        b for b in lines.findChildren(QPushButton) if name in (b.accessibleName(), b.text())
    ]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    turn()


def test_a_line_leads_to_what_it_says_and_goes_when_that_is_done(
    page: TodayPage, window: MainWindow, store: Store
) -> None:
    assert "Add your own fields" in texts(page)
    press(page, "Add your own fields")
    assert isinstance(window.stack.seen(), SettingsPage)
    made = make_field(store, "Frame size", "text")
    assert "Add your own fields" not in texts(opened(window))
    remove_field(store, made)
    assert "Add your own fields" in texts(opened(window))


def test_a_line_that_is_put_away_stays_away(page: TodayPage, window: MainWindow) -> None:
    press(page, "Put away: Add your own fields")
    assert "Add your own fields" not in texts(page)
    assert "own_fields" in window.settings.put_away
    window.settings.look = "dark"
    window.apply_theme()
    assert "Add your own fields" not in texts(opened(window))


def test_a_line_without_its_command_is_not_shown(page: TodayPage, window: MainWindow) -> None:
    offered = {"backup_place": "Choose a place for backups", "connect_pc": "Connect a second PC"}
    for command, text in offered.items():
        assert (text in texts(page)) == (command in window.actions_)


def test_nobody_who_began_nothing_sees_them(window: MainWindow) -> None:
    assert texts(opened(window)) == []


def test_an_invented_shop_has_nothing_to_set_up(window: MainWindow, store: Store) -> None:
    window.settings.started = True
    make_sample_shop(store, size=5, seed=1, today=window.today(), progress=silent)
    assert texts(opened(window)) == []


def test_the_switch_leads_to_weeks_and_months_and_back(page: TodayPage, window: MainWindow) -> None:
    window.resize(1366, 768)
    turn()
    for number, mode in ((1, WEEKS), (2, MONTHS)):
        page = opened(window)
        QTest.mouseClick(page.modes.buttons()[number], Qt.MouseButton.LeftButton)
        turn()
        calendar = window.stack.seen()
        assert isinstance(calendar, CalendarPage)
        assert calendar.mode == mode
        assert calendar.modes.present == mode
        QTest.mouseClick(calendar.modes.buttons()[0], Qt.MouseButton.LeftButton)
        turn()
        assert isinstance(window.stack.seen(), TodayPage)
        assert opened(window).modes.present == 0


def test_by_keys_the_switch_is_one_stop(page: TodayPage, window: MainWindow) -> None:
    window.resize(1366, 768)
    turn()
    page.modes.buttons()[0].setFocus()
    QTest.keyClick(page.modes.buttons()[0], Qt.Key.Key_Right)
    turn()
    assert isinstance(window.stack.seen(), CalendarPage)
