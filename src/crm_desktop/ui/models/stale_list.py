"""Contacts nobody has heard of for years, as a list model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from crm_desktop.services.retention import Stale
from crm_desktop.ui import words
from crm_desktop.ui.models.row_roles import IconRole, SecondRole, WhenRole
from crm_desktop.ui.models.shown_rows import DISPLAY, ShownRows


class StaleList(ShownRows[Stale]):
    """Name, town, and when something was heard last."""

    def __init__(self, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._today, self._zone = today, zone

    def said(self, row: Stale) -> Mapping[int, Callable[[], object]]:
        return {
            IconRole: lambda: "user",
            DISPLAY: lambda: row.name or self.tr("(no name)"),
            SecondRole: lambda: " · ".join(filter(None, (row.town, self._last(row)))),
            WhenRole: lambda: self._day(row.created_at if row.last_at is None else row.last_at),
        }

    def _last(self, row: Stale) -> str:
        if row.last_at is None:
            return self.tr("added, and nothing since")
        return self.tr("last entry of the timeline")

    def _day(self, at: int) -> str:
        return words.day(words.moment(at, self._zone).date(), self._today())
