"""Work that may wait, done a little at a time between the events of the main thread.

The work is a generator: what it does up to a ``yield`` is one small part. Parts follow each other
in a turn of the event loop only as long as together they take less than a frame; keys, clicks and
painting come in between.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

TURN_S = 0.006
"""Seconds after which a turn begins no further part."""
BETWEEN_MS = 2
"""Till the next turn: with none at all two turns could follow each other before whatever else was
to happen at a time."""


class Turns(QObject):
    """One work, from the next turn of the event loop on."""

    finished = Signal()

    def __init__(self, parent: QObject, work: Iterator[None]) -> None:
        super().__init__(parent)
        self._work = work
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()

    def _turn(self) -> None:
        until = time.perf_counter() + TURN_S
        while time.perf_counter() < until:
            try:
                next(self._work)
            except StopIteration:
                self._timer.stop()
                self.finished.emit()
                return
            except BaseException:
                self._timer.stop()  # the same fault would come in every turn
                raise
