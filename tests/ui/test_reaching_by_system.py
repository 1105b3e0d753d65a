"""Start with the computer on each system, one program for a shop, and the calendar file."""

from __future__ import annotations

import datetime as dt
import os
import plistlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.opening import holidays, opening_days
from crm_desktop.services.reminders import add_reminder
from crm_desktop.services.tags import make_tag
from crm_desktop.services.told import Told
from crm_desktop.store.store import Store
from crm_desktop.ui.autostart import Autostart, command_of
from crm_desktop.ui.calendar_file import AFTER_MS, CalendarFile
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pages.settings_reminders import (
    CalendarPart,
    HolidaysPart,
    HoursPart,
    NoticesPart,
    read_time,
)
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.reaching import Reaching
from crm_desktop.ui.running import Running, show_running
from tests.ui.conftest import TODAY

FIRST_PLACE = "trash"
ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T", bound=QWidget)
COMMAND = ["/opt/My Shop/crm", "--data", '/home/a/50% "off" $HOME\\x', "window", "--hidden"]


def test_linux_gets_a_desktop_entry(tmp_path: Path) -> None:
    start = Autostart(COMMAND, platform="linux", home=tmp_path, environment={})
    assert not start.is_on()
    start.switch_off()  # nothing there is no fault
    start.switch_on()
    assert start.is_on()
    assert start.file == tmp_path / ".config" / "autostart" / "crm-desktop.desktop"
    (line,) = [one for one in start.file.read_text().splitlines() if one.startswith("Exec=")]
    assert line == (
        'Exec="/opt/My Shop/crm" "--data" "/home/a/50%% \\\\"off\\\\" \\\\$HOME\\\\\\\\x" "window"'
        ' "--hidden"'
    )
    start.switch_off()
    assert not start.is_on()
    assert not start.file.exists()


def test_linux_follows_the_folder_of_the_desktop(tmp_path: Path) -> None:
    config = tmp_path / "elsewhere"
    start = Autostart(
        COMMAND, platform="linux", home=tmp_path, environment={"XDG_CONFIG_HOME": str(config)}
    )
    start.switch_on()
    assert (config / "autostart" / "crm-desktop.desktop").is_file()


def test_an_entry_that_the_desktop_switched_off_is_off(tmp_path: Path) -> None:
    start = Autostart(COMMAND, platform="linux", home=tmp_path, environment={})
    start.switch_on()
    text = start.file.read_text()
    start.file.write_text(text.replace("enabled=true", "enabled=false"))
    assert not start.is_on()
    start.switch_on()
    assert start.is_on()


def test_mac_gets_a_property_list(tmp_path: Path) -> None:
    start = Autostart(COMMAND, platform="darwin", home=tmp_path, environment={})
    start.switch_on()
    assert start.is_on()
    assert start.file.parent == tmp_path / "Library" / "LaunchAgents"
    kept = plistlib.loads(start.file.read_bytes())
    assert kept["ProgramArguments"] == COMMAND
    assert kept["RunAtLoad"] is True
    start.switch_off()
    assert not start.is_on()


@pytest.mark.skipif(sys.platform != "win32", reason="the registry is a thing of Windows")
def test_windows_gets_a_value_of_the_registry() -> None:
    start = Autostart(COMMAND)
    start.switch_on()
    assert start.is_on()
    start.switch_off()
    assert not start.is_on()


