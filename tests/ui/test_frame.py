"""The frame: screens, commands by their keys, panes, the side bar, what is remembered."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.domain.filters import Condition, Group
from crm_desktop.errors import UserError
from crm_desktop.services.history import History
from crm_desktop.services.views import View, save_view, saved_views
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.dropping import drop, may_be_dropped
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.page_stack import PageStack
from crm_desktop.ui.panes import step
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.reaching import Reaching
from crm_desktop.ui.screens.order import LINES, all_screens
from crm_desktop.ui.start import _reach, fit_screen
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.side_bar import SideBar
from crm_desktop.ui.widgets.side_line import Place, SideLine
from tests.helpers.shop import add_contact
from tests.ui.conftest import TODAY


def turn() -> None:
    """Let posted events, deferred deletes and what they post happen."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


# -- commands -----------------------------------------------------------------------------------


def test_every_command_is_done_by_its_key(window: MainWindow) -> None:
    for command in window.actions_:
        for sequence in command.action.shortcuts():
            window.go(command.places[0] if command.places else "contacts")
            assert command.action.isEnabled(), command.id
            command.action.triggered.disconnect()
            spy = QSignalSpy(command.action.triggered)
            QTest.keySequence(window, sequence)
            assert spy.count() == 1, (command.id, sequence.toString())
    window.go("contacts")


def test_no_two_commands_share_a_key_where_both_work(window: MainWindow) -> None:
    commands = list(window.actions_)
    for at, one in enumerate(commands):
        for other in commands[at + 1 :]:
            if one.works_beside(other):
                shared = {s.toString() for s in one.action.shortcuts()} & {
                    s.toString() for s in other.action.shortcuts()
                }
                assert not shared, (one.id, other.id)


def test_every_command_stands_in_a_menu_or_is_found_by_the_palette(window: MainWindow) -> None:
    listed = {action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()}
    for command in window.actions_:
        assert (command.action in listed) == bool(command.menu), command.id
        assert command.action.text()


def test_a_command_works_only_on_its_screens(window: MainWindow) -> None:
    assert not window.actions_["back"].isEnabled()
    window.open_contact(2)
    assert window.actions_["back"].isEnabled()
    window.actions_.allow("back", False)
    window.go("contacts")
    window.open_contact(2)
    assert not window.actions_["back"].isEnabled()
    window.actions_.allow("back", True)
    assert window.actions_["back"].isEnabled()


# -- keys of one's own --------------------------------------------------------------------------


def test_a_key_is_changed_kept_and_given_back(window: MainWindow, settings: PcSettings) -> None:
    window.actions_.set_keys("history", "Ctrl+Alt+H")
    assert window.actions_["history"].shortcut() == QKeySequence("Ctrl+Alt+H")
    assert settings.keys_of("history") == "Ctrl+Alt+H"
    assert window.actions_.is_changed("history")
    again = MainWindow(
        window.store, settings, shop="S", pc="P", today=window.today, zone=window.zone
    )
    assert again.actions_.keys_of("history") == "Ctrl+Alt+H"
    again.close()
    window.actions_.set_keys("history", None)
    assert window.actions_.keys_of("history") == "Ctrl+H"
    assert not window.actions_.is_changed("history")
    window.actions_.set_keys("history", "")
    assert window.actions_.keys_of("history") == ""
    assert settings.keys_of("history") == ""


@pytest.mark.parametrize(
    ("keys", "code", "said"),
    [
        ("Ctrl+K", "keys.taken", "Search everything"),
        ("Ctrl+K, Ctrl+B", "keys.taken", "Search everything"),
        ("Ctrl+Nonsense", "keys.unknown", "Ctrl+Nonsense"),
        ("Ctrl+J; Ctrl+K", "keys.taken", "Search everything"),
    ],
)
def test_a_key_that_is_taken_or_is_none_is_refused(
    window: MainWindow, settings: PcSettings, keys: str, code: str, said: str
) -> None:
    with pytest.raises(UserError, match=said.replace("+", r"\+")) as refused:
        window.actions_.set_keys("history", keys)
    assert refused.value.code == code
    assert window.actions_.keys_of("history") == "Ctrl+H"
    assert settings.keys_of("history") is None


