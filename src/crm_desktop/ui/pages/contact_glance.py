"""What the pane beside the list shows and does: reading a contact, copying, finishing its step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from crm_desktop.errors import UserError
from crm_desktop.store.store import Store
from crm_desktop.ui.links import open_link
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.detail_pane import LAST_SHOWN, DetailPane


class ContactGlance(QObject):
    """Owns the pane; what it asks of the window goes through the signals of ``pane``."""

    told = Signal(str)
    done = Signal(str, object)
    """A sentence, and the undo step (None: the newest)."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        me: Callable[[], bytes],
    ) -> None:
        super().__init__()
        self._store, self._today, self._me = store, today, me
        self.pane = DetailPane(theme, today, zone, now=store.clock, me=me)
        self.pane.copy_requested.connect(self.copy)
        self.pane.link_requested.connect(self.open_link)
        self.pane.done_requested.connect(self.finish)

    def show(self, n: int) -> None:
        """Show the contact with this row number, or nothing."""
        from crm_desktop.services.contact_card import read_glance  # noqa: PLC0415 - after the page

        found = read_glance(self._store, n, self._today(), LAST_SHOWN) if n >= 0 else None
        self.pane.show_glance(found)

    def first(self, n: int, kind: str) -> str:
        """The phone or e-mail that is used for a contact; empty: none is known."""
        from crm_desktop.services.contacts import read_contacts  # noqa: PLC0415 - first use

        with self._store.read_raw() as raw:
            found = read_contacts(raw, [n])
        parts = [] if not found else found[0].phones if kind == "phone" else found[0].emails
        return next((part.text for part in parts if not part.do_not_use), "")

    def copy(self, text: str) -> None:
        """Put a number or an address on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.told.emit(self.tr("Copied: %1").replace("%1", text[:80]))

    def open_link(self, address: str) -> None:
        """Call or write with another program."""
        if not open_link(address):
            text = self.tr("This PC has no program for “%1”.")
            self.told.emit(text.replace("%1", address[:80]))

    def finish(self, reminder: bytes) -> None:
        """The next step is done; it moves to the timeline."""
        from crm_desktop.services.reminders import finish_reminder  # noqa: PLC0415 - first use

        try:
            finish_reminder(self._store, reminder, who=self._me() or None)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        self.done.emit(self.tr("Done. Moved to the timeline."), None)
