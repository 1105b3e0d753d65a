"""A new shop file out of a damaged one: what can still be read, and what a good backup still has.

Two ways. ``salvage`` reads every row that the damaged file still gives, and takes from the newest
good backup those that it does not. ``reapply`` begins with the backup and brings in what the
journal of the damaged file says was done since. Neither touches the damaged file: both read a copy
of it and make a new one, in a folder of their own, which passes the checks of a shop. What differs
is counted by table. Contacts that are lost while something of theirs was found come as empty ones,
so that nothing that was found is hidden.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from crm_desktop.errors import StoreError
from crm_desktop.progress import Progress, silent
from crm_desktop.store import at_hand, restored, search_index, summary
from crm_desktop.store.backup import Backup, journal_hash
from crm_desktop.store.connection import connect
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.journal import journal_value
from crm_desktop.store.schema import BY_NUMBER, LIVE, SYNCED, number, owners, target
from crm_desktop.store.store import Store

REPAIR = "Repair of the shop file"
_LOCAL = ("batch", "change", "told")
"""Tables of this PC that have the key ``n`` or are read as a whole."""
_LEAST_BYTES = 16
"""Of a row in the file."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the history: what was done by whom; ``at`` in UTC milliseconds."""

    n: int
    label: str
    person: str
    at: int


@dataclass(slots=True)
class Salvaged:
    """The new file, and what differs; the counts are of rows by table."""

    path: Path
    read: Counter[str] = field(default_factory=Counter)
    """Taken from the damaged file."""
    from_backup: Counter[str] = field(default_factory=Counter)
    """Not readable there: as they are in the backup."""
    lost: Counter[str] = field(default_factory=Counter)
    """Known to have been there, and in neither of them."""
    made_up: int = 0
    """Contacts that were lost, of which something else was found."""
    steps: tuple[Step, ...] | None = ()
    """Brought in again on top of the backup, the first one first; None: what was done since cannot
    be read any more."""


def salvage(
    damaged: Path,
    good: Backup | None,
    place: Path,
    *,
    clock: Callable[[], int],
    progress: Progress = silent,
) -> Salvaged:
    """Make a new file in the empty folder ``place`` of what ``damaged`` still gives.

    Raises:
        StoreError: ``repair.nothing``: nothing of it can be read; ``repair.failed``.
    """
    fresh = place / "new"
    Store.open(fresh, clock=clock, key=at_hand.file_key(damaged)).close()
    done = Salvaged(fresh / SHOP_FILE)
    with closing(_copy_of(damaged, place)) as old, closing(connect(done.path, "rw")) as raw:
        _begin(raw)
        for at, table in enumerate(SYNCED.values()):
            progress(at, len(SYNCED), "")
            columns = [column.name for column in table.columns]
            done.read[table.name] = _take(raw, table.name, columns, _rows(old, table.name, columns))
        for name in _LOCAL:
            columns = _columns(raw, name)
            _take(raw, name, columns, _rows(old, name, columns, key=columns[0]))
        for name in _others(raw):
            columns = _columns(raw, name)
            _take(raw, name, columns, _as_far_as(old, f"SELECT {', '.join(columns)} FROM {name}"))
        if not sum(done.read.values()):
            raise StoreError(
                "Nothing of the damaged shop file can be read. Nothing was changed. Please use the "
                "last good backup.",
                code="repair.nothing",
            )
        if good is not None:
            _fill(raw, good, done)
        _finish(raw, done, clock())
    return done


def reapply(
    damaged: Path, good: Backup, place: Path, *, clock: Callable[[], int]
) -> Salvaged:  # fmt: skip
    """Make a new file in the empty folder ``place``: the backup, with what was done since.

    Raises:
        StoreError: ``repair.failed``.
    """
    fresh = place / "new"
    fresh.mkdir(mode=0o700)
    done = Salvaged(fresh / SHOP_FILE)
    shutil.copyfile(good.path, done.path)
    done.path.chmod(0o600)
    with closing(_copy_of(damaged, place)) as old, closing(connect(done.path, "rw")) as raw:
        done.steps = steps_since(old, good)
        _begin(raw)
        if done.steps:
            _bring_in(raw, old, good, done)
        _finish(raw, done, clock())
    return done


def look_at(damaged: Path, good: Backup, place: Path) -> tuple[Step, ...] | None:
    """What was done since the backup, as far as the damaged file still says (None: it does not);
    reads a copy of it in the empty folder ``place``."""
    with closing(_copy_of(damaged, place)) as old:
        return steps_since(old, good)


def steps_since(old: sqlite3.Connection, good: Backup) -> tuple[Step, ...] | None:
    """The steps after those of the backup; None where the file has another past, or no readable
    one."""
    try:
        if journal_hash(old, good.last_change) != good.journal:
            return None
    except sqlite3.DatabaseError:
        return None
    rows = _as_far_as(
        old,
        f"SELECT n, label, person, started_at FROM batch WHERE n>{good.last_step} ORDER BY n",
    )
    return tuple(Step(*row) for row in rows)


# -- reading what can be read ------------------------------------------------------------------


