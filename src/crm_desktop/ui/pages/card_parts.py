"""What the card of one contact is made of.

To make all of it takes longer than a frame may. So it can be made before the page, one part at a
time; what is missing then is made with the page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property

from crm_desktop.store.store import Store
from crm_desktop.ui.pages.card_writes import CardWrites
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_aside import CardAside
from crm_desktop.ui.widgets.card_details import CardDetails
from crm_desktop.ui.widgets.card_head import CardHead
from crm_desktop.ui.widgets.composer import Composer
from crm_desktop.ui.widgets.timeline_panel import TimelinePanel


class CardParts:
    """Of one page."""

    def __init__(
        self, theme: Theme, store: Store, *, today: Callable[[], dt.date], zone: dt.tzinfo
    ) -> None:
        self.theme = theme
        self._today, self._zone, self._now = today, zone, store.clock
        self.writes = CardWrites(store, today, zone)

    def making(self) -> Iterator[None]:
        """Make all of them, one after the other."""
        for part in ("details", "composer", "timeline", "aside", "head"):
            getattr(self, part)
            yield

    @cached_property
    def details(self) -> CardDetails:
        """What is known of the contact."""
        writes = self.writes
        return CardDetails(
            self.theme, writes.keep, writes.offers, today=self._today, zone=self._zone
        )

    @cached_property
    def composer(self) -> Composer:
        """Where an entry is written."""
        return Composer(self.theme, today=self._today, now=self._now, zone=self._zone)

    @cached_property
    def timeline(self) -> TimelinePanel:
        """What happened."""
        return TimelinePanel(self.theme, self._today, self._zone)

    @cached_property
    def aside(self) -> CardAside:
        """What is next."""
        return CardAside(self.theme, self._today, self._now)

    @cached_property
    def head(self) -> CardHead:
        """The name, and the way through the list."""
        return CardHead(self.theme, self._zone)
