"""What a PC that was away very long wrote to something erased here: bring it back, or put it aside.

Each line is one step; Undo in the toast turns it back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services import recovered
from crm_desktop.services.recovered import Recovered
from crm_desktop.store.store import Store
from crm_desktop.ui import batch_words
from crm_desktop.ui.sync_words import Times
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, line
from crm_desktop.ui.widgets.sync_question import band

MOST = 20
"""Lines that are shown at once; the next ones follow as these are settled."""
_LONGEST = 160
"""Signs of a line."""


class SyncRecovered(QFrame):
    """Hidden while there is nothing."""

    told = Signal(str)
    done = Signal(str)
    settled = Signal()

    def __init__(self, theme: Theme, store: Store, times: Callable[[], Times]) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._store, self._times = theme, store, times
        self._shown: tuple[Recovered, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.hide()

    def show_items(self, items: Sequence[Recovered]) -> None:
        """Show these instead."""
        if tuple(items) == self._shown:
            return
        self._shown = tuple(items)
        had_focus = self.isAncestorOf(focus) if (focus := self.focusWidget()) else False
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.setVisible(bool(items))
        if not items:
            return
        heading = self.tr("%n line(s) found again", None, len(items))
        self.setAccessibleName(heading)
        why = self.tr(
            "A PC that was away for very long wrote them to something that had been erased here. "
            "Nothing is lost: bring them back, or put them into the trash."
        )
        self._column.addWidget(band(self._theme, "history", heading, why))
        for one in self._shown[:MOST]:
            self._column.addWidget(self._line(one))
            self._column.addWidget(line(self._theme))
        if len(items) > MOST:
            more = self.tr("%n more follow when these are settled.", None, len(items) - MOST)
            said = label(self._theme, more, "small", "text_2")
            said.setContentsMargins(*[self._theme.px(n) for n in (20, 8, 20, 10)])
            self._column.addWidget(said)
        if had_focus:
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the first line."""
        for made in self.findChildren(QWidget, "bring_back"):
            if made.isVisible():
                made.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _line(self, one: Recovered) -> QWidget:
        theme, px = self._theme, self._theme.px
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(px(20), px(8), px(20), px(8))
        inside.setSpacing(px(8))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        what = self.what(one)
        first = label(theme, what, "strong")
        when = self._times().written(one.written_at) if one.written_at else ""
        by = ", ".join(filter(None, (one.person, one.device, when)))
        second = label(theme, by, "small", "text_2")
        for said in (first, second):
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            texts.addWidget(said)
        inside.addLayout(texts, 1)
        aside = button(theme, self.tr("Put aside"), partial(self._settle, one, False), small=True)
        back = button(theme, self.tr("Bring back"), partial(self._settle, one, True), small=True)
        back.setObjectName("bring_back")
        aside.setObjectName("put_aside")
        back.setAccessibleName(self.tr("Bring back: %1").replace("%1", what))
        aside.setAccessibleName(self.tr("Put aside: %1").replace("%1", what))
        inside.addWidget(aside)
        inside.addWidget(back)
        row.setAccessibleName(f"{what}, {by}")
        return row

    def what(self, one: Recovered) -> str:
        """What was written, in one line."""
        text = " · ".join(" ".join(part.split()) for part in one.texts)
        if len(text) > _LONGEST:
            text = text[: _LONGEST - 1].rstrip() + "…"
        return text or batch_words.rows({one.table: 1})

    def _settle(self, one: Recovered, back: bool) -> None:
        act = recovered.bring_back if back else recovered.put_aside
        if not act(self._store, one):
            self.told.emit(self.tr("This was settled already, perhaps on another PC."))
        elif back:
            self.done.emit(self.tr("Brought back."))
        else:
            self.done.emit(self.tr("Put into the trash."))
        self.show_items([other for other in self._shown if other != one])
        self.settled.emit()
