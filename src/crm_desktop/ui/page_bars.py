"""Bars above every page: something lasting that a person should know, with one or two buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.announcing import announce
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label

_LINES = 3
"""Of more lines is no text beside its buttons."""


class Bar(NamedTuple):
    """``tint``: accent for news, warning for what wants a decision; ``answers``: text of a button
    with what it does."""

    text: str
    answers: Sequence[tuple[str, Callable[[], None]]]
    icon: str = "store"
    tint: str = "accent"


class PageBars(QWidget):
    """The bars that stand now, each under a name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: dict[str, Bar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_bar(self, name: str, bar: Bar) -> None:
        """Show a bar, in place of the one of that name; it is announced."""
        self._bars[name] = bar
        self._build()
        announce(self, bar.text)

    def drop(self, name: str) -> None:
        """Take a bar away."""
        if self._bars.pop(name, None) is not None:
            self._build()

    def use(self, theme: Theme) -> None:
        """Take a changed look."""
        self._theme = theme
        self._build()

    def texts(self) -> list[str]:
        """What the bars say, from above."""
        return [bar.text for bar in self._bars.values()]

    def buttons(self) -> list[QPushButton]:
        """All buttons, from above."""
        return [made for made in self.findChildren(QPushButton) if not made.isHidden()]

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for name, bar in self._bars.items():
            self._column.addWidget(self._made(name, bar))
        self.setVisible(bool(self._bars))

    def _made(self, name: str, bar: Bar) -> QFrame:
        theme, px = self._theme, self._theme.px
        frame = _Frame()
        frame.setObjectName(name)
        frame.setStyleSheet(
            f"QFrame#{name} {{ background: {theme.hex(f'{bar.tint}_tint')};"
            f" border-bottom: 1px solid {theme.hex('border_subtle')}; }}"
        )
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(24), px(6), px(20), px(6))
        row.setSpacing(px(10))
        mark = QLabel()
        side = theme.size("icon")
        mark.setPixmap(theme.icon(bar.icon, bar.tint).pixmap(side, side))
        row.addWidget(mark)
        said = label(theme, bar.text)
        said.setWordWrap(True)
        answers = QHBoxLayout()
        answers.setSpacing(px(10))
        for text, answer in bar.answers:
            made = button(theme, text, answer, small=True)
            made.setAccessibleDescription(bar.text)
            answers.addWidget(made)
        frame.hold(row, said, answers)
        return frame


class _Frame(QFrame):
    """A text with buttons at its right, or below it where it would be a high, narrow one there."""

    def hold(self, row: QHBoxLayout, said: QLabel, answers: QHBoxLayout) -> None:
        """Put text and buttons into ``row``; before it is shown."""
        self._said, self._answers = said, answers
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(row.spacing())
        self._both.addWidget(said, 1)
        self._both.addLayout(answers)
        self._both.setAlignment(
            answers, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        )
        row.addLayout(self._both, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        space = self._both.spacing()
        beside = self._both.geometry().width() - self._answers.sizeHint().width() - space
        whole = self._said.fontMetrics().horizontalAdvance(self._said.text())
        below = whole > _LINES * beside
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way != self._both.direction():
            self._both.setDirection(way)
