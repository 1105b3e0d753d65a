"""Reporting progress is also the cancel check, so nobody can forget it."""

from typing import Protocol


class Progress(Protocol):
    """Called with what is done of the total (0 = unknown) and a short text.

    Raises ``CancelledError`` when the person asked to stop.
    """

    def __call__(self, done: int, total: int, text: str) -> None: ...


def silent(done: int, total: int, text: str) -> None:
    """Progress for callers that show none."""
