"""What is done with reminders, wherever they are shown: done, later, change, remove, add.

Every act is one step of the history; ``done`` carries the sentence of a toast with Undo.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.domain.opening_days import ways_to_put_off
from crm_desktop.errors import UserError
from crm_desktop.services import reminders
from crm_desktop.services.opening import opening_days
from crm_desktop.services.reminders import Extras, Finished, Then
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.today import overdue_ids
from crm_desktop.ui import reminder_words
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.today_later import AnotherDay, later_menu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from crm_desktop.store.store import Store
    from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor
    from crm_desktop.ui.widgets.today_quick_add import QuickWish

_MANY = 200
"""Reminders from which on putting off is a job."""


class ReminderActs(QObject):
    """Acts for one page; dialogs and menus open over it."""

    done = Signal(str)
    told = Signal(str)
    """A sentence without Undo: something was refused."""

    def __init__(
        self, page: QWidget, theme: Theme, store: Store, jobs: Jobs, *, zone: dt.tzinfo,
        me: Callable[[], bytes],
    ) -> None:  # fmt: skip
        """``me``: the id of the colleague at this PC; empty: nobody was chosen."""
        super().__init__(page)
        self._page, self._theme, self._store, self._jobs = page, theme, store, jobs
        self._zone, self._me = zone, me

    def now(self) -> dt.datetime:
        """Wall time here."""
        return dt.datetime.fromtimestamp(self._store.clock() / 1000, self._zone)

    # -- doing ---------------------------------------------------------------------------------

    def finish(self, reminder: bytes, title: str, then: Then | None = None) -> bool:
        """Done, and what follows with it; False: it was refused."""
        try:
            found = reminders.finish_reminder(
                self._store, reminder, who=self._me() or None, then=then
            )
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return False
        self.done.emit(self._finished(title, found, then))
        return True

    def _finished(self, title: str, found: Finished, then: Then | None) -> str:
        today = self.now().date()
        parts = [self.tr("Done: %1.").replace("%1", title)]
        if found.next_due is not None:
            day = reminder_words.day_words(found.next_due, today)
            parts.append(self.tr("Again %1.").replace("%1", day))
        if then is not None:
            parts.append(self._set_for(then.due, then.time))
        return " ".join(parts)

    def _set_for(self, day: dt.date, time: dt.time | None) -> str:
        shown = reminder_words.day_words(day, self.now().date(), time)
        return self.tr("Reminder set for %1.").replace("%1", shown)

    def add(self, wish: QuickWish) -> str:
        """Add what was typed in words; the sentence of a refusal, or ""."""
        try:
            reminders.add_reminder(
                self._store, wish.contact, wish.title, wish.due, wish.time, zone=str(self._zone),
                kind=wish.kind, extras=Extras(wish.repeat),
            )  # fmt: skip
        except UserError as error:
            return spoken(error.sentence)
        self.done.emit(self._set_for(wish.due, wish.time))
        return ""

    def remove(self, reminder: bytes) -> None:
        """Take a reminder away."""
        try:
            reminders.remove_reminder(self._store, reminder)
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        self.done.emit(self.tr("Reminder removed."))

    # -- putting off ---------------------------------------------------------------------------

    def later(self, reminder: bytes, place: QPoint) -> QMenu:
        """Open the menu of "Later" at a place on the screen."""
        now = self.now()
        menu = later_menu(
            self._page, self._theme, ways_to_put_off(
                now.replace(tzinfo=None), opening_days(self._store)
            ), now.date(),
            lambda day, time, keep: self.put_off([reminder], day, time, keep_time=keep),
            lambda: self._ask_day(reminder),
        )  # fmt: skip
        menu.popup(place)
        return menu

    def _ask_day(self, reminder: bytes) -> None:
        asked = AnotherDay(
            self._theme, self._page, self.now(), shop_settings(self._store).language,
            lambda day, time, keep: self.put_off([reminder], day, time, keep_time=keep),
        )  # fmt: skip
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def put_off(
        self, chosen: Sequence[bytes], day: dt.date, time: dt.time | None = None, *,
        keep_time: bool,
    ) -> None:  # fmt: skip
        """Give reminders another day."""
        store, zone = self._store, str(self._zone)
        try:
            self._jobs_or_now(
                len(chosen),
                lambda: reminders.put_off(store, chosen, day, time, zone=zone, keep_time=keep_time),
                lambda count: self._put_off(count, day, time),
            )
        except UserError as error:
            self.told.emit(spoken(error.sentence))

    def _jobs_or_now(
        self, count: int, work: Callable[[], int], then: Callable[[int], None]
    ) -> None:
        if count < _MANY:
            then(work())
            return
        self._jobs.start(
            self.tr("Putting off"), lambda _progress: work(), done=then,
            failed=lambda sentence: self.told.emit(spoken(sentence)), heavy=True,
        )  # fmt: skip

    def _put_off(self, count: int, day: dt.date, time: dt.time | None) -> None:
        if not count:
            return
        shown = reminder_words.day_words(day, self.now().date(), time)
        said = self.tr("Put off until %1.") if count == 1 else self.tr(
            "%n reminder(s) put off until %1.", None, count
        )  # fmt: skip
        self.done.emit(said.replace("%1", shown))

    def move_overdue(self) -> None:
        """Everything that is late is for tomorrow."""
        today = self.now().date()
        with self._store.read_raw() as raw:
            late = overdue_ids(raw, today)
        self.put_off(late, today + dt.timedelta(days=1), keep_time=True)

    # -- the editor ----------------------------------------------------------------------------

    def edit(self, reminder: bytes, name: str) -> None:
        """Open the editor on a reminder of the contact called ``name``."""
        with self._store.read_raw() as raw:
            found = reminders.open_reminder(raw, reminder, self.now().date())
        if found is None:
            self.told.emit(self.tr("This reminder is done, or not there any more."))
            return
        self._editor().ask_change(found, name)

    def plan(
        self, contact: tuple[bytes, str] | None = None, *, deal: bytes | None = None,
        when: str = "",
    ) -> None:  # fmt: skip
        """Open the editor for a new reminder; ``when``: its day in words, where it is known."""
        self._editor().ask_new(contact, deal=deal, when=when)

    def _editor(self) -> ReminderEditor:
        from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor  # noqa: PLC0415

        editor = ReminderEditor(self._page, self._theme, self._store, now=self.now, zone=self._zone)
        editor.saved.connect(self._edited)
        editor.finished.connect(editor.deleteLater)
        return editor

    def _edited(self, day: dt.date, new: bool) -> None:
        self.done.emit(self._set_for(day, None) if new else self.tr("Reminder changed."))
