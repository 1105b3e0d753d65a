"""Every screen for whoever does not see or has no mouse: names, Tab stops, targets, focus."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.new_contact import NewContactPage
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.screens.deal import open_deal
from crm_desktop.ui.screens.order import all_screens
from tests.helpers.deals import make_deal_shop
from tests.helpers.reach import faults
from tests.helpers.shop import FakeClock, open_shop
from tests.ui.conftest import TODAY


@pytest.fixture(scope="module")
def walked_window(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, small_shop: Path
) -> Iterator[MainWindow]:
    """One window for all screens: they are only looked at."""
    folder = tmp_path_factory.mktemp("reach") / "shop"
    with open_shop(folder, small_shop, FakeClock()) as store:
        make_deal_shop(store)
        settings = PcSettings(folder)
        settings.look = "light"
        settings.motion = "reduced"
        made = MainWindow(
            store, settings, shop="Kestrel Cycles", pc="Desk", today=lambda: TODAY, zone=dt.UTC
        )
        made.jobs = Jobs(at_once=True)
        made.start("trash")
        made.show()
        made.activateWindow()
        for _ in made.making_rest():  # the ring among it, which comes soon after the first paint
            pass
        yield made
        made.close()
        made.deleteLater()
        QApplication.processEvents()


def show(window: MainWindow, place: str) -> None:
    """Put a screen in front with something to see."""
    if place == "card":
        window.open_contact(3)
    elif place == "new":
        window.new_contact()
    elif place == "import":
        window.start_import()
    elif place in ("deal", "quote"):
        with window.store.read_raw() as raw:
            (deal,) = raw.execute("SELECT id FROM deal WHERE gone=0 ORDER BY n").fetchone()
        open_deal(window, deal)
        if place == "quote":
            window.actions_["quote_of_deal"].trigger()
    else:
        window.go(place)
    for _ in range(5):
        QApplication.processEvents()
    assert window.place == place


@pytest.mark.parametrize("place", [screen.id for screen in all_screens()])
def test_everything_on_a_screen_can_be_named_hit_and_reached(
    walked_window: MainWindow, place: str
) -> None:
    show(walked_window, place)
    assert "\n".join(faults(walked_window)) == ""


def test_so_can_everything_in_the_settings(walked_window: MainWindow) -> None:
    show(walked_window, "settings")
    page = walked_window.stack.page_of("settings", SettingsPage)
    found = {}
    for section in page.sections():
        page.show_section(section)
        QApplication.processEvents()
        found[section] = "\n".join(faults(walked_window))
    assert {section: wrong for section, wrong in found.items() if wrong} == {}


def test_a_button_that_tab_came_to_has_a_ring_and_one_that_was_clicked_has_none(
    walked_window: MainWindow,
) -> None:
    window = walked_window
    ring = window.ring
    handle = window.windowHandle()
    assert handle is not None
    window.new_contact()
    page = window.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    page.city.setFocus()
    for _ in range(40):
        if QApplication.focusWidget() is page.add:
            break
        QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.add
    assert ring.isVisible()
    there = page.name.mapTo(window, page.name.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=there)
    assert not ring.isVisible()
    page.add.setFocus()
    assert not ring.isVisible()
