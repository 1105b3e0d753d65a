"""Whose turn it is to write."""

from __future__ import annotations

import threading
from collections import deque


class Turns:
    """A lock that is given in the order it was asked for; a thread asking twice is a fault."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._holder: int | None = None

    def __enter__(self) -> None:
        me = threading.get_ident()
        with self._guard:
            if self._holder == me:
                raise RuntimeError("transact inside transact")
            if self._holder is None:
                self._holder = me
                return
            mine = threading.Event()
            self._waiting.append(mine)
        mine.wait()
        self._holder = me

    def enter_if_free(self) -> bool:
        """Take the turn unless somebody has it."""
        with self._guard:
            if self._holder is not None:
                return False
            self._holder = threading.get_ident()
            return True

    def __exit__(self, *_: object) -> None:
        with self._guard:
            if self._waiting:
                # Never None in between, so nobody can push in front of the one whose turn it is.
                self._holder = -1
                self._waiting.popleft().set()
            else:
                self._holder = None
