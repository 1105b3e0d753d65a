"""What sharing a shop costs, each beside a floor that is measured in the same process."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgpack
import zstandard

from crm_desktop.progress import silent
from crm_desktop.services.sample import make_sample_shop
from crm_desktop.store import schema, search_index, summary
from crm_desktop.store.connection import connect
from crm_desktop.store.journal import all_triggers
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.schema import SYNCED
from crm_desktop.store.store import Store
from crm_desktop.sync import segment, setup, shop_file
from crm_desktop.sync.setup import Surroundings
from crm_desktop.sync.shared import Shared
from crm_desktop.sync.shop_rows import SHAPES, in_parts
from tests.performance.bare_seal import bare_seal
from tests.performance.measured import Stopwatch, Took

EDITS, LOTS = 1_000, 4
FEW = 300
"""Rows of the slowest way, one segment for each."""


def _clock() -> int:
    return time.time_ns() // 1_000_000


class _Pc:
    def __init__(self, place: Path, name: str) -> None:
        self.store = Store.open(place / name, clock=_clock)
        self.here = Surroundings(KeyRing(None), place / "settings" / name, name.encode())

    def join(self, share: Path) -> Shared:
        setup.join(self.store, share, None, self.here)
        self.work = Shared(self.store, self.here)
        return self.work


@contextmanager
def _watched(times: dict[str, Took], name: str) -> Iterator[None]:
    with Stopwatch() as watch:
        yield
    times[name] = watch.took


def sharing(folder: str, contacts: int) -> dict[str, Any]:
    """Seconds (clock, processor) of each step and its floor, and bytes."""
    place = Path(folder)
    share = place / "share"
    share.mkdir(parents=True)
    times: dict[str, Took] = {}
    anna = _Pc(place, "anna")
    make_sample_shop(
        anna.store, size=contacts, seed=1, today=dt.date(2026, 11, 22), progress=silent, holds=500
    )
    with _watched(times, "seal_floor"):
        rows = _read_and_compress(anna.store)
    with _copied(anna) as copy, closing(connect(copy.path)) as raw:
        raw.executescript("PRAGMA synchronous=FULL; PRAGMA cache_size=-65536")
        bare = bare_seal(raw)
    setup.begin(anna.store, share, None, anna.here)
    work = anna.work = Shared(anna.store, anna.here)
    with _watched(times, "seal"):
        work._file.seal()
    work._engine.turn()
    _codec(work, times)
    ben = _Pc(place, "ben")
    ben.join(share)
    with _watched(times, "apply"):
        ben.work._engine.turn()
    with _watched(times, "append"):
        _append(anna.store, place / "appended")
    with _watched(times, "snapshot"):
        made = work._upkeep.make_snapshot()
    assert made is not None
    cem = _Pc(place, "cem")
    cem.join(share)
    with _watched(times, "join"):
        cem.work._upkeep.catch_up()
    assert cem.work._file.replica.digest == work._file.replica.digest
    sizes = (p.stat().st_size for p in share.rglob("p*.bin"))
    _sent(times, "join", sum(sizes))
    packed = _image(anna.store, place / "image")
    with _watched(times, "join_floor"):
        _receive(packed, place / "received")
    _sent(times, "join_floor", len(packed))
    found: dict[str, Any] = {"rows": rows, "wire": _edits(anna, ben, times)}
    found["lots"] = LOTS
    found["year"] = _year(anna, cem, times)
    ben.work._engine.turn()
    _one_by_one(anna, ben, times)
    for pc in (anna, ben):
        pc.work.now()
    found["idle"] = _idle(anna, share)
    for pc in (anna, ben, cem):
        pc.store.close()
    found["share"] = sum(p.stat().st_size for p in share.rglob("*") if p.is_file())
    found["bare"] = {part: tuple(took) for part, took in bare.items()}
    found["times"] = {name: tuple(took) for name, took in times.items()}
    return found


def _read_and_compress(store: Store) -> int:
    """Reading all rows once, and compressing them in blocks, as a seal has to at least."""
    rows = 0
    with store.read_raw() as raw:
        for shape in SHAPES.values():
            names = ",".join(("id", *shape.columns))
            for part in in_parts(raw.execute(f"SELECT {names} FROM {shape.name}"), 2_000):
                rows += len(part)
                zstandard.compress(msgpack.packb(part), 3)
    return rows


def _codec(work: Shared, times: dict[str, Took]) -> None:
    """Reading all segments out of their files, and writing them once more."""
    file = work._file
    contents = list(file.outbox().values())
    with _watched(times, "codec_in"):
        read = [segment.decode(content, file.library, file.key)[0] for content in contents]
    with _watched(times, "codec_out"):
        for one in read:
            segment.encode(one, file.library, file.key)


def _append(source: Store, folder: Path) -> None:
    """The same rows written into an empty shop by the one door for writing, journal, search index
    and all, without asking what they were before."""
    target = Store.open(folder, clock=_clock)
    with source.read_raw() as raw:
        for table in SYNCED.values():
            names = [c.name for c in table.columns if c.name != "n"]
            lines = raw.execute(f"SELECT {','.join(names)} FROM {table.name} ORDER BY n")
            statement = (
                f"INSERT OR FAIL INTO {table.name}({','.join(names)})"
                f" VALUES ({','.join('?' * len(names))})"
            )
            for part in in_parts(lines, shop_file.ROWS_IN_SEGMENT):
                with target.transact("append") as tx:
                    tx.raw.execute("PRAGMA defer_foreign_keys=ON")
                    tx.raw.executemany(statement, part)
    target.close()


def _image(store: Store, place: Path) -> bytes:
    """The zstd-3 of a file with what a join needs and nothing else: the rows, what sync knows of
    them, and the summaries without which no list can be shown (a copy has them for less than it
    takes to make them), without journal, contents of segments, secondary indexes and search index.
    """
    place.unlink(missing_ok=True)
    with closing(connect(store.path)) as raw:
        raw.execute("VACUUM INTO ?", (str(place),))
    with closing(connect(place)) as raw:
        for name in all_triggers():
            raw.execute(f"DROP TRIGGER {name}")
        for name in (*schema.indexes(), *summary.INDEXES):
            raw.execute(f"DROP INDEX IF EXISTS {name}")
        for name in ("contact_fts", "contact_code", "entry_fts"):
            raw.execute(f"INSERT INTO {name}({name}) VALUES ('delete-all')")
        for name in (
            "search_contact", "search_entry", "search_word", "search_late", "change", "batch",
        ):  # fmt: skip
            raw.execute(f"DELETE FROM {name}")
        raw.execute("UPDATE sync_segment SET content=NULL")
        raw.execute("VACUUM")
    return zstandard.compress(place.read_bytes(), 3)


def _receive(packed: bytes, target: Path) -> None:
    """Such an image unpacked, checked, its indexes made, the search index of the contacts among
    them: what a join costs at least, without the way over the network (see ``sent``)."""
    with open(target, "wb") as file:
        zstandard.ZstdDecompressor().copy_stream(io.BytesIO(packed), file)
    with closing(connect(target)) as raw:
        raw.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; BEGIN")
        raw.execute("PRAGMA quick_check").fetchone()
        for statement in (*schema.indexes().values(), *summary.INDEXES.values()):
            raw.execute(statement)
        search_index.rebuild_contacts(raw)
        search_index.rebuild_entries(raw, at_once=0)
        raw.execute("COMMIT")


def _sent(times: dict[str, Took], name: str, size: int) -> None:
    """Count the way of so many bytes over a line of 1 Gbit/s in, on either side alike."""
    seconds = size / 125e6
    times[name] = Took(times[name].wall + seconds, times[name].cpu + seconds)


def _edits(anna: _Pc, ben: _Pc, times: dict[str, Took]) -> dict[str, int]:
    """A thousand edits on one PC, several times over: their bytes the first time, and applying all
    of them on the other PC. The floor: the same edits in the same shop file by hand.

    One thousand alone tells little: the search index joins its parts every few times only, on
    either side, and the first one reads what the next ones have in memory.
    """
    found: dict[str, int] = {}
    edits = floor = Took(0, 0)
    change = "UPDATE entry SET body=? WHERE id=?"
    with _copied(ben) as copy:
        for lot in range(LOTS):
            with anna.store.read_raw() as raw:
                chosen = raw.execute(
                    "SELECT id FROM entry ORDER BY n LIMIT ? OFFSET ?", (EDITS, lot * EDITS)
                )
                ids = [i for (i,) in chosen]
            values = [(f"changed {n} times over", i) for n, i in enumerate(ids)]
            with anna.store.transact("edits") as tx:
                tx.raw.executemany(change, values)
            before = set(anna.work._file.outbox())
            anna.work._file.seal()
            made = set(anna.work._file.outbox()) - before
            if not found:
                wire = sum(len(anna.work._file.content(mark) or b"") for mark in made)
                least = len(zstandard.compress(msgpack.packb([[i, v] for v, i in values]), 9))
                found = {"ours": wire, "segments": len(made), "least": least, "edits": len(ids)}
            anna.work._engine.turn()
            with Stopwatch() as watch:
                ben.work._engine.turn()
            edits = Took(edits.wall + watch.took.wall, edits.cpu + watch.took.cpu)
            with Stopwatch() as watch, copy.transact("edits") as tx:
                tx.raw.executemany(change, values)
            floor = Took(floor.wall + watch.took.wall, floor.cpu + watch.took.cpu)
    times["edits"], times["edits_floor"] = edits, floor
    return found


@contextmanager
def _copied(pc: _Pc) -> Iterator[Store]:
    """The same shop once more."""
    folder = pc.store.folder.parent / "copied"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    with pc.store.read_raw() as raw, closing(sqlite3.connect(folder / pc.store.path.name)) as copy:
        raw.backup(copy)
    (folder / pc.store.path.name).chmod(0o600)
    with Store.open(folder, clock=_clock) as store:
        yield store


def _year(anna: _Pc, cem: _Pc, times: dict[str, Took]) -> int:
    """All entries changed on one PC, brought to the other by a snapshot; the floor: changing them
    there by hand."""
    with anna.store.read_raw() as raw:
        lines = raw.execute("SELECT body || ' and again', id FROM entry ORDER BY n").fetchall()
    change = "UPDATE entry SET body=? WHERE id=?"
    with anna.store.transact("edits") as tx:
        tx.raw.executemany(change, lines)
    anna.work._file.seal()
    anna.work._engine.turn()
    anna.work._upkeep.make_snapshot()
    with _copied(cem) as copy, _watched(times, "catch_up_floor"), copy.transact("edits") as tx:
        tx.raw.executemany(change, lines)
    with _watched(times, "catch_up"):
        cem.work._upkeep.catch_up()
    assert cem.work._file.replica.digest == anna.work._file.replica.digest
    return len(lines)


def _one_by_one(anna: _Pc, ben: _Pc, times: dict[str, Took]) -> None:
    """The same number of new rows in one segment, and in one segment each."""
    for name, at_once in (("set", shop_file.ROWS_IN_SEGMENT), ("single", 1)):
        with anna.store.transact(name) as tx:
            tx.raw.executemany(
                "INSERT INTO entry(id, contact_id, body) SELECT ?, id, ? FROM contact LIMIT 1",
                [(identity, "a line of text") for identity in tx.ids.take(FEW)],
            )
        anna.work._file.rows_in_segment = at_once
        anna.work._file.seal()
        anna.work._file.rows_in_segment = shop_file.ROWS_IN_SEGMENT
        anna.work._engine.turn()
        with _watched(times, name):
            ben.work._engine.turn()


def _idle(anna: _Pc, share: Path) -> int:
    """Files that ten idle turns wrote or changed in the folder."""
    anna.work.now()

    def state() -> dict[str, int]:
        return {str(p): p.stat().st_mtime_ns for p in share.rglob("*") if p.is_file()}

    before = state()
    for _ in range(10):
        anna.work.now()
    return len(before.items() ^ state().items())
