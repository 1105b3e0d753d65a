"""Contacts beside each other, a column each: who stays, which value survives, and the result.

Where two say different things, each value is a choice; what is equal is ticked; lists are united.
The last column tells what the joined contact will have, and what it will have been.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.text import fold
from crm_desktop.services.merge_sides import Cell, Line, SideBySide
from crm_desktop.ui import merge_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import Avatar, label, line
from crm_desktop.ui.widgets.ticks import RadioDot

_VALUE_SHOWN = 300
_COLUMN = 150
_COUNTED = ("entry", "deal", "reminder", "relation")


class _Choice(QWidget):
    """A dot and the text that belongs to it; a click on either chooses."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        self.dot = RadioDot(theme, "")
        self.dot.setAccessibleName(name)
        row.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        self.text = _wrapped(theme, text, "body")
        self.text.setContentsMargins(0, theme.px(3), 0, 0)  # beside the middle of the dot
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.dot.click()


class SideBySideView(QScrollArea):
    """Shows a ``SideBySide``; says what the person chose."""

    picked = Signal(str, int)
    """field, and the contact whose value survives; 0: both notes"""
    primary_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.choices: dict[tuple[str, int], RadioDot] = {}
        """(field, contact) -> its dot; field "" chooses who stays, contact 0 both notes."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sides(self, sides: SideBySide, on: tuple[str, int] | None = None) -> None:
        """Show these; the keyboard goes to the choice ``on``, or stays where it was."""
        theme, px = self._theme, self._theme.px
        focused = on or next((key for key, dot in self.choices.items() if dot.hasFocus()), None)
        self.choices = {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, px(8), px(4))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, px(84))
        result = len(sides.sides) + 1
        for column in range(1, result + 1):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, px(_COLUMN))
        self._add_heads(grid, sides)
        row = 3
        for one in sides.lines:
            grid.addWidget(
                label(theme, merge_words.field(one.field, one.name), "small", "text_2"),
                row, 0, Qt.AlignmentFlag.AlignTop,
            )  # fmt: skip
            self._add_line(grid, row, one, sides)
            grid.addWidget(self._result(one, sides), row, result, Qt.AlignmentFlag.AlignTop)
            row += 1
        grid.setRowStretch(row, 1)
        old = self.takeWidget()  # it may be in the middle of telling that it was clicked
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setWidget(inner)
        if focused in self.choices:
            self.choices[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard on who stays."""
        for (field, _), dot in self.choices.items():
            if field == "" and dot.isChecked():
                dot.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_heads(self, grid: QGridLayout, sides: SideBySide) -> None:
        theme, px = self._theme, self._theme.px
        group = QButtonGroup(grid.parentWidget())
        grid.addWidget(label(theme, self.tr("Stays"), "small", "text_2"), 1, 0)
        for column, side in enumerate(sides.sides, start=1):
            head = QWidget()
            row = QHBoxLayout(head)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(8))
            avatar = Avatar(theme)
            avatar.show_contact(side.name, side.id)
            row.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(_wrapped(theme, side.name or self.tr("(no name)"), "strong"), 1)
            grid.addWidget(head, 0, column)
            text = self.tr("Stays") if column == 1 else self.tr("Joins it")
            name = self.tr("%1 stays").replace("%1", side.name)
            choice = _Choice(theme, text, f"{name} ({column})")
            choice.dot.setChecked(column == 1)
            choice.dot.clicked.connect(lambda _on, n=side.n: self.primary_chosen.emit(n))
            group.addButton(choice.dot)
            self.choices["", side.n] = choice.dot
            grid.addWidget(choice, 1, column)
        grid.addWidget(label(theme, self.tr("Result"), "strong"), 0, len(sides.sides) + 1)
        grid.addWidget(line(theme), 2, 0, 1, len(sides.sides) + 2)

    def _add_line(self, grid: QGridLayout, row: int, one: Line, sides: SideBySide) -> None:
        top = Qt.AlignmentFlag.AlignTop
        if not one.is_choice:
            for column, cells in enumerate(one.cells, start=1):
                grid.addWidget(self._values(one, cells), row, column, top)
            return
        group = QButtonGroup(grid.parentWidget())
        named = merge_words.field(one.field, one.name)
        for column, (side, cells) in enumerate(zip(sides.sides, one.cells, strict=True), start=1):
            if not cells:
                continue
            shown = merge_words.value(one.field, cells[0].text)[:_VALUE_SHOWN]
            choice = _Choice(self._theme, shown, f"{named}: {shown}")
            choice.dot.setChecked(one.survives == side.n)
            choice.dot.clicked.connect(
                lambda _on, field=one.field, n=side.n: self.picked.emit(field, n)
            )
            group.addButton(choice.dot)
            self.choices[one.field, side.n] = choice.dot
            grid.addWidget(choice, row, column, top)

    def _values(self, one: Line, cells: tuple[Cell, ...]) -> QWidget:
        theme = self._theme
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(2))
        for cell in cells:
            row = QHBoxLayout()
            row.setSpacing(theme.px(6))
            shown = merge_words.value(one.field, cell.text)[:_VALUE_SHOWN]
            text = _wrapped(theme, shown, "strong" if cell.equal else "body")
            if cell.equal:
                mark = label(theme, "")
                side = theme.px(14)
                mark.setPixmap(theme.icon("check", "success", 14).pixmap(side, side))
                mark.setToolTip(self.tr("The same on both sides"))
                text.setAccessibleDescription(self.tr("the same on both sides"))
                row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            else:
                row.addSpacing(theme.px(20))
            row.addWidget(text, 1)
            lines.addLayout(row)
        return holder

    def _result(self, one: Line, sides: SideBySide) -> QWidget:
        theme = self._theme
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(2))
        for text in one.result:
            shown = merge_words.value(one.field, text)[:_VALUE_SHOWN]
            lines.addWidget(_wrapped(theme, shown, "body"))
        if one.survives:
            kept = {fold(text) for text in one.result}
            lost = {fold(c.text): c.text for cells in one.cells for c in cells}
            for key, text in lost.items():
                if key not in kept:
                    shown = merge_words.value(one.field, text)[:_VALUE_SHOWN]
                    was = self.tr("was %1").replace("%1", shown)
                    lines.addWidget(_wrapped(theme, was, "small", "text_2"))
        if one.survives == 0:
            both = self.tr("Both, one below the other")
            lines.addWidget(_wrapped(theme, both, "small", "text_2"))
        return holder


def _wrapped(theme: Theme, text: str, role: str, color: str = "text") -> QLabel:
    made = label(theme, text, role, color)  # type: ignore[arg-type]
    made.setWordWrap(True)
    return made
