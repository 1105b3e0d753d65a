"""What the composer changed of an entry, written: only that, beside what came in meanwhile."""

from __future__ import annotations

import json
from dataclasses import replace

from crm_desktop.services import timeline
from crm_desktop.services.timeline import Entry
from crm_desktop.store.store import Store
from crm_desktop.ui.models.timeline import KINDS
from crm_desktop.ui.widgets.composer_wish import Wish

_SEEN = ("kind", "subject", "body", "happened_at", "direction", "outcome", "minutes")


def seen_words(entry: Entry, since: int) -> str:
    """What the composer got of an entry, and ``Store.shown_now`` of then, to stand in a draft."""
    seen = {name: getattr(entry, name) for name in _SEEN}
    return json.dumps({"since": since, **seen}, ensure_ascii=False)


def seen_again(text: str, entry: Entry) -> tuple[Entry, int] | None:
    """The entry as it was when the composer got it; None: the text is of no use."""
    try:
        seen = json.loads(text)
        since = int(seen.pop("since"))
        return replace(entry, **{name: seen[name] for name in _SEEN}), since
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def keep_entry(store: Store, wish: Wish, at: int | None, before: Entry | None) -> bool:
    """Change the entry of the wish; False: nothing was changed. ``at``: when it happened, UTC
    milliseconds; ``before``: the entry as the composer got it, None where nobody knows.

    A kind that the composer does not offer is shown there as a note and stays what it is.

    Raises:
        UserError: as ``timeline.edit_entry``.
    """
    if before is None:
        return timeline.edit_entry(
            store, wish.entry, kind=wish.kind, text=wish.text, subject=wish.subject or None,
            happened_at=at, outcome=wish.outcome, minutes=wish.minutes,
            no_minutes=wish.minutes is None, direction=wish.direction or None,
        )  # fmt: skip
    same_kind = wish.kind == (before.kind if before.kind in KINDS else "note")
    if same_kind and wish.kind == before.kind:
        outcome = None if wish.outcome == before.outcome else wish.outcome
    else:  # what the composer shows of another kind is no wish
        outcome = None if same_kind else wish.outcome
    same_minutes = wish.minutes == before.minutes or (same_kind and wish.kind != before.kind)
    same_time = at is not None and at // 60_000 == before.happened_at // 60_000
    turned = wish.direction not in (before.direction, "") and (
        bool(before.direction) or wish.direction == "in"
    )
    return timeline.edit_entry(
        store, wish.entry, kind=None if same_kind else wish.kind,
        text=None if wish.text == before.body.strip() else wish.text,
        subject=None if wish.subject in ("", before.subject) else wish.subject,
        happened_at=None if same_time else at, outcome=outcome,
        minutes=None if same_minutes else wish.minutes,
        no_minutes=not same_minutes and wish.minutes is None,
        direction=wish.direction if turned else None,
    )  # fmt: skip
