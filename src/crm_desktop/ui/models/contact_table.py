"""The contact list as a table model: ids of all rows, pages of what is painted.

Ids come from the service in one array; rows are read in pages of 128 when they are first painted
and kept until the next refresh. Nothing is loaded that is not seen.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.domain.filters import EVERYONE, Group
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.contact_rows import ContactRow
from crm_desktop.ui import words

PAGE = 128
COLUMNS = ("name", "tags", "last_contact", "next_step", "open_deals")
RowRole = int(Qt.ItemDataRole.UserRole)

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

_Index = QModelIndex | QPersistentModelIndex


class ContactTable(QAbstractTableModel):
    """Rows of ``ContactList`` under a filter, a text and an order."""

    def __init__(
        self, contacts: ContactList, today: Callable[[], dt.date], zone: dt.tzinfo
    ) -> None:
        super().__init__()
        self._contacts = contacts
        self._today = today
        self._zone = zone
        self._ids: array[int] = array("q")
        self._pages: dict[int, list[ContactRow | None]] = {}
        self.filter: Group = EVERYONE
        self.text = ""
        self.sort_column = "name"
        self.descending = False

    def start(self) -> None:
        """Only the first page, long before all ids are known; ``refresh`` brings the rest."""
        self.beginResetModel()
        self._ids = self._contacts.first(PAGE, self.sort_column, descending=self.descending)
        self.endResetModel()

    def refresh(self) -> None:
        """Ask for the ids anew."""
        self.beginResetModel()
        self._ids = self._contacts.ids(
            self._today(), self.filter, self.text, self.sort_column, descending=self.descending
        )
        self._pages.clear()
        self.endResetModel()

    def forget_rows(self) -> None:
        """The same rows hold other values now; read them again when painted."""
        self._pages.clear()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, place: int) -> ContactRow | None:
        """The contact at a place; None where it has gone meanwhile."""
        if not 0 <= place < len(self._ids):
            return None
        page, offset = divmod(place, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            numbers = self._ids[page * PAGE : (page + 1) * PAGE]
            known = {row.n: row for row in self._contacts.page(numbers, self._today())}
            rows = self._pages[page] = [known.get(n) for n in numbers]
        return rows[offset]

    def number(self, place: int) -> int:
        """``contact.n`` at a place."""
        return self._ids[place]

    def place_of(self, n: int) -> int:
        """Where a contact stands; -1: not in this list."""
        try:
            return self._ids.index(n)
        except ValueError:
            return -1

    def first_starting(self, prefix: str) -> int | None:
        """Where the names beginning with ``prefix`` start."""
        return self._contacts.first_starting(self._ids, prefix, self.sort_column)

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return (
                self.tr("Name"), self.tr("Tags"), self.tr("Last contact"), self.tr("Next step"),
                self.tr("Deals"),
            )[section]  # fmt: skip
        if role == _ALIGNMENT:
            return _RIGHT if section == len(COLUMNS) - 1 else _LEFT
        return None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        # Most roles are asked for at every paint and are none of ours: leave at once.
        if role not in (_DISPLAY, RowRole, _SPOKEN) or not index.isValid():
            return None
        row = self.row(index.row())
        if role == RowRole:
            return row
        if row is None:
            return ""
        return self._sentence(row) if role == _SPOKEN else self._cell(row, index.column())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_column = COLUMNS[column]
        self.descending = order == Qt.SortOrder.DescendingOrder
        self.refresh()

    def _cell(self, row: ContactRow, column: int) -> str:
        """A cell as text, for copying and for screen readers."""
        name = COLUMNS[column]
        if name == "name":
            return row.name or row.email or row.phone
        if name == "tags":
            return ", ".join(tag.name for tag in row.tags)
        if name == "last_contact":
            return self.last_contact(row)
        if name == "next_step":
            return row.next_step.title if row.next_step else ""
        return ", ".join(words.money(minor, currency) for currency, minor in row.open_deals)

    def last_contact(self, row: ContactRow) -> str:
        """The day of the last contact."""
        if row.last_at is None:
            return ""
        return words.day(words.moment(row.last_at, self._zone).date(), self._today())

    def _sentence(self, row: ContactRow) -> str:
        """The row as one sentence, as a screen reader says it."""
        parts = [self._cell(row, 0), row.second_line]
        if row.last_at is not None:
            parts.append(self.tr("last contact %1").replace("%1", self.last_contact(row)))
        if row.next_step:
            when, _ = words.due(row.next_step.due, row.next_step.time, self._today())
            parts.append(self.tr("next step %1").replace("%1", f"{row.next_step.title}, {when}"))
        else:
            parts.append(self.tr("nothing planned"))
        if row.open_deals:
            parts.append(self.tr("deals %1").replace("%1", self._cell(row, 4)))
        return ", ".join(part for part in parts if part)
