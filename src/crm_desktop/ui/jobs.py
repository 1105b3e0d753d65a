"""Long work off the main thread, with progress and cancel; results come back on the main thread.

``start`` runs ``fn(progress)`` on a thread. Heavy jobs (import, large undo, restore) take one
exclusive slot, so that no two of them fight for the writer. Reporting progress is the cancel check:
``progress`` raises ``CancelledError`` after ``Job.cancel``. Threads exchange plain values only.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.ui.translation import spoken

REPORTS_A_SECOND = 10
_THREADS = 4
A = TypeVar("A")


def tried(work: Callable[[], A]) -> list[A]:
    """What work gives here and now; nothing where it could not be done: whoever starts a job for it
    then is told why."""
    try:
        return [work()]
    except Exception:
        return []


class Job(QObject):
    """A piece of work under way. All signals arrive on the main thread."""

    progressed = Signal(int, int, str)
    """done, total (0: unknown), text"""
    finished = Signal(object)
    failed = Signal(str)
    """A sentence for the person."""
    cancelled = Signal()

    def __init__(self, title: str, fn: Callable[[Any], Any]) -> None:
        super().__init__()
        self.title = title
        self._fn = fn
        self._stop = False
        self._last = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop = True

    def _report(self, done: int, total: int, text: str) -> None:
        if self._stop:
            raise CancelledError
        now = time.monotonic()
        if now - self._last >= 1 / REPORTS_A_SECOND or done == total:
            self._last = now
            self.progressed.emit(done, total, text)

    def run(self) -> None:
        """Do the work on the calling thread and emit one of the three ends."""
        try:
            result = self._fn(self._report)
        except CancelledError:
            self.cancelled.emit()
        except UserError as error:
            self.failed.emit(spoken(error.sentence))
        except Exception as error:
            from crm_desktop.services.faults import describe, log  # noqa: PLC0415 - hardly ever

            log("job failed", describe(error))
            self.failed.emit(
                self.tr("Something went wrong that should not have. Your data is safe.")
            )
        else:
            self.finished.emit(result)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """Starts jobs; at most one heavy one at a time."""

    changed = Signal()

    def __init__(self, *, at_once: bool = False) -> None:
        """``at_once``: run on the calling thread (tests)."""
        super().__init__()
        self._at_once = at_once
        self._pool = QThreadPool()
        # Short questions must not wait for an import to end, however few processors there are.
        self._pool.setMaxThreadCount(max(_THREADS, self._pool.maxThreadCount()))
        self._running: list[Job] = []
        self._heavy: Job | None = None
        self._held: list[str] = []

    @property
    def under_way(self) -> str:
        """What must end before the window closes, in words; "" for nothing."""
        if self._heavy is not None:
            return self._heavy.title
        return self._held[-1] if self._held else ""

    def hold(self, title: str) -> None:
        """The window is not closed before ``let_go``: for work of many small jobs."""
        self._held.append(title)

    def let_go(self, title: str) -> None:
        """The end of ``hold``."""
        self._held.remove(title)

    @property
    def heavy(self) -> Job | None:
        """The heavy job under way."""
        return self._heavy

    @property
    def idle(self) -> bool:
        """Whether nothing is under way, and every result has been taken."""
        return not self._running

    def start(
        self,
        title: str,
        fn: Callable[[Any], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        cancelled: Callable[[], None] | None = None,
        progressed: Callable[[int, int, str], None] | None = None,
        heavy: bool = False,
    ) -> Job:
        """Start ``fn``.

        Raises:
            UserError: a heavy job is under way already.
        """
        if heavy and self._heavy is not None:
            raise UserError(
                self.tr("“%1” is still under way. Please wait until it is done.").replace(
                    "%1", self._heavy.title
                ),
                code="job.busy",
            )
        job = Job(title, fn)
        job.finished.connect(done)
        job.failed.connect(failed)
        if cancelled is not None:
            job.cancelled.connect(cancelled)
        if progressed is not None:
            job.progressed.connect(progressed)
        for end in (job.finished, job.failed, job.cancelled):
            end.connect(self._ended)
        self._running.append(job)  # a QRunnable alone would let the Python object go
        if heavy:
            self._heavy = job
        self.changed.emit()
        if self._at_once:
            job.run()
        else:
            self._pool.start(_Runner(job))
        return job

    def wait(self) -> None:
        """Let everything end (before the shop is closed)."""
        self._pool.waitForDone()

    @Slot()
    def _ended(self) -> None:
        job = self.sender()
        self._running = [other for other in self._running if other is not job]
        if job is self._heavy:
            self._heavy = None
        self.changed.emit()
