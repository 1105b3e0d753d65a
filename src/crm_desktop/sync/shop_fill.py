"""Filling an empty shop file from a snapshot: the first start of a PC.

Rows go straight into their tables, in the order in which they were made and without indexes, which
are built when all of them are there (``Store.refill``). An image of them is opened in memory beside
the shop and copied by SQLite itself, so that no value of it becomes an object of Python (a quarter
of the time of handing rows over). An encrypted shop has no such door: there, rows are handed over,
and nothing of them lies on the disk either. The packed parts are fetched before, so
that a slow network holds up nobody who wants to type; what is read of a snapshot that turns out not
to be what it says is taken back with everything else.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby, repeat

from crm_desktop.progress import Progress
from crm_desktop.store.schema import BY_NUMBER, UNDONE
from crm_desktop.store.store import BESIDE, Transaction
from crm_desktop.sync import shop_rows, snapshot_file, snapshot_image, snapshots
from crm_desktop.sync.core.naming import Dot
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Replica
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.packed import ROW_BYTES
from crm_desktop.sync.shop_rows import SHAPES, SUM_BYTES
from crm_desktop.sync.shop_stage import fits
from crm_desktop.sync.shop_tables import bring_into_tables
from crm_desktop.sync.snapshot_file import Described, Full, Image, Plain
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


class Filling:
    """Puts what a snapshot holds into the tables of an empty shop."""

    def __init__(self, tx: Transaction, replica: Replica, local: list[dict[int, int]]) -> None:
        """``local``: of each chain there its number here, by number of the segment."""
        self._raw = tx.raw
        self._batch = tx.batch
        self._replica = replica
        self._local = local
        self._last: dict[int, int] = {}
        """Table -> its last row."""
        self._told: defaultdict[int, set[str]] = defaultdict(set)
        """Table -> its columns that hold anything in some row."""

    def put(self, block: Image | Plain) -> bool:
        """Take these rows in; False: they are of another program's tables, ``put_one`` is for
        them."""
        if not fits(block):
            return False
        if isinstance(block, Image) and not isinstance(self._raw, sqlite3.Connection):
            block = block.plain()  # SQLCipher in Python takes no images
        if isinstance(block, Image):
            self._copy(block)
        else:
            self._hand_over(block)
        dots = {dot: self._dot(dot) for dot in {*block.births, *block.signs}}
        births, signs = [dots[dot] for dot in block.births], [dots[dot] for dot in block.signs]
        self._note(block, list(zip(births, signs, strict=True)))
        self._note_later(block)
        self._replica.count_in(sum(block.sums))
        return True

    def _copy(self, block: Image) -> None:
        """Put the rows of an image in by themselves."""
        snapshot_image.place(self._raw, BESIDE, block.content, len(block.columns), len(block.ids))
        self._told[block.table].update(block.columns)
        numbered = "".join(f",c{at}" for at in range(len(block.columns)))
        self._raw.execute(
            f"INSERT OR FAIL INTO {SHAPES[block.table].name}({','.join(('id', *block.columns))})"
            f" SELECT substr(?, (n - 1) * {ROW_BYTES} + 1, {ROW_BYTES}){numbered}"
            f" FROM {BESIDE}.r ORDER BY n",
            (b"".join(block.ids),),
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

    def _note(self, block: Image | Plain, dots: Sequence[tuple[Dot, Dot]]) -> None:
        """Write down under which dots these rows, the last of their table, were born and signed."""
        name, count = SHAPES[block.table].name, len(block.ids)
        first = self._last.get(block.table, 0) + 1
        self._last[block.table] = first + count - 1
        sums = [total.to_bytes(SUM_BYTES) for total in block.sums]
        runs = [(pair, len(list(run))) for pair, run in groupby(dots)]
        if len(runs) * _FEW > count:
            columns = zip(*[(*birth, *sign) for birth, sign in dots], strict=True)
            tables = repeat(block.table, count)
            self._raw.executemany(
                "INSERT INTO sync_row VALUES (?,?,?,?,?,?,1,?,NULL)",
                zip(tables, block.ids, *columns, sums, strict=True),
            )
            return
        at = 0
        for (birth, sign), length in runs:
            self._raw.execute(
                f"INSERT INTO sync_row SELECT {block.table}, id, ?1, ?2, ?3, ?4, 1,"
                f" substr(?5, (n - ?6) * {SUM_BYTES} + 1, {SUM_BYTES}), NULL"
                f" FROM {name} WHERE n BETWEEN ?6 AND ?7 ORDER BY n",
                (*birth, *sign, b"".join(sums[at : at + length]), first + at,
                 first + at + length - 1),
            )  # fmt: skip
            at += length

    def _note_later(self, block: Image | Plain) -> None:
        """Write down which of their groups were written after the birth."""
        self._raw.executemany(
            f"INSERT INTO sync_cell VALUES ({block.table},?,?,?,?,NULL)",
            [
                (block.ids[at], group, *self._dot(dot))
                for at, groups in block.later.items()
                for group, dot in groups.items()
            ],
        )

    def put_all(self, found: Sequence[Full]) -> None:
        """Take in any other rows; after all that ``put`` takes, for they may refer to these."""
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

    def finish(self) -> None:
        """Everything was put."""
        _make_targets(self._raw, self._told)
        for shape in SHAPES.values():
            self._raw.execute(
                "INSERT INTO change(batch, tbl, row)"
                f" SELECT ?, {shape.number}, n FROM {shape.name} ORDER BY n",
                (self._batch,),
            )


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


def fill(
    tx: Transaction,
    replica: Replica,
    local: list[dict[int, int]],
    blocks: Iterable[Image | Plain | Full],
    progress: Callable[[int], object],
) -> None:
    """Fill the empty tables with all of a snapshot; ``local``: see ``Filling``; ``progress`` is
    told the rows that are in. Raises what ``blocks`` and ``progress`` raise; the transaction is of
    no use then."""
    filling = Filling(tx, replica, local)
    others: list[Full] = []
    done = 0
    for block in blocks:
        progress(done)
        if isinstance(block, Full):
            others.append(block)
            done += 1
            continue
        done += len(block.ids)
        if not filling.put(block):
            plain = block.plain() if isinstance(block, Image) else block
            others.extend(snapshots.rows_of(plain))
    for part in shop_rows.in_parts(others):
        progress(done)
        filling.put_all(part)
    filling.finish()
