"""The ledger of erased contacts: that, when and by whom, and nothing about who it was.

Addresses and numbers leave a mark each, so short that many others have the same: it is enough for
the question whether an import should really add somebody again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.phones import phone_key
from crm_desktop.domain.text import fold
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

_MARK_SIGNS = 8
"""So few that many numbers have the same mark: nobody can tell by it who was erased."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """A line of the ledger: ``at`` UTC milliseconds, ``person`` who did it, ``counts`` rows by
    table that went."""

    id: bytes
    at: int
    person: str
    counts: Mapping[str, int]


def erasures(store: Store) -> list[Erasure]:
    """The ledger, the newest first."""
    with store.read_raw() as raw:
        rows = raw.execute(
            "SELECT id, erased_at, person, counts FROM erasure"
            f" WHERE gone={LIVE} ORDER BY erased_at DESC, n DESC"
        ).fetchall()
    return [
        Erasure(identity, at, person, json.loads(counts or "{}"))
        for identity, at, person, counts in rows
    ]


class Ledger:
    """What the ledger says about addresses and numbers that are to be added (again)."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._any = raw.execute("SELECT 1 FROM erasure LIMIT 1").fetchone() is not None
        self._marks: dict[str, dict[str, int]] = {}
        for at, salt, marks in raw.execute(
            f"SELECT erased_at, salt, marks FROM erasure WHERE gone={LIVE} AND marks<>''"
        ):
            held = self._marks.setdefault(salt, {})
            held.update((mark, at) for mark in marks.split(","))

    def __bool__(self) -> bool:
        return self._any

    def erased_at(self, emails: Iterable[str], phones: Iterable[str]) -> int | None:
        """When somebody with one of these was erased (UTC milliseconds); None: nobody was."""
        keys = list(keys_of(emails, phones)) if self._marks else []
        found = [
            at
            for salt, held in self._marks.items()
            for key in keys
            if (at := held.get(mark_of(salt, key))) is not None
        ]
        return max(found, default=None)


def note(raw: sqlite3.Connection, line: Mapping[str, object]) -> None:
    erased = line["erased_id"]
    assert isinstance(erased, bytes)
    if raw.execute("SELECT 1 FROM erasure WHERE erased_id=?", (erased,)).fetchone() is None:
        values = {"id": natural_id("erasure", erased), **line}
        raw.execute(
            f"INSERT INTO erasure({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
            [*values.values()],
        )


def keys_of(emails: Iterable[str], phones: Iterable[str]) -> Iterable[str]:
    for address in emails:
        if address.strip():
            yield f"e{fold(address.strip())}"
    for typed in phones:
        if found := phone_key(typed):
            yield f"p{found}"


def mark_of(salt: str, key: str) -> str:
    return hashlib.sha256(f"{salt}{key}".encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_SIGNS]
