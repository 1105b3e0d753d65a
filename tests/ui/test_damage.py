"""The window of a damaged shop: what is known, three ways, nothing replaced unasked."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.errors import StoreError
from crm_desktop.services.backups import Backups
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store
from crm_desktop.ui.damage import DamageWindow
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import Theme
from tests.helpers.shop import FakeClock, add_contact, names, open_shop


@pytest.fixture
def damaged(store: Store) -> Path:
    """A shop whose second half is gone; the backup has five contacts, a sixth came later."""
    Backups(store).make("time")
    with store.transact("Add Late") as tx:
        add_contact(tx, "Late")
        find_or_make(tx, "field", "Bike size", subject="contact", kind="number")
    store.close()
    return store.folder


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, damaged: Path, clock: FakeClock) -> DamageWindow:
    error = StoreError("The shop file is damaged.", code="store.damaged")
    made = DamageWindow(
        PcSettings(damaged).theme(), damaged, error, Jobs(at_once=True), clock=clock, zone=dt.UTC
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_last_good_copy(shown: DamageWindow, damaged: Path, clock: FakeClock) -> None:
    assert "The last good backup is from today 09:45: 5 contacts" in shown.said()
    assert "1 step after it can be done again" in shown.said()
    assert "Add Late" in shown.said()
    before = (damaged / SHOP_FILE).read_bytes()
    shown.last_good.click()
    assert (damaged / SHOP_FILE).read_bytes() == before
    assert "Nothing is missing" in shown.said()
    shown.use_it.click()
    assert shown.result()
    with open_shop(damaged, clock=clock) as store:
        assert "Late" in names(store)


def test_large_letters_leave_it_on_a_low_screen(
    qtbot: QtBot, qapp: QApplication, damaged: Path, clock: FakeClock
) -> None:
    error = StoreError("The shop file is damaged.", code="store.damaged")
    made = DamageWindow(
        Theme("light", 1.5), damaged, error, Jobs(at_once=True), clock=clock, zone=dt.UTC
    )
    qtbot.addWidget(made)
    made.show()
    qapp.processEvents()
    assert made.minimumSizeHint().height() <= 580  # 640 less a title bar
    assert made.minimumSizeHint().width() <= 1024


def test_repair_and_another_way(shown: DamageWindow, damaged: Path) -> None:
    assert "Choose here how to go on" in shown.sentence.text()
    shown.repair.click()
    assert "_" not in shown.said()  # no names of tables
    assert "1 small thing around them" in shown.said()
    assert "6 contacts" in shown.said()
    assert shown.use_it.isVisible()
    shown.other.click()
    assert shown.last_good.isVisible()
    assert "The last good backup" in shown.said()


def test_for_help(shown: DamageWindow, damaged: Path, tmp_path: Path) -> None:
    shown.save_help(tmp_path / "help.zip")
    assert "Saved" in shown.said()
    shown.save_help(tmp_path / "help.zip")
    assert "could not be written" in shown.said()


def test_nothing_to_be_read(shown: DamageWindow, damaged: Path) -> None:
    (damaged / SHOP_FILE).write_bytes(b"")
    for path in (damaged / "backups").glob("shop-*"):
        path.unlink()
    shown.look()
    assert not shown.last_good.isEnabled()
    shown.repair.click()
    assert "Nothing of the damaged shop file can be read" in shown.said()
    assert shown.repair.isEnabled()
