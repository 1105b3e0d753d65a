"""Looking inside a backup without touching it, and bringing back chosen records from it.

What is brought back becomes as it was in the copy, with all its parts, as one undo step; what was
added since stays. A record that is not here any more comes with what it refers to, where that is
missing as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Table

from crm_desktop.errors import UserError
from crm_desktop.services.older_backup import read_backup
from crm_desktop.store.backup import Backup, keep_blobs
from crm_desktop.store.blobs import ATTACHMENTS
from crm_desktop.store.file_format import BACKUPS, LIVE
from crm_desktop.store.schema import SYNCED, number, owners, target
from crm_desktop.store.store import Store

Kind = Literal["contact", "entry", "deal"]
Since = Literal["same", "changed", "archived", "missing"]
KINDS: tuple[Kind, ...] = ("contact", "entry", "deal")
LISTED = 500
_OWNED = {
    name: [(table, column.name) for table in SYNCED.values() for column in owners(table)
           if target(column).name == name]
    for name in SYNCED
}  # fmt: skip
"""Table -> the tables whose rows are parts of its rows, and by which column."""

_ABOUT_CONTACT = (
    "coalesce((SELECT k.name FROM position p JOIN contact k ON k.id=p.company_id"
    " WHERE p.id=x.position_id), (SELECT a.city FROM address a WHERE a.id=x.address_id), '')"
)
_WHOSE = "coalesce((SELECT c.name FROM contact c WHERE c.id=x.contact_id), '')"
_SHOWN: dict[Kind, tuple[str, str, str, str]] = {
    "contact": ("x.name", _ABOUT_CONTACT, "x.kind", "x.created_at"),
    "entry": ("coalesce(nullif(x.subject, ''), substr(x.body, 1, 200))", _WHOSE, "x.kind",
              "x.happened_at"),
    "deal": ("x.title", _WHOSE, "x.state", "coalesce(x.opened_at, x.created_at)"),
}  # fmt: skip
"""Name, what it is about, kind, time."""
_ORDER = {"contact": "x.sort_key, x.n", "entry": "x.happened_at DESC, x.n", "deal": "x.n DESC"}


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a backup. ``detail``: the kind of a contact or entry, the state of a deal;
    ``about``: company or town of a contact, else whose it is; ``at`` UTC milliseconds; ``since``:
    what became of it after the copy was made."""

    table: Kind
    id: bytes
    name: str
    about: str
    detail: str
    at: int
    since: Since


@dataclass(frozen=True, slots=True)
class Found:
    """The first ``LISTED`` records, and how many there are in all."""

    rows: tuple[Row, ...]
    count: int


def find_inside(
    store: Store,
    backup: Backup,
    kind: Kind,
    text: str = "",
    *,
    only_lost: bool = False,
    starts: str = "",
) -> Found:
    """Records of a kind whose name, or what they are about, contains ``text``. ``only_lost``: those
    that are archived, missing or changed by now. ``starts``: how their ids begin, in hex.

    Raises:
        StoreError: ``backup.unreadable``, ``store.too_old``.
    """
    name, about, detail, at = _SHOWN[kind]
    # What belongs to a hidden contact was hidden with it.
    shown = "" if kind == "contact" else (
        " AND (x.contact_id IS NULL OR EXISTS"
        f" (SELECT 1 FROM contact c WHERE c.id=x.contact_id AND c.gone={LIVE}))"
    )  # fmt: skip
    with read_backup(backup, store.clock) as old:
        rows = old.execute(
            f"SELECT x.id, {name}, {about}, {detail}, {at} FROM {kind} x WHERE x.gone={LIVE}{shown}"
            f" AND (?1='' OR instr(fold({name}||' '||{about}), fold(?1))>0)"
            " AND (?2='' OR instr(lower(hex(x.id)), lower(?2))=1)"
            f" ORDER BY {_ORDER[kind]}",
            (text, starts.replace("-", "")),
        ).fetchall()
        with store.read_raw() as raw:
            became: dict[bytes, Since] = {}
            if only_lost:
                became.update(_since(raw, old, backup, kind, [row[0] for row in rows]))
                rows = [row for row in rows if became[row[0]] != "same"]
            listed = rows[:LISTED]
            if not only_lost:
                became.update(_since(raw, old, backup, kind, [row[0] for row in listed]))
    return Found(
        tuple(
            Row(kind, id_, called, of, what, when, became[id_])
            for id_, called, of, what, when in listed
        ),
        len(rows),
    )


def _since(
    raw: sqlite3.Connection,
    old: sqlite3.Connection,
    backup: Backup,
    kind: Kind,
    ids: Iterable[bytes],
) -> Iterator[tuple[bytes, Since]]:
    """What became of records after the copy was made."""
    columns = ", ".join(column.name for column in SYNCED[kind].columns if column.name != "n")
    content = f"SELECT {columns} FROM {kind} WHERE id=?"
    for id_ in ids:
        found = raw.execute(
            f"SELECT x.gone, EXISTS (SELECT 1 FROM change h WHERE h.tbl={number(SYNCED[kind])}"
            f" AND h.row=x.n AND h.n>?) FROM {kind} x WHERE x.id=?",
            (backup.last_change, id_),
        ).fetchone()
        if found is None:
            yield id_, "missing"
        elif found[0] != LIVE:
            yield id_, "archived"
        else:  # written since, and perhaps what it was again
            changed = found[1] and (
                raw.execute(content, (id_,)).fetchone() != old.execute(content, (id_,)).fetchone()
            )
            yield id_, "changed" if changed else "same"


