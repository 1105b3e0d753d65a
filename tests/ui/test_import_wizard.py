"""The import wizard by keyboard and mouse: real files, a real shop, a real reading process."""

import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QCoreApplication, QLocale, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.domain.filters import Condition
from crm_desktop.import_export.apply import CHUNK
from crm_desktop.import_export.importing import ImportFile
from crm_desktop.import_export.model import ValueKind
from crm_desktop.services import privacy
from crm_desktop.services.erasure_ledger import erasures
from crm_desktop.services.history import History
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages import import_wizard
from crm_desktop.ui.pages.import_steps import words as step_words
from crm_desktop.ui.pages.import_steps.erased_panel import ErasedPanel
from crm_desktop.ui.pages.import_wizard import ImportWizard, Step
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.field_combo import FieldCombo
from crm_desktop.ui.widgets.ticks import RadioDot
from tests.helpers.shop import FakeClock, names, open_shop

FIRST_PLACE = "trash"
ROOT = Path(__file__).resolve().parents[2]
CUSTOMERS = ROOT / "resources" / "sample_shop" / "customers.xlsx"
KNOWN = (
    "Name,E-mail,Phone,Company,City\n"
    "Lise Berg,,0170 5551162,Café Sol,\n"
    "Ole Vik,,0170 5551163,Café Sol,\n"
    "Siri Grant,siri@grant.example,,,\n"
)
ALIKE = (
    "Name,E-mail,Phone,Company,City\n"
    "Lise Berg,lise@berg.example,01632 961162,Café Sol,Oslo\n"
    "Ole Vik,ole@vik.example,01632 961163,Café Sol,Oslo\n"
    "Siri Grant,siri@grant.example,,,Bergen\n"
    "Nora Lund,nora@lund.example,,,Bergen\n"
)
DATES = "Name,Birthday\nAnna Brandt,03/09/1980\nHelge Olsen,04/08/1975\n"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Dates as in England, whatever this machine speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def shop(tmp_path: Path, template: Path, clock: FakeClock) -> Iterator[Store]:
    """An empty shop."""
    with open_shop(tmp_path / "empty", template, clock) as opened:
        yield opened


@pytest.fixture
def wizard(qtbot: QtBot, shop: Store) -> Iterator[ImportWizard]:
    """The wizard of an empty shop, with the keyboard; jobs run at once."""
    made = ImportWizard(shop, Jobs(at_once=True), Theme(), year=2026, country="DE")
    made.resize(1146, 736)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.work.close()


@pytest.fixture
def planned(qtbot: QtBot, wizard: ImportWizard) -> Callable[[], None]:
    """Wait until the plan fits the choices."""
    refused: list[str] = []
    wizard.work.plan_failed.connect(refused.append)

    def wait() -> None:
        qtbot.waitUntil(lambda: wizard.work.plan_is_current or bool(refused), timeout=60_000)
        assert refused == []

    return wait


