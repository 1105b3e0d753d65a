"""A page with one column in the middle, for setting something up: a way back, a title, the form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, scrolling

COLUMN = 560


class SetupPage(QWidget):
    """What is put into ``column`` stands below the title."""

    def __init__(self, theme: Theme, title: str, back: Callable[[], None]) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        whole = middle_column(theme, inside, top=px(20))
        self.back = button(theme, self.tr("&Back"), back, icon="arrow-left", kind="ghost")
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        heading = label(theme, title, "title")
        heading.setWordWrap(True)
        whole.addWidget(heading)
        self.column = QVBoxLayout()
        self.column.setSpacing(px(14))
        whole.addLayout(self.column)
        whole.addStretch(1)
        outer.addWidget(scrolling(inside))

    def say(self, text: str, color: str = "text_2") -> QLabel:
        """A sentence over the whole width."""
        made = label(self._theme, text, "body", color)
        made.setWordWrap(True)
        self.column.addWidget(made)
        return made

    def add_named(self, name: str, control: QWidget) -> None:
        """A control below its name."""
        said = label(self._theme, name, "label")
        said.setBuddy(control)
        part = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        part.setSpacing(self._theme.px(4))
        part.addWidget(said)
        part.addWidget(control)
        self.column.addLayout(part)


def middle_column(theme: Theme, inside: QWidget, *, top: int) -> QVBoxLayout:
    """A column in the middle of a page that may be wider; ``top``: pixels above it."""
    px = theme.px
    across = QHBoxLayout(inside)
    across.setContentsMargins(px(24), top, px(24), px(24))
    across.addStretch(1)
    holder = QWidget()
    holder.setMaximumWidth(px(COLUMN))
    holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    across.addWidget(holder, 100)
    across.addStretch(1)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    return column


class SetupProgress(QWidget):
    """What is being done, how far it is, and Stop."""

    def __init__(self, theme: Theme, stop: Callable[[], None]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self._told = label(theme, "", "body", "text_2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = button(theme, self.tr("S&top"), stop, small=True)
        row.addWidget(self._told)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def show_progress(self, text: str, done: int, total: int) -> None:
        """``total`` 0: not known; an empty text: it is over."""
        self.setVisible(bool(text))
        self._told.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
