"""First step: choose, drop or paste; then what was understood of the file, with its first rows."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.dropping import copy_it, dropped, may_be_dropped
from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.pages.import_steps.beside import Beside
from crm_desktop.ui.pages.import_steps.file_choices import FileChoices
from crm_desktop.ui.pages.import_steps.side_panels import (
    CentredText,
    icon_label,
    side_panel,
    wrapped,
)
from crm_desktop.ui.pages.import_steps.work import ImportWork
from crm_desktop.ui.theme import Theme, tokens
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.words import figure

_Index = QModelIndex | QPersistentModelIndex
_CELL_SHOWN = 200
"""Characters of a cell in the preview; notes can be long."""
_PROGRESS_AFTER_MS = 2000
_MEASURED = 40
"""Columns that get a width of their own; a file may have thousands."""


class RowsModel(QAbstractTableModel):
    """A few rows of texts under their headings."""

    def __init__(self, headers: list[str], rows: list[list[str]], first: int = 1) -> None:
        super().__init__()
        self._headers, self._rows, self._first = headers, rows, first

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text[:_CELL_SHOWN].split())
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > 20:
            # Escaped, because a tooltip would otherwise show markup of the file as such.
            return "<qt>" + text[:2000].replace("&", "&amp;").replace("<", "&lt;") + "</qt>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[index.column()]}: {text}"
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if way == Qt.Orientation.Horizontal:
                return self._headers[section]
            return str(self._first + section)
        if role == Qt.ItemDataRole.TextAlignmentRole and way == Qt.Orientation.Horizontal:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def plain_table(theme: Theme, name: str) -> QTableView:
    """A table for looking, in the look of the lists."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setFont(theme.font("small"))
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setDefaultSectionSize(theme.size("row_compact"))
    table.verticalHeader().hide()
    heads = table.horizontalHeader()
    heads.setFixedHeight(theme.px(32))
    heads.setFont(theme.font("small_label"))
    heads.setHighlightSections(False)
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.setStyleSheet(
        f"QTableView {{ background: {theme.hex('surface')}; color: {theme.hex('text')};"
        f" selection-background-color: {theme.hex('selected')};"
        f" selection-color: {theme.hex('text')}; border: 0; }}"
        f"QTableView::item {{ border-bottom: 1px solid {theme.hex('border_subtle')};"
        f" padding: 0 {theme.px(8)}px; }}"
    )
    return table


