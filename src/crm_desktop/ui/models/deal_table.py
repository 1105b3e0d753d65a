"""The list of deals as a table model: row numbers of all, rows of the pages that are painted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.deal_list import DealRow, deal_rows
from crm_desktop.ui import deal_words, words
from crm_desktop.ui.deal_words import tr
from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

COLUMNS = ("title", "who", "value", "step", "chance", "closing", "next", "owner")
SORTABLE = ("title", "who", "value", "step", "chance", "closing", "owner")
_PAGE = 64
DealRole = int(Qt.ItemDataRole.UserRole)
_RIGHT_ONES = ("value", "chance")
_ASKED = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, DealRole,
)  # fmt: skip

_Index = QModelIndex | QPersistentModelIndex


class DealTable(QAbstractTableModel):
    """Rows of ``deal_list`` in the order of the last question."""

    def __init__(
        self, store: Store, theme: Theme, today: Callable[[], dt.date], zone: dt.tzinfo
    ) -> None:
        super().__init__()
        self._store, self._theme, self._today, self._zone = store, theme, today, zone
        self._numbers: Sequence[int] = ()
        self._pages: dict[int, dict[int, DealRow]] = {}

    def show(self, numbers: Sequence[int]) -> None:
        """Show these deals (``deal.n``)."""
        if list(numbers) == list(self._numbers):
            self._pages.clear()
            if numbers:
                last = self.index(len(numbers) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._numbers = tuple(numbers)
        self._pages.clear()
        self.endResetModel()

    def deal(self, row: int) -> DealRow | None:
        """The deal in a row; None: it has gone meanwhile."""
        if not 0 <= row < len(self._numbers):
            return None
        page = row // _PAGE
        if page not in self._pages:
            wanted = self._numbers[page * _PAGE : (page + 1) * _PAGE]
            with self._store.read_raw() as raw:
                found = deal_rows(raw, wanted, self._today(), self._zone)
            self._pages[page] = {one.card.n: one for one in found}
        return self._pages[page].get(self._numbers[row])

    def number(self, row: int) -> int:
        """``deal.n`` of a row."""
        return self._numbers[row]

    def row_of(self, n: int) -> int:
        """Where a deal stands; -1: not here."""
        return self._numbers.index(n) if n in self._numbers else -1

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                "title": tr("Deal"), "who": tr("Contact"), "value": tr("Value"),
                "step": tr("Step"), "chance": tr("Chance"), "closing": tr("Closes"),
                "next": tr("Next step"), "owner": tr("Looked after by"),
            }[COLUMNS[section]]  # fmt: skip
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(COLUMNS[section])
        return None

    @staticmethod
    def _side(column: str) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in _RIGHT_ONES else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font("label" if column == "title" else "body")
        if role not in _ASKED:
            return None
        row = self.deal(index.row())
        if row is None or role == DealRole:
            return row
        said: dict[int, Callable[[], Any]] = {
            int(Qt.ItemDataRole.ForegroundRole): lambda: self._theme.color(self._ink(row, column)),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: self._sentence(row),
            int(Qt.ItemDataRole.ToolTipRole): lambda: self._tip(row),
        }
        return said.get(int(role), lambda: self._text(row, column))()

    def _tip(self, row: DealRow) -> str:
        today = self._today()
        return "\n".join(deal_words.reason_words(one, today) for one in row.card.reasons)

    def _ink(self, row: DealRow, column: str) -> str:
        card = row.card
        if column == "next":
            return deal_words.step_words(card, self._today())[3]
        if column == "closing" and any(r.code == "closing_passed" for r in card.reasons):
            return "warning"
        if column == "chance" and card.pinned:
            return "accent"
        return "text" if column in ("title", "value") else "text_2"

    def _text(self, row: DealRow, column: str) -> str:
        card, today = row.card, self._today()
        if column == "value":
            known = card.amount_minor is not None
            return words.money(card.amount_minor or 0, card.currency) if known else ""
        if column == "chance":
            return deal_words.percent_words(card.percent) if card.state == "open" else ""
        if column == "closing":
            day = card.closes_on if card.state == "open" else card.closed_on
            return words.day(day, today) if day else ""
        if column == "next":
            _, what, when, _ = deal_words.step_words(card, today)
            reason = row.close_reason if card.state == "lost" else ""
            return ", ".join(part for part in (f"{what} {when}".strip(), reason) if part)
        return {"title": card.title, "who": card.who, "step": row.stage, "owner": row.owner}[column]

    def _sentence(self, row: DealRow) -> str:
        return deal_words.spoken(row.card, row.stage, self._today())
