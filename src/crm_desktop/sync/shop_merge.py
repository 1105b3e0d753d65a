"""Bringing a snapshot into a shop file: the first start of a PC, or catching up over a gap.

The parts are put into a file beside the shop first, so that reading and checking them holds up
nobody. Then one transaction does all of it: half a merged state would say that it has seen what it
has not. An empty shop is filled table by table; else new rows are moved in sets, and only rows that
differ are merged one by one, by the rule of ``core.rows``.

``core.snapshot`` says the same of a state in memory and is what the simulation plays.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgpack

from crm_desktop.progress import Progress, silent
from crm_desktop.store.durable import create_private
from crm_desktop.store.schema import BY_NUMBER, LIVE, SCHEMA_VERSION, UNDONE
from crm_desktop.store.store import Transaction
from crm_desktop.sync import shop_rows, snapshots
from crm_desktop.sync.core import rows
from crm_desktop.sync.core.naming import Dot, Mark
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Replica
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.packed import packed_value, read_value
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.shop_file import FILES, ShopFile
from crm_desktop.sync.shop_rows import SHAPES, Shape
from crm_desktop.sync.shop_tables import bring_into_tables
from crm_desktop.sync.snapshot_file import Described, Full, Plain
from crm_desktop.sync.snapshots import Get

STAGED = "shop-snapshot.sqlite3"
LABEL = "Received from the shared folder"
_AT_ONCE = 500
_SUM = shop_rows.SUM_BYTES


def merge(
    file: ShopFile, said: Described, get: Get, key: bytes | None, progress: Progress = silent
) -> None:
    """Bring the file to what both together know. Everything typed is sealed first.

    Raises ``BadSegmentError``, and nothing is changed, if the snapshot is not what it says; what
    ``get`` and ``progress`` raise, and nothing is changed.
    """
    if said.min_reader > SCHEMA_VERSION:
        raise BadSegmentError("written by a newer program")
    try:
        _merge_whole(file, said, get, key, progress)
    except _BegunError:
        _merge_whole(file, said, get, key, progress)


class _BegunError(Exception):
    """Somebody typed something into the empty shop while the snapshot was read."""


def _merge_whole(
    file: ShopFile, said: Described, get: Get, key: bytes | None, progress: Progress
) -> None:
    with file.certain():
        sections = snapshots.sections_of(said, get, file.library, key)
        chains = file.replica.chains
        try:
            chains.take_in(sections)
            theirs = chains.vector(said.seen)
            local = [
                {
                    seq: dot.chain
                    for seq, link in enumerate(s.links, (s.base.seq if s.base else 0) + 1)
                    if (dot := chains.locate(Mark(s.author, seq, link.head))) is not None
                }
                for s in sections
            ]
        except LookupError as error:
            raise BadSegmentError("a snapshot that contradicts itself") from error
        path = file.store.folder / STAGED
        with file.store.read_raw() as raw:
            empty = _is_empty(raw)
        try:
            with _staging(path) as staged:
                stage = _Stage(staged, local)
                for done, block in enumerate(snapshots.blocks_of(said, get, file.library, key)):
                    progress(done, 0, LABEL)
                    stage.put(block)
                if not empty:
                    stage.index()
            progress(0, 0, LABEL)
            with file.store.attached(path, "stage"):
                _bring_in(file, stage, theirs, said, empty=empty)
        except sqlite3.IntegrityError as error:
            raise BadSegmentError(f"the tables refuse it: {error}") from error
        except (KeyError, IndexError) as error:
            raise BadSegmentError("a snapshot that names a segment it does not list") from error
        finally:
            with suppress(OSError):
                path.unlink(missing_ok=True)


@contextmanager
def _staging(path: Path) -> Iterator[sqlite3.Connection]:
    path.unlink(missing_ok=True)
    with open(create_private(path), "rb"):
        pass
    staged = sqlite3.connect(path, isolation_level=None)
    try:
        staged.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; BEGIN;")
        yield staged
        staged.execute("COMMIT")
    finally:
        staged.close()


class _Stage:
    """The rows of a snapshot under our own names, in a file: ``r3`` for those of table 3 that go
    in sets, ``full`` for the others."""

    def __init__(self, staged: sqlite3.Connection, local: list[dict[int, int]]) -> None:
        self._raw = staged
        self._local = local
        self.tables: dict[int, tuple[str, ...]] = {}
        """Staged tables with the columns that they have."""
        self.total = 0
        """What the rows of these add to the digest."""
        staged.execute(
            "CREATE TABLE full (tbl INTEGER, row BLOB, held BLOB, PRIMARY KEY (tbl, row))"
        )

    def _dot(self, dot: Dot) -> Dot:
        return Dot(self._local[dot.chain][dot.seq], dot.seq)

    def put(self, block: Plain | Full) -> None:
        if isinstance(block, Full):
            self._put_full(block)
            return
        shape = SHAPES.get(block.table)
        fits = shape is not None and all(
            dict(shape.defaults).get(group) == value for group, value in block.defaults
        )
        columns = tuple(block.columns)
        if not fits or self.tables.setdefault(block.table, columns) != columns:
            # Of a newer program, or of an older one in between: row by row, nothing is lost.
            for full in snapshots.rows_of(block):
                self._put_full(full)
            return
        name = f"r{block.table}"
        self._raw.execute(
            f"CREATE TABLE IF NOT EXISTS {name} (n INTEGER PRIMARY KEY, id BLOB, bc INTEGER,"
            f" bs INTEGER, sc INTEGER, ss INTEGER, sum BLOB, {','.join(columns)})"
        )
        dots = {dot: self._dot(dot) for dot in {*block.births, *block.signs}}
        births, signs = [dots[dot] for dot in block.births], [dots[dot] for dot in block.signs]
        self._raw.executemany(
            f"INSERT INTO {name} VALUES (NULL,{shop_rows.marks(range(len(columns) + 6))})",
            zip(
                block.ids, [d[0] for d in births], [d[1] for d in births],
                [d[0] for d in signs], [d[1] for d in signs],
                [total.to_bytes(_SUM) for total in block.sums], *block.columns.values(),
                strict=True,
            ),
        )  # fmt: skip
        self.total += sum(block.sums)

    def index(self) -> None:
        """Rows will be looked for by their ids."""
        for number in self.tables:
            self._raw.execute(f"CREATE INDEX r{number}_id ON r{number} (id)")

    def _put_full(self, full: Full) -> None:
        held = [
            [self._dot(dot) for dot in full.births],
            [self._dot(dot) for dot in full.signs],
            [
                [group, [[self._dot(dot), packed_value(value)] for dot, value in held]]
                for group, held in full.cells
            ],
        ]
        packed = msgpack.packb(held, unicode_errors="surrogatepass")
        self._raw.execute("INSERT INTO full VALUES (?, ?, ?)", (*full.key, packed))


def _unpacked(held: bytes) -> Row:
    births, signs, cells = msgpack.unpackb(held, unicode_errors="surrogatepass")
    return Row(
        frozenset(Dot(*dot) for dot in births),
        frozenset(Dot(*dot) for dot in signs),
        {
            group: {Dot(*dot): read_value(value) for dot, value in siblings}
            for group, siblings in cells
        },
    )


def _is_empty(raw: sqlite3.Connection) -> bool:
    return not raw.execute("SELECT 1 FROM sync_row").fetchone() and not any(
        raw.execute(f"SELECT 1 FROM {shape.name}").fetchone() for shape in SHAPES.values()
    )


def _bring_in(
    file: ShopFile, stage: _Stage, theirs: dict[int, int], said: Described, *, empty: bool
) -> None:
    store = file.store
    if empty:
        with store.refill(LABEL, "sync") as tx:
            if not _is_empty(tx.raw):
                raise _BegunError
            _fill(tx, file.replica, stage)
            _conclude(tx, file, theirs, said)
    else:
        with store.transact(LABEL, origin="sync", batch=file.catching_up) as tx:
            file.seal_in(tx.raw)
            _merge(tx.raw, file.replica, stage, theirs)
            _conclude(tx, file, theirs, said)
            tx.raw.execute("DELETE FROM sync_dirty")
    author = file.author()
    if any(mark.author == author and not file.wrote(mark) for mark in file.replica.seen):
        file.new_life()  # we are an older copy of ourselves


def _fill(tx: Transaction, replica: Replica, stage: _Stage) -> None:
    raw = tx.raw
    for number, columns in stage.tables.items():
        names = ",".join(columns)
        raw.execute(
            f"INSERT OR FAIL INTO {SHAPES[number].name}(id,{names})"
            f" SELECT id,{names} FROM stage.r{number} ORDER BY n"
        )
        raw.execute(
            f"INSERT INTO sync_row SELECT {number}, id, bc, bs, sc, ss, 1, sum, NULL"
            f" FROM stage.r{number} ORDER BY id"
        )
    replica.count_in(stage.total)
    for part in shop_rows.in_parts(raw.execute("SELECT tbl, row, held FROM stage.full"), _AT_ONCE):
        replica.rows.clear()
        replica.sums.clear()
        for table, row, held in part:
            replica.replace(RowKey(table, row), _unpacked(held))
        _write(raw, replica, [RowKey(table, row) for table, row, _ in part])
    _make_targets(raw, stage)
    for shape in SHAPES.values():
        raw.execute(
            "INSERT INTO change(batch, tbl, row)"
            f" SELECT ?, {shape.number}, n FROM {shape.name} ORDER BY n",
            (tx.batch,),
        )


def _make_targets(raw: sqlite3.Connection, stage: _Stage) -> None:
    """A reference to what was erased everywhere: a hidden, empty row keeps the place."""
    for number, columns in stage.tables.items():
        for column, target in SHAPES[number].links.items():
            if column in columns:
                name = BY_NUMBER[target].name
                raw.execute(
                    f"INSERT OR FAIL INTO {name}(id, gone) SELECT DISTINCT {column}, {UNDONE}"
                    f" FROM stage.r{number} s WHERE {column} NOT NULL"
                    f" AND NOT EXISTS (SELECT 1 FROM {name} t WHERE t.id=s.{column})"
                )


def _merge(
    raw: sqlite3.Connection, replica: Replica, stage: _Stage, theirs: dict[int, int]
) -> None:
    ours = dict(replica.vector)
    raw.execute("DROP TABLE IF EXISTS temp.sync_seen")
    raw.execute("CREATE TEMP TABLE sync_seen (chain INTEGER PRIMARY KEY, seq INTEGER)")
    raw.executemany("INSERT INTO sync_seen VALUES (?, ?)", ours.items())
    raw.execute("DROP TABLE IF EXISTS temp.sync_there")
    raw.execute("CREATE TEMP TABLE sync_there (tbl INTEGER, row BLOB, PRIMARY KEY (tbl, row))"
                " WITHOUT ROWID")  # fmt: skip
    for number, columns in stage.tables.items():
        raw.execute(f"INSERT INTO sync_there SELECT {number}, id FROM stage.r{number}")
        _move_new(raw, replica, SHAPES[number], columns)
    raw.execute("INSERT INTO sync_there SELECT tbl, row FROM stage.full")
    _make_targets(raw, stage)
    differing = [
        RowKey(number, row)
        for number in stage.tables
        for (row,) in raw.execute(
            f"SELECT s.id FROM stage.r{number} s LEFT JOIN sync_row o ON o.tbl={number}"
            " AND o.row=s.id WHERE o.row IS NULL OR o.more NOT NULL OR o.sum<>s.sum"
            " OR o.birth_chain<>s.bc OR o.birth_seq<>s.bs OR o.sign_chain<>s.sc"
            " OR o.sign_seq<>s.ss"
        )
    ]
    differing += [RowKey(*key) for key in raw.execute("SELECT tbl, row FROM stage.full")]
    # What they lack and had seen was erased there.
    differing += [
        RowKey(*key)
        for key in raw.execute(
            "SELECT tbl, row FROM sync_row o"
            " WHERE NOT EXISTS (SELECT 1 FROM sync_there s WHERE s.tbl=o.tbl AND s.row=o.row)"
        )
    ]
    for part in shop_rows.in_parts(differing, _AT_ONCE):
        shop_rows.load(raw, replica, part)
        other = _theirs(raw, stage, part)
        touched = []
        for key in part:
            held = replica.rows.get(key, Row())
            row = rows.merged(held, ours, other.get(key, Row()), theirs)
            if row != held:
                replica.replace(key, row)
                touched.append(key)
        _write(raw, replica, touched)
    raw.execute("DROP TABLE temp.sync_seen")
    raw.execute("DROP TABLE temp.sync_there")


def _move_new(
    raw: sqlite3.Connection, replica: Replica, shape: Shape, columns: tuple[str, ...]
) -> None:
    """Rows that are not here and of which nobody here had heard."""
    names = ",".join(columns)
    new = (
        f"FROM stage.r{shape.number} s WHERE NOT EXISTS"
        f" (SELECT 1 FROM sync_row o WHERE o.tbl={shape.number} AND o.row=s.id)"
        " AND NOT EXISTS (SELECT 1 FROM sync_seen v WHERE v.chain=s.bc AND v.seq>=s.bs)"
    )
    sums = raw.execute(
        f"SELECT s.sum {new} AND NOT EXISTS (SELECT 1 FROM {shape.name} t WHERE t.id=s.id)"
    ).fetchall()
    replica.count_in(sum(int.from_bytes(total) for (total,) in sums))
    raw.execute("DROP TABLE IF EXISTS temp.sync_new")
    raw.execute(
        f"CREATE TEMP TABLE sync_new AS SELECT s.n {new}"
        f" AND NOT EXISTS (SELECT 1 FROM {shape.name} t WHERE t.id=s.id) ORDER BY s.n"
    )
    raw.execute(
        f"INSERT OR FAIL INTO {shape.name}(id,{names}) SELECT id,{names} FROM sync_new w"
        f" CROSS JOIN stage.r{shape.number} s ON s.n=w.n"
    )
    raw.execute(
        f"INSERT INTO sync_row SELECT {shape.number}, id, bc, bs, sc, ss, 1, sum, NULL"
        f" FROM sync_new w CROSS JOIN stage.r{shape.number} s ON s.n=w.n"
    )
    raw.execute("DROP TABLE temp.sync_new")


def _theirs(raw: sqlite3.Connection, stage: _Stage, keys: list[RowKey]) -> dict[RowKey, Row]:
    found: dict[RowKey, Row] = {}
    for table, ids in shop_rows.by_table(keys).items():
        among = f"({shop_rows.marks(ids)})"
        for row, held in raw.execute(
            f"SELECT row, held FROM stage.full WHERE tbl=? AND row IN {among}", (table, *ids)
        ):
            found[RowKey(table, row)] = _unpacked(held)
        if table not in stage.tables:
            continue
        shape, columns = SHAPES[table], stage.tables[table]
        for row, bc, bs, sc, ss, *values in raw.execute(
            f"SELECT id, bc, bs, sc, ss, {','.join(columns)} FROM stage.r{table}"
            f" WHERE id IN {among}", ids
        ):  # fmt: skip
            held = dict(zip(columns, values, strict=True))
            cells = {
                group: {Dot(bc, bs): value}
                for group, default in shape.defaults.items()
                if all(name in held for name, _ in default)
                and (value := shape.value(group, held)) != default
            }
            found[RowKey(table, row)] = Row(
                frozenset({Dot(bc, bs)}), frozenset({Dot(sc, ss)}), cells
            )
    return found


def _write(raw: sqlite3.Connection, replica: Replica, touched: list[RowKey]) -> None:
    bring_into_tables(raw, replica, touched)
    shop_rows.save(raw, replica, touched)


def _conclude(tx: Transaction, file: ShopFile, theirs: dict[int, int], said: Described) -> None:
    """Write down how far we are now."""
    raw, replica = tx.raw, file.replica
    (arrived,) = raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
    for chain, seq in theirs.items():
        replica.vector[chain] = max(seq, replica.vector.get(chain, 0))
    replica.last_hlc = max(replica.last_hlc, said.hlc)
    if replica.vector == theirs and replica.digest != said.digest:
        raise BadSegmentError("not the state that it says")
    for n in range(len(replica.chains)):
        known = replica.chains[n]
        raw.execute(
            "INSERT OR IGNORE INTO sync_chain VALUES (?, ?, ?, ?, ?)",
            (n, *known.author, *(known.parent or (None, None))),
        )
        raw.executemany(
            "INSERT OR IGNORE INTO sync_segment(chain, seq, head, hlc, own, arrived)"
            " VALUES (?, ?, ?, ?, 0, ?)",
            (
                (n, seq, link.head, link.hlc, arrived)
                for seq, link in enumerate(known.links, known.base + 1)
            ),
        )
    raw.execute("UPDATE sync_state SET hlc=?, digest=?", (replica.last_hlc, replica.digest))
    for table, column in FILES:
        raw.execute(
            f"INSERT OR IGNORE INTO sync_blob SELECT DISTINCT {column}, 1, NULL, NULL"
            f" FROM {SHAPES[table].name} WHERE gone={LIVE} AND {column}<>''"
        )
