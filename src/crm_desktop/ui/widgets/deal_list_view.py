"""The list of deals as a table: sorted by its headings, several rows can be selected."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from crm_desktop.services.deal_list import DealRow
from crm_desktop.services.pipeline import Card
from crm_desktop.ui.models.deal_table import COLUMNS, SORTABLE, DealRole, DealTable
from crm_desktop.ui.theme import Theme, tokens
from crm_desktop.ui.widgets.overlay_bar import OverlayBar

_WIDTHS = {"who": 170, "value": 100, "step": 130, "chance": 74, "closing": 104, "next": 180,
           "owner": 110}  # fmt: skip
_TITLE = 190
_Action = QAbstractItemView.CursorAction


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QTableView, theme: Theme) -> None:
        super().__init__(view)
        self._theme = theme
        self._fill = {
            name: theme.color(name)
            for name in ("surface", "selected", "selected_inactive", "border_subtle", "accent",
                         "warning_mark")
        }  # fmt: skip

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(0, self._theme.size("row_compact"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        assert isinstance(view, QTableView)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        inactive = "selected" if view.hasFocus() else "selected_inactive"
        painter.fillRect(rect, self._fill[inactive if selected else "surface"])
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), self._fill["border_subtle"]
        )
        row = index.data(DealRole)
        if not isinstance(row, DealRow):
            return
        bar = tokens()["line"]["selection_bar"]
        if index.column() == 0 and (selected or row.card.reasons):
            ink = "accent" if selected else "warning_mark"
            painter.fillRect(
                QRect(rect.left(), rect.top(), bar, rect.height() - 1), self._fill[ink]
            )
        pad = self._theme.px(16 if index.column() == 0 else 8)
        inside = rect.adjusted(pad, 0, -self._theme.px(8), 0)
        font = index.data(Qt.ItemDataRole.FontRole)
        painter.setFont(font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        shown = QFontMetrics(font).elidedText(
            index.data(Qt.ItemDataRole.DisplayRole) or "", Qt.TextElideMode.ElideRight,
            inside.width(),
        )  # fmt: skip
        painter.drawText(inside, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)


class DealListView(QTableView):
    """Rows are selected, never cells; Enter opens."""

    open_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    sort_requested = Signal(str, bool)
    """Heading, and whether falling."""
    cursor_moved = Signal()

    def __init__(self, theme: Theme, table: DealTable) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self.setModel(table)
        self.setItemDelegate(_Delegate(self, theme))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.bar = OverlayBar(self)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.size("row_compact"))
        self.setAccessibleName(self.tr("Deals"))
        head = self.horizontalHeader()
        head.setFont(theme.font("small_label"))
        head.setFixedHeight(theme.px(32))
        head.setSectionsClickable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorShown(True)
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)  # see resizeEvent
        for place, column in enumerate(COLUMNS):
            if column in _WIDTHS:
                self.setColumnWidth(place, theme.px(_WIDTHS[column]))
        head.sortIndicatorChanged.connect(self._sort)
        head.sectionResized.connect(lambda place, *_: self._fit() if place else None)
        self.selectionModel().selectionChanged.connect(lambda *_: self.cursor_moved.emit())
        self.doubleClicked.connect(self._open)

    def selected_cards(self) -> list[Card]:
        """The deals that commands work on."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = [self._table.deal(row) for row in rows]
        return [row.card for row in found if row is not None]

    def selected_numbers(self) -> list[int]:
        """``deal.n`` of the selected rows, in the order of the list."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._table.number(row) for row in rows]

    def place_of_current(self) -> QPoint:
        """The middle of the current row on the screen."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    def choose(self, n: int) -> None:
        """Select one deal (``deal.n``)."""
        row = self._table.row_of(n)
        if row >= 0:
            self.selectRow(row)
            self.setCurrentIndex(self._table.index(row, 0))

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        if COLUMNS[section] in SORTABLE:
            falling = order == Qt.SortOrder.DescendingOrder
            self.sort_requested.emit(COLUMNS[section], falling)

    def _open(self, index: QModelIndex) -> None:
        row = self._table.deal(index.row())
        if row is not None:
            self.open_requested.emit(row.card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The title takes the room that the others leave, but never less than it needs."""
        others = sum(self.columnWidth(place) for place in range(1, len(COLUMNS)))
        left = self.viewport().width() - others
        self.setColumnWidth(0, max(self._theme.px(_TITLE), left))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Rows are chosen, never cells, so Home and End lead to the first and the last row."""
        if action in {_Action.MoveHome, _Action.MoveEnd}:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cards = self.selected_cards()
        if cards:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            point = self.place_of_current() if by_key else event.globalPos()
            self.menu_requested.emit(cards[0], point)
