"""Reading off the main thread: quick answers at once, slow ones later, only the newest counts."""

import datetime as dt
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit
from crm_desktop.services.reminders import add_reminder
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.newest_read import NewestRead
from crm_desktop.ui.pages.calendar import CalendarPage
from crm_desktop.ui.pages.pipeline import LIST, PipelinePage
from crm_desktop.ui.pages.trash import TrashPage
from tests.helpers.deals import DealShop, make_deal_shop
from tests.ui.conftest import TODAY


class Held:
    """Jobs whose threads are all taken until ``free``."""

    def __init__(self) -> None:
        self.jobs = Jobs()
        self._gate = threading.Event()
        for _ in range(self.jobs._pool.maxThreadCount()):
            self.jobs.start(
                "Something long", lambda _progress: self._gate.wait(20), done=lambda _none: None,
                failed=lambda _sentence: None,
            )  # fmt: skip

    def free(self) -> None:
        self._gate.set()


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held()
    yield made
    made.free()
    made.jobs.wait()


def test_what_was_asked_before_is_forgotten(qtbot: QtBot, held: Held) -> None:
    read: list[str] = []
    answers: list[str] = []

    def look(question: str) -> str:
        read.append(question)
        return question.upper()

    reading = NewestRead(held.jobs, "Reading", look)
    reading.answered.connect(answers.append)
    for question in "abcd":
        reading.ask(question)
    assert (reading.busy, answers) == (True, [])
    held.free()
    qtbot.waitUntil(lambda: not reading.busy)
    assert answers == ["D"]
    assert sorted(read) == ["a", "b", "d"]  # two were under way, the third gave way to the last
    reading.ask("e")
    qtbot.waitUntil(lambda: not reading.busy)
    assert answers == ["D", "E"]


def test_why_it_failed_is_told_once(qtbot: QtBot) -> None:
    def look(_question: int) -> None:
        raise UserError("The folder of the shop is gone.", code="test")

    reading = NewestRead(Jobs(), "Reading", look)
    with qtbot.waitSignal(reading.failed) as told:
        reading.ask(1)
    assert told.args == ["The folder of the shop is gone."]
    assert not reading.busy


def test_a_question_that_waited_is_asked_though_the_one_before_it_failed(qtbot: QtBot) -> None:
    held = threading.Event()

    def look(question: int) -> int:
        if question == 1:
            held.wait(20)
            raise UserError("The folder of the shop is gone.", code="test")
        return question

    reading = NewestRead(Jobs(), "Reading", look, at_once=1)
    reading.ask(1)
    reading.ask(2)
    with qtbot.waitSignal(reading.answered, timeout=3000) as told:
        held.set()
    assert (told.args, reading.busy) == ([2], False)


def test_what_is_quick_is_read_by_the_thread_that_asks(qtbot: QtBot, store: Store) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) SELECT count(*) FROM n"
    main, answers = threading.get_ident(), list[object]()
    read = list[tuple[str, bool]]()

    def look(question: str) -> str:
        here = threading.get_ident() == main
        read.append((question, here))
        if question == "wide" and here:
            with store.read_raw() as raw:
                raw.execute(endless).fetchone()
        return question

    reading = NewestRead(Jobs(), "Reading", look)
    reading.here_ms = 10_000
    reading.answered.connect(answers.append)
    reading.ask("m", here=True)  # nobody knows yet whether it is quick
    qtbot.waitUntil(lambda: not reading._running)
    reading.ask("ma", here=True)
    assert answers == ["m", "ma"]
    reading.ask("mar")
    qtbot.waitUntil(lambda: not reading._running)
    reading.here_ms = 10
    reading.ask("wide", here=True)  # begun here, and given up
    qtbot.waitUntil(lambda: not reading.busy and not reading._running)
    assert answers == ["m", "ma", "mar", "wide"]
    reading.here_ms = 0
    reading.ask("m", here=True)
    qtbot.waitUntil(lambda: not reading.busy and not reading._running)
    reading.ask("ma", here=True)  # the last one was not quick
    qtbot.waitUntil(lambda: not reading.busy and not reading._running)
    assert read[:5] == [
        ("m", False), ("ma", True), ("mar", False), ("wide", True), ("wide", False),
    ]  # fmt: skip
    assert read[-1] == ("ma", False)


def test_the_first_question_is_read_here_where_one_was_tried_out(qtbot: QtBot) -> None:
    main, answers = threading.get_ident(), list[object]()
    read = list[tuple[str, bool]]()

    def look(question: str) -> str:
        read.append((question, threading.get_ident() == main))
        return question

    reading = NewestRead(Jobs(), "Reading", look)
    reading.here_ms = 10_000
    reading.answered.connect(answers.append)
    trying = threading.Thread(target=reading.try_out, args=("a",))
    trying.start()
    trying.join()
    assert answers == []
    reading.ask("m", here=True)
    assert (read, answers) == ([("a", False), ("m", True)], ["m"])
    slow = NewestRead(Jobs(), "Reading", look)
    slow.here_ms = 0
    slow.try_out("a")
    slow.ask("w", here=True)
    qtbot.waitUntil(lambda: not slow.busy and not slow._running)
    assert read[-1] == ("w", False)


