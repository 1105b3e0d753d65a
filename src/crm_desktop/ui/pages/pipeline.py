"""The pipeline: the board by steps, the outlook by months, and the list of deals in all states.

Everything is read off the main thread (``pipeline_reading``); what is seen stays until it is there.
What moves a deal goes through ``DealMoving``; afterwards only the cards that changed are read
again. A change of anything else that cards show (reminders, entries, names) reads the board anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain.pipeline import State
from crm_desktop.errors import UserError
from crm_desktop.services import deals
from crm_desktop.services.deal_list import Listed
from crm_desktop.services.pipeline import (
    WON,
    BoardView,
    Card,
    Totals,
    number_of,
    read_placed,
    together,
)
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.stages import Pipeline, Stage
from crm_desktop.ui import deal_words
from crm_desktop.ui.deal_export import export
from crm_desktop.ui.deal_moving import DealMoving
from crm_desktop.ui.file_dialogs import AskFile, ask_file
from crm_desktop.ui.models.deal_table import DealTable
from crm_desktop.ui.newest_read import NewestRead
from crm_desktop.ui.pages import pipeline_empty
from crm_desktop.ui.pages.pipeline_look import (
    PipelineLook,
    id_text,
    id_value,
    keep_look,
    read_look,
)
from crm_desktop.ui.pages.pipeline_reading import BOARD, LIST, OUTLOOK, Read, Wish, read
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.board import BoardWidget
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.widgets.deal_filters import DealFilters
from crm_desktop.ui.widgets.deal_list_view import DealListView
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.head_fit import beside_title
from crm_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store
    from crm_desktop.ui.jobs import Jobs
    from crm_desktop.ui.pc_settings import PcSettings

__all__ = ["BOARD", "LIST", "OUTLOOK", "PipelinePage"]

TYPING_MS = 150
ANNOUNCE_MS = 500
_BESIDE = 44
"""Pixels left and right of the page's content."""
_SHOWN = frozenset(
    ("deal", "stage_move", "stage", "pipeline", "reminder", "entry", "contact", "position",
     "participant", "colleague", "tag", "tagging")
)  # fmt: skip
_OWN = frozenset(("deal", "stage_move", "deal_line", "deal_person", "field_value"))
"""Changes of nothing but these touch no other cards."""
_FEW = 50
_BY_PERSON = frozenset(("user", "undo", "redo"))


