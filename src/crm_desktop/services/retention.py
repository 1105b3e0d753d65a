"""Contacts that nobody has heard of for years: to be archived or erased, never by itself.

Listed are those without an entry since then, who were not added since then either, and with whom
nothing is open: no deal, no reminder, no quote that still waits for an answer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from crm_desktop.errors import UserError
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

YEARS = (2, 3, 5, 10)
"""What is offered."""
LISTED = 2000


@dataclass(frozen=True, slots=True)
class Stale:
    """Such a contact. ``last_at``: of its newest entry, UTC milliseconds, None: there is none;
    ``created_at`` when it was added here."""

    n: int
    id: bytes
    kind: str
    name: str
    town: str
    last_at: int | None
    created_at: int


def stale_contacts(store: Store, years: int, zone: dt.tzinfo = dt.UTC) -> list[Stale]:
    """Those without a sign of life for so many years, the longest first; persons only.

    Raises:
        UserError: ``retention.years``.
    """
    if not 1 <= years <= 100:
        raise UserError("Please choose between 1 and 100 years.", code="retention.years")
    now = dt.datetime.fromtimestamp(store.clock() / 1000, zone)
    before = now.replace(year=now.year - years, day=min(now.day, 28)).timestamp() * 1000
    with store.read_raw() as raw:
        rows = raw.execute(
            "SELECT c.n, c.id, c.kind, c.name, coalesce(a.city, ''), s.last_at, c.created_at"
            " FROM contact_summary s CROSS JOIN contact c ON c.n=s.n"
            f" LEFT JOIN address a ON a.id=c.address_id AND a.gone={LIVE}"
            " WHERE s.kind='person' AND coalesce(s.last_at, s.created_at)<:before"
            " AND s.open_deals=0 AND s.next_due ISNULL"
            f" AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.contact_id=c.id AND q.gone={LIVE}"
            "  AND q.status IN ('draft', 'sent'))"
            " ORDER BY coalesce(s.last_at, s.created_at), c.n LIMIT +:most",
            {"before": before, "most": LISTED},
        ).fetchall()
    return [Stale(*row) for row in rows]
