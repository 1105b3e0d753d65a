"""The different values of a column under its line: each is fixed once, for all its rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.import_export.model import ColumnValues, Doubts, Value
from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.pages.import_steps.work import ImportWork
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.elided import ElidedLabel

_AT_ONCE = 40
_SEEN = 6
"""Rows that are seen without scrolling."""
_ROW, _GAP = 32, 4


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("ColumnValues", text, None, n)


def doubt_words(doubt: str) -> str:
    """What is doubtful about a value."""
    return {
        "date": _tr("no date"),
        "number": _tr("no number"),
        "amount": _tr("no amount"),
        "percent": _tr("no percentage"),
        "yes_no": _tr("neither yes nor no"),
        "currency": _tr("no currency"),
        "email": _tr("no e-mail address"),
        "phone": _tr("no phone number"),
        "phone_damaged": _tr("damaged by a spreadsheet"),
        "country": _tr("no country that is known"),
        "status": _tr("a new status"),
        "stage": _tr("no step of the pipeline"),
        "similar": _tr("perhaps a slip"),
        "empty": _tr("counts as empty"),
    }.get(doubt, _tr("please check"))


def doubts_sentence(doubts: Doubts) -> str:
    """What a column asks for, under its line."""
    kind = max(doubts.kinds, key=lambda one: doubts.kinds[one], default="")
    about = doubt_words(kind)
    if doubts.values == 1:
        said = _tr("1 value to look at (%1).").replace("%1", about)
    else:
        said = _tr("%n values to look at (most: %1).", doubts.values).replace("%1", about)
    return said + " " + _tr("Fix each once for all rows.")


class ColumnValuesPanel(QFrame):
    """A value, how many rows have it, how it reads, and the field for what is read instead.

    Enter or leaving the field keeps what was typed; an empty field lets the value stand.
    """

    def __init__(
        self, theme: Theme, work: ImportWork, index: int, heading: str, closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._theme, self._work, self.index = theme, work, index
        self._values: list[Value] = []
        self._shown = 0
        self._closed = closed
        self.fields: list[QLineEdit] = []
        px = theme.px
        self.setObjectName("values")
        self.setStyleSheet(
            f"QFrame#values {{ background: {theme.hex('sunken')};"
            f" border-bottom: 1px solid {theme.hex('border_subtle')}; }}"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(8), px(8), px(8))
        layout.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        title = self.tr("Values of “%1”").replace("%1", heading)
        head.addWidget(label(theme, title, "strong"))
        self._told = ElidedLabel(theme, self.tr("Looking…"), "small", "text_2")
        head.addWidget(self._told, 1)
        self.close_button = button(theme, self.tr("&Finished"), closed, small=True)
        head.addWidget(self.close_button)
        layout.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._scroll)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, px(8), 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(_GAP))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        self._grid.setColumnMinimumWidth(3, px(180))
        self._scroll.setWidget(inner)
        self._more = button(theme, self.tr("Show &more"), self._add_some, kind="link")
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()
        self._scroll.hide()
        self.setAccessibleName(title)
        work.values_shown.connect(self._fill)

    def _fill(self, index: int, found: ColumnValues) -> None:
        if index != self.index or self._values:
            return
        self._values = found.values
        told = self.tr("%n different value(s)", "", found.distinct)
        if found.doubtful:
            told += ", " + self.tr("%n to look at", "", found.doubtful)
        self._told.setText(told)
        self._scroll.show()
        self._add_some()
        rows = min(_SEEN, max(1, len(self._values)))
        self._scroll.setFixedHeight(self._theme.px(rows * (_ROW + _GAP) + _GAP))
        if self.fields:
            self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_some(self) -> None:
        for value in self._values[self._shown : self._shown + _AT_ONCE]:
            self._add(value)
        self._shown = min(len(self._values), self._shown + _AT_ONCE)
        self._more.setVisible(self._shown < len(self._values))

    def _add(self, value: Value) -> None:
        theme, grid = self._theme, self._grid
        row = grid.rowCount()
        shown = value.text or self.tr("(empty)")
        grid.addWidget(ElidedLabel(theme, shown), row, 0)
        rows = self.tr("%n row(s)", "", value.count)
        grid.addWidget(label(theme, rows, "small", "text_2"), row, 1)
        if value.doubt:
            doubtful = value.doubt != "empty"
            said, color = doubt_words(value.doubt), "warning" if doubtful else "text_3"
        else:
            said = value.reads if value.reads != value.text else ""
            said, color = words.spoken_day(said), "text_2"
        grid.addWidget(ElidedLabel(theme, said, "small", color), row, 2)
        field = QLineEdit(value.replaced_by or "")
        field.setFont(theme.font("body"))
        left_empty = value.replaced_by == ""
        field.setPlaceholderText(self.tr("left empty") if left_empty else self.tr("as it stands"))
        field.setAccessibleName(self.tr("Instead of “%1”, in %2").replace("%1", shown)
                                .replace("%2", rows))  # fmt: skip
        field.setAccessibleDescription(said)
        field.setMinimumHeight(theme.px(_ROW - 2))
        field.installEventFilter(self)
        field.editingFinished.connect(lambda: self._keep(value, field))
        field.setProperty("kept", value.replaced_by)
        self.fields.append(field)
        grid.addWidget(field, row, 3)
        grid.addWidget(self._offer(value, field), row, 4)

    def _offer(self, value: Value, field: QLineEdit) -> QPushButton:
        """The one click that fits: the value that is probably meant, else nothing at all."""
        if value.suggestion:
            text = self.tr("Use “%1”").replace("%1", value.suggestion)
            return button(
                self._theme, text, lambda: self._set(value, field, value.suggestion), kind="link"
            )
        return button(
            self._theme, self.tr("Leave empty"), lambda: self._set(value, field, ""), kind="link"
        )

    def _set(self, value: Value, field: QLineEdit, by: str) -> None:
        field.setText(by)
        field.setPlaceholderText(self.tr("left empty"))
        self._replace(value, field, by)

    def _keep(self, value: Value, field: QLineEdit) -> None:
        typed = field.text().strip()
        if not typed and field.property("kept") == "":
            return  # it is left empty, as was said
        if not typed:
            field.setPlaceholderText(self.tr("as it stands"))
        self._replace(value, field, typed or None)

    def _replace(self, value: Value, field: QLineEdit, by: str | None) -> None:
        if by != field.property("kept"):
            field.setProperty("kept", by)
            self._work.replace_value(self.index, value.text, by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next value instead of the next step; Esc closes the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up):
            at = next(n for n, field in enumerate(self.fields) if field is watched)
            step = -1 if key == Qt.Key.Key_Up else 1
            if 0 <= at + step < len(self.fields):
                other = self.fields[at + step]
                other.setFocus(Qt.FocusReason.TabFocusReason)
                self._scroll.ensureWidgetVisible(other)
            else:
                self.close_button.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key == Qt.Key.Key_Escape:
            self._closed()
            return True
        return False
