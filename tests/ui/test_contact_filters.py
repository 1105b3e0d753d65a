"""Filter chips and views in the window: opened, changed, taken away, kept, named, undone."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from crm_desktop.domain.filters import Condition, Group
from crm_desktop.services import contact_edit
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.history import History
from crm_desktop.services.tags import list_tags, tag_contacts
from crm_desktop.services.views import View, list_views, save_view
from crm_desktop.store.store import Store
from crm_desktop.ui import filter_words
from crm_desktop.ui.contact_columns import catalogue, own_value, partial_day
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.list_query import Answer, ListQuery, Question
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.contacts import ContactsPage
from crm_desktop.ui.widgets.filter_popover import FilterPopover
from crm_desktop.ui.widgets.value_editor import ChoiceList
from tests.helpers.dump import live_dump

TODAY = dt.date(2026, 11, 22)
Key = Qt.Key


@pytest.fixture
def page(window: MainWindow, store: Store, qtbot: QtBot) -> ContactsPage:
    """Five contacts; Marta and Omar are tagged VIP, Omar is a customer."""
    tag_contacts(store, [1, 3], "VIP")
    contact_edit.set_field(store, [3], "status", "Customer")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)
    return window.contacts


def names(page: ContactsPage) -> list[str]:
    QApplication.processEvents()
    rows = [page.table.row(place) for place in range(page.table.rowCount())]
    return [row.name.split()[0] for row in rows if row]


def opened(page: ContactsPage) -> FilterPopover:
    popover = page.chips.popover
    assert isinstance(popover, FilterPopover)
    return popover


def choose(popover: FilterPopover, field: str, operation: str, row: int = 0) -> None:
    line = popover.rows[row]
    line.field.setCurrentIndex(line.field.findData(field))
    line.operation.setCurrentIndex(line.operation.findData(operation))


def test_a_condition_has_the_room_that_its_words_need(page: ContactsPage) -> None:
    page.chips.add_button.click()
    popover = opened(page)
    row = popover.rows[0]
    for field in ("name", "last_contact", "birthday", "name"):
        row.field.setCurrentIndex(row.field.findData(field))
        for at in range(row.operation.count()):
            row.operation.setCurrentIndex(at)
            QApplication.processEvents()
            for box in (row.field, row.operation):
                assert box.width() >= box.sizeHint().width(), box.currentText()
            right = popover.screen().availableGeometry().right()
            assert popover.geometry().right() <= right
    popover.finish()


def test_tab_goes_through_the_chips_as_they_are_seen(
    window: MainWindow, page: ContactsPage
) -> None:
    shown = page.chips
    for kinds in (("Customer", "Supplier"), ("Customer",), ("Customer", "Supplier", "Other")):
        shown.show_filter(Group("and", tuple(Condition("status", "is", (kind,)) for kind in kinds)))
        QApplication.processEvents()
        seen: list[object] = []
        page.filter.setFocus()
        while (at := QApplication.focusWidget()) not in (None, page.save_button):
            seen.append(at)
            assert len(seen) < 10
            QTest.keyClick(window, Key.Key_Tab)
        clear = [shown.clear_button] if len(kinds) > 1 else []
        assert seen[1:] == [*shown.chips, shown.add_button, *clear]


def test_a_filter_is_added_changed_and_removed_by_keys(
    window: MainWindow, page: ContactsPage
) -> None:
    page.chips.add_button.setFocus()
    QTest.keyClick(page.chips.add_button, Key.Key_Space)
    popover = opened(page)
    assert not popover.apply.isEnabled()
    choose(popover, "tag", "is")
    listed = popover.rows[0].editor.first
    assert isinstance(listed, ChoiceList)
    QTest.keyClick(listed, Key.Key_Space)
    QTest.keyClick(popover, Key.Key_Return)
    assert names(page) == ["Marta", "Omar"]
    (chip,) = page.chips.chips
    assert chip.text() == "Tag is VIP"
    assert page.focusWidget() is chip
    QTest.keyClick(chip, Key.Key_Return)
    popover = opened(page)
    choose(popover, "tag", "is_not")
    popover.apply.click()
    assert names(page) == ["Helen", "Jonas", "Zoë"]
    assert page.footer.text.text() == "3 of 5 contacts  ·  1 selected"
    QTest.keyClick(page.chips.chips[0], Key.Key_Delete)
    assert len(names(page)) == 5
    assert page.focusWidget() is page.chips.add_button


def test_the_cross_takes_a_filter_away(page: ContactsPage) -> None:
    page.chips.show_filter(Group("and", (Condition("status", "present"),)))
    page.ask()
    assert names(page) == ["Omar"]
    chip = page.chips.chips[0]
    at = chip._cross().center()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert len(names(page)) == 5


def test_and_between_chips_or_inside_one(page: ContactsPage, store: Store) -> None:
    page.chips.add_filter()
    popover = opened(page)
    choose(popover, "name", "contains")
    field = popover.rows[0].editor.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("mar")
    popover._more.click()
    choose(popover, "status", "present", 1)
    QTest.keyClick(popover, Key.Key_Return)
    assert names(page) == ["Helen", "Marta", "Omar"]
    assert page.chips.chips[0].text() == "Name contains mar or Status is not empty"
    vip = list_tags(store)[0].id.hex()
    parts = page.chips.filter().parts
    page.chips.show_filter(Group("and", (*parts, Condition("tag", "is", (vip,)))))
    page.ask()
    assert names(page) == ["Marta", "Omar"]
    page.chips.clear_button.click()
    assert len(names(page)) == 5


def test_the_keyboard_goes_to_another_text_and_another_condition(page: ContactsPage) -> None:
    page.chips.add_filter()
    popover = opened(page)
    choose(popover, "name", "contains")
    editor = popover.rows[0].editor
    assert editor.first is not None
    QTest.keyClicks(editor.first, "marta")
    (more,) = [b for b in editor.findChildren(QPushButton) if b.text() == "Or another text"]
    more.setFocus()
    QTest.keyClick(more, Key.Key_Space)
    second = QApplication.focusWidget()
    assert second in editor.findChildren(QLineEdit)
    QTest.keyClicks(second, "helen")
    editor.first.setFocus()
    QTest.keyClick(editor.first, Key.Key_Tab)
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Key.Key_Tab)
    assert QApplication.focusWidget() is more
    popover._more.setFocus()
    QTest.keyClick(popover._more, Key.Key_Space)
    assert QApplication.focusWidget() is popover.rows[1].field
    QTest.keyClick(popover, Key.Key_Return)
    assert names(page) == ["Helen", "Marta"]


def test_a_click_elsewhere_keeps_what_was_chosen_and_escape_does_not(page: ContactsPage) -> None:
    page.chips.show_filter(Group("and", (Condition("status", "present"),)))
    page.chips.chips[0].click()
    popover = opened(page)
    choose(popover, "status", "empty")
    popover.hide()
    assert names(page) == ["Helen", "Jonas", "Marta", "Zoë"]
    page.chips.chips[0].click()
    popover = opened(page)
    choose(popover, "status", "present")
    QTest.keyClick(popover, Key.Key_Escape)
    assert page.chips.filter().parts == (Condition("status", "empty"),)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition("kind", "is", ("company",)), ("Kind is", "Company")),
        (Condition("last_contact", "since", ("2026-07-01",)), ("In contact", "since 1 Jul")),
        (Condition("last_contact", "not_since", ("2025-07-01",)),
         ("No contact", "since 1 Jul 2025")),
        (Condition("last_contact", "older_than_days", (90,)), ("No contact", "for 90 days")),
        (Condition("last_contact", "within_days", (1,)), ("In contact", "within 1 day")),
        (Condition("next_step", "within_days", (7,)), ("Next step", "in the next 7 days")),
        (Condition("created", "older_than_days", (30,)), ("Added", "more than 30 days ago")),
        (Condition("birthday", "in_month", (5, 6)), ("Birthday", "in May or June")),
        (Condition("birthday", "this_month"), ("Birthday", "this month")),
        (Condition("open_deals", "over", (5000,)), ("Open deals", "over 5,000")),
        (Condition("town", "empty"), ("Town", "is empty")),
        (Condition("tag", "is", ("00" * 16,)), ("Tag is", "one that was removed")),
        (Condition("custom:" + "ab" * 16, "on", ("2026-05",)),
         ("A field that was removed", "on May 2026")),
    ],
)  # fmt: skip
def test_chips_say_what_they_ask(condition: Condition, said: tuple[str, str]) -> None:
    known = catalogue(())
    assert filter_words.chip_text(condition, known, lambda *_: {}, TODAY) == said


def test_values_of_own_fields_are_said() -> None:
    said = [
        own_value(kind, value, TODAY)
        for kind, value in (
            ("date", "2026-05-14"), ("date", "2026-05"), ("date", "--05-14"), ("yes/no", "1"),
            ("number", "12345.5"), ("percent", "7"), ("text", "x"), ("number", ""),
        )
    ]  # fmt: skip
    assert said == ["14 May", "May 2026", "14 May", "Yes", "12,345.5", "7 %", "x", ""]
    assert [partial_day(iso, TODAY) for iso in ("1947", "--05", "", "soon")] == [
        "1947", "May", "", "soon",
    ]  # fmt: skip


def test_every_condition_that_is_offered_has_words() -> None:
    known = catalogue(())
    for field in filter_words.FIELDS:
        assert filter_words.field_title(field, known)
        for operation in filter_words.operations(field, known):
            assert filter_words.operation_text(field, operation)


def test_a_view_is_saved_changed_named_and_removed(
    window: MainWindow, page: ContactsPage, store: Store, qtbot: QtBot
) -> None:
    before = live_dump(store)
    page.chips.show_filter(Group("and", (Condition("status", "present"),)))
    page.ask()
    window.actions_["save_view"].trigger()
    asks = page.view.popover
    assert asks is not None
    QTest.keyClicks(asks.field, "Customers")
    QTest.keyClick(asks, Key.Key_Return)
    QApplication.processEvents()
    assert window.toast.text() == "View “Customers” saved."
    assert page.head.text == "Customers"
    page.look.sort_by("town")
    assert page.head.text == "Customers •"
    page.save_button.click()
    assert page.head.text == "Customers"
    (saved,) = list_views(store, window.listed, TODAY)
    assert saved.view is not None
    assert (saved.view.sort, saved.count) == ("town", 1)
    page.rename_view()
    asks = page.view.popover
    assert asks is not None
    asks.field.setText("Buyers")
    asks.keep.click()
    QApplication.processEvents()
    assert page.head.text == "Buyers"
    window.actions_["remove_view"].trigger()
    assert page.head.text == ""
    assert len(names(page)) == 5
    for _ in range(4):
        History(store).undo()
    assert live_dump(store) == before


@pytest.mark.parametrize("filtered", [False, True])
def test_what_is_typed_above_the_list_is_kept_with_a_view(
    window: MainWindow, page: ContactsPage, store: Store, qtbot: QtBot, *, filtered: bool
) -> None:
    present = (Condition("status", "present"),) if filtered else ()
    page.chips.show_filter(Group("and", present))
    QTest.keyClicks(page.filter, "omar")
    qtbot.waitUntil(lambda: names(page) == ["Omar"])
    window.actions_["save_view"].trigger()
    asks = page.view.popover
    assert asks is not None
    QTest.keyClicks(asks.field, "Omars")
    QTest.keyClick(asks, Key.Key_Return)
    QApplication.processEvents()
    assert page.filter.text() == ""
    signs = page.filter.findChildren(QToolButton)
    qtbot.waitUntil(lambda: sum(one.isVisible() for one in signs) == 1)  # the cross fades away
    assert names(page) == ["Omar"]
    typed = Condition("any", "contains", ("omar",))
    assert page.chips.filter() == Group("and", (*present, typed))
    assert page.head.text == "Omars"
    QTest.keyClicks(page.filter, "omar")
    page.save_button.click()
    assert page.chips.filter() == Group("and", (*present, typed))  # not twice
    assert page.filter.text() == ""
    (saved,) = list_views(store, window.listed, TODAY)
    assert saved.count == 1
    said = filter_words.chip_text(typed, {}, lambda *_: {}, TODAY)
    assert said == ("Any field contains", "omar")


def view_menu(page: ContactsPage) -> dict[str, QAction]:
    page.head.open_menu()
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    return {action.text(): action for action in menu.actions() if action.text()}


def pick(page: ContactsPage, text: str) -> None:
    view_menu(page)[text].trigger()
    for menu in page.findChildren(QMenu):
        menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_views_are_opened_from_the_heading(
    window: MainWindow, page: ContactsPage, store: Store
) -> None:
    save_view(store, "By status", View(Group(), ("name", "status"), "status"))
    QApplication.processEvents()
    texts = ["All contacts", "Quiet for 90 days", "Birthdays this month", "By status"]
    assert list(view_menu(page)) == texts
    pick(page, "By status")
    assert [column.code for column in page.table.columns] == ["name", "status"]
    assert names(page)[0] == "Omar"
    assert page.head.text == "By status"
    pick(page, "Quiet for 90 days")
    assert page.head.text == "Quiet for 90 days"
    assert page.chips.chips[0].text() == "No contact for 90 days"
    pick(page, "All contacts")
    assert not page.chips.chips
    assert page.head.text == ""


def test_a_view_that_another_pc_removed_is_left(
    window: MainWindow, page: ContactsPage, store: Store
) -> None:
    identity = save_view(store, "Soon gone", View())
    page.view.open_id(identity)
    assert page.head.text == "Soon gone"
    History(store).undo()
    QApplication.processEvents()
    assert page.head.text == ""


def test_only_the_newest_question_is_answered(store: Store, qtbot: QtBot) -> None:
    query = ListQuery(ContactList(store, dt.UTC), Jobs())
    answers: list[Answer] = []
    query.answered.connect(answers.append)
    for text in ("m", "ma", "mar", "marta"):
        query.ask(Question(TODAY, text=text))
    qtbot.waitUntil(lambda: not query.busy)
    assert answers[-1].question.text == "marta"
    assert list(answers[-1].ids) == [1]
    qtbot.waitUntil(lambda: query._running == 0)
