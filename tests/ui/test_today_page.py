"""Today as a person uses it: by keys alone, by mouse, in words; and what it tells."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.domain.recurrence import Repeat
from crm_desktop.services import reminders, timeline
from crm_desktop.services.reminders import Extras
from crm_desktop.services.today import Activity
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.today_activity import ActivityList
from crm_desktop.ui.pages.today import TodayPage
from crm_desktop.ui.widgets.today_later import AnotherDay
from tests.helpers.dump import live_dump
from tests.ui.conftest import PEOPLE, TODAY

FIRST_PLACE = "today"
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
CTRL = Qt.KeyboardModifier.ControlModifier
DAY = dt.timedelta(days=1)


def contact(store: Store, name: str) -> bytes:
    with store.read_raw() as raw:
        (found,) = raw.execute("SELECT id FROM contact WHERE name=?", (name,)).fetchone()
    return bytes(found)


def add(store: Store, who: str, title: str, days: int = 0, time: str = "", **more: object) -> bytes:
    return reminders.add_reminder(
        store, contact(store, who), title, TODAY + days * DAY,
        dt.time.fromisoformat(time) if time else None, zone="UTC", **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture
def day(store: Store) -> Store:
    """Two late, three today, one next week, one later, one that waits."""
    add(store, "Marta Oliveira", "Lease price", -2, kind="call")
    add(store, "Omar Siddiqui", "Send the quote", -1, kind="email")
    add(store, "Jonas Weber", "Go through the contract", 0, "14:00", kind="meeting")
    add(store, "Helen Marsh", "Order brake pads")
    add(store, "Zoë Brandt", "Test ride", 0, "10:30", kind="visit")
    add(store, "Helen Marsh", "Bring the demo trike", 3)
    add(store, "Helen Marsh", "First service", 30)
    add(store, "Zoë Brandt", "Sign the offer", 0, extras=Extras(waiting=True))
    return store


@pytest.fixture
def page(day: Store, window: MainWindow) -> TodayPage:
    return opened(window)


@pytest.fixture
def free(window: MainWindow) -> TodayPage:
    """The page of a shop without reminders."""
    return opened(window)


def opened(window: MainWindow) -> TodayPage:
    window.go("today")
    found = window.stack.seen()
    assert isinstance(found, TodayPage)
    turn()
    return found


def turn() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def shown(page: TodayPage) -> list[str]:
    turn()
    return [page.days.index(at).data() for at in range(page.days.rowCount())]


def on(page: TodayPage, title: str) -> None:
    """Put the cursor on a reminder, with the keyboard."""
    page.list.setFocus()
    page.list.choose(shown(page).index(title))


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held)
    turn()


def write(page: TodayPage, text: str) -> None:
    """Type into the field, and let it look."""
    QTest.keyClicks(page.quick.field, text)
    QTest.qWait(0)
    page.quick._look()
    turn()


def reminders_of(store: Store, who: str) -> list[tuple[str, dt.date | None, str]]:
    with store.read_raw() as raw:
        found = reminders.reminders_of(raw, contact(store, who), TODAY)
    return [(one.title, one.due, one.time) for one in found]


# -- by keys alone -------------------------------------------------------------------------------


def test_odd_signs_of_a_title_do_not_turn_round_what_enter_would_do(
    page: TodayPage, window: MainWindow
) -> None:
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    page.quick.field.insert("order \u202epads\n" + "for the shop " * 100)  # as if pasted
    said = page.quick.reading()
    assert said.startswith("Order pads for the shop for")
    assert said.endswith("…, today.")
    assert len(said) < 140


def test_a_day_by_keys_alone(page: TodayPage, window: MainWindow, day: Store, qtbot: QtBot) -> None:
    before = live_dump(day)
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    assert page.quick.field.hasFocus()
    write(page, "call Marta Oliveira Thu 10:00")
    assert page.quick.reading() == "Call Marta Oliveira, Thu 26 Nov 10:00. Enter to add."
    press(Qt.Key.Key_Return)
    assert window.toast.text() == "Reminder set for Thu 26 Nov 10:00."
    assert page.quick.field.text() == ""
    press(Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    press(Qt.Key.Key_Home)
    on(page, "Lease price")
    press(Qt.Key.Key_D, CTRL)
    assert window.toast.text() == "Done: Lease price."
    assert page.days.is_struck(shown(page).index("Lease price"))
    row = page.list.current_row()
    assert row is not None
    assert row.title == "Send the quote"
    press(Qt.Key.Key_Return, CTRL)
    assert page.quick.field.hasFocus()
    write(page, "call back on Friday")
    assert page.quick.reading() == "Call back, Fri 27 Nov, for Omar Siddiqui. Enter to add."
    press(Qt.Key.Key_Return)
    assert window.toast.text() == "Done: Send the quote. Reminder set for Fri 27 Nov."
    assert reminders_of(day, "Omar Siddiqui") == [("Call back", TODAY + 5 * DAY, "")]
    page.refresh()
    assert "Send the quote" not in shown(page)
    assert page.list.hasFocus()
    on(page, "Test ride")
    press(Qt.Key.Key_T, CTRL)
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Later today, 13:00", "Tomorrow, Mon 23 Nov", "A date…",
    ]  # fmt: skip
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    turn()
    assert window.toast.text() == "Put off until tomorrow."
    assert reminders_of(day, "Zoë Brandt")[1] == ("Test ride", TODAY + DAY, "10:30")
    for _ in range(4):
        press(Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: window.jobs.heavy is None)
    assert live_dump(day) == before
    assert shown(page)[:6] == [
        "Overdue", "Lease price", "Send the quote", "Today", "Test ride", "Go through the contract",
    ]  # fmt: skip


def test_the_order_of_the_groups_and_what_is_folded(page: TodayPage) -> None:
    assert shown(page) == [
        "Overdue", "Lease price", "Send the quote",
        "Today", "Test ride", "Go through the contract", "Order brake pads",
        "Next 7 days", "Bring the demo trike", "Later", "Waiting for customers",
    ]  # fmt: skip
    page.list.setFocus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Right)
    assert shown(page)[9:] == ["Later", "First service", "Waiting for customers"]
    press(Qt.Key.Key_Left)
    assert shown(page)[9:] == ["Later", "Waiting for customers"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert shown(page)[10:] == ["Waiting for customers", "Sign the offer"]


def test_headings_are_stepped_over_and_the_list_is_one_stop(page: TodayPage) -> None:
    page.list.setFocus()
    press(Qt.Key.Key_Home)
    found = []
    for _ in range(4):
        item = page.list.current_item()
        assert item is not None
        found.append(item.text)
        press(Qt.Key.Key_Down)
    assert found == ["Lease price", "Send the quote", "Test ride", "Go through the contract"]
    press(Qt.Key.Key_Tab)
    assert not page.list.hasFocus()
    with pytest.raises(StopIteration):
        next(w for w in page.list.findChildren(QWidget) if w.hasFocus())


def test_it_is_said_in_sentences(page: TodayPage) -> None:
    said = [page.days.index(at).data(SPOKEN) for at in range(page.days.rowCount())]
    assert said[0] == "Overdue, 2 reminders"
    assert said[1] == "Lease price, Marta Oliveira, Call, 2 days late"
    assert said[4] == "Test ride, Zoë Brandt, Visit, 10:30"
    assert said[6] == "Order brake pads, Helen Marsh, any time"
    assert said[9] == "Later, 1 reminder, folded"
    ring = page.days.index(1).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert ring == "Done: Lease price"
    QAbstractItemModelTester(page.days, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.refresh()


# -- what is done --------------------------------------------------------------------------------


def test_done_leaves_after_a_moment_and_is_counted(
    page: TodayPage, window: MainWindow, day: Store
) -> None:
    window.due.refresh()  # as soon as the window has settled
    assert window.side.line("today").accessibleName() == "Today, 5, open"
    on(page, "Test ride")
    press(Qt.Key.Key_Space)
    assert "Test ride" in shown(page)
    page.refresh()
    assert "Test ride" not in shown(page)
    item = page.days.item(shown(page).index("Today"))
    assert item is not None
    assert item.when == "1 of 3 done"
    assert window.side.line("today").accessibleName() == "Today, 4, open"
    row = page.list.current_row()
    assert row is not None
    assert row.title == "Go through the contract"


def test_after_done_the_cursor_steps_over_what_is_done(page: TodayPage) -> None:
    for title in ("Send the quote", "Lease price"):
        on(page, title)
        press(Qt.Key.Key_D, CTRL)
    row = page.list.current_row()
    assert row is not None
    assert row.title == "Test ride"


def test_what_repeats_says_when_it_comes_again(page: TodayPage, window: MainWindow) -> None:
    add(window.store, "Jonas Weber", "Count the till", extras=Extras(Repeat("week")))
    on(page, "Count the till")
    press(Qt.Key.Key_D, CTRL)
    assert window.toast.text() == "Done: Count the till. Again Sun 29 Nov."


def test_another_step_undone_takes_the_line_away_at_once(
    page: TodayPage, window: MainWindow
) -> None:
    on(page, "Test ride")
    press(Qt.Key.Key_D, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert not page.days.is_struck(shown(page).index("Test ride"))


def test_escape_after_done_and_next_leaves_it_open(page: TodayPage, day: Store) -> None:
    write(page, "half typed")
    before = live_dump(day)
    on(page, "Lease price")
    press(Qt.Key.Key_Return, CTRL)
    assert page.quick.field.text() == ""
    press(Qt.Key.Key_Escape)
    assert live_dump(day) == before
    assert page.quick.field.text() == "half typed"
    assert page.list.hasFocus()


def test_done_and_nothing_next(page: TodayPage, window: MainWindow) -> None:
    on(page, "Lease price")
    press(Qt.Key.Key_Return, CTRL)
    assert "nothing follows" in page.quick.reading()
    press(Qt.Key.Key_Return)
    assert window.toast.text() == "Done: Lease price."


def test_a_day_of_ones_own(page: TodayPage, window: MainWindow, day: Store) -> None:
    on(page, "Test ride")
    page.act("later")
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    turn()
    asked = page.findChild(AnotherDay)
    assert asked is not None
    QTest.keyClicks(asked.field, "24 Dec")
    assert asked.reading.text() == "Thu 24 Dec"
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    turn()
    assert window.toast.text() == "Put off until Thu 24 Dec."
    assert ("Test ride", dt.date(2026, 12, 24), "10:30") in reminders_of(day, "Zoë Brandt")


def test_all_that_is_late_goes_to_tomorrow(page: TodayPage, window: MainWindow, day: Store) -> None:
    before = live_dump(day)
    rect = page.list.visualRect(page.days.index(0))
    place = QPoint(rect.right() - 40, rect.center().y())
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.toast.text() == "2 reminders put off until tomorrow."
    assert shown(page)[0] == "Today"
    window.actions_["undo"].trigger()
    assert live_dump(day) == before


def test_removed_by_key_only_from_the_list(page: TodayPage, window: MainWindow) -> None:
    on(page, "Test ride")
    assert page.side is not None
    page.side.activity.setFocus()
    press(Qt.Key.Key_Delete)
    assert "Test ride" in shown(page)
    page.list.setFocus()
    press(Qt.Key.Key_Delete)
    assert "Test ride" not in shown(page)
    assert window.toast.text() == "Reminder removed."


# -- the mouse -----------------------------------------------------------------------------------


def test_ring_and_buttons_by_mouse(page: TodayPage, window: MainWindow, qtbot: QtBot) -> None:
    at = shown(page).index("Send the quote")
    index = page.days.index(at)
    viewport = page.list.viewport()
    rect = page.list.visualRect(index)
    item = page.days.item(at)
    assert item is not None
    QTest.mouseMove(viewport, rect.center())
    page.list._hover(at, rect.center())
    buttons = page.list._delegate.buttons(rect, item)
    assert [text for _act, _icon, text, _place in buttons] == ["Done", "Later", "Log e-mail"]
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=buttons[2][3].center())
    turn()
    assert window.place == "card"
    window.go_back()
    assert window.place == "today"
    ring = page.list._delegate.ring(page.list.visualRect(index))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=ring.center())
    assert window.toast.text() == "Done: Send the quote."


def test_enter_opens_the_card_which_steps_through_the_day(
    page: TodayPage, window: MainWindow
) -> None:
    on(page, "Send the quote")
    press(Qt.Key.Key_Return)
    assert window.place == "card"
    assert window.stack.made("contacts") is None or window.card_from == "today"
    press(Qt.Key.Key_Down, CTRL)
    from crm_desktop.ui.screens import card

    assert card.page_of(window).name.value == "Zoë Brandt"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place == "today"


def test_the_menu_has_every_act(page: TodayPage, window: MainWindow) -> None:
    on(page, "Send the quote")
    page.menu_requested.emit(page.list.row_place())
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert texts == [
        "Done", "Done and next…", "Later…", "Open contact", "Log what happened",
        "Change reminder…", "Remove reminder",
    ]  # fmt: skip


# -- adding in words -----------------------------------------------------------------------------


def test_several_that_fit_are_offered(page: TodayPage, day: Store) -> None:
    with day.transact("Another Marta") as tx:
        tx.raw.execute(
            "INSERT INTO contact(id, name, created_at) VALUES (?, 'Marta Quinn', 1)",
            (tx.ids.one(),),
        )
    turn()
    page.quick.start()
    write(page, "write to Marta tomorrow ")
    assert page.quick.question() == "2 contacts fit. Choose one with the arrow keys."
    assert sorted(page.quick.offered) == ["Marta Oliveira", "Marta Quinn"]
    press(Qt.Key.Key_Return)  # the first is chosen, and shown
    name = page.quick.offered[0]
    assert page.quick.reading() == f"Write to Marta, tomorrow, for {name}. Enter to add."
    press(Qt.Key.Key_Down)
    name = page.quick.offered[1]
    press(Qt.Key.Key_Return)
    assert ("Write to Marta", TODAY + DAY, "") in reminders_of(day, name)


def test_without_a_name_one_is_suggested(page: TodayPage, window: MainWindow, day: Store) -> None:
    window.settings.opened(5)
    page.quick.start()
    write(page, "order pads")
    assert page.quick.reading() == "Order pads, today."
    assert page.quick.offered[0] == PEOPLE[4]
    before = live_dump(day)
    press(Qt.Key.Key_Return)
    assert live_dump(day) == before
    press(Qt.Key.Key_Return)
    assert ("Order pads", TODAY, "") in reminders_of(day, PEOPLE[4])


def test_what_repeats_is_read_back_in_words(page: TodayPage) -> None:
    page.quick.start()
    write(page, "call Jonas Weber every 2 weeks")
    assert page.quick.reading() == ("Call Jonas Weber, today, every 2 weeks. Enter to add.")


def test_a_day_alone_is_no_reminder(page: TodayPage, day: Store) -> None:
    page.quick.start()
    write(page, "tomorrow 10:00")
    before = live_dump(day)
    press(Qt.Key.Key_Return)
    assert page.quick.question() == "Please say what is to be done."
    assert page.quick.field.text() == "tomorrow 10:00"
    assert live_dump(day) == before


def test_what_is_half_typed_outlives_the_window(
    page: TodayPage, window: MainWindow, tmp_path: Path
) -> None:
    page.quick.start()
    write(page, "call Mar")
    window.settings.look = "dark"
    window.apply_theme()
    again = opened(window)
    assert again is not page
    assert again.quick.field.text() == "call Mar"
    window.close()
    fresh = MainWindow(
        window.store, window.settings, shop="S", pc="P", today=window.today, zone=window.zone
    )
    fresh.jobs = window.jobs
    fresh.start()
    made = fresh.stack.seen()
    assert isinstance(made, TodayPage)
    made.read_rest()
    assert made.quick.field.text() == "call Mar"
    fresh.close()


# -- the editor ----------------------------------------------------------------------------------


def editor(window: MainWindow) -> ReminderEditor:
    turn()
    found = next(d for d in window.findChildren(ReminderEditor) if d.isVisible())
    assert isinstance(found, ReminderEditor)
    return found


def test_every_part_of_a_reminder_is_changed_in_one_step(
    page: TodayPage, window: MainWindow, day: Store
) -> None:
    before = live_dump(day)
    on(page, "Go through the contract")
    press(Qt.Key.Key_F2)
    dialog = editor(window)
    assert (dialog.what.text(), dialog.who.text()) == ("Go through the contract", "Jonas Weber")
    assert dialog.when.text() == "today 14:00"
    dialog.what.setText("Go through the fleet contract")
    dialog.when.setText("Thu 26 Nov 11:00")
    assert dialog.reading.text() == "Thu 26 Nov 11:00"
    dialog.repeat.unit.setCurrentIndex(3)
    dialog.repeat.place.setCurrentIndex(1)
    assert dialog.repeat.reading.text() == "Repeats every month on the fourth Thursday."
    dialog.repeat.ends.setCurrentIndex(2)
    dialog.repeat.times.setValue(6)
    dialog.leads[60].setChecked(True)
    dialog.important.setChecked(True)
    dialog.note.setPlainText("Ask for the mileage")
    dialog.save()
    turn()
    assert window.toast.text() == "Reminder changed."
    with day.read_raw() as raw:
        (one,) = reminders.reminders_of(raw, contact(day, "Jonas Weber"), TODAY)
    assert (one.title, one.due, one.time) == (
        "Go through the fleet contract", TODAY + 4 * DAY, "11:00",
    )  # fmt: skip
    assert one.recurrence == "FREQ=MONTHLY;BYDAY=4TH;COUNT=6"
    assert (one.lead_times, one.priority, one.note) == ((60,), 1, "Ask for the mileage")
    window.actions_["undo"].trigger()
    assert live_dump(day) == before


def test_a_rule_that_nobody_touched_stays(page: TodayPage, window: MainWindow, day: Store) -> None:
    add(day, "Jonas Weber", "From a calendar")
    with day.transact("Rule of a calendar") as tx:
        tx.raw.execute("UPDATE reminder SET recurrence='FREQ=HOURLY' WHERE title='From a calendar'")
    on(page, "From a calendar")
    press(Qt.Key.Key_F2)
    dialog = editor(window)
    assert dialog.repeat.reading.text() == "Repeats by a rule of a calendar, which is kept."
    dialog.note.setPlainText("Kept")
    dialog.save()
    with day.read_raw() as raw:
        found = raw.execute("SELECT recurrence, note FROM reminder WHERE note<>''").fetchall()
    assert found == [("FREQ=HOURLY", "Kept")]


def test_what_cannot_be_read_is_said_and_nothing_is_saved(
    page: TodayPage, window: MainWindow, day: Store
) -> None:
    before = live_dump(day)
    on(page, "Test ride")
    press(Qt.Key.Key_F2)
    dialog = editor(window)
    dialog.when.setText("some day")
    dialog.save()
    assert dialog.error.text() == "This is no day. Write it like tomorrow 10:00 or 24 Dec."
    assert dialog.when.hasFocus()
    dialog.when.setText("tomorrow")
    dialog.what.clear()
    dialog.kind.setCurrentIndex(0)
    dialog.save()
    assert "Please say what is to be done" in dialog.error.text()
    dialog.what.setText("Test ride")
    dialog.repeat.unit.setCurrentIndex(1)
    dialog.repeat.ends.setCurrentIndex(1)
    dialog.repeat.until.setText("1 Jan 2020")
    dialog.save()
    assert dialog.error.text() == "This is no last day. Write it like 31 Dec."
    assert live_dump(day) == before
    dialog.reject()


def test_the_card_plans_changes_and_puts_off(window: MainWindow, day: Store) -> None:
    window.open_contact(3)
    turn()
    QTest.keySequence(window, QKeySequence("Ctrl+R"))
    dialog = editor(window)
    assert dialog.who.text() == "Omar Siddiqui"
    dialog.what.setText("Ask again")
    dialog.when.setText("tomorrow")
    dialog.save()
    turn()
    assert window.toast.text() == "Reminder set for tomorrow."
    assert ("Ask again", TODAY + DAY, "") in reminders_of(day, "Omar Siddiqui")
    from crm_desktop.ui.screens import card

    aside = card.page_of(window).aside
    names = [b.accessibleName() for b in aside.findChildren(QPushButton) if b.isVisible()]
    assert "Later: Ask again" in names
    change = next(
        b for b in aside.findChildren(QPushButton) if b.accessibleName() == "Change: Ask again"
    )
    QTest.mouseClick(change, Qt.MouseButton.LeftButton)
    dialog = editor(window)
    assert dialog.what.text() == "Ask again"
    dialog.reject()


# -- empty, full, narrow ---------------------------------------------------------------------------


def test_a_free_day(free: TodayPage, window: MainWindow, store: Store) -> None:
    assert free.empty.heading.text() == "Nothing planned for today."
    assert free.empty.sentence.text() == ""
    assert free.quick.field.hasFocus()
    add(store, "Jonas Weber", "Later", 3)
    turn()
    assert free.empty.sentence.text() == "The next reminder is Wed 25 Nov."
    assert free.empty.isVisible()
    assert free.list.isVisible()


def test_all_done(free: TodayPage, store: Store) -> None:
    add(store, "Jonas Weber", "Only one")
    turn()
    assert free.empty.isHidden()
    on(free, "Only one")
    press(Qt.Key.Key_D, CTRL)
    free.refresh()
    assert free.empty.heading.text() == "All done for today. 1 thing finished."


def test_many_overdue_are_shown_in_part(free: TodayPage, store: Store) -> None:
    with store.transact("104 late ones") as tx:
        who = contact(store, "Jonas Weber")
        for number in range(104):
            reminders.make_reminder(
                tx, who, f"Late {number:03}", TODAY - 5 * DAY, zone="UTC"
            )  # fmt: skip
    turn()
    rows = shown(free)
    assert len(rows) == 22
    assert rows[-1] == "Show 84 more"
    free.list.setFocus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert len(shown(free)) == 105


@pytest.mark.parametrize(("width", "scale", "beside"), [(1366, 1.0, True), (1024, 1.5, False)])
def test_the_right_column_goes_below_where_it_is_narrow(
    day: Store, window: MainWindow, width: int, scale: float, beside: bool
) -> None:
    window.settings.text_size = scale
    window.apply_theme()
    window.resize(width, 640)
    page = opened(window)
    turn()
    assert page.side is not None
    left = page.list.mapTo(page, QPoint(0, 0))
    right = page.side.mapTo(page, QPoint(0, 0))
    assert (right.x() > left.x() + page.list.width()) is beside
    assert page.minimumSizeHint().width() <= page.width()


# -- the right column ----------------------------------------------------------------------------


def test_what_happened_last_is_said(page: TodayPage, window: MainWindow, day: Store) -> None:
    window.settings.person_name = ""
    timeline.log(day, contact(day, "Jonas Weber"), "call", "Bikes are fine", zone="UTC",
                 direction="in")  # fmt: skip
    assert page.side is not None
    page.side.refresh()
    first = page.side.happened.index(0)
    assert first.data(SPOKEN) == "Jonas Weber called, Bikes are fine, 09:45"
    page.side.activity.setCurrentIndex(first)
    page.side.activity.setFocus()
    press(Qt.Key.Key_Return)
    assert window.place == "card"


@pytest.mark.parametrize(
    ("kind", "who", "inward", "said"),
    [
        ("call", "Mareike Berg", False, "You called Jonas Weber"),
        ("email", "Ben Hill", False, "Ben wrote to Jonas Weber"),
        ("email", "Ben Hill", True, "Jonas Weber wrote"),
        ("visit", "", False, "Visit: Jonas Weber"),
        ("other", "", False, "Done for Jonas Weber"),
        ("other", "Ben Hill", False, "Ben: done for Jonas Weber"),
        ("new", "", False, "New contact Jonas Weber"),
    ],
)
def test_activity_is_said_by_who_did_it(kind: str, who: str, inward: bool, said: str) -> None:
    model = ActivityList(lambda: TODAY, dt.UTC, lambda: "Mareike Berg")
    at = round(dt.datetime(2026, 11, 20, 16, 20, tzinfo=dt.UTC).timestamp() * 1000)
    model.show([Activity(kind, at, 1, "Jonas Weber", "", "", who, inward=inward)])
    assert model.index(0).data(SPOKEN) == f"{said}, Fri 16:20"


def test_a_deal_won_is_said_with_its_worth() -> None:
    model = ActivityList(lambda: TODAY, dt.UTC, str)
    model.show([Activity("won", 0, 1, "Weber", "", "3 trikes", "", 1275000, "EUR")])
    assert model.index(0).data(SPOKEN).startswith("Won 3 trikes, Weber, €12,750")


def test_a_new_day_begins_while_the_window_is_open(day: Store, window: MainWindow) -> None:
    page = opened(window)
    assert "Bring the demo trike" in shown(page)
    window.due._day = TODAY - DAY  # as if the last look had been yesterday
    page.days.beginResetModel()
    page.days._items = []
    page.days.endResetModel()
    window.due.look()
    assert "Bring the demo trike" in shown(page)


class Paints(QObject):
    """Remembers how wide a widget was each time it was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.wide: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.wide.append(watched.width())
        return False


