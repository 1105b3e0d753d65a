"""Contacts as ``domain.matching`` compares them: those of the shop in sets by their numbers, and
whatever else is read as such rows (the parties of an import)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from crm_desktop.domain import names, text
from crm_desktop.domain.dates import partial_iso
from crm_desktop.domain.matching import Candidate
from crm_desktop.store.file_format import LIVE


def employer(column: str, schema: str = "main") -> str:
    """SQL for a column of the company of a person ``c``: the primary one, else the oldest."""
    found = (
        f"SELECT k.{column} FROM {schema}.position p"
        f" JOIN {schema}.contact k ON k.id=p.company_id AND k.gone={LIVE}"
    )
    # Not by ORDER BY: SQLite 3.40 does not let it name a column of the outer query.
    return (
        f"coalesce(({found} WHERE p.id=c.position_id AND p.gone={LIVE}),"
        f" ({found} WHERE p.person_id=c.id AND p.gone={LIVE} ORDER BY p.n LIMIT 1))"
    )


COLUMNS = (
    "c.n, c.kind, c.first_name, c.last_name, c.match_key, c.name, c.external_id,"
    " c.birth_year, c.birth_month, c.birth_day, a.postal_code, a.city,"
    " trim(a.street||' '||a.street_number)"
)
"""What ``assemble`` wants to know of a contact or party ``c`` with its address ``a``; behind it the
name of its company, and an id by which it would be known again, or null."""


def read_candidates(
    raw: sqlite3.Connection,
    numbers: Iterable[int],
    *,
    schema: str = "main",
    with_ids: bool = False,
    legal_forms: bool = False,
) -> dict[int, Candidate]:
    """What comparing needs to know of the contacts with these numbers.

    ``schema``: the database of the connection that is the shop; ``with_ids``: they are compared
    with something that may tell their ids; ``legal_forms``: see ``assemble``.
    """
    listed = (json.dumps(list(numbers)),)
    found = f"FROM json_each(?) r CROSS JOIN {schema}.contact c ON c.n=r.value"
    reach = [
        raw.execute(
            f"SELECT c.n, p.match_key {found} JOIN {schema}.{table} p ON p.contact_id=c.id"
            f" AND p.gone={LIVE} AND p.match_key<>''",
            listed,
        )
        for table in ("email", "phone")
    ]
    rows = raw.execute(
        f"SELECT {COLUMNS}, {employer('name', schema)}, {'c.id' if with_ids else 'NULL'} {found}"
        f" LEFT JOIN {schema}.address a ON a.id=c.address_id AND a.gone={LIVE}",
        listed,
    )
    return assemble(rows, *reach, legal_forms=legal_forms)


def assemble(
    rows: Iterable[tuple[Any, ...]],
    emails: Iterable[tuple[int, str]],
    phones: Iterable[tuple[int, str]],
    *,
    legal_forms: bool = False,
) -> dict[int, Candidate]:
    """Candidates by number, from rows of ``COLUMNS`` and what follows them, and from the keys of
    e-mail addresses and phones by number.

    ``legal_forms``: companies that differ by their legal form only are two, as siblings are.
    """
    mails, calls = _by_number(emails), _by_number(phones)
    key = lru_cache(maxsize=50_000)(text.key)
    company_key = lru_cache(maxsize=50_000)(names.company_key)
    known: dict[str, str] = {}
    one = known.setdefault  # equal texts are kept once: a list of 100,000 has many
    found = {}
    for (n, kind, first, last, match_key, name, external, year, month, day, postal, city, street,
         works_at, own_id) in rows:  # fmt: skip
        if kind != "company":
            company = company_key(works_at or "")
        else:
            company = match_key if legal_forms else company_key(name)
        born = partial_iso(year, month, day)
        found[n] = Candidate(
            kind, own_id=own_id, external_id=external, name_key=one(match_key, match_key),
            first_key=key(first), last_key=key(last), company_key=company,
            emails=mails.pop(n, ()), phones=calls.pop(n, ()),
            birthday=one(born, born), postal_code=one(postal or "", postal or ""),
            city_key=key(city or ""), street_key=key(street or ""),
        )  # fmt: skip
    return found


def _by_number(keys: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for n, match_key in keys:
        theirs = found.get(n, ())
        if match_key not in theirs:
            found[n] = (*theirs, match_key)
    return found
