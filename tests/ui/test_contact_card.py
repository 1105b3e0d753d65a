"""The card as a person uses it: read, step, edit in place, log with a reminder, drafts, undo."""

import datetime as dt
import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.domain.dates import PartialDate
from crm_desktop.services import contact_edit, contact_parts, fields, positions, timeline
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from crm_desktop.ui.drafts import FILE, Draft, Drafts
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.timeline import ItemRole
from crm_desktop.ui.pages.card_writes import read_date
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pages.new_contact import NewContactPage
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import ContactListView
from crm_desktop.ui.widgets.link_row import PersonRow
from crm_desktop.ui.widgets.ring import Ring
from tests.helpers.dump import live_dump
from tests.helpers.shop import FakeClock
from tests.ui.card_shop import card, contact_id, line_of

FIRST_PLACE = "trash"
TODAY = dt.date(2026, 11, 22)
MARTA, HELEN, OMAR, JONAS = 1, 2, 3, 5


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> ContactCardPage:
    made = ContactCardPage(
        Theme(), store, today=lambda: TODAY, zone=dt.UTC, jobs=Jobs(at_once=True)
    )
    qtbot.addWidget(made)
    made.resize(1146, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    store.on_commit(made.committed)
    made.show_contact(OMAR, [MARTA, OMAR, JONAS])
    return made


def phones(store: Store, n: int) -> list[str]:
    return [phone.text for phone in card(store, n).contact.phones]


def rows(page: ContactCardPage) -> list[str]:
    model = page.timeline.model
    return [model.index(place).data() for place in range(model.rowCount())]


def log_some(store: Store, clock: FakeClock, n: int, count: int, kind: str = "note") -> None:
    for number in range(count):
        clock.advance(1000)
        timeline.log(store, contact_id(store, n), kind, f"Entry {number}", zone="UTC")


# -- reading ------------------------------------------------------------------------------------


def test_shows_who_it_is_and_where_it_stands_in_the_list(page: ContactCardPage) -> None:
    assert page.name is not None
    assert page.name.value == "Omar Siddiqui"
    assert page.position.text() == "2 of 3"
    assert line_of(page, "Phone").value == "01632 960 208"


def test_steps_through_the_list_and_stops_at_its_ends(page: ContactCardPage) -> None:
    page.next.click()
    assert page.position.text() == "3 of 3"
    assert not page.next.isEnabled()
    page.step(1)
    assert page.position.text() == "3 of 3"
    page.previous.click()
    page.previous.click()
    assert page.name is not None
    assert page.name.value == "Marta Oliveira"
    assert not page.previous.isEnabled()


def test_a_card_opened_from_nowhere_has_no_neighbours(page: ContactCardPage) -> None:
    page.show_contact(HELEN, [])
    assert not page.next.isVisible()
    assert not page.position.isVisible()


def test_lists_the_people_at_the_company_and_opens_them(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    for n in (OMAR, HELEN):
        positions.add_position(store, contact_id(store, n), "Marsh Vets", title="Vet")
    (person,) = page.details.findChildren(PersonRow)
    assert person.accessibleName() == "Helen Marsh, Vet"
    with qtbot.waitSignal(page.open_requested) as opened:
        person.click()
    assert opened.args == [HELEN]


def test_the_timeline_has_months_kinds_and_a_search(
    page: ContactCardPage, store: Store, clock: FakeClock, qtbot: QtBot
) -> None:
    QAbstractItemModelTester(page.timeline.model)
    omar = contact_id(store, OMAR)
    timeline.log(store, omar, "call", "Asked for a price", zone="UTC", outcome="reached", minutes=6)
    clock.advance(1000)
    timeline.log(
        store, omar, "visit", "Test ride", zone="UTC", happened_at=clock.now - 40 * 86400_000
    )
    assert rows(page) == [
        "November 2026",
        "Call, reached · 6 min, Sun 22 Nov, 09:45, Asked for a price",
        "October 2026",
        "Visit, Tue 13 Oct, 09:45, Test ride",
    ]
    buttons = {b.accessibleName(): b for b in page.timeline.filters.findChildren(QPushButton)}
    assert {"All 2", "Calls 1", "Visits 1", "Notes 0"} <= buttons.keys()
    buttons["Visits 1"].click()
    assert len(rows(page)) == 2
    buttons["Notes 0"].click()
    assert rows(page) == []
    assert page.timeline.empty_heading.text() == "No entry matches."
    buttons["All 2"].click()
    page.focus_filter()
    qtbot.keyClicks(page.timeline.search, "price")
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    qtbot.keyClick(page.timeline.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows(page)) == 4)


def test_older_entries_load_while_scrolling(
    page: ContactCardPage, store: Store, clock: FakeClock, qtbot: QtBot
) -> None:
    log_some(store, clock, OMAR, timeline.PAGE + 5)
    assert page.timeline.footer.text() == "Showing 50 of 55"
    page.timeline.view.scrollToBottom()
    qtbot.waitUntil(lambda: page.timeline.model.rowCount() == 56)
    assert not page.timeline.footer.isVisible()


def test_the_cursor_steps_over_headings_and_copies_a_text(
    page: ContactCardPage, store: Store, clock: FakeClock, qtbot: QtBot
) -> None:
    log_some(store, clock, OMAR, 2)
    view = page.timeline.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().data(ItemRole).text == "Entry 0"
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().data(ItemRole).text == "Entry 1"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Entry 0"


# -- editing in place ---------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["enter", "leaving"])
def test_a_number_is_changed_in_place(
    page: ContactCardPage, store: Store, qtbot: QtBot, how: str
) -> None:
    line = line_of(page, "Phone")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F2)
    assert line.field is not None
    qtbot.keyClicks(line.field, "07700 900 461")
    if how == "enter":
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
    else:
        page.composer.text.setFocus()
    assert phones(store, OMAR) == ["07700 900 461"]
    assert line_of(page, "Phone").value == "07700 900 461"
    History(store).undo()
    assert phones(store, OMAR) == ["01632 960 208"]


