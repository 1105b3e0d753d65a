"""Asks for a new passphrase or a new PIN of the shop, and says at once what is wrong with it; or
for the passphrase of copies that lie elsewhere.

A passphrase is seen while it is typed, for who mistypes it here is kept out of the shop; a PIN is
short, and is typed twice where nobody reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crm_desktop.services.locking import SHORTEST_PIN
from crm_desktop.store.key_header import SHORTEST
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.secret_field import SecretField

_WIDTH = 460


class NewPassphrase(QDialog):
    """``secret`` is the new one."""

    def __init__(
        self, parent: QWidget, theme: Theme, random: Callable[[int], bytes], shop: str
    ) -> None:
        """``shop``: its name, which a stranger would try first."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change the passphrase"))
        self.setStyleSheet(f"NewPassphrase {{ background: {theme.hex('surface')}; }}")
        column = _column(
            self, theme, self.tr("A new passphrase for this shop"),
            self.tr(
                "From now on only the new one opens the shop. The recovery code stays as it is. "
                "Write the passphrase down, and keep it away from this computer."
            ),
        )  # fmt: skip
        self.field = SecretField(
            theme, random, [shop],
            weak=self.tr("Weak: a program that tries many could guess it."),
            strong=self.tr("Strong. Note it down."),
        )  # fmt: skip
        self.field.line.setMaxLength(200)
        column.addWidget(self.field)
        self.said = label(theme, "", "small", "danger")
        self.use = _answers(self, theme, column, self.said, self.tr("&Change it"), self.use_it)
        self.field.line.textChanged.connect(lambda _text: self.said.clear())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def secret(self) -> str:
        """What was typed."""
        return self.field.line.text().strip()

    def use_it(self) -> None:
        """Take it, or say why not."""
        if len(self.secret) < SHORTEST:
            self.said.setText(
                self.tr("Please use at least %n letter(s); three words are good.", None, SHORTEST)
            )
            self.field.line.setAccessibleDescription(self.said.text())
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


class NewPin(QDialog):
    """``secret`` is the new one."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("PIN"))
        self.setStyleSheet(f"NewPin {{ background: {theme.hex('surface')}; }}")
        column = _column(
            self, theme, self.tr("A PIN for this PC"),
            self.tr(
                "It opens the shop on this PC only. After five wrong ones the passphrase is asked "
                "for."
            ),
        )  # fmt: skip
        self.first, self.again = (
            _hidden_line(theme, column, name)
            for name in (self.tr("&PIN"), self.tr("The &same once more"))
        )
        self.said = label(theme, "", "small", "danger")
        self.use = _answers(self, theme, column, self.said, self.tr("Se&t it"), self.use_it)
        for one in (self.first, self.again):
            one.textChanged.connect(lambda _text: self.said.clear())
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def secret(self) -> str:
        """What was typed."""
        return self.first.text().strip()

    def use_it(self) -> None:
        """Take it, or say why not."""
        if len(self.secret) < SHORTEST_PIN:
            self._refuse(
                self.tr("Please use at least %n digit(s) or letters.", None, SHORTEST_PIN),
                self.first,
            )
        elif self.again.text().strip() != self.secret:
            self._refuse(self.tr("The two are not the same."), self.again)
        else:
            self.accept()

    def _refuse(self, text: str, field: QLineEdit) -> None:
        self.said.setText(text)
        field.setAccessibleDescription(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()


class KnownPassphrase(QDialog):
    """``secret`` is what opens the copies in ``folder``, as the person knows it."""

    def __init__(self, parent: QWidget, theme: Theme, folder: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Copies outside of this PC"))
        self.setStyleSheet(f"KnownPassphrase {{ background: {theme.hex('surface')}; }}")
        column = _column(
            self, theme, self.tr("The passphrase of these copies"),
            self.tr("It was chosen when the copies in %1 began.").replace("%1", str(folder)),
        )  # fmt: skip
        self.line = _hidden_line(theme, column, self.tr("&Passphrase"))
        self.use = _answers(
            self, theme, column, label(theme, ""), self.tr("&Bring them in"), self.accept
        )
        self.line.textChanged.connect(lambda _text: self.use.setEnabled(bool(self.secret)))
        self.use.setEnabled(False)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def secret(self) -> str:
        """What was typed."""
        return self.line.text().strip()


def _column(dialog: QDialog, theme: Theme, heading: str, sentence: str) -> QVBoxLayout:
    px = theme.px
    dialog.setMinimumWidth(px(_WIDTH))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(px(20), px(16), px(20), px(16))
    column.setSpacing(px(8))
    for one in (label(theme, heading, "heading"), label(theme, sentence)):
        one.setWordWrap(True)
        column.addWidget(one)
    return column


def _hidden_line(theme: Theme, column: QVBoxLayout, name: str) -> QLineEdit:
    made = QLineEdit()
    made.setFont(theme.font("body"))
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name.replace("&", ""))
    above = label(theme, name, "label")
    above.setBuddy(made)
    column.addWidget(above)
    column.addWidget(made)
    return made


def _answers(
    dialog: QDialog, theme: Theme, column: QVBoxLayout, said: QWidget, name: str,
    use: Callable[[], None],
) -> QPushButton:  # fmt: skip
    column.addWidget(said)
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addStretch(1)
    keep = button(
        theme, QCoreApplication.translate("NewPassphrase", "&Keep it as it is"), dialog.reject
    )
    made = button(theme, name, use, kind="primary")
    made.setDefault(True)
    for one in (keep, made):
        row.addWidget(one)
    column.addLayout(row)
    return made
