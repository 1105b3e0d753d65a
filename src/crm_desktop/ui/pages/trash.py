"""What was archived: search it, choose some, bring them back with all that hung on them.

It is read off the main thread; what is seen stays until it is there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.services.trash import Archived, Kind, bring_back, list_trash
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.trash_list import TrashList
from crm_desktop.ui.newest_read import NewestRead
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.list_page import ListPanel, page_layout
from crm_desktop.ui.widgets.row_list import RowList
from crm_desktop.ui.widgets.segments import Segments

KINDS: tuple[Kind | None, ...] = (None, "contact", "deal", "quote", "entry", "reminder")
ANNOUNCE_MS = 500
_Wish = tuple[str, Kind | None]
"""Text and kind."""
_Read = tuple[_Wish, list[Archived]]


class TrashPage(QWidget):
    """Reads and brings back what one store has archived."""

    told = Signal(str)
    done = Signal(str)
    """A sentence about a step just done, which can be undone."""

    def __init__(
        self, theme: Theme, store: Store, jobs: Jobs, *, today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._store = theme, store
        self.model = TrashList(today, zone)
        self.list = RowList(theme, self.tr("Archived"), right=130)
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.filter = QLineEdit()
        self.kinds = Segments(theme, self.tr("Kind"))
        self._reading: NewestRead[_Wish, _Read] = NewestRead(
            jobs, self.tr("Reading"), self._read, at_once=1
        )
        self._reading.answered.connect(self._show)
        self._reading.failed.connect(self.told)
        self.destroyed.connect(self._reading.give_up)
        self._announce = QTimer(self)
        self._announce.setSingleShot(True)
        self._announce.setInterval(ANNOUNCE_MS)
        self._announce.timeout.connect(self._say_count)
        self._narrowed = False
        """The person narrowed the list: how many are left is read aloud when it is known."""
        self._build()
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.kinds.chosen.connect(lambda _number: self._narrow())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        self.list.open_requested.connect(self.bring_back)
        self.refresh()

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page, head = page_layout(theme, self, self.tr("Archived"))
        self.back_button = button(
            theme, self.tr("Bring back"), self.bring_back, kind="primary", icon="archive-restore"
        )
        head.addWidget(self.back_button)
        host = QWidget()
        row = FlowLayout(host, px(8), px(8))
        row.setContentsMargins(0, px(4), 0, px(12))
        self.filter.setPlaceholderText(self.tr("Filter the archived"))
        self.filter.setAccessibleName(self.tr("Filter the archived"))
        self.filter.setFont(theme.font("body"))
        self.filter.setFixedWidth(px(220))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(
            theme.icon("list-filter", "text_2"), QLineEdit.ActionPosition.LeadingPosition
        )
        row.addWidget(self.filter)
        names = (self.tr("All"), self.tr("Contacts"), self.tr("Deals"), self.tr("Quotes"),
                 self.tr("Timeline"), self.tr("Reminders"))  # fmt: skip
        self.kinds.set_texts(names, 0)
        row.addWidget(self.kinds)
        page.addWidget(host)
        self._panel = ListPanel(theme, self.list, "archive", self.tr("bring back"))
        self.empty = self._panel.empty
        page.addWidget(self._panel, 1)

    # -- what the window asks ------------------------------------------------------------------

    def enter(self) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def committed(self, changes: ChangeSet) -> None:
        """Read anew."""
        if {"contact", "deal", "quote", "entry", "reminder"} & changes.rows.keys():
            self.refresh()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.filter, self.list)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is archived; the cursor stays at its place."""
        self._reading.ask((self.filter.text().strip(), KINDS[max(0, self.kinds.present)]))

    def _read(self, wish: _Wish) -> _Read:
        return wish, list_trash(self._store, *wish)

    def _show(self, found: _Read) -> None:
        (text, kind), rows = found
        place = max(0, self.list.currentIndex().row())
        self.model.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(min(place, len(rows) - 1), 0))
        elif text or kind:
            self.empty.say(self.tr("Nothing archived matches."))
        else:
            self.empty.say(
                self.tr("Nothing is archived."),
                self.tr("What you archive stays here with its history and can be brought back."),
            )
        self._panel.tell(self.tr("%n archived", None, len(rows)), empty=not rows)
        self._chosen_changed()
        if self._narrowed:
            self._narrowed = False
            self._announce.start()

    def chosen(self) -> list[Archived]:
        """The selected rows, from the top."""
        places = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places]

    def _chosen_changed(self) -> None:
        count = len(self.chosen())
        self.back_button.setEnabled(bool(count))
        self.back_button.setToolTip("" if count else self.tr("Select what is to come back."))
        self.back_button.setText(
            self.tr("Bring %n back", None, count) if count > 1 else self.tr("Bring back")
        )

    def _narrow(self) -> None:
        self._narrowed = True
        self.refresh()

    def _say_count(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._panel.count))

    # -- acting --------------------------------------------------------------------------------

    def bring_back(self) -> None:
        """Bring the selected rows back."""
        rows = self.chosen()
        if not rows:
            return
        try:
            count = bring_back(self._store, [(row.table, row.n) for row in rows])
        except UserError as error:
            self.told.emit(error.sentence)
            self.refresh()
            return
        self.refresh()
        if count == 1:
            name = rows[0].name or self.model.kind(rows[0])
            self.done.emit(self.tr("%1 is back.").replace("%1", name))
        else:
            self.done.emit(self.tr("%n thing(s) are back.", None, count))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
