"""Settings are saved at once; the shop's can be undone, look, language and keys stay on this PC."""

import datetime as dt
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from crm_desktop.import_export.remembered import Remembered, RememberedColumn
from crm_desktop.services.colleagues import find_or_make_colleague, list_colleagues
from crm_desktop.services.deal_card import read_deal
from crm_desktop.services.deal_fields import set_deal_value
from crm_desktop.services.deals import DealDraft, create_deal
from crm_desktop.services.fields import list_fields, make_field, set_value
from crm_desktop.services.history import History
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.tags import list_tags, tag_contacts
from crm_desktop.store.store import Store
from crm_desktop.ui.dialogs.key_sheet import KeySheet
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pages.settings_data import DataPart, ImportsPart
from crm_desktop.ui.pages.settings_fields import FieldsPart
from crm_desktop.ui.pages.settings_keys import KeysPart
from crm_desktop.ui.pages.settings_look import LanguagePart, LookPart
from crm_desktop.ui.pages.settings_people import PeoplePart
from crm_desktop.ui.pages.settings_shop import ShopPart, YouPart, countries
from crm_desktop.ui.pages.settings_tags import TagsPart
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.person_here import person_here
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.field_combo import FieldCombo

FIRST_PLACE = "trash"


def page_of(window: MainWindow) -> SettingsPage:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    return page


T = TypeVar("T", bound=QWidget)


def part(window: MainWindow, section: str, kind: type[T]) -> T:
    """A panel of a section, opened by a person."""
    return next(p for p in page_of(window).show_section(section) if isinstance(p, kind))


def pick_by_keys(box: QComboBox, typed: str) -> None:
    """Type into a closed list, which opens, and take what is found."""
    box.setFocus()
    QTest.keyClicks(box, typed[0])
    assert box.view().isVisible()
    QTest.keyClicks(box.view(), typed[1:])
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert not box.view().isVisible()


def segment(page: QWidget, text: str) -> QPushButton:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (found,) = [made for made in page.findChildren(QPushButton) if made.text() == text]
    return found


def type_over(field: QLineEdit, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)


def choose(box: QComboBox, text: str) -> None:
    row = next(n for n in range(box.count()) if box.itemText(n) == text)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def toast(window: MainWindow) -> str:
    QTest.qWait(0)
    return next((found.text() for found in window.toast.findChildren(QLabel) if found.text()), "")


# -- shop and you -----------------------------------------------------------------------------


def test_the_name_of_the_shop_is_kept_shown_and_undone(window: MainWindow, store: Store) -> None:
    shop = part(window, "shop", ShopPart)
    assert QApplication.focusWidget() is shop.name
    type_over(shop.name, "Heron Bikes", Qt.Key.Key_Tab)
    assert shop_settings(store).shop_name == "Heron Bikes"
    QTest.qWait(0)
    assert window.windowTitle() == "Heron Bikes"
    assert toast(window) == "The shop is called “Heron Bikes” now."
    History(store).undo()
    QTest.qWait(0)
    assert window.windowTitle() == "Kestrel Cycles"


def test_a_name_that_was_only_shown_is_not_kept(window: MainWindow, store: Store) -> None:
    QTest.keyClick(part(window, "shop", ShopPart).name, Qt.Key.Key_Tab)
    assert shop_settings(store).shop_name == ""
    assert [batch.label for batch in History(store).batches()] == ["Five contacts"]


def test_a_name_half_typed_is_kept_on_leaving(window: MainWindow, store: Store) -> None:
    shop = part(window, "shop", ShopPart)
    shop.name.selectAll()
    QTest.keyClicks(shop.name, "Heron")
    window.close()
    assert shop_settings(store).shop_name == "Heron"


