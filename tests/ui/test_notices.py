"""Reminders reach the person: each once, whatever clock, sleep and restart do; tray and window."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QCloseEvent, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from crm_desktop.domain.notices import instant
from crm_desktop.services.reminders import finish_reminder, make_reminder
from crm_desktop.services.told import Told
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.notices import Notices
from crm_desktop.ui.notices_window import SHOWN_MS, NoticeWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.reaching import Reaching
from crm_desktop.ui.tray import Tray
from tests.helpers.shop import FakeClock
from tests.ui.conftest import TODAY

FIRST_PLACE = "trash"
ZONE = "Europe/Berlin"
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


class FakeIcon(QSystemTrayIcon):
    """An icon that remembers what the system was asked to show, where there is no system."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[tuple[str, str]] = []
        self._seen = False

    def show(self) -> None:
        self._seen = True

    def hide(self) -> None:
        self._seen = False

    def isVisible(self) -> bool:
        return self._seen

    @staticmethod
    def supportsMessages() -> bool:
        return True

    def showMessage(self, title: str, text: str, *_more: object) -> None:
        self.messages.append((title, text))


class FromDesktop(QCloseEvent):
    """The cross of the window was clicked."""

    def spontaneous(self) -> bool:
        return True


def turn() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def contact_id(store: Store, n: int) -> bytes:
    with store.read_raw() as raw:
        (identity,) = raw.execute("SELECT id FROM contact WHERE n=?", (n,)).fetchone()
    assert isinstance(identity, bytes)
    return identity


def remind(store: Store, title: str, at: int, contact: int = 1, *, origin: str = "sync") -> bytes:
    """A reminder for an instant, as another PC wrote it; with the origin "user" as this one did."""
    when = dt.datetime.fromtimestamp(at / 1000, ZoneInfo(ZONE))
    who = contact_id(store, contact)
    with store.transact("Add reminder", origin=origin) as tx:
        return make_reminder(tx, who, title, when.date(), when.time(), zone=ZONE)


class Program:
    """Notices of one run of the program, without a window."""

    def __init__(self, store: Store, settings: PcSettings) -> None:
        self.owner = QObject()
        self.notices = Notices(self.owner, store, Jobs(at_once=True), settings, today=lambda: TODAY)
        self.batches: list[list[str]] = []
        self.notices.told.connect(lambda told: self.batches.append([one.title for one in told]))

    @property
    def told(self) -> list[str]:
        return [title for batch in self.batches for title in batch]

    def close(self) -> None:
        self.notices.close()


@pytest.fixture
def program(store: Store, settings: PcSettings, qapp: QApplication) -> Iterator[Program]:
    made = Program(store, settings)
    yield made
    made.close()


# -- the look -----------------------------------------------------------------------------------


def test_a_reminder_is_told_when_it_is_due_and_only_then(
    store: Store, clock: FakeClock, program: Program
) -> None:
    remind(store, "Call", clock.now + 10 * MINUTE)
    program.notices.look()
    assert program.told == []
    clock.advance(10 * MINUTE)
    program.notices.look()
    program.notices.look()
    assert program.told == ["Call"]


def test_several_come_as_one_list_the_earliest_first(
    store: Store, clock: FakeClock, program: Program
) -> None:
    for title, hours in (("Third", 3), ("First", 1), ("Second", 2)):
        remind(store, title, clock.now + hours * HOUR)
    program.notices.look()
    clock.advance(9 * DAY)  # asleep
    program.notices.look()
    assert program.batches == [["First", "Second", "Third"]]


def test_what_was_just_written_here_is_known(
    store: Store, clock: FakeClock, program: Program
) -> None:
    remind(store, "Yesterday's", clock.now - DAY, origin="user")
    remind(store, "Soon", clock.now + MINUTE, origin="user")
    clock.advance(2 * MINUTE)  # the look comes after the moment, the writing was before it
    program.notices.look()
    assert program.told == ["Soon"]


def test_what_another_pc_wrote_is_told(store: Store, clock: FakeClock, program: Program) -> None:
    remind(store, "Late", clock.now - HOUR)
    program.notices.look()
    assert program.told == ["Late"]


