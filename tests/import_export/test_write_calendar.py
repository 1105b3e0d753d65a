"""The calendar file for phones: read back by the library and by our own import."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from crm_desktop.domain.recurrence import Repeat
from crm_desktop.import_export.read_calendar import read_calendar
from crm_desktop.import_export.write_calendar import FILE_NAME, refresh_calendar, write_calendar
from crm_desktop.services import reminders
from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.reminders import Extras
from crm_desktop.store.store import Store

SUNDAY = dt.date(2026, 11, 22)
ZONE = "Europe/Berlin"


@pytest.fixture
def marta(store: Store) -> bytes:
    marta = new_contact(store, "person", "Marta Oliveira", phones=["030 1234567"])
    reminders.add_reminder(
        store, marta, "Call; about “price”,\nplease", SUNDAY, dt.time(10), zone=ZONE, kind="call",
        note="Two cargo bikes", extras=Extras(lead_times=(60,)),
    )  # fmt: skip
    reminders.add_reminder(
        store, marta, "Rent", dt.date(2026, 11, 30), zone=ZONE,
        extras=Extras(repeat=Repeat("month", day=31)),
    )  # fmt: skip
    return marta


def written(store: Store, folder: Path) -> Calendar:
    found = Calendar.from_ical(write_calendar(store, folder, SUNDAY).read_bytes())
    assert isinstance(found, Calendar)
    return found


def test_events_as_a_phone_reads_them(store: Store, marta: bytes, tmp_path: Path) -> None:
    call, rent = written(store, tmp_path).events
    assert call.start == dt.datetime(2026, 11, 22, 10, tzinfo=ZoneInfo(ZONE))
    assert str(call["summary"]) == "Call; about “price”, please · Marta Oliveira"
    assert str(call["description"]) == "030 1234567\nTwo cargo bikes"
    alarms = sorted(alarm["trigger"].to_ical() for alarm in call.walk("valarm"))
    assert alarms == [b"-PT1H", b"P0D"]
    assert (rent.start, rent.end) == (dt.date(2026, 11, 30), dt.date(2026, 12, 1))
    rule = rent["rrule"].to_ical()
    assert isinstance(rule, bytes)
    assert sorted(rule.split(b";")) == [
        b"BYMONTHDAY=28,29,30,31", b"BYSETPOS=-1", b"FREQ=MONTHLY",
    ]  # fmt: skip


def test_zones_are_described(store: Store, marta: bytes, tmp_path: Path) -> None:
    assert [zone.tz_name for zone in written(store, tmp_path).timezones] == [ZONE]


def test_our_own_import_reads_it(store: Store, marta: bytes, tmp_path: Path) -> None:
    records = read_calendar(write_calendar(store, tmp_path, SUNDAY).read_bytes())
    assert [one.text for record in records for one in record.reminders] == [
        "Call; about “price”, please · Marta Oliveira", "Rent · Marta Oliveira",
    ]  # fmt: skip


def test_what_is_done_is_gone_from_the_next_file(
    store: Store, marta: bytes, tmp_path: Path
) -> None:
    first = written(store, tmp_path).events[0]
    with store.read_raw() as raw:
        open_ones = reminders.reminders_of(raw, marta, SUNDAY)
    reminders.finish_reminder(store, open_ones[0].id)
    assert first["uid"] not in [event["uid"] for event in written(store, tmp_path).events]
    assert sorted(path.name for path in tmp_path.glob("*.ics")) == [FILE_NAME]


def test_birthdays_come_back_each_year(store: Store, marta: bytes, tmp_path: Path) -> None:
    with store.transact("Birthday") as tx:
        tx.raw.execute("UPDATE contact SET birth_month=12, birth_day=24 WHERE id=?", (marta,))
    (day,) = [event for event in written(store, tmp_path).events if "🎂" in str(event["summary"])]
    assert (day.start, day["rrule"].to_ical()) == (dt.date(2026, 12, 24), b"FREQ=YEARLY")


def test_a_folder_that_is_gone_leaves_nothing(store: Store, marta: bytes, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="away"):
        write_calendar(store, tmp_path / "away", SUNDAY)


ODD = (
    "a" * 300, "ä" * 200, "🎂" * 60, "x, y; z",
    "back\\slash \\n \\, end", "two\nlines\r\nthree", '"quoted" : colon',
    "BEGIN:VEVENT\nEND:VEVENT",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_any_text_comes_back_as_it_was(
    store: Store, marta: bytes, tmp_path: Path, text: str
) -> None:
    reminders.add_reminder(store, marta, "x", SUNDAY, zone=ZONE, note=text)
    path = write_calendar(store, tmp_path, SUNDAY)
    events = written(store, tmp_path).events
    notes = [str(event.get("description", "")) for event in events]
    assert any(note.endswith(text.replace("\r", "")) for note in notes)
    assert len(events) == 3
    lines = path.read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() or True for line in lines)  # no letter is cut in two


def test_the_file_is_written_anew_only_where_it_is_another(
    store: Store, marta: bytes, tmp_path: Path
) -> None:
    known, path = refresh_calendar(store, tmp_path, SUNDAY, "")
    path.write_text("as it was")
    assert refresh_calendar(store, tmp_path, SUNDAY, known) == (known, path)
    assert path.read_text() == "as it was"
    reminders.add_reminder(store, marta, "New", SUNDAY, zone=ZONE)
    other, _path = refresh_calendar(store, tmp_path, SUNDAY, known)
    assert other != known
    assert b"SUMMARY:New" in path.read_bytes()
    path.unlink()
    refresh_calendar(store, tmp_path, SUNDAY, other)
    assert path.exists()
