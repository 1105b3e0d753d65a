"""The watch over the event loop, with a clock of its own."""

import threading

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.dialogs.slow_moments import SlowMomentsPanel
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.slow_moments import KEPT, SlowMoments, described, stack_of


class Clock:
    def __init__(self) -> None:
        self.now = 5.0

    def __call__(self) -> float:
        return self.now


def test_a_late_beat_is_a_slow_moment(qtbot: QtBot) -> None:
    clock = Clock()
    watch = SlowMoments(clock=clock)
    watch.beat()
    watch.clear()
    for late in (0.011, 0.059, 0.061, 0.310):
        clock.now += late
        watch.beat()
    assert [round(moment.milliseconds) for moment in watch.moments()] == [51, 300]
    assert [round(moment.milliseconds) for moment in watch.slowest(1)] == [300]
    watch.clear()
    assert watch.moments() == ()


def test_what_ran_meanwhile_is_told(qtbot: QtBot) -> None:
    clock = Clock()
    watch = SlowMoments(clock=clock)
    watch.beat()
    watch.clear()
    watch.look()
    clock.now += 0.2
    watch.look()
    watch.beat()
    assert watch.moments()[0].doing.startswith("stack_of (slow_moments.py:")
    assert " < look (slow_moments.py:" in watch.moments()[0].doing


def test_another_thread_is_looked_at(qtbot: QtBot) -> None:
    seen: list[list[str]] = []
    main = threading.get_ident()
    looking = threading.Thread(target=lambda: seen.append(stack_of(main)))
    looking.start()
    looking.join()
    assert any("test_another_thread_is_looked_at" in line for line in seen[0])
    assert not any("stack_of" in line for line in seen[0])


def test_only_so_many_are_kept(qtbot: QtBot) -> None:
    clock = Clock()
    watch = SlowMoments(clock=clock)
    for _ in range(KEPT + 5):
        clock.now += 1
        watch.beat()
    assert len(watch.moments()) == KEPT


def test_other_programs_are_called_qt() -> None:
    assert described([]) == "Qt"
    assert described(['  File "/usr/lib/python3/threading.py", line 5 in run']) == "Qt"
    assert described(['  File "C:\\x\\crm_desktop\\ui\\a.py", line 5 in run']) == "run (a.py:5)"


def test_the_palette_opens_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["slow"].trigger()
    window.actions_["slow"].trigger()
    (panel,) = window.findChildren(SlowMomentsPanel)
    watch = window.findChild(SlowMoments)
    assert watch is not None
    watch.stop()
    watch._clock = Clock()
    watch.beat()
    watch.clear()
    watch._clock.now += 0.5
    watch.beat()
    shown = panel.findChild(QListWidget)
    assert shown is not None
    assert shown.count() == 1
    panel.close()
