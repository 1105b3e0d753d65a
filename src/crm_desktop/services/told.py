"""What is to be told of reminders now, with what one wants to know before calling.

Which moments count is decided by ``domain.notices``. What was told is kept on this PC alone: the
other PC may tell the same reminder, and whoever acts first settles it for both through sync. A
reminder for any time of the day is told when the shop opens.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from crm_desktop.domain.notices import (
    Notice,
    Settled,
    Wish,
    acknowledge,
    due_notices,
    instant,
    moments,
)
from crm_desktop.domain.opening_days import OpeningDays
from crm_desktop.services.opening import read_opening
from crm_desktop.services.reminders import leads, zone_of
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

_AHEAD = 367 * 24 * 3_600_000
"""Milliseconds: the longest lead time and a day."""
_DAY = 24 * 3_600_000
_DETAILED = 20
"""Notices that come with phone and last note; a longer list names its reminders only."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder to tell. ``due_at`` UTC milliseconds; ``time`` empty: any time of the day;
    ``company`` empty where there is none; ``phone``, ``last_note`` and ``open_deals`` as the card
    has them."""

    n: int
    id: bytes
    kind: str
    title: str
    contact_n: int
    contact: str
    company: str
    due_date: str
    time: str
    due_at: int
    phone: str
    last_note: str
    open_deals: int


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: ``told`` the reminders to tell, the earliest first, and what is settled
    with telling them (by ``reminder.n``)."""

    told: tuple[Told, ...]
    settled: Mapping[int, Settled]


def look(store: Store, now: int) -> Look:
    """The reminders to tell at ``now`` (UTC milliseconds); they count as told with ``keep``."""
    with store.read_raw() as raw:
        wishes, settled = _wishes(raw, now, None)
        notices, changed = due_notices(wishes, settled, now)
        return Look(tuple(_details(raw, notices)), changed)


def keep(store: Store, found: Look) -> None:
    """Remember that a look was shown: before this, the next look finds the same again."""
    if found.settled:
        _keep(store, found.settled)


def tell(store: Store, now: int) -> list[Told]:
    """``look`` and ``keep`` in one: call it only where they are shown at once."""
    found = look(store, now)
    keep(store, found)
    return list(found.told)


def waiting_still(store: Store, shown: Iterable[Told]) -> set[int]:
    """Which of the reminders that were told (``reminder.n``) are open and on their day as before:
    the others were answered, here or on another PC."""
    with store.read_raw() as raw:
        return {
            one.n
            for one in shown
            if raw.execute(
                f"SELECT 1 FROM reminder r JOIN contact c ON c.id=r.contact_id AND c.gone={LIVE}"
                f" WHERE r.n=? AND r.done_at ISNULL AND r.gone={LIVE}"
                " AND r.due_date=? AND r.due_time=?",
                (one.n, one.due_date, one.time),
            ).fetchone()
        }


def settle(store: Store, reminders: Collection[int], now: int) -> None:
    """Take what the person at this PC has just written (``reminder.n``) as known to them."""
    if not reminders:
        return
    with store.read_raw() as raw:
        wishes, _settled = _wishes(raw, now, reminders)
    _keep(store, acknowledge(wishes, now))


def _keep(store: Store, changed: Mapping[int, Settled]) -> None:
    with store.write_local() as raw:
        raw.executemany(
            "INSERT OR REPLACE INTO told SELECT n, due_at, ?, ? FROM reminder WHERE n=?",
            [(known.due_at, known.until, n) for n, known in changed.items()],
        )


def _wishes(
    raw: sqlite3.Connection, now: int, only: Collection[int] | None
) -> tuple[list[Wish], dict[int, Settled]]:
    """Open reminders that may have a moment by now which was not told yet, and what was."""
    opening = read_opening(raw)
    rows = raw.execute(
        "SELECT r.n, r.due_at, r.due_date, r.due_time, r.zone, r.lead_times, k.due_at, k.until"
        " FROM reminder r"
        f" JOIN contact c ON c.id=r.contact_id AND c.gone={LIVE}"
        " LEFT JOIN told k ON k.reminder=r.n"
        f" WHERE r.done_at ISNULL AND r.gone={LIVE}"
        " AND (r.due_at<=:soon OR (r.lead_times<>'' AND r.due_at<=:ahead))"
        " AND (k.reminder ISNULL OR k.wish<>r.due_at OR k.until<k.due_at)",
        {"soon": now + _DAY, "ahead": now + _AHEAD},
    )
    found: list[Wish] = []
    settled: dict[int, Settled] = {}
    for n, due_at, day, time, zone, lead_times, told_due, until in rows:
        if only is not None and n not in only:
            continue
        at = due_at if time else _opens(day, due_at, zone, opening)
        found.append(Wish(n, at, moments(at, leads(lead_times))))
        if until is not None:
            settled[n] = Settled(told_due, until)
    return found, settled


def _opens(day: str, due_at: int, zone: str, opening: OpeningDays) -> int:
    try:
        date = dt.date.fromisoformat(day)
        return instant(date, opening.opens(date), zone_of(zone))
    except (ValueError, OverflowError):
        return due_at


def _details(raw: sqlite3.Connection, notices: list[Notice]) -> list[Told]:
    found = []
    for place, notice in enumerate(notices):
        row = raw.execute(
            "SELECT r.n, r.id, r.kind, r.title, c.n, c.name, coalesce(o.name, ''), r.due_date,"
            " r.due_time, coalesce(s.open_deals, 0), c.id, c.phone_id FROM reminder r"
            " JOIN contact c ON c.id=r.contact_id"
            f" LEFT JOIN position p ON p.id=c.position_id AND p.gone={LIVE}"
            f" LEFT JOIN contact o ON o.id=p.company_id AND o.gone={LIVE}"
            " LEFT JOIN contact_summary s ON s.n=c.n WHERE r.n=?",
            (notice.n,),
        ).fetchone()
        n, identity, kind, title, contact_n, name, company, day, time, deals, contact, main = row
        phone = note = ""
        if place < _DETAILED:
            phone, note = _phone(raw, contact, main), _last_note(raw, contact)
        found.append(
            Told(
                n, identity, kind, title, contact_n, name, company, day, time, notice.due_at,
                phone, note, deals,
            )
        )  # fmt: skip
    return found


def _phone(raw: sqlite3.Connection, contact: bytes, main: bytes | None) -> str:
    row = raw.execute(
        f"SELECT typed FROM phone WHERE contact_id=? AND gone={LIVE} AND do_not_use=0"
        " ORDER BY id IS NOT ?, n LIMIT 1",
        (contact, main),
    ).fetchone()
    return row[0] if row else ""


def _last_note(raw: sqlite3.Connection, contact: bytes) -> str:
    row = raw.execute(
        f"SELECT iif(body='', subject, body) FROM entry WHERE contact_id=? AND gone={LIVE}"
        " ORDER BY happened_at DESC, n DESC LIMIT 1",
        (contact,),
    ).fetchone()
    return row[0] if row else ""
