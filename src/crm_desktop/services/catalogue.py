"""The shop's shared lists: tags, custom fields, colleagues, products, pipelines and their stages.

Two PCs that make "VIP" make one tag: the id of such a row comes from its name. A name is found
whatever its case, accents and punctuation; a row that was hidden by an undo comes back instead of
being made twice. Where the id belongs to a row that was renamed, or lies in the trash, a counter is
added before hashing: what a person threw away does not come back by itself.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from crm_desktop.domain import ids, text
from crm_desktop.store.file_format import LIVE, UNDONE
from crm_desktop.store.store import Transaction

_NUMERIC = frozenset({"number", "money", "percent"})


def natural_key(name: str) -> str:
    """What two writings of one name have in common: letters and digits, else the signs."""
    shown = text.collapse(name)
    return text.key(shown) or shown.casefold()


def fitting_field(
    raw: sqlite3.Connection, name: str, subject: str, kind: str, *, schema: str = "main"
) -> str:
    """The name of the custom field that takes values of ``kind`` for ``name``; it may not exist.

    That is ``name`` itself, unless a field of that name is there for something else: dates do not
    go among amounts, but everything goes into a text.
    """
    wanted, count = name, 1
    while True:
        found = raw.execute(
            f"SELECT kind FROM {schema}.field WHERE match_key=? AND subject=? AND gone={LIVE}"
            " ORDER BY id LIMIT 1",
            (natural_key(wanted), subject),
        ).fetchone()
        if (
            found is None
            or found[0] in {"text", "list", kind}
            or (found[0] in _NUMERIC and kind in _NUMERIC)
        ):
            return wanted
        count += 1
        wanted = f"{name} ({kind})" if count == 2 else f"{name} ({kind} {count})"


def find_or_make(
    tx: Transaction, table: str, name: str, *, within: bytes = b"", **values: Any
) -> bytes:
    """The id of the row called ``name``, made if there is none.

    ``within``: the pipeline of a stage; ``values``: other columns of a new row (``subject`` of a
    custom field and ``pipeline_id`` of a stage also say where to look).
    """
    from crm_desktop.store.schema import SYNCED  # noqa: PLC0415 - reading does without it

    columns = SYNCED[table].c
    shown = text.collapse(name)
    match_key = natural_key(shown)
    scope = {c: values[c] for c in ("subject", "pipeline_id") if c in values and c in columns}
    where = "".join(f" AND {column}=?" for column in scope)
    found = tx.raw.execute(
        f"SELECT id FROM {table} WHERE match_key=? AND gone={LIVE}{where} ORDER BY id LIMIT 1",
        (match_key, *scope.values()),
    ).fetchone()
    if found:
        identity: bytes = found[0]
        return identity
    hashed, count = match_key, 1
    while True:
        identity = ids.natural_id(table, within, str(scope.get("subject", "")), hashed)
        taken = tx.raw.execute(
            f"SELECT match_key, gone FROM {table} WHERE id=?", (identity,)
        ).fetchone()
        if taken is None:
            row = {"id": identity, "name": shown, "match_key": match_key, **values}
            tx.raw.execute(
                f"INSERT INTO {table}({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                list(row.values()),
            )
            return identity
        if taken[0] == match_key and taken[1] == UNDONE:
            row = {"gone": LIVE, "name": shown, **values}  # as if it were made now
            tx.raw.execute(
                f"UPDATE {table} SET {', '.join(f'{column}=?' for column in row)} WHERE id=?",
                [*row.values(), identity],
            )
            if table == "pipeline":  # without the stages it had before
                tx.raw.execute(
                    f"UPDATE stage SET gone={UNDONE} WHERE pipeline_id=? AND gone={LIVE}",
                    (identity,),
                )
            return identity
        count += 1
        hashed = f"{match_key} {count}"
