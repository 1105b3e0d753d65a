"""The contact list as a table model: ids of all rows, pages of what is painted.

Ids come in one array from a question that was asked elsewhere (``ui.list_query``); rows are read in
pages when they are first painted and kept until the next answer. Nothing is loaded that is not
seen. An answer may be the beginning of a long list: the other ids are then asked for by whoever
comes to a row that is not in it.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.contact_rows import ContactRow
from crm_desktop.ui import words
from crm_desktop.ui.contact_columns import (
    Column,
    catalogue,
    cell_text,
    chosen,
    instant_day,
)

PAGE = 16
"""Rows read together: about as many as are seen, and few enough for a frame."""
_FIRST = 64
"""Rows that the list has before all are known; more than any window shows."""
_GONE = -1
"""In the place of a contact that went before its id was known."""
_KEPT_DAYS = 1000
"""Days in words that are kept; each row shows one, and writing it takes as long as painting it."""
RowRole = int(Qt.ItemDataRole.UserRole)

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ASKED = (_DISPLAY, _EDIT, RowRole, _SPOKEN)

_Index = QModelIndex | QPersistentModelIndex


class ContactTable(QAbstractTableModel):
    """Rows of ``ContactList`` in the order of the last answer, under the columns of a view."""

    def __init__(
        self, contacts: ContactList, today: Callable[[], dt.date], zone: dt.tzinfo
    ) -> None:
        super().__init__()
        self._contacts = contacts
        self._today = today
        self._zone = zone
        self._ids: array[int] = array("q")
        self._count = 0
        self._whole: Callable[[], array[int]] | None = None
        self._pages: dict[int, list[ContactRow | None]] = {}
        self._known: dict[str, Column] = catalogue(())
        self._columns = chosen((), self._known)
        self._fields: tuple[str, ...] = ()
        self._days: dict[tuple[dt.date, dt.date], str] = {}
        self._codes = frozenset(column.code for column in self._columns)
        self.sort_column = "name"

    # -- columns -------------------------------------------------------------------------------

    @property
    def columns(self) -> list[Column]:
        """The columns that are shown, from left to right."""
        return self._columns

    @property
    def known(self) -> dict[str, Column]:
        """All columns that there are, by code."""
        return self._known

    def learn_fields(self) -> bool:
        """Read the shop's own fields; whether anything is different now."""
        known = catalogue(self._contacts.own_fields())
        if known == self._known:
            return False
        self._known = known
        self.show_columns([column.code for column in self._columns])
        return True

    def show_columns(self, codes: Sequence[str]) -> None:
        """Show other columns; the rows stay."""
        self.beginResetModel()
        self._columns = chosen(codes, self._known)
        self._fields = tuple(column.own.id for column in self._columns if column.own)
        self._codes = frozenset(column.code for column in self._columns)
        self._pages.clear()
        self.endResetModel()

    def codes_of(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The columns that ``show_columns`` would show."""
        return tuple(column.code for column in chosen(codes, self._known))

    def place_of_column(self, code: str) -> int:
        """Where a column stands; -1: it is not shown."""
        return next((at for at, c in enumerate(self._columns) if c.code == code), -1)

    # -- rows ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Only the first page, long before all ids are known; ``show`` brings the rest."""
        self.show(self._contacts.first(_FIRST))

    def show(
        self, ids: array[int], count: int = -1, whole: Callable[[], array[int]] | None = None
    ) -> bool:
        """Take an answer; whether there are other rows now (else only their values are).

        Where ``ids`` are only the first of ``count``, ``whole`` gives all of them.
        """
        if ids == self._ids and count in (-1, self._count):
            self.forget_rows()
            return False
        self.beginResetModel()
        self._ids, self._whole = ids, whole
        self._count = len(ids) if whole is None else count
        self._pages.clear()
        self.endResetModel()
        return True

    def complete(self, ids: array[int]) -> bool:
        """Take all ids of the list of which the beginning is there; whether they go on from it."""
        if self._whole is None:
            return True
        if len(ids) != self._count or ids[: len(self._ids)] != self._ids:
            return False
        self._ids, self._whole = ids, None
        return True

    def _fill(self) -> None:
        """Have all ids now, whatever has come or gone since: the next answer is under way then."""
        if self._whole is not None:
            ids, self._whole = self._whole(), None
            ids = ids[: self._count]
            self._ids = ids + array("q", [_GONE]) * (self._count - len(ids))

    def forget_rows(self) -> None:
        """The same rows hold other values now; read them again when painted."""
        self._pages.clear()
        if self._ids:
            last = self.index(self._count - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, place: int) -> ContactRow | None:
        """The contact at a place; None where it has gone meanwhile."""
        if not 0 <= place < self._count:
            return None
        page, offset = divmod(place, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            if (page + 1) * PAGE > len(self._ids):
                self._fill()
            numbers = self._ids[page * PAGE : (page + 1) * PAGE]
            found = self._contacts.page(numbers, self._today(), self._fields, shown=self._codes)
            known = {row.n: row for row in found}
            rows = self._pages[page] = [known.get(n) for n in numbers]
        return rows[offset]

    @property
    def ids(self) -> array[int]:
        """``contact.n`` of all rows; not to be changed."""
        self._fill()
        return self._ids

    @property
    def ids_so_far(self) -> array[int]:
        """Those that are known already; all that anybody has looked at are among them."""
        return self._ids

    def number(self, place: int) -> int:
        """``contact.n`` at a place."""
        if place >= len(self._ids):
            self._fill()
        return self._ids[place]

    def place_of(self, n: int, *, within: int = 0) -> int:
        """Where a contact stands; -1: not in this list, or not among the first ``within``."""
        place = self._place_among(self._ids[:within] if within else self._ids, n)
        if place < 0 and not within and self._whole is not None:
            self._fill()
            place = self._place_among(self._ids, n)
        return place

    @staticmethod
    def _place_among(ids: array[int], n: int) -> int:
        try:
            return ids.index(n)
        except ValueError:
            return -1

    def first_starting(self, prefix: str) -> int | None:
        """Where the names beginning with ``prefix`` start."""
        return self._contacts.first_starting(self.ids, prefix, self.sort_column)

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == _DISPLAY:
            return self._columns[section].title
        if role == _ALIGNMENT:
            return _RIGHT if self._columns[section].right else _LEFT
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        # Most roles are asked for at every paint and are none of ours: leave at once.
        if role not in _ASKED or not index.isValid():
            return None
        row = self.row(index.row())
        if role == RowRole:
            return row
        if row is None:
            return ""
        if role == _SPOKEN:
            return self.sentence(row)
        return self.text(row, self._columns[index.column()], self._today())

    def text(self, row: ContactRow, column: Column, today: dt.date) -> str:
        """A cell as text."""
        return cell_text(row, column, today, self._zone)

    def day_of(self, milliseconds: int, today: dt.date) -> str:
        """The day of an instant, as cells say it."""
        day = words.moment(milliseconds, self._zone).date()
        found = self._days.get((day, today))
        if found is None:
            if len(self._days) >= _KEPT_DAYS:
                self._days.clear()
            found = self._days[day, today] = words.day(day, today)
        return found

    def sentence(self, row: ContactRow) -> str:
        """The row as one sentence, as a screen reader says it."""
        today = self._today()
        parts = [row.name or row.email or row.phone, row.second_line]
        if row.last_at is not None:
            day = instant_day(row.last_at, today, self._zone)
            parts.append(self.tr("last contact %1").replace("%1", day))
        if row.next_step:
            when, _ = words.due(row.next_step.due, row.next_step.time, today)
            parts.append(self.tr("next step %1").replace("%1", f"{row.next_step.title}, {when}"))
        else:
            parts.append(self.tr("nothing planned"))
        if row.open_deals:
            sums = ", ".join(words.money(minor, currency) for currency, minor in row.open_deals)
            parts.append(self.tr("deals %1").replace("%1", sums))
        said = {"name", "company", "last_contact", "next_step", "open_deals"}
        others = [(c.title, cell_text(row, c, today, self._zone)) for c in self._columns
                  if c.code not in said]  # fmt: skip
        parts += [f"{title} {text}" for title, text in others if text]
        return ", ".join(part for part in parts if part)
