"""Backups of one window's shop: every half hour if something changed, at the end, and by hand.

Everything happens off the main thread. The copy at the end is bounded: the window says what it is
waiting for, closes by itself, and whoever cannot wait closes at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from crm_desktop.errors import StoreError
from crm_desktop.progress import Progress
from crm_desktop.services.backups import DAY_MS, DRILL_MS, Backups, State
from crm_desktop.services.health import (
    Health,
    check_fully,
    full_check_due,
    is_whole,
    mark_closed,
    mark_open,
)
from crm_desktop.ui import backup_words
from crm_desktop.ui.page_bars import Bar
from crm_desktop.ui.translation import spoken

if TYPE_CHECKING:
    from pathlib import Path

    from crm_desktop.services.going_back import WentBack
    from crm_desktop.services.second_place import Place
    from crm_desktop.store.backup import Backup
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.ui.main_window import MainWindow

LOOK_MS = 60_000
LONGEST_MS = 10_000
"""So long the window waits for the copy at its end."""
_CLOSING, _FULL = "closing_backup", "backup_trouble"


class BackingUp(QObject):
    """Tells by ``changed`` that ``state`` or ``trouble`` is another one."""

    changed = Signal()
    _written = Signal()

    def __init__(
        self, window: MainWindow, *, look_ms: int = LOOK_MS, longest_ms: int = LONGEST_MS
    ) -> None:
        super().__init__(window)
        self._window, self._longest_ms = window, longest_ms
        self.backups = Backups(window.store, zone=window.zone)
        self.state: State | None = None
        self.trouble = ""
        """Why the last try failed."""
        self.place: Place | None = None
        """Where copies outside of this PC go."""
        self.outside = ""
        """Why the last copy outside of this PC could not be made."""
        self.busy = False
        self._dirty = self._closing = self._closed = self._stop = False
        self._started = self._unclean = False
        self._timer = QTimer(self)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self.look)
        self._forget = window.store.on_commit(self._committed)

    def start(self) -> None:
        """Begin: how it stands, and whether a copy is due already."""
        self._started = True
        self._timer.start()
        self._unclean = mark_open(self._window.store.folder)
        if self._unclean:
            from crm_desktop.ui.after_crash import say_it_closed  # noqa: PLC0415 - hardly ever

            say_it_closed(self._window)
        self._window.jobs.start(
            self.tr("Looking whether everything is whole"),
            lambda _progress: is_whole(self._window.store),
            done=self._whole, failed=self._window.tell,
        )  # fmt: skip
        self._window.jobs.start(
            self.tr("Backup"), lambda _progress: self._went_back(), done=self._offer_return,
            failed=self._window.tell,
        )  # fmt: skip

    def _whole(self, whole: bool) -> None:
        """What the quick look found; a damaged file is not backed up over good copies."""
        if self._closed:
            return
        if not whole:
            self._timer.stop()
            self._dirty = False
            self._damage()
            return
        self.look(self._check_all)

    def _check_all(self) -> None:
        """After an end that was none, and weekly; after the copy, which the check uses too."""
        backups = self.backups
        if self._closed:
            return
        if self._unclean or full_check_due(backups, self._window.store.clock()):

            def check(_progress: Progress) -> Health:
                from crm_desktop.services.locking import finish_sealing  # noqa: PLC0415 - rarely

                if self._unclean:  # perhaps while encryption was being turned on
                    finish_sealing(self._window.store.folder)
                return check_fully(self._window.store, backups, self._stopped)

            self._window.jobs.start(
                self.tr("Checking everything"), check,
                done=self._checked, failed=lambda _sentence: None,  # it is tried again next time
            )  # fmt: skip

    def _checked(self, health: Health) -> None:
        if not health.ok and not self._closed:
            self._damage()

    def _damage(self) -> None:
        from crm_desktop.ui.screens.backups import tell_damage  # noqa: PLC0415 - hardly ever

        tell_damage(self._window)

    def _went_back(self) -> WentBack | None:
        from crm_desktop.services.going_back import went_back  # noqa: PLC0415 - after the start

        return went_back(self._window.store)

    def _offer_return(self, went: WentBack | None) -> None:
        from crm_desktop.ui.screens.backups import offer_return  # noqa: PLC0415 - loaded by then

        if went is not None and not self._closed:
            offer_return(self._window, went)

    def close(self) -> None:
        """The window is closed; a copy that is being made is given up."""
        if not self._closed:
            self._closed = self._stop = True
            self._timer.stop()
            self._forget()
            if self._started:
                mark_closed(self._window.store.folder)

    def log_off(self) -> None:
        """The system may end the program from now on, and that is as it should be."""
        if self._started and not self._closed:
            mark_closed(self._window.store.folder)

    def _committed(self, _changes: ChangeSet) -> None:
        self._dirty = True  # on whatever thread wrote

    # -- making --------------------------------------------------------------------------------

    def look(self, then: Callable[[], None] = lambda: None) -> None:
        """Make a copy if one is due, and see how it stands; ``then``: afterwards."""
        if self._window.jobs.heavy is None:  # an import makes its own before it begins
            self._run(self._look, lambda _made: then())

    def now(self, done: Callable[[], None] = lambda: None) -> None:
        """Make a copy, as the person wishes; ``done``: afterwards."""

        def made(backup: Backup) -> None:
            said = backup_words.contents(backup)
            self._window.tell(self.tr("Backed up and checked: %1.").replace("%1", said))
            done()

        def make() -> Backup:
            backup = self.backups.make("by-hand", self._stopped)
            self._copy_outside()
            return backup

        self._run(make, made, asked=True)

    def choose_place(self, folder: Path, passphrase: str) -> None:
        """From now on copy backups there too, and at once."""
        from crm_desktop.services.second_place import choose_place  # noqa: PLC0415 - rarely

        def make() -> None:
            choose_place(self.backups, folder, passphrase)
            self.backups.make_where(self.backups.changed, "by-hand", self._stopped)
            self._copy_outside()

        self._run(make, lambda _none: None, asked=True)

    def forget_place(self) -> None:
        """Copy nothing there any more."""
        from crm_desktop.services.second_place import forget_place  # noqa: PLC0415 - rarely

        self._run(lambda: forget_place(self.backups), lambda _none: None, asked=True)

    def refresh(self) -> None:
        """See how it stands."""
        self._run(lambda: None, lambda _none: None)

    def _look(self) -> None:
        self.backups.make_where(self.backups.due, "time", self._stopped)
        told = self.backups.notes().get("second")
        if isinstance(told, dict):
            last = told.get("last_at") or 0
            if not 0 <= self._window.store.clock() - last < DAY_MS:
                self._copy_outside()
        notes = self.backups.notes()
        tried = max(notes.get("drill_at", 0), notes.get("drill_tried", 0))
        if self.backups.listed() and self._window.store.clock() - tried > DRILL_MS:
            self.backups.note(drill_tried=self._window.store.clock())
            self.backups.drill()

    def _copy_outside(self) -> None:
        """The newest copy goes to the second place too; a drive that is not there is waited for."""
        from crm_desktop.services.second_place import copy_newest  # noqa: PLC0415 - rarely

        self.outside = ""
        try:
            copy_newest(self.backups, self._window.store.clock(), self._stopped)
        except StoreError as error:
            self.outside = error.sentence

    def _see(self) -> State:
        if "second" in self.backups.notes():
            from crm_desktop.services.second_place import place_of  # noqa: PLC0415 - rarely

            self.place = place_of(self.backups)
        else:
            self.place, self.outside = None, ""
        return self.backups.state()

    def _stopped(self) -> bool:
        return self._stop

    def _run(
        self, work: Callable[[], Any], made: Callable[[Any], None], *, asked: bool = False
    ) -> None:
        if self.busy or self._closed:
            return
        self.busy = True
        dirty, self._dirty = self._dirty, False

        def done(result: tuple[Any, State]) -> None:
            self.busy = False
            self.trouble = ""
            self._dirty = self._dirty or result[1].changed
            self._take(result[1])
            made(result[0])

        def failed(sentence: str) -> None:
            self.busy = False
            self._dirty = self._dirty or dirty
            self.trouble = spoken(sentence)
            self._show_trouble()
            if asked:
                self._window.tell(sentence)
            self.changed.emit()

        self._window.jobs.start(
            self.tr("Backup"), lambda _progress: (work(), self._see()), done=done,
            failed=failed,
        )  # fmt: skip
        self.changed.emit()

    def _take(self, state: State) -> None:
        self.state = state
        self._show_trouble()
        self.changed.emit()

    def _show_trouble(self) -> None:
        """Above every page, while no copy can be made, or the newest one cannot be read."""
        window, state = self._window, self.state
        if self._closed:
            return
        text = self.trouble
        if not text and state is not None and state.unreadable is not None:
            at = window.store.clock()
            text = backup_words.state(state, window.today(), window.zone, at).heading
        if not text:
            window.bars.drop(_FULL)
        elif text not in window.bars.texts():
            answer = (self.tr("Back up now"), self.now)
            window.bars.show_bar(_FULL, Bar(text, [answer], "triangle-alert", "warning"))

    # -- at the end ----------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Whether the window may close now. Else it closes by itself when the copy is made, at the
        latest after ten seconds; the second wish to close holds."""
        if self._closed or self._closing or not self._dirty:
            return True
        if self.busy:
            return True  # a copy of some moments ago is being made; it is given up
        self._closing = True
        window = self._window
        window.bars.show_bar(
            _CLOSING,
            Bar(self.tr("Making a backup before closing…"),
                [(self.tr("Close without"), self._end)], "shield-check"),
        )  # fmt: skip
        QTimer.singleShot(self._longest_ms, self, self._end)
        window.jobs.start(
            self.tr("Backup"), lambda _progress: self._last(), done=lambda _none: self._end(),
            failed=lambda _sentence: self._end(),
        )  # fmt: skip
        return False

    def _last(self) -> None:
        self.backups.make_where(self.backups.changed, "exit", self._stopped)

    def _end(self) -> None:
        if not self._closed:
            self._stop = True
            self._window.bars.drop(_CLOSING)
            # Not from within the wish to close that began this.
            QTimer.singleShot(0, self._window, self._window.close)
