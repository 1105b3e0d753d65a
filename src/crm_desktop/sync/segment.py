"""A segment as a file: a short header in clear, a body, a hash over both.

    magic "CRMSEG", format 1 byte, flags 1 byte, library 16, device 16, incarnation 4, number 8,
    hash of the segment before 8, length of the body 8, CRC-32 of the header 4
    body: msgpack, then zstd, then (flag 1) encrypted with the header as associated data
    BLAKE2b-256 of everything above; its first 8 bytes are the segment's head

Files come from a folder that anybody may have written to: every length is limited before memory is
taken, every value is checked for its kind, and whatever is wrong raises ``BadSegmentError`` only.
A list may have more places than this version reads: a newer program may append some without
disturbing older ones. Files of every released version stay in the tests.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Any, TypeVar

import msgpack
import zstandard

from crm_desktop.sync import encryption
from crm_desktop.sync.core.naming import HEAD_BYTES, Author, Mark
from crm_desktop.sync.core.operations import RowKey, Segment, Write
from crm_desktop.sync.core.replica import DIGEST_BYTES
from crm_desktop.sync.core.values import Value

MAGIC = b"CRMSEG"
FORMAT = 1
ENCRYPTED = 1
LEVEL = 3
_HEADER = struct.Struct(">6sBB16s16sIQ8sQ")
HEADER_BYTES = _HEADER.size + 4
TRAILER_BYTES = 32
MOST_BODY_BYTES = 32 << 20
MOST_PLAIN_BYTES = 64 << 20
"""Sealing stops at 500 rows or 1 MiB; a single long note may exceed that, a bomb must not."""
MOST_OPERATIONS = 100_000
ROW_BYTES = 16
_PLAIN = frozenset((str, bytes, float, type(None)))
"""Kinds of values besides whole numbers."""
T = TypeVar("T")


class BadSegmentError(Exception):
    """Not a whole, genuine segment of this shop; the text says what is wrong, for the log."""


class TornSegmentError(BadSegmentError):
    """Shorter than it says: probably still arriving."""


@dataclass(frozen=True, slots=True)
class Header:
    """What anybody can read of a segment."""

    library: bytes
    mark: Mark
    previous: bytes
    encrypted: bool
    body_bytes: int


# --- writing ------------------------------------------------------------------------------------


def packed_value(value: Value) -> list[object]:
    """A merge group's value as msgpack takes it."""
    return [part for pair in value for part in pair]


def _packed_mark(mark: Mark) -> list[object]:
    return [mark.author.device, mark.author.incarnation, mark.seq, mark.head]


def _packed_write(write: Write) -> list[object]:
    return [
        write.row.table,
        write.row.row,
        int(write.birth),
        [part for group, value in write.cells for part in (group, packed_value(value))],
        [[group, [_packed_mark(mark) for mark in marks]] for group, marks in write.keep],
        [part for owner in write.owners for part in owner],
    ]


def packed_birth(
    row: RowKey,
    cells: Iterable[tuple[str, Value]],
    owners: Sequence[RowKey],
    pack: Callable[[object], bytes],
) -> bytes:
    """A write that only makes a new row, as it stands in a body; see ``encode``.

    ``pack`` is that of a msgpack packer of the caller's that lets surrogates pass.
    """
    flat: list[object] = []
    for group, value in cells:
        flat += (group, [part for pair in value for part in pair])
    return pack((row[0], row[1], 1, flat, (), [part for owner in owners for part in owner]))


def _body(segment: Segment, births: Sequence[bytes]) -> bytes:
    packer = msgpack.Packer(unicode_errors="surrogatepass")
    before: list[object] = [
        segment.schema,
        segment.min_reader,
        segment.hlc,
        segment.wall,
        [_packed_mark(mark) for mark in segment.seen],
        segment.digest,
        segment.batch,
        segment.label,
        segment.person,
    ]
    after: list[object] = [
        [list(key) for key in segment.hides],
        [list(key) for key in segment.purges],
        list(segment.blobs),
    ]
    return b"".join(
        (
            packer.pack_array_header(len(before) + 1 + len(after)),
            *map(packer.pack, before),
            packer.pack_array_header(len(segment.writes) + len(births)),
            *(packer.pack(_packed_write(write)) for write in segment.writes),
            *births,
            *map(packer.pack, after),
        )
    )


