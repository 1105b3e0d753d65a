"""The bar of a long job that no page shows."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm_desktop.progress import Progress
from crm_desktop.ui.job_bar import JobBar
from crm_desktop.ui.jobs import Job, Jobs
from crm_desktop.ui.theme import Theme


class Slow:
    """Work in a job that goes on only when it is told to."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._go = threading.Semaphore(0)
        self.ends: list[str] = []

    def work(self, progress: Progress) -> str:
        for done in (500, 2000):
            self._go.acquire()
            progress(done, 2000, "")
        return "finished"

    def start(self, progressed: Callable[[int, int, str], None] | None = None) -> Job:
        return self._jobs.start(
            "Changing deals", self.work, heavy=True, progressed=progressed,
            done=self.ends.append, failed=self.ends.append,
            cancelled=lambda: self.ends.append("stopped"),
        )  # fmt: skip

    def step(self) -> None:
        self._go.release()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.wait()


@pytest.fixture
def slow(jobs: Jobs) -> Iterator[Slow]:
    made = Slow(jobs)
    yield made
    for _ in range(2):
        made.step()  # whatever a test left waiting


@pytest.fixture
def bar(qtbot: QtBot, jobs: Jobs) -> JobBar:
    made = JobBar(Theme(), jobs, after_ms=1)
    qtbot.addWidget(made)
    made.resize(900, 40)
    return made


def test_a_long_job_is_shown_with_its_count_until_it_ends(
    bar: JobBar, slow: Slow, qtbot: QtBot
) -> None:
    assert bar.isHidden()
    slow.start()
    qtbot.waitUntil(bar.isVisible)
    assert bar.text.text() == "Changing deals…"
    assert bar.stop.isHidden()  # nothing was reported that could be answered
    slow.step()
    qtbot.waitUntil(lambda: bar.bar.value() == 500)
    assert bar.text.text() == "Changing deals: 500 of 2,000"
    bar.use(Theme("dark"))  # the look changes meanwhile
    assert (bar.bar.value(), bar.bar.maximum()) == (500, 2000)
    assert bar.text.text() == "Changing deals: 500 of 2,000"
    slow.step()
    qtbot.waitUntil(bar.isHidden)
    assert slow.ends == ["finished"]


def test_stop_stops_it(bar: JobBar, slow: Slow, qtbot: QtBot) -> None:
    slow.start()
    qtbot.waitUntil(bar.isVisible)
    slow.step()
    qtbot.waitUntil(bar.stop.isVisible)
    QTest.mouseClick(bar.stop, Qt.MouseButton.LeftButton)
    assert not bar.stop.isEnabled()
    slow.step()
    qtbot.waitUntil(bar.isHidden)
    assert slow.ends == ["stopped"]
    slow.start()
    qtbot.waitUntil(bar.isVisible)
    slow.step()
    qtbot.waitUntil(bar.stop.isVisible)
    assert bar.stop.isEnabled()


def test_a_job_that_its_page_follows_is_not_shown_twice(
    bar: JobBar, slow: Slow, qtbot: QtBot
) -> None:
    told: list[int] = []
    slow.start(progressed=lambda done, _total, _text: told.append(done))
    slow.step()
    qtbot.waitUntil(lambda: told == [500])
    assert bar.isHidden()


def test_short_and_light_jobs_show_nothing(bar: JobBar, jobs: Jobs, qtbot: QtBot) -> None:
    ends: list[None] = []
    jobs.start("Looking", lambda _p: None, done=ends.append, failed=lambda _s: None)
    qtbot.waitUntil(lambda: len(ends) == 1)
    jobs.start("Short", lambda _p: None, done=ends.append, failed=lambda _s: None, heavy=True)
    qtbot.waitUntil(lambda: len(ends) == 2)
    qtbot.wait(10)
    assert bar.isHidden()
