"""What the fields of a form showed before somebody typed, and as of which change of the shop.

A field with the keyboard in it is left alone when the form is read anew. What stands in it then is
compared with what it showed, not with what the shop has by now: else a field that was only looked
at would turn another PC's change back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from crm_desktop.store.store import Store


class ShownValues:
    """``begin``, then ``show`` for each field that is filled; ``typed`` when the form is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._now = 0
        self._shown: dict[str, tuple[object, int]] = {}

    def begin(self) -> None:
        """The form is about to be read."""
        self._now = self._store.shown_now()

    def show(self, name: str, value: object) -> None:
        """A field shows this from now on."""
        self._shown[name] = (value, self._now)

    def typed(self, values: Mapping[str, object]) -> dict[str, object]:
        """Those of ``values`` that are not as they were shown."""
        return {
            name: value
            for name, value in values.items()
            if name not in self._shown or self._shown[name][0] != value
        }

    @contextmanager
    def keeping(self, values: Mapping[str, object]) -> Iterator[None]:
        """Around the save of what was typed: see ``Store.shown_since``."""
        since = [self._shown[name][1] for name in values if name in self._shown]
        with self._store.shown_since(min(since, default=self._now)):
            yield
