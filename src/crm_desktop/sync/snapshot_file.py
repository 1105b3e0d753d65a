"""A whole state as files: a description, and parts with chains and rows, each read by itself.

    part: magic "CRMPART", format 1 byte, flags 1 byte, library 16, number 4, length of the body 8,
          body (msgpack, zstd, encrypted with the header as associated data), BLAKE2b-256
    description: the same with the number 0; it names the state and every part with its hash

Rows with one birth and one value in each group, nearly all, stand in small databases, thousands in
each (``snapshot_image``), which SQLite copies into a shop by itself. Columns in which nobody wrote
anything are left out. Their dots, which neighbours share, stand once for all of these; groups that
were written after the birth stand besides. (Formats 1 and 2, which are still read, had lists of the
values of each column; format 1 had the dots at each row, and rows with later groups stood alone.)
Other rows stand one by one. Dots are numbers within the
list of chains of the same snapshot. What a part takes is limited before memory is taken, and what
it says is checked for its kind: whatever is wrong raises ``BadSegmentError``.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby
from typing import Any, NamedTuple

import msgpack
import zstandard

from crm_desktop.store import encryption
from crm_desktop.sync import segment, snapshot_image
from crm_desktop.sync.core.chains import Link, Section
from crm_desktop.sync.core.naming import HEAD_BYTES, Author, Dot, Mark
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import DIGEST_BYTES
from crm_desktop.sync.core.values import Value
from crm_desktop.sync.packed import ROW_BYTES, joined_ids, packed_ids, packed_value, read_value
from crm_desktop.sync.segment import BadSegmentError

MAGIC = b"CRMPART"
FORMAT = 3
FORMATS = range(1, FORMAT + 1)
"""Those that are read."""
_HEADER = struct.Struct(">7sBB16sIQ")
_TRAILER = 32
_LEVEL = 9
"""A tenth smaller than at that of segments: made once in a long while, sent to every new PC."""
MOST_PART_BYTES = 64 << 20
MOST_PLAIN_BYTES = 256 << 20
ROWS_IN_BLOCK, BYTES_IN_BLOCK = 5_000, 8 << 20
SUM_BYTES = 16
_KINDS = (str, int, float, bytes, type(None))


@dataclass(frozen=True, slots=True)
class Described:
    """What a snapshot says of itself."""

    device: bytes
    hlc: int
    wall: int
    schema: int
    min_reader: int
    seen: tuple[Mark, ...]
    digest: bytes
    rows: int
    parts: tuple[tuple[int, bytes], ...]
    """Size and hash of each, in order."""


class Run(NamedTuple):
    """So many rows, one after the other, with the same dot."""

    dot: Dot
    rows: int


@dataclass(frozen=True, slots=True)
class Plain:
    """Rows of one table with one birth, one sign of life, and one value in each group."""

    table: int
    defaults: tuple[tuple[str, Value], ...]
    """Merge group -> what it holds if nobody ever wrote it; names its columns too."""
    ids: list[bytes]
    births: list[Dot]
    signs: list[Dot]
    sums: list[int]
    columns: dict[str, list[Any]]
    later: dict[int, dict[str, Dot]] = field(default_factory=dict)
    """Place of a row -> its groups whose value is not from its birth."""


@dataclass(frozen=True, slots=True)
class Image:
    """The same, as it stands in a part: nothing is made of each row, and nobody looked into the
    values yet."""

    table: int
    defaults: tuple[tuple[str, Value], ...]
    count: int
    """Rows."""
    ids: bytes
    """One after the other, as are the sums."""
    births: list[Run]
    signs: list[Run]
    sums: bytes
    content: bytes
    """For ``snapshot_image``."""
    columns: tuple[str, ...]
    """Those that it has; what the others hold stands in ``defaults``."""
    later: dict[int, dict[str, Dot]]

    def checked(self) -> Image:
        """Itself; ``BadSegmentError`` if it holds something else."""
        snapshot_image.check(self.content, len(self.columns), self.count)
        return self

    def plain(self) -> Plain:
        """Its rows; ``BadSegmentError`` if it holds something else."""
        found = snapshot_image.read(self.content, len(self.columns), self.count)
        held = {name: [value] * self.count for _, group in self.defaults for name, value in group}
        return Plain(
            self.table, self.defaults, in_pieces(self.ids, ROW_BYTES), _each(self.births),
            _each(self.signs), _totals(self.sums),
            held | dict(zip(self.columns, found, strict=True)), self.later,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Full:
    """Any other row."""

    key: RowKey
    births: tuple[Dot, ...]
    signs: tuple[Dot, ...]
    total: int
    cells: tuple[tuple[str, tuple[tuple[Dot, Value], ...]], ...]


# --- files --------------------------------------------------------------------------------------


def _file(content: object, number: int, library: bytes, key: bytes | None) -> bytes:
    packed = msgpack.packb(content, unicode_errors="surrogatepass")
    body = zstandard.ZstdCompressor(level=_LEVEL).compress(packed)
    size = encryption.locked_size(len(body)) if key else len(body)
    header = _HEADER.pack(MAGIC, FORMAT, 1 if key else 0, library, number, size)
    if key:
        body = encryption.lock(body, header, key)
    return header + body + blake2b(header + body, digest_size=_TRAILER).digest()


def _content(file: bytes, number: int, library: bytes, key: bytes | None) -> Any:
    if len(file) < _HEADER.size + _TRAILER:
        raise segment.TornSegmentError("shorter than a part can be")
    magic, version, flags, held, found, size = _HEADER.unpack_from(file)
    if magic != MAGIC or version not in FORMATS or flags not in (0, 1):
        raise BadSegmentError("not a part of a snapshot")
    if (held, found, flags) != (library, number, 1 if key else 0):
        raise BadSegmentError("of another shop, another part, or locked otherwise")
    true = blake2b(memoryview(file)[:-_TRAILER], digest_size=_TRAILER).digest()
    if len(file) != _HEADER.size + size + _TRAILER or hash_of(file) != true:
        raise segment.TornSegmentError("not whole")
    body = file[_HEADER.size : -_TRAILER]
    try:
        if key:
            body = encryption.unlock(body, file[: _HEADER.size], key)
        plain_size = zstandard.frame_content_size(body)
        if not 0 < plain_size <= MOST_PLAIN_BYTES:
            raise ValueError("a part of impossible size")
        if zstandard.get_frame_parameters(body).window_size > MOST_PLAIN_BYTES:
            raise ValueError("a window of impossible size")
        plain = zstandard.ZstdDecompressor().decompress(body, max_output_size=plain_size)
        return msgpack.unpackb(plain, unicode_errors="surrogatepass", max_map_len=0, max_ext_len=0)
    except encryption.WrongKeyError as error:
        raise BadSegmentError("the key does not fit, or the content was changed") from error
    except (ValueError, TypeError, zstandard.ZstdError, msgpack.UnpackException) as error:
        raise BadSegmentError(f"the content makes no sense: {error}") from error


def hash_of(file: bytes) -> bytes:
    """The hash that a part ends with; whoever reads its content finds out whether it is true."""
    return file[-_TRAILER:]


def describe(said: Described, library: bytes, key: bytes | None) -> bytes:
    """The file that describes a snapshot; it is written last."""
    return _file(
        [
            said.device, said.hlc, said.wall, said.schema, said.min_reader,
            [[m.author.device, m.author.incarnation, m.seq, m.head] for m in said.seen],
            said.digest, said.rows, [list(part) for part in said.parts],
        ], 0, library, key,
    )  # fmt: skip


def described(file: bytes, library: bytes, key: bytes | None) -> Described:
    """What such a file says; ``BadSegmentError`` if it is not one of this shop."""
    found = _content(file, 0, library, key)
    try:
        device, hlc, wall, schema, min_reader, seen, digest, rows, parts, *_ = found
        said = Described(
            _bytes(device, 16), _number(hlc), _number(wall), _number(schema), _number(min_reader),
            tuple(
                Mark(Author(_bytes(d, 16), _number(i)), _number(s), _bytes(h, HEAD_BYTES))
                for d, i, s, h in seen
            ),
            _bytes(digest, DIGEST_BYTES), _number(rows),
            tuple((_number(size), _bytes(hash_, _TRAILER)) for size, hash_ in parts),
        )  # fmt: skip
    except (ValueError, TypeError) as error:
        raise BadSegmentError(f"a description that makes no sense: {error}") from error
    return said


def is_by_earlier_key(file: bytes, key: bytes | None) -> bool:
    """Whether a description that ``described`` took was encrypted before the key changed."""
    newest, *earlier = encryption.all_of(key) if key else (b"",)
    return bool(earlier) and not encryption.is_locked_by(
        file[_HEADER.size : -_TRAILER], file[: _HEADER.size], newest
    )


# --- parts --------------------------------------------------------------------------------------


def chains_part(sections: Sequence[Section], library: bytes, key: bytes | None) -> bytes:
    """The first part: every segment that the state holds."""
    return _file(
        [
            [
                s.author.device, s.author.incarnation,
                None if s.base is None else [s.base.seq, s.base.head],
                b"".join(link.head for link in s.links), [link.hlc for link in s.links],
            ]
            for s in sections
        ], 1, library, key,
    )  # fmt: skip


def read_chains(file: bytes, library: bytes, key: bytes | None) -> tuple[Section, ...]:
    """What ``chains_part`` made."""
    sections = []
    try:
        for device, life, base, heads, clocks in _content(file, 1, library, key):
            author = Author(_bytes(device, 16), _number(life))
            links = tuple(
                Link(_bytes(heads[i * HEAD_BYTES : (i + 1) * HEAD_BYTES], HEAD_BYTES), _number(c))
                for i, c in enumerate(clocks)
            )
            if len(heads) != HEAD_BYTES * len(links):
                raise ValueError("heads and clocks differ in number")
            after = None
            if base is not None:
                after = Mark(author, _number(base[0]), _bytes(base[1], HEAD_BYTES))
            sections.append(Section(author, after, links))
    except (ValueError, TypeError, IndexError) as error:
        raise BadSegmentError(f"chains that make no sense: {error}") from error
    return tuple(sections)


def rows_part(
    number: int, blocks: Iterable[Plain | Full], library: bytes, key: bytes | None
) -> bytes:
    """A part with rows; ``number`` counts from 2."""
    return _file([_packed(block) for block in blocks], number, library, key)


def _packed(block: Plain | Full) -> list[object]:
    if isinstance(block, Full):
        return [
            "f", block.key.table, block.key.row, list(block.births), list(block.signs),
            block.total.to_bytes(SUM_BYTES),
            [
                [group, [[*dot, packed_value(value)] for dot, value in held]]
                for group, held in block.cells
            ],
        ]  # fmt: skip
    count = len(block.ids)
    empty = {name: value for _, group in block.defaults for name, value in group}
    told = [name for name, held in block.columns.items() if not is_all(held, empty[name])]
    lines = zip(*(block.columns[name] for name in told), strict=True) if told else ((),) * count
    return [
        "i", block.table,
        [[group, packed_value(value)] for group, value in block.defaults],
        packed_ids(block.ids), _runs(block.births), _runs(block.signs),
        b"".join([total.to_bytes(SUM_BYTES) for total in block.sums]),
        [told, snapshot_image.make(len(told), lines)],
        [
            [at, [part for group, dot in groups.items() for part in (group, *dot)]]
            for at, groups in block.later.items()
        ],
    ]  # fmt: skip


def is_all(values: list[object], held: object) -> bool:
    """Whether a column holds nothing else."""
    return values.count(held) == len(values) and set(map(type, values)) == {type(held)}


def read_rows(file: bytes, number: int, library: bytes, key: bytes | None) -> list[Plain | Full]:
    """What ``rows_part`` made."""
    return [
        block.plain() if isinstance(block, Image) else block
        for block in read_blocks(file, number, library, key)
    ]


def read_blocks(
    file: bytes, number: int, library: bytes, key: bytes | None
) -> list[Image | Plain | Full]:
    """The same, with images that nobody looked into yet."""
    try:
        return [_block(found) for found in _content(file, number, library, key)]
    except (ValueError, TypeError, IndexError) as error:
        raise BadSegmentError(f"rows that make no sense: {error}") from error


def _block(found: list[Any]) -> Image | Plain | Full:
    if found[0] == "f":
        _, table, row, births, signs, total, cells = found[:7]
        return Full(
            RowKey(_number(table), _bytes(row, 16)),
            tuple(_dot(*dot) for dot in births),
            tuple(_dot(*dot) for dot in signs),
            int.from_bytes(_bytes(total, SUM_BYTES)),
            tuple(
                (_text(group), tuple((_dot(c, s), read_value(value)) for c, s, value in held))
                for group, held in cells
            ),
        )
    later: list[Any] = []
    if found[0] in {"i", "c"}:
        _, table, defaults, planes, birth_runs, sign_runs, sums, columns, later = found[:9]
        ids = joined_ids(planes)
        births, signs = _dots(birth_runs), _dots(sign_runs)
    elif found[0] == "p":
        _, table, defaults, ids, bc, bs, sc, ss, sums, columns = found[:10]
        births = [Run(_dot(*dot), 1) for dot in zip(bc, bs, strict=True)]
        signs = [Run(_dot(*dot), 1) for dot in zip(sc, ss, strict=True)]
    else:
        raise ValueError("a block of an unknown kind")
    count = len(ids) // ROW_BYTES
    if any(sum(run.rows for run in runs) != count for runs in (births, signs)):
        raise ValueError("dots of another number")
    ids, sums = _bytes(ids, ROW_BYTES * count), _bytes(sums, SUM_BYTES * count)
    named = tuple((_text(group), read_value(value)) for group, value in defaults)
    groups = {group for group, _ in named}
    places = {_number(at): _later(held, groups) for at, held in later}
    if any(at >= count for at in places):
        raise ValueError("a group of a row that is not there")
    if found[0] == "i":
        content, told = _image(columns, named)
        return Image(
            _number(table), named, count, ids, births, signs, sums, content, told, places
        )  # fmt: skip
    held: dict[str, list[Any]] = {}
    for name, values in columns:
        if len(values) != count or any(kind not in _KINDS for kind in set(map(type, values))):
            raise ValueError("values of an unknown kind or another number")
        held[_text(name)] = values
    if any(name not in held for _, value in named for name, _ in value):
        raise ValueError("a column is missing")
    return Plain(
        _number(table), named, in_pieces(ids, ROW_BYTES), _each(births), _each(signs),
        _totals(sums), held, places,
    )  # fmt: skip


def _image(found: list[Any], named: tuple[tuple[str, Value], ...]) -> tuple[bytes, tuple[str, ...]]:
    told, content = found
    columns = tuple(map(_text, told))
    if not isinstance(content, bytes):
        raise ValueError("an image is missing")
    if len(set(columns)) < len(columns) or not set(columns) <= {
        name for _, value in named for name, _ in value
    }:
        raise ValueError("columns twice, or without a group")
    return content, columns


def _later(found: list[Any], groups: set[str]) -> dict[str, Dot]:
    if len(found) % 3 or not groups.issuperset(found[::3]):
        raise ValueError("groups that are not named")
    return {
        group: _dot(chain, seq)
        for group, chain, seq in zip(found[::3], found[1::3], found[2::3], strict=True)
    }


def _runs(dots: Iterable[Dot]) -> list[int]:
    """Chain, number in it, how often; one after the other."""
    return [part for dot, count in runs_of(dots) for part in (*dot, count)]


def _dots(runs: object) -> list[Run]:
    if not isinstance(runs, list) or len(runs) % 3:
        raise ValueError("dots that make no sense")
    return [
        Run(_dot(chain, seq), _number(times))
        for chain, seq, times in zip(runs[::3], runs[1::3], runs[2::3], strict=True)
    ]


def _each(runs: Iterable[Run]) -> list[Dot]:
    """The dot of each row."""
    return [run.dot for run in runs for _ in range(run.rows)]


def runs_of(dots: Iterable[Dot]) -> list[Run]:
    """The dots of rows, those of neighbours with the same as one."""
    return [Run(dot, sum(1 for _ in run)) for dot, run in groupby(dots)]


def in_pieces(joined: bytes, size: int) -> list[bytes]:
    """What stands one after the other, each of ``size`` bytes."""
    return [joined[at : at + size] for at in range(0, len(joined), size)]


def _totals(sums: bytes) -> list[int]:
    return list(map(int.from_bytes, in_pieces(sums, SUM_BYTES)))


def _dot(chain: object, seq: object) -> Dot:
    return Dot(_number(chain), _number(seq))


def _number(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found < 1 << 63:
        raise ValueError("a number is missing or impossible")
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise ValueError("a text is missing")
    return found


def _bytes(found: object, size: int) -> bytes:
    if not isinstance(found, bytes) or len(found) != size:
        raise ValueError("bytes are missing or have a wrong length")
    return found
