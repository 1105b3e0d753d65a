"""The page that starts the day: what is late, due today and next, and what happened last.

Groups are counted in full and read only as far as they are shown, so that a shop with tens of
thousands of open reminders opens as quickly as an empty one. A reminder belongs to the day of its
wish, whatever the zone of this PC.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from typing import Literal, NamedTuple

from crm_desktop.store.file_format import LIVE

Group = Literal["overdue", "today", "next", "later", "waiting"]
GROUPS: tuple[Group, ...] = ("overdue", "today", "next", "later", "waiting")
SHOWN = 20
_NEXT_DAYS = 7


class TodayRow(NamedTuple):
    """A reminder on the page. ``due`` None: its day cannot be read (it stands under later);
    ``time`` empty: any time; ``days_late`` 0 for today and later."""

    n: int
    id: bytes
    kind: str
    title: str
    contact_n: int
    contact_id: bytes
    contact: str
    company: str
    deal: str
    due: dt.date | None
    time: str
    days_late: int
    priority: int
    repeats: bool
    who: str


class Part(NamedTuple):
    """A group: the rows shown, and how many there are in all."""

    group: Group
    rows: tuple[TodayRow, ...]
    total: int


class TodayPage(NamedTuple):
    """Groups in order, empty ones too. ``done`` were finished today; ``next_due`` is the earliest
    reminder after today (None: none is planned)."""

    parts: tuple[Part, ...]
    done: int
    next_due: TodayRow | None


class Activity(NamedTuple):
    """Something that happened in the shop. ``kind`` is that of an entry, "won" or "new"; ``who``
    is the colleague, ``inward``: the contact called or wrote; ``at`` UTC milliseconds."""

    kind: str
    at: int
    contact_n: int
    contact: str
    company: str
    text: str
    who: str
    amount_minor: int | None = None
    currency: str = ""
    inward: bool = False


# Counted from the index alone; what waits with archived contacts, which are few, is taken off.
_COUNT = f"""
SELECT (SELECT count(*) FROM reminder r
    WHERE r.done_at ISNULL AND r.gone={LIVE} AND r.contact_id NOTNULL AND {{which}})
  - (SELECT count(*) FROM contact c
    CROSS JOIN reminder r INDEXED BY reminder_contact_id ON r.contact_id=c.id
    WHERE c.gone<>{LIVE} AND r.done_at ISNULL AND r.gone={LIVE} AND {{which}})"""
_SELECT = f"""
SELECT r.n, r.id, r.kind, r.title, c.n, c.id, c.name, coalesce(o.name, ''), coalesce(d.title, ''),
  r.due_date, r.due_time, r.priority, r.recurrence<>'', coalesce(w.name, '')
