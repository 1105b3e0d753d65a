"""Commands about reminders: the list of the day, a new one, and one that is done."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from crm_desktop.cli.session import Session
from crm_desktop.domain import ids
from crm_desktop.domain.reminder_words import read_words
from crm_desktop.errors import UserError
from crm_desktop.services import contacts, reminders, today
from crm_desktop.services.reminders import Extras
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.today import Group, TodayRow
from crm_desktop.store.store import Store

_TITLES: dict[Group, str] = {
    "overdue": "Overdue", "today": "Today", "next": "Next 7 days", "later": "Later",
    "waiting": "Waiting for customers",
}  # fmt: skip


def list_today(session: Session, options: argparse.Namespace) -> int:
    """List what is late, due today and next."""
    with session.shop() as store:
        now = _now(store)
        begins = round(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp() * 1000)
        with store.read_raw() as raw:
            page = today.read_today(
                raw, now.date(), begins, folded=frozenset(), limit=options.limit
            )
    session.give(
        {"date": now.date().isoformat(), "done": page.done,
         **{part.group: {"count": part.total, "reminders": [_told(row) for row in part.rows]}
            for part in page.parts}}
    )  # fmt: skip
    for part in page.parts:
        if not part.total:
            continue
        session.say(f"{_TITLES[part.group]}  {part.total}")
        session.say(*(_line(row) for row in part.rows))
        if part.total > len(part.rows):
            session.say(f"  … and {part.total - len(part.rows)} more")
    if not any(part.total for part in page.parts):
        session.say("Nothing is planned.")
    return 0


def remind(session: Session, options: argparse.Namespace) -> int:
    """Add a reminder to a contact."""
    with session.shop() as store:
        now = _now(store)
        with store.read_raw() as raw:
            found = contacts.find_one(raw, options.contact, "contact")
        if found is None:
            raise UserError(
                f"There is no contact with the id “{options.contact}”.", code="contact.gone"
            )
        language = shop_settings(store).language
        when = read_words(options.when, now.replace(tzinfo=None), language=language)
        if when.date is None or when.text:
            raise UserError(
                f"“{options.when}” is no date. Try “tomorrow 10:00” or 2026-12-24. Nothing was "
                "saved yet.",
                code="reminder.when",
            )
        kind = read_words(options.text, now.replace(tzinfo=None), language=language).kind
        identity = reminders.add_reminder(
            store, found[0], options.text, when.date, when.time, zone=_zone(), kind=kind,
            extras=Extras(repeat=when.repeat),
        )  # fmt: skip
    day = when.date.isoformat()
    time = f"{when.time:%H:%M}" if when.time else ""
    session.give({"id": ids.show(identity), "date": day, "time": time})
    session.say(f"Reminder set for {day} {time}".rstrip() + f": {options.text}")
    return 0


def done(session: Session, options: argparse.Namespace) -> int:
    """Mark a reminder as done; it leaves an entry in the timeline."""
    with session.shop() as store:
        with store.read_raw() as raw:
            found = contacts.find_one(raw, options.id, "reminder")
        if found is None:
            raise UserError(f"There is no reminder with the id “{options.id}”.",
                            code="reminder.gone")  # fmt: skip
        finished = reminders.finish_reminder(store, found[0], text=options.note)
    again = finished.next_due
    session.give(
        {"entry": ids.show(finished.entry),
         "next": ids.show(finished.next) if finished.next else None,
         "next_date": again.isoformat() if again else None}
    )  # fmt: skip
    session.say("Done." if again is None else f"Done. Again on {again.isoformat()}.")
    return 0


def _now(store: Store) -> dt.datetime:
    return dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).astimezone()


def _zone() -> str:
    import tzlocal  # noqa: PLC0415 - on first use

    return tzlocal.get_localzone_name() or "UTC"


def _told(row: TodayRow) -> dict[str, Any]:
    return {
        "id": ids.show(row.id), "kind": row.kind, "title": row.title,
        "contact": {"id": ids.show(row.contact_id), "name": row.contact},
        "company": row.company, "deal": row.deal,
        "date": row.due.isoformat() if row.due else None, "time": row.time,
        "days_late": row.days_late, "repeats": row.repeats, "owner": row.who,
    }  # fmt: skip


def _line(row: TodayRow) -> str:
    when = " ".join(filter(None, (row.due.isoformat() if row.due else "", row.time)))
    who = ", ".join(filter(None, (row.contact, row.company)))
    return f"  {ids.show(row.id)}  {when:16}  {row.title or row.kind}  {who}"
