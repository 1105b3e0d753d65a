"""Watches the event loop: when the window did not answer for a while, and what it was doing.

A timer of the main thread beats a hundred times a second. Where a beat comes late, the window could
not have answered either: that is a moment. What ran meanwhile is looked at from another thread, by
``faulthandler``: it writes down the names without touching the frames that run just now.
The watch costs a little itself, so it runs only while somebody wants to know.
"""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

LIMIT_MS = 50
"""From so many milliseconds on a moment is slow."""
KEPT = 200
_BEAT_MS = 10
_DEEP = 4
_OWN = "crm_desktop"
_LINE = re.compile(r'^  File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<name>.+)$')


@dataclass(frozen=True, slots=True)
class Moment:
    """``at``: seconds of the clock that was given; ``doing``: functions, the innermost first."""

    at: float
    milliseconds: float
    doing: str


class SlowMoments(QObject):
    """The moments since ``start``, the newest last."""

    noticed = Signal(object)

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        """``clock``: seconds, from any beginning."""
        super().__init__(parent)
        self._clock = clock
        self._moments: deque[Moment] = deque(maxlen=KEPT)
        self._seen: Counter[str] = Counter()
        self._main = threading.get_ident()
        self._last = 0.0
        self._stopped = threading.Event()
        self._stopped.set()
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self.beat)

    def start(self) -> None:
        """Begin to watch; called on the main thread."""
        if not self._stopped.is_set():
            return
        self._stopped.clear()
        self._last = self._clock()
        self._beat.start()
        threading.Thread(target=self._watch, daemon=True, name="slow moments").start()

    def stop(self) -> None:
        """Watch no more; what was noticed stays."""
        self._beat.stop()
        self._stopped.set()

    def moments(self) -> Sequence[Moment]:
        """What was noticed, the newest last."""
        return tuple(self._moments)

    def slowest(self, count: int = 10) -> list[Moment]:
        """The slowest moments, the slowest first."""
        return sorted(self._moments, key=lambda moment: -moment.milliseconds)[:count]

    def clear(self) -> None:
        """Forget what was noticed."""
        self._moments.clear()

    def beat(self) -> None:
        """The event loop is here; it is a slow moment if it should have been long ago."""
        now = self._clock()
        late = (now - self._last) * 1000 - _BEAT_MS
        if late >= LIMIT_MS:
            doing = self._seen.most_common(1)
            moment = Moment(now, late, doing[0][0] if doing else "")
            self._moments.append(moment)
            self.noticed.emit(moment)
        self._seen = Counter()
        self._last = now

    def look(self) -> None:
        """Note what the main thread is doing, if it has not answered for long."""
        if (self._clock() - self._last) * 1000 >= LIMIT_MS / 2:
            self._seen[described(stack_of(self._main))] += 1

    def _watch(self) -> None:
        while not self._stopped.wait(_BEAT_MS / 1000):
            self.look()


def stack_of(thread: int) -> list[str]:
    """What a thread is doing, the innermost first, a line for each function as ``faulthandler``
    writes it; ``thread``: as ``threading.get_ident`` gives it."""
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        told = file.read().decode("utf-8", "replace")
    begins = re.search(rf"^(?:Current t|T)hread 0x0*{thread:x}\b.*$", told, re.MULTILINE)
    return told[begins.end() :].partition("hread 0x")[0].splitlines() if begins else []


def described(stack: Iterable[str]) -> str:
    """The innermost functions of the program in a stack, as "refresh (contacts.py:214) < ..."."""
    told: list[str] = []
    for line in stack:
        found = _LINE.match(line)
        if found and _OWN in found["file"] and len(told) < _DEEP:
            name = found["file"].replace("\\", "/").rpartition("/")[2]
            told.append(f"{found['name']} ({name}:{found['line']})")
    return " < ".join(told) or "Qt"
