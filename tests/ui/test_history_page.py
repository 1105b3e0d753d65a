"""The history page: telling steps, turning any of them back, and what was cut off."""

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton

from crm_desktop.services.history import History
from crm_desktop.services.merge import Merge, merge, merge_groups
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.history_list import PAGE
from crm_desktop.ui.models.row_roles import SecondRole, StateRole, WhenRole
from crm_desktop.ui.pages.history import HistoryPage
from tests.helpers.shop import FakeClock, add_contact, names

FIRST_PLACE = "trash"


def page_of(window: MainWindow) -> HistoryPage:
    window.go("history")
    page = window.stack.currentWidget()
    assert isinstance(page, HistoryPage)
    return page


def texts(page: HistoryPage) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [found.text() for found in page.findChildren(QLabel)]


def labels(page: HistoryPage) -> list[str]:
    rows = range(page.model.rowCount())
    return [page.model.index(row, 0).data() for row in rows]


def rename(store: Store, n: int, name: str) -> None:
    with store.transact(f"Rename to {name}") as tx:
        tx.raw.execute("UPDATE contact SET name=? WHERE n=?", (name, n))


def test_a_step_says_what_when_and_how_much(
    window: MainWindow, store: Store, clock: FakeClock
) -> None:
    clock.advance(-24 * 3600 * 1000)
    rename(store, 1, "Marta O.")
    page = page_of(window)
    newest = page.model.index(0, 0)
    assert newest.data() == "Rename to Marta O."
    assert newest.data(SecondRole).startswith("Done here")
    assert newest.data(SecondRole).endswith("1 contact")
    assert newest.data(WhenRole) == "yesterday 09:45"
    oldest = page.model.index(1, 0)
    assert oldest.data(SecondRole).endswith("5 contacts, 1 timeline entry, 1 detail")
    assert oldest.data(WhenRole) == "today 09:45"


def test_an_older_step_is_undone_with_the_keyboard(window: MainWindow, store: Store) -> None:
    rename(store, 1, "Marta O.")
    rename(store, 2, "Helen M.")
    page = page_of(window)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    pressed = QApplication.focusWidget()
    assert isinstance(pressed, QPushButton)
    assert pressed is page.act_button
    QTest.keyClick(pressed, Qt.Key.Key_Return)
    assert names(store)[:2] == ["Marta Oliveira", "Helen M."]
    assert window.toast.text() == "Undone: Rename to Marta O."
    assert labels(page)[0] == "Undo: Rename to Marta O."
    assert page.list.currentIndex().data() == "Rename to Marta O."
    assert page.list.currentIndex().data(StateRole) == "Undone"
    assert {"Turned back", "1 contact"} <= set(texts(page))
    assert QApplication.focusWidget() is page.list


def test_an_undo_from_anywhere_is_shown_as_ended(window: MainWindow, store: Store) -> None:
    rename(store, 1, "Marta O.")
    page = page_of(window)
    window.undoing.undo_step(page.model.batch(0).n)
    assert labels(page)[0] == "Undo: Rename to Marta O."
    assert page.model.index(0, 0).data(StateRole) == ""


def test_what_was_undone_is_done_again_with_the_mouse(window: MainWindow, store: Store) -> None:
    rename(store, 1, "Marta O.")
    History(store).undo()
    page = page_of(window)
    page.list.setCurrentIndex(page.model.index(1, 0))
    assert page.act_button is not None
    assert page.act_button.text() == "Do it again"
    QTest.mouseClick(page.act_button, Qt.MouseButton.LeftButton)
    assert names(store)[0] == "Marta O."
    assert page.act_button.text() == "Undo this step"


def test_what_was_kept_is_named_with_its_reason(window: MainWindow, store: Store) -> None:
    with store.transact("Add Nora") as tx:
        number = add_contact(tx, "Nora Quinn")
    rename(store, number, "Nora Quinn-Hale")
    page = page_of(window)
    page.list.setCurrentIndex(page.model.index(1, 0))
    page.act()
    shown = texts(page)
    assert "Kept as it is now (1)" in shown
    assert "Nora Quinn-Hale: changed since" in shown
    assert "Could not be turned back (0)" not in shown
    assert window.toast.text() == "Undone: Add Nora. 1 thing not turned back."
    page.list.setCurrentIndex(page.model.index(0, 0))
    assert "Kept as it is now (1)" not in texts(page)


