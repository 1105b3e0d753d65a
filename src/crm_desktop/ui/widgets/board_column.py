"""A column of the board: its head (name, count, sums, adding) and the list of its cards.

The column tells the board what keys and mouse ask for; it moves nothing itself. Six of them are
built at once, so a column has few widgets: its head is painted, its button made later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.pipeline import WON, Card
from crm_desktop.ui import deal_words
from crm_desktop.ui.deal_words import tr
from crm_desktop.ui.models.board_column import ColumnCards
from crm_desktop.ui.theme import TAG_HUES, Theme
from crm_desktop.ui.widgets.controls import edge_pen
from crm_desktop.ui.widgets.deal_card import AT_RIGHT, CardDelegate, CardPainter

_NO_FRAME = QFrame.Shape.NoFrame
_PER_PIXEL = QAbstractItemView.ScrollMode.ScrollPerPixel
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_NO_EDIT = QAbstractItemView.EditTrigger.NoEditTriggers
_SMOOTH = QPainter.RenderHint.Antialiasing
_NO_PEN = Qt.PenStyle.NoPen


class _Plus(QAbstractButton):
    """Adds a deal; painted, because a style sheet for each would cost more than the column."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(tr("Add a deal here"))
        self.setAccessibleName(tr("Add a deal here"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.isDown() and not self.underMouse():
            return  # the column has painted it
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(_SMOOTH)
        painter.setPen(_NO_PEN)
        painter.setBrush(theme.color("pressed"))
        painter.drawRoundedRect(self.rect(), theme.radius("chip"), theme.radius("chip"))
        theme.icon("plus", "text_3", 15).paint(painter, self.rect().adjusted(4, 4, -4, -4))


@dataclass(frozen=True, slots=True)
class Asked:
    """What columns ask of their board. Plain calls: six columns with a signal for each would take
    longer to connect than to paint."""

    key: Callable[[QKeyEvent], bool]
    """Sees every key first and says whether it took it."""
    search: Callable[[str], None]
    opened: Callable[[Card], None]
    menu: Callable[[Card, QPoint], None]
    drag_began: Callable[[ColumnList, Card, QPoint], None]
    """Card, and where within it the mouse holds it."""
    dragged: Callable[[QPoint], None]
    """Where the mouse is on the screen."""
    dropped: Callable[[], None]
    entered: Callable[[ColumnList], None]
    """The keyboard came here."""
    cursor_moved: Callable[[], None]
    added: Callable[[ColumnCards, str], None]
    """The title of a new deal."""
    changed: Callable[[BoardColumn], None]
    """The column is to ``tell`` what it holds, a moment later."""


class ColumnList(QListView):
    """The cards of a column."""

    def __init__(
        self, theme: Theme, delegate: CardDelegate, cards: ColumnCards, asked: Asked,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._asked = theme, asked
        self._pressed: tuple[Card, QPoint, QPoint] | None = None
        self._dragging = False
        self.hovered = -1
        self.cards = cards
        self.delegate = delegate
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(_NO_FRAME)
        self.setVerticalScrollMode(_PER_PIXEL)
        self.setHorizontalScrollBarPolicy(_NO_BAR)
        self.setEditTriggers(_NO_EDIT)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setModel(cards)

    def current_card(self) -> Card | None:
        """The card that the cursor is on."""
        return self.cards.card_at(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Put the cursor into a row, or the nearest there is."""
        count = self.cards.rowCount()
        if count:
            self.setCurrentIndex(self.cards.index(max(0, min(row, count - 1))))

    def card_rect(self, index: QModelIndex) -> QRect:
        """Where a card is painted."""
        return self.delegate.card_rect(self.visualRect(index), self.width())

    def row_at(self, global_point: QPoint) -> int:
        """Before which card (counted without the landing place) a card held there would land."""
        y = self.viewport().mapFromGlobal(global_point).y() + self.verticalScrollBar().value()
        height = self.delegate.row_height
        row = max(0, (y + height // 2) // height)
        landing = self.cards.landing
        cards = self.cards.rowCount() - (landing >= 0)
        return min(row, cards)

    # -- Qt ------------------------------------------------------------------------------------

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        super().currentChanged(current, previous)
        self._asked.cursor_moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        self._asked.entered(self)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._asked.key(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self._asked.search(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = None
        point = event.position().toPoint()
        index = self.indexAt(point)
        card = self.cards.card_at(index.row())
        if event.button() == Qt.MouseButton.LeftButton and card is not None:
            hold = point - self.card_rect(index).topLeft()
            self._pressed = (card, point, hold)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            card, start, hold = self._pressed
            far = (point - start).manhattanLength() >= QApplication.startDragDistance()
            if not self._dragging and far:
                self._dragging = True
                self._hover(-1)
                self._asked.drag_began(self, card, hold)
            if self._dragging:
                self._asked.dragged(event.globalPosition().toPoint())
            return
        self._hover(self.indexAt(point).row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, self._dragging, self._pressed = self._dragging, False, None
        if dragging:
            self._asked.dropped()
            return
        super().mouseReleaseEvent(event)

    def give_up_drag(self) -> None:
        """The card in the hand was put back."""
        self._dragging, self._pressed = False, None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self.cards.card_at(self.indexAt(event.position().toPoint()).row())
        if card is not None:
            self._asked.opened(card)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        card = self.cards.card_at(index.row())
        if card is None:
            return
        point = event.globalPos()
        if by_key:
            point = self.viewport().mapToGlobal(self.visualRect(index).center())
        self._asked.menu(card, point)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All rows at once: Qt would ask the model a dozen questions about each."""
        delegate, cards = self.delegate, self.cards
        painter = QPainter(self.viewport())
        painter.setRenderHint(_SMOOTH)
        height, top = delegate.row_height, self.verticalOffset()
        part, wide, count = event.rect(), self.viewport().width(), cards.rowCount()
        chosen = self.currentIndex()
        ringed = chosen.row() if delegate.ringed(self) and self._is_selected(chosen) else -1
        first = max(0, (part.top() + top) // height)
        last = min(count - 1, (part.bottom() + top) // height)
        for row in range(first, last + 1):
            if (item := cards.at(row)) is not None:
                place = QRect(0, row * height - top, wide, height)
                delegate.paint_row(
                    painter, self, place, item, last=row == count - 1,
                    hovered=row == self.hovered, ringed=row == ringed,
                )  # fmt: skip
        if count == 0:
            theme = self._theme
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text_3"))
            rect = QRect(0, theme.px(12), self.viewport().width(), theme.px(32))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), tr("No deals here."))

    def _is_selected(self, index: QModelIndex) -> bool:
        return self.selectionModel().isSelected(index)


def _plus_place(theme: Theme, column: QRect) -> QRect:
    side = max(24, theme.px(24))
    return QRect(column.right() + 1 - theme.px(10) - side, column.top() + theme.px(7), side, side)


def _expected(cards: ColumnCards, currency: str) -> str:
    if cards.column.key == WON:
        return tr("this month")
    return tr("%1 expected").replace(
        "%1", deal_words.sums_words(cards.totals.expected, currency)
    )  # fmt: skip


def paint_ground(
    painter: QPainter, theme: Theme, write: CardPainter, column: QRect, cards: ColumnCards,
    currency: str,
) -> None:  # fmt: skip
    """The sunken ground of a column and its head."""
    px = theme.px
    painter.setRenderHint(_SMOOTH)
    painter.setPen(edge_pen(theme, theme.color("border")))
    painter.setBrush(theme.color("sunken"))
    radius, inside = theme.radius("panel"), (theme.edge - 1) / 2
    painter.drawRoundedRect(
        QRectF(column).adjusted(inside, inside, -inside, -inside), radius, radius
    )
    painter.setPen(_NO_PEN)
    left, right = column.left() + px(14), column.right() + 1 - px(14)
    end = right
    if cards.column.stage is not None:
        place = _plus_place(theme, column)
        end = place.left() - px(4)
        write.icon(painter, "plus", "text_3", place, 15)
    row = QRect(left, column.top() + px(10), end - left, theme.line_height("strong"))
    stage = cards.column.stage
    if stage is not None and stage.colour in TAG_HUES:
        side = px(8)
        painter.setBrush(theme.tag_colors(stage.colour)[1])
        painter.drawEllipse(row.left(), row.top() + (row.height() - side) // 2, side, side)
        row.setLeft(row.left() + side + px(6))
    count = str(cards.totals.count)
    need = write.width(count, "small_label") + px(8)
    taken = write.text(painter, row.adjusted(0, 0, -need, 0), cards.title, "strong", "text")
    write.text(painter, row.adjusted(taken + px(8), 0, 0, 0), count, "small_label", "text_3")
    second = QRect(left, row.bottom() + 1 + px(2), right - left, theme.line_height("small"))
    sums = deal_words.sums_words(cards.totals.sums, currency)
    taken = write.text(painter, second, sums, "small_label", "text")
    rest = second.adjusted(taken + px(6), 0, 0, 0)
    expected = _expected(cards, currency)
    if write.width(expected, "small") > rest.width():
        # The figure alone; the tooltip tells the rest.
        expected = deal_words.sums_words(cards.totals.expected, currency)
    write.text(painter, rest, expected, "small", "text_3", AT_RIGHT)


class BoardColumn(QWidget):
    """Head and list on the sunken ground of a column, with a field for adding in a hurry.

    The head is painted: name, number of cards, what they are worth. ``tell`` says the same to
    everybody else, and makes the button that lies on the painted plus.
    """

    def __init__(
        self, theme: Theme, delegate: CardDelegate, cards: ColumnCards, currency: str,
        asked: Asked, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._currency, self._asked = theme, currency, asked
        self._plus: _Plus | None = None
        self._field: QLineEdit | None = None
        self.cards = cards
        px = theme.px
        self.setMinimumWidth(theme.size("kanban_column_min"))
        self.list = ColumnList(theme, delegate, cards, asked, self)
        self._column = QVBoxLayout(self)
        head = px(10) + theme.line_height("strong") + px(2) + theme.line_height("small") + px(4)
        self._column.setContentsMargins(0, head, 0, px(8))
        self._column.setSpacing(0)
        self._column.addWidget(self.list, 1)
        cards.on_change = self.refresh
        asked.changed(self)

    # -- the head ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what the column holds now: to the eyes at once, to all others a moment later."""
        self.update()
        self._asked.changed(self)

    def tell(self) -> None:
        """Names and tooltips for what is shown."""
        cards = self.cards
        sums = deal_words.sums_words(cards.totals.sums, self._currency)
        told = [cards.title, deal_words.tr("%n deal(s)", cards.totals.count), sums]
        expected = _expected(cards, self._currency)
        self.setAccessibleName(", ".join((*told, expected)))
        tip = [cards.title, sums]
        if cards.column.key != WON:
            tip += [expected, deal_words.expected_tip(cards.column)]
        self.setToolTip("\n".join(tip))
        self.list.setAccessibleName(cards.title)
        if cards.column.stage is not None:
            self.plus.setAccessibleDescription(cards.title)

    @property
    def plus(self) -> QAbstractButton:
        """Adds a deal; made when the board is painted already."""
        if self._plus is None:
            self._plus = _Plus(self._theme, self)
            self._plus.setGeometry(_plus_place(self._theme, self.rect()))
            self._plus.clicked.connect(self.start_adding)
            self._plus.show()
        return self._plus

    def resizeEvent(self, event: object) -> None:
        if self._plus is not None:
            self._plus.setGeometry(_plus_place(self._theme, self.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ground(painter, self._theme, self.list.delegate.cards, self.rect(), self.cards,
                     self._currency)  # fmt: skip

    # -- adding --------------------------------------------------------------------------------

    @property
    def field(self) -> QLineEdit:
        """The field for a title, made when it is first needed."""
        if self._field is None:
            px = self._theme.px
            self._field = QLineEdit()
            self._field.setFont(self._theme.font("body"))
            self._field.setPlaceholderText(tr("What? Enter adds it"))
            self._field.setAccessibleName(tr("New deal in %1").replace("%1", self.cards.title))
            self._field.returnPressed.connect(self._add)
            self._inset = QWidget(self)
            inset = QVBoxLayout(self._inset)
            inset.setContentsMargins(px(8), px(4), px(8), px(4))
            inset.addWidget(self._field)
            self._column.insertWidget(0, self._inset)
        return self._field

    def start_adding(self) -> None:
        """Show the field for a new deal."""
        field = self.field
        self._inset.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_adding(self) -> None:
        """Hide the field; what was typed in it stays there."""
        self._inset.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._field is not None and self._inset.isVisible():
            self.stop_adding()
            return
        super().keyPressEvent(event)

    def _add(self) -> None:
        title = self.field.text().strip()
        if title:
            self._asked.added(self.cards, title)

    def taken(self) -> None:
        """The deal was made: the field is free for the next one."""
        self.field.clear()
