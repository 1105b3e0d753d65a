"""A choice of a few words in one frame; the chosen one is bold on a tint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from crm_desktop.ui.theme import Theme

_PAD, _LEAST_PAD = 10, 4
"""Pixels at either side of the words: usually, and where there is little room."""


class Segments(QWidget):
    """One stop for the Tab key; arrows move inside. ``chosen`` carries the number of the choice.

    Where a layout gives it less than it asks for, the gaps around the words become smaller.
    """

    chosen = QtSignal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._pad = theme.px(_PAD)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # an access key may lead here
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def present(self) -> int:
        """The number of the choice; -1 before there is any."""
        return self._group.checkedId()

    def buttons(self) -> list[QAbstractButton]:
        """The choices, in their order."""
        return self._group.buttons()

    def focus_chosen(self) -> None:
        """Give the keyboard to the choice."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def set_texts(self, texts: Sequence[str], present: int) -> None:
        """Offer other words."""
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for number, text in enumerate(texts):
            made = QPushButton(text)
            made.setAutoDefault(True)
            made.setCheckable(True)
            made.setChecked(number == present)
            made.setStyleSheet(self._look(number, len(texts)))
            made.installEventFilter(self)
            self._group.addButton(made, number)
            self._row.addWidget(made)
        self._dress()

    def _look(self, number: int, count: int) -> str:
        theme = self._theme
        radius, edge = theme.radius("control"), theme.edge
        inner = theme.size("control") - 2 * edge
        left, right = radius if number == 0 else 0, radius if number == count - 1 else 0
        return (
            f"QPushButton {{ min-height: {inner}px; max-height: {inner}px;"
            f" padding: 0 {self._pad}px; border: {edge}px solid {theme.hex('border')};"
            f" margin-left: {-edge if number else 0}px;"
            f" border-top-left-radius: {left}px; border-bottom-left-radius: {left}px;"
            f" border-top-right-radius: {right}px; border-bottom-right-radius: {right}px;"
            f" background: {theme.hex('surface')}; color: {theme.hex('text_2')}; }}"
            f"QPushButton:checked {{ background: {theme.hex('accent_tint')};"
            f" color: {theme.hex('accent')}; }}"
        )

    def _dress(self) -> None:
        for one in self._group.buttons():
            one.setFont(self._theme.font("strong" if one.isChecked() else "label"))
            one.setMinimumWidth(one.sizeHint().width())  # other things give way, words do not
            one.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if one.isChecked() else Qt.FocusPolicy.ClickFocus
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the choice, which is not changed by it."""
        self.focus_chosen()

    def sizeHint(self) -> QSize:
        """With the usual gaps, also while they are smaller: else they would stay so for ever."""
        missing = 2 * (self._theme.px(_PAD) - self._pad) * len(self._group.buttons())
        return super().sizeHint() + QSize(missing, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = self._group.buttons()
        most, least = self._theme.px(_PAD), self._theme.px(_LEAST_PAD)
        missing = max(0, self.sizeHint().width() - event.size().width())
        short = -(-missing // (2 * max(1, len(buttons))))
        pad = max(least, most - short)
        if pad != self._pad:
            self._pad = pad
            for number, one in enumerate(buttons):
                one.setMinimumWidth(0)
                one.setStyleSheet(self._look(number, len(buttons)))
            self._dress()

    def _clicked(self, number: int) -> None:
        self._dress()
        self.chosen.emit(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        other = self._group.button(self.present + step)
        if other is not None:
            other.setFocus(Qt.FocusReason.TabFocusReason)
            other.click()  # last: the choice may build the page anew
        return True
