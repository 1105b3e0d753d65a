"""The timeline of a contact as rows: month headings and what happened, newest first.

A heading is no item that can be reached: the cursor steps over it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from crm_desktop.ui import words

KINDS = ("call", "email", "meeting", "visit", "note")
"""What can be logged, in the order of the composer and of Alt+1 to Alt+5."""

File = tuple[bytes, str, str]
"""Id, name and kind of media of an attachment."""
ItemRole = Qt.ItemDataRole.UserRole
_DISPLAY = Qt.ItemDataRole.DisplayRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One row as it is painted.

    ``strong`` and ``rest`` make the title line ("You called", "reached · 6 min"); ``when`` stands
    at its right. A heading has only ``strong``. ``files`` are (id, name, kind of media) of
    attachments; a ``change`` is one small line, where ``ends`` stands for "%1" in ``rest``;
    ``planned`` is a next step.
    """

    id: bytes
    kind: str
    strong: str
    rest: str = ""
    text: str = ""
    when: str = ""
    heading: bool = False
    files: tuple[File, ...] = ()
    pinned: bool = False
    change: bool = False
    planned: bool = False
    late: bool = False
    ends: str = ""

    def sentence(self) -> str:
        """The row as a screen reader says it."""
        rest = self.rest.replace("%1", self.ends) if self.ends else self.rest
        parts = [self.strong, rest, self.when, self.text, *(file[1] for file in self.files)]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Happened:
    """What the model makes a row of; ``at`` is UTC milliseconds, ``when`` says it where it is
    not to be worked out."""

    id: bytes
    kind: str
    at: int
    strong: str
    rest: str
    text: str
    pinned: bool = False
    files: tuple[File, ...] = ()
    change: bool = False
    planned: bool = False
    late: bool = False
    when: str = ""
    ends: str = ""


class TimelineModel(QAbstractListModel):
    """Holds the rows that are shown; the page reads and filters them."""

    def __init__(self, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._today, self._zone = today, zone
        self._items: list[TimelineItem] = []
        self._heading = ""

    def show(self, happened: Sequence[Happened]) -> None:
        """Show these, newest first, under their months; pinned ones come first of all."""
        self.beginResetModel()
        self._items, self._heading = [], ""
        self._items = self._rows(happened)
        self.endResetModel()

    def append(self, happened: Sequence[Happened]) -> None:
        """Show older ones below."""
        rows = self._rows(happened)
        if rows:
            first = len(self._items)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._items += rows
            self.endInsertRows()

    def _rows(self, happened: Sequence[Happened]) -> list[TimelineItem]:
        today, rows = self._today(), []
        for one in happened:
            wall = words.moment(one.at, self._zone)
            if one.planned:
                heading = self.tr("Planned")
            elif one.pinned:
                heading = self.tr("Pinned")
            else:
                heading = QLocale().toString(QDate(wall.year, wall.month, 1), "MMMM yyyy")
            if heading != self._heading:
                self._heading = heading
                rows.append(TimelineItem(b"", "", heading, heading=True))
            when = one.when
            if not when:
                day = words.day(wall.date(), today, weekday=not one.change)
                timed = wall.date().year == today.year and not one.change
                when = f"{day}, {wall:%H:%M}" if timed else day
            rows.append(
                TimelineItem(
                    one.id, one.kind, one.strong, one.rest, one.text.strip(), when,
                    files=one.files, pinned=one.pinned, change=one.change, planned=one.planned,
                    late=one.late, ends=one.ends,
                )
            )  # fmt: skip
        return rows

    def item(self, place: int) -> TimelineItem:
        """The row at a place."""
        return self._items[place]

    def is_last(self, place: int) -> bool:
        """Whether the line that joins the icons ends here: it goes on to the next month, but not
        from what is planned to what has happened."""
        if place + 1 >= len(self._items):
            return True
        below = self._items[place + 1]
        return below.heading and self._items[place].planned

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._items[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, ItemRole, _SPOKEN) or not index.isValid():
            return None
        item = self._items[index.row()]
        return item if role == ItemRole else item.sentence()
