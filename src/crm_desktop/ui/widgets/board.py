"""The board: columns of cards side by side, and every way of moving a card between them.

Mouse, Space with arrows, and Ctrl with arrows all end in one signal, ``move_requested``; the card
stands at its landing place until whoever answers it calls ``show_changed`` (it was moved) or
``put_back`` (it was not). The board is one stop of the Tab key; arrows move inside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain.text import fold
from crm_desktop.services.pipeline import WON, Board, BoardView, Card, order_of
from crm_desktop.ui import deal_words
from crm_desktop.ui.deal_words import tr
from crm_desktop.ui.models.board_column import ColumnCards, Landing
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.board_column import Asked, BoardColumn, ColumnList
from crm_desktop.ui.widgets.controls import label
from crm_desktop.ui.widgets.deal_card import CardDelegate, CardPainter

_TYPE_PAUSE_MS = 1000
_SCROLL_MS = 30
_EDGE = 36


@dataclass(frozen=True, slots=True)
class _Lift:
    """A card that is being moved: from which column, over which it is, before which card."""

    card: Card
    source: int
    target: int
    row: int
    by_mouse: bool


class BoardWidget(QWidget):
    """Shows a ``Board``; changes nothing in the shop itself."""

    open_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    move_requested = Signal(object, str, object)
    """Card, key of the column, and the ids of that column as they shall stand (None: no place)."""
    add_requested = Signal(str, str)
    """Key of the column, title."""
    cursor_moved = Signal()

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._painter = CardPainter(theme, today)
        self._delegate = CardDelegate(self, self._painter, theme, self._ringed)
        self._asked = Asked(
            key=self._key, search=self._search, opened=self.open_requested.emit,
            menu=self.menu_requested.emit, drag_began=self._begin_drag, dragged=self._drag_to,
            dropped=self._drop, entered=lambda one: self._stand_at(self._place_of(one)),
            cursor_moved=self.cursor_moved.emit, added=self._add, changed=self._tell_later,
        )  # fmt: skip
        self._untold: list[BoardColumn] = []
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell)
        self._view = BoardView()
        self._columns: list[BoardColumn] = []
        self._at = 0
        self._lift: _Lift | None = None
        self._typed = ""
        self._type_pause = QTimer(self)
        self._type_pause.setSingleShot(True)
        self._type_pause.setInterval(_TYPE_PAUSE_MS)
        self._type_pause.timeout.connect(self._forget_typed)
        self._hand = QLabel(self)
        self._hand.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hand.hide()
        self.landing_said = label(theme, "", "small_label", "accent")
        """Below the dragged card, where that lies over the name of the landing place."""
        self.landing_said.setParent(self._hand)
        self.landing_said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.landing_said.setStyleSheet(
            f"color: {theme.hex('accent')}; background: {theme.hex('accent_tint')};"
            f" border: 1px dashed {theme.hex('accent')}; border-radius: {theme.radius('chip')}px;"
        )
        self._hold = QPoint()
        self._mouse = QPoint()
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.setAccessibleName(tr("Board"))

    # -- showing -------------------------------------------------------------------------------

    def show_board(self, board: Board, view: BoardView, currency: str) -> None:
        """Show this; columns that stay keep their cursor and place."""
        if self._lift is not None:
            self.put_back()
        self._view = view
        keys = [column.key for column in board.columns]
        if keys == [column.cards.column.key for column in self._columns]:
            on = self.current_card()
            for shown, column in zip(self._columns, board.columns, strict=True):
                card, row = shown.list.current_card(), shown.list.currentIndex().row()
                shown.cards.take(column)
                shown.refresh()
                if card is not None:
                    place = shown.cards.row_of(card.n)
                    shown.list.choose(place if place >= 0 else row)
            if on is not None and self._columns[self._at].cards.row_of(on.n) < 0:
                self.choose(on.n)  # it stands in another column now
            return
        self._build(board, currency)

    def _build(self, board: Board, currency: str) -> None:
        focused = any(column.list.hasFocus() for column in self._columns)
        inside = QWidget(self.area)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        self._columns = []
        for column in board.columns:
            cards = ColumnCards(column, self._today)
            made = BoardColumn(
                self._theme, self._delegate, cards, currency, self._asked, inside
            )  # fmt: skip
            row.addWidget(made, 1)
            self._columns.append(made)
        self.area.setWidget(inside)
        self._stand_at(min(self._at, max(0, len(self._columns) - 1)))
        if focused:
            self.focus_board()

    def _place_of(self, listed: ColumnList) -> int:
        return next(place for place, one in enumerate(self._columns) if one.list is listed)

    def _add(self, cards: ColumnCards, title: str) -> None:
        self.add_requested.emit(cards.column.key, title)

    def _tell_later(self, column: BoardColumn) -> None:
        if column not in self._untold:
            self._untold.append(column)
        self._telling.start()

    def _tell(self) -> None:
        """After the painting: what only tooltips and screen readers need."""
        untold, self._untold = self._untold, []
        for column in untold:
            if column in self._columns:
                column.tell()

    def show_changed(
        self, numbers: Collection[int], placed: dict[int, tuple[str, Card]], *, follow: bool = True
    ) -> None:
        """These deals were read anew: show them where they stand now; those not in ``placed`` are
        not on the board (any more). With ``follow`` the cursor goes to a single one; else it stays
        on the card it is on, wherever that goes."""
        lifted, on = self._end_lift(), self.current_card()
        for n in numbers:
            key, card = placed.get(n, ("", None))
            for column in self._columns:
                here = card is not None and column.cards.column.key == key
                if here and card is not None:
                    column.cards.renew(card, order_of(self._view, key))
                else:
                    column.cards.drop(n)
        if follow and len(numbers) == 1:
            self.choose(next(iter(numbers)))
        elif lifted is not None:
            self.choose(lifted.card.n)
        elif on is not None and on.n in numbers:
            self.choose(on.n)

    def shows(self, numbers: Collection[int], placed: dict[int, tuple[str, Card]]) -> bool:
        """Whether these deals are shown as they are already."""
        for n in numbers:
            key, card = placed.get(n, ("", None))
            for column in self._columns:
                there = column.cards.card_at(column.cards.row_of(n))
                if there != (card if column.cards.column.key == key else None):
                    return False
        return self._lift is None

    def put_back(self) -> None:
        """The card that is being moved goes back to where it was."""
        lift = self._end_lift()
        if lift is not None:
            self.choose(lift.card.n)

    @property
    def columns(self) -> list[BoardColumn]:
        """The columns from left to right."""
        return self._columns

    def column_of(self, key: str) -> BoardColumn | None:
        """The column with this key."""
        return next((c for c in self._columns if c.cards.column.key == key), None)

    # -- the cursor ----------------------------------------------------------------------------

    def current_card(self) -> Card | None:
        """The card that commands work on."""
        if self._at >= len(self._columns):  # there are none, or they are being made
            return None
        return self._columns[self._at].list.current_card()

    def choose(self, n: int) -> bool:
        """Put the cursor on a deal (``deal.n``); False: it is not here."""
        for place, column in enumerate(self._columns):
            row = column.cards.row_of(n)
            if row >= 0:
                focused = any(one.list.hasFocus() for one in self._columns)
                self._stand_at(place)
                column.list.choose(row)
                if focused:
                    column.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def focus_board(self) -> None:
        """Give the keyboard to the board."""
        if self._columns:
            self._columns[self._at].list.setFocus(Qt.FocusReason.TabFocusReason)

    def place_of_current(self) -> QPoint:
        """The middle of the current card on the screen."""
        if not self._columns:
            return self.mapToGlobal(self.rect().center())
        listed = self._columns[self._at].list
        return listed.viewport().mapToGlobal(listed.visualRect(listed.currentIndex()).center())

    def _stand_at(self, place: int) -> None:
        """One column takes the Tab key."""
        self._at = place
        for other, column in enumerate(self._columns):
            column.list.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if other == place else Qt.FocusPolicy.ClickFocus
            )
        if place < len(self._columns):
            self.area.ensureWidgetVisible(self._columns[place], self._theme.px(8), 0)
        self.cursor_moved.emit()

    def _step(self, by: int) -> None:
        place = self._at + by
        if not 0 <= place < len(self._columns):
            return
        row = self._columns[self._at].list.currentIndex().row()
        target = self._columns[place].list
        self._stand_at(place)
        target.choose(max(0, row))
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _search(self, text: str) -> None:
        """Letters typed in quick succession jump to the next card whose title or name begins so."""
        self._typed += text
        self._type_pause.start()
        wanted = fold(self._typed)
        if not wanted:
            return
        cards = [card for column in self._columns for card in column.cards.cards]
        current = self.current_card()
        start = next((at for at, card in enumerate(cards) if card is current), 0)
        for title_only in (True, False):
            for card in [*cards[start:], *cards[:start]]:
                names = (card.title,) if title_only else (card.who, card.contact)
                if any(fold(name).startswith(wanted) for name in names):
                    self.choose(card.n)
                    return

    def _forget_typed(self) -> None:
        self._typed = ""

    # -- keys ----------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        held &= ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if self._lift is not None:
            return self._key_while_lifted(Qt.Key(key))
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (card := self.current_card()) is not None:
                self.open_requested.emit(card)
            return True
        if key == Qt.Key.Key_Space and not self._typed:
            self.lift()
            return True
        return False

    def _key_while_lifted(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1),
                 Qt.Key.Key_Down: (0, 1)}  # fmt: skip
        if key == Qt.Key.Key_Escape:
            name = self._lift.card.title if self._lift else ""
            self.put_back()
            self._announce(tr("%1 is back where it was.").replace("%1", name))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._drop()
        elif key in steps:
            self._carry(*steps[key])
        return True

    # -- moving --------------------------------------------------------------------------------

    def move_current(self, by: int) -> None:
        """Ctrl with an arrow: the card goes one column on."""
        card = self.current_card()
        if card is None or self._lift is not None:
            return
        place = self._at + by
        while 0 <= place < len(self._columns) and not self._accepts(place):
            place += by
        if 0 <= place < len(self._columns):
            self.move_requested.emit(card, self._columns[place].cards.column.key, None)

    def lift(self) -> None:
        """Space: take the card into the hand; arrows carry it, Enter drops it."""
        card = self.current_card()
        if card is None:
            return
        row = self._columns[self._at].cards.row_of(card.n)
        self._lift = _Lift(card, self._at, self._at, row, by_mouse=False)
        self._columns[self._at].cards.lift_out(card.n)
        self._show_landing()
        told = tr("%1 is lifted. Arrows carry it, Enter drops it, Escape puts it back.")
        self._announce(told.replace("%1", card.title))

    def _carry(self, across: int, down: int) -> None:
        lift = self._lift
        assert lift is not None
        if across:
            place = lift.target + across
            while 0 <= place < len(self._columns) and not self._accepts(place):
                place += across
            if not 0 <= place < len(self._columns):
                return
            self._columns[lift.target].cards.land(0, None)
            self._lift = replace(lift, target=place, row=self._landing_row(place, lift, lift.row))
        elif self._orders(lift.target):
            cards = self._columns[lift.target].cards
            count = cards.rowCount() - (cards.landing >= 0)
            self._lift = replace(lift, row=max(0, min(count, lift.row + down)))
        else:
            self._announce(tr("The cards stand in the order of their next steps."))
            return
        self._show_landing()
        column = self._columns[self._lift.target].cards
        told = tr("%1, place %2").replace("%2", str(self._lift.row + 1))
        self._announce(told.replace("%1", column.title))

    def _accepts(self, place: int) -> bool:
        column = self._columns[place].cards.column
        return column.key != rules.OVERDUE if self._view.outlook else column.stage is not None

    def _orders(self, place: int) -> bool:
        """Whether a card's place within the column is the person's to choose."""
        stage = self._columns[place].cards.column.stage
        return self._view.by_hand and stage is not None and stage.state == "open"

    def _landing_row(self, place: int, lift: _Lift, wanted: int) -> int:
        """Where a card lands in a column: where it is held, or where the order puts it."""
        cards = self._columns[place].cards
        rest = [card for card in cards.cards if card.n != lift.card.n]
        if self._orders(place):
            return max(0, min(wanted, len(rest)))
        key = order_of(self._view, cards.column.key)
        mine = key(self._as_landed(lift.card, place))
        return next((r for r, card in enumerate(rest) if mine < key(card)), len(rest))

    def _as_landed(self, card: Card, place: int) -> Card:
        """The card with the day that it gets in a column, which decides where it stands there."""
        column, today = self._columns[place].cards.column, self._today()
        if column.key == WON and card.state != "won":
            return replace(card, closed_on=today)
        moves = self._view.outlook and self._accepts(place)
        if moves and rules.outlook_key(card.closes_on, today) != column.key:
            return replace(card, closes_on=rules.outlook_day(column.key, today))
        return card

    def _show_landing(self) -> None:
        lift = self._lift
        assert lift is not None
        column = self._columns[lift.target]
        text = deal_words.landing_words(column.cards.column, self._today())
        card = None if lift.by_mouse else lift.card
        column.cards.land(lift.row, Landing(text, card))
        if not lift.by_mouse:
            column.list.scrollTo(column.cards.index(lift.row))
            self.area.ensureWidgetVisible(column, self._theme.px(8), 0)
            source = self._columns[lift.source].list
            if not source.hasFocus():
                source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        lift = self._lift
        self._scroll.stop()
        self._hand.hide()
        if lift is None:
            return
        stays = lift.target == lift.source
        cards = self._columns[lift.target].cards
        order = None
        if self._orders(lift.target):
            rest = [card.id for card in cards.cards if card.n != lift.card.n]
            order = [*rest[: lift.row], lift.card.id, *rest[lift.row :]]
        same = [card.id for card in cards.cards]
        if not self._accepts(lift.target) or (stays and (order is None or order == same)):
            self.put_back()
            return
        self.move_requested.emit(lift.card, cards.column.key, order)

    def _end_lift(self) -> _Lift | None:
        lift, self._lift = self._lift, None
        self._scroll.stop()
        self._hand.setParent(self)  # which hides it
        if lift is not None:
            self._columns[lift.source].list.give_up_drag()
            for place in {lift.source, lift.target}:
                self._columns[place].cards.put_back()
        return lift

    # -- the mouse -----------------------------------------------------------------------------

    def _begin_drag(self, listed: ColumnList, card: Card, hold: QPoint) -> None:
        place = self._place_of(listed)
        column = self._columns[place]
        row = column.cards.row_of(card.n)
        width = listed.card_rect(column.cards.index(row)).width()
        pixmap = self._painter.pixmap(card, width, self.devicePixelRatioF())
        self._hand.setPixmap(pixmap)
        size = pixmap.deviceIndependentSize().toSize()
        shadow, high = self._painter.shadow, self._theme.px(24)
        below = QRect(shadow, shadow + self._painter.height + self._theme.px(4), width, high)
        self._hand.resize(size.expandedTo(QSize(0, below.bottom() + 1)))
        self._hand.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.landing_said.setGeometry(below)
        self.landing_said.hide()
        self._hold = hold + QPoint(self._painter.shadow, self._painter.shadow)
        self._lift = _Lift(card, place, place, row, by_mouse=True)
        column.cards.lift_out(card.n)
        self._show_landing()
        window = self.window()
        self._hand.setParent(window)
        self._hand.show()
        self._hand.raise_()
        self._scroll.start()

    def _drag_to(self, point: QPoint) -> None:
        lift = self._lift
        if lift is None or not lift.by_mouse:
            return
        self._mouse = point
        self._hand.move(self.window().mapFromGlobal(point) - self._hold)
        place = self._column_at(point)
        if place is None or not self._accepts(place):  # let go there, it goes back
            place = lift.source
            row = next(
                r for r, card in enumerate(self._columns[place].cards.cards)
                if card.n == lift.card.n
            )  # fmt: skip
        else:
            middle = point - QPoint(0, self._hold.y() - self._painter.row_height // 2)
            held = self._columns[place].list.row_at(middle)
            row = self._landing_row(place, lift, held)
        if place != lift.target:
            self._columns[lift.target].cards.land(0, None)
        if (place, row) != (lift.target, lift.row):
            self._lift = replace(lift, target=place, row=row)
            self._show_landing()
        self._say_landing()

    def _say_landing(self) -> None:
        """Name the landing place below the card where nobody sees it under the card."""
        assert self._lift is not None
        listed = self._columns[self._lift.target].list
        cards = self._columns[self._lift.target].cards
        at, shadow = cards.landing, self._painter.shadow
        item = cards.at(at) if at >= 0 else None
        if not isinstance(item, Landing):
            self.landing_said.hide()
            return
        place = self._delegate.landing_rect(
            listed.visualRect(cards.index(at)), listed.width(), last=at == cards.rowCount() - 1
        )
        middle = self._hand.mapFromGlobal(listed.viewport().mapToGlobal(place.center()))
        card = QRect(shadow, shadow, self.landing_said.width(), self._painter.height)
        self.landing_said.setText(item.text)
        self.landing_said.setVisible(card.contains(middle))

    def _column_at(self, point: QPoint) -> int | None:
        for place, column in enumerate(self._columns):
            if column.rect().contains(column.mapFromGlobal(point)):
                return place
        return None

    def _scroll_on(self) -> None:
        """A card held at an edge moves what is below it."""
        edge, step = self._theme.px(_EDGE), self._theme.px(16)
        here = self.area.viewport().mapFromGlobal(self._mouse)
        across = self.area.horizontalScrollBar()
        if here.x() < edge:
            across.setValue(across.value() - step)
        elif here.x() > self.area.viewport().width() - edge:
            across.setValue(across.value() + step)
        place = self._column_at(self._mouse)
        if place is not None:
            listed = self._columns[place].list
            at, bar = listed.viewport().mapFromGlobal(self._mouse).y(), listed.verticalScrollBar()
            if at < edge:
                bar.setValue(bar.value() - step)
            elif at > listed.viewport().height() - edge:
                bar.setValue(bar.value() + step)

    def _ringed(self, view: QWidget) -> bool:
        """While a card is moved, that one is what is worked on."""
        return view.hasFocus() and self._lift is None

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
