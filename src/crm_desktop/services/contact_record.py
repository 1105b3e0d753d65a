"""What the services that write contacts share: looking one up, its name, one row of it.

Everything works inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from crm_desktop.domain import names
from crm_desktop.domain.names import PersonName, split_full_name
from crm_desktop.domain.text import collapse, fold, key, strip_unsafe
from crm_desktop.errors import UserError
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Transaction

LONGEST = 1_000_000
"""Characters of one text that are kept; as many as a cell of a file that is imported may have."""
_LONGEST_NAME = 10_000
_SORT_LAST = "\uffff"


def kind_of(raw: sqlite3.Connection, contact: bytes) -> str:
    """The kind of a live contact.

    Raises:
        UserError: ``contact.gone``.
    """
    row = raw.execute(f"SELECT kind FROM contact WHERE id=? AND gone={LIVE}", (contact,)).fetchone()
    if row is None:
        raise UserError(
            "This contact is not there any more, perhaps it was archived. Nothing was changed. "
            "You find it under Archived, or undo the last step.",
            code="contact.gone",
        )
    return str(row[0])


def kept_text(text: str) -> str:
    """A text as it is kept: without blanks around it and what breaks files, and never cut.

    Raises:
        UserError: ``text.too_long``.
    """
    shown = strip_unsafe(text).strip()
    if len(shown) > LONGEST:
        raise UserError(
            "This text has more than a million characters, which is more than can be kept. Nothing "
            "was saved. Please save it as a file and attach that.",
            code="text.too_long",
        )
    return shown


def find_or_make_company(tx: Transaction, name: str) -> bytes:
    """The id of the only live company of this name; a new one where there is none or several."""
    values = name_columns("company", name, "")
    found = tx.raw.execute(
        f"SELECT id FROM contact WHERE match_key=? AND kind='company' AND gone={LIVE} LIMIT 2",
        (values["match_key"],),
    ).fetchall()
    if len(found) == 1 and values["match_key"]:
        return bytes(found[0][0])
    identity = tx.ids.one()
    insert(tx, "contact", {"id": identity, "kind": "company", "created_at": tx.now, **values})
    return identity


def name_columns(kind: str, name: str | PersonName, email: str) -> dict[str, str]:
    """The columns of the merge group "name"; the same keys as an import makes."""
    if isinstance(name, str) and not fold(name):  # nothing that could be seen
        name = ""
    if kind == "person":
        parts = split_full_name(name[:_LONGEST_NAME]) if isinstance(name, str) else name
        shown = parts.full or parts.formal
        first, last = parts.first_name, parts.last_name
        match_key = names.name_key(first, last)
        sort_key = fold(f"{last} {first}") or fold(shown) or _SORT_LAST + fold(email)
    else:
        parts = PersonName()
        shown = collapse((name if isinstance(name, str) else name.full)[:_LONGEST_NAME])
        match_key, sort_key = key(shown), fold(shown)
    return {
        "name": shown, "prefix": parts.prefix, "first_name": parts.first_name,
        "middle_name": parts.middle_name, "last_name": parts.last_name, "suffix": parts.suffix,
        "sort_key": sort_key, "match_key": match_key,
    }  # fmt: skip


def insert(tx: Transaction, table: str, values: Mapping[str, object]) -> None:
    """Add a row of ``table``."""
    tx.raw.execute(
        f"INSERT INTO {table}({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        list(values.values()),
    )


def update(tx: Transaction, table: str, row: bytes, values: Mapping[str, object]) -> bool:
    """Set these columns of the row with this id; False: they are so already."""
    if not values:
        return False
    differs = " OR ".join(f"{column} IS NOT ?" for column in values)
    done = tx.raw.execute(
        f"UPDATE {table} SET {', '.join(f'{column}=?' for column in values)}"
        f" WHERE id=? AND ({differs})",
        (*values.values(), row, *values.values()),
    )
    return done.rowcount > 0