def test_country_and_currency(window: MainWindow, store: Store) -> None:
    shop = part(window, "shop", ShopPart)
    assert shop.country.currentData() == ""
    steps = len(History(store).batches())
    pick_by_keys(shop.country, "Germ")
    assert shop_settings(store).country == "DE"
    pick_by_keys(shop.currency, "GBP")
    assert shop_settings(store).currency == "GBP"
    assert len(History(store).batches()) == steps + 2  # not one for each letter
    assert toast(window) == "Amounts are in GBP now."


def test_every_country_has_a_code_once() -> None:
    codes = [code for code, _ in countries()]
    assert len(codes) == len(set(codes)) > 200
    assert {"DE", "GB", "US", "PL"} <= set(codes)


def test_the_person_at_this_pc(window: MainWindow, store: Store, settings: PcSettings) -> None:
    you = part(window, "shop", YouPart)
    type_over(you.name, "Mareike")
    here = person_here(store, settings)
    assert here is not None
    assert here.name == "Mareike"
    type_over(you.name, " ")
    assert person_here(store, settings) is None


# -- look and language ------------------------------------------------------------------------


def test_look_text_size_and_rows_change_at_once(window: MainWindow, settings: PcSettings) -> None:
    look = part(window, "look", LookPart)
    QTest.mouseClick(segment(look, "Dark"), Qt.MouseButton.LeftButton)
    assert settings.look == "dark"
    assert window.theme.mode == "dark"
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    look = next(p for p in page.show_section("look") if isinstance(p, LookPart))
    assert QApplication.focusWidget() is segment(look, "Dark")
    QTest.keyClick(segment(look, "Dark"), Qt.Key.Key_Left)
    assert settings.look == "light"
    QTest.mouseClick(segment(part(window, "look", LookPart), "130 %"), Qt.MouseButton.LeftButton)
    assert window.theme.scale == 1.3
    QTest.mouseClick(segment(part(window, "look", LookPart), "One line"), Qt.MouseButton.LeftButton)
    assert settings.compact
    assert window.theme.compact


def test_the_typeface_of_the_system(window: MainWindow, settings: PcSettings) -> None:
    part(window, "look", LookPart).system_font.click()
    assert settings.system_font
    assert window.theme.font("body").families()[0] != "Inter"
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    look = next(p for p in page.show_section("look") if isinstance(p, LookPart))
    assert QApplication.focusWidget() is look.system_font


def test_another_language_opens_the_window_anew(window: MainWindow, settings: PcSettings) -> None:
    language = part(window, "look", LanguagePart)
    choose(language.language, "English")
    assert settings.language == "en"
    assert not window.isVisible()
    QApplication.setQuitOnLastWindowClosed(True)


# -- fields -----------------------------------------------------------------------------------


def test_a_field_is_added_renamed_moved_and_taken_away(window: MainWindow, store: Store) -> None:
    fields = part(window, "fields", FieldsPart)
    type_over(fields.new_name, "Bike")
    choose(fields.new_kind, "Number")
    type_over(fields.new_name, "Frame")
    assert [(f.name, f.kind) for f in list_fields(store)] == [("Bike", "text"), ("Frame", "number")]
    assert fields.present is not None
    assert fields.present.name == "Frame"
    type_over(fields.name, "Frame size")
    assert toast(window) == "“Frame” is called “Frame size” now."
    fields.up.click()
    assert [f.name for f in list_fields(store)] == ["Frame size", "Bike"]
    fields.remove.click()
    assert [f.name for f in list_fields(store)] == ["Bike"]
    History(store).undo()
    assert [f.name for f in list_fields(store)] == ["Frame size", "Bike"]
    QTest.qWait(0)
    assert fields.list.count() == 2


def test_a_name_that_is_taken_is_refused_in_words(window: MainWindow, store: Store) -> None:
    make_field(store, "Bike", "text")
    make_field(store, "Frame", "text")
    fields = part(window, "fields", FieldsPart)
    fields.list.setCurrentRow(1)
    type_over(fields.name, "bike")
    assert "There is a field “bike” already" in toast(window)
    assert fields.name.text() == "Frame"


