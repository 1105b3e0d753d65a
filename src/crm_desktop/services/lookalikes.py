"""Contacts that look like the one being typed, while it is typed, with the reason.

Only contacts that share an e-mail address, a phone or a name with it, or stand near it in the order
of names, are compared, and never more than a fixed number: a hint must not wait for a large shop.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crm_desktop.domain import names
from crm_desktop.domain.emails import email_key
from crm_desktop.domain.matching import Candidate, compare
from crm_desktop.domain.names import split_full_name
from crm_desktop.domain.phones import phone_key
from crm_desktop.domain.text import collapse, fold, key
from crm_desktop.services.candidates import read_candidates
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

_SAME = 30
"""Contacts that one e-mail address, phone or name may add."""
_NEAR = 60
"""Contacts whose names begin alike that are compared."""
_SHOWN_FROM = 30
"""Scores from here on are worth a hint: a phone that a family shares, a name alone."""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """``n`` and ``id`` of a contact, ``second_line`` its company or town; ``score`` 0 to 100."""

    n: int
    id: bytes
    name: str
    second_line: str
    reason: str
    score: int


def looks_like(
    store: Store,
    name: str,
    phones: Sequence[str] = (),
    emails: Sequence[str] = (),
    *,
    kind: Literal["person", "company"] = "person",
    company: str = "",
    limit: int = 3,
) -> list[Lookalike]:
    """The contacts most like what was typed so far, best first; any of it may be missing."""
    typed, near = _typed(kind, name, phones, emails, company)
    with store.read_raw() as raw:
        numbers = _worth_comparing(raw, typed, near)
        if not numbers:
            return []
        scored = []
        for n, candidate in read_candidates(raw, numbers).items():
            evidence = compare(typed, candidate)
            if evidence.score >= _SHOWN_FROM:
                scored.append((-evidence.score, n, evidence.reason))
        scored.sort()
        best = {n: (-score, reason) for score, n, reason in scored[:limit]}
        rows = raw.execute(
            "SELECT c.n, c.id, c.name, c.kind, (SELECT a.city FROM address a"
            f" WHERE a.id=c.address_id AND a.gone={LIVE}), (SELECT k.name FROM position p"
            f" JOIN contact k ON k.id=p.company_id WHERE p.id=c.position_id AND p.gone={LIVE}"
            f" AND k.gone={LIVE}) FROM json_each(?) r JOIN contact c ON c.n=r.value",
            (str(list(best)),),
        )
        shown = {
            n: (identity, named, (city if of == "company" else employer) or "")
            for n, identity, named, of, city, employer in rows
        }
    return [Lookalike(n, *shown[n], reason, score) for n, (score, reason) in best.items()]


def _typed(
    kind: Literal["person", "company"],
    name: str,
    phones: Sequence[str],
    emails: Sequence[str],
    company: str,
) -> tuple[Candidate, str]:
    """What was typed as it is compared, and how names near it begin in the order of names."""
    mails = tuple({email_key(e) for e in emails if "@" in e})
    numbers = tuple({found for p in phones if (found := phone_key(p))})
    shown = collapse(name[:500])
    if kind == "company":
        own = names.company_key(shown)
        return Candidate(
            kind, name_key=key(shown), company_key=own, emails=mails, phones=numbers
        ), fold(shown)[:8]
    parts = split_full_name(shown)
    first, last = parts.first_name, parts.last_name
    return Candidate(
        kind, name_key=names.name_key(first, last), first_key=key(first), last_key=key(last),
        company_key=names.company_key(company) if company else "",
        emails=mails, phones=numbers,
    ), fold(last) if first and len(last) > 1 else ""  # fmt: skip


def _worth_comparing(raw: sqlite3.Connection, typed: Candidate, near: str) -> list[int]:
    found: dict[int, None] = {}

    def add(sql: str, *values: object) -> None:
        found.update(dict.fromkeys(n for (n,) in raw.execute(sql, values)))

    for table, keys in (("email", typed.emails), ("phone", typed.phones)):
        for match_key in keys:
            add(
                f"SELECT c.n FROM {table} p JOIN contact c ON c.id=p.contact_id WHERE"
                f" p.match_key=? AND p.match_key<>'' AND p.gone={LIVE} AND c.gone={LIVE}"
                f" AND c.kind=? LIMIT {_SAME}",
                match_key, typed.kind,
            )  # fmt: skip
    if typed.name_key:
        add(
            f"SELECT n FROM contact WHERE match_key=? AND gone={LIVE} AND kind=? LIMIT {_SAME}",
            typed.name_key, typed.kind,
        )  # fmt: skip
    if near:
        # "oliveira m": the same family name, and given names that begin alike come first.
        for begin in (f"{near} {typed.first_key[:1]}".rstrip(), near[:5]):
            add(
                f"SELECT n FROM contact WHERE sort_key>=? AND sort_key<? AND gone={LIVE}"
                f" AND kind=? LIMIT {_NEAR}",
                begin, begin + "\U0010ffff", typed.kind,
            )  # fmt: skip
    return list(found)
