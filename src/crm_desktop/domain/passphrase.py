"""How hard a passphrase is to guess, and a new one that can be said and typed.

An estimate on the safe side: what is guessed first (common words, years, repeats, runs of keys)
counts for little. Ten billion guesses a second are far more than Argon2id allows anybody.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from enum import Enum

WEAK_BITS, GOOD_BITS = 45, 65
PARTS, SYLLABLES = 4, 3
"""Of a passphrase that is proposed: 4 words of 3 syllables, about 75 bits."""
_FIRST, _THEN = "bdfghklmnprstvwz", "aeiou"
_COMMON = frozenset((
    "password", "passwort", "kennwort", "qwerty", "qwertz", "asdf", "letmein", "welcome",
    "willkommen", "hallo", "hello", "geheim", "secret", "admin", "shop", "laden", "test", "login",
    "monkey", "dragon", "sommer", "summer", "winter", "master", "abc", "iloveyou", "schatz",
    "computer", "internet", "firma", "company", "office", "buero", "workshop", "customer", "crm",
))  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_RUNS = "01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop qwertzuiop asdfghjkl yxcvbnm zxcvbnm"


class Strength(Enum):
    """In words of a person: see ``strength``."""

    NONE = "none"
    WEAK = "weak"
    GOOD = "good"
    STRONG = "strong"


def bits(text: str, known: Iterable[str] = ()) -> float:
    """About how many yes-or-no guesses a passphrase stands for. ``known``: words that a stranger
    would try first, such as the name of the shop."""
    low = " ".join(text.casefold().split())
    total = 0.0
    words = sorted({*_COMMON, *(w.casefold() for w in known if len(w) > 2)}, key=len, reverse=True)
    for word in words:
        if word in low:
            low = low.replace(word, "\0")
            total += 6
    low, years = _YEAR.subn("\0", low)
    total += 6 * years
    if not low.strip("\0"):
        return total
    left = [c for c in low if c != "\0"]
    alphabet = 0
    for has, size in (
        (any(c.isdigit() for c in left), 10), (any(c.isalpha() for c in left), 26),
        (text != text.casefold() and text != text.upper(), 10),
        (any(not c.isalnum() for c in left), 12),
    ):  # fmt: skip
        alphabet += size if has else 0
    fresh = [c for place, c in enumerate(left) if not _expected(left, place)]
    return total + len(fresh) * math.log2(max(2, alphabet)) * min(1.0, len(set(left)) / 6)


def _expected(text: list[str], place: int) -> bool:
    """Whether a character follows from those before it: the same again, or the next key."""
    if place == 0:
        return False
    pair = text[place - 1] + text[place]
    if pair[0] == pair[1] or pair in _RUNS or (pair[::-1] in _RUNS and pair.strip()):
        return place > 1
    before = "".join(text[:place])
    return place > 3 and "".join(text[place - 3 : place + 1]) in before


def strength(text: str, known: Iterable[str] = ()) -> Strength:
    """The same in a word."""
    if not text.strip():
        return Strength.NONE
    found = bits(text, known)
    if found < WEAK_BITS:
        return Strength.WEAK
    return Strength.GOOD if found < GOOD_BITS else Strength.STRONG


def propose(random: Callable[[int], bytes]) -> str:
    """A new passphrase: words that can be said, without a meaning."""
    parts = []
    for _ in range(PARTS):
        word = ""
        for _ in range(SYLLABLES):
            word += _FIRST[random(1)[0] % len(_FIRST)] + _THEN[_fair(random, len(_THEN))]
        parts.append(word)
    return " ".join(parts)


def _fair(random: Callable[[int], bytes], below: int) -> int:
    """A number below ``below``, each as likely as the others."""
    limit = 256 - 256 % below
    while (found := random(1)[0]) >= limit:
        pass
    return found % below
