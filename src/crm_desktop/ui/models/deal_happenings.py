"""What happened with a deal, newest first: entries that name it and the steps it went through.

Entries are read page by page as they are scrolled to; moves stand among them where they happened,
and older ones wait for their page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.deal_card import StageMove
from crm_desktop.services.timeline import PAGE, Entry
from crm_desktop.ui import words
from crm_desktop.ui.deal_words import STEP_ICONS, tr
from crm_desktop.ui.entry_words import happened
from crm_desktop.ui.models.row_roles import IconRole, ItemRole, SecondRole, WhenRole

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex

ReadPage = Callable[[tuple[int, int] | None], Sequence[Entry]]
"""Place of the last entry that is shown (None: none is) -> the next page, up to ``PAGE`` entries.
"""


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    icon: str
    first: str
    second: str


class DealHappenings(QAbstractListModel):
    """Rows for ``widgets.row_list``."""

    def __init__(
        self, today: Callable[[], dt.date], zone: dt.tzinfo, me: Callable[[], bytes]
    ) -> None:
        super().__init__()
        self._today, self._zone, self._me = today, zone, me
        self._rows: list[_Row] = []
        self._moves: list[StageMove] = []
        self._read: ReadPage | None = None
        self._after: tuple[int, int] | None = None
        self._more = False
        self._name = ""

    def show(self, read: ReadPage, moves: Sequence[StageMove], name: str) -> None:
        """Show the first page; ``moves`` newest first, ``name`` is the contact's."""
        self.beginResetModel()
        self._read, self._moves, self._name = read, list(moves), name
        self._after, self._more = None, True
        self._rows = self._page()
        self.endResetModel()

    def _page(self) -> list[_Row]:
        assert self._read is not None
        found = list(self._read(self._after))
        self._more = len(found) >= PAGE
        rows = [self._entry(entry) for entry in found]
        if found:
            self._after = found[-1].place
        last = found[-1].happened_at if self._more else None
        now = [move for move in self._moves if last is None or move.at >= last]
        self._moves = self._moves[len(now) :]
        rows += [self._move(move) for move in now]
        return sorted(rows, key=lambda row: -row.at)

    def _entry(self, entry: Entry) -> _Row:
        said = happened(entry, self._name, self._today(), self._zone, self._me())
        text = " ".join(said.text.split())
        first = " · ".join(part for part in (said.strong, said.rest) if part)
        return _Row(entry.happened_at, STEP_ICONS.get(entry.kind, "circle-check"), first, text)

    @staticmethod
    def _move(move: StageMove) -> _Row:
        icon = {"won": "trophy", "lost": "x"}.get(move.state, "square-kanban")
        where = f"{move.pipeline}: {move.stage}" if move.pipeline else move.stage
        return _Row(move.at, icon, tr("Step: %1").replace("%1", where), move.who)

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: _Index) -> None:
        if not self.canFetchMore(parent):
            return
        rows = self._page()
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        row = self._rows[index.row()]
        day = words.moment(row.at, self._zone).date()
        when = words.day(day, self._today(), weekday=True)
        return {
            _DISPLAY: row.first, SecondRole: row.second, IconRole: row.icon, WhenRole: when,
            ItemRole: row, _SPOKEN: ", ".join(p for p in (row.first, row.second, when) if p),
        }.get(int(role))  # fmt: skip
