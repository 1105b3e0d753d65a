"""Reminders that came due, as a list model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from crm_desktop.ui import words
from crm_desktop.ui.models.row_roles import IconRole, SecondRole, WhenRole
from crm_desktop.ui.models.shown_rows import DISPLAY, ShownRows
from crm_desktop.ui.reminder_words import kind_icon, title_of

if TYPE_CHECKING:
    from crm_desktop.services.told import Told


def what(told: Told) -> str:
    """What is to be done."""
    return title_of(told.kind, told.title)


def who(told: Told) -> str:
    """Who it is about."""
    return " · ".join(part for part in (told.contact, told.company) if part)


def when(told: Told, today: dt.date) -> tuple[str, str]:
    """When it is due, and the colour of saying so."""
    day = None
    with suppress(ValueError):
        day = dt.date.fromisoformat(told.due_date)
    return words.due(day, told.time, today)


class NoticeList(ShownRows["Told"]):
    """What, who, when."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today

    def said(self, row: Told) -> Mapping[int, Callable[[], object]]:
        return {
            IconRole: lambda: kind_icon(row.kind),
            DISPLAY: lambda: what(row),
            SecondRole: lambda: who(row),
            WhenRole: lambda: when(row, self._today())[0],
        }
