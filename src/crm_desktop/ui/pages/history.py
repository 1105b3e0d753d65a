"""The history page: what was done, by whom and when, and turning any of it back.

Undo runs as a job. What it turned back, what it kept with the reason, and what failed are listed
beside the step until another one is chosen. Steps that were cut off stand on top.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.import_export import apply
from crm_desktop.progress import Progress
from crm_desktop.services.history import Batch, History
from crm_desktop.services.merge import JoinedGroup, groups_in, take_apart
from crm_desktop.services.search import Search
from crm_desktop.services.step_rows import changed_by
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.store.undo import Left, UndoResult
from crm_desktop.ui import batch_words, merge_words
from crm_desktop.ui.jobs import Job, Jobs
from crm_desktop.ui.models.history_list import HistoryList
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, line, panel
from crm_desktop.ui.widgets.history_filter import HistoryFilter
from crm_desktop.ui.widgets.list_page import ListPanel, page_layout
from crm_desktop.ui.widgets.row_list import RowList
from crm_desktop.ui.words import figure

ANNOUNCE_MS = 500
BUSY_MS = 400
LISTED = 50
"""Kept and failed rows that are named; their number is always told."""
QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's word for no limit, which PySide does not carry."""
WITH_PANE = 700
"""Width of the page, at 100 % text, from which the pane stands beside the list."""


