"""How much of a bulk write goes into one transaction, so that a save beside it hardly waits.

How long a portion takes depends on the computer, on the size of the shop, and on what else is
running, so it is measured while the portion holds the writing turn, and the next one is made larger
or smaller. A clock that stands still leaves the size as it is.
"""

from __future__ import annotations

HOLDS = 40
"""Milliseconds that a portion should hold the writing turn: two of them are hardly felt."""


class Pace:
    """The size of the next portion, in things of one kind (records, persons, rows)."""

    def __init__(self, first: int, most: int, holds: int = HOLDS) -> None:
        """``first``: the size to begin with; ``holds``: milliseconds that a portion may take."""
        self.size = first
        self._most = max(first, most)
        self._holds = holds

    def held(self, milliseconds: int) -> None:
        """A portion of this size held the turn for so long."""
        if milliseconds > 0:
            fitting = self.size * self._holds // milliseconds
            fitting = min(max(fitting, self.size // 2), 2 * self.size)  # one hiccup is no rule
            self.size = min(max(fitting, 1), self._most)
