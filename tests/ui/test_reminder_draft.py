"""What is typed into a reminder and not saved is there the next time."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import reminders
from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.deals import DealDraft, create_deal
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor
from crm_desktop.ui.theme import Theme

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
Open = Callable[[], ReminderEditor]


@pytest.fixture
def marta(store: Store) -> bytes:
    return new_contact(store, "person", "Marta Oliveira")


@pytest.fixture
def days() -> list[int]:
    """How many days later it is."""
    return [0]


@pytest.fixture
def opened(store: Store, qtbot: QtBot, days: list[int]) -> Iterator[Open]:
    """Makes an editor as the window does: a new one each time."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 700)
    parent.show()

    def make() -> ReminderEditor:
        return ReminderEditor(
            parent, Theme(), store, now=lambda: NOON + dt.timedelta(days[0]), zone=dt.UTC
        )

    yield make
    parent.close()


def press_escape(dialog: ReminderEditor) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not dialog.isVisible()


def test_escape_keeps_a_new_one_and_it_comes_back_as_it_was(
    opened: Open, store: Store, marta: bytes, days: list[int]
) -> None:
    deal = create_deal(store, DealDraft("Six trikes", marta), NOON.date())
    dialog = opened()
    dialog.ask_new((marta, "Marta Oliveira"))
    assert dialog.draft.isHidden()
    QTest.keyClicks(dialog.what, "Ask about the lease")
    dialog.kind.setCurrentIndex(dialog.kind.findData("call"))
    QTest.keyClicks(dialog.when, "tomorrow 10:00")
    dialog.deal.setCurrentIndex(1)
    dialog.leads[60].setChecked(True)
    dialog.important.setChecked(True)
    dialog.repeat.unit.setCurrentIndex(3)
    dialog.note.setPlainText("Two bikes")
    press_escape(dialog)

    days[0] = 3  # "tomorrow" still means the day that was meant
    again = opened()
    again.ask_new((marta, "Marta Oliveira"))
    assert again.draft.text.text().startswith("Draft from")
    assert again.what.text() == "Ask about the lease"
    assert again.kind.currentData() == "call"
    assert again.reading.text() == "Mon 23 Nov 10:00"
    assert bytes(again.deal.currentData()) == deal
    assert again.leads[60].isChecked()
    assert again.important.isChecked()
    assert again.note.toPlainText() == "Two bikes"
    again.save()
    with store.read_raw() as raw:
        (one,) = reminders.reminders_of(raw, marta, NOON.date())
    assert (one.title, one.due, one.time) == (
        "Ask about the lease", dt.date(2026, 11, 23), "10:00",
    )  # fmt: skip
    assert one.recurrence.startswith("FREQ=MONTHLY")

    fresh = opened()
    fresh.ask_new((marta, "Marta Oliveira"))
    assert fresh.what.text() == ""
    assert fresh.draft.isHidden()


def test_beginning_afresh_forgets_it(opened: Open, marta: bytes) -> None:
    dialog = opened()
    dialog.ask_new((marta, "Marta Oliveira"), when="tomorrow")
    QTest.keyClicks(dialog.what, "Nonsense")
    dialog.reject()
    again = opened()
    again.ask_new((marta, "Marta Oliveira"), when="tomorrow")
    assert again.what.text() == "Nonsense"
    QTest.mouseClick(again.draft.other, Qt.MouseButton.LeftButton)
    assert (again.what.text(), again.when.text(), again.who.text()) == (
        "", "tomorrow", "Marta Oliveira",
    )  # fmt: skip
    assert again.draft.isHidden()
    again.reject()
    last = opened()
    last.ask_new((marta, "Marta Oliveira"), when="tomorrow")
    assert last.what.text() == ""


def test_drafts_of_others_stay_apart(opened: Open, store: Store, marta: bytes) -> None:
    tom = new_contact(store, "person", "Tom Achterberg")
    dialog = opened()
    dialog.ask_new((marta, "Marta Oliveira"))
    QTest.keyClicks(dialog.what, "For Marta")
    dialog.reject()
    other = opened()
    other.ask_new((tom, "Tom Achterberg"))
    assert other.what.text() == ""
    other.reject()
    nobody = opened()
    nobody.ask_new()
    assert nobody.what.text() == ""
    QTest.keyClicks(nobody.who, "Somebody unkn")
    nobody.reject()
    again = opened()
    again.ask_new()
    assert again.who.text() == "Somebody unkn"
    again.reject()
    marta_again = opened()
    marta_again.ask_new((marta, "Marta Oliveira"))
    assert marta_again.what.text() == "For Marta"


def test_what_is_typed_is_kept_while_it_is_typed(opened: Open, marta: bytes, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.ask_new((marta, "Marta Oliveira"))
    dialog._pause.setInterval(1)
    QTest.keyClicks(dialog.what, "The power goes")
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    crashed = opened()
    crashed.ask_new((marta, "Marta Oliveira"))
    assert crashed.what.text() == "The power goes"


def test_one_that_is_changed_opens_as_saved_and_offers_what_was_typed(
    opened: Open, store: Store, marta: bytes
) -> None:
    reminders.add_reminder(store, marta, "Visit", NOON.date(), zone="UTC")
    with store.read_raw() as raw:
        (one,) = reminders.reminders_of(raw, marta, NOON.date())
    dialog = opened()
    dialog.ask_change(one, "Marta Oliveira")
    QTest.keyClicks(dialog.note, "Bring the keys")
    press_escape(dialog)
    again = opened()
    again.ask_change(one, "Marta Oliveira")
    assert again.note.toPlainText() == ""
    assert again.draft.text.text().startswith("Typed and not saved")
    again.reject()  # looking is not giving up
    third = opened()
    third.ask_change(one, "Marta Oliveira")
    QTest.mouseClick(third.draft.other, Qt.MouseButton.LeftButton)
    assert third.note.toPlainText() == "Bring the keys"
    third.save()
    with store.read_raw() as raw:
        (one,) = reminders.reminders_of(raw, marta, NOON.date())
    assert one.note == "Bring the keys"
    last = opened()
    last.ask_change(one, "Marta Oliveira")
    assert last.draft.isHidden()


def test_a_day_that_has_gone_by_is_written_in_words(
    opened: Open, store: Store, marta: bytes
) -> None:
    reminders.add_reminder(store, marta, "Visit", dt.date(2026, 11, 5), dt.time(15, 30), zone="UTC")
    with store.read_raw() as raw:
        (one,) = reminders.reminders_of(raw, marta, NOON.date())
    dialog = opened()
    dialog.ask_change(one, "Marta Oliveira")
    assert dialog.when.text() == "5 Nov 2026 15:30"
    assert dialog.reading.text() == "Thu 5 Nov 15:30"
    dialog.note.setPlainText("Late")
    dialog.save()
    with store.read_raw() as raw:
        (one,) = reminders.reminders_of(raw, marta, NOON.date())
    assert (one.due, one.time, one.note) == (dt.date(2026, 11, 5), "15:30", "Late")
