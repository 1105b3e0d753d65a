"""Numbers of quotes that two PCs can give without asking each other.

A number is the shop's own letters, the year, the mark of the PC and a counter: "Q2026-0007", or
"Q2026-KT-0007" on a PC that shares its shop. Every PC counts for itself under its own mark, so no
exchange is needed and nothing is given twice:

- A shop on one PC has no mark. The PC that gave numbers before it was shared goes on without one;
  a PC that joins always takes a mark, so the two differ.
- A mark is made from the random identity of the PC; a file that is copied to another PC has another
  identity there. A PC leaves out the marks of all PCs it knows of, and those on quotes that are
  there. A PC that joins knows the one it joined, so two PCs cannot agree; of three that have not
  met yet, two agree once in some five hundred cases, and then ``repeated`` finds the numbers, and
  either quote can be given another.
- A counter goes on from the highest that was ever given, whether that quote is still there or not:
  a number that was on paper once never names something else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Without I, O and Q, which are read as 1 and 0."""
_DIGITS = 4
LONGEST_PREFIX = 12
_NUMBER = re.compile(r"(?P<prefix>.*?)(?P<year>\d{4})-(?:(?P<mark>[A-Z]{2})-)?(?P<count>\d{4,9})")


@dataclass(frozen=True, slots=True)
class QuoteNumber:
    """``mark`` is empty, or the two letters of a PC; ``count`` is from 1 on."""

    prefix: str
    year: int
    mark: str
    count: int

    def __str__(self) -> str:
        mark = f"{self.mark}-" if self.mark else ""
        return f"{self.prefix}{self.year:04}-{mark}{self.count:0{_DIGITS}}"


def parse_number(text: str) -> QuoteNumber | None:
    """The parts of a number; None: it was written by hand, and counts for nothing."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    return QuoteNumber(
        found["prefix"], int(found["year"]), found["mark"] or "", int(found["count"])
    )


def mark_of(device: bytes, turn: int = 0) -> str:
    """Two letters for the identity of a PC; another ``turn`` gives others."""
    digest = hashlib.blake2b(device, digest_size=8, salt=turn.to_bytes(4, "big")).digest()
    number = int.from_bytes(digest, "big")
    first, second = divmod(number % len(_LETTERS) ** 2, len(_LETTERS))
    return _LETTERS[first] + _LETTERS[second]


def choose_mark(own: bytes, others: Iterable[bytes], used: Collection[str]) -> str:
    """The mark that a PC of a shared shop takes: none that another PC would take, none in use.

    ``own`` and ``others`` are the identities of this PC and of those it knows; ``used`` the marks
    on quotes.
    """
    taken = set(used) | {mark_of(other) for other in others if other != own}
    turns = range(len(_LETTERS) ** 2 * 20)
    return next((mark for turn in turns if (mark := mark_of(own, turn)) not in taken), mark_of(own))


def next_number(prefix: str, year: int, mark: str, given: Iterable[str]) -> str:
    """The number after all that were ever ``given`` with this year and mark."""
    counts = [
        number.count
        for text in given
        if (number := parse_number(text)) is not None and (number.year, number.mark) == (year, mark)
    ]
    return str(QuoteNumber(prefix, year, mark, max(counts, default=0) + 1))


def repeated(numbers: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Which (number, version) stand on more than one quote."""
    seen: set[tuple[str, int]] = set()
    twice: set[tuple[str, int]] = set()
    for one in numbers:
        (twice if one in seen else seen).add(one)
    return twice
