"""Segments, parts of snapshots, words and contents with bits, bytes and blocks changed.

Whatever comes out of them is the original, or is refused: never a crash, a hang, another meaning.
``python run.py soak --mangled 50000``; the tests take a share.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from hashlib import blake2b
from random import Random

import zstandard

from crm_desktop.sync import ack, segment, shared_files, snapshot_file
from crm_desktop.sync.ack import Ack
from crm_desktop.sync.core.naming import Author, Dot, Mark
from crm_desktop.sync.core.operations import RowKey, Segment, Write
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.shared_files import BlobKeys
from crm_desktop.sync.snapshot_file import Described, Full, Plain

LIBRARY, KEY = b"L" * 16, bytes(range(32))
AUTHOR = Author(b"a" * 16, 3)
MARK = Mark(AUTHOR, 7, b"headhead")
LONGEST = 1.0
"""Seconds of processor time that reading one small file may take at the very most."""
_PART_HEADER = 37
_SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
Read = Callable[[bytes], object]


def _segment() -> Segment:
    write = Write(
        RowKey(3, b"r" * 16), True,
        (("name", (("first", "Eva"), ("last", None))), ("n", (("n", 1.5),))),
        (("name", (MARK,)),), (RowKey(4, b"o" * 16),),
    )  # fmt: skip
    return Segment(
        AUTHOR, 8, MARK.head, 5 << 16, 5, (MARK,), bytes(16), 1, 1, b"b" * 16, "Import", "Anna",
        (write,) * 3, (RowKey(3, b"h" * 16),), (RowKey(3, b"p" * 16),), (b"s" * 32,),
    )  # fmt: skip


def originals() -> list[tuple[bytes, Read]]:
    """Files of every kind, each with how it is read."""
    found: list[tuple[bytes, Read]] = []
    for key in (None, KEY):
        found.append((
            segment.encode(_segment(), LIBRARY, key),
            # The same one twice in a file is that one.
            lambda content, key=key: {  # type: ignore[misc]
                repr(segment.decode(part, LIBRARY, key)) for part in segment.parts(content)
            },
        ))  # fmt: skip
        rows: list[Plain | Full] = [
            Plain(
                3, (("name", (("name", ""),)),), [b"r" * 16] * 9, [Dot(0, 1)] * 9, [Dot(0, 2)] * 9,
                [5] * 9, {"name": ["Eva"] * 9},
            ),
            Full(
                RowKey(3, b"f" * 16), (Dot(0, 1),), (), 6, (("n", ((Dot(0, 1), (("n", 1),)),)),)
            ),
        ]  # fmt: skip
        part = snapshot_file.rows_part(2, rows, LIBRARY, key)
        found.append((
            part,
            lambda content, key=key: snapshot_file.read_rows(content, 2, LIBRARY, key),  # type: ignore[misc]
        ))  # fmt: skip
        said = Described(
            b"d" * 16, 1, 2, 1, 1, (MARK,), bytes(16), 10,
            ((500, b"p" * 32),),
        )  # fmt: skip
        found.append((
            snapshot_file.describe(said, LIBRARY, key),
            lambda content, key=key: snapshot_file.described(content, LIBRARY, key),  # type: ignore[misc]
        ))  # fmt: skip
        keys = BlobKeys.of(key)
        found.append((
            shared_files.locked(b"test", 0, _SHA, LIBRARY, keys),
            lambda content, keys=keys: shared_files.unlocked(content, 0, _SHA, LIBRARY, keys),  # type: ignore[misc]
        ))  # fmt: skip
    word = Ack(AUTHOR, 3, (MARK,), bytes(16), 5, 1, (MARK,), "Front desk", ((b"r" * 16, 2),))
    found += [
        (ack.encode(word), ack.decode),
        (ack.encode(word, KEY), lambda content: ack.decode(content, KEY)),
    ]
    return found


def mangle(content: bytes, dice: Random) -> bytes:
    """The content, changed in one of the ways in which files change."""
    raw = bytearray(content)
    at = dice.randrange(len(raw))
    how = dice.randrange(7)
    if how == 0:
        raw[at] ^= 1 << dice.randrange(8)
    elif how == 1:
        del raw[at:]
    elif how == 2:
        raw[at:at] = dice.randbytes(dice.randrange(1, 40))
    elif how == 3:
        end = min(len(raw), at + dice.randrange(1, 64))
        raw[at:end] = bytes(end - at)
    elif how == 4:
        other = dice.randrange(len(raw))
        raw[at : at + 16], raw[other : other + 16] = raw[other : other + 16], raw[at : at + 16]
    elif how == 5:
        raw = raw + raw[at:]
    else:
        raw[: dice.randrange(1, 60)] = dice.randbytes(dice.randrange(60))
    return bytes(raw)


def forged(dice: Random) -> tuple[bytes, Read]:
    """What somebody can put into the folder of a shop that is not encrypted: right hashes around a
    content that makes no sense."""
    content, read = dice.choice([k for n, k in enumerate(originals()) if n in (0, 1, 2)])
    head = segment.HEADER_BYTES if content.startswith(segment.MAGIC) else _PART_HEADER
    plain = mangle(zstandard.decompress(content[head : -segment.TRAILER_BYTES]), dice)
    body = zstandard.compress(plain)
    length = len(body).to_bytes(8)
    if head == _PART_HEADER:
        header = content[: head - 8] + length
    else:
        clear = content[: head - 12] + length
        header = clear + zlib.crc32(clear).to_bytes(4)
    return header + body + blake2b(header + body, digest_size=segment.TRAILER_BYTES).digest(), read


def play(count: int, seed: int) -> int:
    """Read so many changed files; how many came out whole all the same (unchanged ones)."""
    dice = Random(seed)
    kinds = originals()
    right = [repr(read(content)) for content, read in kinds]
    whole = 0
    for number in range(count):
        which = number % len(kinds)
        content, read = kinds[which]
        wrong, is_forged = mangle(content, dice), dice.random() < 0.5
        if is_forged:
            wrong, read = forged(dice)
        started = time.process_time()
        try:
            found = read(wrong)
        except BadSegmentError:
            found = None
        took = time.process_time() - started
        if took > LONGEST:
            raise AssertionError(f"file {number} of seed {seed}: took {took:.1f} s")
        if found is None or is_forged:
            continue  # a forger without the key of an open shop may write what can be read
        if repr(found) != right[which]:
            raise AssertionError(f"file {number} of seed {seed}: means something else")
        whole += 1
    return whole
