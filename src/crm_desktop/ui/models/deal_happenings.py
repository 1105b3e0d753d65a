"""What happened with a deal, newest first: entries that name it and the steps it went through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.deal_card import StageMove
from crm_desktop.services.timeline import Entry
from crm_desktop.ui import words
from crm_desktop.ui.deal_words import STEP_ICONS, tr
from crm_desktop.ui.entry_words import happened
from crm_desktop.ui.models.row_roles import IconRole, ItemRole, SecondRole, WhenRole

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    icon: str
    first: str
    second: str


class DealHappenings(QAbstractListModel):
    """Rows for ``widgets.row_list``."""

    def __init__(self, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._today, self._zone = today, zone
        self._rows: list[_Row] = []

    def show(self, entries: Sequence[Entry], moves: Sequence[StageMove], name: str) -> None:
        """Show these; ``name`` is the contact's."""
        rows = [self._entry(entry, name) for entry in entries]
        rows += [self._move(move) for move in moves]
        self.beginResetModel()
        self._rows = sorted(rows, key=lambda row: -row.at)
        self.endResetModel()

    def _entry(self, entry: Entry, name: str) -> _Row:
        said = happened(entry, name, self._today(), self._zone)
        text = " ".join(said.text.split())
        first = " · ".join(part for part in (said.strong, said.rest) if part)
        return _Row(entry.happened_at, STEP_ICONS.get(entry.kind, "circle-check"), first, text)

    @staticmethod
    def _move(move: StageMove) -> _Row:
        icon = {"won": "trophy", "lost": "x"}.get(move.state, "square-kanban")
        where = f"{move.pipeline}: {move.stage}" if move.pipeline else move.stage
        return _Row(move.at, icon, tr("Step: %1").replace("%1", where), move.who)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        row = self._rows[index.row()]
        day = words.moment(row.at, self._zone).date()
        when = words.day(day, self._today(), weekday=True)
        return {
            _DISPLAY: row.first, SecondRole: row.second, IconRole: row.icon, WhenRole: when,
            ItemRole: row, _SPOKEN: ", ".join(p for p in (row.first, row.second, when) if p),
        }.get(int(role))  # fmt: skip
