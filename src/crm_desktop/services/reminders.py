"""Next steps: reminders of a contact, finishing them (which leaves an entry) and putting them off.

A wish is a day, with or without a time, in the zone where it was made; the instant is worked out
from it. What repeats has one open row: finishing it makes the next one, with the rule that goes on
from there, so that each of them can be put off or taken away by itself.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_desktop.domain import notices, recurrence
from crm_desktop.domain.recurrence import Following, Repeat
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.contact_record import insert, kept_text, kind_of, update
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_TITLE = 500
_LONGEST_LEAD = 366 * 24 * 60
_MOST_LEADS = 5
RepeatFrom = Literal["due", "done"]


@dataclass(frozen=True, slots=True)
class Reminder:
    """``due`` None: the day cannot be read; ``time`` is "14:00" or empty; ``days_late`` is 0 for
    today and later; ``done_at`` UTC milliseconds, None while it is open; ``who`` a colleague;
    ``recurrence`` a rule (``domain.recurrence``), counted from ``repeat_from``; ``lead_times``
    minutes before it is due; ``waiting``: it is the customer's turn; ``contact_id`` None: it
    belongs to nobody (it came from a file)."""

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
    repeat_from: RepeatFrom
    lead_times: tuple[int, ...]
    priority: int
    waiting: bool
    contact_id: bytes | None
    who_id: bytes | None


@dataclass(frozen=True, slots=True)
class Extras:
    """What a reminder may have besides its day. ``repeat_from`` "done": the time runs from the day
    of finishing; ``lead_times`` minutes before it is due at which to tell; ``priority`` 0 or 1."""

    repeat: Repeat | None = None
    repeat_from: RepeatFrom = "due"
    lead_times: tuple[int, ...] = ()
    priority: int = 0
    waiting: bool = False


PLAIN = Extras()


@dataclass(frozen=True, slots=True)
class Then:
    """The next step that is planned with finishing one."""

    title: str
    due: dt.date
    time: dt.time | None = None
    kind: str = ""
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """``entry`` stands in the timeline; ``next`` is the repetition that is open now, with its day;
    ``then`` the next step that was planned with it."""

    entry: bytes
    next: bytes | None = None
    next_due: dt.date | None = None
    then: bytes | None = None


def reminders_of(
    raw: sqlite3.Connection, contact: bytes, today: dt.date, *, done: bool = False
) -> list[Reminder]:
    """The open reminders of a contact, the earliest first; or those done, the newest first."""
    return _reminders(raw, "contact_id", contact, today, done=done)


def reminders_of_deal(
    raw: sqlite3.Connection, deal: bytes, today: dt.date, *, done: bool = False
) -> list[Reminder]:
    """The same of the reminders that name a deal."""
    return _reminders(raw, "deal_id", deal, today, done=done)


def open_reminder(raw: sqlite3.Connection, reminder: bytes, today: dt.date) -> Reminder | None:
    """An open reminder by its id; None: it is done, or not there any more."""
    return next(iter(_reminders(raw, "id", reminder, today, done=False)), None)


def open_deals_of(raw: sqlite3.Connection, contact: bytes) -> list[tuple[bytes, str]]:
    """(id, title) of the open deals that a reminder of a contact may name, the newest first."""
    return raw.execute(
        f"SELECT d.id, d.title FROM deal d WHERE d.gone={LIVE} AND d.state='open'"
        " AND (d.contact_id=:contact OR d.company_id=:contact OR d.company_id=("
        "SELECT p.company_id FROM contact c JOIN position p ON p.id=c.position_id"
        " WHERE c.id=:contact)) ORDER BY d.n DESC LIMIT 50",
        {"contact": contact},
    ).fetchall()


def _reminders(
    raw: sqlite3.Connection, column: str, owner: bytes, today: dt.date, *, done: bool
) -> list[Reminder]:
    order = "r.done_at DESC" if done else "r.due_date, iif(r.due_time='', '~', r.due_time), r.n"
    rows = raw.execute(
        "SELECT r.id, r.kind, r.title, r.note, r.due_date, r.due_time, r.done_at, r.deal_id,"
        " coalesce(d.title, ''), coalesce(w.name, ''), r.recurrence, r.repeat_from, r.lead_times,"
        " r.priority, r.waiting, r.contact_id, r.owner_id FROM reminder r"
        f" LEFT JOIN deal d ON d.id=r.deal_id AND d.gone={LIVE}"
        " LEFT JOIN colleague w ON w.id=r.owner_id"
        f" WHERE r.{column}=? AND r.gone={LIVE} AND r.done_at {'NOTNULL' if done else 'ISNULL'}"
        f" ORDER BY {order} LIMIT 200",
        (owner,),
    )
    found = []
    for identity, kind, title, note, day, time, done_at, deal_id, deal, who, rule, *more in rows:
        repeat_from, lead_times, priority, waiting, contact_id, who_id = more
        due = _day(day)
        late = max(0, (today - due).days) if due is not None and done_at is None else 0
        found.append(
            Reminder(
                identity, kind, title, note, due, time, late, done_at, deal_id, deal, who, rule,
                _repeat_from(repeat_from), leads(lead_times), priority, bool(waiting),
                contact_id, who_id,
            )
        )  # fmt: skip
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
    extras: Extras = PLAIN,
) -> bytes:
    """Add a next step; returns its id. ``zone`` is the IANA name of the wish ("Europe/Berlin").

    Raises:
        UserError: ``contact.gone``, ``reminder.empty``, ``reminder.zone``.
    """
    with store.transact("Add reminder") as tx:
        kind_of(tx.raw, contact)
        return make_reminder(
            tx, contact, title, due, time, zone=zone, kind=kind, note=note, deal=deal, who=who,
            extras=extras,
        )  # fmt: skip


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
    extras: Extras = PLAIN,
    track_run: bytes | None = None,
) -> bytes:
    """``add_reminder`` inside a transaction."""
    shown = collapse(title)[:_TITLE]
    if not shown and not kind:
        raise _empty()
    identity = tx.ids.one()
    values = {
        "contact_id": contact, "deal_id": deal, "owner_id": who, "kind": kind,
        "track_run_id": track_run, **_extras(extras, due),
    }  # fmt: skip
    insert(
        tx, "reminder",
        {"id": identity, **values, "title": shown, "note": kept_text(note),
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
    then: Then | None = None,
) -> Finished:
    """Mark a reminder as done and leave an entry in the timeline.

    The entry has the kind of the reminder ("other" where it had none), unless ``kind`` says what
    really happened. What repeats is open again at its next date that is still to come; ``then`` is
    planned for the same contact and deal.

    Raises:
        UserError: ``reminder.gone``, ``reminder.done``, ``reminder.empty``.
    """
    with store.read_raw() as raw:
        row = raw.execute("SELECT title FROM reminder WHERE id=?", (reminder,)).fetchone()
    with store.transact(f"Done: {row[0]}" if row and row[0] else "Done") as tx:
        found = _open(tx, reminder)
        update(tx, "reminder", reminder, {"done_at": tx.now})
        entry = tx.ids.one()
        insert(
            tx, "entry",
            {"id": entry, "contact_id": found.contact, "deal_id": found.deal,
             "kind": kind or found.kind or "other", "subject": found.title,
             "body": kept_text(text), "happened_at": tx.now, "zone": found.zone,
             "outcome": outcome, "minutes": minutes, "who_id": who, "created_at": tx.now},
        )  # fmt: skip
        coming = _following(found, tx.now)
        again = _repeat(tx, reminder, found, coming) if coming is not None else None
        planned = None
        if then is not None and found.contact is not None:
            planned = make_reminder(
                tx, found.contact, then.title, then.due, then.time, zone=found.zone,
                kind=then.kind, deal=found.deal, who=who, extras=Extras(then.repeat),
            )  # fmt: skip
    return Finished(entry, again, coming.date if coming else None, planned)


def put_off(
    store: Store,
    reminders: Sequence[bytes],
    due: dt.date,
    time: dt.time | None = None,
    *,
    zone: str,
    keep_time: bool = False,
) -> int:
    """Give open reminders another day, as one undo step; returns how many change.

    Without a ``time`` they are for any time of that day; with ``keep_time`` each keeps its own.

    Raises:
        UserError: ``reminder.zone``.
    """
    count = len(reminders)
    wishes = {time: _due(due, time, zone)}
    with store.transact("Put off" if count == 1 else f"Put off {count} reminders") as tx:
        changed = 0
        for reminder in reminders:
            row = tx.raw.execute(
                f"SELECT due_time FROM reminder WHERE id=? AND gone={LIVE} AND done_at ISNULL",
                (reminder,),
            ).fetchone()
            if row is None:
                continue
            wall = _time(row[0]) if keep_time else time
            if wall not in wishes:
                wishes[wall] = _due(due, wall, zone)
            changed += update(tx, "reminder", reminder, wishes[wall])
        return changed


def change_reminder(
    store: Store, reminder: bytes, *, title: str | None = None, note: str | None = None,
    kind: str | None = None, extras: Extras | None = None, who: bytes | None = None,
    deal: bytes | None = None, due: dt.date | None = None, time: dt.time | None = None,
    zone: str = "", keep_rule: bool = False,
) -> bool:  # fmt: skip
    """Change what is given; False: it is so already.

    ``keep_rule``: it repeats as before, whatever ``extras`` say about that.
    ``who`` and ``deal`` b"": nobody, no deal. With ``due`` the reminder goes to that day and
    ``time`` (None: any time) in ``zone``, where it already is at another.

    Raises:
        UserError: ``reminder.gone``, ``reminder.done``, ``reminder.empty``, ``reminder.zone``.
    """
    values: dict[str, object] = {}
    if title is not None:
        values["title"] = collapse(title)[:_TITLE]
    if note is not None:
        values["note"] = kept_text(note)
    if kind is not None:
        values["kind"] = kind
    if who is not None:
        values["owner_id"] = who or None
    if deal is not None:
        values["deal_id"] = deal or None
    with store.transact("Change reminder") as tx:
        found = _open(tx, reminder)
        if not values.get("title", found.title) and not values.get("kind", found.kind):
            raise _empty()
        wall = f"{time:%H:%M}" if time is not None else ""
        if due is not None and (found.due_date, found.due_time) != (due.isoformat(), wall):
            values |= _due(due, time, zone)
        if extras is not None:
            first = due or _day(found.due_date) or moment_day(tx.now, found.zone)
            given = _extras(extras, first)
            if keep_rule:
                del given["recurrence"], given["repeat_from"]
            values |= given
        return update(tx, "reminder", reminder, values)


def remove_reminder(store: Store, reminder: bytes) -> None:
    """Take an open reminder away.

    Raises:
        UserError: ``reminder.gone``, ``reminder.done``.
    """
    with store.transact("Remove reminder") as tx:
        _open(tx, reminder)
        update(tx, "reminder", reminder, {"gone": TRASHED})


def _empty() -> UserError:
    return UserError("Please say what is to be done. Nothing was saved yet.", code="reminder.empty")


@dataclass(frozen=True, slots=True)
class _Open:
    contact: bytes | None
    deal: bytes | None
    kind: str
    title: str
    zone: str
    due_date: str
    due_time: str
    recurrence: str
    repeat_from: str


def _open(tx: Transaction, reminder: bytes) -> _Open:
    row = tx.raw.execute(
        "SELECT done_at, contact_id, deal_id, kind, title, zone, due_date, due_time, recurrence,"
        f" repeat_from FROM reminder WHERE id=? AND gone={LIVE}",
        (reminder,),
    ).fetchone()
    if row is None:
        raise UserError(
            "This reminder is not there any more. Nothing was changed.", code="reminder.gone"
        )
    if row[0] is not None:
        raise UserError("This reminder is done already. Nothing was changed.", code="reminder.done")
    return _Open(*row[1:])


def _following(found: _Open, now: int) -> Following | None:
    """When what is finished now comes again: later than today, also after a long delay."""
    due = _day(found.due_date)
    if not found.recurrence or due is None:
        return None
    done = moment_day(now, found.zone)
    if found.repeat_from == "done":
        return recurrence.after_done(found.recurrence, done)
    return recurrence.following(found.recurrence, due, max(due, done))


def _repeat(tx: Transaction, reminder: bytes, found: _Open, coming: Following) -> bytes:
    """The next row of what repeats: the same in all but its day and its rule."""
    again = tx.ids.one()
    wish = _due(coming.date, _time(found.due_time), found.zone)
    kept = (
        "contact_id, deal_id, kind, title, note, location, repeat_from, lead_times, priority,"
        " owner_id, track_run_id, source_id, source_record"
    )
    tx.raw.execute(
        "INSERT INTO reminder(id, recurrence, due_date, due_time, zone, due_at, created_at,"
        f" {kept}) SELECT ?, ?, ?, ?, ?, ?, ?, {kept} FROM reminder WHERE id=?",
        (again, coming.rule, *wish.values(), tx.now, reminder),
    )
    return again


def _extras(extras: Extras, due: dt.date) -> dict[str, object]:
    lead_times = sorted({lead for lead in extras.lead_times if 0 < lead <= _LONGEST_LEAD})
    return {
        "recurrence": extras.repeat.beginning(due).rule() if extras.repeat else "",
        "repeat_from": extras.repeat_from if extras.repeat else "",
        "lead_times": ",".join(map(str, lead_times[:_MOST_LEADS])),
        "priority": extras.priority, "waiting": int(extras.waiting),
    }  # fmt: skip


def leads(text: str) -> tuple[int, ...]:
    """The minutes of ``reminder.lead_times``; what is no number counts as none."""
    return tuple(int(part) for part in text.split(",") if part.isascii() and part.isdigit())


def zone_of(name: str) -> dt.tzinfo:
    """The zone of a stored wish; UTC where this PC does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


def moment_day(now: int, zone: str) -> dt.date:
    """The day that an instant is in a zone."""
    return dt.datetime.fromtimestamp(now / 1000, zone_of(zone)).date()


def _repeat_from(text: str) -> RepeatFrom:
    return "done" if text == "done" else "due"


def _time(text: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        return None


def _due(due: dt.date, time: dt.time | None, zone: str) -> dict[str, object]:
    """The columns of the merge group "due"."""
    try:
        where = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(
            "The time zone of this PC is not known to the program. Nothing was saved.",
            code="reminder.zone",
        ) from error
    return {
        "due_date": due.isoformat(), "due_time": f"{time:%H:%M}" if time is not None else "",
        "zone": zone, "due_at": notices.instant(due, time or dt.time(), where),
    }  # fmt: skip


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
