"""One column of the board as a list model: its cards, and where a card that is moved would land.

The board fills and changes it; a landing place is a row of its own while something is moved, so
that the cards around it make room.

Qt keeps the number of rows (a list of empty texts), because a view that lays out a column asks for
it twice per row, and answering in Python took longer than painting the board. What stands in the
rows is kept here, changed by the first slot of each signal, before any view hears of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from crm_desktop.services.pipeline import Card, Column, Totals, totals
from crm_desktop.ui import deal_words
from crm_desktop.ui.deal_words import tr

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TIP = int(Qt.ItemDataRole.ToolTipRole)

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a card would land; ``card`` is shown there while it is moved by keys, else ``text``."""

    text: str
    card: Card | None = None


class ColumnCards(QStringListModel):
    """The cards of one column in their order."""

    def __init__(self, column: Column, today: Callable[[], dt.date]) -> None:
        super().__init__([""] * len(column.cards))
        self._today = today
        self._rows: list[Card | Landing] = list(column.cards)
        self._coming: Card | Landing | None = None
        self.on_change: Callable[[], None] = lambda: None
        self._column = column
        self.rowsInserted.connect(self._came)
        self.rowsRemoved.connect(self._went)
        self.title = deal_words.column_title(column, today())

    @property
    def column(self) -> Column:
        """The column with the cards it has now."""
        return self._column

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards, without a landing place."""
        return self._column.cards

    @property
    def totals(self) -> Totals:
        """What the cards are worth together."""
        return self._column.totals

    @property
    def landing(self) -> int:
        """The row of the landing place; -1: there is none."""
        return next((r for r, one in enumerate(self._rows) if isinstance(one, Landing)), -1)

    def take(self, column: Column) -> None:
        """Show what was read anew."""
        self.title = deal_words.column_title(column, self._today())
        if column.cards == self._column.cards and len(self._rows) == len(column.cards):
            self._column = column
            return
        self._column, self._rows = column, list(column.cards)
        self.setStringList([""] * len(column.cards))
        self.on_change()

    def put(self, card: Card, key: Callable[[Card], Any]) -> int:
        """Add a card, or show it as it is now, at the place that ``key`` gives it; its row."""
        self.drop(card.n)
        row = next(
            (
                r
                for r, one in enumerate(self._rows)
                if isinstance(one, Card) and key(card) < key(one)
            ),
            len(self._rows),
        )
        self._insert(row, card)
        self._count()
        return row

    def drop(self, n: int) -> bool:
        """Take a card out; False: it is not here."""
        row = self.row_of(n)
        if row < 0:
            return False
        self.removeRows(row, 1)
        self._count()
        return True

    def renew(self, card: Card, key: Callable[[Card], Any]) -> None:
        """A card of this column shows other values; it moves only if its place is another now."""
        row = self.row_of(card.n)
        rest = [one for one in self.cards if one.n != card.n]
        wanted = next((r for r, one in enumerate(rest) if key(card) < key(one)), len(rest))
        if row < 0 or row != wanted:
            self.put(card, key)
            return
        self._rows[row] = card
        self._count()
        self.dataChanged.emit(self.index(row), self.index(row))

    def land(self, row: int, landing: Landing | None) -> None:
        """Show the landing place before ``row`` (counted without it); None takes it away."""
        there = self.landing
        if landing is not None and there == row and self._rows[there] == landing:
            return
        if there >= 0:
            self.removeRows(there, 1)
        if landing is not None:
            self._insert(row, landing)

    def lift_out(self, n: int) -> None:
        """Hide a card while it is moved; it still counts here."""
        row = self.row_of(n)
        if row >= 0:
            self.removeRows(row, 1)

    def put_back(self) -> None:
        """Show the cards as they are, without a landing place and none hidden."""
        self.land(0, None)
        for row, card in enumerate(self.cards):
            if self.at(row) != card:
                self._insert(row, card)

    def row_of(self, n: int) -> int:
        """Where a card stands; -1: not here."""
        return next(
            (r for r, one in enumerate(self._rows) if isinstance(one, Card) and one.n == n), -1
        )

    def at(self, row: int) -> Card | Landing | None:
        """What stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def card_at(self, row: int) -> Card | None:
        """The card in a row."""
        found = self.at(row)
        return found if isinstance(found, Card) else None

    def _insert(self, row: int, one: Card | Landing) -> None:
        self._coming = one
        self.insertRows(row, 1)

    def _came(self, _parent: _Index, first: int, _last: int) -> None:
        assert self._coming is not None
        self._rows.insert(first, self._coming)
        self._coming = None

    def _went(self, _parent: _Index, first: int, last: int) -> None:
        del self._rows[first : last + 1]

    def _count(self) -> None:
        cards = tuple(one for one in self._rows if isinstance(one, Card))
        self._column = Column(self._column.key, self._column.stage, cards, totals(cards))
        self.on_change()

    # -- Qt ------------------------------------------------------------------------------------

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.card_at(index.row()) is None:
            return _NO_FLAGS
        return _FLAGS

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _SPOKEN, _TIP):
            return None
        found = self.at(index.row())
        if found is None:
            return None
        if isinstance(found, Landing):
            return found.text if role != _TIP else None
        if role == _DISPLAY:
            return found.title
        if role == _SPOKEN:
            where = tr("card %1 of %2").replace("%2", str(len(self.cards)))
            where = where.replace("%1", str(self.row_of(found.n) + 1))
            return deal_words.spoken(found, f"{self.title}, {where}", self._today())
        return self._tip(found)

    def _tip(self, card: Card) -> str:
        today = self._today()
        lines = [deal_words.reason_words(reason, today) for reason in card.reasons]
        if card.pinned:
            percent = deal_words.percent_words(card.percent)
            lines.append(tr("Chance set by hand: %1").replace("%1", percent))
        return "\n".join(lines)
