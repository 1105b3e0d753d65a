"""Inside a backup: its contacts, entries and deals to be looked at, and chosen ones brought back.

A band says all the while which backup it is, and that nothing here can be changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QWidget

from crm_desktop.services.backup_inside import (
    KINDS,
    LISTED,
    Found,
    Kind,
    Row,
    bring_back_from,
    find_inside,
)
from crm_desktop.store.store import Store
from crm_desktop.ui import backup_words
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.backup_list import InsideList
from crm_desktop.ui.newest_read import NewestRead
from crm_desktop.ui.pages.settings_part import ABOVE
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.list_page import ListPanel, page_layout
from crm_desktop.ui.widgets.row_list import RowList
from crm_desktop.ui.widgets.segments import Segments
from crm_desktop.ui.widgets.ticks import TickBox
from crm_desktop.ui.words import figure

if TYPE_CHECKING:
    from crm_desktop.store.backup import Backup
    from crm_desktop.store.change_set import ChangeSet

_Wish = tuple["Backup", Kind, str, bool]


class BackupInsidePage(QWidget):
    """Shows one backup at a time (``show_backup``)."""

    told = Signal(str)
    done = Signal(str)
    back_wanted = Signal()

    def __init__(
        self, theme: Theme, store: Store, jobs: Jobs, *, today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._store, self._jobs = theme, store, jobs
        self._today, self._zone = today, zone
        self.backup: Backup | None = None
        self.model = InsideList(today, zone)
        self.list = RowList(theme, self.tr("In the backup"), right=130)
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.filter = QLineEdit()
        self.kinds = Segments(theme, self.tr("Kind"))
        self._reading: NewestRead[_Wish, Found] = NewestRead(
            jobs, self.tr("Reading"), self._read, at_once=1
        )
        self._reading.answered.connect(self._show)
        self._reading.failed.connect(self.told)
        self.destroyed.connect(self._reading.give_up)
        self._build()
        self.filter.textChanged.connect(lambda _text: self.refresh())
        self.kinds.chosen.connect(lambda _number: self.refresh())
        self.only_lost.toggled.connect(lambda _on: self.refresh())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        self.list.open_requested.connect(self.bring_back)

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page, head = page_layout(theme, self, self.tr("Inside a backup"))
        head.addWidget(button(theme, self.tr("&All backups"), self.back_wanted.emit,
                              icon="arrow-left"))  # fmt: skip
        self.back_button = button(
            theme, self.tr("&Bring back"), self.bring_back, kind="primary", icon="archive-restore"
        )
        head.addWidget(self.back_button)
        band = QFrame()
        band.setObjectName("band")
        band.setStyleSheet(
            f"QFrame#band {{ background: {theme.hex('warning_tint')};"
            f" border-radius: {theme.radius('control')}px; }}"
        )
        row = QHBoxLayout(band)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(10))
        mark = QLabel()
        side = theme.size("icon")
        mark.setPixmap(theme.icon("shield-check", "warning").pixmap(side, side))
        row.addWidget(mark)
        self.band = label(theme, "", "strong")
        self.band.setWordWrap(True)
        row.addWidget(self.band, 1)
        page.addWidget(band)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, px(12), 0, px(12))
        tools.setSpacing(px(8))
        self.filter.setPlaceholderText(self.tr("Find in this backup"))
        self.filter.setAccessibleName(self.tr("Find in this backup"))
        self.filter.setFont(theme.font("body"))
        self.filter.setMinimumWidth(px(100))
        self.filter.setMaximumWidth(px(240))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(
            theme.icon("search", "text_2"), QLineEdit.ActionPosition.LeadingPosition
        )
        tools.addWidget(self.filter, 2)
        self.kinds.set_texts((self.tr("Contacts"), self.tr("Timeline"), self.tr("Deals")), 0)
        tools.addWidget(self.kinds)
        self.only_lost = TickBox(theme, self.tr("&Only what is gone or changed"))
        self.only_lost.setMinimumHeight(max(24, theme.px(27)))
        tools.addStretch(1)
        if theme.scale < ABOVE:
            tools.insertWidget(2, self.only_lost)
        page.addLayout(tools)
        if theme.scale >= ABOVE:  # no room beside the others
            page.addWidget(self.only_lost)
            page.addSpacing(px(12))
        self._panel = ListPanel(theme, self.list, "shield-check", self.tr("bring back"))
        self.empty = self._panel.empty
        page.addWidget(self._panel, 1)

    # -- what the window asks ------------------------------------------------------------------

    def show_backup(self, backup: Backup) -> None:
        """Look into this one from now on."""
        self.backup = backup
        when = backup_words.moment(backup.made_at, self._today(), self._zone)
        self.band.setText(self.tr("Backup of %1, read-only").replace("%1", when))
        self.filter.clear()
        self.refresh()

    def enter(self) -> None:
        """The keyboard goes to the search."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def committed(self, changes: ChangeSet) -> None:
        """What became of them is another one now."""
        self.refresh()

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.filter, self.list)

    def kept(self) -> Backup | None:
        """The backup that is shown."""
        return self.backup

    def restore(self, kept: Backup | None) -> None:
        """Show it again, in another look."""
        if kept is not None:
            self.show_backup(kept)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is asked for."""
        if self.backup is not None:
            kind = KINDS[max(0, self.kinds.present)]
            text = self.filter.text().strip()
            self._reading.ask((self.backup, kind, text, self.only_lost.isChecked()))

    def _read(self, wish: _Wish) -> Found:
        backup, kind, text, only_lost = wish
        return find_inside(self._store, backup, kind, text, only_lost=only_lost)

    def _show(self, found: Found) -> None:
        at = max(0, self.list.currentIndex().row())
        self.model.show_rows(found.rows)
        if found.rows:
            self.list.setCurrentIndex(self.model.index(min(at, len(found.rows) - 1), 0))
        elif self.only_lost.isChecked():
            self.empty.say(self.tr("Nothing of this kind is gone or changed since."))
        else:
            self.empty.say(self.tr("Nothing found in this backup."))
        count = self.tr("%n in this backup", None, found.count)
        if found.count > LISTED:
            count = self.tr("The first %1 of %2; type to find others.")
            count = count.replace("%1", figure(LISTED)).replace("%2", figure(found.count))
        self._panel.tell(count, empty=not found.rows)
        self._chosen_changed()

    def chosen(self) -> list[Row]:
        """The selected rows, from the top."""
        places = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places if place < len(self.model.rows)]

    def _chosen_changed(self) -> None:
        count = len(self.chosen())
        self.back_button.setEnabled(bool(count))
        self.back_button.setToolTip("" if count else self.tr("Select what is to come back."))
        self.back_button.setText(
            self.tr("&Bring %n back", None, count) if count > 1 else self.tr("&Bring back")
        )

    # -- acting --------------------------------------------------------------------------------

    def bring_back(self) -> None:
        """Make the selected ones what they were."""
        rows, backup = self.chosen(), self.backup
        if not rows or backup is None:
            return
        wish = [(row.table, row.id) for row in rows]

        def brought(count: int) -> None:
            if count == 1:
                name = rows[0].name or self.tr("It")
                self.done.emit(self.tr("%1 is as it was in the backup.").replace("%1", name))
            else:
                self.done.emit(self.tr("%n thing(s) are again as in the backup.", None, count))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        self._jobs.start(
            self.tr("Bringing back"), lambda _progress: bring_back_from(self._store, backup, wish),
            done=brought, failed=self.told.emit,
        )  # fmt: skip
