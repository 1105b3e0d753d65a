"""What a committed transaction changed, as its listeners are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

MANY_ROWS = 1000
"""From this many rows of one table on, a ChangeSet says "many" instead of naming them."""


class ChangeSet(NamedTuple):
    """What a committed transaction changed, told once to every listener.

    ``rows`` maps a table's name to the row numbers (``n``) touched, or to None where they are
    more than ``MANY_ROWS``.
    """

    batch: int
    label: str
    origin: str
    rows: Mapping[str, frozenset[int] | None]
