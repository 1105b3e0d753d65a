"""Work on a thread of its own, beside what the main thread does meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """Begins ``work`` at once; ``result`` waits for it."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._done: list[T] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._done.append(self._work())
        except BaseException as error:  # noqa: BLE001 - raised again by ``result``
            self._error = error

    def result(self) -> T:
        """What the work gave, or the exception that it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._done[0]
