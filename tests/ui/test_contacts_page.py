"""The list of contacts by mouse and keyboard: selecting, changing many, columns, copying, undo."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import contact_edit, fields
from crm_desktop.services.contact_cells import read_cell
from crm_desktop.services.history import History
from crm_desktop.services.tags import list_tags, tag_contacts
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.contacts import ContactsPage
from crm_desktop.ui.widgets.bulk_popovers import RemindPopover, SetFieldPopover, TagPopover
from crm_desktop.ui.widgets.column_chooser import ColumnChooser
from crm_desktop.ui.widgets.contact_delegate import ContactDelegate
from tests.helpers.dump import live_dump

TODAY = dt.date(2026, 11, 22)
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ContactsPage:
    """The list, by name: Helen, Jonas, Marta, Omar, Zoë; the keyboard in it."""
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5)
    window.contacts.list.setFocus()
    return window.contacts


def names(page: ContactsPage) -> list[str]:
    rows = [page.table.row(place) for place in range(page.table.rowCount())]
    return [row.name.split()[0] for row in rows if row]


def current(page: ContactsPage) -> str:
    row = page.table.row(page.list.currentIndex().row())
    return row.name.split()[0] if row else ""


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(page: ContactsPage, key: Qt.Key, mod: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(page.list, key, mod)
    QApplication.processEvents()


def test_the_model_keeps_qts_rules(page: ContactsPage) -> None:
    tester = QAbstractItemModelTester(
        page.table, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.show_columns(["name", "town", "phone"])
    page.filter.setText("mar")
    page.look.sort_by("town")
    page.clear_filters()
    assert tester.model() is page.table


def test_keys_select_and_the_pane_offers_what_to_do(window: MainWindow, page: ContactsPage) -> None:
    press(page, Key.Key_Home)
    assert not page.side.several
    press(page, Key.Key_Down, Mod.ShiftModifier)
    assert page.side.several
    assert page.side.selection.heading == "2 contacts selected"
    press(page, Key.Key_A, Mod.ControlModifier)
    assert page.side.selection.heading == "5 contacts selected"
    assert page.footer.text.text() == "5 contacts  ·  5 selected"


def test_several_are_let_go_when_another_page_is_seen(
    window: MainWindow, page: ContactsPage, qtbot: QtBot
) -> None:
    press(page, Key.Key_Home)
    press(page, Key.Key_End, Mod.ShiftModifier)
    assert page.list.selected_count() == 5
    qtbot.waitUntil(lambda: not page.list._rest.isActive())
    window.go("trash")
    window.go("contacts")
    QApplication.processEvents()
    assert page.list.selected_numbers() == [page.table.number(4)]
    assert page.footer.text.text() == "5 contacts  ·  1 selected"
    assert not page.side.several
    qtbot.waitUntil(lambda: page.glance.pane.number == page.table.number(4))
    press(page, Key.Key_Delete)
    assert page.table.rowCount() == 4


def test_space_selects_the_row_of_the_cursor(page: ContactsPage) -> None:
    press(page, Key.Key_Home)
    press(page, Key.Key_Down)
    press(page, Key.Key_Space)
    second = page.table.number(1)
    assert page.list.selected_numbers() == [second]  # the arrow had selected it
    press(page, Key.Key_Down, Mod.ControlModifier)
    press(page, Key.Key_Space)
    assert page.list.selected_numbers() == [second, page.table.number(2)]
    press(page, Key.Key_Space)
    assert page.list.selected_numbers() == [second]
    press(page, Key.Key_Space)
    assert len(page.list.selected_numbers()) == 2
    page.list.clearSelection()
    press(page, Key.Key_Space)
    assert page.list.selected_numbers() == [page.table.number(2)]


def test_home_and_end_lead_to_the_first_and_the_last_row(page: ContactsPage) -> None:
    press(page, Key.Key_End)
    assert page.list.currentIndex().row() == 4
    press(page, Key.Key_Home)
    assert page.list.currentIndex().row() == 0
    press(page, Key.Key_End, Mod.ShiftModifier)
    assert page.list.selected_count() == 5


def test_large_numbers_have_their_digits_in_groups(page: ContactsPage) -> None:
    page.footer.show_count(40_968, 120_000, 1_200)
    assert page.footer.text.text() == "40,968 of 120,000 contacts  ·  1,200 selected"
    page.footer.show_count(120_000, 120_000, 0)
    assert page.footer.text.text() == "120,000 contacts"


def test_a_click_on_the_box_adds_a_row(page: ContactsPage) -> None:
    for place in (1, 3):
        rect = page.list.visualRect(page.table.index(place, 0))
        at = QPoint(rect.left() + page._theme.px(20), rect.center().y())
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(page.list.selected_numbers()) in (2, 3)


def test_letters_jump_by_name(page: ContactsPage) -> None:
    QTest.keyClicks(page.list, "om")
    assert current(page) == "Omar"
    assert not page.filter.text()


def test_archive_goes_on_with_the_next_row_and_is_undone(
    window: MainWindow, page: ContactsPage, store: Store
) -> None:
    before = live_dump(store)
    QTest.keyClicks(page.list, "jo")
    press(page, Key.Key_Delete)
    assert names(page) == ["Helen", "Marta", "Omar", "Zoë"]
    assert current(page) == "Marta"
    assert window.toast.text() == "Jonas Weber archived."
    History(store).undo()
    QApplication.processEvents()
    assert live_dump(store) == before
    assert len(names(page)) == 5


def test_delete_in_the_filter_field_is_its_own(page: ContactsPage) -> None:
    page.focus_filter()
    QTest.keyClicks(page.filter, "mar")
    QTest.keyClick(page.filter, Key.Key_Home)
    QTest.keyClick(page.filter, Key.Key_Delete)
    QApplication.processEvents()
    assert page.filter.text() == "ar"
    assert names(page) == []


def test_tag_many(window: MainWindow, page: ContactsPage, store: Store) -> None:
    before = live_dump(store)
    press(page, Key.Key_A, Mod.ControlModifier)
    window.actions_["tag_contacts"].trigger()
    asks = page.bulk.popover
    assert isinstance(asks, TagPopover)
    QTest.keyClicks(asks.name, "Fleet")
    QTest.keyClick(asks, Key.Key_Return)
    QApplication.processEvents()
    assert window.toast.text() == "Tag “Fleet” added to 5 contacts."
    assert [(tag.name, tag.contacts) for tag in list_tags(store)] == [("Fleet", 5)]
    assert page.list.selected_count() == 5
    window.actions_["tag_contacts"].trigger()
    again = page.bulk.popover
    assert isinstance(again, TagPopover)
    again.name.setCurrentText("Fleet")
    again.take.click()
    assert window.toast.text() == "Tag “Fleet” taken from 5 contacts."
    for _ in range(2):
        History(store).undo()
    assert live_dump(store) == before


def test_setting_a_field_tells_first_how_many_change(
    window: MainWindow, page: ContactsPage, store: Store, qtbot: QtBot
) -> None:
    contact_edit.set_field(store, [1, 2], "status", "Customer")
    QApplication.processEvents()
    before = live_dump(store)
    press(page, Key.Key_A, Mod.ControlModifier)
    window.actions_["set_field"].trigger()
    asks = page.bulk.popover
    assert isinstance(asks, SetFieldPopover)
    assert not asks.change.isEnabled()
    asks.value.setCurrentText("Customer")
    qtbot.waitUntil(lambda: asks.change.text() == "Change 3 contacts")
    assert asks.said.text() == "3 changes, the others have this value already."
    asks.change.click()
    assert window.toast.text() == "3 contacts changed."
    assert [read_cell(store, n, "status")[0] for n in range(1, 6)] == ["Customer"] * 5
    History(store).undo()
    assert live_dump(store) == before


@pytest.mark.parametrize("typed", ["Customer", "Partner"])
def test_enter_sets_a_field_before_it_is_known_how_many_change(
    window: MainWindow, page: ContactsPage, store: Store, qtbot: QtBot, typed: str
) -> None:
    contact_edit.set_field(store, [1], "status", "Customer")
    QApplication.processEvents()
    wanted: list[object] = []
    press(page, Key.Key_A, Mod.ControlModifier)
    window.actions_["set_field"].trigger()
    asks = page.bulk.popover
    assert isinstance(asks, SetFieldPopover)
    asks.wanted.connect(wanted.append)
    line = asks.value.lineEdit()
    assert line is not None
    QTest.keyClicks(line, typed)  # the first of them is completed while it is typed
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: "changed." in window.toast.text())
    assert [read_cell(store, n, "status")[0] for n in range(1, 6)] == [typed] * 5
    assert len(wanted) == 1


def test_enter_gives_a_tag_that_was_completed(
    window: MainWindow, page: ContactsPage, store: Store
) -> None:
    tag_contacts(store, [1], "Fleet")
    QApplication.processEvents()
    press(page, Key.Key_A, Mod.ControlModifier)
    window.actions_["tag_contacts"].trigger()
    asks = page.bulk.popover
    assert isinstance(asks, TagPopover)
    wanted: list[object] = []
    asks.wanted.connect(wanted.append)
    line = asks.name.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "Fle")
    QTest.keyClick(line, Key.Key_Return)
    QApplication.processEvents()
    assert [(tag.name, tag.contacts) for tag in list_tags(store)] == [("Fleet", 5)]
    assert len(wanted) == 1


def test_a_value_that_cannot_be_kept_is_said_before(
    window: MainWindow, page: ContactsPage, store: Store, qtbot: QtBot
) -> None:
    own = fields.make_field(store, "Bikes", "number")
    QApplication.processEvents()
    press(page, Key.Key_A, Mod.ControlModifier)
    window.actions_["set_field"].trigger()
    asks = page.bulk.popover
    assert isinstance(asks, SetFieldPopover)
    asks.field.setCurrentIndex(asks.field.findData(f"custom:{own.hex()}"))
    asks.value.setCurrentText("many")
    qtbot.waitUntil(lambda: "is no number" in asks.said.text())
    assert not asks.change.isEnabled()
    QTest.keyClick(asks, Key.Key_Escape)
    QApplication.processEvents()
    assert page.bulk.popover is None


def test_remind_many(window: MainWindow, page: ContactsPage, store: Store) -> None:
    before = live_dump(store)
    press(page, Key.Key_A, Mod.ControlModifier)
    window.actions_["remind"].trigger()
    asks = page.bulk.popover
    assert isinstance(asks, RemindPopover)
    QTest.keyClicks(asks.what, "Send the card")
    QTest.keyClick(asks, Key.Key_Return)
    QApplication.processEvents()
    assert window.toast.text() == "Reminder added to 5 contacts."
    steps = [page.table.row(place) for place in range(5)]
    assert {row.next_step.due for row in steps if row and row.next_step} == {dt.date(2026, 11, 29)}
    History(store).undo()
    assert live_dump(store) == before


def test_rows_are_copied_as_columns(window: MainWindow, page: ContactsPage) -> None:
    page.show_columns(["name", "phone"])
    press(page, Key.Key_A, Mod.ControlModifier)
    press(page, Key.Key_C, Mod.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[0] == "Name\tCompany\tPhone"
    assert lines[4] == "Omar Siddiqui\t\t01632 960 208"
    assert "<th>Phone</th>" in data.html()
    assert "<td>01632 960 208</td>" in data.html()
    assert window.toast.text() == "5 contacts copied."


def test_pasted_rows_go_to_the_import(page: ContactsPage, qtbot: QtBot) -> None:
    page.paste_requested.disconnect()
    QGuiApplication.clipboard().setText("just a word")
    press(page, Key.Key_V, Mod.ControlModifier)
    QGuiApplication.clipboard().setText("Name\tPhone\nAnn\t1\n")
    with qtbot.waitSignal(page.paste_requested) as asked:
        press(page, Key.Key_V, Mod.ControlModifier)
    assert asked.args == ["Name\tPhone\nAnn\t1\n"]


def test_a_cell_is_changed_with_f2_and_tab_goes_on(
    page: ContactsPage, store: Store, qtbot: QtBot
) -> None:
    page.show_columns(["name", "phone", "tags", "town"])
    QTest.keyClicks(page.list, "om")
    press(page, Key.Key_F2)
    field = page.list.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Omar Siddiqui"
    QTest.keyClicks(field, "Omar Sharif")
    QTest.keyClick(field, Key.Key_Tab)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit)
                    and QApplication.focusWidget().text() == "01632 960 208")  # type: ignore[union-attr] # fmt: skip
    assert read_cell(store, 3, "name")[0] == "Omar Sharif"
    QTest.keyClick(focused(), Key.Key_Tab)
    qtbot.waitUntil(lambda: page.list.currentIndex().column() == 3)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(focused(), "Porto")
    page.filter.setFocus()  # leaving keeps what was typed
    QApplication.processEvents()
    assert read_cell(store, 3, "town")[0] == "Porto"
    History(store).undo()
    assert read_cell(store, 3, "town")[0] == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [("+44 1632 960 124", "Changed."),
     ("evenings only", "This does not look like a phone number. It is kept as you typed it.")],
)  # fmt: skip
def test_a_doubtful_value_is_kept_and_told(page: ContactsPage, typed: str, said: str) -> None:
    told: list[str] = []
    page.bulk.done.connect(lambda sentence, _batch: told.append(sentence))
    page.bulk.change_cell(1, "phone", typed)
    assert told == [said]


def test_escape_gives_the_cell_back(page: ContactsPage, store: Store) -> None:
    before = live_dump(store)
    press(page, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Somebody else")
    QTest.keyClick(field, Key.Key_Escape)
    QApplication.processEvents()
    assert live_dump(store) == before
    assert QApplication.focusWidget() is page.list


def test_what_cannot_be_kept_stays_in_the_cell(
    window: MainWindow, page: ContactsPage, store: Store, qtbot: QtBot
) -> None:
    own = fields.make_field(store, "Bikes", "number")
    QApplication.processEvents()
    page.show_columns(["name", f"custom:{own.hex()}"])
    press(page, Key.Key_Right)
    press(page, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "many")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: "is no number" in window.toast.text())
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit)
                    and QApplication.focusWidget().text() == "many")  # type: ignore[union-attr] # fmt: skip
    QTest.keyClick(focused(), Key.Key_Escape)


def test_leaving_the_page_keeps_a_half_typed_cell(page: ContactsPage, store: Store) -> None:
    page.show_columns(["name", "status"])
    press(page, Key.Key_Right)
    press(page, Key.Key_F2)
    combo = page.list.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.setCurrentText("Customer")
    n = page.list.current_number()
    page.leave()
    assert read_cell(store, n, "status")[0] == "Customer"


def test_columns_are_chosen_moved_and_kept(
    window: MainWindow, page: ContactsPage, store: Store
) -> None:
    page.choose_columns()
    chooser = page.chooser
    assert isinstance(chooser, ColumnChooser)
    listed = [chooser.list.item(at).text() for at in range(3)]
    assert listed == ["Name", "Tags", "Last contact"]
    chooser.list.setCurrentRow(1)
    QTest.keyClick(chooser.list, Key.Key_Space)
    chooser.list.setCurrentRow(2)
    QTest.keyClick(chooser.list, Key.Key_Up, Mod.AltModifier)
    chooser.list.setCurrentRow(2)
    QTest.keyClick(chooser.list, Key.Key_Down, Mod.AltModifier)
    assert [column.code for column in page.table.columns] == [
        "name", "last_contact", "next_step", "open_deals",
    ]  # fmt: skip
    QTest.keyClick(chooser, Key.Key_Escape)
    header = page.list.horizontalHeader()
    header.resizeSection(1, 222)
    page.look.sort_by("open_deals")
    window.apply_theme()
    QApplication.processEvents()
    other = window.contacts
    assert other is not page
    assert [column.code for column in other.table.columns][1] == "last_contact"
    assert other.list.horizontalHeader().sectionSize(1) == 222
    assert other.look.sort == "open_deals"


def test_a_column_that_was_ticked_by_mouse_is_the_one_that_moves(page: ContactsPage) -> None:
    page.choose_columns()
    chooser = page.chooser
    assert isinstance(chooser, ColumnChooser)
    (town,) = chooser.list.findItems("Town", Qt.MatchFlag.MatchExactly)
    chooser.list.scrollToItem(town)
    tick = chooser.list.visualItemRect(town).topLeft() + QPoint(12, 12)
    QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert page.table.columns[-1].code == "town"
    while chooser.list.row(town) > 1:
        chooser.up.click()
        assert chooser.list.currentItem() is town
    assert page.table.columns[1].code == "town"


def test_a_heading_sorts_and_turns_round(page: ContactsPage) -> None:
    header = page.list.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 60, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    assert names(page) == ["Zoë", "Omar", "Marta", "Jonas", "Helen"]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    assert names(page)[0] == "Helen"


def test_the_menu_key_opens_the_same_commands(window: MainWindow, page: ContactsPage) -> None:
    page.list.menu_wanted.emit(page.list.visualRect(page.table.index(1, 0)).center())
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    shown = [action.text() for action in menu.actions() if action.text()]
    assert shown[0] == "Open contact"
    assert {"Tag…", "Set field…", "Export…", "Archive", "Copy rows"} <= set(shown)
    assert current(page) == "Jonas"
    menu.close()


def test_narrow_windows_show_the_pane_as_a_layer(
    window: MainWindow, page: ContactsPage, qtbot: QtBot
) -> None:
    window.resize(1030, 700)
    QApplication.processEvents()
    assert page.side.floating
    assert not page.side.isVisible()
    page.list.setFocus()
    press(page, Key.Key_Return)
    assert page.side.isVisible()
    assert window.place == "contacts"
    QTest.keyClick(focused(), Key.Key_Escape)
    assert not page.side.isVisible()
    assert QApplication.focusWidget() is page.list
    press(page, Key.Key_Return)
    QTest.keyClick(focused(), Key.Key_Return)
    assert window.place == "card"


def test_a_whole_file_pasted_into_the_filter_is_quoted_in_short(
    window: MainWindow, page: ContactsPage, qtbot: QtBot
) -> None:
    page.filter.setText("\u202eno such\x07 one\n" * 3_000)
    qtbot.waitUntil(page._empty.isVisible)
    assert page._empty.sentence.text() == "Nothing here holds “no such one no such one no su…”."
    said = [each.text() for each in page._empty.findChildren(QPushButton)]
    assert max(map(len, said)) < 60


def test_empty_places_offer_the_next_thing(
    window: MainWindow, page: ContactsPage, store: Store, qtbot: QtBot
) -> None:
    page.filter.setText("maro")
    assert page._empty.heading.text() == "No contact matches."
    assert page._empty.sentence.text() == "Nothing here holds “maro”."
    page.filter.clear()
    contact_edit.archive(store, range(1, 6))
    qtbot.waitUntil(lambda: page._empty.heading.text() == "No contacts yet.")


def test_counts_are_announced_after_a_rest(page: ContactsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.footer.announced) as told:
        QTest.keyClicks(page.filter, "mar")
    assert told.args == ["2 of 5 contacts  ·  1 selected"]


def test_what_is_cut_is_told_in_a_tooltip(page: ContactsPage) -> None:
    page.show_columns(["name", "phone"])
    index = page.table.index(3, 1)
    delegate = page.list.itemDelegate()
    assert isinstance(delegate, ContactDelegate)
    rect = page.list.visualRect(index)
    assert delegate.cut_text(index, rect) == ""
    rect.setWidth(40)
    assert delegate.cut_text(index, rect) == "01632 960 208"


@pytest.fixture
def exporting(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> tuple[ContactsPage, Path]:
    """A page that is told where to write."""
    path = tmp_path / "out.csv"
    page = ContactsPage(
        window.theme, store, window.listed, window.jobs, window.settings, today=lambda: TODAY,
        zone=dt.UTC, ask=lambda *_: str(path),
    )  # fmt: skip
    qtbot.addWidget(page)
    page.load()
    page.read_rest()
    return page, path


def test_the_list_or_the_selection_is_exported(exporting: tuple[ContactsPage, Path]) -> None:
    page, path = exporting
    said: list[str] = []
    page.told.connect(said.append)
    page.filter.setText("mar")
    page.export_selected()
    rows = path.read_text("utf-8-sig").splitlines()
    assert rows[0].startswith("Name,Company,Tags")
    assert [row.split(",")[0] for row in rows[1:]] == ["Helen Marsh", "Marta Oliveira"]
    page.filter.clear()
    page.list.select_numbers([1, 3, 5])
    page.export_selected()
    assert len(path.read_text("utf-8-sig").splitlines()) == 4
    assert said == ["2 contacts written to “out.csv”.", "3 contacts written to “out.csv”."]
