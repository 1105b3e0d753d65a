"""The import wizard: file, columns, duplicates, check, import; Back never loses anything.

All choices live in ``ImportWork``; the steps only show them, so that each is built when the person
first comes to it, and a changed theme may build them anew. Enter is Next, Esc Cancel, Alt+Left
Back, Ctrl+V in the first step takes rows from the clipboard.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.file_dialogs import ask_file, ask_open
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.pages.import_steps.check_step import CheckStep
from crm_desktop.ui.pages.import_steps.columns_step import ColumnsStep
from crm_desktop.ui.pages.import_steps.duplicates_step import DuplicatesStep
from crm_desktop.ui.pages.import_steps.file_step import FileStep
from crm_desktop.ui.pages.import_steps.finish_step import FinishStep, announce
from crm_desktop.ui.pages.import_steps.side_panels import icon_label
from crm_desktop.ui.pages.import_steps.work import ImportWork, Outcome
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.step_bar import StepBar

_TABLES = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.html *.htm"
_OTHERS = "*.vcf *.ics *.eml *.mbox"


_ARROW_GAP = 4
"""Beyond the 4 px that Qt leaves between text and icon of a button."""


def _arrow(theme: Theme) -> QIcon:
    """An arrow with room at its left, where the text of the button ends."""
    icon = QIcon()
    side, gap = theme.px(16), theme.px(_ARROW_GAP)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        pixmap = QPixmap(2 * (side + gap), 2 * side)
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(2)
        painter = QPainter(pixmap)
        drawn = theme.icon("arrow-right", "text_on_accent")
        drawn.paint(painter, gap, 0, side, side, mode=mode)
        painter.end()
        icon.addPixmap(pixmap, mode)
    return icon


class Step(IntEnum):
    """Where the person is."""

    FILE = 0
    COLUMNS = 1
    DUPLICATES = 2
    CHECK = 3
    IMPORT = 4


_STEPS = {
    Step.FILE: "file", Step.COLUMNS: "columns", Step.DUPLICATES: "duplicates",
    Step.CHECK: "check", Step.IMPORT: "finish",
}  # fmt: skip
"""The attribute of the wizard that holds each step."""
StepT = TypeVar("StepT", bound=QWidget)


class ImportWizard(QWidget):
    """A page of its own; the window puts it in front and takes it away on ``closed``."""

    closed = QtSignal()
    show_contacts_requested = QtSignal(int)
    """The batch of the import whose contacts are to be shown."""
    undone = QtSignal(object)
    """UndoResult of an import that was undone or stopped."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        theme: Theme,
        *,
        year: int,
        country: str | None = None,
        currency: str = "EUR",
        parent: QWidget | None = None,
    ) -> None:
        """``year``: the present one; ``country`` (ISO code) of phone numbers without one;
        ``currency`` of amounts without one."""
        super().__init__(parent)
        self._theme = theme
        self.work = ImportWork(store, jobs, year=year, country=country, currency=currency)
        self.step = Step.FILE
        self._importing = False
        self._waits = False
        self._stopped = ""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        work = self.work
        work.opening.connect(self._opening)
        work.found_changed.connect(self._found)
        for changed in (work.refused, work.mapping_changed, work.planning):
            changed.connect(self._refresh)
        work.planned.connect(self._planned)
        work.plan_failed.connect(self._plan_failed)
        work.ended.connect(self._ended)
        work.taken_back.connect(self._refresh)
        work.import_failed.connect(self._import_failed)
        work.undone.connect(self._was_undone)
        work.undo_failed.connect(lambda _sentence: self._refresh())
        self._build()

    # -- for the window ------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Start with a file; refused while an import is being carried out."""
        if not self._importing:
            self.work.open(path)

    def open_pasted(self, text: str) -> None:
        """Start with rows from the clipboard."""
        if not self._importing:
            self.work.open(Path(self.tr("pasted rows")), text)

    @property
    def is_importing(self) -> bool:
        """Whether the import is being carried out right now."""
        return self._importing

    def use(self, theme: Theme) -> None:
        """Take a changed theme; nothing chosen so far is lost."""
        self._theme = theme
        self._build()
        if self._importing:
            self.finish.begin()
        elif self.work.outcome is not None:
            self.finish.show_outcome(self.work.outcome)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        while self._outer.count():
            item = self._outer.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for step in _STEPS.values():
            vars(self).pop(step, None)
        self._outer.addWidget(self._head())
        self._pages = QStackedWidget()
        self._outer.addWidget(self._pages, 1)
        self._outer.addWidget(self._foot())
        self._pages.setCurrentWidget(getattr(self, _STEPS[self.step]))
        self._refresh()

    @cached_property
    def file(self) -> FileStep:
        """The first step; as the others it is built when it is first asked for."""
        made = FileStep(self._theme, self.work)
        made.choose_requested.connect(self._choose_file)
        made.paste_requested.connect(self._paste)
        made.dropped.connect(self.open_file)
        return self._added(made)

    @cached_property
    def columns(self) -> ColumnsStep:
        """The second step."""
        return self._added(ColumnsStep(self._theme, self.work))

    @cached_property
    def duplicates(self) -> DuplicatesStep:
        """The third step."""
        return self._added(DuplicatesStep(self._theme, self.work))

    @cached_property
    def check(self) -> CheckStep:
        """The fourth step."""
        made = CheckStep(self._theme, self.work)
        made.save_requested.connect(self._save_left_out)
        return self._added(made)

    @cached_property
    def finish(self) -> FinishStep:
        """The last step."""
        made = FinishStep(self._theme, self.work)
        made.save_requested.connect(self._save_left_out)
        made.show_requested.connect(self.show_contacts_requested)
        return self._added(made)

    def _added(self, step: StepT) -> StepT:
        self._pages.addWidget(step)
        return step

    def _head(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        head = QWidget()
        head.setFixedHeight(theme.size("header"))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(24), 0, px(20), 0)
        row.setSpacing(px(12))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(label(theme, self.tr("Import contacts"), "title"))
        about = QHBoxLayout()
        about.setSpacing(px(6))
        self._about_icon = icon_label(theme, "file-spreadsheet", "text_2", 14)
        self._about = ElidedLabel(theme, "", "small", "text_2")
        about.addWidget(self._about_icon)
        about.addWidget(self._about, 1)
        titles.addLayout(about)
        titles.addStretch(1)
        row.addLayout(titles, 1)
        self._bar = StepBar(
            theme,
            [
                self.tr("File"),
                self.tr("Columns"),
                self.tr("Duplicates"),
                self.tr("Check"),
                self.tr("Import"),
            ],
        )
        row.addWidget(self._bar)
        return head

    def _foot(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        foot = QFrame()
        foot.setObjectName("foot")
        foot.setFixedHeight(px(60))
        foot.setStyleSheet(
            f"QFrame#foot {{ background: {theme.hex('surface')};"
            f" border-top: 1px solid {theme.hex('border_subtle')}; }}"
        )
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), 0, px(20), 0)
        row.setSpacing(px(8))
        self.cancel_button = button(theme, self.tr("&Cancel"), self.cancel, kind="ghost")
        self._told = ElidedLabel(theme, "", "small", "text_2")
        self.back_button = button(theme, self.tr("&Back"), self.back)
        self.next_button = button(theme, self.tr("&Next"), self.next, kind="primary")
        self._arrow = _arrow(theme)
        self.next_button.setIconSize(QSize(px(16 + _ARROW_GAP), px(16)))
        self.next_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        row.addWidget(self.cancel_button)
        row.addWidget(self._told, 1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        return foot

    # -- where we are --------------------------------------------------------------------------

    def _refresh(self) -> None:
        work = self.work
        self._bar.show_step(self.step)
        self._about.setText(self._about_file())
        self._about_icon.setVisible(bool(self._about.text()))
        on_result = self.step == Step.IMPORT
        running = self._importing
        self.cancel_button.setVisible(not on_result)
        can_go_back = self.step > Step.FILE and not running and work.outcome is None
        self.back_button.setVisible(can_go_back)
        self.next_button.setVisible(not running)
        self.next_button.setText(self._next_text())
        leads_on = self.step < Step.CHECK
        self.next_button.setIcon(self._arrow if leads_on else QIcon())
        why = self._why_not()
        self.next_button.setEnabled(not why and not self._waits)
        self.next_button.setToolTip(why)
        self.next_button.setAccessibleDescription(why)
        # Seen without the mouse over the button; an empty first step asks for a file anyway.
        asked = why if work.ready and self.step <= Step.COLUMNS else ""
        self._told.setText(
            self.tr("Comparing with your contacts…") if self._waits else self._stopped or asked
        )

    def _about_file(self) -> str:
        if not self.work.ready:
            return ""
        found = self.work.found
        parts = [found.file]
        if found.sheet:
            parts.append(self.tr("sheet “%1”").replace("%1", found.sheet))
        parts.append(self.tr("%n row(s)", "", found.records))
        if found.columns:
            parts.append(self.tr("%n column(s)", "", len(found.columns)))
        return ", ".join(parts)

    def _why_not(self) -> str:
        """Why there is no Next; "": there is."""
        work, why = self.work, ""
        if self.step == Step.IMPORT:
            return why
        if not work.ready:
            why = self.tr("Choose a file first.")
        elif not work.found.records:
            why = self.tr("There are no rows in this table.")
        elif self.step == Step.FILE:
            pass
        elif work.is_table and not words.names_someone([c.field for c in work.found.columns]):
            why = self.tr("Say first which column holds a name, a company or an e-mail address.")
        elif (
            self.step == Step.CHECK
            and work.plan is not None
            and work.plan_is_current
            and not work.plan.summary.changes_something
        ):
            why = self.tr("There is nothing to import: everything is here already or left out.")
        return why

    def _next_text(self) -> str:
        if self.step == Step.COLUMNS:
            return self._next_after_columns()
        return {
            Step.FILE: self.tr("&Next: columns"),
            Step.DUPLICATES: self.tr("&Next: check"),
            Step.CHECK: self.tr("&Import now"),
            Step.IMPORT: self.tr("&Done"),
        }[self.step]

    def _next_after_columns(self) -> str:
        plan = self.work.plan
        if plan is None or not self.work.plan_is_current:
            return self.tr("&Next")
        if open_ := plan.summary.alike + plan.summary.duplicates["likely"]["pairs"]:
            return self.tr("&Next: %n duplicate(s)", "", open_)
        return self.tr("&Next: duplicates") if plan.pairs else self.tr("&Next: check")

    def _go(self, step: Step) -> None:
        self.step = step
        self._pages.setCurrentWidget(getattr(self, _STEPS[step]))
        self._refresh()
        announce(self, self._bar.accessibleName())
        if step == Step.COLUMNS:
            self.columns.focus_first()
        elif step == Step.DUPLICATES:
            self.duplicates.focus_first()
        elif step == Step.FILE and not self.work.ready:
            self.file.focus_first()
        elif step != Step.IMPORT:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """The next step, as soon as the plan for it is there."""
        if self._importing or self._why_not():
            return
        self._stopped = ""
        if self.step == Step.IMPORT:
            self.close_wizard()
        elif self.step == Step.FILE:
            self._go(Step.COLUMNS)
        elif self.work.plan_is_current:
            self._go_on()
        else:
            self._waits = True
            self._refresh()
            self.work.hurry()

    def _go_on(self) -> None:
        plan = self.work.plan
        assert plan is not None
        if self.step == Step.CHECK:
            if not self._why_not():
                self._start_import()
        elif self.step == Step.COLUMNS and plan.has_pairs:
            self._go(Step.DUPLICATES)
        else:
            self._go(Step.CHECK)

    def back(self) -> None:
        """The step before; nothing is lost."""
        if not self.back_button.isVisibleTo(self):
            return
        self._waits = False
        plan = self.work.plan
        if self.step == Step.CHECK and (plan is None or not plan.has_pairs):
            self._go(Step.COLUMNS)
        else:
            self._go(Step(self.step - 1))

    def cancel(self) -> None:
        """Leave; nothing was written. Not while the import is being carried out."""
        if not self._importing:
            self.close_wizard()

    def close_wizard(self) -> None:
        """End the reading process and tell the window; an import under way is taken back first."""
        self.work.close()
        self.closed.emit()

    # -- what the work tells -------------------------------------------------------------------

    def _opening(self, _name: str) -> None:
        self._waits, self._stopped = False, ""
        self._go(Step.FILE)

    def _found(self) -> None:
        self._refresh()
        focused = QApplication.focusWidget()
        if focused is None or not self.file.choices.isAncestorOf(focused):
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _planned(self) -> None:
        if self._waits:
            self._waits = False
            self._go_on()
        self._refresh()

    def _plan_failed(self, sentence: str) -> None:
        self._waits = False
        self._stopped = sentence
        self._refresh()

    def committed(self, changes: ChangeSet) -> None:
        """The result follows an undo or redo from elsewhere, while it is shown."""
        if self.step == Step.IMPORT and not self._importing:
            self.work.follow(changes.origin)

    def _start_import(self) -> None:
        self._importing = True
        self._go(Step.IMPORT)
        self.finish.begin()
        self.work.start_import()

    def _ended(self, outcome: Outcome) -> None:
        self._importing = False
        if outcome.applied is not None:
            self._refresh()
            self.finish.show_outcome(outcome)
            return
        self._stopped = self.tr("Stopped. Everything is as it was before.")
        self._go(Step.CHECK)
        if outcome.undone is not None:
            self.undone.emit(outcome.undone)

    def _import_failed(self, sentence: str) -> None:
        self._importing = False
        self._stopped = sentence
        self._go(Step.CHECK)

    def _was_undone(self, result: object) -> None:
        self._refresh()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.undone.emit(result)

    # -- files ---------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        patterns = (
            self.tr("Everything that can be imported (%1)").replace("%1", f"{_TABLES} {_OTHERS}"),
            self.tr("Tables (%1)").replace("%1", _TABLES),
            self.tr("All files (%1)").replace("%1", "*"),
        )
        chosen = ask_open(self, self.tr("Choose a file"), ";;".join(patterns))
        if chosen:
            self.open_file(Path(chosen))

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.open_pasted(text)
        else:
            self._stopped = self.tr("There is no text on the clipboard. Copy some rows first.")
            self._refresh()

    def _save_left_out(self) -> None:
        name = self.tr("Left out of %1").replace("%1", Path(self.work.found.file).stem)
        kinds = self.tr("Workbook (%1)").replace("%1", "*.xlsx")
        chosen = ask_file(self, self.tr("Save the rows"), f"{name}.xlsx", kinds)
        if chosen:
            self.work.save_left_out(Path(chosen))

    # -- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Claimed before the window's own shortcuts (Alt+Left, Esc) see them.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wanted(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None and self.isAncestorOf(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button with the focus would take Alt+Left for a way to the button beside it.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Left
            and self._wanted(event)
        ):
            self.back()
            return True
        return False

    def _wanted(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.step == Step.FILE and not self._importing
        if event.key() == Qt.Key.Key_Left:
            return event.modifiers() == Qt.KeyboardModifier.AltModifier
        return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._wanted(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Left:
            self.back()
        elif event.key() == Qt.Key.Key_Escape:
            self.next() if self.step == Step.IMPORT else self.cancel()
        else:
            focused = QApplication.focusWidget()
            pressed = isinstance(focused, QPushButton) and self.isAncestorOf(focused)
            if pressed and isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.next()
