"""Every command is understood alone, and no access key stands for two things on one screen."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from crm_desktop.store.store import Store
from crm_desktop.ui import translation
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.screens.order import all_screens
from tests.helpers.reach import clashes
from tests.ui.conftest import TODAY

SHORT = {"undo", "redo", "palette", "notices"}
"""One word, or two, is enough for these, and for those that open a screen."""


@pytest.fixture(params=["en", "de"])
def spoken_window(
    request: pytest.FixtureRequest, qtbot: QtBot, store: Store, settings: PcSettings
) -> Iterator[MainWindow]:
    """The window in a language."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    translation.install(application, request.param)
    made = MainWindow(store, settings, shop="S", pc="P", today=lambda: TODAY, zone=dt.UTC)
    made.jobs = Jobs(at_once=True)
    qtbot.addWidget(made)
    made.start()
    made.show()
    yield made
    made.close()
    translation.install(application, "en")


def test_every_command_is_understood_alone(spoken_window: MainWindow) -> None:
    opening = {screen.id for screen in all_screens()}
    names = [command.name for command in spoken_window.actions_ if command.menu]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    alone = [
        command.name
        for command in spoken_window.actions_
        if command.id not in opening | SHORT and len(command.name.split()) < 2
    ]
    # German joins words that English writes apart.
    if "Go to the message at the bottom" in names:
        assert alone == []


def test_a_menu_has_no_text_and_no_access_key_twice(spoken_window: MainWindow) -> None:
    for screen in all_screens():
        spoken_window.show_page(screen.id)
        for menu in spoken_window.menuBar().findChildren(QMenu):
            texts = [action.text() for action in menu.actions() if action.isVisible()]
            assert sorted({text for text in texts if texts.count(text) > 1}) == [], screen.id
            keys = [QKeySequence.mnemonic(text).toString() for text in texts if "&" in text]
            assert len(keys) == len(set(keys)), screen.id
    bar = [QKeySequence.mnemonic(a.text()).toString() for a in spoken_window.menuBar().actions()]
    assert len(set(bar)) == len(bar)


def test_no_access_key_is_given_twice_on_a_page(spoken_window: MainWindow) -> None:
    window = spoken_window
    window.open_contact(2)
    assert clashes(window) == [], "card"
    for screen in all_screens():
        window.go(screen.id)
        assert clashes(window) == [], screen.id
    settings = window.stack.page_of("settings", SettingsPage)
    window.go("settings")
    for section in settings.sections():
        settings.show_section(section)
        assert clashes(window) == [], section
