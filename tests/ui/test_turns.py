"""Work between events: in order, never all of it in one turn, and stopped for good."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.ui.turns import TURN_S, Turns


def test_events_come_in_between(qtbot: QtBot) -> None:
    done: list[object] = []

    def work() -> Iterator[None]:
        for part in range(4):
            done.append(part)
            time.sleep(TURN_S)
            yield

    parent = QObject()
    turns = Turns(parent, work())
    assert done == []
    beat = QTimer(parent)
    beat.setInterval(0)
    beat.timeout.connect(lambda: done.append("event"))
    beat.start()
    with qtbot.waitSignal(turns.finished):
        pass
    beat.stop()
    assert [one for one in done if one != "event"] == [0, 1, 2, 3]
    assert done.count("event") >= 3
    assert "event" in done[1 : done.index(3)]


def test_whatever_has_its_time_comes_between_two_long_parts(qtbot: QtBot) -> None:
    done: list[object] = []

    def work() -> Iterator[None]:
        for part in range(4):
            done.append(part)
            time.sleep(3 * TURN_S)
            yield

    parent = QObject()
    beat = QTimer(parent)
    beat.setSingleShot(True)
    beat.setInterval(1)

    def beaten() -> None:
        done.append("beat")
        beat.start()

    beat.timeout.connect(beaten)
    beat.start()
    with qtbot.waitSignal(Turns(parent, work()).finished):
        pass
    beat.stop()
    for part in range(3):
        assert "beat" in done[done.index(part) : done.index(part + 1)]


def test_small_parts_share_a_turn(qtbot: QtBot) -> None:
    done: list[object] = []

    def work() -> Iterator[None]:
        for part in range(5):
            done.append(part)
            yield

    parent = QObject()
    beat = QTimer(parent)
    beat.setInterval(0)
    beat.timeout.connect(lambda: done.append("event"))
    beat.start()
    with qtbot.waitSignal(Turns(parent, work()).finished):
        pass
    beat.stop()
    assert [one for one in done if one != "event"] == [0, 1, 2, 3, 4]
    assert done[done.index(0) : done.index(0) + 5] == [0, 1, 2, 3, 4]


def test_what_is_stopped_stays_undone(qtbot: QtBot) -> None:
    done: list[int] = []

    def work() -> Iterator[None]:
        done.append(1)
        yield

    parent = QObject()
    turns = Turns(parent, work())
    turns.stop()
    QApplication.processEvents()
    assert done == []