def write(folder: Path, text: str, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def bring_in(shop: Store, folder: Path, text: str) -> None:
    """An import that lies behind us."""
    with ImportFile(shop, write(folder, text, "known.csv")) as file:
        file.look()
        file.make_plan(year=2026)
        file.apply()


def press(
    wizard: ImportWizard,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key; it goes to where the focus is, and through the access keys."""
    handle = wizard.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifier)


def step(wizard: ImportWizard) -> Step:
    """Where the person is."""
    return wizard.step


def use_access_key(
    qtbot: QtBot, wizard: ImportWizard, key: Qt.Key, done: Callable[[], bool]
) -> None:
    """Alt and a letter; a button shows itself pressed for a moment before it acts."""
    press(wizard, key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(done)


def combo(wizard: ImportWizard, heading: str) -> FieldCombo:
    """The choice of a column, by its heading."""
    wanted = f"“{heading}” goes to"
    for _ in range(50):  # the lines come a few at a time
        QCoreApplication.processEvents()
    (found,) = [c for c in wizard.findChildren(FieldCombo) if c.accessibleName() == wanted]
    return found


def choose(wizard: ImportWizard, heading: str, field: str) -> None:
    """Pick a field as a person does: with the list open, and Enter."""
    box = combo(wizard, heading)
    box.setFocus()
    row = next(
        r
        for r in range(box.count())
        if box.itemText(r) == field and box.model().flags(box.model().index(r, 0))
    )
    pick(box, row)


def pick(box: QComboBox, row: int) -> None:
    """Open the list of a combo box and take a row of it with Enter."""
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(row, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    box.window().activateWindow()  # no window manager gives it back offscreen


def dot(part: QWidget, text: str) -> RadioDot:
    """A visible radio button by its text."""
    (found,) = [
        d
        for d in part.findChildren(RadioDot)
        if d.text().replace("&", "") == text and d.isVisible()
    ]
    return found


def texts(part: QWidget) -> list[str]:
    """Every text that is to be seen."""
    QCoreApplication.processEvents()  # what was just added is shown with the next layout
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible() and one.text()]


def says(part: QWidget, wanted: str) -> bool:
    return any(wanted in text for text in texts(part))


def history(shop: Store) -> list[tuple[str, int | None]]:
    """Label and undoer of every batch, the oldest first."""
    return [(b.label, b.undone_by) for b in reversed(History(shop).batches())]


# -- the whole way ----------------------------------------------------------------------------


def test_the_sample_workbook_goes_through_all_steps_by_keyboard_and_back_out(
    qtbot: QtBot, wizard: ImportWizard, shop: Store, planned: Callable[[], None]
) -> None:
    wizard.open_file(CUSTOMERS)
    assert says(wizard, "customers.xlsx, sheet “Customers 2026”, 17 rows, 14 columns")
    assert says(wizard.file, "a formula whose result was not saved")
    press(wizard, Qt.Key.Key_Return)
    assert step(wizard) == Step.COLUMNS
    planned()
    assert wizard.next_button.text() == "&Next: check"  # nobody is here yet
    press(wizard, Qt.Key.Key_Return)
    assert step(wizard) == Step.CHECK
    assert names(shop) == []  # nothing is written before the last step
    assert says(wizard.check, "new contacts")
    press(wizard, Qt.Key.Key_Return)
    assert step(wizard) == Step.IMPORT
    assert "21 contacts are in." in texts(wizard.finish)
    assert says(wizard.finish, "21 new.")
    assert len(names(shop)) == 21
    assert (shop.folder / "backups").is_dir()
    with shop.read_raw() as raw:
        tags = raw.execute("SELECT name FROM tag WHERE name LIKE 'Import %'").fetchall()
        tagged = raw.execute("SELECT count(*) FROM tagging JOIN tag ON tag.id=tag_id WHERE"
                             " tag.name LIKE 'Import %'").fetchone()[0]  # fmt: skip
    assert tags == [("Import 22 Nov 2026",)]
    assert tagged == 21
    assert wizard.work.outcome is not None
    assert wizard.work.outcome.applied is not None
    batch = wizard.work.outcome.applied.batch
    with qtbot.waitSignal(wizard.show_contacts_requested) as shown:
        press(wizard, Qt.Key.Key_Return)  # [Show them] has the focus
    assert shown.args == [batch]
    with qtbot.waitSignal(wizard.undone) as undone:
        QTest.mouseClick(wizard.finish.undo, Qt.MouseButton.LeftButton)
    assert undone.args is not None
    assert undone.args[0].undoes == batch
    assert says(wizard.finish, "The import is undone.")
    with shop.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone() == (0,)
    press(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)  # to try again
    assert step(wizard) == Step.CHECK
    planned()
    press(wizard, Qt.Key.Key_Return)
    assert "21 contacts are in." in texts(wizard.finish)
    with qtbot.waitSignal(wizard.closed):
        press(wizard, Qt.Key.Key_Escape)


def test_the_same_file_again_has_nothing_to_import(
    wizard: ImportWizard, shop: Store, planned: Callable[[], None]
) -> None:
    with ImportFile(shop, CUSTOMERS) as file:
        file.look()
        file.make_plan(year=2026)
        file.apply()
    wizard.open_file(CUSTOMERS)
    planned()
    wizard.next()
    assert says(wizard.columns, "Columns as in your last import of such a file.")
    wizard.next()
    assert step(wizard) == Step.DUPLICATES
    wizard.next()
    assert step(wizard) == Step.CHECK
    assert not wizard.next_button.isEnabled()
    assert "nothing to import" in wizard.next_button.toolTip()
    press(wizard, Qt.Key.Key_Return)
    assert len(history(shop)) == 2  # the import and the remembered columns


# -- the file ---------------------------------------------------------------------------------


def pdf(folder: Path) -> Path:
    path = folder / "list.xlsx"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n")
    return path


def locked(folder: Path) -> Path:
    path = folder / "locked.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return path


@pytest.mark.parametrize(("make", "said"), [(pdf, "This is a PDF"), (locked, "password")])
def test_a_file_that_cannot_be_used_is_refused_in_words(
    wizard: ImportWizard, tmp_path: Path, make: Callable[[Path], Path], said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    wizard.open_file(make(tmp_path))
    assert says(wizard.file, "This file cannot be used")
    assert says(wizard.file, said)
    assert not wizard.next_button.isEnabled()
    assert wizard.next_button.toolTip() == "Choose a file first."
    wizard.next()
    assert step(wizard) == Step.FILE
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(CUSTOMERS), ""))
    press(wizard, Qt.Key.Key_Return)  # [Choose another file…] has the focus
    assert wizard.next_button.isEnabled()


def test_a_dropped_file_is_opened(wizard: ImportWizard, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.com"), QUrl.fromLocalFile(str(write(tmp_path, ALIKE)))])
    wizard.file.dropEvent(
        QDropEvent(
            QPointF(QPoint(9, 9)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    assert says(wizard, "people.csv, 4 rows, 5 columns")


def test_a_chosen_file_is_opened(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, ALIKE)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    use_access_key(qtbot, wizard, Qt.Key.Key_F, lambda: wizard.work.ready)
    assert says(wizard, "people.csv, 4 rows, 5 columns")

    assert wizard.file.choices.letters.currentText() == "All languages (UTF-8)"


def test_pasted_rows_are_read_like_a_file(qtbot: QtBot, wizard: ImportWizard) -> None:
    QGuiApplication.clipboard().setText("Name\tE-mail\nMarta Oliveira\tmarta@bluedoor.example\n")
    use_access_key(qtbot, wizard, Qt.Key.Key_P, lambda: wizard.work.ready)
    assert wizard.work.found.records == 1
    assert says(wizard, "pasted rows")
    QGuiApplication.clipboard().clear()


def test_another_sheet_and_other_headings_can_be_chosen(
    wizard: ImportWizard, tmp_path: Path
) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Customers"
    for row in (["Name", "E-mail"], ["Kind", "Post"], ["Ann Lee", "ann@lee.example"],
                ["Bo Hale", "bo@hale.example"]):  # fmt: skip
        first.append(row)
    other = book.create_sheet("Suppliers")
    for row in (["Company", "Phone"], ["Velo AG", "030 123456"], ["Rad GmbH", "030 123457"]):
        other.append(row)
    path = tmp_path / "two.xlsx"
    book.save(path)
    wizard.open_file(path)
    file = wizard.file
    assert file.choices.sheet.currentText() == "Customers (3 rows)"
    file.choices.headings.setValue(2)
    assert [file.choices.sheet.itemText(i) for i in range(file.choices.sheet.count())] == [
        "Customers (2 rows)", "Suppliers (2 rows)",
    ]  # fmt: skip
    assert wizard.work.found.header_row == 1
    assert [c.column for c in wizard.work.found.columns] == ["Kind", "Post"]
    assert wizard.work.found.records == 2
    pick(file.choices.sheet, 1)
    assert wizard.work.found.sheet == "Suppliers"
    assert [c.column for c in wizard.work.found.columns] == ["Company", "Phone"]


def test_headings_below_all_rows_are_refused_in_words(wizard: ImportWizard, tmp_path: Path) -> None:
    wizard.open_file(write(tmp_path, DATES))
    wizard.file.choices.headings.setValue(9)
    assert says(wizard.file, "There are no rows below row 9.")


# -- columns ----------------------------------------------------------------------------------


def test_what_is_no_customer_list_needs_a_name_first(
    wizard: ImportWizard, tmp_path: Path, planned: Callable[[], None]
) -> None:
    wizard.open_file(write(tmp_path, "Item,Price,Stock\nBell,3.50,12\nLamp,9.90,4\nTube,4,9\n"))
    wizard.next()
    assert not wizard.next_button.isEnabled()
    assert "Say first which column holds a name" in wizard.next_button.toolTip()
    assert "Say first which column holds a name" in wizard._told.text()
    before = [column.field for column in wizard.work.found.columns]
    press(wizard, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)  # the key of Next, which is off
    assert [column.field for column in wizard.work.found.columns] == before
    choose(wizard, "Item", "Company")
    assert wizard.next_button.isEnabled()
    planned()
    assert wizard.work.plan is not None
    assert wizard.work.plan.summary.creates["companies"] == 3


def test_a_column_is_changed_by_keyboard_and_the_preview_and_the_sums_follow(
    wizard: ImportWizard, tmp_path: Path, planned: Callable[[], None]
) -> None:
    wizard.open_file(write(tmp_path, "Name,Extra\nAnn Lee,likes tea\nBo Hale,has a dog\n"))
    wizard.next()
    assert wizard.focusWidget() is combo(wizard, "Extra")  # it is the one that needs the person
    QTest.keyClicks(wizard.focusWidget(), "Note")
    assert combo(wizard, "Extra").present == "contact.note"
    assert wizard.work.found.columns[1].confidence == "sure"
    assert says(wizard.columns, "Note")
    planned()
    choose(wizard, "Extra", "Do not import")
    assert "likes tea" not in texts(wizard.columns)
    planned()
    wizard.next()
    wizard.next()
    assert "2 contacts are in." in texts(wizard.finish)


def test_a_file_with_many_columns_shows_them_all(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path
) -> None:
    heads = ",".join(f"Extra {n}" for n in range(60))
    values = ",".join(f"v{n}" for n in range(60))
    wizard.open_file(write(tmp_path, f"Name,{heads}\nAnn Lee,{values}\nBo Hale,{values}\n"))
    wizard.next()
    assert len(wizard.findChildren(FieldCombo)) < 61  # the window does not wait for the rest
    qtbot.waitUntil(lambda: len(wizard.findChildren(FieldCombo)) == 61)
    choose(wizard, "Column 61", "Note")  # no row stands out as headings
    assert wizard.work.found.columns[60].field == "contact.note"


def test_a_field_that_holds_one_value_is_not_fed_twice_in_silence(
    wizard: ImportWizard, tmp_path: Path
) -> None:
    wizard.open_file(write(tmp_path, "Name,Extra\nAnn Lee,Anna Lee\nBo Hale,Bob Hale\n"))
    wizard.next()
    choose(wizard, "Extra", "Full name")
    assert says(wizard.columns, "“Name” goes there, too.")


def test_the_answer_about_dates_changes_the_preview_and_what_is_saved(
    qtbot: QtBot, wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None]
) -> None:
    wizard.open_file(write(tmp_path, DATES))
    wizard.next()
    assert says(wizard.columns, "03/09/1980 can be read two ways. Which one?")
    assert dot(wizard.columns, "3 September").isChecked()
    assert "3 Sept 1980" in texts(wizard.columns)
    QTest.mouseClick(dot(wizard.columns, "9 March"), Qt.MouseButton.LeftButton)
    assert "9 Mar 1980" in texts(wizard.columns)
    assert dot(wizard.columns, "9 March").isChecked()
    planned()
    wizard.next()
    wizard.next()
    with shop.read_raw() as raw:
        born = raw.execute("SELECT birth_month, birth_day FROM contact ORDER BY n").fetchall()
    assert born == [(3, 9), (4, 8)]


def test_damaged_numbers_are_mended_when_wished(
    qtbot: QtBot, wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None]
) -> None:
    rows = "".join(f"P{n} Hill,03012345{n:02}\n" for n in range(10))
    wizard.open_file(write(tmp_path, f"Name,Phone\n{rows}Q Hale,301234567\n"))
    wizard.next()
    assert says(wizard.columns, "A spreadsheet program damaged")
    QTest.mouseClick(dot(wizard.columns, "Mend them"), Qt.MouseButton.LeftButton)
    assert wizard.work.choices.repair == {"numbers"}
    planned()
    wizard.next()
    wizard.next()
    with shop.read_raw() as raw:
        last = raw.execute("SELECT typed FROM phone ORDER BY n DESC").fetchone()
    assert last == ("0301234567",)


def test_the_preview_goes_through_the_rows(wizard: ImportWizard, tmp_path: Path) -> None:
    wizard.open_file(write(tmp_path, DATES))
    wizard.next()
    assert "1 of 2" in texts(wizard.columns)
    (following,) = [
        b for b in wizard.columns.findChildren(QWidget) if b.accessibleName() == "Next row"
    ]
    QTest.mouseClick(following, Qt.MouseButton.LeftButton)
    assert {"2 of 2", "Helge Olsen", "4 Aug 1975"} <= set(texts(wizard.columns))
    assert not following.isEnabled()


def test_the_preview_shows_names_as_they_will_be(wizard: ImportWizard, tmp_path: Path) -> None:
    wizard.open_file(write(tmp_path, 'Name,Phone\n"Müller, Anneliese",030 2345\n'))
    wizard.next()
    assert "Anneliese Müller" in texts(wizard.columns)


def test_columns_are_remembered_only_when_wished(
    qtbot: QtBot, wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None]
) -> None:
    wizard.open_file(write(tmp_path, ALIKE))
    wizard.next()
    remember = wizard.columns.remember
    use_access_key(qtbot, wizard, Qt.Key.Key_R, lambda: not remember.isChecked())
    planned()
    wizard.next()
    wizard.next()
    assert len(names(shop)) == 5
    with shop.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM remembered_mapping").fetchone() == (0,)


def test_cards_have_no_columns_to_match(
    wizard: ImportWizard, shop: Store, planned: Callable[[], None]
) -> None:
    wizard.open_file(ROOT / "resources" / "sample_shop" / "phone.vcf")
    wizard.next()
    assert says(wizard.columns, "says itself what its values are")
    shown = {"Phone (work)", "030 23125 702", "Phone (mobile)", "Lagerhaus Brandtner KG"}
    assert shown <= {text.replace("\u200b", "") for text in texts(wizard.columns)}
    planned()
    wizard.next()
    wizard.next()
    assert says(wizard.finish, "contacts are in.")
    assert names(shop)


# -- duplicates -------------------------------------------------------------------------------


@pytest.fixture
def at_duplicates(
    wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None]
) -> ImportWizard:
    """A file with four rows: two look like contacts here, one is a contact here, one is new."""
    bring_in(shop, tmp_path, KNOWN)
    wizard.open_file(write(tmp_path, ALIKE))
    wizard.next()
    planned()
    assert wizard.next_button.text() == "&Next: 2 duplicates"
    wizard.next()
    assert step(wizard) == Step.DUPLICATES
    return wizard


def people(shop: Store) -> list[tuple[str, int]]:
    """Name of each live person and how many e-mail addresses they have."""
    with shop.read_raw() as raw:
        return raw.execute(
            "SELECT c.name, count(e.id) FROM contact c LEFT JOIN email e ON e.contact_id=c.id"
            " AND e.gone=0 WHERE c.gone=0 AND c.kind='person' GROUP BY c.id ORDER BY c.name, c.n"
        ).fetchall()


def test_both_sides_stand_beside_each_other_with_equal_parts_marked(
    at_duplicates: ImportWizard,
) -> None:
    step = at_duplicates.duplicates
    shown = texts(step)
    assert says(step, "Row 1: same name and company, but different phones")
    assert shown.count("Café Sol") == 2
    assert {"01632 961162", "0170 5551162", "lise@berg.example"} <= set(shown)
    marked = {
        label.text()
        for label in step.findChildren(QLabel)
        if label.isVisible() and label.accessibleDescription() == "the same on both sides"
    }
    assert marked == {"Lise Berg", "Café Sol"}


def test_after_a_choice_by_its_letter_down_goes_to_the_next_pair(
    qtbot: QtBot, at_duplicates: ImportWizard, planned: Callable[[], None]
) -> None:
    wizard = at_duplicates
    wizard.duplicates.focus_first()
    fill = dot(wizard.duplicates, "Fill in the gaps")
    use_access_key(qtbot, wizard, Qt.Key.Key_G, fill.isChecked)
    planned()
    press(wizard, Qt.Key.Key_Down)
    assert says(wizard.duplicates, "Row 2: same name and company")
    press(wizard, Qt.Key.Key_Up)
    assert fill.isChecked()
    # Who came to the choices by Tab goes through them.
    fill.setFocus(Qt.FocusReason.TabFocusReason)
    press(wizard, Qt.Key.Key_Right)
    assert dot(wizard.duplicates, "Overwrite").isChecked()
    assert dot(wizard.duplicates, "Overwrite").hasFocus()
    planned()


def test_each_pair_has_its_own_decision(
    qtbot: QtBot, at_duplicates: ImportWizard, shop: Store, planned: Callable[[], None]
) -> None:
    wizard = at_duplicates
    assert dot(wizard.duplicates, "Add as new").isChecked()  # what only looks alike stays apart
    QTest.mouseClick(dot(wizard.duplicates, "Fill in the gaps"), Qt.MouseButton.LeftButton)
    wizard.duplicates.focus_first()
    press(wizard, Qt.Key.Key_Down)
    assert says(wizard.duplicates, "Row 2: same name and company")
    assert dot(wizard.duplicates, "Add as new").isChecked()
    leave = dot(wizard.duplicates, "Leave out")
    use_access_key(qtbot, wizard, Qt.Key.Key_L, leave.isChecked)
    planned()
    wizard.next()
    assert says(wizard.check, "row left out")
    wizard.next()
    assert "3 contacts are in." in texts(wizard.finish)
    assert says(wizard.finish, "1 new, 2 filled in, 1 left out.")
    assert people(shop) == [("Lise Berg", 1), ("Nora Lund", 1), ("Ole Vik", 0), ("Siri Grant", 1)]


def test_one_decision_serves_for_all(
    qtbot: QtBot, at_duplicates: ImportWizard, shop: Store, planned: Callable[[], None]
) -> None:
    wizard = at_duplicates
    fill = dot(wizard.duplicates, "Fill in the gaps")
    use_access_key(qtbot, wizard, Qt.Key.Key_G, fill.isChecked)
    assert wizard.duplicates._all.text() == "&Do the same for all 2"
    choices = wizard.work.choices
    use_access_key(qtbot, wizard, Qt.Key.Key_D, lambda: choices.alike == "fill")
    planned()
    wizard.next()
    wizard.next()
    assert people(shop) == [("Lise Berg", 1), ("Nora Lund", 1), ("Ole Vik", 1), ("Siri Grant", 1)]


def test_who_was_recognised_can_still_be_decided_otherwise(
    qtbot: QtBot, at_duplicates: ImportWizard, shop: Store, planned: Callable[[], None]
) -> None:
    wizard = at_duplicates
    groups = wizard.duplicates._groups
    groups._group.button(0).setFocus()
    press(wizard, Qt.Key.Key_Right)
    wizard.duplicates.focus_first()
    press(wizard, Qt.Key.Key_Down)  # the company was recognised, too
    assert says(wizard.duplicates, "Row 3: same e-mail address")
    assert dot(wizard.duplicates, "Fill in the gaps").isChecked()
    QTest.mouseClick(dot(wizard.duplicates, "Add as new"), Qt.MouseButton.LeftButton)
    planned()
    wizard.next()
    wizard.next()
    assert people(shop).count(("Siri Grant", 1)) == 2


def test_going_back_and_another_theme_lose_nothing(
    qtbot: QtBot, at_duplicates: ImportWizard, planned: Callable[[], None]
) -> None:
    wizard = at_duplicates
    QTest.mouseClick(dot(wizard.duplicates, "Leave out"), Qt.MouseButton.LeftButton)
    wizard.use(Theme("dark", 1.5))
    qtbot.waitUntil(wizard.duplicates.isVisible)
    assert step(wizard) == Step.DUPLICATES
    assert dot(wizard.duplicates, "Leave out").isChecked()
    press(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    choose(wizard, "City", "Note")
    press(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert step(wizard) == Step.FILE
    assert not wizard.back_button.isVisible()
    wizard.next()
    assert combo(wizard, "City").present == "contact.note"
    planned()
    wizard.next()
    assert dot(wizard.duplicates, "Leave out").isChecked()


TWICE = (
    "First name,Last name,E-mail,Company,City\n"
    "Anna,Berg,a@berg.example,Hof AG,Ulm\n"
    "Bob,Stone,,,Bonn\n"
    "Anne,Berg,A@berg.example,Hof AG,\n"
)


@pytest.mark.parametrize(
    ("wish", "there"), [("", 2), ("Fill in the gaps", 1), ("Leave out", 1)], ids=str
)
def test_rows_that_look_like_one_contact_are_asked_about(
    wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None],
    wish: str, there: int,
) -> None:  # fmt: skip
    wizard.open_file(write(tmp_path, TWICE))
    wizard.next()
    planned()
    assert wizard.next_button.text() == "&Next: 1 duplicate"
    wizard.next()
    assert step(wizard) == Step.DUPLICATES
    shown = wizard.duplicates
    groups = [b.text() for b in shown._groups.buttons()]
    assert groups == ["Twice in the file (1)"]  # none that holds nothing
    assert says(shown, "Row 3: same e-mail address, similar names")
    assert {"Row 3", "Row 1", "Anna Berg", "Anne Berg"} <= set(texts(shown))
    assert dot(shown, "Add as new").isChecked()
    assert not shown._dots["overwrite"].isVisible()
    if wish:
        QTest.mouseClick(dot(shown, wish), Qt.MouseButton.LeftButton)
        planned()
        assert dot(shown, wish).isChecked()
    wizard.next()
    assert step(wizard) == Step.CHECK
    wizard.next()
    assert sum(name.endswith("Berg") for name, _ in people(shop)) == there


# -- check ------------------------------------------------------------------------------------


def test_problem_rows_are_shown_with_their_reason_and_saved(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    planned: Callable[[], None],
) -> None:  # fmt: skip
    wizard.open_file(CUSTOMERS)
    wizard.next()
    planned()
    wizard.next()
    model = wizard.check._problems.model()
    rows = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert ["7", "Customer since", "31.02.2020", "This is no date and time."] in rows
    target = tmp_path / "mend.xlsx"
    monkeypatch.setattr(import_wizard, "ask_file", lambda *_: str(target))
    saved = "1 row saved in “mend.xlsx”"
    use_access_key(qtbot, wizard, Qt.Key.Key_S, lambda: says(wizard.check, saved))
    first = target.read_bytes()
    wizard.next()
    target.unlink()
    # On the result page, too.
    use_access_key(qtbot, wizard, Qt.Key.Key_L, lambda: says(wizard.finish, saved))
    for content in (first, target.read_bytes()):
        (tmp_path / "again.xlsx").write_bytes(content)
        book = load_workbook(tmp_path / "again.xlsx")
        assert book.active is not None
        assert book.active.max_row == 2


def test_every_value_that_would_change_is_shown_old_and_new(
    qtbot: QtBot, at_duplicates: ImportWizard, shop: Store, planned: Callable[[], None],
    tmp_path: Path,
) -> None:  # fmt: skip
    wizard = at_duplicates
    wizard.open_file(write(tmp_path, "Name,E-mail,Job title\nSiri Grant,siri@grant.example,Boss\n"))
    wizard.next()
    planned()
    wizard.next()
    use_access_key(qtbot, wizard, Qt.Key.Key_O, dot(wizard.duplicates, "Overwrite").isChecked)
    planned()
    wizard.next()
    model = wizard.check._changes.model()
    rows = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert ["Siri Grant", "Job title", "(empty)", "Boss"] in rows


# -- leaving and stopping ---------------------------------------------------------------------


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_cancelling_leaves_nothing(
    qtbot: QtBot, wizard: ImportWizard, shop: Store, planned: Callable[[], None], steps: int
) -> None:
    wizard.open_file(CUSTOMERS)
    planned()
    for _ in range(steps):
        wizard.next()
    with qtbot.waitSignal(wizard.closed):
        press(wizard, Qt.Key.Key_Escape)
    assert names(shop) == []
    assert history(shop) == []
    assert list((shop.folder / "imports").iterdir()) == []


def test_a_disk_without_room_for_the_backup_stops_before_anything_is_written(
    wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None]
) -> None:
    (shop.folder / "backups").write_text("a file where the folder should be")
    wizard.open_file(write(tmp_path, ALIKE))
    wizard.next()
    planned()
    wizard.next()
    wizard.next()
    assert step(wizard) == Step.CHECK
    assert wizard._told.text() != ""
    assert names(shop) == []


def test_the_result_follows_an_undo_from_elsewhere(
    wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None]
) -> None:
    wizard.open_file(write(tmp_path, KNOWN))
    planned()
    wizard.next()
    wizard.next()
    planned()
    wizard.next()
    stop_listening = shop.on_commit(wizard.committed)
    assert wizard.finish.undo.isVisible()
    History(shop).undo()  # Ctrl+Z
    assert "The import is undone." in texts(wizard.finish)
    assert not wizard.finish.undo.isVisible()
    History(shop).redo()
    assert any(text.endswith("in.") for text in texts(wizard.finish))
    assert wizard.finish.undo.isVisible()
    QTest.mouseClick(wizard.finish.undo, Qt.MouseButton.LeftButton)
    assert "Everything is as it was before." in texts(wizard.finish)
    stop_listening()


def test_stop_and_undo_takes_back_what_was_written_already(
    qtbot: QtBot, shop: Store, tmp_path: Path
) -> None:
    rows = "".join(f"Person {n} Hill,p{n}@hill.example\n" for n in range(2500))
    jobs = Jobs()
    wizard = ImportWizard(shop, jobs, Theme(), year=2026)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.open_file(write(tmp_path, "Name,E-mail\n" + rows))
    qtbot.waitUntil(lambda: wizard.work.plan_is_current, timeout=60_000)
    wizard.next()
    wizard.next()
    wizard.next()  # such names look alike; each stays a contact of its own
    written, goes_on = threading.Event(), threading.Event()

    def hold(changes: ChangeSet) -> None:
        """The first chunk is in: wait until the person has pressed Stop."""
        if "contact" in changes.rows:
            written.set()
            goes_on.wait(20)

    stop_listening = shop.on_commit(hold)
    wizard.next()
    qtbot.waitUntil(written.is_set, timeout=60_000)
    assert wizard.is_importing
    wizard.cancel()  # there is no way out but Stop
    wizard.open_file(CUSTOMERS)
    assert wizard.is_importing
    with qtbot.waitSignal(wizard.undone, timeout=60_000) as undone:
        QTest.mouseClick(wizard.finish.stop, Qt.MouseButton.LeftButton)
        goes_on.set()
    stop_listening()
    assert undone.args is not None
    assert undone.args[0].reversed["contact"] == CHUNK
    assert not wizard.is_importing
    assert step(wizard) == Step.CHECK
    assert says(wizard, "Stopped. Everything is as it was before.")
    with shop.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone() == (0,)
    assert History(shop).unfinished() == []
    qtbot.waitUntil(lambda: wizard.work.plan_is_current, timeout=60_000)
    wizard.next()  # it can be tried again
    qtbot.waitUntil(lambda: not wizard.is_importing, timeout=60_000)
    assert "2,500 contacts are in." in texts(wizard.finish)
    wizard.close_wizard()
    jobs.wait()


def test_another_file_may_come_while_one_is_being_read(
    qtbot: QtBot, shop: Store, tmp_path: Path
) -> None:
    jobs = Jobs()
    wizard = ImportWizard(shop, jobs, Theme(), year=2026)
    qtbot.addWidget(wizard)
    wizard.open_file(CUSTOMERS)
    wizard.open_file(write(tmp_path, ALIKE))
    qtbot.waitUntil(lambda: wizard.work.plan_is_current, timeout=60_000)
    assert wizard.work.found.file == "people.csv"
    assert wizard.work.found.records == 4
    wizard.close_wizard()
    jobs.wait()


def test_leaving_while_the_file_is_being_read_ends_the_reading(qtbot: QtBot, shop: Store) -> None:
    jobs = Jobs()
    wizard = ImportWizard(shop, jobs, Theme(), year=2026)
    qtbot.addWidget(wizard)
    wizard.open_file(CUSTOMERS)
    with qtbot.waitSignal(wizard.closed):
        wizard.cancel()
    jobs.wait()
    qtbot.waitUntil(lambda: not jobs._running)
    assert wizard.work._file is None


# -- for everybody ----------------------------------------------------------------------------


def test_the_step_is_told_to_those_who_do_not_see_it(wizard: ImportWizard, tmp_path: Path) -> None:
    assert wizard._bar.accessibleName() == "Step 1 of 5: File"
    wizard.open_file(write(tmp_path, ALIKE))
    wizard.next()
    assert wizard._bar.accessibleName() == "Step 2 of 5: Columns"
    assert combo(wizard, "Name").accessibleDescription().startswith("Sure")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_all_of_it_fits_into_the_smallest_window_at_the_largest_text(
    qtbot: QtBot, shop: Store, tmp_path: Path, mode: str
) -> None:
    theme = Theme("dark" if mode == "dark" else "light", 1.5)
    wizard = ImportWizard(shop, Jobs(at_once=True), theme, year=2026)
    qtbot.addWidget(wizard)
    wizard.open_file(CUSTOMERS)
    assert wizard.minimumSizeHint().width() <= 1024 - theme.size("sidebar")
    assert wizard.minimumSizeHint().height() <= 640
    wizard.work.close()


# -- how the file is read ---------------------------------------------------------------------


def first_rows(wizard: ImportWizard) -> list[list[str]]:
    model = wizard.file._table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def take(box: QComboBox, text: str) -> None:
    """Choose an entry as a person does."""
    pick(box, next(row for row in range(box.count()) if text in box.itemText(row)))


def test_separator_and_letters_are_guessed_shown_and_corrected(
    wizard: ImportWizard, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes("Name;Town\nŁukasz Wójcik;Łódź\nZofia Gąsior;Kraków\n".encode("cp1250"))
    wizard.open_file(path)
    choices = wizard.file.choices
    assert choices.separator.currentText() == "Semicolon (;)"
    take(choices.letters, "Central Europe (Windows)")
    assert first_rows(wizard)[0] == ["Łukasz Wójcik", "Łódź"]
    take(choices.separator, "Comma")
    assert [len(row) for row in first_rows(wizard)[:2]] == [1, 1]
    take(choices.separator, "Semicolon")
    assert first_rows(wizard)[0] == ["Łukasz Wójcik", "Łódź"]


def test_letters_that_do_not_fit_are_refused_and_the_file_stays_open(
    wizard: ImportWizard, tmp_path: Path
) -> None:
    path = tmp_path / "letters.csv"
    path.write_bytes(("Name,Town\n" + "Jürgen Größe,Köln\n" * 40).encode("cp1252"))
    wizard.open_file(path)
    take(wizard.file.choices.letters, "(UTF-8)")
    assert says(wizard.file, "The letters of this file are written in another way")
    assert first_rows(wizard)[0] == ["Jürgen Größe", "Köln"]
    assert wizard.file.choices.letters.currentText() == "Western Europe (Windows)"
    assert wizard.next_button.isEnabled()


def test_a_file_without_headings(wizard: ImportWizard, tmp_path: Path) -> None:
    wizard.open_file(write(tmp_path, "Name,E-mail\nAnn Lee,ann@lee.example\n"))
    assert len(first_rows(wizard)) == 1
    wizard.file.choices.headings.setValue(0)
    assert first_rows(wizard)[0] == ["Name", "E-mail"]


def test_fields_that_were_chosen_stay_when_the_letters_change(
    wizard: ImportWizard, tmp_path: Path
) -> None:
    wizard.open_file(write(tmp_path, ALIKE))
    wizard.next()
    choose(wizard, "City", "Note")
    wizard.back()
    take(wizard.file.choices.letters, "Western Europe (Windows)")
    wizard.next()
    assert combo(wizard, "City").present == "contact.note"


def test_rows_are_pasted_by_key(wizard: ImportWizard) -> None:
    QGuiApplication.clipboard().setText("Name\tE-mail\nMarta Oliveira\tmarta@bluedoor.example\n")
    press(wizard, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wizard.work.ready
    assert wizard.work.found.records == 1
    QGuiApplication.clipboard().clear()


# -- values fixed once ------------------------------------------------------------------------

SLIPS = "Name,E-mail,Country\n" + "".join(
    f"Person {n} Hill,p{n}@hill.example,{country}\n"
    for n, country in enumerate(["Germany"] * 12 + ["Germani"] * 2 + ["Atlantis"] + ["?"])
)


def test_a_doubtful_value_is_fixed_once_for_all_its_rows(
    qtbot: QtBot, wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None]
) -> None:
    wizard.open_file(write(tmp_path, SLIPS))
    wizard.next()
    planned()
    assert says(wizard.columns, "values to look at")
    line = combo(wizard, "Country")
    line.setFocus()
    press(wizard, Qt.Key.Key_F2)
    panel = wizard.columns._values
    assert panel is not None
    assert wizard.focusWidget() is panel.fields[0]
    by_name = {field.accessibleName().split("”")[0]: field for field in panel.fields}
    slip, unknown = by_name["Instead of “Germani"], by_name["Instead of “Atlantis"]
    slip.setFocus()
    QTest.keyClicks(slip, "Germany")
    QTest.keyClick(slip, Qt.Key.Key_Return)  # goes on to the next value, not to the next step
    assert step(wizard) == Step.COLUMNS
    assert wizard.work.found.columns[2].replacements == {"Germani": "Germany"}
    unknown.setFocus()
    QTest.keyClicks(unknown, "France")
    QTest.keyClick(unknown, Qt.Key.Key_Escape)
    assert wizard.columns._values is None
    assert wizard.focusWidget() is line
    assert wizard.work.found.columns[2].replacements["Atlantis"] == "France"
    planned()
    wizard.next()
    wizard.next()
    wizard.next()  # such names look alike; each stays a contact of its own
    with shop.read_raw() as raw:
        rows = dict(raw.execute("SELECT country, count(*) FROM address WHERE gone=0 GROUP BY 1"))
    assert rows == {"Germany": 14, "France": 1}


def test_a_replacement_is_taken_back(
    wizard: ImportWizard, tmp_path: Path, planned: Callable[[], None]
) -> None:
    wizard.open_file(write(tmp_path, SLIPS))
    wizard.next()
    planned()
    wizard.columns.look_through(2)
    panel = wizard.columns._values
    assert panel is not None
    field = panel.fields[0]
    QTest.keyClicks(field, "Sweden")
    panel.fields[1].setFocus()
    assert len(wizard.work.found.columns[2].replacements) == 1
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    panel.fields[1].setFocus()
    assert wizard.work.found.columns[2].replacements == {}


def test_the_values_close_when_the_column_goes_elsewhere(
    wizard: ImportWizard, tmp_path: Path, planned: Callable[[], None]
) -> None:
    wizard.open_file(write(tmp_path, SLIPS))
    wizard.next()
    planned()
    wizard.columns.look_through(2)
    choose(wizard, "Country", "Note")
    assert wizard.columns._values is None


# -- in the window ----------------------------------------------------------------------------


def test_the_result_shows_the_imported_contacts_only(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    window.start_import(write(tmp_path, "Name,E-mail\nAnn Lee,ann@lee.example\n"))
    wizard = window.stack.currentWidget()
    assert isinstance(wizard, ImportWizard)
    qtbot.waitUntil(lambda: wizard.work.plan_is_current, timeout=60_000)
    for _ in range(3):
        wizard.next()
    qtbot.waitUntil(wizard.finish.show_contacts.isVisible, timeout=60_000)
    wizard.finish.show_contacts.click()
    assert window.place == "contacts"
    qtbot.waitUntil(lambda: window.contacts.list.model().rowCount() == 1, timeout=5000)
    (condition,) = window.contacts.chips.filter().parts
    assert isinstance(condition, Condition)
    assert condition.field == "tag"


@pytest.mark.parametrize(
    ("shown", "kind", "said"),
    [
        ("true", "bool", "Yes"), ("FALSE", "bool", "No"), ("0", "bool", "No"),
        ("maybe", "bool", "maybe"), ("true", "text", "true"), ("2024-05-03", "date", "3 May 2024"),
    ],
)  # fmt: skip
def test_values_of_the_preview_are_words_of_people(shown: str, kind: ValueKind, said: str) -> None:
    assert step_words.spoken_value(shown, kind) == said


def test_long_addresses_may_go_on_in_the_next_line() -> None:
    parts = step_words.breakable("anneliese.mueller@example.com of us").split("\u200b")
    assert parts == ["anneliese.", "mueller@", "example.", "com of us"]
    assert step_words.breakable("me@example.com") == "me@example.com"
    assert max(map(len, step_words.breakable("x" * 70).split("\u200b"))) == 15


# -- people who were erased -------------------------------------------------------------------


def test_an_erased_person_stays_away_until_the_wish_to_come_back(
    qtbot: QtBot, wizard: ImportWizard, shop: Store, tmp_path: Path, planned: Callable[[], None]
) -> None:
    path = write(tmp_path, ALIKE)
    bring_in(shop, tmp_path, ALIKE)
    with shop.read_raw() as raw:
        gone = raw.execute("SELECT n FROM contact WHERE first_name IN ('Nora', 'Siri')").fetchall()
    privacy.erase(shop, [n for (n,) in gone])
    wizard.open_file(path)
    planned()
    for _ in range(3):
        wizard.next()
    assert step(wizard) == Step.CHECK
    kinds = [one.text() for one in wizard.check.findChildren(QAbstractButton)]
    assert "Erased here (2)" in kinds
    panel = wizard.check.findChild(ErasedPanel)
    assert panel is not None
    assert panel.isVisible()  # nothing else is to be said here

    def rows() -> list[list[str]]:
        model = panel.table.model()
        return [
            [str(model.index(row, column).data()) for column in (1, 2, 3)]
            for row in range(model.rowCount())
        ]

    assert rows() == [
        ["Siri Grant", "22 Nov 2026", "Is left out"], ["Nora Lund", "22 Nov 2026", "Is left out"],
    ]  # fmt: skip
    assert not wizard.next_button.isEnabled()  # so far there is nothing to import
    panel.table.setFocus()
    press(wizard, Qt.Key.Key_Down)
    assert panel.button.accessibleName() == "Add again: Nora Lund"
    press(wizard, Qt.Key.Key_Tab)
    press(wizard, Qt.Key.Key_Space)
    assert [fate for *_, fate in rows()] == ["Is left out", "Is added again"]
    assert panel.button.accessibleName() == "Leave out after all: Nora Lund"
    assert panel.button.hasFocus()
    press(wizard, Qt.Key.Key_Space)
    assert [fate for *_, fate in rows()] == ["Is left out", "Is left out"]
    press(wizard, Qt.Key.Key_Space)
    planned()
    assert panel.isVisible()
    assert panel.button.accessibleName() == "Leave out after all: Nora Lund"
    wizard.next()
    assert step(wizard) == Step.IMPORT
    assert [name for name in names(shop) if name in ("Siri Grant", "Nora Lund")] == ["Nora Lund"]
    assert len(erasures(shop)) == 2
