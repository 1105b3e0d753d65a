"""Tracks: steps that are planned in one go for a contact or a deal.

A track counts forward from a start ("two days after the delivery") or back from an end ("three
weeks before the fair"). Starting one makes its reminders; changing the track later leaves those
alone. It stops by hand or when its deal closes: its open reminders are taken away, what was done
stays.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crm_desktop.domain.opening_days import OffsetUnit, OpeningDays
from crm_desktop.domain.text import collapse
from crm_desktop.domain.track_presets import PresetStep
from crm_desktop.errors import UserError
from crm_desktop.services.catalogue import find_or_make, natural_key
from crm_desktop.services.contact_record import insert, kind_of, update
from crm_desktop.services.opening import read_opening
from crm_desktop.services.reminders import make_reminder
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

Anchor = Literal["start", "end"]
MOST_STEPS = 15
_LONGEST = 200
_FURTHEST = 3650


@dataclass(frozen=True, slots=True)
class Step:
    """One step: so many days, work days or weeks after the start (before the end), or after the
    step before it."""

    title: str
    amount: int
    unit: OffsetUnit = "day"
    kind: str = ""
    after_previous: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A template of steps. ``running``: how many contacts are on it now."""

    id: bytes
    name: str
    anchor: Anchor
    steps: tuple[Step, ...]
    running: int


@dataclass(frozen=True, slots=True)
class Run:
    """A track of one contact: its day, and how many of its steps are open and done."""

    id: bytes
    track: str
    deal_id: bytes | None
    day: dt.date | None
    open: int
    done: int


def from_preset(step: PresetStep) -> Step:
    """A step of a ready-made track as one of the shop's own."""
    return Step(step.title, step.amount, step.unit, step.kind, step.after_previous)


def plan(
    steps: Sequence[Step], anchor: Anchor, day: dt.date, opening: OpeningDays
) -> list[dt.date]:
    """The dates of the steps, in their order, as they are shown before a track starts.

    Raises:
        OverflowError: a date beyond the calendar.
    """
    direction = -1 if anchor == "end" else 1
    dates: list[dt.date] = []
    for step in steps:
        if step.after_previous and dates:
            dates.append(opening.shift(dates[-1], step.amount, step.unit))
        else:
            dates.append(opening.shift(day, direction * step.amount, step.unit))
    return dates


def list_tracks(store: Store) -> list[Track]:
    """All tracks by name."""
    with store.read_raw() as raw:
        rows = raw.execute(
            "SELECT t.id, t.name, t.anchor, (SELECT count(DISTINCT r.contact_id) FROM track_run r"
            f" JOIN reminder m ON m.track_run_id=r.id AND m.done_at ISNULL AND m.gone={LIVE}"
            f" WHERE r.track_id=t.id AND r.gone={LIVE}) FROM track t WHERE t.gone={LIVE}"
            " ORDER BY t.match_key, t.n"
        ).fetchall()
        return [
            Track(identity, name, _anchor(anchor), _steps(raw, identity), running)
            for identity, name, anchor, running in rows
        ]


def save_track(store: Store, name: str, anchor: Anchor, steps: Sequence[Step]) -> bytes:
    """Make a track, or give the one of this name other steps; returns its id.

    Raises:
        UserError: ``track.empty``: no name or no step; ``track.long``.
    """
    shown = collapse(name)[:_LONGEST]
    _check(shown, steps)
    with store.transact(f"Save track “{shown}”") as tx:
        return _save(tx, shown, anchor, steps)


def rename_track(store: Store, track: bytes, name: str) -> bool:
    """Give a track another name; False: it has it already.

    Raises:
        UserError: ``track.empty``, ``track.gone``, ``track.taken``.
    """
    shown = collapse(name)[:_LONGEST]
    if not shown:
        raise _empty()
    with store.transact(f"Rename track to “{shown}”") as tx:
        _name(tx.raw, track)
        key = natural_key(shown)
        if tx.raw.execute(
            f"SELECT 1 FROM track WHERE match_key=? AND gone={LIVE} AND id<>?", (key, track)
        ).fetchone():
            raise UserError(
                f"There is a track “{shown}” already. Nothing was changed.", code="track.taken"
            )
        return update(tx, "track", track, {"name": shown, "match_key": key})


def remove_track(store: Store, track: bytes) -> None:
    """Take a template away; what was started from it goes on.

    Raises:
        UserError: ``track.gone``.
    """
    with store.transact("Remove track") as tx:
        _name(tx.raw, track)
        update(tx, "track", track, {"gone": TRASHED})


def start_track(
    store: Store,
    track: bytes,
    contact: bytes,
    day: dt.date,
    *,
    zone: str,
    deal: bytes | None = None,
    who: bytes | None = None,
) -> bytes:
    """Plan the steps of a track from (to) a day on; returns the id of the run.

    Raises:
        UserError: ``track.gone``, ``track.empty``, ``track.long``, ``contact.gone``.
    """
    with store.transact("Start track") as tx:
        return _start(tx, track, contact, day, zone=zone, deal=deal, who=who)


def start_ready_track(
    store: Store,
    name: str,
    anchor: Anchor,
    steps: Sequence[Step],
    *,
    contact: bytes,
    day: dt.date,
    zone: str,
    deal: bytes | None = None,
    who: bytes | None = None,
) -> bytes:
    """``save_track`` and ``start_track`` as one step of the history; returns the id of the run.

    Raises:
        UserError: as those two.
    """
    shown = collapse(name)[:_LONGEST]
    _check(shown, steps)
    with store.transact("Start track") as tx:
        track = _save(tx, shown, anchor, steps)
        return _start(tx, track, contact, day, zone=zone, deal=deal, who=who)


