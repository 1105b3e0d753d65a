"""Commits of the store as a Qt signal on the main thread, whatever thread committed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from crm_desktop.store.store import Store


class Commits(QObject):
    """``committed`` carries the ChangeSet; pages compare its tables with what they show."""

    committed = Signal(object)
    _heard = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        # A queued connection is what brings the news from a worker thread to this one.
        self._heard.connect(self.committed, Qt.ConnectionType.QueuedConnection)
        # Last: this thread asks anew as soon as it hears, maybe before the writer is back here.
        self._stop = store.on_commit(self._heard.emit, last=True)

    def close(self) -> None:
        """Stop listening; called before the store is closed."""
        self._stop()
