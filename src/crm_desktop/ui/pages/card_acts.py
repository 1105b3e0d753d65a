"""What can be done with a contact as a whole: its kind, the archive, a field's earlier values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit, tracks
from crm_desktop.services.contacts import Contact
from crm_desktop.services.stay_in_touch import interval_of, keep_in_touch
from crm_desktop.services.tracks import Run
from crm_desktop.store.store import Store
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.touch_words import INTERVALS, every_words


class CardActs(QObject):
    """``done`` carries a sentence with Undo, ``told`` one without."""

    done = Signal(str)
    told = Signal(str)
    track_requested = Signal()
    """A track is to be started for the contact."""
    leave_requested = Signal()
    """What is half typed is to be kept first."""

    def __init__(
        self, page: QWidget, theme: Theme, store: Store, *, today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._theme, self._store = page, theme, store
        self._today, self._zone = today, zone
        self._contact: Contact | None = None

    def show(self, contact: Contact | None) -> None:
        """Everything is about this contact from now on."""
        self._contact = contact

    def fill_touch(self, menu: QMenu) -> None:
        """Put into a menu how often one wants to hear from the contact."""
        if self._contact is None:
            return
        contact = self._contact.id
        menu.setFont(self._theme.font("body"))
        with self._store.read_raw() as raw:
            own, by_tags = interval_of(raw, contact)
        as_tags = self.tr("As its tags say (%1)").replace("%1", every_words(by_tags))
        offered = [(None, as_tags), *((days, every_words(days)) for days in (*INTERVALS, 0))]
        if own is not None and own not in (*INTERVALS, 0):
            offered.insert(1, (own, every_words(own)))
        for days, text in offered:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(days == own)
            action.triggered.connect(lambda _checked=False, d=days: self.stay_in_touch(d))

    def stay_in_touch(self, days: int | None) -> None:
        """Ask to hear from the contact that often; 0: never, None: as its tags say."""
        if self._contact is None:
            return
        try:
            changed = keep_in_touch(self._store, self._contact.id, days)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        if changed:
            said = self.tr("as its tags say") if days is None else every_words(days)
            self.done.emit(self.tr("Stay in touch: %1.").replace("%1", said))

    def stop_track(self, run: Run) -> None:
        """Take away what a track still plans."""
        count = tracks.stop_track(self._store, run.id)
        if count:
            said = self.tr("Track “%1” stopped: %n step(s) taken away.", None, count)
            self.done.emit(said.replace("%1", run.track))

    def convert(self, kind: str) -> None:
        """Make a person a company, or the other way round."""
        if self._contact is None:
            return
        self.leave_requested.emit()
        try:
            changed = contact_edit.change_kind(self._store, self._contact.id, kind)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        if changed:
            done = {
                "person": self.tr("This is a person now."),
                "company": self.tr("This is a company now."),
                "household": self.tr("This is a household now."),
            }[kind]
            self.done.emit(done)

    def archive(self) -> None:
        """Take the contact out of lists and search."""
        if self._contact is None:
            return
        self.leave_requested.emit()
        name, n = self._contact.name, self._contact.n
        if contact_edit.archive(self._store, [n]):
            shown = name or self.tr("Contact")
            self.done.emit(self.tr("%1 archived.").replace("%1", shown))

    def show_earlier(self, table: str, field: str, name: str) -> None:
        """The earlier values of a field, each to be brought back."""
        from crm_desktop.ui.dialogs.field_history import FieldHistory  # noqa: PLC0415 - first use

        if self._contact is None:
            return
        dialog = FieldHistory(
            self._page, self._theme, self._store, self._contact.id, table, field, name,
            today=self._today, zone=self._zone,
        )  # fmt: skip
        dialog.restored.connect(lambda: self.done.emit(self.tr("The earlier value is back.")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
