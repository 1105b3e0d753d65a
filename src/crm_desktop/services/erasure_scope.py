"""What erasing a contact concerns: the rows that go, those that stay without their words, and what
came back of contacts that were erased."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import msgpack

from crm_desktop.store.file_format import LIVE, UNDONE
from crm_desktop.store.schema import SYNCED, number, target
from crm_desktop.store.store import Store

NO_WORDS = "–"
"""The title of a deal whose words went."""
WORDS: Mapping[str, Mapping[str, str | None]] = {
    "deal": {"title": NO_WORDS, "note": "", "next_step": "", "close_reason": "", "kind": "",
             "lead_source": "", "external_id": "", "company_external_id": "", "contact_id": None,
             "source_id": None, "source_record": None},
    "deal_line": {"title": NO_WORDS},
    "quote": {"recipient": "", "title": "", "intro": "", "closing": "", "reason": "",
              "contact_id": None},
    "quote_line": {"title": NO_WORDS, "detail": "", "unit": ""},
    "field_value": {"value": ""},
}  # fmt: skip
"""What goes of rows that stay, and what stands in its place."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows concerned, by table and ``n``."""

    contacts: list[bytes]
    goes: dict[str, list[int]]
    stays: dict[str, list[int]]


def _links(table: str) -> list[str]:
    """The columns of ``table`` that name a contact."""
    return [
        column.name
        for column in SYNCED[table].columns
        if column.foreign_keys and target(column).name == "contact" and column.name != "merged_into"
    ]


_PARTS = ("phone", "email", "address", "website", "position", "tagging", "relation", "reminder",
          "track_run", "consent", "deal_person", "field_value")  # fmt: skip
_LINKS = {table: _links(table) for table in (*_PARTS, "entry", "participant")}
STAYING_LINKS = _LINKS | {"contact": ["merged_into"], "attachment": ["entry_id"]}
STAYING_LINKS["participant"] = [*STAYING_LINKS["participant"], "entry_id"]
"""Columns of erased rows that keep their value, a mere number: what comes back is known by it."""
_THEM = (
    "(WITH RECURSIVE them(id) AS (SELECT c.id FROM json_each(:them) j CROSS JOIN contact c"
    " ON c.n=j.value UNION SELECT c.id FROM contact c JOIN them ON c.merged_into=them.id)"
    " SELECT id FROM them)"
)


def scope_of(raw: sqlite3.Connection, found: Iterable[bytes]) -> Scope:
    """Everything about these contacts and those that were joined into them."""
    asked = [n for one in found for (n,) in raw.execute("SELECT n FROM contact WHERE id=?", (one,))]
    contacts = raw.execute(
        f"SELECT n, id FROM contact WHERE id IN {_THEM}", {"them": json.dumps(asked)}
    ).fetchall()
    values = {"them": json.dumps([n for n, _ in contacts])}
    them = "(SELECT c.id FROM json_each(:them) j CROSS JOIN contact c ON c.n=j.value)"

    def rows(table: str, where: str) -> list[int]:
        return [n for (n,) in raw.execute(f"SELECT n FROM {table} WHERE {where}", values)]

    deals = f"(SELECT id FROM deal WHERE contact_id IN {them} OR company_id IN {them})"
    own = f"contact_id IN {them} OR contact_id ISNULL AND deal_id IN {deals}"
    within = f"entry_id IN (SELECT id FROM entry WHERE {own})"
    quotes = f"deal_id IN {deals} OR contact_id IN {them}"
    goes = {"contact": [n for n, _ in contacts]}
    for table in _PARTS:
        goes[table] = rows(table, " OR ".join(f"{column} IN {them}" for column in _LINKS[table]))
    for table in ("entry", "reminder", "track_run"):
        goes[table] = rows(table, own)
    goes["attachment"] = rows("attachment", within)
    goes["participant"] = rows("participant", f"{within} OR contact_id IN {them}")
    # Files that told of nobody else: they may be called after the contact.
    others = "".join(
        f" AND NOT EXISTS (SELECT 1 FROM {table} x WHERE x.source_id=source.id"
        f" AND x.{column} NOT IN {them})"
        for table, column in (("contact", "id"), ("entry", "contact_id"), ("deal", "contact_id"),
                              ("reminder", "contact_id"))
    )  # fmt: skip
    goes["source"] = rows(
        "source", f"id IN (SELECT source_id FROM contact WHERE id IN {them}){others}"
    )
    stays = {
        "deal": rows("deal", f"id IN {deals}"),
        "deal_line": rows("deal_line", f"deal_id IN {deals}"),
        "field_value": rows("field_value", f"deal_id IN {deals} AND number ISNULL"),
        "quote": rows("quote", quotes),
        "quote_line": rows("quote_line", f"quote_id IN (SELECT id FROM quote WHERE {quotes})"),
    }
    return Scope(
        [bytes(identity) for _, identity in contacts],
        {table: numbers for table, numbers in goes.items() if numbers},
        {table: numbers for table, numbers in stays.items() if numbers},
    )


