"""Contacts that were not heard of for too long, as a list model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.stay_in_touch import Quiet
from crm_desktop.ui import words
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.models.row_roles import IconRole, ItemRole, SecondRole, WhenRole
from crm_desktop.ui.touch_words import every_words

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex


class QuietList(QAbstractListModel):
    """Rows of ``row_list``: who, when it was heard of last and how often it should be, how long."""

    def __init__(self, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._today, self._zone = today, zone
        self.rows: Sequence[Quiet] = ()

    def show_rows(self, rows: Sequence[Quiet]) -> None:
        """Show others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _SPOKEN:
            said = (self.data(index, r) for r in (_DISPLAY, WhenRole, SecondRole))
            return ", ".join(part for part in said if part)
        said_by: dict[int, Callable[[], object]] = {
            ItemRole: lambda: row,
            IconRole: lambda: "hourglass",
            _DISPLAY: lambda: row.name or self.tr("(no name)"),
            SecondRole: lambda: self._second(row),
            WhenRole: lambda: self.tr("%n day(s) quiet", None, row.days),
        }
        return said_by[role]() if role in said_by else None

    def _second(self, row: Quiet) -> str:
        wish = self.tr("wished %1").replace("%1", every_words(row.every))
        if row.last_at is None:
            return f"{self.tr('Never heard of')} · {wish}"
        day = words.day(words.moment(row.last_at, self._zone).date(), self._today())
        last = self.tr("%1 on %2").replace("%1", kind_words(row.last_kind)).replace("%2", day)
        return f"{last} · {wish}"