def test_the_command_starts_this_program_hidden(tmp_path: Path) -> None:
    command = command_of(tmp_path)
    assert command[-2:] == ["window", "--hidden"]
    assert str(tmp_path) in command
    done = subprocess.run([*command[:3], "version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("CRM Desktop")


def test_the_settings_switch_it_on_and_off(
    qtbot: QtBot, settings: PcSettings, tmp_path: Path
) -> None:
    start = Autostart(COMMAND, platform="linux", home=tmp_path, environment={})
    part = NoticesPart(settings.theme(), settings, start)
    qtbot.addWidget(part)
    part.with_computer.click()
    assert start.is_on()
    assert settings.to_tray  # or the first closing would end it
    part.with_computer.click()
    assert not start.is_on()
    assert settings.to_tray


def test_a_place_that_cannot_be_written_changes_nothing(
    qtbot: QtBot, settings: PcSettings, tmp_path: Path
) -> None:
    (tmp_path / ".config").write_text("a file is in the way")
    start = Autostart(COMMAND, platform="linux", home=tmp_path, environment={})
    part = NoticesPart(settings.theme(), settings, start)
    qtbot.addWidget(part)
    with qtbot.waitSignal(part.told) as told:
        part.with_computer.click()
    assert "Nothing was changed" in told.args[0]
    assert not part.with_computer.isChecked()


# -- one program for a shop ---------------------------------------------------------------------


def test_a_second_start_shows_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = Running(tmp_path)
    program = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from crm_desktop.ui.running import show_running\n"
        "app = QCoreApplication([]); sys.exit(not show_running(Path(sys.argv[1])))"
    )
    # Not a thread: while Qt waits in one, nothing else of its program goes on.
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", program, str(tmp_path)]
    with (
        subprocess.Popen(command, env=environment) as second,
        qtbot.waitSignal(first.show_requested, timeout=20_000),
    ):
        pass
    assert second.returncode == 0
    first.close()
    assert not show_running(tmp_path)


def test_a_first_one_that_hangs_is_told_of(qapp: QApplication, tmp_path: Path) -> None:
    first = Running(tmp_path)  # and nobody lets its events happen
    assert not show_running(tmp_path, wait_ms=20)
    first.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only there is such a folder")
def test_what_runs_is_known_in_the_folder_that_the_system_empties(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TemporaryDirectory() as folder:  # short: the address of a socket has little room
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        first = Running(tmp_path)
        assert len(os.listdir(folder)) == 1
        first.close()
        assert os.listdir(folder) == []


def test_shops_do_not_answer_for_one_another(qapp: QApplication, tmp_path: Path) -> None:
    first = Running(tmp_path / "one")
    assert not show_running(tmp_path / "two")
    first.close()


# -- the calendar file --------------------------------------------------------------------------


@pytest.fixture
def calendar(store: Store, settings: PcSettings, qapp: QApplication) -> Iterator[CalendarFile]:
    owner = QObject()
    made = CalendarFile(owner, store, Jobs(at_once=True), settings, lambda: TODAY)
    yield made
    made.close()


def test_the_calendar_file_follows_the_reminders(
    store: Store, settings: PcSettings, calendar: CalendarFile, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    settings.calendar_folder = str(folder)
    calendar.start()
    (file,) = folder.iterdir()
    assert b"Ring Nadia" not in file.read_bytes()
    contact = new_contact(store, "person", "Nadia")
    add_reminder(store, contact, "Ring Nadia", TODAY, zone="Europe/Berlin")
    # On a busy computer the two seconds may be over before anybody looks.
    qtbot.waitUntil(
        lambda: calendar._timer.isActive() or b"Ring Nadia" in file.read_bytes(), timeout=20_000
    )
    assert calendar._timer.interval() == AFTER_MS == 2_000
    calendar._timer.timeout.emit()
    assert b"Ring Nadia" in file.read_bytes()
    before = file.stat().st_mtime_ns, file.stat().st_ino
    calendar.refresh()  # nothing changed
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_what_no_calendar_shows_starts_nothing(
    store: Store, settings: PcSettings, calendar: CalendarFile, tmp_path: Path
) -> None:
    settings.calendar_folder = str(tmp_path)
    make_tag(store, "Fleet")
    QApplication.processEvents()
    assert not calendar._timer.isActive()


def test_a_folder_that_is_away_is_told_once(
    settings: PcSettings, calendar: CalendarFile, tmp_path: Path
) -> None:
    told: list[str] = []
    calendar.told.connect(told.append)
    settings.calendar_folder = str(tmp_path / "stick")
    calendar.refresh()
    calendar.refresh()
    assert len(told) == 1
    assert "safe here" in told[0]
    (tmp_path / "stick").mkdir()
    calendar._timer.timeout.emit()  # it is looked for again by itself
    assert (tmp_path / "stick" / "crm-reminders.ics").is_file()


def test_no_folder_no_file(settings: PcSettings, calendar: CalendarFile, store: Store) -> None:
    calendar.start()
    assert list(store.folder.glob("*.ics")) == []


def part(window: MainWindow, kind: type[T]) -> T:
    window.go("settings")
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    return next(one for one in page.show_section("reminders") if isinstance(one, kind))


def type_over(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9", "09:00"), ("9:30", "09:30"), ("09.30", "09:30"), ("1830", "18:30"), ("18 Uhr", "18:00"),
     ("9h15", "09:15"), ("25", None), ("9:75", None), ("noon", None), ("", None)],
)  # fmt: skip
def test_times_as_people_write_them(typed: str, read: str | None) -> None:
    found = read_time(typed)
    assert (None if found is None else f"{found:%H:%M}") == read


def test_opening_hours_are_typed_and_undone(window: MainWindow, store: Store) -> None:
    hours = part(window, HoursPart)
    before = dict(opening_days(store).hours)
    _tick, opens, closes = hours.days[0]
    type_over(opens, "8.30")
    type_over(closes, "noon")
    assert opening_days(store).hours[0] == (dt.time(8, 30), dt.time(18))
    assert window.toast.text() == "This is no time of the day. Write it like 9:30."
    assert (opens.text(), closes.text()) == ("08:30", "18:00")
    type_over(closes, "7")
    assert "cannot close before it opens" in window.toast.text()
    hours.days[5][0].click()  # Saturday
    assert opening_days(store).hours[5] == (dt.time(9), dt.time(18))
    for _ in range(2):
        window.undoing.undo()
        QApplication.processEvents()
    assert dict(opening_days(store).hours) == before
    assert opens.text() == "09:00"
    assert not hours.days[5][0].isChecked()


def test_closed_days_come_and_go(window: MainWindow, store: Store) -> None:
    days = part(window, HolidaysPart)
    days.name.setText("Christmas")
    type_over(days.day, "24 Dec")
    assert window.toast.text() == "Closed on Thu 24 Dec."
    assert days.list.item(0).text() == "Thu 24 Dec   Christmas"
    type_over(days.day, "someday")
    assert days.day.text() == "someday"  # nothing typed is lost
    assert [one.day for one in holidays(store)] == [dt.date(2026, 12, 24)]
    days.remove.click()
    assert holidays(store) == []
    window.undoing.undo()
    QApplication.processEvents()
    assert days.list.count() == 1


def test_a_chosen_folder_gets_the_file_at_once(
    window: MainWindow, settings: PcSettings, tmp_path: Path
) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    reaching = Reaching(window, None)
    part(window, CalendarPart).take(str(folder))
    assert (folder / "crm-reminders.ics").is_file()
    part(window, CalendarPart).stop.click()
    assert window.settings.calendar_folder == ""
    reaching.close()


def test_notices_take_another_look(window: MainWindow) -> None:
    reaching = Reaching(window, None)
    told = Told(
        1, b"1" * 16, "call", "Call", 1, "Marta", "", TODAY.isoformat(), "14:00", 0, "", "", 0
    )  # fmt: skip
    reaching.notice.tell([told])
    window.actions_["dark"].trigger()
    QApplication.processEvents()
    assert reaching.notice.isVisible()
    assert [one.n for one in reaching.notice.rows] == [1]
    assert window.theme.hex("surface") in reaching.notice.styleSheet()
    assert reaching.notice.what.text() == "Call"
    reaching.close()
