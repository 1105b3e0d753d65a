"""The sample shop as a guest: whether it is here, and taking it away again.

It is one step of the history, so taking it away is undoing that step: what a person typed or
changed since stays, and is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.store.store import Store

if TYPE_CHECKING:
    from crm_desktop.store.undo import UndoResult

ORIGIN = "sample"


def standing_sample(store: Store) -> int | None:
    """The step that brought the sample shop, while it stands; also one that was cut off."""
    from crm_desktop.services.history import History  # noqa: PLC0415 - the window starts without

    batches = History(store).batches(20, origins=(ORIGIN,))
    return next((batch.n for batch in batches if batch.undone_by is None), None)


def remove_sample(store: Store, progress: Progress = silent) -> UndoResult:
    """Take the sample shop away; ``kept`` of the result is what was edited since or belongs to it.

    Raises:
        UserError: ``sample.gone``: there is none (any more).
    """
    from crm_desktop.services.history import History  # noqa: PLC0415 - the window starts without

    batch = standing_sample(store)
    if batch is None:
        raise UserError("There is no invented shop here. Nothing was changed.", code="sample.gone")
    return History(store).undo(batch, progress=progress)


def is_untouched(store: Store) -> bool:
    """Whether nobody has worked in this shop yet: there is no contact, not even a removed one."""
    with store.read_raw() as raw:
        return raw.execute("SELECT 1 FROM contact LIMIT 1").fetchone() is None
