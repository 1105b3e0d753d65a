"""What stands on the sheets of customers: many contacts at once, in a few queries a portion.

The card of one contact in the window reads more (``contact_card``); a sheet holds what is useful on
paper: the contact, its open deals, its reminders and what happened last.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crm_desktop.domain.pipeline import closing_day
from crm_desktop.services.contacts import Contact, read_contacts
from crm_desktop.store.file_format import LIVE

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class SheetDeal:
    """An open deal of the contact; ``amount_minor`` None: nobody said."""

    title: str
    step: str
    amount_minor: int | None
    currency: str
    closes_on: dt.date | None


@dataclass(frozen=True, slots=True)
class SheetReminder:
    """An open reminder; ``due`` None: its day cannot be read; ``time`` "14:00" or empty."""

    kind: str
    title: str
    due: dt.date | None
    time: str
    note: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """Something that happened; ``at`` UTC milliseconds, ``of`` the person, where the contact took
    part in an entry of somebody else; ``edited_at`` UTC milliseconds, None: never changed."""

    kind: str
    at: int
    subject: str
    body: str
    outcome: str
    direction: str
    minutes: int | None
    who: str
    files: tuple[str, ...] = ()
    of: str = ""
    edited_at: int | None = None


@dataclass(slots=True)
class Sheet:
    """One customer. ``total`` counts the entries, of which ``entries`` are the newest."""

    contact: Contact
    deals: list[SheetDeal] = field(default_factory=list)
    reminders: list[SheetReminder] = field(default_factory=list)
    entries: list[SheetEntry] = field(default_factory=list)
    total: int = 0


_FROM = "FROM json_each(:numbers) r JOIN contact c ON c.n=r.value"
_DEALS = (
    "SELECT c.n, d.title, coalesce(g.name, ''), d.amount_minor, d.currency, d.expected_close"
    f" {_FROM} JOIN deal d ON (d.contact_id=c.id OR d.company_id=c.id) AND d.gone={LIVE}"
    " LEFT JOIN stage g ON g.id=d.stage_id WHERE +d.state='open' ORDER BY d.n"
)
_REMINDERS = (
    "SELECT c.n, m.kind, m.title,"
    " iif(m.due_date='', date(m.due_at/1000, 'unixepoch'), m.due_date) due, m.due_time, m.note"
    f" {_FROM} JOIN reminder m ON m.contact_id=c.id AND m.gone={LIVE} AND m.done_at ISNULL"
    " ORDER BY due, iif(m.due_time='', '~', m.due_time), m.n"
)
# The newest ones of each contact; own entries and those it took part in.
_ENTRIES = (
    "WITH mine(c, e, of) AS ("
    f" SELECT c.n, e.n, '' {_FROM} JOIN entry e ON e.contact_id=c.id AND e.gone={LIVE}"
    f" UNION SELECT c.n, e.n, coalesce(o.name, '') {_FROM} JOIN participant p"
    f" ON p.contact_id=c.id AND p.gone={LIVE} JOIN entry e ON e.id=p.entry_id AND e.gone={LIVE}"
    "  AND e.contact_id IS NOT c.id LEFT JOIN contact o ON o.id=e.contact_id),"
    " ranked AS (SELECT mine.c, mine.e, mine.of, count(*) OVER (PARTITION BY mine.c) total,"
    "  row_number() OVER (PARTITION BY mine.c ORDER BY e.happened_at DESC, e.n DESC) place"
    "  FROM mine JOIN entry e ON e.n=mine.e"
    "  WHERE e.happened_at>=:first AND e.happened_at<:last)"
    " SELECT k.c, k.total, e.kind, e.happened_at, e.subject, e.body, e.outcome, e.direction,"
    "  e.minutes, coalesce(w.name, ''), k.of, (SELECT group_concat(a.name, char(10))"
    f"  FROM attachment a WHERE a.entry_id=e.id AND a.gone={LIVE}), e.edited_at"
    " FROM ranked k JOIN entry e ON e.n=k.e LEFT JOIN colleague w ON w.id=e.who_id"
    " WHERE k.place<=:limit ORDER BY k.c, k.place"
)
_ALL = 1 << 62


def read_sheets(
    raw: sqlite3.Connection,
    numbers: Sequence[int],
    *,
    entries: int | None,
    period: tuple[int, int] = (-_ALL, _ALL),
) -> Iterator[Sheet]:
    """The sheets of the live ones of these contacts (``contact.n``), in the order given.

    ``entries``: at most so many of each, the newest (None: all); ``period``: only those between
    these instants (UTC milliseconds, the second one not included).
    """
    for start in range(0, len(numbers), _AT_ONCE):
        yield from _portion(raw, numbers[start : start + _AT_ONCE], entries, period)


def _portion(
    raw: sqlite3.Connection, numbers: Sequence[int], entries: int | None, period: tuple[int, int]
) -> list[Sheet]:
    found = {contact.n: Sheet(contact) for contact in read_contacts(raw, numbers)}
    values: dict[str, object] = {"numbers": str(list(found))}
    for n, title, step, minor, currency, closes in raw.execute(_DEALS, values):
        deal = SheetDeal(title, step, minor, currency, closing_day(closes))
        found[n].deals.append(deal)
    for n, kind, title, due, time, note in raw.execute(_REMINDERS, values):
        found[n].reminders.append(SheetReminder(kind, title, _day(due), time, note))
    values |= {
        "limit": _ALL if entries is None else entries, "first": period[0], "last": period[1],
    }  # fmt: skip
    for n, total, *entry, of, files, edited_at in raw.execute(_ENTRIES, values):
        kind, at, subject, body, outcome, direction, minutes, who = entry
        names = tuple(files.split("\n")) if files else ()
        found[n].total = total
        found[n].entries.append(
            SheetEntry(
                kind,
                at,
                subject,
                body,
                outcome,
                direction,
                minutes,
                who,
                files=names,
                of=of,
                edited_at=edited_at,
            )
        )
    return [found[n] for n in numbers if n in found]


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None
