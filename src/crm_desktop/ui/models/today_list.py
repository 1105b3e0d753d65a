"""The day as one list: groups with their headings, the reminders in them, and what is left out.

Headings of groups that fold, and "Show more", can be reached with the arrow keys; the others are
stepped over. What was just done stays struck through until the page shows the day anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.today import Group, Part, TodayPage, TodayRow
from crm_desktop.ui import words
from crm_desktop.ui.reminder_words import kind_icon, title_of

FOLDING: tuple[Group, ...] = ("later", "waiting")
"""Groups that can be folded, and are at first."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_DESCRIBED = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_ROLES = frozenset((_DISPLAY, _SPOKEN, _DESCRIBED, _TIP, _CHECK))
_Index = QModelIndex | QPersistentModelIndex
_Raw = tuple[Group, TodayRow]


class DayItem(NamedTuple):
    """A row as it is painted. A heading has ``text`` and ``number``, and at its right ``act`` (a
    link) or ``when`` (words); ``folded`` None: it does not fold. ``ink`` is the colour of
    ``when``."""

    kind: Literal["heading", "reminder", "more"]
    group: Group
    text: str
    second: str = ""
    when: str = ""
    ink: str = "text_2"
    icon: str = ""
    number: int = 0
    act: str = ""
    folded: bool | None = None
    row: TodayRow | None = None

    @property
    def reachable(self) -> bool:
        """Whether the cursor can stand here."""
        return self.kind != "heading" or self.folded is not None


class DayList(QAbstractListModel):
    """Shows what the page has read."""

    def __init__(self, today: Callable[[], dt.date], me: Callable[[], str] = str) -> None:
        """``me``: the name of the person at this PC, whose reminders need no name."""
        super().__init__()
        self._today, self._me = today, me
        # A reminder becomes an item when it is first looked at: most are below the fold.
        self._items: list[DayItem | _Raw] = []
        self._struck: set[bytes] = set()

    def show(self, page: TodayPage, folded: frozenset[Group]) -> None:
        """Show a page; groups without reminders are left out."""
        items: list[DayItem | _Raw] = []
        for part in page.parts:
            if part.total or (part.group == "today" and page.done):
                items.append(self._heading(part, page.done, folded))
                if part.group not in folded:
                    items += [(part.group, row) for row in part.rows]
                    left = part.total - len(part.rows)
                    if left > 0:
                        text = self.tr("Show %n more", None, left)
                        items.append(DayItem("more", part.group, text, number=left))
        self.beginResetModel()
        self._items = items
        self._struck.clear()
        self.endResetModel()

    def strike(self, reminder: bytes) -> None:
        """This one is done: it stays where it is, struck through."""
        self._struck.add(reminder)
        if (at := self.place_of(reminder)) >= 0:
            self.dataChanged.emit(self.index(at), self.index(at))

    def item(self, place: int) -> DayItem | None:
        """The row at a place."""
        if not 0 <= place < len(self._items):
            return None
        found = self._items[place]
        if not isinstance(found, DayItem):
            found = self._items[place] = self._reminder(*found)
        return found

    def row_of(self, place: int) -> TodayRow | None:
        """The reminder at a place; None: there stands something else."""
        found = self._items[place]
        return found.row if isinstance(found, DayItem) else found[1]

    def place_of(self, reminder: bytes) -> int:
        """Where a reminder stands; -1: not here."""
        for at in range(len(self._items)):
            row = self.row_of(at)
            if row is not None and row.id == reminder:
                return at
        return -1

    def is_struck(self, place: int) -> bool:
        """Whether this one was just done."""
        row = self.row_of(place)
        return row is not None and row.id in self._struck

    def next_open(self, place: int) -> int:
        """The reminder below a place that is still to be done, else the one above; -1: none."""
        ways = (range(place + 1, len(self._items)), range(place - 1, -1, -1))
        for way in ways:
            for at in way:
                if self.row_of(at) is not None and not self.is_struck(at):
                    return at
        return -1

    def contacts(self) -> list[int]:
        """``contact.n`` of everybody on the page, in its order."""
        rows = (self.row_of(at) for at in range(len(self._items)))
        return list(dict.fromkeys(row.contact_n for row in rows if row is not None))

    # -- rows ----------------------------------------------------------------------------------

    def _heading(self, part: Part, done: int, folded: frozenset[Group]) -> DayItem:
        group = part.group
        title = {
            "overdue": self.tr("Overdue"), "today": self.tr("Today"),
            "next": self.tr("Next 7 days"), "later": self.tr("Later"),
            "waiting": self.tr("Waiting for customers"),
        }[group]  # fmt: skip
        told = ""
        if group == "today" and done:
            told = self.tr("%1 of %2 done").replace("%1", str(done))
            told = told.replace("%2", str(done + part.total))
        return DayItem(
            "heading", group, title, when=told, number=part.total,
            act=self.tr("Move all to tomorrow") if group == "overdue" else "",
            folded=(group in folded) if group in FOLDING else None,
        )  # fmt: skip

    def _reminder(self, group: Group, row: TodayRow) -> DayItem:
        names = [row.contact, row.company]
        if row.priority:
            names.append(self.tr("important"))
        if row.who and row.who != self._me():
            names.append(self.tr("for %1").replace("%1", row.who))
        if group == "today":
            when, ink = row.time or self.tr("any time"), "text" if row.time else "text_2"
        else:
            when, ink = words.due(row.due, row.time, self._today())
        return DayItem(
            "reminder", group, title_of(row.kind, row.title),
            " · ".join(name for name in names if name), when, ink, kind_icon(row.kind), row=row,
        )  # fmt: skip

    def _sentence(self, place: int, item: DayItem) -> str:
        if item.kind == "more":
            return item.text
        if item.row is None:
            state = ""
            if item.folded is not None:
                state = self.tr("folded") if item.folded else self.tr("open")
            counted = self.tr("%n reminder(s)", None, item.number)
            return ", ".join(part for part in (item.text, counted, item.when, state) if part)
        from crm_desktop.ui.entry_words import kind_words  # noqa: PLC0415 - painting needs none

        row = item.row
        done = self.tr("done") if self.is_struck(place) else ""
        kind = kind_words(row.kind) if row.kind and row.title else ""
        repeats = self.tr("repeats") if row.repeats else ""
        names = item.second.split(" · ")
        parts = (done, item.text, *names, kind, item.when, row.deal, repeats)
        return ", ".join(part for part in parts if part)

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = self._items[index.row()]
        if isinstance(found, DayItem) and not found.reachable:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.row_of(index.row()) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable  # so that the ring is told as a check box
        return flags

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        item = self.item(index.row()) if index.isValid() and role in _ROLES else None
        if item is None:
            return None
        if role == _DISPLAY:
            return item.text
        if role == _SPOKEN:
            return self._sentence(index.row(), item)
        return self._ring_data(index.row(), item, role) if item.row is not None else None

    def _ring_data(self, place: int, item: DayItem, role: int) -> Any:
        if role == _CHECK:
            return Qt.CheckState.Checked if self.is_struck(place) else Qt.CheckState.Unchecked
        if role == _DESCRIBED:
            return self.tr("Done: %1").replace("%1", item.text)
        if role == _TIP and item.row is not None:
            shown = (item.text, item.second.replace(" · ", "\n"), item.row.deal, item.when)
            return "\n".join(part for part in shown if part)
        return None
