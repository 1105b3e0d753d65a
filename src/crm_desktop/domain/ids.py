"""Identities of rows: time-ordered UUIDs (version 7) and deterministic ones (version 5, RFC 9562).

An id is 16 bytes in the program and in the database, and canonical text only where people or files
see it. Clock and randomness are passed in.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable

_LATEST_MS = (1 << 48) - 1
_LOW = (1 << 62) - 1
_VERSION_7 = 7 << 76
_VARIANT = 2 << 62
# Headroom of 2**61 ids above every random start, so that counting up never carries over.
_START = (1 << 61) - 1

_NAMESPACE = bytes.fromhex("5b0d1c6e7f0a4f3c9a62d1e84c27b935")
"""Never to be changed: it makes the same name the same row on every PC."""


def _high_part(unix_ms: int, random_bits: int) -> int:
    return unix_ms << 80 | _VERSION_7 | random_bits << 64 | _VARIANT


def new_id(unix_ms: int, random: Callable[[int], bytes]) -> bytes:
    """One new id for the given instant (Unix milliseconds); ``random(n)`` gives n random bytes.

    Raises:
        ValueError: the instant does not fit into 48 bits.
    """
    if not 0 <= unix_ms <= _LATEST_MS:
        raise ValueError("the instant does not fit into an id")
    bits = int.from_bytes(random(10), "big")
    return (_high_part(unix_ms, bits >> 68) | bits & _LOW).to_bytes(16, "big")


class IdMaker:
    """Makes ids that strictly increase within the process, also when the clock is set back.

    ``clock`` gives Unix milliseconds, ``random(n)`` n random bytes. Safe to share among threads.
    """

    def __init__(self, clock: Callable[[], int], random: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._random = random
        self._lock = threading.Lock()
        self._last_ms = -1
        self._next = 0

    def take(self, count: int) -> list[bytes]:
        """``count`` new ids in increasing order, above all ids made before."""
        with self._lock:
            now = min(max(self._clock(), 0), _LATEST_MS)
            if now > self._last_ms:
                bits = int.from_bytes(self._random(10), "big")
                self._last_ms = now
                self._next = _high_part(now, bits >> 68) | bits & _START
            first = self._next
            self._next += max(count, 0)
        return [number.to_bytes(16, "big") for number in range(first, first + count)]

    def one(self) -> bytes:
        """One new id."""
        return self.take(1)[0]


def natural_id(kind: str, *parts: str | bytes) -> bytes:
    """The id that every PC gives to the same thing: UUID of version 5 from kind and parts.

    Texts count folded ("VIP " and "vip" are one tag); bytes are ids of other rows, for link rows.
    """
    # Nothing is named before the window is painted: neither OpenSSL nor folding is loaded by then.
    from hashlib import sha1  # noqa: PLC0415

    from crm_desktop.domain.text import fold  # noqa: PLC0415

    digest = sha1(_NAMESPACE, usedforsecurity=False)
    for part in (kind, *parts):
        if isinstance(part, str):
            value, mark = fold(part).encode("utf-8", "surrogatepass"), b"t"
        else:
            value, mark = part, b"i"
        # Lengths keep ("ab", "c") and ("a", "bc") apart.
        digest.update(mark + len(value).to_bytes(4, "big") + value)
    number = int.from_bytes(digest.digest()[:16], "big")
    number = number & ~(0xF << 76) | 5 << 76
    number = number & ~(0x3 << 62) | _VARIANT
    return number.to_bytes(16, "big")


def show(id_: bytes) -> str:
    """Canonical text of an id ("018f...-....-7...-....-............").

    Raises:
        ValueError: not 16 bytes.
    """
    if len(id_) != 16:
        raise ValueError("an id has 16 bytes")
    text = id_.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


_TEXT = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{32}"


def parse(text: str) -> bytes:
    """The id a text shows; blanks around it, capitals and missing hyphens are no matter.

    Raises:
        ValueError: the text is no id.
    """
    text = text.strip()
    if not re.fullmatch(_TEXT, text):  # compiled once, by ``re``
        raise ValueError("not an id")
    return bytes.fromhex(text.replace("-", ""))
