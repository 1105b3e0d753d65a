"""The page of one quote: its lines as a table, the sums beside the texts, and where it stands.

A draft is edited in place, every cell is kept when it is left; what was sent is shown as it is, and
changed by a new version.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.quote_totals import Discount
from crm_desktop.errors import UserError
from crm_desktop.services import quote_moves, quotes
from crm_desktop.services.quote_card import Quote, QuoteLine, read_quote
from crm_desktop.services.stages import lost_reasons
from crm_desktop.ui import quote_words, words
from crm_desktop.ui.amounts import read_day
from crm_desktop.ui.dialogs.lost_reason import LostReason
from crm_desktop.ui.models.quote_lines import QuoteLines
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import button, label, panel, scrolling
from crm_desktop.ui.widgets.editable_line import EditableLine, name_room
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.quote_table import QuoteTable

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store

_SHOWN = frozenset(("quote", "quote_line", "deal", "contact", "tax_rate", "setting"))
_LEFT = 320
_NARROW = 820


class QuotePage(QWidget):
    """Shows one quote at a time."""

    back_requested = Signal()
    deal_requested = Signal(bytes)
    paper_requested = Signal(bytes)
    """The quote (id) as it will be printed."""
    menu_requested = Signal(QPoint)
    moved = Signal()
    """Something changed that commands depend on."""
    told = Signal(str)
    done = Signal(str)

    def __init__(
        self, theme: Theme, store: Store, *, today: Callable[[], dt.date], zone: str,
        me: Callable[[], bytes] = lambda: b"",
    ) -> None:  # fmt: skip
        """``zone``: IANA name; ``me``: the colleague at this PC, b"" for nobody in particular."""
        super().__init__()
        self._theme, self._store, self._today, self._zone = theme, store, today, zone
        self._me = me
        self._stale = False
        self.quote: bytes | None = None
        self.found: Quote | None = None
        self._shown = 0
        """``Store.shown_now`` of it: what other PCs wrote since is kept beside edits."""
        """What is shown; None: nothing yet."""
        self.model = QuoteLines()
        self.model.changed.connect(self._change_line)
        self.model.added.connect(self._add_line)
        self.model.refused.connect(self.told)
        self.texts: dict[str, EditableLine] = {}
        self._build()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), px(20))
        page.setSpacing(px(8))
        page.addLayout(self._head())
        below = QWidget()
        self._below = FlowLayout(below, px(8), px(6))
        self._below.setContentsMargins(0, 0, 0, 0)
        page.addWidget(below)
        self.note = label(self._theme, "", "body", "warning")
        self.note.setWordWrap(True)
        self._renumber = button(self._theme, self.tr("Give it a new number"), self.renumber,
                                small=True)  # fmt: skip
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(self._renumber)
        self._note_row = QWidget()
        self._note_row.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._note_row)
        inside = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(12))
        self._left = self._texts_panel()
        self._body.addWidget(self._left, 0)
        self._body.addWidget(self._lines_panel(), 1)
        page.addWidget(scrolling(inside), 1)

    def _head(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(0, px(10), 0, px(4))
        head.setSpacing(px(8))
        head.addWidget(
            button(theme, "", self.back_requested.emit, icon="arrow-left", tip=self.tr("Back"))
        )
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self.title = ElidedLabel(theme, "", "title")
        self.summary = ElidedLabel(theme, "", "small", "text_2")
        titles.addWidget(self.title)
        titles.addWidget(self.summary)
        head.addLayout(titles, 1)
        self.versions = ChoiceBox()
        self.versions.setFont(theme.font("body"))
        self.versions.setAccessibleName(self.tr("Version"))
        self.versions.activated.connect(lambda _row: self._show_version())
        self.sent_button = button(theme, self.tr("Mark as sent"), self.send, kind="primary")
        self.accepted_button = button(theme, self.tr("Accepted"), self.accept, icon="trophy")
        self.refused_button = button(theme, self.tr("Refused…"), self.refuse)
        self.version_button = button(theme, self.tr("New version"), self.new_version, icon="copy")
        self.paper_button = button(theme, self.tr("Print or PDF…"), self.show_paper, icon="printer")
        self._acts = (
            self.versions, self.paper_button, self.version_button, self.refused_button,
            self.accepted_button, self.sent_button,
        )  # fmt: skip
        self._beside = QHBoxLayout()
        self._beside.setSpacing(px(8))
        head.addLayout(self._beside)
        for one in self._acts:
            self._beside.addWidget(one)
        return head

    def _texts_panel(self) -> QWidget:
        px = self._theme.px
        made = panel()
        column = QVBoxLayout(made)
        column.setContentsMargins(px(16), px(12), px(10), px(12))
        column.setSpacing(0)
        column.addWidget(label(self._theme, self.tr("On the quote"), "strong"))
        for name in ("title", "recipient", "issued", "valid", "tax", "discount", "intro",
                     "closing"):  # fmt: skip
            line = EditableLine(self._theme, lines=name in ("recipient", "intro", "closing"))
            line.kept.connect(partial(self._keep, name))
            line.closed.connect(self._catch_up)
            self.texts[name] = line
            column.addWidget(line)
        self.deal_link = button(self._theme, " ", self._open_deal, kind="link")
        self.deal_link.hide()
        column.addSpacing(px(8))
        column.addWidget(self.deal_link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return made

    def _lines_panel(self) -> QWidget:
        px = self._theme.px
        made = panel()
        column = QVBoxLayout(made)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(label(self._theme, self.tr("What is offered"), "strong"))
        self.table = QuoteTable(self._theme, self.model)
        self.table.setMinimumHeight(px(180))
        self.table.menu_requested.connect(self.menu_requested)
        self.table.itemDelegate().closeEditor.connect(
            lambda *_: QTimer.singleShot(0, self, self._catch_up)  # it is open till then
        )
        self.table.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        column.addWidget(self.table, 1)
        self._sums = QGridLayout()
        self._sums.setHorizontalSpacing(px(24))
        self._sums.setVerticalSpacing(px(4))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._sums)
        column.addLayout(row)
        return made

    # -- showing -------------------------------------------------------------------------------

    def show_quote(self, quote: bytes) -> None:
        """Show a quote."""
        self.quote = quote
        self.refresh()

    def refresh(self) -> None:
        """Read the quote anew; one that is gone leads back."""
        self._stale = False
        if self.quote is None:
            return
        shown = self._store.shown_now()
        try:
            found = read_quote(self._store, self.quote, self._today())
        except UserError as error:
            self.quote = None
            self.told.emit(error.sentence)
            self.back_requested.emit()  # to the deal of what was shown
            self.found = None
            return
        self.found, self._shown = found, shown
        row, editable = found.row, found.editable
        self.title.setText(self.tr("Quote %1").replace("%1", row.number))
        self.title.setAccessibleName(self.title.text())
        amount = words.money(row.total_minor, row.currency)
        self.summary.setText(" · ".join(filter(None, (
            self._status(found), row.contact, amount)))
        )  # fmt: skip
        self._fill_versions(found)
        self.sent_button.setVisible(editable)
        self.accepted_button.setVisible(row.status in ("draft", "sent", "expired", "refused"))
        self.refused_button.setVisible(row.status in ("sent", "expired"))
        self.version_button.setVisible(not editable)
        self._fill_note(found)
        self._fill_texts(found)
        self.model.show(found.lines, row.currency, editable=editable)
        self._fill_sums(found)
        self.moved.emit()

    def _status(self, found: Quote) -> str:
        today, row = self._today(), found.row
        said = quote_words.status_word(row.status)
        if row.status == "sent" and row.valid_until is not None:
            day = words.day(row.valid_until, today)
            return self.tr("%1, valid until %2").replace("%2", day).replace("%1", said)
        day_of = found.decided_on if row.status in ("accepted", "refused") else None
        return f"{said} {words.day(day_of, today)}" if day_of is not None else said

    def _fill_versions(self, found: Quote) -> None:
        self.versions.blockSignals(True)
        self.versions.clear()
        for row in found.versions:
            name = self.tr("Version %1").replace("%1", str(row.version))
            self.versions.addItem(f"{name} · {quote_words.status_word(row.status)}", row.id)
        self.versions.setCurrentIndex([row.id for row in found.versions].index(found.row.id))
        self.versions.setVisible(len(found.versions) > 1)
        self.versions.blockSignals(False)

    def _fill_note(self, found: Quote) -> None:
        said = ""
        if found.number_twice:
            said = self.tr("Another quote has this number too, from another PC.")
        elif found.prices_missing and found.editable:
            said = self.tr(
                "%n line(s) without a price, counted as nothing.", None, found.prices_missing
            )
        elif not found.is_newest:
            said = self.tr("This is an earlier version.")
        self.note.setText(said)
        self._renumber.setVisible(found.number_twice)
        self._note_row.setVisible(bool(said))

    def _fill_texts(self, found: Quote) -> None:
        texts, row, today, can = self.texts, found.row, self._today(), found.editable
        room = name_room(self._theme, [self.tr("Valid until"), self.tr("Below the lines")])
        texts["title"].fill(self.tr("About"), row.title, editable=can, room=room)
        texts["recipient"].fill(self.tr("To"), found.recipient, editable=can, room=room,
                                hint=self.tr("Add name and address"))  # fmt: skip
        for name, said, day in (
            ("issued", self.tr("Date"), row.issued_on),
            ("valid", self.tr("Valid until"), row.valid_until),
        ):
            shown = words.day(day, today) if day else ""
            texts[name].fill(said, shown, editable=can, room=room, hint=self.tr("Add a date"))
        choices = [(self.tr("without tax"), "0"), (self.tr("with tax"), "1")]
        texts["tax"].fill(
            self.tr("Prices"), str(int(found.tax_included)), shown=choices[found.tax_included][0],
            choices=choices, editable=can, room=room,
        )  # fmt: skip
        texts["discount"].fill(
            self.tr("Discount"), quote_words.typed_discount(found.discount, row.currency),
            shown=quote_words.discount_words(found.discount, row.currency),
            hint=self.tr("On everything, like 5 % or 20"), editable=can, room=room,
        )  # fmt: skip
        texts["intro"].fill(self.tr("Above the lines"), found.intro, editable=can, room=room,
                            hint=self.tr("Add a text"))  # fmt: skip
        texts["closing"].fill(self.tr("Below the lines"), found.closing, editable=can, room=room,
                              hint=self.tr("Add a text"))  # fmt: skip
        self.deal_link.setText(self.tr("Deal: %1").replace("%1", found.deal))
        self.deal_link.show()

    def _fill_sums(self, found: Quote) -> None:
        while (item := self._sums.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, (name, minor, strong) in enumerate(self._sum_rows(found)):
            value = words.money(minor, found.row.currency)
            role = "strong" if strong else "body"
            said = label(self._theme, name, role, "text" if strong else "text_2")  # type: ignore[arg-type]
            shown = label(self._theme, value, role)  # type: ignore[arg-type]
            shown.setAccessibleName(f"{name}: {value}")
            self._sums.addWidget(said, place, 0, Qt.AlignmentFlag.AlignRight)
            self._sums.addWidget(shown, place, 1, Qt.AlignmentFlag.AlignRight)
            said.show()
            shown.show()

    def _sum_rows(self, found: Quote) -> list[tuple[str, int, bool]]:
        totals = found.totals
        rows: list[tuple[str, int, bool]] = []
        if totals.discount:
            rows.append((self.tr("Sum"), totals.sum, False))
            rows.append((self.tr("Discount"), -totals.discount, False))
        if totals.taxes and not found.tax_included:
            rows.append((self.tr("Sum without tax"), totals.net, False))
        for part in totals.taxes:
            said = self.tr("Tax %1 included") if found.tax_included else self.tr("Tax %1")
            rows.append((said.replace("%1", quote_words.tax_words(part.rate)), part.tax, False))
        rows.append((self.tr("Total"), totals.total, True))
        return rows

    # -- keeping -------------------------------------------------------------------------------

    def _keep(self, name: str, text: str) -> None:
        if self.quote is None or self.found is None:
            return
        change = partial(quotes.change_quote, self._store, self.quote)
        if name in ("issued", "valid"):
            day = read_day(text, self._today())
            if day is None:
                said = self.tr("This is no date. Write it like 31 Dec.")
                self._refuse(name, text, said)
                return
            given = {"issued_on": day} if name == "issued" else {"valid_until": day}
            self._keep_by(name, text, partial(change, **given))
        elif name == "discount":
            found: Discount | None = quote_words.read_discount(text, self.found.row.currency)
            if found is None:
                said = quote_words.tr("This is no discount. Write it like 5 % or 20.")
                self._refuse(name, text, said)
                return
            self._keep_by(name, text, partial(change, discount=found))
        elif name == "tax":
            self._keep_by(name, text, partial(change, tax_included=text == "1"))
        else:
            self._keep_by(name, text, partial(change, **{name: text}))

    def _keep_by(self, name: str, text: str, command: Callable[[], object]) -> None:
        try:
            with self._store.shown_since(self._shown):
                command()
        except UserError as error:
            if error.code in ("quote.gone", "quote.sent"):  # there is no field for it any more
                self.told.emit(error.sentence)
                self.refresh()
            else:
                self._refuse(name, text, error.sentence)
            return
        self.refresh()

    def _refuse(self, name: str, text: str, sentence: str) -> None:
        """What was typed stays, with why it was not kept."""
        self.told.emit(sentence)
        self.texts[name].refuse(text, spoken(sentence))

    def _change_line(self, line: bytes, values: dict[str, object]) -> None:
        self._try(partial(quotes.change_line, self._store, line, **values))  # type: ignore[arg-type]

    def _add_line(self, title: str) -> None:
        if self.quote is None:
            return
        if self._try(partial(quotes.add_line, self._store, self.quote, title)):
            row = self.model.rowCount() - 2
            self.table.setCurrentIndex(self.model.index(row, 2))

    @property
    def line(self) -> QuoteLine | None:
        """The line with the cursor, where it can be edited."""
        if self.found is None or not self.found.editable:
            return None
        return self.model.line(self.table.currentIndex().row())

    def remove_line(self) -> None:
        """Take the line with the cursor away."""
        line, row = self.line, self.table.currentIndex().row()
        if line is None:
            return
        if self._try(partial(quotes.remove_line, self._store, line.id)):
            self.done.emit(self.tr("“%1” removed.").replace("%1", line.title))
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))

    def move_line(self, steps: int) -> None:
        """Put the line with the cursor further down, or up."""
        line = self.line
        if line is None:
            return
        column = self.table.currentIndex().column()
        if self._try(partial(quotes.move_line, self._store, line.id, steps)):
            row = self.model.row_of(line.id)
            self.table.setCurrentIndex(self.model.index(row, column))

    # -- where it stands -----------------------------------------------------------------------

    def send(self) -> None:
        """It was sent."""
        if self.quote is None or self.found is None:
            return
        try:
            sent = quote_moves.send_quote(
                self._store, self.quote, self._today(), zone=self._zone, who=self._me() or None
            )
        except UserError as error:
            self.told.emit(error.sentence)
            return
        said = self.tr("Quote %1 is sent.").replace("%1", self.found.row.number)
        if sent.step:
            said += " " + self.tr("The deal is in %1 now.").replace("%1", sent.step)
        if sent.remind_on is not None:
            day = words.day(sent.remind_on, self._today(), weekday=True)
            said += " " + self.tr("Reminder set for %1.").replace("%1", day)
        self.refresh()
        self.done.emit(said)

    def accept(self) -> None:
        """The customer takes it."""
        if self.quote is None or self.found is None:
            return
        number = self.found.row.number
        if self._try(
            partial(quote_moves.accept_quote, self._store, self.quote, self._today(),
                    zone=self._zone, who=self._me() or None)
        ):  # fmt: skip
            self.done.emit(self.tr("Quote %1 is accepted, the deal is won.").replace("%1", number))

    def refuse(self) -> None:
        """The customer does not take it; asks why."""
        if self.quote is None or self.found is None:
            return
        asks = LostReason(self, self._theme, self.found.deal, lost_reasons(self._store))
        if not asks.exec():
            return
        number = self.found.row.number
        if self._try(
            partial(quote_moves.refuse_quote, self._store, self.quote, self._today(),
                    zone=self._zone, reason=asks.reason, who=self._me() or None)
        ):  # fmt: skip
            self.done.emit(self.tr("Quote %1 is refused, the deal is lost.").replace("%1", number))

    def new_version(self) -> None:
        """Go on with a copy that can be edited."""
        if self.quote is None:
            return
        try:
            made = quote_moves.new_version(
                self._store, self.quote, self._today(), who=self._me() or None
            )
        except UserError as error:
            self.told.emit(error.sentence)
            return
        self.show_quote(made)
        self.done.emit(self.tr("A new version is here to be edited."))

    def renumber(self) -> None:
        """Give it the next free number."""
        if self.quote is not None and self._try(
            partial(quote_moves.renumber, self._store, self.quote, self._today())
        ):
            self.done.emit(self.tr("The quote has a new number."))

    def archive(self) -> None:
        """Hide it."""
        if self.quote is None or self.found is None:
            return
        number, quote = self.found.row.number, self.quote
        self.quote = None
        try:
            quote_moves.archive_quote(self._store, quote)
        except UserError as error:
            self.told.emit(error.sentence)
        else:
            self.done.emit(self.tr("Quote %1 archived.").replace("%1", number))
        self.back_requested.emit()

    def show_paper(self) -> None:
        """Show it as it will be printed."""
        if self.quote is not None:
            self.paper_requested.emit(self.quote)

    # -- inside --------------------------------------------------------------------------------

    def _open_deal(self) -> None:
        if self.found is not None:
            self.deal_requested.emit(self.found.row.deal_id)

    def _show_version(self) -> None:
        self.show_quote(self.versions.currentData())

    def _try(self, command: Callable[[], object]) -> bool:
        try:
            with self._store.shown_since(self._shown):
                command()
        except UserError as error:
            self.told.emit(error.sentence)
            self.refresh()
            return False
        self.refresh()
        return True

    # -- for the window ------------------------------------------------------------------------

    def committed(self, changes: ChangeSet) -> None:
        """Something was written; while a field is open, it is read when that closes."""
        if not _SHOWN.isdisjoint(changes.rows):
            self._stale = True
            self._catch_up()

    def leave(self) -> None:
        """Keep what stands in an open field or cell."""
        self.table.commit()
        for line in self.texts.values():
            line.commit()

    def _catch_up(self) -> None:
        is_open = any(line.field is not None for line in self.texts.values())
        if self._stale and not is_open and not self.table.is_editing():
            self.refresh()

    def enter(self) -> None:
        """The keyboard goes to the lines."""
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.texts["title"], self.table)

    def kept(self) -> bytes | None:
        """For the page that takes the place of this one."""
        return self.quote

    def restore(self, kept: bytes | None) -> None:
        """Go on where the page before was."""
        if kept is not None:
            self.show_quote(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        row = self._below if narrow else self._beside
        if self.paper_button.parentWidget() is not row.parentWidget():
            for one in self._acts:
                row.addWidget(one)
        way = QBoxLayout.Direction
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._left.setMaximumWidth((1 << 24) - 1 if narrow else self._theme.px(_LEFT))
        self._left.setMinimumWidth(0 if narrow else self._theme.px(_LEFT))