def test_a_key_may_be_shared_by_commands_of_other_screens(window: MainWindow) -> None:
    made: list[str] = []
    for place in ("contacts", "history"):
        window.actions_.add(
            f"try_{place}", place, lambda p=place: made.append(p), menu="edit",  # type: ignore[misc]
            keys="Ctrl+Shift+J", places=(place,),
        )  # fmt: skip
    for place in ("contacts", "history"):
        window.go(place)
        QTest.keyClick(
            window, Qt.Key.Key_J,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )  # fmt: skip
    assert made == ["contacts", "history"]
    with pytest.raises(UserError):
        window.actions_.set_keys("keys", "Ctrl+Shift+J")


# -- undo ---------------------------------------------------------------------------------------


def test_steps_are_turned_back_one_by_one_and_no_more_than_were_done(
    window: MainWindow, store: Store
) -> None:
    for number in range(12):
        with store.transact("Rename") as tx:
            tx.raw.execute("UPDATE contact SET name=? WHERE n=1", (f"Name {number}",))
    for _ in range(13):
        window.actions_["undo"].trigger()
    turn()
    with store.read_raw() as raw:
        assert raw.execute("SELECT name FROM contact WHERE n=1").fetchone() == ("Marta Oliveira",)
        assert raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone() == (5,)
    assert window.toast.text().startswith("Nothing to undo here.")


def test_a_toast_turns_back_the_step_it_tells_of(window: MainWindow, store: Store) -> None:
    for name in ("First", "Second"):
        with store.transact(f"Rename to {name}") as tx:
            tx.raw.execute("UPDATE contact SET name=? WHERE n=?", (name, 1 + (name == "Second")))
        if name == "First":
            window.done("Renamed.")
    QTest.keyClick(window, Qt.Key.Key_F8)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    with store.read_raw() as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM contact WHERE n<3 ORDER BY n")]
    assert names == ["Marta Oliveira", "Second"]
    assert window.toast.text() == "Undone: Rename to First"


def test_the_keyboard_goes_back_from_a_toast_to_where_it_was(
    window: MainWindow, store: Store
) -> None:
    window.go("contacts")
    before = focused()
    with store.transact("Rename") as tx:
        tx.raw.execute("UPDATE contact SET name='First' WHERE n=1")
    window.done("Renamed.")
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_F8)
    assert window.toast.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is before


def test_what_is_done_before_the_window_has_settled_is_turned_back(
    qtbot: QtBot, store: Store, settings: PcSettings
) -> None:
    early = MainWindow(store, settings, shop="", pc="", today=lambda: TODAY, zone=dt.UTC)
    qtbot.addWidget(early)
    early.jobs = Jobs(at_once=True)
    early.start()
    with store.transact("Rename") as tx:
        tx.raw.execute("UPDATE contact SET name='Ticked off at once' WHERE n=1")
    early.done("Renamed.")
    QTest.mouseClick(early.toast._button, Qt.MouseButton.LeftButton)
    assert early.toast.text() == "Undone: Rename"
    with store.transact("Rename again") as tx:
        tx.raw.execute("UPDATE contact SET name='Ticked off at once' WHERE n=1")
    early.undoing.undo()
    assert early.toast.text() == "Undone: Rename again"
    early.close()


def test_a_window_closed_at_once_begins_nothing_any_more(window: MainWindow) -> None:
    started = []
    window.jobs.changed.connect(lambda: started.append("a job"))
    window.close()
    made: list[Reaching] = []
    # Its timer may run out before the program has ended.
    assert list(_reach(window, made, hidden=False)) == []
    assert (made, started) == ([], [])


def test_a_window_closed_while_it_begins_to_reach_begins_no_more(window: MainWindow) -> None:
    made: list[Reaching] = []
    parts = _reach(window, made, hidden=False)
    next(parts)
    window.close()
    assert (list(parts), made) == ([], [])


def test_ctrl_s_says_that_everything_is_saved(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.text() == "Everything is saved already."


# -- panes, menu bar ----------------------------------------------------------------------------


def test_f6_goes_round_the_panes_and_comes_back_to_where_it_was(window: MainWindow) -> None:
    window.go("history")
    page = window.stack.seen()
    assert page is not None
    lists = page.list  # type: ignore[attr-defined]
    assert QApplication.focusWidget() is lists
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is page.filter  # type: ignore[attr-defined]
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.side.isAncestorOf(focused())
    QTest.keyClick(window, Qt.Key.Key_F6)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is lists


def test_f6_without_panes_changes_nothing() -> None:
    step([], 1)


def test_the_menu_bar_comes_by_f10_and_by_alt(window: MainWindow) -> None:
    bar = window.menuBar()
    assert not bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert bar.isVisible()
    assert bar.activeAction() is bar.actions()[0]
    bar.setActiveAction(QAction())
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert not bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Alt)
    assert bar.isVisible()


