"""The least that an import must cost: read the sheet, stage the finished rows, INSERT..SELECT.

What a row becomes is taken from a shop into which the sheet was imported before, outside the timed
part; so detecting, mapping, normalising, matching and planning are left out. Tables, indexes,
journal, search index, transactions (``Store.transact``) and rows are those of the real import.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from crm_desktop.store.schema import SYNCED
from crm_desktop.store.store import Store, Transaction
from tests.performance.import_jobs import open_store
from tests.performance.measured import Stopwatch

CHUNK = 100
"""Records in one transaction, about as many as the import comes to."""
SHARED = ("colleague", "source", "tag", "field", "pipeline", "stage", "product")
"""What an import makes once for all records."""
_OWNERS = {
    "phone": "contact_id", "email": "contact_id", "address": "contact_id",
    "website": "contact_id", "tagging": "contact_id", "field_value": "contact_id",
    "position": "person_id",
}  # fmt: skip

_Rows = list[tuple[Any, ...]]


class Finished:
    """The rows of an imported shop (also if it was undone), table by table and chunk by chunk."""

    def __init__(self, shop: Path) -> None:
        self.columns = {
            name: [c.name for c in table.columns if c.name != "n"] for name, table in SYNCED.items()
        }
        self.rows: dict[str, _Rows] = {}
        self.chunks: dict[str, list[tuple[int, int]]] = {}
        """First and last row of a table in each chunk, counted from 1."""
        raw = sqlite3.connect(shop.absolute().as_uri() + "?mode=ro", uri=True)
        try:
            for name in ("contact", *_OWNERS):
                self._take(raw, name)
            for name in SHARED:
                self.rows[name] = raw.execute(
                    f"SELECT {self._shown(name)} FROM {name} t ORDER BY n"
                ).fetchall()
        finally:
            raw.close()

    @property
    def count(self) -> int:
        """Chunks."""
        return len(self.chunks["contact"])

    def _shown(self, name: str) -> str:
        return ",".join("0" if c == "gone" else f"t.{c}" for c in self.columns[name])

    def _take(self, raw: sqlite3.Connection, name: str) -> None:
        shown = self._shown(name)
        record = "t.source_record"
        source = f"{name} t"
        if name in _OWNERS:
            record = "c.source_record"
            source += f" JOIN contact c ON c.id=t.{_OWNERS[name]}"
        found = raw.execute(
            f"SELECT ({record}-1)/{CHUNK}, {shown} FROM {source} WHERE {record} NOTNULL"
            " ORDER BY 1, t.n"
        ).fetchall()
        self.rows[name] = [row[1:] for row in found]
        (last,) = raw.execute(f"SELECT max(source_record-1)/{CHUNK} FROM contact").fetchone()
        at, chunks = 0, []
        for chunk in range(last + 1):
            first = at
            while at < len(found) and found[at][0] == chunk:
                at += 1
            chunks.append((first + 1, at))
        self.chunks[name] = chunks


def floor(path: str, imported: str, shop: str) -> dict[str, Any]:
    """Import ``path`` at its floor into a new shop; ``imported``: the shop file to learn from."""
    finished = Finished(Path(imported))
    staged = Path(shop).with_suffix(".staged")
    staged.unlink(missing_ok=True)
    with open_store(shop) as store:
        with Stopwatch() as total:
            with Stopwatch() as reading:
                count = sum(1 for row in read(Path(path)) if any(row))
            with Stopwatch() as staging:
                stage(staged, finished)
            with Stopwatch() as apply:
                move(store, staged, finished)
        contacts = _count(store)
    staged.unlink()
    return {"total": total.took, "read": reading.took, "stage": staging.took,
            "apply": apply.took, "rows": count, "contacts": contacts}  # fmt: skip


def apply_only(imported: str, shop: str, journal: bool) -> dict[str, Any]:
    """Only moving the rows; without ``journal`` the triggers are dropped.

    The search index and the lists' summary learn from the journal what is new: without the triggers
    they are told the new contacts, and the first and last row of every other table, so that they do
    the same work in both cases.
    """
    finished = Finished(Path(imported))
    staged = Path(shop).with_suffix(".staged")
    staged.unlink(missing_ok=True)
    stage(staged, finished)
    with open_store(shop) as store:
        if not journal:
            with store.write_local() as raw:
                for (name,) in raw.execute(
                    "SELECT name FROM sqlite_master WHERE type='trigger'"
                ).fetchall():
                    raw.execute(f"DROP TRIGGER {name}")
        with Stopwatch() as apply:
            move(store, staged, finished, journal=journal)
        with store.read_raw() as raw:
            done = raw.execute(
                "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM search_contact),"
                " (SELECT count(*) FROM contact_summary)"
            ).fetchone()
    staged.unlink()
    return {"apply": apply.took, "changes": done[0], "indexed": done[1:]}


def read(path: Path) -> Iterator[list[Any]]:
    """All rows of the sheet, by the quickest reader there is for its kind."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)
    else:
        yield from CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()


def stage(path: Path, finished: Finished) -> None:
    """Put the finished rows into a staging file, with the settings of the real one."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384; BEGIN;"
        )
        for name, rows in finished.rows.items():
            columns = finished.columns[name]
            db.execute(f"CREATE TABLE {name} ({','.join(columns)})")
            marks = ",".join("?" * len(columns))
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
        db.execute("COMMIT")
    finally:
        db.close()


def move(store: Store, staged: Path, finished: Finished, *, journal: bool = True) -> None:
    """From the staging file into the shop, chunk by chunk, as one batch."""
    batch = store.begin_batch("Floor", "import")
    with store.attached(staged, "staged"):
        with store.transact("Floor", origin="import", batch=batch) as tx, _noted(tx, journal):
            for name in SHARED:
                _move(tx, finished, name, 1, len(finished.rows[name]))
        for chunk in range(finished.count):
            with store.transact("Floor", origin="import", batch=batch) as tx, _noted(tx, journal):
                for name, chunks in finished.chunks.items():
                    _move(tx, finished, name, *chunks[chunk])
    store.end_batch(batch)


def _move(tx: Transaction, finished: Finished, name: str, low: int, high: int) -> None:
    if high >= low:
        columns = ",".join(finished.columns[name])
        tx.raw.execute(
            f"INSERT OR FAIL INTO {name}({columns}) SELECT {columns} FROM staged.{name}"
            " WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
            (low, high),
        )


@contextmanager
def _noted(tx: Transaction, journal: bool) -> Iterator[None]:
    """Without a journal: note new contacts, and the first and last new row of other tables."""
    before = {} if journal else _last_rows(tx)
    yield
    if journal:
        return
    for name, last in _last_rows(tx).items():
        first = before[name] + 1
        if last >= first:
            rows = range(first, last + 1) if name == "contact" else {first, last}
            tx.raw.executemany(
                "INSERT INTO change(batch, tbl, row) VALUES (?, ?, ?)",
                [(tx.batch, SYNCED[name].info["number"], row) for row in rows],
            )


def _last_rows(tx: Transaction) -> dict[str, int]:
    return {
        name: tx.raw.execute(f"SELECT coalesce(max(n), 0) FROM {name}").fetchone()[0]
        for name in ("contact", *_OWNERS)
    }


def _count(store: Store) -> int:
    with store.read_raw() as raw:
        (count,) = raw.execute("SELECT count(*) FROM contact").fetchone()
    return int(count)
