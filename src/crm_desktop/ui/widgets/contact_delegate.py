"""Paints the cells of the contact list and opens the field for changing one in place.

Fonts, colours and icons are taken from the theme once per theme, never made while painting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QIcon,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from crm_desktop.services.contact_rows import ContactRow
from crm_desktop.ui import words
from crm_desktop.ui.contact_columns import Column
from crm_desktop.ui.models.contact_table import RowRole
from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import hue_of, paint_avatar, paint_tag

if TYPE_CHECKING:
    from crm_desktop.ui.widgets.contact_list_view import ContactListView

KIND_ICONS = {
    "call": "phone", "email": "mail", "meeting": "users", "visit": "store", "note": "notebook-pen",
}  # fmt: skip
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CHECK_COLUMN = 38
"""Room at the left of the first column for the check box, at 100 % text."""

_Index = QModelIndex | QPersistentModelIndex


def tag_hue(name: str, colour: str) -> str:
    """The hue of a tag: the one it was given, or a stable one of its name."""
    return colour or hue_of(name.casefold().encode())


class ContactDelegate(QStyledItemDelegate):
    """Paints one cell; the first one also carries mark, check box and avatar."""

    edited = Signal(int, str, str)
    """contact.n, the column, and what was typed where it differs from what stood there."""

    def __init__(
        self,
        view: ContactListView,
        theme: Theme,
        today: Callable[[], dt.date],
        read_cell: Callable[[int, str], tuple[str, tuple[str, ...]]],
    ) -> None:
        """``read_cell``: contact.n and a column -> the value as it is typed, and what to offer."""
        super().__init__(view)
        self._view = view
        self._today = today
        self._read_cell = read_cell
        self._before = ""
        self.editor: QWidget | None = None
        """The field that is open."""
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Take a changed theme."""
        self._theme = theme
        roles: tuple[Role, ...] = ("body", "small", "label", "small_label")
        self._fonts = {role: theme.font(role) for role in roles}
        self._metrics = {role: QFontMetrics(self._fonts[role]) for role in roles}
        self._fill = {
            name: theme.color(name)
            for name in ("surface", "hover", "selected", "selected_inactive", "border_subtle",
                         "accent")
        }  # fmt: skip
        self._ink = {n: theme.color(n) for n in ("text", "text_2", "text_3", "danger", "accent")}
        self._icons: dict[str, QIcon] = {}
        self._nothing = self.tr("Nothing planned")
        self._unnamed = self.tr("Reminder")
        self._special: dict[str, Callable[[QPainter, QRect, ContactRow, bool, int], None]] = {
            "name": self._paint_name, "tags": self._paint_tags,
            "last_contact": self._paint_last_contact, "next_step": self._paint_next_step,
        }  # fmt: skip

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._theme.row_height)

    # -- painting ------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table = self._view.table
        place, at = index.row(), index.column()
        row = table.row(place)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        column = table.columns[at]
        self._background(painter, rect, place, selected, column.code == "name")
        if row is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        special = self._special.get(column.code)
        if special is not None:
            special(painter, rect, row, selected, place)
            return
        text = index.data()
        if text:
            inside = self._inside(rect, column, at)
            ink = self._ink["text" if column.right else "text_2"]
            self._text(painter, inside, text, "body", ink, _RIGHT if column.right else _LEFT)

    def _inside(self, rect: QRect, column: Column, at: int) -> QRect:
        px = self._theme.px
        last = at == self._view.last_column()
        return rect.adjusted(px(8), 0, -px(24 if column.right and last else 8), 0)

    def _background(
        self, painter: QPainter, rect: QRect, place: int, selected: bool, first: bool
    ) -> None:
        view = self._view
        fill = "surface"
        if selected:
            fill = "selected" if view.has_keyboard() else "selected_inactive"
        elif place == view.hovered:
            fill = "hover"
        painter.fillRect(rect, self._fill[fill])
        edge = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(edge, self._fill["border_subtle"])
        if first and selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._fill["accent"])

    def _text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: QColor, align: int
    ) -> None:
        painter.setFont(self._fonts[role])
        painter.setPen(ink)
        shown = self._metrics[role].elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align, shown)

    def _two_lines(
        self, painter: QPainter, rect: QRect, first: str, second: str, inks: tuple[QColor, QColor],
        role: Role = "label",
    ) -> None:  # fmt: skip
        px = self._theme.px
        if self._theme.compact or not second:
            width = min(rect.width(), self._metrics[role].horizontalAdvance(first) + px(8))
            self._text(painter, rect, first, role, inks[0], _LEFT)
            if second:
                rest = rect.adjusted(width, 0, 0, 0)
                self._text(painter, rest, second, "small", inks[1], _LEFT)
            return
        top = rect.top() + (rect.height() - px(34)) // 2
        upper = QRect(rect.left(), top, rect.width(), px(18))
        lower = QRect(rect.left(), top + px(18), rect.width(), px(16))
        self._text(painter, upper, first, role, inks[0], _LEFT)
        self._text(painter, lower, second, "small", inks[1], _LEFT)

    def _icon(self, name: str, color: str, side: int) -> QIcon:
        found = self._icons.get(name)
        if found is None:
            found = self._icons[name] = self._theme.icon(name, color, side)
        return found

    def _paint_name(
        self, painter: QPainter, rect: QRect, row: ContactRow, selected: bool, place: int
    ) -> None:
        theme, px = self._theme, self._theme.px
        middle = rect.center().y()
        if selected or place == self._view.hovered:
            self._check_box(painter, self.check_rect(rect), ticked=selected and self._view.several)
        side = theme.size("avatar") if not theme.compact else px(22)
        avatar = QRect(rect.left() + px(CHECK_COLUMN), middle - side // 2, side, side)
        shown = row.name or row.email or row.phone
        paint_avatar(painter, theme, avatar, shown, hue_of(row.id))
        text = rect.adjusted(px(CHECK_COLUMN) + side + px(8), 0, -px(8), 0)
        inks = (self._ink["text"], self._ink["text_2"])
        self._two_lines(painter, text, shown, row.second_line, inks)

    def check_rect(self, cell: QRect) -> QRect:
        """Where the check box of a row is, in its first cell."""
        px = self._theme.px
        return QRect(cell.left() + px(12), cell.center().y() - px(8), px(16), px(16))

    def _check_box(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("accent" if ticked else "border_strong"), 1))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            self._icon("check", "text_on_accent", 12).paint(painter, rect)

    def _paint_tags(
        self, painter: QPainter, rect: QRect, row: ContactRow, _selected: bool, _place: int
    ) -> None:
        px = self._theme.px
        x, right = rect.left() + px(8), rect.right() - px(8)
        metrics = self._metrics["small_label"]
        for at, tag in enumerate(row.tags):
            width = metrics.horizontalAdvance(tag.name) + px(14)
            if at == 2 or (at and x + width > right):
                more = QRect(x, rect.top(), px(40), rect.height())
                self._text(painter, more, f"+{len(row.tags) - at}", "small",
                           self._ink["text_3"], _LEFT)  # fmt: skip
                return
            name = tag.name
            if x + width > right:
                name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, right - x - px(14))
            hue = tag_hue(tag.name, tag.colour)
            x += paint_tag(painter, self._theme, x, rect.center().y(), name, hue) + px(4)

    def _paint_last_contact(
        self, painter: QPainter, rect: QRect, row: ContactRow, _selected: bool, _place: int
    ) -> None:
        if row.last_at is None:
            return
        px = self._theme.px
        side = px(14)
        at = QRect(rect.left() + px(8), rect.center().y() - side // 2, side, side)
        icon = KIND_ICONS.get(row.last_kind, "circle-check")
        self._icon(icon, "text_2", 14).paint(painter, at)
        text = rect.adjusted(px(8) + side + px(7), 0, -px(8), 0)
        day = self._view.table.day_of(row.last_at)
        self._text(painter, text, day, "body", self._ink["text_2"], _LEFT)

    def _paint_next_step(
        self, painter: QPainter, rect: QRect, row: ContactRow, _selected: bool, _place: int
    ) -> None:
        inside = rect.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0)
        step = row.next_step
        if step is None:
            self._text(painter, inside, self._nothing, "small", self._ink["text_3"], _LEFT)
            return
        when, ink = words.due(step.due, step.time, self._today())
        inks = (self._ink["text"], self._ink[ink])
        self._two_lines(painter, inside, step.title or self._unnamed, when, inks, "body")

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
            width = sum(self._metrics["small_label"].horizontalAdvance(t.name) + px(18)
                        for t in row.tags)  # fmt: skip
            return index.data() if len(row.tags) > 2 or width > room else ""
        else:
            lines = [index.data()]
        whole = [line for line in lines if line]
        cut = any(self._metrics["label"].horizontalAdvance(line) > room for line in whole)
        return "\n".join(whole) if cut else ""

    # -- changing in place ---------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        table = self._view.table
        column = table.columns[index.column()]
        self._before, offered = self._read_cell(table.number(index.row()), column.code)
        field: QWidget
        if offered:
            combo = QComboBox(parent)
            combo.setEditable(column.own is None or column.own.kind != "yes/no")
            combo.addItems(list(offered))
            field = combo
        else:
            line = QLineEdit(parent)
            line.setClearButtonEnabled(False)
            field = line
        self.editor = field
        field.setFont(self._fonts["body"])
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
