"""Backups, and what is in one of them, as list models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from crm_desktop.services.backup_inside import Row
from crm_desktop.store.backup import Backup
from crm_desktop.ui import backup_words, kind_words
from crm_desktop.ui.models.row_roles import IconRole, QuietRole, SecondRole, StateRole, WhenRole
from crm_desktop.ui.models.shown_rows import DISPLAY, ShownRows


class BackupList(ShownRows[Backup]):
    """When each was made, what is in it, and why it was made."""

    def __init__(self, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._today, self._zone = today, zone

    def said(self, row: Backup) -> Mapping[int, Callable[[], object]]:
        return {
            IconRole: lambda: "shield-check",
            DISPLAY: lambda: backup_words.moment(row.made_at, self._today(), self._zone),
            SecondRole: lambda: f"{backup_words.contents(row)} · {backup_words.why(row.reason)}",
            WhenRole: lambda: backup_words.size(row.size),
        }


class InsideList(ShownRows[Row]):
    """What it is called, whose it is, and what became of it."""

    def __init__(self, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._today, self._zone = today, zone

    def said(self, row: Row) -> Mapping[int, Callable[[], object]]:
        return {
            IconRole: lambda: kind_words.kind_icon(row.table, row.detail),
            DISPLAY: lambda: row.name or self.tr("(no name)"),
            SecondRole: lambda: " · ".join(part for part in (self._kind(row), row.about) if part),
            StateRole: lambda: {
                "missing": self.tr("not here any more"), "archived": self.tr("archived now"),
                "changed": self.tr("changed since"),
            }.get(row.since, ""),
            QuietRole: lambda: False,
            WhenRole: lambda: backup_words.moment(row.at, self._today(), self._zone),
        }  # fmt: skip

    def _kind(self, row: Row) -> str:
        ended = {"won": self.tr("Deal, won"), "lost": self.tr("Deal, lost")}
        if row.table == "deal" and row.detail in ended:
            return ended[row.detail]
        return kind_words.kind_words(row.table, row.detail)