def test_another_kind_only_where_all_values_fit(window: MainWindow, store: Store) -> None:
    made = make_field(store, "Frame", "text")
    set_value(store, [1], made, "54")
    set_value(store, [2], made, "tall")
    fields = part(window, "fields", FieldsPart)
    choose(fields.kind, "Number")
    assert toast(window) == (
        "1 contact has a value that does not fit: “tall”. Nothing was changed."
    )
    assert fields.kind.currentText() == "Text"
    set_value(store, [2], made, "58")
    choose(fields.kind, "Number")
    assert list_fields(store)[0].kind == "number"
    assert toast(window) == "“Frame” is of another kind now: Number."


def test_choices_and_whose_field_it_is(window: MainWindow, store: Store) -> None:
    tag_contacts(store, [1], "Fleet")
    make_field(store, "Bike", "list", options=["Trike"])
    fields = part(window, "fields", FieldsPart)
    assert fields.choices.isVisible()
    fields.choices.setFocus()
    fields.choices.setPlainText("Trike\nCargo\n\n")
    fields.name.setFocus()
    assert list_fields(store)[0].options == ("Trike", "Cargo")
    choose(fields.whose, "Contacts with “Fleet”")
    assert list_fields(store)[0].tag_id == list_tags(store)[0].id


def test_deals_have_fields_of_their_own(window: MainWindow, store: Store) -> None:
    make_field(store, "Colour", "text")
    deal = create_deal(store, DealDraft("Bell"), dt.date(2026, 11, 22))
    fields = part(window, "fields", FieldsPart)
    fields.subjects.buttons()[1].click()
    assert fields.list.count() == 0
    assert fields.list.accessibleName() == "Fields of deals"
    type_over(fields.new_name, "Colour")  # one of contacts is called so too
    assert not fields.whose.isVisible()
    assert [f.name for f in list_fields(store, "deal")] == ["Colour"]
    made = list_fields(store, "deal")[0].id
    set_deal_value(store, deal, made, "dark red")
    shown = read_deal(store, deal, dt.date(2026, 11, 22), dt.UTC).fields
    assert [(one.name, one.value) for one in shown] == [("Colour", "dark red")]
    choose(fields.kind, "Number")
    assert toast(window) == "1 deal has a value that does not fit: “dark red”. Nothing was changed."
    type_over(fields.new_name, "Frame")
    type_over(fields.name, "colour")
    assert "There is a field “colour” already" in toast(window)
    fields.list.setCurrentRow(0)
    fields.remove.click()
    assert toast(window) == "Field “Colour” taken away, with its values at 1 deal."
    assert [f.name for f in list_fields(store, "deal")] == ["Frame"]
    assert [f.name for f in list_fields(store)] == ["Colour"]
    History(store).undo()
    QTest.qWait(0)
    assert fields.list.item(0).text() == "Colour · Text · at 1 deal"


# -- tags -------------------------------------------------------------------------------------


def test_tags_are_added_renamed_coloured_made_one_and_taken_away(
    window: MainWindow, store: Store
) -> None:
    tag_contacts(store, [1, 2], "Fleet")
    tag_contacts(store, [2, 3], "Fleets")
    tags = part(window, "tags", TagsPart)
    type_over(tags.name, "Big fleet")
    choose(tags.colour, "Blue")
    assert [(t.name, t.colour) for t in list_tags(store)] == [("Big fleet", "blue"), ("Fleets", "")]
    assert tags.present is not None
    assert tags.present.name == "Big fleet"
    choose(tags.into, "Fleets")
    assert [(t.name, t.contacts) for t in list_tags(store)] == [("Fleets", 3)]
    assert toast(window) == "“Big fleet” and “Fleets” are one tag now."
    type_over(tags.new_name, "VIP")
    assert len(list_tags(store)) == 2
    tags.remove.click()
    assert [t.name for t in list_tags(store)] == ["VIP"]
    History(store).undo()
    assert [t.name for t in list_tags(store)] == ["Fleets", "VIP"]


