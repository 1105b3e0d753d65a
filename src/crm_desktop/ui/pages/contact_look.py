"""How the contact list looks: its columns, their places and widths, and what it is sorted by.

Widths are kept per PC, in pixels at 100 % text; the name takes what the others leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal

from crm_desktop.ui.contact_columns import Column
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import ContactListView
from crm_desktop.ui.widgets.menu import PopupMenu

NARROWEST_NAME = 200
_GIVES_WAY = 0.85
"""So much of its usual width keeps a column at least."""


class ListLook(QObject):
    """Columns and order of one list."""

    sorted = Signal()
    """A person chose another order."""
    moved = Signal()
    """A person moved a column."""

    def __init__(self, theme: Theme, shown: ContactListView) -> None:
        super().__init__(shown)
        self._theme, self._list, self._table = theme, shown, shown.table
        self._header = shown.horizontalHeader()
        self.sort, self.descending = "name", False
        self._widths: dict[str, int] = {}
        self._laying_out = False
        self._header.sectionClicked.connect(lambda at: self.sort_by(self._table.columns[at].code))
        self._header.sectionMoved.connect(lambda *_: self._moved())
        self._header.sectionResized.connect(self._sized)
        shown.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever makes the list wider or narrower, the name takes it."""
        if event.type() == QEvent.Type.Resize:
            self.fit_name()
        return super().eventFilter(watched, event)

    def columns(self) -> list[Column]:
        """The columns from left to right, as they were moved."""
        columns = self._table.columns
        return [columns[self._header.logicalIndex(at)] for at in range(len(columns))]

    def lay_out(self) -> None:
        """Give the columns their places and widths; after the model shows other ones."""
        header, px = self._header, self._theme.px
        self._laying_out = True
        for at, column in enumerate(self._table.columns):
            header.moveSection(header.visualIndex(at), at)
            if column.code != "name":
                header.resizeSection(at, px(self._widths.get(column.code, column.width)))
        self._laying_out = False
        self.fit_name()
        self.show_sort()

    def fit_name(self) -> None:
        """Give the name what the other columns leave."""
        header, at = self._header, self._table.place_of_column("name")
        room, least = self._list.viewport().width(), self._theme.px(NARROWEST_NAME)
        self._laying_out = True
        if not self._widths:
            self._narrow(room - least)
        others = sum(header.sectionSize(c) for c in range(header.count()) if c != at)
        header.resizeSection(at, max(least, room - others))
        self._laying_out = False

    def _narrow(self, room: int) -> None:
        """Widths that nobody chose give way a little before the list scrolls sideways."""
        wanted = {
            at: self._theme.px(column.width)
            for at, column in enumerate(self._table.columns) if column.code != "name"
        }  # fmt: skip
        whole = sum(wanted.values())
        part = room / whole if whole * _GIVES_WAY <= room < whole else 1
        for at, width in wanted.items():
            self._header.resizeSection(at, int(width * part))

    def show_sort(self) -> None:
        """Put the arrow where the order is."""
        down = Qt.SortOrder.DescendingOrder if self.descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(self._table.place_of_column(self.sort), down)
        self._header.viewport().update()

    def sort_by(self, code: str) -> None:
        """Sort by a column; by the same one again the other way round."""
        self.descending = not self.descending if code == self.sort else False
        self.sort = code
        self.show_sort()
        self.sorted.emit()

    def choose_sort(self) -> None:
        """A menu of all columns to sort by."""
        menu = PopupMenu(self._list)
        for code, column in self._table.known.items():
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(code == self.sort)
            action.triggered.connect(lambda _checked=False, code=code: self.sort_by(code))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._header.mapToGlobal(QPoint(0, self._header.height())))

    def state(self) -> dict[str, Any]:
        """What ``take`` reads again, as JSON holds it."""
        return {
            "columns": [column.code for column in self.columns()], "widths": self._widths,
            "sort": self.sort, "descending": self.descending,
        }  # fmt: skip

    def take(self, kept: Mapping[str, Any]) -> None:
        """Look as ``state`` said; ``lay_out`` shows it.

        Raises:
            ValueError, TypeError: it was written by something that is not us.
        """
        columns = [str(code) for code in kept.get("columns", ())]
        self._widths = {str(c): int(w) for c, w in dict(kept.get("widths", {})).items()}
        sort = str(kept.get("sort", "name"))
        self.sort = sort if sort in self._table.known else "name"
        self.descending = kept.get("descending") is True
        self._table.show_columns(columns)

    def _moved(self) -> None:
        if not self._laying_out:
            self.moved.emit()

    def _sized(self, at: int, _old: int, new: int) -> None:
        if self._laying_out or at >= len(self._table.columns):
            return
        code = self._table.columns[at].code
        if code != "name":
            self._widths[code] = round(new / self._theme.scale)
            # Within the list: it may be gone by then, as after a change of the look.
            QTimer.singleShot(0, self._list, self.fit_name)
