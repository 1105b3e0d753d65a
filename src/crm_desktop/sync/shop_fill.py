"""Filling an empty shop file from a snapshot: the first start of a PC.

Rows go straight into their tables, in the order in which they were made and without indexes, which
are built when all of them are there (``Store.refill``). An image of them is opened in memory beside
the file and copied by SQLite itself, so that neither a row nor a value of it becomes an object of
Python (a quarter of the time of handing rows over). An encrypted shop has no such door: there, rows
are handed over, and nothing of them lies on the disk but encrypted either. The packed parts are
fetched before, so that a slow network holds up nobody who wants to type; while rows of one are put
in, another thread looks through the next. What is read of a snapshot that turns out not to be what
it says is thrown away with everything else.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from crm_desktop.progress import Progress
from crm_desktop.store.filling import BESIDE
from crm_desktop.store.schema import BY_NUMBER, UNDONE
from crm_desktop.store.store import Transaction
from crm_desktop.sync import shop_rows, snapshot_file, snapshot_image, snapshots
from crm_desktop.sync.core.naming import Dot
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Replica
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.packed import ROW_BYTES
from crm_desktop.sync.shop_rows import SHAPES, SUM_BYTES
from crm_desktop.sync.shop_stage import fits
from crm_desktop.sync.shop_tables import bring_into_tables
from crm_desktop.sync.snapshot_file import (
    Described,
    Full,
    Image,
    Plain,
    Run,
    in_pieces,
    runs_of,
)  # fmt: skip
from crm_desktop.sync.snapshots import Get

MOST_AT_HAND = 256 << 20
"""Bytes of packed parts that are fetched before the shop is filled; further ones meanwhile."""
_FEW = 20
"""Rows with the same dots, on average, from which on they are noted by sets."""


def at_hand(said: Described, get: Get, progress: Progress, label: str) -> Get:
    """The parts of a snapshot fetched beforehand, with the progress of a half of all the work."""
    kept: dict[int, bytes] = {}
    size = 0
    for number, (bytes_, _) in enumerate(said.parts, 1):
        size += bytes_
        if size > MOST_AT_HAND:
            break
        progress(said.rows * (number - 1) // len(said.parts), 2 * said.rows, label)
        kept[number] = get(number)
    return lambda number: kept.pop(number) if number in kept else get(number)


def read_ahead(
    said: Described, get: Get, library: bytes, key: bytes | None, *, images: bool
) -> Generator[Image | Plain | Full, None, None]:
    """All rows of a snapshot, each part looked through by another thread while the one before is
    put in: nearly all of that is work of C. ``images``: they are wanted, and are good.

    ``BadSegmentError`` if a part is not the one that was described.
    """
    coming: Future[list[Image | Plain | Full]] | None = None
    with ThreadPoolExecutor(1) as other:
        for number in range(2, len(said.parts) + 1):
            content = get(number)  # here: of a line to a server this thread has the only one
            before = coming
            coming = other.submit(_looked_through, said, content, number, library, key, images)
            if before is not None:
                yield from before.result()
        if coming is not None:
            yield from coming.result()


def _looked_through(  # noqa: PLR0917 - as above
    said: Described, content: bytes, number: int, library: bytes, key: bytes | None, images: bool
) -> list[Image | Plain | Full]:
    blocks = snapshots.images_in(said, content, number, library, key)
    return [
        (block.checked() if images else block.plain()) if isinstance(block, Image) else block
        for block in blocks
    ]


class Filling:
    """Puts what a snapshot holds into the tables of an empty shop."""

    def __init__(self, tx: Transaction, replica: Replica, local: list[dict[int, int]]) -> None:
        """``local``: of each chain there its number here, by number of the segment."""
        self._raw = tx.raw
        self.takes_images = isinstance(tx.raw, sqlite3.Connection)  # SQLCipher in Python does not
        self._batch = tx.batch
        self._replica = replica
        self._local = local
        self._last = dict.fromkeys(SHAPES, 0)
        """Table -> its last row."""
        self._told: defaultdict[int, set[str]] = defaultdict(set)
        """Table -> its columns that hold anything in some row."""
        self._raw.execute("DROP TABLE IF EXISTS temp.fill_place")
        self._raw.execute("CREATE TEMP TABLE fill_place (n INTEGER PRIMARY KEY)")
        self._places = 0

    def put_all(
        self, blocks: Iterable[Image | Plain | Full], progress: Callable[[int], object]
    ) -> None:
        """Take in all of a snapshot; ``progress`` is told the rows that are in. Raises what
        ``blocks`` and ``progress`` raise; the transaction is of no use then."""
        others: list[Full] = []
        done = 0
        for block in blocks:
            progress(done)
            if isinstance(block, Full):
                others.append(block)
                done += 1
                continue
            if not fits(block):  # of another program's tables
                plain = block.plain() if isinstance(block, Image) else block
                others.extend(snapshots.rows_of(plain))
            else:
                self._put(block)
            done += block.count if isinstance(block, Image) else len(block.ids)
        # Last, for they may refer to the others.
        for part in shop_rows.in_parts(others):
            progress(done)
            self._put_singly(part)

    def _put(self, block: Image | Plain) -> None:
        if isinstance(block, Plain):
            self._hand_over(block)
            births, signs = runs_of(block.births), runs_of(block.signs)
            ids, sums = b"".join(block.ids), b"".join(map(_widened, block.sums))
            self._replica.count_in(sum(block.sums))
        else:
            self._copy(block)
            births, signs, ids = block.births, block.signs, block.ids
            sums = _all_widened(block.sums)
            self._replica.count_in(_total(block.sums))
        self._note(block.table, ids, sums, list(_both(births, signs)))
        self._note_later(block, ids)

    def _copy(self, block: Image) -> None:
        """Put the rows of an image in by themselves."""
        snapshot_image.place(self._raw, BESIDE, block.content)
        self._told[block.table].update(block.columns)
        numbered = "".join(f",c{at}" for at in range(len(block.columns)))
        self._raw.execute(
            f"INSERT OR FAIL INTO {SHAPES[block.table].name}({','.join(('id', *block.columns))})"
            f" SELECT {_piece(1, ROW_BYTES)}{numbered} FROM {BESIDE}.r ORDER BY n",
            (block.ids,),
        )

    def _hand_over(self, block: Plain) -> None:
        shape, columns = SHAPES[block.table], block.columns
        # What is as if nobody ever wrote it, half of it all, the table knows by itself.
        told = [
            name
            for name, default, _ in shape.empty
            if name in columns and not snapshot_file.is_all(columns[name], default)
        ]
        self._told[block.table].update(told)
        self._raw.executemany(
            f"INSERT OR FAIL INTO {shape.name}({','.join(('id', *told))})"
            f" VALUES (?{',?' * len(told)})",
            zip(block.ids, *(columns[name] for name in told), strict=True),
        )

    def _note(
        self, table: int, ids: bytes, sums: bytes, runs: Sequence[tuple[Dot, Dot, int]]
    ) -> None:
        """Write down that these rows, the last of their table, were made here now, and under which
        dots they were born and signed."""
        count = len(ids) // ROW_BYTES
        self._number_up_to(count)
        self._raw.execute(
            f"INSERT INTO change(batch, tbl, row) SELECT ?, {table}, ?+n FROM temp.fill_place"
            " WHERE n<=? ORDER BY n",
            (self._batch, self._last[table], count),
        )
        self._last[table] += count
        births, signs = self._dots(birth for birth, *_ in runs), self._dots(s for _, s, _ in runs)
        if len(runs) * _FEW > count:
            self._raw.executemany(
                f"INSERT INTO sync_row VALUES ({table},?,?,?,?,?,1,?,NULL)",
                zip(
                    in_pieces(ids, ROW_BYTES),
                    *zip(*((*births[b], *signs[s]) for b, s, n in runs for _ in range(n)),
                         strict=True),
                    in_pieces(sums, SUM_BYTES),
                    strict=True,
                ),
            )  # fmt: skip
            return
        at = 0
        for birth, sign, length in runs:
            self._raw.execute(
                f"INSERT INTO sync_row SELECT {table}, {_piece(1, ROW_BYTES)}, ?3, ?4, ?5, ?6, 1,"
                f" {_piece(2, SUM_BYTES)}, NULL FROM temp.fill_place WHERE n<=?7"
                " ORDER BY n",
                (
                    ids[at * ROW_BYTES : (at + length) * ROW_BYTES],
                    sums[at * SUM_BYTES : (at + length) * SUM_BYTES],
                    *births[birth], *signs[sign], length,
                ),
            )  # fmt: skip
            at += length

    def _number_up_to(self, count: int) -> None:
        """Have the numbers from 1 to ``count`` as a table."""
        more = range(self._places + 1, count + 1)
        self._raw.executemany("INSERT INTO temp.fill_place VALUES (?)", zip(more))
        self._places = max(self._places, count)

    def _note_later(self, block: Image | Plain, ids: bytes) -> None:
        """Write down which of their groups were written after the birth."""
        self._raw.executemany(
            f"INSERT INTO sync_cell VALUES ({block.table},?,?,?,?,NULL)",
            [
                (ids[at * ROW_BYTES : (at + 1) * ROW_BYTES], group, *self._dot(dot))
                for at, groups in block.later.items()
                for group, dot in groups.items()
            ],
        )

    def _put_singly(self, found: Sequence[Full]) -> None:
        replica = self._replica
        replica.rows.clear()
        replica.sums.clear()
        for full in found:
            row = Row(
                frozenset(map(self._dot, full.births)),
                frozenset(map(self._dot, full.signs)),
                {
                    group: {self._dot(dot): value for dot, value in held}
                    for group, held in full.cells
                },
            )
            replica.replace(full.key, row)
        keys: list[RowKey] = [full.key for full in found]
        bring_into_tables(self._raw, replica, keys)
        shop_rows.save(self._raw, replica, keys)

    def _dot(self, dot: Dot) -> Dot:
        return Dot(self._local[dot.chain][dot.seq], dot.seq)

    def _dots(self, dots: Iterable[Dot]) -> dict[Dot, Dot]:
        return {dot: self._dot(dot) for dot in set(dots)}

    def finish(self) -> None:
        """Everything was put, and indexes are there."""
        _make_targets(self._raw, self._told)
        for shape in SHAPES.values():
            self._raw.execute(
                "INSERT INTO change(batch, tbl, row)"
                f" SELECT ?, {shape.number}, n FROM {shape.name} WHERE n>? ORDER BY n",
                (self._batch, self._last[shape.number]),
            )
        self._raw.execute("DROP TABLE temp.fill_place")


def _piece(parameter: int, size: int) -> str:
    """SQL for what stands at the place of row ``n`` of a block."""
    return f"substr(?{parameter}, (n - 1) * {size} + 1, {size})"


def _both(births: Iterable[Run], signs: Iterable[Run]) -> Iterator[tuple[Dot, Dot, int]]:
    """Births and signs of the same rows, with the number of neighbours that have the same ones."""
    left, right = iter(births), iter(signs)
    birth = sign = Run(Dot(0, 0), 0)
    with suppress(StopIteration):
        while True:
            while not birth.rows:
                birth = next(left)
            while not sign.rows:
                sign = next(right)
            rows = min(birth.rows, sign.rows)
            yield birth.dot, sign.dot, rows
            birth = Run(birth.dot, birth.rows - rows)
            sign = Run(sign.dot, sign.rows - rows)


def _widened(total: int) -> bytes:
    return total.to_bytes(SUM_BYTES)


def _all_widened(sums: bytes) -> bytes:
    """The sums of a part as ``sync_row`` has them."""
    size, more = snapshot_file.SUM_BYTES, SUM_BYTES - snapshot_file.SUM_BYTES
    wide = bytearray(len(sums) // size * SUM_BYTES)
    for at in range(size):
        wide[at + more :: SUM_BYTES] = sums[at::size]
    return bytes(wide)


def _total(sums: bytes) -> int:
    """What these sums of a part add up to."""
    halves: tuple[int, ...] = struct.unpack(f">{len(sums) // 8}Q", sums)
    return (sum(halves[::2]) << 64) + sum(halves[1::2])


def _make_targets(raw: sqlite3.Connection, told: Mapping[int, Collection[str]]) -> None:
    """A reference to what was erased everywhere: a hidden, empty row keeps the place."""
    for number, columns in told.items():
        shape = SHAPES[number]
        for column, target in shape.links.items():
            if column not in columns:
                continue
            name = BY_NUMBER[target].name
            raw.execute(
                f"INSERT OR FAIL INTO {name}(id, gone) SELECT s.id, {UNDONE} FROM"
                f" (SELECT DISTINCT {column} AS id FROM {shape.name} WHERE {column} NOT NULL) s"
                f" WHERE NOT EXISTS (SELECT 1 FROM {name} t WHERE t.id=s.id)"
            )
