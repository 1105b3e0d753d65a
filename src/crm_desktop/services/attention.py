"""Deals that need somebody: how many there are, and the most pressing of them.

Decided by the database for all open deals at once, so that only the few that are shown become
cards; ``domain.pipeline.attention`` decides the same for a card and gives the reasons.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass

from crm_desktop.domain.pipeline import QUIET_DAYS
from crm_desktop.services.pipeline import Card, read_cards
from crm_desktop.store.file_format import LIVE

_DAY_MS = 86_400_000

# One row for each open deal: the last day it should close on, its earliest reminder, and when
# something happened with it last. The same sources as for a card.
_OPEN = f"""
SELECT d.n AS n,
  CASE length(d.expected_close) WHEN 10 THEN date(d.expected_close)
    WHEN 7 THEN date(d.expected_close||'-01', '+1 month', '-1 day')
    WHEN 4 THEN date(d.expected_close||'-12-31') END AS closes,
  r.step IS NULL AND d.next_step='' AS unplanned, date(substr(r.step, 1, 10)) AS due,
  coalesce(nullif(max(coalesce(s.last_at, 0), coalesce(t.last_at, 0),
    coalesce((SELECT max(m.moved_at) FROM stage_move m
      WHERE m.deal_id=d.id AND m.gone={LIVE}), 0),
    coalesce((SELECT max(e.happened_at) FROM entry e
      WHERE e.deal_id=d.id AND e.gone={LIVE}), 0),
    coalesce((SELECT max(x.done_at) FROM reminder x
      WHERE x.deal_id=d.id AND x.gone={LIVE}), 0)), 0), d.created_at) AS alive,
  coalesce(g.quiet_days, {QUIET_DAYS}) AS quiet_days
FROM deal d
LEFT JOIN contact c ON c.id=d.contact_id LEFT JOIN contact k ON k.id=d.company_id
LEFT JOIN contact_summary s ON s.n=c.n LEFT JOIN contact_summary t ON t.n=k.n
LEFT JOIN stage g ON g.id=d.stage_id
LEFT JOIN (SELECT deal_id,
    min(iif(due_date='', date(due_at/1000, 'unixepoch'), due_date)||' '
      ||iif(due_time='', '~', due_time)) AS step
  FROM reminder WHERE deal_id NOTNULL AND gone={LIVE} AND done_at ISNULL GROUP BY deal_id) r
  ON r.deal_id=d.id
WHERE d.gone={LIVE} AND d.state='open'"""
_NEEDING = f"""
SELECT n, count(*) OVER () FROM (
  SELECT o.n AS n, coalesce(closes<:today, 0) AS late, unplanned,
    coalesce(alive<q.before AND NOT coalesce(due>=:today, 0), 0) AS quiet,
    coalesce(julianday(:today)-julianday(closes), 0) AS late_days,
    (:tomorrow-1-alive)/{_DAY_MS} AS quiet_days
  FROM ({_OPEN}) o LEFT JOIN (
    SELECT json_extract(value, '$[0]') AS days, json_extract(value, '$[1]') AS before
    FROM json_each(:quiet)) q ON q.days=o.quiet_days)
WHERE late OR quiet OR unplanned
ORDER BY late+quiet+unplanned DESC, max(late*late_days, quiet*quiet_days) DESC, n LIMIT +:limit"""


@dataclass(frozen=True, slots=True)
class Needing:
    """``cards`` are the most pressing of ``count``."""

    cards: tuple[Card, ...]
    count: int


def needs_attention(
    raw: sqlite3.Connection, today: dt.date, zone: dt.tzinfo = dt.UTC, limit: int = 50
) -> Needing:
    """The open deals of all pipelines that need attention: most reasons first, then longest."""
    values = {
        "today": today.isoformat(), "limit": limit,
        "tomorrow": _begin(today + dt.timedelta(1), zone), "quiet": _limits(raw, today, zone),
    }  # fmt: skip
    found = raw.execute(_NEEDING, values).fetchall()
    order = {n: place for place, (n, _) in enumerate(found)}
    cards = sorted(read_cards(raw, order, today, zone), key=lambda card: order[card.n])
    shown = tuple(card for card in cards if card.reasons)
    return Needing(shown, found[0][1] if found else 0)


def _limits(raw: sqlite3.Connection, today: dt.date, zone: dt.tzinfo) -> str:
    """JSON: pairs of the days that deals may be quiet in a step, and the instant before which that
    is too long. Steps without a limit are not among them."""
    days = {d for (d,) in raw.execute("SELECT DISTINCT quiet_days FROM stage WHERE quiet_days>0")}
    known = {QUIET_DAYS, *days}
    oldest = today.toordinal() - 2
    return str([[d, _begin(today - dt.timedelta(d), zone)] for d in known if d < oldest])


def _begin(day: dt.date, zone: dt.tzinfo) -> int:
    """When a day begins, in UTC milliseconds."""
    return round(dt.datetime.combine(day, dt.time(), zone).timestamp() * 1000)
