"""What was changed on a contact, read from the journal: field, old and new value, who and when.

The journal knows rows and columns; here they become fields of a contact, its phones, addresses,
companies, tags and own fields included. What was made together with the contact itself is one line.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crm_desktop.domain.dates import partial_iso
from crm_desktop.errors import UserError
from crm_desktop.store.journal import journal_value
from crm_desktop.store.schema import LIVE, SYNCED, merge_groups, number
from crm_desktop.store.store import Store

LISTED = 500
"""Changes that are looked at; the newest ones."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changed. ``n`` is the place in the journal; ``at`` UTC milliseconds.

    ``what`` is added, removed or changed, or made for the contact itself; ``table`` and ``field``
    are codes (contact, phone, email ...; the merge group, e.g. name, birthday, number). ``about``
    names the part now ("0171 555"). ``old`` and ``new`` are texts as they can be shown; a birthday
    is a partial ISO date, whichever part of it was changed.
    """

    n: int
    at: int
    person: str
    device: str
    batch: int
    label: str
    origin: str
    what: str
    table: str
    field: str
    about: str
    old: str
    new: str


# Part -> the column that names the contact, and what to call the row.
_PARTS = {
    "phone": ("contact_id", "t.typed"),
    "email": ("contact_id", "t.address"),
    "address": ("contact_id", "trim(t.street||' '||t.street_number||', '||t.postal_code||' '"
                "||t.city, ' ,')"),
    "website": ("contact_id", "t.url"),
    "position": ("person_id", "(SELECT k.name FROM contact k WHERE k.id=t.company_id)"),
    "tagging": ("contact_id", "(SELECT g.name FROM tag g WHERE g.id=t.tag_id)"),
    "relation": ("contact_id", "(SELECT k.name FROM contact k WHERE k.id=t.other_id)"),
    "field_value": ("contact_id", "(SELECT f.name FROM field f WHERE f.id=t.field_id)"),
}  # fmt: skip
_HIDDEN = {
    "sort_key", "match_key", "digits", "e164", "number", "source_id", "source_record",
    "phone_id", "email_id", "address_id", "website_id", "position_id", "owner_id", "merged_into",
    "field_id", "contact_id", "person_id", "company_id", "tag_id", "photo", "other_id",
}  # fmt: skip
"""Columns without a value that people read; a group of nothing else is left out."""


def read_changes(raw: sqlite3.Connection, contact: bytes, limit: int = 100) -> list[FieldChange]:
    """What was changed on a contact, newest first; at most ``limit`` lines."""
    row = raw.execute("SELECT n FROM contact WHERE id=?", (contact,)).fetchone()
    if row is None:
        return []
    made_in: int = raw.execute(
        "SELECT coalesce(min(batch), 0) FROM change WHERE tbl=? AND row=? AND old IS NULL",
        (number(SYNCED["contact"]), row[0]),
    ).fetchone()[0]
    scopes = [("contact", "SELECT n, '' about FROM contact WHERE id=?")]
    scopes += [
        (table, f"SELECT t.n, {about} about FROM {table} t WHERE t.{owner}=?")
        for table, (owner, about) in _PARTS.items()
    ]
    colleagues: dict[object, str] = dict(raw.execute("SELECT id, name FROM colleague").fetchall())
    birthdays = _birthdays(raw, row[0])
    found: list[FieldChange] = []
    for table, scope in scopes:
        rows = raw.execute(
            "SELECT h.n, b.started_at, b.person, b.device, h.batch, b.label, b.origin,"
            f" coalesce(x.about, ''), h.old, h.new FROM ({scope}) x CROSS JOIN change h"
            " ON h.tbl=? AND h.row=x.n CROSS JOIN batch b ON b.n=h.batch"
            " WHERE ?='contact' OR h.batch<>? ORDER BY +h.n DESC LIMIT +?",
            (contact, number(SYNCED[table]), table, made_in, LISTED),
        )
        for n, at, person, device, batch, label, origin, about, old, new in rows:
            for what, field, *values in _fields(table, old, new, colleagues):
                shown = values
                if (table, field) == ("contact", "birthday"):
                    shown = [partial_iso(*day) for day in birthdays[n]]
                found.append(
                    FieldChange(
                        n, at, person, device, batch, label, origin, what, table, field, about,
                        *shown,
                    )
                )  # fmt: skip
    found.sort(key=lambda change: -change.n)
    return found[:limit]


def restore_change(store: Store, contact: bytes, n: int) -> bool:
    """Give the fields of one change on a contact their old values back, as an undo step of its own.

    False: they have them already.

    Raises:
        UserError: ``change.unknown``: it is no such change, or what it changed is gone.
    """
    with store.transact("Restore earlier value") as tx:
        row = tx.raw.execute(
            "SELECT tbl, row, old FROM change WHERE n=? AND old NOTNULL", (n,)
        ).fetchone()
        table = next((t for t in SYNCED.values() if row and number(t) == row[0]), None)
        if table is None or not _belongs(tx.raw, table.name, row[1], contact):
            raise UserError(
                "What was changed then is not there any more. Nothing was changed.",
                code="change.unknown",
            )
        old = {c: journal_value(table, c, value) for c, value in json.loads(row[2]).items()}
        if table.name == "contact" and not _BIRTHDAY.isdisjoint(old):
            before, _ = _birthdays(tx.raw, row[1])[n]
            old |= dict(zip(merge_groups(table)["birthday"], before, strict=True))
        differs = " OR ".join(f"{column} IS NOT ?" for column in old)
        return tx.raw.execute(
            f"UPDATE {table.name} SET {', '.join(f'{column}=?' for column in old)}"
            f" WHERE n=? AND ({differs})",
            (*old.values(), row[1], *old.values()),
        ).rowcount > 0  # fmt: skip


_Day = tuple[int | None, int | None, int | None]
_BIRTHDAY = frozenset(merge_groups(SYNCED["contact"])["birthday"])


def _birthdays(raw: sqlite3.Connection, row: int) -> dict[int, tuple[_Day, _Day]]:
    """The whole birthday before and after each change of a part of it; the journal has the part."""
    names = merge_groups(SYNCED["contact"])["birthday"]
    now = dict(zip(names, raw.execute(
        f"SELECT {', '.join(names)} FROM contact WHERE n=?", (row,)
    ).fetchone(), strict=True))  # fmt: skip
    found = {}
    for n, old in raw.execute(
        "SELECT n, old FROM change WHERE tbl=? AND row=? AND old NOTNULL ORDER BY n DESC",
        (number(SYNCED["contact"]), row),
    ):
        values = json.loads(old)
        if not _BIRTHDAY.isdisjoint(values):
            before = {name: values.get(name, value) for name, value in now.items()}
            found[n] = (_day(before), _day(now))
            now = before
    return found


def _day(parts: Mapping[str, int | None]) -> _Day:
    year, month, day = parts.values()
    return year, month, day


def _belongs(raw: sqlite3.Connection, table: str, row: int, contact: bytes) -> bool:
    if table == "contact":
        test = f"SELECT 1 FROM contact WHERE n=? AND id=? AND gone={LIVE}"
    elif table in _PARTS:
        test = f"SELECT 1 FROM {table} WHERE n=? AND {_PARTS[table][0]}=?"
    else:
        return False
    return raw.execute(test, (row, contact)).fetchone() is not None


def _fields(
    table: str, old: str | None, new: str | None, colleagues: Mapping[object, str]
) -> Iterator[tuple[str, str, str, str]]:
    """(what, field, old, new) of one line of the journal."""
    if old is None or new is None:
        yield ("made" if table == "contact" else "added"), "", "", ""
        return
    before, after = json.loads(old), json.loads(new)
    if "gone" in before:
        yield ("added" if after["gone"] == LIVE else "removed"), "", "", ""
        return
    if table == "contact" and "owner_id" in before:
        owner, now = (
            colleagues.get(journal_value(SYNCED[table], "owner_id", side["owner_id"]), "")
            for side in (before, after)
        )
        yield "changed", "owner", owner, now
    for group, columns in merge_groups(SYNCED[table]).items():
        shown = [c for c in columns if c in before and c not in _HIDDEN]
        if shown:
            yield "changed", group, _shown(table, shown, before), _shown(table, shown, after)


def _shown(table: str, columns: list[str], values: dict[str, object]) -> str:
    if "name" in columns and table == "contact":
        columns = ["name"]
    texts = []
    for column in columns:
        value = journal_value(SYNCED[table], column, values[column])
        if value is not None and value != "":
            texts.append(str(value))
    return " ".join(texts)
