"""The contacts page: filter, list, and the pane with the contact that the cursor is on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.contact_list import ContactList
from crm_desktop.ui.models.contact_table import ContactTable
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import ContactListView
from crm_desktop.ui.widgets.controls import KeyCap, button, label, panel
from crm_desktop.ui.widgets.detail_pane import DetailPane

if TYPE_CHECKING:
    from crm_desktop.services.contacts import ContactCard
    from crm_desktop.store.change_set import ChangeSet

_SEEN_TABLES = frozenset(
    ("contact", "phone", "email", "address", "position", "tag", "tagging", "entry", "reminder",
     "deal", "field_value", "participant")
)  # fmt: skip
ANNOUNCE_MS = 500
WITH_PANE = 900
"""Width of the page, at 100 % text, from which the pane has its place (a window of 1120)."""
COLUMN_NEEDS = {4: 520, 1: 620, 2: 440}
"""Column -> width of the page below which it is hidden."""


class ContactsPage(QWidget):
    """Reads through ``ContactList`` and ``read_card``; changes nothing itself."""

    import_requested = Signal()
    new_requested = Signal(str)
    """The text typed in the filter, as a first guess of the name."""
    open_requested = Signal(int)
    log_requested = Signal(int, str)
    menu_requested = Signal(QPoint)

    def __init__(
        self,
        theme: Theme,
        contacts: ContactList,
        read_card: Callable[[int], ContactCard | None],
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._contacts = contacts
        self._read_card = read_card
        self._today = today
        self._zone = zone
        self._total = 0
        self.table = ContactTable(contacts, today, zone)
        self.list = ContactListView(theme, today)
        self.list.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.list.setModel(self.table)
        self.filter = QLineEdit()
        self.detail = DetailPane(theme, today, zone)
        self._announce = QTimer(self)
        self._announce.setSingleShot(True)
        self._announce.setInterval(ANNOUNCE_MS)
        self._announce.timeout.connect(self._say_count)
        self._build()
        self._connect()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), px(20))
        page.setSpacing(0)
        page.addLayout(self._head())
        page.addLayout(self._filter_row())
        page.addSpacing(px(12))
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self._list_panel(), 1)
        self._beside = QScrollArea()
        self._beside.setWidgetResizable(True)
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setWidget(self.detail)
        self._beside.setFixedWidth(theme.size("detail_pane"))
        body.addWidget(self._beside)
        page.addLayout(body, 1)

    def _head(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(0, px(14), 0, px(14))
        head.setSpacing(px(12))
        self.title = label(theme, self.tr("Contacts"), "title")
        head.addWidget(self.title, 1)
        head.addWidget(button(theme, self.tr("Import…"), self.import_requested.emit, icon="upload"))
        self.new_button = button(
            theme, self.tr("New contact"), lambda: self.new_requested.emit(""), kind="primary",
            icon="user-plus",
        )  # fmt: skip
        head.addWidget(self.new_button)
        return head

    def _filter_row(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(0, px(4), 0, 0)
        row.setSpacing(px(8))
        self.filter.setPlaceholderText(self.tr("Filter this list"))
        self.filter.setAccessibleName(self.tr("Filter this list"))
        self.filter.setFont(theme.font("body"))
        self.filter.setFixedWidth(px(190))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(
            theme.icon("list-filter", "text_2"), QLineEdit.ActionPosition.LeadingPosition
        )
        row.addWidget(self.filter)
        row.addStretch(1)
        return row

    def _list_panel(self) -> QFrame:
        theme, px = self._theme, self._theme.px
        frame = panel()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty_place())
        layout.addWidget(self._stack, 1)
        footer = QHBoxLayout()
        footer.setContentsMargins(px(12), px(5), px(12), px(5))
        footer.setSpacing(px(6))
        self.count = label(theme, "", "body", "text_2")
        footer.addWidget(self.count, 1)
        for keys, does in ((("Enter",), self.tr("open card")), (("Ctrl", "L"), self.tr("log"))):
            for key in keys:
                footer.addWidget(KeyCap(theme, key))
            footer.addWidget(label(theme, does, "small", "text_2"))
        layout.addLayout(footer)
        return frame

    def _empty_place(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        place = QWidget()
        layout = QVBoxLayout(place)
        layout.setSpacing(px(8))
        layout.addStretch(2)
        icon = label(theme, "")
        side = theme.size("icon_empty")
        icon.setPixmap(theme.icon("users", "text_3", "icon_empty").pixmap(side, side))
        self._empty_heading = label(theme, "", "heading")
        self._empty_sentence = label(theme, "", "body", "text_2")
        for widget in (icon, self._empty_heading, self._empty_sentence):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.addStretch()
        self._clear = button(theme, self.tr("Clear filter"), self.filter.clear)
        self._bring = button(theme, self.tr("Import…"), self.import_requested.emit, icon="upload")
        self._add = button(
            theme, self.tr("New contact"), lambda: self.new_requested.emit(self.filter.text()),
            kind="primary", icon="user-plus",
        )  # fmt: skip
        for made in (self._clear, self._bring, self._add):
            buttons.addWidget(made)
        buttons.addStretch()
        layout.addSpacing(px(8))
        layout.addLayout(buttons)
        layout.addStretch(3)
        return place

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self.list.rested.connect(self._show_detail)
        self.list.open_requested.connect(self.open_requested)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_count())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(
            lambda point: self.menu_requested.emit(self.list.viewport().mapToGlobal(point))
        )
        self.detail.open_requested.connect(self.open_requested)
        self.detail.log_requested.connect(self.log_requested)

    # -- loading -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read what is seen first; ``read_rest`` brings the rest."""
        self.list.lay_out_columns()
        self.table.start()
        self._stack.setCurrentIndex(0)

    def read_rest(self) -> None:
        """Read the whole list and what stands beside it."""
        self._refresh(keep=self.list.current_number())

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit: new ids where contacts came or went, else the painted values."""
        touched = _SEEN_TABLES & changes.rows.keys()
        if touched:
            self._refresh(keep=self.list.current_number())

    def show_contact(self, n: int) -> None:
        """Put the cursor on a contact; a filter that hides it is cleared."""
        place = self.table.place_of(n)
        if place < 0 and self.filter.text():
            self.filter.clear()
            place = self.table.place_of(n)
        if place >= 0:
            self.list.setCurrentIndex(self.table.index(place, 0))

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def neighbours(self) -> list[int]:
        """``contact.n`` of the whole list in its order, for stepping on the card."""
        return [self.table.number(place) for place in range(self.table.rowCount())]

    def _narrow(self, text: str) -> None:
        self.table.text = text
        self._refresh(keep=self.list.current_number())
        self._announce.start()

    def _refresh(self, keep: int) -> None:
        self.table.refresh()
        self._total = self._contacts.count(self._today())
        rows = self.table.rowCount()
        self._stack.setCurrentIndex(0 if rows else 1)
        if not rows:
            self._explain_empty()
        place = max(0, self.table.place_of(keep)) if rows else -1
        if place >= 0:
            self.list.setCurrentIndex(self.table.index(place, 0))
        self._show_count()
        self._show_detail(self.list.current_number())

    def _explain_empty(self) -> None:
        searched = self.filter.text().strip()
        self._clear.setVisible(bool(searched))
        self._bring.setVisible(not searched)
        if searched:
            self._empty_heading.setText(self.tr("No contact matches."))
            self._empty_sentence.setText(
                self.tr("Nothing here holds “%1”.").replace("%1", searched)
            )
            self._add.setText(self.tr("New contact “%1”").replace("%1", searched))
        else:
            self._empty_heading.setText(self.tr("No contacts yet."))
            self._empty_sentence.setText(self.tr("Bring in a spreadsheet or add the first one."))
            self._add.setText(self.tr("New contact"))

    def _show_count(self) -> None:
        shown, selected = self.table.rowCount(), len(self.list.selectionModel().selectedRows())
        if shown == self._total:
            text = self.tr("%n contact(s)", None, shown)
        else:
            text = self.tr("%1 of %n contact(s)", None, self._total).replace("%1", f"{shown:n}")
        if selected:
            text += " · " + self.tr("%n selected", None, selected)
        self.count.setText(text)

    def _say_count(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.count.text()))

    def _show_detail(self, n: int) -> None:
        self.detail.show_card(self._read_card(n) if n >= 0 else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow the pane gives way first, then the columns that matter least."""
        room = event.size().width() / self._theme.scale
        self._beside.setVisible(room >= WITH_PANE)
        for column, least in COLUMN_NEEDS.items():
            self.list.setColumnHidden(column, room < least)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the filter field move in the list; Esc empties the field, then leaves it."""
        if (
            watched is self.filter
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return}:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                if event.key() == Qt.Key.Key_Return:
                    self.list.open_current()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.filter.text():
                    self.filter.clear()
                else:
                    self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False
