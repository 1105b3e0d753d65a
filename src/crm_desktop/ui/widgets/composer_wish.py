"""What the composer hands out when an entry is to be saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from crm_desktop.services.attachments import KeptFile


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be logged. ``at`` None: now; ``remind_on`` None: no reminder; ``direction`` is
    "in", "out" or empty; ``entry``: the entry that is changed, empty for a new one."""

    kind: str
    subject: str
    text: str
    outcome: str
    minutes: int | None
    at: dt.datetime | None
    remind_on: dt.date | None
    direction: str = ""
    files: tuple[KeptFile, ...] = ()
    entry: bytes = b""
