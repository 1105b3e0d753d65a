"""All contacts in which every word of a filter text is found: a search without order and limit.

Words are found by their first letters; telephone numbers (blanks and signs ignored) and parts of
e-mail or web addresses by any three characters. The whole result comes as one JSON text, which is
several times faster to take over than row by row.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from crm_desktop.store.search_paper import with_paper_code
from crm_desktop.store.search_words import Query, Word, understand

_TRIGRAM = 3


def matching_contacts(raw: sqlite3.Connection, text: str) -> AbstractSet[int] | None:
    """Rows (``contact.n``) of live contacts that fit ``text``; None: there is nothing to look for.

    Text without letters, digits or at least three signs of an address finds nothing.
    """
    if not text.strip():
        return None
    query = understand(text)
    if not query.words:
        return frozenset()
    found = _by_words(raw, query)
    for number in {query.phone, query.digits}:
        if len(number) >= _TRIGRAM:
            found |= _by_code(raw, number)
    found.update(with_paper_code(raw, text))
    return found


def _by_words(raw: sqlite3.Connection, query: Query) -> set[int]:
    plain = [word for word in query.words if not in_codes(word)]
    found = _by_text(raw, plain) if plain else None
    if found is not None and not found and len(plain) == 1 and plain[0].code:
        found = _by_code(raw, plain[0].code)  # the middle of an e-mail address
    for word in query.words:
        if found is not None and not found:
            return set()
        if in_codes(word):
            hits = _by_code(raw, word.code)
            if word.tokens:
                hits |= _by_text(raw, [word])
            found = hits if found is None else found & hits
    return found or set()


def in_codes(word: Word) -> bool:
    """Whether a word is looked for inside telephone numbers and addresses."""
    return bool(word.code) and (word.digits or not word.code.isalnum())


def _by_text(raw: sqlite3.Connection, words: Iterable[Word]) -> set[int]:
    return _rows(
        raw,
        "SELECT json_group_array(rowid) FROM contact_fts WHERE contact_fts MATCH ?",
        expression_of(token for word in words for token in word.tokens),
    )


def expression_of(tokens: Iterable[tuple[str, ...]]) -> str:
    """All tokens, each in one of its writings; quoted, so nothing is syntax of FTS5."""
    return " AND ".join(
        "(" + " OR ".join(f'"{writing}"*' for writing in token) + ")" for token in tokens
    )


def _by_code(raw: sqlite3.Connection, code: str) -> set[int]:
    starts = {*range(0, len(code) - 2, 3), len(code) - 3}
    trigrams = " AND ".join('"' + code[i : i + 3].replace('"', '""') + '"' for i in sorted(starts))
    if len(code) == _TRIGRAM:  # the index says it all, and no text has to be read
        return _rows(
            raw, "SELECT json_group_array(rowid) FROM contact_code WHERE contact_code MATCH ?",
            trigrams,
        )  # fmt: skip
    return _rows(
        raw,
        "SELECT json_group_array(s.n) FROM contact_code k JOIN search_contact s ON s.n=k.rowid"
        " WHERE contact_code MATCH ? AND instr(s.codes, ?)",
        trigrams,
        code,
    )


def _rows(raw: sqlite3.Connection, sql: str, *values: str) -> set[int]:
    (listed,) = raw.execute(sql, values).fetchone()
    return set(json.loads(listed))
