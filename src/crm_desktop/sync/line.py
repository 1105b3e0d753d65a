"""One call to a server at a time, on a thread of its own, so that it can be left at any moment.

A server that does not answer must neither hold up a person who wants to stop nor the end of the
program. The calling thread waits, asks a few times a second whether to go on, and leaves the call
behind if not; whoever made the call sees to it that nobody uses its connection again.
"""

from __future__ import annotations

import errno
import queue
import threading
import time
from collections.abc import Callable
from typing import TypeVar

ASK_EVERY = 0.1
"""Seconds."""

Answer = TypeVar("Answer")


class Line:
    """Calls of one tree. ``attend`` says what is asked while waiting."""

    def __init__(self) -> None:
        self._check: Callable[[], None] = _go_on

    def attend(self, check: Callable[[], None]) -> None:
        """See ``Tree.attend``."""
        self._check = check

    def call(
        self,
        work: Callable[[], Answer],
        leave: Callable[[], None],
        expired: Callable[[float], bool],
    ) -> Answer:
        """What ``work`` returns or raises. ``expired`` is asked with the seconds it took so far;
        ``leave`` is called before the call is left.

        Raises:
            ConnectionError: it took too long.
        """
        box: queue.SimpleQueue[tuple[Answer | None, BaseException | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                box.put((work(), None))
            except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
                box.put((None, error))

        started = time.monotonic()
        threading.Thread(target=run, daemon=True, name="a server").start()
        while True:
            try:
                answer, error = box.get(timeout=ASK_EVERY)
            except queue.Empty:
                try:
                    self._check()
                    if expired(time.monotonic() - started):
                        raise ConnectionError(errno.ETIMEDOUT, "no answer for too long")
                except BaseException:
                    leave()
                    raise
                continue
            if error is not None:
                raise error
            return answer  # type: ignore[return-value]

    def pause(self, seconds: float) -> None:
        """Wait before trying again; asks at least once."""
        end = time.monotonic() + seconds
        self._check()
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(ASK_EVERY, left))
            self._check()


def _go_on() -> None:
    """Nobody wants to stop."""
