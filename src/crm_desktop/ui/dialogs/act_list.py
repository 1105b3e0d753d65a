"""A short list of things over the window, each of which can be turned back there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from crm_desktop.ui.pages.settings_part import dress_list
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label

_SEEN = 9


@dataclass(frozen=True, slots=True)
class ActLine:
    """A line and what it stands for."""

    text: str
    key: object


class ActList(QDialog):
    """``act_requested`` carries the key of the chosen line; it stays open, so that several can be
    turned back."""

    act_requested = Signal(object)

    def __init__(
        self, window: QWidget, theme: Theme, title: str, told: str, act: str, empty: str
    ) -> None:
        """``told``: what the list is; ``act``: the words of the button, with an access key;
        ``empty``: said when no line is left."""
        super().__init__(window)
        px = theme.px
        self._lines: Sequence[ActLine] = ()
        self._told, self._empty = told, empty
        self.setWindowTitle(title)
        self.setMinimumWidth(px(460))
        self.setStyleSheet(f"ActList {{ background: {theme.hex('surface')}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(label(theme, title, "heading"))
        self._sentence = label(theme, told, "small", "text_2")
        self._sentence.setWordWrap(True)
        column.addWidget(self._sentence)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        dress_list(theme, self.list, _SEEN)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("&Close"), self.reject))
        self.act = button(theme, act, self._act, kind="primary")
        self.act.setDefault(True)
        row.addWidget(self.act)
        column.addLayout(row)
        self.list.itemDoubleClicked.connect(lambda _item: self._act())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: Sequence[ActLine]) -> None:
        """Show these; the cursor stays where it was, as far as it can."""
        row = max(0, self.list.currentRow())
        self._lines = lines
        self.list.clear()
        self.list.addItems([line.text for line in lines])
        self.list.setCurrentRow(min(row, len(lines) - 1))
        self._sentence.setText(self._told if lines else self._empty)
        self.act.setEnabled(bool(lines))

    def _act(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._lines):
            self.act_requested.emit(self._lines[row].key)