def encode(
    segment: Segment,
    library: bytes,
    key: bytes | None = None,
    random: encryption.Randomness = encryption.random_bytes,
    births: Sequence[bytes] = (),
) -> bytes:
    """The file of a segment.

    ``library``: 16 bytes; ``key``: of purpose ``segment``, none: not encrypted; ``births``: writes
    besides those of ``segment``, each made by ``packed_birth``.
    """
    body = zstandard.ZstdCompressor(level=LEVEL).compress(_body(segment, births))
    size = encryption.locked_size(len(body)) if key else len(body)
    clear = _HEADER.pack(
        MAGIC,
        FORMAT,
        ENCRYPTED if key else 0,
        library,
        segment.author.device,
        segment.author.incarnation,
        segment.seq,
        segment.previous.ljust(HEAD_BYTES, b"\0"),
        size,
    )
    header = clear + struct.pack(">I", zlib.crc32(clear))
    if key:
        body = encryption.lock(body, header, key, random)
    return header + body + blake2b(header + body, digest_size=TRAILER_BYTES).digest()


def head_of(content: bytes) -> bytes:
    """The head of an encoded segment, which names it."""
    return content[-TRAILER_BYTES:][:HEAD_BYTES]


# --- reading ------------------------------------------------------------------------------------


def parts(content: bytes) -> list[bytes]:
    """The segments in a file; more than one if its owner joined them, one after the other.

    Raises ``TornSegmentError`` if the last one is not whole; what is in them is not looked at.
    """
    found: list[bytes] = []
    at = 0
    while at < len(content) or not found:
        if len(content) - at < HEADER_BYTES:
            raise TornSegmentError("shorter than a header")
        size = int.from_bytes(content[at + _HEADER.size - 8 : at + _HEADER.size])
        end = at + HEADER_BYTES + size + TRAILER_BYTES
        if at == 0 and end >= len(content):
            return [content]  # one; whether it is whole is found out when it is read
        if end > len(content):
            raise TornSegmentError("the last of several is not whole")
        found.append(content[at:end])
        at = end
    return found


def read_header(content: bytes) -> Header:
    """Header of a whole segment file whose hash is right.

    Raises ``TornSegmentError`` if bytes are missing, else ``BadSegmentError``.
    """
    if len(content) < HEADER_BYTES:
        raise TornSegmentError("shorter than a header")
    magic, version, flags, library, device, incarnation, seq, previous, size = _HEADER.unpack_from(
        content
    )
    if magic != MAGIC:
        raise BadSegmentError("not a segment")
    if zlib.crc32(content[: _HEADER.size]) != int.from_bytes(content[_HEADER.size : HEADER_BYTES]):
        raise BadSegmentError("the header is damaged")
    if version != FORMAT or flags & ~ENCRYPTED:
        raise BadSegmentError(f"format {version}, flags {flags} are unknown")
    if size > MOST_BODY_BYTES or seq < 1:
        raise BadSegmentError("impossible numbers in the header")
    whole = HEADER_BYTES + size + TRAILER_BYTES
    if len(content) < whole:
        raise TornSegmentError("shorter than the header says")
    body_end = HEADER_BYTES + size
    trailer = blake2b(content[:body_end], digest_size=TRAILER_BYTES).digest()
    if len(content) > whole or content[body_end:] != trailer:
        raise BadSegmentError("the content is damaged")
    mark = Mark(Author(device, incarnation), seq, trailer[:HEAD_BYTES])
    if seq == 1 and previous.strip(b"\0"):
        raise BadSegmentError("a first segment that follows another")
    return Header(library, mark, previous if seq > 1 else b"", bool(flags & ENCRYPTED), size)


def decode(content: bytes, library: bytes, key: bytes | None = None) -> tuple[Segment, Mark]:
    """The segment in a file and its name; ``BadSegmentError`` if it is not one of this shop."""
    header = read_header(content)
    if header.library != library:
        raise BadSegmentError("of another shop")
    if header.encrypted != (key is not None):
        raise BadSegmentError("encrypted, and the shop is not, or the other way round")
    body = content[HEADER_BYTES:-TRAILER_BYTES]
    try:
        if key is not None:
            body = encryption.unlock(body, content[:HEADER_BYTES], key)
        plain = _decompressed(body)
        parts = msgpack.unpackb(plain, unicode_errors="surrogatepass", max_map_len=0, max_ext_len=0)
        return _segment(header, parts), header.mark
    except encryption.WrongKeyError as error:
        raise BadSegmentError("the key does not fit, or the content was changed") from error
    except (ValueError, TypeError, zstandard.ZstdError, msgpack.UnpackException) as error:
        raise BadSegmentError(f"the content makes no sense: {error}") from error