def press_in_front(key: Qt.Key) -> None:
    front = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert front is not None
    QTest.keyClick(front, key)
    QApplication.processEvents()


def test_the_menu_bar_goes_when_it_is_left(window: MainWindow) -> None:
    bar = window.menuBar()
    QTest.keyClick(window, Qt.Key.Key_F10)
    press_in_front(Qt.Key.Key_Right)  # to the next menu
    assert bar.isVisible()
    assert bar.activeAction() is bar.actions()[1]
    press_in_front(Qt.Key.Key_Escape)  # the menu closes, the keyboard is still in the bar
    assert bar.isVisible()
    press_in_front(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F10)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()  # by a click elsewhere
    bar.setActiveAction(QAction())
    QApplication.processEvents()
    assert not bar.isVisible()


# -- side bar -----------------------------------------------------------------------------------


def lines(window: MainWindow) -> list[SideLine]:
    return [line for line in window.side.findChildren(SideLine) if line.isVisibleTo(window)]


def test_screens_have_lines_in_their_order_and_one_is_marked(window: MainWindow) -> None:
    wanted = sorted((s for s in all_screens() if s.line), key=lambda screen: screen.line)
    assert [line.place.id for line in lines(window)] == [*(s.id for s in wanted), "settings"]
    told = [(id_, icon, title()) for id_, icon, title in LINES]  # they stand in two places
    assert told == [(s.id, s.icon, s.title()) for s in wanted]
    assert window.side.line("contacts").accessibleName() == "Contacts, open"
    window.go("settings")
    assert window.side.line("contacts").accessibleName() == "Contacts"
    window.open_contact(1)
    assert window.side.line("contacts").accessibleName() == "Contacts, open"


def test_the_lines_are_one_tab_stop_and_arrows_move_inside(window: MainWindow) -> None:
    stops = [line for line in lines(window) if line.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [window.side.line("contacts")]
    stops[0].setFocus()
    for _ in lines(window):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is window.side.line("settings")
    QTest.keyClick(window.side.line("settings"), Qt.Key.Key_Return)
    assert window.place == "settings"


def test_the_menu_of_the_shop_holds_what_has_no_line(window: MainWindow) -> None:
    window.side.shop_menu_wanted.emit(QPoint(10, 10))
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    texts = [action.text() for action in menu.actions()]
    assert {"Import…", "History", "Settings", "Commands and keys"} <= set(texts)
    menu.close()


@pytest.fixture
def viewed(window: MainWindow, store: Store) -> MainWindow:
    """The window with the views "People" (5) and "Starred" (1)."""
    save_view(store, "People", View())
    marta = Condition("name", "contains", ("marta",))
    save_view(store, "Starred", View(filter=Group("and", (marta,)), colour="rose"))
    turn()
    return window


def views(window: MainWindow) -> list[tuple[str, str]]:
    turn()
    found = [line.place for line in lines(window) if line.place.is_view and not line.place.fixed]
    return [(place.text, place.number) for place in found]


def test_saved_views_stand_there_with_live_counts(viewed: MainWindow, store: Store) -> None:
    assert views(viewed) == [("People", "5"), ("Starred", "1")]
    kept = view_line(viewed, "People")
    with store.transact("Another") as tx:
        add_contact(tx, "Marta Two")
    viewed.views.refresh()
    assert views(viewed) == [("People", "6"), ("Starred", "2")]
    assert kept.accessibleName() == "People, 6"


def test_the_open_view_is_marked_whenever_its_list_is_seen(viewed: MainWindow) -> None:
    def marked() -> list[str]:
        turn()
        return [line.place.text for line in lines(viewed) if line.on]

    view_line(viewed, "Starred").click()
    assert marked() == ["Contacts", "Starred"]
    viewed.go("today")
    assert marked() == ["Today"]
    viewed.go("contacts")
    assert marked() == ["Contacts", "Starred"]
    viewed.open_contact(1)
    assert marked() == ["Contacts", "Starred"]
    viewed.go("pipeline")
    viewed.contacts.view.open(None)
    viewed.go("contacts")
    assert marked() == ["Contacts"]


def view_line(window: MainWindow, name: str) -> SideLine:
    turn()
    return next(line for line in lines(window) if line.place.text == name)


def test_a_view_is_renamed_in_place_and_that_is_undone(viewed: MainWindow, store: Store) -> None:
    line = view_line(viewed, "Starred")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_F2)
    field = line.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Favourites")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [name for name, _ in views(viewed)] == ["People", "Favourites"]
    assert QApplication.focusWidget() is view_line(viewed, "Favourites")
    History(store).undo()
    assert [name for name, _ in views(viewed)] == ["People", "Starred"]


