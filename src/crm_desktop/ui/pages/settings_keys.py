"""The keys of all commands: another key is pressed, not typed; one that is taken is refused."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
)

from crm_desktop.domain.text import fold
from crm_desktop.errors import UserError
from crm_desktop.ui.actions import MENUS, Actions, Command
from crm_desktop.ui.command_search import plain
from crm_desktop.ui.pages.settings_part import SettingsPart, dress_list
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.flow import FlowLayout

_SEEN = 12
_ID = Qt.ItemDataRole.UserRole


class KeysPart(SettingsPart):
    """A list of commands with their keys, a filter, and the key of the chosen one."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, self.tr("Keys on this PC"))
        self._actions = actions
        px = theme.px
        self.filter = QLineEdit()
        self.filter.setFont(theme.font("body"))
        self.filter.setPlaceholderText(self.tr("Find a command"))
        self.filter.setAccessibleName(self.tr("Find a command"))
        self.filter.setClearButtonEnabled(True)
        self.column.addWidget(self.filter)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Commands and their keys"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.list.header().setFont(theme.font("small_label"))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        dress_list(theme, self.list, _SEEN)
        self.column.addWidget(self.list)
        row = FlowLayout(None, px(8), px(8))
        said = label(theme, self.tr("&Key"), "body", "text_2")
        said.setMinimumHeight(theme.size("control"))
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.key.setFont(theme.font("body"))
        self.key.setMinimumWidth(px(160))
        self.key.setAccessibleName(self.tr("Press the new key"))
        self.key.setToolTip(self.tr("Press the new key"))
        said.setBuddy(self.key)
        self.use = button(theme, self.tr("&Use this key"), self._use, kind="primary")
        self.none = button(theme, self.tr("&No key"), lambda: self._set(""))
        self.own = button(theme, self.tr("As it &came"), lambda: self._set(None))
        for one in (said, self.key, self.use, self.none, self.own):
            row.addWidget(one)
        self.column.addLayout(row)
        self._answer = label(theme, "", "small", "danger")
        self._answer.setWordWrap(True)
        self.column.addWidget(self._answer)
        self.filter.textChanged.connect(lambda _text: self.refresh())
        self.list.currentItemChanged.connect(lambda _now, _old: self._show())
        self.key.keySequenceChanged.connect(lambda _keys: self._answer.clear())
        self.refresh()

    @property
    def present(self) -> str:
        """The id of the chosen command; "" for none."""
        item = self.list.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def choose(self, command: str) -> None:
        """Put the cursor on a command."""
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, _ID) == command:
                self.list.setCurrentItem(item)

    def refresh(self) -> None:
        before, wanted = self.present, self.filter.text().strip()
        everything = list(self._actions)
        found = [
            command
            for menu in (*MENUS, "")
            for command in everything
            # Also those that are switched off on this page.
            if command.menu == menu
            and all(word in _searched(command) for word in fold(wanted).split())
        ]
        with QSignalBlocker(self.list):
            self.list.clear()
            for command in found:
                keys = ", ".join(
                    each.toString(QKeySequence.SequenceFormat.NativeText)
                    for each in command.action.shortcuts()
                )
                changed = " *" if self._actions.is_changed(command.id) else ""
                item = QTreeWidgetItem([command.name, keys + changed])
                item.setData(0, _ID, command.id)
                self.list.addTopLevelItem(item)
            first = self.list.topLevelItem(0)
            if first is not None:
                self.list.setCurrentItem(first)
                self.choose(before)
        self._show()

    def _show(self) -> None:
        command = self.present
        for one in (self.key, self.use, self.none, self.own):
            one.setEnabled(bool(command))
        self._answer.clear()
        if command:
            shortcuts = self._actions[command].shortcuts()
            with QSignalBlocker(self.key):
                self.key.setKeySequence(shortcuts[0] if shortcuts else QKeySequence())
            self.own.setEnabled(self._actions.is_changed(command))

    def _use(self) -> None:
        self._set(self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def _set(self, keys: str | None) -> None:
        command = self.present
        if not command:
            return
        try:
            self._actions.set_keys(command, keys)
        except UserError as error:
            self._answer.setText(error.sentence)
            self.told.emit(error.sentence)
            return
        self.refresh()
        name = plain(self._actions[command].text())
        now = self._actions[command].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        said = self.tr("“%1”: %2.") if now else self.tr("“%1” has no key now.")
        self.told.emit(said.replace("%1", name).replace("%2", now))


def _searched(command: Command) -> str:
    return fold(f"{command.name} {command.synonyms}")
