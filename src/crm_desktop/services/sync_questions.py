"""Fields that were written on two PCs without either seeing the other: both values are kept, one is
shown, and here they are read and settled.

Settling is an ordinary edit by somebody who has seen all values, so the question vanishes on every
PC. The list is the same everywhere; values that are equal never make a question.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import msgpack
from sqlalchemy import Table

from crm_desktop.domain.ids import show
from crm_desktop.errors import UserError
from crm_desktop.services.archived_apart import answer, read_apart
from crm_desktop.services.contact_record import insert
from crm_desktop.store.schema import (
    BY_NUMBER,
    LIVE,
    SYNCED,
    TRASHED,
    merge_groups,
    number,
    owners,
    target,
)
from crm_desktop.store.store import Store
from crm_desktop.store.undo_sql import label_of

QUIET = frozenset({
    ("deal", "stage"), ("tag", "colour"), ("stage", "colour"), ("stage", "rank"),
    ("pipeline", "rank"), ("field", "rank"), ("deal_line", "rank"), ("quote_line", "rank"),
    ("tax_rate", "rank"), ("letter_template", "rank"), ("saved_view", "rank"),
    ("lost_reason", "rank"), ("track_step", "rank"), ("contact", "last_seen"),
    ("remembered_mapping", "columns"), ("remembered_mapping", "used_at"), ("setting", "value"),
})  # fmt: skip
"""Table and merge group where the newest wins and nobody is asked."""
_HIDDEN = {"sort_key", "match_key", "digits", "e164"}
"""Columns that are worked out from others."""
_BOTH = {("phone", "number"), ("email", "address"), ("website", "url"), ("address", "address")}
"""Where keeping both makes a second row; where it is a text, both stand below one another."""
_TEXTS = {("contact", "note"), ("deal", "note"), ("entry", "body")}
_NAMED_PARTS = {"entry", "reminder", "deal_line", "quote_line", "attachment", "track_step", "quote"}
"""Parts that people know by a name of their own."""
ALIVE = "alive"
"""The group of a contact that one PC archived while another one worked on it."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values. ``shown``: the one in lists and forms now."""

    values: Mapping[str, Any]
    text: str
    """As it can be shown, without the columns that are worked out."""
    shown: bool
    person: str
    device: str
    """What the PC is called, or the beginning of its number."""
    written_at: int
    """By the clock of that PC, UTC milliseconds; 0 where it is not known here."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field with several values; ``key`` names it on every PC, ``n`` is the row's number here."""

    key: str
    table: str
    n: int
    id: bytes
    group: str
    about: str
    """What people know the row, or the one it is a part of, by."""
    part: str
    """Which part of that: the name of an own field, the subject of an entry; else empty."""
    seen_on: frozenset[bytes]
    """The contacts and deals (ids) where it is seen."""
    versions: tuple[Version, ...]
    """The shown one first, then the newest first."""

    @property
    def can_keep_both(self) -> bool:
        return (self.table, self.group) in _BOTH | _TEXTS


def count_questions(store: Store) -> int:
    """How many fields wait to be looked at."""
    with store.read_raw() as raw:
        return sum(1 for _ in _questions(raw))


def read_questions(store: Store, contact: int | None = None) -> list[Question]:
    """All of them, or those of one contact (``contact.n``) and what is a part of it."""
    with store.read_raw() as raw:
        found = sorted(_questions(raw), key=lambda q: (q.about.casefold(), q.table, q.id, q.group))
        if contact is None:
            return found
        (identity,) = raw.execute("SELECT id FROM contact WHERE n=?", (contact,)).fetchone() or (
            b"",
        )
        return [q for q in found if identity in q.seen_on]


def settle(store: Store, key: str, version: int) -> bool:
    """Take one of the versions (its place in ``Question.versions``, 0 is the one that is shown)
    for all PCs. False: somebody has settled it already, nothing was changed.

    Raises:
        UserError: ``question.version``: there is no such version.
    """
    question = _find(store, key)
    if question is None:
        return False
    if not 0 <= version < len(question.versions):
        raise UserError("There is no such value. Nothing was changed.", code="question.version")
    chosen = question.versions[version]
    with store.transact(f"Choose for {question.about}" if question.about else "Choose") as tx:
        _answer(tx.raw, question, {} if chosen.shown else chosen.values)
    return True


def leave_all(store: Store, keys: Collection[str]) -> int:
    """Leave what is shown for all PCs, for many at once and as one step; how many there were."""
    with store.read_raw() as raw:
        found = [question for question in _questions(raw) if question.key in keys]
    if found:
        with store.transact("Choose for several") as tx:
            for question in found:
                _answer(tx.raw, question, {})
    return len(found)


