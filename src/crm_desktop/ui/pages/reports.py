"""Reports: which one at the left, its few choices above, and the pages as they will be printed.

Every choice is seen at once. Pages are prepared in a process of their own; until the new ones are
there the old ones stay. What is shown is what is printed, saved and sent: one and the same file.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.progress import Progress
from crm_desktop.reports.kinds import KINDS
from crm_desktop.reports.order import ListColumn, Order
from crm_desktop.reports.press import Pages
from crm_desktop.reports.printed import Printed, Sheet
from crm_desktop.reports.words import Words
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.views import SavedView, find_view
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.contact_columns import catalogue, chosen
from crm_desktop.ui.jobs import Job, Jobs
from crm_desktop.ui.pdf_pages import PdfPages
from crm_desktop.ui.report_choices import ONE, PICKED, VIEW, ReportChoices
from crm_desktop.ui.report_kinds import report_lines
from crm_desktop.ui.report_options import Makers, OwnChoices
from crm_desktop.ui.report_words import report_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import button, label, panel, scrolling
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.list_page import page_layout
from crm_desktop.ui.widgets.page_preview import PagePreview, strip_of
from crm_desktop.ui.widgets.popover import Popover
from crm_desktop.ui.widgets.report_list import ReportList

_LOWEST = 220
"""Height of the pages at 100 % text, below which the page scrolls."""
_LIST, _NARROW, _TIGHT = 252, 760, 980
_PATIENCE_MS = 150
_AFTER_COMMIT_MS = 600
_FIRST = "activity"


_Made = tuple[Printed, PdfPages]


class _Held:
    """The documents that a page has open, seen or on the way to it, which go with it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._documents: list[PdfPages] = []
        self.gone = False

    def open(self, pages: Pages) -> _Made:
        """The pages ready to be drawn; off the main thread, since a long file takes a while."""
        document = PdfPages(pages.path)
        with self._lock:
            if not self.gone:
                self._documents.append(document)
                return pages.printed, document
        document.close()
        return pages.printed, document

    def close(self, document: PdfPages) -> None:
        """This one is seen no more."""
        with self._lock:
            if document in self._documents:
                self._documents.remove(document)
        document.close()

    def let_go(self) -> None:
        """All of them, and whatever may still come."""
        with self._lock:
            self.gone = True
            documents, self._documents = self._documents, []
        for document in documents:
            document.close()


class Maker(Protocol):
    """Prepares pages and figures: ``reports.press.Press``."""

    def pages(
        self, order: Order, words: Words, progress: Progress = ..., *,
        beginning: Callable[[Pages], None] | None = None,
    ) -> Pages: ...  # fmt: skip

    def values(self, order: Order, words: Words, progress: Progress = ...) -> list[Sheet]: ...


@dataclass(frozen=True, slots=True)
class _Kept:
    report: str
    choices: object


