"""A choice of a report: its name in small letters above its control."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label

_WIDEST = 320


def choice_box(theme: Theme, name: str, control: QWidget) -> QWidget:
    """The name above the control, as one widget."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    said = label(theme, name, "small_label", "text_2")
    said.setBuddy(control)
    control.setAccessibleName(name)
    column.addWidget(said)
    column.addWidget(control)
    return box


def choice_combo(theme: Theme, narrowest: int) -> QComboBox:
    """A list to choose from, as wide as its longest line within bounds (pixels at 100 % text)."""
    made = QComboBox()
    made.setFont(theme.font("body"))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMinimumWidth(theme.px(narrowest))
    made.setMaximumWidth(theme.px(_WIDEST))
    return made