class PipelinePage(QWidget):
    """Reads through services of its own name; moves through ``moving``."""

    open_requested = Signal(bytes)
    """Id of a deal."""
    new_requested = Signal(object)
    """Id of a step, or None."""
    menu_requested = Signal(QPoint)
    told = Signal(str)
    done = Signal(str)
    cursor_moved = Signal()

    def __init__(
        self, theme: Theme, store: Store, jobs: Jobs, settings: PcSettings, *,
        today: Callable[[], dt.date], zone: dt.tzinfo, ask: AskFile = ask_file,
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._store, self._today, self._zone = theme, store, today, zone
        self._jobs, self._settings, self._ask = jobs, settings, ask
        look = self._look = read_look(settings)
        self._view = BoardView(by_hand=look.by_hand)
        self._sort: tuple[str, bool] = (look.sort, look.falling)
        self._mode = look.mode
        self._listed = Listed((), ())
        self._changed = (-1, 0)
        """The step that was told last, and how many deals it changed so far."""
        self._there = self._enters = False
        self._chosen = -1
        self._pipelines: list[Pipeline] = []
        self.moving = DealMoving(
            self, theme, store, jobs, today=today, zone_name=str(zone),
            me=lambda: settings.person,
        )  # fmt: skip
        self.moving.done.connect(self.done)
        self.moving.told.connect(self.told)
        self.board = BoardWidget(theme, today)
        self.table = DealTable(store, theme, today, zone)
        self.list = DealListView(theme, self.table)
        self.empty = EmptyState(theme, "square-kanban")
        self.modes = Segments(theme, self.tr("How deals are shown"))
        self.filters = DealFilters(theme)
        self.filter, self.which, self.person = (
            self.filters.text, self.filters.which, self.filters.person,
        )  # fmt: skip
        self.closing, self.tag = self.filters.closing, self.filters.tag
        self.state, self.warning = self.filters.state, self.filters.warning
        self._reading: NewestRead[Wish, Read] = NewestRead(
            jobs, self.tr("Reading"), lambda wish: read(store, wish, today(), zone), at_once=1
        )
        self._pause = _timer(self, TYPING_MS, self.refresh)
        self._announce = _timer(self, ANNOUNCE_MS, self._say_count)
        self._build()
        self._take_look(look)
        self._connect()
        self.refresh()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), px(20))
        page.setSpacing(0)
        page.addLayout(self._head())
        page.addWidget(self.filters)
        page.addSpacing(px(8))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        self._list_panel = frame
        self._stack.addWidget(frame)
        self._stack.addWidget(self.empty)
        page.addWidget(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(0, px(10), 0, px(10))
        head.setSpacing(px(12))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self.title = label(theme, self.tr("Pipeline"), "title")
        self.summary = ElidedLabel(theme, "", "small", "text_2")
        titles.addWidget(self.title)
        titles.addWidget(self.summary)
        head.addLayout(titles, 1)
        self.modes.set_texts((self.tr("Board"), self.tr("List"), self.tr("Outlook")), BOARD)
        beside = beside_title(self, head, theme)
        beside.addWidget(self.modes)
        self.new_button = button(theme, self.tr("New deal"), kind="primary", icon="plus")
        self.new_button.clicked.connect(lambda: self.new_requested.emit(None))
        beside.addWidget(self.new_button)
        return head

    def _connect(self) -> None:
        self._reading.answered.connect(self._show)
        self.destroyed.connect(self._reading.give_up)
        self._reading.failed.connect(self.told)
        self.modes.chosen.connect(self.show_mode)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        for chip in self.filters.chips:
            chip.chosen.connect(lambda _value: self.refresh())
        self.warning.toggled.connect(lambda _on: self.refresh())
        self.board.open_requested.connect(lambda card: self.open_requested.emit(card.id))
        self.board.menu_requested.connect(self._menu)
        self.board.move_requested.connect(self._move)
        self.board.add_requested.connect(self._add)
        self.board.cursor_moved.connect(self.cursor_moved)
        self.list.open_requested.connect(lambda card: self.open_requested.emit(card.id))
        self.list.menu_requested.connect(lambda _card, point: self.menu_requested.emit(point))
        self.list.sort_requested.connect(self._sort_by)
        self.list.cursor_moved.connect(self.cursor_moved)

    def _take_look(self, look: PipelineLook) -> None:
        """As it was looked at last on this PC; what is gone since is offered no more."""
        self.modes.set_texts((self.tr("Board"), self.tr("List"), self.tr("Outlook")), look.mode)
        self.which.value, self.person.value = id_value(look.which), id_value(look.person)
        self.tag.value = id_value(look.tag)
        self.closing.choose(look.closing)
        self.state.choose(look.state)
        self.warning.setChecked(look.attention)

    def _keep_look(self) -> None:
        closing, state = str(self.closing.value), str(self.state.value)
        look = PipelineLook(
            self.mode, self._view.by_hand, id_text(self.which.value), id_text(self.person.value),
            closing, id_text(self.tag.value), state, self.warning.isChecked(), *self._sort,
        )  # fmt: skip
        if look != self._look:
            self._look = look
            keep_look(self._settings, look)

    # -- reading -------------------------------------------------------------------------------

    @property
    def mode(self) -> int:
        """BOARD, LIST or OUTLOOK: what is seen."""
        return self._mode

    @property
    def view(self) -> BoardView:
        """What the board shows."""
        return self._view

    def refresh(self) -> None:
        """Read what is to be shown anew; what is seen stays until it is there."""
        self._pause.stop()
        self._reading.ask(self._wish())

    def _wish(self) -> Wish:
        mode = self.modes.present
        view = BoardView(
            self._pipeline_id(), mode == OUTLOOK, self.filters.wanted(), self._view.by_hand
        )
        return Wish(mode, view, self.state.value, *self._sort)

    def _show(self, found: Read) -> None:
        self._pipelines, mode = found.pipelines, found.wish.mode
        self.filters.offer(
            [(one.id, one.name) for one in found.pipelines], found.colleagues, found.tags,
            all_pipelines=mode != BOARD, states=mode == LIST,
        )  # fmt: skip
        if self._wish() != found.wish:  # what was chosen is gone, or another thing was meanwhile
            self.refresh()
            return
        self._mode, self._view, self._listed = mode, found.wish.view, found.listed
        self._there = True
        board = found.board
        self.warning.setText(self.tr("%n need attention", None, board.attention))
        self.warning.setVisible(board.attention > 0 or self.warning.isChecked())
        if mode == LIST:
            self.table.show(self._listed.numbers)
        else:
            self.board.show_board(board, self._view, found.currency)
        self._tell_summary(board.totals)
        self._choose_page(board.hidden)
        self._fit_hint()
        self._keep_look()
        self._announce.start()
        if self._chosen >= 0:
            self.choose(self._chosen)
        if self._enters and self.isVisible():
            self.enter()
        self._chosen, self._enters = -1, False
        self.cursor_moved.emit()

    def _pipeline_id(self) -> bytes | None:
        value = self.which.value
        return value if isinstance(value, bytes) else None

    def _tell_summary(self, shown: Totals) -> None:
        currency = shop_settings(self._store).currency
        if self.mode == LIST:
            count = self.tr("%n deal(s)", None, len(self._listed.numbers))
            self.summary.setText(f"{count} · {deal_words.sums_words(self._listed.sums, currency)}")
            return
        count = self.tr("%n open deal(s)", None, shown.count)
        expected = deal_words.sums_words(shown.expected, currency)
        sums = deal_words.sums_words(shown.sums, currency)
        self.summary.setText(
            self.tr("%1 · %2 · %3 expected")
            .replace("%3", expected).replace("%2", sums).replace("%1", count)
        )  # fmt: skip

    def _choose_page(self, hidden: int) -> None:
        """The board, the list, or what to do where there is nothing."""
        page: QWidget = self.board
        something = any(column.cards.cards for column in self.board.columns)
        if self.mode == LIST:
            page, something = self._list_panel, bool(self._listed.numbers)
        if something:
            self._stack.setCurrentWidget(page)
            return
        new = button(
            self._theme, self.tr("New deal"), lambda: self.new_requested.emit(None),
            kind="primary", icon="plus",
        )  # fmt: skip
        if self._view.wanted.is_on and (hidden or self.mode == LIST):
            clear = button(self._theme, self.tr("Clear filters"), self.clear_filters)
            pipeline_empty.say_filtered(self.empty, hidden, clear)
        elif self.mode == LIST and self._any_deal():
            pipeline_empty.say_none_of(self.empty, str(self.state.value), new)
        elif self.board.columns and self.mode == BOARD and self._any_deal():
            self._stack.setCurrentWidget(self.board)
            return
        else:
            pipeline_empty.say_nothing(self.empty, new)
        self._stack.setCurrentWidget(self.empty)

    def _any_deal(self) -> bool:
        return any(stage.deals for one in self._pipelines for stage in one.stages)

    def _say_count(self) -> None:
        if self._view.wanted.is_on and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.summary.text()))

    # -- what the window calls -----------------------------------------------------------------

    def committed(self, changes: ChangeSet) -> None:
        """Show what changed: single cards where only deals did, else everything."""
        if not _SHOWN & changes.rows.keys():
            return
        rows = changes.rows.get("deal", frozenset())
        before = self._changed[1] if self._changed[0] == changes.batch else 0
        self._changed = (changes.batch, before + (_FEW if rows is None else len(rows)))
        if before >= _FEW:  # a step of many commits, which a reading after each would slow down
            self._reading.follow(self.refresh)
        elif changes.rows.keys() <= _OWN and rows is not None and 0 < len(rows) <= _FEW:
            self._show_changed(rows, follow=changes.origin == "undo")
        elif changes.origin in _BY_PERSON:
            self.refresh()
        else:
            self._reading.follow(self.refresh)

    def enter(self) -> None:
        """Opened: the keyboard goes to the cards."""
        self._enters = not self._there
        if self._stack.currentWidget() is self.board:
            self.board.focus_board()
        elif self.mode == LIST:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self._enters = False
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def panes(self) -> list[QWidget]:
        """F6."""
        return [self.filter, self.list if self.mode == LIST else self.board]

    def kept(self) -> Any:
        """What outlives a change of the look."""
        chips = [chip.value for chip in (self.which, self.person, self.closing, self.tag,
                                         self.state)]  # fmt: skip
        cards = self.current_cards()
        return (self.modes.present, self.filter.text(), chips, self._view.by_hand,
                self.warning.isChecked(), cards[0].n if cards else -1)  # fmt: skip

    def restore(self, kept: Any) -> None:
        """Take that up again."""
        mode, text, chips, by_hand, warned, n = kept
        self._view = BoardView(by_hand=by_hand)
        self.filter.setText(text)
        self._pause.stop()
        for chip, value in zip(
            (self.which, self.person, self.closing, self.tag, self.state), chips, strict=True
        ):
            chip.value = value
        self.closing.choose(chips[2])
        self.warning.setChecked(warned)
        self.show_mode(mode)
        self._choose_then(n)

    def show_mode(self, mode: int) -> None:
        """Board, list or outlook."""
        if self.modes.present != mode:
            self.modes.set_texts((self.tr("Board"), self.tr("List"), self.tr("Outlook")), mode)
        self.refresh()

    def order_by_hand(self, by_hand: bool) -> None:
        """Whether cards stand where they were put, or in the order of their next steps."""
        self._view = BoardView(self._view.pipeline, self._view.outlook, self._view.wanted, by_hand)
        self.refresh()

    def clear_filters(self) -> None:
        """Leave nothing out."""
        self.filter.clear()
        for chip in (self.person, self.closing, self.tag):
            chip.choose("any" if chip is self.closing else None)
        self.warning.setChecked(False)
        self.refresh()

    def choose(self, n: int) -> None:
        """Put the cursor on a deal (``deal.n``)."""
        if self.mode == LIST:
            self.list.choose(n)
        else:
            self.board.choose(n)

    def _choose_then(self, n: int) -> None:
        """``choose``, when what was asked for is there."""
        if self._reading.busy:
            self._chosen = n
        else:
            self.choose(n)

    def show_deal(self, deal: bytes) -> None:
        """A deal that was just made: show it with the cursor on it."""
        with self._store.read_raw() as raw:
            n = number_of(raw, deal)
        if n is not None:
            self.refresh()
            self._choose_then(n)
            self.enter()
            self._enters = self._reading.busy

    def current_cards(self) -> list[Card]:
        """The deals that commands work on."""
        if self.mode == LIST:
            return self.list.selected_cards()
        card = self.board.current_card()
        return [card] if card is not None and self._stack.currentWidget() is self.board else []

    def targets(self, card: Card) -> list[tuple[Pipeline, Stage]]:
        """Where a deal can be moved to, its own pipeline first."""
        listed = sorted(self._pipelines, key=lambda one: one.id != card.pipeline_id)
        return [(one, stage) for one in listed for stage in one.stages if stage.id != card.stage_id]

    # -- moving --------------------------------------------------------------------------------

    def move_by_key(self, by: int) -> None:
        """Ctrl with an arrow."""
        if self.mode != LIST:
            self.board.move_current(by)

    def move_to(self, stage: Stage) -> None:
        """ "Move to…" of the menu."""
        cards = self.current_cards()
        self._after(cards, self.moving.move(cards, stage))

    def close_deals(self, state: State) -> None:
        """Won or lost."""
        cards = self.current_cards()
        if cards:
            self._after(cards, self.moving.close(cards, state))

    def reopen_deals(self) -> None:
        """Back to the step before."""
        cards = [card for card in self.current_cards() if card.state != "open"]
        if cards:
            self._after(cards, self.moving.reopen(cards))

    def archive_deals(self) -> None:
        """Hide, with Undo."""
        cards = self.current_cards()
        if cards:
            self._after(cards, self.moving.archive(cards))

    def set_owner(self, owner: bytes | None, name: str) -> None:
        """Somebody else looks after them; ``name`` is theirs."""
        cards = self.current_cards()
        if cards:
            self._after(cards, self.moving.set_owner(cards, owner, name))

    def set_closing(self, day: dt.date | None) -> None:
        """They should close by another day."""
        cards = self.current_cards()
        if cards:
            self._after(cards, self.moving.set_closing(cards, day))

    def export_deals(self) -> None:
        """Write what the list shows: the selected deals, else all of them; of a board, its open
        deals in the order of the list."""
        chosen = self.list.selected_numbers() if self.mode == LIST else []
        if len(chosen) < 2:
            chosen = list(self._listed.numbers)
        if self.mode != LIST:
            shown = [card for column in self.board.columns for card in column.cards.cards]
            chosen = [card.n for card in shown]
        if chosen:
            export(
                self, self._store, self._jobs, chosen, today=self._today(), zone=self._zone,
                told=self.told.emit, ask=self._ask,
            )  # fmt: skip

    def menu_place(self) -> QPoint:
        """Where a menu about the current deals opens, on the screen."""
        if self.mode == LIST:
            return self.list.place_of_current()
        return self.board.place_of_current()

    def _after(self, cards: list[Card], moved: bool) -> None:
        if moved:
            self._show_changed([card.n for card in cards], follow=True)

    def _move(self, card: Card, key: str, order: list[bytes] | None) -> None:
        column = self.board.column_of(key)
        assert column is not None
        stage = column.cards.column.stage
        if self.mode == OUTLOOK:
            day = rules.outlook_day(key, self._today())
            moved = self.moving.set_closing([card], day)
        elif stage is None:
            moved = False
        elif stage.id == card.stage_id and order is not None:
            moved = self.moving.put_in_order(card, order)
        else:
            moved = self.moving.move([card], stage, order)
        if moved:
            self._show_changed([card.n], follow=True)
        else:
            self.board.put_back()

    def _show_changed(self, numbers: Any, *, follow: bool) -> None:
        if self._reading.busy:
            self.refresh()  # what is on its way may have been read before this
        if self.mode == LIST or self._stack.currentWidget() is not self.board:
            self.refresh()
            return
        with self._store.read_raw() as raw:
            placed = read_placed(raw, self._view, numbers, self._today(), self._zone)
        known = {column.cards.column.key for column in self.board.columns}
        if not {key for key, _ in placed.values()} <= known:
            self.refresh()
            return
        if not follow and self.board.shows(numbers, placed):
            return  # it was shown when it was done
        self.board.show_changed(numbers, placed, follow=follow)
        shown = [column.cards for column in self.board.columns]
        self._tell_summary(together(one.totals for one in shown if one.column.key != WON))
        cards = [card for one in shown for card in one.cards]
        if not self._view.wanted.is_on:
            self.warning.setText(
                self.tr("%n need attention", None, sum(1 for card in cards if card.reasons))
            )
            self.warning.setVisible(any(card.reasons for card in cards))
        if not cards:
            self.refresh()
        self.cursor_moved.emit()

    def _add(self, key: str, title: str) -> None:
        """A title typed into a column."""
        column = self.board.column_of(key)
        stage = column.cards.column.stage if column is not None else None
        try:
            made = deals.create_deal(
                self._store,
                deals.DealDraft(title, stage=stage.id if stage else None),
                self._today(), who=self._settings.person or None,
            )  # fmt: skip
        except UserError as error:
            self.told.emit(error.sentence)
            return
        if column is not None:
            column.taken()
        with self._store.read_raw() as raw:
            n = number_of(raw, made)
        if n is not None:
            self._show_changed([n], follow=True)
        self.done.emit(self.tr("%1 added.").replace("%1", title))

    def _menu(self, card: Card, point: QPoint) -> None:
        self.board.choose(card.n)
        self.menu_requested.emit(point)

    def _sort_by(self, sort: str, falling: bool) -> None:
        self._sort = (sort, falling)
        self.refresh()

    # -- Qt ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.hasFocus():
            if self.filter.text():
                self.filter.clear()
            else:
                self.enter()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        room = self.filters.room_for_hint(self.width() - self._theme.px(_BESIDE))
        self.filters.hint.setVisible(self.mode != LIST and room)


def _timer(parent: QWidget, milliseconds: int, does: Callable[[], None]) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(does)
    return made