def keep_both(store: Store, key: str) -> bool:
    """Keep all versions: texts one below the other, numbers and addresses as rows of their own.
    False: somebody has settled it already.

    Raises:
        UserError: ``question.one``: this field can hold one value only.
    """
    question = _find(store, key)
    if question is None:
        return False
    if not question.can_keep_both:
        raise UserError(
            "This field can hold one value only. Please choose one. Nothing was changed.",
            code="question.one",
        )
    shown, *others = question.versions
    with store.transact(f"Keep all for {question.about}" if question.about else "Keep all") as tx:
        if (question.table, question.group) in _TEXTS:
            (column,) = shown.values
            texts = dict.fromkeys(str(v.values[column]) for v in question.versions)
            joined = "\n\n".join(text for text in texts if text.strip())
            _answer(tx.raw, question, {column: joined})
            return True
        table = SYNCED[question.table]
        kept = [c.name for c in table.columns if c.name not in ("n", "id", "gone")]
        line = tx.raw.execute(
            f"SELECT {','.join(kept)} FROM {question.table} WHERE n=?", (question.n,)
        ).fetchone()
        for other in others:
            row = dict(zip(kept, line, strict=True)) | dict(other.values)
            insert(tx, question.table, {"id": tx.ids.one(), **row})
        _answer(tx.raw, question, {})
    return True


def _answer(raw: sqlite3.Connection, question: Question, values: Mapping[str, Any]) -> None:
    """Write ``values``, and mark the group also where that changes nothing: it was looked at."""
    if question.group == ALIVE:
        answer(raw, question.id, archive=bool(values))
        return
    table = SYNCED[question.table]
    if values:
        names = ", ".join(f"{name}=?" for name in values)
        raw.execute(
            f"UPDATE {question.table} SET {names} WHERE n=?", (*values.values(), question.n)
        )
    bit = 1 << list(merge_groups(table)).index(question.group)
    raw.execute(
        "INSERT INTO sync_dirty(tbl, row, mask) VALUES (?, ?, ?)"
        " ON CONFLICT(tbl, row) DO UPDATE SET mask=mask|excluded.mask",
        (table.info["number"], question.n, bit),
    )


def _find(store: Store, key: str) -> Question | None:
    with store.read_raw() as raw:
        return next((question for question in _questions(raw) if question.key == key), None)


def _key(table: int, row: bytes, group: str) -> str:
    return blake2b(b"%d:" % table + row + group.encode(), digest_size=4).hexdigest()


def _questions(raw: sqlite3.Connection) -> Iterator[Question]:
    yield from _archived_apart(raw)
    siblings: dict[tuple[int, bytes, str], list[tuple[Any, ...]]] = defaultdict(list)
    for tbl, row, group, *sibling in raw.execute(
        "SELECT c.tbl, c.row, c.grp, c.value, s.hlc, h.device, h.incarnation, s.seq, s.head,"
        " s.wall, s.person, s.own FROM (SELECT tbl, row, grp FROM sync_cell"
        " GROUP BY tbl, row, grp HAVING count(*)>1) d"
        " JOIN sync_cell c ON c.tbl=d.tbl AND c.row=d.row AND c.grp=d.grp"
        " JOIN sync_segment s ON s.chain=c.chain AND s.seq=c.seq"
        " JOIN sync_chain h ON h.n=c.chain"
    ):
        siblings[tbl, row, group].append(tuple(sibling))
    for (tbl, row, group), found in siblings.items():
        table = BY_NUMBER.get(tbl)
        columns = merge_groups(table).get(group) if table is not None else None
        if table is None or columns is None or group == "alive" or (table.name, group) in QUIET:
            continue
        # A group that was just edited has been looked at, though it is not sealed yet.
        bit = 1 << list(merge_groups(table)).index(group)
        held = raw.execute(
            f"SELECT n, {','.join(columns)} FROM {table.name} t WHERE id=? AND gone={LIVE}"
            " AND NOT EXISTS (SELECT 1 FROM sync_dirty d WHERE d.tbl=? AND d.row=t.n"
            " AND d.mask&? AND NOT EXISTS (SELECT 1 FROM sync_keep k"
            " WHERE k.tbl=d.tbl AND k.row=t.id AND k.grp=?))",
            (row, tbl, bit, group),
        ).fetchone()
        if held is None or not _seen(raw, tbl, row):
            continue
        now = dict(zip(columns, held[1:], strict=True))
        versions = _versions(raw, table, found, now)
        if len(versions) > 1:
            yield Question(
                _key(tbl, row, group), table.name, held[0], row, group, _about(raw, tbl, row),
                _part(raw, table, held[0]), _seen_on(raw, table, held[0], row), tuple(versions),
            )  # fmt: skip


