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
from crm_desktop.store.search_words import Query, Word, trigrams, understand

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


def text_test(text: str, n: str) -> tuple[str, list[object]]:
    """The same as an SQL expression about the contact numbered ``n``, with the values for its
    question marks; what is looked for otherwise only where nothing was found is left out."""
    query, values = understand(text), list[object]()

    def in_text(words: Iterable[Word]) -> str:
        values.append(expression_of(token for word in words for token in word.tokens))
        return f"{n} IN (SELECT rowid FROM contact_fts WHERE contact_fts MATCH ?)"

    def in_code(code: str) -> str:
        values.extend((trigrams(code), code))
        return (
            f"{n} IN (SELECT t.n FROM contact_code k JOIN search_contact t ON t.n=k.rowid"
            " WHERE contact_code MATCH ? AND instr(t.codes, ?))"
        )

    plain = [word for word in query.words if not in_codes(word)]
    every = [in_text(plain)] if plain else []
    for word in filter(in_codes, query.words):
        some = [in_code(word.code), *([in_text([word])] if word.tokens else [])]
        every.append(f"({' OR '.join(some)})")
    any_ = [f"({' AND '.join(every) or '0'})"]
    any_ += [in_code(code) for code in sorted({query.phone, query.digits}) if len(code) >= _TRIGRAM]
    return f"({' OR '.join(any_)})", values


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
    wanted = trigrams(code)
    if len(code) == _TRIGRAM:  # the index says it all, and no text has to be read
        return _rows(
            raw, "SELECT json_group_array(rowid) FROM contact_code WHERE contact_code MATCH ?",
            wanted,
        )  # fmt: skip
    return _rows(
        raw,
        "SELECT json_group_array(s.n) FROM contact_code k JOIN search_contact s ON s.n=k.rowid"
        " WHERE contact_code MATCH ? AND instr(s.codes, ?)",
        wanted,
        code,
    )


def _rows(raw: sqlite3.Connection, sql: str, *values: str) -> set[int]:
    (listed,) = raw.execute(sql, values).fetchone()
    return set(json.loads(listed))
