"""What was archived, as a list model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from crm_desktop.services.trash import Archived
from crm_desktop.ui import batch_words, kind_words
from crm_desktop.ui.models.row_roles import IconRole, SecondRole, WhenRole
from crm_desktop.ui.models.shown_rows import DISPLAY, ShownRows


class TrashList(ShownRows[Archived]):
    """What it is called, what it is and who archived it, when."""

    def __init__(self, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._today, self._zone = today, zone

    def said(self, row: Archived) -> Mapping[int, Callable[[], object]]:
        return {
            IconRole: lambda: kind_words.kind_icon(row.table, row.detail),
            DISPLAY: lambda: row.name or self.tr("(no name)"),
            SecondRole: lambda: self._second(row),
            WhenRole: lambda: (
                "" if row.at is None else batch_words.when(row.at, self._today(), self._zone)
            ),
        }

    def _second(self, row: Archived) -> str:
        parts = [self.kind(row), row.about]
        if row.person:
            parts.append(self.tr("archived by %1").replace("%1", row.person))
        elif row.device:
            parts.append(self.tr("archived on %1").replace("%1", row.device))
        if row.parts:
            parts.append(self.tr("with %n thing(s)", None, row.parts))
        return " · ".join(part for part in parts if part)

    def kind(self, row: Archived) -> str:
        """What it is, in a word."""
        return kind_words.kind_words(row.table, row.detail)
