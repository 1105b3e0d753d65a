"""The card of one contact: details, composer and timeline, what is next.

Everything is read anew when a commit touches what is shown, except while a field is open: then the
page waits until it is closed, so that nothing typed is taken away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.domain.dates import PartialDate, parse_date, parse_partial
from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit, contact_parts, fields, reminders, timeline
from crm_desktop.services.contact_card import CardDetails as Card
from crm_desktop.services.contact_card import read_card
from crm_desktop.services.contacts import identity_of
from crm_desktop.services.history import History
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui import words
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.entry_words import happened
from crm_desktop.ui.models.timeline import KINDS
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_aside import CardAside
from crm_desktop.ui.widgets.card_details import PART_KINDS, CardDetails, Edit
from crm_desktop.ui.widgets.composer import Composer, Wish
from crm_desktop.ui.widgets.controls import Avatar, button, label
from crm_desktop.ui.widgets.editable_line import EditableLine
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.timeline_panel import TimelinePanel

THREE_COLUMNS = 1020
"""Width of the page at 100 % text (a window of 1240) from which there is a third column."""
TWO_COLUMNS = 720
"""Below this everything stands in one column that scrolls."""
_SEEN_TABLES = frozenset(
    ("contact", "phone", "email", "address", "website", "position", "tag", "tagging", "entry",
     "reminder", "deal", "field", "field_value", "participant", "attachment")
)  # fmt: skip


class ContactCardPage(QWidget):
    """Reads and writes through the services; what was done is told with how to undo it."""

    back_requested = Signal()
    open_requested = Signal(int)
    """contact.n of somebody named on the card."""
    shown = Signal(int)
    """contact.n of the contact that the card shows now."""
    told = Signal(str, object)
    """A sentence, and what undoes it (or None)."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:
        super().__init__()
        self._theme, self._store = theme, store
        self._today, self._zone = today, zone
        self._drafts = Drafts(store.folder)
        self._history = History(store)
        self._n = -1
        self._card: Card | None = None
        self._neighbours: Sequence[int] = ()
        self._place = -1
        self._stale = False
        self._after: tuple[int, int] | None = None
        self._width = -1
        self.details = CardDetails(theme, self._keep, today=today, zone=zone)
        self.composer = Composer(theme, today=today, now=store.clock, zone=zone)
        self.timeline = TimelinePanel(theme, today, zone)
        self.aside = CardAside(theme, today, store.clock)
        self._build()
        self.details.open_requested.connect(self.open_requested)
        self.details.edit_closed.connect(self._catch_up)
        self.composer.save_requested.connect(self._log)
        self.composer.draft_changed.connect(self._keep_draft)
        self.timeline.narrowed.connect(self._read_timeline)
        self.timeline.more_requested.connect(self._read_more)
        self.aside.done_requested.connect(self._finish)
        leave = QShortcut(Qt.Key.Key_Escape, self, self.back_requested.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), 0)
        page.setSpacing(0)
        page.addLayout(self._head())
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, px(4), 0, px(20))
        self._columns.setSpacing(px(12))
        self._left, self._under = self._scrolled(self.details)
        self._right, self._beside = self._scrolled(self.aside)
        inside_left = self._left.widget()
        assert inside_left is not None
        inside_left.installEventFilter(self)
        middle = self._middle = QWidget()
        between = QVBoxLayout(middle)
        between.setContentsMargins(0, 0, 0, 0)
        between.setSpacing(px(4))
        between.addWidget(self.composer)
        between.addWidget(self.timeline, 1)
        self._columns.addWidget(self._left)
        self._columns.addWidget(middle, 1)
        self._columns.addWidget(self._right)
        inside = QWidget()
        inside.setLayout(self._columns)
        whole = self._whole = QScrollArea()
        whole.setWidgetResizable(True)
        whole.setFrameShape(QFrame.Shape.NoFrame)
        whole.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.setWidget(inside)
        page.addWidget(whole, 1)

    def _scrolled(self, part: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(12))
        layout.addWidget(part)
        area.setWidget(inside)
        return area, layout

    def _head(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(0, px(8), 0, px(8))
        head.setSpacing(px(12))
        self.back = button(theme, "", self.back_requested.emit, icon="arrow-left",
                           tip=self.tr("Back (Alt+Left)"))  # fmt: skip
        head.addWidget(self.back)
        self._avatar = Avatar(theme, large=True)
        self._avatar.setFixedSize(px(40), px(40))
        head.addWidget(self._avatar)
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._names.addStretch(1)
        self.second = ElidedLabel(theme, "", "small", "text_2")
        self._names.addWidget(self.second)
        self._names.addStretch(1)
        self.name: EditableLine | None = None
        head.addLayout(self._names, 1)
        self.position = label(theme, "", "small", "text_2")
        head.addWidget(self.position)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        self.previous = button(theme, "", lambda: self.step(-1), kind="ghost", icon="chevron-up",
                               tip=self.tr("Previous contact (Ctrl+Up)"))  # fmt: skip
        self.next = button(theme, "", lambda: self.step(1), kind="ghost", icon="chevron-down",
                           tip=self.tr("Next contact (Ctrl+Down)"))  # fmt: skip
        steps.addWidget(self.previous)
        steps.addWidget(self.next)
        head.addLayout(steps)
        return head

    # -- what the window calls -----------------------------------------------------------------

    def show_contact(self, n: int, neighbours: Sequence[int] = ()) -> None:
        """Show a contact; ``neighbours`` is the list it was opened from, in its order."""
        self.leave()
        self._neighbours = neighbours
        try:
            self._place = neighbours.index(n)
        except ValueError:
            self._place = -1
        self._open(n)

    @property
    def number(self) -> int:
        """``contact.n`` of the contact shown; -1: none."""
        return self._n

    def kept(self) -> tuple[int, Sequence[int]]:
        """What is shown, for ``restore``."""
        return self._n, self._neighbours

    def restore(self, kept: tuple[int, Sequence[int]]) -> None:
        """Show what a page before this one showed."""
        if kept[0] >= 0:
            self.show_contact(*kept)

    def step(self, by: int) -> None:
        """Ctrl+Up and Ctrl+Down: the contact before or after in the list."""
        place = self._place + by
        if self._place >= 0 and 0 <= place < len(self._neighbours):
            self.leave()
            self._place = place
            self._open(self._neighbours[place])

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit."""
        if self._n >= 0 and _SEEN_TABLES & changes.rows.keys():
            self._stale = True
            self._catch_up()

    def compose(self, kind: str) -> None:
        """Put the cursor into the composer."""
        self.composer.compose(kind)
        self._whole.ensureWidgetVisible(self.composer)

    def leave(self) -> None:
        """Keep what is half typed: called before the card shows something else or closes."""
        if self._card is not None:
            self.details.commit()
            if self.name is not None:
                self.name.commit()
            self.composer.keep_draft()

    def focus_filter(self) -> None:
        """Ctrl+F: search the timeline."""
        self.timeline.open_search()

    # -- reading -------------------------------------------------------------------------------

    def _open(self, n: int) -> None:
        self._n = n
        self.timeline.start_anew()
        self._card = None  # what follows is another contact, not a change of the same
        if self._read():
            card = self._card
            assert card is not None
            self.composer.show_draft(self._drafts.of(card.contact.id))
            self._whole.verticalScrollBar().setValue(0)
            self._left.verticalScrollBar().setValue(0)
            self.shown.emit(n)

    def _catch_up(self) -> None:
        typing = self.details.editing or (self.name is not None and self.name.field is not None)
        if self._stale and not typing:
            self._read()

    def _read(self) -> bool:
        """Read and show everything; False: the contact is gone, and the card was left."""
        self._stale = False
        card = None
        identity = identity_of(self._store, self._n)
        if identity is not None:
            card = read_card(self._store, identity, self._today(), self._zone)
        if card is None:
            self.composer.keep_draft()  # an undo may bring the contact back
            self._card, self._n = None, -1
            self.back_requested.emit()
            return False
        self._card = card
        self._show_head(card)
        self.details.show_card(card)
        self.aside.show_card(card)
        self._read_timeline()
        return True

    def _show_head(self, card: Card) -> None:
        contact = card.contact
        shown = contact.name or next(
            (part.text for part in (*contact.emails, *contact.phones)), self.tr("No name")
        )
        self._avatar.show_contact(shown, contact.id)
        if self.name is not None:
            self._names.removeWidget(self.name)
            self.name.hide()
            self.name.deleteLater()
        name = self.name = EditableLine(
            self._theme, self.tr("Name"), contact.name, shown=shown, role="title"
        )
        name.kept.connect(lambda text: self._rename(name, text))
        name.closed.connect(self._catch_up)
        self._names.insertWidget(1, name)
        place = contact.positions[0] if contact.positions else None
        title = (place.title or place.role) if place else contact.job_title
        role = ", ".join(part for part in (title, place.company if place else "") if part)
        parts = [role or contact.industry]
        if contact.known_since is not None:
            wall = words.moment(contact.known_since, self._zone)
            since = QLocale().standaloneMonthName(wall.month)
            parts.append(self.tr("customer since %1").replace("%1", f"{since} {wall.year}"))
        second = " · ".join(part for part in parts if part)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        several = self._place >= 0 and len(self._neighbours) > 1
        for widget in (self.position, self.previous, self.next):
            widget.setVisible(several)
        if several:
            count = len(self._neighbours)
            self.position.setText(
                self.tr("%1 of %2")
                .replace("%1", f"{self._place + 1:n}")
                .replace("%2", f"{count:n}")
            )
            self.previous.setEnabled(self._place > 0)
            self.next.setEnabled(self._place < count - 1)

    def _read_timeline(self) -> None:
        self._after = None
        self._show_entries(below=False)

    def _read_more(self) -> None:
        if self._after is not None:
            self._show_entries(below=True)

    def _show_entries(self, *, below: bool) -> None:
        if self._card is None:
            return
        contact = self._card.contact
        kind, text = self.timeline.kind, self.timeline.search.text()
        kinds = (kind,) if kind else ()
        staff = contact.kind == "company"
        with self._store.read_raw() as raw:
            counted = timeline.count_timeline(raw, contact.id, text=text, with_staff=staff)
            found = timeline.read_timeline(
                raw, contact.id, kinds=kinds, text=text, with_staff=staff, pinned=False,
                after=self._after,
            )  # fmt: skip
            pinned = [] if below else timeline.read_timeline(
                raw, contact.id, kinds=kinds, text=text, with_staff=staff, pinned=True
            )  # fmt: skip
        self._after = found[-1].place if len(found) == timeline.PAGE else None
        counts = [sum(counted.values()), *(counted.get(kind, 0) for kind in KINDS)]
        total = counted.get(kind, 0) if kind else counts[0]
        name = contact.first_name or contact.name
        today = self._today()
        rows = [happened(entry, name, today, self._zone) for entry in (*pinned, *found)]
        self.timeline.show_entries(rows, counts, total, below=below)

    # -- writing -------------------------------------------------------------------------------

    def _log(self, wish: Wish) -> None:
        if self._card is None:
            return
        contact = self._card.contact
        at = None if wish.at is None else round(wish.at.timestamp() * 1000)
        try:
            logged = timeline.log(
                self._store, contact.id, wish.kind, wish.text, zone=str(self._zone),
                happened_at=at, subject=wish.subject, outcome=wish.outcome, minutes=wish.minutes,
                remind_on=wish.remind_on, remind_title="" if wish.text else contact.name,
            )  # fmt: skip
        except UserError as error:
            self.composer.failed(error.sentence)
            return
        self.composer.saved()
        done = {
            "call": self.tr("Call logged."), "email": self.tr("E-mail logged."),
            "meeting": self.tr("Meeting logged."), "visit": self.tr("Visit logged."),
            "note": self.tr("Note saved."),
        }[wish.kind]  # fmt: skip
        parts = [done] if logged.entry is not None else []
        remind_on = wish.remind_on
        if logged.entry is None and wish.at is not None:
            remind_on = wish.at.date()
        if logged.reminder is not None and remind_on is not None:
            day = words.day(remind_on, self._today(), weekday=True)
            parts.append(self.tr("Reminder set for %1.").replace("%1", day))
        self.told.emit(" ".join(parts), self._undo())

    def _finish(self, reminder: bytes) -> None:
        try:
            reminders.finish_reminder(self._store, reminder)
        except UserError as error:
            self.told.emit(error.sentence, None)
            return
        self.told.emit(self.tr("Done. Moved to the timeline."), self._undo())

    def _undo(self) -> Callable[[], None]:
        """What turns back the step that was just written."""
        batch = self._history.batches(1)[0].n

        def undo() -> None:
            try:
                self._history.undo(batch)
            except UserError as error:
                self.told.emit(error.sentence, None)

        return undo

    def _rename(self, line: EditableLine, text: str) -> None:
        if self._card is None:
            return
        try:
            contact_edit.rename(self._store, self._card.contact.id, text)
        except UserError as error:
            line.refuse(text, error.sentence)

    def _keep(self, edit: Edit) -> str:
        """Write what a line was changed to; gives the sentence of a refusal."""
        if self._card is None:
            return ""
        contact, store = self._card.contact, self._store
        try:
            if edit.what in PART_KINDS:
                self._keep_part(edit)
            elif edit.what == "birthday":
                birthday = read_date(edit.text, self._today()) if edit.text else None
                if edit.text and birthday is None:
                    return self.tr("This is no date. Write it like 3 May 1980 or 3 May.")
                contact_edit.set_birthday(store, contact.id, birthday)
            elif edit.what == "value":
                return self._keep_value(edit)
            else:
                contact_edit.set_field(store, [contact.n], edit.what, edit.text)
        except UserError as error:
            return error.sentence
        return ""

    def _keep_value(self, edit: Edit) -> str:
        assert self._card is not None
        kind = next((field.kind for field in self._card.fields if field.id == edit.id), "")
        text = edit.text
        if kind == "date" and text:
            date = read_date(text, self._today())
            if date is None:
                return self.tr("This is no date. Write it like 3 May 1980 or 3 May.")
            text = date.iso()
        fields.set_value(self._store, [self._card.contact.n], edit.id, text)
        return ""

    def _keep_part(self, edit: Edit) -> None:
        assert self._card is not None
        kind: contact_parts.PartKind = edit.what  # type: ignore[assignment]
        if not edit.id:
            contact_parts.add_part(self._store, self._card.contact.id, kind, edit.text)
        elif edit.text:
            contact_parts.change_part(self._store, kind, edit.id, edit.text)
        else:
            contact_parts.remove_part(self._store, kind, edit.id)
            self.told.emit(self.tr("Removed."), self._undo())

    def _keep_draft(self, draft: Draft | None) -> None:
        if self._card is not None:
            self._drafts.keep(self._card.contact.id, draft)

    # -- Qt ------------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow the third column goes under the first, then all into one."""
        super().resizeEvent(event)
        room = event.size().width() / self._theme.scale
        columns = 3 if room >= THREE_COLUMNS else 2 if room >= TWO_COLUMNS else 1
        if columns == self._width:
            return
        self._width = columns
        theme, px = self._theme, self._theme.px
        self._right.setVisible(columns == 3)
        (self._beside if columns == 3 else self._under).addWidget(self.aside)
        self._right.setFixedWidth(theme.size("card_right"))
        one = columns == 1
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight
        )
        self._left.setMinimumWidth(0 if one else theme.size("card_left"))
        self._left.setMaximumWidth(16_777_215 if one else theme.size("card_left"))
        self._fit_left()
        self._middle.setMinimumHeight(px(560) if one else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._left.widget():
            self._fit_left()
        return False

    def _fit_left(self) -> None:
        """In one column only the page scrolls, so the details take all the height they need."""
        inside = self._left.widget()
        high = inside.sizeHint().height() if inside is not None and self._width == 1 else 0
        self._left.setMinimumHeight(high)


def read_date(text: str, today: dt.date) -> PartialDate | None:
    """A day as people type it: "3 May", "3.5.1980", "1980-05-03", "1980"."""
    order = "mdy" if QLocale().dateFormat(QLocale.FormatType.ShortFormat).startswith("M") else "dmy"
    whole = parse_date(text, order, pivot_year=today.year)  # type: ignore[arg-type]
    if whole is not None:
        return PartialDate(whole.year, whole.month, whole.day)
    # Without a year: any leap year will do to read it.
    for ending in (" 2000", ".2000", "2000", "/2000"):
        found = parse_date(text.strip() + ending, order, pivot_year=today.year)  # type: ignore[arg-type]
        if found is not None:
            return PartialDate(None, found.month, found.day)
    return parse_partial(text)
