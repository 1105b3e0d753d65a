"""Who is told of what the store does.

Those who keep what they read are told before those who ask them anew: a commit is told on the
thread that made it, and the main thread asks as soon as it hears of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Listeners(Generic[T]):
    """Calls its listeners in the order in which they came."""

    def __init__(self) -> None:
        self._first: list[Callable[[T], None]] = []
        self._last: list[Callable[[T], None]] = []

    def add(self, listener: Callable[[T], None], *, last: bool = False) -> Callable[[], None]:
        """``last``: after all that are not, whoever came sooner; returns how to stop."""
        among = self._last if last else self._first
        among.append(listener)
        return lambda: among.remove(listener)

    def tell(self, told: T) -> None:
        """Call them all."""
        for listener in (*self._first, *self._last):
            listener(told)
