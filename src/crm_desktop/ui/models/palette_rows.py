"""The rows of the command palette: headings, contacts, deals, entries, commands, "show all".

Each group shows its first few and can be opened to all that were fetched. Headings cannot be
chosen. Rows read as one sentence to a screen reader.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, overload

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence

from crm_desktop.services.deal_search import DealHit
from crm_desktop.services.search import ContactHit, EntryHit

Group = Literal["contacts", "deals", "entries", "commands"]
SHOWN: dict[Group, int] = {"contacts": 3, "deals": 3, "entries": 3, "commands": 5}
FETCHED = 50
"""So many contacts, deals and entries are asked for; where they come, there may be more."""
RowRole = int(Qt.ItemDataRole.UserRole)

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A row as it is painted. ``group`` and ``item`` say what choosing it means: a ContactHit,
    DealHit, EntryHit, command id, or None where ``kind`` says it all (heading, "show all", new
    contact)."""

    kind: Literal["heading", "contact", "deal", "entry", "command", "more", "new"]
    group: Group
    text: str
    second: str = ""
    right: str = ""
    icon: str = ""
    keys: tuple[str, ...] = ()
    item: ContactHit | DealHit | EntryHit | str | None = None


def key_caps(sequence: QKeySequence) -> tuple[str, ...]:
    """The keys of a shortcut one by one: "Ctrl++" is Ctrl and +."""
    text = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    if not text:
        return ()
    if text.endswith("+"):
        return (*(part for part in text[:-1].split("+") if part), "+")
    return tuple(text.split("+"))


class Found(Sequence[PaletteRow]):
    """What was found of a group; a row is made when it is to be shown, which few of them are.

    Where ``hits`` are only the first of ``count``, ``all_hits`` gives all of them.
    """

    def __init__(
        self,
        hits: Sequence[Any],
        make: Callable[[Any], PaletteRow],
        count: int = 0,
        all_hits: Callable[[], Sequence[Any]] | None = None,
    ) -> None:
        self._hits, self._make, self._all_hits = hits, make, all_hits
        self._count = max(count, len(hits))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> PaletteRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[PaletteRow]: ...
    def __getitem__(self, at: int | slice) -> PaletteRow | list[PaletteRow]:
        last = (self._count if at.stop is None else at.stop) if isinstance(at, slice) else at + 1
        if last > len(self._hits) and self._all_hits is not None:
            self._hits, self._all_hits = self._all_hits(), None
        if isinstance(at, slice):
            return [self._make(hit) for hit in self._hits[at]]
        return self._make(self._hits[at])


class PaletteRows(QAbstractListModel):
    """What is offered now."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PaletteRow] = []
        self._groups: dict[Group, Sequence[PaletteRow]] = {}
        self._names: dict[Group, str] = {}
        self._opened: set[Group] = set()

    def show(
        self,
        names: dict[Group, str],
        groups: dict[Group, Sequence[PaletteRow]],
    ) -> None:
        """Offer other rows; ``names`` are the headings of the groups, in their order."""
        self._names, self._groups, self._opened = names, groups, set()
        self._lay_out()

    def open_group(self, group: Group) -> None:
        """Show all rows of a group."""
        self._opened.add(group)
        self._lay_out()

    def row(self, place: int) -> PaletteRow:
        """The row at a place."""
        return self._rows[place]

    def first(self) -> int:
        """Where the first row that can be chosen stands; -1: nowhere."""
        return next((i for i, row in enumerate(self._rows) if row.kind != "heading"), -1)

    def place_of(self, row: PaletteRow) -> int:
        """Where a row stands that says and means the same; -1: nowhere."""
        return next((i for i, other in enumerate(self._rows) if other == row), -1)

    def step(self, place: int, by: int) -> int:
        """The next row that can be chosen in a direction, or ``place`` where there is none."""
        at = place + by
        while 0 <= at < len(self._rows):
            if self._rows[at].kind != "heading":
                return at
            at += by
        return place

    def count(self, group: Group) -> int:
        """How many rows a group holds, shown or not."""
        return len(self._groups.get(group, ()))

    def _lay_out(self) -> None:
        self.beginResetModel()
        self._rows = []
        for group, name in self._names.items():
            rows = self._groups.get(group, ())
            if not rows:
                continue
            self._rows.append(PaletteRow("heading", group, name))
            shown = len(rows) if group in self._opened else SHOWN[group]
            self._rows += rows[:shown]
            if len(rows) > shown:
                whole = len(rows) < FETCHED
                text = self.tr("Show all %1") if whole else self.tr("Show the first %1")
                text = text.replace("%1", str(len(rows)))
                self._rows.append(PaletteRow("more", group, text, icon="chevron-down"))
        self.endResetModel()

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].kind == "heading":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, RowRole, _SPOKEN) or not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        return self.sentence(row) if role == _SPOKEN else row.text

    @staticmethod
    def sentence(row: PaletteRow) -> str:
        """A row as it is spoken."""
        parts: Sequence[str] = (row.text, row.second, row.right, " ".join(row.keys))
        return ", ".join(part for part in parts if part)
