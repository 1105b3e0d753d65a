"""Wires the program together: the only place where the real clock and randomness come in."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

from crm_desktop.store.store import Store


def clock() -> int:
    """UTC milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def open_shop(folder: Path) -> Store:
    """Open the shop in ``folder``, making an empty one where there is none.

    Raises:
        StoreError: see ``Store.open``.
    """
    return Store.open(folder, clock=clock, random=os.urandom)


class LocalZone(dt.tzinfo):
    """The time zone of this computer with all its changes of summer time, as the system knows it.

    A fixed offset would show what happened in winter an hour off in summer.
    """

    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta:
        if moment is None:
            return dt.timedelta(seconds=-time.timezone)
        wall = moment.replace(tzinfo=None)
        return wall - dt.datetime.fromtimestamp(wall.timestamp(), dt.UTC).replace(tzinfo=None)

    def dst(self, moment: dt.datetime | None) -> dt.timedelta | None:
        return None

    def tzname(self, moment: dt.datetime | None) -> str:
        return time.tzname[0]

    def fromutc(self, moment: dt.datetime) -> dt.datetime:
        instant = moment.replace(tzinfo=dt.UTC).astimezone()
        return instant.replace(tzinfo=self)


def today() -> dt.date:
    """The day by the clock on the wall."""
    return dt.datetime.fromtimestamp(clock() / 1000, LocalZone()).date()
