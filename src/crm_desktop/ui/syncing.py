"""Sharing with other PCs while the window is open: rounds by themselves, and how it stands.

A round runs off the main thread: two seconds after a commit, else every ten seconds or so, more
seldom while the others cannot be reached. Each has a thread of its own that nobody waits for
longer than ``CLOSE_MS``: a network drive that vanished may not answer for minutes, and must not
keep the window from closing. Only one round is under way at a time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from crm_desktop.store.change_set import ChangeSet
from crm_desktop.sync import pacing
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.rounds import CUT_OFF, Report, Rounds
from crm_desktop.ui.announcing import announce
from crm_desktop.ui.jobs import Job
from crm_desktop.ui.sync_words import Said, Situation, Times, said

if TYPE_CHECKING:
    from crm_desktop.sync.setup import Begun, Surroundings
    from crm_desktop.ui.main_window import MainWindow

SHOW_AFTER_MS = 700
"""A round that is done sooner is not shown: there is one every ten seconds."""
CLOSE_MS = 3_000
"""How long closing the window waits for the last round."""
AGES_MS = 30_000
"""How often "2 min ago" is said anew."""
HINT_MS = 300
"""After the system says that something in the folder changed."""
MANY_CAME = 20
"""Changes of others that are told by themselves; fewer come all day long."""
_BAD = frozenset({"bad"})


class Syncing(QObject):
    """The exchange of one window's shop."""

    changed = Signal()
    """``situation`` is another one."""
    came = Signal(object)
    """A ``ChangeSet`` of what another PC wrote."""
    files_came = Signal()
    """Contents of attachments that were not here before."""
    received = Signal(object)
    """The ``Report`` of an exchange that brought very much, or that somebody asked for, or that
    brought back what is in the trash here."""

    def __init__(
        self,
        window: MainWindow,
        surroundings: Callable[[], Surroundings],
        *,
        dice: Callable[[], float] | None = None,
        at_once: bool = False,
        by_itself: bool = True,
    ) -> None:
        """``at_once``: rounds run on the calling thread, ``by_itself`` False: only when asked for
        (tests)."""
        super().__init__(window)
        self._window, self._at_once, self._by_itself = window, at_once, by_itself
        self.surroundings = surroundings
        self._dice = dice or Random().random  # noqa: S311 - it only spreads the rounds
        self.rounds = Rounds(window.store, surroundings)
        self.situation = Situation(
            paused=window.settings.sync_paused, last_at=window.settings.sync_at
        )
        self._job: Job | None = None
        self._thread: threading.Thread | None = None
        self._failures = 0
        self._again = self._stopped = False
        self._asked = False
        """Somebody waits for the round that is under way."""
        self._listening = False
        """The job that is under way only waits for a server to say that there is something."""
        self._after: list[Callable[[], None]] = []
        self._wait = _timer(self, self._begin)
        self._late = _timer(self, self._show_working)
        self._stuck = _timer(self, self._say_stuck)
        self._sealing = _timer(self, self._seal)
        self._ages = QTimer(self)
        self._ages.setInterval(AGES_MS)
        self._ages.timeout.connect(self.changed)
        self._hints = QFileSystemWatcher(self)
        self._hints.directoryChanged.connect(lambda _path: self._hinted())

    # -- for the window ------------------------------------------------------------------------

    def start(self) -> None:
        """Find out whether the shop is shared, and begin the first round."""
        self._tell(shared=self._window.store.is_shared())
        if self.situation.shared:
            self._ages.start()
            if not self.situation.paused:
                self._plan(0)

    def said(self) -> Said:
        """How it stands, in sentences."""
        return said(self.situation, self.times())

    def times(self) -> Times:
        """Says when something was."""
        return Times(self._window.store.clock(), self._window.zone)

    @property
    def working(self) -> bool:
        """Whether a round is under way."""
        return self._job is not None and not self._listening

    def now(self) -> None:
        """A round at once, for somebody who waits for it."""
        if not self.situation.shared:
            return
        self._failures = 0
        if self.situation.paused:
            self.pause(False)
        self._asked = True
        self._show_working()
        self._begin()

    def cancel(self) -> None:
        """Stop the round that is under way; what it did stays done."""
        if self._job is not None:
            self._again = False
            self._job.cancel()

    def pause(self, paused: bool) -> None:
        """Exchange nothing until further notice, or go on."""
        self._window.settings.sync_paused = paused
        self._tell(paused=paused)
        if paused:
            self._wait.stop()
            self.cancel()
        else:
            self._plan(0)

    def begun(self, begun: Begun, then: Callable[[], None] | None = None) -> None:
        """Sharing was begun or joined: the first round, and ``then`` when it is done."""
        self.rounds.begun(begun.key, begun.password)
        if then is not None:
            self._after.append(then)
        self._tell(shared=True, paused=False, report=Report(), last_at=0)
        self._window.settings.sync_paused = False
        self._ages.start()
        self._show_working()
        self._begin()

    def ended(self) -> None:
        """The shop is shared no longer."""
        self._wait.stop()
        self._ages.stop()
        self.rounds.ended()
        self._tell(shared=False, report=Report(), last_at=0, working=None)

    def refresh(self) -> None:
        """Read anew how it stands, without asking the folder."""
        if self._listening:
            self._after.append(self.refresh)
            self.cancel()
        elif self._job is None and self.situation.shared:
            self._run(lambda _progress: self.rounds.look(), self._looked)

    def settled(self) -> None:
        """A question was settled here; that is sent like any change, though nothing may have been
        changed by it."""
        self.refresh()
        if not self.situation.paused and not self._failures:
            self._plan(pacing.AFTER_CHANGE_MS, sooner=True)

    def do(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        title: str,
        *,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Something else with the shared shop (leave, retire, check), between two rounds.

        ``title`` is shown meanwhile; ``failed`` gets the sentence of an error, else a toast.
        """
        if self._job is not None:
            self._after.append(lambda: self.do(work, done, title, failed=failed))
            if not self.situation.doing:  # a round comes again; what somebody asked for does not
                self.cancel()
            return
        if title:
            self._tell(working=(0, 0), doing=title)
        self._run(work, done, title, failed)

    def close(self, within_ms: int = CLOSE_MS) -> None:
        """The window closes: send what is left, if that is possible within so long."""
        self._stopped = True
        for timer in (self._wait, self._late, self._stuck, self._sealing, self._ages):
            timer.stop()
        self._again = False
        self._window.settings.sync_at = self.situation.last_at
        if self.situation.shared and not self._at_once:
            self._send_last(within_ms)
        else:
            self._leave_thread(0)
        if self._thread is None:
            self.rounds.close()

    def _send_last(self, within_ms: int) -> None:
        until = time.monotonic() + within_ms / 1000
        paused = self.situation.paused
        self._leave_thread(0 if paused else within_ms)
        if self._thread is None and self._has_unsent():
            cut_off = paused or self.situation.report.trouble & CUT_OFF
            self._run(self.rounds.seal if cut_off else self.rounds.go, lambda _report: None)
            self._leave_thread(round((until - time.monotonic()) * 1000))

    def _has_unsent(self) -> bool:
        with self._window.store.read_raw() as raw:
            return raw.execute("SELECT 1 FROM sync_dirty LIMIT 1").fetchone() is not None

    def _leave_thread(self, within_ms: int) -> None:
        thread = self._thread
        if thread is None:
            return
        thread.join(max(0, within_ms) / 1000)
        if thread.is_alive() and self._job is not None:
            self._job.cancel()
            thread.join(0.5)
        if not thread.is_alive():
            self._thread = None

    # -- when ----------------------------------------------------------------------------------

    def committed(self, changes: ChangeSet) -> None:
        """Something was saved, here or by another PC."""
        if changes.origin == "sync":
            self.came.emit(changes)
            return
        if not self.situation.shared or self._stopped:
            return
        if self.situation.report.questions or self.situation.report.recovered:
            self.refresh()
        if not self.situation.paused and not self._failures:
            self._plan(pacing.AFTER_CHANGE_MS, sooner=True)
        elif self._by_itself and not self._sealing.isActive():
            self._sealing.start(pacing.AFTER_CHANGE_MS)

    def _seal(self) -> None:
        """Nothing is exchanged now; what was typed keeps its time nevertheless."""
        if self._job is None:
            self._run(self.rounds.seal, lambda _none: None)
        else:
            self._sealing.start(pacing.AFTER_CHANGE_MS)

    def _plan(self, wait: int, *, sooner: bool = False) -> None:
        """``sooner``: a round that is due before that stays planned."""
        if self._stopped or not self._by_itself or not self.situation.shared:
            return
        if self.situation.paused:
            return
        if sooner and self._wait.isActive() and self._wait.remainingTime() <= wait:
            return
        self._wait.start(wait)

    def _hinted(self) -> None:
        if not self.situation.paused and self._job is None:
            self._plan(HINT_MS, sooner=True)

    def _begin(self) -> None:
        if self._stopped:
            return
        if self._listening:
            self._after.append(self._begin)
            self.cancel()
            return
        if self._job is not None:
            self._again = True
            return
        if self._window.jobs.heavy is not None:  # an import: its rows go out together
            self._plan(pacing.AFTER_CHANGE_MS)
            return
        if self._by_itself:
            self._late.start(SHOW_AFTER_MS)
            self._stuck.start(pacing.STUCK_MS)
        self._run(self.rounds.go, self._went)

    # -- a round -------------------------------------------------------------------------------

    def _run(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        title: str = "",
        failed: Callable[[str], None] | None = None,
    ) -> None:
        job = self._job = Job(title or self.tr("Exchanging changes"), work)
        job.finished.connect(lambda result: self._ended(job, lambda: done(result)))
        job.failed.connect(
            lambda sentence: self._ended(job, lambda: self._failed(sentence, failed))
        )
        job.cancelled.connect(lambda: self._ended(job, self._cancelled))
        job.progressed.connect(lambda done, total, _text: self._progressed(job, done, total))
        if self._at_once:
            job.run()
            return
        self._thread = threading.Thread(target=job.run, name="sync", daemon=True)
        self._thread.start()

    def _ended(self, job: Job, then: Callable[[], None]) -> None:
        if self._job is not job:
            return
        self._job = self._thread = None
        self._listening = False
        self._late.stop()
        self._stuck.stop()
        if self._stopped:
            return
        self._tell(working=None, doing="")
        then()
        waiting, self._after = self._after, []
        for one in waiting:
            one()

    def _went(self, report: Report) -> None:
        stopped = report.key_needed or report.password_needed or not report.reached
        self._failures = self._failures + 1 if stopped else 0
        last_at = report.at if report.reached else self.situation.last_at
        self._tell(report=report, last_at=last_at)
        asked, self._asked = self._asked, False
        if report.back or (report.steps and report.came >= (1 if asked else MANY_CAME)):
            self.received.emit(report)
        if report.files_came:
            self.files_came.emit()
        if not self._failures:
            self._watch(report.folders)
        if self.situation.paused:
            return
        again, self._again = self._again, False
        wait = HINT_MS if again else pacing.next_wait(self._failures, self._dice)
        if self._failures or again or "://" not in report.place or not self._by_itself:
            self._plan(wait)
        else:
            self._listen(wait)

    def _listen(self, wait: int) -> None:
        """A server tells at once when somebody else sends something."""
        self._listening = True
        self._run(
            lambda progress: self.rounds.news(wait / 1000, progress),
            lambda hint: self._plan(wait if hint is None else 0),
        )

    def _looked(self, report: Report) -> None:
        self._tell(report=report)
        if not self.situation.paused and not self._wait.isActive():
            self._plan(pacing.AFTER_CHANGE_MS)

    def _failed(self, sentence: str, told: Callable[[str], None] | None = None) -> None:
        self._failures += 1
        (told or self._window.tell)(sentence)
        self._plan(pacing.next_wait(self._failures, self._dice))

    def _cancelled(self) -> None:
        if not self.situation.paused and not self._after:
            self._plan(pacing.next_wait(0, self._dice))

    def _progressed(self, job: Job, done: int, total: int) -> None:
        if job is not self._job or self._stopped:
            return
        self._stuck.start(pacing.STUCK_MS)
        if self.situation.working is not None or total > 1:
            self._tell(working=(done, total))

    def _show_working(self) -> None:
        if not self.situation.paused and self.situation.working is None:
            self._tell(working=(0, 0))

    def _say_stuck(self) -> None:
        """The folder does not answer; the round goes on waiting, and the person need not."""
        trouble = self.situation.report.trouble | {Trouble.UNREACHABLE}
        self._failures += 1
        report = replace(self.situation.report, trouble=trouble)
        self._tell(working=None, report=report)

    def _tell(self, **values: Any) -> None:
        before = self.situation
        self.situation = replace(before, **values)
        if self.situation == before:
            return
        if self.situation.report.pc not in ("", self._window.pc):
            self._window.show_pc(self.situation.report.pc)
        now = said(self.situation, self.times())
        if now.tone in _BAD and said(before, self.times()).tone not in _BAD:
            announce(self._window, f"{now.heading}. {now.sentence}")
        self.changed.emit()

    def _watch(self, folders: Sequence[str]) -> None:
        """Have the system say when something in the folder changes: only a hint."""
        new = set(folders).difference(self._hints.directories())
        if new and self._by_itself:
            self._hints.addPaths(sorted(new))


def _timer(parent: QObject, then: Callable[[], None]) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.timeout.connect(then)
    return made
