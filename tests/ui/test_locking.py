"""Encrypting, unlocking and locking as a person does it."""

import datetime as dt
import inspect
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.services import locking
from crm_desktop.store import at_hand
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.key_header import Effort
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.store import Store
from crm_desktop.ui.app_lock import AppLock, is_locked
from crm_desktop.ui.command_search import find_commands
from crm_desktop.ui.dialogs.new_secret import KnownPassphrase, NewPassphrase, NewPin
from crm_desktop.ui.encrypting import EncryptWindow
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.new_contact import NewContactPage
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.unlocking import UnlockWindow
from crm_desktop.ui.widgets.lock_part import LockPart
from tests.helpers.shop import FakeClock, open_shop, repeatable_random
from tests.sync.pcs import MemoryRing
from tests.ui.conftest import TODAY

WORDS = "three good words"


@pytest.fixture(scope="module")
def encrypted(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted shop, its key at hand."""
    folder = tmp_path_factory.mktemp("locked") / "shop"
    open_shop(folder, template).close()
    locking.turn_on(folder, WORDS, stamp="1", effort=Effort())
    return folder


@pytest.fixture
def locked_shop(encrypted: Path) -> Iterator[Store]:
    """It is open."""
    locking.unlock(encrypted, WORDS)
    with open_shop(encrypted) as opened:
        yield opened


@pytest.fixture
def shown(locked_shop: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    """Its window, on the screen."""
    made = MainWindow(
        locked_shop, PcSettings(locked_shop.folder), shop="S", pc="P", today=lambda: TODAY,
        zone=dt.UTC,
    )  # fmt: skip
    made.jobs = Jobs(at_once=True)
    qtbot.addWidget(made)
    made.start("trash")
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def _restart(folder: Path) -> None:
    at_hand.take_back(at_hand.identity_of(folder / SHOP_FILE) or b"")


def test_the_words_are_asked_for_and_a_wrong_one_is_told(
    encrypted: Path, settings: PcSettings, qtbot: QtBot
) -> None:
    _restart(encrypted)
    asking = UnlockWindow(settings.theme(), encrypted, KeyRing(None), Jobs(at_once=True))
    qtbot.addWidget(asking)
    asking.show()
    qtbot.keyClicks(asking.box.field, "three bad words")
    qtbot.keyClick(asking.box.field, Qt.Key.Key_Return)
    assert "neither" in asking.box.said.text()
    assert asking.box.field.accessibleDescription() == asking.box.said.text()
    assert asking.isVisible()
    asking.box.field.clear()
    qtbot.keyClicks(asking.box.field, WORDS)
    qtbot.keyClick(asking.box.field, Qt.Key.Key_Return)
    assert asking.result() == asking.DialogCode.Accepted
    open_shop(encrypted).close()


def test_a_shop_is_encrypted_and_opens_only_after_its_code_was_noted(
    tmp_path: Path, template: Path, settings: PcSettings, qtbot: QtBot
) -> None:
    folder = tmp_path / "plain"
    open_shop(folder, template).close()
    window = EncryptWindow(
        settings.theme(), folder, Jobs(at_once=True), clock=FakeClock(),
        random=repeatable_random(), effort=Effort(),
    )  # fmt: skip
    qtbot.addWidget(window)
    window.show()
    qtbot.keyClicks(window.first, WORDS)
    qtbot.keyClicks(window.again, "three good word")
    qtbot.keyClick(window.again, Qt.Key.Key_Return)
    assert "not the same" in window.said.text()
    assert at_hand.is_plain(folder / SHOP_FILE)
    qtbot.keyClicks(window.again, "s")
    qtbot.keyClick(window.again, Qt.Key.Key_Return)
    assert not at_hand.is_plain(folder / SHOP_FILE)
    assert not window.go.isEnabled()
    window.reject()
    assert window.isVisible()
    window.noted.click()
    window.go.click()
    assert window.result() == window.DialogCode.Accepted
    _restart(folder)
    assert locking.unlock(folder, window.code.text())


def test_after_some_minutes_nothing_of_the_shop_is_seen(shown: MainWindow, qtbot: QtBot) -> None:
    now = [0.0]
    lock = AppLock(shown, lambda: KeyRing(None), timer=lambda: now[0])
    shown.app_lock = lock
    shown.settings.lock_minutes = 5
    now[0] = 4 * 60
    qtbot.keyClick(shown, Qt.Key.Key_Shift)  # somebody works
    now[0] = 8 * 60
    lock.look()
    assert not is_locked(shown)
    now[0] = 9 * 60 + 1
    lock.look()
    assert is_locked(shown)
    asking = lock.asking
    assert asking is not None
    assert not shown.isVisible()
    other = QLabel("Marta Oliveira")
    qtbot.addWidget(other)
    other.show()
    qtbot.waitUntil(lambda: not other.isVisible())
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert is_locked(shown)
    qtbot.keyClicks(asking.box.field, WORDS)
    qtbot.keyClick(asking.box.field, Qt.Key.Key_Return)
    assert not is_locked(shown)
    assert shown.isVisible()


def test_a_pc_that_slept_asks_before_it_obeys(shown: MainWindow, qtbot: QtBot) -> None:
    now = [0.0]
    lock = AppLock(shown, lambda: KeyRing(None), timer=lambda: now[0])
    shown.app_lock = lock
    shown.settings.lock_minutes = 5
    shown.new_contact()
    page = shown.stack.currentWidget()
    assert isinstance(page, NewContactPage)
    now[0] = 3600
    qtbot.keyClick(page.name, Qt.Key.Key_A)  # before the timer looked
    assert is_locked(shown)
    assert not shown.isVisible()
    assert page.name.text() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other clocks")
def test_the_minutes_of_sleep_count() -> None:
    asked = inspect.signature(AppLock).parameters["timer"].default
    assert abs(asked() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 60


def test_the_settings_say_how_it_stands(shown: MainWindow, qtbot: QtBot) -> None:
    ring = KeyRing(MemoryRing())

    def answer(asked: QDialog) -> bool:
        assert isinstance(asked, NewPin)
        asked.first.setText("4711")
        return True

    part = LockPart(shown, lambda: ring, answer)
    qtbot.addWidget(part)
    said: list[str] = []
    part.told.connect(said.append)
    part.show()
    assert part.stands.text() == "This shop is encrypted."
    assert not part.no_pin.isVisible()
    part.pin.click()
    assert "PIN opens the shop" in said[-1]
    assert part.no_pin.isVisible()
    assert part.in_ring.isChecked()
    part.in_ring.click()
    assert "asked for at each start" in said[-1]
    assert not part.no_pin.isVisible()
    assert part.plain.isVisible()
    part.plain.click()
    assert not part.plain.isVisible()
    assert part.plain_said.isHidden()


def test_a_new_passphrase_is_judged_while_it_is_typed(
    locked_shop: Store, shown: MainWindow, qtbot: QtBot
) -> None:
    def answer(asked: QDialog) -> bool:
        assert isinstance(asked, NewPassphrase)
        asked.show()
        line = asked.field.line
        assert asked.focusWidget() is line
        qtbot.keyClicks(line, "short")
        assert "Weak" in line.accessibleDescription()
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert asked.isVisible()
        assert "at least" in asked.said.text()
        line.clear()
        assert not asked.said.text()
        asked.field.again.click()
        assert asked.field.strength.text() == "Strong. Note it down."
        secrets.append(line.text())
        qtbot.keyClick(line, Qt.Key.Key_Return)
        return asked.result() == QDialog.DialogCode.Accepted

    secrets: list[str] = []
    (header,) = locked_shop.folder.glob("shop-key-*.json")
    before = header.read_bytes()
    part = LockPart(shown, lambda: KeyRing(None), answer)
    qtbot.addWidget(part)
    said: list[str] = []
    part.told.connect(said.append)
    part.show()
    part.passphrase.click()
    assert "was changed" in said[-1]
    assert header.read_bytes() != before
    _restart(locked_shop.folder)
    assert locking.unlock(locked_shop.folder, secrets[0])
    header.write_bytes(before)


def test_a_pin_is_typed_twice_and_escape_changes_nothing(shown: MainWindow, qtbot: QtBot) -> None:
    asked = NewPin(shown, shown.theme)
    qtbot.addWidget(asked)
    asked.show()
    qtbot.keyClicks(asked.first, "12")
    qtbot.keyClick(asked.first, Qt.Key.Key_Return)
    assert "at least 4" in asked.said.text()
    assert asked.first.accessibleDescription() == asked.said.text()
    qtbot.keyClicks(asked.first, "4711")  # what was refused is selected
    qtbot.keyClicks(asked.again, "4712")
    qtbot.keyClick(asked.again, Qt.Key.Key_Return)
    assert "not the same" in asked.said.text()
    qtbot.keyClicks(asked.again, "4711")
    qtbot.keyClick(asked.again, Qt.Key.Key_Return)
    assert (asked.result(), asked.secret) == (QDialog.DialogCode.Accepted, "4711")
    other = NewPin(shown, shown.theme)
    qtbot.addWidget(other)
    other.show()
    qtbot.keyClick(other.first, Qt.Key.Key_Escape)
    assert other.result() == QDialog.DialogCode.Rejected


def test_the_passphrase_of_copies_elsewhere(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = KnownPassphrase(window, window.theme, tmp_path)
    qtbot.addWidget(asked)
    asked.show()
    assert not asked.use.isEnabled()
    qtbot.keyClicks(asked.line, WORDS)
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert (asked.result(), asked.secret) == (QDialog.DialogCode.Accepted, WORDS)


def test_the_palette_leads_to_it(window: MainWindow, qtbot: QtBot) -> None:
    for word in ("encrypt", "pin", "recovery"):
        found = [one.command.id for one in find_commands(window.actions_, word)]
        assert "encryption" in found
    window.actions_["encryption"].trigger()
    assert window.place == "settings"
    (part,) = window.stack.page_of("settings", SettingsPage).show_section("lock")
    assert isinstance(part, LockPart)
    assert part.switch.text() == "&Encrypt this shop…"


def test_a_plain_shop_says_so_and_cannot_be_locked(window: MainWindow, qtbot: QtBot) -> None:
    part = LockPart(window, lambda: KeyRing(None))
    qtbot.addWidget(part)
    part.show()
    assert part.stands.text() == "This shop is not encrypted."
    assert not part.lock_now.isVisible()
    window.actions_["lock_window"].trigger()
    assert window.isVisible()
