"""The pipeline: many deals at once, files, what comes again, and what is kept on this PC."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import deal_bulk, deal_moves, deals
from crm_desktop.services.colleagues import find_or_make_colleague
from crm_desktop.services.deals import DealDraft
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from crm_desktop.ui import deal_words
from crm_desktop.ui.dialogs.lost_reason import LostReason
from crm_desktop.ui.dialogs.new_deal import NewDeal
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.pipeline import BOARD, LIST, OUTLOOK, PipelinePage
from crm_desktop.ui.pages.pipeline_look import PipelineLook, read_look
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.screens.pipeline import page_of
from crm_desktop.ui.widgets.day_popover import DayPopover
from crm_desktop.ui.widgets.deal_card import CardPainter
from tests.helpers.deals import TODAY, DealShop, make_deal_shop
from tests.helpers.dump import live_dump

FIRST_PLACE = "trash"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shop(store: Store) -> DealShop:
    return make_deal_shop(store)


@pytest.fixture
def page(shop: DealShop, window: MainWindow) -> PipelinePage:
    window.go("pipeline")
    return page_of(window)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the keyboard."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held)
    QApplication.processEvents()


def on(page: PipelinePage, title: str) -> None:
    cards = [card for column in page.board.columns for card in column.cards.cards]
    page.board.focus_board()
    page.choose(next(card.n for card in cards if card.title == title))


def column_of(shop: DealShop, title: str) -> str | None:
    QApplication.processEvents()
    return next((name for name, titles in shop.shown().items() if title in titles), None)


def pick(menu: QWidget | None, text: str) -> None:
    """Walk down a menu with the arrow keys and press Enter."""
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        active = menu.activeAction()
        if active is not None and active.text().replace("&", "") == text:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            QApplication.processEvents()
            return
        QTest.keyClick(menu, Qt.Key.Key_Down)
    raise AssertionError(f"not in the menu: {text}")


def menu_key(view: QAbstractItemView) -> QMenu:
    """The menu key, as the system turns it into an event."""
    at = view.viewport().rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


# -- the keyboard alone --------------------------------------------------------------------------


def test_new_won_lost_reopened_undone_by_pressed_keys_alone(
    page: PipelinePage, shop: DealShop, window: MainWindow, qtbot: QtBot
) -> None:
    before = live_dump(shop.store)
    page.board.focus_board()
    press(Qt.Key.Key_N, CTRL | SHIFT)
    dialog = window.findChild(NewDeal)
    assert dialog is not None
    qtbot.waitUntil(dialog.what.hasFocus)
    QTest.keyClicks(dialog.what, "Demo trike")
    press(Qt.Key.Key_Return)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert column_of(shop, "Demo trike") == "New enquiry"
    press(Qt.Key.Key_Right, CTRL)
    press(Qt.Key.Key_End, CTRL)
    assert column_of(shop, "Demo trike") == "Won"

    def answer() -> None:
        asks = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LostReason))
        QTest.keyClick(asks.list, Qt.Key.Key_Down)
        QTest.keyClick(asks.list, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    press(Qt.Key.Key_End, CTRL | SHIFT)
    with qtbot.waitActive(window):
        window.activateWindow()
    told = "SELECT state, close_reason<>'' FROM deal WHERE title='Demo trike'"
    assert shop.one(told) == ("lost", 1)
    # The menu key opens what can be done with a card.
    page.show_mode(LIST)
    page.state.choose("lost")
    page.list.setFocus()
    press(Qt.Key.Key_Home)
    pick(menu_key(page.list), "Reopen deal")
    assert column_of(shop, "Demo trike") == "Visit or trial"
    page.show_mode(BOARD)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.board.focus_board()
    for _ in range(5):
        press(Qt.Key.Key_Z, CTRL)
    assert live_dump(shop.store) == before


def test_the_menu_key_offers_everything_on_a_card(page: PipelinePage, shop: DealShop) -> None:
    on(page, "Trailer")
    listed = page.board.columns[2].list
    menu = menu_key(listed)
    texts = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert texts == [
        "Open deal", "Deal won", "Deal lost…", "Move to…", "Looked after by", "Closing date…",
        "Repeat this deal", "Export deals…", "Archive deal",
    ]  # fmt: skip
    pick(menu, "Deal won")
    assert column_of(shop, "Trailer") == "Won"


def test_a_new_deal_from_the_card_is_of_that_contact(
    shop: DealShop, window: MainWindow, qtbot: QtBot
) -> None:
    window.open_contact(int(str(shop.one("SELECT n FROM contact WHERE id=?", shop.cafe))))
    press(Qt.Key.Key_N, CTRL | SHIFT)
    dialog = window.findChild(NewDeal)
    assert dialog is not None
    qtbot.waitUntil(dialog.what.hasFocus)
    assert dialog.who.text() == "Blue Door Café"
    QTest.keyClicks(dialog.what, "Window sign")
    QTest.keyClick(dialog.what, Qt.Key.Key_Return)
    assert shop.one("SELECT company_id FROM deal WHERE title='Window sign'") == shop.cafe


# -- many ----------------------------------------------------------------------------------------


def test_owner_and_closing_date_of_many_are_one_step_each(
    page: PipelinePage, shop: DealShop, window: MainWindow
) -> None:
    ines = find_or_make_colleague(shop.store, "Ines").id
    page.show_mode(LIST)
    page.list.selectAll()
    before = live_dump(shop.store)
    page.set_owner(ines, "Ines")
    assert window.toast.text() == "4 deals: looked after by Ines."
    assert shop.rows("SELECT DISTINCT owner_id FROM deal") == [(ines,)]
    QApplication.processEvents()
    page.list.selectAll()
    window.actions_["deal_closing"].trigger()
    (asks,) = window.findChildren(DayPopover)
    asks.field.setText("24 Dec")
    assert asks.reading.text() == "Thu 24 Dec"
    asks.accept()
    assert window.toast.text() == "4 deals: closes by Thu 24 Dec."
    assert shop.rows("SELECT DISTINCT expected_close FROM deal") == [("2026-12-24",)]
    for _ in range(2):
        window.actions_["undo"].trigger()
    assert live_dump(shop.store) == before


def test_more_than_fit_at_once_are_changed_in_a_job(
    page: PipelinePage, shop: DealShop, window: MainWindow
) -> None:
    with shop.store.transact("Many") as tx:
        for n in range(deal_bulk.CHUNK):
            deals.make_deal(tx, DealDraft(f"Deal {n}", stage=shop.steps["Ordered"]), TODAY)
    QApplication.processEvents()
    page.show_mode(LIST)
    page.list.selectAll()
    page.close_deals("won")
    QApplication.processEvents()
    assert window.toast.text() == f"Won: {deal_bulk.CHUNK + 4} deals."
    assert page.table.rowCount() == 0
    History(shop.store).undo()
    assert shop.one("SELECT count(*) FROM deal WHERE state='open'") == deal_bulk.CHUNK + 4


def test_the_list_is_written_as_it_is_seen(
    shop: DealShop, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    told: list[str] = []
    page = PipelinePage(
        window.theme, shop.store, Jobs(at_once=True), window.settings, today=lambda: TODAY,
        zone=dt.UTC, ask=lambda *_: str(path),
    )  # fmt: skip
    page.told.connect(told.append)
    page.show_mode(LIST)
    page.list.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    page.export_deals()
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows] == [
        "Deal", "Rental bikes", "Guest bikes", "Cargo bikes", "Trailer",
    ]  # fmt: skip
    assert told == ["4 deals written to “out.csv”."]
    page.filter.setText("bikes")
    page.refresh()
    page.export_deals()
    assert len(path.read_text("utf-8-sig").splitlines()) == 4
    page.deleteLater()


def test_stopping_tells_how_far_it_came_and_is_one_step(
    page: PipelinePage, shop: DealShop, window: MainWindow
) -> None:
    with shop.store.transact("many") as tx:
        for n in range(deal_bulk.CHUNK + 10):
            deals.make_deal(tx, DealDraft(f"Deal {n:03}", stage=shop.steps["Ordered"]), TODAY)
    page.show_mode(LIST)
    before = live_dump(shop.store)
    page.list.selectAll()

    def stop_it() -> None:
        job = window.jobs.heavy
        if job is not None:
            job.cancel()

    window.jobs.changed.connect(stop_it)
    page.close_deals("won")
    QApplication.processEvents()
    window.jobs.changed.disconnect(stop_it)
    won = shop.one("SELECT count(*) FROM deal WHERE state='won'")
    assert won == 50
    assert window.toast.text() == "Stopped. 50 of 214 deals were gone through."
    page.state.choose("lost")
    page.refresh()
    QApplication.processEvents()
    assert page.empty.heading.text() == "No deal was lost yet."
    page.state.choose("open")
    window.actions_["undo"].trigger()
    QApplication.processEvents()
    assert live_dump(shop.store) == before


def test_a_card_never_cuts_what_a_deal_is_worth(page: PipelinePage, shop: DealShop) -> None:
    deals.set_closing(shop.store, [shop.made["Rental bikes"]], dt.date(2025, 10, 9))
    QApplication.processEvents()
    card = shop.card("Rental bikes")
    assert deal_words.mark_words(card, TODAY) == ("calendar", "was Oct 2025")
    painter = CardPainter(page._theme, lambda: TODAY)
    drawn: list[str] = []

    class Recorder(QPainter):
        def drawText(self, *given: object) -> None:  # type: ignore[override]
            drawn.append(str(given[-1]))

    canvas = QPixmap(150, 120)
    recorder = Recorder(canvas)
    painter.paint(recorder, QRect(0, 0, 150, painter.height), card)
    recorder.end()
    assert "€26,500" in drawn
    assert any(text.startswith("was") and text.endswith("…") for text in drawn)


# -- coming again, and who did it ----------------------------------------------------------------


def test_a_won_deal_comes_again_only_where_somebody_says_so(
    page: PipelinePage, shop: DealShop, window: MainWindow
) -> None:
    on(page, "Rental bikes")
    press(Qt.Key.Key_End, CTRL)
    assert shop.one("SELECT count(*) FROM deal") == 4
    assert window.toast.more.text() == "Repeat in…"
    window.toast.more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "In 1 month: Tue 22 Dec", "In 3 months: 22 Feb 2027", "In 6 months: 22 May 2027",
        "In 12 months: 22 Nov 2027", "On a date…",
    ]  # fmt: skip
    pick(menu, "In 6 months: 22 May 2027")
    again = "SELECT state, expected_close FROM deal WHERE title='Rental bikes' ORDER BY n DESC"
    assert shop.one(again) == ("open", "2027-05-22")
    assert window.toast.text().startswith("Rental bikes comes again for 22 May 2027.")
    assert not window.toast.more.isVisible()
    window.actions_["undo"].trigger()
    assert shop.one("SELECT count(*) FROM deal WHERE gone=0") == 4


def test_a_won_deal_comes_again_on_a_day_of_ones_own(
    page: PipelinePage, shop: DealShop, window: MainWindow
) -> None:
    deal_moves.win_deals(shop.store, [shop.made["Trailer"]], TODAY)
    QApplication.processEvents()
    on(page, "Trailer")
    window.actions_["deal_repeat"].trigger()
    pick(QApplication.activePopupWidget(), "On a date…")
    (asks,) = window.findChildren(DayPopover)
    asks.accept()
    assert asks.reading.text().startswith("This is no day.")
    asks.field.setText("1 Mar")
    asks.accept()
    again = "SELECT state, expected_close FROM deal WHERE title='Trailer' ORDER BY n DESC"
    assert shop.one(again) == ("open", "2027-03-01")


def test_the_history_of_steps_knows_who_it_was(
    page: PipelinePage, shop: DealShop, window: MainWindow, settings: PcSettings
) -> None:
    ines = settings.person = find_or_make_colleague(shop.store, "Ines").id
    on(page, "Trailer")
    press(Qt.Key.Key_Right, CTRL)
    press(Qt.Key.Key_End, CTRL)
    sql = "SELECT who_id FROM stage_move ORDER BY n DESC LIMIT 2"
    assert shop.rows(sql) == [(ines,), (ines,)]


# -- what is kept on this PC ---------------------------------------------------------------------


def test_the_look_of_the_page_is_there_again(
    page: PipelinePage, shop: DealShop, window: MainWindow, settings: PcSettings
) -> None:
    ines = find_or_make_colleague(shop.store, "Ines").id
    deals.set_owner(shop.store, [shop.made["Trailer"]], ines)
    QApplication.processEvents()
    window.actions_["board_order"].trigger()
    page.person.choose(ines)
    page.closing.choose("undated")
    page.show_mode(OUTLOOK)
    settings.save()
    again = PipelinePage(
        window.theme, shop.store, window.jobs, PcSettings(shop.store.folder), today=lambda: TODAY,
        zone=dt.UTC,
    )  # fmt: skip
    assert (again.mode, again.view.by_hand) == (OUTLOOK, True)
    assert (again.person.value, again.closing.value) == (ines, "undated")
    shown = [card.title for column in again.board.columns for card in column.cards.cards]
    assert shown == ["Trailer"]
    again.deleteLater()


@pytest.mark.parametrize("kept", ["{", "[]", '{"mode": 7}', '{"mode": "x"}', '{"other": 1}'])
def test_a_look_that_cannot_be_read_counts_as_none(settings: PcSettings, kept: str) -> None:
    settings.pipeline = kept
    assert read_look(settings) == PipelineLook()
