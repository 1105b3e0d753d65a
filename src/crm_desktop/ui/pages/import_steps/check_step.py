"""Fourth step: what cannot be used as it stands, every value here that would change, and who was
erased here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.import_export import fields
from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.pages.import_steps.beside import Beside, headed
from crm_desktop.ui.pages.import_steps.erased_panel import ErasedPanel
from crm_desktop.ui.pages.import_steps.file_step import RowsModel, plain_table
from crm_desktop.ui.pages.import_steps.side_panels import OutlookPanel, icon_label, wrapped
from crm_desktop.ui.pages.import_steps.work import LISTED, ImportWork
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, panel
from crm_desktop.ui.widgets.segments import Segments
from crm_desktop.ui.words import figure

_YES_NO = frozenset({"newsletter", "consent", "active", *fields.CONSENTS.values()})

_ERASED = 2
"""The place of the third list."""


class CheckStep(QWidget):
    """Two lists, problems and changes, beside the sums; a third one where somebody was erased."""

    save_requested = QtSignal()

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        px = theme.px
        self._kinds = Segments(theme, self.tr("What to look at"))
        self._kinds.chosen.connect(self._show_kind)
        layout, self._intro = headed(self, theme, self._kinds)
        main = panel()
        inside = QVBoxLayout(main)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._pages = QStackedWidget()
        self._problems = plain_table(theme, self.tr("Problems"))
        self._changes = plain_table(theme, self.tr("Changes"))
        self._fine = self._nothing(self.tr("Everything in this file can be used."))
        self._same = self._nothing(self.tr("No contact that you have is changed."))
        self._erased = ErasedPanel(theme, work)
        for page in (self._problems, self._changes, self._fine, self._same, self._erased):
            self._pages.addWidget(page)
        inside.addWidget(self._pages, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(px(16), px(8), px(16), px(8))
        foot.setSpacing(px(12))
        self._saved = wrapped(
            theme,
            self.tr("Values that do not fit are kept in a field of their own; the rest comes in."),
            "small",
            "text_2",
        )
        foot.addWidget(self._saved, 1)
        foot.addWidget(
            button(
                theme, self.tr("&Save problem rows…"), self.save_requested.emit, icon="download",
                small=True,
            )
        )  # fmt: skip
        inside.addWidget(self._foot)
        layout.addWidget(Beside(theme, main, [OutlookPanel(theme, work)]), 1)
        work.planned.connect(self._refresh)
        work.saved.connect(self._tell_saved)
        work.save_failed.connect(self._saved.setText)
        if work.plan is not None:
            self._refresh()

    def _nothing(self, text: str) -> QWidget:
        theme, px = self._theme, self._theme.px
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(px(16), px(16), px(16), px(16))
        row.setSpacing(px(8))
        row.addWidget(icon_label(theme, "circle-check", "success"))
        row.addWidget(wrapped(theme, text), 1)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        layout.addStretch(1)
        return holder

    def _refresh(self) -> None:
        plan = self._work.plan
        if plan is None:
            return
        problems = sum(count for _, _, count in plan.problem_groups)
        changes = [change for change in plan.changes if change[2] not in words.INSIDE]
        present = self._kinds.present
        if present < 0 or (present == _ERASED and not plan.erased):
            here = _ERASED if plan.erased else 0
            present = 0 if problems else 1 if changes and not plan.erased else here
        more = "+" if len(plan.changes) >= LISTED else ""
        texts = [
            self.tr("To check (%1)").replace("%1", figure(problems)),
            self.tr("Changes (%1)").replace("%1", figure(len(changes)) + more),
        ]
        if plan.erased:
            texts.append(self.tr("Erased here (%1)").replace("%1", figure(len(plan.erased))))
        self._kinds.set_texts(texts, present)
        self._erased.show_people(plan.erased)
        self._fill(
            self._problems,
            [self.tr("Row"), self.tr("Column"), self.tr("As it stands"), self.tr("Why")],
            [
                [str(record), words.place_name(column), value, words.why(reason)]
                for record, column, reason, value in plan.problems
            ],
        )
        self._fill(
            self._changes,
            [self.tr("Contact"), self.tr("Field"), self.tr("Here now"), self.tr("Will be")],
            [
                [
                    str(name),
                    words.column_name(column),
                    self._shown(column, old),
                    self._shown(column, new),
                ]
                for _, name, column, old, new in changes
            ],
        )
        self._intro.setText(
            self.tr("This is what will happen. Look through it; nothing is saved yet.")
        )
        self._show_kind(present)

    def _fill(self, table: Any, headers: list[str], rows: list[list[str]]) -> None:
        old = table.model()
        table.setModel(RowsModel(headers, rows))
        if old is not None:
            old.deleteLater()
        table.resizeColumnsToContents()
        metrics = QFontMetrics(self._theme.font("small_label"))
        for column in range(len(headers) - 1):
            least, most = self._theme.px(72), self._theme.px(200)
            words_wide = metrics.horizontalAdvance(headers[column])
            head = words_wide + self._theme.px(24)  # a value may be cut, its heading never is
            width = max(least, head, min(most, table.columnWidth(column)))
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(
            len(headers) - 1, QHeaderView.ResizeMode.Stretch
        )

    def _shown(self, column: str, value: Any) -> str:
        if value is None or value == "":
            return self.tr("(empty)")
        return words.spoken_value(str(value), "bool" if column in _YES_NO else "text")

    def _show_kind(self, number: int) -> None:
        if number == _ERASED:
            self._pages.setCurrentWidget(self._erased)
            self._foot.hide()
            return
        problems = number == 0
        table = self._problems if problems else self._changes
        empty = table.model() is None or table.model().rowCount() == 0
        self._pages.setCurrentWidget((self._fine if problems else self._same) if empty else table)
        self._foot.setVisible(problems and not empty)

    def _tell_saved(self, count: int, name: str) -> None:
        self._saved.setText(
            self.tr("%n row(s) saved in “%1”, to be mended there and imported again.", "", count)
            .replace("%1", Path(name).name)
        )  # fmt: skip