def test_what_was_not_shown_is_told_at_the_next_start(
    store: Store, settings: PcSettings, clock: FakeClock, qapp: QApplication
) -> None:
    remind(store, "Call", clock.now + MINUTE)
    clock.advance(HOUR)
    stopped = Program(store, settings)
    # The program ends between looking and showing: the job is done, its result arrives nowhere.
    stopped.notices._work([], paused=False)
    stopped.close()
    for expected in (["Call"], []):
        again = Program(store, settings)
        again.notices.look()
        assert again.told == expected
        again.close()


def test_a_pause_tells_everything_afterwards_at_once(
    store: Store, clock: FakeClock, program: Program
) -> None:
    remind(store, "Call", clock.now + MINUTE)
    remind(store, "Write", clock.now + 2 * MINUTE)
    program.notices.pause(clock.now + HOUR)
    clock.advance(59 * MINUTE)
    program.notices.look()
    assert program.batches == []
    clock.advance(2 * MINUTE)
    program.notices.look()
    assert program.batches == [["Call", "Write"]]


def test_a_clock_that_was_set_back_does_not_make_a_pause_endless(
    store: Store, clock: FakeClock, program: Program
) -> None:
    program.notices.pause(clock.now + HOUR)
    clock.advance(-365 * DAY)
    assert program.notices.paused_until == 0


def test_switched_off_nothing_is_told_and_nothing_piles_up(
    store: Store, settings: PcSettings, clock: FakeClock, program: Program
) -> None:
    settings.notices = False
    remind(store, "Call", clock.now + MINUTE)
    clock.advance(HOUR)
    program.notices.look()
    settings.notices = True
    program.notices.look()
    assert program.told == []


def test_a_disk_that_keeps_nothing_doubles_nothing(
    store: Store, clock: FakeClock, program: Program
) -> None:
    remind(store, "Call", clock.now + MINUTE)
    clock.advance(HOUR)
    program.notices.look()
    with store.write_local() as raw:  # as if it had never been kept
        raw.execute("DELETE FROM told")
    program.notices.look()
    assert program.told == ["Call"]


def test_the_day_is_counted(store: Store, clock: FakeClock, program: Program) -> None:
    counts: list[int] = []
    program.notices.counted.connect(counts.append)
    remind(store, "Call", clock.now + MINUTE)
    program.notices.look()
    assert counts == [1]


# 120 clocks: a jump, set right again or not, a sleep before it, and a day with something about it.
JUMPS = (-366 * DAY, -365 * DAY, -DAY, -3 * HOUR, -HOUR, -1, 1, HOUR, 3 * HOUR, DAY, 365 * DAY,
         366 * DAY)  # fmt: skip
ASLEEP = (0, 45 * MINUTE, 9 * DAY)
STARTS = (
    dt.datetime(2026, 3, 29, 0, 30),  # the hour from 2 to 3 is left out
    dt.datetime(2026, 10, 25, 1, 30),  # the hour from 2 to 3 comes twice
    dt.datetime(2028, 2, 29, 23, 15),  # a leap day, and midnight
    dt.datetime(2026, 12, 31, 22, 45),
)
CLOCKS = [
    (jump, back, asleep, STARTS[number % len(STARTS)])
    for number, (jump, back, asleep) in enumerate(
        (jump, back, asleep)
        for jump in (
            *JUMPS,
            -MINUTE,
            MINUTE,
            -10 * MINUTE,
            10 * MINUTE,
            -2 * DAY,
            2 * DAY,
            0,
            27 * DAY,
        )
        for back in (False, True)
        for asleep in ASLEEP
    )
]


def test_there_are_120_clocks() -> None:
    assert len(CLOCKS) == 120


