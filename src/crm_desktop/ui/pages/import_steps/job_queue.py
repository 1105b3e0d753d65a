"""Jobs of one import, one after another: its file's reader may be used by one thread at a time.

Of several jobs of the same kind that wait, only the last is done: nobody needs a plan, a preview or
a comparison that was overtaken by another wish.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from crm_desktop.errors import UserError
from crm_desktop.ui.jobs import Job, Jobs


@dataclass(frozen=True, slots=True)
class _Wish:
    kind: str
    title: str
    fn: Callable[[Any], Any]
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    heavy: bool


class JobQueue(QObject):
    """All callbacks and signals arrive on the main thread."""

    progressed = Signal(int, int, str)

    def __init__(self, jobs: Jobs, cancelled: Callable[[], None]) -> None:
        """``cancelled``: a job ended because of ``cancel``."""
        super().__init__()
        self._jobs, self._cancelled = jobs, cancelled
        self._waiting: deque[_Wish] = deque()
        self._running = False
        self._job: Job | None = None
        self._instead: Callable[[], None] | None = None

    def add(
        self,
        kind: str,
        title: str,
        fn: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        *,
        heavy: bool = False,
    ) -> None:
        """Do ``fn`` after the jobs before it; a waiting one of the same ``kind`` gives way."""
        self._waiting = deque(wish for wish in self._waiting if wish.kind != kind)
        self._waiting.append(_Wish(kind, title, fn, done, failed, heavy))
        self._next()

    def waits(self, kind: str) -> bool:
        """Whether a job of this kind is still to be done."""
        return any(wish.kind == kind for wish in self._waiting)

    def cancel(self) -> None:
        """Ask the job under way to stop."""
        if self._job is not None:
            self._job.cancel()

    def replace_by(self, then: Callable[[], None]) -> None:
        """Forget what waits, stop what is under way, and do ``then`` when that has ended."""
        self._waiting.clear()
        if self._running:
            self._instead = then
            self.cancel()
        else:
            then()

    def _next(self) -> None:
        if self._running or not self._waiting:
            return
        wish = self._waiting.popleft()
        self._running = True

        def ended(then: Callable[[], None]) -> None:
            self._running, self._job = False, None
            instead, self._instead = self._instead, None
            if instead is not None:
                instead()
            else:
                then()
                self._next()

        try:
            job = self._jobs.start(
                wish.title,
                wish.fn,
                done=lambda result: ended(lambda: wish.done(result)),
                failed=lambda sentence: ended(lambda: wish.failed(sentence)),
                cancelled=lambda: ended(self._cancelled),
                progressed=self.progressed.emit,
                heavy=wish.heavy,
            )
        except UserError as error:
            sentence = error.sentence
            ended(lambda: wish.failed(sentence))
            return
        if self._running:
            self._job = job
