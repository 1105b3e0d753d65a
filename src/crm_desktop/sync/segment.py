"""A segment as a file: a short header in clear, a body, a hash over both.

    magic "CRMSEG", format 1 byte, flags 1 byte, library 16, device 16, incarnation 4, number 8,
    hash of the segment before 8, length of the body 8, CRC-32 of the header 4
    body: msgpack, then zstd, then (flag 1) encrypted with the header as associated data
    BLAKE2b-256 of everything above; its first 8 bytes are the segment's head

Format 2 holds most writes in blocks (see ``blocks``), which format 1 did not know; both are read.

Files come from a folder that anybody may have written to: every length is limited before memory is
taken, every value is checked for its kind, and whatever is wrong raises ``BadSegmentError`` only.
A list may have more places than this version reads: a newer program may append some without
disturbing older ones. Files of every released version stay in the tests.
"""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import msgpack
import zstandard

from crm_desktop.store import encryption
from crm_desktop.sync import blocks
from crm_desktop.sync.blocks import Block
from crm_desktop.sync.core.naming import HEAD_BYTES, Author, Mark
from crm_desktop.sync.core.operations import Segment, Write
from crm_desktop.sync.core.replica import DIGEST_BYTES
from crm_desktop.sync.packed import (
    packed_mark,
    packed_value,
    read_all,
    read_bytes,
    read_key,
    read_list,
    read_mark,
    read_pairs,
    read_text,
    read_value,
    read_whole,
)  # fmt: skip

MAGIC = b"CRMSEG"
FORMAT = 2
FORMATS = range(1, FORMAT + 1)
"""Those that are read."""
ENCRYPTED = 1
LEVEL, SMALL_LEVEL = 3, 9
SMALL = 1 << 15
"""Bytes of a body that is packed as well as it can be: it costs a millisecond, and what people
write in a day are many of them."""
MANY = 200
"""New rows in a segment from which on it is one of an import, and packed quickly."""
_thread = threading.local()
_HEADER = struct.Struct(">6sBB16s16sIQ8sQ")
HEADER_BYTES = _HEADER.size + 4
TRAILER_BYTES = 32
MOST_BODY_BYTES = 32 << 20
MOST_PLAIN_BYTES = 64 << 20
"""Sealing stops at 500 rows or 1 MiB; a single long note may exceed that, a bomb must not."""


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


def _packed_write(write: Write) -> list[object]:
    return [
        write.row.table,
        write.row.row,
        int(write.birth),
        [part for group, value in write.cells for part in (group, packed_value(value))],
        [[group, [packed_mark(mark) for mark in marks]] for group, marks in write.keep],
        [part for owner in write.owners for part in owner],
    ]


def _body(segment: Segment, births: Sequence[Block]) -> bytes:
    packer = msgpack.Packer(unicode_errors="surrogatepass")
    before: list[object] = [
        segment.schema,
        segment.min_reader,
        segment.hlc,
        segment.wall,
        [packed_mark(mark) for mark in segment.seen],
        segment.digest,
        segment.batch,
        segment.label,
        segment.person,
        [_packed_write(write) for write in segment.writes if write.keep],
        [list(key) for key in segment.hides],
        [list(key) for key in segment.purges],
        list(segment.blobs),
    ]
    alike = [*blocks.of_writes(w for w in segment.writes if not w.keep), *births]
    return b"".join(
        (
            packer.pack_array_header(len(before) + 2),
            *map(packer.pack, before),
            *blocks.pack(alike, packer),
        )
    )


def encode(
    segment: Segment,
    library: bytes,
    key: bytes | None = None,
    random: encryption.Randomness = encryption.random_bytes,
    births: Sequence[Block] = (),
) -> bytes:
    """The file of a segment.

    ``library``: 16 bytes; ``key``: of purpose ``segment``, none: not encrypted; ``births``: writes
    besides those of ``segment``. Those that keep something come first when it is read again, then
    the others by what they have in common.
    """
    plain = _body(segment, births)
    many = sum(len(block.rows) for block in births) >= MANY
    body = _compressor(SMALL_LEVEL if len(plain) <= SMALL and not many else LEVEL).compress(plain)
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


def _compressor(level: int) -> zstandard.ZstdCompressor:
    # Made anew for each segment, it would take a third of the time of packing one.
    made: dict[int, zstandard.ZstdCompressor] | None = getattr(_thread, "compressors", None)
    if made is None:
        made = _thread.compressors = {}
    if level not in made:
        made[level] = zstandard.ZstdCompressor(level=level)
    return made[level]


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
    if version not in FORMATS or flags & ~ENCRYPTED:
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
        return _segment(header, content[len(MAGIC)], parts), header.mark
    except encryption.WrongKeyError as error:
        raise BadSegmentError("the key does not fit, or the content was changed") from error
    except (ValueError, TypeError, zstandard.ZstdError, msgpack.UnpackException) as error:
        raise BadSegmentError(f"the content makes no sense: {error}") from error


def is_by_earlier_key(content: bytes, key: bytes | None) -> bool:
    """Whether a segment that ``decode`` took was encrypted before the key changed."""
    newest, *earlier = encryption.all_of(key) if key else (b"",)
    return bool(earlier) and not encryption.is_locked_by(
        content[HEADER_BYTES:-TRAILER_BYTES], content[:HEADER_BYTES], newest
    )


def _decompressed(body: bytes) -> bytes:
    size = zstandard.frame_content_size(body)
    if not 0 < size <= MOST_PLAIN_BYTES:
        raise ValueError("a body of impossible size")
    if zstandard.get_frame_parameters(body).window_size > MOST_PLAIN_BYTES:
        raise ValueError("a window of impossible size")
    plain: bytes = zstandard.ZstdDecompressor().decompress(body, max_output_size=size)
    return plain


def _write(found: object) -> Write:
    table, row, birth, cells, keep, owners, *_ = read_list(found, 6, 64)
    held = tuple((read_text(group), read_value(value)) for group, value in read_pairs(cells))
    if len({group for group, _ in held}) != len(held):
        raise ValueError("a group twice")
    return Write(
        read_key(table, row),
        bool(read_whole(birth, 1)),
        held,
        tuple(
            (read_text(group), read_all(marks, read_mark))
            for group, marks in (read_list(pair, 2, 2) for pair in read_list(keep))
        ),
        tuple(read_key(table, row) for table, row in read_pairs(owners)),
    )


def _segment(header: Header, version: int, found: object) -> Segment:
    (
        schema, min_reader, hlc, wall, seen, digest, batch, label, person,
        writes, hides, purges, blobs, *more,
    ) = read_list(found, 13, 64)  # fmt: skip
    alike = blocks.read(*read_list(more, 2, 51)[:2]) if version > 1 else ()
    return Segment(
        header.mark.author,
        header.mark.seq,
        header.previous,
        read_whole(hlc),
        read_whole(wall),
        read_all(seen, read_mark),
        read_bytes(digest, DIGEST_BYTES),
        read_whole(schema, 1 << 31),
        read_whole(min_reader, 1 << 31),
        read_bytes(batch, 0, 16),
        read_text(label),
        read_text(person),
        (*read_all(writes, _write), *alike),
        read_all(hides, lambda key: read_key(*read_list(key, 2, 2))),
        read_all(purges, lambda key: read_key(*read_list(key, 2, 2))),
        read_all(blobs, read_bytes),
    )
