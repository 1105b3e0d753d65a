"""Beside the list: the contact under the cursor, or what to do with several; a layer if narrow."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.detail_pane import DetailPane
from crm_desktop.ui.widgets.selection_pane import SelectionPane


class ContactSide(QFrame):
    """Both panes in one place; as a layer it has buttons to open the card and to close.

    What only a layer has, and what only several contacts need, is made when it is first shown.
    """

    open_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, detail: DetailPane) -> None:
        super().__init__()
        self._theme = theme
        self.floating = False
        self.setObjectName("side")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._column = column
        self._actions: Sequence[tuple[QAction, str]] = ()
        self._stack = QStackedWidget()
        self._add(detail)
        column.addWidget(self._stack, 1)
        self.setFixedWidth(theme.size("detail_pane"))

    def _add(self, pane: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(area)

    @cached_property
    def selection(self) -> SelectionPane:
        """What to do with several contacts."""
        made = SelectionPane(self._theme)
        made.offer(self._actions)
        self._add(made)
        return made

    @cached_property
    def open_card(self) -> QPushButton:
        """Opens the card from the layer."""
        return button(self._theme, self.tr("Open card"), self.open_requested.emit, small=True)

    @cached_property
    def _bar(self) -> QWidget:
        theme, bar = self._theme, QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        row.addWidget(self.open_card)
        row.addStretch(1)
        row.addWidget(button(theme, "", self.close_layer, kind="ghost", icon="x",
                             tip=self.tr("Close")))  # fmt: skip
        self._column.insertWidget(0, bar)
        return bar

    def offer(self, actions: Sequence[tuple[QAction, str]]) -> None:
        """The commands for several contacts, with their icons."""
        self._actions = actions

    def show_selected(self, count: int) -> None:
        """Show what to do with several contacts, or the one under the cursor."""
        if count > 1:
            self.selection.say(count)
        self._stack.setCurrentIndex(1 if count > 1 else 0)

    @property
    def several(self) -> bool:
        """Whether it shows what to do with several contacts."""
        return self._stack.currentIndex() == 1

    def float_over(self, floating: bool) -> None:
        """Become a layer over the list, or stand beside it again."""
        self.floating = floating
        if floating or "_bar" in vars(self):
            self._bar.setVisible(floating)
        theme = self._theme
        self.setStyleSheet(
            f"#side {{ background: {theme.hex('surface')}; border: 1px solid"
            f" {theme.hex('border')}; border-radius: {theme.radius('floating')}px; }}"
            if floating
            else ""
        )

    def show_layer(self, area: QWidget) -> None:
        """Show the layer at the right edge of ``area``."""
        self.setGeometry(area.width() - self.width(), 0, self.width(), area.height())
        self.show()
        self.raise_()
        self.open_card.setFocus(Qt.FocusReason.TabFocusReason)

    def close_layer(self) -> None:
        """Close the layer."""
        if self.floating:
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.floating:
            self.close_layer()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open_card.hasFocus():
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)
