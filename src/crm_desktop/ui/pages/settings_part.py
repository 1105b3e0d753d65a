"""A panel of the settings: a heading, and lines of a name with its control."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label, line

_NAMES, _FIELDS = 190, 300
"""Widths of the column of names and of the fields."""
ABOVE = 1.3
"""Text size from which the name of a setting stands above its control."""


LINE = 28
"""Height of a line in the lists of the settings."""


def dress_list(theme: Theme, view: QAbstractItemView, seen: int) -> None:
    """Give a list of the settings its look, and the height of ``seen`` lines."""
    kind = view.metaObject().className()  # not the header inside
    view.setFont(theme.font("body"))
    view.setIconSize(QSize(theme.px(14), theme.px(14)))
    view.setStyleSheet(
        f"{kind} {{ background: {theme.hex('surface')}; color: {theme.hex('text')};"
        f" border: 1px solid {theme.hex('border')}; border-radius: {theme.radius('control')}px;"
        f" outline: 0; }}"
        f"{kind}::item {{ height: {theme.px(LINE)}px; padding-left: {theme.px(6)}px; }}"
        f"{kind}::item:hover {{ background: {theme.hex('hover')}; }}"
        f"{kind}::item:selected {{ background: {theme.hex('selected')};"
        f" color: {theme.hex('text')}; }}"
        f"{kind}:focus {{ border: 2px solid {theme.hex('focus')}; }}"
    )
    view.setFixedHeight(seen * theme.px(LINE) + 4)


class SettingsPart(QFrame):
    """``told`` carries a sentence, ``done`` one about a step that Undo takes back."""

    told = Signal(str)
    done = Signal(str)
    WIDEST = 760
    """At 100 % text: longer lines are hard to read."""

    def __init__(self, theme: Theme, heading: str) -> None:
        """``heading``: above a line; none for a part that has its own head."""
        super().__init__()
        self.setProperty("panel", True)
        self._theme = theme
        px = theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(16), px(14), px(16), px(16))
        self.column.setSpacing(px(12))
        if heading:
            self.column.addWidget(label(theme, heading, "heading"))
            self.column.addWidget(line(theme))

    def add(self, name: str, control: QWidget, note: str = "") -> QLabel:
        """A control behind its name (with an access key), and what it means below both; gives the
        label of the name."""
        theme, px = self._theme, self._theme.px
        # Large text leaves no room beside the name.
        below = theme.scale >= ABOVE
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if below else direction.LeftToRight)
        row.setSpacing(px(4) if below else px(12))
        said = label(theme, name, "body", "text_2")
        said.setBuddy(control)
        if not below:
            said.setFixedWidth(px(_NAMES))
        row.addWidget(said)
        control.setAccessibleName(name.replace("&", ""))
        control.setFont(theme.font("body"))
        if isinstance(control, QComboBox):
            fixed = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            control.setSizeAdjustPolicy(fixed)
        if isinstance(control, QLineEdit | QComboBox):
            control.setFixedWidth(px(_FIELDS))
        row.addWidget(control)
        row.addStretch(1)
        self.column.addLayout(row)
        if note:
            control.setAccessibleDescription(note)
            self.say(note)
        return said

    def say(self, note: str) -> None:
        """A sentence over the whole width."""
        told = label(self._theme, note, "small", "text_2")
        told.setWordWrap(True)
        self.column.addWidget(told)

    def refresh(self) -> None:
        """Show what is kept; a field that is being typed in is left alone."""

    def leave(self) -> None:
        """Keep what is half typed."""
