"""The contact list as it is seen: a table that paints its rows itself.

One Tab stop: arrows move inside, letters jump by name, Space ticks, F2 changes a cell.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from crm_desktop.ui.models.contact_table import PAGE, ContactTable
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_delegate import ContactDelegate
from crm_desktop.ui.widgets.contact_painter import KIND_ICONS, RowPainter, tag_hue
from crm_desktop.ui.widgets.list_header import ListHeader
from crm_desktop.ui.widgets.overlay_bar import OverlayBar

__all__ = ["KIND_ICONS", "ContactListView", "tag_hue"]

_TYPE_PAUSE_MS = 1000
_FEW = 20
_Action = QAbstractItemView.CursorAction
_Flag = QItemSelectionModel.SelectionFlag


class ContactListView(QTableView):
    """The table over a ``ContactTable``."""

    open_requested = Signal(int)
    """contact.n: Enter or double click."""
    rested = Signal(int)
    """contact.n of the row the cursor has rested on; -1: none."""
    chosen = Signal()
    """Other rows are selected now."""
    edited = Signal(int, str, str)
    """contact.n, column, and the text that was typed there."""
    laid_out = Signal()
    """A person moved or sized a column."""
    menu_wanted = Signal(object)
    """The place in the viewport where the mouse asks for a menu; None: a key does."""
    REST_MS = 80
    TYPED_MS = 200
    """Longer than from letter to letter: what follows the cursor costs more than a letter may."""

    def __init__(
        self,
        theme: Theme,
        table: ContactTable,
        today: Callable[[], dt.date],
        read_cell: Callable[[int, str], tuple[str, tuple[str, ...]]],
    ) -> None:
        super().__init__()
        self.table = table
        self.hovered = -1
        self.several = False
        """Whether more than one row is selected."""
        self._let_go = False
        self._typed = ""
        self._half_typed: str | None = None
        self._type_pause = QTimer(self)
        self._type_pause.setSingleShot(True)
        self._type_pause.setInterval(_TYPE_PAUSE_MS)
        self._type_pause.timeout.connect(self._forget_typed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(lambda: self.rested.emit(self.current_number()))
        self._rows = RowPainter(self, theme, today)
        self._delegate = ContactDelegate(self, theme, self._rows, read_cell)
        self._delegate.edited.connect(self.edited)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(ListHeader(theme, self))
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.bar = OverlayBar(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.doubleClicked.connect(lambda _index: self.open_current())
        self.setAccessibleName(self.tr("Contacts"))
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Take a changed theme."""
        self._theme = theme
        self._rows.use(theme)
        self._delegate.use(theme)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(theme.row_height)
        rows.setDefaultSectionSize(theme.row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().update()

    def has_keyboard(self) -> bool:
        """Whether keys go to the list, or to a field that is open in it."""
        return self.hasFocus() or self.state() == QAbstractItemView.State.EditingState

    def last_column(self) -> int:
        """The column at the right edge."""
        return self.horizontalHeader().logicalIndex(len(self.table.columns) - 1)

    # -- rows ----------------------------------------------------------------------------------

    def open_current(self) -> None:
        """Open the contact under the cursor."""
        if (n := self.current_number()) >= 0:
            self.open_requested.emit(n)

    def current_number(self) -> int:
        """``contact.n`` under the cursor; -1: none."""
        index = self.currentIndex()
        return self.table.number(index.row()) if index.isValid() else -1

    def put_cursor(self, place: int) -> None:
        """Put the cursor on a row, which is then the only one selected."""
        index = self.currentIndex()
        column = index.column() if index.isValid() else 0
        self.setCurrentIndex(self.table.index(place, min(column, len(self.table.columns) - 1)))

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self._ranges())

    def selected_numbers(self) -> list[int]:
        """``contact.n`` of the selected rows, from top to bottom."""
        ids = self.table.ids
        return [n for first, last in self._ranges() for n in ids[first : last + 1]]

    def select_numbers(self, numbers: Iterable[int]) -> None:
        """Select the rows of these contacts; the cursor stays where it is."""
        wanted, ids = set(numbers), self.table.ids
        places = [place for place, n in enumerate(ids) if n in wanted]
        selection = QItemSelection()
        last = len(self.table.columns) - 1
        start = 0
        for at in range(1, len(places) + 1):
            if at == len(places) or places[at] != places[at - 1] + 1:
                top, bottom = places[start], places[at - 1]
                selection.select(self.table.index(top, 0), self.table.index(bottom, last))
                start = at
        self.selectionModel().select(selection, _Flag.ClearAndSelect | _Flag.Rows)

    def _ranges(self) -> list[tuple[int, int]]:
        """First and last rows of what is selected, without asking for each row."""
        chosen = self.selectionModel().selection()
        found = sorted({(part.top(), part.bottom()) for part in chosen.toList()})
        joined: list[tuple[int, int]] = []
        for first, last in found:
            if joined and first <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
        return joined

    def is_selected(self, place: int) -> bool:
        """Whether a row is selected."""
        ranges = self._ranges()
        at = bisect_right(ranges, (place, self.table.rowCount()))
        return at > 0 and ranges[at - 1][1] >= place

    def selection_test(self) -> Callable[[int], bool]:
        """``is_selected`` for many rows, as things stand now."""
        chosen = self.selectionModel()
        parts = chosen.selection()
        if parts.count() > _FEW:
            top = QModelIndex()
            return lambda place: chosen.isRowSelected(place, top)
        # Qt would ask the model about every cell of a row.
        ranges = [(part.top(), part.bottom()) for part in parts.toList()]
        return lambda place: any(first <= place <= last for first, last in ranges)

    def rows_in_sight(self) -> int:
        """How many rows from the top have to be there to be painted."""
        seen = self.viewport().height() // self._theme.row_height + 2
        return -(-seen // PAGE) * PAGE

    # -- changing in place ---------------------------------------------------------------------

    def edit_cell(self) -> None:
        """F2: change the cell under the cursor, or the first of its row that can be changed."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if not self.table.columns[index.column()].editable:
            index = index.siblingAtColumn(self._next_editable(-1, 1))
        self._edit(index)

    def edit_again(self, n: int, code: str, typed: str) -> None:
        """Open a cell once more with what was typed there, which could not be kept."""
        place, column = self.table.place_of(n), self.table.place_of_column(code)
        if place >= 0 and column >= 0:
            self._half_typed = typed
            self._edit(self.table.index(place, column))

    def take_typed(self) -> str | None:
        """What a field opens with instead of the value; asked for once."""
        typed, self._half_typed = self._half_typed, None
        return typed

    def leave_cell(self) -> None:
        """Keep what is half typed in a cell."""
        editor = self._delegate.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _edit(self, index: QModelIndex) -> None:
        selected = self.selectionModel().selection()
        self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        if not selected.isEmpty():
            self.scrollTo(index)
        self.edit(index)

    def _next_editable(self, column: int, step: int) -> int:
        """The next column from left to right, or from right to left, that can be changed; -1."""
        header, count = self.horizontalHeader(), len(self.table.columns)
        shown = header.visualIndex(column) if column >= 0 else -1
        while 0 <= shown + step < count:
            shown += step
            found = header.logicalIndex(shown)
            if self.table.columns[found].editable and not self.isColumnHidden(found):
                return found
        return -1

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next column of the row that can be changed."""
        hints = QAbstractItemDelegate.EndEditHint
        step = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}.get(hint, 0)
        index = self.currentIndex()
        super().closeEditor(editor, hints.NoHint)
        if step and index.isValid():
            column = self._next_editable(index.column(), step)
            if column >= 0:
                QTimer.singleShot(0, lambda: self._edit_in_row(column))
        elif not step:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_in_row(self, column: int) -> None:
        index = self.currentIndex()
        if index.isValid():
            self._edit(index.siblingAtColumn(column))

    def rest(self) -> None:
        """Tell by ``rested`` where the cursor is when nobody has typed for a while."""
        self._rest.start(self.TYPED_MS)

    # -- Qt ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._rows.paint(painter, event.rect())
        painter.end()

    def currentChanged(self, current: object, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self._rest.start(self.REST_MS)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        several = self.selected_count() > 1
        if several != self.several:
            self.several = several
            self.viewport().update()
            if not several and self.isVisible():  # what is beside the list may tell of another one
                self._rest.start(self.REST_MS)
        self.chosen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is seen: several are let go, since nobody remembers them when Del is pressed
        here later. A window that is only made small keeps them."""
        super().hideEvent(event)
        if self.several and not event.spontaneous():
            self._let_go = True
            self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect | _Flag.Rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Seen again: tell of the one that is left of several."""
        super().showEvent(event)
        if self._let_go:
            self._let_go = False
            self._rest.start(self.REST_MS)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # A key's place is the row of the cursor, but without the heading above it.
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(None if by_key else event.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self.state() != QAbstractItemView.State.EditingState:  # it keeps what is typed
                self.open_current()
            return
        if event.key() == Qt.Key.Key_Space and not self._typed and not event.modifiers():
            self._select_with_space(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _select_with_space(self, index: QModelIndex) -> None:
        """Space selects a row, and takes it out of several; the arrows have selected the only one
        already, which stays."""
        if index.isValid() and (self.several or not self.is_selected(index.row())):
            self.selectionModel().select(index, _Flag.Toggle | _Flag.Rows)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Rows are chosen, never cells, so Home and End lead to the first and the last row."""
        if action in {_Action.MoveHome, _Action.MoveEnd}:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed in quick succession jump to the first name that begins so."""
        self._typed += search
        self._type_pause.start()
        place = self.table.first_starting(self._typed)
        if place is not None:
            self.put_cursor(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The check box of a row adds it to the selection, or takes it out."""
        index = self.indexAt(event.position().toPoint())
        if (
            event.button() == Qt.MouseButton.LeftButton
            and index.isValid()
            and self.table.columns[index.column()].code == "name"
        ):
            px = self._theme.px
            box = self._rows.check_rect(self.visualRect(index)).adjusted(
                -px(10), -px(12), px(6), px(12)
            )
            if box.contains(event.position().toPoint()):
                self.selectionModel().setCurrentIndex(index, _Flag.Toggle | _Flag.Rows)
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            before, self.hovered = self.hovered, place
            for changed in (before, place):
                if changed >= 0:
                    self._repaint_row(changed)

    def _repaint_row(self, place: int) -> None:
        area = self.viewport()
        height = self._theme.row_height
        area.update(0, place * height - self.verticalOffset(), area.width(), height)

    def _forget_typed(self) -> None:
        self._typed = ""

    def context_point(self) -> QPoint:
        """Where a menu asked for by key opens."""
        index = self.currentIndex()
        point = self.visualRect(index).center() if index.isValid() else QPoint(20, 20)
        return self.viewport().mapToGlobal(point)
