"""The lines of a quote on the screen: a table whose cells are typed into, like in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from crm_desktop.ui.models.quote_lines import COLUMNS, QuoteLines
from crm_desktop.ui.theme import Theme

_WIDTHS = {"detail": 110, "quantity": 68, "unit": 60, "price": 94, "discount": 66, "tax": 56,
           "amount": 94}  # fmt: skip
_TITLE = 170


class QuoteTable(QTableView):
    """``menu_requested`` asks for the menu of the current line, at a place on the screen."""

    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, model: QuoteLines) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self._refused = False
        self.setModel(model)
        model.refused.connect(self._refuse)
        self.setFont(theme.font("body"))
        self.setAccessibleName(self.tr("Lines of the quote"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.size("row_compact"))
        head = self.horizontalHeader()
        head.setFont(theme.font("small_label"))
        head.setHighlightSections(False)
        head.setFixedHeight(px(32))
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, px(_WIDTHS.get(column, _TITLE)))
        line, chosen = theme.hex("border_subtle"), theme.hex("selected")
        self.setStyleSheet(
            f"QTableView {{ background: {theme.hex('surface')}; color: {theme.hex('text')};"
            f" border: 1px solid {theme.hex('border')}; outline: 0;"
            f" border-radius: {theme.radius('control')}px; }}"
            f"QTableView:focus {{ border: 2px solid {theme.hex('focus')}; }}"
            f"QTableView::item {{ border-bottom: 1px solid {line}; padding: 0 {px(6)}px; }}"
            f"QTableView::item:selected {{ background: {chosen}; color: {theme.hex('text')}; }}"
            "QTableView QLineEdit { min-height: 0; border-radius: 0; }"
        )

    def fit(self) -> None:
        """The description takes what the other columns leave."""
        others = sum(self.columnWidth(place) for place in range(1, len(COLUMNS)))
        room = self.viewport().width() - others
        self.setColumnWidth(0, max(self._theme.px(_TITLE), room))

    def is_editing(self) -> bool:
        """Whether a cell is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def commit(self) -> None:
        """Keep what stands in an open cell."""
        editor = self.indexWidget(self.currentIndex())
        if self.is_editing() and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _refuse(self, _sentence: str) -> None:
        self._refused = True

    # -- Qt ------------------------------------------------------------------------------------

    def commitData(self, editor: QWidget) -> None:
        self._refused = False
        super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        refused, self._refused = self._refused, False
        if refused and hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)  # what was typed stays; Esc gives back
            return
        super().closeEditor(editor, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.currentIndex().isValid():  # else the first letter would only look for a line
            self.setCurrentIndex(self.model().index(0, 0))
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        index = self.currentIndex()
        if enter and not self.is_editing() and self._can_edit(index):
            self.edit(index)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft())
        self.menu_requested.emit(place)

    def _can_edit(self, index: QModelIndex) -> bool:
        return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
