"""What is to be printed: a report with its choices, as plain values that go to another process."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_desktop.progress import Progress, silent
from crm_desktop.reports.letterhead import Letterhead
from crm_desktop.reports.papers import A4, Paper
from crm_desktop.reports.words import Words
from crm_desktop.store.blobs import Blobs


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list of contacts: its code (as ``contact_columns``), the words in its
    heading, and the kind of an own field."""

    code: str
    title: str
    own_kind: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """``report`` names the kind. ``first`` to ``last`` is the period, both included (None: from the
    beginning, until today); ``contacts`` are row numbers in the order wanted (None: all that the
    report knows), called ``of_whom``.

    ``entries``: how many entries of each customer, 0 for all. ``zone`` is an IANA name.
    """

    report: str
    today: dt.date
    zone: str = "UTC"
    first: dt.date | None = None
    last: dt.date | None = None
    contacts: tuple[int, ...] | None = None
    of_whom: str = ""
    who: bytes | None = None
    who_name: str = ""
    columns: tuple[ListColumn, ...] = ()
    entries: int = 10
    pipeline: bytes | None = None
    currency: str = "EUR"
    more: Mapping[str, Any] = field(default_factory=dict)
    """Choices of one kind alone, by name; plain values."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from: the shop, the order, and how it is said and laid out."""

    raw: sqlite3.Connection
    blobs: Blobs
    order: Order
    words: Words = field(default_factory=Words)
    letterhead: Letterhead = field(default_factory=Letterhead)
    paper: Paper = A4
    progress: Progress = silent

    @property
    def zone(self) -> dt.tzinfo:
        """Where days begin."""
        try:
            return ZoneInfo(self.order.zone)
        except (ZoneInfoNotFoundError, ValueError):
            return dt.UTC

    def wall(self, milliseconds: int) -> dt.datetime:
        """A stored instant as wall time."""
        return dt.datetime.fromtimestamp(milliseconds / 1000, self.zone)

    def instants(self, first: dt.date, last: dt.date) -> tuple[int, int]:
        """The period from ``first`` to ``last`` in UTC milliseconds, the end not included."""
        ends = (first, last + dt.timedelta(days=1))
        begin, end = (
            int(dt.datetime.combine(day, dt.time(), self.zone).timestamp() * 1000) for day in ends
        )
        return begin, end

    def numbers(self) -> Sequence[int]:
        """The contacts of the order; all by name where none were chosen."""
        if self.order.contacts is not None:
            return self.order.contacts
        rows = self.raw.execute("SELECT n FROM contact_summary ORDER BY name_key, n")
        return [n for (n,) in rows]
