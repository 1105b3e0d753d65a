"""The command palette: what it finds, how it is used, and that the focus comes back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.services.tags import tag_contacts
from crm_desktop.store.store import Store
from crm_desktop.ui.actions import Actions
from crm_desktop.ui.command_search import find_commands
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.models.palette_rows import key_caps
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pages.new_contact import NewContactPage
from crm_desktop.ui.pc_settings import RECENT, PcSettings
from crm_desktop.ui.screens.deal import page_of
from crm_desktop.ui.widgets.palette import Palette
from crm_desktop.ui.widgets.palette_delegate import marked
from tests.helpers.deals import make_deal_shop
from tests.helpers.shop import add_contact


def opened(window: MainWindow, qtbot: QtBot, text: str = "") -> Palette:
    window.contacts.list.setFocus()
    QTest.keyClick(window.contacts.list, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    typed(palette, qtbot, text)
    return palette


def typed(palette: Palette, qtbot: QtBot, text: str) -> None:
    """Typed, and all is there that is found: deals and entries come after the contacts."""
    QTest.keyClicks(palette.field, text)
    qtbot.waitUntil(lambda: palette.complete)


def shown(palette: Palette, kind: str) -> list[str]:
    rows = [palette.rows.row(place) for place in range(palette.rows.rowCount())]
    return [row.text for row in rows if row.kind == kind]


def test_finds_contacts_and_enter_goes_to_the_chosen_one(
    window: MainWindow, qtbot: QtBot, settings: PcSettings
) -> None:
    palette = opened(window, qtbot, "mar")
    assert shown(palette, "contact") == ["Marta Oliveira", "Helen Marsh"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert settings.recent == [2]


def test_finds_a_contact_by_the_last_digits_of_its_phone(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot, "960208")
    row = palette.rows.row(palette.rows.first())
    assert (row.text, row.second) == ("Omar Siddiqui", "01632 960 208")


def test_a_command_comes_before_contacts_that_only_have_a_tag_called_alike(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    tag_contacts(store, [1, 2], "Import 23 Nov 2026")
    palette = opened(window, qtbot, "import")
    first = palette.rows.row(palette.rows.first())
    assert (first.kind, first.text) == ("command", "Import contacts from a file")
    assert len(shown(palette, "contact")) == 2
    palette.field.clear()
    typed(palette, qtbot, "import 23")  # this is no command
    assert palette.rows.row(palette.rows.first()).kind == "contact"


def test_finds_entries_and_says_whose_they_are(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot, "month")
    assert shown(palette, "heading")[0] == "Timeline"
    row = palette.rows.row(palette.rows.first())
    assert (row.text, row.right) == ("Jonas Weber", "22 Nov")
    assert row.second.startswith("Service contract, ")


def test_escape_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot, "mar")
    assert QApplication.focusWidget() is palette.field
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.contacts.list
    assert window.findChild(Palette) is None


def test_a_click_beside_closes_and_a_click_on_a_row_chooses(
    window: MainWindow, qtbot: QtBot, settings: PcSettings
) -> None:
    palette = opened(window, qtbot)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))
    assert not palette.isVisible()
    palette = opened(window, qtbot, "zoe")
    place = palette.list.visualRect(palette.rows.index(palette.rows.first(), 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert settings.recent == [4]


def test_the_search_of_the_side_bar_opens_it(window: MainWindow) -> None:
    window.side.search_wanted.emit()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    assert palette.isVisible()


def test_ctrl_k_twice_makes_no_second_one(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot, "mar")
    QTest.keyClick(palette.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.findChildren(Palette) == [palette]
    assert palette.field.selectedText() == "mar"


def test_empty_field_offers_the_contacts_opened_last(
    window: MainWindow, qtbot: QtBot, settings: PcSettings
) -> None:
    window.open_contact(3)
    window.open_contact(1)
    window.open_contact(3)
    palette = opened(window, qtbot)
    assert shown(palette, "contact") == ["Omar Siddiqui", "Marta Oliveira"]
    assert shown(palette, "command")[0] == "Log call, visit"  # what fits on a card


def test_a_contact_that_is_gone_is_not_offered(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    window.open_contact(2)
    with store.transact("Archive") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=2")
    assert shown(opened(window, qtbot), "contact") == []


def test_a_command_is_done(window: MainWindow, qtbot: QtBot, settings: PcSettings) -> None:
    palette = opened(window, qtbot, "fold")
    assert shown(palette, "command")[0] == "Fold the side bar"
    assert palette.rows.row(palette.rows.first()).keys == ("Ctrl", "B")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert settings.folded


def test_groups_are_short_until_all_are_wanted(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    with store.transact("More") as tx:
        for number in range(7):
            add_contact(tx, f"Quentin {number}")
    palette = opened(window, qtbot, "quentin")
    assert len(shown(palette, "contact")) == 3
    assert shown(palette, "more") == ["Show all 7"]
    for _ in range(3):
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(shown(palette, "contact")) == 7
    assert shown(palette, "more") == []
    assert palette.isVisible()


def test_nothing_found_offers_a_new_contact(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot, "xyzzyq")
    assert shown(palette, "heading") == ["Nothing found for “xyzzyq”."]
    assert shown(palette, "new") == ["New contact “xyzzyq”"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    assert "xyzzyq" in " ".join(page.kept())


def test_ctrl_enter_makes_a_contact_of_the_text(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot, "marta")
    QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.stack.currentWidget(), NewContactPage)


def test_ctrl_l_logs_for_the_chosen_contact(
    window: MainWindow, qtbot: QtBot, settings: PcSettings
) -> None:
    palette = opened(window, qtbot, "omar")
    QTest.keyClick(palette.field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()
    assert isinstance(window.stack.currentWidget(), ContactCardPage)
    assert settings.recent == [3]


def test_leaving_for_another_field_closes_it_for_good(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot, "mar")
    spy = QSignalSpy(palette.closed)
    window.contacts.focus_filter()
    assert spy.count() == 1
    assert QApplication.focusWidget() is window.contacts.filter


def test_rows_keep_the_rules_of_models(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    tester = QAbstractItemModelTester(palette.rows)
    QTest.keyClicks(palette.field, "ma")
    palette.rows.open_group("contacts")
    assert tester.model() is palette.rows
    assert palette.rows.step(palette.rows.first(), -1) == palette.rows.first()
    spoken = palette.rows.index(palette.rows.first(), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Marta Oliveira"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("improt", "import"),  # swapped
        ("imort", "import"),  # missing
        ("impport", "import"),  # too many
        ("inport", "import"),  # wrong
        ("excel", "import"),  # synonym
        ("spredsheet", "import"),  # slip in a synonym
        ("bar side", "fold"),  # words in any order
        ("night", "dark"),
        ("SEARCH", "palette"),
    ],
)
def test_commands_are_found_with_a_slip(window: MainWindow, typed: str, found: str) -> None:
    hits = find_commands(window.actions_, typed)
    assert [hit.command.id for hit in hits][:1] == [found]


@pytest.mark.parametrize("typed", ["imptro", "ipm", "fold xyz", ""])
def test_two_slips_or_a_strange_word_find_nothing(window: MainWindow, typed: str) -> None:
    assert [hit.command.id for hit in find_commands(window.actions_, typed)] == []


def test_a_disabled_command_is_not_offered(window: MainWindow) -> None:
    actions: Actions = window.actions_
    actions["import"].setEnabled(False)
    assert find_commands(actions, "import") == []


def test_found_letters_are_marked_whatever_their_accents() -> None:
    assert marked("Zoë Brandt", ["zoe"]) == [("Zoë", True), (" Brandt", False)]
    assert marked("Straße 5", ["strasse"]) == [("Straße", True), (" 5", False)]
    assert marked("Omar", ["mar"]) == [("O", False), ("mar", True)]
    assert marked("", ["a"]) == []


def test_keys_one_by_one(window: MainWindow) -> None:
    assert key_caps(window.actions_["larger"].shortcut()) == ("Ctrl", "+")
    assert key_caps(window.actions_["find"].shortcut()) == ("Ctrl", "F")
    assert key_caps(window.actions_["import"].shortcut()) == ()


def test_only_the_last_opened_are_remembered(settings: PcSettings) -> None:
    for n in range(RECENT + 5):
        settings.opened(n)
    assert settings.recent == list(range(RECENT + 4, 4, -1))


def test_finds_deals_with_step_and_value_and_opens_their_page(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    shop = make_deal_shop(store)
    shop.add("Old bikes", "Won", 50_00)
    for number in range(3):
        shop.add(f"Loan bikes {number}")
    palette = opened(window, qtbot, "CAFÉ bik")
    assert shown(palette, "deal") == ["Loan bikes 2", "Loan bikes 1", "Loan bikes 0"]
    assert "Show all 7" in shown(palette, "more")
    row = next(
        palette.rows.row(at)
        for at in range(palette.rows.rowCount())
        if palette.rows.row(at).kind == "deal"
    )
    assert (row.second, row.right) == ("Blue Door Café, New enquiry", "€100")
    palette.field.clear()
    typed(palette, qtbot, "rental")
    assert shown(palette, "deal") == ["Rental bikes"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.place == "deal"
    assert page_of(window).title.text() == "Rental bikes"
    palette = opened(window, qtbot, "old bikes")
    assert shown(palette, "deal") == ["Old bikes"]


def test_contacts_come_first_and_the_rest_follows(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    make_deal_shop(store).add("Marsh bikes")
    palette = opened(window, qtbot)
    QTest.keyClicks(palette.field, "mars")
    assert shown(palette, "contact") == ["Helen Marsh"]
    assert shown(palette, "deal") == []
    assert not palette.complete
    qtbot.waitUntil(lambda: palette.complete)
    assert shown(palette, "deal") == ["Marsh bikes"]
    QTest.keyClicks(palette.field, "h")
    assert shown(palette, "contact") == ["Helen Marsh"]
    assert shown(palette, "deal") == ["Marsh bikes"]  # does not go for a moment
    palette.field.setText("zzz")
    assert shown(palette, "new") == []  # nobody knows yet that nothing is found
    qtbot.waitUntil(lambda: palette.complete)
    assert shown(palette, "new") == ["New contact “zzz”"]


def test_the_first_letter_is_looked_up_without_another_thread(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = opened(window, qtbot)
    palette._reading.here_ms = 10_000  # on a busy machine too
    palette._get_ready(None)
    QTest.keyClicks(palette.field, "z")
    assert palette._reading._running == 0
    assert shown(palette, "contact")


def test_enter_waits_for_what_is_not_found_yet(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    make_deal_shop(store).add("Xylo bikes")
    palette = opened(window, qtbot)
    QTest.keyClicks(palette.field, "xylo")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.waitUntil(lambda: window.place == "deal")
    assert page_of(window).title.text() == "Xylo bikes"


def test_what_else_is_found_comes_with_the_letter_where_there_is_nothing_to_show_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = opened(window, qtbot)
    palette.field.setText("service contract")
    assert palette.complete  # without a moment in between
    assert shown(palette, "entry") == ["Jonas Weber"]
    typed(palette, qtbot, "q")
    palette.field.setText("qqq")
    assert palette.complete
    assert shown(palette, "new") == ["New contact “qqq”"]
