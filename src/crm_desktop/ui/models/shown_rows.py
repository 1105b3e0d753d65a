"""Rows that were read at once, as a model for ``row_list``: what pages with a short list share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.ui.models.row_roles import ItemRole, SecondRole, WhenRole

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex
_Row = TypeVar("_Row")


class ShownRows(QAbstractListModel, Generic[_Row]):
    """``said`` tells a row in words, by role; a screen reader hears the roles of ``SPOKEN``."""

    SPOKEN: tuple[int, ...] = (DISPLAY, SecondRole, WhenRole)

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[_Row] = ()

    def show_rows(self, rows: Sequence[_Row]) -> None:
        """Show others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def said(self, row: _Row) -> Mapping[int, Callable[[], object]]:
        """What stands in a row: of each role a question that is asked when it is painted."""
        raise NotImplementedError

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ItemRole:
            return row
        said = self.said(row)
        if role == _SPOKEN:
            parts = (said[one]() for one in self.SPOKEN if one in said)
            return ", ".join(str(part) for part in parts if part)
        return said[role]() if role in said else None
