"""The backups: when each was made and what is in it; look inside, or go back to one.

Going back is shown before it is done: what would be gone from the shop, by number and by name. What
is there now is backed up first, so going back can itself be taken back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.backups import Backups
from crm_desktop.store.store import Store
from crm_desktop.ui import backup_words, words
from crm_desktop.ui.file_dialogs import ask_folder
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.backup_list import BackupList
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label, line, panel, scrolling
from crm_desktop.ui.widgets.list_page import ListPanel, page_layout
from crm_desktop.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from crm_desktop.services.going_back import Change
    from crm_desktop.store.backup import Backup

_SIDE, _NARROW = 340, 720
_UNLIMITED = 16_777_215
"""What Qt takes for no limit."""
_NAMED = 8
"""Steps that are named beside the list; the others are a number."""


class BackupsPage(QWidget):
    """Lists the copies of one store."""

    told = Signal(str)
    look_inside_wanted = Signal(object)
    go_back_wanted = Signal(object)
    """The backup; its preview was shown."""

    def __init__(
        self, theme: Theme, store: Store, backups: Backups, jobs: Jobs, *,
        today: Callable[[], dt.date], zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._store, self._backups, self._jobs = theme, store, backups, jobs
        self._today, self._zone = today, zone
        self._change: Change | None = None
        self.model = BackupList(today, zone)
        self.list = RowList(theme, self.tr("Backups"), right=80)
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self._build()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._chosen_changed())
        self.list.open_requested.connect(self.look_inside)
        self.refresh()

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page, head = page_layout(theme, self, self.tr("Backups"))
        self.inside_button = button(theme, self.tr("&Look inside"), self.look_inside, icon="search")
        self.preview_button = button(
            theme, self.tr("&Go back to this…"), self.preview, kind="primary", icon="history"
        )
        self.fetch_button = button(
            theme, self.tr("&From a drive…"), self._ask_folder, icon="folder-open"
        )
        head.addWidget(self.fetch_button)
        head.addWidget(self.inside_button)
        head.addWidget(self.preview_button)
        self._panel = ListPanel(theme, self.list, "shield-check", self.tr("look inside"))
        self.empty = self._panel.empty
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(12))
        self._box.addWidget(self._panel, 1)
        self.aside = panel()
        column = QVBoxLayout(self.aside)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(8))
        self._heading = label(theme, "", "heading")
        self._heading.setWordWrap(True)
        column.addWidget(self._heading)
        column.addWidget(line(theme))
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(6))
        column.addWidget(scrolling(inside), 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.cancel_button = button(theme, self.tr("&Stay here"), self._close_preview)
        self.go_button = button(
            theme, self.tr("Go &back"), self._go_back, kind="primary", icon="history"
        )
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.go_button)
        column.addLayout(row)
        self.aside.hide()
        self._box.addWidget(self.aside)
        page.addLayout(self._box, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside the list, or in its place where there is no room for both."""
        px, asked = self._theme.px, not self.aside.isHidden()
        narrow = self.width() < px(_NARROW)
        self.aside.setMaximumWidth(_UNLIMITED if narrow else px(_SIDE))
        self.aside.setMinimumWidth(0 if narrow else px(_SIDE))
        self._panel.setVisible(not (asked and narrow))
        for made in (self.fetch_button, self.inside_button, self.preview_button):
            made.setVisible(not asked)

    # -- what the window asks ------------------------------------------------------------------

    def enter(self) -> None:
        """The keyboard goes to the list."""
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.list, self.go_button) if self.aside.isVisible() else (self.list,)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read which there are."""
        self._jobs.start(
            self.tr("Looking for backups"), lambda _progress: self._backups.listed(),
            done=self._show, failed=self.told.emit,
        )  # fmt: skip

    def refresh_soon(self) -> None:
        """Another one may have been made."""
        if self.isVisible():
            self.refresh()

    def _show(self, found: list[Backup]) -> None:
        before = self.chosen()
        self.model.show_rows(found)
        names = [backup.name for backup in found]
        at = names.index(before.name) if before and before.name in names else 0
        if found:
            self.list.setCurrentIndex(self.model.index(at, 0))
        else:
            self.empty.say(
                self.tr("There is no backup yet."),
                self.tr("They are made by themselves while you work."),
            )
        self._panel.tell(self.tr("%n backup(s)", None, len(found)), empty=not found)
        self._chosen_changed()

    def chosen(self) -> Backup | None:
        """The backup with the cursor."""
        row = self.list.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _chosen_changed(self) -> None:
        backup = self.chosen()
        for made in (self.inside_button, self.preview_button):
            made.setEnabled(backup is not None)
            made.setToolTip("" if backup else self.tr("There is no backup yet."))
        if self._change is not None and backup != self._change.backup:
            self._close_preview()

    # -- copies outside of this PC -------------------------------------------------------------

    def _ask_folder(self) -> None:
        name = ask_folder(self, self.tr("Where the copies lie"))
        if not name:
            return
        from crm_desktop.ui.dialogs.new_secret import KnownPassphrase  # noqa: PLC0415 - rarely

        asked = KnownPassphrase(self, self._theme, Path(name))
        if asked.exec():
            self.fetch(Path(name), asked.secret)
        asked.deleteLater()

    def fetch(self, folder: Path, passphrase: str) -> None:
        """Bring in the copies that lie outside of this PC; they join the list."""
        from crm_desktop.services.second_place import fetch  # noqa: PLC0415 - rarely

        def fetched(found: list[Backup]) -> None:
            self._show(found)
            self.told.emit(self.tr("The copies that could be read are in the list."))

        self._jobs.start(
            self.tr("Bringing in copies"),
            lambda _progress: fetch(folder, passphrase, self._backups.folder, self._store),
            done=fetched, failed=self.told.emit,
        )  # fmt: skip

    # -- acting --------------------------------------------------------------------------------

    def look_inside(self) -> None:
        """See what is in the chosen one."""
        if (backup := self.chosen()) is not None:
            self.look_inside_wanted.emit(backup)

    def preview(self) -> None:
        """Show what going back to the chosen one would change."""
        from crm_desktop.services.going_back import what_would_change  # noqa: PLC0415

        backup = self.chosen()
        if backup is None:
            return
        self._jobs.start(
            self.tr("Reading"), lambda _progress: what_would_change(self._store, backup),
            done=self._show_preview, failed=self.told.emit,
        )  # fmt: skip

    def _show_preview(self, change: Any) -> None:
        self._change = change
        when = backup_words.moment(change.backup.made_at, self._today(), self._zone)
        self._heading.setText(self.tr("Go back to %1?").replace("%1", when))
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for text, strong in self._preview_lines(change):
            said = label(self._theme, text, "strong" if strong else "body")
            said.setWordWrap(True)
            self._lines.addWidget(said)
        self._lines.addStretch(1)
        self.aside.show()
        self._fit()
        self.go_button.setAccessibleDescription(self.preview_text())
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _preview_lines(self, change: Change) -> list[tuple[str, bool]]:
        lines: list[tuple[str, bool]] = []
        names = {
            "contact": self.tr("Contacts"), "entry": self.tr("Timeline entries"),
            "deal": self.tr("Deals"), "reminder": self.tr("Reminders"), "quote": self.tr("Quotes"),
        }  # fmt: skip
        differing = [name for name in names if change.now[name] != change.then[name]]
        for name in differing:
            said = self.tr("%1: %2 now, %3 then").replace("%1", names[name])
            said = said.replace("%2", words.figure(change.now[name]))
            lines.append((said.replace("%3", words.figure(change.then[name])), False))
        if not differing:
            lines.append((self.tr("The same numbers of contacts, entries and deals."), False))
        if change.same_line and change.steps_count:
            gone = self.tr("%n step(s) done since would be gone from here:", None,
                           change.steps_count)  # fmt: skip
            lines.append((gone, True))
            for step in change.steps[:_NAMED]:
                at = backup_words.moment(step.at, self._today(), self._zone)
                lines.append((f"{at} · {spoken(step.label)}", False))
            more = change.steps_count - min(_NAMED, len(change.steps))
            if more:
                lines.append((self.tr("and %n more", None, more), False))
        elif change.same_line:
            lines.append((self.tr("Nothing was done since."), True))
        lines.append(
            (self.tr("What is here now is backed up first, and one click returns to it."), True)
        )
        if change.unlocks:
            lines.append(
                (self.tr("This backup is encrypted, and the shop on this PC is not: what comes "
                         "back will not be encrypted either. To keep it encrypted, encrypt this "
                         "shop first: Settings, “Privacy and lock”."), True)
            )  # fmt: skip
        if self._store.is_shared():
            lines.append(
                (self.tr("Nothing goes to the other PCs before you have said what is to become of "
                         "what they wrote since."), False)
            )  # fmt: skip
        return lines

    def preview_text(self) -> str:
        """What the preview says."""
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        found = (item.widget() for item in items if item is not None)
        return "\n".join(one.text() for one in found if one is not None)  # type: ignore[attr-defined]

    def _close_preview(self) -> None:
        self._change = None
        self.aside.hide()
        self._fit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        if self._change is not None:
            self.go_back_wanted.emit(self._change.backup)