# -- keys -------------------------------------------------------------------------------------


def test_a_key_is_changed_refused_where_taken_and_given_back(
    window: MainWindow, settings: PcSettings
) -> None:
    keys = part(window, "keys", KeysPart)
    type_over(keys.filter, "fold", Qt.Key.Key_Tab)
    keys.choose("fold")
    assert keys.present == "fold"
    keys.key.setKeySequence(QKeySequence("Ctrl+K"))
    keys.use.click()
    assert "Search everything" in toast(window)
    assert window.actions_["fold"].shortcut() == QKeySequence("Ctrl+B")
    keys.key.setKeySequence(QKeySequence("Ctrl+Alt+B"))
    keys.use.click()
    assert window.actions_["fold"].shortcut() == QKeySequence("Ctrl+Alt+B")
    assert settings.keys_of("fold") == "Ctrl+Alt+B"
    keys.own.click()
    assert window.actions_["fold"].shortcut() == QKeySequence("Ctrl+B")
    assert settings.keys_of("fold") is None
    keys.none.click()
    assert window.actions_["fold"].shortcut().isEmpty()


# -- data and imports -------------------------------------------------------------------------


def test_the_data_folder_is_named_and_opened(
    window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = part(window, "data", DataPart)
    assert str(store.folder) in [found.text() for found in data.findChildren(QLabel)]
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    data.open_folder.click()
    assert [url.toLocalFile() for url in opened] == [str(store.folder)]


def test_a_backup_at_once(window: MainWindow, store: Store) -> None:
    data = part(window, "data", DataPart)
    assert data._last.text() == "There is no backup yet."
    data.back_up.click()
    assert data._last.text().startswith("The last backup is from")
    assert list((store.folder / "backups").glob("*by-hand*"))
    assert "Backed up and checked" in toast(window)


def test_remembered_columns_are_changed_and_forgotten(window: MainWindow, store: Store) -> None:
    remembered = Remembered(store)
    remembered.keep(
        "mark", "kunder.xlsx", "people",
        [RememberedColumn("Navn", "contact.full_name"), RememberedColumn("By", "(custom)")],
        chosen=True,
    )  # fmt: skip
    imports = part(window, "data", ImportsPart)
    assert "kunder.xlsx" in imports.list.item(0).text()
    combos = {box.accessibleName(): box for box in imports.findChildren(FieldCombo)}
    box = combos["“By” goes to"]
    box.fill()
    box.setCurrentIndex(next(n for n in range(box.count()) if box.itemText(n) == "Note"))
    box.activated.emit(box.currentIndex())
    assert remembered.all()[0].columns[1].field == "contact.note"
    imports.forget.click()
    assert remembered.all() == []
    assert imports._nothing.isVisible()
    History(store).undo()
    assert len(remembered.all()) == 1


# -- the page ---------------------------------------------------------------------------------


def test_the_sections_are_reached_by_keyboard(window: MainWindow) -> None:
    page = page_of(window)
    page.list.setFocus()
    for _ in range(3):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.currentRow() == 3
    assert [p for p in page.findChildren(FieldsPart) if p.isVisible()]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_section_fits_into_the_smallest_window(
    window: MainWindow, settings: PcSettings, scale: float
) -> None:
    settings.text_size = scale
    window.apply_theme()
    window.resize(1024, 640)
    page = page_of(window)
    beside = window.theme.size("scrollbar") + window.theme.px(4)
    for section in ("shop", "look", "fields", "tags", "keys", "data"):
        for shown in page.show_section(section):
            QTest.qWait(0)
            assert shown.minimumSizeHint().width() <= page._stack.width() - beside, section


def test_all_controls_have_names(window: MainWindow, store: Store) -> None:
    make_field(store, "Bike", "list")
    page = page_of(window)
    for section in ("shop", "look", "fields", "tags", "keys", "data"):
        for shown in page.show_section(section):
            for kind in (QLineEdit, QComboBox):
                for control in shown.findChildren(kind):
                    if control.isVisible() and not isinstance(control.parent(), QComboBox):
                        assert control.accessibleName() or control.objectName(), section


def test_the_line_in_the_side_bar_opens_it(window: MainWindow) -> None:
    window.side.place_chosen.emit("settings")
    assert isinstance(window.stack.currentWidget(), SettingsPage)


def test_a_theme_can_be_made_with_the_systems_typeface() -> None:
    assert Theme().font("body").families()[0] == "Inter"


# -- the key sheet ----------------------------------------------------------------------------


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
    assert shown.index("In every list and field") > shown.index("F1")
    assert {"Select a row, tick it off", "Space", "Esc"} <= set(shown)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize(
    ("typed", "found"), [("spreadsheet", ["import"]), ("fodl", ["fold"]), ("xyzzyq", [])]
)
def test_the_key_sheet_is_searched(window: MainWindow, typed: str, found: list[str]) -> None:
    sheet = sheet_of(window)
    assert sheet.focusWidget() is sheet.field
    QTest.keyClicks(sheet.field, typed)
    assert sheet.shown[:1] == found


def test_keys_that_are_no_commands_are_found_too(window: MainWindow) -> None:
    sheet = sheet_of(window)
    QTest.keyClicks(sheet.field, "tick off")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [found.text() for found in sheet.findChildren(QLabel)]
    assert shown[-2:] == ["Select a row, tick it off", "Space"]
    assert not any(text.startswith("Nothing found") for text in shown)


# -- people and the look --------------------------------------------------------------------------


def test_people_are_renamed_and_that_is_undone(
    window: MainWindow, store: Store, settings: PcSettings
) -> None:
    anna = find_or_make_colleague(store, "Anna")
    find_or_make_colleague(store, "Ben")
    settings.person = anna.id
    page = window.stack.page_of("settings", SettingsPage)
    window.go("settings")
    people = page.show_section("shop")[2]
    assert isinstance(people, PeoplePart)
    lines = [people.list.item(n).text() for n in range(people.list.count())]
    assert lines == ["Anna · at this PC", "Ben"]
    people.name.setText("Ben")
    people.name.editingFinished.emit()
    assert "already" in window.toast.text()
    assert people.name.text() == "Anna"
    people.name.setText("Anna Berg")
    page.leave()
    assert window.toast.text() == "“Anna” is called “Anna Berg” now."
    assert settings.person_name == store.person == "Anna Berg"
    History(store).undo()
    assert [one.name for one in list_colleagues(store)] == ["Anna", "Ben"]


def test_nobody_has_a_name_yet(window: MainWindow) -> None:
    page = window.stack.page_of("settings", SettingsPage)
    window.go("settings")
    people = page.show_section("shop")[2]
    assert people.isHidden()


def test_contrast_and_motion_are_chosen_and_keep_the_keyboard(
    window: MainWindow, settings: PcSettings
) -> None:
    window.go("settings")
    look = window.stack.page_of("settings", SettingsPage).show_section("look")[0]
    assert isinstance(look, LookPart)
    look.contrast.click()
    assert window.theme.edge == 2
    again = window.stack.page_of("settings", SettingsPage).show_section("look")[0]
    assert isinstance(again, LookPart)
    assert again.contrast.hasFocus()
    again.motion.chosen.emit(2)
    assert (window.theme.fade_ms, settings.motion) == (0, "reduced")
    for scale in (1.15, 1.3):  # from choice to choice, while the page is built anew
        page = window.stack.page_of("settings", SettingsPage)
        part, handle = page.show_section("look")[0], window.windowHandle()
        assert isinstance(part, LookPart)
        assert handle is not None
        if scale == 1.15:
            part.text_size.focus_chosen()
        QTest.keyClick(handle, Qt.Key.Key_Right)
        QApplication.processEvents()
        assert window.theme.scale == scale