def test_esc_gives_back_and_stays_on_the_card(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    line = line_of(page, "Phone")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.field is not None
    qtbot.keyClicks(line.field, "999")
    with qtbot.assertNotEmitted(page.back_requested):
        qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.field is None
    assert phones(store, OMAR) == ["01632 960 208"]


def test_emptying_a_number_takes_it_away_with_undo(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    line = line_of(page, "Phone")
    line.edit()
    assert line.field is not None
    line.field.clear()
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert phones(store, OMAR) == []
    assert told.args is not None
    told.args[1]()
    assert phones(store, OMAR) == ["01632 960 208"]


def test_a_second_phone_and_an_email_are_added(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    for kind, text in (("phone", "07700 900 461"), ("email", "omar@example.org")):
        page.details.add_part(kind)
        field = next(line.field for line in page.details.lines if line.field is not None)
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert set(phones(store, OMAR)) == {"01632 960 208", "07700 900 461"}
    assert line_of(page, "E-mail").value == "omar@example.org"


def test_a_name_may_change_but_not_go(page: ContactCardPage, store: Store, qtbot: QtBot) -> None:
    assert page.name is not None
    page.name.edit()
    assert page.name.field is not None
    page.name.field.clear()
    qtbot.keyClick(page.name.field, Qt.Key.Key_Return)
    assert page.name.field is not None, "refused: the field stays open"
    qtbot.keyClicks(page.name.field, "Omar Khan")
    qtbot.keyClick(page.name.field, Qt.Key.Key_Return)
    assert page.name.value == "Omar Khan"


def test_what_is_typed_survives_a_change_from_elsewhere(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    line = line_of(page, "Phone")
    line.edit()
    assert line.field is not None
    qtbot.keyClicks(line.field, "123")
    contact_parts.add_part(store, contact_id(store, OMAR), "email", "omar@example.org")
    assert line.field is not None
    assert line.in_field == "123"
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert line_of(page, "E-mail").value == "omar@example.org"


def test_leaving_the_card_keeps_a_half_edited_field(page: ContactCardPage, store: Store) -> None:
    line = line_of(page, "Phone")
    line.edit()
    assert line.field is not None
    line.set_text("555 0100")
    page.step(1)
    assert phones(store, OMAR) == ["555 0100"]


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("3 May 1980", PartialDate(1980, 5, 3)),
        ("3 May", PartialDate(None, 5, 3)),
        ("1980-05-03", PartialDate(1980, 5, 3)),
        ("29 February", PartialDate(None, 2, 29)),
        ("1980", PartialDate(1980, None, None)),
        ("soon", None),
        ("31 April", None),
    ],
)
def test_birthdays_as_people_type_them(typed: str, date: PartialDate | None) -> None:
    assert read_date(typed, TODAY) == date


def test_a_birthday_without_a_year(page: ContactCardPage, store: Store, qtbot: QtBot) -> None:
    contact_edit.change_kind(store, contact_id(store, OMAR), "person")
    line = line_of(page, "Birthday")
    line.edit()
    assert line.field is not None
    qtbot.keyClicks(line.field, "soon")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.field is not None, "refused: what was typed stays"
    assert line.in_field == "soon"
    line.set_text("3 May")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert card(store).contact.birthday == "--05-03"
    assert line_of(page, "Birthday").value == "3 May"


def test_a_field_of_the_shop_takes_a_date_as_it_is_typed(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    fields.make_field(store, "Last inspection", "date")
    line = line_of(page, "Last inspection")
    line.edit()
    assert line.field is not None
    qtbot.keyClicks(line.field, "27 January 2026")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line_of(page, "Last inspection").value == "27 January 2026"
    assert [value.value for value in card(store).contact.custom] == ["2026-01-27"]


# -- composer -----------------------------------------------------------------------------------


def test_ctrl_enter_logs_a_call_with_a_reminder_and_undo_takes_both(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    page.compose("call")
    qtbot.keyClicks(page.composer.text, "She takes the lease")
    qtbot.keyClicks(page.composer.minutes, "6")
    menu = page.composer.remind.menu()
    assert menu is not None
    next(a for a in menu.actions() if "3 days" in a.text()).trigger()
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(page.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert told.args[0] == "Call logged. Reminder set for Wed 25 Nov."
    assert "Call, reached · 6 min, Sun 22 Nov, 09:45, She takes the lease" in rows(page)
    assert page.composer.text.toPlainText() == ""
    assert page.composer.text.hasFocus()
    assert len(page.aside.findChildren(Ring)) == 1
    told.args[1]()
    assert rows(page) == []


def test_a_day_to_come_makes_a_reminder_instead(
    page: ContactCardPage, clock: FakeClock, qtbot: QtBot
) -> None:
    page.compose("visit")
    menu = page.composer.when.menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    page.composer.moment.setDateTime(page.composer.moment.dateTime().addDays(4))
    with qtbot.waitSignal(page.told) as told:
        page.composer.save.click()
    assert told.args is not None
    assert told.args[0] == "Reminder set for Thu 26 Nov."
    assert rows(page) == []  # the column beside it tells it
    page.resize(900, 768)
    qtbot.waitUntil(lambda: rows(page) == ["Planned", "Visit, Thu 26 Nov 09:45"])


def test_a_kind_alone_is_enough(page: ContactCardPage) -> None:
    page.composer.save.click()
    assert rows(page)[1].startswith("Call, reached")


def test_a_refused_entry_stays_on_screen(page: ContactCardPage) -> None:
    page.composer.text.setPlainText("Important")
    page.composer.save_requested.disconnect()
    page.composer.save_requested.connect(lambda _wish: page.composer.failed("The disk is full."))
    page.composer.save.click()
    assert page.composer.text.toPlainText() == "Important"
    assert page.composer.error.text() == "The disk is full."


def test_a_contact_that_goes_meanwhile_keeps_its_draft(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    omar = contact_id(store, OMAR)
    page.composer.text.setPlainText("Important")
    with qtbot.waitSignal(page.back_requested):
        contact_edit.archive(store, [OMAR])
    kept = Drafts(store.folder).of(omar)
    assert kept is not None
    assert kept.text == "Important"


def test_done_moves_a_next_step_to_the_timeline(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    timeline.log(
        store, contact_id(store, OMAR), "call", "Call about price", zone="UTC",
        remind_on=TODAY - dt.timedelta(2),
    )  # fmt: skip
    (ring,) = page.aside.findChildren(Ring)
    assert ring.accessibleName() == "Done: Call about price"
    with qtbot.waitSignal(page.told):
        ring.click()
    qtbot.waitUntil(lambda: not page.aside.findChildren(Ring))
    assert len(rows(page)) == 3


# -- drafts -------------------------------------------------------------------------------------


def test_a_draft_is_kept_by_contact_and_back_after_a_crash(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    page.compose("visit")
    page.composer.text.setPlainText("Half a thought")
    qtbot.waitUntil(lambda: Drafts(store.folder).of(contact_id(store, OMAR)) is not None)
    page.step(1)
    assert page.composer.text.toPlainText() == ""
    again = ContactCardPage(Theme(), store, today=lambda: TODAY, zone=dt.UTC)
    qtbot.addWidget(again)
    again.show_contact(OMAR, [])
    assert again.composer.text.toPlainText() == "Half a thought"
    assert again.composer.kind == "visit"
    assert again.composer.draft_note.text() == "Draft from Sun 22 Nov 09:45"
    assert again.composer.text.textCursor().atEnd()  # one goes on where one stopped
    again.composer.save.click()
    assert Drafts(store.folder).of(contact_id(store, OMAR)) is None


@pytest.mark.skipif(os.name == "nt", reason="rights of files are another matter there")
def test_drafts_are_for_their_owner_only(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(b"\1" * 16, Draft("note", "Secret", 1))
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff\xfe", b'{"00": 1, "01": {"kind": 1}}', b"[" * 100_000]
)
def test_a_spoilt_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    drafts = Drafts(tmp_path)
    assert drafts.of(b"\0") is None
    drafts.keep(b"\0", Draft("note", "New", 1))
    assert Drafts(tmp_path).of(b"\0") == Draft("note", "New", 1)


def test_typing_goes_on_when_drafts_cannot_be_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    drafts = Drafts(tmp_path / "gone")
    drafts.keep(b"\0", Draft("note", "Text", 1))
    assert drafts.of(b"\0") == Draft("note", "Text", 1)
    assert "could not be kept" in caplog.text
    assert "Text" not in caplog.text


# -- width --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1146, 804, 560])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_lost_where_it_gets_narrow(
    qtbot: QtBot, store: Store, width: int, scale: float
) -> None:
    page = ContactCardPage(Theme(scale=scale), store, today=lambda: TODAY, zone=dt.UTC)
    qtbot.addWidget(page)
    page.resize(width, 640)
    page.show()
    page.show_contact(OMAR, [])
    qtbot.waitUntil(lambda: page.aside.isVisible() and page.composer.save.isVisible())
    for widget in (page.details, page.composer, page.composer.save, page.timeline, page.aside):
        right = widget.mapTo(page, widget.rect().topRight()).x()
        qtbot.waitUntil(lambda right=right: right <= page.width())  # type: ignore[misc]


# -- in the window ------------------------------------------------------------------------------


def test_enter_opens_the_card_and_alt_left_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.contacts.show_contact(OMAR)
    qtbot.keyClick(window.contacts.list, Qt.Key.Key_Return)
    card = window.stack.currentWidget()
    assert isinstance(card, ContactCardPage)
    assert card.name is not None
    assert card.name.value == "Omar Siddiqui"
    window.actions_["next"].trigger()
    assert card.name.value != "Omar Siddiqui"
    following = card.name.value
    window.actions_["back"].trigger()
    assert window.stack.currentWidget() is window.contacts
    place = window.contacts.list.currentIndex()
    assert place.data() == following


def test_esc_leaves_the_card(window: MainWindow, qtbot: QtBot) -> None:
    window.open_contact(OMAR)
    card = window.stack.currentWidget()
    assert card is not None
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.contacts


def test_ctrl_l_on_the_list_opens_the_composer_of_that_contact(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    window.go("contacts")
    window.contacts.show_contact(OMAR)
    qtbot.keyClick(window.contacts.list, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    card = window.stack.currentWidget()
    assert isinstance(card, ContactCardPage)
    assert card.composer.text.hasFocus()
    qtbot.keyClicks(card.composer.text, "Rang back")
    qtbot.keyClick(card.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.text() == "Call logged."
    qtbot.waitUntil(lambda: len(rows(card)) == 2)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: rows(card) == [])


def test_a_change_of_look_keeps_card_and_draft(window: MainWindow) -> None:
    window.open_contact(OMAR)
    card = window.stack.currentWidget()
    assert isinstance(card, ContactCardPage)
    card.composer.text.setPlainText("Half a thought")
    window.actions_["larger"].trigger()
    again = window.stack.currentWidget()
    assert isinstance(again, ContactCardPage)
    assert again is not card
    assert again.composer.text.toPlainText() == "Half a thought"


# -- a new contact ------------------------------------------------------------------------------


def test_a_new_contact_is_typed_with_a_hint_of_who_looks_alike(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    contact_edit.new_contact(store, "person", "Ella Byrne", phones=["07700 900 461"])
    window.contacts.new_button.click()
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    assert page.name.hasFocus()
    qtbot.keyClicks(page.name, "Ella Byrne")
    qtbot.waitUntil(page.hint.isVisible)
    assert page.hint.text().startswith("Looks like Ella Byrne.")
    page.open.click()
    card = window.stack.currentWidget()
    assert isinstance(card, ContactCardPage)
    assert card.name is not None
    assert card.name.value == "Ella Byrne"


def test_enter_adds_it_opens_its_card_and_undo_takes_it_back(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    window.actions_["new"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    for field, text in (
        (page.name, "Tom Achterberg"), (page.company, "Achterberg Bakery"),
        (page.phone, "01632 960 112"),
    ):  # fmt: skip
        qtbot.keyClicks(field, text)
    qtbot.keyClick(page.phone, Qt.Key.Key_Return)
    card = window.stack.currentWidget()
    assert isinstance(card, ContactCardPage)
    assert line_of(card, "Phone").value == "01632 960 112"
    assert card.second.text() == "Achterberg Bakery"
    assert window.toast.text() == "Tom Achterberg added."
    assert not any(page.kept())
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.contacts)


@pytest.mark.parametrize("chosen", [True, False])
def test_enter_that_takes_an_offered_company_does_not_add_the_contact_yet(
    window: MainWindow, qtbot: QtBot, store: Store, *, chosen: bool
) -> None:
    contact_edit.new_contact(store, "company", "Achterberg Bakery")
    window.actions_["new"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClicks(page.name, "Tom Achterberg")
    page.company.setFocus()
    qtbot.keyClicks(page.company, "Achterberg")
    offered = page.company.completer().popup()
    assert offered is not None
    qtbot.waitUntil(offered.isVisible)
    if chosen:
        qtbot.keyClick(offered, Qt.Key.Key_Down)
        qtbot.keyClick(offered, Qt.Key.Key_Return)
        assert page.company.text() == "Achterberg Bakery"
        assert window.stack.currentWidget() is page
        qtbot.keyClick(page.company, Qt.Key.Key_Return)
    else:
        qtbot.keyClick(offered, Qt.Key.Key_Return)
    card = window.stack.currentWidget()
    assert isinstance(card, ContactCardPage)
    assert card.second.text() == ("Achterberg Bakery" if chosen else "Achterberg")


def test_nothing_typed_is_refused_and_what_is_typed_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["new"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    page.add.click()
    assert "needs a name" in page.error.text()
    qtbot.keyClicks(page.name, "Tom")
    qtbot.keyClick(page.name, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.contacts
    window.actions_["larger"].trigger()
    window.actions_["new"].trigger()
    again = window.stack.currentWidget()
    assert isinstance(again, NewContactPage)
    assert again.name.text() == "Tom"


def test_all_that_is_typed_is_in_with_one_step(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    window.actions_["new"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    for field, text in (
        (page.name, "Ella Byrne"), (page.mobile, "07700 900 461"), (page.street, "4 Quay Street"),
        (page.city, "Harbourside"), (page.birthday, "soon"), (page.note, "Likes tea"),
    ):  # fmt: skip
        qtbot.keyClicks(field, text)
    before = live_dump(store)
    qtbot.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "no date" in page.error.text()
    assert page.birthday.hasFocus()
    page.birthday.setText("3 May")
    qtbot.keyClick(page.birthday, Qt.Key.Key_Return)
    shown = window.stack.currentWidget()
    assert isinstance(shown, ContactCardPage)
    made = card(store, shown.number).contact
    assert (made.birthday, made.note) == ("--05-03", "Likes tea")
    assert [(one.label, one.text) for one in made.phones] == [("mobile", "07700 900 461")]
    assert [place.one_line() for place in made.addresses] == ["4 Quay Street, Harbourside"]
    History(store).undo()
    assert live_dump(store) == before


def test_tab_goes_through_the_new_contact_in_reading_order(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_["new"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    for field in (page.phone, page.mobile, page.email, page.street, page.postal_code, page.city,
                  page.birthday, page.company, page.title, page.note):  # fmt: skip
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert field.hasFocus(), field.accessibleName()


def test_a_company_asks_for_no_company(window: MainWindow) -> None:
    window.new_contact("Blue Door Café")
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    assert page.name.text() == "Blue Door Café"
    page.kinds.findChildren(QPushButton)[1].click()
    assert not page.company.isVisible()
    page.save()
    card = window.stack.currentWidget()
    assert isinstance(card, ContactCardPage)
    assert not any(line.name == "Birthday" for line in card.details.lines)


def test_a_new_contact_half_typed_is_back_after_a_crash(store: Store, qtbot: QtBot) -> None:
    first = NewContactPage(Theme(), store, today=lambda: TODAY)
    qtbot.addWidget(first)
    first.kinds.findChildren(QPushButton)[1].click()
    first.name.setText("Achterberg Bak")
    first.phone.setText("01632")
    qtbot.waitUntil((store.folder / "new_contact.json").exists)
    again = NewContactPage(Theme(), store, today=lambda: TODAY)
    qtbot.addWidget(again)
    assert (again.name.text(), again.phone.text()) == ("Achterberg Bak", "01632")
    assert again.kinds.present == 1
    again.save()
    third = NewContactPage(Theme(), store, today=lambda: TODAY)
    qtbot.addWidget(third)
    assert not any(third.kept())


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [("phone", "01632 960208", "phone"), ("email", "OMAR@example.org", "e-mail")],
)
def test_the_hint_tells_why_it_looks_alike(
    store: Store, qtbot: QtBot, field: str, typed: str, says: str
) -> None:
    omar = contact_id(store, OMAR)
    contact_edit.change_kind(store, omar, "person")
    contact_parts.change_part(store, "phone", phone_of(store), "01632 960 208")
    contact_parts.add_part(store, omar, "email", "omar@example.org")
    page = NewContactPage(Theme(), store, today=lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    page.name.setText("Omar Siddiqi")
    getattr(page, field).setText(typed)
    qtbot.waitUntil(page.hint.isVisible)
    assert page.hint.text().startswith("Looks like Omar Siddiqui.")
    assert says in page.hint.text().casefold()


def phone_of(store: Store) -> bytes:
    return card(store).contact.phones[0].id


# -- room ---------------------------------------------------------------------------------------


def test_in_one_column_the_composer_stands_above_the_details(
    page: ContactCardPage, qtbot: QtBot
) -> None:
    page.resize(600, 768)

    def top(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint(0, 0)).y()

    qtbot.waitUntil(lambda: top(page.composer) < top(page.details))
    assert top(page.details) < top(page.timeline)
    page.resize(1146, 768)
    qtbot.waitUntil(lambda: abs(top(page.composer) - top(page.details)) <= 1)
    assert top(page.composer) < top(page.timeline)


def test_where_it_is_narrow_the_name_has_the_room(page: ContactCardPage, qtbot: QtBot) -> None:
    assert page.position.isVisible()
    page.resize(500, 768)
    qtbot.waitUntil(lambda: not page.position.isVisible())
    assert page.next.isVisible()


def test_the_scroll_bar_of_the_details_takes_nothing_from_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_contact(OMAR)
    page = window.stack.currentWidget()
    assert isinstance(page, ContactCardPage)
    window.resize(1366, 640)
    page.details.show_everything(True)
    qtbot.waitUntil(lambda: page._left.verticalScrollBar().maximum() > 0)
    wide = window.theme.size("card_left")
    qtbot.waitUntil(lambda: page.details.width() == wide)
    page.details.show_everything(False)
    qtbot.waitUntil(lambda: page._left.verticalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: page.details.width() == wide)


def test_who_leaves_a_refused_field_is_not_held_by_it(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    contact_edit.change_kind(store, contact_id(store, OMAR), "person")
    window.open_contact(OMAR)
    QApplication.processEvents()
    page = window.findChild(ContactCardPage)
    assert page is not None
    line = line_of(page, "Birthday")
    line.edit()
    qtbot.keyClicks(line.field, "soon")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.error
    assert line.field is not None
    assert line.field.hasFocus(), "kept by Enter: it is there to be mended"
    QTest.keyClick(line.field, Qt.Key.Key_Tab)
    assert line.in_field == "soon"
    assert line.error
    assert not line.field.hasFocus(), "no way on but Esc"
    line.field.setFocus()
    window.go("contacts")
    QApplication.processEvents()
    view = window.findChild(ContactListView)
    assert view is not None
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert view.hasFocus(), "the keyboard went back to a field that nobody sees"
