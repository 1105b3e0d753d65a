"""Last step: the import under way with a way to stop it, then what came of it, with Undo."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from crm_desktop.import_export.plan import PlanSummary
from crm_desktop.store.undo import UndoResult
from crm_desktop.ui.pages.import_steps.beside import NARROW
from crm_desktop.ui.pages.import_steps.side_panels import CentredText, icon_label
from crm_desktop.ui.pages.import_steps.work import ImportWork, Outcome
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.words import figure

_LEAST = 440
_ANNOUNCED = 25
"""Per cent between two announcements of the progress."""


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class FinishStep(QWidget):
    """Progress, then the result."""

    show_requested = QtSignal(int)
    save_requested = QtSignal()

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self._announced = 0
        self._rows = 0
        px = theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(6), px(20), px(14))
        frame = panel()
        layout.addWidget(frame)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(px(24), px(24), px(24), px(24))
        inner.setSpacing(px(8))
        inner.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._icons = {
            name: icon_label(theme, name, color, 32)
            for name, color in (
                ("circle-check", "success"),
                ("undo-2", "text_3"),
                ("circle-alert", "danger"),
            )
        }
        for icon in self._icons.values():
            icon.hide()
            inner.addWidget(icon, 0, centre)
        self._heading = label(theme, "", "heading")
        inner.addWidget(self._heading, 0, centre)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(360))
        inner.addWidget(self._bar, 0, centre)
        self._told = CentredText(theme)
        inner.addWidget(self._told, 0, centre)
        inner.addSpacing(px(8))
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(px(8))
        row.addStretch(1)
        self.stop = button(theme, self.tr("&Stop and undo"), self._stop)
        self.show_contacts = button(
            theme, self.tr("&Show them"), self._show, kind="primary", icon="users"
        )
        self.undo = button(theme, self.tr("&Undo import"), self._undo, icon="undo-2")
        self.save = button(
            theme, self.tr("Save &left-out rows…"), self.save_requested.emit, icon="download"
        )
        for one in self._buttons():
            row.addWidget(one, 0, centre)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addStretch(3)
        work.progressed.connect(self._progress)
        work.undone.connect(self._show_undone)
        work.taken_back.connect(self._show_undone)
        work.undo_failed.connect(self._say)
        work.saved.connect(self._tell_saved)
        work.save_failed.connect(self._say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def minimumSizeHint(self) -> QSize:
        # The buttons can stand below one another, whatever they do now.
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def _buttons(self) -> list[QPushButton]:
        return [self.stop, self.show_contacts, self.undo, self.save]

    def _only(self, *shown: QPushButton) -> None:
        for one in self._buttons():
            one.setVisible(one in shown)
            one.setEnabled(True)

    def _mark(self, name: str) -> None:
        for icon_name, icon in self._icons.items():
            icon.setVisible(icon_name == name)

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    # -- under way -----------------------------------------------------------------------------

    def begin(self) -> None:
        """Show that the import is starting."""
        self._announced = 0
        self._mark("")
        self._heading.setText(self.tr("Making a backup first…"))
        self._bar.setRange(0, 0)
        self._bar.show()
        self._say("")
        self._only(self.stop)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _progress(self, done: int, total: int, text: str) -> None:
        if not self._bar.isVisibleTo(self):
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if not total:
            return
        told = self.tr("Importing %1 of %2…").replace("%1", figure(done))
        told = told.replace("%2", figure(total))
        if self.stop.isEnabled():
            self._heading.setText(told)
        percent = 100 * done // total
        if percent >= self._announced + _ANNOUNCED:
            self._announced = percent - percent % _ANNOUNCED
            announce(self, told)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setToolTip(self.tr("It is being stopped."))
        self._heading.setText(self.tr("Stopping, and undoing what was imported…"))
        self._work.stop()

    # -- the result ----------------------------------------------------------------------------

    def show_outcome(self, outcome: Outcome) -> None:
        """Show a finished import."""
        assert outcome.applied is not None
        summary = outcome.applied.summary
        self._mark("circle-check")
        self._bar.hide()
        heading, told = self._result(summary, len(outcome.left))
        self._heading.setText(heading)
        self._say(told)
        written = outcome.applied.batch is not None
        shown = [self.show_contacts, self.undo] if written else []
        self._only(*shown, *([self.save] if outcome.left and self._work.is_table else []))
        if written:
            self.show_contacts.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{heading} {told}")

    def _result(self, summary: PlanSummary, with_problems: int) -> tuple[str, str]:
        made = summary.creates
        new = made.get("contacts", 0) + made.get("companies", 0)
        inside = new + summary.updates
        others = [
            text
            for count, text in (
                (made.get("deals", 0), self.tr("%n deal(s)", "", made.get("deals", 0))),
                (
                    made.get("entries", 0),
                    self.tr("%n entry(s) in timelines", "", made.get("entries", 0)),
                ),
                (made.get("reminders", 0), self.tr("%n reminder(s)", "", made.get("reminders", 0))),
            )
            if count
        ]
        if not summary.changes_something:
            return (
                self.tr("Everything is here already."),
                self.tr("Nothing was changed."),
            )
        parts = [
            text
            for count, text in (
                (new, self.tr("%n new", "", new)),
                (summary.updates, self.tr("%n filled in", "", summary.updates)),
                (summary.left_out, self.tr("%n left out", "", summary.left_out)),
            )
            if count
        ]
        told = f"{', '.join(parts)}."
        if others:
            told += " " + self.tr("Also: %1.").replace("%1", ", ".join(others))
        partly = with_problems - summary.left_out
        if partly > 0:
            told += " " + self.tr("%n row(s) came in but for single values.", "", partly)
        heading = self.tr("%n contacts are in.", "", inside)
        return self.tr("1 contact is in.") if inside == 1 else heading, told

    def _show(self) -> None:
        outcome = self._work.outcome
        if outcome is not None and outcome.applied is not None and outcome.applied.batch:
            self.show_requested.emit(outcome.applied.batch)

    def _undo(self) -> None:
        for one in self._buttons():
            one.setEnabled(False)
            one.setToolTip(self.tr("The import is being undone."))
        self._heading.setText(self.tr("Undoing the import…"))
        self._work.undo()

    def _show_undone(self, result: UndoResult | None = None) -> None:
        """``result``: None where it was undone elsewhere, and told there."""
        self._mark("undo-2")
        self._heading.setText(self.tr("The import is undone."))
        told = "" if result is None else self.tr("Everything is as it was before.")
        if result is not None and result.kept_count:
            kept = result.kept_count
            told = self.tr("%n thing(s) changed since and kept as they are.", "", kept)
        self._say(told)
        self._only()
        announce(self, self._heading.text())

    def _tell_saved(self, count: int, name: str) -> None:
        self._say(
            self.tr("%n row(s) saved in “%1”, to be mended there and imported again.", "", count)
            .replace("%1", name)
        )  # fmt: skip
