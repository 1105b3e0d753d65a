"""Taking the state of a shop file as a snapshot, and looking whether one is what it says.

A snapshot is taken from one state of the file while people go on working; what is not sealed yet is
not in it. Whoever made one reads it back from the folder, counts everything again and only then
describes it: a snapshot without a description does not count.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice

from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import SCHEMA_VERSION
from crm_desktop.sync import shop_rows, snapshot_file
from crm_desktop.sync.core.chains import Section
from crm_desktop.sync.core.naming import Dot
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import DIGEST_BYTES, Replica
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.known import read_known
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.shop_file import MIN_READER, ShopFile
from crm_desktop.sync.shop_rows import SHAPES, Shape
from crm_desktop.sync.snapshot_file import ROWS_IN_BLOCK, Described, Full, Plain

TAKING, CHECKING = "Taking a picture of the shop", "Checking the picture of the shop"
BLOCKS_IN_PART = 4
_SINGLE = (
    "r.whole=1 AND r.more IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM sync_cell c WHERE c.tbl=r.tbl AND c.row=r.row)"
)
"""Written once and never again."""

Put = Callable[[int, bytes], None]
"""Keeps a part under its number."""
Get = Callable[[int], bytes]


def take(
    file: ShopFile, key: bytes | None, put: Put, progress: Progress = silent
) -> Described | None:
    """Write the parts of a snapshot; what describes it, to be written when they are verified.

    None: somebody is typing just now, or there is nothing to take. Raises what ``put`` and
    ``progress`` raise.
    """
    file.seal(progress)
    with file.store.read_raw() as raw:
        if raw.execute("SELECT 1 FROM sync_dirty LIMIT 1").fetchone():
            return None
        known = read_known(raw)
        replica = known.replica
        if not replica.vector:
            return None
        parts: list[tuple[int, bytes]] = []

        def keep(content: bytes) -> None:
            put(len(parts) + 1, content)
            parts.append((len(content), snapshot_file.hash_of(content)))

        sections = replica.chains.sections(replica.vector)
        keep(snapshot_file.chains_part(sections, known.library, key))
        blocks = _blocks(raw, replica)
        (rows,) = raw.execute("SELECT count(*) FROM sync_row").fetchone()
        done = 0
        while some := list(islice(blocks, BLOCKS_IN_PART)):
            progress(done, rows, TAKING)
            done += sum(len(block.ids) if isinstance(block, Plain) else 1 for block in some)
            keep(snapshot_file.rows_part(len(parts) + 1, some, known.library, key))
    return Described(
        known.author.device, replica.last_hlc, file.store.clock(), SCHEMA_VERSION, MIN_READER,
        replica.seen, replica.digest, rows, tuple(parts),
    )  # fmt: skip


def _blocks(raw: sqlite3.Connection, replica: Replica) -> Iterator[Plain | Full]:
    for shape in SHAPES.values():
        yield from _plain(raw, shape)
    keys = (
        RowKey(*key)
        for key in raw.execute(f"SELECT tbl, row FROM sync_row r WHERE NOT ({_SINGLE})")
    )
    for part in shop_rows.in_parts(keys):
        shop_rows.load(raw, replica, part)
        for key, row in sorted(replica.rows.items()):
            yield Full(
                key,
                tuple(sorted(row.births)),
                tuple(sorted(row.signs)),
                replica.sums[key],
                tuple((group, tuple(sorted(held.items()))) for group, held in row.cells.items()),
            )
    replica.rows.clear()
    replica.sums.clear()


def _plain(raw: sqlite3.Connection, shape: Shape) -> Iterator[Plain]:
    names = ",".join(f"t.{name}" for name in shape.columns)
    # In the order in which the rows were made, which is also that of the file.
    found = raw.execute(
        "SELECT t.id, r.birth_chain, r.birth_seq, r.sign_chain, r.sign_seq, r.sum,"
        f" {names} FROM {shape.name} t CROSS JOIN sync_row r ON r.tbl=? AND r.row=t.id"
        f" WHERE {_SINGLE} ORDER BY t.n",
        (shape.number,),
    )
    while lines := found.fetchmany(ROWS_IN_BLOCK):
        ids, bc, bs, sc, ss, sums, *columns = (list(column) for column in zip(*lines, strict=True))
        yield Plain(
            shape.number,
            tuple(shape.defaults.items()),
            ids,
            list(map(Dot, bc, bs)),
            list(map(Dot, sc, ss)),
            [int.from_bytes(total) for total in sums],
            dict(zip(shape.columns, columns, strict=True)),
        )


def rows_of(block: Plain) -> Iterator[Full]:
    """The rows of a block, one by one."""
    for i, row in enumerate(block.ids):
        birth = block.births[i]
        cells = []
        for group, default in block.defaults:
            value = tuple((name, block.columns[name][i]) for name, _ in default)
            if value != default:
                cells.append((group, ((birth, value),)))
        yield Full(
            RowKey(block.table, row), (birth,), (block.signs[i],), block.sums[i], tuple(cells)
        )


def row_of(full: Full) -> Row:
    """The row as the core knows it; dots stay those of the snapshot."""
    return Row(
        frozenset(full.births),
        frozenset(full.signs),
        {group: dict(held) for group, held in full.cells},
    )


def sections_of(
    said: Described, get: Get, library: bytes, key: bytes | None
) -> tuple[Section, ...]:
    """The chains of a snapshot; ``BadSegmentError`` if they are not those that were described."""
    return snapshot_file.read_chains(_part(said, 1, get), library, key)


def blocks_of(
    said: Described, get: Get, library: bytes, key: bytes | None
) -> Iterator[Plain | Full]:
    """All rows of a snapshot; ``BadSegmentError`` if a part is not the one that was described."""
    for number in range(2, len(said.parts) + 1):
        yield from snapshot_file.read_rows(_part(said, number, get), number, library, key)


def _part(said: Described, number: int, get: Get) -> bytes:
    content = get(number)
    if not 0 < number <= len(said.parts) or said.parts[number - 1] != (
        len(content), snapshot_file.hash_of(content),
    ):  # fmt: skip
        raise BadSegmentError("not the part that was described")
    return content


def check(
    said: Described, get: Get, library: bytes, key: bytes | None, progress: Progress = silent
) -> bool:
    """Count everything again: does it hold what its digest says? Takes a minute for a million
    rows; raises what ``progress`` raises."""
    replica = Replica()
    try:
        sections = sections_of(said, get, library, key)
        replica.chains.take_in(sections)
        seen = replica.chains.vector(said.seen)
        total = rows = 0
        for block in blocks_of(said, get, library, key):
            progress(rows, said.rows, CHECKING)
            for full in rows_of(block) if isinstance(block, Plain) else (block,):
                if replica.row_sum(full.key, row_of(full)) != full.total:
                    return False
                total, rows = total + full.total, rows + 1
    except (BadSegmentError, LookupError):
        return False
    whole = (total % (1 << 8 * DIGEST_BYTES)).to_bytes(DIGEST_BYTES)
    # Dots are numbers in the list of chains: sections in their order, as a fresh PC numbers them.
    return whole == said.digest and rows == said.rows and len(seen) == len(sections)
