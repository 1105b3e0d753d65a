"""Finding the contact whose short code stands on a sheet of paper."""

from __future__ import annotations

import sqlite3

from crm_desktop.domain.short_codes import read_code, with_code
from crm_desktop.store.file_format import LIVE

_LONGEST = 20


def with_paper_code(raw: sqlite3.Connection, text: str) -> list[int]:
    """Rows (``contact.n``) of live contacts with the code in ``text``; none where it is no code.

    Codes are worked out, not kept: all contacts are gone through, but only for a text that is a
    code with its check, and that does not look like a word or a number.
    """
    code = paper_code(text)
    if code is None:
        return []
    contacts = dict(raw.execute(f"SELECT id, n FROM contact WHERE gone={LIVE}").fetchall())
    return [contacts[identity] for identity in with_code(contacts, code)]


def paper_code(text: str) -> str | None:
    """The code in ``text``; None: it is none, or rather a word or a number."""
    if len(text) > _LONGEST or not ("-" in text or _is_mixed(text)):
        return None
    return read_code(text)


def _is_mixed(text: str) -> bool:
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text))
