"""The first run: an empty shop asks how to start; the sample shop comes and goes in one click."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from crm_desktop.services import told
from crm_desktop.services.history import History
from crm_desktop.services.sample_removal import is_untouched, remove_sample, standing_sample
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.today import due_count
from crm_desktop.store.store import Store
from crm_desktop.ui import translation
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.first_run import FirstRunPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.person_here import person_here
from tests.helpers.shop import FakeClock, add_contact, open_shop
from tests.ui.conftest import TODAY

Opened = Callable[[], MainWindow]


@pytest.fixture
def empty(tmp_path: Path, template: Path, clock: FakeClock) -> Iterator[Store]:
    with open_shop(tmp_path / "new", template, clock) as opened:
        yield opened


@pytest.fixture
def kept(empty: Store) -> PcSettings:
    found = PcSettings(empty.folder)
    found.look = "light"
    return found


@pytest.fixture
def start(qtbot: QtBot, empty: Store, kept: PcSettings) -> Opened:
    """Open the window of the empty shop."""

    def opened() -> MainWindow:
        made = MainWindow(
            empty, kept, shop="", pc="Front desk PC", today=lambda: TODAY, zone=dt.UTC
        )
        made.jobs = Jobs(at_once=True)
        qtbot.addWidget(made, before_close_func=lambda window: window.close())
        made.start()
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        qtbot.waitUntil(lambda: made._painted)
        return made

    return opened


def page_of(window: MainWindow) -> FirstRunPage:
    page = window.stack.currentWidget()
    assert isinstance(page, FirstRunPage)
    return page


def toast(window: MainWindow) -> str:
    QTest.qWait(0)
    return next((said.text() for said in window.toast.findChildren(QLabel) if said.text()), "")


def test_an_empty_shop_asks_how_to_start(start: Opened) -> None:
    window = start()
    page = page_of(window)
    assert not window.side.isVisible()
    assert QApplication.focusWidget() is page.shop_name
    assert [way.text().replace("&", "") for way in page.ways] == [
        "Bring in a spreadsheet", "Start empty", "Join another PC", "Look around",
    ]  # fmt: skip


def test_starting_empty_keeps_the_names_and_is_not_asked_again(
    start: Opened, empty: Store, kept: PcSettings
) -> None:
    window = start()
    page = page_of(window)
    QTest.keyClicks(page.shop_name, "Heron Bikes")
    QTest.keyClick(page.shop_name, Qt.Key.Key_Tab)
    QTest.keyClicks(page.person_name, "Mareike")
    QTest.mouseClick(page.ways[1], Qt.MouseButton.LeftButton)
    assert window.place == "contacts"
    assert window.side.isVisible()
    assert shop_settings(empty).shop_name == "Heron Bikes"
    here = person_here(empty, kept)
    assert here is not None
    assert here.name == "Mareike"
    window.close()
    assert start().place == "today"


def test_a_spreadsheet_opens_the_import(start: Opened) -> None:
    window = start()
    way = page_of(window).ways[0]
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Return)
    assert window.place == "import"
    assert window.side.isVisible()
    chosen = window.focusWidget()
    assert isinstance(chosen, QPushButton)
    assert chosen.text() == "Choose a &file…"


def test_a_shop_with_contacts_is_not_asked(start: Opened, empty: Store) -> None:
    with empty.transact("One") as tx:
        add_contact(tx, "Marta Oliveira")
    assert not is_untouched(empty)
    assert start().place == "today"


def test_what_was_typed_outlives_another_look(start: Opened, kept: PcSettings) -> None:
    window = start()
    QTest.keyClicks(page_of(window).shop_name, "Heron")
    kept.look = "dark"
    window.apply_theme()
    assert page_of(window).shop_name.text() == "Heron"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_into_the_smallest_window(start: Opened, kept: PcSettings, scale: float) -> None:
    kept.text_size = scale
    window = start()
    window.resize(1024, 640)
    page = page_of(window)
    assert page.minimumSizeHint().width() <= 1024
    assert all(way.height() >= 72 * scale for way in page.ways)


# -- the sample shop --------------------------------------------------------------------------


def add_sample(store: Store) -> None:
    """What stands for the sample shop: two contacts in a step of its kind."""
    with store.transact("Sample shop", origin="sample") as tx:
        for name in ("Anna Brandt", "Helge Olsen"):
            add_contact(tx, name)


def test_the_bar_stands_on_every_page_until_the_shop_is_removed(
    qtbot: QtBot, start: Opened, empty: Store
) -> None:
    add_sample(empty)
    window = start()
    qtbot.waitUntil(lambda: bool(window.bars.texts()))
    assert window.bars.texts() == ["You are looking at an invented shop."]
    for place in ("contacts", "history", "settings"):
        window.go(place)
        assert window.bars.isVisible()
    (button,) = window.bars.buttons()
    assert button.text() == "Start with my own data"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.bars.isVisible()
    assert standing_sample(empty) is None
    assert toast(window) == "The invented shop is gone."
    with empty.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone() == (0,)


def test_own_data_stays_when_the_sample_goes(empty: Store) -> None:
    add_sample(empty)
    with empty.transact("Mine") as tx:
        add_contact(tx, "Marta Oliveira")
        tx.raw.execute("UPDATE contact SET status='Customer' WHERE name='Helge Olsen'")
    result = remove_sample(empty)
    with empty.read_raw() as raw:
        rows = raw.execute("SELECT name FROM contact WHERE gone=0 ORDER BY n").fetchall()
    assert rows == [("Helge Olsen",), ("Marta Oliveira",)]
    assert [left.label for left in result.kept] == ["Helge Olsen"]
    with pytest.raises(Exception, match="no invented shop"):
        remove_sample(empty)


@pytest.mark.parametrize("names", [("", "")])
def test_looking_around_makes_the_sample_shop(
    qtbot: QtBot, start: Opened, empty: Store, kept: PcSettings, names: tuple[str, str]
) -> None:
    window = start()
    way = page_of(window).ways[3]
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    assert window.place == "today"
    assert kept.started
    assert window.bars.texts() == ["You are looking at an invented shop."]
    batch = standing_sample(empty)
    assert batch is not None
    assert History(empty).batches(1)[0].label == "Sample shop"
    # What was invented as late is in the list of the day, and nobody is reminded of it.
    with empty.read_raw() as raw:
        assert due_count(raw, TODAY) > 0
    assert told.look(empty, empty.clock()).told == ()
    # Nor does one Ctrl+Z too many take it away, or the name that was typed for the shop.
    window.undoing.undo()
    assert toast(window) == "Nothing to undo here. Earlier steps stand in History."
    assert standing_sample(empty) == batch


# -- a step that was cut off ------------------------------------------------------------------


def test_a_step_that_was_cut_off_is_asked_about(qtbot: QtBot, start: Opened, empty: Store) -> None:
    batch = empty.begin_batch("Import people.csv", "import")
    with empty.transact("Import people.csv", origin="import", batch=batch) as tx:
        add_contact(tx, "Anna Brandt")
    window = start()
    qtbot.waitUntil(lambda: bool(window.bars.texts()))
    assert window.bars.texts() == [
        "“Import people.csv” was cut off. What it had done so far is here."
    ]
    assert [made.text() for made in window.bars.buttons()] == ["Continue", "Undo it"]
    QTest.mouseClick(window.bars.buttons()[1], Qt.MouseButton.LeftButton)
    assert window.place == "history"
    assert not window.bars.isVisible()
    assert History(empty).unfinished() == []
    with empty.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone() == (0,)


@pytest.mark.parametrize(("language", "name"), [("en", "My shop"), ("de", "Mein Laden")])
def test_a_shop_without_a_name_is_called_in_the_language_of_the_window(
    start: Opened, qapp: QApplication, language: str, name: str
) -> None:
    before = QLocale()
    translation.install(qapp, language, QLocale.c())
    try:
        assert start().windowTitle() == name
    finally:
        translation.install(qapp, "en", QLocale.c())
        QLocale.setDefault(before)
