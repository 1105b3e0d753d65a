"""The lines of a quote as a table that is edited in place; the last row takes a new line.

What was typed is read here and handed on as ``changed`` or ``added``; what cannot be read is told
by ``refused`` and the cell keeps what it had.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from crm_desktop.services.quote_card import QuoteLine, decimal
from crm_desktop.ui.amounts import read_amount, typed_amount
from crm_desktop.ui.quote_words import (
    discount_words,
    exact,
    number_words,
    read_discount,
    read_quantity,
    read_tax,
    tax_words,
    tr,
    typed_discount,
)

_Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("title", "detail", "quantity", "unit", "price", "discount", "tax", "amount")
_FIGURES = frozenset(("quantity", "price", "discount", "tax", "amount"))


class QuoteLines(QAbstractTableModel):
    """Lines in their order; ``editable`` False shows them only, without the row for a new one."""

    changed = Signal(bytes, dict)
    """A line (id) and its columns, as ``services.quotes.change_line`` takes them."""
    added = Signal(str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[QuoteLine] = ()
        self._currency = "EUR"
        self._editable = False

    def show(self, lines: Sequence[QuoteLine], currency: str, *, editable: bool) -> None:
        """Show other lines; where as many stay, what is chosen stays."""
        same = len(lines) == len(self._lines) and editable == self._editable
        if not same:
            self.beginResetModel()
        self._lines, self._currency, self._editable = tuple(lines), currency, editable
        if not same:
            self.endResetModel()
        elif lines:
            last = self.index(self.rowCount() - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def line(self, row: int) -> QuoteLine | None:
        """The line in a row; None: the row for a new one."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, line: bytes) -> int:
        """Where a line (id) stands; -1: not here."""
        return next((row for row, one in enumerate(self._lines) if one.id == line), -1)

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines) + self._editable

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(COLUMNS[section])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = COLUMNS[index.column()]
        new = self.line(index.row()) is None
        if self._editable and (column == "title" or (not new and column != "amount")):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.line(index.row()), COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if line is None:
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return tr("Add a line…") if shown and column == "title" else None
        return self._data(line, index.column(), role)

    def _data(self, line: QuoteLine, place: int, role: int) -> str | None:
        column = COLUMNS[place]
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_headings()[place]}: {self._shown(line, column) or tr('nothing')}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.sentence(line)
        tip = role == Qt.ItemDataRole.ToolTipRole and column in ("title", "detail")
        return self._shown(line, column) if tip or role == Qt.ItemDataRole.DisplayRole else None

    def sentence(self, line: QuoteLine) -> str:
        """A line read out as a whole."""
        total = exact(line.total_minor, self._currency) if line.total_minor is not None else ""
        parts = (f"{number_words(decimal(line.quantity))} {line.unit}".strip(), line.title, total)
        return ", ".join(part for part in parts if part)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        text, line, column = str(value).strip(), self.line(index.row()), COLUMNS[index.column()]
        if line is None:
            if text:
                self.added.emit(text)
            return bool(text)
        if text == self._typed(line, column).strip():
            return True
        values = self._read(column, text)
        if values is None:
            return False
        self.changed.emit(line.id, values)
        return True

    def _read(self, column: str, text: str) -> dict[str, object] | None:
        if column in ("title", "detail", "unit"):
            return {column: text}
        if column == "quantity":
            found: object = read_quantity(text)
            said = tr("This is no quantity. Write it like 2 or 2.5.")
        elif column == "price":
            amount = read_amount(text, self._currency)
            found = amount[0] if amount is not None and amount[1] == self._currency else None
            column, said = "price_minor", tr("This is no price. Write it like 1250 or 1250.50.")
        elif column == "discount":
            found = read_discount(text, self._currency)
            said = tr("This is no discount. Write it like 5 % or 20.")
        else:
            found = read_tax(text)
            said = tr("The tax is a number from 0 to 100, or empty for none.")
        if found is None:
            self.refused.emit(said)
            return None
        return {column: found}

    def _shown(self, line: QuoteLine, column: str) -> str:
        if column == "quantity":
            return number_words(decimal(line.quantity))
        if column == "price":
            known = line.price_minor is not None
            return exact(line.price_minor or 0, self._currency) if known else "?"
        if column == "discount":
            return discount_words(line.discount, self._currency)
        if column == "tax":
            return tax_words(line.tax)
        if column == "amount":
            known = line.total_minor is not None
            return exact(line.total_minor or 0, self._currency) if known else "?"
        return {"title": line.title, "unit": line.unit}.get(column, " ".join(line.detail.split()))

    def _typed(self, line: QuoteLine, column: str) -> str:
        if column == "price":
            return typed_amount(line.price_minor, self._currency)
        if column == "discount":
            return typed_discount(line.discount, self._currency)
        if column == "tax":
            return number_words(Decimal(line.tax)) if line.tax is not None else ""
        if column == "detail":
            return line.detail
        return self._shown(line, column)


def _headings() -> tuple[str, ...]:
    return (
        tr("Description"), tr("Details"), tr("Quantity"), tr("Unit"), tr("Price each"),
        tr("Discount"), tr("Tax"), tr("Amount"),
    )  # fmt: skip


def _side(column: str) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
