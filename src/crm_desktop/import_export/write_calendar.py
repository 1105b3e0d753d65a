"""Write open reminders and yearly days as an iCalendar file, so that a phone rings too.

The file is made anew each time and holds no more than what is open, so a calendar that subscribes
to it never shows what is done. Reminders for any time are all-day events; repeating ones carry
their rule. Telling times are alarms.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from crm_desktop.domain import ids
from crm_desktop.domain.recurrence import read as read_rule
from crm_desktop.services.reminders import leads, zone_of
from crm_desktop.services.yearly_dates import yearly_dates
from crm_desktop.store.durable import create_private, sync_folder
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

if TYPE_CHECKING:
    from icalendar import Calendar, Event

FILE_NAME = "crm-reminders.ics"
_MOST = 5_000
"""Reminders in the file: calendars of phones give up on longer ones."""
_LENGTH = dt.timedelta(minutes=30)
_YEAR = 366


def calendar_of(raw: sqlite3.Connection, today: dt.date, stamp: dt.datetime) -> bytes:
    """The file for a shop; ``stamp`` is now, in UTC."""
    from icalendar import Calendar  # noqa: PLC0415 - on first use

    made = Calendar()
    made.add("prodid", "-//CRM Desktop//Reminders//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _shop_name(raw))
    for event in _reminders(raw, stamp):
        made.add_component(event)
    for event in _days(raw, today, stamp):
        made.add_component(event)
    _add_zones(made, today)
    written: bytes = made.to_ical()
    return written


def write_calendar(store: Store, folder: Path, today: dt.date) -> Path:
    """Write the file into ``folder``, in place of the one that is there; gives its path.

    Raises:
        OSError: the folder cannot be written; the old file stands as it was.
    """
    stamp = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).replace(microsecond=0)
    with store.read_raw() as raw:
        content = calendar_of(raw, today, stamp)
    return _put(folder, content)


def refresh_calendar(store: Store, folder: Path, today: dt.date, known: str) -> tuple[str, Path]:
    """``write_calendar`` where the file would be another one than ``known`` says, or is missing;
    gives what to know the next time (a digest, whatever the moment of writing), and the path.

    Raises:
        OSError: as ``write_calendar``.
    """
    stamp = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).replace(microsecond=0)
    with store.read_raw() as raw:
        content = calendar_of(raw, today, stamp)
    lines = (line for line in content.splitlines() if not line.startswith(b"DTSTAMP:"))
    digest = hashlib.blake2b(b"\n".join(lines), digest_size=16).hexdigest()
    path = folder / FILE_NAME
    if digest != known or not path.exists():
        path = _put(folder, content)
    return digest, path


def _put(folder: Path, content: bytes) -> Path:
    path = folder / FILE_NAME
    fresh = folder / f".{FILE_NAME}.new"
    fresh.unlink(missing_ok=True)
    handle = create_private(fresh)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(folder)
    return path


def _reminders(raw: sqlite3.Connection, stamp: dt.datetime) -> list[Event]:
    from icalendar import Alarm, Event  # noqa: PLC0415 - on first use

    rows = raw.execute(
        "SELECT r.id, r.title, r.note, r.location, r.due_date, r.due_time, r.zone, r.recurrence,"
        " r.lead_times, c.name, coalesce((SELECT p.typed FROM phone p WHERE p.id=c.phone_id"
        f" AND p.gone={LIVE} AND p.do_not_use=0), (SELECT p.typed FROM phone p"
        f" WHERE p.contact_id=c.id AND p.gone={LIVE} AND p.do_not_use=0 ORDER BY p.n LIMIT 1))"
        f" FROM reminder r JOIN contact c ON c.id=r.contact_id AND c.gone={LIVE}"
        f" WHERE r.done_at ISNULL AND r.gone={LIVE} AND r.due_date<>'' AND r.waiting=0"
        " ORDER BY r.due_date, r.due_time, r.n LIMIT ?",
        (_MOST,),
    )
    found = []
    for identity, title, note, place, day, time, zone, rule, lead_times, name, phone in rows:
        start = _start(day, time, zone)
        if start is None:
            continue
        event = Event()
        event.add("uid", f"{ids.show(identity)}@crm-desktop")
        event.add("dtstamp", stamp)
        event.add("dtstart", start)
        event.add("dtend", start + (_LENGTH if time else dt.timedelta(days=1)))
        event.add("summary", f"{title} · {name}" if title and name else title or name)
        if text := "\n".join(filter(None, (phone, note))):
            event.add("description", text)
        if place:
            event.add("location", place)
        if (repeat := read_rule(rule)) is not None:
            event.add("rrule", _rule(repeat.rule()))
        for minutes in sorted({0, *leads(lead_times)}) if time else leads(lead_times):
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", title or name)
            alarm.add("trigger", dt.timedelta(minutes=-minutes))
            event.add_component(alarm)
        found.append(event)
    return found


def _days(raw: sqlite3.Connection, today: dt.date, stamp: dt.datetime) -> list[Event]:
    from icalendar import Event  # noqa: PLC0415 - on first use

    found = []
    for one in yearly_dates(raw, today, _YEAR)[:_MOST]:
        event = Event()
        uid = ids.natural_id("yearly day", one.contact_id, one.field)
        event.add("uid", f"{ids.show(uid)}@crm-desktop")
        event.add("dtstamp", stamp)
        event.add("dtstart", one.date)
        event.add("dtend", one.date + dt.timedelta(days=1))
        event.add("summary", f"{one.contact} · {one.field}" if one.field else f"🎂 {one.contact}")
        event.add("transp", "TRANSPARENT")
        event.add("rrule", {"freq": "yearly"})
        found.append(event)
    return found


def _rule(text: str) -> dict[str, list[str]]:
    pairs = (part.partition("=") for part in text.split(";"))
    return {name.lower(): value.split(",") for name, _equal, value in pairs}


def _start(day: str, time: str, zone: str) -> dt.date | dt.datetime | None:
    try:
        date = dt.date.fromisoformat(day)
        if not time:
            return date
        return dt.datetime.combine(date, dt.time.fromisoformat(time), tzinfo=zone_of(zone))
    except ValueError:
        return None


def _add_zones(made: Calendar, today: dt.date) -> None:
    """What the zones are, for the years that the reminders can lie in."""
    made.add_missing_timezones(
        first_date=today.replace(year=today.year - 1, day=1),
        last_date=today.replace(year=today.year + 5, day=1),
    )


def _shop_name(raw: sqlite3.Connection) -> str:
    row = raw.execute(
        f"SELECT value FROM setting WHERE name='shop_name' AND gone={LIVE}"
    ).fetchone()
    return row[0] if row and row[0] else "CRM Desktop"
