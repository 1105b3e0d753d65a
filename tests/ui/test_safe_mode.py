"""A window that only reads: nothing is changed, begun or lost, and there are ways out of it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.cli import main as command_line
from crm_desktop.errors import StoreError
from crm_desktop.services.health import OPEN_MARK
from crm_desktop.services.starts import begin_start, failed_starts
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.safe_mode import BAR, show_bar
from crm_desktop.ui.start import _reach
from tests.helpers.shop import FakeClock, copy_shop

FIRST_PLACE = "trash"


@pytest.fixture
def store(tmp_path: Path, template: Path, clock: FakeClock) -> Iterator[Store]:
    copy_shop(tmp_path / "shop", template)
    with Store.open(tmp_path / "shop", clock=clock, only_reading=True) as opened:
        yield opened


def test_every_change_is_refused_in_a_sentence(store: Store) -> None:
    before = (store.folder / SHOP_FILE).read_bytes()
    refill = partial(store.refill, "Fill", "sync", lambda: None, lambda: None)
    for change in (partial(store.transact, "Save"), refill):
        with pytest.raises(StoreError, match="for reading only") as refused, change():
            pass
        assert refused.value.code == "store.only_reading"
    with pytest.raises(StoreError, match="for reading only"):
        store.begin_batch("Import", "import")
    assert store.trouble is None
    assert (store.folder / SHOP_FILE).read_bytes() == before


def test_nothing_is_begun(window: MainWindow, qtbot: QtBot) -> None:
    reaching: list[object] = []
    for _ in _reach(window, reaching, hidden=False):  # type: ignore[arg-type]
        pass
    with qtbot.waitSignal(window.settled):
        pass
    assert window.bars.texts() == []
    assert "syncing" not in vars(window)
    assert "backing_up" not in vars(window)
    assert not (window.store.folder / OPEN_MARK).exists()
    for one in reaching:
        one.close()  # type: ignore[attr-defined]


def test_the_bar_leads_to_the_backups(window: MainWindow) -> None:
    show_bar(window, failed=True)
    (text,) = window.bars.texts()
    assert "could not start properly twice" in text
    window.bars.buttons()[1].click()
    assert window.place == "backups"
    assert window.bars.texts() == [text]
    show_bar(window, failed=False)
    assert "twice" not in window.bars.texts()[0]
    window.bars.drop(BAR)


def test_two_failed_starts_make_a_safe_one_and_its_button_a_normal_one(
    tmp_path: Path, template: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "shop"
    copy_shop(folder, template)
    PcSettings(folder).save()
    begin_start(folder)
    begin_start(folder)
    seen: list[tuple[bool, int]] = []

    def look() -> None:
        windows = [one for one in QApplication.topLevelWidgets()
                   if isinstance(one, MainWindow) and one.isVisible()]  # fmt: skip
        if not windows or windows[0].store.only_reading in {reading for reading, _ in seen}:
            return
        window = windows[0]
        seen.append((window.store.only_reading, failed_starts(folder)))
        if window.store.only_reading:
            window.bars.buttons()[0].click()
        else:
            assert window.bars.texts() == []
            window.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    assert command_line.main(["--data", str(folder)]) == 0
    timer.stop()
    assert seen == [(True, 3), (False, 1)]
    assert failed_starts(folder) == 0
