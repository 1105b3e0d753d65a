"""The settings page: sections at the left, the chosen one beside them. No OK button.

Everything is saved at once. What belongs to the shop goes to the shop file and can be undone; look,
language and keys stay on this PC. A section is built when it is first opened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui.actions import Actions
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.settings_data import DataPart, ImportsPart
from crm_desktop.ui.pages.settings_fields import FieldsPart
from crm_desktop.ui.pages.settings_keys import KeysPart
from crm_desktop.ui.pages.settings_look import LanguagePart, LookPart
from crm_desktop.ui.pages.settings_part import SettingsPart
from crm_desktop.ui.pages.settings_people import PeoplePart
from crm_desktop.ui.pages.settings_shop import ShopPart, YouPart
from crm_desktop.ui.pages.settings_tags import TagsPart
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import label, padded_icon, scrolling

_LIST, _AROUND, _NARROW = 190, 40, 720
_GAP = 6
"""Pixels behind the icon of a section that Qt does not leave by itself."""
_OUT = 8
"""Pixels that the fill of a section reaches left of its icon: the icon stands under the title."""
_HEARD = {
    "shop": {"setting", "colleague"}, "paper": {"setting"},
    "fields": {"field", "field_value", "tag"},
    "tags": {"tag", "tagging", "contact"}, "data": {"remembered_mapping"},
    "reminders": {"setting", "holiday"},
}  # fmt: skip
"""Section -> the tables whose changes it shows."""


@dataclass(frozen=True, slots=True)
class _Section:
    id: str
    title: str
    icon: str
    parts: Callable[[], list[SettingsPart]]


class SettingsPage(QWidget):
    """Everything that can be chosen."""

    look_changed = Signal(str)
    """The name of the control that changed it; the window builds its pages anew."""
    language_changed = Signal()
    calendar_changed = Signal()
    """The calendar file is to be written, elsewhere or not at all."""
    told = Signal(str)
    done = Signal(str)

    def __init__(
        self,
        theme: Theme,
        store: Store,
        settings: PcSettings,
        actions: Actions,
        jobs: Jobs,
        *,
        shop: str,
        today: Callable[[], dt.date],
        sync_backup: Callable[[], list[SettingsPart]],
        lock: Callable[[], list[SettingsPart]],
    ) -> None:
        """``shop``: the name that is shown while the shop has none of its own. ``sync_backup``
        and ``lock`` make the panels of their sections, which need the window."""
        super().__init__()
        self._theme, self._store, self._settings = theme, store, settings
        self._actions, self._jobs, self._shop, self._today = actions, jobs, shop, today
        self._parts: dict[str, list[SettingsPart]] = {}
        self._sections = [
            _Section("shop", self.tr("Shop and you"), "store", self._shop_parts),
            _Section("paper", self.tr("Paper"), "printer", self._paper_parts),
            _Section("look", self.tr("Look and language"), "globe", self._look_parts),
            _Section(
                "fields", self.tr("Fields"), "rows-3", lambda: [FieldsPart(theme, store, jobs)]
            ),
            _Section("tags", self.tr("Tags"), "tag", lambda: [TagsPart(theme, store)]),
            _Section("reminders", self.tr("Reminders"), "bell", self._reminder_parts),
            _Section("keys", self.tr("Keys"), "keyboard", lambda: [KeysPart(theme, actions)]),
            _Section("sync", self.tr("Sync and backup"), "refresh-cw", sync_backup),
            _Section("lock", self.tr("Privacy and lock"), "shield-check", lock),
            _Section("data", self.tr("Data and imports"), "upload", self._data_parts),
        ]
        px = theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24 - _OUT), 0, px(20), 0)
        page.setSpacing(0)
        title = label(theme, self.tr("Settings"), "title")
        title.setMinimumHeight(px(60))
        title.setIndent(px(_OUT))
        page.addWidget(title)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(20))
        self.list = QListWidget()
        strong = QFontMetrics(theme.font("strong"))  # that of the chosen section
        longest = max(strong.horizontalAdvance(section.title) for section in self._sections)
        self.list.setFixedWidth(max(px(_LIST), longest + theme.size("icon") + px(_AROUND)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFont(theme.font("label"))
        self.list.setIconSize(QSize(theme.size("icon") + px(_GAP), theme.size("icon")))
        self.list.setAccessibleName(self.tr("Sections of the settings"))
        self.list.setStyleSheet(
            f"QListWidget {{ background: transparent; color: {theme.hex('text_2')}; outline: 0; }}"
            f"QListWidget::item {{ height: {px(36)}px; padding-left: {px(5)}px;"
            f" border-radius: {theme.radius('control')}px; }}"
            f"QListWidget::item:hover {{ background: {theme.hex('hover')}; }}"
            f"QListWidget::item:selected {{ background: {theme.hex('selected')};"
            f" color: {theme.hex('text')}; }}"
            f"QListWidget::item:focus {{ border: 2px solid {theme.hex('focus')}; }}"
        )
        self.choice = ChoiceBox()
        self.choice.setFont(theme.font("body"))
        self.choice.setAccessibleName(self.list.accessibleName())
        self._stack = QStackedWidget()
        for section in self._sections:
            self.list.addItem(QListWidgetItem(self._icon(section.icon), section.title))
            self.choice.addItem(section.title)
            self._stack.addWidget(QWidget())
        self._box.addWidget(self.list)
        self._box.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self._stack, 1)
        page.addLayout(self._box, 1)
        self.choice.hide()
        self.list.currentRowChanged.connect(self._open)
        self.choice.activated.connect(self.list.setCurrentRow)
        self.list.setCurrentRow(0)

    def _icon(self, name: str) -> QIcon:
        """The icon of a section: that of the chosen one has the colour of a choice."""
        side, gap = self._theme.size("icon"), self._theme.px(_GAP)
        icon = padded_icon(self._theme, name, "text_2", side, gap)
        chosen = padded_icon(self._theme, name, "accent", side, gap)
        for ratio in self._theme.ratios:
            icon.addPixmap(chosen.pixmap(QSize(side + gap, side), ratio), QIcon.Mode.Selected)
        return icon

    # -- sections ------------------------------------------------------------------------------

    def _shop_parts(self) -> list[SettingsPart]:
        you = YouPart(self._theme, self._store, self._settings)
        people = PeoplePart(self._theme, self._store, self._settings)
        you.told.connect(lambda _said: people.refresh())  # who is at this PC is marked there
        return [ShopPart(self._theme, self._store, self._shop), you, people]

    def _paper_parts(self) -> list[SettingsPart]:
        from crm_desktop.ui.pages.settings_paper import PaperPart  # noqa: PLC0415 - when opened
        from crm_desktop.ui.pages.settings_quotes import QuotePart  # noqa: PLC0415

        return [PaperPart(self._theme, self._store), QuotePart(self._theme, self._store)]

    def _look_parts(self) -> list[SettingsPart]:
        look = LookPart(self._theme, self._settings)
        look.look_changed.connect(self.look_changed)
        language = LanguagePart(self._theme, self._settings)
        language.language_changed.connect(self.language_changed)
        return [look, language]

    def _reminder_parts(self) -> list[SettingsPart]:
        from crm_desktop.ui import autostart  # noqa: PLC0415 - on first use
        from crm_desktop.ui.pages import settings_reminders as parts  # noqa: PLC0415

        start = autostart.Autostart(autostart.command_of(self._store.folder))
        calendar = parts.CalendarPart(self._theme, self._settings)
        calendar.changed.connect(self.calendar_changed)
        return [
            parts.NoticesPart(self._theme, self._settings, start),
            parts.HoursPart(self._theme, self._store),
            parts.HolidaysPart(self._theme, self._store, self._today),
            calendar,
        ]

    def _data_parts(self) -> list[SettingsPart]:
        return [
            DataPart(self._theme, self._store, self._jobs),
            ImportsPart(self._theme, self._store),
        ]

    def sections(self) -> list[str]:
        """The ids of the sections, from above."""
        return [section.id for section in self._sections]

    def show_section(self, name: str) -> list[SettingsPart]:
        """Open a section; gives its parts."""
        at = next(n for n, section in enumerate(self._sections) if section.id == name)
        self.list.setCurrentRow(at)
        return self._parts[name]

    def _open(self, row: int) -> None:
        section = self._sections[row]
        self.choice.setCurrentIndex(row)
        for at in range(self.list.count()):
            self.list.item(at).setFont(self._theme.font("strong" if at == row else "label"))
        if section.id not in self._parts:
            self._parts[section.id] = section.parts()
            self._fill(row, self._parts[section.id])
        self._stack.setCurrentIndex(row)

    def _fill(self, row: int, parts: list[SettingsPart]) -> None:
        px = self._theme.px
        area = scrolling()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), px(20))
        column.setSpacing(px(16))
        for part in parts:
            part.setMaximumWidth(px(part.WIDEST))
            part.told.connect(self.told)
            part.done.connect(self.done)
            column.addWidget(part)
        column.addStretch(1)
        area.setWidget(inside)
        old = self._stack.widget(row)
        self._stack.insertWidget(row, area)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        self.list.setVisible(not narrow)
        self.choice.setVisible(narrow)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._box.setContentsMargins(self._theme.px(_OUT) if narrow else 0, 0, 0, 0)

    # -- for the window ------------------------------------------------------------------------

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit."""
        for name, parts in self._parts.items():
            if not _HEARD.get(name, set()).isdisjoint(changes.rows):
                for part in parts:
                    part.refresh()

    def enter(self) -> None:
        """Where the keyboard starts on this page."""
        self.focus_on("name")

    def kept(self) -> int:
        """The section that is open."""
        return self.list.currentRow()

    def restore(self, kept: int) -> None:
        """Open the section that was open."""
        self.list.setCurrentRow(kept)

    def leave(self) -> None:
        """Keep what is still being typed."""
        for parts in self._parts.values():
            for part in parts:
                part.leave()

    def focus_on(self, name: str) -> None:
        """Give the keyboard to a control of the look, by the name that ``look_changed`` told; else
        to where the work of the open section starts."""
        if name in ("look", "text_size", "density", "system_font", "contrast", "motion"):
            look = self.show_section("look")[0]
            if isinstance(look, LookPart):
                look.focus_on(name)
        elif self.list.currentRow() == 0:
            shop = self._parts["shop"][0]
            if isinstance(shop, ShopPart):
                shop.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
