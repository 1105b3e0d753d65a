"""The timeline: pages, kinds, words, people of a company, what is logged and when."""

import datetime as dt

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit, reminders, timeline
from crm_desktop.services.timeline import Entry, count_timeline, read_timeline
from crm_desktop.store.store import Store
from tests.helpers.people import add_company, add_person, insert
from tests.helpers.shop import NINE_O_CLOCK, FakeClock

HOUR, DAY = 3_600_000, 86_400_000
TODAY = dt.date(2026, 11, 22)
ZONE = "America/New_York"


@pytest.fixture
def ids(store: Store) -> dict[str, bytes]:
    """Marta with five entries, one shared with Bo; both work at the café."""
    with store.transact("Add") as tx:
        marta, bo = add_person(tx, "Marta Müller"), add_person(tx, "Bo Ek")
        cafe = add_company(tx, "Café")
        left = add_person(tx, "Lee Gone")
        for person, ended in ((marta, ""), (bo, ""), (left, "2020")):
            insert(tx, "position", person_id=person, company_id=cafe, ended=ended)
        for day, kind in enumerate(("call", "email", "visit", "note", "call")):
            entry = insert(
                tx, "entry", contact_id=marta, kind=kind, subject=f"Subject {day}",
                body=f"Straße number {day}", happened_at=day // 2 * DAY,
            )  # fmt: skip
        insert(tx, "participant", entry_id=entry, contact_id=bo)
        insert(tx, "attachment", entry_id=entry, name="Quote.pdf", size=5, sha256="ab")
        insert(tx, "entry", contact_id=left, kind="call", happened_at=9 * DAY)
        hidden = insert(tx, "entry", contact_id=marta, kind="call", happened_at=8 * DAY)
        tx.raw.execute("UPDATE entry SET gone=1 WHERE id=?", (hidden,))
        insert(tx, "entry", contact_id=cafe, kind="note", subject="Own", happened_at=3 * DAY)
    return {"marta": marta, "bo": bo, "cafe": cafe}


def read(store: Store, contact: bytes, **how: object) -> list[Entry]:
    with store.read_raw() as raw:
        return read_timeline(raw, contact, **how)  # type: ignore[arg-type]


def subjects(store: Store, contact: bytes, **how: object) -> str:
    return " ".join(e.subject.removeprefix("Subject ") for e in read(store, contact, **how))


def test_newest_first_in_pages(store: Store, ids: dict[str, bytes]) -> None:
    assert subjects(store, ids["marta"]) == "4 3 2 1 0"
    shown: list[str] = []
    after = None
    while page := read(store, ids["marta"], limit=2, after=after):
        shown += [entry.subject for entry in page]
        after = page[-1].place
        with store.transact("Meanwhile") as tx:  # moves nothing that is still to come
            insert(tx, "entry", contact_id=ids["marta"], kind="note", happened_at=99 * DAY)
    assert shown == ["Subject 4", "Subject 3", "Subject 2", "Subject 1", "Subject 0"]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"kinds": ["call"]}, "4 0"), ({"kinds": ["visit", "note"]}, "3 2"),
        ({"kinds": ["meeting"]}, ""), ({"text": "number 3"}, "3"), ({"text": "strasse 1"}, "1"),
        ({"text": "STRASS subject"}, "4 3 2 1 0"), ({"text": "nothing"}, ""), ({"text": "!?"}, ""),
        ({"text": "3", "kinds": ["call"]}, ""), ({"pinned": True}, ""),
        ({"pinned": False, "limit": 1}, "4"),
    ],
)  # fmt: skip
def test_only_some(
    store: Store, ids: dict[str, bytes], how: dict[str, object], expected: str
) -> None:
    assert subjects(store, ids["marta"], **how) == expected


def test_who_took_part_sees_the_entry_with_the_name(store: Store, ids: dict[str, bytes]) -> None:
    (entry,) = read(store, ids["bo"])
    assert (entry.subject, entry.contact_name) == ("Subject 4", "Marta Müller")
    assert [a.name for a in entry.attachments] == ["Quote.pdf"]
    assert read(store, ids["marta"])[0].contact_name == ""


def test_a_company_shows_what_happened_with_its_people(store: Store, ids: dict[str, bytes]) -> None:
    assert subjects(store, ids["cafe"]) == "Own"
    rolled_up = read(store, ids["cafe"], with_staff=True)
    assert [(e.subject, e.contact_name) for e in rolled_up[:2]] == [
        ("Own", ""), ("Subject 4", "Marta Müller"),
    ]  # fmt: skip
    assert len(rolled_up) == 6
    with store.read_raw() as raw:
        assert count_timeline(raw, ids["cafe"]) == {"note": 1}
        assert count_timeline(raw, ids["cafe"], with_staff=True) == {
            "call": 2, "email": 1, "visit": 1, "note": 2,
        }  # fmt: skip
        assert count_timeline(raw, ids["marta"], text="number 1") == {"email": 1}


def test_an_entry_says_that_it_was_edited(
    store: Store, ids: dict[str, bytes], clock: FakeClock
) -> None:
    entry = read(store, ids["marta"])[0]
    clock.advance(DAY)
    timeline.pin_entry(store, entry.id, True)
    assert read(store, ids["marta"], pinned=True)[0].edited_at is None
    timeline.edit_entry(store, entry.id, text="Other", outcome="reached", minutes=6)
    (entry,) = read(store, ids["marta"], pinned=True)
    assert (entry.body, entry.outcome, entry.minutes, entry.edited_at, entry.pinned) == (
        "Other", "reached", 6, clock.now, True,
    )  # fmt: skip