def test_the_list_is_painted_once_in_its_final_place(day: Store, window: MainWindow) -> None:
    window.resize(1024, 640)
    page = opened(window)
    window.show()
    turn()
    paints = Paints(page.list.viewport())
    for wide in (1366, 1024):  # the right column gets wider, and narrower
        paints.wide.clear()
        window.resize(wide, 768)
        turn()
        turn()
        assert paints.wide == [page.list.viewport().width()], wide


def test_rows_are_as_wide_as_the_list_at_once(day: Store, window: MainWindow) -> None:
    window.resize(1366, 768)
    page = opened(window)
    window.show()
    for wide in (1366, 1024, 1500):
        window.resize(wide, 768)
        turn()
        row = page.list.visualRect(page.days.index(1))
        assert row.width() == page.list.viewport().width(), wide
        assert page.list.horizontalScrollBar().maximum() == 0


def test_the_columns_do_not_wait_for_a_turn_of_their_own(day: Store, window: MainWindow) -> None:
    window.resize(1366, 768)
    page = opened(window)
    window.show()
    turn()
    for wide in (1000, 800, 600, 1100):
        page.resize(wide, 600)
        at_once = page.list.geometry()
        part: QWidget | None = page.list
        while part is not page and part is not None:  # what waits inside the page, nothing else
            part = part.parentWidget()
            QApplication.sendPostedEvents(part, QEvent.Type.LayoutRequest)
        assert page.list.geometry() == at_once, wide
