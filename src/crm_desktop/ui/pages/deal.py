"""The page of one deal: details edited in place, who takes part, what is offered, what happened.

Every line is kept when it is left. Moving goes the same road as on the board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.services import colleagues, deals
from crm_desktop.services.contact_card import CardField
from crm_desktop.services.deal_card import DealDetails, read_deal
from crm_desktop.services.deal_fields import set_deal_value
from crm_desktop.services.stages import Stage, list_pipelines
from crm_desktop.services.timeline import Entry, read_deal_timeline
from crm_desktop.ui import deal_words, words
from crm_desktop.ui.amounts import (
    decimal_mark,
    no_amount,
    read_amount,
    read_day,
    read_offered,
    read_percent,
    typed_amount,
)
from crm_desktop.ui.deal_moving import DealMoving
from crm_desktop.ui.deal_repeat import repeat_menu
from crm_desktop.ui.models.deal_happenings import DealHappenings
from crm_desktop.ui.pages.deal_lines import amount_as_read, day_as_read, offer_line, person_line
from crm_desktop.ui.pages.deal_log import DealLog
from crm_desktop.ui.pages.deal_own_line import own_line, typed_value
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.contact_field import ContactField
from crm_desktop.ui.widgets.controls import button, label, panel, scrolling
from crm_desktop.ui.widgets.deal_steps import DealSteps
from crm_desktop.ui.widgets.editable_line import EditableLine, name_room
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.head_fit import beside_title
from crm_desktop.ui.widgets.menu import LineAct, PopupMenu
from crm_desktop.ui.widgets.party_popover import PartyPopover
from crm_desktop.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store
    from crm_desktop.ui.jobs import Jobs

_SHOWN = frozenset(
    ("deal", "deal_line", "deal_person", "stage", "stage_move", "pipeline", "reminder", "entry",
     "attachment", "contact", "colleague", "field", "field_value")
)  # fmt: skip
_LEFT = 380
_NARROW = 660
"""Below this width at 100 % text what happened stands under the details."""
_ANY_WIDTH = (1 << 24) - 1


class DealPage(QWidget):
    """Shows one deal at a time."""

    back_requested = Signal()
    contact_requested = Signal(int)
    """contact.n"""
    quote_requested = Signal()
    told = Signal(str)
    done = Signal(str)

    def __init__(
        self, theme: Theme, store: Store, jobs: Jobs, *, today: Callable[[], dt.date],
        zone: dt.tzinfo, me: Callable[[], bytes] = lambda: b"",
    ) -> None:  # fmt: skip
        """``me``: the colleague at this PC, b"" for nobody in particular."""
        super().__init__()
        self._theme, self._store, self._today, self._zone = theme, store, today, zone
        self._me = me
        self._stale = False
        self._shown = 0
        """``Store.shown_now`` of what is shown: what other PCs wrote since is kept beside edits."""
        self.deal: bytes | None = None
        self.came_from = "pipeline"
        """The screen that Back leads to."""
        self._details: DealDetails | None = None
        self.moving = DealMoving(
            self, theme, store, jobs, today=today, zone_name=str(zone), me=me
        )  # fmt: skip
        self.moving.done.connect(self.done)
        self.moving.told.connect(self.told)
        self.log = DealLog(self, theme, store, jobs, today=today, zone=zone, me=me)
        self.log.told.connect(self.told)
        self.log.done.connect(self.done)
        self.happenings = DealHappenings(today, zone, me)
        self.lines: dict[str, EditableLine] = {}
        self._extra: list[EditableLine] = []
        self._build()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), px(20))
        page.setSpacing(px(8))
        page.addLayout(self._head())
        inside = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(12))
        self._left = self._details_panel()
        self._body.addWidget(self._left)
        right = QVBoxLayout()
        right.setSpacing(px(12))
        self.steps = DealSteps(theme, self._today)
        self.steps.add_requested.connect(self.log.add_step)
        self.steps.change_requested.connect(self.log.change_step)
        self.steps.done_requested.connect(self.log.finish_step)
        right.addWidget(self.steps)
        right.addWidget(self.log.composer)
        done = panel()
        column = QVBoxLayout(done)
        column.setContentsMargins(1, px(8), 1, 1)
        column.setSpacing(px(4))
        heading = label(theme, self.tr("What happened"), "strong")
        heading.setContentsMargins(px(16), px(4), 0, 0)
        column.addWidget(heading)
        self.list = RowList(theme, self.tr("What happened"))
        self.list.setModel(self.happenings)
        self.list.setMinimumHeight(px(170))
        column.addWidget(self.list, 1)
        right.addWidget(done, 1)
        self._body.addLayout(right, 1)
        whole = scrolling(inside)
        page.addWidget(whole, 1)

    def _head(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(0, px(10), 0, px(4))
        head.setSpacing(px(8))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self.title = ElidedLabel(theme, "", "title")
        self.summary = ElidedLabel(theme, "", "small", "text_2")
        titles.addWidget(self.title)
        titles.addWidget(self.summary)
        named = QHBoxLayout()
        named.setSpacing(px(8))
        named.addWidget(
            button(theme, "", self.back_requested.emit, icon="arrow-left", tip=self.tr("Back"))
        )
        named.addLayout(titles, 1)
        head.addLayout(named, 1)
        beside = beside_title(self, head, theme)
        self.move_button = button(theme, self.tr("Move to…"), self._move_menu)
        self.won_button = button(theme, self.tr("Won"), partial(self._close, won=True),
                                 icon="trophy")  # fmt: skip
        self.lost_button = button(theme, self.tr("Lost…"), partial(self._close, won=False))
        self.reopen_button = button(theme, self.tr("Reopen"), self._reopen, icon="undo-2")
        self.repeat_button = button(theme, self.tr("Repeat in…"), self._repeat_menu, icon="repeat")
        for one in (self.move_button, self.won_button, self.lost_button, self.reopen_button,
                    self.repeat_button):  # fmt: skip
            beside.addWidget(one)
        return head

    @property
    def number(self) -> int | None:
        """``deal.n`` of what is shown."""
        return None if self._details is None else self._details.card.n

    def _details_panel(self) -> QWidget:
        px = self._theme.px
        made = panel()
        self._column = QVBoxLayout(made)
        self._column.setContentsMargins(px(16), px(12), px(10), px(12))
        self._column.setSpacing(0)
        self._column.addWidget(label(self._theme, self.tr("Details"), "strong"))
        for name in ("title", "contact", "company", "value", "chance", "closes", "owner", "source",
                     "next_step", "reason", "note"):  # fmt: skip
            line = EditableLine(self._theme, lines=name == "note")
            line.kept.connect(partial(self._keep, name))
            line.closed.connect(self._catch_up)
            self.lines[name] = line
            self._column.addWidget(line)
        self._own = QVBoxLayout()
        self._own.setSpacing(0)
        self._column.addLayout(self._own)
        self._column.addSpacing(px(12))
        self._column.addWidget(label(self._theme, self.tr("People"), "strong"))
        self._people = QVBoxLayout()
        self._people.setSpacing(0)
        self._column.addLayout(self._people)
        self.person = ContactField(self._theme, self._store)
        self.person.setPlaceholderText(self.tr("Add a person"))
        self.person.setAccessibleName(self.tr("Add a person"))
        self.person.chosen.connect(self._add_person)
        self.person.returnPressed.connect(self._add_person)
        self._column.addWidget(self.person)
        self._column.addSpacing(px(12))
        self._column.addWidget(label(self._theme, self.tr("What is offered"), "strong"))
        self._offered = QVBoxLayout()
        self._offered.setSpacing(0)
        self._column.addLayout(self._offered)
        self.offer = QLineEdit()
        self.offer.setFont(self._theme.font("body"))
        self.offer.setPlaceholderText(self.tr("Add a line, for example “2 cargo bike 4900”"))
        self.offer.setAccessibleName(self.tr("Add a line"))
        self.offer.returnPressed.connect(self._add_line)
        self._column.addWidget(self.offer)
        self.take = button(
            self._theme, self.tr("Use %1 as the value"), self._take_amount, kind="link"
        )
        self._column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.quote_button = button(
            self._theme, self.tr("Quote…"), self.quote_requested.emit, icon="file-text", small=True
        )
        self._column.addSpacing(px(8))
        self._column.addWidget(self.quote_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        return made

    # -- showing -------------------------------------------------------------------------------

    def show_deal(self, deal: bytes) -> None:
        """Show a deal."""
        self.deal = deal
        self.refresh()

    def refresh(self) -> None:
        """Read the deal anew; one that is gone leads back."""
        self._stale = False
        if self.deal is None:
            return
        shown = self._store.shown_now()
        try:
            details = read_deal(self._store, self.deal, self._today(), self._zone)
        except UserError as error:
            self.deal = None
            self.told.emit(error.sentence)
            self.back_requested.emit()
            return
        self._details, self._shown = details, shown
        card = details.card
        self.log.show(card)
        self.happenings.show(self._entries, details.moves, card.contact or card.who)
        self._fill_head(details)
        self._fill_lines(details)
        self._fill_extra(details)
        self.steps.show_steps(details.reminders)

    def _entries(self, after: tuple[int, int] | None) -> list[Entry]:
        if self.deal is None:
            return []
        with self._store.read_raw() as raw:
            return read_deal_timeline(raw, self.deal, after=after)

    def _fill_head(self, details: DealDetails) -> None:
        card, today = details.card, self._today()
        self.title.setText(card.title)
        self.title.setAccessibleName(card.title)
        reasons = [deal_words.reason_words(reason, today) for reason in card.reasons]
        where = f"{details.pipeline}: {details.stage}"
        parts = [card.who, deal_words.amount_words(card), where, *reasons]
        self.summary.setText(" · ".join(part for part in parts if part))
        is_open = card.state == "open"
        self.won_button.setVisible(card.state != "won")
        self.lost_button.setVisible(card.state != "lost")
        self.reopen_button.setVisible(not is_open)
        self.repeat_button.setVisible(card.state == "won")

    def _fill_lines(self, details: DealDetails) -> None:
        card, today, lines = details.card, self._today(), self.lines
        room = name_room(self._theme, [self.tr("Looked after by"), self.tr("Next, noted")])
        lines["title"].fill(self.tr("What"), card.title, room=room)
        for name, shown, n, text, hint in (
            ("contact", card.contact, details.contact_n, self.tr("Person"),
             self.tr("Add a person")),
            ("company", details.company, details.company_n, self.tr("Company"),
             self.tr("Add a company")),
        ):  # fmt: skip
            acts = (
                (LineAct(self.tr("Open"), partial(self.contact_requested.emit, n)),)
                if n is not None
                else ()
            )
            lines[name].fill(
                text, shown, hint=hint, acts=lambda acts=acts: acts,  # type: ignore[misc]
                opens=partial(self._ask_party, name), copies=True, room=room,
            )  # fmt: skip
        amount = typed_amount(card.amount_minor, card.currency)
        shown = words.money(card.amount_minor, card.currency) if amount else ""  # type: ignore[arg-type]
        lines["value"].fill(
            self.tr("Value"), amount, shown=shown, hint=self.tr("Add a value"), room=room,
            reading=partial(amount_as_read, currency=card.currency),
        )  # fmt: skip
        mark = self.tr("set by hand; empty follows the step") if card.pinned else ""
        lines["chance"].fill(
            self.tr("Chance"), f"{card.percent:g}", shown=deal_words.percent_words(card.percent),
            mark=mark, editable=card.state == "open", room=room,
        )  # fmt: skip
        day = card.closes_on
        lines["closes"].fill(
            self.tr("Closes by"), words.day(day, today) if day else "",
            shown=words.day(day, today, weekday=True) if day else "", hint=self.tr("Add a date"),
            room=room, reading=partial(day_as_read, today=today),
        )  # fmt: skip
        people = [(one.name, one.id.hex()) for one in colleagues.list_colleagues(self._store)]
        lines["owner"].fill(
            self.tr("Looked after by"), details.owner,
            choices=[(self.tr("Nobody"), ""), *people], hint=self.tr("Nobody"), room=room,
        )  # fmt: skip
        lines["source"].fill(self.tr("Source"), details.lead_source, hint=self.tr("Add a source"),
                             room=room)  # fmt: skip
        lines["next_step"].fill(self.tr("Next, noted"), details.next_step, room=room)
        lines["next_step"].setVisible(bool(details.next_step))
        lines["reason"].fill(self.tr("Reason"), details.close_reason,
                             hint=self.tr("Add a reason"), room=room)  # fmt: skip
        lines["reason"].setVisible(card.state != "open")
        lines["note"].fill(self.tr("Note"), details.note, hint=self.tr("Add a note"), room=room)

    def _fill_extra(self, details: DealDetails) -> None:
        for old in self._extra:
            old.hide()
            old.deleteLater()
        self._extra = []
        for person in details.people:
            self._extra.append(
                person_line(
                    self._theme, self._store, person, self._try, self.contact_requested.emit
                )
            )
            self._people.addWidget(self._extra[-1])
        for field in details.fields:
            self._extra.append(self._own_line(field))
            self._own.addWidget(self._extra[-1])
        for one in details.lines:
            self._extra.append(
                offer_line(self._theme, self._store, one, details.card.currency, self._try)
            )
            self._offered.addWidget(self._extra[-1])
        for line in self._extra:
            line.closed.connect(self._catch_up)
        total = details.lines_minor
        self.take.setVisible(total is not None and total != details.card.amount_minor)
        if total is not None:
            shown = words.money(total, details.card.currency)
            self.take.setText(self.tr("Use %1 as the value").replace("%1", shown))

    def _own_line(self, field: CardField) -> EditableLine:
        """A field of the shop's own."""
        line = own_line(self._theme, self._store, field, self.tr("Add"))
        line.kept.connect(partial(self._keep_own, field, line))
        return line

    # -- keeping -------------------------------------------------------------------------------

    def _keep(self, name: str, text: str) -> None:
        deal, details, line = self.deal, self._details, self.lines[name]
        if deal is None or details is None:
            return
        store = self._store
        texts = {
            "title": "title", "note": "note", "source": "lead_source", "reason": "close_reason",
            "next_step": "next_step",
        }  # fmt: skip
        if name in texts:
            self._try(partial(deals.change_deal, store, deal, **{texts[name]: text}), line, text)
        elif name == "owner":
            owner = bytes.fromhex(text) if text else None
            self._try(partial(deals.set_owner, store, [deal], owner), line, text)
        elif name == "value":
            amount = read_amount(text, details.card.currency) if text else None
            if text and amount is None:
                self._refuse(line, text, no_amount(text))
                return
            minor, currency = amount or (None, details.card.currency)
            self._try(partial(deals.set_amount, store, deal, minor, currency), line, text)
        elif name == "chance":
            percent = read_percent(text) if text else None
            if text and percent is None:
                self._refuse(line, text, self.tr("The chance is a number from 0 to 100."))
                return
            self._try(partial(deals.pin_probability, store, deal, percent), line, text)
        else:
            day = read_day(text, self._today()) if text else None
            if text and day is None:
                self._refuse(line, text, self.tr("This is no date. Write it like 31 Dec."))
                return
            self._try(partial(deals.set_closing, store, [deal], day), line, text)

    def _keep_own(self, field: CardField, line: EditableLine, text: str) -> None:
        if self.deal is None:
            return
        value = typed_value(field, text, self._today())
        if value is None:
            self._refuse(line, text, self.tr("This is no date. Write it like 31 Dec."))
            return
        self._try(
            partial(set_deal_value, self._store, self.deal, field.id, value, decimal_mark()),
            line, text,
        )  # fmt: skip

    def _ask_party(self, name: str) -> None:
        """Whose deal it is."""
        if self._details is None:
            return
        card, company = self._details.card, name == "company"
        present = (
            (card.company_id, self._details.company) if company
            else (card.contact_id, card.contact)
        )  # fmt: skip
        question = self.tr("Which company?") if company else self.tr("Which person?")
        asks = PartyPopover(
            self._theme, self, self._store, question, present=present,
            chosen=partial(self._keep_party, name),
        )  # fmt: skip
        asks.open_under(self.lines[name], asks.field)

    def _keep_party(self, name: str, chosen: bytes | None) -> None:
        if self._details is None or self.deal is None:
            return
        card = self._details.card
        if name == "company":
            command = partial(deals.set_contact, self._store, self.deal, card.contact_id, chosen)
        elif chosen is None:
            command = partial(deals.set_contact, self._store, self.deal, None, card.company_id)
        else:
            command = partial(deals.set_contact, self._store, self.deal, chosen)
        self._try(command)

    def _refuse(self, line: EditableLine, text: str, sentence: str) -> None:
        """What was typed stays, with why it was not kept."""
        self.told.emit(sentence)
        line.refuse(text, spoken(sentence))

    def _try(
        self, command: Callable[[], object], line: EditableLine | None = None, text: str = ""
    ) -> None:
        try:
            with self._store.shown_since(self._shown):
                command()
        except UserError as error:
            if line is not None and error.code != "deal.gone":
                self._refuse(line, text, error.sentence)
                return
            self.told.emit(error.sentence)
        self.refresh()

    def _add_person(self) -> None:
        contact = self.person.settle()
        if self.deal is not None and contact is not None:
            self._try(partial(deals.add_person, self._store, self.deal, contact))
            self.person.show_contact(None, "")

    def _add_line(self) -> None:
        if self.deal is None or self._details is None or not self.offer.text().strip():
            return
        quantity, title, price = read_offered(self.offer.text(), self._details.card.currency)
        self._try(partial(deals.add_line, self._store, self.deal, title, quantity, price))
        self.offer.clear()

    def _take_amount(self) -> None:
        if self.deal is not None:
            self._try(partial(deals.take_amount_from_lines, self._store, self.deal))

    # -- moving --------------------------------------------------------------------------------

    def _close(self, *, won: bool) -> None:
        if self._details is not None:
            self.moving.close([self._details.card], "won" if won else "lost")
            self.refresh()

    def _reopen(self) -> None:
        if self._details is not None:
            self.moving.reopen([self._details.card])
            self.refresh()

    def _move_menu(self) -> None:
        if self._details is None:
            return
        menu = PopupMenu(self)
        card = self._details.card
        for pipeline in sorted(list_pipelines(self._store), key=lambda p: p.id != card.pipeline_id):
            menu.addSection(pipeline.name)
            for stage in pipeline.stages:
                action = menu.addAction(stage.name.replace("&", "&&"))
                action.setEnabled(stage.id != card.stage_id)
                action.triggered.connect(lambda _checked=False, to=stage: self._move(to))
        self._show_menu(menu, self.move_button)

    def _move(self, stage: Stage) -> None:
        if self._details is not None:
            self.moving.move([self._details.card], stage)
            self.refresh()

    def _repeat_menu(self) -> None:
        if self._details is None:
            return
        card, under = self._details.card, self.repeat_button
        place = under.mapToGlobal(QPoint(0, under.height() + 2))
        repeat_menu(
            self, self._theme, place, self._today(),
            lambda due: self.moving.repeat(card.id, card.title, due),
        )  # fmt: skip

    @staticmethod
    def _show_menu(menu: QMenu, under: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 2)))

    # -- what the window calls -----------------------------------------------------------------

    def committed(self, changes: ChangeSet) -> None:
        """Show what changed, unless a field is open: that is read when it closes."""
        self._stale = self._stale or not _SHOWN.isdisjoint(changes.rows)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale and all(line.field is None for line in (*self.lines.values(), *self._extra)):
            self.refresh()

    def enter(self) -> None:
        """Opened: the keyboard goes to the details."""
        self.lines["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def save_again(self) -> None:
        """Saving works again after the disk was full, or the folder gone."""
        self.log.composer.save_again()

    def kept(self) -> bytes | None:
        """The deal outlives a change of the look."""
        return self.deal

    def leave(self) -> None:
        """Keep what is half typed."""
        for line in (*self.lines.values(), *self._extra):
            line.commit()
        self.log.leave()

    def restore(self, kept: bytes | None) -> None:
        """Show it again."""
        if kept is not None:
            self.show_deal(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        way = QBoxLayout.Direction
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        if narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(_ANY_WIDTH)
        else:
            self._left.setFixedWidth(min(self._theme.px(_LEFT), self.width() * 2 // 5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
            return
        super().keyPressEvent(event)

    def panes(self) -> list[QWidget]:
        """F6."""
        return [self.lines["title"], self.log.composer.text, self.list]
