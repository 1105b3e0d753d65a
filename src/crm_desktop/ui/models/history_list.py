"""The steps of a shop as a list model, read in pages while it is scrolled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.history import Batch, History
from crm_desktop.ui import batch_words
from crm_desktop.ui.models.row_roles import (
    IconRole,
    ItemRole,
    QuietRole,
    SecondRole,
    StateRole,
    WhenRole,
)

PAGE = 100

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex


class HistoryList(QAbstractListModel):
    """Newest first, under a text and a choice of origins."""

    def __init__(self, history: History, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._history, self._today, self._zone = history, today, zone
        self._batches: list[Batch] = []
        self._touched: dict[int, str] = {}
        self._more = False
        self.text = ""
        self.origins: Collection[str] = ()
        self.who = ""
        self.contact: int | None = None
        self.until: int | None = None

    def refresh(self) -> None:
        """Read the first page anew, or as much as was read before."""
        wanted = max(PAGE, len(self._batches))
        self.beginResetModel()
        self._batches = self._read(wanted, None)
        self._more = len(self._batches) == wanted
        self.endResetModel()

    def batch(self, place: int) -> Batch:
        """The step at a place."""
        return self._batches[place]

    def place_of(self, number: int) -> int:
        """Where a step stands; -1: not here."""
        return next((at for at, batch in enumerate(self._batches) if batch.n == number), -1)

    def numbers(self, batch: Batch) -> str:
        """How much of what a step touched."""
        found = batch_words.numbers(batch)
        if found or batch.origin in {"import", "sample"}:
            return found
        if batch.n not in self._touched:
            self._touched[batch.n] = batch_words.rows(self._history.touched(batch.n))
        return self._touched[batch.n]

    def state(self, batch: Batch) -> str:
        """Undone, cut off or "" where it stands."""
        if batch.undone_by is not None:
            return self.tr("Undone")
        return self.tr("Cut off") if batch.ended_at is None else ""

    def _read(self, limit: int, before: int | None) -> list[Batch]:
        return self._history.batches(
            limit, before=before, text=self.text, who=self.who, contact=self.contact,
            until=self.until, origins=self.origins or batch_words.SHOWN_ORIGINS,
        )  # fmt: skip

    @property
    def narrowed(self) -> bool:
        """Whether some steps are left out by choice."""
        return bool(self.text or self.origins or self.who or self.contact or self.until)

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._batches)

    def canFetchMore(self, parent: _Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        found = self._read(PAGE, self._batches[-1].n)
        self._more = len(found) == PAGE
        if found:
            first = len(self._batches)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._batches += found
            self.endInsertRows()

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        batch = self._batches[index.row()]
        if role == ItemRole:
            return batch
        if role == IconRole:
            return batch_words.icon(batch)
        if role == QuietRole:
            return batch.undone_by is not None
        if role == _SPOKEN:
            parts = (self._said(batch, r) for r in (_DISPLAY, StateRole, SecondRole, WhenRole))
            return ", ".join(part for part in parts if part)
        return self._said(batch, role)

    def _said(self, batch: Batch, role: int) -> str | None:
        if role == _DISPLAY:
            return batch_words.label(batch)
        if role == SecondRole:
            parts = (batch_words.origin(batch), batch_words.who(batch), self.numbers(batch))
            return " · ".join(part for part in parts if part)
        if role == WhenRole:
            return batch_words.when(batch.started_at, self._today(), self._zone)
        return self.state(batch) if role == StateRole else None