def _copy_of(damaged: Path, place: Path) -> sqlite3.Connection:
    """A copy of the file and its log, open; bytes that are no text are shown as such."""
    copy = place / "old.sqlite3"
    shutil.copyfile(damaged, copy)
    log = damaged.with_name(damaged.name + "-wal")
    if log.exists():
        shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
    raw = connect(copy, "rw", prepared=False)
    with suppress(sqlite3.DatabaseError):  # one table that is not described any more hides no other
        raw.execute("PRAGMA writable_schema=ON")
    raw.text_factory = lambda read: read.decode("utf-8", "replace")
    return raw


def _rows(
    old: sqlite3.Connection, table: str, columns: list[str], key: str = "n"
) -> Iterator[tuple[object, ...]]:
    """All rows that can be read, whatever lies between them."""
    last = -1
    highest = _highest(old, table, key)
    listed = f"SELECT {key}, {', '.join(columns)} FROM {table} WHERE {key}>"
    while last < highest:
        start = last
        try:
            for row in old.execute(f"{listed}? ORDER BY {key}", (last,)):
                if last < row[0] <= highest:  # else it was made of damaged bytes
                    last = row[0]
                    yield row[1:]
            return
        except sqlite3.DatabaseError:
            after = _next(old, f"{listed}=? ORDER BY {key} LIMIT 1", last + 1, highest)
            if after is None:
                return
            last = max(after - 1, start + 1)


def _highest(old: sqlite3.Connection, table: str, key: str) -> int:
    """The highest key that a row may have: as the table or the journal says, and not more than
    there can be rows in the file, for numbers may be damaged as well."""
    found = 0
    questions = [f"SELECT max({key}) FROM {table}"]
    if table in SYNCED:
        questions.append(f"SELECT max(row) FROM change WHERE tbl={number(SYNCED[table])}")
    for question in questions:
        with suppress(sqlite3.DatabaseError):
            found = max(found, old.execute(question).fetchone()[0] or 0)
    most = 0
    with suppress(sqlite3.DatabaseError):
        (pages,) = old.execute("PRAGMA page_count").fetchone()
        (page,) = map(int, old.execute("PRAGMA page_size").fetchone())
        most = pages * page // _LEAST_BYTES
    return min(found, most) if found else most


def _next(old: sqlite3.Connection, question: str, start: int, highest: int) -> int | None:
    """The first key from ``start`` on from which a row can be read."""
    for key in range(start + 1, highest + 1):
        try:
            row = old.execute(question, (key,)).fetchone()
        except sqlite3.DatabaseError:
            continue
        return None if row is None else int(row[0])
    return None


def _as_far_as(old: sqlite3.Connection, question: str) -> list[tuple[Any, ...]]:
    """Rows up to the first that cannot be read."""
    found: list[tuple[Any, ...]] = []
    with suppress(sqlite3.DatabaseError):
        found.extend(old.execute(question))  # what came before an error stays
    return found


# -- writing the new file ----------------------------------------------------------------------


def _begin(raw: sqlite3.Connection) -> None:
    raw.executescript("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; BEGIN;")
    raw.execute("UPDATE journal_state SET batch=NULL, muted=1")


def _columns(raw: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]


def _others(raw: sqlite3.Connection) -> list[str]:
    """The other tables that hold something of their own; search and summary are made anew."""
    rows = raw.execute(
        "SELECT name FROM pragma_table_list WHERE schema='main' AND type='table'"
        " AND (name LIKE 'sync\\_%' ESCAPE '\\' OR name IN ('meta', 'import_run'))"
    )
    return [name for (name,) in rows if name not in SYNCED]


def _take(
    raw: sqlite3.Connection, table: str, columns: list[str], rows: Iterator[tuple[object, ...]]
    | list[tuple[object, ...]],
) -> int:  # fmt: skip
    """Write rows; one that breaks a rule of the table was damaged, and is left out."""
    statement = (
        f"INSERT OR REPLACE INTO {table}({', '.join(columns)})"
        f" VALUES ({', '.join('?' for _ in columns)})"
    )
    count = 0
    for row in rows:
        with suppress(sqlite3.IntegrityError, sqlite3.InterfaceError):
            raw.execute(statement, row)
            count += 1
    return count


def _fill(raw: sqlite3.Connection, good: Backup, done: Salvaged) -> None:
    """Rows of the backup that are not in the new file."""
    with closing(connect(good.path, "ro", prepared=False)) as old:
        for table in SYNCED.values():
            here = {id_ for (id_,) in raw.execute(f"SELECT id FROM {table.name}")}
            taken = {n for (n,) in raw.execute(f"SELECT n FROM {table.name}")}
            columns = [column.name for column in table.columns]
            question = f"SELECT {', '.join(columns)} FROM {table.name}"
            at = columns.index("id")
            rows = [
                row for row in old.execute(question) if row[at] not in here and row[0] not in taken
            ]
            done.from_backup[table.name] = _take(raw, table.name, columns, rows)


