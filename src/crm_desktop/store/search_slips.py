"""One slip of the finger forgiven: words that contacts have, nearly as they were typed.

A letter wrong, missing, too many, or two swapped; of the first two letters one at least is right or
they are swapped. Looked for only where nothing was found, among the words of the contact index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from crm_desktop.store.search_words import UNSPACED

_FROM = 4
"""Shorter words are too much alike to forgive a slip in them."""
_MOST = 12
"""Words that one typed word may stand for; the more frequent ones of equals."""


def slipped(raw: sqlite3.Connection, tokens: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What the words of a query may have been meant as; empty: there is nothing like them.

    Words that contacts have as they were typed, and short ones, stay what they are.
    """
    meant = []
    for token in tokens:
        found = token if _is_known(raw, token) else _like(raw, token[0])
        if not found:
            return []
        meant.append(found)
    return meant


def _is_known(raw: sqlite3.Connection, token: tuple[str, ...]) -> bool:
    return len(token[0]) < _FROM or any(
        raw.execute(
            "SELECT 1 FROM contact_vocabulary WHERE term>=? AND term<? LIMIT 1",
            (writing, writing + "\U0010ffff"),
        ).fetchone()
        for writing in token
    )


def _like(raw: sqlite3.Connection, word: str) -> tuple[str, ...]:
    if not word.isalpha() or UNSPACED.search(word):
        return ()  # another number is another number, another sign another word
    scored: list[tuple[int, int, str]] = []
    for first in dict.fromkeys(word[:2]):
        for term, contacts in raw.execute(
            "SELECT term, doc FROM contact_vocabulary WHERE term>=? AND term<?",
            (first, first + "\U0010ffff"),
        ):
            away = _slip(word, term)
            if away:
                scored.append((away, -contacts, term))
    return tuple(term for _, _, term in sorted(scored)[:_MOST])


def _slip(word: str, term: str) -> int:
    """1: one slip in the whole word; 2: in its beginning that is typed so far; 0: something else.

    The slip is measured over beginnings of three lengths, as a letter may be missing or too many.
    """
    length = len(word)
    if length - 1 > len(term):
        return 0
    if OSA.distance(word, term, score_cutoff=1) <= 1:
        return 1
    for at in (length, length + 1, length - 1):
        if OSA.distance(word, term[:at], score_cutoff=1) <= 1:
            return 2
    return 0
