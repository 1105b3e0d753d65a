"""What came of printing: how many pages, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Sheet = tuple[str, list[tuple[str, str]], list[list[Any]]]
"""A table as plain values: its title, (heading, kind) of its columns, its rows."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A report on paper; ``file_name`` is without ending. ``left_out``: lines about what could not
    be printed, and why; ``faults``: lines about what is wrong in the texts that were printed."""

    pages: int
    file_name: str
    title: str
    left_out: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
