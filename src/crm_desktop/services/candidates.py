"""Stored contacts as ``domain.matching`` compares them, read in sets by their numbers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from crm_desktop.domain import names, text
from crm_desktop.domain.dates import partial_iso
from crm_desktop.domain.matching import Candidate
from crm_desktop.store.file_format import LIVE


def employer(column: str) -> str:
    """SQL for a column of the company of a person ``c``: the primary one, else the oldest."""
    found = (
        f"SELECT k.{column} FROM position p JOIN contact k ON k.id=p.company_id AND k.gone={LIVE}"
    )
    # Not by ORDER BY: SQLite 3.40 does not let it name a column of the outer query.
    return (
        f"coalesce(({found} WHERE p.id=c.position_id AND p.gone={LIVE}),"
        f" ({found} WHERE p.person_id=c.id AND p.gone={LIVE} ORDER BY p.n LIMIT 1))"
    )


_FROM = "FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value"
_MAIN = (
    "SELECT c.n, c.kind, c.first_name, c.last_name, c.match_key, c.name, c.external_id,"
    " c.birth_year, c.birth_month, c.birth_day, a.postal_code, a.city,"
    " trim(a.street||' '||a.street_number),"
    f" {employer('name')}"
    f" {_FROM} LEFT JOIN address a ON a.id=c.address_id AND a.gone={LIVE}"
)


def read_candidates(raw: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Candidate]:
    """What comparing needs to know of the contacts with these numbers."""
    listed = (json.dumps(list(numbers)),)
    lists: dict[str, dict[int, set[str]]] = {"email": {}, "phone": {}}
    for table, of in lists.items():
        for n, match_key in raw.execute(
            f"SELECT c.n, p.match_key {_FROM} JOIN {table} p ON p.contact_id=c.id"
            f" AND p.gone={LIVE} AND p.match_key<>''",
            listed,
        ):
            of.setdefault(n, set()).add(match_key)
    key = lru_cache(maxsize=50_000)(text.key)
    company_key = lru_cache(maxsize=50_000)(names.company_key)
    return {
        n: Candidate(
            kind, external_id=external, name_key=match_key, first_key=key(first),
            last_key=key(last), company_key=company_key(name if kind == "company" else job or ""),
            emails=tuple(lists["email"].get(n, ())),
            phones=tuple(lists["phone"].get(n, ())),
            birthday=partial_iso(year, month, day), postal_code=postal or "",
            city_key=key(city or ""), street_key=key(street or ""),
        )
        for (n, kind, first, last, match_key, name, external, year, month, day, postal, city,
             street, job) in raw.execute(_MAIN, listed)
    }  # fmt: skip
