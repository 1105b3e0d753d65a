"""The calendar: reminders, birthdays and other yearly days, a week or a month at a time.

Beside the days stands the chosen one in full. What is done there (done, later, another day) is one
step for Undo, as everywhere. Both are read off the main thread, since thousands of birthdays may
fall into a month; what is seen stays until the other days are there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.calendar import SHOWN, Day, DayReminder, move_to_day, read_days
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui import words
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.calendar_days import WEEK, DayRows, day_sentence
from crm_desktop.ui.models.row_roles import ItemRole
from crm_desktop.ui.newest_read import NewestRead
from crm_desktop.ui.pages.today_acts import ReminderActs
from crm_desktop.ui.reminder_words import day_words, title_of
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calendar_grid import CalendarGrid
from crm_desktop.ui.widgets.controls import button, label, line, panel, scrolling
from crm_desktop.ui.widgets.row_list import RowList
from crm_desktop.ui.widgets.segments import Segments

LIST, WEEKS, MONTHS = range(3)
_TABLES = frozenset({"reminder", "contact", "position", "field", "field_value"})
_BESIDE, _SLIM, _UNDER = 300, 240, 220
"""Widths of the chosen day where there is room and where not, and its height under the days."""
_ROOMY, _NARROW = 1000, 760
_IN_A_DAY = 8
"""Reminders that a month reads of each day: more have no room there."""
_ANY = 16_777_215  # Qt's largest size


@dataclass(frozen=True, slots=True)
class _Wish:
    """A period to be read: its first day, how many, and as what they are shown."""

    mode: int
    first: dt.date
    count: int


_Read = tuple[_Wish, list[Day]]


def _days(wish: _Wish) -> list[dt.date]:
    return [wish.first + dt.timedelta(days=number) for number in range(wish.count)]


class CalendarPage(QWidget):
    """``mode`` is WEEKS or MONTHS; ``date`` the chosen day."""

    open_requested = Signal(int)
    """contact.n"""
    list_requested = Signal()
    told = Signal(str)
    done = Signal(str)

    def __init__(
        self, theme: Theme, store: Store, jobs: Jobs, *, today: Callable[[], dt.date],
        zone: dt.tzinfo, me: Callable[[], bytes],
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._store, self._today, self._zone = theme, store, today, zone
        self.mode, self.date = MONTHS, today()
        self.acts = ReminderActs(self, theme, store, jobs, zone=zone, me=me)
        self.acts.done.connect(self.done)
        self.acts.told.connect(self.told)
        self.grid = CalendarGrid(theme, today)
        self.rows = DayRows(today)
        self.list = RowList(theme, self.tr("The chosen day"), right=80)
        self.list.setModel(self.rows)
        self._row = 0
        self._find: bytes | None = None
        """Where the cursor goes in the chosen day when that is read: a row, or a reminder."""
        self._reading: NewestRead[_Wish, _Read] = NewestRead(
            jobs, self.tr("Reading"), self._read, at_once=1
        )
        self._reading_day: NewestRead[dt.date, Day] = NewestRead(
            jobs, self.tr("Reading"), self._read_day, at_once=1
        )
        self._step = -1
        """The step that was told last."""
        self._build()
        self._reading.answered.connect(self._show)
        self._reading_day.answered.connect(self._show_day)
        for reading in (self._reading, self._reading_day):
            reading.failed.connect(self.told)
            self.destroyed.connect(reading.give_up)
        self.grid.date_requested.connect(self.show_date)
        self.grid.opened.connect(self.open_day)
        self.grid.move_requested.connect(self.move_reminder)
        self.grid.reminder_chosen.connect(self._choose)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._day_chosen())
        self.list.open_requested.connect(self._open)
        self.list.doubleClicked.connect(lambda _index: self._open())
        for view in (self.grid, self.list):
            view.installEventFilter(self)
        self.refresh()
        if not self.grid.days.days:  # days without anything, until what they hold is read
            wish = self._wish()
            self._show((wish, [Day(day, (), 0, ()) for day in _days(wish)]))

    def _build(self) -> None:
        px = self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), px(20))
        page.setSpacing(0)
        page.addLayout(self._build_head())
        whole = scrolling()
        both = QWidget()
        body = self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.grid)
        body.addWidget(frame, 1)
        body.addWidget(self._build_beside())
        whole.setWidget(both)
        page.addWidget(whole, 1)

    def _build_head(self) -> QBoxLayout:
        theme, px = self._theme, self._theme.px
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setContentsMargins(0, px(14), 0, px(14))
        head.setSpacing(px(8))
        acts = QHBoxLayout()
        acts.setSpacing(px(8))
        self.title = label(theme, "", "title")
        self.title.setMinimumHeight(px(32))
        head.addWidget(self.title, 1)
        self.modes = Segments(theme, self.tr("View"))
        self.modes.set_texts([self.tr("List"), self.tr("Week"), self.tr("Month")], self.mode)
        self.modes.chosen.connect(self.show_mode)
        acts.addWidget(self.modes)
        self.back = button(theme, "", lambda: self.turn(-1), icon="chevron-left",
                           tip=self.tr("Earlier (Page up)"))  # fmt: skip
        self.forth = button(theme, "", lambda: self.turn(1), icon="chevron-right",
                            tip=self.tr("Later (Page down)"))  # fmt: skip
        now = button(theme, self.tr("Today"), lambda: self.show_date(self._today()))
        self.add_button = button(theme, self.tr("Add reminder"), self.add, kind="primary",
                                 icon="plus")  # fmt: skip
        self.add_button.setAccessibleName(self.tr("Add reminder"))
        for made in (self.back, now, self.forth, self.add_button):
            acts.addWidget(made)
        head.addLayout(acts)
        return head

    def _build_beside(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        beside = self._beside = panel()
        column = QVBoxLayout(beside)
        column.setContentsMargins(1, px(10), 1, 1)
        column.setSpacing(px(8))
        self.day_title = label(theme, "", "strong")
        self.day_title.setContentsMargins(px(15), 0, px(15), 0)
        self.day_title.setWordWrap(True)
        column.addWidget(self.day_title)
        column.addWidget(line(theme))
        self.nothing = label(theme, self.tr("Nothing planned for this day."), "body", "text_2")
        self.nothing.setContentsMargins(px(15), 0, px(15), 0)
        self.nothing.setWordWrap(True)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        return beside

    # -- what the window asks ------------------------------------------------------------------

    def enter(self) -> None:
        """The keyboard goes to the days."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def committed(self, changes: ChangeSet) -> None:
        """Read anew; a step of many commits is not slowed down by a reading after each."""
        if _TABLES & changes.rows.keys():
            again, self._step = changes.batch == self._step, changes.batch
            if again:
                self._reading.follow(self.refresh)
            else:
                self.refresh()

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.grid, self.list)

    def kept(self) -> tuple[int, dt.date]:
        """What is shown, for ``restore``."""
        return self.mode, self.date

    def restore(self, kept: tuple[int, dt.date]) -> None:
        """Show what a page before this one showed."""
        self.mode, self.date = kept
        self.refresh()

    # -- showing -------------------------------------------------------------------------------

    def show_mode(self, mode: int) -> None:
        """A week or a month; LIST leads to the page of the day."""
        if mode == LIST:
            self.modes.set_texts([one.text() for one in self.modes.buttons()], self.mode)
            self.list_requested.emit()
            return
        self.mode = mode
        self.refresh()

    def turn(self, by: int) -> None:
        """So many weeks or months on."""
        if self.mode == WEEKS:
            self.show_date(self.date + dt.timedelta(days=WEEK * by))
            return
        month = self.date.year * 12 + self.date.month - 1 + by
        last = QDate(month // 12, month % 12 + 1, 1).daysInMonth()
        self.show_date(dt.date(month // 12, month % 12 + 1, min(self.date.day, last)))

    def show_date(self, date: dt.date) -> None:
        """Choose a day, and show the week or month it is in."""
        self.date = date
        first, _days = self._period()
        if not self.grid.days.days or self.grid.days.days[0].date != first:
            self.refresh()
        else:
            self.grid.show_date(date)

    def refresh(self) -> None:
        """Read the days that are to be shown; cursors stay."""
        self._row = max(0, self.list.currentIndex().row())
        self._reading.ask(self._wish())

    def _wish(self) -> _Wish:
        return _Wish(self.mode, *self._period())

    def _read(self, wish: _Wish) -> _Read:
        limit = _IN_A_DAY if wish.mode == MONTHS else SHOWN
        with self._store.read_raw() as raw:
            return wish, read_days(raw, wish.first, wish.count, limit=limit)

    def _read_day(self, date: dt.date) -> Day:
        with self._store.read_raw() as raw:
            return read_days(raw, date, 1)[0]

    def _show(self, found: _Read) -> None:
        wish, days = found
        if wish != self._wish():  # a day of another period was chosen meanwhile
            self.refresh()
            return
        self.grid.show_days(days, self.date.month if self.mode == MONTHS else 0)
        if self.modes.present != self.mode:
            self.modes.set_texts([one.text() for one in self.modes.buttons()], self.mode)
        locale = QLocale()
        if self.mode == MONTHS:
            name = locale.standaloneMonthName(self.date.month)
            self.title.setText(f"{name} {self.date.year}")
        else:
            ends = [words.spelled(QDate(d.date.year, d.date.month, d.date.day), "d MMM")
                    for d in (days[0], days[-1])]  # fmt: skip
            self.title.setText(f"{' – '.join(ends)} {days[-1].date.year}")
        self.grid.show_date(self.date)

    def _period(self) -> tuple[dt.date, int]:
        first = self.date if self.mode == WEEKS else self.date.replace(day=1)
        begins = QLocale().firstDayOfWeek().value - 1
        first -= dt.timedelta(days=(first.weekday() - begins) % WEEK)
        if self.mode == WEEKS:
            return first, WEEK
        after = (self.date.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        return first, -(-(after - first).days // WEEK) * WEEK

    @property
    def day(self) -> Day | None:
        """The chosen day, as it was read."""
        found = self.grid.currentIndex().data(ItemRole)
        return found if isinstance(found, Day) else None

    def _day_chosen(self) -> None:
        chosen = self.day
        if chosen is not None:
            self.date = chosen.date
            self._reading_day.ask(chosen.date)  # in full, and as it is now

    def _show_day(self, day: Day) -> None:
        row, self._row = self._row, 0
        find, self._find = self._find, None
        self.rows.show_day(day)
        shown = words.spelled(QDate(day.date.year, day.date.month, day.date.day), "dddd d MMMM")
        more = day.count - len(day.reminders)
        if more > 0:
            shown += " · " + self.tr("the first %n", None, len(day.reminders))
        self.day_title.setText(shown)
        empty = not self.rows.rows
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)
        if not empty:
            self._point(min(row, len(self.rows.rows) - 1))
        if find is not None:
            self._choose(find)
        if self.grid.hasFocus():
            spoken_day = QAccessibleAnnouncementEvent(self.grid, day_sentence(day))
            QAccessible.updateAccessibility(spoken_day)

    def _point(self, row: int) -> None:
        self.list.setCurrentIndex(self.rows.index(max(0, row), 0))

    def _choose(self, reminder: bytes) -> None:
        if self._reading.busy or self._reading_day.busy:
            self._find = reminder
        for row, one in enumerate(self.rows.rows):
            if isinstance(one, DayReminder) and one.id == reminder:
                self._point(row)

    # -- acting --------------------------------------------------------------------------------

    @property
    def current(self) -> DayReminder | None:
        """The reminder under the cursor of the day."""
        found = self.list.currentIndex().data(ItemRole)
        return found if isinstance(found, DayReminder) else None

    def open_day(self) -> None:
        """Enter: the keyboard goes into the chosen day."""
        if self.rows.rows:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add()

    def _open(self) -> None:
        found = self.list.currentIndex().data(ItemRole)
        if found is not None:
            self.open_requested.emit(found.contact_n)

    def add(self) -> None:
        """Plan something for the chosen day."""
        today = self._today()
        self.acts.plan(when=day_words(self.date, today))

    def finish(self) -> None:
        """The reminder under the cursor is done."""
        if (one := self.current) is not None:
            self.acts.finish(one.id, title_of(one.kind, one.title))

    def later(self) -> None:
        """Offer when it shall be told again."""
        if (one := self.current) is not None:
            place = self.list.visualRect(self.list.currentIndex())
            corner = self.list.viewport().mapToGlobal(QPoint(place.left(), place.bottom()))
            self.acts.later(one.id, corner)

    def edit(self) -> None:
        """Open the reminder in all its parts."""
        if (one := self.current) is not None:
            self.acts.edit(one.id, one.contact)

    def move_current(self, days: int) -> None:
        """Put the reminder under the cursor so many days on; the cursor goes with it."""
        if (one := self.current) is not None:
            try:
                seen = self.grid.date or self.date  # others may be wanted, and not read yet
                self.move_reminder(one.id, seen + dt.timedelta(days=days))
            except OverflowError:  # the end of the calendar
                return

    def move_reminder(self, reminder: bytes, day: dt.date) -> None:
        """Put a reminder on another day, at its time."""
        known = [one for one in self.rows.rows if isinstance(one, DayReminder)]
        known += [one for shown in self.grid.days.days for one in shown.reminders]
        title = next((title_of(r.kind, r.title) for r in known if r.id == reminder), "")
        try:
            changed = move_to_day(self._store, [reminder], day, zone=str(self._zone))
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        if changed:
            had = self.list.hasFocus()
            self.date = day
            self.refresh()
            self._choose(reminder)
            if had:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            when = words.day(day, self._today(), weekday=True)
            said = self.tr("“%1” moved to %2.").replace("%1", title)
            self.done.emit(said.replace("%2", when))

    # -- Qt ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, wide = self._theme.px, self.width()
        under = wide < px(_NARROW)
        self.add_button.setText(self.tr("Add") if under else self.tr("Add reminder"))
        direction = QBoxLayout.Direction
        for box in (self._head, self._body):
            box.setDirection(direction.TopToBottom if under else direction.LeftToRight)
        self._beside.setMinimumSize(0, px(_UNDER) if under else 0)
        self._beside.setMaximumSize(
            _ANY if under else px(_BESIDE if wide >= px(_ROOMY) else _SLIM),
            px(_UNDER) if under else _ANY,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, held = Qt.Key(event.key()), event.modifiers()
        held &= ~Qt.KeyboardModifier.KeypadModifier
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        days = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK,
        }.get(key)  # fmt: skip
        if held == both and days is not None:
            self.move_current(days)
        elif held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_PageUp:
            self.turn(-1)
        elif held == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_PageDown:
            self.turn(1)
        elif watched is self.list and key == Qt.Key.Key_Escape:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif watched is self.grid and key == Qt.Key.Key_N and not held:
            self.add()
        else:
            return False
        return True
