"""The window in which a shop is encrypted, or its encryption is taken away; the shop is closed.

Accepted or rejected, the shop is opened again afterwards.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.services import locking
from crm_desktop.store.key_header import SHORTEST, Effort
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.focus_ring import FocusRing
from crm_desktop.ui.widgets.secret_field import SecretField
from crm_desktop.ui.widgets.sync_place import field
from crm_desktop.ui.widgets.ticks import TickBox

_WIDTH = 560


class EncryptWindow(QDialog):
    """First what happens, then how far it is, then the recovery code."""

    def __init__(
        self, theme: Theme, folder: Path, jobs: Jobs, *, clock: Callable[[], int],
        random: Callable[[int], bytes], effort: Effort | None = None,
    ) -> None:  # fmt: skip
        """``effort``: that of the passphrase; found out on this PC unless given."""
        super().__init__()
        self._effort = effort
        self._theme, self._folder, self._jobs = theme, folder, jobs
        self._clock, self._random = clock, random
        self._busy = False
        self.on = not locking.state(folder).encrypted
        px = theme.px
        self.setWindowTitle("CRM Desktop")
        self.setStyleSheet(
            theme.style_sheet() + f"EncryptWindow {{ background: {theme.hex('surface')}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(10))
        self.heading = label(
            theme,
            self.tr("Encrypt this shop") if self.on else self.tr("Turn encryption off"),
            "heading",
        )
        column.addWidget(self.heading)
        self.sentence = label(
            theme,
            self.tr(
                "Whoever takes this computer or a backup can then read nothing without the "
                "passphrase. You give it when the program starts. If the passphrase and the "
                "recovery code are both lost, nobody can open the shop: not we either."
            )
            if self.on
            else self.tr(
                "The shop, its attachments and new backups can then be read by whoever has this "
                "computer. Backups made until now stay encrypted."
            ),
        )
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumWidth(px(_WIDTH))
        column.addWidget(self.sentence)
        column.addWidget(self._built_form())
        self._form.setVisible(self.on)
        answers = self._built_answers()
        self._build_code(column)
        self.said = label(theme, "", "small", "danger")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addLayout(answers)
        (self.first if self.on else self.back).setFocus(Qt.FocusReason.OtherFocusReason)
        FocusRing(self, theme)

    def _built_form(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(px(6))
        self.secret = SecretField(
            theme, self._random, [],
            weak=self.tr("Easy to guess for a program."), strong=self.tr("Very good."),
        )  # fmt: skip
        self.first = self.secret.line
        self._named(form, self.tr("P&assphrase"), self.first)
        form.addWidget(self.secret)
        self.again = field(theme, "")
        self._named(form, self.tr("The &same once more"), self.again)
        form.addWidget(self.again)
        self.working = label(theme, "", "small", "text_2")
        self.working.setWordWrap(True)
        form.addWidget(self.working)
        return self._form

    def _build_code(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self.code = label(theme, "", "title")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setWordWrap(True)
        column.addWidget(self.code)
        self.code.hide()
        self.noted = TickBox(theme, self.tr("I have &printed it or written it down"))
        self.noted.toggled.connect(self.go.setEnabled)
        column.addWidget(self.noted)
        self.noted.hide()

    def _built_answers(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.printed = button(theme, self.tr("Pr&int…"), self._print, icon="printer")
        self.copy = button(theme, self.tr("&Copy"), self._copy)
        for made in (self.printed, self.copy):
            row.addWidget(made)
            made.hide()
        row.addStretch(1)
        self.back = button(theme, self.tr("&Not now"), self.reject)
        self.go = button(
            theme, self.tr("&Encrypt") if self.on else self.tr("&Turn off"), self.begin,
            kind="primary",
        )  # fmt: skip
        self.go.setDefault(True)
        row.addWidget(self.back)
        row.addWidget(self.go)
        return row

    def _named(self, form: QVBoxLayout, name: str, line: QLineEdit) -> None:
        line.setAccessibleName(name.replace("&", ""))
        said = label(self._theme, name, "label")
        said.setBuddy(line)
        form.addWidget(said)

    def begin(self) -> None:
        """Do it, after a look at what was typed."""
        if self.code.text():
            self.accept()
            return
        secret = self.first.text().strip()
        if self.on and len(secret) < SHORTEST:
            self._refuse(
                self.tr("Please use at least %n letter(s); three words are good.", None,
                        SHORTEST), self.first)  # fmt: skip
            return
        if self.on and self.again.text().strip() != secret:
            self._refuse(self.tr("The two are not the same."), self.again)
            return
        self._enable(on=False)
        self.said.clear()
        self.working.setText(self.tr("One moment…"))
        folder, stamp, random = self._folder, str(self._clock()), self._random
        effort = self._effort
        self._jobs.start(
            self.tr("Encryption"),
            lambda progress: (
                locking.turn_on(
                    folder, secret, stamp=stamp, random=random, effort=effort, progress=progress
                )
                if self.on
                else locking.turn_off(folder, stamp=stamp, progress=progress)
            ),
            done=self._done, failed=self._failed, progressed=self._progressed,
        )  # fmt: skip

    def _progressed(self, done: int, total: int, _text: str) -> None:
        if total:
            said = self.tr("Every row is compared: %1 %")
            self.sentence.setText(said.replace("%1", str(100 * done // total)))

    def _done(self, code: str | None) -> None:
        self._enable(on=True)
        if code is None:
            self.accept()
            return
        self.heading.setText(self.tr("The shop is encrypted. This is its recovery code"))
        self.sentence.setText(
            self.tr(
                "If the passphrase is forgotten, only this code opens the shop. Print it and keep "
                "it with your papers, not beside this computer."
            )
        )
        self._form.hide()
        self.back.hide()
        self.code.setText(code)
        for shown in (self.code, self.noted, self.printed, self.copy):
            shown.show()
        self.go.setText(self.tr("&Open the shop"))
        self.go.setEnabled(False)
        self.printed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, sentence: str) -> None:
        self._enable(on=True)
        self.working.clear()
        self.said.setText(spoken(sentence))

    def _refuse(self, text: str, field: QLineEdit) -> None:
        self.said.setText(text)
        field.setAccessibleDescription(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self, *, on: bool) -> None:
        self._busy = not on
        for widget in (self._form, self.back, self.go):
            widget.setEnabled(on)

    def _print(self) -> None:
        done = print_code(self, self.code.text())
        if done:
            self.noted.setChecked(True)
        elif done is False:
            self.said.setText(
                self.tr("No printer is set up on this PC. Please write the code down.")
            )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self.said.setText(self.tr("The recovery code is copied."))

    def reject(self) -> None:
        """Escape: not while it is at work, nor before the code was noted."""
        if not self._busy and not self.code.text():
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as it needs to be; before, its fields did not know how high they are."""
        super().showEvent(event)
        self.resize(self.sizeHint().expandedTo(self.size()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Its cross: the same."""
        if self._busy or (self.code.text() and not self.noted.isChecked()):
            event.ignore()
        else:
            super().closeEvent(event)


class CodeWindow(QDialog):
    """A new recovery code, over the window of the shop."""

    def __init__(self, theme: Theme, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.px
        self.setWindowTitle(self.tr("Recovery code"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(10))
        said = label(theme, self.tr(
            "The recovery code of before opens the shop no longer. Print this one, or write it "
            "down, and keep it with your papers."
        ))  # fmt: skip
        said.setWordWrap(True)
        self.code = label(theme, code, "title")
        self.code.setMinimumWidth(px(_WIDTH))
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.said = label(theme, "", "small", "danger")
        for widget in (said, self.code, self.said):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(button(theme, self.tr("&Print…"), self._print, icon="printer"))
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("I &have it"), self.accept, kind="primary"))
        column.addLayout(row)

    def _print(self) -> None:
        if not print_code(self, self.code.text()):
            self.said.setText(
                self.tr("No printer is set up on this PC. Please write the code down.")
            )


def print_code(parent: QWidget, code: str) -> bool | None:
    """Ask for a printer and print the sheet; False: there is none, None: it was not printed."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - rarely

    from crm_desktop.ui.printing import ask_printer, has_printer  # noqa: PLC0415
    from crm_desktop.ui.screens.recovery_sheet import draw_sheet  # noqa: PLC0415

    if not has_printer():
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    done = ask_printer(parent, printer) and draw_sheet(printer, sheet(code))
    return True if done else None


def sheet(code: str) -> list[tuple[str, int]]:
    """What stands on the printed sheet: texts with their size in points."""
    return [
        (QCoreApplication.translate("EncryptWindow", "Recovery sheet of your shop"), 20),
        (QCoreApplication.translate(
            "EncryptWindow",
            "Keep this sheet where you keep important papers, not beside the computer. If the "
            "passphrase is forgotten, this code opens the shop and its backups:"), 11),
        (code, 16),
        (QCoreApplication.translate(
            "EncryptWindow", "Type it where the program asks for the passphrase."), 11),
    ]  # fmt: skip


def ask_encrypting(folder: Path, clock: Callable[[], int]) -> None:
    """Show the window, in the language and look that were chosen for the shop."""
    from crm_desktop.ui.before_shop import before_shop  # noqa: PLC0415 - hardly ever

    with before_shop(folder) as (theme, jobs):
        EncryptWindow(theme, folder, jobs, clock=clock, random=os.urandom).exec()
