"""Finding deals by words of their title, person or company, for the palette.

Every word must be somewhere in them; accents and case do not matter. Open deals come first, the
newest first of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crm_desktop.domain.pipeline import STATES, State
from crm_desktop.domain.text import fold
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

_folded = lru_cache(maxsize=1 << 16)(fold)
"""Titles and names are the same at every key press."""

_ALL = f"""
SELECT d.id, d.title, coalesce(k.name, c.name, ''), coalesce(c.name, ''), coalesce(g.name, ''),
  d.state, d.amount_minor, d.currency
FROM deal d LEFT JOIN contact c ON c.id=d.contact_id LEFT JOIN contact k ON k.id=d.company_id
LEFT JOIN stage g ON g.id=d.stage_id
WHERE d.gone={LIVE} ORDER BY d.state<>'open', d.n DESC"""


@dataclass(frozen=True, slots=True)
class DealHit:
    """A deal that was found; ``who`` is the company, else the person."""

    id: bytes
    title: str
    who: str
    stage: str
    state: State
    amount_minor: int | None
    currency: str


def find_deals(store: Store, text: str, limit: int = 50) -> tuple[DealHit, ...]:
    """The live deals that fit; nothing for no words."""
    words = fold(text).split()
    if not words:
        return ()
    found: list[DealHit] = []
    with store.read_raw() as raw:
        for identity, title, who, person, stage, state, minor, currency in raw.execute(_ALL):
            said = f"{_folded(title)}\n{_folded(who)}\n{_folded(person)}"
            if all(word in said for word in words):
                known: State = state if state in STATES else "open"
                found.append(DealHit(identity, title, who, stage, known, minor, currency))
                if len(found) == limit:
                    break
    return tuple(found)