def _decompressed(body: bytes) -> bytes:
    size = zstandard.frame_content_size(body)
    if not 0 < size <= MOST_PLAIN_BYTES:
        raise ValueError("a body of impossible size")
    if zstandard.get_frame_parameters(body).window_size > MOST_PLAIN_BYTES:
        raise ValueError("a window of impossible size")
    plain: bytes = zstandard.ZstdDecompressor().decompress(body, max_output_size=size)
    return plain


def _list(found: object, least: int = 0, most: int = MOST_OPERATIONS) -> list[Any]:
    if not isinstance(found, list) or not least <= len(found) <= most:
        raise ValueError("a list is missing or has a wrong length")
    return found


def _bytes(found: object, *sizes: int) -> bytes:
    if not isinstance(found, bytes) or (sizes and len(found) not in sizes):
        raise ValueError("bytes are missing or have a wrong length")
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise ValueError("a text is missing")
    return found


def _whole(found: object, most: int = (1 << 63) - 1) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
        raise ValueError("a number is missing or impossible")
    return found


def _mark(found: object) -> Mark:
    device, incarnation, seq, head = _list(found, 4, 4)
    return Mark(
        Author(_bytes(device, 16), _whole(incarnation, (1 << 32) - 1)),
        max(1, _whole(seq)),
        _bytes(head, HEAD_BYTES),
    )


def _key(table: object, row: object) -> RowKey:
    return RowKey(_whole(table, 1 << 31), _bytes(row, ROW_BYTES))


def _pairs(found: object) -> Sequence[tuple[Any, Any]]:
    flat = _list(found)
    if len(flat) % 2:
        raise ValueError("half a pair")
    return list(zip(flat[::2], flat[1::2], strict=True))


def read_value(found: object) -> Value:
    """What ``packed_value`` made; ``ValueError`` for anything else."""
    # Called for every value of a large shop, hence no function for each of its parts.
    if type(found) is not list or len(found) % 2:
        raise ValueError("half a pair, or no list")
    columns, values = found[::2], found[1::2]
    for held in values:
        kind = type(held)
        if kind is int:
            if not -(1 << 63) <= held < 1 << 63:
                raise ValueError("a number that is too large")
        elif kind not in _PLAIN:
            raise ValueError("a value of an unknown kind")
    for column in columns:
        if type(column) is not str:
            raise ValueError("a column without a name")
    if len(columns) > 1 and any(a >= b for a, b in pairwise(columns)):
        raise ValueError("columns twice or out of order")
    return tuple(zip(columns, values, strict=True))


def _write(found: object) -> Write:
    table, row, birth, cells, keep, owners, *_ = _list(found, 6, 64)
    held = tuple((_text(group), read_value(value)) for group, value in _pairs(cells))
    if len({group for group, _ in held}) != len(held):
        raise ValueError("a group twice")
    return Write(
        _key(table, row),
        bool(_whole(birth, 1)),
        held,
        tuple(
            (_text(group), tuple(_mark(mark) for mark in _list(marks)))
            for group, marks in (_list(pair, 2, 2) for pair in _list(keep))
        ),
        tuple(_key(table, row) for table, row in _pairs(owners)),
    )


def _all(found: object, read: Callable[[object], T]) -> tuple[T, ...]:
    return tuple(read(part) for part in _list(found))


def _segment(header: Header, found: object) -> Segment:
    (
        schema, min_reader, hlc, wall, seen, digest, batch, label, person,
        writes, hides, purges, blobs, *_,
    ) = _list(found, 13, 64)  # fmt: skip
    return Segment(
        header.mark.author,
        header.mark.seq,
        header.previous,
        _whole(hlc),
        _whole(wall),
        _all(seen, _mark),
        _bytes(digest, DIGEST_BYTES),
        _whole(schema, 1 << 31),
        _whole(min_reader, 1 << 31),
        _bytes(batch, 0, 16),
        _text(label),
        _text(person),
        _all(writes, _write),
        _all(hides, lambda key: _key(*_list(key, 2, 2))),
        _all(purges, lambda key: _key(*_list(key, 2, 2))),
        _all(blobs, _bytes),
    )
