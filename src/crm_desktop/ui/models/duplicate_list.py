"""Groups of contacts that look alike as a list model, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.duplicates import DuplicateGroup
from crm_desktop.ui import merge_words
from crm_desktop.ui.models.row_roles import IconRole, ItemRole, SecondRole, WhenRole

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex


class DuplicateList(QAbstractListModel):
    """Rows of ``row_list``: the names, why they look alike, how many."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: Sequence[DuplicateGroup] = ()

    def show_groups(self, groups: Sequence[DuplicateGroup]) -> None:
        """Show others."""
        self.beginResetModel()
        self.groups = groups
        self.endResetModel()

    def place_of(self, numbers: Sequence[int]) -> int:
        """Where the group with the first of these contacts stands; -1: nowhere."""
        return next(
            (at for at, group in enumerate(self.groups)
             for one in group.contacts if one.n in numbers), -1,
        )  # fmt: skip

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        group = self.groups[index.row()]
        if role == _SPOKEN:
            count = self.tr("%n contact(s)", None, len(group.contacts))
            likeness = merge_words.likeness(group.score, group.reason, sure=group.sure)
            return f"{self._names(group)}, {count}, {likeness}"
        said: dict[int, Callable[[], object]] = {
            ItemRole: lambda: group,
            IconRole: lambda: "building-2" if group.contacts[0].kind == "company" else "users",
            _DISPLAY: lambda: self._names(group),
            SecondRole: lambda: merge_words.reason(group.reason),
            WhenRole: lambda: merge_words.certainty(group.score, sure=group.sure),
        }
        return said[role]() if role in said else None

    def _names(self, group: DuplicateGroup) -> str:
        names = dict.fromkeys(one.name or self.tr("(no name)") for one in group.contacts)
        count = f" ({len(group.contacts)})" if len(group.contacts) > 2 else ""
        return ", ".join(names) + count
