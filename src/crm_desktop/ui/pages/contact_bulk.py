"""Commands on the selected contacts: tag, set a field, remind, archive, export, copy, paste.

Up to ``AT_ONCE`` contacts are changed at once; more in a job with progress and Stop. Whatever it
is, it is one undo step. Nothing here is loaded before it is first used.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.contact_list import ContactList
from crm_desktop.ui.contact_columns import CUSTOM, Column, cell_text
from crm_desktop.ui.contact_words import doubt
from crm_desktop.ui.file_dialogs import AskFile, ask_file
from crm_desktop.ui.jobs import Job, Jobs
from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from crm_desktop.services.contact_bulk import BulkChange, BulkDone
    from crm_desktop.store.store import Store
    from crm_desktop.ui.widgets.popover import Popover

AT_ONCE = 200
"""Contacts that are changed, or copied, on the main thread."""
_PORTION = 500


class Selected(Protocol):
    """The list whose contacts are meant."""

    def selected_numbers(self) -> list[int]: ...


class BulkWork(QObject):
    """Carries out commands on the selected rows of one list."""

    told = Signal(str)
    done = Signal(str, object)
    """A sentence, and the undo step."""
    paste_requested = Signal(str)
    refused = Signal(int, str, str)
    """contact.n, column and what was typed there, which cannot be kept."""
    started = Signal(object)
    """A Job that shows progress and can be stopped."""
    ended = Signal()

    def __init__(
        self,
        theme: Theme,
        page: QWidget,
        selected: Selected,
        store: Store,
        contacts: ContactList,
        jobs: Jobs,
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        ask: AskFile = ask_file,
    ) -> None:
        super().__init__(page)
        self._theme, self._page, self._selected = theme, page, selected
        self._store, self._contacts, self._jobs = store, contacts, jobs
        self._today, self._zone, self._ask = today, zone, ask
        self.popover: Popover | None = None
        """The layer that asks for a value, while it is open."""

    # -- changing ------------------------------------------------------------------------------

    def tag(self, anchor: QWidget) -> None:
        """Ask for a tag to give or take away."""
        from crm_desktop.services.tags import list_tags  # noqa: PLC0415 - on first use
        from crm_desktop.ui.widgets.bulk_popovers import TagPopover  # noqa: PLC0415

        if numbers := self._numbers():
            asks = TagPopover(
                self._theme, self._page, list_tags(self._store, counted=False), len(numbers)
            )
            asks.wanted.connect(lambda change: self.change(change, numbers))
            self._open(asks, anchor, asks.name)

    def set_field(self, anchor: QWidget) -> None:
        """Ask for a field and its value, and tell how many contacts would change."""
        from crm_desktop.services.filter_choices import choices  # noqa: PLC0415 - on first use
        from crm_desktop.ui.widgets.bulk_popovers import SetFieldPopover  # noqa: PLC0415

        if not (numbers := self._numbers()):
            return

        def offered(field: str) -> list[str]:
            return [choice.text for choice in choices(self._store, field)]

        asks = SetFieldPopover(
            self._theme, self._page, self._contacts.own_fields(), offered, len(numbers)
        )
        asks.count_wanted.connect(lambda change: self._count(change, numbers, asks))
        asks.wanted.connect(lambda change: self.change(change, numbers))
        self._open(asks, anchor, asks.field)

    def remind(self, anchor: QWidget) -> None:
        """Ask for a next step that each of them gets."""
        from crm_desktop.ui.widgets.bulk_popovers import RemindPopover  # noqa: PLC0415

        if numbers := self._numbers():
            zone = getattr(self._zone, "key", "UTC")
            asks = RemindPopover(self._theme, self._page, self._today(), zone, len(numbers))
            asks.wanted.connect(lambda change: self.change(change, numbers))
            self._open(asks, anchor, asks.what)

    def archive(self) -> None:
        """Take the selected contacts out of the list."""
        from crm_desktop.services.contact_bulk import Archive  # noqa: PLC0415 - on first use

        if numbers := self._numbers():
            self.change(Archive(), numbers)

    def change(self, change: BulkChange, numbers: Sequence[int]) -> None:
        """Carry out a change: at once, or for many contacts in a job."""
        from crm_desktop.services.contact_bulk import change_many  # noqa: PLC0415 - on first use

        if len(numbers) <= AT_ONCE:
            try:
                self._changed(change, change_many(self._store, change, numbers))
            except UserError as error:
                self.told.emit(error.sentence)
            return
        self._job(
            self.tr("Changing contacts"),
            lambda progress: change_many(self._store, change, numbers, progress=progress),
            lambda result: self._changed(change, result),
        )

    def change_cell(self, n: int, column: str, typed: str) -> None:
        """Keep what was typed in a cell of the list."""
        from crm_desktop.services.contact_cells import change_cell  # noqa: PLC0415 - on first use

        try:
            changed = change_cell(self._store, n, column, typed)
        except UserError as error:
            self.told.emit(error.sentence)
            if error.code != "contact.gone":
                self.refused.emit(n, column, typed)
            return
        if changed:
            self.done.emit(doubt(column, typed) or self.tr("Changed."), None)

    def _changed(self, change: BulkChange, result: BulkDone) -> None:
        if result.batch is None:
            self.told.emit(self.tr("Nothing had to be changed."))
            return
        said = self._sentence(change, result)
        if result.stopped:
            said = self.tr("Stopped. %1").replace("%1", said)
        self.done.emit(said, result.batch)

    def _sentence(self, change: BulkChange, result: BulkDone) -> str:
        from crm_desktop.services import contact_bulk as bulk  # noqa: PLC0415 - on first use

        n = result.changed
        if isinstance(change, bulk.AddTag):
            return self.tr("Tag “%1” added to %n contact(s).", None, n).replace(
                "%1", change.name.strip()
            )
        if isinstance(change, bulk.RemoveTag):
            return self.tr("Tag “%1” taken from %n contact(s).", None, n).replace("%1", change.name)
        if isinstance(change, bulk.Remind):
            return self.tr("Reminder added to %n contact(s).", None, n)
        if isinstance(change, bulk.Archive):
            if result.name:
                return self.tr("%1 archived.").replace("%1", result.name)
            return self.tr("%n contact(s) archived.", None, n)
        return self.tr("%n contact(s) changed.", None, n)

    def _count(self, change: BulkChange, numbers: Sequence[int], asks: object) -> None:
        from crm_desktop.services.contact_bulk import will_change  # noqa: PLC0415 - on first use
        from crm_desktop.ui.widgets.bulk_popovers import SetFieldPopover  # noqa: PLC0415

        assert isinstance(asks, SetFieldPopover)

        def count(_progress: object) -> int | UserError:
            try:
                return will_change(self._store, change, numbers)
            except UserError as error:
                return error

        def answer(found: int | UserError) -> None:
            if self.popover is not asks:
                return
            if isinstance(found, UserError):
                asks.refuse(change, found)
            else:
                asks.show_count(change, found)

        self._jobs.start(self.tr("Counting"), count, done=answer, failed=self.told.emit)

    # -- files and clipboard -------------------------------------------------------------------

    def export(self, columns: Sequence[Column], numbers: Sequence[int]) -> None:
        """Write contacts, as the columns show them, to a file that is asked for."""
        from crm_desktop.import_export.list_export import (  # noqa: PLC0415 - on first use
            ListColumn,
            export_list,
        )

        if not numbers:
            return
        proposed = self.tr("Contacts %1").replace("%1", self._today().isoformat()) + ".xlsx"
        kinds = ";;".join(
            (self.tr("Excel workbook (*.xlsx)"), self.tr("Comma-separated text (*.csv)"),
             self.tr("Address cards (*.vcf)"))
        )  # fmt: skip
        chosen = self._ask(self._page, self.tr("Export contacts"), proposed, kinds)
        if not chosen:
            return
        path = Path(chosen)
        listed = [ListColumn(c.code, c.title, c.own.kind if c.own else "") for c in columns]
        today = self._today()
        self._job(
            self.tr("Writing contacts"),
            lambda progress: export_list(
                self._store, path, listed, numbers, today, progress=progress
            ),
            lambda count: self.told.emit(
                self.tr("%n contact(s) written to “%1”.", None, count).replace("%1", path.name)
            ),
        )

    def copy(self, columns: Sequence[Column], numbers: Sequence[int]) -> None:
        """Put contacts on the clipboard, as columns for a spreadsheet."""
        if not numbers:
            return
        if len(numbers) <= AT_ONCE:
            self._copied(self._rows(columns, numbers, lambda *_: None))
            return
        self._job(
            self.tr("Copying contacts"),
            lambda progress: self._rows(columns, numbers, progress),
            self._copied,
        )

    def paste(self) -> None:
        """Take rows from the clipboard to the import."""
        text = QGuiApplication.clipboard().text()
        if "\t" in text.strip() or "\n" in text.strip():
            self.paste_requested.emit(text)
        else:
            said = self.tr(
                "There are no rows on the clipboard. Copy some rows in your spreadsheet first."
            )
            self.told.emit(said)

    def _rows(
        self,
        columns: Sequence[Column],
        numbers: Sequence[int],
        progress: Callable[[int, int, str], None],
    ) -> list[list[str]]:
        """The headings, and a row of texts for each contact."""
        today = self._today()
        fields = [column.code.removeprefix(CUSTOM) for column in columns if column.own]
        rows = [[column.title for column in columns]]
        for start in range(0, len(numbers), _PORTION):
            progress(start, len(numbers), self.tr("Copying contacts"))
            rows += [
                [cell_text(row, column, today, self._zone) for column in columns]
                for row in self._contacts.page(numbers[start : start + _PORTION], today, fields)
            ]
        return rows

    def _copied(self, rows: list[list[str]]) -> None:
        put_rows(rows)
        self.told.emit(self.tr("%n contact(s) copied.", None, len(rows) - 1))

    # -- inside --------------------------------------------------------------------------------

    def _numbers(self) -> list[int]:
        numbers = self._selected.selected_numbers()
        if not numbers:
            self.told.emit(self.tr("Select one or more contacts first."))
        return numbers

    def _open(self, asks: Popover, anchor: QWidget, first: QWidget) -> None:
        self.popover = asks
        asks.closed.connect(self._forget)
        asks.open_under(anchor, first)

    def _forget(self) -> None:
        self.popover = None

    def _job(self, title: str, work: Callable[..., object], done: Callable[..., None]) -> None:
        def ended(then: Callable[[], None]) -> None:
            self.ended.emit()
            then()

        try:
            job: Job = self._jobs.start(
                title, work, heavy=True,
                done=lambda result: ended(lambda: done(result)),
                failed=lambda sentence: ended(lambda: self.told.emit(sentence)),
                cancelled=lambda: ended(
                    lambda: self.told.emit(self.tr("Stopped. Nothing was written."))
                ),
            )  # fmt: skip
        except UserError as error:
            self.told.emit(error.sentence)
            return
        if self._jobs.heavy is job:
            self.started.emit(job)


def put_rows(rows: Sequence[Sequence[str]]) -> None:
    """Put a table on the clipboard: as text with tabs, and as a table for word processors."""
    data = QMimeData()
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
    data.setText("\n".join(lines) + "\n")
    shown = "".join(
        "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) + "</tr>"
        for tag, part in (("th", rows[:1]), ("td", rows[1:]))
        for row in part
    )
    data.setHtml(f"<table>{shown}</table>")
    QGuiApplication.clipboard().setMimeData(data)
