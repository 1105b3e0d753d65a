"""The timeline with its heading: filters by kind with their counts, and a search inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.timeline import PAGE
from crm_desktop.ui.models.timeline import KINDS, Happened, TimelineModel
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.widgets.timeline_view import TimelineView
from crm_desktop.ui.words import figure

SEARCH_MS = 120
_PAD, _LEAST_PAD = 7, 3
"""Pixels at either side of a filter's word: usually, and where there is little room."""
FILTERED = (*KINDS, "other")
"""The kinds that the filters offer, in their order; what there is none of last is not offered."""


class _Filters(QWidget):
    """A row of words of which one is chosen; one tab stop, arrows move inside."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, texts: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        self._pad = theme.px(_PAD)
        for number, text in enumerate(texts):
            made = QPushButton(text)
            made.setAutoDefault(True)
            made.setCheckable(True)
            made.setFont(theme.font("small_label"))
            made.setStyleSheet(self._look())
            self._group.addButton(made, number)
            row.addWidget(made)
        self._group.button(0).setChecked(True)
        self.show_counts([0] * len(texts))

    def _look(self) -> str:
        theme, c, px = self._theme, self._theme.hex, self._theme.px
        return (
            f"QPushButton {{ border: 0; border-radius: {theme.radius('control')}px;"
            f" background: transparent; color: {c('text_2')}; padding: 0 {self._pad}px;"
            f" min-height: {px(24)}px; max-height: {px(24)}px; }}"
            f"QPushButton:hover {{ background: {c('pressed')}; }}"
            f"QPushButton:checked {{ background: {c('accent_tint')}; color: {c('accent')}; }}"
        )

    def narrow(self, by: int) -> None:
        """Take so many pixels from the gaps around the words, as far as these allow."""
        shown = sum(not one.isHidden() for one in self._group.buttons())
        usual, least = self._theme.px(_PAD), self._theme.px(_LEAST_PAD)
        pad = max(least, usual - -(-by // (2 * max(1, shown))))
        if pad != self._pad:
            self._pad = pad
            for one in self._group.buttons():
                one.setStyleSheet(self._look())
            self.updateGeometry()

    @property
    def present(self) -> int:
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    def show_counts(self, counts: Sequence[int]) -> None:
        """The chosen one shows its count, the others tell it in their tooltip and name."""
        self._counts = list(counts)
        for number, text in enumerate(self._texts):
            made = self._group.button(number)
            counted = f"{text} {figure(counts[number])}"
            checked = made.isChecked()
            made.setText(counted if checked else text)
            made.setToolTip("" if checked else counted)
            made.setAccessibleName(counted)
            last = number == len(self._texts) - 1
            made.setVisible(not last or checked or counts[number] > 0)
            made.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
            )

    def _clicked(self, number: int) -> None:
        self.show_counts(self._counts)
        self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        other = self._group.button(self.present + step) if step is not None else None
        if other is None:
            super().keyPressEvent(event)
            return
        other.click()
        other.setFocus(Qt.FocusReason.TabFocusReason)


class TimelinePanel(QWidget):
    """Shows what ``narrowed`` asks for; the page reads it."""

    narrowed = Signal()
    """Another kind or other words: the page reads anew."""
    more_requested = Signal()
    """The end was scrolled to."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._theme = theme
        self.changes = self._switch("history", self.tr("Show what was changed"))
        self.people = self._switch("users", self.tr("Show also what the people here did"))
        self.people.setChecked(True)
        self.model = TimelineModel(today, zone)
        self.view = TimelineView(theme, self.model)
        self.filters = _Filters(
            theme,
            (self.tr("All"), self.tr("Calls"), self.tr("E-mails"), self.tr("Meetings"),
             self.tr("Visits"), self.tr("Notes"), self.tr("Other")),
        )  # fmt: skip
        self.search = QLineEdit()
        self._shown = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_MS)
        self._pause.timeout.connect(self.narrowed)
        self._build()

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setMinimumWidth(px(280))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, px(4), 0, px(4))
        head.setSpacing(px(4))
        self._heading = label(theme, self.tr("Timeline"), "heading")
        head.addWidget(self._heading)
        head.addWidget(self.filters)
        head.addStretch(1)
        self._search_button = button(
            theme,
            "",
            self.open_search,
            kind="ghost",
            icon="search",
            tip=self.tr("Search the timeline"),
        )
        head.addWidget(self.people)
        head.addWidget(self.changes)
        head.addWidget(self._search_button)
        layout.addLayout(head)
        self.search.setPlaceholderText(self.tr("Search the timeline"))
        self.search.setAccessibleName(self.tr("Search the timeline"))
        self.search.setFont(theme.font("body"))
        self.search.setClearButtonEnabled(True)
        self.search.hide()
        layout.addWidget(self.search)
        self.footer = label(theme, "", "small", "text_2")
        self.footer.setContentsMargins(px(16), px(4), px(16), px(8))
        self.footer.hide()
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty())
        inside.addWidget(self._stack, 1)
        inside.addWidget(self.footer)
        layout.addWidget(frame, 1)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.filters.chosen.connect(lambda _number: self.narrowed.emit())
        self.search.installEventFilter(self)
        bar = self.view.verticalScrollBar()
        bar.valueChanged.connect(
            lambda value: self.more_requested.emit() if value >= bar.maximum() else None
        )

    def _switch(self, icon: str, tip: str) -> QPushButton:
        made = button(self._theme, "", kind="ghost", icon=icon, tip=tip)
        made.setCheckable(True)
        made.setStyleSheet(
            f"QPushButton:checked {{ background: {self._theme.hex('accent_tint')}; }}"
        )
        made.toggled.connect(lambda _on: self.narrowed.emit())
        return made

    def _empty(self) -> QWidget:
        theme = self._theme
        place = QWidget()
        layout = QVBoxLayout(place)
        layout.setSpacing(theme.px(6))
        layout.addStretch(2)
        self.empty_heading = label(theme, "", "heading")
        self.empty_sentence = label(theme, "", "body", "text_2")
        self.empty_sentence.setWordWrap(True)
        self.empty_sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.empty_heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.empty_sentence)
        layout.addStretch(3)
        return place

    @property
    def kind(self) -> str:
        """The kind that is shown; empty: all."""
        return ("", *FILTERED)[self.filters.present]

    def open_search(self) -> None:
        """Open the search field."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def leave_search(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.search.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_anew(self) -> None:
        """Another contact: all kinds, no search, from the top."""
        self._pause.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.search.hide()
        self.filters.choose(0)
        self.view.scrollToTop()

    def show_entries(
        self, happened: Sequence[Happened], counts: Sequence[int], total: int, *, below: bool
    ) -> None:
        """Show entries, newest first, of ``total`` that match; ``counts``: all, then by kind.

        ``below``: they are older ones, and come under those that are shown. Next steps and changes
        among them are not counted.
        """
        counted = sum(not (one.planned or one.change) for one in happened)
        if below:
            self._shown += counted
            self.model.append(happened)
        else:
            bar = self.view.verticalScrollBar()
            place, self._shown = bar.value(), counted
            self.model.show(happened)
            bar.setValue(place)
        self.filters.show_counts(counts)
        self._make_room()
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        if counts[0] == 0 and not self.search.text().strip():
            self.empty_heading.setText(self.tr("Nothing logged yet."))
            self.empty_sentence.setText(
                self.tr("Write the first line above; the date is added by itself.")
            )
        else:
            self.empty_heading.setText(self.tr("No entry matches."))
            self.empty_sentence.setText(self.tr("Another kind or other words may find it."))
        self.footer.setVisible(PAGE <= self._shown < total)
        self.footer.setText(
            self.tr("Showing %1 of %2").replace("%1", figure(self._shown))
            .replace("%2", figure(total))
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The heading goes before a word of the filters is cut; then the gaps around them do."""
        gap = self._theme.px(4)
        buttons = (self.people, self.changes, self._search_button)
        rest = sum(one.sizeHint().width() + gap for one in buttons if not one.isHidden())
        room = self.width() - rest
        heading = self._heading.sizeHint().width() + gap
        self.filters.narrow(by=0)
        wide = self.filters.sizeHint().width()
        self._heading.setVisible(wide + heading <= room)
        self.filters.narrow(by=max(0, wide - room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the search field closes the search, not the card."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.leave_search()
                return True
        return False
