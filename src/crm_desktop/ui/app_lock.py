"""Locking the window: after some minutes without a key or the mouse, or by command.

The window goes, with everything that belongs to it, and another one asks for the PIN or the
passphrase. What is half typed stays where it is. Only an encrypted shop can be locked: where
anybody can read the file, a locked window would be a promise that is not kept. The shop stays open
behind it, its key in memory (see ``store.at_hand``): the lock keeps out who sits down at this PC,
and not who takes apart what runs on it; to that end the program is closed. Minutes are counted
by a clock that nobody can set and that goes on while the PC sleeps: whoever opens its lid is asked,
and not let in by the first move of the mouse.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop.store import at_hand

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm_desktop.store.key_ring import KeyRing
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.unlocking import UnlockWindow

_LOOK_MS = 5_000
_ACTIVE = frozenset((
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
))  # fmt: skip


def _seconds() -> float:
    """Of a clock that only goes on, also in sleep; that of ``time.monotonic`` stands still then on
    Linux and macOS."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class AppLock(QObject):
    """Belongs to ``window``."""

    def __init__(
        self,
        window: MainWindow,
        ring: Callable[[], KeyRing],
        *,
        timer: Callable[[], float] = _seconds,
    ) -> None:
        """``timer``: seconds of a clock that only goes on, also while the PC sleeps."""
        super().__init__(window)
        self._window, self._ring, self._timer = window, ring, timer
        self._since = timer()
        self._hidden: list[QWidget] = []
        self.asking: UnlockWindow | None = None
        """The window that asks, while it is locked."""
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    @property
    def possible(self) -> bool:
        """Whether this shop can be locked."""
        return at_hand.identity_of(self._window.store.path) is not None

    def look(self) -> None:
        """Lock where nobody did anything for as long as was chosen."""
        if self.asking is None and self._is_late():
            self.lock()

    def _is_late(self) -> bool:
        minutes = self._window.settings.lock_minutes
        return bool(minutes) and self._timer() - self._since >= 60 * minutes

    def lock(self) -> None:
        """Lock now."""
        if self.asking is not None or self._window.is_closed or not self.possible:
            return
        from crm_desktop.ui.unlocking import UnlockWindow  # noqa: PLC0415 - a plain shop needs none

        window = self._window
        window.stack.leave()  # what is half typed is kept as before a crash
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        asking = UnlockWindow(
            window.theme, window.store.folder, self._ring(), window.jobs, closed=self._close
        )
        asking.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.asking = asking
        self._hidden = [
            one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not asking
        ]
        place = window.geometry()
        for one in self._hidden:
            one.hide()
        asking.accepted.connect(self._unlock)
        asking.setGeometry(place)
        asking.show()
        asking.activateWindow()

    def _unlock(self) -> None:
        asking, self.asking = self.asking, None
        self._since = self._timer()
        for one in self._hidden:
            one.show()
        self._hidden = []
        self._window.activateWindow()
        if asking is not None:
            asking.deleteLater()

    def _close(self) -> None:
        """The cross of the window that asks, or the end of the session: the program ends."""
        if self._window.close():
            QApplication.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes when somebody works; while it is locked nothing else comes to the screen."""
        kind = event.type()
        if kind in _ACTIVE:
            if self.asking is None and self._is_late():  # the PC slept: nobody looked meanwhile
                self.lock()
                if self.asking is not None:
                    return True
            self._since = self._timer()
        elif (
            kind == QEvent.Type.Show
            and self.asking is not None
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self.asking
        ):
            if watched not in self._hidden:
                self._hidden.append(watched)
            QTimer.singleShot(0, watched, watched.hide)
            self.asking.raise_()
            self.asking.activateWindow()
        return False


def is_locked(window: MainWindow) -> bool:
    """Whether a window is locked now, so that nothing of the shop may be told."""
    return "app_lock" in vars(window) and window.app_lock.asking is not None
