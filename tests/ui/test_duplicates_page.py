"""The duplicates page: by mouse and keyboard, one group and all, and back again."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import contact_edit, duplicates
from crm_desktop.services.history import History
from crm_desktop.services.merge import Merge, merge
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.act_list import ActList
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.row_roles import SecondRole, WhenRole
from crm_desktop.ui.pages.duplicates import DuplicatesPage
from crm_desktop.ui.screens.duplicates import MOST, merge_contacts
from crm_desktop.ui.theme import Theme
from tests.helpers.dump import live_dump

FIRST_PLACE = "trash"


def add(store: Store, name: str, *phones: str, email: str = "", **fields: object) -> int:
    identity = contact_edit.new_contact(
        store, "person", name, phones=phones, emails=[email] if email else []
    )
    with store.read_raw() as raw:
        found: int = raw.execute("SELECT n FROM contact WHERE id=?", (identity,)).fetchone()[0]
    for field, value in fields.items():
        contact_edit.set_field(store, [found], field, value)
    return found


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> DuplicatesPage:
    """A sure group (Tom), a probable one (Marta and Martha)."""
    add(store, "Tom Achterberg", "0151 5550177")
    add(store, "Tom Achterberg", "0151 5550177", "040 7771112", status="customer")
    add(store, "Martha Oliveira", "01632 960333", status="customer", note="Tea")
    add(store, "Marta Oliveira", "01632 960333", status="prospect", note="Late")
    made = DuplicatesPage(Theme(), store, Jobs(at_once=True))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter()
    return made


def rows(page: DuplicatesPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def texts(page: DuplicatesPage) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [found.text() for found in page.findChildren(QLabel) if found.isVisible()]


def live(store: Store) -> list[str]:
    with store.read_raw() as raw:
        return [n for (n,) in raw.execute("SELECT name FROM contact WHERE gone=0 AND n>5")]


def test_groups_are_told_with_their_reason(page: DuplicatesPage) -> None:
    assert rows(page) == ["Tom Achterberg", "Martha Oliveira, Marta Oliveira"]
    first = page.model.index(0, 0)
    assert (first.data(SecondRole), first.data(WhenRole)) == ("Same phone, same name", "Sure")
    spoken = page.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Martha Oliveira, Marta Oliveira, 2 contacts, Perhaps the same: ")
    QAbstractItemModelTester(page.model)
    assert "2 groups, 1 of them sure" in texts(page)
    assert "Surely the same: same phone, same name" in texts(page)


def test_arrows_choose_a_value_and_stand_on_it(page: DuplicatesPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page._sides is not None
    first, second = (side.n for side in page._sides.sides)
    page.sides.choices["status", first].setFocus()
    for key, n in (
        (Qt.Key.Key_Right, second),
        (Qt.Key.Key_Left, first),
        (Qt.Key.Key_Right, second),
    ):
        inside = QApplication.focusWidget()
        assert inside is not None
        QTest.keyClick(inside, key)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        dot = page.sides.choices["status", n]
        assert dot.isChecked()
        assert QApplication.focusWidget() is dot
        assert page._picks["status"] == n
    for _ in range(2):  # past the note, which is a choice too
        inside = QApplication.focusWidget()
        assert inside is not None
        QTest.keyClick(inside, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.join_button


def test_tab_goes_from_the_groups_through_the_values_to_the_buttons(page: DuplicatesPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    page.list.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(12):
        inside = QApplication.focusWidget()
        assert inside is not None
        QTest.keyClick(inside, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    join = reached.index(page.join_button)
    assert join >= 3  # who stays, and two values
    assert set(reached[:join]) <= set(page.sides.choices.values())
    assert reached[join + 1] is page.not_button


def test_joined_with_the_keyboard(page: DuplicatesPage, store: Store) -> None:
    said: list[str] = []
    page.done.connect(said.append)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    stays = QApplication.focusWidget()
    assert stays is next(dot for (f, _), dot in page.sides.choices.items() if not f)
    QTest.keyClick(stays, Qt.Key.Key_Right)  # the other one stays
    assert page._sides is not None
    assert page._sides.sides[0].name == "Marta Oliveira"
    marta, martha = (side.n for side in page._sides.sides)
    focused = QApplication.focusWidget()
    assert focused is page.sides.choices["", marta]
    status = page.sides.choices["status", martha]
    status.setFocus()
    QTest.keyClick(status, Qt.Key.Key_Space)
    assert {"was prospect", "was Martha Oliveira", "Both, one below the other"} <= set(texts(page))
    before = live_dump(store)
    page.join_button.setFocus()
    QTest.keyClick(page.join_button, Qt.Key.Key_Space)
    assert live(store).count("Marta Oliveira") == 1
    assert "Martha Oliveira" not in live(store)
    assert said == [
        "Marta Oliveira is one contact now. Name was “Martha Oliveira”, Status was “prospect”."
    ]
    assert rows(page) == ["Tom Achterberg"]
    with store.read_raw() as raw:
        kept = raw.execute("SELECT status, note FROM contact WHERE n=?", (marta,)).fetchone()
    assert kept == ("customer", "Late\n\nTea")
    History(store).undo()
    assert live_dump(store) == before


def test_a_value_is_chosen_with_the_mouse(page: DuplicatesPage) -> None:
    page.list.setCurrentIndex(page.model.index(1, 0))
    assert page._sides is not None
    other = page._sides.sides[1].n
    dot = page.sides.choices["name", other]
    choice = dot.parentWidget()
    assert choice is not None
    (text,) = choice.findChildren(QLabel)
    QTest.mouseClick(text, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert page.sides.choices["name", other].isChecked()
    assert "was Martha Oliveira" in texts(page)


def test_not_duplicates_are_remembered(page: DuplicatesPage, store: Store) -> None:
    QTest.mouseClick(page.not_button, Qt.MouseButton.LeftButton)
    assert rows(page) == ["Martha Oliveira, Marta Oliveira"]
    page._look()
    assert rows(page) == ["Martha Oliveira, Marta Oliveira"]
    History(store).undo()
    page._look()
    assert len(rows(page)) == 2


def test_all_sure_ones_with_a_preview_and_one_undo(page: DuplicatesPage, store: Store) -> None:
    before = live_dump(store)
    QTest.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert "2 contacts become 1." in texts(page)
    assert "Tom Achterberg + Tom Achterberg" in " ".join(texts(page))
    assert live_dump(store) == before
    QTest.mouseClick(page.join_all_button, Qt.MouseButton.LeftButton)
    assert live(store).count("Tom Achterberg") == 1
    assert rows(page) == ["Martha Oliveira, Marta Oliveira"]
    assert not page.all_button.isVisible()
    History(store).undo()
    assert live_dump(store) == before


def test_nothing_to_find_says_so(page: DuplicatesPage) -> None:
    for _ in range(2):
        page.tell_apart()
    assert page.empty.heading.text() == "No duplicates found."
    assert page.empty.isVisible()


def test_a_change_elsewhere_shows_soon(page: DuplicatesPage, store: Store, qtbot: QtBot) -> None:
    add(store, "Tom Achterberg", "0151 5550177")
    page.committed(None)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: "Tom Achterberg (3)" in rows(page))


def test_chosen_contacts_stand_alone_until_one_goes_back(page: DuplicatesPage) -> None:
    page.show_contacts([1, 2])
    assert rows(page) == ["Marta Oliveira, Helen Marsh"]
    assert not page.not_button.isVisible()
    QTest.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert len(rows(page)) == 2
    said: list[str] = []
    page.told.connect(said.append)
    page.show_contacts([1])
    assert said == ["It takes two contacts to join. Nothing was changed."]


def test_the_window_opens_it(window: MainWindow, store: Store) -> None:
    window.actions_["duplicates"].trigger()
    assert window.place == "duplicates"
    merge_contacts(window, [1])
    assert window.toast.text() == "Select two contacts or more to join them."
    merge_contacts(window, [1, 2])
    window.actions_["join"].trigger()
    QApplication.processEvents()
    assert window.toast.text().startswith("Marta Oliveira is one contact now.")
    with store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone() == (4,)
    window.actions_["undo"].trigger()
    with store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone() == (5,)


def test_contacts_selected_in_the_list_are_joined(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.go("contacts")
    window.contacts.list.select_numbers([1])
    window.actions_["join_selected"].trigger()
    assert window.toast.text() == "Select two contacts or more to join them."
    for number in range(MOST):
        add(store, f"Another {number}")
    qtbot.waitUntil(lambda: window.contacts.table.rowCount() == 5 + MOST)
    window.contacts.list.selectAll()
    window.actions_["join_selected"].trigger()
    assert f"at most {MOST}" in window.toast.text()
    assert window.place == "contacts"
    window.contacts.list.select_numbers([1, 2])
    window.actions_["join_selected"].trigger()
    assert window.place == "duplicates"
    shown = window.stack.page_of("duplicates", DuplicatesPage).current()
    assert shown is not None
    assert {one.n for one in shown.contacts} == {1, 2}


def layer_of(window: MainWindow) -> ActList:
    """The list that lies over the window."""
    QApplication.processEvents()
    return next(found for found in window.findChildren(ActList) if found.isVisible())


def test_what_was_told_apart_is_offered_again(window: MainWindow, store: Store) -> None:
    duplicates.mark_not_duplicates(store, [1, 2])
    window.go("duplicates")
    window.actions_["told_apart"].trigger()
    layer = layer_of(window)
    assert layer.list.item(0).text() == "Marta Oliveira · Helen Marsh"
    QTest.keyClick(layer, Qt.Key.Key_Return)
    assert window.toast.text() == "They may be duplicates again."
    assert layer.list.count() == 0
    assert not layer.act.isEnabled()
    assert "No contacts were told apart." in [t.text() for t in layer.findChildren(QLabel)]
    QTest.keyClick(layer, Qt.Key.Key_Escape)
    assert not layer.isVisible()
    window.actions_["undo"].trigger()
    assert len(duplicates.list_told_apart(store)) == 1


def test_joined_contacts_are_named_on_the_card_and_taken_apart(
    window: MainWindow, store: Store
) -> None:
    before = live_dump(store)
    merge(store, Merge(1, (2,)))
    window.open_contact(1)
    window.actions_["card_joined"].trigger()
    layer = layer_of(window)
    assert layer.list.item(0).text().startswith("Helen Marsh · ")
    layer.act.click()
    QApplication.processEvents()
    assert window.toast.text() == "Taken apart: Helen Marsh."
    assert layer.list.count() == 0
    assert live_dump(store) == before
    layer.reject()
