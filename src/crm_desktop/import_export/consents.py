"""What a file says about the ways of reaching somebody: planned, and written down as words.

A word is never changed (``services.consent``): where the file says something else, and may say so,
another one is written. It counts as said on the day of the import, with the file as its proof;
how it was said nobody knows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from crm_desktop.domain.consent import COLUMNS
from crm_desktop.import_export.fields import CONSENTS
from crm_desktop.services.last_word import last_word


def told(db: sqlite3.Connection, schema: str = "main") -> tuple[str, ...]:
    """Which of the columns ``CONSENTS`` the staged parties fill."""
    return tuple(
        column
        for column in CONSENTS
        if db.execute(
            f"SELECT EXISTS (SELECT 1 FROM {schema}.party WHERE {column} NOTNULL)"
        ).fetchone()[0]
    )


def plan_consents(db: sqlite3.Connection) -> None:
    """Fill ``cell`` with the words that existing contacts get: filling adds where nothing was said,
    overwriting also where something else was. Of several records the first one decides."""
    for column in told(db):
        here = last_word(COLUMNS[column], "p.target", "shop.")
        db.execute(
            f"INSERT OR IGNORE INTO cell SELECT 'consent', n, target, '{CONSENTS[column]}', here,"
            f" word FROM (SELECT p.n, p.target, p.wish, p.{column} word, {here} here"
            f" FROM main.party p WHERE p.decision='match' AND p.{column} NOTNULL)"
            " WHERE here ISNULL OR (wish='overwrite' AND here<>word) ORDER BY n"
        )


def write_consents(
    raw: sqlite3.Connection, columns: Sequence[str], file: str, here: Mapping[str, Any]
) -> None:
    """The words of the records between ``low`` and ``high``; what somebody wrote down after the
    plan was made goes before the file. ``columns``: as ``told`` says."""
    into = "INSERT INTO consent(id, contact_id, channel, given, said_on, how, source)"
    for column in columns:
        channel = COLUMNS[column]
        word = (
            f"SELECT new_id(), coalesce(p.target, p.id), '{channel}', {{}},"
            " date(:now/1000, 'unixepoch'), '', :file FROM staged.party p"
        )
        bounds = "WHERE p.record BETWEEN :low AND :high AND"
        raw.execute(
            f"{into} {word.format(f'p.{column}')} {bounds} p.decision='new'"
            f" AND p.{column} NOTNULL ORDER BY p.n",
            {**here, "file": file},
        )
        raw.execute(
            f"{into} {word.format('x.new')} JOIN staged.cell x ON x.item=p.n {bounds}"
            f" x.subject='consent' AND x.column='{CONSENTS[column]}'"
            f" AND {last_word(channel, 'p.target')} IS x.old"
            " AND EXISTS (SELECT 1 FROM contact c WHERE c.id=p.target AND c.gone=0) ORDER BY p.n",
            {**here, "file": file},
        )