def bring_back_from(store: Store, backup: Backup, chosen: Sequence[tuple[Kind, bytes]]) -> int:
    """Make records what they were in a copy, with their parts, as one undo step; returns how many
    of the chosen ones had to be changed.

    Raises:
        StoreError: ``backup.unreadable``, ``store.too_old``.
        UserError: ``backup.nothing``: all of them are as they were; ``backup.erased``.
    """
    with store.read_raw() as raw:
        erased = {row for (row,) in raw.execute("SELECT erased_id FROM erasure")}
    if any(id_ in erased for _, id_ in chosen):
        raise UserError(
            "One of these contacts was erased for good, so it is not brought back. Nothing was "
            "changed. Please choose the others alone.",
            code="backup.erased",
        )
    with read_backup(backup, store.clock) as old:
        old.row_factory = sqlite3.Row
        wholes = {
            (kind, id_): list(_whole(old, SYNCED[kind], id_)) for kind, id_ in dict.fromkeys(chosen)
        }
        names = [
            old.execute(f"SELECT {_SHOWN[kind][0]} FROM {kind} x WHERE id=?", (id_,)).fetchone()[0]
            for kind, id_ in wholes
        ]
        label = f"Bring back {names[0]}" if len(names) == 1 else f"Bring back {len(names)} things"
        with store.transact(label) as tx:
            writing = _Writing(old, tx.raw)
            done = 0
            for rows in wholes.values():
                written = [writing.write(table, row) for table, row in rows]
                done += any(written)
        keep_blobs(backup.blobs, store.folder / BACKUPS / ATTACHMENTS, store.folder / ATTACHMENTS)
    if not done:
        raise UserError(
            "These records are just as they were in the backup. Nothing was changed.",
            code="backup.nothing",
        )
    return done


def _whole(old: sqlite3.Connection, table: Table, id_: bytes) -> Iterator[tuple[Table, Any]]:
    """A row, and all that is a part of it, from above; with a contact its deals."""
    row = old.execute(f"SELECT * FROM {table.name} WHERE id=? AND gone={LIVE}", (id_,)).fetchone()
    if row is None:
        return
    yield table, row
    parts = list(_OWNED[table.name])
    if table.name == "contact":
        parts.append((SYNCED["deal"], "contact_id"))
    for part, column in parts:
        for (one,) in old.execute(
            f"SELECT id FROM {part.name} WHERE {column}=? AND gone={LIVE}", (id_,)
        ).fetchall():
            yield from _whole(old, part, one)


class _Writing:
    """Writes rows of a copy into the shop, each once."""

    def __init__(self, old: sqlite3.Connection, raw: sqlite3.Connection) -> None:
        self._old, self._raw = old, raw
        self._seen: set[tuple[str, bytes]] = set()

    def write(self, table: Table, row: Any) -> bool:
        """Make a row what it was; returns whether it was something else."""
        if (table.name, row["id"]) in self._seen:
            return False
        self._seen.add((table.name, row["id"]))
        columns = [column.name for column in table.columns if column.name != "n"]
        values = {name: row[name] for name in columns}
        for column in table.columns:
            if column.foreign_keys and values[column.name] is not None:
                values[column.name] = self._there(target(column), values[column.name])
        here = self._raw.execute(
            f"SELECT {', '.join(columns)} FROM {table.name} WHERE id=?", (row["id"],)
        ).fetchone()
        if here is None:
            marks = ", ".join("?" for _ in columns)
            self._raw.execute(
                f"INSERT INTO {table.name}({', '.join(columns)}) VALUES ({marks})",
                list(values.values()),
            )
            return True
        differs = {name: values[name] for name, now in zip(columns, here, strict=True)
                   if values[name] != now}  # fmt: skip
        if differs:
            self._raw.execute(
                f"UPDATE {table.name} SET {', '.join(f'{name}=?' for name in differs)} WHERE id=?",
                [*differs.values(), row["id"]],
            )
        return bool(differs)

    def _there(self, table: Table, id_: bytes) -> bytes | None:
        """A row that is referred to: where it is missing it comes too, as it was; None where the
        copy does not have it either."""
        found = self._raw.execute(f"SELECT 1 FROM {table.name} WHERE id=?", (id_,)).fetchone()
        if found is not None or (table.name, id_) in self._seen:
            return id_
        row = self._old.execute(f"SELECT * FROM {table.name} WHERE id=?", (id_,)).fetchone()
        if row is None:
            return None
        self.write(table, row)
        return id_