def stop_track(store: Store, run: bytes) -> int:
    """Take away the open steps of a run; returns how many. Those that are done stay."""
    with store.transact("Stop track") as tx:
        return _stop(tx, "track_run_id=?", run)


def stop_tracks_of_deal(tx: Transaction, deal: bytes) -> int:
    """Take away what is still planned by the tracks of a deal that closes; returns how many."""
    return _stop(
        tx, f"track_run_id IN (SELECT id FROM track_run WHERE deal_id=? AND gone={LIVE})", deal
    )


def runs_of(raw: sqlite3.Connection, contact: bytes) -> list[Run]:
    """The tracks of a contact, those with open steps first."""
    rows = raw.execute(
        "SELECT r.id, coalesce(t.name, ''), r.deal_id, r.anchor_day,"
        " sum(m.done_at ISNULL) AS still_open, sum(m.done_at NOTNULL) FROM track_run r"
        " LEFT JOIN track t ON t.id=r.track_id"
        f" JOIN reminder m ON m.track_run_id=r.id AND m.gone={LIVE}"
        f" WHERE r.contact_id=? AND r.gone={LIVE} GROUP BY r.n ORDER BY still_open=0, r.n DESC",
        (contact,),
    )
    return [Run(i, name, deal, _day(day), left, done) for i, name, deal, day, left, done in rows]


def _save(tx: Transaction, name: str, anchor: Anchor, steps: Sequence[Step]) -> bytes:
    track = find_or_make(tx, "track", name, anchor=anchor)
    update(tx, "track", track, {"anchor": anchor})
    _replace_steps(tx, track, steps)
    return track


def _start(
    tx: Transaction, track: bytes, contact: bytes, day: dt.date, *, zone: str,
    deal: bytes | None, who: bytes | None,
) -> bytes:  # fmt: skip
    kind_of(tx.raw, contact)
    _label, anchor = _name(tx.raw, track)
    steps = _steps(tx.raw, track)
    if not steps:
        raise _empty()
    try:
        dates = plan(steps, anchor, day, read_opening(tx.raw))
    except OverflowError as error:
        raise _too_long() from error
    run = tx.ids.one()
    insert(
        tx, "track_run",
        {"id": run, "contact_id": contact, "deal_id": deal, "track_id": track,
         "anchor_day": day.isoformat()},
    )  # fmt: skip
    for step, date in zip(steps, dates, strict=True):
        make_reminder(
            tx, contact, step.title, date, zone=zone, kind=step.kind, deal=deal, who=who,
            track_run=run,
        )  # fmt: skip
    return run


def _stop(tx: Transaction, which: str, value: bytes) -> int:
    return tx.raw.execute(
        f"UPDATE reminder SET gone={TRASHED} WHERE {which} AND done_at ISNULL AND gone={LIVE}",
        (value,),
    ).rowcount


def _replace_steps(tx: Transaction, track: bytes, steps: Sequence[Step]) -> None:
    tx.raw.execute(
        f"UPDATE track_step SET gone={TRASHED} WHERE track_id=? AND gone={LIVE}", (track,)
    )
    for place, step in enumerate(steps, 1):
        insert(
            tx, "track_step",
            {"id": tx.ids.one(), "track_id": track, "rank": f"{place:02d}", "kind": step.kind,
             "title": collapse(step.title)[:_LONGEST], "amount": step.amount, "unit": step.unit,
             "counted_from": "previous" if step.after_previous else "anchor"},
        )  # fmt: skip


def _steps(raw: sqlite3.Connection, track: bytes) -> tuple[Step, ...]:
    rows = raw.execute(
        "SELECT title, amount, unit, kind, counted_from='previous' FROM track_step"
        f" WHERE track_id=? AND gone={LIVE} ORDER BY rank, n",
        (track,),
    )
    return tuple(
        Step(title, amount, _unit(unit), kind, bool(previous))
        for title, amount, unit, kind, previous in rows
    )


def _check(name: str, steps: Sequence[Step]) -> None:
    if not name or not steps or any(not (step.title.strip() or step.kind) for step in steps):
        raise _empty()
    if len(steps) > MOST_STEPS or any(abs(step.amount) > _FURTHEST for step in steps):
        raise _too_long()


def _name(raw: sqlite3.Connection, track: bytes) -> tuple[str, Anchor]:
    row = raw.execute(
        f"SELECT name, anchor FROM track WHERE id=? AND gone={LIVE}", (track,)
    ).fetchone()
    if row is None:
        raise UserError("This track is not there any more. Nothing was changed.", code="track.gone")
    return row[0], _anchor(row[1])


def _empty() -> UserError:
    return UserError(
        "A track needs a name and at least one step with a text. Nothing was saved yet.",
        code="track.empty",
    )


def _too_long() -> UserError:
    return UserError(
        f"A track has up to {MOST_STEPS} steps, and none further away than ten years. Nothing was"
        " changed.",
        code="track.long",
    )


def _anchor(text: str) -> Anchor:
    return "end" if text == "end" else "start"


def _unit(text: str) -> OffsetUnit:
    if text == "work day":
        return "work day"
    return "week" if text == "week" else "day"


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
