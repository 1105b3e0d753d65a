"""Asks why a deal was lost; the answer can be left out, and Esc leaves the deal as it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from crm_desktop.ui.pages.settings_part import dress_list
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label

_SEEN = 8


class LostReason(QDialog):
    """``reason`` is what was chosen or typed, or empty."""

    def __init__(self, parent: QWidget, theme: Theme, what: str, reasons: Sequence[str]) -> None:
        super().__init__(parent)
        px = theme.px
        self.setWindowTitle(self.tr("Deal lost"))
        self.setMinimumWidth(px(400))
        self.setStyleSheet(f"LostReason {{ background: {theme.hex('surface')}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        heading = label(theme, self.tr("Why was “%1” lost?").replace("%1", what), "heading")
        heading.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(
            label(theme, self.tr("You can leave this open."), "small", "text_2")
        )  # fmt: skip
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Reasons"))
        # Chosen at first, because a list always has a row with the cursor.
        self.list.addItems([self.tr("No reason"), *reasons])
        dress_list(theme, self.list, min(_SEEN, len(reasons) + 1))
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.list.currentRowChanged.connect(self._chosen)
        column.addWidget(self.list)
        above = label(theme, self.tr("Or in your &own words"), "small_label", "text_2")
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setAccessibleName(self.tr("Or in your own words"))
        above.setBuddy(self.field)
        column.addWidget(above)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("&Keep it as it is"), self.reject))
        self.lost = button(theme, self.tr("&Mark as lost"), self.accept, kind="primary")
        self.lost.setDefault(True)
        row.addWidget(self.lost)
        column.addLayout(row)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reason(self) -> str:
        """Why; empty where nobody said so."""
        return self.field.text().strip()

    def _chosen(self, row: int) -> None:
        item = self.list.item(row)
        self.field.setText(item.text() if row > 0 and item is not None else "")
