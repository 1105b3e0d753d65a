"""The system asks the program to end: logging off, shutting down, SIGTERM.

It ends like a window that is closed, but nobody is there to answer anything: what is half typed is
kept, a copy that would be made at the end is given up, and only what writes is waited for.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

_AGAIN_MS = 200
_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)  # fmt: skip


class Ending(QObject):
    """Belongs to ``window``; ``close`` it with the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: dict[int, Any] = {}
        self._pipe: tuple[int, int] | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.commitDataRequest.connect(self.log_off)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._end)
        if os.name == "posix":  # elsewhere a program is told by its window alone
            self._listen()

    def close(self) -> None:
        """Signals end the program at once again."""
        self._again.stop()
        self._application.commitDataRequest.disconnect(self.log_off)
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def _listen(self) -> None:
        # Qt waits outside of Python, where no handler is called: the number comes by a pipe.
        reading, writing = self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        self._wakeup = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, lambda _number, _frame: None)

    def _heard(self) -> None:
        assert self._pipe is not None
        if set(os.read(self._pipe[0], 64)).intersection(_SIGNALS):
            self._window.stack.leave()  # before anything else: nobody says how long there is
            self._end()

    def _end(self) -> None:
        """The second wish to close holds, whatever the first one was answered with; what writes
        just now is not cut off."""
        window = self._window
        if window.is_closed or window.close() or window.close():
            self._again.stop()
            self._application.quit()
        else:
            self._again.start()

    def log_off(self) -> None:
        """The program is ended soon, or the person stays after all: then it just goes on."""
        window = self._window
        if not window.is_closed:
            window.stack.leave()
            window.settings.save()
            window.backing_up.log_off()
