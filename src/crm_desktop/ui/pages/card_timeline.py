"""What the timeline of a card shows: next steps, what is kept on top, what happened, what changed.

Entries come page by page; of a contact just opened only those that are seen at once, and the
rest of the first page after they are painted. Moves of deals stand among the entries where they
happened, and so do changes of the contact where they are wished.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from crm_desktop.services import changes, timeline
from crm_desktop.services.attachments import is_here
from crm_desktop.services.contact_card import ContactCard, read_moves
from crm_desktop.services.timeline import Entry
from crm_desktop.store.store import Store
from crm_desktop.ui.change_words import changed
from crm_desktop.ui.entry_words import happened, moved, planned
from crm_desktop.ui.models.timeline import Happened
from crm_desktop.ui.widgets.timeline_panel import FILTERED, TimelinePanel

_CHANGES = 300
SEEN_AT_ONCE = 14
"""Entries that are read before anything is painted."""
_KEPT = 500
"""Entries that stay after a commit, where so many were scrolled to."""


class CardTimeline:
    """Reads for the panel; ``entry`` gives an entry that is shown."""

    def __init__(
        self,
        store: Store,
        panel: TimelinePanel,
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        me: Callable[[], bytes],
    ) -> None:
        self._store, self._panel = store, panel
        self._today, self._zone, self._me = today, zone, me
        self._card: ContactCard | None = None
        self._after: tuple[int, int] | None = None
        self._changes: list[Happened] = []
        self._shown = 0
        self._more = False
        self.planned = True
        """Whether next steps stand above what happened: they do where nothing beside it tells
        them."""
        self._entries: dict[bytes, Entry] = {}

    def entry(self, identity: bytes) -> Entry | None:
        """An entry that is shown."""
        return self._entries.get(identity)

    def read(self, card: ContactCard, *, anew: bool = False) -> None:
        """Show the newest page for a contact; ``anew``: it is just opened, and ``read_rest``
        follows."""
        same = self._card is not None and self._card.contact.id == card.contact.id
        count = SEEN_AT_ONCE if anew else timeline.PAGE
        if same and not anew:  # what was scrolled to stays
            count = max(count, min(self._shown, _KEPT))
        self._card = card
        self._after = None
        self._entries = {}
        self._panel.people.setVisible(card.contact.kind != "person")
        self._changes = []
        with self._store.read_raw() as raw:
            if card.deals:
                self._changes = [moved(one) for one in read_moves(raw, card.contact.id)]
            if self._panel.changes.isChecked():
                found = changes.read_changes(raw, card.contact.id, _CHANGES)
                self._changes += [changed(one) for one in found]
        self._changes.sort(key=lambda one: -one.at)
        self._show(count)
        self._more = anew

    def read_rest(self) -> None:
        """Fill the first page up."""
        if self._more:
            self._more = False
            if self._after is not None:
                self._show(timeline.PAGE - SEEN_AT_ONCE, below=True)

    def read_more(self) -> None:
        """Show the next page below."""
        if self._after is not None and not self._more:
            self._show(timeline.PAGE, below=True)

    def _show(self, limit: int, *, below: bool = False) -> None:
        if self._card is None:
            return
        card, panel = self._card, self._panel
        contact = card.contact
        kind, text = panel.kind, panel.search.text()
        kinds = (kind,) if kind else ()
        staff = contact.kind != "person" and panel.people.isChecked()
        with self._store.read_raw() as raw:
            counted = timeline.count_timeline(raw, contact.id, text=text, with_staff=staff)
            found = timeline.read_timeline(
                raw, contact.id, kinds=kinds, text=text, with_staff=staff, pinned=False,
                after=self._after, limit=limit,
            )  # fmt: skip
            pinned = [] if below else timeline.read_timeline(
                raw, contact.id, kinds=kinds, text=text, with_staff=staff, pinned=True
            )  # fmt: skip
        self._after = found[-1].place if len(found) == limit else None
        self._shown = len(found) + (self._shown if below else 0)
        self._entries |= {entry.id: entry for entry in (*pinned, *found)}
        counts = [sum(counted.values()), *(counted.get(kind, 0) for kind in FILTERED)]
        total = counted.get(kind, 0) if kind else counts[0]
        name, today, me = contact.first_name or contact.name, self._today(), self._me()
        bare = below or bool(kind) or bool(text.strip())
        rows = [] if bare or not self.planned else [
            planned(one, self._store.clock(), today) for one in card.reminders
        ]  # fmt: skip
        here = partial(is_here, self._store) if self._store.is_shared() else None
        rows += [happened(entry, name, today, self._zone, me, here) for entry in pinned]
        done = [happened(entry, name, today, self._zone, me, here) for entry in found]
        rows += self._with_changes(done) if not (kind or text.strip()) else done
        panel.show_entries(rows, counts, total, below=below)

    def _with_changes(self, done: list[Happened]) -> list[Happened]:
        """Put the changes that belong beside these entries among them; older ones wait for their
        page."""
        if not self._changes:
            return done
        last = done[-1].at if done and self._after is not None else None
        now = [one for one in self._changes if last is None or one.at >= last]
        self._changes = self._changes[len(now) :]
        return sorted((*done, *now), key=lambda one: -one.at)
