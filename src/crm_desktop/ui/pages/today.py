"""The page that starts the day: adding in words, what is due, deals that need somebody.

Only the list is read for the first paint; the right column comes afterwards. What was just done
stays struck through for a moment, so that nothing moves under the hand that did it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services import today as day_service
from crm_desktop.services.today import SHOWN, Group, TodayRow, read_today
from crm_desktop.ui import reminder_words
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.today_list import FOLDING, DayList
from crm_desktop.ui.page_stack import IN_SERIES
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, panel, scrolling
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.today_quick_add import QuickAdd, QuickWish
from crm_desktop.ui.widgets.today_view import DayView

if TYPE_CHECKING:
    from crm_desktop.services.named_contacts import NamedContacts
    from crm_desktop.services.search import ContactHit
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store
    from crm_desktop.ui.drafts import Drafts
    from crm_desktop.ui.pages.today_acts import ReminderActs
    from crm_desktop.ui.pages.today_side import DaySide

STRUCK_MS = 1000
"""How long something done stays on the page."""
MANY = 100
"""Up to so many overdue reminders are shown at once."""
MORE = 500
"""So many further ones at the most are shown by "Show more"."""
TWO_COLUMNS = 760
"""Width of the page at 100 % text from which the right column stands beside the list."""
WIDE = 960
"""Width from which it has its full width."""
_SWITCH = 860
"""Width from which the switch of List, Week and Month has room beside the buttons."""
_LIST, _MONTHS = 0, 2
"""As ``CalendarPage.mode`` counts them."""
_DRAFT_FILE = "today.json"
_DRAFT = b"today"
_LIST_TABLES = frozenset(("reminder", "contact", "position", "deal", "colleague"))
_SIDE_TABLES = _LIST_TABLES | {
    "entry", "stage_move", "stage", "pipeline", "setting", "tag", "tagging",
}  # fmt: skip


class TodayPage(QWidget):
    """``done`` carries a sentence with Undo, ``told`` one without."""

    done = Signal(str)
    told = Signal(str)
    open_requested = Signal(int)
    """contact.n"""
    log_requested = Signal(int, str)
    """contact.n and the kind of entry."""
    log_any_requested = Signal()
    new_contact_requested = Signal()
    deal_requested = Signal(bytes)
    deals_requested = Signal()
    """All deals that need somebody."""
    history_requested = Signal()
    quiet_requested = Signal()
    calendar_requested = Signal(int)
    """``CalendarPage.mode``: weeks or months."""
    rest_read = Signal()
    """What can wait for the first paint is there."""
    menu_requested = Signal(QPoint)
    """Where on the screen the menu of the current reminder opens."""

    MODULES_OF_REST = ("crm_desktop.services.attention", "crm_desktop.services.stay_in_touch")

    def __init__(
        self,
        theme: Theme,
        store: Store,
        jobs: Jobs,
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        me: Callable[[], tuple[bytes, str]],
        recent: Callable[[], Sequence[int]],
    ) -> None:
        """``me``: id and name of the colleague at this PC, empty where nobody was chosen;
        ``recent``: ``contact.n`` of those opened last."""
        super().__init__()
        self._theme, self._store, self._jobs = theme, store, jobs
        self._today, self._zone, self._me, self._recent = today, zone, me, recent
        self._folded: frozenset[Group] = frozenset(FOLDING)
        self._limit = SHOWN
        self._page: day_service.TodayPage | None = None
        self._cut = False
        self._columns_now = 0
        self._side: DaySide | None = None
        self._acts_made: ReminderActs | None = None
        self._named: NamedContacts | None = None
        self._drafts: Drafts | None = None
        self._refresh_above: Callable[[], None] = lambda: None
        self.days = DayList(today, lambda: me()[1])
        self.list = DayView(theme, self.days)
        self.quick = QuickAdd(
            theme, now=self._now, language=self._language, find=self._find, recent=self._suggest
        )
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(STRUCK_MS)
        self._leaving.timeout.connect(self.refresh)
        self._build()
        self._connect()
        # What the screen has room for; each row further costs looks into five tables.
        self._read(self.screen().availableSize().height() // theme.row_height)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), 0)
        page.setSpacing(0)
        page.addLayout(self._head())
        left = self._left = QVBoxLayout()
        left.setSpacing(px(12))
        left.addWidget(self.quick)
        self._panel = panel()
        inside = self._inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.list, 1)
        left.addWidget(self._panel, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, px(2), 0, px(20))
        self._columns.setSpacing(px(16))
        self._columns.addLayout(left, 1)
        self._right = scrolling()
        self._columns.addWidget(self._right)
        whole = QWidget()
        whole.setLayout(self._columns)
        area = scrolling(whole)
        page.addWidget(area, 1)

    @cached_property
    def empty(self) -> EmptyState:
        """What stands above the list on a day that is free, or free by now."""
        made = EmptyState(self._theme, "calendar-check")
        made.hide()
        self._inside.insertWidget(0, made)
        return made

    def _head(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        head = self._head_row = QHBoxLayout()
        head.setContentsMargins(0, px(10), 0, px(10))
        head.setSpacing(px(12))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label(theme, self.tr("Today"), "title"))
        self.date = ElidedLabel(theme, "", "small", "text_2")
        titles.addWidget(self.date)
        head.addLayout(titles, 1)
        head.addWidget(
            button(theme, self.tr("New contact"), self.new_contact_requested.emit,
                   icon="user-plus")
        )  # fmt: skip
        log = button(theme, self.tr("Log call or visit"), self.log_any_requested.emit,
                     kind="primary", icon="plus")  # fmt: skip
        log.setObjectName("log_any")
        head.addWidget(log)
        return head

    def _connect(self) -> None:
        self.list.act_requested.connect(self.act)
        self.list.open_requested.connect(self.open_current)
        self.list.move_requested.connect(self.move_overdue)
        self.list.fold_requested.connect(self._fold)
        self.list.more_requested.connect(self._more)
        self.list.menu_requested.connect(self.menu_requested)
        self.quick.add_requested.connect(self._add)
        self.quick.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

    # -- reading -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the day anew; the cursor stays on its reminder, or goes to the one that took its
        place."""
        self._read()

    def _read(self, room: int = 1_000_000) -> None:
        self._leaving.stop()
        today = self._today()
        begins = dt.datetime.combine(today, dt.time(), self._zone)
        with self._store.read_raw() as raw:
            page = read_today(
                raw, today, round(begins.timestamp() * 1000), folded=self._folded,
                limit=self._limit, whole=MANY, room=room,
            )  # fmt: skip
        self._page = page
        self._cut = sum(len(part.rows) for part in page.parts) >= room
        place = self.list.currentIndex().row()
        row = self.list.current_row()
        scrolled = self.list.verticalScrollBar().value()
        self.days.show(page, self._folded)
        at = self.days.place_of(row.id) if row is not None else -1
        if at >= 0 or place >= 0:
            self.list.choose(at if at >= 0 else min(place, self.days.rowCount() - 1))
        self.list.verticalScrollBar().setValue(scrolled)
        shown = QDate(today.year, today.month, today.day)
        self.date.setText(QLocale().toString(shown, self.tr("dddd d MMMM")))
        self._tell_empty(page)

    def _tell_empty(self, page: day_service.TodayPage) -> None:
        counts = {part.group: part.total for part in page.parts}
        free = not counts["overdue"] and not counts["today"]
        rows = self.days.rowCount() > 0
        self.list.setVisible(rows)
        if free or "empty" in vars(self):
            self.empty.setVisible(free)
        if not free:
            return
        self.empty.setMaximumHeight(self._theme.px(190) if rows else 16_777_215)
        following = ""
        if page.next_due is not None and page.next_due.due is not None:
            day = reminder_words.day_words(page.next_due.due, self._today())
            following = self.tr("The next reminder is %1.").replace("%1", day)
        if page.done:
            heading = self.tr("All done for today. %n thing(s) finished.", None, page.done)
        else:
            heading = self.tr("Nothing planned for today.")
        add = button(self._theme, self.tr("Add reminder"), self.quick.start, icon="plus")
        self.empty.say(heading, following, (add,))

    def read_rest(self) -> None:
        """All of ``reading_rest`` at once."""
        for _ in self.reading_rest():
            pass

    def reading_rest(self) -> Iterator[None]:
        """After the first paint, a part at a time: the reminders below the edge, what was typed and
        not added, and the right column."""
        if self._cut:
            self.refresh()
            yield
        from crm_desktop.ui.drafts import Drafts  # noqa: PLC0415 - not needed to paint

        yield
        from crm_desktop.ui.pages.today_side import DaySide  # noqa: PLC0415

        yield
        self._drafts = Drafts(self._store.folder, _DRAFT_FILE)
        draft = self._drafts.of(_DRAFT)
        if draft is not None and not self.quick.text:
            self.quick.set_text(draft.text)
        self._add_switch()
        yield
        side = self._side = DaySide(
            self._theme, self._store, self._jobs, today=self._today, zone=self._zone,
            me=lambda: self._me()[1],
        )  # fmt: skip
        side.history_requested.connect(self.history_requested)
        side.quiet_requested.connect(self.quiet_requested)
        side.activity.open_requested.connect(self.open_requested)
        side.deals.open_requested.connect(self.deal_requested)
        side.deals.all_requested.connect(self.deals_requested)
        side.deals.act_requested.connect(self._act_on_deal)
        yield
        self._right.setWidget(side)
        self._fit()
        yield
        side.refresh(patient=True)
        self.rest_read.emit()

    def _add_switch(self) -> None:
        """To weeks and months; where there is no room, a small button to the months."""
        from crm_desktop.ui.widgets.segments import Segments  # noqa: PLC0415 - after the paint

        self.modes = Segments(self._theme, self.tr("View"))
        self.modes.set_texts((self.tr("List"), self.tr("Week"), self.tr("Month")), _LIST)
        self.modes.chosen.connect(self._leave_list)
        self._small_switch = button(
            self._theme, "", lambda: self.calendar_requested.emit(_MONTHS), icon="calendar",
            tip=self.tr("Calendar: week and month"),
        )  # fmt: skip
        self._head_row.insertWidget(1, self.modes)
        self._head_row.insertWidget(2, self._small_switch)

    def show_above_list(self, widget: QWidget, refresh: Callable[[], None]) -> None:
        """Put something between the field and the list; ``refresh`` brings it up to date."""
        self._left.insertWidget(1, widget)
        self._refresh_above = refresh
        refresh()

    def _leave_list(self, mode: int) -> None:
        """The switch stays where this page is."""
        self.modes.set_texts([one.text() for one in self.modes.buttons()], _LIST)
        if mode != _LIST:
            self.calendar_requested.emit(mode)

    @property
    def side(self) -> DaySide | None:
        """The right column, once it is there."""
        return self._side

    @property
    def acts(self) -> ReminderActs:
        """What is done with reminders."""
        if self._acts_made is None:
            from crm_desktop.ui.pages.today_acts import ReminderActs  # noqa: PLC0415 - first use

            self._acts_made = ReminderActs(
                self, self._theme, self._store, self._jobs, zone=self._zone,
                me=lambda: self._me()[0],
            )  # fmt: skip
            self._acts_made.done.connect(self.done)
            self._acts_made.told.connect(self.told)
        return self._acts_made

    # -- what the window calls -----------------------------------------------------------------

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit; what this person just finished is struck through a moment longer."""
        if self._named is not None and {"contact", "position"} & changes.rows.keys():
            self._named.forget()
        if _LIST_TABLES & changes.rows.keys() and not (
            self._leaving.isActive() and changes.origin == "user"
        ):
            self.refresh()
        if self._side is not None and _SIDE_TABLES & changes.rows.keys():
            self._side.follow(patient=changes.origin in IN_SERIES)
        if "field" in changes.rows:
            self._refresh_above()

    def enter(self) -> None:
        """The keyboard goes to the list, or to the field where there is nothing to do."""
        self._refresh_above()
        if self.days.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.quick.start()

    def panes(self) -> Sequence[QWidget]:
        """F6."""
        found: list[QWidget] = [self.quick.field, self.list]
        if self._side is not None:
            found += [*self._side.deals.rows[:1], self._side.activity]
        return found

    def leave(self) -> None:
        """Keep what is typed and not added."""
        if self._drafts is not None:
            from crm_desktop.ui.drafts import Draft  # noqa: PLC0415 - loaded already

            text = self.quick.text.strip()
            draft = Draft("", self.quick.text, self._store.clock()) if text else None
            self._drafts.keep(_DRAFT, draft)

    def kept(self) -> tuple[str, frozenset[Group], int, bytes]:
        """What the person has before them, for ``restore``."""
        row = self.list.current_row()
        return self.quick.text, self._folded, self._limit, row.id if row is not None else b""

    def restore(self, kept: tuple[str, frozenset[Group], int, bytes]) -> None:
        """Go on where a page before this one was."""
        text, self._folded, self._limit, reminder = kept
        self.quick.set_text(text)
        self.refresh()
        if (at := self.days.place_of(reminder)) >= 0:
            self.list.choose(at)

    # -- acts on the reminder under the cursor -------------------------------------------------

    def act(self, what: str) -> None:
        """done, next, later, log, edit or remove, for the reminder that the cursor is on."""
        if what == "next" and self.quick.field.hasFocus():
            self.quick.save()  # in the field Ctrl+Enter adds
            return
        row = self.list.current_row()
        if row is None:
            return
        if what == "done":
            self._finish(row)
        elif what == "next":
            self.quick.ask_next(row)
        elif what == "later":
            self.acts.later(row.id, self.list.row_place())
        elif what == "log":
            self.log_requested.emit(row.contact_n, row.kind or "call")
        elif what == "edit":
            self.acts.edit(row.id, row.contact)
        elif self.list.hasFocus():  # Del must not reach from one list into another
            self.acts.remove(row.id)

    def open_current(self) -> None:
        """The card of the contact."""
        row = self.list.current_row()
        if row is not None:
            self.open_requested.emit(row.contact_n)

    def move_overdue(self) -> None:
        """Everything that is late is for tomorrow."""
        if self._page is not None and any(
            part.total for part in self._page.parts if part.group == "overdue"
        ):
            self.acts.move_overdue()

    def _finish(self, row: TodayRow) -> None:
        self._strike(row, lambda: self.acts.finish(
            row.id, reminder_words.title_of(row.kind, row.title)
        ))  # fmt: skip

    def _strike(self, row: TodayRow, finish: Callable[[], bool]) -> None:
        self._leaving.start()
        if not finish():
            self.refresh()
            return
        place = self.days.place_of(row.id)
        self.days.strike(row.id)
        following = self.days.next_open(place)
        if following >= 0:
            self.list.choose(following)

    def _add(self, wish: QuickWish) -> None:
        row = wish.finish
        if row is None:
            refused = self.acts.add(wish)
            if refused:
                self.quick.failed(refused)
                return
        else:
            from crm_desktop.services.reminders import Then  # noqa: PLC0415 - loaded already

            then = Then(wish.title, wish.due, wish.time, wish.kind, wish.repeat)
            title = reminder_words.title_of(row.kind, row.title)
            self._strike(row, lambda: self.acts.finish(row.id, title, then if wish.title else None))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.quick.saved()
        self.leave()

    def _fold(self, group: Group) -> None:
        self._folded = self._folded ^ {group}
        self.refresh()

    def _more(self, group: Group) -> None:
        page = self._page
        part = next((p for p in page.parts if p.group == group), None) if page else None
        if part is None:
            return
        wanted = min(part.total, len(part.rows) + MORE)
        self._limit = max(self._limit, wanted if group == "overdue" else -(-wanted // 5))
        self.refresh()

    def _act_on_deal(self, card: object) -> None:
        from crm_desktop.services.pipeline import Card  # noqa: PLC0415 - loaded already

        assert isinstance(card, Card)
        code = card.reasons[0].code
        contact = card.contact_id or card.company_id
        if code == "closing_passed" or contact is None:
            self.deal_requested.emit(card.id)
        elif code == "no_next_step":
            self.acts.plan((contact, card.contact or card.who), deal=card.id)
        else:
            self._log_for(contact)

    def _log_for(self, contact: bytes) -> None:
        with self._store.read_raw() as raw:
            n = day_service.contact_number(raw, contact)
        if n is not None:
            self.log_requested.emit(n, "call")

    # -- for the field that reads words --------------------------------------------------------

    def _now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._store.clock() / 1000, self._zone)

    def _language(self) -> str:
        from crm_desktop.services.settings import shop_settings  # noqa: PLC0415 - on first use

        return shop_settings(self._store).language

    def _find(self, text: str, verbs: Sequence[str]) -> Sequence[ContactHit]:
        if self._named is None:
            from crm_desktop.services.named_contacts import NamedContacts  # noqa: PLC0415

            self._named = NamedContacts(self._store)
        return self._named.find(text, verbs=verbs)

    def _suggest(self) -> Sequence[ContactHit]:
        from crm_desktop.services.search import Search  # noqa: PLC0415 - on first use

        numbers = list(dict.fromkeys([*self._recent(), *self.days.contacts()]))[:6]
        return Search(self._store).named(numbers)

    # -- Qt ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where it gets narrow the right column goes below, and the page scrolls."""
        px, room = self._theme.px, self.width() / self._theme.scale
        two = room >= TWO_COLUMNS
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom
        )
        if self._side is not None:
            self.modes.setVisible(room >= _SWITCH)
            self._small_switch.setVisible(room < _SWITCH)
        wide = px(356 if room >= WIDE else 280)
        self._right.setMinimumWidth(wide if two else 0)
        self._right.setMaximumWidth(wide if two else 16_777_215)
        self._panel.setMinimumHeight(0 if two else px(330))
        inside = self._right.widget()
        high = inside.sizeHint().height() if inside is not None and not two else 0
        self._right.setMinimumHeight(high)
        # Now, not in a turn of its own: the list would be painted twice, and jump between.
        self._columns.activate()
