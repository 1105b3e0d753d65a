"""Taking the state of a shop file as a snapshot, and looking whether one is what it says.

A snapshot is taken from one state of the file while people go on working; what is not sealed yet is
not in it. Whoever made one reads it back from the folder, counts everything again and only then
describes it: a snapshot without a description does not count.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgpack

from crm_desktop.progress import Progress, silent
from crm_desktop.store.asking import asking
from crm_desktop.store.schema import SCHEMA_VERSION
from crm_desktop.sync import shop_rows, snapshot_file
from crm_desktop.sync.core.chains import Section
from crm_desktop.sync.core.naming import Dot
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import (
    DIGEST_BYTES,
    Replica,
    born_start,
    born_sums,
    dot_token,
)  # fmt: skip
from crm_desktop.sync.core.rows import Row
from crm_desktop.sync.known import read_known
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.shop_file import MIN_READER, ShopFile
from crm_desktop.sync.shop_rows import SHAPES, Shape
from crm_desktop.sync.snapshot_file import (
    BYTES_IN_BLOCK,
    ROWS_IN_BLOCK,
    Described,
    Full,
    Image,
    Plain,
)  # fmt: skip

TAKING, CHECKING = "Taking a picture of the shop", "Checking the picture of the shop"
ROWS_IN_PART, BYTES_IN_PART = 20_000, 16 << 20
_AT_ONCE = 100
_ROWS_UNASKED, _EDITED_UNASKED = 1_000, 200
_SINGLE = (
    "r.whole=1 AND r.more IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM sync_cell c WHERE c.tbl=r.tbl AND c.row=r.row AND c.value NOTNULL)"
)
"""One birth, one sign, and one value in each group, which stands in the table."""

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
    done = rows = 0

    def asked() -> None:
        progress(done, rows, TAKING)

    with file.store.read_raw() as raw, asking(raw, asked):
        if raw.execute("SELECT 1 FROM sync_dirty LIMIT 1").fetchone():
            return None
        known = read_known(raw)
        replica = known.replica
        if not replica.vector:
            return None
        (rows,) = raw.execute("SELECT count(*) FROM sync_row").fetchone()
        parts: list[tuple[int, bytes]] = []

        def keep(content: bytes) -> None:
            asked()
            put(len(parts) + 1, content)
            parts.append((len(content), snapshot_file.hash_of(content)))

        def telling(some: Iterable[Plain | Full]) -> Iterator[Plain | Full]:
            nonlocal done
            for block in some:
                asked()
                yield block
                done += len(block.ids) if isinstance(block, Plain) else 1

        sections = replica.chains.sections(replica.vector)
        keep(snapshot_file.chains_part(sections, known.library, key))
        blocks = _blocks(raw, replica)
        while some := _part_of(blocks):
            keep(snapshot_file.rows_part(len(parts) + 1, telling(some), known.library, key))
    return Described(
        known.author.device, replica.last_hlc, file.store.clock(), SCHEMA_VERSION, MIN_READER,
        replica.seen, replica.digest, rows, tuple(parts),
    )  # fmt: skip


def _part_of(blocks: Iterator[tuple[Plain | Full, int]]) -> list[Plain | Full]:
    """The next blocks, of which each comes with its bytes, as many as make a part of bounded
    size."""
    some, rows, size = list[Plain | Full](), 0, 0
    for block, bytes_ in blocks:
        some.append(block)
        rows, size = rows + (len(block.ids) if isinstance(block, Plain) else 1), size + bytes_
        if rows >= ROWS_IN_PART or size >= BYTES_IN_PART:
            break
    return some


def _blocks(raw: sqlite3.Connection, replica: Replica) -> Iterator[tuple[Plain | Full, int]]:
    """All rows, each block with about the bytes of its values."""
    for shape in SHAPES.values():
        yield from _plain(raw, shape)
    keys = (
        RowKey(*key)
        for key in raw.execute(f"SELECT tbl, row FROM sync_row r WHERE NOT ({_SINGLE})")
    )
    for part in shop_rows.in_parts(keys):
        shop_rows.load(raw, replica, part)
        for key, row in sorted(replica.rows.items()):
            held = tuple(
                (group, tuple(sorted(siblings.items()))) for group, siblings in row.cells.items()
            )
            size = sum(_size(v) for _, found in held for _, value in found for _, v in value)
            births, signs = tuple(sorted(row.births)), tuple(sorted(row.signs))
            yield Full(key, births, signs, replica.sums[key], held), size
    replica.rows.clear()
    replica.sums.clear()


def _plain(raw: sqlite3.Connection, shape: Shape) -> Iterator[tuple[Plain, int]]:
    names = ",".join(f"t.{name}" for name in shape.columns)
    # In the order in which the rows were made, which is also that of the file.
    found = raw.execute(
        "SELECT EXISTS (SELECT 1 FROM sync_cell c WHERE c.tbl=r.tbl AND c.row=r.row),"
        f" t.id, r.birth_chain, r.birth_seq, r.sign_chain, r.sign_seq, r.sum, {names}"
        f" FROM {shape.name} t CROSS JOIN sync_row r ON r.tbl=? AND r.row=t.id"
        f" WHERE {_SINGLE} ORDER BY t.n",
        (shape.number,),
    )
    lines, size = list[tuple[Any, ...]](), 0
    more = True
    while more:
        some = found.fetchmany(_AT_ONCE)
        lines += some
        size += sum(sum(map(_size, line)) for line in some)
        more = bool(some)
        if lines and (not more or len(lines) >= ROWS_IN_BLOCK or size >= BYTES_IN_BLOCK):
            yield _as_block(raw, shape, lines), size
            lines, size = [], 0


def _size(value: object) -> int:
    return len(value) if isinstance(value, str | bytes) else 8


def _as_block(raw: sqlite3.Connection, shape: Shape, lines: list[tuple[Any, ...]]) -> Plain:
    edited, ids, bc, bs, sc, ss, sums, *columns = (
        list(column) for column in zip(*lines, strict=True)
    )
    return Plain(
        shape.number,
        tuple(shape.defaults.items()),
        ids,
        list(map(Dot, bc, bs)),
        list(map(Dot, sc, ss)),
        list(map(int.from_bytes, sums)),
        dict(zip(shape.columns, columns, strict=True)),
        _later(raw, shape, {row: at for at, row in enumerate(ids) if edited[at]}),
    )


def _later(
    raw: sqlite3.Connection, shape: Shape, places: dict[bytes, int]
) -> dict[int, dict[str, Dot]]:
    found: dict[int, dict[str, Dot]] = {at: {} for at in places.values()}
    for part in shop_rows.in_parts(places):
        for row, group, chain, seq in raw.execute(
            "SELECT row, grp, chain, seq FROM sync_cell"
            f" WHERE tbl=? AND row IN ({shop_rows.marks(part)})", (shape.number, *part)
        ):  # fmt: skip
            found[places[row]][group] = Dot(chain, seq)
    return found


def rows_of(block: Plain, places: Iterable[int] | None = None) -> Iterator[Full]:
    """The rows of a block, one by one; those at some places only."""
    for i in range(len(block.ids)) if places is None else places:
        row = block.ids[i]
        birth, later = block.births[i], block.later.get(i, {})
        cells = []
        for group, default in block.defaults:
            value = tuple((name, block.columns[name][i]) for name, _ in default)
            if value != default or group in later:
                cells.append((group, ((later.get(group, birth), value),)))
        yield Full(
            RowKey(block.table, row), (birth,), (block.signs[i],), block.sums[i], tuple(cells)
        )


def _sums(block: Plain, replica: Replica, asked: Callable[[], None]) -> list[int]:
    """What each row adds to the digest, counted anew; see ``Replica.row_sum``. ``asked``: now and
    then."""
    names = sorted((group, tuple([name for name, _ in value])) for group, value in block.defaults)
    empty = {name: held for _, value in block.defaults for name, held in value}
    written = [
        list(map(any, zip(*([v != empty[name] for v in block.columns[name]] for name in columns),
                          strict=True)))
        for _, columns in names
    ]  # fmt: skip
    packer = msgpack.Packer(unicode_errors="surrogatepass")
    forms: dict[object, tuple[bytes, list[list[Any]]]] = {}
    found = []
    lines = zip(block.ids, block.births, zip(*written, strict=True), strict=True)
    for at, (row, birth, form) in enumerate(lines):
        if not at % _ROWS_UNASKED:
            asked()
        known = forms.get((birth, form))
        if known is None:
            chosen = tuple(name for name, is_there in zip(names, form, strict=True) if is_there)
            token = dot_token(replica.chains[birth.chain].author, birth.seq)
            known = forms[birth, form] = (
                born_start(block.table, chosen, token, packer.pack),
                [block.columns[name] for _, columns in chosen for name in columns],
            )
        start, columns = known
        values = packer.pack([column[at] for column in columns])
        (total,) = born_sums(start, (row,), (values,))
        found.append(int.from_bytes(total))
    for done, (at, full) in enumerate(zip(block.later, rows_of(block, block.later), strict=True)):
        if not done % _EDITED_UNASKED:
            asked()
        found[at] = replica.row_sum(full.key, row_of(full))
    return found


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
    return snapshot_file.read_chains(_named(said, get(1), 1), library, key)


def blocks_of(
    said: Described, get: Get, library: bytes, key: bytes | None
) -> Iterator[Plain | Full]:
    """All rows of a snapshot; ``BadSegmentError`` if a part is not the one that was described."""
    for block in images_of(said, get, library, key):
        yield block.plain() if isinstance(block, Image) else block


def images_of(
    said: Described, get: Get, library: bytes, key: bytes | None
) -> Iterator[Image | Plain | Full]:
    """The same, with images that nobody looked into yet."""
    for number in range(2, len(said.parts) + 1):
        yield from images_in(said, get(number), number, library, key)


def images_in(
    said: Described, content: bytes, number: int, library: bytes, key: bytes | None
) -> list[Image | Plain | Full]:
    """The rows of one part, from 2 on, with such images."""
    return snapshot_file.read_blocks(_named(said, content, number), number, library, key)


def _named(said: Described, content: bytes, number: int) -> bytes:
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

        def asked() -> None:
            progress(rows, said.rows, CHECKING)

        for found in images_of(said, get, library, key):
            asked()
            block = found.plain() if isinstance(found, Image) else found
            if isinstance(block, Plain):
                if _sums(block, replica, asked) != block.sums:
                    return False
                total, rows = total + sum(block.sums), rows + len(block.sums)
                continue
            if replica.row_sum(block.key, row_of(block)) != block.total:
                return False
            total, rows = total + block.total, rows + 1
    except (BadSegmentError, LookupError):
        return False
    whole = (total % (1 << 8 * DIGEST_BYTES)).to_bytes(DIGEST_BYTES)
    # Dots are numbers in the list of chains: sections in their order, as a fresh PC numbers them.
    return whole == said.digest and rows == said.rows and len(seen) == len(sections)
