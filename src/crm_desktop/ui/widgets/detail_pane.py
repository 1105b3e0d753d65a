"""The pane beside the list: who it is, how to reach them, what is next, what was last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui import words
from crm_desktop.ui.contact_words import role_words, since_words
from crm_desktop.ui.links import address_of
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import KIND_ICONS, tag_hue
from crm_desktop.ui.widgets.controls import Avatar, button, label, line
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.pane_rows import Act, FactRow, PaneRow, TagStrip
from crm_desktop.ui.widgets.ring import Ring
from crm_desktop.ui.widgets.tab_order import chain, reachable

if TYPE_CHECKING:
    from crm_desktop.services.contact_card import CardDeal, ContactCard, Glance
    from crm_desktop.services.contacts import Contact
    from crm_desktop.services.reminders import Reminder
    from crm_desktop.services.timeline import Entry

LAST_SHOWN = 3
_DEALS_SHOWN = 3
_PHONES_SHOWN, _EMAILS_SHOWN = 3, 2
_DAY = 86_400_000
_Row = TypeVar("_Row", FactRow, PaneRow)


class DetailPane(QFrame):
    """Made once and filled for each contact; what a contact does not have is left out."""

    open_requested = Signal(int)
    log_requested = Signal(int, str)
    """contact.n and the kind of entry"""
    copy_requested = Signal(str)
    """A number or address."""
    link_requested = Signal(str)
    """An address to be opened by another program."""
    done_requested = Signal(bytes)
    """The id of a reminder."""
    remind_requested = Signal()
    """Another next step is wished."""
    deal_requested = Signal(bytes)
    """The id of a deal to be opened."""
    menu_requested = Signal(QPoint)
    """Where, on the screen."""

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        *,
        now: Callable[[], int],
        me: Callable[[], bytes] = bytes,
    ) -> None:
        """``now``: UTC milliseconds; ``me``: the colleague at this PC, as for the card."""
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._today, self._zone = theme, today, zone
        self._now, self._me = now, me
        self._n = -1
        self._step_id = b""
        self._stops: list[QWidget] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self._inside = QWidget()
        self._layout = QVBoxLayout(self._inside)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        whole.addWidget(self._inside)
        whole.addStretch(1)
        self._build_head()
        self._build_facts()
        self._build_step()
        self._build_deals()
        self._build_last()
        self._inside.hide()

    # -- building ------------------------------------------------------------------------------

    def _part(self, top: int, bottom: int) -> tuple[QWidget, QVBoxLayout]:
        px = self._theme.px
        part = QWidget()
        outer = QVBoxLayout(part)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if self._layout.count():
            outer.addWidget(line(self._theme))
        layout = QVBoxLayout()
        layout.setContentsMargins(px(16), px(top), px(16), px(bottom))
        layout.setSpacing(0)
        outer.addLayout(layout)
        self._layout.addWidget(part)
        return part, layout

    def _heading(self, layout: QVBoxLayout, text: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(8))
        title = label(self._theme, text, "strong")
        title.setMinimumHeight(self._theme.px(24))
        head.addWidget(title, 1)
        layout.addLayout(head)
        return head

    def _link(self, text: str, name: str, do: Callable[[], None]) -> QPushButton:
        made = button(self._theme, text, do, kind="link", small=True)
        made.setProperty("flat", True)
        made.setAccessibleName(name)
        return made

    def _build_head(self) -> None:
        theme, px = self._theme, self._theme.px
        _, layout = self._part(16, 12)
        top = QHBoxLayout()
        top.setSpacing(px(12))
        self._avatar = Avatar(theme, large=True)
        top.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(px(4))
        self.name = ElidedLabel(theme, "", "heading")
        self.second = ElidedLabel(theme, "", "small", "text_2")
        self.tags = TagStrip(theme)
        for widget in (self.name, self.second, self.tags):
            names.addWidget(widget)
        names.addStretch(1)
        top.addLayout(names, 1)
        self.more = button(
            theme, "", self._show_menu, kind="ghost", icon="ellipsis",
            tip=self.tr("More for this contact"),
        )  # fmt: skip
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        layout.addSpacing(px(12))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(6))
        self.log_buttons: list[QPushButton] = []
        for kind, text, name in (
            ("call", self.tr("Call"), self.tr("Log a call")),
            ("email", self.tr("E-mail"), self.tr("Log an e-mail")),
            ("visit", self.tr("Visit"), self.tr("Log a visit")),
            ("note", self.tr("Note"), self.tr("Write a note")),
        ):
            made = button(theme, text, icon=KIND_ICONS[kind], small=True, tip=name)
            made.setAccessibleName(name)
            made.setProperty("tight", True)
            made.clicked.connect(lambda _checked=False, k=kind: self._log(k))
            buttons.addWidget(made, 1)
            self.log_buttons.append(made)
        layout.addLayout(buttons)

    def _build_facts(self) -> None:
        self._facts_part, self._facts_place = self._part(8, 8)
        self._facts: list[FactRow] = []

    def _build_step(self) -> None:
        theme, px = self._theme, self._theme.px
        _, layout = self._part(8, 10)
        head = self._heading(layout, self.tr("Next step"))
        self.add = self._link(
            self.tr("Add"), self.tr("Add a next step"), self.remind_requested.emit
        )
        head.addWidget(self.add)
        self._step = QWidget()
        row = QHBoxLayout(self._step)
        row.setContentsMargins(0, px(2), 0, 0)
        row.setSpacing(0)
        self.ring = Ring(theme)
        self.ring.clicked.connect(lambda _checked=False: self.done_requested.emit(self._step_id))
        row.addWidget(self.ring)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.step_title = ElidedLabel(theme)
        self.step_when = ElidedLabel(theme, "", "small", "text_2")
        texts.addWidget(self.step_title)
        texts.addWidget(self.step_when)
        row.addLayout(texts, 1)
        layout.addWidget(self._step)
        self._no_step = label(theme, self.tr("Nothing planned"), "body", "text_2")
        layout.addWidget(self._no_step)

    def _build_deals(self) -> None:
        self._deals_part, layout = self._part(8, 8)
        head = self._heading(layout, self.tr("Open deals"))
        self.sum = label(self._theme, "", "strong")
        head.addWidget(self.sum)
        self._deals_place = QVBoxLayout()
        layout.addLayout(self._deals_place)
        self._deals: list[PaneRow] = []

    def _build_last(self) -> None:
        self._last_part, layout = self._part(8, 8)
        head = self._heading(layout, self.tr("Last contacts"))
        self.all = self._link(self.tr("All"), "", lambda: self.open_requested.emit(self._n))
        head.addWidget(self.all)
        self._last_place = QVBoxLayout()
        layout.addLayout(self._last_place)
        self._last: list[PaneRow] = []

    # -- filling -------------------------------------------------------------------------------

    @property
    def number(self) -> int:
        """``contact.n`` of the contact shown; -1: none."""
        return self._n

    @property
    def step(self) -> bytes:
        """The id of the next step shown; empty: none."""
        return self._step_id

    @property
    def facts(self) -> list[FactRow]:
        """The facts that are shown."""
        return [row for row in self._facts if not row.isHidden()]

    @property
    def deals(self) -> list[PaneRow]:
        """The open deals that are shown."""
        return [row for row in self._deals if not row.isHidden()]

    @property
    def last(self) -> list[PaneRow]:
        """The last contacts that are shown."""
        return [row for row in self._last if not row.isHidden()]

    def show_glance(self, glance: Glance | None) -> None:
        """Show a contact, or nothing."""
        self._inside.setVisible(glance is not None)
        self._n = -1 if glance is None else glance.card.contact.n
        self._step_id = b""
        if glance is None:
            return
        card = glance.card
        self.setUpdatesEnabled(False)
        try:
            self._show_head(card)
            self._show_facts(card)
            self._show_step(card.reminders[0] if card.reminders else None)
            self._show_deals([deal for deal in card.deals if deal.state == "open"])
            self._show_last(card.contact, glance.entries, glance.total)
            self._order()
        finally:
            self.setUpdatesEnabled(True)

    def _show_head(self, card: ContactCard) -> None:
        contact = card.contact
        shown = contact.name or next(
            (part.text for part in (*contact.emails, *contact.phones)), self.tr("No name")
        )
        self._avatar.show_contact(shown, contact.id)
        self.name.setText(shown)
        second = role_words(contact)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.tags.fill([(tag.name, tag_hue(tag.name, tag.colour)) for tag in card.tags])

    def _show_facts(self, card: ContactCard) -> None:
        contact = card.contact
        facts: list[tuple[str, str, bool, Sequence[Act]]] = []
        for kind, parts, name, verb in (
            ("phone", contact.phones[:_PHONES_SHOWN], self.tr("Phone"),
             self.tr("Call with this PC")),
            ("email", contact.emails[:_EMAILS_SHOWN], self.tr("E-mail"),
             self.tr("Write an e-mail")),
        ):  # fmt: skip
            for part in parts:
                where = address_of(kind, part.text)
                open_it: Act = (verb, partial(self.link_requested.emit, where))
                title = part.label[:1].upper() + part.label[1:] or name
                facts.append((title, part.text, True, (open_it,) if where else ()))
        place = next(iter(contact.addresses), None)
        if place is None and card.inherited is not None:
            place = card.inherited[1]
        if place is not None and (text := place.one_line()):
            facts.append((self.tr("Address"), text, False, ()))
        if since := since_words(contact, self._zone):
            text = self.tr("since %1").replace("%1", since)
            facts.append((self.tr("Customer"), text, False, ()))
        rows = self._rows(self._facts, self._facts_place, len(facts), FactRow)
        for row, (name, value, icon, acts) in zip(rows, facts, strict=True):
            row.fill(name, value, icon=icon, acts=acts)
        self._facts_part.setVisible(bool(facts))

    def _show_step(self, step: Reminder | None) -> None:
        from crm_desktop.ui.entry_words import kind_words  # noqa: PLC0415 - after the first page

        self._step.setVisible(step is not None)
        self._no_step.setVisible(step is None)
        if step is None:
            return
        self._step_id = step.id
        title = step.title or kind_words(step.kind)
        late = step.days_late > 0
        self.ring.fill(title, late=late)
        self.step_title.setText(title)
        when, ink = words.due(step.due, step.time, self._today())
        if step.due is not None and late:
            when = f"{words.day(step.due, self._today(), weekday=True)}, {when}"
        self.step_when.write(when, "small_label" if late else "small", ink)

    def _show_deals(self, deals: Sequence[CardDeal]) -> None:
        sums: dict[str, int] = {}
        for deal in deals:
            if deal.amount_minor is not None:
                sums[deal.currency] = sums.get(deal.currency, 0) + deal.amount_minor
        self.sum.setText(" · ".join(words.money(minor, code) for code, minor in sums.items()))
        shown = deals[:_DEALS_SHOWN]
        before = len(self._deals)
        rows = self._rows(self._deals, self._deals_place, len(shown), PaneRow)
        for place in range(before, len(self._deals)):
            self._deals[place].clicked.connect(lambda _c=False, p=place: self._open_deal(p))
        self._deal_ids = [deal.id for deal in shown]
        for row, deal in zip(rows, shown, strict=True):
            second = deal.step
            if deal.since is not None:
                days = max(0, (self._now() - deal.since) // _DAY)
                long = self.tr("%n day(s) in this step", None, days)
                second = f"{deal.step}, {long}" if deal.step else long
            tip = self.tr("Open %1").replace("%1", deal.title)
            row.fill(deal.title, second, tip=tip)
        self._deals_part.setVisible(bool(shown))

    def _show_last(self, contact: Contact, entries: Sequence[Entry], total: int) -> None:
        from crm_desktop.ui.entry_words import happened  # noqa: PLC0415 - after the first page

        today, me = self._today(), self._me()
        before = len(self._last)
        rows = self._rows(self._last, self._last_place, len(entries), PaneRow)
        for row in self._last[before:]:
            row.clicked.connect(lambda _checked=False: self.open_requested.emit(self._n))
        name = contact.first_name or contact.name
        for row, entry in zip(rows, entries, strict=True):
            said = happened(entry, name, today, self._zone, me)
            second = entry.subject or entry.body.strip().partition("\n")[0]
            day = words.day(words.moment(entry.happened_at, self._zone).date(), today)
            icon = KIND_ICONS.get(entry.kind, "circle-check")
            row.fill(said.strong, second[:200], icon=icon, when=day, tip=self.tr("Open the card"))
        self._last_part.setVisible(bool(entries))
        self.all.setText(self.tr("All %1").replace("%1", words.figure(total)))
        self.all.setAccessibleName(self.tr("Open the card: %n entries", None, total))

    def _rows(
        self, rows: list[_Row], place: QVBoxLayout, count: int, kind: type[_Row]
    ) -> list[_Row]:
        """As many rows as are needed; the others are hidden."""
        while len(rows) < count:
            made = kind(self._theme)
            if isinstance(made, FactRow):
                made.copied.connect(self.copy_requested)
            rows.append(made)
            place.addWidget(made)
        for number, row in enumerate(rows):
            row.setVisible(number < count)
        return rows[:count]

    def _order(self) -> None:
        """Tab follows the reading order, also to rows that were made later."""
        found: list[QWidget] = [
            self.more, *self.log_buttons, *self._facts, self.add, self.ring, *self._deals,
            self.all, *self._last,
        ]  # fmt: skip
        found = reachable(found)
        if found != self._stops:
            self._stops = found
            chain(found)

    # -- inside --------------------------------------------------------------------------------

    def _log(self, kind: str) -> None:
        if self._n >= 0:
            self.log_requested.emit(self._n, kind)

    def _open_deal(self, place: int) -> None:
        self.deal_requested.emit(self._deal_ids[place])

    def _show_menu(self) -> None:
        self.menu_requested.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._n >= 0:
            self.menu_requested.emit(event.globalPos())
