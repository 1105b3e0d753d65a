"""What can be done with a contact, as commands of the window: by key, menu and palette."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from crm_desktop.services import contact_edit, contact_parts, reminders, timeline
from crm_desktop.services.deals import DealDraft, create_deal
from crm_desktop.services.history import History
from crm_desktop.services.timeline import read_timeline
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pages.deal import DealPage
from crm_desktop.ui.screens import card_commands
from crm_desktop.ui.screens.card import page_of
from tests.ui.card_shop import HELEN, JONAS, OMAR, card, contact_id, undone
from tests.ui.conftest import TODAY


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ContactCardPage:
    """The card of somebody with a phone, in the window."""
    window.go("contacts")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)
    window.open_contact(OMAR)
    found = window.stack.currentWidget()
    assert isinstance(found, ContactCardPage)
    return found


def turn() -> None:
    """Commits reach the pages in the next turn."""
    for _ in range(2):
        QApplication.processEvents()


def press(window: MainWindow, id_: str) -> None:
    """The first key of a command, as it is now."""
    turn()
    QTest.keySequence(window, QKeySequence(window.actions_.keys_of(id_).split("; ")[0]))
    turn()


def test_contacts_that_come_and_go_are_counted_and_the_others_keep_their_places(
    window: MainWindow, page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    _, before = page.kept()
    place = before.index(OMAR)
    assert page.position.text() == f"{place + 1} of 5"
    contact_edit.new_contact(store, "person", "Aaron Aaronson")
    qtbot.waitUntil(lambda: page.position.text() == f"{place + 1} of 6")
    assert list(page.kept()[1][:5]) == list(before)
    History(store).undo()
    qtbot.waitUntil(lambda: page.position.text() == f"{place + 1} of 5")
    assert list(page.kept()[1]) == list(before)


@pytest.mark.parametrize(
    ("id_", "kind", "says"),
    [("log_call", "call", "Log call"), ("log_email", "email", "Log e-mail"),
     ("log_meeting", "meeting", "Log meeting"), ("log_visit", "visit", "Log visit"),
     ("log_note", "note", "Save note")],
)  # fmt: skip
def test_alt_and_a_figure_choose_the_kind(
    window: MainWindow, page: ContactCardPage, id_: str, kind: str, says: str
) -> None:
    press(window, id_)
    assert (page.composer.kind, page.composer.save.text()) == (kind, says)
    assert page.composer.subject.isVisible() == (kind == "email")
    assert page.composer.text.hasFocus()


def test_alt_and_a_figure_log_for_the_contact_under_the_cursor(
    window: MainWindow, page: ContactCardPage
) -> None:
    window.go("contacts")
    window.contacts.show_contact(HELEN)
    press(window, "log_visit")
    assert window.place == "card"
    assert (page.number, page.composer.kind) == (HELEN, "visit")


def test_ctrl_enter_logs_or_keeps_the_open_field(
    window: MainWindow, page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    page.compose("call")
    qtbot.keyClicks(page.composer.text, "She called back")
    undone(store, lambda: press(window, "entry_save"))
    page.details.show_everything(True)
    note = page.details.note
    note.edit()
    assert note.field is not None
    note.set_text("Likes tea")
    before = len(entries(store))
    press(window, "entry_save")
    assert card(store).contact.note == "Likes tea"
    assert len(entries(store)) == before


def entries(store: Store, n: int = OMAR) -> list[timeline.Entry]:
    with store.read_raw() as raw:
        return read_timeline(raw, contact_id(store, n))


def test_edit_shows_all_lines_and_takes_the_keyboard_there(
    window: MainWindow, page: ContactCardPage
) -> None:
    press(window, "card_edit")
    assert page.details.everything
    assert page.details.lines[0].hasFocus()
    press(window, "card_edit")
    assert not page.details.everything
    assert page.details.edit.hasFocus()


def test_what_can_be_added_is_offered_in_one_menu(
    window: MainWindow, page: ContactCardPage, qtbot: QtBot
) -> None:
    press(window, "card_add")
    menu = page.details.edit.findChild(QMenu)
    assert menu is not None
    texts = [action.text() for action in menu.actions() if action.text()]
    assert {"Phone", "Address", "Person…", "Source", "Tag", "Note"} <= set(texts)
    menu.close()


@pytest.mark.parametrize("place", ["card", "contacts"])
def test_phone_and_e_mail_are_copied(
    window: MainWindow, page: ContactCardPage, store: Store, place: str
) -> None:
    if place == "contacts":
        window.go("contacts")
        window.contacts.show_contact(OMAR)
    press(window, "card_copy_phone")
    assert QGuiApplication.clipboard().text() == "01632 960 208"
    assert window.toast.text() == "Copied: 01632 960 208"
    press(window, "card_copy_email")
    assert window.toast.text() == "No e-mail address is known here."
    mail = contact_parts.add_part(store, contact_id(store, OMAR), "email", "omar@example.org")
    press(window, "card_copy_email")
    assert QGuiApplication.clipboard().text() == "omar@example.org"
    contact_parts.set_do_not_use(store, "email", mail, True)
    press(window, "card_copy_email")
    assert window.toast.text() == "No e-mail address is known here."


@pytest.mark.parametrize("place", ["card", "contacts"])
def test_the_next_step_is_done_by_key_and_undone(
    window: MainWindow, page: ContactCardPage, store: Store, qtbot: QtBot, place: str
) -> None:
    reminders.add_reminder(store, contact_id(store, OMAR), "Call", TODAY, zone="UTC")
    if place == "contacts":
        window.go("contacts")
        turn()
        window.contacts.show_contact(OMAR)
        qtbot.waitUntil(lambda: window.contacts.glance.pane.step != b"")
    undone(store, lambda: press(window, "card_done"))
    assert card(store).reminders == ()
    assert window.toast.text().startswith("Done.")


def test_putting_off_asks_for_the_next_step(
    window: MainWindow, page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    press(window, "card_later")
    assert window.toast.text() == "Nothing is planned here."
    step = reminders.add_reminder(store, contact_id(store, OMAR), "Call", TODAY, zone="UTC")
    page.aside.later_requested.disconnect()
    with qtbot.waitSignal(page.aside.later_requested) as asked:
        press(window, "card_later")
    assert asked.args is not None
    assert asked.args[0] == step


def test_entries_are_pinned_changed_and_removed_by_command(
    window: MainWindow, page: ContactCardPage, store: Store
) -> None:
    timeline.log(store, contact_id(store, OMAR), "call", "Hello", zone="UTC")
    turn()
    assert not window.actions_["entry_pin"].isEnabled()
    view = page.timeline.view
    view.setCurrentIndex(view.model().index(1, 0))
    assert window.actions_["entry_pin"].isEnabled()
    undone(store, lambda: press(window, "entry_pin"))
    assert entries(store)[0].pinned
    turn()
    view.setCurrentIndex(view.model().index(1, 0))
    undone(store, lambda: press(window, "entry_pin"))
    turn()
    view.setCurrentIndex(view.model().index(1, 0))
    press(window, "entry_edit")
    assert page.composer.entry == entries(store)[0].id
    page.composer.stop_editing()
    view.setCurrentIndex(view.model().index(1, 0))
    undone(store, window.actions_["entry_remove"].trigger)
    turn()
    assert entries(store) == []


def test_the_kind_is_changed_by_command(
    window: MainWindow, page: ContactCardPage, store: Store
) -> None:
    undone(store, window.actions_["card_company"].trigger)
    assert card(store).contact.kind == "company"


def test_a_contact_is_archived_by_key_with_undo(
    window: MainWindow, page: ContactCardPage, store: Store
) -> None:
    undone(store, lambda: press(window, "card_archive"))
    assert window.toast.text() == "Omar Siddiqui archived."


def test_the_menu_of_a_card_has_the_commands_with_their_keys(
    window: MainWindow, page: ContactCardPage, store: Store
) -> None:
    menu = card_commands.menu_of(window, page)
    actions = menu.actions()
    assert window.actions_["card_copy_phone"] in actions
    kinds = {kind for kind in ("person", "company", "household")
             if window.actions_[f"card_{kind}"] in actions}  # fmt: skip
    assert kinds == {"person", "company", "household"} - {card(store).contact.kind}
    assert actions[-1] is window.actions_["card_archive"]
    assert any(action.text() == "Stay in touch" for action in actions)
    menu.deleteLater()


def test_changes_are_shown_and_folded_by_key(window: MainWindow, page: ContactCardPage) -> None:
    press(window, "card_changes")
    assert page.timeline.changes.isChecked()
    press(window, "card_changes")
    assert not page.timeline.changes.isChecked()


def test_previous_and_next_by_key(window: MainWindow, page: ContactCardPage) -> None:
    first = page.number
    press(window, "next")
    assert page.number != first
    press(window, "previous")
    assert page.number == first


def test_a_deal_of_the_contact_is_opened_from_its_card(
    window: MainWindow, page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    create_deal(store, DealDraft("2 cargo bikes", contact_id(store, OMAR)), TODAY)
    turn()
    (row,) = page.aside.deals.rows
    assert row.accessibleName().startswith("2 cargo bikes, ")
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert isinstance(window.stack.currentWidget(), DealPage)


# -- the pane beside the list -------------------------------------------------------------------


@pytest.fixture
def shown(window: MainWindow, store: Store, qtbot: QtBot) -> Callable[[int], None]:
    window.go("contacts")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)

    def show(n: int) -> None:
        window.contacts.show_contact(n)
        window.contacts.list.rest()
        qtbot.waitUntil(lambda: window.contacts.glance.pane.number == n)

    return show


def test_the_pane_tells_what_is_known_next_open_and_last(
    window: MainWindow, store: Store, shown: Callable[[int], None]
) -> None:
    pane = window.contacts.glance.pane
    omar = contact_id(store, OMAR)
    contact_parts.add_part(store, omar, "email", "o" * 40 + "@example.org")
    create_deal(store, DealDraft("2 cargo bikes", omar, amount_minor=980_000), TODAY)
    create_deal(store, DealDraft("Trailer", omar, amount_minor=20_000), TODAY)
    reminders.add_reminder(store, omar, "Call about the lease", TODAY, zone="UTC")
    for text in ("one", "two", "three", "four"):
        timeline.log(store, omar, "call", text, zone="UTC", direction="in")
    turn()
    shown(JONAS)
    assert [row.texts[0] for row in pane.last] == ["E-mail"]
    assert not pane.deals
    shown(OMAR)
    assert [(row.name, row.value) for row in pane.facts] == [
        ("Phone", "01632 960 208"), ("E-mail", "o" * 40 + "@example.org"),
    ]  # fmt: skip
    assert pane.step_title.text() == "Call about the lease"
    assert pane.sum.text() == "€10,000"
    assert [row.texts[0] for row in pane.deals] == ["Trailer", "2 cargo bikes"]
    assert [row.texts[0] for row in pane.last] == ["Omar Siddiqui called"] * 3
    assert pane.all.text() == "All 4"
    pane.grab()  # painted


def test_a_fact_of_the_pane_is_copied_by_keyboard(
    window: MainWindow, shown: Callable[[int], None], qtbot: QtBot
) -> None:
    shown(OMAR)
    (phone,) = window.contacts.glance.pane.facts
    assert phone.focusPolicy() == Qt.FocusPolicy.StrongFocus
    qtbot.keyClick(phone, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "01632 960 208"
    assert [text for text, _ in phone.acts()] == ["Copy", "Call with this PC"]


def test_the_pane_opens_the_same_menu_as_the_list(
    window: MainWindow, shown: Callable[[int], None], qtbot: QtBot
) -> None:
    shown(OMAR)
    window.contacts.menu_requested.disconnect()
    with qtbot.waitSignal(window.contacts.menu_requested) as asked:
        window.contacts.glance.pane.more.click()
    assert asked.args is not None
    assert isinstance(asked.args[0], QPoint)


def test_every_control_of_pane_and_card_has_a_name(
    window: MainWindow, page: ContactCardPage
) -> None:
    for part in (page, window.contacts.glance.pane):
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
            for control in part.findChildren(kind):
                if not control.isVisibleTo(part) or control.objectName().startswith("qt_"):
                    continue
                name = control.accessibleName() or getattr(control, "text", str)()
                assert name, control


# -- Tab ----------------------------------------------------------------------------------------


def tabbed(window: MainWindow, start: QWidget, count: int) -> list[QWidget]:
    start.setFocus()
    found = []
    for _ in range(count):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        found.append(window.focusWidget())
    return found


def test_tab_goes_through_the_card_in_reading_order(
    window: MainWindow, page: ContactCardPage, store: Store
) -> None:
    omar = contact_id(store, OMAR)
    contact_parts.add_part(store, omar, "email", "omar@example.org")
    contact_edit.set_field(store, [OMAR], "status", "Regular")
    create_deal(store, DealDraft("2 cargo bikes", omar), TODAY)
    reminders.add_reminder(store, omar, "Call", TODAY, zone="UTC")
    turn()
    found = tabbed(window, page.head.more, 40)
    assert all(not isinstance(one, QScrollArea) for one in found)
    lines = [one for one in page.details.lines if one.isVisibleTo(page)]
    assert [line.name for line in lines][:3] == ["Phone", "E-mail", "Status"]
    wanted: list[QWidget] = [page.details.edit, *lines, page.composer.text, page.composer.save,
                             page.timeline.view, *page.aside.deals.rows]  # fmt: skip
    places = [found.index(one) for one in wanted]
    assert places == sorted(places)


def test_tab_goes_through_the_pane_in_reading_order(
    window: MainWindow, store: Store, shown: Callable[[int], None]
) -> None:
    omar = contact_id(store, OMAR)
    shown(JONAS)  # a row for an entry is there before the others are made
    contact_parts.add_part(store, omar, "email", "omar@example.org")
    create_deal(store, DealDraft("2 cargo bikes", omar), TODAY)
    timeline.log(store, omar, "call", "Hello", zone="UTC")
    turn()
    shown(OMAR)
    pane = window.contacts.glance.pane
    found = tabbed(window, pane.more, 14)
    wanted = [*pane.log_buttons, *pane.facts, pane.add, *pane.deals, pane.all, *pane.last]
    places = [found.index(one) for one in wanted]
    assert places == sorted(places)


def test_the_menu_of_the_card_comes_by_key_from_its_button(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_contact(OMAR)
    page = page_of(window)
    more = page.head.more
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, more.rect().center(),
        more.mapToGlobal(more.rect().center()),
    )  # fmt: skip
    page.menu_requested.disconnect()
    with qtbot.waitSignal(page.menu_requested):
        QApplication.sendEvent(more, event)


def test_the_button_of_the_card_shows_its_sheet(window: MainWindow) -> None:
    window.open_contact(2)
    page = window.stack.page_of("card", ContactCardPage)
    assert page.head.print.isVisible()
    page.head.print.click()
    assert window.place == "reports"