def _bring_in(
    raw: sqlite3.Connection, old: sqlite3.Connection, good: Backup, done: Salvaged
) -> None:
    """The journal since the backup, and the rows that it names."""
    batches = _columns(raw, "batch")
    _take(raw, "batch", batches, _as_far_as(
        old, f"SELECT {', '.join(batches)} FROM batch WHERE n>{good.last_step} ORDER BY n"
    ))  # fmt: skip
    lines = _as_far_as(
        old,
        f"SELECT n, batch, tbl, row, old, new FROM change WHERE n>{good.last_change} ORDER BY n",
    )
    _take(raw, "change", ["n", "batch", "tbl", "row", "old", "new"], lines)
    latest: dict[tuple[int, int], dict[str, object]] = {}
    for _n, _batch, tbl, row, _old, new in lines:
        if isinstance(tbl, int) and isinstance(row, int) and tbl in BY_NUMBER:
            values = latest.setdefault((tbl, row), {})
            with suppress(ValueError, TypeError):
                values.update(json.loads(str(new)) if new is not None else {})
    for (tbl, n), values in latest.items():
        table = BY_NUMBER[tbl]
        columns = [column.name for column in table.columns]
        found = _as_far_as(old, f"SELECT {', '.join(columns)} FROM {table.name} WHERE n={n}")
        if found and _take(raw, table.name, columns, found):
            done.read[table.name] += 1
        elif not _apply(raw, table, n, values):
            done.lost[table.name] += 1


def _apply(raw: sqlite3.Connection, table: Table, n: int, values: Mapping[str, object]) -> bool:
    """Give a row of the backup the values that the journal has; False: there is no such row."""
    known = {name: journal_value(table, name, value) for name, value in values.items()
             if name in table.columns}  # fmt: skip
    if not known:
        return raw.execute(f"SELECT 1 FROM {table.name} WHERE n=?", (n,)).fetchone() is not None
    changed = raw.execute(
        f"UPDATE {table.name} SET {', '.join(f'{name}=?' for name in known)} WHERE n=?",
        [*known.values(), n],
    )
    return changed.rowcount > 0


def _finish(raw: sqlite3.Connection, done: Salvaged, now: int) -> None:
    """Make the parts agree with each other, and check the result.

    Raises:
        StoreError: ``repair.failed``.
    """
    done.made_up = _make_up_contacts(raw, now)
    for table in SYNCED.values():
        for column in table.columns:
            if column.foreign_keys:
                raw.execute(
                    f"UPDATE {table.name} SET {column.name}=NULL WHERE {column.name} NOT NULL AND"
                    f" {column.name} NOT IN (SELECT id FROM {target(column).name})"
                )
    raw.execute("DELETE FROM change WHERE batch NOT IN (SELECT n FROM batch)")
    raw.execute("UPDATE batch SET undoes=NULL WHERE undoes NOT IN (SELECT n FROM batch)")
    (step,) = raw.execute(
        "INSERT INTO batch(id, label, origin, started_at, ended_at, after_change)"
        " SELECT ?, ?, 'repair', ?, ?, coalesce(max(n), 0) FROM change RETURNING n",
        (os.urandom(16), REPAIR, now, now),
    ).fetchone()
    for table in SYNCED.values():
        num, name = number(table), table.name
        lost = raw.execute(
            f"SELECT count(DISTINCT row) FROM change WHERE tbl=? AND old IS NULL"
            f" AND row NOT IN (SELECT n FROM {name})",
            (num,),
        ).fetchone()[0]
        done.lost[name] = max(done.lost[name], lost)
        raw.execute(f"DELETE FROM change WHERE tbl=? AND row NOT IN (SELECT n FROM {name})", (num,))
        raw.execute(
            f"INSERT INTO change(batch, tbl, row) SELECT ?, ?, n FROM {name} t WHERE NOT EXISTS"
            " (SELECT 1 FROM change c WHERE c.tbl=? AND c.row=t.n AND c.old IS NULL)",
            (step, num, num),
        )
        raw.execute(
            f"DELETE FROM sync_dirty WHERE tbl=? AND row NOT IN (SELECT n FROM {name})", (num,)
        )
    # What was learnt about the backups of another state does not hold for this one.
    raw.execute("DELETE FROM meta WHERE name GLOB 'backup_*'")
    restored.mark(raw, os.urandom)
    search_index.rebuild(raw)
    summary.rebuild(raw)
    raw.execute("UPDATE journal_state SET muted=0")
    raw.execute("COMMIT")
    whole = raw.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    if not whole or raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StoreError(
            "The repair did not lead to a good shop file, so nothing was changed. Please use the "
            "last good backup.",
            code="repair.failed",
        )


def _make_up_contacts(raw: sqlite3.Connection, now: int) -> int:
    """Empty contacts for what was found of lost ones."""
    count = 0
    for table in SYNCED.values():
        for column in owners(table):
            if target(column).name == "contact":
                count += raw.execute(
                    "INSERT OR IGNORE INTO contact(id, kind, name, sort_key, created_at)"
                    f" SELECT DISTINCT {column.name}, 'person', '?', '?', ? FROM {table.name}"
                    f" WHERE gone={LIVE} AND {column.name} NOT NULL"
                    f" AND {column.name} NOT IN (SELECT id FROM contact)",
                    (now,),
                ).rowcount
    return count
