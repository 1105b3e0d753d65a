"""The key of a shared shop: another passphrase, another recovery code, removing a stolen PC.

One page with one of three tasks. What it did cannot be stopped half way: the new recovery code is
shown once, and must be shown.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.ui import sync_words
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.secret_field import RecoveryCode, SecretField
from crm_desktop.ui.widgets.setup_page import SetupPage, SetupProgress

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.ui.main_window import MainWindow


class KeyTask(Enum):
    """What is to be done with the key."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a name
    CODE = "code"
    REMOVE = "remove"


class KeyPage(SetupPage):
    """Does one task; ``show_task`` before it is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.theme, self.tr("Passphrase and keys"), window.syncing_page)
        self._window = window
        self.task = KeyTask.PASSPHRASE
        self.busy = False
        self._code = ""
        theme = window.theme
        self._form, self._result = QWidget(), QWidget()
        whole, self.column = self.column, QVBoxLayout(self._form)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(14))
        self.heading = label(theme, "", "heading")
        self.column.addWidget(self.heading)
        self.why = self.say("")
        self._which = QWidget()
        which = QVBoxLayout(self._which)
        which.setContentsMargins(0, 0, 0, 0)
        which.setSpacing(theme.px(4))
        self.pc = ChoiceBox()
        self.pc.setFont(theme.font("body"))
        self.pc.setAccessibleName(self.tr("PC that is removed"))
        said = label(theme, self.tr("&Which PC?"), "label")
        said.setBuddy(self.pc)
        which.addWidget(said)
        which.addWidget(self.pc)
        self.column.addWidget(self._which)
        self.secret = SecretField(
            theme, lambda n: window.syncing.surroundings().random(n), [window.windowTitle()]
        )
        self.secret.entered.connect(self.begin)
        self.column.addWidget(self.secret)
        self.trouble = self.say("", "danger")
        self.trouble.hide()
        self.start = button(theme, self.tr("C&hange the passphrase"), self.begin, kind="primary")
        self.column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.progress = SetupProgress(theme, lambda: None)
        self.progress.stop.hide()
        self.column.addWidget(self.progress)
        whole.addWidget(self._form)
        whole.addWidget(self._result)
        self._result.hide()
        if window.surroundings is not None:
            self.show_task(KeyTask.PASSPHRASE)

    # -- the form ------------------------------------------------------------------------------

    def show_task(self, task: KeyTask, device: bytes = b"") -> None:
        """``device``: the PC that is to be removed, where that is known already."""
        self.task = task
        heading, why, do = {
            KeyTask.PASSPHRASE: (
                self.tr("Change the passphrase"),
                self.tr("A PC that joins from now on is asked for the new passphrase. The PCs that "
                        "take part already go on without it. The recovery code changes too: the "
                        "sheet you have printed opens the shop no longer."),
                self.tr("C&hange the passphrase"),
            ),
            KeyTask.CODE: (
                self.tr("Make a new recovery code"),
                self.tr("The passphrase stays as it is. The code on the sheet you have printed "
                        "opens the shop no longer."),
                self.tr("&Make a new code"),
            ),
            KeyTask.REMOVE: (
                self.tr("Remove a stolen PC"),
                self.tr("From now on everything is encrypted anew, so that PC can read nothing "
                        "that is written after this. What it has received up to now stays readable "
                        "there: nobody can take that back. Each of the other PCs asks for the new "
                        "passphrase once."),
                self.tr("&Remove this PC"),
            ),
        }[task]  # fmt: skip
        self.heading.setText(heading)
        self.why.setText(why)
        self.start.setText(do)
        self._which.setVisible(task is KeyTask.REMOVE)
        self.pc.clear()
        for one in self._window.syncing.situation.report.others:
            if not one.retired or one.device == device:
                self.pc.addItem(one.name, one.device)
        at = self.pc.findData(device)
        self.pc.setCurrentIndex(max(0, at))
        self.secret.setVisible(task is not KeyTask.CODE)
        if task is not KeyTask.CODE and not self.secret.line.text():
            self.secret.propose()
        self.trouble.hide()

    @property
    def shows_code(self) -> bool:
        """Whether a new code waits to be put away."""
        return bool(self._code)

    def enter(self) -> None:
        """Start with what is chosen first."""
        if self._result.isVisible():
            self.finished.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.task is KeyTask.CODE:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.task is KeyTask.REMOVE and self.pc.count() > 1:
            self.pc.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> tuple[KeyTask, bytes, str, str]:
        """What is typed, and a code that nobody has put away yet."""
        return self.task, self.pc.currentData() or b"", self.secret.line.text(), self._code

    def restore(self, kept: tuple[KeyTask, bytes, str, str]) -> None:
        """Show again what was there before the look changed."""
        task, device, typed, code = kept
        self.secret.line.setText(typed)
        self.show_task(task, device)
        if code:
            self._show_result(code)

    # -- doing ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Do it, between two exchanges."""
        if self.busy:
            return
        secret, task = self.secret.line.text().strip(), self.task
        if task is not KeyTask.CODE and not secret:
            self._fail(self.tr("Please type a passphrase, or let one be proposed."))
            self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        device: bytes = self.pc.currentData() or b""
        if task is KeyTask.REMOVE and not device:
            self._fail(self.tr("There is no other PC that could be removed."))
            return
        syncing = self._window.syncing
        self._busy(True)

        def work(_progress: Progress) -> tuple[str, str]:
            shared = syncing.rounds.shared
            try:
                if task is KeyTask.PASSPHRASE:
                    return shared.change_passphrase(secret), ""
                if task is KeyTask.CODE:
                    return shared.change_recovery_code(), ""
                _done, code = shared.remove(device.hex()[:8], secret)
            except UserError as error:
                return "", spoken(error.sentence)
            return code, ""

        def done(result: tuple[str, str]) -> None:
            self._busy(False)
            code, trouble = result
            if trouble:
                self._fail(trouble)
                return
            self._show_result(code)
            syncing.now()

        syncing.do(work, done, self.heading.text(), failed=self._fail)

    def _busy(self, busy: bool) -> None:
        self.busy = busy
        for one in (self.start, self.secret, self.pc):
            one.setEnabled(not busy)
        self.trouble.hide()
        self.progress.show_progress(self.tr("Changing the keys…") if busy else "", 0, 0)

    def _fail(self, sentence: str) -> None:
        self._busy(False)
        self.trouble.setText(sentence)
        self.trouble.show()

    def _show_result(self, code: str) -> None:
        self._code = code
        theme, px = self._theme, self._theme.px
        self._form.hide()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        said, then = {
            KeyTask.PASSPHRASE: (
                self.tr("The passphrase is changed"),
                self.tr("The new passphrase: %1"),
            ),
            KeyTask.CODE: (self.tr("The recovery code is changed"), ""),
            KeyTask.REMOVE: (
                self.tr("%1 is removed").replace("%1", self.pc.currentText()),
                self.tr("Type the new passphrase once on each of the other PCs: %1"),
            ),
        }[self.task]  # fmt: skip
        heading = label(theme, said, "heading")
        heading.setWordWrap(True)
        column.addWidget(heading)
        if then:
            secret = label(theme, then.replace("%1", self.secret.line.text().strip()))
            secret.setWordWrap(True)
            secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(secret)
        place = sync_words.outer(self._window.syncing.situation.report.place)
        self.recovery = RecoveryCode(self._window, code, place)
        column.addWidget(self.recovery)
        self.finished = button(theme, self.tr("&Done"), self._finish, kind="primary")
        column.addWidget(self.finished, 0, Qt.AlignmentFlag.AlignLeft)
        self._result.show()
        self.finished.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self._window.stack.drop("sync_key")  # the code is not shown again
        self._window.syncing_page()
