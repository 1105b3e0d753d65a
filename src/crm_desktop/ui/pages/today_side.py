"""The right column of the day: deals that need somebody, who is quiet for too long, what happened.

All are read off the main thread, since a shop may have thousands of open deals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services.attention import Needing, needs_attention
from crm_desktop.services.stay_in_touch import quiet_contacts
from crm_desktop.services.today import Activity, recent_activity
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.today_activity import ActivityList
from crm_desktop.ui.newest_read import WAIT_MS, NewestRead
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, line, panel
from crm_desktop.ui.widgets.today_activity import ActivityView
from crm_desktop.ui.widgets.today_deals import SHOWN, DealsPanel

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

_Read = tuple[Needing, Sequence[Activity], int]


class DaySide(QWidget):
    """Filled by ``refresh``."""

    history_requested = Signal()
    quiet_requested = Signal()
    """All contacts that are quiet for too long."""

    def __init__(
        self, theme: Theme, store: Store, jobs: Jobs, *, today: Callable[[], dt.date],
        zone: dt.tzinfo, me: Callable[[], str],
    ) -> None:  # fmt: skip
        """``me``: the name of the person at this PC."""
        super().__init__()
        self._store, self._today, self._zone = store, today, zone
        # Where it fails, what was shown stays; the next commit reads anew.
        self._reading = NewestRead(jobs, self.tr("Reading"), self._read, at_once=1)
        self._reading.answered.connect(self._show)
        self.destroyed.connect(self._reading.give_up)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        self.deals = DealsPanel(theme)
        column.addWidget(self.deals)
        column.addWidget(self._quiet_line(theme))
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, px(6))
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(6), px(10), px(6))
        title = label(theme, self.tr("Recent activity"), "heading")
        title.setMinimumHeight(px(28))
        head.addWidget(title, 1)
        self.all = button(
            theme, self.tr("Show all"), self.history_requested.emit, kind="link", small=True
        )
        self.all.setAccessibleName(self.tr("Show all activity"))
        head.addWidget(self.all)
        inside.addLayout(head)
        inside.addWidget(line(theme))
        inside.addSpacing(px(6))
        self.happened = ActivityList(today, zone, me)
        self.activity = ActivityView(theme, self.happened)
        self.activity.setMinimumHeight(px(150))
        self._none = label(theme, self.tr("Nothing logged yet."), "body", "text_2")
        self._none.setContentsMargins(px(16), px(4), px(16), px(10))
        self._none.hide()
        inside.addWidget(self._none)
        inside.addWidget(self.activity, 1)
        column.addWidget(frame, 1)

    def _quiet_line(self, theme: Theme) -> QWidget:
        """How many are quiet for too long; hidden where nobody is."""
        px = theme.px
        self.quiet = panel()
        row = QHBoxLayout(self.quiet)
        row.setContentsMargins(px(16), px(8), px(10), px(8))
        self.quiet_text = label(theme, "")
        self.quiet_text.setWordWrap(True)
        row.addWidget(self.quiet_text, 1)
        show = button(theme, self.tr("Show"), self.quiet_requested.emit, kind="link", small=True)
        show.setAccessibleName(self.tr("Show who is quiet for too long"))
        row.addWidget(show)
        self.quiet.hide()
        return self.quiet

    def follow(self, *, patient: bool = False) -> None:
        """Something changed: read anew. ``patient``: nobody waits for it, so no frame does."""
        self._reading.follow(lambda: self.refresh(patient=patient))

    def refresh(self, *, patient: bool = False) -> None:
        """Read everything anew; ``patient`` as in ``follow``."""
        self._reading.ask(self._today(), wait_ms=0 if patient else WAIT_MS)

    def _read(self, today: dt.date) -> _Read:
        store, zone = self._store, self._zone
        with store.read_raw() as raw:
            needing = needs_attention(raw, today, zone, SHOWN)
            happened = recent_activity(raw)
            quiet = len(quiet_contacts(raw, store.clock(), zone=str(zone)))
        return needing, happened, quiet

    def _show(self, found: _Read) -> None:
        needing, happened, quiet = found
        self.deals.show_deals(needing.cards, needing.count, self._today())
        self.happened.show(happened)
        self._none.setVisible(not happened)
        self.quiet_text.setText(self.tr("%n contact(s) quiet for too long", None, quiet))
        self.quiet.setVisible(quiet > 0)
