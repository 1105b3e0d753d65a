"""What a PC says about itself in the shared folder: what it has, its clock, what it misses.

A small file, numbered, written anew each time and never changed. It is advice: a PC whose word is
lost or old only makes others keep more. The digest lets two PCs that are level find out that
something is wrong even when nobody writes any more.

Of an encrypted shop it ends with a code that only who has the key can make. What it says is not
secret (the PCs of a shop are told apart by the names of their folders anyway); but a stranger who
may write to the folder must not speak for a PC. ``peers`` notices words that are not newer.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest

import msgpack

from crm_desktop.store import encryption
from crm_desktop.sync.core.naming import HEAD_BYTES, Author, Mark
from crm_desktop.sync.core.replica import DIGEST_BYTES

_CHECK_BYTES = 16
_FORMAT = 1
_LEAST, _MOST = 12, 64
"""Places of the list; a newer program may append some."""
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
    wanted_files: tuple[bytes, ...] = ()
    """Names of contents of attachments that it misses or found damaged (see ``shared_files``)."""


def _packed(mark: Mark) -> list[object]:
    return [mark.author.device, mark.author.incarnation, mark.seq, mark.head]


def encode(ack: Ack, key: bytes | None = None) -> bytes:
    """The file of a PC's word. ``key``: of purpose ``word``, none if the shop is not encrypted."""
    body: bytes = msgpack.packb([
        _FORMAT, ack.author.device, ack.author.incarnation, ack.number,
        [_packed(mark) for mark in ack.seen], ack.digest, ack.wall, ack.schema,
        [_packed(mark) for mark in ack.wanted], ack.label,
        [[device, number] for device, number in ack.retired], ack.leaving,
        list(ack.wanted_files),
    ], unicode_errors="surrogatepass")  # fmt: skip
    return body + _check(body, bytes(key or b""))


def _check(body: bytes, key: bytes) -> bytes:
    return blake2b(body, key=key, digest_size=_CHECK_BYTES).digest()


def is_by_newest(content: bytes, key: bytes | None = None) -> bool:
    """Whether who said this had the newest key, and not only one before it."""
    body, check = content[:-_CHECK_BYTES], content[-_CHECK_BYTES:]
    return compare_digest(_check(body, encryption.all_of(key)[0] if key else b""), check)


def decode(content: bytes, key: bytes | None = None) -> Ack | None:
    """What such a file says; none if it is damaged, torn, not one, or not by who has the key."""
    body, check = content[:-_CHECK_BYTES], content[-_CHECK_BYTES:]
    keys = encryption.all_of(key) if key else (b"",)
    if len(content) > MOST_BYTES or not any(
        compare_digest(_check(body, one), check) for one in keys
    ):
        return None
    try:
        found = msgpack.unpackb(body, unicode_errors="surrogatepass")
        if not isinstance(found, list) or not _LEAST <= len(found) <= _MOST:
            return None
        (
            kind, device, incarnation, number, seen, digest, wall, schema, wanted, label, retired,
            leaving, *more,
        ) = found  # fmt: skip
        marks = [
            tuple(Mark(Author(bytes(d), int(i)), int(s), bytes(h)) for d, i, s, h in listed)
            for listed in (seen, wanted)
        ]
        ack = Ack(
            Author(bytes(device), int(incarnation)), int(number), marks[0], bytes(digest),
            int(wall), int(schema), marks[1], str(label),
            tuple((bytes(device), int(number)) for device, number in retired), bool(leaving),
            tuple(bytes(name) for name in more[0]) if more else (),
        )  # fmt: skip
    except (ValueError, TypeError, msgpack.UnpackException):
        return None
    lengths = {len(mark.head) for listed in marks for mark in listed}
    whole = kind == _FORMAT and len(ack.digest) == DIGEST_BYTES and lengths <= {HEAD_BYTES}
    return ack if whole else None
