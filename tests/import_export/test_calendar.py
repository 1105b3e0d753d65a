"""Events and tasks become reminders."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.import_export.model import Problem, Record, Reminder
from crm_desktop.import_export.read_calendar import find_zone, read_calendar


def calendar(*lines: str) -> bytes:
    return "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR")).encode()


def event(*lines: str) -> Record:
    [record] = read_calendar(calendar("BEGIN:VEVENT", "SUMMARY:Call Ann", *lines, "END:VEVENT"))
    return record


def due(*lines: str) -> dt.date | dt.datetime:
    [reminder] = event(*lines).reminders
    return reminder.due


def test_real_events_without_a_time_are_whole_days(samples: Path) -> None:
    known = json.loads((samples / "expected.json").read_text(encoding="utf-8"))["files"]
    [expected] = [entry for entry in known if entry["format"]["kind"] == "ics"]
    records = read_calendar((samples / expected["file"]).read_bytes())
    assert [record.number for record in records] == [1, 2, 3]
    for row in expected["rows"]:
        [reminder] = records[row["record"] - 1].reminders
        assert type(reminder.due) is dt.date
        found = {
            "event.title": reminder.text, "event.start": reminder.due.isoformat(),
            "event.all_day": True, "event.note": reminder.note, "event.location": reminder.location,
        }  # fmt: skip
        assert row["expect"].items() <= found.items()


def test_an_event_with_everything() -> None:
    record = event(
        "DTSTART;TZID=Europe/Berlin:20250326T090000", "DTEND;TZID=Europe/Berlin:20250326T100000",
        "BEGIN:VALARM", "DESCRIPTION:alarm", "LOCATION:alarm", "END:VALARM",
        "LOCATION:Room 1\\, left", "DESCRIPTION:bring\\nthe of", " fer",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
    )  # fmt: skip
    moment = dt.datetime(2025, 3, 26, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert record.problems == []
    assert record.reminders == [
        Reminder("Call Ann", moment, "Room 1, left", "bring\nthe offer", "FREQ=WEEKLY;BYDAY=MO")
    ]


def test_zones() -> None:
    utc = dt.datetime(2025, 3, 26, 9, tzinfo=dt.UTC)
    assert due("DTSTART:20250326T090000Z") == utc
    assert due("DTSTART;TZID=W. Europe Standard Time:20250326T100000") == utc
    assert due("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20250326T100000") == utc
    assert due("DTSTART;VALUE=DATE:20250326") == dt.date(2025, 3, 26)
    assert find_zone("../../etc/passwd") is None
    assert find_zone("America") is None
    assert find_zone("\0") is None


def test_an_unknown_zone_is_local_time_with_a_problem() -> None:
    record = event("DTSTART;TZID=Mars/Base:20250326T090000")
    [reminder] = record.reminders
    assert isinstance(reminder.due, dt.datetime)
    assert reminder.due == dt.datetime(2025, 3, 26, 9).astimezone()
    assert reminder.due.tzinfo is not None
    assert record.problems == [
        Problem(1, "DTSTART", "unknown time zone, taken as local time", "Mars/Base")
    ]


def test_times_without_a_zone_are_in_that_of_the_calendar() -> None:
    [record] = read_calendar(
        calendar("X-WR-TIMEZONE:Asia/Tokyo", "BEGIN:VEVENT", "SUMMARY:A",
                 "DTSTART:20250326T090000", "END:VEVENT")
    )  # fmt: skip
    assert record.reminders[0].due == dt.datetime(2025, 3, 26, 9, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_tasks_take_their_due_date_and_finished_ones_are_left_out() -> None:
    records = read_calendar(
        calendar(
            "BEGIN:VTODO", "SUMMARY:Pay", "DTSTART:20250101", "DUE:20250201", "END:VTODO",
            "BEGIN:VTODO", "SUMMARY:Done", "DUE:20250201", "STATUS:COMPLETED", "END:VTODO",
            "BEGIN:VEVENT", "SUMMARY:Off", "DTSTART:20250201", "STATUS:CANCELLED", "END:VEVENT",
            "BEGIN:VTODO", "SUMMARY:Some day", "END:VTODO",
        )
    )  # fmt: skip
    assert [record.reminders for record in records] == [
        [Reminder("Pay", dt.date(2025, 2, 1))], [], [], [],
    ]  # fmt: skip
    assert [(p.reason, p.value) for record in records for p in record.problems] == [
        ("already done and left out", "Done"), ("cancelled and left out", "Off"),
        ("has no date and was left out", "Some day"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "start", ["20250230", "99991301", "16010101T000000Z", "99990101", "soon", "", "20250101T250000"]
)
def test_impossible_dates_are_listed_and_the_others_go_on(start: str) -> None:
    bad, good = read_calendar(
        calendar("BEGIN:VEVENT", "SUMMARY:A", f"DTSTART:{start}", "END:VEVENT",
                 "BEGIN:VEVENT", "SUMMARY:B", "DTSTART:20250101", "END:VEVENT")
    )  # fmt: skip
    assert bad.reminders == []
    assert (bad.problems[0].column, bad.problems[0].value) == ("DTSTART", start)
    assert good.reminders == [Reminder("B", dt.date(2025, 1, 1))]


def test_rules_that_are_none_and_days_left_out_are_listed() -> None:
    record = event("DTSTART:20250101", "RRULE:every week", "EXDATE:20250108")
    assert record.reminders[0].recurrence == ""
    assert [problem.column for problem in record.problems] == ["EXDATE", "RRULE"]


def test_without_a_title_the_note_names_it_and_without_both_it_is_left_out() -> None:
    named, empty = read_calendar(
        calendar("BEGIN:VEVENT", "DTSTART:20250101", "DESCRIPTION:one\\ntwo",
                 "BEGIN:VEVENT", "DTSTART:20250101", "END:VEVENT")
    )  # fmt: skip
    assert named.reminders[0].text == "one"
    assert empty.problems[0].reason == "has no title and was left out"


def test_deep_nesting_and_other_files_are_no_trouble() -> None:
    deep = ["BEGIN:VALARM"] * 10_000 + ["SUMMARY:inner"] + ["END:VALARM"] * 10_000
    assert due("DTSTART:20250101", *deep) == dt.date(2025, 1, 1)
    assert read_calendar(b"") == []
    assert read_calendar(b"BEGIN:VCARD\nFN:A\nEND:VCARD") == []


_PIECES = st.sampled_from([
    b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"BEGIN:VTODO\r", b"DTSTART;TZID=", b":", b";", b"DUE:",
    b"20250101T", b"0101", b"Z\n", b"SUMMARY:A\n", b"RRULE:FREQ=", b"X-WR-TIMEZONE:UTC\n", b"\n",
])  # fmt: skip


@given(st.lists(_PIECES | st.binary(max_size=10)).map(b"".join))
def test_any_bytes_are_read(data: bytes) -> None:
    for number, record in enumerate(read_calendar(data), 1):
        assert record.number == number
        assert record.reminders or record.problems
        repr(record).encode("utf-8")
