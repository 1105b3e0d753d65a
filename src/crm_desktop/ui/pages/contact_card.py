"""The card of one contact: details, composer and timeline, what is next.

Everything is read anew when a commit touches what is shown, except while a field is open: then the
page waits until it is closed, so that nothing typed is taken away. The widgets are made once and
filled for each contact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.services import reminders, timeline
from crm_desktop.services.contact_card import ContactCard as Card
from crm_desktop.services.contact_card import read_card, read_in_short
from crm_desktop.services.contacts import Contact, identity_of
from crm_desktop.services.history import History
from crm_desktop.services.timeline import Entry
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.dropping import copy_it, dropped, may_be_dropped, nothing_arrived
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.links import open_link
from crm_desktop.ui.pages.card_acts import CardActs
from crm_desktop.ui.pages.card_commands import CardCommands
from crm_desktop.ui.pages.card_files import CardFiles
from crm_desktop.ui.pages.card_parts import CardParts
from crm_desktop.ui.pages.card_place import PlaceInList
from crm_desktop.ui.pages.card_timeline import CardTimeline
from crm_desktop.ui.pages.entry_writes import keep_entry, seen_again, seen_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.thumbnails import Thumbnails
from crm_desktop.ui.widgets.card_details import Open
from crm_desktop.ui.widgets.composer import DRAFT_MS
from crm_desktop.ui.widgets.composer_wish import Wish, logged_words
from crm_desktop.ui.widgets.controls import scrolling
from crm_desktop.ui.widgets.tab_order import chain, stops

THREE_COLUMNS = 1020
"""Width of the page at 100 % text (a window of 1240) from which there is a third column."""
TWO_COLUMNS = 720
"""Below this everything stands in one column that scrolls."""
_GAP = 12
_SEEN_TABLES = frozenset(
    ("contact", "phone", "email", "address", "website", "position", "tag", "tagging", "entry",
     "reminder", "track", "deal", "field", "field_value", "participant", "attachment", "relation",
     "colleague", "consent")
)  # fmt: skip
_OPEN = ".open"
"""The draft of an open field or form, beside that of the composer."""


class ContactCardPage(QWidget):
    """Reads and writes through the services; what was done is told with how to undo it."""

    back_requested = Signal()
    open_requested = Signal(int)
    """contact.n of somebody named on the card."""
    shown = Signal(int)
    """contact.n of the contact that the card shows now."""
    told = Signal(str, object)
    """A sentence, and what undoes it (or None)."""
    menu_requested = Signal(QPoint)
    """All that can be done with the contact is wished, at this point of the screen."""
    deal_requested = Signal(bytes)
    """The id of a deal to be opened."""
    deal_wanted = Signal()
    """Another deal is wished."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        jobs: Jobs | None = None,
        me: Callable[[], bytes] = bytes,
        parts: CardParts | None = None,
    ) -> None:
        """``jobs``: of the window; ``me``: the id of the colleague at this PC, empty where nobody
        was chosen; ``parts``: as far as they were made before."""
        super().__init__()
        self._theme, self._store = theme, store
        self._today, self._zone, self._me = today, zone, me
        self._drafts = Drafts(store.folder)
        self._history = History(store)
        self._n = -1
        self._card: Card | None = None
        self.place = PlaceInList(store)
        self._stale = False
        self._width = -1
        parts = parts or CardParts(theme, store, today=today, zone=zone)
        self._writes = parts.writes
        self._opened: tuple[Entry | None, int] = (None, 0)
        """The entry that the composer changes, as it got it, and ``Store.shown_now`` of it."""
        self.details, self.composer = parts.details, parts.composer
        self.timeline, self.aside = parts.timeline, parts.aside
        self._entries = CardTimeline(store, self.timeline, today=today, zone=zone, me=me)
        jobs = jobs or Jobs()
        self.files = CardFiles(self, store, jobs, zone=zone, me=me)
        self.timeline.view.show_pictures(
            Thumbnails(jobs, self.files.content, theme.scale, self.devicePixelRatioF)
        )
        self.acts = CardActs(self, theme, store, today=today, zone=zone)
        self._rest = QTimer(self)
        """After the first paint: what is seen later than the rest."""
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._read_rest)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_MS)
        self._pause.timeout.connect(self._keep_open)
        head = self.head = parts.head
        self.name, self.second, self.position = head.name, head.second, head.position
        self.previous, self.next = head.previous, head.next
        self._build()
        self._connect()
        self.commands = CardCommands(self)
        self.commands.told.connect(lambda text: self.told.emit(text, None))
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        details, view, head = self.details, self.timeline.view, self.head
        head.back_requested.connect(self.back_requested)
        head.step_requested.connect(self.step)
        head.more_requested.connect(self.show_more)
        head.name.kept.connect(self._rename)
        head.name.closed.connect(self._edit_closed)
        head.name.typed.connect(self._pause.start)
        self.aside.deals.open_requested.connect(self.deal_requested)
        self.aside.deals.add_requested.connect(self.deal_wanted)
        details.open_requested.connect(self.open_requested)
        details.edit_closed.connect(self._edit_closed)
        details.typed.connect(self._pause.start)
        details.link_requested.connect(self.open_link)
        details.history_requested.connect(self.acts.show_earlier)
        self.composer.save_requested.connect(self._log)
        self.composer.draft_changed.connect(self._keep_draft)
        self.composer.files_requested.connect(self.attach)
        self.timeline.narrowed.connect(self._read_timeline)
        self.timeline.more_requested.connect(self._entries.read_more)
        view.link_requested.connect(self.open_link)
        view.entry_requested.connect(self._change_entry)
        view.file_requested.connect(self.files.act)
        view.done_requested.connect(self._finish)
        self.acts.leave_requested.connect(self.leave)
        for part in (self._writes, self.files, self.acts):
            part.done.connect(lambda text: self.told.emit(text, self._undo()))
        self.acts.told.connect(lambda text: self.told.emit(text, None))
        self.files.told.connect(lambda text: self.told.emit(text, None))
        self.aside.done_requested.connect(self._finish)
        leave = QShortcut(Qt.Key.Key_Escape, self, self._escape)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, px(4), 0, px(20))
        self._columns.setSpacing(px(12))
        self._left, self._under = self._scrolled(self.details)
        self._right, self._beside = self._scrolled(self.aside)
        inside_left = self._left.widget()
        assert inside_left is not None
        inside_left.installEventFilter(self)
        self._left.verticalScrollBar().rangeChanged.connect(lambda *_: self._fit_gap())
        middle = self._middle = QWidget()
        between = self._between = QVBoxLayout(middle)
        between.setContentsMargins(0, 0, 0, 0)
        between.setSpacing(px(4))
        between.addWidget(self.composer)
        between.addWidget(self.timeline, 1)
        self._columns.addWidget(self._left)
        self._columns.addWidget(middle, 1)
        self._columns.addWidget(self._right)
        self._beside.setContentsMargins(px(_GAP), 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._columns)
        whole = self._whole = scrolling(inside)
        page.addWidget(whole, 1)
        chain((*stops(self.head), self.details.edit))

    def _scrolled(self, part: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
        area = scrolling()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(12))
        layout.addWidget(part)
        area.setWidget(inside)
        return area, layout

    # -- what the window calls -----------------------------------------------------------------

    def show_contact(self, n: int, neighbours: Sequence[int] = ()) -> None:
        """Show a contact; ``neighbours`` is the list it was opened from, in its order."""
        self.leave()
        self.place.begin(n, neighbours)
        self._open(n)

    @property
    def number(self) -> int:
        """``contact.n`` of the contact shown; -1: none."""
        return self._n

    @property
    def contact(self) -> Contact | None:
        """What is known of the contact shown."""
        return None if self._card is None else self._card.contact

    @property
    def reminders(self) -> tuple[reminders.Reminder, ...]:
        """The next steps of the contact shown, the earliest first."""
        return () if self._card is None else self._card.reminders

    def panes(self) -> Sequence[QWidget]:
        """F6."""
        return (self.details, self.composer, self.timeline.view, self.aside)

    def save_again(self) -> None:
        """Saving works again after the disk was full, or the folder gone."""
        self.composer.save_again()

    def show_more(self) -> None:
        """All that can be done with the contact."""
        if self._card is not None:
            self.menu_requested.emit(self.head.more.mapToGlobal(self.head.more.rect().bottomLeft()))

    def attach(self) -> None:
        """Choose files for the entry that is being written."""
        self.files.choose(self._attach_here)

    def kept(self) -> tuple[int, Sequence[int]]:
        """What is shown, for ``restore``."""
        return self._n, self.place.neighbours

    def restore(self, kept: tuple[int, Sequence[int]]) -> None:
        """Show what a page before this one showed."""
        if kept[0] >= 0:
            self.show_contact(*kept)

    def follow(self) -> None:
        """Contacts may have come into the list, or left it."""
        if self.isVisible() and self.place.follow() and self._card is not None:
            self.head.show_contact(self._card.contact, self.place.at, self.place.count)

    def step(self, by: int) -> None:
        """Ctrl+Up and Ctrl+Down: the contact before or after in the list."""
        if (found := self.place.beside(by)) is not None:
            self.leave()
            self._open(self.place.step(found))

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit."""
        if self._n >= 0 and _SEEN_TABLES & changes.rows.keys():
            self._stale = True
            self._catch_up()
        if "contact" in changes.rows:
            self.place.look()

    def compose(self, kind: str) -> None:
        """Put the cursor into the composer."""
        self.composer.compose(kind)
        self._whole.ensureWidgetVisible(self.composer)

    def leave(self) -> None:
        """Keep what is half typed: called before the card shows something else or closes. What is
        refused becomes a draft, and is open again when the card is."""
        if self._card is not None:
            self.details.commit()
            self.name.commit()
            self._keep_open()
            self.composer.keep_draft()

    def focus_filter(self) -> None:
        """Ctrl+F: search the timeline."""
        self.timeline.open_search()

    # -- reading -------------------------------------------------------------------------------

    def _open(self, n: int) -> None:
        self._n = n
        self.timeline.start_anew()
        self.details.forget()
        self._card = None  # what follows is another contact, not a change of the same
        self.setUpdatesEnabled(False)
        try:
            if not self._read():
                return
            card = self._card
            assert card is not None
            draft = self._drafts.of(card.contact.id)
            self._open_again(draft)
            self.composer.show_draft(draft)
            self._whole.verticalScrollBar().setValue(0)
            self._left.verticalScrollBar().setValue(0)
            waiting = self._drafts.of(card.contact.id, _OPEN)
            if waiting is not None:
                self._reopen(waiting)
        finally:
            self.setUpdatesEnabled(True)
        self.shown.emit(n)

    def _reopen(self, waiting: Draft) -> None:
        if waiting.text == "name":
            self.name.edit()
            self.name.set_text(waiting.fields.get("text", ""))
        else:
            self.details.reopen(Open(waiting.text, waiting.fields))

    def _edit_closed(self) -> None:
        self._keep_open()
        self._catch_up()

    def _catch_up(self) -> None:
        typing = self.details.editing or self.name.field is not None
        if self._stale and not typing:
            self._read()

    def _read(self) -> bool:
        """Read and show everything; False: the contact is gone, and the card was left."""
        self._stale = False
        card = None
        shown = self._store.shown_now()
        identity = identity_of(self._store, self._n)
        if identity is not None:
            card = read_card(self._store, identity, self._today())
        if card is None:
            self.composer.keep_draft()  # an undo may bring the contact back
            self._card, self._n = None, -1
            self._writes.show(None)
            self.acts.show(None)
            self.back_requested.emit()
            return False
        anew = self._card is None
        self._card = card
        self._writes.show(card, shown)
        self.acts.show(card.contact)
        self.head.show_contact(card.contact, self.place.at, self.place.count)
        self.details.show_card(card)
        self.aside.show_card(card)
        chain((self.timeline.view, *self.aside.stops()))
        self._entries.read(card, anew=anew)
        self._rest.start()
        return True

    def _read_rest(self) -> None:
        if self._card is None:
            return
        self._entries.read_rest()
        with self._store.read_raw() as raw:
            figures = read_in_short(raw, self._card.contact.id, self._today(), self._zone)
        self.aside.show_in_short(figures)

    def _read_timeline(self) -> None:
        if self._card is not None:
            self._entries.read(self._card)

    # -- writing -------------------------------------------------------------------------------

    def _log(self, wish: Wish) -> None:
        if self._card is None:
            return
        contact = self._card.contact
        at = None if wish.at is None else round(wish.at.timestamp() * 1000)
        try:
            if wish.entry:
                self._keep_entry(wish, at)
                return
            logged = timeline.log(
                self._store, contact.id, wish.kind, wish.text, zone=str(self._zone),
                happened_at=at, subject=wish.subject, outcome=wish.outcome, minutes=wish.minutes,
                direction=wish.direction, who=self._me() or None, remind_on=wish.remind_on,
                remind_title="" if wish.text else contact.name, files=wish.files,
            )  # fmt: skip
        except UserError as error:
            self.composer.failed(error.sentence)
            return
        self.composer.saved()
        self.told.emit(logged_words(wish, logged, self._today()), self._undo())

    def _keep_entry(self, wish: Wish, at: int | None) -> None:
        entry, since = self._opened
        if entry is None or entry.id != wish.entry:  # a draft of an earlier start
            entry, since = self._entries.entry(wish.entry), self._store.shown_now()
        with self._store.shown_since(since):
            changed = keep_entry(self._store, wish, at, entry)
        self.composer.saved()
        if changed:
            self.told.emit(self.tr("Entry changed."), self._undo())

    def _change_entry(self, entry: bytes, act: str) -> None:
        try:
            if act == "edit":
                found = self._entries.entry(entry)
                if found is not None:
                    self._opened = found, self._writes.shown
                    self.composer.edit(found)
                    self._whole.ensureWidgetVisible(self.composer)
            elif act in {"pin", "unpin"}:
                timeline.pin_entry(self._store, entry, act == "pin")
            elif act == "attach":
                self.files.choose(lambda kept: self.files.attach(entry, kept))
            else:
                timeline.archive_entry(self._store, entry)
                self.told.emit(self.tr("Entry removed."), self._undo())
        except UserError as error:
            self.told.emit(error.sentence, None)

    def _finish(self, reminder: bytes) -> None:
        try:
            reminders.finish_reminder(self._store, reminder, who=self._me() or None)
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

    def _rename(self, text: str) -> None:
        if self._card is None:
            return
        try:
            self._writes.rename(text)
        except UserError as error:
            self.name.refuse(text, error.sentence)

    def open_link(self, address: str) -> None:
        """Open an address with another program."""
        if not open_link(address):
            self.told.emit(
                self.tr("This PC has no program for “%1”.").replace("%1", address[:80]), None
            )

    def _attach_here(self, kept: Sequence[object]) -> None:
        self.composer.add_files(kept)  # type: ignore[arg-type]

    def _keep_open(self) -> None:
        """A draft of the open field or form; none where nothing is open and changed."""
        self._pause.stop()
        if self._card is None:
            return
        state = self.details.open_state()
        if self.name.field is not None and self.name.in_field != self.name.value:
            state = Open("name", {"text": self.name.in_field})
        draft = None
        if state is not None:
            draft = Draft("open", state.key, self._store.clock(), dict(state.values))
        self._drafts.keep(self._card.contact.id, draft, _OPEN)

    def _escape(self) -> None:
        if self.composer.entry:
            self.composer.stop_editing()
        else:
            self.back_requested.emit()

    def _open_again(self, draft: Draft | None) -> None:
        """Know of an entry that was being changed what the composer had got of it then."""
        seen = draft.fields.get("seen", "") if draft is not None else ""
        if draft is None or not seen:
            return
        with suppress(ValueError):
            entry = self._entries.entry(bytes.fromhex(draft.fields.get("entry", "")))
            again = seen_again(seen, entry) if entry is not None else None
            self._opened = again or self._opened

    def _keep_draft(self, draft: Draft | None) -> None:
        entry, since = self._opened
        if draft is not None and entry is not None and draft.fields.get("entry") == entry.id.hex():
            draft = replace(draft, fields={**draft.fields, "seen": seen_words(entry, since)})
        if self._card is not None:
            self._drafts.keep(self._card.contact.id, draft)

    # -- Qt ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._card is not None and may_be_dropped(event.mimeData()):
            copy_it(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped(event.mimeData())
        copy_it(event)
        if not paths:
            self.told.emit(nothing_arrived(), None)
        self.drop(paths)

    def drop(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the card: messages are filed, all else is attached."""
        if self._card is not None:
            self.files.drop(self._card.contact.id, paths, self._attach_here)

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
        if self._entries.planned != (columns < 3):
            self._entries.planned = columns < 3
            self._read_timeline()
        theme, px = self._theme, self._theme.px
        self._right.setVisible(columns == 3)
        (self._beside if columns == 3 else self._under).addWidget(self.aside)
        self._right.setFixedWidth(theme.size("card_right") + px(_GAP))
        one = columns == 1
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight
        )
        # In one column the composer stands above the details, which may be long.
        if one:
            self._columns.insertWidget(0, self.composer)
        else:
            self._between.insertWidget(0, self.composer)
        wide = theme.size("card_left") + px(_GAP)
        self._left.setMinimumWidth(0 if one else wide)
        self._left.setMaximumWidth(16_777_215 if one else wide)
        self._fit_gap()
        self._fit_left()
        self._middle.setMinimumHeight(px(400) if one else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In a field the field's own keys win; elsewhere F2 opens the name.
        if event.key() == Qt.Key.Key_F2 and not isinstance(
            self.focusWidget(), QLineEdit | QPlainTextEdit
        ):
            self.name.edit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._left.widget():
            self._fit_left()
        return False

    def _fit_gap(self) -> None:
        """The scroll bar of the left column stands in the gap beside it."""
        one, theme = self._width == 1, self._theme
        self._columns.setSpacing(theme.px(_GAP) if one else 0)
        bar = self._left.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self._under.setContentsMargins(0, 0, 0 if one else max(0, theme.px(_GAP) - taken), 0)

    def _fit_left(self) -> None:
        """In one column only the page scrolls, so the details take all the height they need."""
        inside = self._left.widget()
        high = inside.sizeHint().height() if inside is not None and self._width == 1 else 0
        self._left.setMinimumHeight(high)
