"""What an older program sees of a shop that a newer one writes to.

The replica keeps every table and group, known or not: they take part in merging, digest and
snapshots everywhere, so an old program in the office forwards what it does not understand and
loses nothing. Only bringing values into the tables leaves them out, until the program is renewed.
A change that an old program would misunderstand raises ``min_reader`` (see ``gate``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Replica

Known = Mapping[int, frozenset[str]]
"""Table number -> merge groups that the program knows."""


def visible_groups(replica: Replica, key: RowKey, known: Known) -> list[str]:
    """Groups of a row that can be brought into the tables now."""
    row, groups = replica.rows.get(key), known.get(key.table, frozenset())
    return sorted(groups & row.cells.keys()) if row else []


def deferred(replica: Replica, known: Known) -> set[tuple[RowKey, str]]:
    """What waits for a newer program."""
    return {
        (key, group)
        for key, row in replica.rows.items()
        for group in row.cells.keys() - known.get(key.table, frozenset())
    }


def newly_known(replica: Replica, before: Known, now: Known) -> Iterable[tuple[RowKey, str]]:
    """What an update of the program brings into the tables, within its migration."""
    return sorted(deferred(replica, before) - deferred(replica, now))
