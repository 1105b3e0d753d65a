"""SQL for the last word that a contact said about a way of reaching it.

A module of its own because the first page of the list needs it, and nothing else of ``consent``.
"""

from __future__ import annotations

from crm_desktop.domain.consent import CHANNELS
from crm_desktop.store.file_format import LIVE


def last_word(channel: str, contact: str = "c.id", schema: str = "") -> str:
    """SQL for what holds for a channel: 1 agreed, 0 refused, none: nothing was said. ``schema``:
    where the shop is attached, "shop."."""
    assert channel in CHANNELS
    return (
        f"(SELECT w.given FROM {schema}consent w WHERE w.contact_id={contact}"
        f" AND w.channel='{channel}' AND w.gone={LIVE} ORDER BY w.said_on DESC, w.n DESC LIMIT 1)"
    )
