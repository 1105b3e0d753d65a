"""Asks for the passphrase of the copies in a second place; it is shown while it is typed, because
nobody types it again before the day it is needed."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.domain.passphrase import Strength, propose, strength
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label

_WIDTH = 460


class BackupPlace(QDialog):
    """``passphrase`` is what was typed."""

    def __init__(self, parent: QWidget, theme: Theme, folder: Path, shop: str) -> None:
        super().__init__(parent)
        px = theme.px
        self._shop = shop
        self.setWindowTitle(self.tr("Copies outside of this PC"))
        self.setMinimumWidth(px(_WIDTH))
        self.setStyleSheet(f"BackupPlace {{ background: {theme.hex('surface')}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        heading = label(theme, self.tr("A passphrase for the copies in %1").replace(
            "%1", str(folder)), "heading")  # fmt: skip
        heading.setWordWrap(True)
        column.addWidget(heading)
        said = self.tr(
            "The copies there are encrypted, so nobody who finds the drive can read them. You are "
            "asked for this passphrase only when you need them on another PC: write it down. If "
            "there are copies already, type theirs."
        )
        for text in (said,):
            one = label(theme, text)
            one.setWordWrap(True)
            column.addWidget(one)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setAccessibleName(self.tr("Passphrase"))
        self.field.setPlaceholderText(self.tr("Passphrase"))
        row.addWidget(self.field, 1)
        self.propose = button(theme, self.tr("&Propose one"), self._propose)
        row.addWidget(self.propose)
        column.addLayout(row)
        self.strength = label(theme, "", "small", "text_2")
        self.strength.setWordWrap(True)
        column.addWidget(self.strength)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(button(theme, self.tr("&Keep it as it is"), self.reject))
        self.use = button(theme, self.tr("&Copy there from now on"), self.accept, kind="primary")
        self.use.setDefault(True)
        buttons.addWidget(self.use)
        column.addLayout(buttons)
        self.field.textChanged.connect(lambda _text: self._judge())
        self._judge()
        self.field.setFocus()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def _propose(self) -> None:
        self.field.setText(propose(os.urandom))

    def _judge(self) -> None:
        found = strength(self.passphrase, [self._shop])
        self.use.setEnabled(found is not Strength.NONE)
        text = {
            Strength.NONE: self.tr("Several words are easier to remember than many signs."),
            Strength.WEAK: self.tr("Weak: a stranger who has the drive could guess it."),
            Strength.GOOD: self.tr("Good."),
            Strength.STRONG: self.tr("Strong."),
        }[found]
        self.strength.setText(text)
        self.field.setAccessibleDescription(text)