def test_escape_keeps_the_old_name_and_leaving_keeps_the_new_one(viewed: MainWindow) -> None:
    for key, name in ((Qt.Key.Key_Escape, "People"), (None, "Folk")):
        line = view_line(viewed, "People")
        line.edit()
        field = line.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, "Folk")
        if key is not None:
            QTest.keyClick(field, key)
        else:
            viewed.contacts.list.setFocus()
        assert views(viewed)[0][0] == name


def test_a_view_is_moved_and_removed_by_key(viewed: MainWindow, store: Store) -> None:
    line = view_line(viewed, "Starred")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [name for name, _ in views(viewed)] == ["Starred", "People"]
    line = view_line(viewed, "Starred")
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert [name for name, _ in views(viewed)] == ["People"]
    assert viewed.toast.text() == "View “Starred” removed. Its contacts stay."
    QTest.keyClick(viewed, Qt.Key.Key_F8)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert [name for name, _ in views(viewed)] == ["Starred", "People"]
    assert [view.name for view in saved_views(store)] == ["Starred", "People"]


def test_the_views_of_every_shop_stand_below_and_are_opened_only(viewed: MainWindow) -> None:
    texts = [line.place.text for line in lines(viewed) if line.place.is_view]
    assert texts == ["People", "Starred", "Quiet for 90 days", "Birthdays this month"]
    line = view_line(viewed, "Birthdays this month")
    assert line.place.number == "0"
    line.setFocus()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        QTest.keyClick(line, key)
    assert line.findChild(QLineEdit) is None
    viewed.side.view_menu_wanted.emit(line.place.id, QPoint(20, 20))
    menu = next(m for m in viewed.side.findChildren(QMenu) if m.isVisible())
    assert [action.text() for action in menu.actions()] == ["Open"]
    menu.close()
    QTest.keyClick(line, Qt.Key.Key_Return)
    turn()
    assert viewed.contacts.view.id == b"birthdays"
    assert line.accessibleName() == "Birthdays this month, 0, open"


def test_the_menu_of_a_view(viewed: MainWindow) -> None:
    line = view_line(viewed, "People")
    viewed.side.view_menu_wanted.emit(line.place.id, QPoint(20, 20))
    menu = next(m for m in viewed.side.findChildren(QMenu) if m.isVisible())
    found = {action.text(): action for action in menu.actions() if action.text()}
    assert list(found) == ["Open", "Rename", "Move up", "Move down", "Remove"]
    assert not found["Move up"].isEnabled()
    found["Move down"].trigger()
    menu.close()
    assert [name for name, _ in views(viewed)] == ["Starred", "People"]


