"""Opens the field for changing a cell of the contact list in place, and tells what is cut off.

The rows are painted by ``contact_painter``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Signal,
)
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from crm_desktop.ui.models.contact_table import RowRole
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.contact_painter import CHECK_COLUMN, RowPainter

if TYPE_CHECKING:
    from crm_desktop.ui.widgets.contact_list_view import ContactListView

_Index = QModelIndex | QPersistentModelIndex


class ContactDelegate(QStyledItemDelegate):
    """What Qt asks of one cell besides painting it."""

    edited = Signal(int, str, str)
    """contact.n, the column, and what was typed where it differs from what stood there."""

    def __init__(
        self,
        view: ContactListView,
        theme: Theme,
        painter: RowPainter,
        read_cell: Callable[[int, str], tuple[str, tuple[str, ...]]],
    ) -> None:
        """``read_cell``: contact.n and a column -> the value as it is typed, and what to offer."""
        super().__init__(view)
        self._view = view
        self._painter = painter
        self._read_cell = read_cell
        self._before = ""
        self.editor: QWidget | None = None
        """The field that is open."""
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Take a changed theme."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._theme.row_height)

    # -- tooltips for what is cut --------------------------------------------------------------

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return False
        QToolTip.showText(event.globalPos(), self.cut_text(index, option.rect), view)
        return True

    def cut_text(self, index: _Index, rect: QRect) -> str:
        """The whole of a cell whose text has no room; else ""."""
        row = index.data(RowRole)
        if row is None:
            return ""
        column, px = self._view.table.columns[index.column()], self._theme.px
        room = rect.width() - px(16)
        if column.code == "name":
            room -= px(CHECK_COLUMN + 36)
            lines = [index.data(), row.second_line]
        elif column.code == "next_step":
            lines = [index.data()]
        elif column.code == "tags":
            width = sum(self._painter.advance(t.name, "small_label") + px(18)
                        for t in row.tags)  # fmt: skip
            return index.data() if len(row.tags) > 2 or width > room else ""
        else:
            lines = [index.data()]
        whole = [line for line in lines if line]
        cut = any(self._painter.advance(line, "label") > room for line in whole)
        return "\n".join(whole) if cut else ""

    # -- changing in place ---------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        table = self._view.table
        column = table.columns[index.column()]
        self._before, offered = self._read_cell(table.number(index.row()), column.code)
        field: QWidget
        if offered:
            combo = ChoiceBox(parent)
            combo.setEditable(column.own is None or column.own.kind != "yes/no")
            combo.addItems(list(offered))
            field = combo
        else:
            line = QLineEdit(parent)
            line.setClearButtonEnabled(False)
            field = line
        self.editor = field
        field.setFont(self._theme.font("body"))
        row = table.row(index.row())
        of = row.name if row is not None else ""
        field.setAccessibleName(self.tr("%1 of %2").replace("%1", column.title).replace("%2", of))
        return field

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        rect, px = QRect(option.rect), self._theme.px
        if self._view.table.columns[index.column()].code == "name":
            rect.setLeft(rect.left() + px(CHECK_COLUMN))
        height = min(rect.height() - 2, self._theme.size("control"))
        editor.setGeometry(
            rect.left() + 1, rect.center().y() - height // 2, rect.width() - 2, height
        )

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        typed = self._view.take_typed()
        shown = self._before if typed is None else typed
        if isinstance(editor, QComboBox):
            editor.setCurrentText(shown)
            if (field := editor.lineEdit()) is not None:
                field.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(shown)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        text = (
            editor.currentText()
            if isinstance(editor, QComboBox)
            else cast(QLineEdit, editor).text()
        )
        if text.strip() != self._before.strip():
            table = self._view.table
            code = table.columns[index.column()].code
            self._before = text  # the field tells twice where Enter also takes the focus away
            self.edited.emit(table.number(index.row()), code, text)
