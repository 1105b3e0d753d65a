"""Idle work of the store: after commits, until nothing is left, never while closing."""

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.tidying import Tidying

FIRST_PLACE = "trash"


@dataclass
class Shop:
    """Tells how many parts are left to do."""

    left: int
    calls: int = 0

    def tidy(self) -> bool:
        self.calls += 1
        self.left = max(0, self.left - 1)
        return self.left > 0


class Window(QObject):
    """As much of a window as tidying needs."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.store, self.jobs = Shop(left), Jobs(at_once=True)


def test_it_goes_on_until_nothing_is_left(qtbot: QtBot) -> None:
    window = Window(3)
    work = Tidying(cast(MainWindow, window), after_ms=1, between_ms=1)
    assert window.store.calls == 0
    work.committed(cast(Any, None))
    qtbot.waitUntil(lambda: window.store.left == 0)
    qtbot.wait(20)
    assert window.store.calls == 3


def test_nothing_begins_once_it_was_stopped(qtbot: QtBot) -> None:
    window = Window(3)
    work = Tidying(cast(MainWindow, window), after_ms=1, between_ms=1)
    work.committed(cast(Any, None))
    work.stop()
    work.committed(cast(Any, None))
    qtbot.wait(20)
    assert window.store.calls == 0


def test_the_window_waits_after_a_commit_and_no_more_when_it_closed(
    window: MainWindow, qtbot: QtBot
) -> None:
    with window.store.transact("Rename") as tx:
        tx.raw.execute("UPDATE contact SET name='Marta O' WHERE n=1")
    qtbot.waitUntil(window.tidying._wait.isActive)
    window.close()
    assert not window.tidying._wait.isActive()
