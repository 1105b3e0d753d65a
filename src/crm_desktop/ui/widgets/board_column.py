"""A column of the board: its head (name, count, sums, adding) and the list of its cards.

The list tells the board what keys and mouse ask for; it moves nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
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
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.pipeline import WON, Card
from crm_desktop.ui import deal_words
from crm_desktop.ui.deal_words import tr
from crm_desktop.ui.models.board_column import ColumnCards
from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.deal_card import CardDelegate, CardPainter


class _Plus(QAbstractButton):
    """Adds a deal; painted, because a style sheet for each would cost more than the column."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(tr("Add a deal here"))
        self.setAccessibleName(tr("Add a deal here"))
        side = max(24, theme.px(24))
        self.resize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("pressed"))
            painter.drawRoundedRect(self.rect(), theme.radius("chip"), theme.radius("chip"))
        side = theme.px(15)
        left = (self.width() - side) // 2
        theme.icon("plus", "text_3", 15).paint(painter, left, left, side, side)


class ColumnHead(QWidget):
    """Name, number of cards, what they are worth, and a button that adds one."""

    add_requested = Signal()

    def __init__(self, theme: Theme, cards: ColumnCards, currency: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._cards, self._currency = theme, cards, currency
        px = theme.px
        self._first = theme.line_height("strong")
        self.setFixedHeight(px(10) + self._first + px(2) + theme.line_height("small") + px(4))
        self.add = _Plus(theme, self)
        self.add.clicked.connect(lambda _checked=False: self.add_requested.emit())
        self.add.setVisible(cards.column.stage is not None)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._tell)
        self._later.start()

    def refresh(self) -> None:
        """Tell what the column holds now: the eyes at once, everybody else a moment later."""
        self.update()
        self._later.start()

    def _tell(self) -> None:
        cards = self._cards
        sums = deal_words.sums_words(cards.totals.sums, self._currency)
        told = [cards.title, deal_words.tr("%n deal(s)", cards.totals.count), sums]
        expected = self._expected()
        self.setAccessibleName(", ".join((*told, expected)))
        tip = [cards.title, sums]
        if cards.column.key != WON:
            tip += [expected, deal_words.expected_tip(cards.column)]
        self.setToolTip("\n".join(tip))

    def _expected(self) -> str:
        if self._cards.column.key == WON:
            return tr("this month")
        shown = deal_words.sums_words(self._cards.totals.expected, self._currency)
        return tr("%1 expected").replace("%1", shown)

    def resizeEvent(self, event: object) -> None:
        self.add.move(self.width() - self._theme.px(10) - self.add.width(), self._theme.px(7))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px, cards = self._theme, self._theme.px, self._cards
        painter = QPainter(self)
        left, right = px(14), self.width() - px(14)
        end = self.add.x() - px(4) if self.add.isVisible() else right
        row = QRect(left, px(10), end - left, self._first)
        count = str(cards.totals.count)
        need = QFontMetrics(theme.font("small_label")).horizontalAdvance(count) + px(8)
        taken = self._text(painter, row.adjusted(0, 0, -need, 0), cards.title, "strong", "text")
        self._text(painter, row.adjusted(taken + px(8), 0, 0, 0), count, "small_label", "text_3")
        second = QRect(left, row.bottom() + 1 + px(2), right - left, theme.line_height("small"))
        sums = deal_words.sums_words(cards.totals.sums, self._currency)
        taken = self._text(painter, second, sums, "small_label", "text")
        rest = second.adjusted(taken + px(6), 0, 0, 0)
        expected = self._expected()
        if QFontMetrics(theme.font("small")).horizontalAdvance(expected) > rest.width():
            # The figure alone; the tooltip tells the rest.
            expected = deal_words.sums_words(cards.totals.expected, self._currency)
        self._text(painter, rest, expected, "small", "text_3", Qt.AlignmentFlag.AlignRight)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> int:  # fmt: skip
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)


