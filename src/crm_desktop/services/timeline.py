"""The timeline of a contact: what happened, newest first, page by page; and logging it.

It holds the contact's own entries and those in which it took part; of a company, if wished, also
those of the people who work there now, each with the person's name. A page begins after the last
entry shown, ``(happened_at, n)``, so an entry that comes meanwhile moves nothing.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.attachments import KeptFile, make_attachments
from crm_desktop.services.contact_record import insert, kept_text, kind_of, update
from crm_desktop.services.reminders import make_reminder
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.search_words import understand
from crm_desktop.store.store import Store, Transaction

KINDS = ("call", "email", "meeting", "visit", "note", "other")
_SHOWN = {
    "call": "Log call", "email": "Log e-mail", "meeting": "Log meeting", "visit": "Log visit",
    "note": "Log note", "other": "Log entry",
}  # fmt: skip
DIRECTIONS = ("", "in", "out")
PAGE = 50
_SUBJECT = 500
_NOW = 60_000
"""Milliseconds: what is no further ahead than this happened now, whatever the clocks say."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that belongs to an entry; ``sha256`` names its content."""

    id: bytes
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Instants are UTC milliseconds; ``edited_at`` None: never edited.

    ``contact_name`` is set where the entry belongs to another contact than the one asked for (a
    person of a company, or whoever a message was filed under); ``who`` is the colleague, "" on
    entries without one.
    """

    n: int
    id: bytes
    kind: str
    subject: str
    body: str
    happened_at: int
    zone: str
    direction: str
    outcome: str
    minutes: int | None
    pinned: bool
    who: str
    who_id: bytes | None
    contact_id: bytes | None
    contact_name: str
    deal_id: bytes | None
    deal: str
    edited_at: int | None
    attachments: tuple[Attached, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Where the next page begins after this entry."""
        return self.happened_at, self.n


@dataclass(frozen=True, slots=True)
class Logged:
    """What ``log`` made: an entry, or a reminder (its day is still to come), or both."""

    entry: bytes | None
    reminder: bytes | None


_OWN = "SELECT n FROM entry WHERE contact_id=:contact"
_TOOK_PART = (
    "SELECT e.n FROM participant p JOIN entry e ON e.id=p.entry_id"
    f" WHERE p.contact_id=:contact AND p.gone={LIVE}"
)
_STAFF = (
    "SELECT e.n FROM position o JOIN contact k ON k.id=o.person_id JOIN entry e"
    f" ON e.contact_id=k.id WHERE o.company_id=:contact AND o.gone={LIVE} AND o.ended=''"
    f" AND k.gone={LIVE}"
)


def read_timeline(
    raw: sqlite3.Connection,
    contact: bytes,
    *,
    kinds: Sequence[str] = (),
    text: str = "",
    with_staff: bool = False,
    pinned: bool | None = None,
    after: tuple[int, int] | None = None,
    limit: int = PAGE,
) -> list[Entry]:
    """A page of entries, newest first.

    ``kinds``: only these (empty: all); ``text``: every word is found in subject or text;
    ``with_staff``: also the entries of a company's people; ``pinned``: only pinned ones, or only
    the others; ``after``: ``Entry.place`` of the last one shown.
    """
    where, values = _tests(kinds, text, pinned)
    if after is not None:
        where.append("(e.happened_at, e.n)<(:at, :n)")
        values |= {"at": after[0], "n": after[1]}
    values |= {"contact": contact, "limit": limit}
    where.append(_within(raw, contact, with_staff))
    numbers = [
        n
        for (n,) in raw.execute(
            f"SELECT e.n FROM entry e WHERE {' AND '.join(where)}"
            " ORDER BY e.happened_at DESC, e.n DESC LIMIT +:limit",
            values,
        )
    ]
    return _entries(raw, contact, numbers)


def read_deal_timeline(
    raw: sqlite3.Connection,
    deal: bytes,
    *,
    after: tuple[int, int] | None = None,
    limit: int = PAGE,
) -> list[Entry]:
    """A page of the entries that name a deal, newest first; ``after`` as in ``read_timeline``."""
    at, last = after or (1 << 62, 0)
    rows = raw.execute(
        "SELECT e.n, d.contact_id FROM entry e JOIN deal d ON d.id=e.deal_id"
        f" WHERE e.deal_id=? AND e.gone={LIVE} AND (e.happened_at, e.n)<(?, ?)"
        " ORDER BY e.happened_at DESC, e.n DESC LIMIT +?",
        (deal, at, last, limit),
    ).fetchall()
    return _entries(raw, rows[0][1] or b"", [n for n, _ in rows]) if rows else []


