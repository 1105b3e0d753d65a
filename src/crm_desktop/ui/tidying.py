"""Idle work of the store: a second after the last commit, off the main thread, bit by bit.

Commits leave things to be joined and copied, so that no save waits for it (``Store.tidy``). Nothing
here is told to the person: what failed is tried again after the next commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.ui.main_window import MainWindow

AFTER_COMMIT_MS = 1000
BETWEEN_MS = 50
"""So that saves and questions find the shop free between two parts."""


class Tidying(QObject):
    """The idle work of one window's shop."""

    def __init__(
        self, window: MainWindow, *, after_ms: int = AFTER_COMMIT_MS, between_ms: int = BETWEEN_MS
    ) -> None:
        super().__init__(window)
        self._window, self._after_ms, self._between_ms = window, after_ms, between_ms
        self._busy = self._stopped = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._tidy)

    def committed(self, _changes: ChangeSet) -> None:
        """Wait anew."""
        if not self._stopped:
            self._wait.start(self._after_ms)

    def stop(self) -> None:
        """The shop is closed next: begin nothing any more."""
        self._stopped = True
        self._wait.stop()

    def _tidy(self) -> None:
        jobs, store = self._window.jobs, self._window.store
        if self._busy or jobs.heavy is not None:  # bulk work tidies up for itself
            self._wait.start(self._after_ms)
            return
        self._busy = True
        jobs.start(
            self.tr("Tidying up"), lambda _progress: store.tidy(), done=self._done,
            failed=lambda _sentence: self._done(False),
        )  # fmt: skip

    def _done(self, more: object) -> None:
        self._busy = False
        if more and not self._stopped and not self._wait.isActive():
            self._wait.start(self._between_ms)