def kept_rows(raw: sqlite3.Connection, contacts: Collection[bytes]) -> dict[str, list[int]]:
    """The rows that stayed without their words when these contacts were erased."""
    found: dict[str, set[int]] = {}
    for identity in contacts:
        for (kept,) in raw.execute("SELECT kept FROM erasure WHERE erased_id=?", (identity,)):
            for table, ids in json.loads(kept or "{}").items():
                if table in WORDS:
                    found.setdefault(table, set()).update(numbered(raw, table, ids))
    return {table: sorted(numbers) for table, numbers in found.items()}


def numbered(raw: sqlite3.Connection, table: str, ids: Iterable[str]) -> Iterable[int]:
    for text in ids:
        row = raw.execute(f"SELECT n FROM {table} WHERE id=?", (bytes.fromhex(text),)).fetchone()
        if row is not None:
            yield row[0]


def came_back(store: Store) -> list[bytes]:
    """Erased contacts of which something is here again, or still in the journal."""
    found: dict[bytes, None] = {}
    with store.read_raw() as raw:
        if not raw.execute("SELECT 1 FROM erasure").fetchone():
            return []
        looks = [("contact", "id")] + [(t, c) for t in (*_PARTS, "entry") for c in _LINKS[t]]
        for table, column in looks:
            rows = raw.execute(
                f"SELECT DISTINCT e.erased_id FROM erasure e CROSS JOIN {table} x"
                f" ON x.{column}=e.erased_id WHERE e.gone={LIVE} AND (x.gone<>{UNDONE}"
                " OR EXISTS (SELECT 1 FROM change h WHERE h.tbl=? AND h.row=x.n))",
                (number(SYNCED[table]),),
            )
            found.update((bytes(row), None) for (row,) in rows)
        for table in ("deal", "quote"):
            rows = raw.execute(
                f"SELECT DISTINCT e.erased_id FROM erasure e CROSS JOIN {table} x"
                f" ON x.contact_id=e.erased_id WHERE e.gone={LIVE}"
            )
            found.update((bytes(row), None) for (row,) in rows)
        # Words of rows that stayed, written elsewhere by somebody who knew of nothing.
        for identity, kept in raw.execute(f"SELECT erased_id, kept FROM erasure WHERE gone={LIVE}"):
            if kept and any(
                doubled(raw, table, ids) for table, ids in json.loads(kept).items()
            ):  # fmt: skip
                found[bytes(identity)] = None
    return list(found)


def doubled(raw: sqlite3.Connection, table: str, ids: Iterable[str]) -> list[bytes]:
    """Those of the rows beside whose empty words others stand, written at the same time, and of
    which that is not settled yet."""
    groups, columns = json.dumps(word_groups(table)), WORDS[table]
    found = []
    for text in ids:
        row = bytes.fromhex(text)
        held = raw.execute(
            "SELECT value FROM sync_cell WHERE tbl=?1 AND row=?2"
            " AND grp IN (SELECT value FROM json_each(?3)) AND NOT EXISTS"
            f" (SELECT 1 FROM sync_dirty d WHERE d.tbl=?1 AND d.row=(SELECT n FROM {table}"
            " WHERE id=?2))",
            (number(SYNCED[table]), row, groups),
        ).fetchall()
        if len(held) < 2:
            continue
        shown = raw.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE id=?", (row,))
        values = [*zip(columns, shown.fetchone() or columns.values(), strict=True)]
        for (packed,) in held:
            if packed is not None:
                flat = msgpack.unpackb(packed, unicode_errors="surrogatepass")
                values += zip(flat[::2], flat[1::2], strict=True)
        beside = any(packed is not None for (packed,) in held)
        if beside and any(v and v != columns.get(name, v) for name, v in values):
            found.append(row)
    return found


def word_groups(table: str) -> list[str]:
    columns = SYNCED[table].c
    return sorted({columns[name].info["merge"] for name in WORDS[table]})
