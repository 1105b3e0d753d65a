"""What contacts agreed to: for each channel the last word counts, and every word stays as proof.

A word is never changed: who agrees again or withdraws gets another line, with the day, how it was
said and where it is to be found. No word at all leaves it to the shop. The general consent of a
contact (``contact.consent``) holds for all channels of which nothing was said.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass

from crm_desktop.domain.consent import CHANNELS, Channel
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.contact_record import insert, kind_of
from crm_desktop.services.last_word import last_word
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Word:
    """What was said about a channel; ``said_on`` None: nobody knows the day."""

    channel: Channel
    given: bool
    said_on: dt.date | None
    how: str
    source: str


def refused(channel: str) -> str:
    """SQL for whether the contact ``c`` is not to be reached by a channel: 1 or 0."""
    return f"(coalesce({last_word(channel)}, c.consent, 1)=0)"


def words_of(raw: sqlite3.Connection, contact: bytes) -> list[Word]:
    """All that a contact said, the last word of each channel first."""
    return [
        Word(channel, bool(given), _day(said_on), how, source)
        for channel, given, said_on, how, source in raw.execute(
            "SELECT channel, given, said_on, how, source FROM consent"
            f" WHERE contact_id=? AND gone={LIVE} ORDER BY said_on DESC, n DESC",
            (contact,),
        )
        if channel in CHANNELS
    ]


def standing(raw: sqlite3.Connection, contact: bytes) -> dict[Channel, Word]:
    """The last word for each channel of which something was said."""
    found: dict[Channel, Word] = {}
    for word in words_of(raw, contact):
        found.setdefault(word.channel, word)
    return {channel: found[channel] for channel in CHANNELS if channel in found}


def record(store: Store, contact: bytes, word: Word) -> None:
    """Write down what a contact said; one undo step.

    Raises:
        UserError: ``contact.gone``, ``consent.channel``, ``consent.future``: the day is still to
            come.
    """
    if word.channel not in CHANNELS:
        raise UserError(
            f"“{word.channel}” is no way to reach somebody; there are {', '.join(CHANNELS)}. "
            "Nothing was changed.",
            code="consent.channel",
        )
    with store.transact("Agreed" if word.given else "Withdrawn") as tx:
        kind_of(tx.raw, contact)
        tomorrow = dt.datetime.fromtimestamp(tx.now / 1000, dt.UTC).date() + dt.timedelta(days=1)
        if word.said_on is not None and word.said_on > tomorrow:
            raise UserError("This day is still to come. Nothing was changed.",
                            code="consent.future")  # fmt: skip
        insert(tx, "consent", {
            "id": tx.ids.one(), "contact_id": contact, "channel": word.channel,
            "given": int(word.given), "said_on": word.said_on.isoformat() if word.said_on else "",
            "how": collapse(word.how)[:LONGEST], "source": collapse(word.source)[:LONGEST],
        })  # fmt: skip


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
