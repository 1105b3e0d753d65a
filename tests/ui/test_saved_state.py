"""The state line says the truth about saving, says what to do, and recovers by itself."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.screens.card import page_of
from tests.ui.conftest import TODAY


def line(window: MainWindow) -> list[str]:
    """The texts of the state line."""
    for _ in range(3):
        QApplication.processEvents()
    texts = [found.text() for found in window.side.findChildren(QLabel) if found.isVisible()]
    return texts[-2:]


@pytest.fixture
def away(store: Store) -> Path:
    """Where the shop's folder is while it is gone."""
    return store.folder.with_name("away")


def log(window: MainWindow, text: str) -> None:
    """Write an entry on the card that is open and save it."""
    composer = page_of(window).composer
    composer.text.setPlainText(text)
    composer.save.click()


def composed(window: MainWindow) -> str:
    """What stands in the composer."""
    return page_of(window).composer.text.toPlainText()


def test_what_could_not_be_saved_is_told_stays_on_screen_and_is_saved_later(
    window: MainWindow, store: Store, away: Path, qtbot: QtBot
) -> None:
    window.open_contact(2)
    assert line(window) == ["Only on this PC", "Everything is saved"]
    store.folder.rename(away)
    log(window, "Wants the lease price")
    assert line(window) == ["Not saved", "The folder is gone"]
    assert composed(window) == "Wants the lease price"
    (told,) = window.bars.texts()
    assert "Put the folder back" in told
    window.actions_["saved"].trigger()
    assert "not where it was" in window.toast.text()
    assert line(window)[0] == "Not saved"
    away.rename(store.folder)
    (button,) = window.bars.buttons()
    assert button.text() == "Try again"
    button.click()
    assert line(window) == ["Only on this PC", "Everything is saved"]
    assert window.bars.texts() == []
    assert composed(window) == ""  # what was asked for is done now
    with store.read_raw() as raw:
        assert raw.execute("SELECT body FROM entry").fetchall()[-1] == ("Wants the lease price",)


def test_it_recovers_by_itself(window: MainWindow, store: Store, away: Path, qtbot: QtBot) -> None:
    window.open_contact(2)
    window.settings.save()
    store.folder.rename(away)
    log(window, "Wants the lease price")
    assert line(window)[0] == "Not saved"
    away.rename(store.folder)
    page_of(window).composer.text.appendPlainText("and")  # more is being typed
    window.saved.try_again(asked=False)  # what the timer does
    assert line(window)[0] == "Only on this PC"
    assert window.bars.texts() == []
    assert "Saving works again" in window.toast.text()
    assert composed(window) == "Wants the lease price\nand"
    assert page_of(window).composer.error.isHidden()


def test_a_window_with_something_unsaved_closes_at_the_second_wish(
    store: Store, settings: PcSettings, away: Path, qtbot: QtBot
) -> None:
    window = MainWindow(store, settings, shop="S", pc="P", today=lambda: TODAY, zone=dt.UTC)
    qtbot.addWidget(window)
    window.start()
    window.show()
    window.open_contact(2)
    store.folder.rename(away)
    log(window, "Wants the lease price")
    assert not window.close()
    assert window.isVisible()
    assert "not saved" in window.toast.text()
    assert composed(window) == "Wants the lease price"
    away.rename(store.folder)
    assert window.close()
