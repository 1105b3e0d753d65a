"""What the throw-away process holds between two requests, and how an operation looks.

An operation takes the state and the request's values and returns plain values that JSON can
carry. To add one: write ``def name(state, request) -> dict[str, Any]`` in a module of its own and
put it into ``OPERATIONS`` of ``worker_main``. What it raises becomes a refusal in the parent: a
``FileRefusedError`` with its own sentence, anything else with a general one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.import_export.limits import Limits
from crm_desktop.import_export.model import Book, ColumnProfile, Proposal, Record, Table
from crm_desktop.progress import Progress, silent


@dataclass(slots=True)
class WorkerState:
    """``book`` is set after a table file was opened, ``records`` after cards, mails or events."""

    limits: Limits = field(default_factory=Limits)
    progress: Progress = silent
    """Sends what is done to the parent; an operation of more than a second must call it."""
    book: Book | None = None
    reread: Callable[[str | None, str | None], Book] | None = None
    """Reads a text file or pasted text anew, in another encoding, with another delimiter; None:
    as it is detected. Absent where the file itself says how it is written."""
    records: list[Record] | None = None
    table: Table | None = None
    """The table chosen by the last ``propose``, with what was found out about it."""
    profiles: list[ColumnProfile] = field(default_factory=list)
    proposal: Proposal | None = None


Operation = Callable[[WorkerState, dict[str, Any]], dict[str, Any]]
