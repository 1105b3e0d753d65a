"""Every screen and the usual acts in the window of the large shop: how long the main thread is ever
taken.

A job for ``measured``. A timer beats as often as the event loop lets it; the main thread's
processor time between two beats is what nobody could have clicked in. The longest of each way is
given, in milliseconds, with the same by the clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.performance.list_view import _window

REST_S = 1.2
"""What follows an act (counts, the pane, drafts) has come by then."""


class _Beats:
    """The longest stretch between two beats since ``begin``."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self.begin()

    def begin(self) -> None:
        self._cpu, self._wall = time.thread_time(), time.perf_counter()
        self.longest = (0.0, 0.0)
        """Processor time, and by the clock."""

    def _beat(self) -> None:
        cpu, wall = time.thread_time(), time.perf_counter()
        self.longest = max(self.longest, ((cpu - self._cpu) * 1000, (wall - self._wall) * 1000))
        self._cpu, self._wall = cpu, wall


def journeys(shop: str, *, rounds: int = 2) -> dict[str, Any]:
    """Each way ``rounds`` times: the first loads what it needs, the last tells how it is then."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from crm_desktop.ui.screens import order
    from crm_desktop.ui.screens.deal import open_deal
    from crm_desktop.ui.screens.quote import quote_of_deal

    def rest(seconds: float = REST_S) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def typed(text: str) -> None:
        for sign in text:
            widget = QApplication.focusWidget()
            if widget is None:
                raise RuntimeError(f"nothing takes the keys on {window.place}")
            QTest.keyClicks(widget, sign)
            rest(0.12)

    def key(code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        widget = QApplication.focusWidget()
        if widget is not None:
            QTest.keyClick(widget, code, modifier)

    found: list[dict[str, tuple[float, float]]] = []
    seen: set[str] = set()
    with _window(shop) as window:
        window.activateWindow()
        rest(5)
        command = window.actions_

        def filtered() -> None:
            window.go("contacts")
            window.contacts.focus_filter()
            typed("weber")

        def logged() -> None:
            command["log"].trigger()
            typed("Asked for a price")
            key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        def searched() -> None:
            command["palette"].trigger()
            typed("weber")
            key(Qt.Key.Key_Escape)

        def opened(place: str) -> Callable[[], None]:
            return lambda: window.go(place)

        def one(sql: str) -> bytes:
            with window.store.read_raw() as raw:
                found: bytes = raw.execute(sql).fetchone()[0]
            return found

        with_deal = "SELECT id FROM deal WHERE gone=0 AND state='open' LIMIT 1"
        ways: dict[str, Callable[[], None]] = {
            "Today": opened("today"),
            "the calendar": opened("calendar"),
            "quiet for too long": opened("quiet"),
            "the list": opened("contacts"),
            "typing into the filter": filtered,
            "a card": window.contacts.list.open_current,
            "logging a call": logged,
            "undoing it": window.undoing.undo,
            "back to the list": window.go_back,
            "a new contact": opened("new"),
            "the palette": searched,
            "the pipeline": opened("pipeline"),
            "a deal": lambda: open_deal(window, one(with_deal)),
            "its quote": lambda: quote_of_deal(window, one(with_deal)),
            "the reports": opened("reports"),
            "the history": opened("history"),
            "the duplicates": opened("duplicates"),
            "the archived": opened("trash"),
            "the settings": opened("settings"),
            "the import": window.start_import,
            "connecting a PC": opened("sync_connect"),
            "joining a shop": opened("sync_join"),
            "the first run": opened("first"),
        }
        beats = _Beats()
        for _ in range(rounds):
            took: dict[str, tuple[float, float]] = {}
            window.activateWindow()  # whatever opened beside it took the keyboard
            rest(0.2)
            for name, act in ways.items():
                beats.begin()
                QTimer.singleShot(0, act)
                rest()
                while window.jobs.heavy is not None:
                    rest(0.1)
                took[name] = beats.longest
                seen.add(window.place)
            found.append(took)
    left_out = {screen.id for screen in order.all_screens()} - seen
    if left_out:
        raise RuntimeError(f"no way leads to {', '.join(sorted(left_out))}")
    return {"rounds": found}
