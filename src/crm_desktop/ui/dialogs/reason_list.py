"""The reasons for losing a deal, as they are offered: renamed, added, ordered, taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services import stages
from crm_desktop.ui.pages.settings_part import dress_list
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

_SEEN = 8


class ReasonList(QWidget):
    """Everything is kept at once; a reason that is renamed is so at the deals that have it too."""

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__()
        self._store = store
        self._filling = False
        self._names: list[str] = []
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        told = label(
            theme,
            self.tr("These are offered when a deal is lost. Deals keep a reason that is taken "
                    "away here."),
            "small", "text_2",
        )  # fmt: skip
        told.setWordWrap(True)
        column.addWidget(told)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Reasons for losing a deal"))
        dress_list(theme, self.list, _SEEN)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.add = button(theme, self.tr("&Add reason"), self._add, icon="plus")
        self.up = button(theme, self.tr("&Up"), lambda: self._shift(-1))
        self.down = button(theme, self.tr("&Down"), lambda: self._shift(1))
        self.remove = button(theme, self.tr("&Remove reason"), self._remove)
        for one in (self.add, self.up, self.down, self.remove):
            row.addWidget(one)
        row.addStretch(1)
        column.addLayout(row)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        column.addWidget(self.error)
        column.addStretch(1)
        self.list.itemChanged.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the reasons anew."""
        row = self.list.currentRow()
        self._filling = True
        self._names = stages.lost_reasons(self._store)
        self.list.clear()
        for name in self._names:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, len(self._names) - 1)))
        for control in (self.up, self.down, self.remove):
            control.setEnabled(bool(self._names))
        self._filling = False

    def _try(self, command: Callable[[], object]) -> bool:
        self.error.setText("")
        try:
            command()
        except UserError as error:
            self.error.setText(spoken(error.sentence))
            return False
        finally:
            self.refresh()
        return True

    def _changed(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        before, text = self._names[self.list.row(item)], item.text()
        if text.strip() != before:
            self._try(lambda: stages.rename_reason(self._store, before, text))

    def _add(self) -> None:
        name, count = self.tr("New reason"), 1
        while name in self._names:
            count += 1
            name = f"{self.tr('New reason')} {count}"
        if self._try(lambda: stages.add_reason(self._store, name)):
            row = self._names.index(name)
            self.list.setCurrentRow(row)
            if (item := self.list.item(row)) is not None:
                self.list.editItem(item)

    def _shift(self, by: int) -> None:
        row = self.list.currentRow()
        other = row + by
        if row >= 0 and 0 <= other < len(self._names):
            order = list(self._names)
            order[row], order[other] = order[other], order[row]
            self._try(lambda: stages.order_reasons(self._store, order))
            self.list.setCurrentRow(other)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._names):
            self._try(lambda: stages.remove_reason(self._store, self._names[row]))