def test_filter_by_text_and_kind(window: MainWindow, store: Store) -> None:
    rename(store, 1, "100% Marta_O")
    rename(store, 2, "Helen M.")
    History(store).undo()
    page = page_of(window)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.filter
    QTest.keyClicks(page.filter, "0% marta_")
    assert labels(page) == ["Rename to 100% Marta_O"]
    page.filter.setText("M_r")
    assert labels(page) == []
    assert "No step matches." in texts(page)
    page.filter.clear()
    page.kinds.set_texts(("a", "b", "c", "d"), 3)
    page.kinds.chosen.emit(3)
    assert labels(page) == ["Undo: Rename to Helen M."]
    page.kinds.set_texts(("a", "b", "c", "d"), 2)
    page.kinds.chosen.emit(2)
    assert labels(page) == []


def test_a_new_step_appears_and_the_cursor_stays(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    assert page.list.currentIndex().data() == "Five contacts"
    rename(store, 1, "Marta O.")
    QTest.qWait(0)
    assert labels(page) == ["Rename to Marta O.", "Five contacts"]
    assert "2 steps" in texts(page)
    assert page.list.currentIndex().data() == "Five contacts"


def test_older_steps_come_while_scrolling(window: MainWindow, store: Store) -> None:
    for number in range(PAGE + 20):
        rename(store, 1, f"Marta {number}")
    page = page_of(window)
    assert page.model.rowCount() == PAGE
    page.list.scrollToBottom()
    tester = QAbstractItemModelTester(page.model)
    assert labels(page)[-1] == "Five contacts"
    assert len(labels(page)) == PAGE + 21
    assert tester.model() is page.model


def cut_off(page: HistoryPage) -> list[QPushButton]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    bars = [bar for bar in page.findChildren(QFrame) if bar.objectName() == "cut_off"]
    return [made for bar in bars for made in bar.findChildren(QPushButton)]


def test_an_undo_that_was_cut_off_stands_on_top_and_is_continued(
    window: MainWindow, store: Store
) -> None:
    rename(store, 1, "Marta O.")
    (done,) = [b.n for b in History(store).batches() if b.label == "Rename to Marta O."]
    store.begin_batch("Undo: Rename to Marta O.", "undo", undoes=done)
    page = page_of(window)
    (go_on,) = cut_off(page)
    assert go_on.text() == "Continue"
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert names(store)[0] == "Marta Oliveira"
    assert cut_off(page) == []


def test_a_cut_off_step_that_cannot_go_on_is_undone(window: MainWindow, store: Store) -> None:
    batch = store.begin_batch("Sample shop", "sample")
    with store.transact("Sample shop", origin="sample", batch=batch) as tx:
        add_contact(tx, "Half made")
    page = page_of(window)
    (undo,) = cut_off(page)
    assert undo.text() == "Undo it"
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    with store.read_raw() as raw:
        assert raw.execute("SELECT gone FROM contact WHERE name='Half made'").fetchone() == (2,)
    assert cut_off(page) == []
    assert History(store).unfinished() == []


def test_an_import_that_cannot_go_on_says_so(window: MainWindow, store: Store) -> None:
    store.begin_batch("Import of people.csv", "import")
    page = page_of(window)
    go_on, _ = cut_off(page)
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert window.toast.text().startswith("This import cannot be continued")
    assert [made.text() for made in cut_off(page)] == ["Continue", "Undo it"]


@pytest.mark.parametrize("number", [0, 1])
def test_a_row_reads_as_one_sentence(window: MainWindow, store: Store, number: int) -> None:
    rename(store, 1, "Marta O.")
    page = page_of(window)
    index = page.model.index(number, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{index.data()}, Done here")
    assert spoken.endswith("today 09:45")


def test_only_the_steps_of_one_contact(window: MainWindow, store: Store) -> None:
    rename(store, 1, "Marta O.")
    rename(store, 2, "Helen M.")
    with store.transact("Change phone") as tx:
        tx.raw.execute("UPDATE phone SET typed='1'")  # Omar's
    page = page_of(window)
    page.filter.setText("omar")
    offer = next(b for b in page.choices.findChildren(QPushButton) if b.text() == "Omar Siddiqui")
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert labels(page) == ["Change phone", "Five contacts"]
    assert page.filter.text() == ""
    assert "Only steps of Omar Siddiqui" in texts(page)
    QApplication.processEvents()
    all_steps = next(
        b for b in page.choices.findChildren(QPushButton) if b.text() == "Show all steps"
    )
    QTest.mouseClick(all_steps, Qt.MouseButton.LeftButton)
    assert len(labels(page)) == 4
    page.show_contact(1, "Marta O.")
    assert labels(page) == ["Rename to Marta O.", "Five contacts"]
    assert "2 steps" in texts(page)


def test_who_did_it_and_until_when(window: MainWindow, store: Store, clock: FakeClock) -> None:
    page = page_of(window)
    assert not page.choices.doers.isVisible()
    clock.advance(-3 * 24 * 3600 * 1000)
    for person in ("Marta", "Omar"):
        with store.transact(f"Work of {person}", person=person) as tx:
            tx.raw.execute("UPDATE contact SET note=? WHERE n=1", (person,))
    page.refresh()
    assert page.choices.doers.isVisible()
    page.choices.doers.setCurrentText("Omar")
    assert labels(page) == ["Work of Omar"]
    page.choices.doers.setCurrentIndex(0)
    assert len(labels(page)) == 3
    page.choices.day.setDate(QDate(2026, 11, 19))
    assert labels(page) == ["Work of Omar", "Work of Marta"]
    page.choices.day.setDate(QDate(2026, 11, 18))
    assert labels(page) == []
    assert "No step matches." in texts(page)
    QTest.mouseClick(page.choices.newest, Qt.MouseButton.LeftButton)
    assert len(labels(page)) == 3
    assert not page.choices.newest.isVisible()


def test_what_was_joined_is_taken_apart(window: MainWindow, store: Store) -> None:
    merge(store, Merge(1, (2,)))
    page = page_of(window)
    assert labels(page)[0] == "Join Helen Marsh with Marta Oliveira"
    assert {"Marta Oliveira + Helen Marsh", "Name was “Helen Marsh”"} <= set(texts(page))
    assert page.act_button is not None
    assert page.act_button.text() == "Take apart"
    QTest.mouseClick(page.act_button, Qt.MouseButton.LeftButton)
    with store.read_raw() as raw:
        assert raw.execute("SELECT gone FROM contact WHERE n=2").fetchone() == (0,)
    assert page.act_button.text() == "Join again"


def test_one_of_many_groups_is_taken_apart(window: MainWindow, store: Store) -> None:
    merge_groups(store, [Merge(1, (2,)), Merge(3, (4,))])
    page = page_of(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _, second = (b for b in page.findChildren(QPushButton) if b.text() == "Take apart")
    assert second.accessibleName() == "Take Omar Siddiqui + Zoë Brandt apart"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    with store.read_raw() as raw:
        hidden = raw.execute("SELECT n FROM contact WHERE gone<>0").fetchall()
    assert hidden == [(2,)]
    assert labels(page)[0] == "Take Omar Siddiqui apart"


def test_ten_thousand_steps_are_read_in_pages(window: MainWindow, store: Store) -> None:
    with store.write_local() as raw:
        raw.executemany(
            "INSERT INTO batch(id, label, origin, started_at, ended_at, after_change)"
            " VALUES (?, ?, 'user', ?, 1, 0)",
            [(str(n).encode(), f"Step {n}", n) for n in range(10_000)],
        )
    page = page_of(window)
    assert page.model.rowCount() == PAGE
    page.filter.setText("step 9999")
    assert labels(page) == ["Step 9999"]
