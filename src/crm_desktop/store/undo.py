"""Undoing a batch as a new batch, in sets and in chunks; redo is undoing the undo.

What a batch made is hidden again (``gone`` = 2), what it changed goes back, group by group, where
the fields still hold what the batch wrote. Kept instead, and listed:

- a field group that was changed since;
- a row that was changed since, or that something made since depends on (a note written on an
  imported contact keeps the contact, its company and its tags).

"Since" looks at every later batch except those that were themselves undone without remainder.
Parts of what is hidden (the phones of a contact) hide with it and are not touched one by one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Column, LargeBinary, Table, Text

from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import (
    BY_NUMBER,
    LIVE,
    SYNCED,
    UNDONE,
    merge_groups,
    number,
    owners,
    target,
)
from crm_desktop.store.store import Store

CHUNK = 2000
LISTED = 1000
"""Kept and failed things are named up to this many each; their number is always exact."""

_TEMPORARY = ("undo_row", "undo_keep", "undo_value", "undo_later")
_LABEL_COLUMNS = ("name", "title", "subject", "typed", "address", "city", "url", "value", "file")


@dataclass(frozen=True, slots=True)
class Left:
    """Something an undo did not turn back: which row, what it is called, and why."""

    table: str
    n: int
    label: str
    reason: str


@dataclass(slots=True)
class UndoResult:
    """The three lists of an undo; ``reversed`` counts rows by table."""

    batch: int
    undoes: int
    reversed: dict[str, int] = field(default_factory=dict)
    kept: list[Left] = field(default_factory=list)
    failed: list[Left] = field(default_factory=list)
    kept_count: int = 0
    failed_count: int = 0

    @property
    def reversed_count(self) -> int:
        """Rows hidden or given their earlier values."""
        return sum(self.reversed.values())

    def as_json(self) -> str:
        """The numbers, as kept with the batch."""
        return json.dumps(
            {"reversed": self.reversed, "kept": self.kept_count, "failed": self.failed_count}
        )


def undone_batches(raw: sqlite3.Connection) -> dict[int, int]:
    """Batch -> the batch that undid it, for all that are undone now."""
    undone: dict[int, int] = {}
    for n, undoes in raw.execute(
        "SELECT n, undoes FROM batch WHERE undoes IS NOT NULL ORDER BY n DESC"
    ):
        if n not in undone:  # an undo that was undone itself no longer counts
            undone[undoes] = n
    return undone


def invert(
    store: Store,
    batch: int,
    *,
    label: str,
    origin: str = "undo",
    resume: int | None = None,
    progress: Progress = silent,
) -> UndoResult:
    """Turn back what ``batch`` did, as a new batch (or ``resume``, one that was cut off).

    Raises:
        CancelledError: from ``progress``; what was turned back so far stays turned back, and the
            new batch stays open, to be resumed.
    """
    new = store.begin_batch(label, origin, undoes=batch) if resume is None else resume
    result = UndoResult(new, batch)
    with store.write_local() as raw:
        inversion = _Inversion(raw, batch, new, result)
        inversion.plan()
        units = inversion.units()
    for done, unit in enumerate(units):
        progress(done, len(units), label)
        with store.transact(label, origin=origin, batch=new):
            inversion.look_again()
            unit()
    with store.write_local() as raw:
        inversion.finish()
    store.end_batch(new, result.as_json(), complete=not (result.kept_count or result.failed_count))
    return result


class _Inversion:
    """The plan of one undo, kept in temporary tables of the writer."""

    def __init__(self, raw: sqlite3.Connection, batch: int, new: int, result: UndoResult) -> None:
        self._raw = raw
        self._batch = batch
        self._new = new
        self._result = result
        (self._after,) = raw.execute(
            "SELECT after_change FROM batch WHERE n=?", (batch,)
        ).fetchone()
        self._seen = 0

    def plan(self) -> None:
        """List what to hide and which values go back; nothing is changed yet."""
        raw = self._raw
        raw.create_function("hex_blob", 1, _blob, deterministic=True)
        raw.create_function("hex_text", 1, _text, deterministic=True)
        for name in _TEMPORARY:
            raw.execute(f"DROP TABLE IF EXISTS temp.{name}")
        raw.execute("CREATE TEMP TABLE undo_row (n INTEGER PRIMARY KEY, tbl INTEGER, row INTEGER)")
        raw.execute(
            "CREATE TEMP TABLE undo_keep (tbl INTEGER, row INTEGER, reason TEXT,"
            " PRIMARY KEY (tbl, row)) WITHOUT ROWID"
        )
        raw.execute(
            "CREATE TEMP TABLE undo_value (tbl INTEGER, row INTEGER, col TEXT, old, new,"
            " PRIMARY KEY (tbl, row, col)) WITHOUT ROWID"
        )
        raw.execute("CREATE TEMP TABLE undo_later (batch INTEGER PRIMARY KEY)")
        for (num,) in raw.execute(
            f"SELECT DISTINCT tbl FROM change c WHERE {self._mine('c')} AND {_made('c')}"
        ).fetchall():
            self._plan_hiding(BY_NUMBER[num])
        raw.execute(
            "INSERT INTO undo_value SELECT c.tbl, c.row, o.key, o.value,"
            " json_extract(c.new, '$.' || o.key) FROM change c, json_each(c.old) o"
            f" WHERE {self._mine('c')} AND NOT {_made('c')}"
            f" AND NOT {self._was_made('c.tbl', 'c.row')} ORDER BY c.n"
            " ON CONFLICT DO UPDATE SET new=excluded.new"
        )
        self._keep_changed_since()
        self._seen = self._newest_foreign()

    def units(self) -> list[Callable[[], None]]:
        """The work in portions that each fit one short transaction."""
        (last,) = self._raw.execute("SELECT coalesce(max(n), 0) FROM undo_row").fetchone()
        work: list[Callable[[], None]] = [
            lambda low=low: self._hide(low, low + CHUNK - 1)  # type: ignore[misc]
            for low in range(1, last + 1, CHUNK)
        ]
        present: dict[int, set[str]] = {}
        for num, column in self._raw.execute("SELECT DISTINCT tbl, col FROM undo_value"):
            present.setdefault(num, set()).add(column)
        for num, columns in present.items():
            rows = [
                row
                for (row,) in self._raw.execute(
                    "SELECT DISTINCT row FROM undo_value WHERE tbl=? ORDER BY row", (num,)
                )
            ]
            for names in merge_groups(BY_NUMBER[num]).values():
                group = [name for name in names if name in columns]
                if group:
                    work += [
                        lambda t=BY_NUMBER[num], g=group, r=part: self._restore(t, g, r[0], r[-1])  # type: ignore[misc]
                        for part in _parts(rows)
                    ]
        return work

    def look_again(self) -> None:
        """Somebody may have saved between two portions: what they touched is kept."""
        newest = self._newest_foreign()
        if newest != self._seen:
            self._keep_changed_since()
            self._seen = newest

    def finish(self) -> None:
        """Name what was kept or could not be turned back, and drop the plan."""
        raw = self._raw
        for num, row, reason in raw.execute(
            "SELECT r.tbl, r.row, coalesce(k.reason, '') FROM undo_row r"
            " LEFT JOIN undo_keep k ON k.tbl=r.tbl AND k.row=r.row ORDER BY r.n"
        ).fetchall():
            table = BY_NUMBER[num]
            found = raw.execute(f"SELECT gone FROM {table.name} WHERE n=?", (row,)).fetchone()
            if found is None:
                self._note_failed(table, row)
            elif found[0] != UNDONE:
                self._note_kept(table, row, reason or "in the trash since")
        for name in _TEMPORARY:
            raw.execute(f"DROP TABLE IF EXISTS temp.{name}")

    def _mine(self, alias: str) -> str:
        return f"{alias}.n>{self._after} AND {alias}.batch={self._batch}"

    def _was_made(self, tbl: str, row: str) -> str:
        return (
            f"EXISTS (SELECT 1 FROM change m WHERE m.tbl={tbl} AND m.row={row}"
            f" AND m.batch={self._batch} AND {_made('m')})"
        )

    def _plan_hiding(self, table: Table) -> None:
        """What the batch made, except parts of something else it made."""
        name, num = table.name, number(table)
        own = "".join(
            f" AND NOT EXISTS (SELECT 1 FROM {target(column).name} o WHERE o.id=t.{column.name}"
            f" AND {self._was_made(str(number(target(column))), 'o.n')})"
            for column in owners(table)
        )
        self._raw.execute(
            f"INSERT INTO undo_row(tbl, row) SELECT c.tbl, c.row FROM change c"
            f" LEFT JOIN {name} t ON t.n=c.row"
            f" WHERE {self._mine('c')} AND c.tbl={num} AND {_made('c')}"
            f" AND t.gone IS NOT {UNDONE}{own}"
        )

    def _newest_foreign(self) -> int:
        (newest,) = self._raw.execute(
            "SELECT coalesce(max(n), 0) FROM change WHERE n>? AND batch NOT IN (?, ?)",
            (self._seen or self._after, self._batch, self._new),
        ).fetchone()
        return max(int(newest), self._seen)

    def _keep_changed_since(self) -> None:
        raw = self._raw
        undone = undone_batches(raw)
        undone.pop(self._batch, None)
        whole = {n for (n,) in raw.execute("SELECT n FROM batch WHERE complete AND undoes NOTNULL")}
        nil = {b for b, by in undone.items() if by in whole and b > self._batch}
        nil |= {undone[b] for b in nil}
        later = {
            b for (b,) in raw.execute("SELECT DISTINCT batch FROM change WHERE n>?", (self._after,))
        } - {self._batch, self._new, *nil}
        if not later:
            return
        raw.execute("DELETE FROM undo_later")
        raw.executemany("INSERT INTO undo_later VALUES (?)", [(b,) for b in sorted(later)])
        since = f"change c JOIN undo_later l ON l.batch=c.batch AND c.n>{self._after}"
        insert = "INSERT OR IGNORE INTO undo_keep SELECT DISTINCT"
        raw.execute(
            f"{insert} c.tbl, c.row, 'changed since' FROM {since}"
            f" WHERE coalesce(c.old, '') NOT LIKE '{{\"gone\"%'"
            f" AND {self._was_made('c.tbl', 'c.row')}"
        )
        for child, column, parent in _references():
            raw.execute(
                f"{insert} {number(parent)}, p.n, 'used since' FROM {since}"
                f" JOIN {child.name} t ON t.n=c.row JOIN {parent.name} p ON p.id=t.{column.name}"
                f" WHERE c.tbl={number(child)} AND t.gone={LIVE}"
                f" AND {self._was_made(str(number(parent)), 'p.n')}"
                f" AND NOT {self._was_made(str(number(child)), 't.n')}"
            )
        self._keep_what_belongs_together(insert)

    def _keep_what_belongs_together(self, insert: str) -> None:
        """What is kept keeps what it refers to, and its own parts."""
        raw, before = self._raw, -1
        while (now := raw.execute("SELECT count(*) FROM undo_keep").fetchone()[0]) != before:
            before = now
            for child, column, parent in _references():
                raw.execute(
                    f"{insert} {number(parent)}, p.n, 'used since' FROM undo_keep k"
                    f" JOIN {child.name} t ON t.n=k.row JOIN {parent.name} p"
                    f" ON p.id=t.{column.name}"
                    f" WHERE k.tbl={number(child)} AND t.gone={LIVE}"
                    f" AND {self._was_made(str(number(parent)), 'p.n')}"
                )
                if column.info.get("owner"):
                    raw.execute(
                        f"{insert} {number(child)}, t.n, 'used since' FROM undo_keep k"
                        f" JOIN {parent.name} p ON p.n=k.row"
                        f" JOIN {child.name} t ON t.{column.name}=p.id"
                        f" WHERE k.tbl={number(parent)} AND t.gone={LIVE}"
                        f" AND {self._was_made(str(number(child)), 't.n')}"
                    )

    def _hide(self, low: int, high: int) -> None:
        for (num,) in self._raw.execute(
            "SELECT DISTINCT tbl FROM undo_row WHERE n BETWEEN ? AND ?", (low, high)
        ).fetchall():
            name = BY_NUMBER[num].name
            hidden = self._raw.execute(
                f"UPDATE {name} SET gone={UNDONE} WHERE gone={LIVE} AND n IN"
                " (SELECT r.row FROM undo_row r WHERE r.n BETWEEN ? AND ? AND r.tbl=?"
                " AND NOT EXISTS (SELECT 1 FROM undo_keep k WHERE k.tbl=r.tbl AND k.row=r.row))",
                (low, high, num),
            ).rowcount
            self._count(name, hidden)

    def _restore(self, table: Table, columns: list[str], low: int, high: int) -> None:
        """Give one merge group of some rows its earlier values, where it is untouched since."""
        name = table.name
        pivot = ", ".join(
            f"max(col='{c}') h{i}, max(CASE WHEN col='{c}' THEN {_value(table, c, 'old')} END) o{i}"
            f", max(CASE WHEN col='{c}' THEN {_value(table, c, 'new')} END) w{i}"
            for i, c in enumerate(columns)
        )
        listed = ", ".join(f"'{c}'" for c in columns)
        rows = (
            f"(SELECT row, {pivot} FROM undo_value WHERE tbl={number(table)}"
            f" AND row BETWEEN {low} AND {high} AND col IN ({listed}) GROUP BY row) p"
        )
        new_values = ", ".join(
            f"{c}=CASE WHEN p.h{i} THEN p.o{i} ELSE t.{c} END" for i, c in enumerate(columns)
        )

        def holds(side: str) -> str:
            return " AND ".join(
                f"(NOT p.h{i} OR t.{c} IS p.{side}{i})" for i, c in enumerate(columns)
            )

        restored = self._raw.execute(
            f"UPDATE {name} AS t SET {new_values} FROM {rows} WHERE t.n=p.row AND {holds('w')}"
        ).rowcount
        self._count(name, restored)
        for (row,) in self._raw.execute(
            f"SELECT t.n FROM {rows} JOIN {name} t ON t.n=p.row WHERE NOT ({holds('o')})"
        ).fetchall():
            self._note_kept(table, row, "changed since")
        for (row,) in self._raw.execute(
            f"SELECT p.row FROM {rows} LEFT JOIN {name} t ON t.n=p.row WHERE t.n IS NULL"
        ).fetchall():
            self._note_failed(table, row)

    def _count(self, name: str, rows: int) -> None:
        if rows:
            self._result.reversed[name] = self._result.reversed.get(name, 0) + rows

    def _note_kept(self, table: Table, row: int, reason: str) -> None:
        self._result.kept_count += 1
        if len(self._result.kept) < LISTED:
            self._result.kept.append(Left(table.name, row, _label(self._raw, table, row), reason))

    def _note_failed(self, table: Table, row: int) -> None:
        self._result.failed_count += 1
        if len(self._result.failed) < LISTED:
            self._result.failed.append(Left(table.name, row, "", "no longer there"))


def _made(alias: str) -> str:
    """The change made its row: an insert, or the return of a row that had been undone."""
    return (
        f"({alias}.old IS NULL OR ({alias}.old='{{\"gone\":{UNDONE}}}'"
        f" AND {alias}.new='{{\"gone\":{LIVE}}}'))"
    )


def _references() -> Iterator[tuple[Table, Column[object], Table]]:
    for table in SYNCED.values():
        for column in table.columns:
            if column.foreign_keys and column.name != "source_id":
                yield table, column, target(column)


def _value(table: Table, column: str, side: str) -> str:
    """The journal's value as the column holds it (see ``journal.journal_value``)."""
    kind = table.c[column].type
    if isinstance(kind, LargeBinary):
        return f"hex_blob({side})"
    return f"hex_text({side})" if isinstance(kind, Text) else side


def _blob(shown: str | None) -> bytes | None:
    return None if shown is None else bytes.fromhex(shown)


def _text(shown: str | None) -> str | None:
    return None if shown is None else bytes.fromhex(shown).decode()


def _parts(rows: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def _label(raw: sqlite3.Connection, table: Table, row: int) -> str:
    for column in _LABEL_COLUMNS:
        if column in table.c:
            found = raw.execute(f"SELECT {column} FROM {table.name} WHERE n=?", (row,)).fetchone()
            return str(found[0]) if found else ""
    return ""
