"""Reminders that came due, as a list model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.ui import words
from crm_desktop.ui.models.row_roles import IconRole, ItemRole, SecondRole, WhenRole
from crm_desktop.ui.reminder_words import kind_icon, title_of

if TYPE_CHECKING:
    from crm_desktop.services.told import Told

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex


def what(told: Told) -> str:
    """What is to be done."""
    return title_of(told.kind, told.title)


def who(told: Told) -> str:
    """Who it is about."""
    return " · ".join(part for part in (told.contact, told.company) if part)


def when(told: Told, today: dt.date) -> tuple[str, str]:
    """When it is due, and the colour of saying so."""
    day = None
    with suppress(ValueError):
        day = dt.date.fromisoformat(told.due_date)
    return words.due(day, told.time, today)


class NoticeList(QAbstractListModel):
    """Rows of ``row_list``: what, who, when."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self.rows: Sequence[Told] = ()

    def show_rows(self, rows: Sequence[Told]) -> None:
        """Show others."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _SPOKEN:
            said = (what(row), who(row), when(row, self._today())[0])
            return ", ".join(part for part in said if part)
        said_by: dict[int, Callable[[], object]] = {
            ItemRole: lambda: row,
            IconRole: lambda: kind_icon(row.kind),
            _DISPLAY: lambda: what(row),
            SecondRole: lambda: who(row),
            WhenRole: lambda: when(row, self._today())[0],
        }
        return said_by[role]() if role in said_by else None
