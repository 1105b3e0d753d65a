"""What cells and filters of the contact list can hold, read from the shop when it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crm_desktop.store.store import Store


class ShopValues:
    """Loads the services on first use: the first page is painted before that."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def choices(self, field: str) -> list[tuple[str, str]]:
        """(value, text) of what a filter can be set to."""
        from crm_desktop.services.filter_choices import choices  # noqa: PLC0415 - on first use

        return [(choice.value, choice.text) for choice in choices(self._store, field)]

    def names(self, field: str, values: tuple[str, ...]) -> Mapping[str, str]:
        """Hex id -> name of tags or owners."""
        from crm_desktop.services.filter_choices import names_of  # noqa: PLC0415 - on first use

        return names_of(self._store, field, values)

    def cell(self, n: int, column: str) -> tuple[str, tuple[str, ...]]:
        """The value of a cell as it is typed, and what to choose from."""
        from crm_desktop.services.contact_cells import read_cell  # noqa: PLC0415 - on first use

        return read_cell(self._store, n, column)
