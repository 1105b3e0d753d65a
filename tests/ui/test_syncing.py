"""Rounds by themselves: when they begin, that nobody waits for them, that they can be stopped."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.progress import Progress
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.sync import pacing, setup
from crm_desktop.sync.engine import Trouble
from crm_desktop.ui.syncing import HINT_MS, Syncing
from crm_desktop.ui.widgets.toast import Toast
from tests.helpers.pc_window import PcWindow, turn


@pytest.fixture
def pc(qapp: QApplication, tmp_path: Path) -> Iterator[PcWindow]:
    """A PC that shares its shop in a folder."""
    (tmp_path / "share").mkdir()
    made = PcWindow(tmp_path, "Front desk PC", "Anna")
    made.open("trash")
    begun = setup.begin(made.store, tmp_path / "share", None, made.here, name="Front desk PC")
    made.window.syncing.begun(begun)
    turn()
    yield made
    made.close()


@pytest.fixture
def syncing(pc: PcWindow) -> Iterator[Syncing]:
    """As in the program: on a thread, by itself."""
    pc.window.syncing.close()
    made = Syncing(pc.window, lambda: pc.here, dice=lambda: 0.5)
    made._tell(shared=True, last_at=pc.clock.now)
    yield made
    made.close(2_000)


def _changes(origin: str) -> ChangeSet:
    return ChangeSet(1, "", origin, {"contact": frozenset({1})})


def test_a_change_goes_out_after_two_seconds_however_many_follow(syncing: Syncing) -> None:
    syncing._wait.start(9_000)
    syncing.committed(_changes("user"))
    assert syncing._wait.interval() == pacing.AFTER_CHANGE_MS
    syncing._wait.start(300)
    syncing.committed(_changes("user"))
    assert syncing._wait.interval() == 300


def test_what_came_from_another_pc_is_not_sent_back(syncing: Syncing, qtbot: QtBot) -> None:
    syncing._wait.start(9_000)
    with qtbot.waitSignal(syncing.came):
        syncing.committed(_changes("sync"))
    assert syncing._wait.interval() == 9_000


def test_a_round_runs_on_another_thread_and_the_next_one_is_planned(
    syncing: Syncing, qtbot: QtBot, pc: PcWindow
) -> None:
    pc.add("Marta Oliveira")
    syncing._begin()
    assert syncing.working
    qtbot.waitUntil(lambda: not syncing.working)
    assert syncing.situation.report.reached
    assert syncing.situation.report.went > 0
    assert syncing._wait.isActive()
    assert syncing._wait.interval() == pacing.POLL_MS


def test_while_the_folder_is_away_it_is_tried_more_and_more_seldom(
    syncing: Syncing, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "share").rename(tmp_path / "away")
    waits = []
    for _ in range(3):
        syncing._begin()
        qtbot.waitUntil(lambda: not syncing.working)
        waits.append(syncing._wait.interval())
    assert waits == [5_000, 10_000, 20_000]
    syncing.committed(_changes("user"))  # nobody is helped by knocking at each save
    assert syncing._wait.interval() == 20_000
    (tmp_path / "away").rename(tmp_path / "share")
    syncing.now()
    qtbot.waitUntil(lambda: not syncing.working)
    assert syncing._wait.interval() == pacing.POLL_MS


def test_it_waits_for_an_import_to_end(syncing: Syncing, pc: PcWindow) -> None:
    pc.window.jobs._heavy = object()  # type: ignore[assignment]
    syncing._begin()
    pc.window.jobs._heavy = None
    assert not syncing.working
    assert syncing._wait.isActive()


def test_stopping_ends_a_round_at_its_next_report(syncing: Syncing, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            progress(1, 9, "")
            begun.set()

    syncing.do(work, lambda _none: pytest.fail("it was stopped"), "Work")
    qtbot.waitUntil(begun.is_set)
    syncing.cancel()
    qtbot.waitUntil(lambda: not syncing.working, timeout=1_000)


def test_what_somebody_asked_for_waits_for_what_was_asked_for_before(
    syncing: Syncing, qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def first(progress: Progress) -> None:
        begun.set()
        go_on.wait(20)
        progress(1, 1, "")

    syncing.do(first, lambda _none: done.append("first"), "First")
    qtbot.waitUntil(begun.is_set)
    syncing.do(lambda _progress: None, lambda _none: done.append("second"), "Second")
    go_on.set()
    qtbot.waitUntil(lambda: len(done) == 2, timeout=2_000)
    assert done == ["first", "second"]


def test_a_folder_that_does_not_answer_keeps_nobody_waiting(
    syncing: Syncing, qtbot: QtBot, pc: PcWindow
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def never(_progress: Progress) -> None:
        asked.set()
        answer.wait(20)

    syncing.do(never, lambda _none: None, "Work")
    qtbot.waitUntil(asked.is_set)
    syncing._stuck.timeout.emit()
    assert Trouble.UNREACHABLE in syncing.situation.report.trouble
    assert syncing.said().side == "Working on this PC"
    syncing.close(50)
    assert syncing._thread is not None  # it is left behind
    answer.set()
    syncing._thread.join()


def test_what_was_saved_last_goes_out_when_the_window_closes(
    syncing: Syncing, qtbot: QtBot, pc: PcWindow
) -> None:
    syncing._begin()
    qtbot.waitUntil(lambda: not syncing.working)
    pc.add("Marta Oliveira")
    syncing.close()
    assert pc.ask("SELECT count(*) FROM sync_dirty") == [0]
    assert pc.window.settings.sync_at == syncing.situation.last_at > 0


def test_what_is_typed_while_paused_keeps_its_time_and_stays_here(
    syncing: Syncing, qtbot: QtBot, pc: PcWindow, tmp_path: Path
) -> None:
    syncing._begin()
    qtbot.waitUntil(lambda: not syncing.working)
    syncing.pause(True)
    there = set((tmp_path / "share").rglob("*.seg"))
    pc.add("Marta Oliveira")
    syncing.committed(_changes("user"))
    assert syncing._sealing.interval() == pacing.AFTER_CHANGE_MS
    syncing._sealing.start(0)
    qtbot.waitUntil(lambda: pc.ask("SELECT count(*) FROM sync_dirty") == [0])
    qtbot.waitUntil(lambda: not syncing.working)
    assert not syncing._wait.isActive()
    pc.add("Tom Achterberg")
    syncing.close()
    assert pc.ask("SELECT count(*) FROM sync_dirty") == [0]
    assert set((tmp_path / "share").rglob("*.seg")) == there


def test_what_fails_while_paused_begins_no_exchange(syncing: Syncing, qtbot: QtBot) -> None:
    syncing._begin()
    qtbot.waitUntil(lambda: not syncing.working)
    syncing.pause(True)
    syncing._failed("The folder is away.", lambda _sentence: None)
    assert not syncing._wait.isActive()


def _digest(*folders: Path) -> dict[Path, str]:
    return {
        path: hashlib.blake2b(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm")
    }


def test_an_idle_pc_writes_nothing(pc: PcWindow, tmp_path: Path) -> None:
    pc.now()
    places = (tmp_path / "share", pc.store.folder)
    before = _digest(*places)
    for _ in range(3):
        pc.clock.advance(60_000)
        pc.now()
    assert _digest(*places) == before


def test_f5_says_that_there_is_nobody_yet(qapp: QApplication, tmp_path: Path) -> None:
    alone = PcWindow(tmp_path, "Front desk PC", "Anna")
    alone.open("trash")
    alone.window.actions_["sync_now"].trigger()
    turn()
    (toast,) = alone.window.findChildren(Toast)
    assert "on this PC only" in toast.text()
    alone.close()


def test_the_system_tells_of_something_new(syncing: Syncing, qtbot: QtBot, tmp_path: Path) -> None:
    syncing._begin()
    qtbot.waitUntil(lambda: not syncing.working)
    assert syncing._hints.directories()
    (Path(syncing.situation.report.place) / "d-new").mkdir()
    qtbot.waitUntil(lambda: syncing.working or syncing._wait.interval() == HINT_MS)
