"""Searching: from what a person types to the rows that fit, best first, within a key press.

The steps go from narrow to wide, and a wider one runs only while there are too few hits. No step
ranks more than a fixed number of hits, so the time does not grow with the shop: one or two letters
are not ranked at all, contacts are ranked in Python by where the words were found, and timeline
entries come in the order of the index, newest first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from crm_desktop.store.search_index import INDEXED_PREFIX
from crm_desktop.store.search_paper import with_paper_code
from crm_desktop.store.search_slips import slipped
from crm_desktop.store.search_words import Query, Word, ending, trigrams, understand

_SCAN = 250
"""Hits of one step that are ranked; more would take longer than a key press may."""
_NEWEST = 2000
"""Entries among which a phrase is looked for."""
_MOST_COMPLETIONS = 300
_EXACT_DIGITS = 7
"""From this many digits on a number is more likely a telephone than a post code or an id."""


def _match(tokens: Iterable[tuple[str, ...]], *, prefix: bool = True) -> str:
    """An FTS5 expression: quoted words only, so nothing typed is ever taken for its syntax."""
    star = "*" if prefix else ""
    return " AND ".join(
        "(" + " OR ".join(f'"{writing}"{star}' for writing in token) + ")" for token in tokens
    )


def search_contacts(raw: sqlite3.Connection, text: str, limit: int = 50) -> list[int]:
    """Rows (``contact.n``) of live contacts in which every word of ``text`` is found, best first.

    Words are found by their first letters; e-mail and web addresses and telephone numbers by any
    three characters. The code of a sheet of paper, then names come before everything else. At most
    ``limit``; reads only. Where nothing is found, one slip in each word is forgiven.
    """
    query = understand(text)
    found: dict[int, None] = dict.fromkeys(with_paper_code(raw, text))
    for step in _contact_steps(raw, query, limit):
        found.update(dict.fromkeys(step))
        if len(found) >= limit:
            break
    if not found and (tokens := query.tokens) and (meant := slipped(raw, tokens)):
        return _ranked(raw, _by_text(raw, _match(meant), _SCAN), meant)[:limit]
    return list(found)[:limit]


def search_names(
    raw: sqlite3.Connection, text: str, limit: int = 50, *, prefix: bool = True
) -> list[int]:
    """Rows of live contacts in whose names every word of ``text`` stands, in no order; with
    ``prefix`` by their first letters. No slip is forgiven."""
    tokens = understand(text).tokens
    return _by_text(raw, f"names : ({_match(tokens, prefix=prefix)})", limit) if tokens else []


def _contact_steps(raw: sqlite3.Connection, query: Query, limit: int) -> Iterator[list[int]]:
    """Ever wider searches; a later one runs only while there are too few hits."""
    tokens = query.tokens
    # As typed first: "0171" rather begins a number than stands inside one.
    numbers = [code for code in dict.fromkeys((query.digits, query.phone)) if len(code) >= 3]
    if len(query.phone) >= _EXACT_DIGITS:
        for code in numbers:
            yield _by_code(raw, code, limit)
    if len(query.words) == 1 and "@" in query.words[0].code:  # nobody is called like this
        yield _by_code(raw, query.words[0].code, limit)
    if tokens:
        by_sort_key = [
            n
            for (n,) in raw.execute(
                "SELECT n FROM contact WHERE gone=0 AND sort_key>=? AND sort_key<?"
                " ORDER BY sort_key, n LIMIT +?",
                (query.folded, query.folded + "\U0010ffff", limit),
            )
        ]
        if max(len(writing) for token in tokens for writing in token) < 3:
            yield by_sort_key
            yield _by_text(raw, f"names : ({_match(tokens)})", limit)
        else:
            named = _by_text(raw, f"names : ({_match(tokens, prefix=False)})", _SCAN)
            named += _by_text(raw, f"names : ({_match(tokens)})", _SCAN)
            yield _ranked(raw, by_sort_key + named, tokens)
    if numbers and len(query.phone) < _EXACT_DIGITS:
        # Four digits are a post code, a house number or the end of a telephone number.
        texts = _by_text(raw, _match(tokens), limit)
        yield texts[: limit // 2]
        for code in numbers:
            yield _by_code(raw, code, limit)
        yield texts
    elif tokens:
        short = max(len(writing) for token in tokens for writing in token) < 3
        hits = _by_text(raw, _match(tokens), limit if short else _SCAN)
        yield hits if short else _ranked(raw, hits, tokens)
    yield from _by_codes(raw, query, limit)


def _by_text(raw: sqlite3.Connection, expression: str, limit: int) -> list[int]:
    return [
        n
        for (n,) in raw.execute(
            "SELECT rowid FROM contact_fts WHERE contact_fts MATCH ? LIMIT +?", (expression, limit)
        )
    ]


def _by_code(raw: sqlite3.Connection, code: str, limit: int) -> list[int]:
    """Contacts that have ``code`` inside their codes; numbers that end with it come first."""
    found = _by_text(raw, f'"{ending(code)}"*', limit) if code.isdecimal() else []
    if len(found) < limit:
        rows = raw.execute(
            "SELECT s.n FROM contact_code k CROSS JOIN search_contact s ON s.n=k.rowid"
            " WHERE contact_code MATCH ? AND instr(s.codes, ?) LIMIT +?",
            (trigrams(code), code, limit),
        )
        found += [n for (n,) in rows]
    return list(dict.fromkeys(found))[:limit]


def _by_codes(raw: sqlite3.Connection, query: Query, limit: int) -> Iterator[list[int]]:
    """Contacts where some words are in the texts and others inside telephones and addresses."""
    alone = len(query.words) == 1
    coded = [w for w in query.words if w.code and (alone or w.digits or not w.code.isalnum())]
    if not coded:
        return
    plain = [token for word in query.words if word not in coded for token in word.tokens]
    if alone:
        if not query.phone:
            yield _by_code(raw, coded[0].code, limit)
        return
    if plain:
        yield _where(raw, "contact_fts", _match(plain), coded, limit)
        return
    for word in coded:  # each of them may be the one that stands in the codes
        others = [other for other in coded if other is not word]
        driver = Word((), word.code)
        yield _where(raw, "contact_code", trigrams(word.code), [driver, *others], limit)


def _where(
    raw: sqlite3.Connection, fts: str, expression: str, coded: list[Word], limit: int
) -> list[int]:
    """Contacts that an index gives and that hold all the coded words."""
    tests = [f"{fts} MATCH ?"]
    values = [expression]
    for word in coded:
        test = "instr(s.codes, ?)"
        values.append(word.code)
        if word.digits and word.tokens:  # a house number, a post code
            test = f"({test} OR s.n IN (SELECT rowid FROM contact_fts WHERE contact_fts MATCH ?))"
            values.append(_match(word.tokens))
        tests.append(test)
    return [
        n
        for (n,) in raw.execute(
            f"SELECT s.n FROM {fts} k CROSS JOIN search_contact s ON s.n=k.rowid"
            f" WHERE {' AND '.join(tests)} LIMIT +?",
            (*values, limit),
        )
    ]


def _ranked(
    raw: sqlite3.Connection, rows: Iterable[int], tokens: Sequence[tuple[str, ...]]
) -> list[int]:
    """Contacts by how well the words fit: whole words of the name first, then its beginnings."""
    scored: list[tuple[int, str, int]] = []
    for n, names, company in raw.execute(
        "SELECT n, names, company FROM search_contact WHERE n IN (SELECT value FROM json_each(?))",
        (str([*dict.fromkeys(rows)]),),
    ):
        score = sum(min(_misfit(writing, names, company) for writing in token) for token in tokens)
        starts = any(names.startswith(writing) for writing in tokens[0])
        scored.append((2 * score - starts, names, n))
    return [n for _, _, n in sorted(scored)]


def _misfit(word: str, names: str, company: str) -> int:
    spaced = f" {names} "
    if f" {word} " in spaced:
        return 0
    if f" {word}" in spaced:
        return 1
    return 3 if f" {word}" in f" {company}" else 5


def search_entries(raw: sqlite3.Connection, text: str, limit: int = 50) -> list[int]:
    """Rows (``entry.n``) of live entries that hold every word of ``text``, newest day first.

    Of the newest 2,000 hits those come first that hold several words side by side as typed.
    """
    query = understand(text)
    words = [_completed(raw, token) for token in query.tokens]
    if not words or not all(words):
        return []
    expression = " AND ".join(words)
    # Documents of what is hidden may still be there.
    live = (
        " CROSS JOIN entry e ON e.n=s.n LEFT JOIN contact c ON c.id=e.contact_id"
        " WHERE e.gone=0 AND (c.gone IS NULL OR c.gone=0)"
    )
    if query.phrase:
        newest = "SELECT rowid FROM entry_fts WHERE entry_fts MATCH ? ORDER BY rowid DESC LIMIT +?"
        rows = raw.execute(
            # In the order of the inner query, and no further than there is need to look.
            f"SELECT s.n FROM (SELECT n FROM search_entry WHERE docid IN ({newest})"
            f" ORDER BY instr(words, ?)=0, docid DESC LIMIT {_NEWEST}) s {live} LIMIT +?",
            (expression, _NEWEST, query.phrase, limit),
        )
    else:
        rows = raw.execute(
            "SELECT s.n FROM entry_fts f CROSS JOIN search_entry s ON s.docid=f.rowid"
            f" {live} AND entry_fts MATCH ? ORDER BY f.rowid DESC LIMIT +?",
            (expression, limit),
        )
    return [n for (n,) in rows]


def _completed(raw: sqlite3.Connection, writings: tuple[str, ...]) -> str:
    """An FTS5 expression of the words that begin like this; empty where no entry has one."""
    terms: list[str] = []
    for writing in writings:
        longer = [
            f'"{word}"'
            for (word,) in raw.execute(
                "SELECT word FROM search_word WHERE word>=? AND word<? LIMIT +?",
                (writing, writing + "\U0010ffff", _MOST_COMPLETIONS + 1),
            )
        ]
        if len(writing) <= INDEXED_PREFIX or len(longer) > _MOST_COMPLETIONS:
            longer = [f'"{writing}"*']
        terms += longer
    return f"({' OR '.join(terms)})" if terms else ""
