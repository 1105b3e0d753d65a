"""Read the events and tasks of a calendar file (.ics, also the old .vcs) as reminders.

A reminder has one moment, so the end and the length of an event are not kept, nor are single days
left out of a series (EXDATE, listed as a problem). A day without a time is an all-day reminder,
whether or not the file says VALUE=DATE. A time in a zone that is unknown, or without any, counts
as wall time in the zone that the calendar names (X-WR-TIMEZONE), else in that of this computer;
an unknown zone is listed. Tasks that are done and cancelled events become records with a problem.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from crm_desktop.import_export.model import Problem, Record, Reminder
from crm_desktop.import_export.transfer_decoding import block_of_text, line_of_text
from crm_desktop.import_export.vcard_syntax import (
    MAX_TEXT,
    ContentLine,
    as_utf8,
    parse_line,
    unescape,
    unfold,
)

MAX_LINES = 2_000
"""Lines of one event; further ones are left out."""

_TIME = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
    r"(?:[T ]([0-9]{2}):?([0-9]{2}):?([0-9]{2})?(?:\.[0-9]+)?(Z?))?\Z"
)
_RULE = re.compile(r"FREQ=[A-Z]+(?:;[A-Z0-9;=,:+-]*)?\Z|[A-Z0-9;=,:+-]+;FREQ=[A-Z0-9;=,:+-]+\Z")
_KEPT = frozenset((
    "SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DUE", "RRULE", "STATUS", "COMPLETED",
    "EXDATE",
))  # fmt: skip

_Component = dict[str, ContentLine]


def read_calendar(data: bytes) -> list[Record]:
    """One record per VEVENT and VTODO, in the order of the file; none where there are none."""
    records: list[Record] = []
    zone: dt.tzinfo | None = None
    for found in _components(as_utf8(data)):
        if isinstance(found, dict):
            records.append(_Event(found, zone, len(records) + 1).record())
        else:
            zone = find_zone(found) or zone
    return records


def _components(data: bytes) -> Iterator[_Component | str]:
    """The lines of each event and task by name, the first of a name; a text names a zone.

    Alarms and other components inside are passed over by counting, so depth costs nothing.
    """
    current: _Component | None = None
    inner = count = 0
    for raw, cut in unfold(data):
        frame = raw[:40].strip().upper() if raw[:1] in b"BbEe" else b""
        if frame in {b"BEGIN:VEVENT", b"BEGIN:VTODO"}:
            if current is not None:  # one without END is over where the next one begins
                yield current
            current, inner, count = {}, 0, 0
        elif current is None:
            if raw[:13].upper() == b"X-WR-TIMEZONE" and (line := parse_line(raw)):
                yield line.text()[0].strip()
        elif frame.startswith(b"BEGIN:"):
            inner += 1
        elif frame in {b"END:VEVENT", b"END:VTODO", b"END:VCALENDAR"}:
            yield current
            current = None
        elif frame.startswith(b"END:"):
            inner = max(inner - 1, 0)
        elif not inner and count < MAX_LINES and not cut and len(raw) <= MAX_TEXT:
            count += 1
            line = parse_line(raw)
            if line is not None and line.name in _KEPT:
                current.setdefault(line.name, line)
    if current is not None:
        yield current


@cache
def _zone_names() -> frozenset[str]:
    # Asking for single names would open files for every name that a hostile file makes up.
    return frozenset(available_timezones())


@lru_cache(maxsize=256)
def find_zone(name: str) -> dt.tzinfo | None:
    """The zone of a TZID: a name of the zone database, also behind a prefix, or one of Windows."""
    name = name.strip().strip('"')[:200]
    parts = name.strip("/").split("/")
    for count in (len(parts), 3, 2, 1):
        candidate = "/".join(parts[-count:])
        if candidate in _zone_names():
            return ZoneInfo(candidate)
    # Takes a while to import and is needed for files of Outlook only.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415

    known = WINDOWS_TO_OLSON.get(name)
    return ZoneInfo(known) if known else None


class _Event:
    """Makes the record of one event or task."""

    def __init__(self, lines: _Component, zone: dt.tzinfo | None, number: int) -> None:
        self.lines = lines
        self.zone = zone
        self.number = number
        self.problems: list[Problem] = []

    def problem(self, column: str, reason: str, value: str = "") -> None:
        self.problems.append(Problem(self.number, column, reason, value[:1000]))

    def text(self, name: str) -> str:
        line = self.lines.get(name)
        if line is None:
            return ""
        text, damaged = line.text()
        text = block_of_text(unescape(text))
        if damaged:
            self.problem(name, "damaged characters were left out", text)
        return text

    def record(self) -> Record:
        record = Record(self.number, self.number - 1, problems=self.problems)
        title = line_of_text(self.text("SUMMARY"))
        note, location = self.text("DESCRIPTION"), line_of_text(self.text("LOCATION"))
        status = self.text("STATUS").upper()
        if status == "CANCELLED":
            self.problem("STATUS", "cancelled and left out", title)
        elif status == "COMPLETED" or "COMPLETED" in self.lines:
            self.problem("STATUS", "already done and left out", title)
        elif not (text := title or note.partition("\n")[0][:200] or location):
            self.problem("SUMMARY", "has no title and was left out")
        elif (due := self.due(title)) is not None:
            rule = self.rule()
            record.reminders.append(Reminder(text, due, location, note, rule))
        return record

    def due(self, title: str) -> dt.date | dt.datetime | None:
        for name in ("DUE", "DTSTART"):
            if line := self.lines.get(name):
                written = self.text(name)
                moment = self.moment(line, written)
                if moment is not None:
                    return moment
                self.problem(name, "no possible date", written)
        self.problem("", "has no date and was left out", title)
        return None

    def moment(self, line: ContentLine, written: str) -> dt.date | dt.datetime | None:
        match = _TIME.match(written)
        if not match or not 1900 <= int(match[1]) <= 2200:
            return None
        try:
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
            if match[4] is None or line.first("VALUE").upper() == "DATE":
                return day
            second = min(int(match[6] or 0), 59)  # a leap second
            time = dt.time(int(match[4]), int(match[5]), second)
        except ValueError:
            return None
        if match[7]:
            return dt.datetime.combine(day, time, dt.UTC)
        wall = dt.datetime.combine(day, time)
        named = line.first("TZID")
        zone = find_zone(named) if named else None
        if named and zone is None:
            self.problem(line.name, "unknown time zone, taken as local time", named)
        return self.in_zone(wall, zone or self.zone)

    def in_zone(self, wall: dt.datetime, zone: dt.tzinfo | None) -> dt.datetime:
        if zone is not None:
            return wall.replace(tzinfo=zone)
        try:
            return wall.astimezone()
        except (OSError, OverflowError, ValueError):  # before 1970 on some systems
            return wall.replace(tzinfo=dt.UTC)

    def rule(self) -> str:
        rule = self.text("RRULE").upper().replace(" ", "")
        if "EXDATE" in self.lines:
            days = self.text("EXDATE")
            self.problem("EXDATE", "days left out of a series are not kept", days)
        if rule and (len(rule) > 500 or not _RULE.match(rule)):
            self.problem("RRULE", "no rule of repetition", rule)
            return ""
        return rule
