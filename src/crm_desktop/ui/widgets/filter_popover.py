"""One filter opened for changing: its conditions, joined by "or"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.domain.filters import Condition, Group, Value
from crm_desktop.ui import filter_words
from crm_desktop.ui.contact_columns import CUSTOM, Column, kind_word
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.popover import Popover
from crm_desktop.ui.widgets.value_editor import Choices, ValueEditor


@dataclass(frozen=True, slots=True)
class Askable:
    """What filters can ask about: the columns there are, what a field can be, and the day."""

    known: Mapping[str, Column]
    choices: Callable[[str], Choices]
    today: Callable[[], dt.date]


class ConditionRow(QWidget):
    """Field, operation and values of one condition."""

    changed = Signal()

    def __init__(self, theme: Theme, askable: Askable, condition: Condition | None) -> None:
        super().__init__()
        self._theme, self._askable = theme, askable
        self._values: dict[str, Sequence[Value]] = {}
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        line = QHBoxLayout()
        line.setSpacing(px(8))
        self.field, self.operation = ChoiceBox(), ChoiceBox()
        self.field.setAccessibleName(self.tr("Field"))
        self.operation.setAccessibleName(self.tr("Condition"))
        for box in (self.field, self.operation):
            box.setFont(theme.font("body"))
            box.setMaxVisibleItems(16)
            # What can be asked of a field comes with the field.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            line.addWidget(box, 1)
        column.addLayout(line)
        self.editor = ValueEditor(theme, askable.today)
        column.addWidget(self.editor)
        own = [code for code in askable.known if code.startswith(CUSTOM)]
        for code in (*filter_words.FIELDS, *own):
            self.field.addItem(filter_words.field_title(code, askable.known), code)
        if condition is not None:
            self._set(condition)
        else:
            self._fill_operations()
        self.field.currentIndexChanged.connect(self._field_chosen)
        self.operation.currentIndexChanged.connect(self._operation_chosen)
        self.editor.changed.connect(self.changed)

    def condition(self) -> Condition | None:
        """What is asked; None while it is not whole."""
        values = self.editor.values()
        if values is None:
            return None
        return Condition(self.field.currentData(), self.operation.currentData(), values)

    def _set(self, condition: Condition) -> None:
        at = self.field.findData(condition.field)
        if at < 0:
            title = filter_words.field_title(condition.field, self._askable.known)
            self.field.addItem(title, condition.field)
            at = self.field.count() - 1
        self.field.setCurrentIndex(at)
        self._fill_operations()
        self.operation.setCurrentIndex(max(0, self.operation.findData(condition.operation)))
        self._values[self._shape()] = condition.values
        self._ask()

    def _shape(self) -> str:
        return filter_words.shape(self.field.currentData(), self.operation.currentData())

    def _fill_operations(self) -> None:
        field = self.field.currentData()
        self.operation.blockSignals(True)
        self.operation.clear()
        for operation in filter_words.operations(field, self._askable.known):
            self.operation.addItem(filter_words.operation_text(field, operation), operation)
        self.operation.blockSignals(False)
        self._ask()

    def _field_chosen(self) -> None:
        self._values.clear()
        self._fill_operations()
        self.changed.emit()

    def _operation_chosen(self) -> None:
        self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        field, how = self.field.currentData(), self._shape()
        offered: Choices = ()
        if how == "texts" and self.operation.currentData() in ("is", "is_not"):
            kinds = [(kind, kind_word(kind)) for kind in filter_words.KINDS]
            offered = kinds if field == "kind" else self._askable.choices(field)
        self.editor.ask(how, offered, self._values.get(how, ()), self.tr("Value"))


class FilterPopover(Popover):
    """Changes one chip, or makes a new one."""

    applied = Signal(object)
    """A Condition or a Group joined by "or"."""
    removed = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget, askable: Askable, part: Condition | Group | None
    ) -> None:
        super().__init__(theme, parent, self.tr("Filter"))
        self._askable, self._part = askable, part
        self._rows: list[ConditionRow] = []
        self._conditions = QVBoxLayout()
        self._conditions.setSpacing(theme.px(8))
        self.body.addLayout(self._conditions)
        self._more = button(
            theme, self.tr("Or another condition"), self._add_other, kind="link", icon="plus"
        )
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch(1)
        if part is not None:
            foot.addWidget(button(theme, self.tr("Remove filter"), self._remove, small=True))
        self.apply = button(theme, self.tr("Show"), self.accept, kind="primary", small=True)
        foot.addWidget(self.apply)
        self.body.addLayout(foot)
        for condition in _conditions(part):
            self._add(condition)
        if not self._rows:
            self._add(None)
        self._look()

    @property
    def rows(self) -> Sequence[ConditionRow]:
        """The conditions, from top to bottom."""
        return self._rows

    def part(self) -> Condition | Group | None:
        """What is asked; None while nothing is whole."""
        found = [made for row in self._rows if (made := row.condition()) is not None]
        if len(found) < 2:
            return found[0] if found else None
        return Group("or", tuple(found))

    def accept(self) -> None:
        part = self.part()
        if part is None:
            return
        self.finish()
        if part != self._part:
            self.applied.emit(part)

    def settle(self) -> None:
        part = self.part()
        if part is not None and part != self._part and (self._part or self._was_touched()):
            self.applied.emit(part)

    def _was_touched(self) -> bool:
        return any(row.editor.values() for row in self._rows)

    def _add(self, condition: Condition | None) -> ConditionRow:
        if self._rows:
            self._conditions.addWidget(label(self._theme, self.tr("or"), "small", "text_2"))
        row = ConditionRow(self._theme, self._askable, condition)
        row.changed.connect(self._look)
        self._rows.append(row)
        self._conditions.addWidget(row)
        return row

    def _add_other(self) -> None:
        row = self._add(None)
        row.show()  # a layout does that later, and what is hidden takes no keyboard
        self._look()
        row.field.setFocus()

    def _remove(self) -> None:
        self.finish()
        self.removed.emit()

    def _look(self) -> None:
        whole = self.part() is not None
        self.apply.setEnabled(whole)
        self.apply.setToolTip("" if whole else self.tr("Fill in a value first."))
        self.adjustSize()


def _conditions(part: Condition | Group | None) -> list[Condition]:
    if isinstance(part, Condition):
        return [part]
    return list(part.conditions()) if part is not None else []


def can_be_changed(part: Condition | Group) -> bool:
    """Whether a chip can be opened: one condition, or several joined by "or"."""
    if isinstance(part, Condition):
        return True
    return part.joined == "or" and all(isinstance(inner, Condition) for inner in part.parts)
