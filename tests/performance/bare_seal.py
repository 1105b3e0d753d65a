"""The bare calls of a seal of new rows: what no way of writing it in Python can leave out.

Each marked row is read with the groups that it holds; its values are packed, and hashed for the
digest; blocks are compressed and kept for sending; the dot and the sum of each row and the sign of
life of its owners are noted; the marks are wiped. All of it is asked for by the rules of sync. What
is left out is whatever lies between: sorting, looking at owners, blocks, the segment around them.
Only the calls themselves are timed.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import count

import msgpack
import zstandard

from crm_desktop.sync import shop_births, shop_file, shop_rows
from crm_desktop.sync.shop_rows import SHAPES, SUM_BYTES
from tests.performance.measured import Stopwatch, Took

ROWS = shop_file.ROWS_IN_SEGMENT
SEGMENTS_AT_ONCE = 8
_SAVE = """INSERT INTO sync_row SELECT ?1, id, 1, ?2, 1, ?2, 1,
 substr(?3, (n - ?4) * {size} + 1, {size}), NULL FROM {name} WHERE n BETWEEN ?4 AND ?5 ORDER BY n"""


def bare_seal(raw: sqlite3.Connection) -> dict[str, Took]:
    """What ``reading``, ``packing``, ``hashing`` and ``noting`` took. ``raw``: a copy of a shop in
    which nothing is sealed, to be thrown away afterwards: no file of these could be read."""
    took: dict[str, Took] = defaultdict(lambda: Took(0, 0))

    @contextmanager
    def timed(part: str) -> Iterator[None]:
        with Stopwatch() as watch:
            yield
        took[part] = Took(took[part].wall + watch.took.wall, took[part].cpu + watch.took.cpu)

    pack = msgpack.Packer(unicode_errors="surrogatepass").pack
    compress = zstandard.ZstdCompressor(level=3).compress
    segment = count(1)
    raw.execute("BEGIN IMMEDIATE")
    for table in shop_file.ORDER:
        shape = SHAPES[table]
        while True:
            with timed("reading"):
                lines = shop_births.lines_of(raw, shape, ROWS)
            if not lines:
                break
            seq, first, last = next(segment), lines[0][shop_births.N], lines[-1][shop_births.N]
            picked = [shop_births.formed(table, line[shop_births.FORM])[1](line) for line in lines]
            ids = [line[shop_births.ID] for line in lines]
            with timed("packing"):
                values = list(map(pack, picked))
                content = compress(b"".join(values) + b"".join(ids))
            begun = blake2b(bytes(80), digest_size=SUM_BYTES)
            with timed("hashing"):
                sums = []
                for row, held in zip(ids, values, strict=True):
                    whole = begun.copy()
                    whole.update(row + held)
                    sums.append(whole.digest())
            save = _SAVE.format(name=shape.name, size=SUM_BYTES)
            with timed("noting"):
                raw.execute(
                    "INSERT INTO sync_segment(chain, seq, head, hlc, own, content)"
                    " VALUES (1, ?, '', 1, 1, ?)", (seq, content)
                )  # fmt: skip
                raw.execute(save, (table, seq, b"".join(sums), first, last))
                raw.execute("DELETE FROM sync_dirty WHERE tbl=? AND row<=?", (table, last))
            for at, owner in zip(
                shop_births.OWNER_PLACES[table], shape.owners.values(), strict=True
            ):
                named = {line[at] for line in lines} - {None}
                for part in shop_rows.in_parts(named):
                    with timed("noting"):
                        raw.execute(
                            "UPDATE sync_row SET sign_chain=1, sign_seq=? WHERE tbl=?"
                            f" AND row IN ({shop_rows.marks(part)}) AND more IS NULL",
                            (seq, owner, *part),
                        )
            if not seq % SEGMENTS_AT_ONCE:
                with timed("noting"):
                    raw.execute("COMMIT")
                raw.execute("BEGIN IMMEDIATE")
    with timed("noting"):
        raw.execute("COMMIT")
    return took
