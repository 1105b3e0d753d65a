"""The pipeline in the window: by keys alone, by mouse, and what it tells."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import deal_moves, deals, reminders, stages
from crm_desktop.services.colleagues import find_or_make_colleague
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.lost_reason import LostReason
from crm_desktop.ui.dialogs.new_deal import NewDeal
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.board_column import ColumnCards, Landing
from crm_desktop.ui.pages.pipeline import BOARD, LIST, OUTLOOK, PipelinePage
from tests.helpers.deals import TODAY, DealShop, make_deal_shop

FIRST_PLACE = "trash"
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def shop(store: Store) -> DealShop:
    return make_deal_shop(store)


@pytest.fixture
def page(shop: DealShop, window: MainWindow) -> PipelinePage:
    window.go("pipeline")
    found = window.stack.seen()
    assert isinstance(found, PipelinePage)
    return found


def shown(page: PipelinePage) -> dict[str, list[str]]:
    """Column -> titles, where there are any."""
    QApplication.processEvents()
    return {
        column.cards.title: [card.title for card in column.cards.cards]
        for column in page.board.columns
        if column.cards.cards
    }


def on(page: PipelinePage, title: str) -> None:
    """Put the cursor on a card, with the keyboard."""
    cards = [card for column in page.board.columns for card in column.cards.cards]
    page.board.focus_board()
    page.choose(next(card.n for card in cards if card.title == title))


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held)
    QApplication.processEvents()


def answer(kind: type[QDialog], does: Callable[[QDialog], None]) -> list[bool]:
    """When the dialog opens, do this with it; tells whether it came."""
    came: list[bool] = []

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                came.append(True)
                does(widget)

    QTimer.singleShot(0, look)
    return came


CTRL = Qt.KeyboardModifier.ControlModifier


# -- by keys alone -------------------------------------------------------------------------------


def test_from_a_new_deal_to_won_lost_restored_and_undone_by_keys_alone(
    page: PipelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(NewDeal)
    assert dialog is not None
    qtbot.waitUntil(dialog.what.hasFocus)
    QTest.keyClicks(dialog.what, "Demo trike")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.who
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.value, "4980")
    QTest.keyClick(dialog.value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.board.current_card() is not None)
    card = page.board.current_card()
    assert card is not None
    assert (card.title, card.amount_minor) == ("Demo trike", 4980_00)
    with qtbot.waitActive(window):
        window.activateWindow()  # as every window manager does when a dialog closes
    press(Qt.Key.Key_Right, CTRL)
    assert shown(page)["Visit or trial"] == ["Demo trike"]
    assert page.board.current_card() == page.current_cards()[0]
    press(Qt.Key.Key_End, CTRL)
    assert shown(page)["Won in November"] == ["Demo trike"]
    assert window.toast.text() == "Won: Demo trike, €4,980."

    def mark(dialog: QDialog) -> None:
        assert isinstance(dialog, LostReason)
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    came = answer(LostReason, mark)
    window.actions_["deal_lost"].trigger()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert came
    assert "Won in November" not in shown(page)
    assert window.toast.text() == "Lost: Demo trike, €4,980."
    window.actions_["undo"].trigger()
    assert shown(page)["Won in November"] == ["Demo trike"]
    on(page, "Demo trike")
    window.actions_["deal_reopen"].trigger()
    assert shown(page)["Visit or trial"] == ["Demo trike"]
    for _ in range(4):
        window.actions_["undo"].trigger()
        QApplication.processEvents()
    assert "Demo trike" not in [title for titles in shown(page).values() for title in titles]


def test_space_lifts_arrows_carry_enter_drops(page: PipelinePage) -> None:
    on(page, "Guest bikes")
    press(Qt.Key.Key_Space)
    landing = page.board.columns[0].cards
    assert isinstance(landing.at(landing.landing), Landing)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert shown(page)["New enquiry"] == ["Cargo bikes", "Guest bikes"]  # still counts there
    press(Qt.Key.Key_Return)
    assert shown(page) == {
        "New enquiry": ["Cargo bikes"], "Quote sent": ["Guest bikes", "Trailer"],
        "Agreeing terms": ["Rental bikes"],
    }  # fmt: skip
    current = page.board.current_card()
    assert current is not None
    assert current.title == "Guest bikes"
    assert all(column.cards.landing < 0 for column in page.board.columns)


def test_escape_puts_a_lifted_card_back(page: PipelinePage, shop: DealShop) -> None:
    before, batches = shown(page), shop.one("SELECT max(n) FROM batch")
    on(page, "Guest bikes")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Escape)
    assert shown(page) == before
    assert [page.board.columns[0].list.model().rowCount()] == [2]
    assert shop.one("SELECT max(n) FROM batch") == batches


def test_by_hand_arrows_choose_the_place(page: PipelinePage, window: MainWindow) -> None:
    window.actions_["board_order"].trigger()
    on(page, "Guest bikes")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert shown(page)["New enquiry"] == ["Guest bikes", "Cargo bikes"]
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert shown(page)["Quote sent"] == ["Trailer", "Guest bikes"]


def test_arrows_move_between_columns_and_the_board_is_one_stop(page: PipelinePage) -> None:
    on(page, "Trailer")
    press(Qt.Key.Key_Right)
    current = page.board.current_card()
    assert current is not None
    assert current.title == "Rental bikes"
    stops = [c.list.focusPolicy() == Qt.FocusPolicy.StrongFocus for c in page.board.columns]
    assert stops.count(True) == 1


def test_letters_jump_to_a_card_in_any_column(page: PipelinePage) -> None:
    on(page, "Cargo bikes")
    for key in (Qt.Key.Key_R, Qt.Key.Key_E, Qt.Key.Key_N):
        press(key)
    current = page.board.current_card()
    assert current is not None
    assert current.title == "Rental bikes"


# -- the same questions on every road ------------------------------------------------------------


def test_calling_off_the_question_leaves_the_deal_as_it_was(
    page: PipelinePage, window: MainWindow, shop: DealShop
) -> None:
    before, batches = shown(page), shop.one("SELECT max(n) FROM batch")
    lost = next(stage for stage in stages.list_pipelines(shop.store)[0].of("lost"))
    for way in (
        window.actions_["deal_lost"].trigger,
        lambda: page.move_to(lost),
    ):
        on(page, "Trailer")
        came = answer(LostReason, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
        way()
        assert came
        assert shown(page) == before
    assert shop.one("SELECT max(n) FROM batch") == batches


def test_the_reason_can_be_left_out_or_said_in_own_words(
    page: PipelinePage, window: MainWindow, shop: DealShop
) -> None:
    for title, words in (("Trailer", ""), ("Guest bikes", "Went sailing")):

        def mark(dialog: QDialog, words: str = words) -> None:
            assert isinstance(dialog, LostReason)
            assert dialog.reason == ""  # nothing is put into the person's mouth
            dialog.field.setText(words)
            dialog.lost.click()

        on(page, title)
        answer(LostReason, mark)
        window.actions_["deal_lost"].trigger()
        told = shop.one("SELECT state, close_reason FROM deal WHERE id=?", shop.made[title])
        assert told == ("lost", words)


# -- the mouse -----------------------------------------------------------------------------------


def mouse(widget: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    """A mouse event at a place of the screen."""
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else (
        Qt.MouseButton.LeftButton
    )  # fmt: skip
    event = QMouseEvent(
        kind, QPointF(widget.mapFromGlobal(at)), QPointF(at), Qt.MouseButton.LeftButton, held,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def drag(page: PipelinePage, title: str, column: int, *, drop: bool = True) -> None:
    on(page, title)
    source = next(c.list for c in page.board.columns if c.list.hasFocus())
    viewport = source.viewport()
    start = viewport.mapToGlobal(source.visualRect(source.currentIndex()).center())
    target = page.board.columns[column].list.viewport()
    end = target.mapToGlobal(target.rect().center())
    mouse(viewport, QEvent.Type.MouseButtonPress, start)
    for part in range(1, 6):
        mouse(viewport, QEvent.Type.MouseMove, start + (end - start) * part / 5)
        QApplication.processEvents()
    if drop:
        mouse(viewport, QEvent.Type.MouseButtonRelease, end)
        QApplication.processEvents()


def test_dragging_moves_and_the_cursor_goes_along(page: PipelinePage, window: MainWindow) -> None:
    drag(page, "Guest bikes", 2)
    assert shown(page)["Quote sent"] == ["Guest bikes", "Trailer"]
    assert window.toast.text() == "Guest bikes: Quote sent."
    current = page.board.current_card()
    assert current is not None
    assert current.title == "Guest bikes"


def test_the_landing_place_is_named_and_escape_puts_the_card_back(page: PipelinePage) -> None:
    before = shown(page)
    drag(page, "Guest bikes", 2, drop=False)
    cards = page.board.columns[2].cards
    landing = cards.at(cards.landing)
    assert isinstance(landing, Landing)
    assert landing.text == "Drop here"
    assert page.board.columns[0].cards.rowCount() == 1
    source = page.board.columns[0].list
    assert source.hovered == -1
    press(Qt.Key.Key_Escape)
    assert shown(page) == before
    assert page.board.columns[0].cards.rowCount() == 2
    assert cards.landing < 0


def test_the_landing_place_is_named_below_a_card_that_lies_over_it(page: PipelinePage) -> None:
    empty = next(at for at, c in enumerate(page.board.columns) if not c.cards.cards)
    drag(page, "Guest bikes", empty, drop=False)
    said, column = page.board.landing_said, page.board.columns[empty]
    assert not said.isVisible()  # the card hangs in the middle of the column, the place is above
    source = page.board.columns[0].list.viewport()
    top = column.list.viewport().mapToGlobal(QPoint(60, 40))
    mouse(source, QEvent.Type.MouseMove, top)
    QApplication.processEvents()
    assert said.isVisible()
    assert said.text() == "Drop here"
    landing = column.list.viewport().mapToGlobal(QPoint(0, 44))
    assert said.mapToGlobal(QPoint(0, 0)).y() >= landing.y()
    mouse(source, QEvent.Type.MouseMove, top + QPoint(0, 300))
    assert not said.isVisible()
    press(Qt.Key.Key_Escape)


def test_dropping_where_it_was_changes_nothing(page: PipelinePage, shop: DealShop) -> None:
    batches = shop.one("SELECT max(n) FROM batch")
    drag(page, "Guest bikes", 0)
    assert shop.one("SELECT max(n) FROM batch") == batches
    assert shown(page)["New enquiry"] == ["Cargo bikes", "Guest bikes"]


def landing_row(page: PipelinePage, column: int) -> int:
    QApplication.processEvents()
    return page.board.columns[column].cards.landing


def test_a_card_lands_where_it_will_stand(page: PipelinePage, shop: DealShop) -> None:
    page.show_mode(OUTLOOK)
    first, last = dt.date(2026, 12, 5), dt.date(2026, 11, 25)
    deals.set_closing(shop.store, [shop.made["Trailer"]], first)
    deals.set_closing(shop.store, [shop.made["Cargo bikes"]], last)
    QApplication.processEvents()
    december = next(
        n for n, one in enumerate(page.board.columns) if "Trailer" in
        [card.title for card in one.cards.cards]
    )  # fmt: skip
    drag(page, "Cargo bikes", december, drop=False)
    assert landing_row(page, december) == 1  # the last day of a month stands below its fifth
    press(Qt.Key.Key_Escape)
    page.show_mode(BOARD)
    drag(page, "Trailer", 5)
    drag(page, "Rental bikes", 5, drop=False)
    assert landing_row(page, 5) == 0  # the newest win is the first
    press(Qt.Key.Key_Escape)


def test_dropping_on_won_asks_nothing(page: PipelinePage, window: MainWindow) -> None:
    drag(page, "Rental bikes", 5)
    assert shown(page)["Won in November"] == ["Rental bikes"]
    assert window.toast.text() == "Won: Rental bikes, €26,500."


# -- what it tells -------------------------------------------------------------------------------


def test_cards_are_sentences(page: PipelinePage, shop: DealShop) -> None:
    deals.set_closing(shop.store, [shop.made["Trailer"]], dt.date(2026, 10, 9))
    QApplication.processEvents()
    cards = page.board.columns[2].cards
    assert cards.index(0).data(SPOKEN) == (
        "Trailer, Blue Door Café, €1,150, Quote sent, card 1 of 1,"
        " Closing date passed: was Fri 9 Oct, No next step"
    )


def test_heads_tell_count_sums_and_how_expected_comes_about(page: PipelinePage) -> None:
    head = page.board.columns[0]
    QApplication.processEvents()
    assert head.accessibleName() == "New enquiry, 2 deals, €21,700, €2,170 expected"
    assert "€21,700 × 10 %" in head.toolTip()
    assert page.summary.text() == "4 open deals · €49,350 · €22,620 expected"


def test_after_a_move_only_the_heads_concerned_and_the_summary_change(page: PipelinePage) -> None:
    on(page, "Trailer")
    press(Qt.Key.Key_Right, CTRL)
    heads = [column.accessibleName() for column in page.board.columns]
    assert heads[2] == "Quote sent, 0 deals, €0, €0 expected"
    assert heads[3] == "Agreeing terms, 2 deals, €27,650, €20,737.50 expected"
    assert page.summary.text() == "4 open deals · €49,350 · €22,907.50 expected"


def test_the_cursor_stays_on_its_card_through_undo_and_redo(
    page: PipelinePage, window: MainWindow, shop: DealShop
) -> None:
    def cursor() -> tuple[str, str]:
        QApplication.processEvents()
        column = next(one for one in page.board.columns if one.list.hasFocus())
        card = column.list.current_card()
        assert card is not None
        assert card == page.board.current_card()
        return column.cards.title, card.title

    on(page, "Trailer")
    press(Qt.Key.Key_Right, CTRL)
    on(page, "Guest bikes")
    window.actions_["undo"].trigger()
    assert cursor() == ("Quote sent", "Trailer")
    window.actions_["redo"].trigger()
    assert cursor() == ("Agreeing terms", "Trailer")
    assert page.current_cards()[0].title == "Trailer"
    press(Qt.Key.Key_Delete)
    assert cursor() == ("Agreeing terms", "Rental bikes")
    window.actions_["undo"].trigger()
    assert cursor() == ("Agreeing terms", "Trailer")
    # A change from elsewhere that reads the whole board takes the cursor along too.
    with shop.store.transact("elsewhere", origin="sync") as tx:
        tx.raw.execute("UPDATE deal SET stage_id=? WHERE title='Trailer'",
                       (shop.steps["New enquiry"],))  # fmt: skip
        tx.raw.execute("UPDATE contact SET name='Marta O.' WHERE id=?", (shop.marta,))
    assert cursor() == ("New enquiry", "Trailer")


def test_changes_from_elsewhere_are_shown(page: PipelinePage, shop: DealShop) -> None:
    shop.add("New one", "Ordered")
    assert shown(page)["Ordered"] == ["New one"]
    reminders.add_reminder(shop.store, shop.marta, "Visit", TODAY, zone="UTC",
                           deal=shop.made["New one"])  # fmt: skip
    QApplication.processEvents()
    card = page.board.columns[4].cards.cards[0]
    assert card.step is not None
    assert card.step.title == "Visit"
    deals.archive_deals(shop.store, [shop.made["New one"]])
    assert "Ordered" not in shown(page)
    stages.change_stage(shop.store, shop.steps["Quote sent"], name="Offer sent")
    assert shown(page)["Offer sent"] == ["Trailer"]


def test_an_empty_shop_says_what_a_deal_is(window: MainWindow) -> None:
    window.go("pipeline")
    page = window.stack.seen()
    assert isinstance(page, PipelinePage)
    assert page.empty.isVisible()
    assert page.empty.heading.text() == "No deals yet."


# -- filter, adding, list, outlook ---------------------------------------------------------------


def test_filter_and_attention(page: PipelinePage, shop: DealShop) -> None:
    page.filter.setText("cargo")
    page.refresh()
    assert shown(page) == {"New enquiry": ["Cargo bikes"]}
    page.filter.setText("nothing like it")
    page.refresh()
    assert page.empty.heading.text() == "No deal matches."
    page.clear_filters()
    assert len(shown(page)) == 3
    reminders.add_reminder(shop.store, shop.marta, "Call", TODAY, zone="UTC",
                           deal=shop.made["Trailer"])  # fmt: skip
    QApplication.processEvents()
    assert page.warning.text() == "3 need attention"
    page.warning.click()
    assert shown(page) == {
        "New enquiry": ["Cargo bikes", "Guest bikes"], "Agreeing terms": ["Rental bikes"],
    }  # fmt: skip


def test_adding_in_a_column(page: PipelinePage) -> None:
    column = page.board.columns[1]
    column.plus.click()
    QTest.keyClicks(column.field, "Bell")
    QTest.keyClick(column.field, Qt.Key.Key_Return)
    assert shown(page)["Visit or trial"] == ["Bell"]
    assert column.field.text() == ""
    QTest.keyClicks(column.field, "Half typ")
    QTest.keyClick(column.field, Qt.Key.Key_Escape)
    column.plus.click()
    assert column.field.text() == "Half typ"


def test_the_outlook_sets_the_expected_close(page: PipelinePage, shop: DealShop) -> None:
    page.show_mode(OUTLOOK)
    assert set(shown(page)) == {"No date"}
    drag(page, "Trailer", 3)
    assert shown(page)["January 2027"] == ["Trailer"]
    close = shop.one("SELECT expected_close FROM deal WHERE id=?", shop.made["Trailer"])
    assert close == "2027-01-31"
    drag(page, "Trailer", 0)  # nothing becomes overdue by hand
    assert shown(page)["January 2027"] == ["Trailer"]


def test_the_list_shows_all_states_sorts_and_works_on_many(
    page: PipelinePage, shop: DealShop, window: MainWindow
) -> None:
    deal_moves.win_deals(shop.store, [shop.made["Trailer"]], TODAY)
    page.show_mode(LIST)
    assert page.table.rowCount() == 3
    page.state.choose("all")
    assert page.table.rowCount() == 4
    page.list.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    titles = [page.table.index(row, 0).data() for row in range(4)]
    assert titles == ["Rental bikes", "Guest bikes", "Cargo bikes", "Trailer"]
    page.list.selectAll()
    window.actions_["deal_archive"].trigger()
    QApplication.processEvents()
    assert page.table.rowCount() == 0
    assert window.toast.text() == "4 deals archived."


def test_the_dialog_keeps_what_was_typed_and_says_what_is_wrong(
    page: PipelinePage, window: MainWindow, shop: DealShop
) -> None:
    window.actions_["new_deal"].trigger()
    dialog = window.findChild(NewDeal)
    assert dialog is not None
    dialog.what.setText("Two bells")
    dialog.value.setText("lots")
    dialog.add.click()
    assert dialog.error.text().startswith("This is no amount.")
    dialog.value.setText("123456789012345678901")
    dialog.add.click()
    assert dialog.error.text().startswith("This amount is too large.")
    dialog.reject()
    window.actions_["new_deal"].trigger()
    assert dialog.what.text() == "Two bells"
    dialog.value.setText("99.50")
    dialog.closes.setText("31 Dec")
    assert dialog.hint.text() == "€99.50, closes by Thu 31 Dec"
    dialog.who.setText("Marta Oliveira")  # there are two
    dialog.add.click()
    assert dialog.error.text().startswith("No single contact has this name.")
    dialog.who.setText("blue door café")
    dialog.add.click()
    told = shop.one("SELECT title, amount_minor, expected_close, company_id FROM deal"
                    " ORDER BY n DESC LIMIT 1")  # fmt: skip
    assert told == ("Two bells", 99_50, "2026-12-31", shop.cafe)


def test_what_was_typed_for_a_new_deal_outlives_the_window(
    page: PipelinePage, window: MainWindow, shop: DealShop
) -> None:
    def dialog() -> NewDeal:
        return NewDeal(window, window.theme, shop.store, today=lambda: TODAY)

    first = dialog()
    first.ask()
    first.what.setText("Two bells")
    first.who.show_contact(shop.cafe, "Blue Door Café")
    first.value.setText("99")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    second = dialog()
    second.ask()
    assert (second.what.text(), second.value.text()) == ("Two bells", "99")
    assert (second.who.contact, second.who.text()) == (shop.cafe, "Blue Door Café")
    second.add.click()
    third = dialog()
    third.ask()
    assert third.what.text() == ""
    third.reject()


def test_a_new_deal_begins_in_the_step_of_the_cursor(
    page: PipelinePage, window: MainWindow, shop: DealShop
) -> None:
    me = find_or_make_colleague(shop.store, "Ben").id
    window.settings.person = me
    on(page, "Trailer")
    window.actions_["new_deal"].trigger()
    dialog = window.findChild(NewDeal)
    assert dialog is not None
    assert dialog.step.currentText() == "Quote sent"
    dialog.what.setText("Tow bar")
    dialog.add.click()
    assert shown(page)["Quote sent"] == ["Trailer", "Tow bar"]
    assert shop.one("SELECT owner_id FROM deal WHERE title='Tow bar'") == me  # who typed it in
    moved_by = shop.one("SELECT m.who_id FROM stage_move m JOIN deal d ON d.id=m.deal_id"
                        " WHERE d.title='Tow bar'")  # fmt: skip
    assert moved_by == me


def test_every_column_is_a_proper_model(page: PipelinePage, shop: DealShop) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(c.cards, mode) for c in page.board.columns]
    testers.append(QAbstractItemModelTester(page.table, mode))
    drag(page, "Guest bikes", 2)
    drag(page, "Trailer", 4, drop=False)
    press(Qt.Key.Key_Escape)
    on(page, "Trailer")
    press(Qt.Key.Key_Right, CTRL)
    page.show_mode(LIST)
    page.show_mode(BOARD)
    assert len(testers) == 7
    assert isinstance(page.board.columns[0].cards, ColumnCards)


def test_the_look_changes_and_the_page_stays_as_it_was(
    page: PipelinePage, window: MainWindow
) -> None:
    page.filter.setText("bikes")
    page.refresh()
    on(page, "Guest bikes")
    window.actions_["dark"].trigger()
    QApplication.processEvents()
    fresh = window.stack.seen()
    assert isinstance(fresh, PipelinePage)
    assert fresh is not page
    assert fresh.filter.text() == "bikes"
    current = fresh.board.current_card()
    assert current is not None
    assert current.title == "Guest bikes"
