"""Filter texts that very many contacts fit: how many they are, and who of a few is among them.

The first letters that are typed fit tens of thousands of contacts. To take over all of them costs
several frames; to count them, and to look at the texts of a few, next to nothing. Says exactly what
``search_filter.matching_contacts`` says, of which it is the quick half.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from functools import cached_property

from crm_desktop.store.search_filter import expression_of, in_codes
from crm_desktop.store.search_paper import paper_code
from crm_desktop.store.search_words import understand

_GAP = r"[\x00-/:-`{-\x7f]"
"""What the tokenizer of the index does not take for a part of a word: few signs, since to compile
a pattern with the many others takes longer than to look for it."""
_COUNT = "SELECT count(*) FROM contact_fts WHERE contact_fts MATCH ?"
_MARKED = " AND substr(?, rowid+1, 1)=x'01'"
_TEXTS = (
    "SELECT s.n, char(10)||names||char(10)||company||char(10)||details||char(10)||notes"
    " FROM json_each(?) r CROSS JOIN search_contact s ON s.n=r.value"
)


class WideSearch:
    """One filter text that is only looked for at the beginnings of words."""

    def __init__(self, tokens: Sequence[tuple[str, ...]]) -> None:
        self._expression, self._tokens = expression_of(tokens), tokens

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [
            # The letters come first, which makes looking for them quick.
            re.compile("|".join(f"{w}(?<={_GAP}{w})" for w in map(re.escape, token)))
            for token in self._tokens
        ]

    def count(self, raw: sqlite3.Connection, marks: bytes | None = None) -> int:
        """How many live contacts fit, of those only that have 1 at their place in ``marks``."""
        values: tuple[str | bytes, ...]
        if marks is None:
            sql, values = _COUNT, (self._expression,)
        else:
            sql, values = f"{_COUNT}{_MARKED}", (self._expression, marks)
        (found,) = raw.execute(sql, values).fetchone()
        return int(found)

    def inside(self, raw: sqlite3.Connection, marks: bytes) -> set[int]:
        """Those that fit and are marked, as in ``count``."""
        sql = "SELECT json_group_array(rowid) FROM contact_fts WHERE contact_fts MATCH ?"
        (listed,) = raw.execute(f"{sql}{_MARKED}", (self._expression, marks)).fetchone()
        return set(json.loads(listed))

    def among(self, raw: sqlite3.Connection, numbers: Sequence[int]) -> tuple[list[int], int]:
        """Those of some live contacts (``contact.n``) that fit, in the order given, and how many
        characters had to be looked through."""
        texts = dict(raw.execute(_TEXTS, (str(list(numbers)),)).fetchall())
        fitting = [
            n
            for n in numbers
            if (text := texts.get(n)) is not None
            and all(pattern.search(text) for pattern in self._patterns)
        ]
        return fitting, sum(map(len, texts.values()))


def wide_search(text: str) -> WideSearch | None:
    """None: parts of numbers and addresses are looked for too, or nothing is."""
    query = understand(text)
    tokens = [token for word in query.words for token in word.tokens]
    if not tokens or any(map(in_codes, query.words)) or paper_code(text) is not None:
        return None
    if max(len(query.phone), len(query.digits)) >= 3:
        return None
    return WideSearch(tokens)
