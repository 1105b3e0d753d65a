"""One program for each shop: a second start brings the window of the first one to the front.

The first program listens under a name that belongs to the shop's folder; the second one says "show"
there and ends. Only programs of the same person can reach it.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 5_000
"""A computer that has just been switched on answers slowly."""


def _name(folder: Path) -> str:
    """Where the system has a folder for what runs (Linux), it empties that by itself; elsewhere
    what was ended hard would leave its name among the temporary files."""
    digest = hashlib.blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
    name = f"crm-desktop-{digest}"
    running = os.environ.get("XDG_RUNTIME_DIR", "")
    ours = bool(running) and os.access(running, os.W_OK | os.X_OK)
    return os.path.join(running, name) if ours else name


class Running(QObject):
    """Listens for other starts while the shop is open; ``show_requested`` when there is one."""

    show_requested = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        name = _name(folder)
        if not self._server.listen(name):
            # Left behind by a program that was ended hard: the lock of the shop is ours.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _heard(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.show_requested.emit()


def show_running(folder: Path, wait_ms: int = _WAIT_MS) -> bool:
    """Ask the program that has the shop open to show its window; False: nobody answers, or one
    that does not come to it (it hangs, or is stopped)."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(wait_ms):
        return False
    # The other one hangs up as soon as it has heard.
    if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
        socket.waitForDisconnected(wait_ms)
    return socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
