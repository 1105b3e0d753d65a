"""What a PC says about itself in the shared folder: what it has, its clock, what it misses.

A small file, numbered, written anew each time and never changed. It is advice: a PC whose word is
lost or old only makes others keep more. The digest lets two PCs that are level find out that
something is wrong even when nobody writes any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import msgpack

from crm_desktop.sync.core.naming import HEAD_BYTES, Author, Mark
from crm_desktop.sync.core.replica import DIGEST_BYTES

_CHECK_BYTES = 16
_FORMAT = 1
MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Ack:
    """One PC's word."""

    author: Author
    number: int
    """Counts up; the highest of an author is its last word."""
    seen: tuple[Mark, ...]
    digest: bytes
    wall: int
    schema: int
    wanted: tuple[Mark, ...] = ()
    """Segments that it waits for or found damaged: whoever has them publishes them again."""
    label: str = ""
    """What the PC is called."""
    retired: tuple[tuple[bytes, int], ...] = ()
    """PCs (devices) that somebody said are gone for good, each with the number of its last word
    then: one that speaks again takes part again."""
    leaving: bool = False
    """This is its last word: it takes part no longer."""


def _packed(mark: Mark) -> list[object]:
    return [mark.author.device, mark.author.incarnation, mark.seq, mark.head]


def encode(ack: Ack) -> bytes:
    """The file of a PC's word."""
    body: bytes = msgpack.packb([
        _FORMAT, ack.author.device, ack.author.incarnation, ack.number,
        [_packed(mark) for mark in ack.seen], ack.digest, ack.wall, ack.schema,
        [_packed(mark) for mark in ack.wanted], ack.label,
        [[device, number] for device, number in ack.retired], ack.leaving,
    ], unicode_errors="surrogatepass")  # fmt: skip
    return body + blake2b(body, digest_size=_CHECK_BYTES).digest()


def decode(content: bytes) -> Ack | None:
    """What such a file says; none if it is damaged, torn or not one."""
    body, check = content[:-_CHECK_BYTES], content[-_CHECK_BYTES:]
    if len(content) > MOST_BYTES or blake2b(body, digest_size=_CHECK_BYTES).digest() != check:
        return None
    try:
        (
            kind, device, incarnation, number, seen, digest, wall, schema, wanted, label, retired,
            leaving, *_,
        ) = msgpack.unpackb(body, unicode_errors="surrogatepass")  # fmt: skip
        marks = [
            tuple(Mark(Author(bytes(d), int(i)), int(s), bytes(h)) for d, i, s, h in found)
            for found in (seen, wanted)
        ]
        ack = Ack(
            Author(bytes(device), int(incarnation)), int(number), marks[0], bytes(digest),
            int(wall), int(schema), marks[1], str(label),
            tuple((bytes(device), int(number)) for device, number in retired), bool(leaving),
        )  # fmt: skip
    except (ValueError, TypeError, msgpack.UnpackException):
        return None
    lengths = {len(mark.head) for found in marks for mark in found}
    whole = kind == _FORMAT and len(ack.digest) == DIGEST_BYTES and lengths <= {HEAD_BYTES}
    return ack if whole else None
