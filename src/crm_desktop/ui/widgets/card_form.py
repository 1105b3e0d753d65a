"""A few fields that are changed together in place: an address, a place in a company, a relation.

Enter keeps, Esc gives back; leaving the card keeps too. A form that is refused stays as it is, with
the reason, and what stands in it is handed out so that it can be kept as a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.offers import Offers
from crm_desktop.ui.widgets.ticks import TickBox


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form.

    ``offers``: values to choose from while typing, asked for with what is typed so far;
    ``choices``: (text, value), of which one is chosen; ``tick``: yes ("1") or no ("");
    ``half``: it shares its row with the next one.
    """

    key: str
    label: str
    value: str = ""
    hint: str = ""
    offers: Callable[[str], Sequence[str]] | None = None
    choices: Sequence[tuple[str, str]] = ()
    tick: bool = False
    half: bool = False


class CardForm(QFrame):
    """Made when it is needed, thrown away when it is closed."""

    kept = Signal(dict)
    """Key -> what stands in each field, blanks around it cut off."""
    typed = Signal()
    closed = Signal()

    def __init__(
        self, theme: Theme, name: str, fields: Sequence[FormField], verb: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        self.name = name
        self.setAccessibleName(name)
        self.setProperty("well", True)
        self.setStyleSheet(
            f"CardForm {{ background: {theme.hex('sunken')};"
            f" border-radius: {theme.radius('control')}px; }}"
        )
        self._fields: dict[str, QLineEdit | QComboBox | TickBox] = {}
        self._before = {field.key: field.value for field in fields}
        px = theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(10), px(8), px(10), px(10))
        whole.setSpacing(px(6))
        whole.addWidget(ElidedLabel(theme, name, "strong"))  # it may hold the name of a company
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(2))
        row, column = 0, 0
        for field in fields:
            made = self._make(field)
            wide = 1 if field.half or column else 2
            if field.tick:
                grid.addWidget(made, row + 1, 0, 1, 2)
            else:
                above = label(theme, field.label, "small_label", "text_2")
                above.setBuddy(made)
                grid.addWidget(above, row, column, 1, wide)
                grid.addWidget(made, row + 1, column, 1, wide)
            if field.half and column == 0:
                column = 1
            else:
                row, column = row + 2, 0
        whole.addLayout(grid)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        self.error.hide()
        whole.addWidget(self.error)
        foot = QHBoxLayout()
        foot.setSpacing(px(6))
        foot.addStretch(1)
        foot.addWidget(button(theme, self.tr("Cancel"), self.give_up, small=True))
        self.save = button(theme, verb or self.tr("Keep"), self.commit, kind="primary", small=True)
        foot.addWidget(self.save)
        whole.addLayout(foot)

    def _make(self, field: FormField) -> QWidget:
        theme = self._theme
        made: QLineEdit | QComboBox | TickBox
        if field.tick:
            made = TickBox(theme, field.label)
            made.setChecked(bool(field.value))
            made.toggled.connect(lambda _on: self.typed.emit())
        elif field.choices:
            made = ChoiceBox()
            made.setFont(theme.font("body"))
            for text, value in field.choices:
                made.addItem(text, value)
            made.setCurrentIndex(max(0, made.findData(field.value)))
            made.currentIndexChanged.connect(lambda _row: self.typed.emit())
        else:
            made = QLineEdit(field.value)
            made.setFont(theme.font("body"))
            made.setPlaceholderText(field.hint)
            made.textChanged.connect(lambda _text: self.typed.emit())
            if field.offers is not None:
                Offers(made, field.offers).entered.connect(self.commit)
        made.setAccessibleName(field.label)
        made.setMinimumWidth(theme.px(60))
        made.installEventFilter(self)
        self._fields[field.key] = made
        return made

    def start(self) -> None:
        """Put the cursor into the first field that is empty, else the first."""
        fields = [f for f in self._fields.values() if isinstance(f, QLineEdit)]
        first = next((f for f in fields if not f.text()), fields[0] if fields else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def field(self, key: str) -> QWidget:
        """The widget of a field."""
        return self._fields[key]

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        found = {}
        for key, field in self._fields.items():
            if isinstance(field, QLineEdit):
                found[key] = field.text().strip()
            elif isinstance(field, QComboBox):
                found[key] = str(field.currentData())
            else:
                found[key] = "1" if field.isChecked() else ""
        return found

    def write(self, values: Mapping[str, str]) -> None:
        """Fill in what ``values`` gave (a draft)."""
        for key, value in values.items():
            field = self._fields.get(key)
            if isinstance(field, QLineEdit):
                field.setText(value)
            elif isinstance(field, QComboBox):
                field.setCurrentIndex(max(0, field.findData(value)))
            elif field is not None:
                field.setChecked(bool(value))

    def commit(self) -> None:
        """Keep it, or say why not."""
        if self.values() == self._before and any(self._before.values()):
            self.closed.emit()
            return
        self.error.hide()
        self.kept.emit(self.values())

    def leave(self) -> None:
        """The card is left: keep what was changed; an untouched form goes."""
        if self.values() == self._before:
            self.closed.emit()
        else:
            self.commit()

    def give_up(self) -> None:
        """Esc: as if it had never been opened."""
        self.closed.emit()

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; everything stays."""
        self.error.setText(sentence)
        self.error.show()
        self.setAccessibleDescription(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        escape = event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()  # else the page takes it for "back"
            return True
        if event.type() == QEvent.Type.KeyPress:
            if escape:
                self.give_up()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                return True
        return False
