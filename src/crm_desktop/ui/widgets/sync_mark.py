"""The mark on the card of a contact or on a deal: something about it wants a decision.

One line below the head; "Decide" opens the question in place. What is decided here vanishes on all
PCs, as on the page "Sync and backup".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from crm_desktop.services.sync_questions import Question
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.widgets.sync_questions import SyncQuestions


class SyncMark(QWidget):
    """Hidden while there is nothing to decide about what the page shows."""

    def __init__(self, window: MainWindow, seen: Callable[[], bytes]) -> None:
        """``seen``: the id of the contact or deal that the page shows."""
        super().__init__()
        self._window, self._seen = window, seen
        self._followed = False
        self._questions: list[Question] = []
        self.list: SyncQuestions | None = None
        theme, px = window.theme, window.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(8))
        band = QFrame()
        band.setObjectName("sync_mark")
        band.setStyleSheet(
            f"QFrame#sync_mark {{ background: {theme.hex('warning_tint')};"
            f" border: 1px solid {theme.hex('warning_tint_border')};"
            f" border-radius: {theme.radius('control')}px; }}"
        )
        row = QHBoxLayout(band)
        row.setContentsMargins(px(12), px(4), px(6), px(4))
        row.setSpacing(px(10))
        icon = label(theme, "")
        side = theme.size("icon")
        icon.setPixmap(theme.icon("arrow-left-right", "warning").pixmap(QSize(side, side)))
        row.addWidget(icon)
        self.text = ElidedLabel(theme)
        row.addWidget(self.text, 1)
        self.decide = button(theme, self.tr("Decide"), self.toggle, small=True)
        row.addWidget(self.decide)
        column.addWidget(band)
        self.hide()

    def toggle(self) -> None:
        """Show the questions below the line, or put them away."""
        if self.list is None:
            self._open()
        else:
            self._close()

    def refresh(self) -> None:
        """Follow what the page shows now."""
        if "syncing" not in vars(self._window):
            return
        syncing = self._window.syncing
        if not self._followed:
            self._followed = True
            syncing.changed.connect(self.refresh)
        seen = self._seen()
        found = [q for q in syncing.situation.report.questions if seen and seen in q.seen_on]
        if {q.key for q in found}.isdisjoint(q.key for q in self._questions):
            self._close()
        self._questions = found
        self._show()

    def _show(self) -> None:
        from crm_desktop.ui import question_words  # noqa: PLC0415 - it loads SQLAlchemy

        number = len(self._questions)
        self.setVisible(bool(number))
        if not number:
            self._close()
            return
        text = question_words.on_card(self._questions[0])
        if number > 1:
            text = self.tr("%n thing(s) to decide", None, number)
        self.text.setText(text)
        self.decide.setAccessibleDescription(text)
        if self.list is not None:
            self.list.show_questions(self._questions, self._window.syncing.situation.report.pc)

    def _open(self) -> None:
        from crm_desktop.ui import question_words  # noqa: PLC0415 - it loads SQLAlchemy
        from crm_desktop.ui.widgets.sync_questions import SyncQuestions  # noqa: PLC0415

        window = self._window
        made = self.list = SyncQuestions(
            window.theme, window.store, window.syncing.times, heading=question_words.on_card
        )
        made.told.connect(window.tell)
        made.done.connect(window.done)
        made.settled.connect(self._settled)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(made)
        self.decide.setText(self.tr("Later"))
        self._show()
        made.focus_first()

    def _settled(self) -> None:
        self._window.syncing.settled()
        page = self.parentWidget()
        if page is not None and (self.list is None or not self.list.shown):
            page.setFocus(Qt.FocusReason.OtherFocusReason)  # else it is in the side bar now

    def _close(self) -> None:
        if self.list is not None:
            self.list.hide()
            self.list.deleteLater()
            self.list = None
            self.decide.setText(self.tr("Decide"))


def put_on(window: MainWindow, page: QWidget, seen: Callable[[], bytes]) -> SyncMark:
    """Give a page its mark, below its head."""
    mark = SyncMark(window, seen)
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(1, mark)
    mark.refresh()
    return mark
