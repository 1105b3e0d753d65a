"""How the file is to be read: sheet, row of the headings, separator, letters; guessed at first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from crm_desktop.import_export.importing import DELIMITERS, ENCODINGS, NO_HEADINGS
from crm_desktop.ui.pages.import_steps.work import ImportWork
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox, NumberBox
from crm_desktop.ui.widgets.controls import label
from crm_desktop.ui.widgets.flow import FlowLayout

_MOST = 999


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileChoices", text)


def separator_name(delimiter: str) -> str:
    """What parts the cells, in words."""
    return {
        ",": _tr("Comma (,)"),
        ";": _tr("Semicolon (;)"),
        "\t": _tr("Tab"),
        "|": _tr("Bar (|)"),
        "": _tr("Nothing, there is one column"),
    }.get(delimiter, delimiter)


def letters_name(encoding: str) -> str:
    """How letters are written, in words."""
    return {
        "utf-8": _tr("All languages (UTF-8)"),
        "cp1252": _tr("Western Europe (Windows)"),
        "cp1250": _tr("Central Europe (Windows)"),
        "iso8859-2": _tr("Central Europe (ISO)"),
        "cp1251": _tr("Cyrillic (Windows)"),
        "koi8-r": _tr("Cyrillic (KOI8)"),
        "cp1253": _tr("Greek (Windows)"),
        "cp1254": _tr("Turkish (Windows)"),
        "mac_roman": _tr("Western Europe (old Mac)"),
        "utf-16-le": _tr("All languages (UTF-16)"),
        "utf-16-be": _tr("All languages (UTF-16, reversed)"),
        "shift_jis": _tr("Japanese (Shift JIS)"),
        "gb18030": _tr("Chinese (GB 18030)"),
    }.get(encoding, encoding.upper())


class FileChoices(QWidget):
    """A row of choices, of which each is there only where the file leaves one."""

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        px = theme.px
        self.sheet = ChoiceBox()
        self.sheet.activated.connect(self._choose_table)
        self.headings = NumberBox()
        self.headings.setRange(0, _MOST)
        self.headings.setSpecialValueText(self.tr("none"))
        self.headings.setFixedWidth(px(64))
        self.headings.setStyleSheet(
            "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }"
            "QSpinBox::up-arrow, QSpinBox::down-arrow { image: none; width: 0; }"
        )
        # The look of a field of its own would cut the number off inside this one.
        self.headings.lineEdit().setStyleSheet(
            f"border: 0; padding: 0 0 0 {px(6)}px; min-height: 0;"
        )
        self.headings.setKeyboardTracking(False)
        self.headings.setToolTip(self.tr("0: the first row is a contact already"))
        self.headings.valueChanged.connect(self._choose_headings)
        self.separator = ChoiceBox()
        self.separator.activated.connect(
            lambda row: work.choose_separator(self.separator.itemData(row))
        )
        self.letters = ChoiceBox()
        self.letters.activated.connect(lambda row: work.choose_letters(self.letters.itemData(row)))
        flow = FlowLayout(self, px(16), px(8))
        flow.setContentsMargins(px(16), px(10), px(16), px(10))
        self._parts: dict[QWidget, QWidget] = {}
        for control, name in (
            (self.sheet, self.tr("&Sheet")),
            (self.headings, self.tr("&Headings in row")),
            (self.separator, self.tr("Parted &by")),
            (self.letters, self.tr("&Letters")),
        ):
            part = self._named(control, name)
            self._parts[control] = part
            flow.addWidget(part)
        work.found_changed.connect(self.refresh)

    def _named(self, control: QWidget, name: str) -> QWidget:
        theme = self._theme
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        said: QLabel = label(theme, name, "small", "text_2")
        said.setBuddy(control)
        control.setAccessibleName(name.replace("&", ""))
        control.setFont(theme.font("body"))
        if isinstance(control, QComboBox):
            control.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            control.setMaximumWidth(theme.px(240))
            control.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addWidget(said)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        return part

    # -- what is chosen ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how the file is read now."""
        work, found = self._work, self._work.found
        is_table = work.is_table
        is_text = bool(found.delimiter is not None or found.encoding) and is_table
        self._fill_sheets()
        with QSignalBlocker(self.headings):
            self.headings.setValue(0 if found.header_row is None else found.header_row + 1)
        _fill(self.separator, [(separator_name(one), one) for one in DELIMITERS], found.delimiter)
        _fill(self.letters, [(letters_name(one), one) for one in ENCODINGS], found.encoding)
        for control, shown in (
            (self.sheet, self.sheet.count() > 1),
            (self.headings, is_table),
            (self.separator, is_text and found.delimiter is not None),
            (self.letters, is_text and bool(found.encoding)),
        ):
            self._parts[control].setVisible(shown)

    def _fill_sheets(self) -> None:
        """All tables of the file; the present one first, then the others as they stand."""
        found, chosen = self._work.found, self._work.choices
        tables: list[tuple[str, int, str]] = [
            (found.sheet, chosen.table, self._table_name(found.sheet, found.records, False, 0))
        ]
        seen: dict[str, int] = {}
        for other in found.others:
            sheet = str(other["sheet"])
            number = seen.get(sheet, 0)
            if sheet == found.sheet and number == chosen.table:
                number += 1
            seen[sheet] = number + 1
            name = self._table_name(sheet, other["records"], other["hidden"], number)
            tables.append((sheet, number, name))
        self.sheet.clear()
        for sheet, number, name in tables:
            self.sheet.addItem(name, (sheet, number))

    def _table_name(self, sheet: str, records: int, hidden: bool, number: int) -> str:
        rows = self.tr("%n row(s)", "", records)
        shown = sheet or self.tr("Table")
        if number:
            shown += ", " + self.tr("table %1").replace("%1", str(number + 1))
        if hidden:
            shown += ", " + self.tr("hidden")
        return f"{shown} ({rows})"

    def _choose_table(self, row: int) -> None:
        sheet, number = self.sheet.itemData(row)
        chosen = self._work.choices
        if (sheet, number) != (self._work.found.sheet, chosen.table):
            self._work.choose_table(sheet, number)

    def _choose_headings(self, row: int) -> None:
        self._work.choose_headings(row - 1 if row else NO_HEADINGS)


def _fill(box: QComboBox, entries: list[tuple[str, str]], present: str | None) -> None:
    """Offer these; what the program found itself, too, where it is none of them."""
    with QSignalBlocker(box):
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
        at = box.findData(present)
        if at < 0 and present is not None:
            box.insertItem(0, present.upper(), present)
            at = 0
        box.setCurrentIndex(at)
