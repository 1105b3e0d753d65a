"""Settings are saved at once; the shop's can be undone, the look stays on this PC. Key sheet."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from crm_desktop.services.history import History
from crm_desktop.services.settings import shop_settings
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.key_sheet import KeySheet
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.settings import SettingsPage, countries
from crm_desktop.ui.pc_settings import PcSettings


def page_of(window: MainWindow) -> SettingsPage:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    return page


def segment(page: SettingsPage, text: str) -> QPushButton:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (found,) = [made for made in page.findChildren(QPushButton) if made.text() == text]
    return found


def test_the_name_of_the_shop_is_kept_and_shown(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    assert QApplication.focusWidget() is page.name
    page.name.selectAll()
    QTest.keyClicks(page.name, "Heron Bikes")
    QTest.keyClick(page.name, Qt.Key.Key_Tab)
    assert shop_settings(store).shop_name == "Heron Bikes"
    QTest.qWait(0)
    assert window.windowTitle() == "Heron Bikes"
    History(store).undo()
    QTest.qWait(0)
    assert window.windowTitle() == "Kestrel Cycles"


def test_a_name_that_was_only_shown_is_not_kept(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    QTest.keyClick(page.name, Qt.Key.Key_Tab)
    assert shop_settings(store).shop_name == ""
    assert [batch.label for batch in History(store).batches()] == ["Five contacts"]


def test_a_name_half_typed_is_kept_on_leaving(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.name.selectAll()
    QTest.keyClicks(page.name, "Heron")
    window.close()
    assert shop_settings(store).shop_name == "Heron"


def test_country_and_currency(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    assert page.country.currentData() == ""
    page.country.setFocus()
    QTest.keyClicks(page.country, "Germ")
    assert shop_settings(store).country == "DE"
    page.currency.setFocus()
    QTest.keyClicks(page.currency, "GBP")
    assert shop_settings(store).currency == "GBP"


def test_every_country_has_a_code_once() -> None:
    codes = [code for code, _ in countries()]
    assert len(codes) == len(set(codes)) > 200
    assert {"DE", "GB", "US", "PL"} <= set(codes)


def test_look_text_size_and_rows_change_at_once(window: MainWindow, settings: PcSettings) -> None:
    QTest.mouseClick(segment(page_of(window), "Dark"), Qt.MouseButton.LeftButton)
    assert settings.look == "dark"
    assert window.theme.mode == "dark"
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    assert QApplication.focusWidget() is segment(page, "Dark")
    QTest.keyClick(segment(page, "Dark"), Qt.Key.Key_Left)
    assert settings.look == "light"
    page = page_of(window)
    QTest.mouseClick(segment(page, "130 %"), Qt.MouseButton.LeftButton)
    assert window.theme.scale == 1.3
    page = page_of(window)
    QTest.mouseClick(segment(page, "One line"), Qt.MouseButton.LeftButton)
    assert settings.compact
    assert window.theme.compact


def test_the_data_folder_is_named(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    assert str(store.folder) in [found.text() for found in page.findChildren(QLabel)]


def test_the_line_in_the_side_bar_opens_it(window: MainWindow) -> None:
    window.side.place_chosen.emit("settings")
    assert isinstance(window.stack.currentWidget(), SettingsPage)


def sheet_of(window: MainWindow) -> KeySheet:
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    return sheet


def test_the_key_sheet_lists_every_command_with_its_keys(window: MainWindow) -> None:
    sheet = sheet_of(window)
    assert sheet.shown == [command.id for command in window.actions_ if command.menu]
    shown = [found.text() for found in sheet.findChildren(QLabel)]
    assert "Search everything" in shown
    assert "F1" in shown
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize(
    ("typed", "found"), [("spreadsheet", ["import"]), ("fodl", ["fold"]), ("xyzzyq", [])]
)
def test_the_key_sheet_is_searched(window: MainWindow, typed: str, found: list[str]) -> None:
    sheet = sheet_of(window)
    assert sheet.focusWidget() is sheet.field
    QTest.keyClicks(sheet.field, typed)
    assert sheet.shown == found