def test_a_folded_side_bar_names_its_lines_in_tooltips(viewed: MainWindow) -> None:
    views(viewed)
    QTest.keyClick(viewed, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert view_line(viewed, "People").toolTip() == "People, 5"
    assert viewed.side.width() < 100


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_low_window_reaches_every_line(qtbot: QtBot, scale: float) -> None:
    theme = Theme("light", scale)
    side = SideBar(theme)
    qtbot.addWidget(side)
    side.show_shop("Shop", "PC")
    side.show_state("Only on this PC", "Everything is saved")
    side.show_screens([Place(str(n), f"Screen {n}", "users") for n in range(5)])
    side.show_views([Place(f"view:{n:02}", f"View {n}") for n in range(20)])
    side.use(theme)
    side.resize(side.width(), 600)
    with qtbot.waitActive(side):
        side.show()
        side.activateWindow()
    side.line("settings").setFocus()
    QTest.keyClick(side.line("settings"), Qt.Key.Key_Up)
    last = side.line("view:19")
    assert QApplication.focusWidget() is last
    shown = last.mapTo(side, last.rect().bottomLeft()).y()
    assert 0 < shown < side.line("settings").y() < 600


def test_views_that_come_later_leave_the_other_lines_as_they_are(qtbot: QtBot) -> None:
    side = SideBar(Theme("light"))
    qtbot.addWidget(side)
    side.show_screens(
        [Place("contacts", "Contacts", "users"), Place("reports", "Reports", "users")]
    )
    side.use(Theme("light"))
    with qtbot.waitActive(side):
        side.show()
        side.activateWindow()
    side.mark("contacts", "view:02")
    stay = [side.line(place) for place in ("contacts", "reports", "settings")]
    for views in (["view:01", "view:02"], ["view:02"], ["view:03", "view:02"]):
        side.show_views([Place(place, f"The {place}") for place in views])
        assert [side.line(place) for place in ("contacts", "reports", "settings")] == stay
        order = ["contacts", "reports", *views, "settings"]
        lines = [side.line(place) for place in order]
        assert [line.isVisible() for line in lines] == [True] * len(lines)
        assert [line.on for line in lines] == [p in {"contacts", "view:02"} for p in order]
        assert sorted(lines, key=lambda line: line.mapTo(side, QPoint()).y()) == lines
        stay[0].setFocus()
        for line in lines[1:]:
            before = QApplication.focusWidget()
            assert before is not None
            QTest.keyClick(before, Qt.Key.Key_Down)
            assert QApplication.focusWidget() is line
        chain, at = [], side.nextInFocusChain()
        while at is not None and at is not side:
            chain += [at] if at in lines else []
            at = at.nextInFocusChain()
        assert chain == lines
    side.line("view:02").setFocus()
    side.show_views([Place("view:02", "Renamed")])
    assert QApplication.focusWidget() is side.line("view:02")


# -- pages --------------------------------------------------------------------------------------


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[ChangeSet] = []

    def committed(self, changes: ChangeSet) -> None:
        self.heard.append(changes)


def test_a_page_that_is_not_seen_hears_of_all_commits_at_once_later(qtbot: QtBot) -> None:
    made: list[_Page] = []

    def make() -> _Page:
        made.append(_Page())
        return made[-1]

    makers: dict[str, Callable[[], QWidget]] = {"one": make, "two": make}
    stack = PageStack(lambda place: makers[place]())
    qtbot.addWidget(stack)
    stack.show_page("one")
    stack.committed(ChangeSet(1, "A", "user", {"contact": frozenset({1})}))
    assert [changes.batch for changes in made[0].heard] == [1]
    stack.show_page("two")
    for batch, rows in ((2, frozenset({2})), (3, frozenset({3})), (4, None)):
        stack.committed(ChangeSet(batch, "A", "user", {"contact": rows, "tag": frozenset({batch})}))
    assert len(made[0].heard) == 1
    assert len(made[1].heard) == 3
    stack.page("one")
    assert made[0].heard[1].rows == {"contact": None, "tag": frozenset({2, 3, 4})}
    stack.page("one")
    assert len(made[0].heard) == 2


def test_what_another_pc_sends_reaches_the_page_a_few_times_a_second(qtbot: QtBot) -> None:
    page = _Page()
    stack = PageStack(lambda _place: page)
    qtbot.addWidget(stack)
    stack.show_page("one")
    for batch in range(1, 41):
        stack.committed(ChangeSet(batch, "A", "sync", {"contact": frozenset({batch})}))
    assert [changes.batch for changes in page.heard] == [1]
    stack.committed(ChangeSet(41, "Mine", "user", {"contact": frozenset({41})}))
    assert len(page.heard) == 2  # what somebody does here is seen at once
    assert page.heard[1].rows == {"contact": frozenset(range(2, 42))}
    stack.committed(ChangeSet(42, "A", "sync", {"contact": frozenset({42})}))
    assert len(page.heard) == 2
    qtbot.waitUntil(lambda: len(page.heard) == 3)
    assert page.heard[2].batch == 42


# -- what is remembered -------------------------------------------------------------------------


def test_the_window_comes_back_as_it_was(
    window: MainWindow, settings: PcSettings, qtbot: QtBot, tmp_path: Path
) -> None:
    window.resize(1024, 700)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    window.actions_["larger"].trigger()
    window.close()
    kept = PcSettings(window.store.folder)
    again = MainWindow(window.store, kept, shop="S", pc="P", today=window.today, zone=window.zone)
    qtbot.addWidget(again)
    again.start()
    assert (again.width(), again.height()) == (1024, 700)
    assert again.side.folded
    assert again.theme.scale == 1.15
    again.close()


def test_a_change_of_the_systems_look_reaches_no_closed_window(
    qtbot: QtBot, store: Store, settings: PcSettings
) -> None:
    made = MainWindow(store, settings, shop="A", pc="B", today=lambda: TODAY, zone=dt.UTC)
    made.start()
    made.close()
    before = made.theme
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert made.theme is before
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # An exception in a slot fails the test.
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_a_small_screen_is_filled_unless_a_size_was_chosen(
    window: MainWindow, settings: PcSettings
) -> None:
    room = window.screen().availableSize()
    assert room.width() < window.width()  # the offscreen one is small
    settings.keep_bytes("window", window.saveGeometry())
    fit_screen(window)
    assert not window.isMaximized()
    settings.keep_bytes("window", QByteArray())
    fit_screen(window)
    assert window.isMaximized()


@pytest.mark.parametrize("name", ["x" * 5000, "very long " * 500])
def test_a_long_name_never_pushes_the_undo_of_a_toast_out(window: MainWindow, name: str) -> None:
    window.tell("Short.", lambda: None)
    one_line = window.toast.height()
    window.tell(f"{name} added.", lambda: None)
    QApplication.processEvents()
    undo = window.toast._button
    assert window.stack.rect().contains(window.toast.geometry())
    assert window.toast.rect().contains(undo.geometry())
    assert undo.width() >= undo.minimumSizeHint().width()
    assert window.toast.text() == f"{name} added."
    assert window.toast.height() > one_line
    window.resize(1024, 640)
    QApplication.processEvents()
    assert window.stack.rect().contains(window.toast.geometry())


def test_alt_alone_shows_the_menu_bar_and_an_access_key_does_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    handle = window.windowHandle()
    assert handle is not None
    window.start_import()
    QTest.keyPress(handle, Qt.Key.Key_Alt)
    QTest.keyPress(handle, Qt.Key.Key_C, alt)  # Cancel
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    qtbot.waitUntil(lambda: window.place == "contacts")
    assert not window.menuBar().isVisible()
    QTest.keyPress(handle, Qt.Key.Key_Alt)
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()


def test_enter_keeps_a_cell_and_opens_no_card(window: MainWindow, qtbot: QtBot) -> None:
    page, handle = window.contacts, window.windowHandle()
    assert handle is not None
    page.list.setFocus()
    qtbot.waitUntil(lambda: page.list.current_number() >= 0)
    QTest.keyClick(handle, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Renamed")  # type: ignore[arg-type]
    QTest.keyClick(handle, Qt.Key.Key_Return)
    qtbot.waitUntil(page.list.hasFocus)
    assert window.place == "contacts"
    with window.store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact WHERE name='Renamed'").fetchone() == (1,)
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert window.place == "card"


# -- dropped files ------------------------------------------------------------------------------


def dropped(window: MainWindow, *paths: Path) -> str:
    """Drop files on the window; what is said."""
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert may_be_dropped(what)
    drop(window, what)
    return window.toast.text() if window.toast.isVisible() else ""


def test_a_dropped_folder_or_several_files_are_explained(
    window: MainWindow, tmp_path: Path
) -> None:
    assert "This is a folder" in dropped(window, tmp_path)
    assert "one file at a time" in dropped(window, tmp_path / "a.csv", tmp_path / "b.csv")
    drop(window, QMimeData())  # the file went together with where it came from
    assert "No file arrived" in window.toast.text()
    assert window.place == "contacts"
    assert not may_be_dropped(QMimeData())


def test_what_is_dropped_stays_where_it_was(window: MainWindow, tmp_path: Path) -> None:
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    shift = Qt.KeyboardModifier.ShiftModifier  # moves files in the windows of Windows
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(10, 10), both, what, Qt.MouseButton.LeftButton, shift)
    window.dragEnterEvent(entering)
    dropping = QDropEvent(QPointF(10, 10), both, what, Qt.MouseButton.LeftButton, shift)
    window.dropEvent(dropping)
    for event in (entering, dropping):
        assert event.proposedAction() == Qt.DropAction.MoveAction
        assert event.isAccepted()
        assert event.dropAction() == Qt.DropAction.CopyAction


def test_a_dropped_file_opens_the_import(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,E-mail\nAnna,anna@example.com\n")
    dropped(window, tmp_path / "list.csv")
    assert window.place == "import"


def test_the_menu_of_a_row_opens_by_key_on_every_system(window: MainWindow, qtbot: QtBot) -> None:
    window.go("contacts")
    window.contacts.list.setFocus()
    window.contacts.list.put_cursor(1)
    QTest.keyClick(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.actions_["open"] in menu.actions()
    assert window.contacts.list.currentIndex().row() == 1  # not the row below it
    menu.close()
