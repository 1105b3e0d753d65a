"""Privacy: contacts nobody has heard of for years, to be archived or erased, and the proof.

Nothing happens by itself here. The list is read off the main thread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from crm_desktop.services.contact_edit import archive
from crm_desktop.services.retention import YEARS, Stale, stale_contacts
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.stale_list import StaleList
from crm_desktop.ui.newest_read import NewestRead
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.list_page import ListPanel, page_layout
from crm_desktop.ui.widgets.row_list import RowList
from crm_desktop.ui.widgets.segments import Segments

_FIRST = 1
"""Of ``YEARS``."""


class PrivacyPage(QWidget):
    """Reads the old contacts of one store."""

    told = Signal(str)
    done = Signal(str)
    """A sentence about a step just done, which can be undone."""
    open_requested = Signal(int)
    """``contact.n``."""
    erase_requested = Signal(list)
    """Numbers of contacts."""
    proof_requested = Signal()

    def __init__(
        self, theme: Theme, store: Store, jobs: Jobs, *, today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._store, self._zone = theme, store, zone
        self.model = StaleList(today, zone)
        self.list = RowList(theme, self.tr("Contacts not heard of for long"), right=130)
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.years = Segments(theme, self.tr("Not heard of for"))
        self._reading: NewestRead[int, list[Stale]] = NewestRead(
            jobs, self.tr("Reading"), self._read, at_once=1
        )
        self._reading.answered.connect(self._show)
        self._reading.failed.connect(self.told)
        self.destroyed.connect(self._reading.give_up)
        self._build()
        self.years.chosen.connect(lambda _number: self.refresh())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        self.list.open_requested.connect(self._open)
        self.refresh()

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page, head = page_layout(theme, self, self.tr("Privacy"))
        self.proof_button = button(
            theme, self.tr("Proof of erasure…"), self.proof_requested.emit, icon="file-text"
        )
        self.erase_button = button(theme, self.tr("Erase for good…"), self.erase, icon="x")
        self.archive_button = button(
            theme, self.tr("Archive"), self.archive, kind="primary", icon="archive"
        )
        for made in (self.proof_button, self.erase_button, self.archive_button):
            head.addWidget(made)
        said = label(
            theme,
            self.tr("Contacts with nothing written down for so long, and with no open deal, quote "
                    "or reminder. Nothing happens to them by itself."),
            "small", "text_2",
        )  # fmt: skip
        said.setWordWrap(True)
        page.addWidget(said)
        host = QWidget()
        row = FlowLayout(host, px(8), px(8))
        row.setContentsMargins(0, px(4), 0, px(12))
        self.years.set_texts(
            [self.tr("%n year(s)", None, years) for years in YEARS], _FIRST
        )  # fmt: skip
        row.addWidget(self.years)
        page.addWidget(host)
        self._panel = ListPanel(theme, self.list, "shield-check", self.tr("open"))
        self.empty = self._panel.empty
        page.addWidget(self._panel, 1)

    # -- what the window asks ------------------------------------------------------------------

    def enter(self) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def committed(self, changes: ChangeSet) -> None:
        """Read anew."""
        if {"contact", "entry", "deal", "reminder", "quote"} & changes.rows.keys():
            self.refresh()

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.years, self.list)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read who is old enough; the cursor stays at its place."""
        self._reading.ask(YEARS[max(0, self.years.present)])

    def _read(self, years: int) -> list[Stale]:
        return stale_contacts(self._store, years, self._zone)

    def _show(self, rows: list[Stale]) -> None:
        place = max(0, self.list.currentIndex().row())
        self.model.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(min(place, len(rows) - 1), 0))
        else:
            self.empty.say(
                self.tr("There is nobody of whom nothing was heard for so long."),
                self.tr("Who is listed here can be archived, or erased for good."),
            )
        self._panel.tell(self.tr("%n contact(s)", None, len(rows)), empty=not rows)
        self._chosen_changed()

    def chosen(self) -> list[Stale]:
        """The selected rows, from the top."""
        places = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places]

    def _chosen_changed(self) -> None:
        for made in (self.archive_button, self.erase_button):
            made.setEnabled(bool(self.chosen()))
            made.setToolTip("" if self.chosen() else self.tr("Select contacts first."))

    # -- acting --------------------------------------------------------------------------------

    def _open(self) -> None:
        for row in self.chosen()[:1]:
            self.open_requested.emit(row.n)

    def archive(self) -> None:
        """Take the selected ones out of lists and search."""
        rows = self.chosen()
        if rows and (count := archive(self._store, [row.n for row in rows])):
            self.done.emit(self.tr("%n contact(s) archived.", None, count))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def erase(self) -> None:
        """Ask whether the selected ones are to go for good."""
        if rows := self.chosen():
            self.erase_requested.emit([row.n for row in rows])