class HistoryPage(QWidget):
    """Reads and turns back steps of one store."""

    told = Signal(str)
    """A sentence for the toast."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        jobs: Jobs,
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:
        super().__init__()
        self._theme, self._store, self._jobs = theme, store, jobs
        self._today, self._zone = today, zone
        self._history, self._search = History(store), Search(store)
        self._job: Job | None = None
        self._result: UndoResult | None = None
        self.model = HistoryList(self._history, today, zone)
        self.list = RowList(theme, self.tr("Steps"))
        self.list.setModel(self.model)
        self.choices = HistoryFilter(theme, self._find, today=today, zone=zone)
        self.filter, self.kinds = self.choices.line, self.choices.kinds
        self._announce = self._timer(ANNOUNCE_MS, self._say_count)
        self._busy = self._timer(BUSY_MS, self._show_busy)
        self.act_button: QPushButton | None = None
        self._build()
        self.choices.changed.connect(self._narrow)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._moved())
        self.list.open_requested.connect(self._focus_pane)
        self.list.doubleClicked.connect(lambda _index: self._focus_pane())
        jobs.changed.connect(self._show_unfinished)

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(then)
        return made

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page, _head = page_layout(theme, self, self.tr("History"))
        page.addWidget(self.choices)
        page.addSpacing(px(12))
        self._unfinished = QVBoxLayout()
        self._unfinished.setSpacing(px(8))
        page.addLayout(self._unfinished)
        self._body = body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setSpacing(px(12))
        self._panel = ListPanel(theme, self.list, "history", self.tr("to the step"))
        body.addWidget(self._panel, 1)
        self._pane = QScrollArea()
        self._pane.setWidgetResizable(True)
        self._pane.setFrameShape(QFrame.Shape.NoFrame)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.addWidget(self._pane)
        page.addLayout(body, 1)

    # -- loading -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew what is shown; the cursor stays on its step."""
        batch = self.current()
        self.choices.show_doers(self._history.doers())
        self.model.refresh()
        rows = self.model.rowCount()
        narrowed = self.model.narrowed
        self._panel.empty.say(
            self.tr("No step matches.") if narrowed else self.tr("Nothing was done here yet.")
        )
        more = "+" if self.model.canFetchMore(self.model.index(-1, 0)) else ""
        counted = self.tr("%n step(s)", None, rows)
        self._panel.tell(counted.replace(figure(rows), f"{figure(rows)}{more}", 1), empty=not rows)
        place = max(0, self.model.place_of(batch.n)) if batch else 0
        if rows:
            self.list.setCurrentIndex(self.model.index(place, 0))
        self._show_pane()
        self._show_unfinished()

    def current(self) -> Batch | None:
        """The step under the cursor."""
        place = self.list.currentIndex().row()
        return self.model.batch(place) if 0 <= place < self.model.rowCount() else None

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit: it is a new step."""
        self.refresh()

    def enter(self) -> None:
        """Where the keyboard starts on this page."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """F6: the filter, the list, the step."""
        return self.filter, self.list, self._pane

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def show_contact(self, n: int, name: str) -> None:
        """Only the steps of this contact."""
        self.choices.choose_contact(n, name)

    def _find(self, text: str, limit: int) -> list[tuple[int, str]]:
        return [(hit.n, hit.name) for hit in self._search.contacts(text, limit) if hit.name]

    def _narrow(self) -> None:
        model, choices = self.model, self.choices
        model.text, model.origins, model.who = choices.text, choices.origins, choices.who
        model.contact, model.until = choices.contact, choices.until
        self.refresh()
        self._announce.start()

    def _say_count(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._panel.count))

    def _moved(self) -> None:
        self._result = None
        self._show_pane()

    # -- cut off -------------------------------------------------------------------------------

    def _show_unfinished(self) -> None:
        while (item := self._unfinished.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._jobs.heavy is None:  # else the one under way would be told as cut off
            for batch in self._history.unfinished():
                self._unfinished.addWidget(self._cut_off(batch))
            if self._unfinished.count():
                self._unfinished.addSpacing(self._theme.px(4))

    def _cut_off(self, batch: Batch) -> QFrame:
        theme, px = self._theme, self._theme.px
        bar = panel()
        bar.setObjectName("cut_off")
        bar.setStyleSheet(
            f"#cut_off {{ background: {theme.hex('warning_tint')}; border: 1px solid"
            f" {theme.hex('warning_tint_border')}; }}"
        )
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(14), px(8), px(10), px(8))
        row.setSpacing(px(10))
        icon = label(theme, "")
        side = theme.size("icon")
        icon.setPixmap(theme.icon("triangle-alert", "warning").pixmap(side, side))
        row.addWidget(icon)
        text = self.tr("“%1” was cut off. What it had done so far is here.")
        sentence = label(theme, text.replace("%1", batch_words.label(batch)))
        sentence.setWordWrap(True)
        row.addWidget(sentence, 1)
        if batch.origin == "import" or batch.undoes is not None:
            go_on = button(theme, self.tr("Continue"), lambda: self.go_on(batch), small=True)
            row.addWidget(go_on)
        if batch.undoes is None:
            undo = button(theme, self.tr("Undo it"), lambda: self.undo(batch), small=True)
            row.addWidget(undo)
        return bar

    # -- acting --------------------------------------------------------------------------------

    def act(self) -> None:
        """Undo the step under the cursor, or do it again where it is undone."""
        batch = self.current()
        if batch is None or self._job is not None:
            return
        if batch.undone_by is not None:
            number = batch.undone_by
            self._start(
                self.tr("Do again"), lambda progress: self._history.undo(number, progress=progress)
            )
        else:
            self.undo(batch)

    def undo(self, batch: Batch) -> None:
        """Turn a step back."""

        def work(progress: Progress) -> UndoResult:
            result = self._history.undo(batch.n, progress=progress)
            if batch.ended_at is None and batch.undoes is None:
                apply.discard(self._store, batch.n)
            return result

        self._start(self.tr("Undo"), work)

    def go_on(self, batch: Batch) -> None:
        """Continue a step that was cut off."""

        def work(progress: Progress) -> UndoResult | str:
            if batch.undoes is not None:
                return self._history.undo(batch.undoes, progress=progress)
            apply.resume(self._store, batch.n, progress)
            return batch_words.label(batch)

        self._start(self.tr("Continue"), work)

    def _start(self, title: str, work: Callable[[Progress], UndoResult | str]) -> None:
        try:
            self._busy.start()
            self._job = self._jobs.start(
                title, work, done=self._done, failed=self._failed, cancelled=self._stopped,
                progressed=self._progressed, heavy=True,
            )  # fmt: skip
            if self._jobs.heavy is None:  # done already
                self._job = None
        except UserError as error:
            self._failed(error.sentence)

    def _done(self, result: UndoResult | str) -> None:
        self._ended()
        if isinstance(result, UndoResult):
            self.refresh()
            self._result = result
            self._show_pane()
            label_ = self._label_of(result.batch)
            left = result.kept_count + result.failed_count
            if left:
                label_ += ". " + self.tr("%n thing(s) not turned back.", None, left)
            self.told.emit(label_)
        else:
            self.refresh()
            self.told.emit(self.tr("“%1” is finished.").replace("%1", result))
        self._return_to_list()

    def _label_of(self, number: int) -> str:
        newest = self._history.batches(5)
        return next((batch_words.undone(batch) for batch in newest if batch.n == number), "")

    def _failed(self, sentence: str) -> None:
        self._ended()
        self.refresh()
        self.told.emit(sentence)

    def _stopped(self) -> None:
        self._ended()
        self.refresh()
        self.told.emit(self.tr("Stopped. What is done so far is kept; you can continue above."))

    def _ended(self) -> None:
        self._job = None
        self._busy.stop()

    def _show_busy(self) -> None:
        self._progressed(0, 0, "")

    def _progressed(self, done: int, total: int, _text: str) -> None:
        if self._job is None or self._busy.isActive():
            return
        far = self.tr("%1 of %2").replace("%1", str(done)).replace("%2", str(total))
        self._show_pane(working=f"{self._job.title}… {far if total else ''}".strip())

    def _return_to_list(self) -> None:
        if self.isVisible() and not self.filter.hasFocus():
            self.enter()

    def _focus_pane(self) -> None:
        if self.act_button is not None:
            self.act_button.setFocus(Qt.FocusReason.TabFocusReason)

    # -- the pane ------------------------------------------------------------------------------

    def _show_pane(self, working: str = "") -> None:
        theme, px = self._theme, self._theme.px
        self.act_button = None
        frame = panel()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(8))
        batch = self.current()
        if batch is not None:
            title = label(theme, batch_words.label(batch), "heading")
            title.setWordWrap(True)
            self._pane.setAccessibleName(title.text())
            layout.addWidget(title)
            for part in (
                f"{batch_words.origin(batch)}, "
                + batch_words.when(batch.started_at, self._today(), self._zone),
                batch_words.who(batch),
                self.model.numbers(batch),
                self.model.state(batch),
            ):
                if part:
                    told = label(theme, part, "body", "text_2")
                    told.setWordWrap(True)
                    layout.addWidget(told)
            layout.addSpacing(px(4))
            layout.addLayout(self._act_row(batch, working))
            if "received" in batch.summary:
                self._add_touched(layout, batch)
            if self._result is not None:
                self._add_result(layout, self._result)
            if "joined" in batch.summary:
                self._add_joined(layout, batch)
        layout.addStretch(1)
        self._pane.setWidget(frame)

    def _act_row(self, batch: Batch, working: str) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        if working:
            row.addWidget(label(theme, working), 1)
            job = self._job
            if job is not None:
                row.addWidget(button(theme, self.tr("Stop"), job.cancel, small=True))
            return row
        undone = batch.undone_by is not None
        text = self.tr("Do it again") if undone else self.tr("Undo this step")
        if len(batch.summary.get("joined", ())) == 1:
            text = self.tr("Join again") if undone else self.tr("Take apart")
        icon = "redo-2" if undone else "undo-2"
        self.act_button = button(theme, text, self.act, icon=icon)
        self.act_button.setAutoDefault(True)  # Enter presses it, not only Space
        row.addWidget(self.act_button)
        row.addStretch(1)
        return row

    def _add_joined(self, layout: QVBoxLayout, batch: Batch) -> None:
        """Which contacts a step joined, and what lost; each of several can be taken apart."""
        theme = self._theme
        groups = groups_in(self._store, batch.summary)
        layout.addSpacing(theme.px(4))
        layout.addWidget(line(theme))
        for group in groups[:LISTED]:
            names = label(theme, " + ".join(group.names), "strong")
            names.setWordWrap(True)
            layout.addWidget(names)
            for was in group.was:
                told = label(theme, merge_words.was(was), "body", "text_2")
                told.setWordWrap(True)
                layout.addWidget(told)
            if len(groups) > 1 and group.still and batch.undone_by is None:
                apart = button(
                    theme, self.tr("Take apart"), partial(self._take_apart, batch, group),
                    small=True,
                )  # fmt: skip
                apart.setAccessibleName(
                    self.tr("Take %1 apart").replace("%1", " + ".join(group.names))
                )
                layout.addWidget(apart, 0, Qt.AlignmentFlag.AlignLeft)
        if len(groups) > LISTED:
            more = self.tr("and %n more", None, len(groups) - LISTED)
            layout.addWidget(label(theme, more, "body", "text_2"))

    def _take_apart(self, batch: Batch, group: JoinedGroup) -> None:
        if self._job is None:
            self._start(
                self.tr("Take apart"),
                lambda progress: take_apart(
                    self._store, group.into, batch=batch.n, progress=progress
                ),
            )

    def _add_touched(self, layout: QVBoxLayout, batch: Batch) -> None:
        """What came from another PC, by name."""
        found, more = changed_by(self._store, batch.n, LISTED)
        if not found:
            return
        theme = self._theme
        layout.addSpacing(theme.px(4))
        layout.addWidget(line(theme))
        layout.addWidget(label(theme, self.tr("What came in"), "strong"))
        for one in found:
            told = label(theme, batch_words.touched(one), "body", "text_2")
            told.setWordWrap(True)
            layout.addWidget(told)
        if more:
            layout.addWidget(label(theme, self.tr("and more"), "body", "text_2"))

    def _add_result(self, layout: QVBoxLayout, result: UndoResult) -> None:
        theme, px = self._theme, self._theme.px
        layout.addSpacing(px(4))
        layout.addWidget(line(theme))
        layout.addWidget(label(theme, self.tr("Turned back"), "strong"))
        back = batch_words.rows(result.reversed) or self.tr("Nothing")
        told = label(theme, back, "body", "text_2")
        told.setWordWrap(True)
        layout.addWidget(told)
        self._add_left(layout, self.tr("Kept as it is now"), result.kept, result.kept_count)
        self._add_left(layout, self.tr("Could not be turned back"), result.failed,
                       result.failed_count)  # fmt: skip

    def _add_left(
        self, layout: QVBoxLayout, heading: str, left: Sequence[Left], count: int
    ) -> None:
        if not count:
            return
        theme = self._theme
        layout.addWidget(label(theme, f"{heading} ({count})", "strong"))
        for one in left[:LISTED]:
            named = one.label or batch_words.rows({one.table: 1})
            told = label(theme, f"{named}: {batch_words.why(one.reason)}", "body", "text_2")
            told.setWordWrap(True)
            layout.addWidget(told)
        if count > LISTED:
            more = self.tr("and %n more", None, count - LISTED)
            layout.addWidget(label(theme, more, "body", "text_2"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow, the pane goes below the list."""
        px = self._theme.px
        beside = event.size().width() / self._theme.scale >= WITH_PANE
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        if beside:
            self._pane.setFixedSize(self._theme.size("detail_pane"), QWIDGETSIZE_MAX)
            self._pane.setMinimumHeight(0)
        else:
            self._pane.setFixedSize(QWIDGETSIZE_MAX, min(px(190), event.size().height() // 3))
            self._pane.setMinimumWidth(0)
