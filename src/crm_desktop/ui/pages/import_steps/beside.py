"""A step's main panel with its side panels; with little room they stand below one another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label
from crm_desktop.ui.widgets.head_fit import beside_title

SIDE, NARROW, LEAST = 300, 800, 240


def headed(step: QWidget, theme: Theme, choice: QWidget) -> tuple[QVBoxLayout, QLabel]:
    """The layout of a step with a sentence and a choice above it, and the label of the sentence."""
    layout = QVBoxLayout(step)
    layout.setContentsMargins(0, theme.px(6), 0, 0)
    layout.setSpacing(0)
    head = QHBoxLayout()
    head.setContentsMargins(theme.px(24), 0, theme.px(20), theme.px(8))
    head.setSpacing(theme.px(12))
    sentence = label(theme, "")
    sentence.setWordWrap(True)
    head.addWidget(sentence, 1)
    beside_title(step, head, theme).addWidget(choice)
    layout.addLayout(head)
    return layout, sentence


class Beside(QScrollArea):
    """``main`` takes what room there is, ``sides`` a column of 300 px at its right.

    ``leading``: the column stands before ``main`` and its last panel takes the whole height.
    """

    def __init__(
        self, theme: Theme, main: QWidget, sides: Sequence[QWidget], *, leading: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for number, panel in enumerate(sides):
            last = number == len(sides) - 1
            column.addWidget(panel, 1 if last and (number or leading) else 0)
        if len(sides) == 1 and not leading:
            column.addStretch(1)
        inner = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._box.setContentsMargins(theme.px(24), 0, theme.px(20), theme.px(14))
        self._box.setSpacing(theme.px(12))
        main.setMinimumHeight(theme.px(LEAST))
        self._box.addWidget(self._side)
        self._box.insertWidget(1 if leading else 0, main, 1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setFixedWidth(theme.px(SIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            if narrow:
                self._side.setMinimumWidth(0)
                self._side.setMaximumWidth(16_777_215)
            else:
                self._side.setFixedWidth(self._theme.px(SIDE))
