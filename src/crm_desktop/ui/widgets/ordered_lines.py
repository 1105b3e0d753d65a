"""Lines that a person puts in order: a table or list, below it Add, Up, Down and Remove.

The steps of pipelines and tracks and the reasons for losing are edited here. What is refused stands
below the buttons until something is done that works.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label

_Line = TypeVar("_Line")


class OrderedLines(QWidget):
    """``view`` shows the lines; whoever owns it answers the signals."""

    add_requested = Signal()
    remove_requested = Signal()
    shift_requested = Signal(int)
    """-1 up, 1 down"""

    def __init__(
        self, theme: Theme, view: QAbstractItemView, add: str, remove: str,
        *more: QPushButton, stretch: int = 1,
    ) -> None:  # fmt: skip
        """``add`` and ``remove`` are the words of the buttons, with access keys; ``more`` stands
        behind the first."""
        super().__init__()
        px = theme.px
        self.view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(view, stretch)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.add = button(theme, add, self.add_requested.emit, icon="plus")
        self.up = button(theme, self.tr("&Up"), lambda: self.shift_requested.emit(-1))
        self.down = button(theme, self.tr("&Down"), lambda: self.shift_requested.emit(1))
        self.remove = button(theme, remove, self.remove_requested.emit)
        for one in (self.add, *more, self.up, self.down, self.remove):
            row.addWidget(one)
        row.addStretch(1)
        column.addLayout(row)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        column.addWidget(self.error)

    def attempt(self, command: Callable[[], object]) -> bool:
        """Carry out a command; False: it was refused, and the reason stands below."""
        try:
            command()
        except UserError as error:
            self.refuse(spoken(error.sentence))
            return False
        self.refuse("")
        return True

    def refuse(self, sentence: str) -> None:
        """Say why something is not done; "" takes the sentence away."""
        self.error.setText(sentence)
        self.view.setAccessibleDescription(sentence)


def step_table(theme: Theme, name: str, headings: Sequence[str], height: int) -> QTableWidget:
    """A table of steps, one line each (``height`` at 100 % text), in the look of lists."""
    table = QTableWidget(0, len(headings))
    table.setFont(theme.font("body"))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(headings))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(height))
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setIconSize(QSize(theme.px(14), theme.px(14)))
    head = table.horizontalHeader()
    head.setFont(theme.font("small_label"))
    head.setHighlightSections(False)
    head.setFixedHeight(theme.px(32))
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    line, chosen = theme.hex("border_subtle"), theme.hex("selected")
    # The field of a cell that is edited is as high as the cell.
    table.setStyleSheet(
        f"QTableWidget {{ background: {theme.hex('surface')}; color: {theme.hex('text')};"
        f" border: 1px solid {theme.hex('border')}; outline: 0;"
        f" border-radius: {theme.radius('control')}px; }}"
        f"QTableWidget:focus {{ border: 2px solid {theme.hex('focus')}; }}"
        f"QTableWidget::item {{ border-bottom: 1px solid {line};"
        f" padding: 0 {theme.px(6)}px; }}"
        f"QTableWidget::item:selected {{ background: {chosen}; color: {theme.hex('text')}; }}"
        "QTableWidget QLineEdit { min-height: 0; border-radius: 0; }"
    )
    return table


def swapped(lines: Sequence[_Line], row: int, by: int) -> list[_Line] | None:
    """The lines with one moved up or down; None: there is no room for that."""
    other = row + by
    if not (0 <= row < len(lines) and 0 <= other < len(lines)):
        return None
    order = list(lines)
    order[row], order[other] = order[other], order[row]
    return order


def free_name(wanted: str, taken: Collection[str]) -> str:
    """``wanted``, counted on where that is taken, whatever its case."""
    names = {name.casefold() for name in taken}
    name, count = wanted, 1
    while name.casefold() in names:
        count += 1
        name = f"{wanted} {count}"
    return name
