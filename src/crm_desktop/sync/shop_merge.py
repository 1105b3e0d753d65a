"""Bringing a snapshot into a shop file: the first start of a PC, or catching up over a gap.

An empty shop is filled (``shop_fill``). Else the parts are put into a file beside the shop first,
so that reading and checking them holds up nobody. Then one transaction does all of it: half a
merged state would say that it has seen what it has not. New rows are moved in sets, and only rows
that differ are merged one by one, by the rule of ``core.rows``.

``core.snapshot`` says the same of a state in memory and is what the simulation plays.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress

from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import BY_NUMBER, LIVE, SCHEMA_VERSION, UNDONE
from crm_desktop.store.store import Transaction
from crm_desktop.sync import shop_fill, shop_rows, snapshots
from crm_desktop.sync.core import rows
from crm_desktop.sync.core.naming import Mark, Vector, covers
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Replica
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.shop_file import FILES, ShopFile
from crm_desktop.sync.shop_fill import Filling
from crm_desktop.sync.shop_rows import SHAPES, Shape
from crm_desktop.sync.shop_stage import STAGED, Stage, others, staging
from crm_desktop.sync.shop_tables import bring_into_tables
from crm_desktop.sync.snapshot_file import Described, Image, Plain
from crm_desktop.sync.snapshots import Get

LABEL = "Received from the shared folder"
_AT_ONCE = 500


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
        try:
            with file.store.read_raw() as raw:
                empty = _is_empty(raw)
            if empty:
                _fill(file, local, theirs, said, get, key, progress)
            else:
                _stage_and_merge(file, local, theirs, said, get, key, progress)
        except sqlite3.IntegrityError as error:
            raise BadSegmentError(f"the tables refuse it: {error}") from error
        except (KeyError, IndexError) as error:
            raise BadSegmentError("a snapshot that names a segment it does not list") from error
        author = file.author()
        if any(mark.author == author and not file.wrote(mark) for mark in file.replica.seen):
            file.new_life()  # we are an older copy of ourselves


def _is_empty(raw: sqlite3.Connection) -> bool:
    return not raw.execute("SELECT 1 FROM sync_row").fetchone() and not any(
        raw.execute(f"SELECT 1 FROM {shape.name}").fetchone() for shape in SHAPES.values()
    )


def _fill(  # noqa: PLR0917 - one thing each
    file: ShopFile,
    local: list[dict[int, int]],
    theirs: dict[int, int],
    said: Described,
    get: Get,
    key: bytes | None,
    progress: Progress,
) -> None:
    """Into an empty shop; asks ``progress`` all the while."""
    done = said.rows  # getting the parts is one half of it

    def asked() -> None:
        progress(done, 2 * said.rows, LABEL)

    def told(rows: int) -> None:
        nonlocal done
        done = said.rows + rows
        asked()

    def indexed() -> None:
        filling.finish()
        _conclude(tx, file, theirs, said)

    kept = shop_fill.at_hand(said, get, progress, LABEL)
    with file.store.refill(LABEL, "sync", asked, indexed) as tx:
        if not _is_empty(tx.raw):
            raise _BegunError
        filling = Filling(tx, file.replica, local)
        blocks = shop_fill.read_ahead(said, kept, file.library, key, images=filling.takes_images)
        with closing(blocks):
            filling.put_all(blocks, told)
        told(said.rows)


def _stage_and_merge(  # noqa: PLR0917 - one thing each
    file: ShopFile,
    local: list[dict[int, int]],
    theirs: dict[int, int],
    said: Described,
    get: Get,
    key: bytes | None,
    progress: Progress,
) -> None:
    path = file.store.folder / STAGED

    def asked() -> None:
        progress(said.rows, said.rows, LABEL)

    try:
        with staging(path) as staged, file.store.read_raw() as raw:
            stage = Stage(staged, local, raw)
            done = 0
            for found in snapshots.images_of(said, get, file.library, key):
                progress(done, said.rows, LABEL)
                block = found.plain() if isinstance(found, Image) else found
                progress(done, said.rows, LABEL)
                stage.put(block)
                done += len(block.ids) if isinstance(block, Plain) else 1
            stage.finish()
        asked()
        store = file.store
        with (
            store.attached(path, "stage"),
            store.transact(LABEL, origin="sync", batch=file.catching_up, asked=asked) as tx,
        ):
            file.seal_in(tx.raw)
            _merge(tx.raw, file.replica, stage, theirs)
            _conclude(tx, file, theirs, said)
            tx.raw.execute("DELETE FROM sync_dirty")
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _make_targets(raw: sqlite3.Connection, stage: Stage) -> None:
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


def _merge(raw: sqlite3.Connection, replica: Replica, stage: Stage, theirs: dict[int, int]) -> None:
    ours = dict(replica.vector)
    for table, seen in (("sync_seen", ours), ("sync_theirs", theirs)):
        raw.execute(f"DROP TABLE IF EXISTS temp.{table}")
        raw.execute(f"CREATE TEMP TABLE {table} (chain INTEGER PRIMARY KEY, seq INTEGER)")
        raw.executemany(f"INSERT INTO {table} VALUES (?, ?)", seen.items())
    raw.execute("DROP TABLE IF EXISTS temp.sync_there")
    raw.execute("CREATE TEMP TABLE sync_there (tbl INTEGER, row BLOB, PRIMARY KEY (tbl, row))"
                " WITHOUT ROWID")  # fmt: skip
    for number, columns in stage.tables.items():
        raw.execute(f"INSERT INTO sync_there SELECT {number}, id FROM stage.r{number}")
        _move_new(raw, replica, SHAPES[number], columns)
    for kept in ("full", "same"):
        raw.execute(f"INSERT INTO sync_there SELECT tbl, row FROM stage.{kept}")
    _make_targets(raw, stage)
    for number, columns in stage.tables.items():
        _take_theirs(raw, replica, SHAPES[number], columns)
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
        other = others(raw, stage, part)
        simple = shop_rows.simple(raw, part)
        replica.rows.clear()
        replica.sums.clear()
        hard, touched = [], []
        for key in part:
            before = simple.get(key)
            if (
                before is not None
                and key in other
                and _only_theirs(before.row, ours, other[key].row, theirs)
            ):
                replica.take(key, other[key].row, before.total, other[key].total)
                touched.append(key)
            else:
                hard.append(key)
        _write(raw, replica, touched)
        shop_rows.load(raw, replica, hard)
        touched = []
        for key in hard:
            held = replica.rows.get(key, Row())
            row = rows.merged(held, ours, other[key].row if key in other else Row(), theirs)
            if row != held:
                replica.replace(key, row)
                touched.append(key)
        _write(raw, replica, touched)
    raw.execute("DROP TABLE temp.sync_seen")
    raw.execute("DROP TABLE temp.sync_theirs")
    raw.execute("DROP TABLE temp.sync_there")


def _take_theirs(
    raw: sqlite3.Connection, replica: Replica, shape: Shape, columns: tuple[str, ...]
) -> None:
    """Rows of which they have seen all that is here, and we nothing that they have besides: what
    ``rows.merged`` comes to is theirs. The usual case, in sets; see ``_only_theirs``."""
    number = shape.number

    def covered(seen: str, chain: str, seq: str) -> str:
        return f"EXISTS (SELECT 1 FROM {seen} v WHERE v.chain={chain} AND v.seq>={seq})"

    raw.execute("DROP TABLE IF EXISTS temp.sync_taken")
    raw.execute(
        f"CREATE TEMP TABLE sync_taken AS SELECT s.n, s.id, s.sum, o.sum AS before"
        f" FROM stage.r{number} s CROSS JOIN sync_row o ON o.tbl={number} AND o.row=s.id"
        f" CROSS JOIN {shape.name} t ON t.id=s.id"
        f" WHERE o.more IS NULL AND o.whole=1 AND t.gone={LIVE}"
        f" AND {covered('sync_theirs', 'o.birth_chain', 'o.birth_seq')}"
        f" AND {covered('sync_theirs', 'o.sign_chain', 'o.sign_seq')}"
        " AND NOT EXISTS (SELECT 1 FROM sync_cell c WHERE c.tbl=o.tbl AND c.row=o.row"
        f" AND (c.value NOTNULL OR NOT {covered('sync_theirs', 'c.chain', 'c.seq')}))"
        " AND (s.bc=o.birth_chain AND s.bs=o.birth_seq"
        f" OR NOT {covered('sync_seen', 's.bc', 's.bs')})"
        " AND (s.sc=o.sign_chain AND s.ss=o.sign_seq"
        f" OR NOT {covered('sync_seen', 's.sc', 's.ss')})"
        f" AND NOT EXISTS (SELECT 1 FROM stage.cell c WHERE c.tbl={number} AND c.row=s.id"
        f" AND {covered('sync_seen', 'c.chain', 'c.seq')} AND NOT EXISTS"
        " (SELECT 1 FROM sync_cell d WHERE d.tbl=c.tbl AND d.row=c.row AND d.grp=c.grp"
        " AND d.chain=c.chain AND d.seq=c.seq)) ORDER BY t.n"
    )
    for after, before in raw.execute("SELECT sum, before FROM sync_taken"):
        replica.count_in(int.from_bytes(after) - int.from_bytes(before))
    differs = " OR ".join(f"t.{name} IS NOT s.{name}" for name in columns)
    raw.execute(
        f"UPDATE OR FAIL {shape.name} AS t SET {', '.join(f'{name}=s.{name}' for name in columns)}"
        f" FROM sync_taken w CROSS JOIN stage.r{number} s ON s.n=w.n"
        f" WHERE t.id=w.id AND ({differs})"
    )
    raw.execute(
        "UPDATE sync_row AS o SET birth_chain=s.bc, birth_seq=s.bs, sign_chain=s.sc,"
        f" sign_seq=s.ss, sum=s.sum FROM sync_taken w CROSS JOIN stage.r{number} s ON s.n=w.n"
        f" WHERE o.tbl={number} AND o.row=w.id"
    )
    raw.execute(f"DELETE FROM sync_cell WHERE tbl={number} AND row IN (SELECT id FROM sync_taken)")
    raw.execute(
        "INSERT INTO sync_cell SELECT c.tbl, c.row, c.grp, c.chain, c.seq, NULL FROM sync_taken w"
        f" CROSS JOIN stage.cell c ON c.tbl={number} AND c.row=w.id"
    )
    raw.execute("DROP TABLE temp.sync_taken")


def _only_theirs(ours: Row, our_seen: Vector, theirs: Row, their_seen: Vector) -> bool:
    """Whether ``rows.merged`` comes to their row: they have seen all of ours, and we had not seen
    what they have besides. ``ours``: with all its dots, if without its values."""
    pairs = [(ours.births, theirs.births), (ours.signs, theirs.signs)]
    for group in ours.cells.keys() | theirs.cells.keys():
        mine, other = ours.cells.get(group, {}), theirs.cells.get(group, {})
        pairs.append((frozenset(mine), frozenset(other)))
    return all(covers(their_seen, dot) for mine, _ in pairs for dot in mine) and not any(
        covers(our_seen, dot) for mine, other in pairs for dot in other - mine
    )


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
    raw.execute(
        f"INSERT INTO sync_cell SELECT {shape.number}, row, grp, chain, seq, NULL FROM sync_new w"
        f" CROSS JOIN stage.r{shape.number} s ON s.n=w.n"
        f" CROSS JOIN stage.cell c ON c.tbl={shape.number} AND c.row=s.id"
    )
    raw.execute("DROP TABLE temp.sync_new")


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
