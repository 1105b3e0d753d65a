"""A choice of a report: its name in small letters above its control."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import label

_WIDEST, _AROUND = 400, 56


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


class ChoiceCombo(ChoiceBox):
    """As wide as what is chosen, within bounds; the list that opens is as wide as its lines."""

    def __init__(self, theme: Theme, narrowest: int, widest: int = _WIDEST) -> None:
        """The bounds are pixels at 100 % text."""
        super().__init__()
        self._theme, self._narrowest, self._widest = theme, narrowest, widest
        self.setFont(theme.font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(lambda _row: self.updateGeometry())

    def sizeHint(self) -> QSize:
        px = self._theme.px
        wide = self.fontMetrics().horizontalAdvance(self.currentText()) + px(_AROUND)
        return QSize(
            max(px(self._narrowest), min(px(self._widest), wide)), super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showPopup(self) -> None:
        lines = self.view()
        lines.setMinimumWidth(lines.sizeHintForColumn(0) + self._theme.px(_AROUND))
        super().showPopup()
