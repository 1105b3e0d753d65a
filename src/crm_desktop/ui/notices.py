"""Looks for reminders that are due, and hands them on to be shown: each once, none lost.

A look runs off the main thread every 30 seconds of the wall clock, after the computer woke up and
when the window is used again. What it finds counts as told only after it was shown, so a program
that ends in between tells it at its next start. What the person at this PC has just written is
known to them and is not told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pc_settings import PcSettings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from crm_desktop.services.told import Look
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store

EVERY_MS = 30_000
"""A longer one would be late after sleep, during which timers of Qt stand still."""
_SOON_MS = 1_000
LONGEST_PAUSE = 48 * 3_600_000
"""A pause that seems longer comes from a clock that was set back; it does not count."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What came back from the other thread; ``due`` is the number that the day's page shows."""

    look: Look | None
    due: int


class Notices(QObject):
    """``told`` carries a tuple of ``services.told.Told``, the earliest first; ``counted`` how many
    reminders are late or due today."""

    told = Signal(object)
    counted = Signal(int)
    _written = Signal()

    def __init__(
        self, parent: QObject, store: Store, jobs: Jobs, settings: PcSettings,
        today: Callable[[], dt.date],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._store, self._jobs, self._settings, self._today = store, jobs, settings, today
        self._busy = self._again = False
        self.at_start = True
        """What is told was found by the first look."""
        self._own: deque[tuple[int, int]] = deque()  # when the person here wrote a reminder, and it
        self._shown: dict[int, tuple[int, int]] = {}  # reminder.n -> due instant, last moment
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        # A commit may come from any thread, a timer is started on its own.
        self._written.connect(self._soon.start, Qt.ConnectionType.QueuedConnection)
        self._stop = store.on_commit(self._committed)

    def start(self) -> None:
        """Look now, and again and again."""
        self._timer.start()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._state_changed)
        self.look()

    def close(self) -> None:
        """Look no more; called before the shop is closed."""
        self._stop()
        self._timer.stop()
        self._soon.stop()

    # -- pausing -------------------------------------------------------------------------------

    @property
    def paused_until(self) -> int:
        """UTC milliseconds; 0: nothing is paused."""
        until, now = self._settings.paused_until, self._store.clock()
        return until if now < until <= now + LONGEST_PAUSE else 0

    def pause(self, until: int) -> None:
        """Tell nothing until then (UTC milliseconds; 0: go on now). What comes due meanwhile is
        told afterwards, in one list."""
        self._settings.paused_until = until
        self.look()

    # -- looking -------------------------------------------------------------------------------

    def look(self) -> None:
        """Look once; while one look is under way the next one waits for it."""
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        own: list[tuple[int, int]] = []
        while self._own:  # others may add to it meanwhile
            own.append(self._own.popleft())
        paused = bool(self.paused_until)

        def failed(_sentence: str) -> None:  # the next look tries it again
            self._own.extendleft(own)
            self._busy = False

        self._jobs.start(
            self.tr("Looking for reminders"), lambda _progress: self._work(own, paused),
            done=self._found, failed=failed,
        )  # fmt: skip

    def _work(self, own: list[tuple[int, int]], paused: bool) -> _Seen:
        from crm_desktop.services import told  # noqa: PLC0415 - after the first page
        from crm_desktop.services.today import due_count  # noqa: PLC0415

        for at in sorted({when for when, _ in own}):
            told.settle(self._store, [n for when, n in own if when == at], at)
        found = None if paused else told.look(self._store, self._store.clock())
        if found is not None and not found.told:
            told.keep(self._store, found)
        with self._store.read_raw() as raw:
            return _Seen(found, due_count(raw, self._today()))

    def _found(self, seen: _Seen) -> None:
        self._busy = False
        self.counted.emit(seen.due)
        found = seen.look
        if found is not None and found.told:
            # A full disk may keep nothing: what was shown since the start is known here, too.
            moments = {n: (one.due_at, one.until) for n, one in found.settled.items()}
            new = tuple(one for one in found.told if self._shown.get(one.n) != moments[one.n])
            self._shown.update(moments)
            if new and self._settings.notices:
                self.told.emit(new)
            self.at_start = False
            self._keep(found)
            return
        self.at_start = False
        if self._again:
            self.look()

    def _keep(self, found: Look) -> None:
        from crm_desktop.services import told  # noqa: PLC0415 - after the first page

        self._busy = True

        def ended(_result: object) -> None:
            self._busy = False
            if self._again:
                self.look()

        self._jobs.start(
            self.tr("Looking for reminders"), lambda _progress: told.keep(self._store, found),
            done=ended, failed=ended,
        )  # fmt: skip

    def _committed(self, changes: ChangeSet) -> None:
        # On the thread that committed: the moment counts, not when the main thread hears of it.
        rows: Iterable[int] | None = changes.rows.get("reminder", ())
        if changes.origin == "user" and rows:
            now = self._store.clock()
            self._own.extend((now, n) for n in rows)
        if "reminder" in changes.rows or "contact" in changes.rows:
            self._written.emit()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
