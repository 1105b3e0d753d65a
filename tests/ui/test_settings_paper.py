"""The letterhead in the settings: typed lines are kept, the logo is chosen, all of it undone."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from crm_desktop.services.letterhead import ShopPaper, shop_paper
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pages.settings_paper import LinesEdit, PaperPart

FIRST_PLACE = "trash"


def part_of(window: MainWindow) -> PaperPart:
    window.go("settings")
    page = window.stack.page_of("settings", SettingsPage)
    part = page.show_section("paper")[0]
    assert isinstance(part, PaperPart)
    QApplication.processEvents()
    return part


def test_lines_are_kept_when_the_keyboard_leaves_them(window: MainWindow, store: Store) -> None:
    part = part_of(window)
    part.address.setFocus()
    QTest.keyClicks(part.address, "2 Harbour Row")
    QTest.keyClick(part.address, Qt.Key.Key_Return)
    QTest.keyClicks(part.address, "Bristol")
    QTest.keyClick(part.address, Qt.Key.Key_Tab)
    assert shop_paper(store).address == "2 Harbour Row\nBristol"
    assert part.contact.hasFocus()
    assert window.toast.text() == "The letterhead is changed."
    window.actions_["undo"].trigger()
    assert shop_paper(store).address == ""
    part = part_of(window)
    assert part.address.toPlainText() == ""


def test_what_is_half_typed_is_kept_when_the_page_goes(window: MainWindow, store: Store) -> None:
    part = part_of(window)
    part.footer.setPlainText("VAT GB 1")
    part.leave()
    assert shop_paper(store).footer == "VAT GB 1"


def test_size_and_colour(window: MainWindow, store: Store) -> None:
    part = part_of(window)
    for box, value in ((part.size_box, "Letter"), (part.colour, "#0f6670")):
        row = box.findData(value)
        box.setCurrentIndex(row)
        box.activated.emit(row)
    kept = shop_paper(store)
    assert (kept.size, kept.colour) == ("Letter", "#0f6670")


def test_a_logo_is_taken_and_taken_away(window: MainWindow, store: Store, tmp_path: Path) -> None:
    part = part_of(window)
    Image.new("RGB", (60, 30), "teal").save(tmp_path / "logo.png")
    part.take_logo(tmp_path / "logo.png")
    assert shop_paper(store).logo.startswith(b"\x89PNG")
    assert not part.remove_button.isHidden()
    part.remove_logo()
    assert shop_paper(store) == ShopPaper()
    assert part.remove_button.isHidden()
    (tmp_path / "text.png").write_text("no picture")
    part.take_logo(tmp_path / "text.png")
    assert window.toast.text().startswith("This picture cannot be read.")
    part.take_logo(tmp_path / "missing.png")
    assert shop_paper(store).logo == b""


def test_every_control_has_a_name(window: MainWindow) -> None:
    part = part_of(window)
    for kind in (QLineEdit, LinesEdit, QComboBox):
        for control in part.findChildren(kind):
            assert control.accessibleName()
