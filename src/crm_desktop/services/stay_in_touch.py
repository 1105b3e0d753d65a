"""Staying in touch: how often to hear from a contact, and who has been quiet for longer.

The interval is that of the contact, else the shortest of its tags. It starts anew with each entry
of the timeline, so nobody is asked to call a customer who was here yesterday; a contact with a
step planned is not listed, since somebody thought of it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crm_desktop.errors import UserError
from crm_desktop.services.contact_record import kind_of, update
from crm_desktop.services.reminders import moment_day
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

LONGEST = 3650
"""Days."""
_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Quiet:
    """A contact not heard of for longer than wished. ``last_at`` UTC milliseconds, None: never;
    ``days`` since then (since it was added, where never), ``every`` the days wished."""

    n: int
    id: bytes
    name: str
    last_at: int | None
    last_kind: str
    days: int
    every: int


_EVERY = f"""
coalesce(c.keep_in_touch_days, (SELECT min(t.keep_in_touch_days) FROM tagging g JOIN tag t
  ON t.id=g.tag_id AND t.gone={LIVE} AND t.keep_in_touch_days>0
  WHERE g.contact_id=c.id AND g.gone={LIVE}), 0)"""

_WATCHED = f"""
SELECT c.n FROM contact c WHERE c.keep_in_touch_days>0 AND c.gone={LIVE}
UNION SELECT c.n FROM tag t CROSS JOIN tagging g ON g.tag_id=t.id AND g.gone={LIVE}
  CROSS JOIN contact c ON c.id=g.contact_id AND c.gone={LIVE} AND c.keep_in_touch_days ISNULL
  WHERE t.keep_in_touch_days>0 AND t.gone={LIVE}"""


def quiet_contacts(
    raw: sqlite3.Connection, now: int, *, zone: str, limit: int = 200
) -> list[Quiet]:
    """Who should hear from the shop, those furthest behind first. ``now`` UTC milliseconds."""
    today = moment_day(now, zone)
    rows = raw.execute(
        f"SELECT c.n, c.id, c.name, s.last_at, s.last_kind, c.created_at, {_EVERY} AS every"
        f" FROM ({_WATCHED}) w JOIN contact c ON c.n=w.n JOIN contact_summary s ON s.n=c.n"
        " WHERE s.next_due ISNULL AND every>0"
        " AND coalesce(s.last_at, c.created_at) < ? - (every - 1) * ?"
        " ORDER BY (? - coalesce(s.last_at, c.created_at)) * 1.0 / every DESC, c.n LIMIT +?",
        (now, _DAY, now, limit),
    )
    found = []
    for n, identity, name, last_at, last_kind, created_at, every in rows:
        days = (today - moment_day(created_at if last_at is None else last_at, zone)).days
        if days >= every:
            found.append(Quiet(n, identity, name, last_at, last_kind, days, every))
    return found


def interval_of(raw: sqlite3.Connection, contact: bytes) -> tuple[int | None, int]:
    """How often to hear from a contact, in days: its own wish (None: as its tags say, 0: never),
    and what its tags say (0: nothing)."""
    row = raw.execute(
        "SELECT c.keep_in_touch_days, coalesce((SELECT min(t.keep_in_touch_days) FROM tagging g"
        f" JOIN tag t ON t.id=g.tag_id AND t.gone={LIVE} AND t.keep_in_touch_days>0"
        f" WHERE g.contact_id=c.id AND g.gone={LIVE}), 0) FROM contact c WHERE c.id=?",
        (contact,),
    ).fetchone()
    return (row[0], row[1]) if row else (None, 0)


def interval_of_tag(raw: sqlite3.Connection, tag: bytes) -> int:
    """How often to hear from contacts with a tag, in days; 0: never asked."""
    row = raw.execute("SELECT keep_in_touch_days FROM tag WHERE id=?", (tag,)).fetchone()
    return row[0] if row else 0


def keep_in_touch(store: Store, contact: bytes, every: int | None) -> bool:
    """Set how often to hear from a contact, in days; 0: never ask, None: as its tags say.

    Returns False where it is so already.

    Raises:
        UserError: ``contact.gone``, ``touch.days``.
    """
    _check(every)
    with store.transact("Change staying in touch") as tx:
        kind_of(tx.raw, contact)
        return update(tx, "contact", contact, {"keep_in_touch_days": every})


def keep_in_touch_by_tag(store: Store, tag: bytes, every: int) -> bool:
    """Set how often to hear from contacts with a tag, in days; 0: never ask.

    Raises:
        UserError: ``touch.days``.
    """
    _check(every)
    with store.transact("Change staying in touch") as tx:
        return update(tx, "tag", tag, {"keep_in_touch_days": every})


def _check(every: int | None) -> None:
    if every is not None and not 0 <= every <= LONGEST:
        raise UserError(
            f"Please choose between 1 and {LONGEST} days. Nothing was changed.", code="touch.days"
        )
