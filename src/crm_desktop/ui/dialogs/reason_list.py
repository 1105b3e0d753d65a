"""The reasons for losing a deal, as they are offered: renamed, added, ordered, taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from crm_desktop.services import stages
from crm_desktop.ui.pages.settings_part import dress_list
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label
from crm_desktop.ui.widgets.ordered_lines import OrderedLines, free_name, swapped

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

_SEEN = 8


class ReasonList(QWidget):
    """Everything is kept at once; a reason that is renamed is so at the deals that have it too."""

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__()
        self._store = store
        self._shown = 0
        """``Store.shown_now`` of the reasons that are shown."""
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
        self.lines = OrderedLines(
            theme, self.list, self.tr("&Add reason"), self.tr("&Remove reason"), stretch=0
        )
        self.lines.add_requested.connect(self._add)
        self.lines.shift_requested.connect(self._shift)
        self.lines.remove_requested.connect(self._remove)
        column.addWidget(self.lines)
        column.addStretch(1)
        self.list.itemChanged.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the reasons anew."""
        row = self.list.currentRow()
        self._filling = True
        self._shown = self._store.shown_now()
        self._names = stages.lost_reasons(self._store)
        self.list.clear()
        for name in self._names:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, len(self._names) - 1)))
        for control in (self.lines.up, self.lines.down, self.lines.remove):
            control.setEnabled(bool(self._names))
        self._filling = False

    def _try(self, command: Callable[[], object]) -> bool:
        with self._store.shown_since(self._shown):
            did = self.lines.attempt(command)
        self.refresh()
        return did

    def _changed(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        before, text = self._names[self.list.row(item)], item.text()
        if text.strip() != before:
            self._try(lambda: stages.rename_reason(self._store, before, text))

    def _add(self) -> None:
        name = free_name(self.tr("New reason"), self._names)
        if self._try(lambda: stages.add_reason(self._store, name)):
            row = self._names.index(name)
            self.list.setCurrentRow(row)
            if (item := self.list.item(row)) is not None:
                self.list.editItem(item)

    def _shift(self, by: int) -> None:
        row = self.list.currentRow()
        order = swapped(self._names, row, by)
        if order is not None:
            self._try(lambda: stages.order_reasons(self._store, order))
            self.list.setCurrentRow(row + by)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._names):
            self._try(lambda: stages.remove_reason(self._store, self._names[row]))
