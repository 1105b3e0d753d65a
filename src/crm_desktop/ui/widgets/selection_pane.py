"""What stands beside the list while several contacts are selected: what to do with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label


class SelectionPane(QFrame):
    """Buttons for the actions it is given, in their words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._theme = theme
        px = theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(16), px(16), px(16))
        self._column.setSpacing(px(8))
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._heading = label(theme, "", "heading")
        self._heading.setWordWrap(True)
        self._column.addWidget(self._heading)
        self._column.addSpacing(px(4))

    def offer(self, actions: Sequence[tuple[QAction, str]]) -> None:
        """Show a button for each action, with an icon."""
        for action, icon in actions:
            made = button(self._theme, action.text(), action.trigger, icon=icon)
            made.setToolTip(action.toolTip() if action.toolTip() != action.text() else "")
            action.enabledChanged.connect(made.setEnabled)
            made.setEnabled(action.isEnabled())
            self._column.addWidget(made)

    def say(self, count: int) -> None:
        """How many are selected."""
        self._heading.setText(self.tr("%n contact(s) selected", None, count))

    @property
    def heading(self) -> str:
        """What stands on top."""
        return self._heading.text()
