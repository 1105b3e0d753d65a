"""Tracks of a deal stop with it; ready tracks can be started as they are."""

from __future__ import annotations

import datetime as dt

import pytest

from crm_desktop.domain import track_presets
from crm_desktop.errors import UserError
from crm_desktop.services import tracks
from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.deal_moves import lose_deals, move_deals, reopen_deals, win_deals
from crm_desktop.services.deals import DealDraft, create_deal
from crm_desktop.services.history import History
from crm_desktop.services.reminders import finish_reminder
from crm_desktop.services.stages import list_pipelines
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump as dump

SUNDAY = dt.date(2026, 11, 22)
ZONE = "Europe/Berlin"
STEPS = (tracks.Step("First", 1), tracks.Step("Second", 1, "week"), tracks.Step("Third", 2, "week"))


def titles(store: Store) -> list[str]:
    with store.read_raw() as raw:
        rows = raw.execute(
            "SELECT title FROM reminder WHERE gone=0 AND done_at ISNULL ORDER BY due_date"
        ).fetchall()
    return [title for (title,) in rows]


@pytest.fixture
def marta(store: Store) -> bytes:
    return new_contact(store, "person", "Marta Oliveira")


@pytest.fixture
def deal(store: Store, marta: bytes) -> bytes:
    return create_deal(store, DealDraft("Six trikes", marta), SUNDAY)


@pytest.fixture
def run(store: Store, marta: bytes, deal: bytes) -> bytes:
    track = tracks.save_track(store, "Delivery", "start", STEPS)
    other = tracks.start_track(store, track, marta, SUNDAY, zone=ZONE)
    tracks.stop_track(store, other)
    return tracks.start_track(store, track, marta, SUNDAY, zone=ZONE, deal=deal)


@pytest.mark.usefixtures("run")
@pytest.mark.parametrize("close", [win_deals, lose_deals])
def test_the_tracks_of_a_deal_stop_when_it_closes(
    store: Store, marta: bytes, deal: bytes, close: object
) -> None:
    mine = tracks.save_track(store, "Mine", "start", STEPS[:1])
    tracks.start_track(store, mine, marta, SUNDAY, zone=ZONE)
    with store.read_raw() as raw:
        (first,) = raw.execute(
            "SELECT id FROM reminder WHERE title='First' AND deal_id NOTNULL AND gone=0"
        ).fetchone()
    finish_reminder(store, first)
    before = dump(store)
    close(store, [deal], SUNDAY)  # type: ignore[operator]
    assert titles(store) == ["First"]  # that of the contact's own track
    with store.read_raw() as raw:
        done = raw.execute("SELECT title FROM reminder WHERE done_at NOTNULL AND gone=0").fetchall()
    assert done == [("First",)]
    History(store).undo()  # one step brings back the deal and its steps
    assert dump(store) == before


@pytest.mark.usefixtures("run")
def test_moving_between_open_steps_stops_nothing(store: Store, deal: bytes) -> None:
    before = titles(store)
    steps = list_pipelines(store)[0].of("open")
    move_deals(store, [deal], steps[1].id, SUNDAY)
    assert titles(store) == before


@pytest.mark.usefixtures("run")
def test_what_is_planned_after_the_closing_stays(store: Store, marta: bytes, deal: bytes) -> None:
    win_deals(store, [deal], SUNDAY)
    after = tracks.save_track(store, "After", "start", STEPS[:2])
    tracks.start_track(store, after, marta, SUNDAY, zone=ZONE, deal=deal)
    lose_deals(store, [deal], SUNDAY)  # it was closed before
    reopen_deals(store, [deal])
    assert titles(store) == ["First", "Second"]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("code", track_presets.CODES)
def test_a_ready_track_can_be_started(store: Store, marta: bytes, code: str, language: str) -> None:
    ready = track_presets.preset(code, language)
    steps = [tracks.from_preset(step) for step in ready.steps]
    track = tracks.save_track(store, ready.name, ready.anchor, steps)
    tracks.start_track(store, track, marta, dt.date(2027, 3, 1), zone=ZONE)
    assert titles(store) == [step.title for step in ready.steps]
    assert len({step.title for step in ready.steps}) == len(ready.steps)


def test_ready_tracks_speak_the_language_of_the_shop() -> None:
    english = [track_presets.preset(code, "en") for code in track_presets.CODES]
    german = [track_presets.preset(code, "de") for code in track_presets.CODES]
    for one, other in zip(english, german, strict=True):
        assert one.name != other.name
        assert all(a.title != b.title for a, b in zip(one.steps, other.steps, strict=True))


def test_a_ready_track_starts_as_one_step(store: Store, marta: bytes) -> None:
    before = dump(store)
    run = tracks.start_ready_track(
        store, "After a delivery", "start", STEPS, contact=marta, day=SUNDAY, zone=ZONE
    )
    assert titles(store) == ["First", "Second", "Third"]
    assert [one.name for one in tracks.list_tracks(store)] == ["After a delivery"]
    with store.read_raw() as raw:
        assert [one.id for one in tracks.runs_of(raw, marta)] == [run]
    History(store).undo()
    assert dump(store) == before
    History(store).redo()
    assert titles(store) == ["First", "Second", "Third"]


def test_a_ready_track_that_cannot_start_leaves_nothing(store: Store) -> None:
    before = dump(store)
    with pytest.raises(UserError):
        tracks.start_ready_track(store, "Mine", "start", STEPS, contact=b"x", day=SUNDAY, zone=ZONE)
    assert dump(store) == before
