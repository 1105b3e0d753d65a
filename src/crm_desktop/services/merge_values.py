"""The single values of contacts that are joined: which one survives, and which ones lose."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from crm_desktop.domain.dates import partial_iso
from crm_desktop.domain.names import with_prefix
from crm_desktop.domain.text import fold
from crm_desktop.store.schema import LIVE, SYNCED, merge_groups

Row = dict[str, Any]

NOTE = "note"
FIELDS = (
    "name", "nickname", "gender", "birthday", "job", "status", "industry", "tax_id", "lead_source",
    "newsletter", "consent", "active", "owner_id", "external_id", "photo", NOTE,
)  # fmt: skip
"""Merge groups of a contact of which one value survives, in the order they are shown."""
_REFUSALS = ("newsletter", "consent")
"""Where two differ, a "no" wins: nobody is written to because of a mix-up."""
_GROUPS = merge_groups(SYNCED["contact"])
_COLUMNS = ("n", "known_since", "known_from", "last_seen", *(c for f in FIELDS for c in _GROUPS[f]))


def read_values(raw: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Row]:
    """The single values of contacts by their number; ``owner`` is the colleague's name."""
    rows = raw.execute(
        f"SELECT {', '.join(f'c.{c}' for c in _COLUMNS)}, coalesce(w.name, '') FROM json_each(?) r"
        " JOIN contact c ON c.n=r.value LEFT JOIN colleague w ON w.id=c.owner_id",
        (json.dumps(list(numbers)),),
    )
    return {row[0]: dict(zip((*_COLUMNS, "owner"), row, strict=True)) for row in rows}


def shown(field: str, row: Row) -> str:
    """A value as it can be compared and told: birthday as a partial ISO date, "1" or "0" for yes
    and no, "" for nothing."""
    if field == "birthday":
        return partial_iso(row["birth_year"], row["birth_month"], row["birth_day"])
    if field == "owner_id":
        return str(row["owner"])
    if field == "name":
        return with_prefix(row["prefix"], row["name"])
    parts = [row[column] for column in _GROUPS[field]]
    return ", ".join(str(part) for part in parts if part is not None and part != "")


def own_values(raw: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, dict[str, str]]:
    """Contact -> "field:" and hex id of an own field -> its value."""
    found: dict[int, dict[str, str]] = {n: {} for n in numbers}
    for n, identity, value in raw.execute(
        "SELECT c.n, v.field_id, v.value FROM json_each(?) r JOIN contact c ON c.n=r.value"
        f" JOIN field_value v ON v.contact_id=c.id AND v.gone={LIVE} AND v.value<>''"
        f" JOIN field f ON f.id=v.field_id AND f.gone={LIVE} ORDER BY f.rank, f.n",
        (json.dumps(list(numbers)),),
    ):
        found[n][f"field:{identity.hex()}"] = value
    return found


def winner(
    field: str, numbers: Sequence[int], text: Callable[[int], str], picks: Mapping[str, int]
) -> int:
    """The contact whose value of a field survives; the first of ``numbers`` is the one that stays.
    0: several notes are put together."""
    if picks.get(field) in numbers:
        return picks[field]
    if field in _REFUSALS and (refused := [n for n in numbers if text(n) == "0"]):
        return refused[0]
    some = [n for n in numbers if text(n)]
    if field == NOTE and len({fold(text(n)) for n in some}) > 1:
        return 0
    return some[0] if some else numbers[0]


def together(notes: Sequence[str]) -> str:
    """Notes one below the other; one that another holds already is left out."""
    kept: list[str] = []
    for note in notes:
        if note and not any(fold(note) in fold(other) for other in kept):
            kept = [other for other in kept if fold(other) not in fold(note)]
            kept.append(note)
    return "\n\n".join(kept)


def winning_values(
    raw: sqlite3.Connection, into: int, others: Sequence[int], picks: Mapping[str, int]
) -> tuple[Row, list[tuple[str, str, str]]]:
    """The columns that ``into`` takes over, and what lost: (field, value, name of its contact)."""
    numbers = (into, *others)
    rows, own = read_values(raw, numbers), own_values(raw, numbers)
    values: Row = {}
    lost: list[tuple[str, str, str]] = []

    def lose(field: str, survives: str, text: Callable[[int], str]) -> None:
        seen = {fold(survives)}
        for n in numbers:
            if (one := text(n)) and fold(one) not in seen:
                seen.add(fold(one))
                lost.append((field, one, str(rows[n]["name"])))

    for field in FIELDS:

        def text(n: int, field: str = field) -> str:
            return shown(field, rows[n])

        n = winner(field, numbers, text, picks)
        if n == 0:
            values[NOTE] = together([text(one) for one in numbers])
            continue
        if n != into:
            values |= {column: rows[n][column] for column in _GROUPS[field]}
        if field != "photo":
            lose(field, text(n), text)
    for name in dict.fromkeys(name for n in numbers for name in own[n]):

        def own_text(n: int, name: str = name) -> str:
            return own[n].get(name, "")

        lose(name, own_text(winner(name, numbers, own_text, picks)), own_text)
    # Known since the first time, seen the last time.
    for column, choose in (("known_since", min), ("last_seen", max)):
        known = [rows[n][column] for n in numbers if rows[n][column] is not None]
        if known:
            values[column] = choose(known)
    since = values.get("known_since")
    if since is not None:
        values["known_from"] = next(
            rows[n]["known_from"] for n in numbers if rows[n]["known_since"] == since
        )
    return values, lost


def was_values(raw: sqlite3.Connection, into: int, other: int) -> list[tuple[str, str]]:
    """(field, value) of ``other`` that ``into`` does not have now."""
    rows, own = read_values(raw, (into, other)), own_values(raw, (into, other))
    found = []
    for field in FIELDS:
        now, was = shown(field, rows[into]), shown(field, rows[other])
        same = fold(was) in fold(now) if field == NOTE else fold(was) == fold(now)
        if was and not same and field != "photo":
            found.append((field, was))
    found += [
        (name, was)
        for name, was in own[other].items()
        if fold(was) != fold(own[into].get(name, ""))
    ]
    return found
