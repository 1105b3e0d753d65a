"""The contacts page: view, filters, list, and beside it the contact that the cursor is on.

The list is asked for off the main thread (``ui.list_query``); what changes contacts stands in
``contact_bulk``, what keeps views in ``contact_views``. Nothing that needs the description of the
tables is loaded before the first rows are painted.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.domain.filters import EVERYONE, Group, from_json, to_json
from crm_desktop.services.contact_list import ContactList
from crm_desktop.ui.contact_columns import CUSTOM, Column
from crm_desktop.ui.file_dialogs import AskFile, ask_file
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.list_query import Answer, ListQuery, Question
from crm_desktop.ui.models.contact_table import ContactTable
from crm_desktop.ui.pages.contact_bulk import BulkWork
from crm_desktop.ui.pages.contact_empty import NoContacts
from crm_desktop.ui.pages.contact_footer import ContactFooter
from crm_desktop.ui.pages.contact_glance import ContactGlance
from crm_desktop.ui.pages.contact_look import ListLook
from crm_desktop.ui.pages.contact_side import ContactSide
from crm_desktop.ui.pages.contact_values import ShopValues
from crm_desktop.ui.pages.contact_views import OpenView, keep_text
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import ContactListView
from crm_desktop.ui.widgets.controls import button, panel
from crm_desktop.ui.widgets.filter_bar import FilterBar
from crm_desktop.ui.widgets.filter_field import FilterField
from crm_desktop.ui.widgets.filter_popover import Askable
from crm_desktop.ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from crm_desktop.services.views import SavedView, View
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store
    from crm_desktop.ui.widgets.column_chooser import ColumnChooser

_SEEN_TABLES = frozenset(
    ("contact", "phone", "email", "address", "position", "tag", "tagging", "entry", "reminder",
     "deal", "field_value", "field", "participant", "colleague", "consent")
)  # fmt: skip
WITH_CHIPS = 640
"""Width at 100 % text from which the filters stand beside the field, not below it."""
WITH_PANE = 900
"""Width of the page, at 100 % text, from which the pane has its place (a window of 1120)."""
_KEPT = "contacts"


class ContactsPage(QWidget):
    """The list of contacts with all that can be done in it."""

    import_requested = Signal()
    paste_requested = Signal(str)
    """Rows of a spreadsheet, as text."""
    new_requested = Signal(str)
    """The text typed in the filter, as a first guess of the name."""
    open_requested = Signal(int)
    log_requested = Signal(int, str)
    menu_requested = Signal(QPoint)
    density_requested = Signal()
    view_opened = Signal(object)
    """The id of the saved view that is open, or None."""
    told = Signal(str)
    done = Signal(str, object)
    """A sentence, and the undo step (None: the newest)."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        contacts: ContactList,
        jobs: Jobs,
        settings: PcSettings,
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        ask: AskFile = ask_file,
    ) -> None:
        super().__init__()
        self._theme, self._store, self._contacts = theme, store, contacts
        self._settings, self._today = settings, today
        self._values = ShopValues(store)
        self._total = 0
        self._shown: Question | None = None
        self._wanted_n = -1
        self._chooser: ColumnChooser | None = None
        self.table = ContactTable(contacts, today, zone)
        self.list = ContactListView(theme, self.table, today, self._values.cell)
        self.look = ListLook(theme, self.list)
        self.filter = FilterField(theme, self.tr("Filter this list"))
        self.glance = ContactGlance(
            theme, store, today=today, zone=zone, me=lambda: settings.person
        )
        self.side = ContactSide(theme, self.glance.pane)
        self.head = ViewHead(theme, self.tr("Contacts"))
        self.chips = FilterBar(theme, self._askable, self._values.names)
        self.footer = ContactFooter(
            theme, ((("Enter",), self.tr("open card")), (("Ctrl", "L"), self.tr("log")))
        )
        self.query = ListQuery(contacts, jobs)
        self.view = OpenView(theme, self, self.head, store, self.seen, self.table.codes_of)
        self.bulk = BulkWork(
            theme, self, self.list, store, contacts, jobs, today=today, zone=zone, ask=ask
        )
        self._build()
        self._connect()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), px(20))
        page.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, px(14), 0, px(14))
        head.setSpacing(px(12))
        head.addWidget(self.head, 1)
        head.addWidget(button(theme, self.tr("Import…"), self.import_requested.emit, icon="upload"))
        self.new_button = button(
            theme, self.tr("New contact"), lambda: self.new_requested.emit(""), kind="primary",
            icon="user-plus",
        )  # fmt: skip
        head.addWidget(self.new_button)
        page.addLayout(head)
        self._filters = self._filter_row()
        page.addLayout(self._filters)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, px(6), 0, px(6))
        page.addLayout(self._below)
        self._middle = QWidget()
        self._body = QHBoxLayout(self._middle)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(12))
        self._body.addWidget(self._list_panel(), 1)
        self._body.addWidget(self.side)
        page.addWidget(self._middle, 1)

    def _filter_row(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(0, px(4), 0, 0)
        row.setSpacing(px(8))
        self.save_button = button(
            theme, self.tr("Save view"), self.save_view, kind="ghost", icon="bookmark"
        )
        self.columns_button = button(
            theme, "", self.choose_columns, kind="ghost", icon="columns-3", tip=self.tr("Columns")
        )
        density = button(
            theme, "", self.density_requested.emit, kind="ghost", icon="rows-3",
            tip=self.tr("One or two lines a row"),
        )  # fmt: skip
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.filter, 0, top)
        self.chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.chips, 1)
        for widget in (self.save_button, self.columns_button, density):
            row.addWidget(widget, 0, top)
        return row

    def _list_panel(self) -> QFrame:
        frame = panel()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self._empty = NoContacts(
            self._theme, bring=self.import_requested.emit, new=self.new_requested.emit,
            clear=self.clear_filters,
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.footer)
        return frame

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.filter.left.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.filter.entered.connect(self.list.open_current)
        self.list.rested.connect(self._show_detail)
        self.list.open_requested.connect(self._open)
        self.list.chosen.connect(self._show_count)
        self.list.edited.connect(self.bulk.change_cell)
        self.bulk.refused.connect(self.list.edit_again, Qt.ConnectionType.QueuedConnection)
        self.list.menu_wanted.connect(self._show_menu)
        self.look.sorted.connect(self._sorted)
        self.look.moved.connect(self.view.look)
        pane = self.glance.pane
        pane.open_requested.connect(self.open_requested)
        pane.log_requested.connect(self.log_requested)
        pane.remind_requested.connect(self.remind_selected)
        pane.menu_requested.connect(self.menu_requested)
        self.glance.told.connect(self.told)
        self.glance.done.connect(self.done)
        self.side.open_requested.connect(
            lambda: self.open_requested.emit(self.list.current_number())
        )
        self.side.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.chips.changed.connect(self._filtered)
        self.query.answered.connect(self._answered)
        self.query.completed.connect(self._completed)
        self.query.slow.connect(self.footer.show_searching)
        self.query.failed.connect(self.told)
        self.view.opened.connect(self._show_view)
        self.view.told.connect(self.told)
        self.view.keeping.connect(lambda: keep_text(self))
        self.view.done.connect(lambda said: self.done.emit(said, None))
        self.view.marked.connect(self.view_opened)
        self.bulk.told.connect(self.told)
        self.bulk.done.connect(self.done)
        self.bulk.paste_requested.connect(self.paste_requested)
        self.bulk.started.connect(self.footer.follow)
        self.bulk.ended.connect(self.footer.unfollow)

    def offer(self, actions: Sequence[tuple[QAction, str]]) -> None:
        """The commands that the pane offers for several contacts, with their icons."""
        self.side.offer(actions)

    # -- loading -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read what is seen first; ``read_rest`` brings the rest."""
        kept = self._read_kept()
        if CUSTOM in json.dumps(kept):
            self.table.learn_fields()
        self._take(kept)
        if self._question() == Question(self._today()):
            self.table.start()
            self._stack.setCurrentIndex(0)
        self.look.lay_out()

    def read_rest(self) -> None:
        """Read the whole list, the shop's own fields, and what stands beside the list."""
        self.table.learn_fields()
        self.look.lay_out()
        self._say_chips()
        if view := str(self._read_kept().get("view", "")):
            self.view.adopt(bytes.fromhex(view))
        self.query.ask(self._question(), wait_ms=0)  # the first rows are there, nobody waits

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit: new rows where contacts came or went, else the painted values."""
        touched = changes.rows.keys()
        if "field" in touched and self.table.learn_fields():
            self.look.lay_out()
        if touched & {"field", "tag", "colleague"}:
            self._say_chips()
        if "saved_view" in touched:
            self.view.committed()
        if touched & _SEEN_TABLES:
            self._ask_again()

    def enter(self) -> None:
        """Opened: the keyboard starts in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        """F6."""
        return (self.filter, self.list, self.side)

    def leave(self) -> None:
        """Keep what is half typed in a cell, and for this PC how the list looks."""
        self.list.leave_cell()
        self._settings.keep_bytes(_KEPT, QByteArray(json.dumps(self._state()).encode()))

    def kept(self) -> dict[str, Any]:
        """What is seen, for the page that takes the place of this one."""
        self.list.leave_cell()
        selected = self.list.selected_numbers() if self.list.several else []
        return {
            **self._state(), "text": self.filter.text(), "n": self.list.current_number(),
            "selected": selected,
        }  # fmt: skip

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Show what ``kept`` gave."""
        self._take(kept)
        self.look.lay_out()
        self.view.adopt(bytes.fromhex(kept["view"]))
        self._wanted_n = kept["n"]
        self.filter.setText(kept["text"])
        self.ask()
        if kept["selected"]:
            self.list.select_numbers(kept["selected"])

    # -- what is seen --------------------------------------------------------------------------

    def seen(self) -> View:
        """What the list shows, as a view keeps it."""
        from crm_desktop.services.views import View  # noqa: PLC0415 - after the first page

        columns = tuple(column.code for column in self.look.columns())
        return View(self.chips.filter(), columns, self.look.sort, self.look.descending)

    def open_view(self, view: SavedView) -> None:
        """Open a saved view."""
        self.view.open(view)

    def ask(self) -> None:
        """Ask for the list anew."""
        self.query.ask(self._question())

    def show_contact(self, n: int) -> None:
        """Put the cursor on a contact; filters that hide it are cleared."""
        place = self.table.place_of(n)
        if place < 0 and not self.query.busy and (self.filter.text() or self.chips.filter().parts):
            self._wanted_n = n
            self.clear_filters()
            return
        if place >= 0:
            self.list.put_cursor(place)
        else:
            self._wanted_n = n

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def neighbours(self) -> list[int]:
        """``contact.n`` of the whole list in its order, for stepping on the card."""
        return self.table.ids.tolist()

    # -- commands ------------------------------------------------------------------------------

    def clear_filters(self) -> None:
        """Take away the text and all filters."""
        self._empty_text()
        self.chips.show_filter(EVERYONE)
        self._filtered(EVERYONE)

    def save_view(self) -> None:
        """Keep what is seen in the open view, or as a new one."""
        self.view.save(self.save_button)

    def save_view_as(self) -> None:
        """Keep what is seen as a new view."""
        self.view.save_as(self.save_button)

    def rename_view(self) -> None:
        """Give the open view another name."""
        self.view.rename(self.head.root)

    def choose_columns(self) -> None:
        """Show, hide and move columns."""
        from crm_desktop.ui.widgets.column_chooser import ColumnChooser  # noqa: PLC0415

        shown = [column.code for column in self.look.columns()]
        chooser = self._chooser = ColumnChooser(self._theme, self, self.table.known, shown)
        chooser.changed.connect(self.show_columns)
        chooser.open_under(self.columns_button, chooser.list)

    @property
    def chooser(self) -> ColumnChooser | None:
        """The layer for choosing columns, as it was opened last."""
        return self._chooser

    def show_columns(self, codes: Sequence[str]) -> None:
        """Show other columns, in this order."""
        selected, n = self._selection(), self.list.current_number()
        self.table.show_columns(codes)
        self.look.lay_out()
        self._restore(selected, self.table.place_of(n))
        self.view.look()

    def copy_selected(self) -> None:
        """Ctrl+C."""
        self.bulk.copy(self._told_columns(), self.list.selected_numbers())

    def tag_selected(self) -> None:
        """Tag the selected contacts."""
        self.bulk.tag(self._anchor())

    def set_field_selected(self) -> None:
        """Set a field of the selected contacts."""
        self.bulk.set_field(self._anchor())

    def remind_selected(self) -> None:
        """Add a reminder to each of the selected contacts."""
        self.bulk.remind(self._anchor())

    def archive_selected(self) -> None:
        """Del."""
        self.list.leave_cell()
        self.bulk.archive()

    def export_selected(self) -> None:
        """Write the selected contacts, or the whole list where one or none is, to a file."""
        chosen = self.list.selected_numbers() if self.list.several else self.neighbours()
        self.bulk.export(self._told_columns(), chosen)

    # -- inside: asking and answers ------------------------------------------------------------

    def _question(self) -> Question:
        return Question(
            self._today(), self.chips.filter(), self.filter.text().strip(),
            self.look.sort, self.look.descending,
        )  # fmt: skip

    def _narrow(self, _text: str) -> None:
        """A letter was typed: the list is shown from its top, and its beginning will do for now.

        To go on at the contact of the cursor, wherever it is among tens of thousands, would take
        several frames; and a person who types looks for another one.
        """
        asked = self._question()
        if asked.text and asked != self._shown and self._wanted_n < 0 and not self.list.several:
            asked = replace(asked, rows=self.list.rows_in_sight())
        self.query.ask(asked, here=True)
        self.footer.announce_soon()

    def _ask_again(self) -> None:
        """Something changed. While somebody types, the next letter does not wait for all of it."""
        asked, shown = self._question(), self._shown
        if not self.filter.hasFocus() or self.list.several or self._wanted_n >= 0:
            self.query.ask(asked)
            return
        at_top = self.list.verticalScrollBar().value() == 0
        if asked.text and (asked != shown or (shown.rows and at_top)):
            asked = replace(asked, rows=self.list.rows_in_sight())
        self.query.ask(asked, wait_ms=0)

    def _filtered(self, _filter: Group) -> None:
        self.view.look()
        self.ask()
        self.footer.announce_soon()

    def _answered(self, answer: Answer) -> None:
        asked = answer.question
        same = asked == self._shown
        before = self.table.ids_so_far if same else ()
        cursor = self.list.currentIndex().row()
        n, selected = self.list.current_number(), self._selection()
        self._total = answer.total
        self._shown = asked
        self.table.sort_column = asked.sort
        whole = None if answer.whole else partial(self.query.whole, asked)
        begins = bool(asked.rows) and self._wanted_n < 0 and not (same and answer.whole)
        if self.table.show(answer.ids, answer.count, whole) or cursor < 0 or begins:
            wanted = self._wanted_n if self._wanted_n >= 0 else n
            if begins and not same:
                self.list.scrollToTop()
            place = self.table.place_of(wanted, within=asked.rows if begins else 0)
            if place < 0 and same and cursor >= 0:  # the contact went: go on with the next one
                there = set(answer.ids)
                after = next((m for m in before[cursor:] if m in there), -1)
                place = self.table.place_of(after) if after >= 0 else len(answer.ids) - 1
            self._restore(selected, max(0, place))
        self._wanted_n = -1
        rows = self.table.rowCount()
        self._stack.setCurrentIndex(0 if rows else 1)
        if not rows:
            self._empty.explain(self.filter.text().strip(), len(self.chips.filter().parts))
        self._show_count()
        if self.filter.hasFocus():  # the pane takes longer than a letter may
            self.list.rest()
        else:
            self._show_detail(self.list.current_number())

    def _completed(self, answer: Answer) -> None:
        if answer.question == self._shown and not self.table.complete(answer.ids):
            self._answered(answer)

    def _selection(self) -> list[int]:
        return self.list.selected_numbers() if self.list.several else []

    def _restore(self, selected: Sequence[int], place: int) -> None:
        if 0 <= place < self.table.rowCount():
            self.list.put_cursor(place)
        if selected:
            self.list.select_numbers(selected)

    def _show_count(self) -> None:
        selected = self.list.selected_count()
        self.footer.show_count(self.table.rowCount(), self._total, selected)
        self.side.show_selected(selected)

    def _show_detail(self, n: int) -> None:
        if not self.side.several:
            self.glance.show(n)

    def _open(self, n: int) -> None:
        if self.side.floating and not self.side.isVisible():
            self._show_detail(n)
            self.side.show_layer(self._middle)
        else:
            self.open_requested.emit(n)

    def _show_menu(self, point: QPoint | None) -> None:
        index = self.list.indexAt(point) if point is not None else None
        if point is None or index is None or not index.isValid():
            self.menu_requested.emit(self.list.context_point())
            return
        if not self.list.is_selected(index.row()):
            self.list.put_cursor(index.row())
        self.menu_requested.emit(self.list.viewport().mapToGlobal(point))

    # -- inside: filters, views, columns -------------------------------------------------------

    def _askable(self) -> Askable:
        return Askable(self.table.known, self._values.choices, self._today)

    def _empty_text(self) -> None:
        """Without asking for the list; the field itself must hear of it, to hide its cross."""
        self.filter.textChanged.disconnect(self._narrow)
        self.filter.clear()
        self.filter.textChanged.connect(self._narrow)

    def _say_chips(self) -> None:
        self.chips.show_filter(self.chips.filter())

    def _show_view(self, view: View | None) -> None:
        self.chips.show_filter(EVERYONE if view is None else view.filter)
        if view is not None:
            self.table.show_columns(view.columns)
            self.look.sort, self.look.descending = view.sort, view.descending
        self._empty_text()
        self.look.lay_out()
        self.ask()

    def _told_columns(self) -> list[Column]:
        """The columns for a file or the clipboard: the company is seen under the name."""
        columns = self.look.columns()
        if all(column.code != "company" for column in columns):
            columns.insert(1, self.table.known["company"])
        return columns

    def _state(self) -> dict[str, Any]:
        shown = to_json(self.chips.filter())
        return {**self.look.state(), "view": self.view.id.hex(), "filter": shown}

    def _read_kept(self) -> dict[str, Any]:
        try:
            kept = json.loads(bytes(self._settings.bytes_of(_KEPT).data()) or b"{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _take(self, kept: Mapping[str, Any]) -> None:
        try:
            group = from_json(str(kept.get("filter", to_json(EVERYONE))))
            self.look.take(kept)
        except (ValueError, TypeError):  # written by something that is not us
            return
        self.chips.show_filter(group)

    def _sorted(self) -> None:
        self.view.look()
        self.ask()

    def _anchor(self) -> QWidget:
        """Where a layer that asks for a value opens: where the keyboard is."""
        focused = self.focusWidget()
        return focused if focused is not None and focused.isVisible() else self.head

    # -- Qt ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow the pane becomes a layer over the list."""
        room = event.size().width() / self._theme.scale
        self._place_chips(below=room < WITH_CHIPS)
        narrow = room < WITH_PANE
        if narrow != self.side.floating:
            self.side.float_over(narrow)
            if narrow:
                self._body.removeWidget(self.side)
                self.side.setParent(self._middle)
                self.side.hide()
            else:
                self._body.addWidget(self.side)
                self.side.show()
        elif narrow and self.side.isVisible():
            QTimer.singleShot(0, lambda: self.side.show_layer(self._middle))

    def _place_chips(self, *, below: bool) -> None:
        if below != (self._below.indexOf(self.chips) >= 0):
            self.filter.narrow(below)
            if below:
                self._filters.removeWidget(self.chips)
                self._filters.insertStretch(1, 1)
                self._below.addWidget(self.chips)
            else:
                self._below.removeWidget(self.chips)
                self._filters.takeAt(1)
                self._filters.insertWidget(1, self.chips, 1)
