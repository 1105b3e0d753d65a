"""What the timeline of a card shows: next steps, what is kept on top, what happened, what changed.

Entries come page by page. Changes are read only where they are wished, and stand among the entries
where they happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from crm_desktop.services import changes, timeline
from crm_desktop.services.contact_card import ContactCard
from crm_desktop.services.timeline import Entry
from crm_desktop.store.store import Store
from crm_desktop.ui.change_words import changed
from crm_desktop.ui.entry_words import happened, planned
from crm_desktop.ui.models.timeline import KINDS, Happened
from crm_desktop.ui.widgets.timeline_panel import TimelinePanel

_CHANGES = 300


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
        self._entries: dict[bytes, Entry] = {}

    def entry(self, identity: bytes) -> Entry | None:
        """An entry that is shown."""
        return self._entries.get(identity)

    def read(self, card: ContactCard) -> None:
        """Show the newest page for a contact."""
        self._card = card
        self._after = None
        self._entries = {}
        self._panel.people.setVisible(card.contact.kind != "person")
        self._changes = []
        if self._panel.changes.isChecked():
            with self._store.read_raw() as raw:
                found = changes.read_changes(raw, card.contact.id, _CHANGES)
            self._changes = [changed(one) for one in found]
        self._show(below=False)

    def read_more(self) -> None:
        """Show the next page below."""
        if self._after is not None:
            self._show(below=True)

    def _show(self, *, below: bool) -> None:
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
                after=self._after,
            )  # fmt: skip
            pinned = [] if below else timeline.read_timeline(
                raw, contact.id, kinds=kinds, text=text, with_staff=staff, pinned=True
            )  # fmt: skip
        self._after = found[-1].place if len(found) == timeline.PAGE else None
        self._entries |= {entry.id: entry for entry in (*pinned, *found)}
        counts = [sum(counted.values()), *(counted.get(kind, 0) for kind in KINDS)]
        total = counted.get(kind, 0) if kind else counts[0]
        name, today, me = contact.first_name or contact.name, self._today(), self._me()
        rows = [] if below or kind or text.strip() else [
            planned(one, self._store.clock(), today) for one in card.reminders
        ]  # fmt: skip
        rows += [happened(entry, name, today, self._zone, me) for entry in pinned]
        done = [happened(entry, name, today, self._zone, me) for entry in found]
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
