"""Which columns a list shows, and in which order: tick them, move them with buttons or keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from crm_desktop.ui.contact_columns import DEFAULT, Column
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.popover import Popover

_Code = Qt.ItemDataRole.UserRole


class ColumnChooser(Popover):
    """Every change is seen at once; the name always stays, as the first."""

    changed = Signal(list)
    """The codes of the columns that are shown, from left to right."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        known: Mapping[str, Column],
        shown: Sequence[str],
    ) -> None:
        super().__init__(theme, parent, self.tr("Columns"))
        self._known = known
        px = theme.px
        self.body.addWidget(label(theme, self.tr("Columns"), "strong"))
        self.list = QListWidget()
        self.list.setFont(theme.font("body"))
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setAccessibleDescription(
            self.tr("Space shows or hides a column, Alt+Up and Alt+Down move it.")
        )
        # Large letters in a low window: the list gives way, the buttons below it stay inside.
        self.list.setMinimumSize(px(240), min(px(300), parent.window().height() // 2))
        self.list.setMaximumHeight(self.list.minimumHeight())
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._ticked)
        self.list.model().rowsMoved.connect(lambda *_: self._tell())
        self.body.addWidget(self.list)
        row = QHBoxLayout()
        self.up = button(theme, "", lambda: self._move(-1), icon="arrow-up",
                         tip=self.tr("Move up (Alt+Up)"))  # fmt: skip
        self.down = button(theme, "", lambda: self._move(1), icon="arrow-down",
                           tip=self.tr("Move down (Alt+Down)"))  # fmt: skip
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("As at first"), self._reset, small=True))
        row.addWidget(button(theme, self.tr("Done"), self.finish, kind="primary", small=True))
        self.body.addLayout(row)
        self._fill(shown)

    def accept(self) -> None:
        self.finish()

    def _fill(self, shown: Sequence[str]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        rest = [code for code in self._known if code not in shown]
        for code in (*shown, *rest):
            item = QListWidgetItem(self._known[code].title)
            item.setData(_Code, code)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if code != "name":
                flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags)
            ticked = Qt.CheckState.Checked if code in shown else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def codes(self) -> list[str]:
        """The columns that are ticked; the name first."""
        items = [self.list.item(at) for at in range(self.list.count())]
        ticked = [str(i.data(_Code)) for i in items if i.checkState() == Qt.CheckState.Checked]
        return ["name", *(code for code in ticked if code != "name")]

    def _ticked(self, item: QListWidgetItem) -> None:
        # A click on the tick alone does not choose the row, and the arrows are to move this one.
        self.list.setCurrentItem(item)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.codes())

    def _reset(self) -> None:
        self._fill(DEFAULT)
        self._tell()

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if at < 1 or not 1 <= at + by < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(at)
        self.list.insertItem(at + by, item)
        self.list.setCurrentRow(at + by)
        self.list.blockSignals(False)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.list
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return super().eventFilter(watched, event)
