"""The reports page: choosing, the preview, printing, saving, sending, Ctrl+P elsewhere."""

from __future__ import annotations

import datetime as dt
import sys
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.progress import Progress, silent
from crm_desktop.reports.catalogue import values_of, write_pdf
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.papers import A4
from crm_desktop.reports.press import Pages
from crm_desktop.reports.printed import Sheet
from crm_desktop.reports.words import Words
from crm_desktop.services import reminders
from crm_desktop.services.views import View, save_view
from crm_desktop.store.blobs import Blobs
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.mail_out import message_with, write_mail
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.reports import ReportsPage
from crm_desktop.ui.pdf_pages import PdfPages
from crm_desktop.ui.printing import Printing
from crm_desktop.ui.report_choices import ALL, ONE, OWN, PICKED
from crm_desktop.ui.report_kinds import periods
from crm_desktop.ui.screens import reports as screen
from crm_desktop.ui.widgets.period_popover import PeriodPopover
from tests.helpers.paper import TODAY, texts
from tests.helpers.shop import add_contact


class HereMaker:
    """Prepares pages in the test's own process, and remembers what was asked for."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder
        self.orders: list[Order] = []
        folder.mkdir()

    def _material(self, order: Order, words: Words) -> Iterator[Material]:
        self.orders.append(order)
        with self._store.read_raw() as raw:
            yield Material(raw, Blobs(self._store.folder), order, words, paper=A4)

    def pages(
        self, order: Order, words: Words, progress: Progress = silent, *,
        beginning: Callable[[Pages], None] | None = None,
    ) -> Pages:  # fmt: skip
        out = self._folder / f"{len(self.orders)}.pdf"
        for material in self._material(order, words):
            printed = write_pdf(material, out)
        return Pages(out, printed)

    def values(self, order: Order, words: Words, progress: Progress = silent) -> list[Sheet]:
        for material in self._material(order, words):
            found = values_of(material)
        return found


@pytest.fixture
def maker(store: Store, tmp_path: Path) -> HereMaker:
    return HereMaker(store, tmp_path / "made")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, store: Store, maker: HereMaker) -> ReportsPage:
    """The page by itself, with pages prepared at once."""
    made = ReportsPage(
        window.theme, store, window.listed, window.jobs, maker, today=lambda: TODAY, zone="UTC"
    )
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.enter()
    _turn()
    return made


def _turn() -> None:
    for _ in range(5):
        QApplication.processEvents()


def shown(page: ReportsPage) -> str:
    """All text of the pages that are shown."""
    assert page.preview.pages is not None
    pages = page.preview.pages
    return " ".join(" ".join(pages.text(n).split()) for n in range(len(pages)))


def test_the_first_report_is_there_at_once(page: ReportsPage, maker: HereMaker) -> None:
    assert page.report == "activity"
    assert page.ready
    assert "Visits and calls November 2026 · all customers · everyone" in shown(page)
    assert page.where.text() == "Page 1 of 1"
    assert page.list.currentIndex().data() == "Visits and calls"
    first, last = maker.orders[-1].first, maker.orders[-1].last
    assert (first, last) == (dt.date(2026, 11, 1), dt.date(2026, 11, 30))


def test_the_list_is_walked_by_arrows_and_every_report_has_pages(
    page: ReportsPage, maker: HereMaker, store: Store
) -> None:
    QAbstractItemModelTester(page.list.model())
    page.choices.take_contact(3, store_id(store, 3), "Omar Siddiqui")
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    seen = [page.report]
    for _ in range(7):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        _turn()
        seen.append(page.report)
        assert page.ready
        assert page.printed is not None
    assert seen == [
        "customer", "contacts", "activity", "pipeline", "outcomes", "day", "birthdays", "history",
    ]  # fmt: skip
    assert "History of Omar Siddiqui" in shown(page)
    index = page.list.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Contact list. Any saved view as a table."
    )


def store_id(store: Store, n: int) -> bytes:
    with store.read_raw() as raw:
        found: bytes = raw.execute("SELECT id FROM contact WHERE n=?", (n,)).fetchone()[0]
    return found


def pick(page: ReportsPage, combo: str, value: object) -> None:
    """Choose an entry as a person does."""
    box = getattr(page.choices, combo)
    row = next(n for n in range(box.count()) if box.itemData(n) == value)
    box.setCurrentIndex(row)
    box.activated.emit(row)
    _turn()


def test_a_choice_is_followed_at_once_and_the_period_belongs_to_its_report(
    page: ReportsPage, maker: HereMaker
) -> None:
    pick(page, "period", "last_month")
    assert "October 2026" in shown(page)
    page.choose("outcomes")
    assert maker.orders[-1].first == dt.date(2026, 1, 1)
    page.choose("activity")
    assert "October 2026" in shown(page)


def test_own_days_are_asked_for(page: ReportsPage, maker: HereMaker) -> None:
    pick(page, "period", "")
    popover = page.choices.findChild(PeriodPopover)
    assert popover is not None
    popover.first.setText("nonsense")
    assert popover.reading.text() == "This is no day yet."
    popover.accept()
    assert popover.isVisible()
    popover.first.setText("13 Oct 2026")
    popover.last.setText("1 Oct 2026")
    popover.accept()
    _turn()
    assert maker.orders[-1].first == dt.date(2026, 10, 1)
    assert "1 to 13 October 2026" in shown(page)
    assert page.choices.period.currentData() == OWN


def test_the_customers_of_a_view(page: ReportsPage, store: Store, maker: HereMaker) -> None:
    view = save_view(store, "By name down", View(columns=("name", "kind"), descending=True))
    page.choose("contacts")
    pick(page, "customers", f"view:{view.hex()}")
    assert maker.orders[-1].contacts == (4, 3, 1, 5, 2)
    assert [column.code for column in maker.orders[-1].columns] == ["name", "kind"]
    assert shown(page).startswith("By name down")
    pick(page, "customers", ALL)
    assert maker.orders[-1].contacts is None


def test_one_customer_is_typed(page: ReportsPage, maker: HereMaker) -> None:
    page.choose("history")
    assert not maker.orders[1:]  # nobody is chosen, nothing is prepared
    assert page.empty.heading.text() == "Which customer?"
    assert not page.print_button.isEnabled()
    page.choices.contact.setText("Omar Siddiqui")
    page.choices.contact.textEdited.emit("Omar Siddiqui")
    page.choices.contact.editingFinished.emit()
    _turn()
    assert maker.orders[-1].contacts == (3,)
    assert "History of Omar Siddiqui" in shown(page)
    assert page.print_button.isEnabled()


def test_what_is_saved_elsewhere_is_seen_after_a_rest(
    page: ReportsPage, store: Store, qtbot: QtBot
) -> None:
    page.choose("contacts")
    changes: list[ChangeSet] = []
    stop = store.on_commit(changes.append)
    with store.transact("One more") as tx:
        add_contact(tx, "Aaron Zysset")
    stop()
    page.committed(changes[0])
    qtbot.waitUntil(lambda: "Aaron Zysset" in shown(page), timeout=3000)


def test_pages_zoom_and_small_pages(page: ReportsPage, store: Store) -> None:
    with store.transact("Many") as tx:
        for number in range(150):
            add_contact(tx, f"Person {number:03}")
    page.choose("contacts")
    _turn()
    assert page.printed is not None
    count = page.printed.pages
    assert count > 3
    assert page.where.text() == f"Page 1 of {count}"
    assert not page.earlier.isEnabled()
    page.later.click()
    assert page.where.text() == f"Page 2 of {count}"
    QTest.keyClick(page.preview, Qt.Key.Key_PageDown)
    assert page.where.text() == f"Page 3 of {count}"
    QTest.keyClick(page.preview, Qt.Key.Key_End)
    assert page.where.text() == f"Page {count} of {count}"
    assert not page.later.isEnabled()
    before = page.preview.zoom
    page.larger.click()
    assert page.preview.zoom > before
    assert page.zoom.text() == f"{round(page.preview.zoom * 100)} %"
    assert page.where.text() == f"Page {count} of {count}"  # the place is kept
    page.toggle_strip()
    _turn()
    page.strip.page_changed.emit(0)
    assert page.where.text() == f"Page 1 of {count}"


def test_paper_is_white_and_the_text_is_read_to_those_who_cannot_see(page: ReportsPage) -> None:
    _turn()
    image = page.preview.viewport().grab().toImage()
    middle = image.width() // 2
    assert QColor(image.pixel(middle, image.height() - 5)) == QColor("white")
    assert "Visits and calls" in page.preview.accessibleDescription()


def test_without_room_the_list_becomes_a_box(page: ReportsPage, maker: HereMaker) -> None:
    page.resize(900, 600)
    _turn()
    page.resize(700, 600)
    _turn()
    assert not page.list.isVisible()
    assert page.combo.isVisible()
    page.combo.activated.emit(5)
    assert page.report == "day"


def test_a_refusal_is_told_and_the_old_pages_stay(
    qtbot: QtBot, window: MainWindow, store: Store, page: ReportsPage, maker: HereMaker
) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    before = shown(page)
    page.choices.value.pipeline = b"gone"

    def refuse(*_: object, **__: object) -> Pages:
        from crm_desktop.errors import UserError

        raise UserError("The pages could not be prepared.", code="report.failed")

    page._maker.pages = refuse  # type: ignore[method-assign]
    pick(page, "period", "year")
    assert told == ["The pages could not be prepared."]
    assert shown(page) == before
    assert page.state.text() == ""


def test_pages_that_nobody_waits_for_any_more_are_not_shown(
    page: ReportsPage, maker: HereMaker
) -> None:
    late = maker.pages(Order("birthdays", TODAY), Words())
    page._begun.emit(page._number - 1, (late.printed, PdfPages(late.path)))
    _turn()
    assert "Visits and calls" in shown(page)


def test_printing_sends_the_very_same_pages(
    page: ReportsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    with store.transact("Many") as tx:
        for number in range(60):
            add_contact(tx, f"Person {number:03}")
    page.choose("contacts")
    assert page.preview.pages is not None
    out = tmp_path / "paper.pdf"

    def ask(parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        printer.setFromTo(2, 3)
        return True

    said: list[str] = []
    printing = Printing(page, Jobs(at_once=True), page.preview.pages, "Contacts")
    printing.ended.connect(said.append)
    printing.begin(ask)
    assert said == [f"Sent to {out}."]
    sent = PdfPages(out)
    assert len(sent) == 2
    wanted, got = page.preview.pages.picture(1, 1.0), sent.picture(0, 1.0)
    dark = sum(
        1
        for x in range(0, wanted.width() - 1, 3)
        for y in range(0, wanted.height() - 1, 3)
        if abs(QColor(wanted.pixel(x, y)).lightness() - QColor(got.pixel(x, y)).lightness()) > 128
    )
    assert dark < 200  # the same places are black, but for the edges of letters
    sent.close()


def test_what_is_printed_stays_though_other_pages_are_shown(
    page: ReportsPage, tmp_path: Path
) -> None:
    assert page.preview.pages is not None
    out = tmp_path / "paper.pdf"

    def ask(parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        page.choose("birthdays")  # as when another PC changes something meanwhile
        _turn()
        return True

    Printing(page, Jobs(at_once=True), page.preview.pages, "Visits").begin(ask)
    sent = PdfPages(out)
    picture = sent.picture(0, 1.0)
    sent.close()
    assert any(
        QColor(picture.pixel(x, y)).lightness() < 100
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


class SlowMaker(HereMaker):
    """Waits with the pages of a report until it is let go on."""

    def __init__(self, store: Store, folder: Path) -> None:
        super().__init__(store, folder)
        self.gate = threading.Event()

    def pages(
        self, order: Order, words: Words, progress: Progress = silent, *,
        beginning: Callable[[Pages], None] | None = None,
    ) -> Pages:  # fmt: skip
        found = super().pages(order, words, progress)
        if beginning is not None:
            beginning(found)
        self.gate.wait(20)
        return found


def test_nothing_is_done_with_the_first_pages_alone(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    maker, jobs = SlowMaker(store, tmp_path / "slow"), Jobs()
    page = ReportsPage(
        window.theme, store, window.listed, jobs, maker, today=lambda: TODAY, zone="UTC"
    )
    qtbot.addWidget(page)
    page.choose("birthdays")
    qtbot.waitUntil(lambda: page.preview.pages is not None)
    done: list[str] = []
    page.when_ready(lambda: done.append("for birthdays"))
    page.choose("activity")  # what was wished for is another report now
    page.when_ready(lambda: done.append(shown(page)[:16]))
    assert done == []
    maker.gate.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["Visits and calls"]
    page.when_ready(lambda: done.append("at once"))
    assert done[1:] == ["at once"]
    page.leave()
    jobs.wait()


def test_closing_that_was_refused_leaves_the_pages_and_what_was_prepared_comes(
    page: ReportsPage, qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    page.leave()
    assert page.preview.pages is not None
    assert "Visits and calls" in shown(page)
    maker, jobs = SlowMaker(store, tmp_path / "slow"), Jobs()
    slow = ReportsPage(
        window.theme, store, window.listed, jobs, maker, today=lambda: TODAY, zone="UTC"
    )
    qtbot.addWidget(slow)
    slow.show()
    slow.choose("activity")
    slow.leave()  # while its pages are being prepared
    maker.gate.set()
    qtbot.waitUntil(lambda: slow.ready)
    jobs.wait()


def test_the_window_stays_while_pages_go_to_the_printer(
    page: ReportsPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.preview.pages is not None
    seen: list[str] = []

    def ask(parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        printer.setResolution(72)
        assert not window.close()
        seen.append(window.jobs.under_way)
        return True

    Printing(page, window.jobs, page.preview.pages, "Visits").begin(ask)
    assert seen == ["Printing Visits"]
    assert window.jobs.under_way == ""


def test_a_choice_is_as_wide_as_what_is_chosen(page: ReportsPage) -> None:
    period = page.choices.period
    before = period.width()
    period.addItem("From 1 September 2025 to 30 November 2026")
    assert period.width() == before
    period.setCurrentIndex(period.count() - 1)
    _turn()
    said = period.fontMetrics().horizontalAdvance(period.currentText())
    assert period.width() > max(before, said + 20)


def test_nobody_wants_to_print(page: ReportsPage) -> None:
    assert page.preview.pages is not None
    said: list[str] = []
    printing = Printing(page, Jobs(at_once=True), page.preview.pages, "T")
    printing.ended.connect(said.append)
    printing.begin(lambda _parent, _printer: False)
    assert said == [""]


def test_a_message_has_the_pages_and_is_not_sent() -> None:
    message = message_from_bytes(
        message_with("Open\ndeals", "", "Open deals.pdf", b"%PDF-1.4"), policy=default
    )
    assert message["Subject"] == "Open deals"
    assert message["X-Unsent"] == "1"
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Open deals.pdf"
    assert attached.get_content() == b"%PDF-1.4"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the tool of Linux")
@pytest.mark.parametrize(
    ("script", "opened"), [("exit 0", True), ("exit 3", False), ("exec sleep 1", True)]
)
def test_a_mail_program_that_stays_open_has_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, opened: bool
) -> None:
    tool = tmp_path / "xdg-email"
    tool.write_text(f'#!/bin/sh\ncat "$5" > "{tmp_path}/taken"\n{script}\n')
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    folder = tmp_path / "mail"
    assert write_mail(folder, "Offer", "", "Offer.pdf", b"%PDF", patience=0.3) is opened
    assert (tmp_path / "taken").read_bytes() == b"%PDF"


def test_no_document_stays_open_when_the_program_ends(
    page: ReportsPage, maker: HereMaker, tmp_path: Path
) -> None:
    shown = page.preview.pages
    assert shown is not None
    page.choose("pipeline")
    _turn()
    assert shown.picture(0, 0.2).isNull()  # the one before
    shown = page.preview.pages
    assert shown is not None
    assert page.printed is not None
    late = Pages(tmp_path / "made" / "0.pdf", page.printed)
    _, on_the_way = page._held.open(late)
    assert not shown.picture(0, 0.2).isNull()
    page._quit()
    _, after = page._held.open(late)
    for document in (shown, on_the_way, after):
        assert document.picture(0, 0.2).isNull()


def test_periods_end_where_they_say() -> None:
    days = {code: of(dt.date(2026, 2, 28)) for code, _, of in periods("month")}
    assert days["month"] == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    assert days["last_month"] == (dt.date(2026, 1, 1), dt.date(2026, 1, 31))
    assert days["week"] == (dt.date(2026, 2, 23), dt.date(2026, 3, 1))
    assert days["last30"] == (dt.date(2026, 1, 30), dt.date(2026, 2, 28))
    assert days["year"] == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert days["last_year"] == (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert days["always"] == (None, None)
    ahead = {code: of(dt.date(2026, 2, 28)) for code, _, of in periods("ahead")}
    assert ahead["ahead"] == (dt.date(2026, 2, 28), dt.date(2026, 5, 28))
    assert set(days) ^ set(ahead) == {"always", "ahead"}


def test_ctrl_p_shows_what_is_on_the_screen_and_saves_it(
    window: MainWindow, store: Store, tmp_path: Path
) -> None:
    """With the process that the program uses."""
    reminders.add_reminder(store, store_id(store, 3), "Call Omar", TODAY, zone="UTC")
    window.go("contacts")
    _turn()
    window.actions_["print"].trigger()
    page = screen.page_of(window)
    assert window.place == "reports"
    assert page.report == "contacts"
    assert page.choices.whom == PICKED
    assert page.choices.customers.currentText() == "As on the screen"
    assert shown(page).startswith("Contacts 5 contacts")
    assert "Name Tags Last contact Next step Deals" in shown(page)
    assert page.print_button.hasFocus()
    window.open_contact(3)
    window.actions_["print"].trigger()
    assert (page.report, page.choices.whom) == ("customer", ONE)
    assert "Omar Siddiqui" in shown(page)
    window.go("today")
    window.actions_["print"].trigger()
    assert page.report == "day"
    assert "Call Omar" in shown(page)
    saved = tmp_path / "Day.pdf"
    screen.save_pages(window, ask=lambda *_: str(saved.with_suffix("")))
    assert "Call Omar" in texts(saved)[0]
    assert window.toast.text() == "Saved as “Day.pdf”."
    figures = tmp_path / "Day.xlsx"
    screen.save_figures(window, ask=lambda *_: str(figures))
    book = openpyxl.load_workbook(figures)
    assert [cell.value for cell in book.active[2]][2] == "Call Omar"  # type: ignore[index]
    book.close()
    window.go("reports")
    kept = page.kept()
    page.restore(kept)
    assert page.report == "day"


def test_no_printer_is_a_sentence(window: MainWindow) -> None:
    from crm_desktop.ui.printing import has_printer

    if has_printer():
        pytest.skip("this PC has a printer")
    window.go("reports")
    _turn()
    window.actions_["print"].trigger()
    assert window.toast.text() == "No printer is set up on this PC. Save as PDF still works."
