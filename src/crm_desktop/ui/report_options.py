"""What the page of reports asks of choices that one report has alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget


class OwnChoices(Protocol):
    """A widget above the pages (``row``), and one beside them where there is one (``beside``).

    ``changed`` says that the pages are different now; ``more`` are the choices as they go into the
    order, plain values; ``enter`` is called when the report is shown.
    """

    changed: SignalInstance
    row: QWidget
    beside: QWidget | None

    def more(self) -> dict[str, object]: ...

    def enter(self) -> None: ...


Makers = Mapping[str, Callable[[], OwnChoices]]
"""Report -> what makes its choices, when it is first shown."""