@pytest.mark.parametrize(("jump", "back", "asleep", "start"), CLOCKS)
def test_no_clock_loses_or_doubles_a_notice(
    store: Store, settings: PcSettings, clock: FakeClock, qapp: QApplication, jump: int,
    back: bool, asleep: int, start: dt.datetime,
) -> None:  # fmt: skip
    begin = instant(start.date(), start.time(), ZoneInfo(ZONE))
    clock.now = begin
    told: list[str] = []

    def run(first: int, last: int, step: int = 10 * MINUTE) -> None:
        """One run of the program: each phase begins with a new start."""
        program = Program(store, settings)
        for now in range(first, last, step):
            clock.now = now
            program.notices.look()
        told.extend(program.told)
        program.close()

    titles = [f"in {minutes}" for minutes in (10, 40, 90, 150)]
    for title in titles:
        remind(store, title, begin + int(title[3:]) * MINUTE)
    run(begin, begin + 20 * MINUTE)
    true = begin + 20 * MINUTE + asleep
    run(true + jump, true + jump + 30 * MINUTE)
    wrong = 0 if back else jump
    latest = max(true, begin + 3 * HOUR)
    run(true + 30 * MINUTE + wrong, latest + wrong + HOUR)
    if wrong < 0:  # never set right: in the end it, too, passes the moments
        run(latest + wrong, latest + HOUR, max(MINUTE, -wrong // 20))
        run(latest + HOUR, latest + 2 * HOUR)
    assert Counter(told) == dict.fromkeys(titles, 1)


# -- the window of a notice ---------------------------------------------------------------------


def one(n: int = 1, title: str = "Call about the lease price", **more: object) -> Told:
    about: dict[str, object] = {
        "n": n, "id": bytes([n]) * 16, "kind": "call", "title": title, "contact_n": 1,
        "contact": "Marta Oliveira", "company": "Blue Door Café", "due_date": TODAY.isoformat(),
        "time": "14:00", "due_at": 0, "phone": "01632 960 208",
        "last_note": "Wants six bicycles", "open_deals": 2,
    }  # fmt: skip
    return Told(**(about | more))  # type: ignore[arg-type]


@pytest.fixture
def notice(qtbot: QtBot, settings: PcSettings) -> NoticeWindow:
    made = NoticeWindow(settings.theme(), today=lambda: TODAY, ways=list)
    qtbot.addWidget(made)
    return made


def test_a_notice_says_what_one_wants_to_know_before_calling(notice: NoticeWindow) -> None:
    notice.tell([one()])
    turn()
    shown = [notice.what, notice.who, notice.when, notice.phone, notice.note, notice.deals]
    assert [each.text() for each in shown] == [
        "Call about the lease price", "Marta Oliveira · Blue Door Café", "Today 14:00",
        "01632 960 208", "Wants six bicycles", "2 open deals",
    ]  # fmt: skip
    assert not notice.list.isVisible()
    assert notice.done_button.accessibleName().startswith("Done: Call about")


def test_a_notice_never_takes_the_keyboard(notice: NoticeWindow) -> None:
    assert notice.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not notice.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_a_second_notice_joins_the_first(notice: NoticeWindow) -> None:
    notice.tell([one(1)])
    notice.tell([one(2, "Send the offer"), one(1)])
    turn()
    assert [told.n for told in notice.rows] == [2, 1]
    assert notice.heading.text() == "2 reminders"
    assert notice.list.isVisible()


def test_keys_answer_a_notice(notice: NoticeWindow, qtbot: QtBot) -> None:
    asked: list[tuple[str, int]] = []
    notice.done_requested.connect(lambda told: asked.append(("done", told.n)))
    notice.open_requested.connect(lambda told: asked.append(("open", told.n)))
    notice.tell([one(1), one(2), one(3)])
    with qtbot.waitActive(notice):
        notice.bring_back(keyboard=True)
    assert notice.list.hasFocus()
    QTest.keyClick(notice.list, Qt.Key.Key_Down)
    QTest.keyClick(notice.list, Qt.Key.Key_Return)
    QTest.keyClick(notice, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: asked == [("open", 2), ("done", 3)])  # a key presses for 100 ms
    assert [told.n for told in notice.rows] == [1]
    QTest.keyClick(notice, Qt.Key.Key_Escape)
    assert not notice.isVisible()
    assert [told.n for told in notice.rows] == [1]


def test_after_a_minute_it_goes_and_waits(notice: NoticeWindow, qtbot: QtBot) -> None:
    notice.tell([one()])
    assert notice._timer.interval() == SHOWN_MS == 60_000
    with qtbot.waitSignal(notice.put_away):
        notice._timer.timeout.emit()
    assert not notice.isVisible()
    assert len(notice.rows) == 1


# -- all of it together -------------------------------------------------------------------------


@pytest.fixture
def icon(qapp: QApplication) -> FakeIcon:
    return FakeIcon()


@pytest.fixture
def reaching(window: MainWindow, icon: FakeIcon) -> Iterator[Reaching]:
    made = Reaching(window, icon)
    made.start()
    yield made
    made.close()


def choose(menu: QMenu, text: str) -> None:
    found: list[QAction] = [one for one in menu.actions() if one.text().startswith(text)]
    found[0].trigger()


def test_a_due_reminder_shows_both_ways(
    reaching: Reaching, icon: FakeIcon, store: Store, clock: FakeClock
) -> None:
    remind(store, "Call", clock.now + MINUTE, 3)
    clock.advance(2 * MINUTE)
    reaching.notices.look()
    turn()
    assert reaching.notice.isVisible()
    assert icon.messages == [("Call", "Omar Siddiqui\n01632 960 208")]


def test_a_closed_window_is_not_kept_open_by_what_was_just_found(
    reaching: Reaching, window: MainWindow, icon: FakeIcon, store: Store, clock: FakeClock
) -> None:
    remind(store, "Call", clock.now + MINUTE, 3)
    clock.advance(2 * MINUTE)
    window.close()
    reaching.notices.look()  # as where its job began right before
    turn()
    assert not reaching.notice.isVisible()
    assert icon.messages == []


def test_many_reminders_are_one_message(
    reaching: Reaching, icon: FakeIcon, store: Store, clock: FakeClock
) -> None:
    for n in (1, 2, 3):
        remind(store, f"Call {n}", clock.now + n * MINUTE, n)
    clock.advance(DAY)
    reaching.notices.look()
    assert icon.messages == [("3 reminders", "Marta Oliveira, Helen Marsh, Omar Siddiqui")]
    assert len(reaching.notice.rows) == 3


@pytest.mark.parametrize("place", ["today", "contacts"])
def test_what_the_day_shows_at_the_start_is_not_told_again(
    window: MainWindow, icon: FakeIcon, store: Store, clock: FakeClock, place: str
) -> None:
    remind(store, "Call", clock.now - HOUR)
    window.go(place)
    made = Reaching(window, icon)
    made.start()
    turn()
    assert made.notice.isVisible() == bool(icon.messages) == (place == "contacts")
    remind(store, "Write", clock.now + MINUTE, 2)
    clock.advance(2 * MINUTE)
    made.notices.look()
    turn()
    assert made.notice.isVisible()
    assert [one.title for one in made.notice.rows][-1] == "Write"
    made.close()


def test_done_from_a_notice_can_be_undone(
    reaching: Reaching, window: MainWindow, store: Store, clock: FakeClock
) -> None:
    remind(store, "Call", clock.now + MINUTE)
    clock.advance(HOUR)
    reaching.notices.look()
    reaching.notice.done_button.click()
    turn()
    assert window.toast.text() == "Done: Call."
    with store.read_raw() as raw:
        assert raw.execute("SELECT done_at NOTNULL FROM reminder").fetchone() == (1,)
    window.undoing.undo()
    reaching.notices.look()
    with store.read_raw() as raw:
        assert raw.execute("SELECT done_at NOTNULL FROM reminder").fetchone() == (0,)
    assert reaching.notice.rows == ()  # not told a second time


def test_later_from_a_notice_tells_it_again_then(
    reaching: Reaching, window: MainWindow, store: Store, clock: FakeClock
) -> None:
    remind(store, "Call", clock.now + MINUTE)
    clock.advance(2 * MINUTE)
    reaching.notices.look()
    reaching.notice.show_ways()
    menu = reaching.notice.findChildren(QMenu)[-1]
    choose(menu, "Later today")
    menu.close()
    turn()
    assert not reaching.notice.isVisible()
    assert window.toast.text().startswith("“Call” put off to")
    reaching.notices.look()
    assert list(reaching.notice.rows) == []
    clock.advance(4 * HOUR)
    reaching.notices.look()
    assert [row.title for row in reaching.notice.rows] == ["Call"]


def test_open_from_a_notice_opens_the_card(
    reaching: Reaching, window: MainWindow, store: Store, clock: FakeClock
) -> None:
    remind(store, "Call", clock.now + MINUTE, 4)
    clock.advance(HOUR)
    reaching.notices.look()
    window.hide()
    reaching.notice.open_button.click()
    assert window.isVisible()
    assert window.place == "card"


def test_what_is_answered_elsewhere_leaves_the_notice(
    reaching: Reaching, store: Store, clock: FakeClock
) -> None:
    reminder = remind(store, "Call", clock.now + MINUTE)
    clock.advance(HOUR)
    reaching.notices.look()
    finish_reminder(store, reminder)
    turn()
    assert reaching.notice.rows == ()
    assert not reaching.notice.isVisible()


def test_an_unanswered_notice_waits_in_a_bar_and_in_the_tray(
    reaching: Reaching, window: MainWindow, store: Store, clock: FakeClock, qtbot: QtBot
) -> None:
    remind(store, "Call", clock.now + MINUTE)
    clock.advance(HOUR)
    reaching.notices.look()
    reaching.notice.put_away_now()
    assert window.bars.texts() == ["1 reminder came up."]
    assert reaching.tray is not None
    assert "Show 1 notice" in reaching.tray.texts()
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(reaching.notice.isActiveWindow)
    assert reaching.notice.isVisible()
    assert window.bars.texts() == []


def test_the_tray_pauses_and_goes_on(reaching: Reaching, icon: FakeIcon) -> None:
    menu = icon.contextMenu()
    choose(menu, "Pause notices for an hour")
    assert reaching.paused_words() == "10:45"
    assert reaching.tray is not None
    assert "Notices pause until 10:45. Go on now" in reaching.tray.texts()
    choose(menu, "Notices pause")
    assert reaching.paused_words() == ""
    choose(menu, "Pause notices until tomorrow")
    assert reaching.paused_words() == "Mon 23 Nov 09:00"


def test_the_tray_counts_the_day(reaching: Reaching, store: Store, clock: FakeClock) -> None:
    assert reaching.tray is not None
    assert "Today: nothing to do" in reaching.tray.texts()
    remind(store, "Call", clock.now + HOUR)
    reaching.notices.look()
    assert "Today: 1 to do" in reaching.tray.texts()


def test_the_cross_ends_the_program_unless_it_shall_stay(
    reaching: Reaching, window: MainWindow, icon: FakeIcon, settings: PcSettings
) -> None:
    assert not reaching.eventFilter(window, FromDesktop())
    window.settings.to_tray = True
    for _ in range(2):
        event = FromDesktop()
        assert reaching.eventFilter(window, event)
        assert not event.isAccepted()
        assert not window.isVisible()
        reaching.show_window()
    assert [title for title, _text in icon.messages] == ["CRM Desktop goes on here"]  # said once
    assert not reaching.eventFilter(window, QCloseEvent())  # Ctrl+Q, Close the program


def test_without_a_tray_the_cross_always_ends_it(window: MainWindow) -> None:
    reaching = Reaching(window, None)
    window.settings.to_tray = True
    assert not reaching.eventFilter(window, FromDesktop())
    reaching.close()


def test_the_tray_draws_itself_in_both_looks(
    qapp: QApplication, settings: PcSettings, icon: FakeIcon
) -> None:
    tray = Tray(qapp, settings.theme(), icon, "Kestrel Cycles")
    assert not icon.icon().isNull()
    assert isinstance(icon.icon(), QIcon)
    assert icon.toolTip().startswith("Kestrel Cycles")
    tray.close()


def test_a_notice_leaves_room_for_messages_with_their_undo(
    window: MainWindow, settings: PcSettings, qtbot: QtBot
) -> None:
    window.showMaximized()
    turn()
    window.tell("Marta Oliveira archived.", lambda: None)
    notice = NoticeWindow(
        settings.theme(), today=lambda: TODAY, ways=list, kept_free=window.toast.room
    )
    qtbot.addWidget(notice)
    notice.tell([one()])
    turn()
    toast = window.toast
    shown = QRect(toast.mapToGlobal(QPoint(0, 0)), toast.size())
    assert toast.room().contains(shown)
    assert not notice.frameGeometry().intersects(toast.room())
    window.hide()
    notice.bring_back()
    assert notice.frameGeometry().bottom() > notice.screen().availableGeometry().bottom() - 40
