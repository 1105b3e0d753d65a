"""The settings page: shop, look, and where the data is. Everything is saved at once, no OK button.

What belongs to the shop goes to the shop file and can be undone; the look stays on this PC.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.money import CURRENCY_DIGITS
from crm_desktop.domain.places import country_code
from crm_desktop.errors import UserError
from crm_desktop.services.settings import ShopSettings, change_settings, shop_settings
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import Theme, tokens
from crm_desktop.ui.widgets.controls import button, label, line, panel
from crm_desktop.ui.widgets.segments import Segments

LOOKS = ("system", "light", "dark")
_NAMES, _FIELDS = 200, 320
"""Widths of the column of names and of the fields."""
ABOVE = 1.3
"""Text size from which the name of a setting stands above its control."""


def countries() -> list[tuple[str, str]]:
    """Code and name of every country, in the order of the names in the program's language."""
    found: dict[str, str] = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha() and country_code(code) == code:
            found[code] = QLocale.territoryToString(territory)
    return sorted(found.items(), key=lambda each: each[1].casefold())


class SettingsPage(QWidget):
    """Writes through ``services.settings`` and ``PcSettings``."""

    look_changed = Signal(str)
    """The name of the control that changed it; the window builds its pages anew."""
    told = Signal(str)

    def __init__(self, theme: Theme, store: Store, settings: PcSettings, *, shop: str) -> None:
        """``shop``: the name that is shown while the shop has none of its own."""
        super().__init__()
        self._theme, self._store, self._settings = theme, store, settings
        self._default_name = shop
        self.name = QLineEdit()
        self.country = QComboBox()
        self.currency = QComboBox()
        self.look = Segments(theme, self.tr("Look"))
        self.text_size = Segments(theme, self.tr("Text size"))
        self.density = Segments(theme, self.tr("Rows"))
        self.open_folder = button(theme, self.tr("Open folder"), self._open, icon="folder-open")
        self._build()
        self.refresh()
        self.name.editingFinished.connect(self._keep_shop)
        self.country.activated.connect(lambda _row: self._keep_shop())
        self.currency.activated.connect(lambda _row: self._keep_shop())
        self.look.chosen.connect(self._choose_look)
        self.text_size.chosen.connect(self._choose_size)
        self.density.chosen.connect(self._choose_density)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), 0)
        page.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, px(14), 0, px(14))
        title = label(theme, self.tr("Settings"), "title")
        title.setMinimumHeight(px(32))
        head.addWidget(title)
        page.addLayout(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), px(20))
        column.setSpacing(px(16))
        for part in (self._shop_part(), self._look_part(), self._data_part()):
            part.setMaximumWidth(px(760))
            column.addWidget(part)
        column.addStretch(1)
        area.setWidget(inside)
        page.addWidget(area, 1)

    def _part(self, heading: str) -> tuple[QFrame, QVBoxLayout]:
        px = self._theme.px
        part = panel()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(px(16), px(14), px(16), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(label(self._theme, heading, "heading"))
        layout.addWidget(line(self._theme))
        return part, layout

    def _add(self, layout: QVBoxLayout, name: str, control: QWidget, note: str = "") -> None:
        theme, px = self._theme, self._theme.px
        # Large text leaves no room beside the name.
        below = theme.scale >= ABOVE
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if below else direction.LeftToRight)
        row.setSpacing(px(4) if below else px(12))
        said = label(theme, name, "body", "text_2")
        if not below:
            said.setFixedWidth(px(_NAMES))
        row.addWidget(said)
        control.setAccessibleName(name)
        control.setFont(theme.font("body"))
        if isinstance(control, QComboBox):
            fixed = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            control.setSizeAdjustPolicy(fixed)
        if isinstance(control, QLineEdit | QComboBox):
            control.setFixedWidth(px(_FIELDS))
        row.addWidget(control)
        row.addStretch(1)
        layout.addLayout(row)
        if note:
            told = label(theme, note, "small", "text_2")
            told.setWordWrap(True)
            control.setAccessibleDescription(note)
            layout.addWidget(told)

    def _shop_part(self) -> QFrame:
        part, layout = self._part(self.tr("Shop"))
        self.name.setMaxLength(200)
        self._add(layout, self.tr("Name of the shop"), self.name)
        self.country.addItem(self.tr("Not chosen"), "")
        for code, name in countries():
            self.country.addItem(name, code)
        self._add(
            layout, self.tr("Country of phone numbers"), self.country,
            self.tr("For numbers that are written without a country code."),
        )  # fmt: skip
        for code in sorted(CURRENCY_DIGITS):
            self.currency.addItem(code, code)
        self._add(layout, self.tr("Currency"), self.currency)
        return part

    def _look_part(self) -> QFrame:
        part, layout = self._part(self.tr("Look on this PC"))
        names = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        self.look.set_texts(names, LOOKS.index(self._settings.look))
        self._add(layout, self.tr("Look"), self.look)
        sizes = tokens()["type"]["text_size_setting"]
        self.text_size.set_texts(
            [f"{round(size * 100)} %" for size in sizes], sizes.index(self._settings.text_size)
        )
        self._add(layout, self.tr("Text size"), self.text_size)
        lines = (self.tr("Two lines"), self.tr("One line"))
        self.density.set_texts(lines, int(self._settings.compact))
        self._add(layout, self.tr("Rows"), self.density)
        return part

    def _data_part(self) -> QFrame:
        theme = self._theme
        part, layout = self._part(self.tr("Your data"))
        folder = label(theme, str(self._store.folder))
        folder.setWordWrap(True)
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setAccessibleName(self.tr("Data folder"))
        layout.addWidget(folder)
        note = label(
            theme, self.tr("Everything is kept in this folder, on this PC."), "small", "text_2"
        )
        layout.addWidget(note)
        row = QHBoxLayout()
        row.addWidget(self.open_folder)
        row.addStretch(1)
        layout.addLayout(row)
        return part

    # -- reading and writing -------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is kept; a field that is being typed in is left alone."""
        kept = shop_settings(self._store)
        if not self.name.hasFocus():
            self.name.setText(kept.shop_name or self._default_name)
        self.country.setCurrentIndex(max(0, self.country.findData(kept.country)))
        self.currency.setCurrentIndex(max(0, self.currency.findData(kept.currency)))

    def _keep_shop(self) -> None:
        kept = shop_settings(self._store)
        typed = self.name.text().strip()
        # The name shown for want of another is not taken for one that was typed.
        name = kept.shop_name if typed == (kept.shop_name or self._default_name) else typed
        wanted = replace(
            kept, shop_name=name, country=_data(self.country), currency=_data(self.currency)
        )
        self._change(wanted)

    def _change(self, wanted: ShopSettings) -> None:
        try:
            change_settings(self._store, wanted)
        except UserError as error:
            self.told.emit(error.sentence)

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit."""
        if "setting" in changes.rows:
            self.refresh()

    def enter(self) -> None:
        """Where the keyboard starts on this page."""
        self.focus_on("name")

    def leave(self) -> None:
        """Keep a name that is still being typed."""
        self._keep_shop()

    def _choose_look(self, number: int) -> None:
        self._settings.look = LOOKS[number]
        self.look_changed.emit("look")

    def _choose_size(self, number: int) -> None:
        self._settings.text_size = tokens()["type"]["text_size_setting"][number]
        self.look_changed.emit("text_size")

    def _choose_density(self, number: int) -> None:
        self._settings.compact = bool(number)
        self.look_changed.emit("density")

    def focus_on(self, name: str) -> None:
        """Give the keyboard to a control, by the name that ``look_changed`` told."""
        controls: dict[str, Segments] = {
            "look": self.look, "text_size": self.text_size, "density": self.density,
        }  # fmt: skip
        chosen = controls.get(name)
        if chosen is not None:
            chosen.focus_chosen()
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.folder))):
            self.told.emit(self.tr("The folder could not be opened. Its name stands here."))


def _data(box: QComboBox) -> str:
    found: Any = box.currentData()
    return str(found or "")