FROM reminder r JOIN contact c ON c.id=r.contact_id AND c.gone={LIVE}
LEFT JOIN position p ON p.id=c.position_id AND p.gone={LIVE}
LEFT JOIN contact o ON o.id=p.company_id AND o.gone={LIVE}
LEFT JOIN deal d ON d.id=r.deal_id AND d.gone={LIVE}
LEFT JOIN colleague w ON w.id=r.owner_id
WHERE r.done_at ISNULL AND r.gone={LIVE}"""
_WHICH: dict[Group, str] = {
    "overdue": "r.waiting=0 AND r.due_date<:today AND r.due_date<>''",
    "today": "r.waiting=0 AND r.due_date=:today",
    "next": "r.waiting=0 AND r.due_date>:today AND r.due_date<=:next",
    "later": "r.waiting=0 AND r.due_date>:next",
    "waiting": "r.waiting=1",
}
_UNDATED = "r.waiting=0 AND r.due_date=''"
_ONLY = "(:owner ISNULL OR r.owner_id=:owner) AND (:until ISNULL OR r.due_date<=:until)"
# The order of the index, so that reading stops at the limit.
_ORDER = " ORDER BY r.due_date, iif(r.due_time='', '~', r.due_time) LIMIT +:limit"


def read_today(
    raw: sqlite3.Connection,
    today: dt.date,
    day_begins: int,
    *,
    folded: frozenset[Group] = frozenset({"later", "waiting"}),
    limit: int = SHOWN,
    whole: int = 0,
    room: int = 1_000_000,
) -> TodayPage:
    """The page of a day that began at ``day_begins`` (UTC milliseconds) here.

    ``folded`` groups are only counted; of the overdue ones ``limit`` rows are read, or all where
    there are no more than ``whole``; of the others five times as many. With ``room`` for so many
    rows, no more are read, and of the groups that find none of it nothing is known.
    """
    parts = []
    left = room
    for group in GROUPS:
        if left <= 0:
            parts.append(Part(group, (), 0))
            continue
        most = max(limit, whole + 1) if group == "overdue" else 5 * limit
        values = _values(today, min(most, left))
        rows: tuple[TodayRow, ...] = ()
        if group not in folded:
            rows = _rows(raw, f"{_SELECT} AND {_WHICH[group]}{_ORDER}", values, today)
        count = len(rows)
        if group in folded or count == values["limit"]:
            count = _count(raw, _WHICH[group], values)
        if group == "overdue" and count > max(limit, whole):
            rows = rows[:limit]
        left -= len(rows)
        if group == "later":  # a day that cannot be read is still to come
            count += _count(raw, _UNDATED, values)
            if group not in folded:
                rows += _rows(raw, f"{_SELECT} AND {_UNDATED}{_ORDER}", values, today)
        parts.append(Part(group, rows, count))
    (done,) = raw.execute(
        f"SELECT count(*) FROM reminder WHERE done_at>=? AND gone={LIVE}", (day_begins,)
    ).fetchone()
    following = _rows(
        raw, f"{_SELECT} AND r.waiting=0 AND r.due_date>:today{_ORDER}", _values(today, 1), today
    )
    return TodayPage(tuple(parts), done, following[0] if following else None)


def count_group(
    raw: sqlite3.Connection, today: dt.date, group: Group, *, owner: bytes | None = None,
    until: dt.date | None = None,
) -> int:  # fmt: skip
    """How many reminders of a group are open: of one colleague, due up to a day; else all."""
    values = {**_values(today, 0), **_only(owner, until)}
    return sum(_count(raw, f"{which} AND {_ONLY}", values) for which in _whole(group))


def read_group(
    raw: sqlite3.Connection, today: dt.date, group: Group, *, owner: bytes | None = None,
    until: dt.date | None = None,
) -> Iterator[TodayRow]:  # fmt: skip
    """The reminders that ``count_group`` counts, by day and time, read as they are asked for."""
    values = {**_values(today, -1), **_only(owner, until)}
    for which in _whole(group):
        yield from _reading(raw, f"{_SELECT} AND {which} AND {_ONLY}{_ORDER}", values, today)


def overdue_ids(raw: sqlite3.Connection, today: dt.date) -> list[bytes]:
    """The ids of all overdue reminders ("Move all to tomorrow")."""
    rows = raw.execute(
        f"SELECT r.id FROM reminder r JOIN contact c ON c.id=r.contact_id AND c.gone={LIVE}"
        f" WHERE r.done_at ISNULL AND r.gone={LIVE} AND {_WHICH['overdue']}",
        _values(today, 0),
    )
    return [row[0] for row in rows]


def due_count(raw: sqlite3.Connection, today: dt.date) -> int:
    """How many reminders are late or due today, for the side bar."""
    which = "r.waiting=0 AND r.due_date<=:today AND r.due_date<>''"
    return _count(raw, which, _values(today, 0))


def recent_activity(raw: sqlite3.Connection, limit: int = 8) -> list[Activity]:
    """What happened last: entries, deals won, contacts added; the newest first.

    Contacts that came with many others within a second were not added by hand and are left out.
    """
    found = [
        Activity(kind, at, n, name, company, text, who, inward=bool(inward))
        for kind, at, n, name, company, text, who, inward in raw.execute(
            "SELECT e.kind, e.happened_at, c.n, c.name, coalesce(o.name, ''),"
            " substr(iif(e.body='', e.subject, e.body), 1, 300), coalesce(w.name, ''),"
            " e.direction='in'"
            " FROM (SELECT n FROM entry ORDER BY n DESC LIMIT +:scan) newest"
            f" JOIN entry e ON e.n=newest.n AND e.gone={LIVE}"
            f" JOIN contact c ON c.id=e.contact_id AND c.gone={LIVE}"
            f" LEFT JOIN position p ON p.id=c.position_id AND p.gone={LIVE}"
            f" LEFT JOIN contact o ON o.id=p.company_id AND o.gone={LIVE}"
            " LEFT JOIN colleague w ON w.id=e.who_id"
            " ORDER BY e.happened_at DESC, e.n DESC LIMIT +:limit",
            {"scan": 25 * limit, "limit": limit},
        )
    ]
    found += [
        Activity("won", at, n or 0, name, "", title, who, amount, currency)
        for at, n, name, title, who, amount, currency in raw.execute(
            "SELECT m.moved_at, c.n, coalesce(c.name, ''), d.title, coalesce(w.name, ''),"
            " d.amount_minor, d.currency"
            " FROM (SELECT n FROM stage_move ORDER BY n DESC LIMIT +:scan) newest"
            f" JOIN stage_move m ON m.n=newest.n AND m.state='won' AND m.gone={LIVE}"
            f" JOIN deal d ON d.id=m.deal_id AND d.state='won' AND d.gone={LIVE}"
            f" LEFT JOIN contact c ON c.id=coalesce(d.company_id, d.contact_id) AND c.gone={LIVE}"
            " LEFT JOIN colleague w ON w.id=m.who_id ORDER BY m.n DESC LIMIT +:limit",
            {"scan": 25 * limit, "limit": limit},
        )
    ]
    found += [
        Activity("new", at, n, name, company, "", "")
        for at, n, name, company in raw.execute(
            "SELECT c.created_at, c.n, c.name, coalesce(o.name, '')"
            " FROM (SELECT n FROM contact ORDER BY n DESC LIMIT +:scan) newest"
            f" JOIN contact c ON c.n=newest.n AND c.gone={LIVE} AND c.source_id ISNULL"
            " AND (SELECT count(*) FROM contact x WHERE x.n BETWEEN c.n-4 AND c.n+4"
            "  AND abs(x.created_at-c.created_at)<1000)<4"
            f" LEFT JOIN position p ON p.id=c.position_id AND p.gone={LIVE}"
            f" LEFT JOIN contact o ON o.id=p.company_id AND o.gone={LIVE} LIMIT +:limit",
            {"scan": 5 * limit, "limit": limit},
        )
    ]
    found.sort(key=lambda one: -one.at)
    return found[:limit]


def contact_number(raw: sqlite3.Connection, contact: bytes) -> int | None:
    """The row number of a live contact on this PC; None: it is not here."""
    row = raw.execute(f"SELECT n FROM contact WHERE id=? AND gone={LIVE}", (contact,)).fetchone()
    return row[0] if row else None


def _count(raw: sqlite3.Connection, which: str, values: dict[str, object]) -> int:
    (count,) = raw.execute(_COUNT.format(which=which), values).fetchone()
    return int(count)


def _values(today: dt.date, limit: int) -> dict[str, object]:
    return {
        "today": today.isoformat(), "limit": limit,
        "next": (today + dt.timedelta(days=_NEXT_DAYS)).isoformat(),
    }  # fmt: skip


def _whole(group: Group) -> tuple[str, ...]:
    """The conditions of a group; a day that cannot be read is still to come."""
    return (_WHICH[group], _UNDATED) if group == "later" else (_WHICH[group],)


def _only(owner: bytes | None, until: dt.date | None) -> dict[str, object]:
    return {"owner": owner, "until": until.isoformat() if until is not None else None}


def _rows(
    raw: sqlite3.Connection, statement: str, values: dict[str, object], today: dt.date
) -> tuple[TodayRow, ...]:
    return tuple(_reading(raw, statement, values, today))


def _reading(
    raw: sqlite3.Connection, statement: str, values: dict[str, object], today: dt.date
) -> Iterator[TodayRow]:
    for n, identity, kind, title, cn, cid, name, company, deal, day, time, *more in raw.execute(
        statement, values
    ):
        priority, repeats, who = more
        due = _day(day)
        late = max(0, (today - due).days) if due is not None else 0
        yield TodayRow(
            n, identity, kind, title, cn, cid, name, company, deal, due, time, late, priority,
            bool(repeats), who,
        )  # fmt: skip


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
