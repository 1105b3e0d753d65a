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
from zoneinfo import ZoneInfo

from crm_desktop.domain import ids
from crm_desktop.domain.recurrence import read as read_rule
from crm_desktop.services.reminders import leads, zone_of
from crm_desktop.services.yearly_dates import yearly_dates
from crm_desktop.store.durable import create_private, sync_folder
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

FILE_NAME = "crm-reminders.ics"
_MOST = 5_000
"""Reminders in the file: calendars of phones give up on longer ones."""
_LENGTH = dt.timedelta(minutes=30)
_YEAR = 366
_WIDEST = 75
"""Octets of a line."""


def calendar_of(raw: sqlite3.Connection, today: dt.date, stamp: dt.datetime) -> bytes:
    """The file for a shop; ``stamp`` is now, in UTC."""
    events, zones = _reminders(raw, stamp)
    events += _days(raw, today, stamp)
    lines = [
        "BEGIN:VCALENDAR", "PRODID:-//CRM Desktop//Reminders//EN", "VERSION:2.0",
        _text("X-WR-CALNAME", _shop_name(raw)), *_zones(zones, today),
    ]  # fmt: skip
    for event in events:
        lines += event
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


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


def _reminders(raw: sqlite3.Connection, stamp: dt.datetime) -> tuple[list[list[str]], set[str]]:
    """The events of the open reminders, and the zones they are in."""
    rows = raw.execute(
        "SELECT r.id, r.title, r.note, r.location, r.due_date, r.due_time, r.zone, r.recurrence,"
        " r.lead_times, c.name, coalesce((SELECT p.typed FROM phone p WHERE p.id=c.phone_id"
        f" AND p.gone={LIVE} AND p.do_not_use=0), (SELECT p.typed FROM phone p"
        f" WHERE p.contact_id=c.id AND p.gone={LIVE} AND p.do_not_use=0 ORDER BY p.n LIMIT 1))"
        f" FROM reminder r JOIN contact c ON c.id=r.contact_id AND c.gone={LIVE}"
        f" WHERE r.done_at ISNULL AND r.gone={LIVE} AND r.due_date<>'' AND r.waiting=0"
        " ORDER BY r.due_date, r.due_time, r.n LIMIT +?",
        (_MOST,),
    )
    found: list[list[str]] = []
    zones: set[str] = set()
    for identity, title, note, place, day, time, zone, rule, lead_times, name, phone in rows:
        start = _start(day, time, zone)
        if start is None:
            continue
        length = _LENGTH if time else dt.timedelta(days=1)
        event = [
            "BEGIN:VEVENT",
            _text("SUMMARY", f"{title} · {name}" if title and name else title or name),
            _when("DTSTART", start), _when("DTEND", start + length),
            f"DTSTAMP:{_utc(stamp)}", f"UID:{ids.show(identity)}@crm-desktop",
        ]  # fmt: skip
        if isinstance(start, dt.datetime) and isinstance(start.tzinfo, ZoneInfo):
            zones.add(start.tzinfo.key)
        if text := "\n".join(filter(None, (phone, note))):
            event.append(_text("DESCRIPTION", text))
        if place:
            event.append(_text("LOCATION", place))
        if (repeat := read_rule(rule)) is not None:
            event.append(f"RRULE:{repeat.rule()}")
        for minutes in sorted({0, *leads(lead_times)}) if time else leads(lead_times):
            event += [
                "BEGIN:VALARM", "ACTION:DISPLAY", _text("DESCRIPTION", title or name),
                f"TRIGGER:-PT{minutes}M" if minutes else "TRIGGER:PT0S", "END:VALARM",
            ]  # fmt: skip
        event.append("END:VEVENT")
        found.append(event)
    return found, zones


def _days(raw: sqlite3.Connection, today: dt.date, stamp: dt.datetime) -> list[list[str]]:
    found = []
    for one in yearly_dates(raw, today, _YEAR)[:_MOST]:
        uid = ids.natural_id("yearly day", one.contact_id, one.field)
        name = f"{one.contact} · {one.field}" if one.field else f"🎂 {one.contact}"
        found.append(
            ["BEGIN:VEVENT", _text("SUMMARY", name), _when("DTSTART", one.date),
             _when("DTEND", one.date + dt.timedelta(days=1)), f"DTSTAMP:{_utc(stamp)}",
             f"UID:{ids.show(uid)}@crm-desktop", "RRULE:FREQ=YEARLY", "TRANSP:TRANSPARENT",
             "END:VEVENT"]
        )  # fmt: skip
    return found


# -- RFC 5545, written out: a library takes a millisecond for each event -------------------------


def _text(name: str, value: str) -> str:
    """A property of text (3.3.11)."""
    shown = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return f"{name}:{shown.replace(chr(13), '').replace(chr(10), chr(92) + 'n')}"


def _when(name: str, value: dt.date | dt.datetime) -> str:
    """A day, or a wall time with its zone (3.3.4, 3.3.5)."""
    if not isinstance(value, dt.datetime):
        return f"{name};VALUE=DATE:{value:%Y%m%d}"
    if isinstance(value.tzinfo, ZoneInfo) and value.tzinfo.key != "UTC":
        return f"{name};TZID={value.tzinfo.key}:{value:%Y%m%dT%H%M%S}"
    return f"{name}:{_utc(value)}"


def _utc(value: dt.datetime) -> str:
    return f"{value.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> str:
    """A line in pieces of up to 75 octets (3.1), no letter cut in two."""
    if len(line) <= _WIDEST // 4 or len(line.encode()) <= _WIDEST:
        return line
    pieces, piece, size = [], "", 0
    for letter in line:
        wide = len(letter.encode())
        if size + wide > _WIDEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += wide
    return "\r\n".join([*pieces, piece])


def _start(day: str, time: str, zone: str) -> dt.date | dt.datetime | None:
    try:
        date = dt.date.fromisoformat(day)
        if not time:
            return date
        return dt.datetime.combine(date, dt.time.fromisoformat(time), tzinfo=zone_of(zone))
    except ValueError:
        return None


def _zones(zones: set[str], today: dt.date) -> list[str]:
    """What the zones are, for the years that the reminders can lie in."""
    if not zones - {"UTC"}:
        return []
    from icalendar import Timezone  # noqa: PLC0415 - on first use

    first, last = (today.replace(year=today.year + years, day=1) for years in (-1, 5))
    found: list[str] = []
    for zone in sorted(zones - {"UTC"}):
        made = Timezone.from_tzid(zone, first_date=first, last_date=last)
        found += made.to_ical().decode().replace("\r\n ", "").split("\r\n")[:-1]
    return found


def _shop_name(raw: sqlite3.Connection) -> str:
    row = raw.execute(
        f"SELECT value FROM setting WHERE name='shop_name' AND gone={LIVE}"
    ).fetchone()
    return row[0] if row and row[0] else "CRM Desktop"
