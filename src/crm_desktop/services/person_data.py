"""All that the shop holds about one contact, as plain values for a file that it can be given.

The same rows as erasing concerns. Columns keep the names they have in the shop; what refers to
something else says what that is called; instants and days are ISO text.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary

from crm_desktop.errors import UserError
from crm_desktop.services.erasure_scope import scope_of
from crm_desktop.store.file_format import UNDONE
from crm_desktop.store.schema import SYNCED, target
from crm_desktop.store.store import Store

_WORKED_OUT = {"sort_key", "match_key", "digits", "rank", "gone"}
_CALLED = {
    "contact": "name", "tag": "name", "field": "name", "colleague": "name", "stage": "name",
    "pipeline": "name", "product": "name", "track": "name", "source": "file", "deal": "title",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonData:
    """``name`` of the contact; ``tables``: table -> rows; ``files``: name to show -> hash."""

    name: str
    tables: dict[str, list[dict[str, Any]]]
    files: dict[str, str]


def read_person(store: Store, n: int) -> PersonData:
    """All about the contact with this row number.

    Raises:
        UserError: ``contact.gone``.
    """
    with store.read_raw() as raw:
        row = raw.execute(
            f"SELECT id, name FROM contact WHERE n=? AND gone<>{UNDONE}", (n,)
        ).fetchone()
        if row is None:
            raise UserError("This contact is not there any more.", code="contact.gone")
        scope = scope_of(raw, [row[0]])
        tables = {
            table: list(_rows(raw, table, numbers))
            for table, numbers in (*scope.goes.items(), *scope.stays.items())
            if table != "source"
        }
        files: dict[str, str] = {}
        for sha256, name in raw.execute(
            "SELECT sha256, name FROM attachment WHERE n IN (SELECT value FROM json_each(?))"
            " AND sha256<>'' ORDER BY n",
            (json.dumps(scope.goes.get("attachment", [])),),
        ):
            files[_free(files, name)] = sha256
        for (photo,) in raw.execute("SELECT photo FROM contact WHERE n=? AND photo<>''", (n,)):
            files[_free(files, "photo")] = photo
    return PersonData(row[1], {t: rows for t, rows in tables.items() if rows}, files)


def _free(taken: dict[str, str], name: str) -> str:
    """A name for a file that is not taken, and that every system can keep."""
    plain = "".join(s if s.isalnum() or s in " ._-()" else "_" for s in name).strip(" .")[-100:]
    plain = plain or "file"
    found, count = plain, 1
    while found.casefold() in {one.casefold() for one in taken}:
        count += 1
        found = f"{count} {plain}"
    return found


def _rows(raw: sqlite3.Connection, table: str, numbers: list[int]) -> Iterator[dict[str, Any]]:
    columns = [c for c in SYNCED[table].columns if c.name not in {"n", *_WORKED_OUT}]
    for row in raw.execute(
        f"SELECT {', '.join(c.name for c in columns)} FROM {table}"
        f" WHERE gone<>{UNDONE} AND n IN (SELECT value FROM json_each(?)) ORDER BY n",
        (json.dumps(numbers),),
    ).fetchall():
        found: dict[str, Any] = {}
        for column, value in zip(columns, row, strict=True):
            if value in (None, "", b""):
                continue
            if column.foreign_keys and (called := _CALLED.get(target(column).name)):
                named = raw.execute(
                    f"SELECT {called} FROM {target(column).name} WHERE id=?", (value,)
                ).fetchone()
                found[column.name.removesuffix("_id")] = named[0] if named else ""
            elif isinstance(column.type, LargeBinary):
                found[column.name] = value.hex()
            elif column.name.endswith(("_at", "known_since", "last_seen")):
                found[column.name] = _instant(value)
            else:
                found[column.name] = value
        yield found


def _instant(value: int) -> str:
    try:
        return dt.datetime.fromtimestamp(value / 1000, dt.UTC).isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):
        return ""
