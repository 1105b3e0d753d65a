"""Choices of labels, letters and quotes on the page of reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget
from pytestqt.qtbot import QtBot

from crm_desktop.progress import Progress, silent
from crm_desktop.reports.catalogue import values_of, write_pdf
from crm_desktop.reports.label_formats import label_formats
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.press import Pages
from crm_desktop.reports.printed import Sheet
from crm_desktop.reports.words import Words
from crm_desktop.services import contact_edit, contact_parts, quotes
from crm_desktop.services.history import History
from crm_desktop.services.letters import list_templates
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.services.timeline import read_timeline
from crm_desktop.store.blobs import Blobs
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.drafts import Drafts
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.reports import ReportsPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.report_choices import ALL
from crm_desktop.ui.screens import reports
from crm_desktop.ui.screens.report_choices import note_sent, own_choices
from crm_desktop.ui.widgets.label_options import LabelOptions
from crm_desktop.ui.widgets.letter_options import LetterOptions
from crm_desktop.ui.widgets.popover import Popover
from crm_desktop.ui.widgets.quote_choice import QuoteChoice
from crm_desktop.ui.widgets.sheet_map import SheetMap
from tests.helpers.deals import TODAY, make_deal_shop
from tests.helpers.pdf_places import page_texts

FIRST_PLACE = "trash"


class HereMaker:
    """Prepares pages in the test's own process."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder
        self.orders: list[Order] = []
        folder.mkdir()

    def pages(
        self, order: Order, words: Words, progress: Progress = silent, *,
        beginning: Callable[[Pages], None] | None = None,
    ) -> Pages:  # fmt: skip
        self.orders.append(order)
        out = self._folder / f"{len(self.orders)}.pdf"
        with self._store.read_raw() as raw:
            printed = write_pdf(Material(raw, Blobs(self._store.folder), order, words), out)
        return Pages(out, printed)

    def values(self, order: Order, words: Words, progress: Progress = silent) -> list[Sheet]:
        with self._store.read_raw() as raw:
            return values_of(Material(raw, Blobs(self._store.folder), order, words))

    @property
    def text(self) -> str:
        """What was prepared last."""
        return page_texts(self._folder / f"{len(self.orders)}.pdf")[0]


@pytest.fixture
def people(store: Store) -> list[bytes]:
    change_settings(store, ShopSettings("Kestrel Cycles", "GB", "EUR", "en"))
    made = [contact_edit.new_contact(store, "person", name) for name in ("Ben Cox", "Ann Lee")]
    for place, person in enumerate(made):
        contact_parts.add_part(
            store, person, "address", street=f"{place + 1} Row", postal_code="YO1", city="York"
        )
    made.append(contact_edit.new_contact(store, "person", "No Address"))
    return made


@pytest.fixture
def maker(store: Store, tmp_path: Path) -> HereMaker:
    return HereMaker(store, tmp_path / "made")


@pytest.fixture
def page(
    qtbot: QtBot, people: list[bytes], window: MainWindow, store: Store, maker: HereMaker
) -> ReportsPage:
    made = ReportsPage(
        window.theme, store, window.listed, Jobs(at_once=True), maker, today=lambda: TODAY,
        zone="UTC", options=own_choices(window), sender=lambda: "Sam",
    )  # fmt: skip
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.choices.value.customers = made.choices.value.sheet = ALL
    made.show()
    return made


def labels(page: ReportsPage) -> LabelOptions:
    page.choose("labels")
    found = page.own("labels")
    assert isinstance(found, LabelOptions)
    return found


def letter(page: ReportsPage) -> LetterOptions:
    page.choose("letter")
    found = page.own("letter")
    assert isinstance(found, LetterOptions)
    return found


def pick(combo: QComboBox, data: object) -> None:
    """Choose as a person does."""
    row = [combo.itemData(row) for row in range(combo.count())].index(data)
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


# -- labels ---------------------------------------------------------------------------------------


def test_another_sheet_is_shown_and_remembered_on_this_pc(
    page: ReportsPage, maker: HereMaker, settings: PcSettings
) -> None:
    options = labels(page)
    assert options.row.isVisible()
    assert "Ben Cox" in maker.text
    pick(options.sheet, "avery-l7163")
    pick(options.order, "name")
    options.household.click()
    assert maker.orders[-1].more["format"] == "avery-l7163"
    assert settings.label_choices["order"] == "name"
    again = LabelOptions(page._theme, settings, letter_paper=False)
    assert {name: again.more()[name] for name in settings.label_choices} == settings.label_choices


