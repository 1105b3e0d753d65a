"""Who sits at this PC: "You" in the timeline, and the name that each step of the history carries.

The choice is a setting of this PC; the colleague itself is a row of the shop.
"""

from __future__ import annotations

from crm_desktop.services.colleagues import Colleague, colleague_of, find_or_make_colleague
from crm_desktop.store.store import Store
from crm_desktop.ui.pc_settings import PcSettings


def person_here(store: Store, settings: PcSettings) -> Colleague | None:
    """The colleague at this PC; None: nobody was chosen, or the choice is no colleague any more."""
    chosen = settings.person
    if not chosen:
        return None
    with store.read_raw() as raw:
        return colleague_of(raw, chosen)


def use_person(store: Store, settings: PcSettings) -> None:
    """The history is to know who works here, under the name that the shop knows today."""
    _use(store, settings, person_here(store, settings))


def choose_person(store: Store, settings: PcSettings, name: str) -> Colleague | None:
    """Somebody says who they are: a colleague of that name, made where there is none; an empty
    name: nobody in particular.

    Raises:
        StoreError: the shop could not be written.
    """
    found = find_or_make_colleague(store, name) if name.strip() else None
    settings.person = found.id if found is not None else b""
    _use(store, settings, found)
    return found


def _use(store: Store, settings: PcSettings, found: Colleague | None) -> None:
    # The name is kept beside the id, so that the start of the window need not look it up.
    settings.person_name = store.person = found.name if found is not None else ""
