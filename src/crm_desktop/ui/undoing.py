"""Undo and redo in the window: Ctrl+Z, Ctrl+Y, and the Undo of a toast.

Ctrl+Z walks back over what was done since the window opened, or since the shop was set up in it,
and no further; older steps stand in the history. Everything runs as a job, since a step may be a
whole import.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from crm_desktop.errors import UserError

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.services.history import History
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.undo import UndoResult
    from crm_desktop.ui.main_window import MainWindow


class Undoing(QObject):
    """Turns steps back for one window and says so."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.begin_here()
        self.newest = -1
        """The step that this person did last; -1: none yet."""
        self._stop = window.store.on_commit(self._committed)

    def close(self) -> None:
        """Stop listening to the store."""
        self._stop()

    def begin_here(self) -> None:
        """What was done so far is no work of the person, such as filling the invented shop."""
        self._opened_after = self._last_batch()

    def undo(self) -> None:
        """Turn back the last thing that was done since the window opened."""
        history = self._history()
        newest = history.standing()
        if newest is None or newest <= self._opened_after:
            self._window.tell(self.tr("Nothing to undo here. Earlier steps stand in History."))
            return
        self._turn(self.tr("Undo"), lambda progress: history.undo(progress=progress))

    def redo(self) -> None:
        """Do again what was undone."""
        history = self._history()
        self._turn(self.tr("Redo"), lambda progress: history.redo(progress=progress))

    def undo_step(self, batch: int) -> None:
        """Turn back one step."""
        self.undo_steps((batch,))

    def undo_steps(self, batches: Sequence[int]) -> None:
        """Turn back one step or more, the newest first."""
        history = self._history()

        def work(progress: Progress) -> UndoResult:
            *later, first = sorted(batches, reverse=True)
            for batch in later:
                history.undo(batch, progress=progress)
            return history.undo(first, progress=progress)

        self._turn(self.tr("Undo"), work)

    def tell(self, result: UndoResult) -> None:
        """Say what was turned back, and how much of it had to stay."""
        from crm_desktop.ui import batch_words  # noqa: PLC0415 - after the first page

        if self._window.place == "history":
            from crm_desktop.ui.pages.history import HistoryPage  # noqa: PLC0415 - loaded there

            # The page followed the last commit of the undo, when that had no end yet.
            self._window.stack.page_of("history", HistoryPage).refresh()
        batches = self._history().batches(5)
        label = next((batch_words.undone(b) for b in batches if b.n == result.batch), "")
        if result.kept_count:
            kept = self.tr("%n thing(s) kept because changed since.", None, result.kept_count)
            label = f"{label}. {kept}"
        self._window.tell(label)

    def _turn(self, title: str, work: Callable[[Progress], UndoResult]) -> None:
        window = self._window
        try:
            window.jobs.start(
                title, work, done=self.tell, failed=window.tell, cancelled=self._stopped, heavy=True
            )
        except UserError as error:
            window.tell(error.sentence)

    def _stopped(self) -> None:
        self._window.tell(
            self.tr("Stopped. What is done so far stays; you can continue it in History.")
        )

    def _committed(self, changes: ChangeSet) -> None:
        # Called on the thread that committed, so it is known when the service returns.
        if changes.origin == "user":
            self.newest = changes.batch

    def _history(self) -> History:
        from crm_desktop.services.history import History  # noqa: PLC0415 - after the first page

        return History(self._window.store)

    def _last_batch(self) -> int:
        with self._window.store.read_raw() as raw:
            (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM batch").fetchone()
        return int(last)