def test_the_first_free_label_is_clicked_or_chosen_by_keys(
    page: ReportsPage, maker: HereMaker
) -> None:
    options = labels(page)
    options.begin.click()
    sheet = options.map
    place = sheet.place_of(7).center().toPoint()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=place)
    assert maker.orders[-1].more["start"] == 7
    assert options.begin.text() == "8 of 21"
    assert options.begin.accessibleName() == "First free label: 8 of 21"
    options.begin.click()
    sheet = options.map
    assert sheet.accessibleName() == "First free label: 8, row 3, column 2"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(sheet, key)
    QTest.keyClick(sheet, Qt.Key.Key_Home)
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert maker.orders[-1].more["start"] == 3
    pick(options.sheet, "dl")
    assert maker.orders[-1].more["start"] == 0
    assert not options.begin.isVisible()  # an envelope has nothing to begin with


def test_a_sheet_in_small(qtbot: QtBot, window: MainWindow) -> None:
    made = SheetMap(window.theme, label_formats()["avery-5160"], 99)
    qtbot.addWidget(made)
    made.show()
    assert made.start == 29
    assert made.slot_at(made.place_of(4).center()) == 4
    assert made.slot_at(QPoint(1, 1).toPointF()) is None
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert made.start == 29


def test_an_offset_is_kept_when_the_layer_is_left(page: ReportsPage, maker: HereMaker) -> None:
    options = labels(page)
    options.offset.click()
    layer = page.findChild(Popover)
    assert layer is not None
    layer.right.setValue(1.5)  # type: ignore[attr-defined]
    layer.close()
    QApplication.processEvents()
    assert maker.orders[-1].more["right"] == 1.5
    assert options.offset.text() == "1.5 mm right"
    options.offset.click()
    layer = page.findChildren(Popover)[-1]
    layer.test.setChecked(True)  # type: ignore[attr-defined]
    QTest.keyClick(layer, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "100 %" in " ".join(maker.text.split())
    labels(page)  # chosen again, it is about the labels again
    assert not maker.orders[-1].more["test"]


def test_who_is_left_out_is_listed(page: ReportsPage) -> None:
    labels(page)
    assert page.left_out.text().endswith(" left out")
    page.left_out.click()
    shown = page.findChild(QListWidget)
    assert shown is not None
    assert "No Address: no complete address" in [
        shown.item(row).text() for row in range(shown.count())
    ]


# -- letters --------------------------------------------------------------------------------------


def test_pages_follow_what_is_typed(page: ReportsPage, maker: HereMaker, qtbot: QtBot) -> None:
    options = letter(page)
    assert "Dear Ben," in maker.text
    assert "Sam" in maker.text
    with qtbot.waitSignal(options.changed):
        options.body.setPlainText("Hello {first name} from {city}")
    assert "Hello Ben from York" in maker.text
    options.window.setCurrentIndex(0)
    pick(options.window, "din_a")
    assert maker.orders[-1].more["window"] == "din_a"


def test_problems_are_named_while_typing(page: ReportsPage, qtbot: QtBot) -> None:
    options = letter(page)
    with qtbot.waitSignal(options.changed):
        options.body.setPlainText("a\n{nonsense}")
    assert options.problems.text() == "Line 2: There is no field “nonsense”."
    assert options.problems.isVisible()
    assert not options.sent_button.isEnabled()
    assert page.left_out.text() == "1 mistake in the text, 6 left out"
    with qtbot.waitSignal(options.changed):
        options.body.setPlainText("a\n{name}")
    assert not options.problems.isVisible()
    assert options.sent_button.isEnabled()
    assert page.left_out.text() == "6 left out"


def test_what_was_typed_stays_when_another_letter_is_looked_at(
    page: ReportsPage, store: Store
) -> None:
    options = letter(page)
    options.body.setPlainText("half written")
    options.letter.setCurrentIndex(1)
    options.letter.activated.emit(1)
    assert "half written" not in options.body.toPlainText()
    labels(page)
    letter(page)
    options.letter.setCurrentIndex(0)
    options.letter.activated.emit(0)
    assert options.body.toPlainText() == "half written"
    again = LetterOptions(  # after the program ended
        page._theme, store, Drafts(store.folder, "letters.json"), letter_paper=False
    )
    again.enter()
    assert again.body.toPlainText() == "half written"
    options.give_up()
    assert "{greeting}" in options.body.toPlainText()


def test_a_text_is_kept_renamed_and_removed(
    page: ReportsPage, window: MainWindow, store: Store
) -> None:
    options = letter(page)
    assert not options.keep_button.isEnabled()
    options.subject.setText("Spring sale")
    options.subject.textEdited.emit("Spring sale")
    options.keep_button.click()
    assert list_templates(store)[0].subject == "Spring sale"
    assert not options.keep_button.isEnabled()
    options.keep_new()
    assert options.letter.currentText() == "Spring sale"
    options.keep_new()
    assert options.letter.currentText() == "Spring sale 2"
    options.remove()
    assert "Spring sale 2" not in [one.name for one in list_templates(store)]
    assert "removed" in window.toast.text()


def test_fields_are_inserted(page: ReportsPage) -> None:
    options = letter(page)
    options.body.setPlainText("")
    options._insert("{name}")
    assert options.body.toPlainText() == "{name}"


def test_letters_are_noted_on_the_timelines_as_one_step(
    page: ReportsPage, window: MainWindow, store: Store, people: list[bytes]
) -> None:
    options = letter(page)
    options.body.setPlainText("Hello {first name}")
    note_sent(window, page, "Letter: News")

    def entries(person: bytes) -> list[str]:
        with store.read_raw() as raw:
            return [entry.body for entry in read_timeline(raw, person)]

    assert [entries(person) for person in people] == [["Hello Ben"], ["Hello Ann"], []]
    assert "2 timelines" in window.toast.text()
    window.actions_["undo"].trigger()
    assert entries(people[0]) == []


# -- quotes ---------------------------------------------------------------------------------------


def test_without_quotes_it_says_where_they_come_from(page: ReportsPage, maker: HereMaker) -> None:
    page.choose("quote")
    assert maker.orders == []
    assert not page.print_button.isEnabled()


def test_a_quote_is_chosen_and_opened(
    page: ReportsPage, maker: HereMaker, store: Store, qtbot: QtBot
) -> None:
    shop = make_deal_shop(store)
    first = quotes.new_quote(store, shop.made["Trailer"], TODAY)
    second = quotes.new_quote(store, shop.made["Guest bikes"], TODAY + dt.timedelta(days=1))
    page.choose("quote")
    choice = page.own("quote")
    assert isinstance(choice, QuoteChoice)
    assert choice.quotes.count() == 2
    pick(choice.quotes, first)
    assert "Quote 2026-0001" in maker.text
    choice.take(second)
    page.choose("quote")
    assert "Quote 2026-0002" in maker.text
    with qtbot.waitSignal(choice.open_requested) as opened:
        choice.open_button.click()
    assert opened.args == [second]


def test_a_quote_that_is_gone_is_shown_no_more(
    page: ReportsPage, maker: HereMaker, store: Store, qtbot: QtBot
) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    shop = make_deal_shop(store)
    quotes.new_quote(store, shop.made["Trailer"], TODAY)
    second = quotes.new_quote(store, shop.made["Guest bikes"], TODAY + dt.timedelta(days=1))
    choice = page.own("quote")
    assert isinstance(choice, QuoteChoice)
    choice.take(second)
    page.choose("quote")
    assert "Quote 2026-0002" in maker.text
    History(store).undo()
    page.committed(ChangeSet(0, "", "undo", {"quote": None}))
    qtbot.waitUntil(lambda: "Quote 2026-0001" in maker.text)
    assert choice.quotes.count() == 1
    History(store).undo()
    page.committed(ChangeSet(0, "", "undo", {"quote": None}))
    qtbot.waitUntil(lambda: not page.print_button.isEnabled())
    assert choice.quotes.count() == 0
    assert told == []


# -- from other screens ---------------------------------------------------------------------------


def test_labels_and_letters_for_whom_is_on_the_screen(
    people: list[bytes], window: MainWindow, store: Store
) -> None:
    with store.read_raw() as raw:
        (n,) = raw.execute("SELECT n FROM contact WHERE name='Ann Lee'").fetchone()
    window.open_contact(n)
    window.actions_["labels"].trigger()
    assert window.place == "reports"
    page = reports.page_of(window)
    assert (page.report, page.order().contacts) == ("labels", (n,))
    window.open_contact(n)
    window.actions_["letters"].trigger()
    assert (page.report, page.order().contacts) == ("letter", (n,))
    window.go("contacts")
    window.actions_["letters"].trigger()
    assert len(page.order().contacts or ()) == len(window.contacts.neighbours())
