"""Commits of the store as a Qt signal on the main thread, whatever thread committed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from crm_desktop.store.change_set import ChangeSet


class Commits(QObject):
    """``committed`` carries the ChangeSet; pages compare its tables with what they show."""

    committed = Signal(object)
    _heard = Signal(object)

    def __init__(
        self, on_commit: Callable[[Callable[[ChangeSet], None]], Callable[[], None]]
    ) -> None:
        """``on_commit`` is the store's: it takes a listener and returns how to stop listening."""
        super().__init__()
        # A queued connection is what brings the news from a worker thread to this one.
        self._heard.connect(self.committed, Qt.ConnectionType.QueuedConnection)
        self._stop = on_commit(self._heard.emit)

    def close(self) -> None:
        """Stop listening; called before the store is closed."""
        self._stop()
