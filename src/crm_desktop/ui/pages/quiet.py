"""Quiet for too long: contacts with whom the shop wished to stay in touch, and did not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.domain.opening_days import Later, ways_to_put_off
from crm_desktop.errors import UserError
from crm_desktop.services.opening import opening_days
from crm_desktop.services.reminders import add_reminder
from crm_desktop.services.stay_in_touch import Quiet, quiet_contacts
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui import words
from crm_desktop.ui.models.quiet_list import QuietList
from crm_desktop.ui.reminder_words import later_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.list_page import ListPanel, page_layout
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.row_list import RowList

_MOST = 200
_SHOWS = frozenset({"contact", "entry", "reminder", "tag", "tagging"})


class QuietPage(QWidget):
    """A list, those furthest behind first; each can be logged, reminded of or put off."""

    open_requested = Signal(int)
    """contact.n"""
    log_requested = Signal(int)
    """contact.n"""
    told = Signal(str)
    done = Signal(str)

    def __init__(
        self, theme: Theme, store: Store, *, today: Callable[[], dt.date], zone: dt.tzinfo
    ) -> None:
        super().__init__()
        self._theme, self._store, self._today, self._zone = theme, store, today, zone
        self.model = QuietList(today, zone)
        self.list = RowList(theme, self.tr("Quiet for too long"), right=140)
        self.list.setModel(self.model)
        self.list.open_requested.connect(self._open)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self._build()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.refresh()

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page, head = page_layout(theme, self, self.tr("Quiet for too long"))
        self.log_button = button(theme, self.tr("Log"), self.log, icon="phone", kind="primary")
        self.remind_button = button(theme, self.tr("Remind"), self.remind, icon="plus")
        self.later_button = button(theme, self.tr("Later"), self.show_ways, icon="chevron-down")
        for made in (self.log_button, self.remind_button, self.later_button):
            head.addWidget(made)
        about = label(
            theme, self.tr("How often to hear from somebody is chosen on the card or for a tag. "
                           "Whoever has a next step is not listed."),
            "body", "text_2",
        )  # fmt: skip
        about.setWordWrap(True)
        about.setContentsMargins(0, 0, 0, px(12))
        page.addWidget(about)
        self._panel = ListPanel(theme, self.list, "hourglass", self.tr("open card"))
        self.empty = self._panel.empty
        self.empty.say(
            self.tr("Nobody is quiet for too long."),
            self.tr("Choose on a card, under “More”, how often to stay in touch."),
        )
        page.addWidget(self._panel, 1)

    # -- what the window asks ------------------------------------------------------------------

    def enter(self) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def committed(self, changes: ChangeSet) -> None:
        """Read anew."""
        if _SHOWS & changes.rows.keys():
            self.refresh()

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.list,)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read who is quiet; the cursor stays at its place."""
        place = max(0, self.list.currentIndex().row())
        with self._store.read_raw() as raw:
            rows = quiet_contacts(raw, self._store.clock(), zone=str(self._zone), limit=_MOST)
        self.model.show_rows(rows)
        self._panel.tell(self.tr("%n contact(s)", None, len(rows)), empty=not rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(min(place, len(rows) - 1), 0))
        self._allow()

    @property
    def current(self) -> Quiet | None:
        """The contact under the cursor."""
        place = self.list.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def contacts(self) -> list[int]:
        """The numbers of the contacts that are listed, in this order."""
        return [row.n for row in self.model.rows]

    def _allow(self) -> None:
        for made in (self.log_button, self.remind_button, self.later_button):
            made.setEnabled(self.current is not None)
            tip = "" if self.current else self.tr("Nobody is listed.")
            made.setToolTip(tip)

    # -- acting --------------------------------------------------------------------------------

    def _open(self) -> None:
        if (quiet := self.current) is not None:
            self.open_requested.emit(quiet.n)

    def log(self) -> None:
        """Open the card with the cursor in the composer."""
        if (quiet := self.current) is not None:
            self.log_requested.emit(quiet.n)

    def remind(self) -> None:
        """Plan a next step for today."""
        self._plan(self._today(), None)

    def show_ways(self) -> None:
        """Offer when to think of the contact again."""
        if self.current is None:
            return
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))
        now = words.moment(self._store.clock(), self._zone)
        for way in ways_to_put_off(now, opening_days(self._store)):
            action = menu.addAction(later_words(way, self._today()))
            action.triggered.connect(lambda _checked=False, w=way: self.later(w))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.later_button.mapToGlobal(QPoint(0, self.later_button.height())))

    def later(self, way: Later) -> None:
        """Plan a next step for another day, so that the contact leaves the list until then."""
        self._plan(way.date, way.time)

    def _plan(self, day: dt.date, time: dt.time | None) -> None:
        quiet = self.current
        if quiet is None:
            return
        try:
            add_reminder(
                self._store, quiet.id, self.tr("Get in touch"), day, time, zone=str(self._zone),
                kind="call",
            )  # fmt: skip
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        self.refresh()
        when = words.due(day, f"{time:%H:%M}" if time else "", self._today())[0]
        said = self.tr("Reminder for %1: %2.").replace("%1", quiet.name)
        self.done.emit(said.replace("%2", when))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
