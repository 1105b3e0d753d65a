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


def test_small_parts_share_a_turn(qtbot: QtBot) -> None:
    parent = QObject()
    turns = Turns(parent, (None for _ in range(5)))
    spies: list[bool] = []
    turns.finished.connect(lambda: spies.append(True))
    QApplication.processEvents()
    QApplication.processEvents()
    assert spies == [True]


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