def count_timeline(
    raw: sqlite3.Connection, contact: bytes, *, text: str = "", with_staff: bool = False
) -> dict[str, int]:
    """How many entries there are of each kind."""
    where, values = _tests((), text, None)
    where.append(_within(raw, contact, with_staff))
    return dict(
        raw.execute(
            f"SELECT e.kind, count(*) FROM entry e WHERE {' AND '.join(where)} GROUP BY e.kind",
            {**values, "contact": contact},
        ).fetchall()
    )


def log(
    store: Store,
    contact: bytes,
    kind: str,
    text: str = "",
    *,
    zone: str,
    happened_at: int | None = None,
    subject: str = "",
    outcome: str = "",
    minutes: int | None = None,
    direction: str = "",
    deal: bytes | None = None,
    who: bytes | None = None,
    remind_on: dt.date | None = None,
    remind_at: dt.time | None = None,
    remind_title: str = "",
    files: Sequence[KeptFile] = (),
) -> Logged:
    """Write down what happened with a contact, and set a reminder where one is wished.

    ``happened_at`` (UTC milliseconds, None: now) may lie in the past. One that is still to come
    makes a reminder instead of an entry. ``zone`` is the IANA name of the place. Nothing but the
    kind is needed. ``files`` are attached to the entry; a reminder has none.

    Raises:
        UserError: ``contact.gone``, ``entry.kind``, ``entry.minutes``, ``entry.future`` (files of
            what is still to come), ``attachment.too_many``, ``reminder.zone``.
    """
    _check(kind, direction, minutes)
    with store.transact(_SHOWN[kind]) as tx:
        kind_of(tx.raw, contact)
        title = collapse(subject) or collapse(text.strip().partition("\n")[0])
        if happened_at is not None and happened_at > tx.now + _NOW:
            if files:
                raise UserError(
                    "This day is still to come, and a reminder cannot keep files. Please attach "
                    "them to an entry of today. Nothing was saved yet.",
                    code="entry.future",
                )
            wish = dt.datetime.fromtimestamp(happened_at / 1000, ZoneInfo(zone))
            reminder = make_reminder(
                tx, contact, title, wish.date(), wish.time().replace(second=0, microsecond=0),
                zone=zone, kind=kind, note=text, deal=deal, who=who,
            )  # fmt: skip
            return Logged(None, reminder)
        entry = tx.ids.one()
        insert(
            tx, "entry",
            {"id": entry, "contact_id": contact, "deal_id": deal, "kind": kind,
             "subject": collapse(subject)[:_SUBJECT], "body": kept_text(text),
             "happened_at": tx.now if happened_at is None else happened_at, "zone": zone,
             "direction": direction, "outcome": collapse(outcome)[:_SUBJECT], "minutes": minutes,
             "who_id": who, "created_at": tx.now},
        )  # fmt: skip
        make_attachments(tx, entry, files)
        made = None
        if remind_on is not None:
            made = make_reminder(
                tx, contact, remind_title or title, remind_on, remind_at, zone=zone, kind=kind,
                deal=deal, who=who,
            )  # fmt: skip
    return Logged(entry, made)


def edit_entry(
    store: Store,
    entry: bytes,
    *,
    kind: str | None = None,
    text: str | None = None,
    subject: str | None = None,
    happened_at: int | None = None,
    outcome: str | None = None,
    minutes: int | None = None,
    no_minutes: bool = False,
    direction: str | None = None,
) -> bool:
    """Change what is given (``no_minutes`` takes them away); the entry is shown as edited.
    False: it is so already.

    Raises:
        UserError: ``entry.gone``, ``entry.kind``, ``entry.minutes``, ``entry.future``.
    """
    _check(kind or "note", direction or "", minutes)
    given: dict[str, object] = {
        "kind": kind, "body": None if text is None else kept_text(text),
        "subject": None if subject is None else collapse(subject)[:_SUBJECT],
        "happened_at": happened_at, "minutes": minutes, "direction": direction,
        "outcome": None if outcome is None else collapse(outcome)[:_SUBJECT],
    }  # fmt: skip
    if no_minutes:
        given["minutes"] = None
    with store.transact("Edit entry") as tx:
        _require(tx, entry)
        if happened_at is not None and happened_at > tx.now + _NOW:
            raise UserError(
                "This day is still to come. Please add a reminder for it; nothing was changed.",
                code="entry.future",
            )
        changed = update(tx, "entry", entry, _given(given, no_minutes))
        if changed:
            update(tx, "entry", entry, {"edited_at": tx.now})
        return changed


def pin_entry(store: Store, entry: bytes, pinned: bool) -> bool:
    """Keep an entry on top, or let it go; False: it is so already.

    Raises:
        UserError: ``entry.gone``.
    """
    with store.transact("Pin entry" if pinned else "Unpin entry") as tx:
        _require(tx, entry)
        return update(tx, "entry", entry, {"pinned": int(pinned)})