def _archived_apart(raw: sqlite3.Connection) -> Iterator[Question]:
    table = SYNCED["contact"]
    for one in read_apart(raw):
        versions = (
            Version({"gone": LIVE}, "kept", True, *one.worked),
            Version({"gone": TRASHED}, "archived", False, *one.archived),
        )
        key = _key(number(table), one.id, ALIVE)
        about = label_of(raw, table, one.n)
        yield Question(
            key, table.name, one.n, one.id, ALIVE, about, "", frozenset({one.id}), versions
        )


def _versions(
    raw: sqlite3.Connection,
    table: Table,
    found: Sequence[tuple[Any, ...]],
    now: Mapping[str, Any],
) -> list[Version]:
    versions: list[Version] = []
    told = set()
    # The order in which all PCs choose the one to be shown, see ``sync.core.chains``.
    for value, _, device, _, _, _, wall, person, own in sorted(
        found, key=lambda line: (line[0] is None, line[1:6]), reverse=True
    ):
        values = now if value is None else _values(value)
        mark = _bytes_of(values)
        if mark in told:
            continue
        told.add(mark)
        versions.append(
            Version(
                values, _text(raw, table, values), value is None, person,
                _device(raw, device, own), wall,
            )
        )  # fmt: skip
    return versions


def _values(packed: bytes) -> dict[str, Any]:
    flat = msgpack.unpackb(packed, unicode_errors="surrogatepass")
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _bytes_of(values: Mapping[str, Any]) -> bytes:
    """Equal exactly for values that are the same: 1 is not 1.0."""
    parts = []
    for name, value in sorted(values.items()):
        raw = struct.pack(">d", value) if isinstance(value, float) else repr(value).encode()
        parts.append(b"%s:%s:%d:%s" % (name.encode(), type(value).__name__.encode(), len(raw), raw))
    return b"".join(parts)


def _text(raw: sqlite3.Connection, table: Table, values: Mapping[str, Any]) -> str:
    names = [name for name in values if name not in _HIDDEN]
    if "name" in names and "first_name" in names:
        names = ["name"]
    return ", ".join(
        _named(raw, table, name, v) if isinstance(v, bytes) else str(v)
        for name in names
        if (v := values[name]) not in (None, "")
    )


def _named(raw: sqlite3.Connection, table: Table, column: str, identity: bytes) -> str:
    """What people know the row by that a value names."""
    if table.c[column].foreign_keys:
        other = target(table.c[column])
        found = raw.execute(f"SELECT n FROM {other.name} WHERE id=?", (identity,)).fetchone()
        if found is not None and (text := label_of(raw, other, found[0])):
            return text
    return show(identity) if len(identity) == 16 else identity.hex()


def _part(raw: sqlite3.Connection, table: Table, n: int) -> str:
    if table.name == "field_value":
        found = raw.execute(
            "SELECT f.name FROM field_value v JOIN field f ON f.id=v.field_id WHERE v.n=?", (n,)
        ).fetchone()
        return str(found[0]) if found else ""
    return label_of(raw, table, n) if table.name in _NAMED_PARTS else ""


def _device(raw: sqlite3.Connection, device: bytes, own: int) -> str:
    if own:
        found = raw.execute("SELECT value FROM meta WHERE name='device'").fetchone()
    else:
        found = raw.execute("SELECT label FROM sync_peer WHERE device=?", (device,)).fetchone()
    return str(found[0]) if found and found[0] else device.hex()[:8]


def _seen(raw: sqlite3.Connection, tbl: int, row: bytes) -> bool:
    """Whether the row and all that it is a part of are there for people."""
    table = BY_NUMBER[tbl]
    for column in owners(table):
        found = raw.execute(f"SELECT {column.name} FROM {table.name} WHERE id=?", (row,)).fetchone()
        if found and found[0] is not None:
            parent = target(column)
            alive = raw.execute(
                f"SELECT gone FROM {parent.name} WHERE id=?", (found[0],)
            ).fetchone()
            if alive is None or alive[0] != LIVE:
                return False
            return _seen(raw, parent.info["number"], found[0])
    return True


def _about(raw: sqlite3.Connection, tbl: int, row: bytes) -> str:
    table = BY_NUMBER[tbl]
    for column in owners(table):
        found = raw.execute(f"SELECT {column.name} FROM {table.name} WHERE id=?", (row,)).fetchone()
        if found and found[0] is not None:
            return _about(raw, target(column).info["number"], found[0])
    (n,) = raw.execute(f"SELECT n FROM {table.name} WHERE id=?", (row,)).fetchone()
    return label_of(raw, table, n)


def _seen_on(raw: sqlite3.Connection, table: Table, n: int, row: bytes) -> frozenset[bytes]:
    owners = {"contact", "deal"}
    names = [c.name for c in table.columns if c.foreign_keys and target(c).name in owners]
    if table.name in owners or not names:
        return frozenset({row})
    line = raw.execute(f"SELECT {','.join(names)} FROM {table.name} WHERE n=?", (n,)).fetchone()
    return frozenset({row, *(value for value in line if value is not None)})
