"""Reading off the main thread what is seen, without making quick answers wait.

A question runs in a job. The main thread waits for it a moment (less than a frame), so that in most
shops the answer stands there in the same paint as what asked for it; a slower one comes later by
``answered``, and what was asked before it is forgotten. What is seen stays until then.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from crm_desktop.store.haste import GivenUpError, at_most, until
from crm_desktop.ui.jobs import Jobs, tried

WAIT_MS = 12
HERE_MS = 10
"""As long as the main thread reads by itself."""
REST_MS = 200

Q = TypeVar("Q")
A = TypeVar("A")


class NewestRead(QObject, Generic[Q, A]):
    """Questions of one kind; only the newest is answered."""

    answered = Signal(object)
    failed = Signal(str)

    def __init__(self, jobs: Jobs, title: str, read: Callable[[Q], A], *, at_once: int = 2) -> None:
        """``read`` is called on any thread; ``title`` names it to the person; so many questions
        are under way together: a later one waits, and takes the place of one that waits."""
        super().__init__()
        self.here_ms = HERE_MS
        self._at_once = at_once
        self._jobs, self._title, self._read = jobs, title, read
        self._newest: list[Q] = []
        self._waiting: list[Q] = []
        self._running = 0
        self._took = 0.0
        self._quick = False
        self._asks_again: Callable[[], None] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._newest)

    def ask(self, question: Q, *, wait_ms: int = WAIT_MS, here: bool = False) -> None:
        """Ask; ``answered`` comes before this returns where the answer is there within
        ``wait_ms``. ``here``: this thread may read it, where the last one of these was quick."""
        mine = self._newest = [question]  # the same question may be asked twice
        if here and self._quick:
            if self._read_here(mine):
                return
            wait_ms = 0  # the time is over
        if self._running >= self._at_once:
            self._waiting = mine
            return
        self._start(mine, wait_ms, here=here)

    def try_out(self, question: Q) -> None:
        """Learn, on the thread that calls, whether such a question is quick, before the first one
        is asked: that may then be read ``here``. Nothing is answered; whoever asks meanwhile goes
        first.
        """
        begun = time.perf_counter()
        with suppress(GivenUpError), until(lambda: self.busy):
            self._read(question)
            self._quick = (time.perf_counter() - begun) * 1000 < self.here_ms

    def follow(self, ask: Callable[[], None]) -> None:
        """Something changed elsewhere, maybe again and again: ``ask`` at once, and then for not
        more than a tenth of the time, since painting waits for a thread that is busy with Python.
        """
        if self._rest.isActive():
            self._asks_again = ask
            return
        self._asks_again = None
        ask()
        self._rest.start(max(REST_MS, round(10_000 * self._took)))

    def give_up(self) -> None:
        """Whoever asked is gone: nothing is asked again, and nothing is answered."""
        self._rest.stop()
        self._asks_again = None
        self._newest, self._waiting = [], []

    def _rested(self) -> None:
        if self._asks_again is not None:
            self.follow(self._asks_again)

    def _read_here(self, mine: list[Q]) -> bool:
        """Whether that was soon enough."""
        begun = time.perf_counter()
        with at_most(self.here_ms / 1000):
            found = tried(lambda: self._read(mine[0]))
        self._took = time.perf_counter() - begun
        self._quick = bool(found) and self._took * 1000 < self.here_ms
        self._tell(mine, found)
        return bool(found)

    def _start(self, mine: list[Q], wait_ms: int, *, here: bool = False) -> None:
        there = threading.Event()
        found: list[A] = []

        def work(_progress: object) -> None:
            begun = time.perf_counter()
            try:
                with until(lambda: self._newest is not mine):
                    found.append(self._read(mine[0]))
            except GivenUpError:
                return
            self._took = time.perf_counter() - begun
            if here:
                self._quick = self._took * 1000 < self.here_ms
            there.set()

        self._running += 1
        self._jobs.start(
            self._title, work, done=lambda _none: self._done(mine, found),
            failed=lambda sentence: self._failed(mine, sentence),
        )  # fmt: skip
        if self._newest is mine and wait_ms and there.wait(wait_ms / 1000):
            self._tell(mine, found)

    def _tell(self, mine: list[Q], found: list[A]) -> None:
        if self._newest is mine and found:
            self._newest = []
            self.answered.emit(found[0])

    def _done(self, mine: list[Q], found: list[A]) -> None:
        self._running -= 1
        self._tell(mine, found)
        self._ask_waiting()

    def _failed(self, mine: list[Q], sentence: str) -> None:
        self._running -= 1
        if self._newest is mine:
            self._newest = []
            self.failed.emit(sentence)
        self._ask_waiting()

    def _ask_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting and waiting is self._newest:
            self._start(waiting, 0)