def test_what_goes_wrong_here_is_told_by_the_job(qtbot: QtBot) -> None:
    def look(question: int) -> int:
        if question:
            raise UserError("The folder of the shop is gone.", code="test")
        return question

    reading = NewestRead(Jobs(), "Reading", look)
    reading.here_ms = 10_000
    reading.ask(0)
    qtbot.waitUntil(lambda: not reading._running)
    with qtbot.waitSignal(reading.failed) as told:
        reading.ask(1, here=True)
    assert (told.args, reading.busy) == (["The folder of the shop is gone."], False)


@pytest.fixture
def shop(store: Store) -> DealShop:
    return make_deal_shop(store)


def cards(page: PipelinePage) -> int:
    return sum(len(column.cards.cards) for column in page.board.columns)


def titles(page: PipelinePage) -> list[str]:
    rows = [page.table.deal(row) for row in range(page.table.rowCount())]
    return [row.card.title for row in rows if row is not None]


def test_the_pipeline_is_read_while_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, shop: DealShop, held: Held
) -> None:
    window.jobs = held.jobs
    window.go("pipeline")
    page = window.stack.seen()
    assert isinstance(page, PipelinePage)
    assert cards(page) == 0
    assert not page.empty.isVisible()  # nobody knows yet whether there are deals
    held.free()
    qtbot.waitUntil(lambda: cards(page) == 4)
    QApplication.processEvents()
    assert page.board.columns[0].list.hasFocus()


def test_what_is_seen_stays_until_the_next_is_read(
    qtbot: QtBot, window: MainWindow, shop: DealShop, held: Held
) -> None:
    window.go("pipeline")
    page = window.stack.seen()
    assert isinstance(page, PipelinePage)
    page._reading._jobs = held.jobs
    page.filter.setText("trailer")
    page.refresh()
    page.focus_filter()
    assert cards(page) == 4
    page.show_mode(LIST)
    assert page.current_cards() != []  # those of the board, which is still seen
    held.free()
    qtbot.waitUntil(lambda: page.mode == LIST and page.table.rowCount() == 1)
    assert page.filter.hasFocus()
    assert page.list.isVisible()
    page.filter.setText("cargo")
    QTest.qWait(1)
    assert page.table.rowCount() == 1
    qtbot.waitUntil(lambda: titles(page) == ["Cargo bikes"])


def test_the_calendar_shows_its_days_before_it_knows_what_they_hold(
    qtbot: QtBot, window: MainWindow, store: Store, held: Held
) -> None:
    with store.read_raw() as raw:
        (marta,) = raw.execute("SELECT id FROM contact WHERE n=1").fetchone()
    add_reminder(store, marta, "Lease price", TODAY, None, zone="UTC", kind="call")
    window.jobs = held.jobs
    window.go("calendar")
    page = window.stack.seen()
    assert isinstance(page, CalendarPage)
    assert page.title.text() == "November 2026"
    assert page.grid.date == TODAY
    assert page.grid.hasFocus()
    assert page.current is None
    held.free()
    qtbot.waitUntil(lambda: page.current is not None)
    qtbot.waitUntil(lambda: page.grid.days.days[-1].date.month == 12)


def test_a_day_chosen_while_another_month_is_read_is_not_left(
    qtbot: QtBot, window: MainWindow, held: Held
) -> None:
    window.go("calendar")
    page = window.stack.seen()
    assert isinstance(page, CalendarPage)
    for reading in (page._reading, page._reading_day):
        reading._jobs = held.jobs
    page.turn(1)
    assert page.title.text() == "November 2026"  # still seen
    page.grid.setCurrentIndex(page.grid.days.place_of(dt.date(2026, 11, 5)))
    held.free()
    qtbot.waitUntil(lambda: not page._reading.busy and not page._reading_day.busy)
    assert page.title.text() == "November 2026"
    assert page.date == page.grid.date == dt.date(2026, 11, 5)
    assert page.day_title.text() == "Thursday 5 November"


def test_what_is_archived_is_read_while_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, store: Store, held: Held
) -> None:
    contact_edit.archive(store, [1])
    window.jobs = held.jobs
    window.go("trash")
    page = window.stack.seen()
    assert isinstance(page, TrashPage)
    assert page.model.rowCount() == 0
    assert not page.empty.isVisible()  # nobody knows yet whether there is something
    held.free()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.list.hasFocus()
    assert page.back_button.isEnabled()
