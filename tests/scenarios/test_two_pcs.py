"""Two PCs with a window each share a shop through a folder: what the two people see."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import attachments, timeline
from crm_desktop.services.contact_edit import archive, bring_back, new_contact
from crm_desktop.services.history import History
from crm_desktop.services.merge import Merge, merge
from crm_desktop.services.tags import tag_contacts
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.restored import mark
from crm_desktop.ui import batch_words
from crm_desktop.ui.command_search import find_commands
from crm_desktop.ui.dialogs.field_history import FieldHistory
from crm_desktop.ui.models.timeline import ItemRole
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pages.duplicates import DuplicatesPage
from crm_desktop.ui.pages.first_run import FirstRunPage
from crm_desktop.ui.pages.history import HistoryPage
from crm_desktop.ui.pages.sync_connect import ConnectPage
from crm_desktop.ui.pages.sync_join import JoinPage
from crm_desktop.ui.start import application
from crm_desktop.ui.widgets.side_bar import SideBar
from crm_desktop.ui.widgets.state_line import StateLine
from crm_desktop.ui.widgets.sync_mark import SyncMark
from crm_desktop.ui.widgets.sync_part import SyncPart
from tests.helpers.pc_window import PcWindow, level, turn
from tests.helpers.reach import clashes
from tests.sync.offices import some_random
from tests.ui.card_shop import line_of, pick

Pair = tuple[PcWindow, PcWindow]


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], object]:
    """Our own application object."""
    return lambda _arguments: application()


@pytest.fixture
def share(tmp_path: Path) -> Path:
    place = tmp_path / "share"
    place.mkdir()
    return place


def _apart(place: Path) -> Pair:
    front = PcWindow(place, "Front desk PC", "Anna")
    shop = PcWindow(place, "Workshop PC", "Ben", started=False)
    front.open("trash")
    front.add("Marta Oliveira")
    shop.open("trash")
    return front, shop


def _close(pair: Pair) -> None:
    for pc in pair:
        pc.close()


@pytest.fixture
def apart(qapp: QApplication, tmp_path: Path) -> Iterator[Pair]:
    """Two PCs that do not share yet; the first one has Marta Oliveira."""
    made = _apart(tmp_path)
    yield made
    _close(made)


@pytest.fixture(scope="module")
def sharing(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Pair, Path]]:
    """Two PCs that share a shop; each story begins when they are level."""
    place = tmp_path_factory.mktemp("office")
    (place / "share").mkdir()
    made = _apart(place)
    connect(made[0], place / "share")
    join(made[1], place / "share")
    yield made, place / "share"
    _close(made)


@pytest.fixture
def pair(sharing: tuple[Pair, Path], request: pytest.FixtureRequest) -> Pair:
    """Both are level and have one more contact, with a number, named after the story."""
    (front, shop), _ = sharing
    front.add(request.node.name, "01632 960 200")
    level(front, shop)
    assert side(front)[0] == side(shop)[0] == "Both PCs are up to date"
    return front, shop


@pytest.fixture
def who(request: pytest.FixtureRequest) -> str:
    """The name of that contact."""
    return str(request.node.name)


def connect(pc: PcWindow, share: Path, passphrase: str = "") -> ConnectPage:
    pc.window.go("sync_connect")
    page = pc.window.stack.seen()
    assert isinstance(page, ConnectPage)
    assert pc.window.focusWidget() is page.place.field
    page.place.field.setText(str(share))
    if passphrase:
        page.locked.click()
        page.passphrase.setText(passphrase)
    page.start.click()
    turn()
    return page


def join(pc: PcWindow, share: Path) -> JoinPage:
    pc.window.go("sync_join")
    page = pc.window.stack.seen()
    assert isinstance(page, JoinPage)
    assert pc.window.focusWidget() is page.place.field
    page.place.field.setText(str(share))
    page.start.click()
    turn()
    return page


def side(pc: PcWindow) -> list[str]:
    """What the side bar says."""
    (bar,) = pc.window.findChildren(SideBar)
    turn()
    (line,) = [line for line in bar.findChildren(StateLine) if not line.isHidden()]
    return [said.text() for said in line.findChildren(QLabel) if said.text()]


def texts(widget: QWidget) -> str:
    turn()
    return "\n".join(s.text() for s in widget.findChildren(QLabel) if s.isVisible() and s.text())


# -- connecting ------------------------------------------------------------------------------------


def test_two_fresh_pcs_are_one_shop_in_less_than_twelve_actions(
    qapp: QApplication, tmp_path: Path, share: Path
) -> None:
    """By the mouse alone, with a passphrase: each click and each choice or text counts as one."""
    actions = 0

    def click(widget: QWidget) -> None:
        nonlocal actions
        actions += 1
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        turn()

    def choose(_parent: QWidget, _title: str, _begin: str) -> str:
        nonlocal actions
        actions += 1
        return str(share)

    front = PcWindow(tmp_path, "Front desk PC", "Anna")
    shop = PcWindow(tmp_path, "Workshop PC", "Ben", started=False)
    try:
        front.open("settings")
        front.add("Tom Achterberg")
        click(front.part().connect_pc)
        page = front.window.stack.seen()
        assert isinstance(page, ConnectPage)
        page.place._ask = choose
        click(page.place.choose)
        click(page.locked)
        assert clashes(front.window) == []
        passphrase = page.passphrase.text()
        click(page.start)
        assert page.code.text()
        click(page.finished)

        shop.open("first")
        first = shop.window.stack.seen()
        assert isinstance(first, FirstRunPage)
        click(first.ways[2])
        there = shop.window.stack.seen()
        assert isinstance(there, JoinPage)
        there.place._ask = choose
        click(there.place.choose)
        click(there.start)
        assert clashes(shop.window) == []
        assert there.secret.isVisible()  # it says by itself that a passphrase is needed
        there.secret.setText(passphrase)
        actions += 1
        QTest.keyClick(there.secret, Qt.Key.Key_Return)
        turn()
        assert shop.window.place == "today"
        assert shop.ask("SELECT name FROM contact") == ["Tom Achterberg"]
        level(front, shop)
        assert side(front) == ["Both PCs are up to date", "Workshop PC, just now"]
        assert side(shop) == ["Both PCs are up to date", "Front desk PC, just now"]
        assert actions < 12
        assert QApplication.activeModalWidget() is None
    finally:
        front.close()
        shop.close()


def test_the_name_of_a_pc_is_seen_from_the_next_start_on(
    apart: Pair, share: Path, tmp_path: Path
) -> None:
    front, _ = apart
    front.window.go("sync_connect")
    page = front.window.stack.seen()
    assert isinstance(page, ConnectPage)
    page.place.field.setText(str(share))
    page.name.setText("Till")
    page.start.click()
    turn()
    front.window.close()
    front.store.close()
    again = PcWindow(tmp_path, "Front desk PC", "Anna", life="2")
    again.open("trash")  # and the folder was not asked yet
    (bar,) = again.window.findChildren(SideBar)
    assert "Till" in texts(bar)
    assert "Front desk PC" not in texts(bar)
    again.close()


def test_a_wrong_passphrase_is_said_and_asked_again(apart: Pair, share: Path) -> None:
    front, shop = apart
    connect(front, share, "seven bridges of the old town")
    page = join(shop, share)
    page.secret.setText("something else")
    page.start.click()
    turn()
    assert "neither the passphrase nor the recovery code" in page.trouble.text()
    assert shop.names() == []
    page.secret.setText("seven bridges of the old town")
    page.start.click()
    turn()
    assert shop.names() == ["Marta Oliveira"]


def test_a_folder_without_a_shop_is_said_and_nothing_changes(apart: Pair, share: Path) -> None:
    _, shop = apart
    page = join(shop, share)
    assert "No shared shop was found" in page.trouble.text()
    assert not shop.window.syncing.situation.shared
    assert page.start.isEnabled()


def test_a_shop_with_contacts_is_asked_before_they_come_into_the_shared_one(
    apart: Pair, share: Path
) -> None:
    front, shop = apart
    shop.add("Tom Achterberg")
    connect(front, share)
    page = join(shop, share)
    assert page.add_mine.isVisible()
    page.add_mine.click()
    page.start.click()
    level(front, shop)
    assert front.names() == shop.names() == ["Marta Oliveira", "Tom Achterberg"]


def test_the_first_pc_waits_for_the_second_and_says_what_to_do(apart: Pair, share: Path) -> None:
    front, _ = apart
    page = connect(front, share)
    page.finished.click()
    turn()
    assert side(front) == ["Waiting for the second PC", "This PC is ready"]
    part = front.part()
    assert "choose “Join another PC”" in texts(part)
    assert clashes(front.window) == []
    assert str(share) in texts(part)
    assert not part.connect_pc.isVisible()


# -- how it stands ---------------------------------------------------------------------------------


def test_side_bar_and_page_say_the_same_when_the_folder_goes_and_comes(
    sharing: tuple[Pair, Path], pair: Pair
) -> None:
    front, shop = pair
    share = sharing[1]
    away = share.rename(share.with_name("away"))
    front.add("While away")
    said = front.now()
    part = front.part()
    assert side(front)[0] == said.side == "Working on this PC"
    assert part.heading.text() == "The shared folder cannot be reached"
    assert "Your work is safe here and goes out by itself" in part.sentence.text()
    away.rename(share)
    assert front.now().side == "Everything is sent"
    shop.now()
    assert "While away" in shop.names()
    assert front.now().side == "Both PCs are up to date"
    assert part.heading.text() == "Both PCs have the same data"


def test_what_is_on_its_way_is_waited_for_and_named(
    sharing: tuple[Pair, Path], pair: Pair, tmp_path: Path
) -> None:
    """A sync program brought the second file before the first."""
    front, shop = pair
    there = set(sharing[1].rglob("*.seg"))
    shop.add("Zara First")
    shop.now()
    (first,) = set(sharing[1].rglob("*.seg")) - there
    shop.add("Zara Second")
    shop.now()
    late = first.rename(tmp_path / first.name)
    said = front.now()
    assert side(front)[0] == said.side == "Waiting for 1 file from Workshop PC"
    assert "Nothing is lost" in front.part().sentence.text()
    assert not {"Zara First", "Zara Second"} & set(map(str, front.names()))
    late.rename(first)
    level(front, shop)
    assert {"Zara First", "Zara Second"} <= set(map(str, front.names()))
    assert side(front)[0] == "Both PCs are up to date"


def test_while_it_sends_side_bar_and_page_say_so(pair: Pair) -> None:
    front, _ = pair
    part, seen = front.part(), set()

    def look() -> None:
        seen.add((front.window.syncing.said().side, part.heading.text()))

    front.window.syncing.changed.connect(look)  # after the page
    front.add("Sent in a while")
    front.now()
    assert ("Exchanging changes…", "Exchanging changes…") in seen
    assert ("Everything is sent", "Everything of this PC is sent") in seen
    assert side(front)[0] == "Everything is sent"
    front.window.syncing.changed.disconnect(look)


def test_a_folder_that_may_not_be_written_to_still_lets_in_what_others_wrote(pair: Pair) -> None:
    front, shop = pair
    shop.add("Came in nevertheless")
    shop.now()
    report = front.window.syncing.situation.report
    author = front.window.syncing.rounds.shared._file.author()
    own = Path(report.place) / f"d-{author.device.hex()}-{author.incarnation:08x}"
    away = own.rename(own.with_name("away"))
    own.write_bytes(b"")  # nothing can be put below it, as if forbidden; holds for root too
    front.add("Stays here for now")
    front.now()
    part = front.part()
    assert side(front) == ["Not leaving this PC", "What others wrote still comes in"]
    assert part.heading.text() == "Your changes are not leaving this PC"
    assert "Your work is safe here" in part.sentence.text()
    assert "Came in nevertheless" in front.names()
    own.unlink()
    away.rename(own)
    level(front, shop)
    assert "Stays here for now" in shop.names()
    assert side(front)[0] == "Both PCs are up to date"


def test_each_pc_is_listed_with_when_it_was_seen_what_it_lacks_and_its_clock(
    apart: Pair, share: Path, tmp_path: Path
) -> None:
    front, shop = apart
    till = PcWindow(tmp_path, "Till", "Cem", started=False)
    till.open("trash")
    connect(front, share)
    join(shop, share)
    till.clock.advance(12 * 60_000)
    join(till, share)
    level(front, shop, till)
    front.add("Not fetched yet")
    front.now()
    shop.now()
    front.now()
    front.clock.advance(3 * 60_000)
    front.window.syncing.changed.emit()
    rows = [row.accessibleName() for row in front.part()._pcs.findChildren(QWidget)]
    assert "Workshop PC, seen 3 min ago" in rows
    assert "Till, seen 3 min ago, 1 part not fetched yet, its clock is 12 minutes fast" in rows
    assert "The clock of this PC and that of Till differ by 12 minutes." in texts(front.part())
    till.close()


def test_a_folder_that_is_empty_is_left_alone(sharing: tuple[Pair, Path], pair: Pair) -> None:
    front, _ = pair
    share = sharing[1]
    away = share.rename(share.with_name("away"))
    place = Path(front.window.syncing.situation.report.place)
    place.mkdir(parents=True)
    front.add("Meanwhile")
    assert front.now().side == "Working on this PC"
    assert list(place.iterdir()) == []
    assert "another shop" in front.part().sentence.text()
    shutil.rmtree(share)
    away.rename(share)


def test_pausing_keeps_everything_here_until_somebody_goes_on(pair: Pair) -> None:
    front, shop = pair
    part = front.part()
    front.window.syncing.pause(True)
    turn()
    assert part.go_on.isVisible()
    front.add("While paused")
    shop.now()
    assert "While paused" not in shop.names()
    assert side(front)[0] == "Exchange is paused"
    front.window.actions_["sync_now"].trigger()  # F5 goes on
    shop.now()
    assert "While paused" in shop.names()
    assert not front.window.settings.sync_paused


def test_what_came_in_is_one_step_that_can_be_undone(pair: Pair) -> None:
    front, shop = pair
    shop.add("Zoë Brandt")
    shop.now()
    front.now()
    newest = History(front.store).batches(1)[0]
    assert (newest.origin, newest.person, newest.device) == ("sync", "Ben", "Workshop PC")
    assert "1 change came in" in front.part().sentence.text()
    front.window.undoing.undo_step(newest.n)
    turn()
    level(front, shop)
    assert "Zoë Brandt" not in shop.names()


def test_several_acts_of_one_exchange_are_one_entry_with_its_list_and_an_undo(
    pair: Pair, who: str
) -> None:
    front, shop = pair
    before = History(front.store).batches(1)[0].n
    shop.add("Zoë Brandt", "01632 960 310")
    shop.add("Adam Frost")
    shop.phone(who, "01632 960 311")
    shop.now()
    front.now()
    (step,) = [step for step in History(front.store).batches(10) if step.n > before]
    assert batch_words.label(step) == "Received 4 changes from Workshop PC"
    front.window.go("history")
    page = front.window.stack.seen()
    assert isinstance(page, HistoryPage)
    said = texts(page._pane)
    assert "Zoë Brandt: new, 1 contact, 1 detail" in said
    assert "Adam Frost: new, 1 contact" in said
    assert f"{who}: 1 detail" in said
    toast = front.window.toast
    assert toast.text() == "Received 4 changes from Workshop PC."
    toast._button.click()
    turn()
    assert {"Zoë Brandt", "Adam Frost"}.isdisjoint(map(str, front.names()))
    level(front, shop)
    assert {"Zoë Brandt", "Adam Frost"}.isdisjoint(map(str, shop.names()))
    assert shop.phones(who) == ["01632 960 200"]


def test_the_undo_of_an_exchange_leaves_what_was_changed_since(pair: Pair, who: str) -> None:
    front, shop = pair
    shop.add("Noor Vane")
    shop.do("UPDATE contact SET status='new' WHERE name=?", who)
    shop.now()
    front.now()
    undo = front.window.toast._button
    front.do("UPDATE contact SET status='regular' WHERE name=?", who)
    undo.click()
    turn()
    assert front.window.toast.text().endswith(". 1 thing kept because changed since.")
    level(front, shop)
    for pc in pair:
        assert "Noor Vane" not in pc.names()
        assert pc.ask("SELECT status FROM contact WHERE name=?", who) == ["regular"]


def test_a_field_that_is_edited_is_not_changed_under_the_cursor(pair: Pair, who: str) -> None:
    front, shop = pair
    (n,) = front.ask("SELECT n FROM contact WHERE name=?", who)
    assert isinstance(n, int)
    front.window.open_contact(n)
    turn()
    page = front.window.stack.seen()
    assert isinstance(page, ContactCardPage)
    line = line_of(page, "Status")
    line.edit()
    line.set_text("regular")
    shop.do("UPDATE contact SET status='new' WHERE name=?", who)
    shop.now()
    front.window.syncing._begin()
    turn()
    assert isinstance(line.field, QLineEdit)
    assert line.field.text() == "regular"
    assert front.window.toast.text() == "Ben, Workshop PC has changed this just now."
    page.details.commit()
    level(front, shop)
    for pc in pair:
        (one,) = pc.part().questions.shown
        assert {choice.accessibleName() for choice in one.choices} == {"regular", "new"}
    QTest.mouseClick(one.use, Qt.MouseButton.LeftButton)  # the one that is in use: fine as is
    level(front, shop)
    assert side(front)[0] == side(shop)[0] == "Both PCs are up to date"


def test_an_earlier_value_of_another_pc_is_restored_on_both(pair: Pair, who: str) -> None:
    front, shop = pair
    shop.do("UPDATE contact SET status='new' WHERE name=?", who)
    level(front, shop)
    shop.do("UPDATE contact SET status='regular' WHERE name=?", who)
    level(front, shop)
    (n,) = front.ask("SELECT n FROM contact WHERE name=?", who)
    assert isinstance(n, int)
    front.window.open_contact(n)
    turn()
    page = front.window.stack.seen()
    assert isinstance(page, ContactCardPage)
    pick(line_of(page, "Status"), "Earlier values")
    dialog = page.findChild(FieldHistory)
    assert dialog is not None
    assert [(c.old, c.new, c.person, c.device) for c in dialog.rows] == [
        ("new", "regular", "Ben", "Workshop PC"), ("", "new", "Ben", "Workshop PC"),
    ]  # fmt: skip
    back = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Restore")
    assert back.accessibleName() == "Restore “new”"
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    level(front, shop)
    for pc in pair:
        assert pc.ask("SELECT status FROM contact WHERE name=?", who) == ["new"]
    assert side(front)[0] == side(shop)[0] == "Both PCs are up to date"


def test_what_few_acts_bring_by_themselves_is_not_told(pair: Pair) -> None:
    front, shop = pair
    front.window.toast.hide()
    shop.add("Iris Falk")
    shop.now()
    front.window.syncing._begin()  # as the clock does
    turn()
    assert "Iris Falk" in front.names()
    assert not front.window.toast.isVisible()
    for number in range(20):
        shop.add(f"Visitor {number}")
    shop.now()
    front.window.syncing._begin()
    turn()
    assert front.window.toast.text() == "Received 20 changes from Workshop PC."


def test_the_list_says_when_a_contact_that_is_seen_changes(pair: Pair, who: str) -> None:
    front, shop = pair
    front.window.go("contacts")
    turn()
    front.window.toast.hide()
    shop.do("UPDATE contact SET note='asks for a quote' WHERE name=?", who)
    shop.now()
    front.window.syncing._begin()
    turn()
    said = front.window.toast.text()
    assert said == "Ben, Workshop PC changed 1 contact in this list."


def test_a_file_that_is_still_on_its_way_is_marked(pair: Pair, who: str, tmp_path: Path) -> None:
    front, shop = pair
    (tmp_path / "Quote.pdf").write_bytes(b"%PDF")
    (contact,) = shop.ask("SELECT id FROM contact WHERE name=?", who)
    assert isinstance(contact, bytes)
    kept = attachments.keep_file(shop.store, tmp_path / "Quote.pdf")
    timeline.log(shop.store, contact, "email", "Here it is", zone="UTC", files=[kept])
    level(front, shop)
    (n,) = front.ask("SELECT n FROM contact WHERE name=?", who)
    assert isinstance(n, int)
    front.window.open_contact(n)

    def shown() -> list[str]:
        turn()
        page = front.window.stack.seen()
        assert isinstance(page, ContactCardPage)
        model = page.timeline.model
        items = [model.index(at).data(ItemRole) for at in range(model.rowCount())]
        return [name for item in items for _, name, _ in item.files]

    assert shown() == ["Quote.pdf"]
    Blobs(front.store.folder / ATTACHMENTS).path(kept.sha256).unlink()
    front.do("UPDATE contact SET note='x' WHERE n=?", n)
    assert shown() == ["Quote.pdf (not here yet)"]
    with front.store.write_local() as raw:  # as if it had not come yet
        raw.execute("INSERT INTO sync_blob(sha256, wanted) VALUES (?, 1)", (kept.sha256,))
    front.now()
    assert shown() == ["Quote.pdf"]  # on the page that is open, by itself


# -- questions -------------------------------------------------------------------------------------


@pytest.fixture
def asked(pair: Pair, who: str) -> Pair:
    """Both changed the number while they were apart; Anna did it a minute later."""
    front, shop = pair
    shop.clock.now = front.clock.now
    shop.phone(who, "01632 960 280")
    front.clock.advance(60_000)
    front.phone(who, "01632 960 208")
    level(front, shop)
    assert side(front)[0] == side(shop)[0] == "Up to date, 1 question"
    return pair


def test_a_question_names_both_values_with_who_where_and_when(asked: Pair, who: str) -> None:
    front, shop = asked
    (one,) = front.part().questions.shown
    assert f"One thing to decide: {who}’s phone number" in texts(one)
    said = [(c.accessibleName(), c.accessibleDescription()) for c in one.choices]
    assert said == [
        ("01632 960 208", "You, Front desk PC, today 09:46"),
        ("01632 960 280", "Ben, Workshop PC, today 09:45"),
    ]
    assert one.choices[0].isChecked()
    assert one.use.accessibleName() == "Use 01632 960 208"
    (other,) = shop.part().questions.shown
    assert [c.accessibleName() for c in other.choices] == ["01632 960 208", "01632 960 280"]
    assert other.choices[1].accessibleDescription() == "You, Workshop PC, today 09:45"
    # Using the other one settles it on both PCs.
    QTest.mouseClick(one.choices[1], Qt.MouseButton.LeftButton)
    assert one.use.accessibleName() == "Use 01632 960 280"
    QTest.mouseClick(one.use, Qt.MouseButton.LeftButton)
    turn()
    assert front.part().questions.shown == []
    level(front, shop)
    assert side(front)[0] == side(shop)[0] == "Both PCs are up to date"
    assert shop.part().questions.shown == []
    assert front.phones(who) == shop.phones(who) == ["01632 960 280"]


def test_keeping_both_makes_two_numbers_and_can_be_undone(asked: Pair, who: str) -> None:
    front, shop = asked
    (one,) = front.part().questions.shown
    QTest.mouseClick(one.both, Qt.MouseButton.LeftButton)
    level(front, shop)
    assert shop.phones(who) == ["01632 960 208", "01632 960 280"]
    assert side(shop)[0] == "Both PCs are up to date"
    front.window.undoing.undo()
    turn()
    assert front.phones(who) == ["01632 960 208"]


def test_a_question_is_marked_on_the_card_and_what_is_fine_stays(asked: Pair, who: str) -> None:
    front, shop = asked
    (n,) = front.ask("SELECT n FROM contact WHERE name=?", who)
    assert isinstance(n, int)
    front.window.open_contact(n)
    turn()
    (mark,) = front.window.findChildren(SyncMark)
    assert mark.isVisible()
    assert mark.text.text() == "One thing to decide: phone number"
    front.window.activateWindow()
    QTest.mouseClick(mark.decide, Qt.MouseButton.LeftButton)
    turn()
    assert mark.list is not None
    (one,) = mark.list.shown
    assert front.window.focusWidget() is one.choices[0]
    QTest.keyClick(one.choices[0], Qt.Key.Key_Tab)
    QTest.keyClick(one.both, Qt.Key.Key_Tab)
    assert front.window.focusWidget() is one.use
    QTest.keyClick(one.use, Qt.Key.Key_Space)
    turn()
    assert not mark.isVisible()
    page = front.window.stack.seen()
    assert page is not None
    assert front.window.focusWidget() is page  # not somewhere in the side bar
    level(front, shop)
    assert shop.window.syncing.situation.report.questions == ()
    assert front.phones(who) == shop.phones(who) == ["01632 960 208"]


def test_of_two_values_the_newer_one_is_used_though_the_other_went_out_later(
    pair: Pair, who: str
) -> None:
    front, shop = pair
    shop.clock.now = front.clock.now
    shop.window.syncing.pause(True)
    shop.phone(who, "01632 960 280")
    shop.window.syncing._seal()  # as two seconds later
    for pc in pair:
        pc.clock.advance(60_000)
    front.phone(who, "01632 960 208")
    front.now()
    shop.window.actions_["sync_now"].trigger()
    assert "1 went out" in shop.part().sentence.text()
    level(front, shop)
    for pc in pair:
        assert pc.phones(who) == ["01632 960 208"]
        (one,) = pc.part().questions.shown
        assert [c.accessibleName() for c in one.choices] == ["01632 960 208", "01632 960 280"]
    QTest.mouseClick(one.use, Qt.MouseButton.LeftButton)
    level(front, shop)


def test_equal_values_ask_nothing_and_many_questions_are_left_at_once(pair: Pair, who: str) -> None:
    front, shop = pair
    for pc, word in ((front, "regular"), (shop, "new")):
        pc.phone(who, "01632 960 999")
        pc.do("UPDATE contact SET status=?, industry=?, nickname=? WHERE name=?",
              word, word, word, who)  # fmt: skip
    level(front, shop)
    questions = front.part().questions
    assert len(questions.shown) == 3
    QTest.mouseClick(questions.leave_all, Qt.MouseButton.LeftButton)
    level(front, shop)
    assert side(front)[0] == side(shop)[0] == "Both PCs are up to date"


def test_what_one_archives_while_the_other_logs_is_kept(pair: Pair, who: str) -> None:
    front, shop = pair
    (n,) = front.ask("SELECT n FROM contact WHERE name=?", who)
    assert isinstance(n, int)
    archive(front.store, [n])
    with shop.store.transact("Log call") as tx:
        tx.raw.execute(
            "INSERT INTO entry(id, contact_id, kind, body, happened_at)"
            " SELECT ?, id, 'call', 'Wants a bell', 1 FROM contact WHERE name=?",
            (tx.ids.one(), who),
        )
    shop.now()
    front.window.syncing._begin()  # as the clock does: it is told without being asked for
    turn()
    said = front.window.toast.text()
    assert said == f"{who} was archived here and is kept, because Workshop PC worked on it."
    level(front, shop)
    for pc in pair:
        assert who in pc.names()
        assert pc.ask(
            "SELECT body FROM entry JOIN contact c ON c.id=contact_id"
            " WHERE c.name=? AND entry.gone=0", who,
        ) == ["Wants a bell"]  # fmt: skip
    # Both are asked the same, on the page and on the card, until one of them answers.
    for pc in pair:
        (one,) = pc.part().questions.shown
        assert f"One thing to decide: {who} was archived while Ben worked on it" in texts(one)
        assert [c.accessibleName() for c in one.choices] == ["Kept", "Archived"]
        assert one.use.accessibleName() == "Keep it"
        assert not one.both.isVisible()
        assert side(pc)[0] == "Up to date, 1 question"
    (one,) = front.part().questions.shown
    kept, archived = one.choices
    assert kept.accessibleDescription().startswith("Ben, Workshop PC, today")
    assert archived.accessibleDescription().startswith("You, Front desk PC, today")
    (there,) = shop.ask("SELECT n FROM contact WHERE name=?", who)
    assert isinstance(there, int)
    shop.window.open_contact(there)
    turn()
    (mark,) = shop.window.findChildren(SyncMark)
    assert mark.isVisible()
    assert mark.text.text() == "One thing to decide: archived while Ben worked on it"
    QTest.mouseClick(archived, Qt.MouseButton.LeftButton)
    assert one.use.accessibleName() == "Archive it"
    QTest.mouseClick(one.use, Qt.MouseButton.LeftButton)
    turn()
    assert front.window.toast.text() == f"{who} is archived, on all PCs."
    level(front, shop)
    assert not mark.isVisible()
    for pc in pair:
        assert who not in pc.names()
        assert side(pc)[0] == "Both PCs are up to date"
    front.window.undoing.undo()
    turn()
    level(front, shop)  # it is asked again
    (one,) = front.part().questions.shown
    QTest.mouseClick(one.use, Qt.MouseButton.LeftButton)
    turn()
    assert front.window.toast.text() == f"{who} stays, on all PCs."
    level(front, shop)
    for pc in pair:
        assert who in pc.names()
        assert side(pc)[0] == "Both PCs are up to date"


def test_what_is_brought_back_knowingly_asks_nobody(pair: Pair, who: str) -> None:
    front, shop = pair
    (n,) = front.ask("SELECT n FROM contact WHERE name=?", who)
    assert isinstance(n, int)
    archive(front.store, [n])
    level(front, shop)
    (there,) = shop.ask("SELECT n FROM contact WHERE name=?", who)
    assert isinstance(there, int)
    bring_back(shop.store, [there])
    shop.now()
    front.window.toast.hide()
    front.window.syncing._begin()
    turn()
    assert not front.window.toast.isVisible()
    level(front, shop)
    assert who in front.names()
    assert side(front)[0] == "Both PCs are up to date"


def _says(page: QWidget, text: str) -> bool:
    return text in texts(page)


def test_the_same_customer_typed_on_both_pcs_is_offered_as_a_duplicate(
    qtbot: QtBot, pair: Pair
) -> None:
    front, shop = pair
    for pc in pair:
        new_contact(pc.store, "person", "Ingrid Solberg", phones=["01632 960 771"])
    level(front, shop)
    for pc in pair:
        pc.window.go("duplicates")
        turn()
        page = pc.window.stack.seen()
        assert isinstance(page, DuplicatesPage)
        qtbot.waitUntil(partial(_says, page, "Ingrid Solberg"))
    # Each joins the two, the other way round: one of them is seen afterwards.
    ours = [n for n in front.ask("SELECT n FROM contact WHERE name='Ingrid Solberg' ORDER BY id")
            if isinstance(n, int)]  # fmt: skip
    theirs = [n for n in shop.ask("SELECT n FROM contact WHERE name='Ingrid Solberg' ORDER BY id")
              if isinstance(n, int)]  # fmt: skip
    merge(front.store, Merge(ours[0], (ours[1],)))
    merge(shop.store, Merge(theirs[1], (theirs[0],)))
    level(front, shop)
    assert "Ingrid Solberg" in front.names()
    assert front.names() == shop.names()
    assert side(front)[0] == side(shop)[0] == "Both PCs are up to date"  # and nobody is asked


# -- guards ----------------------------------------------------------------------------------------


@pytest.fixture
def wiped(pair: Pair) -> Pair:
    """The other PC archived nearly everything, and it has arrived."""
    front, shop = pair
    with shop.store.transact("many") as tx:
        tx.raw.executemany(
            "INSERT INTO contact(id, name, created_at) VALUES (?, ?, 1)",
            [(tx.ids.one(), f"Customer {n}") for n in range(40)],
        )
    level(front, shop)
    rows = shop.ask("SELECT n FROM contact WHERE gone=0 AND name LIKE 'Customer %'")
    archive(shop.store, [n for n in rows if isinstance(n, int)])
    shop.now()
    front.now()
    return pair


def _customers(pc: PcWindow) -> int:
    return len([name for name in pc.names() if str(name).startswith("Customer ")])


def test_very_much_in_the_trash_can_be_kept_on_all_pcs(wiped: Pair) -> None:
    front, shop = wiped
    (held,) = front.part()._held
    QTest.mouseClick(held.keep, Qt.MouseButton.LeftButton)
    level(front, shop)
    assert [_customers(pc) for pc in wiped] == [40, 40]
    archive(
        front.store,
        [
            n
            for n in front.ask("SELECT n FROM contact WHERE gone=0 AND name LIKE 'Customer %'")
            if isinstance(n, int)
        ],
    )
    front.now()
    shop.now()
    shop.window.syncing.rounds.let_in()
    level(front, shop)


def test_very_much_in_the_trash_waits_for_a_yes(wiped: Pair) -> None:
    front, _ = wiped
    assert side(front)[0] == "Up to date, 1 question"
    assert _customers(front) == 40
    (held,) = front.part()._held
    assert "Workshop PC archived 40 contacts" in texts(held)
    assert front.part().heading.text() == "Something from Workshop PC waits for you"
    front.window.activateWindow()
    front.window.actions_["sync_page"].trigger()
    assert front.window.focusWidget() is held.keep
    QTest.keyClick(held.keep, Qt.Key.Key_Backtab)
    assert front.window.focusWidget() is held.let_in
    QTest.keyClick(held.let_in, Qt.Key.Key_Space)
    turn()
    assert _customers(front) == 0
    assert side(front)[0] != "Up to date, 1 question"


def test_a_tag_that_is_taken_from_everybody_goes_without_a_question(pair: Pair) -> None:
    front, shop = pair
    for number in range(20):
        shop.add(f"Guest {number}")
    everybody = [n for n in shop.ask("SELECT n FROM contact WHERE gone=0") if isinstance(n, int)]
    tag_contacts(shop.store, everybody, "Fair")
    level(front, shop)
    live = "SELECT count(*) FROM tagging WHERE gone=0"
    assert front.ask(live) == [len(everybody)]
    shop.window.undoing.undo()
    turn()
    level(front, shop)
    assert front.ask(live) == [0]
    assert side(front)[0] == "Both PCs are up to date"


# -- taking part no longer -------------------------------------------------------------------------


def _answer(part: SyncPart) -> None:
    """Say yes to what is asked in place."""
    turn()
    assert part._asked.isVisible()
    item = part._asking.itemAt(part._asking.count() - 1)
    assert item is not None
    button = item.widget()
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    turn()


def test_a_pc_that_is_gone_is_waited_for_no_longer(pair: Pair) -> None:
    front, shop = pair
    part = front.part()
    (other,) = front.window.syncing.situation.report.others
    part._ask_retire(other)
    _answer(part)
    assert side(front)[0] == "Waiting for the second PC"
    assert "takes part no longer" in texts(part)
    shop.add("It is back")  # and takes part again
    level(front, shop)
    assert side(front)[0] == "Both PCs are up to date"


def test_leaving_keeps_everything_here(sharing: tuple[Pair, Path], pair: Pair) -> None:
    front, shop = pair
    share = sharing[1]
    first = find_commands(shop.window.actions_, "leave")[0].command
    shop.window.actions_[first.id].trigger()  # the palette leads to where it is done
    assert shop.window.place == "settings"
    part = shop.part()
    names = shop.names()
    away = share.rename(share.with_name("away"))
    part._ask_leave()
    _answer(part)  # what is not sent cannot be sent
    assert part._asked.isVisible()
    away.rename(share)
    part._ask_leave()
    _answer(part)
    assert side(shop) == ["Only on this PC", "Everything is saved"]
    assert shop.names() == names
    assert part.connect_pc.isVisible()
    assert front.now().side == "Waiting for the second PC"


@pytest.mark.parametrize("keep_older", [False, True])
def test_a_shop_from_an_older_copy_asks_what_is_to_become_of_the_rest(
    apart: Pair, share: Path, tmp_path: Path, keep_older: bool
) -> None:
    front, shop = apart
    connect(front, share)
    join(shop, share)
    level(front, shop)
    older = tmp_path / "older"
    front.window.close()
    front.store.close()
    shutil.copytree(front.store.folder, older)
    shop.add("Since then")
    shop.now()
    shutil.rmtree(front.store.folder)
    shutil.copytree(older, front.store.folder)
    front = PcWindow(tmp_path, "Front desk PC", "Anna", life="2")
    with front.store.write_local() as raw:
        mark(raw, some_random("restored"))  # as going back to a backup does
    try:
        front.open("trash")
        front.window.syncing.start()
        assert front.now().side == "This is an older copy"
        question = front.part().older
        assert question is not None
        assert "New: 1 contact" in texts(question)
        QTest.mouseClick(
            question.keep if keep_older else question.catch_up, Qt.MouseButton.LeftButton
        )
        turn()
        level(front, shop)
        assert front.part().older is None
        assert front.names() == shop.names()
        assert ("Since then" in shop.names()) is not keep_older
    finally:
        front.close()
