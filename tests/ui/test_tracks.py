"""Tracks in the window: set up, started with a preview, running on the card, stopped; and staying
in touch."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from crm_desktop.domain.opening_days import Later
from crm_desktop.services import stay_in_touch, tracks
from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.deals import DealDraft, create_deal
from crm_desktop.services.tags import make_tag, tag_contacts
from crm_desktop.services.timeline import log
from crm_desktop.services.tracks import Step
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.start_track import StartTrack
from crm_desktop.ui.dialogs.tracks import AMOUNT, FROM, KIND, UNIT, WHAT, Tracks
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.quiet import QuietPage
from crm_desktop.ui.pages.settings_tags import TagsPart
from crm_desktop.ui.pages.today import TodayPage
from crm_desktop.ui.screens import card
from crm_desktop.ui.screens.deal import open_deal
from crm_desktop.ui.screens.tracks import start
from crm_desktop.ui.touch_words import every_words
from tests.helpers.shop import FakeClock
from tests.ui.conftest import TODAY

FIRST_PLACE = "trash"
DAY = 86_400_000
STEPS = (Step("Thank you", 1, "work day", "email"), Step("Review", 2, "week", "", True))


def turn() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def open_steps(store: Store) -> list[tuple[str, str]]:
    with store.read_raw() as raw:
        return raw.execute(
            "SELECT title, due_date FROM reminder WHERE gone=0 AND done_at ISNULL"
            " ORDER BY due_date, n"
        ).fetchall()


def contact_id(store: Store, n: int) -> bytes:
    with store.read_raw() as raw:
        (identity,) = raw.execute("SELECT id FROM contact WHERE n=?", (n,)).fetchone()
    assert isinstance(identity, bytes)
    return identity


# -- setting up ---------------------------------------------------------------------------------


@pytest.fixture
def editor(window: MainWindow) -> Tracks:
    window.actions_["tracks"].trigger()
    found = window.findChild(Tracks)
    assert found is not None
    return found


def combo(editor: Tracks, row: int, column: int) -> QComboBox:
    found = editor.table.cellWidget(row, column)
    assert isinstance(found, QComboBox)
    return found


def write(editor: Tracks, row: int, column: int, text: str) -> None:
    item = editor.table.item(row, column)
    assert item is not None
    item.setText(text)


def test_ready_tracks_are_offered_and_never_forced(editor: Tracks, store: Store) -> None:
    assert tracks.list_tracks(store) == []
    assert "There is no track yet" in editor.running.text()
    editor.make("quote")
    editor.make("quote")
    assert [one.name for one in tracks.list_tracks(store)] == ["After a quote", "After a quote 2"]
    assert editor.table.rowCount() == 3


def test_a_changed_track_is_one_step_and_kept_on_closing(
    editor: Tracks, window: MainWindow, store: Store
) -> None:
    editor.make("")
    before = store_batches(store)
    write(editor, 0, WHAT, "Call")
    write(editor, 0, AMOUNT, "3")
    combo(editor, 0, KIND).setCurrentIndex(1)
    editor.lines.add.click()
    write(editor, 1, WHAT, "Write")
    combo(editor, 1, UNIT).setCurrentIndex(2)
    combo(editor, 1, FROM).setCurrentIndex(1)
    editor.reject()  # Esc
    (track,) = tracks.list_tracks(store)
    assert track.steps == (Step("Call", 3, "day", "call"), Step("Write", 4, "week", "", True))
    assert store_batches(store) == before + 1
    assert window.toast.text() == "Track “New track” saved."


def store_batches(store: Store) -> int:
    with store.read_raw() as raw:
        (count,) = raw.execute("SELECT count(*) FROM batch").fetchone()
    assert isinstance(count, int)
    return count


def test_steps_change_places_and_go(editor: Tracks) -> None:
    editor.make("delivery")
    first = [step.title for step in editor.steps()]
    editor.table.setCurrentCell(0, WHAT)
    editor.lines.down.click()
    assert [step.title for step in editor.steps()] == [first[1], first[0], first[2]]
    assert editor.table.currentRow() == 1
    editor.lines.up.click()
    assert [step.title for step in editor.steps()] == first
    for _ in range(3):
        editor.lines.remove.click()
    assert len(editor.steps()) == 1
    assert "one step at least" in editor.lines.error.text()


def test_a_track_gets_another_name_and_is_counted_back(editor: Tracks, store: Store) -> None:
    editor.make("delivery")
    editor.which.box.setEditText("After handing over")
    line = editor.which.box.lineEdit()
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Return)
    editor.anchor.buttons()[1].click()
    assert combo(editor, 0, FROM).itemText(0) == "before the end"
    editor.make("fair")  # the other one is kept before
    assert [(one.name, one.anchor) for one in tracks.list_tracks(store)] == [
        ("After handing over", "end"), ("Before a trade fair", "end"),
    ]  # fmt: skip


def test_a_removed_track_comes_back_by_undo(
    editor: Tracks, window: MainWindow, store: Store
) -> None:
    editor.make("delivery")
    editor.which.remove_button.click()
    assert tracks.list_tracks(store) == []
    editor.accept()
    window.undoing.undo()
    assert len(tracks.list_tracks(store)) == 1


def test_no_more_steps_than_can_be_followed(editor: Tracks) -> None:
    editor.make("")
    for _ in range(tracks.MOST_STEPS + 2):
        editor.lines.add.click()
    assert editor.table.rowCount() == tracks.MOST_STEPS
    assert editor.lines.error.text() == "A track has up to 15 steps."


# -- starting and stopping ----------------------------------------------------------------------


def test_a_track_is_started_from_the_card_with_its_days_before(
    window: MainWindow, store: Store
) -> None:
    tracks.save_track(store, "Delivery", "start", STEPS)
    window.open_contact(1)
    dialog = start(window)
    assert isinstance(dialog, StartTrack)
    assert dialog.dates() == [dt.date(2026, 11, 23), dt.date(2026, 12, 7)]
    dialog.day.setText("1 Dec")
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert lines == ["Wed 2 Dec   Thank you", "Wed 16 Dec   Review"]
    QTest.keyClick(dialog.day, Qt.Key.Key_Return)
    turn()
    assert open_steps(store) == [("Thank you", "2026-12-02"), ("Review", "2026-12-16")]
    assert window.toast.text() == "Track “Delivery” started for Marta Oliveira."
    page = card.page_of(window)
    assert page.aside.tracks.isVisibleTo(page)
    (stop,) = [b for b in page.aside.tracks.findChildren(QPushButton) if b.text() == "Stop"]
    stop.click()
    turn()
    assert open_steps(store) == []
    assert window.toast.text() == "Track “Delivery” stopped: 2 steps taken away."
    assert not page.aside.tracks.isVisibleTo(page)
    window.undoing.undo()
    turn()
    assert len(open_steps(store)) == 2
    assert page.aside.tracks.isVisibleTo(page)


def test_a_ready_track_can_be_started_at_once(window: MainWindow, store: Store) -> None:
    window.open_contact(1)
    dialog = start(window)
    assert isinstance(dialog, StartTrack)
    assert dialog.which.itemText(0) == "After a delivery (ready-made)"
    dialog.save()
    assert len(open_steps(store)) == 3
    assert [one.name for one in tracks.list_tracks(store)] == ["After a delivery"]
    window.undoing.undo()  # one step
    turn()
    assert open_steps(store) == []
    assert tracks.list_tracks(store) == []


def test_counting_back_may_begin_in_the_past_and_says_so(window: MainWindow, store: Store) -> None:
    tracks.save_track(store, "Fair", "end", [Step("Invite", 3, "week")])
    window.open_contact(1)
    dialog = start(window)
    assert isinstance(dialog, StartTrack)
    assert dialog.day.accessibleName() == "Ends on"
    dialog.day.setText("1 Dec")
    assert dialog.list.item(0).text() == "Tue 10 Nov (12 days late)   Invite"


def test_what_is_no_day_starts_nothing(window: MainWindow, store: Store) -> None:
    window.open_contact(1)
    dialog = start(window)
    assert isinstance(dialog, StartTrack)
    dialog.day.setText("someday")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.error.text() == "This is no date. Write it like 31 Dec."
    assert open_steps(store) == []


def test_a_track_of_a_deal_names_it(window: MainWindow, store: Store) -> None:
    deal = create_deal(store, DealDraft("Six trikes", contact_id(store, 1)), TODAY)
    tracks.save_track(store, "Quote", "start", STEPS)
    open_deal(window, deal)
    dialog = start(window)
    assert isinstance(dialog, StartTrack)
    dialog.save()
    with store.read_raw() as raw:
        rows = raw.execute("SELECT DISTINCT deal_id FROM reminder WHERE gone=0").fetchall()
    assert rows == [(deal,)]


def test_nothing_is_started_for_nobody(window: MainWindow, store: Store) -> None:
    with store.transact("Empty") as tx:
        tx.raw.execute("UPDATE contact SET gone=1")
    window.go("contacts")
    turn()
    assert start(window) is None
    assert "Choose a contact" in window.toast.text()


# -- staying in touch ---------------------------------------------------------------------------


@pytest.fixture
def quiet(window: MainWindow, store: Store, clock: FakeClock) -> QuietPage:
    for n, days in ((1, 30), (2, 90)):
        stay_in_touch.keep_in_touch(store, contact_id(store, n), days)
    clock.advance(100 * DAY)
    window.today = lambda: TODAY + dt.timedelta(days=100)
    window.go("quiet")
    page = window.stack.currentWidget()
    assert isinstance(page, QuietPage)
    return page


def test_the_quiet_are_listed_those_furthest_behind_first(quiet: QuietPage) -> None:
    model = quiet.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    said = [model.index(row, 0).data(int(Qt.ItemDataRole.AccessibleTextRole)) for row in (0, 1)]
    assert said == [
        "Marta Oliveira, 100 days quiet, Never heard of · wished every month",
        "Helen Marsh, 100 days quiet, Never heard of · wished every 3 months",
    ]


def test_a_logged_call_takes_somebody_off(quiet: QuietPage, store: Store) -> None:
    log(store, contact_id(store, 1), "call", zone="UTC")
    turn()
    assert [row.name for row in quiet.model.rows] == ["Helen Marsh"]


def test_remind_and_later_plan_a_step(quiet: QuietPage, window: MainWindow, store: Store) -> None:
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    quiet.later(Later("next week", dt.date(2027, 3, 8)))
    turn()
    assert open_steps(store) == [("Get in touch", "2027-03-02"), ("Get in touch", "2027-03-08")]
    assert quiet.model.rows == []
    assert not quiet.log_button.isEnabled()
    window.undoing.undo()
    turn()
    assert [row.name for row in quiet.model.rows] == ["Helen Marsh"]


def test_log_opens_the_composer_of_the_card(quiet: QuietPage, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.place == "card"
    assert card.page_of(window).number == 1


def test_the_card_steps_through_the_quiet_and_leads_back_to_them(
    quiet: QuietPage, window: MainWindow
) -> None:
    window.go("contacts")  # its list is known, but not where the card is opened from
    window.go("quiet")
    numbers = quiet.contacts()
    assert len(numbers) >= 2
    QTest.keyClick(quiet.list, Qt.Key.Key_Return)
    assert window.place == "card"
    assert card.page_of(window).number == numbers[0]
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert card.page_of(window).number == numbers[1]
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place == "quiet"
    assert quiet.list.hasFocus()


@pytest.mark.parametrize("place", ["pipeline", "history", "duplicates", "calendar"])
def test_the_card_leads_back_to_where_it_was_opened(window: MainWindow, place: str) -> None:
    window.go(place)
    window.open_contact(1)
    window.open_contact(2)
    window.go_back()
    assert window.place == place
    window.go("settings")
    window.open_contact(1)
    window.go_back()
    assert window.place == "contacts"
    assert window.contacts.list.current_number() == 1


def test_the_card_says_how_often(window: MainWindow, store: Store) -> None:
    window.open_contact(1)
    card.page_of(window).acts.stay_in_touch(90)
    assert window.toast.text() == "Stay in touch: every 3 months."
    with store.read_raw() as raw:
        assert stay_in_touch.interval_of(raw, contact_id(store, 1)) == (90, 0)
    card.page_of(window).acts.stay_in_touch(90)  # it is so already
    window.undoing.undo()
    with store.read_raw() as raw:
        assert stay_in_touch.interval_of(raw, contact_id(store, 1)) == (None, 0)


def test_a_tag_says_how_often(window: MainWindow, store: Store) -> None:
    tag = make_tag(store, "Fleet")
    tag_contacts(store, [1], "Fleet")
    window.go("settings")
    page = window.stack.currentWidget()
    (part,) = page.show_section("tags")  # type: ignore[union-attr]
    assert isinstance(part, TagsPart)
    part.touch.setCurrentIndex(part.touch.findText("every 6 months"))
    part.touch.activated.emit(part.touch.currentIndex())
    with store.read_raw() as raw:
        assert stay_in_touch.interval_of_tag(raw, tag) == 180
        assert stay_in_touch.interval_of(raw, contact_id(store, 1)) == (None, 180)
    assert window.toast.text() == "Stay in touch with “Fleet”: every 6 months."


def test_intervals_in_words() -> None:
    assert every_words(14) == "every 2 weeks"
    assert every_words(0) == "never asked"
    assert every_words(45) == "every 45 days"


def test_nobody_new_is_quiet_at_once(store: Store, window: MainWindow) -> None:
    nadia = new_contact(store, "person", "Nadia")
    stay_in_touch.keep_in_touch(store, nadia, 14)
    window.go("quiet")
    page = window.stack.currentWidget()
    assert isinstance(page, QuietPage)
    assert page.model.rows == []


def test_today_counts_the_quiet_and_leads_to_them(
    window: MainWindow, store: Store, clock: FakeClock
) -> None:
    stay_in_touch.keep_in_touch(store, contact_id(store, 1), 30)
    clock.advance(100 * DAY)
    window.go("today")
    page = window.stack.currentWidget()
    assert isinstance(page, TodayPage)
    if page.side is None:
        page.read_rest()
    side = page.side
    assert side is not None
    side.refresh()
    assert side.quiet_text.text() == "1 contact quiet for too long"
    side.quiet.findChildren(QPushButton)[0].click()
    assert window.place == "quiet"
    log(store, contact_id(store, 1), "call", zone="UTC")
    side.refresh()
    assert side.quiet.isHidden()
