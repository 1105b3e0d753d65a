"""Backups, and what is in one of them, as list models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from crm_desktop.services.backup_inside import Row
from crm_desktop.store.backup import Backup
from crm_desktop.ui import backup_words, entry_words
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
            IconRole: lambda: self._icon(row),
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
        if row.table == "contact":
            return {
                "company": self.tr("Company"), "household": self.tr("Household"),
            }.get(row.detail, self.tr("Person"))  # fmt: skip
        if row.table == "entry":
            return entry_words.kind_words(row.detail)
        return {"won": self.tr("Deal, won"), "lost": self.tr("Deal, lost")}.get(
            row.detail, self.tr("Deal")
        )

    def _icon(self, row: Row) -> str:
        if row.table == "contact":
            return "building-2" if row.detail == "company" else "user"
        return "notebook-pen" if row.table == "entry" else "bookmark"
