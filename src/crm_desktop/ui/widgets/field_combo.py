"""The choice of where a column goes: a painted combo box with the fields grouped by what they say.

Typing letters jumps to a field, as in every combo box; the mouse wheel changes nothing, because it
is meant for the list that the box stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox

_Index = QModelIndex | QPersistentModelIndex
_HIGH, _WIDE = 30, 186


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the list; ``name`` "" is a heading, which cannot be chosen."""

    name: str
    text: str
    icon: str = ""


class _Choices(QAbstractListModel):
    """The entries; those that all boxes share are one tuple.

    Until it is ``fill``ed it has only the present one: at every change of the look Qt asks each
    combo box for the size of all of its entries, also of hundreds that nobody opened.
    """

    def __init__(self, theme: Theme, own: Sequence[Choice], shared: Sequence[Choice]) -> None:
        super().__init__()
        self._theme = theme
        self._own, self._shared = own, shared
        self._all: tuple[Sequence[Choice], Sequence[Choice]] | None = None

    def hold_back(self, present: str) -> None:
        """Show only the present entry for now."""
        self._all = (self._own, self._shared)
        self._own, self._shared = [self.choice(self.row_of(present))], ()

    def fill(self) -> bool:
        """Show all entries; False: they are shown already."""
        if self._all is None:
            return False
        self.beginResetModel()
        self._own, self._shared = self._all
        self._all = None
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._own) + len(self._shared)

    def choice(self, row: int) -> Choice:
        """The entry in a row."""
        first = len(self._own)
        return self._own[row] if row < first else self._shared[row - first]

    def row_of(self, name: str) -> int:
        """Where an entry stands; -1: nowhere."""
        return next((r for r in range(self.rowCount()) if self.choice(r).name == name), -1)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.choice(index.row()).name:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choice(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.DecorationRole and choice.icon:
            return self._theme.icon(choice.icon, "text_3")
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font("body" if choice.name else "small_label")
        if role == Qt.ItemDataRole.ForegroundRole and not choice.name:
            return self._theme.color("text_3")
        return None


class FieldCombo(ChoiceBox):
    """Shows the icon and name of a field; ``chosen`` carries its name when a person picks one."""

    chosen = QtSignal(str)

    def __init__(
        self,
        theme: Theme,
        own: Sequence[Choice],
        shared: Sequence[Choice],
        present: str,
        parent: QWidget,
    ) -> None:
        """``parent`` is given at once, because Qt dresses a widget anew under each parent."""
        super().__init__(parent)
        self._theme = theme
        self._choices = _Choices(theme, own, shared)
        self._choices.hold_back(present)
        self.setModel(self._choices)
        self.setFont(theme.font("body"))
        self.setMaxVisibleItems(14)
        self.setFixedSize(theme.px(_WIDE), theme.px(_HIGH))
        self.setCurrentIndex(0)
        self.activated.connect(self._picked)

    @property
    def present(self) -> str:
        """The name of the field that is shown."""
        return self._choices.choice(self.currentIndex()).name

    def _picked(self, row: int) -> None:
        self.chosen.emit(self._choices.choice(row).name)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def fill(self) -> None:
        """Have all entries, as soon as somebody comes near."""
        present = self.present
        if self._choices.fill():
            self.setCurrentIndex(self._choices.row_of(present))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self.fill()
        self.view().setMinimumWidth(self._theme.px(280))
        super().showPopup()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        # Where there is nothing else to tell: what it says, since that may be cut.
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.toolTip() or self.currentText(), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Alt and a letter is the key of a button that may be off just now, not a letter to jump to.
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.text():
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() and self.isEnabled()
        line = 2 if self.hasFocus() else 1
        painter.setPen(QPen(theme.color("focus" if self.hasFocus() else "border_strong"), line))
        painter.setBrush(theme.color("hover" if hovered else "surface"))
        edge = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(edge, theme.radius("control"), theme.radius("control"))
        choice = self._choices.choice(self.currentIndex())
        side, arrow = px(15), px(14)
        middle = self.height() // 2
        theme.icon(choice.icon, "text_3", 15).paint(painter, px(11), middle - side // 2, side, side)
        x = self.width() - px(11) - arrow
        theme.icon("chevron-down", "text_2", 14).paint(
            painter, x, middle - arrow // 2, arrow, arrow
        )
        left = px(11) + side + px(8)
        painter.setFont(self.font())
        painter.setPen(theme.color("text_2" if choice.icon == "minus" else "text"))
        shown = self.fontMetrics().elidedText(
            choice.text, Qt.TextElideMode.ElideRight, x - px(8) - left
        )
        painter.drawText(
            left, 0, x - px(8) - left, self.height(), Qt.AlignmentFlag.AlignVCenter, shown
        )
