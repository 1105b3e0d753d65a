"""Forms that were opened before another PC's change arrived: saving them keeps both values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import letters, reminders, stages, timeline
from crm_desktop.services.quotes import new_quote
from crm_desktop.services.sync_questions import read_questions
from crm_desktop.services.tags import make_tag
from crm_desktop.ui.dialogs.pipeline_steps import PipelineSteps
from crm_desktop.ui.dialogs.reason_list import ReasonList
from crm_desktop.ui.dialogs.reminder_editor import ReminderEditor
from crm_desktop.ui.drafts import Drafts
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pages.deal import DealPage
from crm_desktop.ui.pages.quote import QuotePage
from crm_desktop.ui.pages.settings_tags import TagsPart
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.letter_options import LetterOptions
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


def test_a_tag_keeps_the_name_that_came_in_meanwhile(
    qtbot: QtBot, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    make_tag(anna.store, "Fleet")
    level(anna, ben)
    part = TagsPart(Theme(), anna.store)
    qtbot.addWidget(part)
    part.name.setText("Lorries")
    ben.do("UPDATE tag SET name='Vans'")
    level(anna, ben)
    part.keep_name()
    assert _both(anna, ben) == {"Lorries", "Vans"}


def test_a_name_that_was_only_looked_at_is_not_turned_back(
    qtbot: QtBot, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    make_tag(anna.store, "Fleet")
    level(anna, ben)
    part = TagsPart(Theme(), anna.store)
    qtbot.addWidget(part)
    with qtbot.waitActive(part):
        part.show()
    part.name.setFocus()
    ben.do("UPDATE tag SET name='Vans'")
    level(anna, ben)
    part.refresh()  # leaves the field alone, since the keyboard is in it
    assert part.name.text() == "Fleet"
    part.keep_name()
    assert anna.ask("SELECT name FROM tag") == ["Vans"]
    assert part.name.text() == "Vans"


def test_a_reason_keeps_what_came_in_meanwhile(qtbot: QtBot, shops: tuple[Shop, Shop]) -> None:
    anna, ben = shops
    stages.rename_reason(anna.store, stages.lost_reasons(anna.store)[0], "Too dear")
    level(anna, ben)
    listed = ReasonList(Theme(), anna.store)
    qtbot.addWidget(listed)
    ben.do("UPDATE lost_reason SET name='Too expensive' WHERE name='Too dear'")
    level(anna, ben)
    listed.list.item(0).setText("Price")
    assert "Price" in anna.ask("SELECT name FROM lost_reason")
    assert _both(anna, ben) == {"Price", "Too expensive"}


def test_a_step_keeps_the_name_that_came_in_meanwhile(
    qtbot: QtBot, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    make_deal_shop(anna.store)
    level(anna, ben)
    parent = QWidget()
    qtbot.addWidget(parent)
    steps = PipelineSteps(parent, Theme(), anna.store)
    ben.do("UPDATE stage SET name='Offer' WHERE id=?", steps.steps()[2].id)
    level(anna, ben)
    item = steps.table.item(2, 0)
    assert item is not None
    item.setText("Offer is out")
    assert _both(anna, ben) == {"Offer", "Offer is out"}


def test_a_line_of_a_quote_keeps_what_came_in_meanwhile(
    qtbot: QtBot, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    deal = make_deal_shop(anna.store).made["Trailer"]
    quote = new_quote(anna.store, deal, TODAY)
    level(anna, ben)
    page = QuotePage(Theme(), anna.store, today=lambda: TODAY, zone="UTC", me=bytes)
    qtbot.addWidget(page)
    page.show_quote(quote)
    page.texts["intro"].edit()
    page.texts["intro"].set_text("Dear Eva")
    ben.do("UPDATE quote SET intro='Hello Eva' WHERE id=?", quote)
    level(anna, ben)
    page.texts["intro"].commit()
    assert _both(anna, ben) == {"Dear Eva", "Hello Eva"}


def test_a_letter_keeps_what_came_in_meanwhile_also_after_the_program_ended(
    qtbot: QtBot, shops: tuple[Shop, Shop], tmp_path: Path
) -> None:
    anna, ben = shops
    letters.keep_template(anna.store, "Spring", "Hello", "Come in", template=b"")
    level(anna, ben)

    def opened() -> LetterOptions:
        made = LetterOptions(
            Theme(), anna.store, Drafts(tmp_path, "letters.json"), letter_paper=False
        )
        qtbot.addWidget(made.row)
        if made.beside is not None:
            qtbot.addWidget(made.beside)
        made.enter()
        made.letter.setCurrentText("Spring")
        made.letter.activated.emit(made.letter.currentIndex())
        return made

    opened().body.setPlainText("Come and see")
    ben.do("UPDATE letter_template SET body='Come by' WHERE name='Spring'")
    level(anna, ben)
    opened().keep()
    assert _both(anna, ben) == {"Hello, Come and see", "Come by, Hello"}


def _entry(anna: Shop) -> bytes:
    (eva,) = anna.ask("SELECT id FROM contact")
    assert isinstance(eva, bytes)
    logged = timeline.log(
        anna.store, eva, "call", "Asked for a price", zone="UTC", outcome="reached", minutes=5
    )
    assert logged.entry is not None
    return logged.entry


def test_an_entry_keeps_what_came_in_while_it_was_changed(
    page: ContactCardPage, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    entry = _entry(anna)
    level(anna, ben)
    page.show_contact(1)
    page._change_entry(entry, "edit")
    ben.do("UPDATE entry SET body='Asked twice', minutes=9 WHERE id=?", entry)
    level(anna, ben)
    page.show_contact(1)  # the card is read anew beside the open composer
    page.composer.text.setPlainText("Asked for two prices")
    page.composer.request_save()
    assert _both(anna, ben) == {"Asked for two prices", "Asked twice"}
    assert anna.ask("SELECT minutes FROM entry") == [9]  # nobody touched them here


def test_an_entry_keeps_what_came_in_also_after_the_program_ended(
    qtbot: QtBot, page: ContactCardPage, shops: tuple[Shop, Shop]
) -> None:
    anna, ben = shops
    entry = _entry(anna)
    level(anna, ben)
    page.show_contact(1)
    page._change_entry(entry, "edit")
    page.composer.text.setPlainText("Asked for two prices")
    page.composer.keep_draft()
    ben.do("UPDATE entry SET body='Asked twice', minutes=9 WHERE id=?", entry)
    level(anna, ben)
    again = ContactCardPage(
        Theme(), anna.store, today=lambda: TODAY, zone=dt.UTC, jobs=Jobs(at_once=True)
    )
    qtbot.addWidget(again)
    again.show_contact(1)
    assert again.composer.text.toPlainText() == "Asked for two prices"
    again.composer.request_save()
    assert _both(anna, ben) == {"Asked for two prices", "Asked twice"}
    assert anna.ask("SELECT minutes FROM entry") == [9]  # nobody touched them here


def test_an_entry_of_an_unknown_kind_is_shown_and_stays_so(
    page: ContactCardPage, shops: tuple[Shop, Shop]
) -> None:
    anna, _ben = shops
    entry = _entry(anna)
    anna.do("UPDATE entry SET kind='telex', direction='sideways', outcome='sent' WHERE id=?", entry)
    page.show_contact(1)
    model = page.timeline.view.model()
    told = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert any(one and "Asked for a price" in one for one in told)
    page._change_entry(entry, "edit")
    page.composer.text.setPlainText("Asked for a price in writing")
    page.composer.request_save()
    assert anna.ask("SELECT body FROM entry") == ["Asked for a price in writing"]
    assert anna.ask("SELECT kind||' '||direction||' '||outcome FROM entry") == [
        "telex sideways sent"
    ]