def test_now_before_and_still_to_come(store: Store, ids: dict[str, bytes]) -> None:
    now = timeline.log(store, ids["bo"], "call", zone=ZONE)
    backdated = timeline.log(
        store, ids["bo"], "visit", " Was there ", zone=ZONE, happened_at=5 * DAY, minutes=25
    )
    ahead = timeline.log(
        store, ids["bo"], "meeting", "Show the trike\nwith cover", zone=ZONE,
        happened_at=NINE_O_CLOCK + 30 * HOUR,
    )  # fmt: skip
    assert (now.reminder, backdated.reminder, ahead.entry) == (None, None, None)
    entries = {e.id: e for e in read(store, ids["bo"])}
    assert now.entry in entries
    assert entries[now.entry].happened_at == NINE_O_CLOCK
    assert backdated.entry in entries
    assert (entries[backdated.entry].body, entries[backdated.entry].happened_at) == (
        "Was there", 5 * DAY,
    )  # fmt: skip
    with store.read_raw() as raw:
        (planned,) = reminders.reminders_of(raw, ids["bo"], TODAY)
    assert planned.id == ahead.reminder
    assert (planned.kind, planned.title, planned.note) == (
        "meeting", "Show the trike", "Show the trike\nwith cover",
    )  # fmt: skip
    assert (planned.due, planned.time) == (dt.date(2026, 11, 23), "10:45")  # 15:45 UTC


def test_a_reminder_set_with_the_entry(store: Store, ids: dict[str, bytes]) -> None:
    made = timeline.log(
        store, ids["bo"], "call", "Thinks about it", zone=ZONE, remind_on=TODAY, remind_title="Ask"
    )
    with store.read_raw() as raw:
        (reminder,) = reminders.reminders_of(raw, ids["bo"], TODAY + dt.timedelta(days=2))
    assert (reminder.id, reminder.title, reminder.time, reminder.days_late) == (
        made.reminder, "Ask", "", 2,
    )  # fmt: skip


def test_the_instant_of_a_reminder_is_that_of_the_wall_clock(
    store: Store, ids: dict[str, bytes]
) -> None:
    reminders.add_reminder(store, ids["bo"], "Any time", TODAY, zone="Europe/Berlin")
    reminders.add_reminder(store, ids["bo"], "At ten", TODAY, dt.time(10), zone=ZONE)
    with store.read_raw() as raw:
        found = dict(raw.execute("SELECT title, due_at FROM reminder").fetchall())
    midnight_in_berlin = NINE_O_CLOCK - 10 * HOUR - 45 * 60_000
    assert found == {
        "Any time": midnight_in_berlin,
        "At ten": midnight_in_berlin + 16 * HOUR,
    }


def test_done_leaves_an_entry(store: Store, ids: dict[str, bytes]) -> None:
    first = reminders.add_reminder(store, ids["bo"], "Call", TODAY, zone=ZONE, kind="call")
    second = reminders.add_reminder(store, ids["bo"], "Pack", TODAY, dt.time(8), zone=ZONE)
    with store.read_raw() as raw:
        assert [r.id for r in reminders.reminders_of(raw, ids["bo"], TODAY)] == [second, first]
    entry = reminders.finish_reminder(store, first, text="Agreed", outcome="reached").entry
    reminders.finish_reminder(store, second)
    kinds = {e.subject: (e.kind, e.body, e.outcome) for e in read(store, ids["bo"])}
    assert kinds["Call"] == ("call", "Agreed", "reached")
    assert kinds["Pack"] == ("other", "", "")
    assert entry in {e.id for e in read(store, ids["bo"])}
    with store.read_raw() as raw:
        assert reminders.reminders_of(raw, ids["bo"], TODAY) == []
        assert [r.id for r in reminders.reminders_of(raw, ids["bo"], TODAY, done=True)] == [
            first, second,
        ]  # fmt: skip


def test_many_are_put_off_at_once_but_not_what_is_done(store: Store, ids: dict[str, bytes]) -> None:
    made = [reminders.add_reminder(store, ids["bo"], f"{i}", TODAY, zone=ZONE) for i in range(3)]
    reminders.finish_reminder(store, made[0])
    tomorrow = TODAY + dt.timedelta(days=1)
    assert reminders.put_off(store, made, tomorrow, dt.time(9, 30), zone=ZONE) == 2
    with store.read_raw() as raw:
        assert [(r.due, r.time) for r in reminders.reminders_of(raw, ids["bo"], TODAY)] == [
            (tomorrow, "09:30"), (tomorrow, "09:30"),
        ]  # fmt: skip


def test_a_long_text_is_kept_whole_and_one_that_is_too_long_is_refused(
    store: Store, ids: dict[str, bytes]
) -> None:
    long = "A line that somebody pasted.\n" * 30_000
    timeline.log(store, ids["bo"], "note", long, zone=ZONE)
    contact_edit.set_field(store, [2], "note", long)
    with store.read_raw() as raw:
        kept = raw.execute("SELECT body FROM entry ORDER BY n DESC LIMIT 1").fetchone()
        noted = raw.execute("SELECT note FROM contact WHERE n=2").fetchone()
    assert kept == noted == (long.strip(),)
    with pytest.raises(UserError) as refused:
        timeline.log(store, ids["bo"], "note", long * 2, zone=ZONE)
    assert refused.value.code == "text.too_long"
    with pytest.raises(UserError):
        contact_edit.set_field(store, [2], "note", long * 2)
