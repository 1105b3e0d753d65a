"""Where a card stands in the list that it was opened from.

Next and previous keep the order that the list had then: a call that is logged on the way must not
move the card to another place of it. Contacts that came since are at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from crm_desktop.services.contact_card import count_contacts

if TYPE_CHECKING:
    from crm_desktop.store.store import Store


class PlaceInList:
    """Of one card."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.neighbours: Sequence[int] = ()
        """``contact.n`` of the list."""
        self.at = -1
        """-1: the card was not opened from a list."""
        self.listed: Callable[[], Sequence[int]] = tuple
        """The list as it is now, or as it was a moment ago if ``follow`` is called when it is
        another; empty: not known."""
        self._there = 0

    @property
    def count(self) -> int:
        """Contacts in the list."""
        return len(self.neighbours)

    def begin(self, n: int, neighbours: Sequence[int]) -> None:
        """The card shows ``n``."""
        self.neighbours = neighbours
        self._there = count_contacts(self._store)
        try:
            self.at = neighbours.index(n)
        except ValueError:
            self.at = -1

    def beside(self, by: int) -> int | None:
        """The place so far on; None: there is none."""
        return self.at + by if self.at >= 0 and 0 <= self.at + by < self.count else None

    def step(self, place: int) -> int:
        """Go there; the contact."""
        self.at = place
        return self.neighbours[place]

    def look(self) -> None:
        """Something was saved: where contacts came or went, the list is asked for."""
        if self.at >= 0 and (there := count_contacts(self._store)) != self._there:
            self._there = there
            self.listed()

    def follow(self) -> bool:
        """The list may be another now; whether it is."""
        listed = self.listed() if self.at >= 0 else ()
        if len(listed) in (0, self.count):
            return False
        n, there, known = self.neighbours[self.at], set(listed), set(self.neighbours)
        self.neighbours = [
            *(one for one in self.neighbours if one in there or one == n),
            *(one for one in listed if one not in known),
        ]
        self.at = self.neighbours.index(n)
        return True
