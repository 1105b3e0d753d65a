"""A few lines on Today for somebody who has just begun: what to set up, until done or put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, line, panel


@dataclass(frozen=True, slots=True)
class FirstLine:
    """``text`` says what to do and ``why``; ``do`` leads there."""

    id: str
    icon: str
    text: str
    why: str
    do: Callable[[], None]


class FirstLines(QWidget):
    """Hidden while there is none."""

    closed = Signal(str)
    """The id of a line that was put away."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = panel()
        self._rows = QVBoxLayout(frame)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        outer.addWidget(frame)
        self.setAccessibleName(self.tr("To begin with"))
        self.hide()

    def show_lines(self, lines: Sequence[FirstLine]) -> None:
        """Show these instead; the keyboard goes to the next line where one was put away."""
        ids = tuple(one.id for one in lines)
        if ids == self._shown:
            return
        had = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._shown = ids
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, one in enumerate(lines):
            if place:
                self._rows.addWidget(line(self._theme))
            row = self._row(one)
            self._rows.addWidget(row)
            if had and not place:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(lines))

    def _row(self, one: FirstLine) -> QWidget:
        theme, px = self._theme, self._theme.px
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(px(16), px(3), px(8), px(3))
        inside.setSpacing(px(10))
        mark = QLabel()
        side = theme.size("icon")
        mark.setPixmap(theme.icon(one.icon, "accent").pixmap(side, side))
        inside.addWidget(mark)
        do = button(theme, one.text, one.do, kind="link", small=True)
        do.setAccessibleDescription(one.why)
        inside.addWidget(do)
        why = label(theme, one.why, "small", "text_2")
        why.setWordWrap(True)
        inside.addWidget(why, 1)
        tip = self.tr("Put away: %1").replace("%1", one.text)
        away = button(
            theme, "", lambda: self.closed.emit(one.id), icon="x", kind="ghost", small=True, tip=tip
        )
        inside.addWidget(away)
        row.setFocusProxy(do)
        return row
