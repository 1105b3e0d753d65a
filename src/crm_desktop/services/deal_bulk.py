"""The same command on each of many deals, as one undo step.

Up to ``CHUNK`` deals are written in one transaction; more in portions, each a transaction of its
own, so that a person's save never waits for more than one of them. When somebody stops, what was
written stays, as one undo step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crm_desktop.errors import CancelledError
from crm_desktop.progress import Progress, silent
from crm_desktop.store.pace import Pace
from crm_desktop.store.store import Store, Transaction

CHUNK = 200
_FIRST = 50
_MOST = 1000


def each(
    store: Store,
    label: str,
    deals: Sequence[bytes],
    write: Callable[[Transaction, bytes], bool],
    progress: Progress = silent,
) -> int:
    """Call ``write`` for every deal; returns for how many it said that something changed.

    Raises:
        UserError: as ``write`` says; of more than ``CHUNK`` deals those before stay changed.
    """
    if len(deals) <= CHUNK:
        with store.transact(label) as tx:
            return sum(write(tx, deal) for deal in deals)
    batch, pace = store.begin_batch(label, "user"), Pace(_FIRST, _MOST)
    done = count = 0
    try:
        while done < len(deals):
            part = deals[done : done + pace.size]
            with store.transact(label, batch=batch, pace=pace) as tx:
                count += sum(write(tx, deal) for deal in part)
            done += len(part)
            progress(done, len(deals), label)
    except CancelledError:
        pass
    finally:
        store.end_batch(batch)
    return count
