"""The next steps of a deal: a ring that finishes each, and a button that adds one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services.reminders import Reminder
from crm_desktop.ui import words
from crm_desktop.ui.deal_words import tr
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.widgets.ring import Ring


class DealSteps(QWidget):
    """Tells what is asked for; writes nothing itself."""

    done_requested = Signal(bytes, str)
    """The id of a reminder, and what it says."""
    change_requested = Signal(bytes)
    add_requested = Signal()

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._shown: tuple[Reminder, ...] | None = None
        px = theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = panel()
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(2))
        head = QHBoxLayout()
        head.addWidget(label(theme, tr("Next steps"), "strong"), 1)
        self.add = button(theme, tr("Add"), self.add_requested.emit, kind="link", small=True)
        self.add.setAccessibleName(tr("Add a next step"))
        head.addWidget(self.add)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.texts: list[str] = []
        """What the rows say."""

    def show_steps(self, reminders: Sequence[Reminder]) -> None:
        """Show these; the same again changes nothing, so that the keyboard stays where it is."""
        if tuple(reminders) == self._shown:
            return
        self._shown = tuple(reminders)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.texts = []
        for one in reminders:
            row = self._row(one)
            self._rows.addWidget(row)
            row.show()
        if not reminders:
            self.texts = [tr("No next step")]
            self._rows.addWidget(label(self._theme, self.texts[0], "body", "warning"))

    def _row(self, one: Reminder) -> QWidget:
        theme = self._theme
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        title = one.title or kind_words(one.kind)
        ring = Ring(theme, title, late=one.days_late > 0)
        ring.clicked.connect(lambda _checked=False: self.done_requested.emit(one.id, title))
        line.addWidget(ring, 0, Qt.AlignmentFlag.AlignVCenter)
        shown = label(theme, title)
        shown.setWordWrap(True)
        line.addWidget(shown, 1)
        when, ink = words.due(one.due, one.time, self._today())
        self.texts.append(", ".join(part for part in (title, when) if part))
        said = label(theme, when, "small_label" if ink == "danger" else "small", ink)
        line.addWidget(said)
        change = button(
            theme, "", lambda: self.change_requested.emit(one.id), icon="pencil", kind="ghost",
            small=True, tip=tr("Change: %1").replace("%1", title),
        )  # fmt: skip
        change.setFixedWidth(theme.px(28))
        line.addSpacing(theme.px(8))
        line.addWidget(change)
        return row
