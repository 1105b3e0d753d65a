"""Asks for the passphrase of the copies in a second place; it is shown while it is typed, because
nobody types it again before the day it is needed."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.secret_field import SecretField

_WIDTH = 460


class BackupPlace(QDialog):
    """``passphrase`` is what was typed."""

    def __init__(self, parent: QWidget, theme: Theme, folder: Path, shop: str) -> None:
        super().__init__(parent)
        px = theme.px
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
        sentence = label(theme, said)
        sentence.setWordWrap(True)
        column.addWidget(sentence)
        self.field = SecretField(
            theme, os.urandom, [shop],
            weak=self.tr("Weak: a stranger who has the drive could guess it."),
            strong=self.tr("Strong."),
        )  # fmt: skip
        column.addWidget(self.field)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(button(theme, self.tr("&Keep it as it is"), self.reject))
        self.use = button(theme, self.tr("&Copy there from now on"), self.accept, kind="primary")
        self.use.setDefault(True)
        buttons.addWidget(self.use)
        column.addLayout(buttons)
        self.field.line.textChanged.connect(lambda _text: self._look())
        self._look()
        self.field.setFocus()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.field.line.text().strip()

    def _look(self) -> None:
        self.use.setEnabled(bool(self.passphrase))
