"""Asks before somebody is erased for good: what goes, what stays and why, and what of backups.

It is the one question of the program that nothing can undo, so Enter leaves everything as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services.privacy import Preview
from crm_desktop.ui import words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.ticks import TickBox


class EraseDialog(QDialog):
    """``with_backups`` is what was chosen."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        found: Sequence[Preview],
        today: dt.date,
        zone: dt.tzinfo,
    ) -> None:
        super().__init__(parent)
        px = theme.px
        self._today, self._zone = today, zone
        self.setWindowTitle(self.tr("Erase for good"))
        self.setMinimumWidth(px(460))
        self.setStyleSheet(f"EraseDialog {{ background: {theme.hex('surface')}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        name = found[0].name or self.tr("this contact")
        title = (
            self.tr("Erase %1 for good?").replace("%1", name) if len(found) == 1
            else self.tr("Erase %n contact(s) for good?", None, len(found))
        )  # fmt: skip
        self._add(column, label(theme, title, "heading"))
        self._add(column, label(theme, self.tr("This cannot be undone."), "strong", "danger"))
        for heading, lines in (
            (self.tr("This goes, everywhere in the shop:"), self.going(found)),
            (self.tr("This stays:"), self.staying(found)),
        ):
            if lines:
                self._add(column, label(theme, heading, "small_label", "text_2"))
                self._add(column, label(theme, "\n".join(f"• {line}" for line in lines)))
        self.backups = TickBox(
            theme, self.tr("&Let go of all earlier backups too, and make a new one")
        )
        self.backups.setVisible(bool(found[0].backups))
        column.addWidget(self.backups)
        self.outside = label(
            theme,
            self.tr("Those on the backup drive go too: now, or when it is connected next."),
            "small", "text_2",
        )  # fmt: skip
        self.outside.setVisible(bool(found[0].backups) and found[0].outside)
        self._add(column, self.outside)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        self.keep = button(theme, self.tr("&Keep"), self.reject, kind="primary")
        self.keep.setDefault(True)
        self.erase = button(theme, self.tr("&Erase for good"), self.accept)
        row.addWidget(self.erase)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def with_backups(self) -> bool:
        """Earlier copies are to go too."""
        return self.backups.isChecked()

    def _add(self, column: QVBoxLayout, made: QWidget) -> None:
        made.setProperty("wordWrap", True)
        column.addWidget(made)

    def going(self, found: Sequence[Preview]) -> list[str]:
        """What goes, in words."""
        counts: dict[str, int] = {}
        for one in found:
            for table, count in one.goes.items():
                counts[table] = counts.get(table, 0) + count
        lines = [self.tr("the name, all details and the history of what was changed")]
        if n := counts.get("entry", 0):
            lines.append(self.tr("%n entry(s) of the timeline", None, n))
        if n := counts.get("reminder", 0):
            lines.append(self.tr("%n reminder(s)", None, n))
        if n := sum(one.files for one in found):
            lines.append(self.tr("%n file(s), unless somebody else has the same", None, n))
        if found[0].shared:
            lines.append(self.tr("the same on all PCs that share this shop, when they next sync"))
        return lines

    def staying(self, found: Sequence[Preview]) -> list[str]:
        """What stays and why, in words."""
        lines = []
        if n := sum(one.stays.get("deal", 0) for one in found):
            lines.append(
                self.tr("%n deal(s), for your sums: without name, title and notes", None, n)
            )
        if n := sum(one.open_deals for one in found):
            lines.append(self.tr("%n of these deal(s) are still open", None, n))
        if n := sum(one.stays.get("quote", 0) for one in found):
            lines.append(self.tr("%n quote(s): number, days and prices", None, n))
        if n := sum(one.named_in for one in found):
            said = self.tr("%n entry(s) of others; look whether a name stands in them", None, n)
            lines.append(said)
        if found[0].backups and found[0].oldest_backup is not None:
            day = words.day(words.moment(found[0].oldest_backup, self._zone).date(), self._today)
            lines.append(
                self.tr("%n backup(s), the oldest of %1, until they are let go one by one. When "
                        "one is brought back, this is erased again", None, found[0].backups)
                .replace("%1", day)
            )  # fmt: skip
        lines.append(self.tr("what was printed, exported or sent before"))
        return lines
