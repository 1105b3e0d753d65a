"""Contacts that were not heard of for too long, as a list model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from crm_desktop.services.stay_in_touch import Quiet
from crm_desktop.ui import words
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.models.row_roles import IconRole, SecondRole, WhenRole
from crm_desktop.ui.models.shown_rows import DISPLAY, ShownRows
from crm_desktop.ui.touch_words import every_words


class QuietList(ShownRows[Quiet]):
    """Who, when it was heard of last and how often it should be, how long."""

    SPOKEN = (DISPLAY, WhenRole, SecondRole)

    def __init__(self, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._today, self._zone = today, zone

    def said(self, row: Quiet) -> Mapping[int, Callable[[], object]]:
        return {
            IconRole: lambda: "hourglass",
            DISPLAY: lambda: row.name or self.tr("(no name)"),
            SecondRole: lambda: self._second(row),
            WhenRole: lambda: self.tr("%n day(s) quiet", None, row.days),
        }

    def _second(self, row: Quiet) -> str:
        wish = self.tr("wished %1").replace("%1", every_words(row.every))
        if row.last_at is None:
            return f"{self.tr('Never heard of')} · {wish}"
        day = words.day(words.moment(row.last_at, self._zone).date(), self._today())
        last = self.tr("%1 on %2").replace("%1", kind_words(row.last_kind)).replace("%2", day)
        return f"{last} · {wish}"