def archive_entry(store: Store, entry: bytes) -> None:
    """Take an entry out of the timeline; it is kept in the history.

    Raises:
        UserError: ``entry.gone``.
    """
    with store.transact("Remove entry") as tx:
        _require(tx, entry)
        update(tx, "entry", entry, {"gone": TRASHED})


# ----------------------------------------------------------------------------------------- inside


def _check(kind: str, direction: str, minutes: int | None) -> None:
    if kind not in KINDS or direction not in DIRECTIONS:
        raise UserError("There is no such kind of entry. Nothing was saved.", code="entry.kind")
    if minutes is not None and not 0 <= minutes <= 100_000:
        raise UserError("Please give the minutes as a number.", code="entry.minutes")


def _require(tx: Transaction, entry: bytes) -> None:
    if not tx.raw.execute(f"SELECT 1 FROM entry WHERE id=? AND gone={LIVE}", (entry,)).fetchone():
        raise UserError("This entry is not there any more. Nothing was changed.", code="entry.gone")


def _within(raw: sqlite3.Connection, contact: bytes, with_staff: bool) -> str:
    """Which entries belong to the timeline. Most contacts only have their own: that test follows
    the index in the order of the page."""
    parts = [_OWN]
    if raw.execute(f"{_TOOK_PART} LIMIT 1", {"contact": contact}).fetchone():
        parts.append(_TOOK_PART)
    if with_staff:
        parts.append(_STAFF)
    if len(parts) == 1:
        return "e.contact_id=:contact"
    return f"e.n IN ({' UNION '.join(parts)})"


def _tests(
    kinds: Sequence[str], text: str, pinned: bool | None
) -> tuple[list[str], dict[str, object]]:
    where, values = [f"e.gone={LIVE}"], dict[str, object]()
    if kinds:
        marks = [f":kind{i}" for i in range(len(kinds))]
        where.append(f"e.kind IN ({', '.join(marks)})")
        values |= {f"kind{i}": kind for i, kind in enumerate(kinds)}
    if pinned is not None:
        where.append(f"e.pinned{'<>' if pinned else '='}0")
    if text.strip():
        tests = []
        for token in understand(text).tokens:
            either = []
            for writing in token:
                name = f"word{len(values)}"
                values[name] = writing
                either.append(f"instr(s.words, :{name})>0")
            tests.append(f"({' OR '.join(either)})")
        found = " AND ".join(tests) or "0"
        where.append(f"EXISTS (SELECT 1 FROM search_entry s WHERE s.n=e.n AND {found})")
    return where, values


def _given(values: dict[str, object], no_minutes: bool) -> dict[str, object]:
    return {
        column: value
        for column, value in values.items()
        if value is not None or (no_minutes and column == "minutes")
    }


def _entries(raw: sqlite3.Connection, contact: bytes, numbers: list[int]) -> list[Entry]:
    key = (str(numbers),)
    attached: dict[int, list[Attached]] = {}
    for n, *rest in raw.execute(
        "SELECT r.value, a.id, a.name, a.media_type, a.size, a.sha256 FROM json_each(?) r"
        " JOIN entry e ON e.n=r.value JOIN attachment a ON a.entry_id=e.id"
        f" AND a.gone={LIVE} ORDER BY a.n",
        key,
    ):
        attached.setdefault(n, []).append(Attached(*rest))
    found: dict[int, Entry] = {}
    for row in raw.execute(
        "SELECT e.n, e.id, e.kind, e.subject, e.body, e.happened_at, e.zone, e.direction,"
        " e.outcome, e.minutes, e.pinned, coalesce(w.name, ''), e.who_id,"
        " e.contact_id,"
        " iif(e.contact_id IS ?2, '', coalesce(c.name, '')), e.deal_id, coalesce(d.title, ''),"
        " e.edited_at FROM json_each(?1) r CROSS JOIN entry e ON e.n=r.value"
        " LEFT JOIN colleague w ON w.id=e.who_id LEFT JOIN contact c ON c.id=e.contact_id"
        f" LEFT JOIN deal d ON d.id=e.deal_id AND d.gone={LIVE}",
        (*key, contact),
    ):
        (n, identity, kind, subject, body, happened_at, zone, direction, outcome, minutes, pinned,
         who, who_id, contact_id, contact_name, deal_id, deal, edited_at) = row  # fmt: skip
        found[n] = Entry(
            n, identity, kind, subject, body, happened_at, zone, direction, outcome, minutes,
            bool(pinned), who, who_id, contact_id, contact_name, deal_id, deal, edited_at,
            tuple(attached.get(n, ())),
        )  # fmt: skip
    return [found[n] for n in numbers]
