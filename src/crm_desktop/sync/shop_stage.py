"""The rows of a snapshot in a file beside the shop, until they are brought in.

They stand under this PC's own names of segments. Rows that this PC holds just as they are there are
not kept, only that they are there: a PC that was away for a week differs in few of a million.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

import msgpack

from crm_desktop.store import at_hand
from crm_desktop.store.connection import connect_bare
from crm_desktop.store.durable import create_private
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.sync import shop_rows, snapshots
from crm_desktop.sync.core.naming import Dot
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.packed import packed_value, read_value
from crm_desktop.sync.shop_rows import SHAPES
from crm_desktop.sync.snapshot_file import Full, Image, Plain

STAGED = "shop-snapshot.sqlite3"
_SUM = shop_rows.SUM_BYTES


@contextmanager
def staging(path: Path) -> Iterator[sqlite3.Connection]:
    """A new file; a cut may leave anything in it, for nobody looks at it again."""
    path.unlink(missing_ok=True)
    with open(create_private(path), "rb"):
        pass
    shop = at_hand.key_beside(path.with_name(SHOP_FILE))
    staged = connect_bare(path, "rw", key=None if shop is None else shop.staging)
    try:
        staged.executescript(
            "PRAGMA temp_store=MEMORY; PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; BEGIN;"
        )
        yield staged
        staged.execute("COMMIT")
    finally:
        staged.close()


def fits(block: Image | Plain) -> bool:
    """Whether the rows of a block have the columns that this program knows, and no others."""
    shape = SHAPES.get(block.table)
    return (
        shape is not None
        and all(shape.defaults.get(group) == value for group, value in block.defaults)
        and (
            isinstance(block, Image)  # it has no others
            or block.columns.keys() == {name for _, value in block.defaults for name, _ in value}
        )
    )


class Stage:
    """``r3`` holds those of table 3 that go in sets, with ``cell`` for their groups whose value is
    not from their birth; ``full`` the others; ``same`` the names of those that are here already."""

    def __init__(
        self,
        staged: sqlite3.Connection,
        local: list[dict[int, int]],
        here: sqlite3.Connection,
    ) -> None:
        """``local``: of each chain there its number here, by number of the segment; ``here``: reads
        the shop file."""
        self._raw = staged
        self._local = local
        self._here = here
        self._waiting: list[Full] = []
        self.tables: dict[int, tuple[str, ...]] = {}
        """Staged tables with the columns that they have."""
        staged.execute(
            "CREATE TABLE full (tbl INTEGER, row BLOB, total BLOB, held BLOB,"
            " PRIMARY KEY (tbl, row))"
        )
        staged.execute(
            "CREATE TABLE cell (tbl INTEGER, row BLOB, grp TEXT, chain INTEGER, seq INTEGER,"
            " PRIMARY KEY (tbl, row, grp)) WITHOUT ROWID"
        )
        staged.execute(
            "CREATE TABLE same (tbl INTEGER, row BLOB, PRIMARY KEY (tbl, row)) WITHOUT ROWID"
        )

    def _dot(self, dot: Dot) -> Dot:
        return Dot(self._local[dot.chain][dot.seq], dot.seq)

    def put(self, block: Plain | Full) -> None:
        """Keep these rows."""
        if isinstance(block, Full):
            self._wait(block)
            return
        columns = tuple(block.columns)
        if not fits(block) or self.tables.setdefault(block.table, columns) != columns:
            # Of a newer program, or of an older one in between: row by row, nothing is lost.
            for full in snapshots.rows_of(block):
                self._wait(full)
            return
        name = f"r{block.table}"
        self._raw.execute(
            f"CREATE TABLE IF NOT EXISTS {name} (n INTEGER PRIMARY KEY, id BLOB, bc INTEGER,"
            f" bs INTEGER, sc INTEGER, ss INTEGER, sum BLOB, {','.join(columns)})"
        )
        dots = {dot: self._dot(dot) for dot in {*block.births, *block.signs}}
        births, signs = [dots[dot] for dot in block.births], [dots[dot] for dot in block.signs]
        lines: Sequence[list[Any]] = (
            block.ids, [d[0] for d in births], [d[1] for d in births],
            [d[0] for d in signs], [d[1] for d in signs],
            [total.to_bytes(_SUM) for total in block.sums], *block.columns.values(),
        )  # fmt: skip
        differs = self._differing(block.table, lines[:6])
        if not all(differs):
            lines = [list(compress(column, differs)) for column in lines]
        self._raw.executemany(
            f"INSERT INTO {name} VALUES (NULL,{shop_rows.marks(lines)})", zip(*lines, strict=True)
        )
        self._raw.executemany(
            f"INSERT INTO cell VALUES ({block.table},?,?,?,?)",
            [
                (block.ids[at], group, *self._dot(dot))
                for at, groups in block.later.items()
                if differs[at]
                for group, dot in groups.items()
            ],
        )

    def _differing(self, table: int, said: Sequence[list[Any]]) -> list[bool]:
        """Which of these rows are not held here just so; the others are noted."""
        held = self._held(table, said[0])
        differs = [held.get(row) != rest for row, *rest in zip(*said, strict=True)]
        self._raw.executemany(
            f"INSERT OR IGNORE INTO same VALUES ({table},?)",
            [(row,) for row, other in zip(said[0], differs, strict=True) if not other],
        )
        return differs

    def _held(self, table: int, ids: Sequence[bytes]) -> dict[bytes, list[Any]]:
        return {
            row: rest
            for part in shop_rows.in_parts(ids)
            for row, *rest in self._here.execute(
                "SELECT row, birth_chain, birth_seq, sign_chain, sign_seq, sum FROM sync_row"
                f" WHERE tbl=? AND row IN ({shop_rows.marks(part)}) AND more IS NULL",
                (table, *part),
            )
        }

    def _wait(self, full: Full) -> None:
        self._waiting.append(full)
        if len(self._waiting) >= shop_rows.AT_ONCE:
            self._put_waiting()

    def _put_waiting(self) -> None:
        by_table: dict[int, list[tuple[Full, list[Dot], list[Dot]]]] = {}
        for full in self._waiting:
            births, signs = list(map(self._dot, full.births)), list(map(self._dot, full.signs))
            by_table.setdefault(full.key.table, []).append((full, births, signs))
        self._waiting.clear()
        nothing = Dot(-1, -1)
        for table, found in by_table.items():
            alone = [
                (*births, *signs) if len(births) == len(signs) == 1 else (nothing, nothing)
                for _, births, signs in found
            ]
            differs = self._differing(
                table,
                (
                    [full.key.row for full, *_ in found],
                    [b[0] for b, _ in alone], [b[1] for b, _ in alone],
                    [s[0] for _, s in alone], [s[1] for _, s in alone],
                    [full.total.to_bytes(_SUM) for full, *_ in found],
                ),
            )  # fmt: skip
            self._raw.executemany(
                "INSERT INTO full VALUES (?, ?, ?, ?)",
                [
                    (*full.key, full.total.to_bytes(_SUM), self._packed(full, births, signs))
                    for full, births, signs in compress(found, differs)
                ],
            )

    def _packed(self, full: Full, births: list[Dot], signs: list[Dot]) -> bytes:
        cells = [
            [group, [[self._dot(dot), packed_value(value)] for dot, value in held]]
            for group, held in full.cells
        ]
        packed: bytes = msgpack.packb([births, signs, cells], unicode_errors="surrogatepass")
        return packed

    def finish(self) -> None:
        """Everything was put; rows will be looked for by their ids."""
        self._put_waiting()
        for number in self.tables:
            self._raw.execute(f"CREATE INDEX r{number}_id ON r{number} (id)")


class Other(NamedTuple):
    """A row as the snapshot has it, and what it adds to the digest."""

    row: Row
    total: int


def unpacked(held: bytes) -> Row:
    """A row of ``full``."""
    births, signs, cells = msgpack.unpackb(held, unicode_errors="surrogatepass")
    return Row(
        frozenset(Dot(*dot) for dot in births),
        frozenset(Dot(*dot) for dot in signs),
        {
            group: {Dot(*dot): read_value(value) for dot, value in siblings}
            for group, siblings in cells
        },
    )


def others(raw: sqlite3.Connection, stage: Stage, keys: Sequence[RowKey]) -> dict[RowKey, Other]:
    """Those of these rows that were kept; ``raw`` has the file as ``stage`` beside the shop's."""
    found: dict[RowKey, Other] = {}
    for table, ids in shop_rows.by_table(keys).items():
        among = f"({shop_rows.marks(ids)})"
        for row, total, held in raw.execute(
            f"SELECT row, total, held FROM stage.full WHERE tbl=? AND row IN {among}",
            (table, *ids),
        ):
            found[RowKey(table, row)] = Other(unpacked(held), int.from_bytes(total))
        if table not in stage.tables:
            continue
        shape, columns = SHAPES[table], stage.tables[table]
        later: dict[bytes, dict[str, Dot]] = {}
        for row, group, *dot in raw.execute(
            f"SELECT row, grp, chain, seq FROM stage.cell WHERE tbl=? AND row IN {among}",
            (table, *ids),
        ):
            later.setdefault(row, {})[group] = Dot(*dot)
        for row, total, bc, bs, sc, ss, *values in raw.execute(
            f"SELECT id, sum, bc, bs, sc, ss, {','.join(columns)} FROM stage.r{table}"
            f" WHERE id IN {among}", ids
        ):  # fmt: skip
            line = dict(zip(columns, values, strict=True))
            dots = later.get(row, {})
            cells = {
                group: {dots.get(group, Dot(bc, bs)): value}
                for group, default in shape.defaults.items()
                if all(name in line for name, _ in default)
                and ((value := shape.value(group, line)) != default or group in dots)
            }
            found[RowKey(table, row)] = Other(
                Row(frozenset({Dot(bc, bs)}), frozenset({Dot(sc, ss)}), cells),
                int.from_bytes(total),
            )
    return found
