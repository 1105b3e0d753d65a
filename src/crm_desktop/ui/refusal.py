"""The window that stands in place of the shop's when that cannot be opened.

It says why in a sentence, where the shop lies, and tries again when the person has done what the
sentence asks for. Nothing of the shop is touched here.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout

from crm_desktop.errors import StoreError
from crm_desktop.ui.before_shop import look_of
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.focus_ring import FocusRing

_WIDTH = 480


class Refusal(QDialog):
    """Accepted: try again; rejected: close the program."""

    def __init__(self, theme: Theme, folder: Path, error: StoreError) -> None:
        super().__init__()
        px = theme.px
        self.setWindowTitle("CRM Desktop")
        self.setStyleSheet(
            theme.style_sheet() + f"Refusal {{ background: {theme.hex('surface')}; }}"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(20), px(24), px(20))
        row.setSpacing(px(16))
        icon = QLabel()
        side = theme.size("icon_empty")
        icon.setPixmap(theme.icon("triangle-alert", "warning", side).pixmap(side, side))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        row.addLayout(column, 1)
        in_use = error.code == "store.in_use"
        heading = (
            self.tr("Your shop is open already") if in_use else self.tr("Your shop stays closed")
        )
        column.addWidget(label(theme, heading, "heading"))
        self.sentence = label(theme, spoken(error.sentence))
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumWidth(px(_WIDTH) - px(24 * 2 + 16) - side)
        # Whoever asks somebody for help can copy it.
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.sentence)
        place = label(theme, self.tr("Folder: %1").replace("%1", str(folder)), "small", "text_2")
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(place)
        column.addSpacing(px(8))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(button(theme, self.tr("&Close"), self.reject))
        self.again = button(theme, self.tr("&Try again"), self.accept, kind="primary")
        self.again.setDefault(True)
        self.again.setAccessibleDescription(self.sentence.text())
        buttons.addWidget(self.again)
        column.addLayout(buttons)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        FocusRing(self, theme)


def ask_again(folder: Path, error: StoreError) -> bool:
    """Show why the shop of a folder cannot be opened, in the language and look that were chosen
    for it; whether to try once more."""
    return Refusal(look_of(folder), folder, error).exec() == QDialog.DialogCode.Accepted
