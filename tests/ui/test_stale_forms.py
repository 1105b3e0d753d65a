"""Forms that were opened before another PC's change arrived: saving them keeps both values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import reminders
from crm_desktop.services.sync_questions import read_questions
from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pages.deal import DealPage
from crm_desktop.ui.theme import Theme
from tests.helpers.deals import make_deal_shop
from tests.sync.offices import Shop, level, shared_folder
from tests.ui.card_shop import line_of
from tests.ui.conftest import TODAY


@pytest.fixture
def shops(tmp_path: Path) -> Iterator[tuple[Shop, Shop]]:
    share = shared_folder(tmp_path)
    anna, ben = Shop(tmp_path / "anna", share, "anna"), Shop(tmp_path / "ben", share, "ben")
    anna.add("Eva")
    level(anna, ben)
    yield anna, ben
    for shop in (anna, ben):
        shop.store.close()


@pytest.fixture
def page(qtbot: QtBot, shops: tuple[Shop, Shop]) -> ContactCardPage:
    made = ContactCardPage(
        Theme(), shops[0].store, today=lambda: TODAY, zone=dt.UTC, jobs=Jobs(at_once=True)
    )
    qtbot.addWidget(made)
    made.show_contact(1)
    return made


def _both(*shops: Shop) -> set[str]:
    """The texts of the one question that every shop has."""
    level(*shops)
    found = [read_questions(shop.store) for shop in shops]
    (question,) = found[0]
    assert [one.key for one in found[1]] == [question.key]
    return {version.text for version in question.versions}


def test_a_field_of_the_card_keeps_what_came_in_meanwhile(
    page: ContactCardPage, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    line = line_of(page, "Status")
    line.edit()
    line.set_text("regular")
    ben.do("UPDATE contact SET status='new'")
    level(anna, ben)
    page.details.commit()
    assert _both(anna, ben) == {"regular", "new"}


def test_a_field_that_was_read_anew_answers_what_came_in(
    page: ContactCardPage, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    ben.do("UPDATE contact SET status='new'")
    level(anna, ben)
    page.show_contact(1)
    line = line_of(page, "Status")
    line.edit()
    line.set_text("regular")
    page.details.commit()
    level(anna, ben)
    assert ben.ask("SELECT status FROM contact") == ["regular"]
    assert read_questions(ben.store) == []


def test_a_name_keeps_what_came_in_meanwhile(
    page: ContactCardPage, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    page.name.edit()
    page.name.set_text("Eva Berg")
    ben.do("UPDATE contact SET name='Eva Tal'")
    level(anna, ben)
    page.name.commit()
    assert _both(anna, ben) == {"Eva Berg", "Eva Tal"}


def test_a_reminder_keeps_what_came_in_while_it_was_open(
    qtbot: QtBot, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    (eva,) = anna.ask("SELECT id FROM contact")
    assert isinstance(eva, bytes)
    identity = reminders.add_reminder(anna.store, eva, "Call back", TODAY, zone="UTC")
    level(anna, ben)
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = ReminderEditor(
        parent, Theme(), anna.store, zone=dt.UTC,
        now=lambda: dt.datetime.combine(TODAY, dt.time(9)),
    )  # fmt: skip
    with anna.store.read_raw() as raw:
        found = reminders.open_reminder(raw, identity, TODAY)
    assert found is not None
    editor.ask_change(found, "Eva")
    ben.do("UPDATE reminder SET title='Call back by noon'")
    level(anna, ben)
    editor.what.setText("Send the price")
    editor.save()
    assert _both(anna, ben) == {"Send the price", "Call back by noon"}


def test_a_line_of_a_deal_keeps_what_came_in_meanwhile(
    qtbot: QtBot, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    deal = make_deal_shop(anna.store).made["Trailer"]
    level(anna, ben)
    page = DealPage(
        Theme(), anna.store, jobs=Jobs(at_once=True), today=lambda: TODAY, zone=dt.UTC
    )  # fmt: skip
    qtbot.addWidget(page)
    page.show_deal(deal)
    page.lines["note"].edit()
    page.lines["note"].set_text("wants the red one")
    ben.do("UPDATE deal SET note='wants the blue one' WHERE id=?", deal)
    level(anna, ben)
    page.lines["note"].commit()
    assert _both(anna, ben) == {"wants the red one", "wants the blue one"}
