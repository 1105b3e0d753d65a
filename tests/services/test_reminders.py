"""Reminders that repeat, are put off, waited for, told, planned as tracks, and the page of the day.

The clock stands at 2026-11-22 09:45 UTC, a Sunday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from crm_desktop.domain.opening_days import OpeningDays
from crm_desktop.domain.recurrence import Repeat
from crm_desktop.errors import UserError
from crm_desktop.services import (
    opening,
    reminders,
    stay_in_touch,
    tags,
    timeline,
    today,
    told,
    tracks,
)
from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.deals import DealDraft, create_deal
from crm_desktop.services.history import History
from crm_desktop.services.named_contacts import NamedContacts
from crm_desktop.services.reminders import Extras, Then
from crm_desktop.services.yearly_dates import YearlyDate, yearly_dates
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump as dump
from tests.helpers.shop import FakeClock, add_contact

SUNDAY = dt.date(2026, 11, 22)
ZONE = "Europe/Berlin"
DAY, HOUR = 86_400_000, 3_600_000


@pytest.fixture
def marta(store: Store) -> bytes:
    return new_contact(store, "person", "Marta Oliveira")


def page(store: Store, day: dt.date = SUNDAY) -> dict[str, list[str]]:
    with store.read_raw() as raw:
        read = today.read_today(raw, day, 0, folded=frozenset())
    assert all(part.total == len(part.rows) for part in read.parts)
    return {part.group: [row.title for row in part.rows] for part in read.parts if part.rows}


def add(store: Store, contact: bytes, title: str, days: int = 0, **more: object) -> bytes:
    return reminders.add_reminder(
        store, contact, title, SUNDAY + dt.timedelta(days=days), zone=ZONE, **more  # type: ignore[arg-type]
    )  # fmt: skip


def open_ones(store: Store, contact: bytes) -> list[tuple[str, str, str]]:
    with store.read_raw() as raw:
        found = reminders.reminders_of(raw, contact, SUNDAY)
    return [(r.title, f"{r.due} {r.time}".strip(), r.recurrence) for r in found]


# -- repeating ---------------------------------------------------------------------------------


def test_done_makes_the_next_one_and_one_undo_takes_all_back(store: Store, marta: bytes) -> None:
    monthly = Extras(repeat=Repeat("month"), lead_times=(60,), priority=1)
    first = reminders.add_reminder(
        store, marta, "Service", dt.date(2026, 10, 31), dt.time(9), zone=ZONE, extras=monthly
    )
    before = dump(store)
    done = reminders.finish_reminder(store, first)
    assert done.next_due == dt.date(2026, 11, 30)  # 31 October and a month; 30 has no 31
    rule = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert open_ones(store, marta) == [("Service", "2026-11-30 09:00", rule)]
    again = reminders.finish_reminder(store, done.next or b"")
    assert again.next_due == dt.date(2026, 12, 31)
    with store.read_raw() as raw:
        (kept,) = reminders.reminders_of(raw, marta, SUNDAY)
    assert (kept.lead_times, kept.priority, kept.id) == ((60,), 1, again.next)
    history = History(store)
    history.undo()
    history.undo()
    assert dump(store) == before


def test_from_done_counts_from_the_day_of_finishing(store: Store, marta: bytes) -> None:
    extras = Extras(repeat=Repeat("week", 2), repeat_from="done")
    first = add(store, marta, "Ask", -40, extras=extras)
    assert reminders.finish_reminder(store, first).next_due == dt.date(2026, 12, 6)


def test_a_repetition_ends(store: Store, marta: bytes) -> None:
    first = add(store, marta, "Twice", extras=Extras(repeat=Repeat("day", count=2)))
    second = reminders.finish_reminder(store, first).next
    assert second is not None
    assert reminders.finish_reminder(store, second).next is None
    assert open_ones(store, marta) == []


def test_done_and_next(store: Store, marta: bytes) -> None:
    first = add(store, marta, "Send quote", kind="email")
    then = Then("Ask about quote", SUNDAY + dt.timedelta(days=3), dt.time(10), "call")
    done = reminders.finish_reminder(store, first, then=then)
    assert done.then is not None
    assert open_ones(store, marta) == [("Ask about quote", "2026-11-25 10:00", "")]
    with pytest.raises(UserError, match="is done already"):
        reminders.finish_reminder(store, first)


def test_an_empty_next_step_keeps_the_reminder_open(store: Store, marta: bytes) -> None:
    first = add(store, marta, "Send quote")
    with pytest.raises(UserError):
        reminders.finish_reminder(store, first, then=Then(" ", SUNDAY))
    assert [row[0] for row in open_ones(store, marta)] == ["Send quote"]


def test_put_off_keeps_each_time(store: Store, marta: bytes) -> None:
    made = [add(store, marta, "Any", -3), add(store, marta, "Ten", -2, time=dt.time(10))]
    tomorrow = SUNDAY + dt.timedelta(days=1)
    assert reminders.put_off(store, made, tomorrow, zone=ZONE, keep_time=True) == 2
    assert [row[1] for row in open_ones(store, marta)] == ["2026-11-23 10:00", "2026-11-23"]
    assert reminders.put_off(store, made, tomorrow, zone=ZONE) == 1
    assert {row[1] for row in open_ones(store, marta)} == {"2026-11-23"}


def test_changing_what_a_reminder_has(store: Store, marta: bytes) -> None:
    one = add(store, marta, "Ask", who=None)
    extras = Extras(repeat=Repeat("year"), lead_times=(1440, 60, 60, -5), waiting=True)
    assert reminders.change_reminder(store, one, extras=extras)
    with store.read_raw() as raw:
        (read,) = reminders.reminders_of(raw, marta, SUNDAY)
    assert (read.recurrence, read.lead_times, read.waiting) == (
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22", (60, 1440), True,
    )  # fmt: skip
    assert not reminders.change_reminder(store, one, extras=extras)


# -- the page of the day -----------------------------------------------------------------------


def test_groups_of_the_day_in_their_order(store: Store, marta: bytes) -> None:
    add(store, marta, "late", -1)
    add(store, marta, "later", -30)
    add(store, marta, "any time")
    add(store, marta, "ten", time=dt.time(10))
    add(store, marta, "next week", 7)
    add(store, marta, "in eight days", 8)
    add(store, marta, "their turn", -2, extras=Extras(waiting=True))
    assert page(store) == {
        "overdue": ["later", "late"], "today": ["ten", "any time"], "next": ["next week"],
        "later": ["in eight days"], "waiting": ["their turn"],
    }  # fmt: skip
    with store.read_raw() as raw:
        read = today.read_today(raw, SUNDAY, 0, limit=1)
        assert today.due_count(raw, SUNDAY) == 4
        assert len(today.overdue_ids(raw, SUNDAY)) == 2
    shown = [(part.group, len(part.rows), part.total) for part in read.parts]
    assert shown == [
        ("overdue", 1, 2), ("today", 2, 2), ("next", 1, 1), ("later", 0, 1), ("waiting", 0, 1),
    ]  # fmt: skip
    assert read.next_due is not None
    assert read.next_due.title == "next week"
    assert read.parts[0].rows[0].days_late == 30


def test_what_was_done_today_is_counted(store: Store, marta: bytes, clock: FakeClock) -> None:
    reminders.finish_reminder(store, add(store, marta, "Yesterday's"))
    clock.advance(DAY)
    reminders.finish_reminder(store, add(store, marta, "Today's"))
    with store.read_raw() as raw:
        read = today.read_today(raw, SUNDAY, clock.now - 9 * HOUR)
    assert (read.done, read.next_due) == (1, None)


def test_reminders_of_archived_contacts_wait_with_them(store: Store, marta: bytes) -> None:
    add(store, marta, "late", -1)
    with store.transact("Archive") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE id=?", (marta,))
    assert page(store) == {}


def test_recent_activity(store: Store, marta: bytes, clock: FakeClock) -> None:
    clock.advance(HOUR)
    timeline.log(store, marta, "call", "Bikes are fine", zone=ZONE)
    with store.read_raw() as raw:
        found = today.recent_activity(raw)
    assert [(one.kind, one.contact, one.text) for one in found] == [
        ("call", "Marta Oliveira", "Bikes are fine"), ("new", "Marta Oliveira", ""),
    ]  # fmt: skip


# -- telling -----------------------------------------------------------------------------------


def test_each_reminder_is_told_once_with_what_one_needs(
    store: Store, marta: bytes, clock: FakeClock
) -> None:
    timeline.log(store, marta, "note", "Prefers mornings", zone=ZONE)
    add(store, marta, "Call", time=dt.time(11), kind="call", extras=Extras(lead_times=(30,)))
    assert told.tell(store, clock.now) == []
    clock.advance(HOUR)  # 11:45 in Berlin
    (notice,) = told.tell(store, clock.now)
    assert (notice.title, notice.contact, notice.last_note, notice.time) == (
        "Call", "Marta Oliveira", "Prefers mornings", "11:00",
    )  # fmt: skip
    assert told.tell(store, clock.now) == []


def test_any_time_is_told_when_the_shop_opens(store: Store, marta: bytes, clock: FakeClock) -> None:
    opening.set_hours(store, {day: (dt.time(8, 30), dt.time(17)) for day in range(7)})
    add(store, marta, "Order", 1)
    told.tell(store, clock.now)
    eight = clock.now - clock.now % DAY + DAY + 7 * HOUR
    assert told.tell(store, eight) == []
    assert [one.title for one in told.tell(store, eight + HOUR // 2)] == ["Order"]


def test_what_was_just_written_is_not_told(store: Store, marta: bytes, clock: FakeClock) -> None:
    add(store, marta, "Now", -1)
    with store.read_raw() as raw:
        numbers = [row[0] for row in raw.execute("SELECT n FROM reminder")]
    told.settle(store, numbers, clock.now)
    assert told.tell(store, clock.now) == []


def test_what_was_told_is_no_step_of_the_history(store: Store, marta: bytes) -> None:
    add(store, marta, "Late", -1)
    before = len(History(store).batches(50))
    assert told.tell(store, 1_800_000_000_000)
    assert len(History(store).batches(50)) == before


# -- opening hours, staying in touch, yearly days ----------------------------------------------


def test_hours_and_holidays(store: Store) -> None:
    assert opening.opening_days(store) == OpeningDays()
    opening.set_hours(store, {5: (dt.time(10), dt.time(14))})
    opening.add_holiday(store, dt.date(2026, 12, 26), "Boxing Day")
    found = opening.opening_days(store)
    assert found == OpeningDays({5: (dt.time(10), dt.time(14))}, frozenset({dt.date(2026, 12, 26)}))
    opening.remove_holiday(store, dt.date(2026, 12, 26))
    assert opening.holidays(store) == []
    with pytest.raises(UserError):
        opening.set_hours(store, {0: (dt.time(18), dt.time(9))})


def test_staying_in_touch_starts_anew_with_each_entry(
    store: Store, marta: bytes, clock: FakeClock
) -> None:
    bo = new_contact(store, "person", "Bo")

    def quiet() -> list[tuple[str, int, int]]:
        with store.read_raw() as raw:
            found = stay_in_touch.quiet_contacts(raw, clock.now, zone=ZONE)
        return [(one.name, one.days, one.every) for one in found]

    stay_in_touch.keep_in_touch(store, marta, 30)
    assert quiet() == []
    clock.advance(31 * DAY)
    assert quiet() == [("Marta Oliveira", 31, 30)]
    timeline.log(store, marta, "call", "", zone=ZONE)
    assert quiet() == []
    with store.read_raw() as raw:
        numbers = [
            raw.execute("SELECT n FROM contact WHERE id=?", (who,)).fetchone()[0]
            for who in (bo, marta)
        ]
    tags.tag_contacts(store, numbers, "Regular")
    with store.read_raw() as raw:
        (tag,) = raw.execute("SELECT id FROM tag").fetchone()
    stay_in_touch.keep_in_touch_by_tag(store, tag, 10)
    assert quiet() == [("Bo", 31, 10)]
    add(store, bo, "Planned", 60)
    assert quiet() == []
    with pytest.raises(UserError):
        stay_in_touch.keep_in_touch(store, marta, -1)
    stay_in_touch.keep_in_touch(store, marta, None)
    clock.advance(10 * DAY)
    assert quiet() == [("Marta Oliveira", 10, 10)]


def test_birthdays_and_yearly_fields(store: Store, marta: bytes) -> None:
    with store.transact("Fields") as tx:
        tx.raw.execute(
            "UPDATE contact SET birth_year=1988, birth_month=2, birth_day=29 WHERE id=?", (marta,)
        )
        tx.raw.execute(
            "INSERT INTO field(id, name, match_key, subject, kind, yearly)"
            " VALUES (x'01', 'Wedding day', 'wedding day', 'contact', 'date', 1)"
        )
        tx.raw.execute(
            "INSERT INTO field_value(id, field_id, contact_id, value)"
            " VALUES (x'02', x'01', ?, '--12-01')", (marta,)
        )  # fmt: skip
        (n,) = tx.raw.execute("SELECT n FROM contact WHERE id=?", (marta,)).fetchone()
    with store.read_raw() as raw:
        found = yearly_dates(raw, SUNDAY, 366)
        leap = yearly_dates(raw, dt.date(2028, 2, 20), 14)
    assert found == [
        YearlyDate(dt.date(2026, 12, 1), n, marta, "Marta Oliveira", "Wedding day", None),
        YearlyDate(dt.date(2027, 2, 28), n, marta, "Marta Oliveira", "", 39),
    ]
    assert [one.date for one in leap] == [dt.date(2028, 2, 29)]


# -- tracks ------------------------------------------------------------------------------------


STEPS = [
    tracks.Step("Thank you", 0, "work day", "email"),
    tracks.Step("First service", 2, "week"),
    tracks.Step("Ask for a review", 3, "day", after_previous=True),
]


def test_a_track_plans_its_steps_and_stops(store: Store, marta: bytes) -> None:
    track = tracks.save_track(store, "Delivery", "start", STEPS)
    before = dump(store)
    run = tracks.start_track(store, track, marta, SUNDAY, zone=ZONE)
    assert [row[:2] for row in open_ones(store, marta)] == [
        ("Thank you", "2026-11-23"), ("First service", "2026-12-06"),
        ("Ask for a review", "2026-12-09"),
    ]  # fmt: skip
    with store.read_raw() as raw:
        first = reminders.reminders_of(raw, marta, SUNDAY)[0]
    reminders.finish_reminder(store, first.id)
    tracks.save_track(store, "Delivery", "start", STEPS[:1])  # what runs is left alone
    with store.read_raw() as raw:
        (found,) = tracks.runs_of(raw, marta)
    assert (found.id, found.track, found.day, found.open, found.done) == (
        run, "Delivery", SUNDAY, 2, 1,
    )  # fmt: skip
    assert [track.running for track in tracks.list_tracks(store)] == [1]
    assert tracks.stop_track(store, run) == 2
    assert open_ones(store, marta) == []
    history = History(store)
    for _ in range(4):
        history.undo()
    assert dump(store) == before


def test_back_from_an_end() -> None:
    steps = [tracks.Step("Book stand", 3, "week"), tracks.Step("Print flyers", 5, "work day")]
    dates = tracks.plan(steps, "end", dt.date(2026, 12, 18), OpeningDays())
    assert dates == [dt.date(2026, 11, 27), dt.date(2026, 12, 11)]


def _too_many(store: Store, _marta: bytes) -> None:
    tracks.save_track(store, "x", "start", STEPS * 6)


def _nameless(store: Store, _marta: bytes) -> None:
    tracks.save_track(store, " ", "start", STEPS)


def _unknown(store: Store, marta: bytes) -> None:
    tracks.start_track(store, b"x", marta, SUNDAY, zone=ZONE)


def _taken(store: Store, _marta: bytes) -> None:
    first = tracks.save_track(store, "One", "start", STEPS)
    tracks.save_track(store, "Two", "start", STEPS)
    tracks.rename_track(store, first, "two")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [(_too_many, "track.long"), (_nameless, "track.empty"), (_unknown, "track.gone"),
     (_taken, "track.taken")],
)  # fmt: skip
def test_what_is_no_track_is_refused(
    store: Store, marta: bytes, wrong: Callable[[Store, bytes], None], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        wrong(store, marta)
    assert refused.value.code == code
    assert open_ones(store, marta) == []


# -- adding in words, changing, reading in part ----------------------------------------------------


def test_day_deal_person_and_rule_change_in_one_step(store: Store, marta: bytes) -> None:
    one = add(store, marta, "Call", extras=Extras(Repeat("week"), lead_times=(60,)))
    deal = create_deal(store, DealDraft("Fleet", marta), SUNDAY)
    before = dump(store)
    with store.read_raw() as raw:
        assert reminders.open_deals_of(raw, marta) == [(deal, "Fleet")]
    assert reminders.change_reminder(
        store, one, title="Call back", deal=deal, due=SUNDAY + dt.timedelta(2), time=dt.time(9),
        zone=ZONE, extras=Extras(priority=1), keep_rule=True,
    )  # fmt: skip
    with store.read_raw() as raw:
        found = reminders.open_reminder(raw, one, SUNDAY)
    assert found is not None
    assert (found.title, found.deal, found.contact_id) == ("Call back", "Fleet", marta)
    assert (found.due, found.time) == (SUNDAY + dt.timedelta(2), "09:00")
    assert (found.recurrence, found.lead_times, found.priority) == ("FREQ=WEEKLY", (), 1)
    assert not reminders.change_reminder(store, one, deal=deal, zone=ZONE, due=found.due,
                                         time=dt.time(9))  # fmt: skip
    History(store).undo()
    assert dump(store) == before
    assert reminders.change_reminder(store, one, extras=Extras())
    assert open_ones(store, marta)[0][2] == ""
    with pytest.raises(UserError) as refused:
        reminders.change_reminder(store, one, title=" ")
    assert refused.value.code == "reminder.empty"


def test_the_next_step_may_repeat(store: Store, marta: bytes) -> None:
    one = add(store, marta, "Call")
    reminders.finish_reminder(store, one, then=Then("Again", SUNDAY, repeat=Repeat("day", 2)))
    assert open_ones(store, marta) == [("Again", "2026-11-22", "FREQ=DAILY;INTERVAL=2")]


@pytest.mark.parametrize(("late", "shown"), [(12, 12), (13, 5)])
def test_many_late_ones_are_read_in_part(store: Store, marta: bytes, late: int, shown: int) -> None:
    with store.transact("Late") as tx:
        for number in range(late):
            reminders.make_reminder(
                tx, marta, f"{number}", SUNDAY - dt.timedelta(3), zone=ZONE
            )  # fmt: skip
    with store.read_raw() as raw:
        part = today.read_today(raw, SUNDAY, 0, limit=5, whole=12).parts[0]
    assert (len(part.rows), part.total) == (shown, late)


def test_contacts_that_came_in_numbers_are_no_activity(store: Store, clock: FakeClock) -> None:
    with store.transact("Many") as tx:
        for name in ("A", "B", "C", "D", "E", "F"):
            add_contact(tx, name)
    clock.advance(HOUR)
    new_contact(store, "person", "Marta Oliveira")
    with store.read_raw() as raw:
        assert [one.contact for one in today.recent_activity(raw)] == ["Marta Oliveira"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("call Marta Oliveira about the lease", ["Marta Oliveira"]),
        ("call marta tomorrow ", ["Marta Oliveira", "Marta Quinn"]),
        ("Call Quinn", ["Marta Quinn"]),
        ("call mar", ["Marta Oliveira", "Marta Quinn"]),
        ("call mar ", []),
        ("order a bike", []),
        ("order at Bike Depot Leipzig ", ["Bike Depot Leipzig"]),
        ("call about Oliveira and Marta Quinn ", ["Marta Quinn"]),
        ("", []),
        ("call", []),
    ],
)
def test_the_contact_is_found_in_a_line(store: Store, line: str, meant: list[str]) -> None:
    for kind, name in (
        ("person", "Marta Oliveira"), ("person", "Marta Quinn"), ("person", "Anna Call"),
        ("company", "Bike Depot Leipzig"),
    ):  # fmt: skip
        new_contact(store, kind, name)
    found = NamedContacts(store).find(line, verbs=("call",))
    assert sorted(hit.name for hit in found) == meant


def test_an_exact_name_goes_before_longer_ones_and_contacts_may_change(store: Store) -> None:
    new_contact(store, "person", "Marta Quinn")
    named = NamedContacts(store)
    assert [hit.name for hit in named.find("call Marta Quinn ")] == ["Marta Quinn"]
    new_contact(store, "person", "Marta Quinn Lopes")
    named.forget()
    assert [hit.name for hit in named.find("call Marta Quinn ")] == ["Marta Quinn"]
    assert len(named.find("call Marta ")) == 2