class ReportsPage(QWidget):
    """``told`` carries a sentence; the requests are carried out by ``screens.reports``."""

    told = Signal(str)
    print_requested = Signal()
    save_requested = Signal()
    mail_requested = Signal()
    export_requested = Signal()
    _begun = Signal(int, object)

    def __init__(
        self,
        theme: Theme,
        store: Store,
        listed: ContactList,
        jobs: Jobs,
        maker: Maker,
        *,
        today: Callable[[], dt.date],
        zone: str,
        options: Makers = MappingProxyType({}),
        sender: Callable[[], str] = str,
    ) -> None:
        """``zone``: the IANA name of the zone in which days begin; ``options``: choices that one
        report has alone; ``sender``: who signs letters."""
        super().__init__()
        self._theme, self._store, self._listed = theme, store, listed
        self._jobs, self._maker, self._today, self._zone = jobs, maker, today, zone
        self._makers, self._sender = options, sender
        self._options: dict[str, OwnChoices] = {}
        self._number = 0
        self._done = 0
        self._keep_place = False
        self._job: Job | None = None
        self._wanted: tuple[Order, Words] | None = None
        self.report = _FIRST
        self.printed: Printed | None = None
        """What is shown; None: nothing yet."""
        self._columns: tuple[ListColumn, ...] = ()
        held = self._held = _Held()
        self.destroyed.connect(lambda _gone=None: held.let_go())
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self._quit)  # the last window is not destroyed before that
        self.choices = ReportChoices(theme, store, today)
        self.list = ReportList(theme, report_lines())
        self.preview = PagePreview(theme, jobs)
        self.strip = strip_of(theme, jobs, self.preview.go_to, self)
        self.strip.hide()
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_PATIENCE_MS)
        self._then: Callable[[], None] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AFTER_COMMIT_MS)
        self._again.timeout.connect(self._follow)
        self._build()
        self._busy.timeout.connect(lambda: self.state.setText(self.tr("Preparing…")))
        self._begun.connect(lambda number, made: self._show(number, made, whole=False))
        self.choices.changed.connect(self.refresh)
        self.preview.page_changed.connect(lambda _page: self._tell_page())
        self.preview.zoomed.connect(lambda _zoom: self._tell_page())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._list_moved())
        self.combo.activated.connect(lambda row: self.choose(report_lines()[row].id))

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page, head = page_layout(theme, self, self.tr("Reports"))
        self.export_button = button(
            theme, "", self.export_requested.emit, kind="ghost", icon="file-spreadsheet",
            tip=self.tr("Save the figures as a spreadsheet…"),
        )  # fmt: skip
        self.mail_button = button(
            theme, "", self.mail_requested.emit, kind="ghost", icon="mail",
            tip=self.tr("Send by e-mail…"),
        )  # fmt: skip
        self.save_button = button(
            theme, self.tr("Save as PDF…"), self.save_requested.emit, icon="download"
        )
        self.print_button = button(
            theme, self.tr("Print…"), self.print_requested.emit, kind="primary", icon="printer"
        )
        for made in (self.export_button, self.mail_button, self.save_button, self.print_button):
            head.addWidget(made)
        body = QHBoxLayout()
        body.setSpacing(px(16))
        page.addLayout(body, 1)
        self._panel = panel()
        self._panel.setFixedWidth(px(_LIST))
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(1, px(8), 1, px(8))
        inside.addWidget(self.list)
        body.addWidget(self._panel)
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(12))
        body.addWidget(scrolling(inner), 1)  # large text on a small screen
        self.combo = ChoiceBox()
        self.combo.setFont(theme.font("body"))
        self.combo.setAccessibleName(self.tr("Reports"))
        self.combo.addItems([line.title for line in report_lines()])
        self.combo.hide()
        right.addWidget(self.combo, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(px(12))
        self._row.addWidget(self.choices, 1)
        self._row.addLayout(self._tools())
        right.addLayout(self._row)
        self._own = QVBoxLayout()
        right.addLayout(self._own)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(px(12))
        right.addLayout(self._middle, 1)
        frame = QFrame()
        frame.setProperty("panel", True)
        frame.setMinimumHeight(px(_LOWEST))
        under = QHBoxLayout(frame)
        under.setContentsMargins(1, 1, 1, 1)
        under.setSpacing(0)
        under.addWidget(self.strip)
        self._stack = QStackedWidget()
        self.empty = EmptyState(theme, "printer")
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.empty)
        under.addWidget(self._stack, 1)
        self._middle.addWidget(frame, 1)

    def _tools(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        row = QHBoxLayout()
        row.setSpacing(px(2))
        row.setAlignment(Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)  # below the choices, where there is no room beside them
        self.state = label(theme, "", "small", "text_2")
        row.addWidget(self.state)
        self.left_out = button(theme, " ", self._show_left_out, kind="link")
        self.left_out.hide()
        row.addWidget(self.left_out)
        row.addSpacing(px(8))

        def tool(icon: str, tip: str, act: Callable[[], None]) -> QPushButton:
            made = button(theme, "", act, kind="ghost", icon=icon, small=True, tip=tip)
            row.addWidget(made)
            return made

        self.strip_button = tool("rows-3", self.tr("Small pages"), self.toggle_strip)
        self.smaller = tool("zoom-out", self.tr("Smaller"), lambda: self.preview.step_zoom(-1))
        self.zoom = label(theme, "", "body", "text_2")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(px(46))
        row.addWidget(self.zoom)
        self.larger = tool("zoom-in", self.tr("Larger"), lambda: self.preview.step_zoom(1))
        row.addSpacing(px(8))
        self.earlier = tool("chevron-left", self.tr("Previous page"), lambda: self._step(-1))
        self.where = label(theme, "", "body", "text_2")
        row.addWidget(self.where)
        self.later = tool("chevron-right", self.tr("Next page"), lambda: self._step(1))
        return row

    # -- what the window asks ------------------------------------------------------------------

    def enter(self) -> None:
        """The keyboard goes to the list of reports."""
        if self.printed is None and not self._done:
            self.choose(self.report)
        target: QWidget = self.combo if self.combo.isVisible() else self.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def committed(self, changes: ChangeSet) -> None:
        """Something of the shop is different; the pages follow after a moment of rest."""
        if changes.rows:
            self._again.start()

    def _follow(self) -> None:
        if self.report == "quote" and (quotes := self.own("quote")) is not None:
            quotes.enter()  # there may be others now, and the one that is shown may be gone
        self.refresh(keep_place=True)

    def leave(self) -> None:
        """Nobody waits for pages that are being prepared; those that are seen stay, since closing
        may be refused."""
        if self._job is not None:
            self._job.cancel()

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        first: QWidget = self.combo if self.combo.isVisible() else self.list
        return (first, self.choices, self.strip, self.preview)

    def kept(self) -> _Kept:
        """For the page that takes the place of this one."""
        return _Kept(self.report, (self.choices.value, self._columns))

    def restore(self, kept: _Kept) -> None:
        """Go on where the page before was."""
        self.choices.value, self._columns = kept.choices  # type: ignore[misc]
        self.choose(kept.report)

    # -- choosing ------------------------------------------------------------------------------

    def choose(self, report: str) -> None:
        """Show a report."""
        self.report = report
        row = next(n for n, line in enumerate(report_lines()) if line.id == report)
        self.combo.setCurrentIndex(row)
        index = self.list.model().index(row, 0)
        if self.list.currentIndex() != index:
            self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(index)
            self.list.selectionModel().blockSignals(False)
            self.list.viewport().update()
        self.choices.show_kind(KINDS[report])
        has_table = KINDS[report].has_table
        self.export_button.setEnabled(has_table)
        self._show_own()
        self.refresh()

    def own(self, report: str) -> OwnChoices | None:
        """The choices that a report has alone, made where they are not there yet."""
        if report in self._makers and report not in self._options:
            made = self._options[report] = self._makers[report]()
            made.changed.connect(self.refresh)
            self._own.addWidget(made.row)
            if made.beside is not None:
                self._middle.insertWidget(0, made.beside)
        return self._options.get(report)

    def _show_own(self) -> None:
        shown = self.own(self.report)
        for one in self._options.values():
            one.row.setVisible(one is shown)
            if one.beside is not None:
                one.beside.setVisible(one is shown)
        if shown is not None:
            shown.enter()

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """The columns of the list of contacts, as another page shows them."""
        self._columns = tuple(columns)

    def _list_moved(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0 and report_lines()[row].id != self.report:
            self.choose(report_lines()[row].id)

    def order(self) -> Order:
        """What is asked for now; the customers of a view are looked up when it is prepared."""
        value, kind = self.choices.value, KINDS[self.report]
        first, last = self.choices.days()
        contacts: tuple[int, ...] | None = None
        whom = self.choices.whom
        if "contact" in kind.choices and ("customers" not in kind.choices or whom == ONE):
            contacts = (value.contact,) if value.contact >= 0 else ()
        elif "customers" in kind.choices and whom == PICKED:
            contacts = value.picked
        person = value.person if "person" in kind.choices else None
        return Order(
            self.report, self._today(), self._zone, first, last, contacts,
            self.choices.of_whom(), person, value.person_name if person else "",
            self._columns_wanted(), value.entries, value.pipeline, more=self._more(),
        )  # fmt: skip

    def _more(self) -> dict[str, object]:
        own = self.own(self.report)
        # Labels mean a tick by "sender"; what a report says itself holds.
        return {"sender": self._sender(), **own.more()} if own is not None else {}

    def _columns_wanted(self) -> tuple[ListColumn, ...]:
        if self.report != "contacts":
            return ()
        if self.choices.whom == PICKED and self._columns:
            return self._columns
        known = catalogue(self._listed.own_fields())
        codes: Sequence[str] = ("name", "phone", "email", "town")
        if (view := self._view()) is not None and view.view is not None and view.view.columns:
            codes = view.view.columns
        return tuple(
            ListColumn(one.code, one.title, one.own.kind if one.own else "")
            for one in chosen(codes, known)
        )

    def _view(self) -> SavedView | None:
        code = self.choices.whom
        if "customers" not in KINDS[self.report].choices or not code.startswith(VIEW):
            return None
        return find_view(self._store, bytes.fromhex(code.removeprefix(VIEW)))

    def _whole(self, order: Order, view: SavedView | None) -> Order:
        """The order with the contacts of a view; off the main thread."""
        if view is None or view.view is None:
            return order
        listed = self._listed.ids(
            order.today, view.view.filter, sort=view.view.sort, descending=view.view.descending
        )
        return replace(order, contacts=tuple(listed))

    # -- preparing -----------------------------------------------------------------------------

    def refresh(self, *, keep_place: bool = False) -> None:
        """Prepare the pages anew; the old ones stay till then."""
        self._again.stop()
        if not keep_place:
            self._then = None  # was meant for other pages
        self._number += 1
        number, held = self._number, self._held
        order, view, words = self.order(), self._view(), report_words()
        if order.contacts == () or (self.report == "quote" and "quote" not in order.more):
            self._say_nobody()
            return
        self._keep_place = keep_place
        self._busy.start()
        if self._job is not None:
            self._job.cancel()

        def prepare(progress: Progress) -> _Made:
            progress(0, 0, "")  # a newer wish may have come before this one began
            made = self._maker.pages(
                self._whole(order, view), words, progress,
                beginning=lambda pages: self._begun.emit(number, held.open(pages)),
            )  # fmt: skip
            return held.open(made)

        self._job = self._jobs.start(
            self.tr("Preparing pages"), prepare,
            done=lambda made: self._show(number, made, whole=True),
            failed=lambda sentence: self._failed(number, sentence),
            cancelled=lambda: self._stopped(number),
        )  # fmt: skip

    def _stopped(self, number: int) -> None:
        """An older wish came in between that nobody waits for, or closing was refused."""
        if not self._held.gone and number == self._number and self.isVisible():
            self.refresh(keep_place=self._keep_place)

    def _say_nobody(self) -> None:
        self.printed = None
        self._ended()
        self._stack.setCurrentWidget(self.empty)
        if self.report == "quote":
            self.empty.say(
                self.tr("No quotes yet."), self.tr("Open a deal and choose “Quote for this deal”.")
            )
        else:
            self.empty.say(
                self.tr("Which customer?"), self.tr("Type a name above, and the pages appear here.")
            )
        self._tell_page()

    def _show(self, number: int, made: _Made, *, whole: bool) -> None:
        """Show what was prepared, unless something else was asked for meanwhile."""
        printed, document = made
        if self._held.gone or number != self._number:
            self._held.close(document)
            return
        again = self._done == number or self._keep_place  # the first pages are seen already
        before = self.preview.pages
        self._done = number
        self.printed = printed
        self._stack.setCurrentWidget(self.preview)
        self.preview.show_pages(document, keep_place=again)
        self.strip.show_pages(document, keep_place=again)
        if before is not None:
            self._held.close(before)
        if whole:
            self._ended()
            self._announce()
        self._tell_page()
        if self._then is not None and self.ready:
            act, self._then = self._then, None
            act()

    def _failed(self, number: int, sentence: str) -> None:
        if not self._held.gone and number == self._number:
            self._then = None
            self._ended()
            self.told.emit(sentence)

    def _ended(self) -> None:
        self._busy.stop()
        self.state.setText("")

    @property
    def ready(self) -> bool:
        """Whether the pages shown are those of the present choices, and all of them."""
        return self.printed is not None and self._done == self._number and not self._is_busy()

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do something with the pages that are wanted now: at once, or when all of them are there;
        not at all, if others are asked for before."""
        if self.ready:
            act()
        else:
            self._then = act

    def _is_busy(self) -> bool:
        return self._busy.isActive() or bool(self.state.text())

    def values(self, progress: Progress) -> list[Sheet]:
        """The figures of the report that is shown; off the main thread."""
        assert self._wanted is not None
        return self._maker.values(*self._wanted, progress)

    def hold_wanted(self) -> tuple[Order, Words]:
        """Take down what is asked for now, before ``values`` is asked on another thread."""
        self._wanted = (self._whole(self.order(), self._view()), report_words())
        return self._wanted

    def _announce(self) -> None:
        if self.printed is not None and self.isVisible():
            pages = self.tr("%n page(s)", None, self.printed.pages)
            said = f"{self.printed.title}, {pages}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _tell_left_out(self) -> None:
        missing = len(self.printed.left_out) if self.printed is not None else 0
        wrong = len(self.printed.faults) if self.printed is not None else 0
        said = [self.tr("%n mistake(s) in the text", None, wrong)] if wrong else []
        said += [self.tr("%n left out", None, missing)] if missing else []
        self.left_out.setText(", ".join(said))
        self.left_out.setVisible(bool(said))

    def _show_left_out(self) -> None:
        """Who or what is not on the pages, and why."""
        if self.printed is None:
            return
        shown = Popover(self._theme, self, self.left_out.text())
        rows = QListWidget()
        rows.setFont(self._theme.font("body"))
        rows.setAccessibleName(self.left_out.text())
        rows.addItems([*self.printed.faults, *self.printed.left_out])
        rows.setMinimumSize(self._theme.px(360), self._theme.px(200))
        rows.setWordWrap(True)
        shown.body.addWidget(rows)
        shown.open_under(self.left_out, rows)

    # -- looking -------------------------------------------------------------------------------

    def toggle_strip(self) -> None:
        """Show or hide the small pages."""
        self.strip.setVisible(not self.strip.isVisible())

    def _step(self, by: int) -> None:
        self.preview.go_to(self.preview.page + by)

    def _tell_page(self) -> None:
        count = self.printed.pages if self.printed is not None else 0
        self._tell_left_out()
        shown = len(self.preview.pages) if self.preview.pages is not None and count else 0
        page = self.preview.page
        more = self._is_busy() and shown > 0
        said = self.tr("Page %1 of %2").replace("%2", "…" if more else str(shown))
        self.where.setText(said.replace("%1", str(page + 1)) if shown else "")
        self.earlier.setEnabled(page > 0 and shown > 0)
        self.later.setEnabled(page + 1 < shown)
        self.zoom.setText(self.tr("%1 %").replace("%1", str(round(self.preview.zoom * 100))))
        self.strip.mark(page)
        for made in (self.save_button, self.print_button, self.mail_button):
            made.setEnabled(shown > 0)
        self.export_button.setEnabled(shown > 0 and KINDS[self.report].has_table)

    # -- Qt ------------------------------------------------------------------------------------

    def _quit(self) -> None:
        self._held.let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        self._panel.setVisible(not narrow)
        self.combo.setVisible(narrow)
        way = QBoxLayout.Direction
        tight = self.width() < self._theme.px(_TIGHT)
        self._row.setDirection(way.TopToBottom if tight else way.LeftToRight)
        self._middle.setDirection(way.TopToBottom if narrow else way.LeftToRight)
