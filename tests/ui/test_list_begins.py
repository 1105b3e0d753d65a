"""A list of very many contacts: typing shows its beginning, the rest comes when it is wanted."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.domain.filters import Condition, Group
from crm_desktop.services.contact_list import ContactList
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.contact_table import ContactTable
from crm_desktop.ui.pages.contacts import ContactsPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import Theme
from tests.helpers.people import add_person

TODAY = dt.date(2026, 11, 22)
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> Iterator[ContactsPage]:
    """400 named Ada or Bo Marx, half of them in town, most regular; the keyboard in the filter."""
    with store.transact("Add") as tx:
        tx.raw.execute("UPDATE contact SET gone=1")
        for at in range(400):
            first = "Ada" if at % 2 else "Bo"
            note, status = "in town" if at % 4 < 2 else "", "regular" if at % 8 else ""
            add_person(tx, f"{first} Marx{at:03}", note=note, status=status)
    contacts = ContactList(store, dt.UTC, many=50)
    shown = ContactsPage(
        Theme("light"), store, contacts, Jobs(at_once=True), PcSettings(store.folder),
        today=lambda: TODAY, zone=dt.UTC,
    )  # fmt: skip
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.show()
    shown.load()
    shown.read_rest()
    shown.filter.setFocus()
    QApplication.processEvents()
    yield shown
    contacts.close()


def wholly_known(table: ContactTable) -> bool:
    return len(table._ids) == table.rowCount()


def test_only_the_beginning_is_there_until_more_is_wanted(page: ContactsPage) -> None:
    tester = QAbstractItemModelTester(
        page.table, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    tester.setUseFetchMore(False)
    QTest.keyClicks(page.filter, "town")
    table = page.table
    assert table.rowCount() == 200
    assert page.footer.text.text() == "200 of 400 contacts  ·  1 selected"
    assert page.neighbours() == list(page._contacts.ids(TODAY, text="town"))
    assert wholly_known(table)


def test_the_first_letter_finds_all_ready(page: ContactsPage, qtbot: QtBot) -> None:
    (order,) = page._contacts._orders.values()
    qtbot.waitUntil(lambda: "_places" in vars(order))


def test_painting_what_is_seen_asks_for_no_more(page: ContactsPage) -> None:
    QTest.keyClicks(page.filter, "t")
    QApplication.processEvents()
    page.list.viewport().repaint()
    assert not wholly_known(page.table)
    first = page.table.row(0)
    page.list.scrollToBottom()
    page.list.viewport().repaint()
    assert wholly_known(page.table)
    last = page.table.row(199)
    assert first is not None
    assert last is not None
    assert (first.name, last.name) == ("Ada Marx001", "Bo Marx396")


def test_the_whole_list_comes_when_nobody_types(page: ContactsPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.filter, "to")
    assert not wholly_known(page.table)
    n = page.list.current_number()
    qtbot.waitUntil(lambda: wholly_known(page.table))
    assert page.list.current_number() == n
    assert page.list.currentIndex().row() == 0


def test_all_are_selected_and_stay_so(page: ContactsPage) -> None:
    QTest.keyClicks(page.filter, "t")
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_A, Mod.ControlModifier)
    assert page.side.selection.heading == "200 contacts selected"
    assert len(page.list.selected_numbers()) == 200
    page.filter.setFocus()
    QTest.keyClicks(page.filter, "o")
    assert len(page.list.selected_numbers()) == 200


def test_a_letter_shows_the_top_and_the_cursor_stays_where_it_is_seen(page: ContactsPage) -> None:
    QTest.keyClicks(page.filter, "m")
    near, far = page.table.ids[3], page.table.ids[120]
    for key in "ar":
        page.show_contact(near)
        page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
        QTest.keyClicks(page.filter, key)
        assert page.list.current_number() == near
        assert page.list.verticalScrollBar().value() == 0
        assert not wholly_known(page.table)
    page.show_contact(far)
    QTest.keyClicks(page.filter, "x")
    assert page.list.currentIndex().row() == 0
    assert page.list.verticalScrollBar().value() == 0


def test_the_cursor_stays_on_its_contact_where_the_text_is_taken_away(page: ContactsPage) -> None:
    QTest.keyClicks(page.filter, "marx")
    far = page.table.ids[120]
    page.show_contact(far)
    QTest.keyClick(page.filter, Key.Key_Escape)
    assert page.filter.text() == ""
    assert page.list.current_number() == far


def test_letters_beside_a_filter_show_the_beginning_of_the_list_too(page: ContactsPage) -> None:
    regular = Group("and", (Condition("status", "is", ("regular",)),))
    page.chips.show_filter(regular)
    page.ask()
    QTest.keyClicks(page.filter, "t")
    assert page.table.rowCount() == 150
    assert not wholly_known(page.table)
    shown = page.neighbours()
    town = page._contacts.ids(TODAY, text="t")
    assert shown == [n for n in page._contacts.ids(TODAY, regular) if n in town]
    assert len(shown) == 150


def test_a_save_meanwhile_is_seen(page: ContactsPage, store: Store, qtbot: QtBot) -> None:
    stop = store.on_commit(page.committed)
    QTest.keyClicks(page.filter, "t")
    gone = page.table.number(0)
    assert not wholly_known(page.table)
    with store.transact("One goes") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=?", (gone,))
    stop()
    assert page.table.rowCount() == 199
    assert page.table.place_of(gone) == -1
    assert page.table.ids == page._contacts.ids(TODAY, text="t")


def test_a_save_while_somebody_types_asks_for_no_more_than_is_seen(
    page: ContactsPage, store: Store
) -> None:
    stop = store.on_commit(page.committed)
    QTest.keyClicks(page.filter, "t")
    page.show_contact(page.table.number(2))
    page.filter.setFocus()
    first, next_one = page.table.number(0), page.table.number(3)
    with store.transact("Another one goes") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=?", (first,))
    assert page.list.currentIndex().row() == 1
    with store.transact("That of the cursor goes") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=?", (page.list.current_number(),))
    assert page.list.current_number() == next_one
    assert page.table.rowCount() == 198
    assert not wholly_known(page.table)
    page.list.scrollToBottom()
    page.list.viewport().repaint()
    at = page.list.verticalScrollBar().value()
    with store.transact("One changes") as tx:
        tx.raw.execute("UPDATE contact SET status='' WHERE n=?", (next_one,))
    assert wholly_known(page.table)
    assert page.list.verticalScrollBar().value() == at > 0
    stop()


def test_a_beginning_that_is_out_of_date_is_replaced(page: ContactsPage, store: Store) -> None:
    QTest.keyClicks(page.filter, "t")
    with store.transact("One goes") as tx:  # and nobody says so
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=?", (page.table.number(0),))
    page.query._complete()
    assert page.table.rowCount() == 199
    assert wholly_known(page.table)
    QTest.keyClicks(page.filter, "o")
    with store.transact("The last one goes") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE name='Bo Marx396'")
    assert page.table.number(198) == -1
    assert page.table.row(198) is None
