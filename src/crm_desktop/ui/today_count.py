"""How much is late or due today, at the line of Today; and what happens when the day changes.

The number follows every commit that touches reminders, and what another PC sends a few times a
second. A program that stays open over night shows the new day within half a minute of midnight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from crm_desktop.services.today import due_count
from crm_desktop.ui.page_stack import IN_SERIES, REST_MS
from crm_desktop.ui.words import figure

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.ui.main_window import MainWindow

_LOOK_MS = 30_000
_TABLES = frozenset(("reminder", "contact"))


class TodayCount(QObject):
    """The number for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._day = window.today()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self.refresh)

    def refresh(self) -> None:
        """Count anew."""
        self._soon.stop()
        window = self._window
        with window.store.read_raw() as raw:
            count = due_count(raw, window.today())
        window.side.show_count("today", figure(count) if count else "")

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit."""
        if not _TABLES & changes.rows.keys():
            return
        if changes.origin not in IN_SERIES:
            self.refresh()
        elif not self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """The shop is closed next: count no more."""
        self._look.stop()
        self._soon.stop()

    def look(self) -> None:
        """Whether another day has begun: then what stands under "today" is another thing."""
        today = self._window.today()
        if today != self._day:
            self._day = today
            self.refresh()
            from crm_desktop.ui.pages.today import TodayPage  # noqa: PLC0415 - made already

            page = self._window.stack.made("today")
            if isinstance(page, TodayPage):
                page.refresh()
