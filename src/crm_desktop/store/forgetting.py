"""Taking what was said out of the past of a shop file: journal, names of steps, index, free pages.

Whoever erases writes the empty values first, by ordinary statements, so that search, lists and
other PCs know of it. This makes sure that the old values are nowhere else in the file. It cannot be
undone and works on whole rows, given by table and ``n``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from crm_desktop.store import search_index
from crm_desktop.store.journal import journal_value
from crm_desktop.store.schema import SYNCED, number

Rows = Mapping[str, Sequence[int]]
HIDDEN = "…"
"""What stands in place of words in the name of a step."""
_SHORTEST, _TELLING = 3, 12
"""Characters of a text that is looked for, and how many of its first ones are enough: names of
steps are cut short."""


def texts_in_journal(
    raw: sqlite3.Connection, rows: Rows, columns: Mapping[str, Collection[str]] | None = None
) -> set[str]:
    """Every text that a column of these rows (one of ``columns``, by table, where they are given)
    ever held, as far as the journal knows."""
    found: set[str] = set()
    for table, _, old, new in _lines(raw, rows):
        for side in (old, new):
            for column, value in json.loads(side or "{}").items():
                if column == "gone" or (columns is not None and column not in columns[table]):
                    continue
                plain = journal_value(SYNCED[table], column, value)
                if isinstance(plain, str):
                    found.add(plain)
    return found


def forget_rows(raw: sqlite3.Connection, rows: Rows) -> None:
    """Take all lines of the journal about these rows away."""
    for table, numbers in rows.items():
        raw.execute(
            "DELETE FROM change WHERE tbl=? AND row IN (SELECT value FROM json_each(?))",
            (number(SYNCED[table]), json.dumps([*numbers])),
        )


def forget_columns(
    raw: sqlite3.Connection, rows: Rows, columns: Mapping[str, Collection[str]]
) -> None:
    """Take these columns (by table) out of the lines of the journal about rows that stay."""
    for table, n, old, new in list(_lines(raw, rows)):
        if old is None:
            continue  # its birth says nothing
        sides = []
        for side in (old, new):
            values = json.loads(side or "{}")
            sides.append({name: v for name, v in values.items() if name not in columns[table]})
        if not (sides[0] or sides[1]):
            raw.execute("DELETE FROM change WHERE n=?", (n,))
        elif sides[0] != json.loads(old):
            raw.execute(
                "UPDATE change SET old=?, new=? WHERE n=?",
                (*(json.dumps(side, separators=(",", ":")) for side in sides), n),
            )


def steps_of(raw: sqlite3.Connection, rows: Rows) -> set[int]:
    """The steps that wrote to these rows."""
    return {
        step
        for table, numbers in rows.items()
        for (step,) in raw.execute(
            "SELECT DISTINCT batch FROM change WHERE tbl=?"
            " AND row IN (SELECT value FROM json_each(?))",
            (number(SYNCED[table]), json.dumps([*numbers])),
        )
    }


def forget_labels(
    raw: sqlite3.Connection, steps: Collection[int], texts: Collection[str], names: Collection[str]
) -> None:
    """Cut the names of steps where one of ``texts`` begins; ``names`` also in steps that did not
    touch the rows."""
    everywhere = _telling(names)
    touched = _telling((*texts, *names))
    for n, label, summary in raw.execute("SELECT n, label, summary FROM batch").fetchall():
        looked_for = touched if n in steps else everywhere
        shown = _without(label, looked_for)
        told = summary
        if summary:
            told = json.dumps(_cleaned(json.loads(summary), looked_for), ensure_ascii=False)
            told = summary if json.loads(told) == json.loads(summary) else told
        if (shown, told) != (label, summary):
            raw.execute("UPDATE batch SET label=?, summary=? WHERE n=?", (shown, told, n))


def forget_words(raw: sqlite3.Connection) -> None:
    """Make sure that no word stands in the search index that is in no document any more. All pieces
    of an index become one; words that were taken out are in the older pieces until then. With a
    million entries this takes some seconds."""
    while raw.execute("SELECT 1 FROM search_late").fetchone():
        search_index.tidy(raw)
    for fts in ("contact_fts", "contact_code", "entry_fts"):
        raw.execute(f"INSERT INTO {fts}({fts}) VALUES ('optimize')")
    raw.execute("CREATE VIRTUAL TABLE temp.search_term USING fts5vocab('main', 'entry_fts', 'row')")
    raw.execute("DELETE FROM search_word WHERE word NOT IN (SELECT term FROM temp.search_term)")
    raw.execute("DROP TABLE temp.search_term")


def _telling(texts: Collection[str]) -> set[str]:
    return {
        cut for text in texts if len(cut := text.strip().casefold()[:_TELLING]) >= _SHORTEST
    }  # fmt: skip


def _without(text: str, looked_for: Collection[str]) -> str:
    low = text.casefold()
    if len(low) != len(text):
        low = text.lower() if len(text.lower()) == len(text) else text
    at = min((place for cut in looked_for if (place := low.find(cut)) >= 0), default=-1)
    return text if at < 0 else f"{text[:at]}{HIDDEN}"


def _cleaned(value: Any, looked_for: Collection[str]) -> Any:
    if isinstance(value, str):
        return _without(value, looked_for)
    if isinstance(value, list):
        return [_cleaned(one, looked_for) for one in value]
    if isinstance(value, dict):
        return {name: _cleaned(one, looked_for) for name, one in value.items()}
    return value


def _lines(
    raw: sqlite3.Connection, rows: Rows
) -> Iterator[tuple[str, int, str | None, str | None]]:
    """Table, ``change.n``, old and new of all lines about these rows."""
    for table, numbers in rows.items():
        for line in raw.execute(
            "SELECT n, old, new FROM change WHERE tbl=?"
            " AND row IN (SELECT value FROM json_each(?))",
            (number(SYNCED[table]), json.dumps([*numbers])),
        ):
            yield (table, *line)