class FileStep(QWidget):
    """Asks for a file, says why one cannot be used, and shows what was understood."""

    choose_requested = QtSignal()
    paste_requested = QtSignal()
    dropped = QtSignal(Path)

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self.setAcceptDrops(True)
        self._pages = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(6), 0, 0)
        layout.addWidget(self._pages)
        self._ask = self._asking()
        self._wait, self._waiting, self._bar = self._waiting_page()
        self._no, self._no_words = self._refusal()
        for page in (self._ask, self._wait, self._no):
            self._pages.addWidget(page)
        # Nothing for a moment, then words, then a bar: short files come without a flicker.
        self._words_due = self._after(tokens()["motion"]["busy_after_ms"], self._waiting.show)
        self._bar_due = self._after(_PROGRESS_AFTER_MS, self._bar.show)
        work.opening.connect(self._opening)
        work.found_changed.connect(self._show_found)
        work.refused.connect(self._refuse)
        work.choice_refused.connect(self._say_not_so)
        work.progressed.connect(self._progress)
        if work.ready:
            self._show_found()
        elif work.sentence:
            self._refuse(work.sentence)

    def _after(self, milliseconds: int, then: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    # -- asking --------------------------------------------------------------------------------

    def _centred(self, parts: list[QWidget], buttons: list[QWidget]) -> QWidget:
        """A page with little on it: a little above the middle."""
        theme = self._theme
        frame = panel()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        inner.setSpacing(theme.px(8))
        inner.addStretch(2)
        for part in parts:
            inner.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        for one in buttons:
            row.addWidget(one)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addStretch(3)
        page = QWidget()
        around = QVBoxLayout(page)
        around.setContentsMargins(theme.px(24), 0, theme.px(20), theme.px(14))
        around.addWidget(frame)
        return page

    def focus_first(self) -> None:
        """Put the focus on choosing a file."""
        self._any_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self) -> QWidget:
        theme = self._theme
        self._any_file = button(
            theme, self.tr("Choose a &file…"), self.choose_requested.emit, kind="primary",
            icon="folder-open",
        )  # fmt: skip
        sentence = CentredText(theme)
        sentence.setText(
            self.tr(
                "Excel, CSV, OpenDocument, contact cards, mails or a calendar. "
                "You see everything before it is saved."
            )
        )
        return self._centred(
            [
                icon_label(theme, "file-spreadsheet", "text_3", 32),
                label(theme, self.tr("Drop a file here"), "heading"),
                sentence,
            ],
            [
                self._any_file,
                button(theme, self.tr("&Paste rows"), self.paste_requested.emit, icon="copy"),
            ],
        )  # fmt: skip

    def _waiting_page(self) -> tuple[QWidget, QWidget, QProgressBar]:
        told = label(self._theme, self.tr("Reading the file…"), "heading")
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setFixedWidth(self._theme.px(320))
        bar.setRange(0, 0)
        bar.setAccessibleName(told.text())
        return self._centred([told, bar], []), told, bar

    def _refusal(self) -> tuple[QWidget, Any]:
        theme = self._theme
        told = CentredText(theme)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._other_file = button(
            theme, self.tr("Choose another &file…"), self.choose_requested.emit, kind="primary",
            icon="folder-open",
        )  # fmt: skip
        page = self._centred(
            [
                icon_label(theme, "circle-alert", "danger", 32),
                label(theme, self.tr("This file cannot be used"), "heading"),
                told,
            ],
            [
                self._other_file,
                button(theme, self.tr("&Paste rows"), self.paste_requested.emit, icon="copy"),
            ],
        )  # fmt: skip
        return page, told

    def _opening(self, name: str) -> None:
        self._waiting.hide()
        self._bar.hide()
        self._words_due.start()
        self._bar_due.start()
        self._pages.setCurrentWidget(self._wait)

    def _progress(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _settled(self) -> None:
        self._words_due.stop()
        self._bar_due.stop()

    def _refuse(self, sentence: str) -> None:
        self._settled()
        self._no_words.setText(sentence)
        self._no.setAccessibleDescription(sentence)
        self._pages.setCurrentWidget(self._no)
        self._other_file.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what was understood -------------------------------------------------------------------

    @cached_property
    def choices(self) -> FileChoices:
        """What can be chosen about the file; with the page that shows what was understood it is
        built when there is a file."""
        return FileChoices(self._theme, self._work)

    @cached_property
    def _understood(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        self._table = plain_table(theme, self.tr("The first rows of the file"))
        main = panel()
        inside = QVBoxLayout(main)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.choices)
        self._not_so = wrapped(theme, "", "body", "danger")
        self._not_so.setContentsMargins(px(16), 0, px(16), px(8))
        self._not_so.hide()
        inside.addWidget(self._not_so)
        inside.addWidget(self._table, 1)
        about, self._about = side_panel(theme)
        self._another = button(
            theme, self.tr("Another &file…"), self.choose_requested.emit, icon="folder-open",
            small=True,
        )  # fmt: skip
        foot = QHBoxLayout()
        foot.addWidget(self._another)
        foot.addStretch(1)
        facts = QVBoxLayout()
        facts.setSpacing(px(12))
        self._about.addLayout(facts)
        self._about.addSpacing(px(12))
        self._about.addLayout(foot)
        self._about = facts
        made = Beside(theme, main, [about])
        self._pages.addWidget(made)
        return made

    def _show_found(self) -> None:
        self._settled()
        work, understood = self._work, self._understood
        names = [self._column_name(header, n) for n, header in enumerate(work.headers)]
        old = self._table.model()
        self._table.setModel(RowsModel(names, work.first_rows))
        if old is not None:
            old.deleteLater()
        widest = self._theme.px(220)
        for column in range(min(len(names), _MEASURED)):
            self._table.resizeColumnToContents(column)
            if self._table.columnWidth(column) > widest:
                self._table.setColumnWidth(column, widest)
        self._not_so.hide()
        self.choices.refresh()
        self._fill_about()
        self._pages.setCurrentWidget(understood)

    def _column_name(self, header: str, number: int) -> str:
        if self._work.is_table:
            return header or words.nameless_column(number)
        return words.field_name(header, header)

    def _say_not_so(self, sentence: str) -> None:
        self._not_so.setText(sentence)
        self._not_so.show()

    def _fill_about(self) -> None:
        theme, found = self._theme, self._work.found
        while self._about.count():
            item = self._about.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label(theme, self.tr("What was read"), "heading"))
        layout.addSpacing(theme.px(8))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnMinimumWidth(0, theme.px(72))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._facts()):
            grid.addWidget(label(theme, name, "small", "text_2"), row, 0)
            grid.addWidget(ElidedLabel(theme, value), row, 1)
        layout.addLayout(grid)
        for notice in found.notices:
            layout.addSpacing(theme.px(12))
            line = QHBoxLayout()
            line.setSpacing(theme.px(8))
            mark = icon_label(theme, "triangle-alert", "warning", 15)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(wrapped(theme, spoken(notice.text), "small", "text_2"), 1)
            layout.addLayout(line)
        self._about.addWidget(holder)

    def _facts(self) -> list[tuple[str, str]]:
        found = self._work.found
        facts = [
            (self.tr("File"), found.file),
            (self.tr("Kind"), words.file_kind(found.format)),
        ]
        if found.sheet:
            facts.append((self.tr("Sheet"), found.sheet))
        facts.append((self.tr("Rows"), figure(found.records)))
        if found.columns:
            facts.append((self.tr("Columns"), figure(len(found.columns))))
        return facts

    # -- dropping ------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_be_dropped(event.mimeData()):
            copy_it(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped(event.mimeData()):
            copy_it(event)
            self.dropped.emit(paths[0])
