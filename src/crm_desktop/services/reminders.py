"""Next steps: reminders of a contact, finishing them (which leaves an entry) and putting them off.

A wish is a day, with or without a time, in the zone where it was made; the instant is worked out
from it.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.contact_record import LONGEST, insert, kind_of, update
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_TITLE = 500


@dataclass(frozen=True, slots=True)
class Reminder:
    """``due`` None: the day cannot be read; ``time`` is "14:00" or empty; ``days_late`` is 0 for
    today and later; ``done_at`` UTC milliseconds, None while it is open; ``who`` a colleague."""

    id: bytes
    kind: str
    title: str
    note: str
    due: dt.date | None
    time: str
    days_late: int
    done_at: int | None
    deal_id: bytes | None
    deal: str
    who: str
    recurrence: str


def reminders_of(
    raw: sqlite3.Connection, contact: bytes, today: dt.date, *, done: bool = False
) -> list[Reminder]:
    """The open reminders of a contact, the earliest first; or those that are done, newest first."""
    return _reminders(raw, "contact_id", contact, today, done=done)


def reminders_of_deal(
    raw: sqlite3.Connection, deal: bytes, today: dt.date, *, done: bool = False
) -> list[Reminder]:
    """The same of the reminders that name a deal."""
    return _reminders(raw, "deal_id", deal, today, done=done)


def _reminders(
    raw: sqlite3.Connection, column: str, owner: bytes, today: dt.date, *, done: bool
) -> list[Reminder]:
    order = "r.done_at DESC" if done else "r.due_date, iif(r.due_time='', '~', r.due_time), r.n"
    rows = raw.execute(
        "SELECT r.id, r.kind, r.title, r.note, r.due_date, r.due_time, r.done_at, r.deal_id,"
        " coalesce(d.title, ''), coalesce(w.name, ''), r.recurrence FROM reminder r"
        f" LEFT JOIN deal d ON d.id=r.deal_id AND d.gone={LIVE}"
        " LEFT JOIN colleague w ON w.id=r.owner_id"
        f" WHERE r.{column}=? AND r.gone={LIVE} AND r.done_at {'NOTNULL' if done else 'ISNULL'}"
        f" ORDER BY {order} LIMIT 200",
        (owner,),
    )
    found = []
    for identity, kind, title, note, due_date, time, done_at, deal_id, deal, who, repeats in rows:
        due = _day(due_date)
        late = max(0, (today - due).days) if due is not None and done_at is None else 0
        found.append(
            Reminder(
                identity, kind, title, note, due, time, late, done_at, deal_id, deal, who, repeats
            )
        )
    return found


def add_reminder(
    store: Store,
    contact: bytes,
    title: str,
    due: dt.date,
    time: dt.time | None = None,
    *,
    zone: str,
    kind: str = "",
    note: str = "",
    deal: bytes | None = None,
    who: bytes | None = None,
) -> bytes:
    """Add a next step; returns its id. ``zone`` is the IANA name of the wish ("Europe/Berlin").

    Raises:
        UserError: ``contact.gone``, ``reminder.empty``, ``reminder.zone``.
    """
    with store.transact("Add reminder") as tx:
        kind_of(tx.raw, contact)
        return make_reminder(
            tx, contact, title, due, time, zone=zone, kind=kind, note=note, deal=deal, who=who
        )


def make_reminder(
    tx: Transaction,
    contact: bytes,
    title: str,
    due: dt.date,
    time: dt.time | None = None,
    *,
    zone: str,
    kind: str = "",
    note: str = "",
    deal: bytes | None = None,
    who: bytes | None = None,
) -> bytes:
    """``add_reminder`` inside a transaction."""
    shown = collapse(title)[:_TITLE]
    if not shown and not kind:
        raise UserError("Please say what is to be done. Nothing was saved yet.",
                        code="reminder.empty")  # fmt: skip
    identity = tx.ids.one()
    values = {"contact_id": contact, "deal_id": deal, "owner_id": who, "kind": kind}
    insert(
        tx, "reminder",
        {"id": identity, **values, "title": shown, "note": note.strip()[:LONGEST],
         "created_at": tx.now, **_due(due, time, zone)},
    )  # fmt: skip
    return identity


def finish_reminder(
    store: Store,
    reminder: bytes,
    *,
    text: str = "",
    kind: str | None = None,
    outcome: str = "",
    minutes: int | None = None,
    who: bytes | None = None,
) -> bytes:
    """Mark a reminder as done and leave an entry in the timeline; returns the entry's id.

    The entry has the kind of the reminder ("other" where it had none), unless ``kind`` says what
    really happened.

    Raises:
        UserError: ``reminder.gone``, ``reminder.done``.
    """
    with store.read_raw() as raw:
        row = raw.execute("SELECT title FROM reminder WHERE id=?", (reminder,)).fetchone()
    with store.transact(f"Done: {row[0]}" if row and row[0] else "Done") as tx:
        found = _open(tx, reminder)
        update(tx, "reminder", reminder, {"done_at": tx.now})
        entry = tx.ids.one()
        insert(
            tx, "entry",
            {"id": entry, "contact_id": found[0], "deal_id": found[1],
             "kind": kind or found[2] or "other", "subject": found[3],
             "body": text.strip()[:LONGEST], "happened_at": tx.now, "zone": found[4],
             "outcome": outcome, "minutes": minutes, "who_id": who, "created_at": tx.now},
        )  # fmt: skip
    return entry


def put_off(
    store: Store,
    reminders: Sequence[bytes],
    due: dt.date,
    time: dt.time | None = None,
    *,
    zone: str,
) -> int:
    """Give open reminders another day, as one undo step; returns how many change.

    Raises:
        UserError: ``reminder.zone``.
    """
    count = len(reminders)
    with store.transact("Put off" if count == 1 else f"Put off {count} reminders") as tx:
        values = _due(due, time, zone)
        return sum(
            update(tx, "reminder", reminder, values)
            for reminder in reminders
            if tx.raw.execute(
                f"SELECT 1 FROM reminder WHERE id=? AND gone={LIVE} AND done_at ISNULL", (reminder,)
            ).fetchone()
        )


def change_reminder(
    store: Store, reminder: bytes, *, title: str | None = None, note: str | None = None,
    kind: str | None = None,
) -> bool:  # fmt: skip
    """Change what is given; False: it is so already.

    Raises:
        UserError: ``reminder.gone``, ``reminder.done``.
    """
    values: dict[str, object] = {}
    if title is not None:
        values["title"] = collapse(title)[:_TITLE]
    if note is not None:
        values["note"] = note.strip()[:LONGEST]
    if kind is not None:
        values["kind"] = kind
    with store.transact("Change reminder") as tx:
        _open(tx, reminder)
        return update(tx, "reminder", reminder, values)


def remove_reminder(store: Store, reminder: bytes) -> None:
    """Take an open reminder away.

    Raises:
        UserError: ``reminder.gone``, ``reminder.done``.
    """
    with store.transact("Remove reminder") as tx:
        _open(tx, reminder)
        update(tx, "reminder", reminder, {"gone": TRASHED})


def _open(tx: Transaction, reminder: bytes) -> tuple[bytes | None, bytes | None, str, str, str]:
    """(contact, deal, kind, title, zone) of an open reminder."""
    row = tx.raw.execute(
        "SELECT contact_id, deal_id, kind, title, zone, done_at FROM reminder"
        f" WHERE id=? AND gone={LIVE}",
        (reminder,),
    ).fetchone()
    if row is None:
        raise UserError(
            "This reminder is not there any more. Nothing was changed.", code="reminder.gone"
        )
    if row[5] is not None:
        raise UserError("This reminder is done already. Nothing was changed.", code="reminder.done")
    return row[0], row[1], row[2], row[3], row[4]


def _due(due: dt.date, time: dt.time | None, zone: str) -> dict[str, object]:
    """The columns of the merge group "due"."""
    try:
        where = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(
            "The time zone of this PC is not known to the program. Nothing was saved.",
            code="reminder.zone",
        ) from error
    instant = dt.datetime.combine(due, time or dt.time(), tzinfo=where)
    return {
        "due_date": due.isoformat(), "due_time": f"{time:%H:%M}" if time is not None else "",
        "zone": zone, "due_at": round(instant.timestamp() * 1000),
    }  # fmt: skip


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