class ColumnList(QListView):
    """The cards of a column. ``keys`` sees every key first and says whether it took it."""

    open_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    drag_began = Signal(object, QPoint)
    """Card, and where within it the mouse holds it."""
    dragged = Signal(QPoint)
    """Where the mouse is on the screen."""
    dropped = Signal()
    entered = Signal()
    """The keyboard came here."""
    cursor_moved = Signal()

    def __init__(
        self, theme: Theme, painter: CardPainter, cards: ColumnCards,
        keys: Callable[[QKeyEvent], bool], search: Callable[[str], None], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._keys, self._search = theme, keys, search
        self._cards_painter = painter
        self._pressed: tuple[Card, QPoint, QPoint] | None = None
        self._dragging = False
        self.cards = cards
        self.delegate = CardDelegate(self, painter, theme)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(cards.title)
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

    def row_at(self, global_point: QPoint) -> int:
        """Before which card (counted without the landing place) a card held there would land."""
        y = self.viewport().mapFromGlobal(global_point).y() + self.verticalScrollBar().value()
        height = self._cards_painter.row_height
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
        self.cursor_moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        self.entered.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self._search(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = None
        point = event.position().toPoint()
        index = self.indexAt(point)
        card = self.cards.card_at(index.row())
        if event.button() == Qt.MouseButton.LeftButton and card is not None:
            hold = point - self.delegate.card_rect(self.visualRect(index)).topLeft()
            self._pressed = (card, point, hold)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            card, start, hold = self._pressed
            far = (point - start).manhattanLength() >= QApplication.startDragDistance()
            if not self._dragging and far:
                self._dragging = True
                self.drag_began.emit(card, hold)
            if self._dragging:
                self.dragged.emit(event.globalPosition().toPoint())
            return
        self._hover(self.indexAt(point).row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, self._dragging, self._pressed = self._dragging, False, None
        if dragging:
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    def give_up_drag(self) -> None:
        """The card in the hand was put back."""
        self._dragging, self._pressed = False, None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self.cards.card_at(self.indexAt(event.position().toPoint()).row())
        if card is not None:
            self.open_requested.emit(card)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        card = self.cards.card_at(index.row())
        if card is None:
            return
        point = event.globalPos()
        if by_key:
            point = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_requested.emit(card, point)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            tip = index.data(int(Qt.ItemDataRole.ToolTipRole)) if index.isValid() else None
            QToolTip.showText(event.globalPos(), tip or "", self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.cards.rowCount() == 0:
            theme = self._theme
            painter = QPainter(self.viewport())
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text_3"))
            rect = QRect(0, theme.px(12), self.viewport().width(), theme.px(32))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), tr("No deals here."))


class BoardColumn(QWidget):
    """Head and list on the sunken ground of a column, with a field for adding in a hurry."""

    added = Signal(str)
    """The title of a new deal."""

    def __init__(
        self, theme: Theme, painter: CardPainter, cards: ColumnCards, currency: str,
        keys: Callable[[QKeyEvent], bool], search: Callable[[str], None], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme = theme
        self._ground = theme.color("sunken")
        self.cards = cards
        self.setMinimumWidth(theme.size("kanban_column_min"))
        self.head = ColumnHead(theme, cards, currency, self)
        self.list = ColumnList(theme, painter, cards, keys, search, self)
        self._field: QLineEdit | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(8))
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.list, 1)
        self.head.add_requested.connect(self.start_adding)
        for changed in (cards.rowsInserted, cards.rowsRemoved, cards.modelReset, cards.dataChanged):
            changed.connect(self.head.refresh)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        radius = self._theme.radius("panel")
        painter.drawRoundedRect(self.rect(), radius, radius)

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
            self._column.insertWidget(1, self._inset)
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
            self.added.emit(title)

    def taken(self) -> None:
        """The deal was made: the field is free for the next one."""
        self.field.clear()
