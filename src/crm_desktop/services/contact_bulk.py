"""One change of many contacts: tag, set a field, remind, archive; each is one undo step.

Contacts are row numbers (``contact.n``), as lists hold them. Those that are so already are left
alone and not counted. Many are written in portions, each a transaction of its own, so that a
person's save never waits for more than one of them; the batch is the undo step. When somebody
stops, what was written stays, as one undo step.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.errors import CancelledError
from crm_desktop.progress import Progress, silent
from crm_desktop.services.backups import MANY_CONTACTS, back_up_before
from crm_desktop.services.catalogue import find_or_make, natural_key
from crm_desktop.services.contact_edit import OWNER, SHOWN_FIELDS, field_column, plain_column
from crm_desktop.services.fields import canonical, kind_of_field, write_value
from crm_desktop.services.reminders import make_reminder
from crm_desktop.services.tags import give_tag, tag_name, take_tag
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.pace import Pace
from crm_desktop.store.store import Store, Transaction

CHUNK = 100
"""Contacts in the first transaction; the next ones follow from how long it took."""
_MOST = 1000
_MANY = "%1 contacts"

_LIVE = f"SELECT c.n FROM json_each(?1) r CROSS JOIN contact c ON c.n=r.value WHERE c.gone={LIVE}"
_Test = tuple[str, tuple[object, ...]]
"""What else must hold of a contact ``c`` for the change to change it; its values are ?2 and on."""


@dataclass(frozen=True, slots=True)
class AddTag:
    """Give a tag, which is made where it is new.

    Raises:
        UserError: ``tag.empty``.
    """

    name: str

    def label(self, count: str) -> str:
        return f"Add tag “{tag_name(self.name)}” to {count}"

    def test(self, raw: sqlite3.Connection) -> _Test:
        tagged = (
            "SELECT 1 FROM tagging g CROSS JOIN tag t ON t.id=g.tag_id WHERE g.contact_id=c.id"
            f" AND g.gone={LIVE} AND t.gone={LIVE} AND t.match_key=?2"
        )
        return f"NOT EXISTS ({tagged})", (natural_key(tag_name(self.name)),)

    def write(self, tx: Transaction, contacts: Sequence[int]) -> None:
        give_tag(tx, contacts, find_or_make(tx, "tag", tag_name(self.name)))


@dataclass(frozen=True, slots=True)
class RemoveTag:
    """Take a tag away.

    Raises:
        UserError: ``tag.gone``.
    """

    tag: bytes
    name: str

    def label(self, count: str) -> str:
        return f"Remove tag “{self.name}” from {count}"

    def test(self, raw: sqlite3.Connection) -> _Test:
        tagged = f"SELECT 1 FROM tagging g WHERE g.contact_id=c.id AND g.gone={LIVE}"
        return f"EXISTS ({tagged} AND +g.tag_id=?2)", (self.tag,)

    def write(self, tx: Transaction, contacts: Sequence[int]) -> None:
        take_tag(tx, contacts, self.tag)


@dataclass(frozen=True, slots=True)
class SetField:
    """Set a single field of ``contact_edit``: a text, yes or no (None: empty), or the owner.

    Raises:
        UserError: ``contact.field``.
    """

    field: str
    value: str | bool | None

    def label(self, count: str) -> str:
        return f"Change {SHOWN_FIELDS.get(self.field, self.field)} of {count}"

    def test(self, raw: sqlite3.Connection) -> _Test:
        if self.field == OWNER:
            named = f"SELECT 1 FROM colleague w WHERE w.id=c.owner_id AND w.gone={LIVE}"
            if not isinstance(self.value, str) or not self.value.strip():
                return f"EXISTS ({named})", ()
            return f"NOT EXISTS ({named} AND w.match_key=?2)", (natural_key(self.value),)
        column, value = plain_column(self.field, self.value)
        return f"c.{column} IS NOT ?2", (value,)

    def write(self, tx: Transaction, contacts: Sequence[int]) -> None:
        column, value = field_column(tx, self.field, self.value)
        tx.raw.execute(
            f"UPDATE contact SET {column}=?1 WHERE n IN (SELECT value FROM json_each(?2))"
            f" AND gone={LIVE} AND {column} IS NOT ?1",
            (value, str(list(contacts))),
        )


@dataclass(frozen=True, slots=True)
class SetOwn:
    """Set one of the shop's own fields; ``value`` as typed, "" takes the value away.

    Raises:
        UserError: ``field.gone``, ``field.value``.
    """

    field: bytes
    name: str
    value: str

    def label(self, count: str) -> str:
        return f"Change “{self.name}” of {count}"

    def test(self, raw: sqlite3.Connection) -> _Test:
        shown, _ = canonical(kind_of_field(raw, self.field), self.value)
        held = (
            "SELECT 1 FROM field_value v WHERE v.contact_id=c.id AND +v.field_id=?2"
            f" AND v.gone={LIVE} AND v.value"
        )
        if not shown:
            return f"EXISTS ({held}<>'')", (self.field,)
        return f"NOT EXISTS ({held}=?3)", (self.field, shown)

    def write(self, tx: Transaction, contacts: Sequence[int]) -> None:
        shown, number = canonical(kind_of_field(tx.raw, self.field), self.value)
        write_value(tx, contacts, self.field, shown, number)


@dataclass(frozen=True, slots=True)
class Remind:
    """Add the same next step to each. ``zone`` is the IANA name of the wish.

    Raises:
        UserError: ``reminder.empty``, ``reminder.zone``.
    """

    title: str
    due: dt.date
    time: dt.time | None
    zone: str
    kind: str = ""

    def label(self, count: str) -> str:
        return f"Add reminder to {count}"

    def test(self, raw: sqlite3.Connection) -> _Test:
        return "1", ()

    def write(self, tx: Transaction, contacts: Sequence[int]) -> None:
        found = tx.raw.execute(
            "SELECT c.id FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
            f" WHERE c.gone={LIVE}",
            (str(list(contacts)),),
        ).fetchall()
        for (contact,) in found:
            make_reminder(
                tx, contact, self.title, self.due, self.time, zone=self.zone, kind=self.kind
            )


@dataclass(frozen=True, slots=True)
class Archive:
    """Take out of lists and search; what hangs on them stays."""

    def label(self, count: str) -> str:
        return f"Archive {count}"

    def test(self, raw: sqlite3.Connection) -> _Test:
        return "1", ()

    def write(self, tx: Transaction, contacts: Sequence[int]) -> None:
        tx.raw.execute(
            f"UPDATE contact SET gone={TRASHED} WHERE n IN (SELECT value FROM json_each(?))"
            f" AND gone={LIVE}",
            (str(list(contacts)),),
        )


BulkChange = AddTag | RemoveTag | SetField | SetOwn | Remind | Archive


@dataclass(frozen=True, slots=True)
class BulkDone:
    """``batch`` is the undo step (None: nothing had to change), ``changed`` how many contacts are
    other now, ``stopped`` that somebody stopped before all were. ``name`` is that of the only
    contact, where there was one."""

    batch: int | None
    changed: int
    stopped: bool = False
    name: str = ""


def will_change(store: Store, change: BulkChange, contacts: Sequence[int]) -> int:
    """How many of the contacts a change would change.

    Raises:
        UserError: as the change says.
    """
    with store.read_raw() as raw:
        sql, values = _changing(raw, change)
        (count,) = raw.execute(
            f"SELECT count(*) FROM ({sql})", (str(list(contacts)), *values)
        ).fetchone()
    return int(count)


def change_many(
    store: Store,
    change: BulkChange,
    contacts: Sequence[int],
    *,
    progress: Progress = silent,
    chunk: int = CHUNK,
) -> BulkDone:
    """Carry out a change of any number of contacts.

    Raises:
        UserError: as the change says; what was written before an error of the disk stays, as one
            undo step.
    """
    with store.read_raw() as raw:
        sql, values = _changing(raw, change)
        listed = raw.execute(
            f"SELECT json_group_array(n) FROM ({sql})", (str(list(contacts)), *values)
        ).fetchone()[0]
        # In the order of their rows: neighbours share pages of the file and pieces of the index.
        numbers: list[int] = sorted(json.loads(listed))
        name = _name(raw, numbers[0]) if len(numbers) == 1 else ""
    if not numbers:
        return BulkDone(None, 0)
    if isinstance(change, Archive) and len(numbers) > MANY_CONTACTS:
        back_up_before(store, "archive")
    label = change.label(name or _MANY.replace("%1", f"{len(numbers):,}"))
    if len(numbers) <= chunk:
        with store.transact(label) as tx:
            change.write(tx, numbers)
        return BulkDone(tx.batch, len(numbers), name=name)
    batch, done, pace = store.begin_batch(label, "user"), 0, Pace(chunk, _MOST)
    try:
        while done < len(numbers):
            part = numbers[done : done + pace.size]
            with store.transact(label, batch=batch, pace=pace) as tx:
                change.write(tx, part)
            done += len(part)
            progress(done, len(numbers), label)
    except CancelledError:
        pass
    finally:
        store.end_batch(batch)
    return BulkDone(batch, done, stopped=done < len(numbers))


def _changing(raw: sqlite3.Connection, change: BulkChange) -> _Test:
    test, values = change.test(raw)
    return f"{_LIVE} AND {test}", values


def _name(raw: sqlite3.Connection, n: int) -> str:
    row = raw.execute("SELECT name FROM contact WHERE n=?", (n,)).fetchone()
    return str(row[0]) if row else ""
