"""Connecting a second PC: where both exchange, and whether it is encrypted; then what to do there.

Nothing is asked twice, and everything has an answer already except the place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from crm_desktop.sync import inviting, setup
from crm_desktop.sync.setup import Begun
from crm_desktop.ui.file_dialogs import AskFolder, AskOpen, ask_folder, ask_open
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.secret_field import RecoveryCode, SecretField
from crm_desktop.ui.widgets.setup_page import SetupPage, SetupProgress
from crm_desktop.ui.widgets.sync_place import (
    SyncPlace,
    field,
)
from crm_desktop.ui.widgets.ticks import TickBox

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.ui.main_window import MainWindow

_LOOK_MS = 300
"""After the last key, before it is looked at what kind of folder that is."""


class ConnectPage(SetupPage):
    """Begins to share the shop of a window."""

    def __init__(
        self,
        window: MainWindow,
        *,
        ask: AskFolder = ask_folder,
        ask_file: AskOpen = ask_open,
    ) -> None:
        super().__init__(window.theme, self.tr("Connect a second PC"), window.syncing_page)
        self._window = window
        theme = window.theme
        self._form = QWidget()
        self._result = QWidget()
        self._intro = self.say(
            self.tr("Both PCs exchange through a place that both can reach: a folder on a network "
                    "drive or a stick, a folder of a cloud service, or a server of your own.")
        )  # fmt: skip
        whole, self.column = self.column, QVBoxLayout(self._form)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(14))
        self.place = SyncPlace(
            theme, self.tr("&Shared folder or server"), ask=ask, ask_invitation=ask_file
        )
        self.place.changed.connect(self._changed)
        self.place.entered.connect(self.begin)
        self.column.addWidget(self.place)
        self.name = field(theme, self.tr("Name of this PC"))
        self.name.setMaxLength(60)
        self.name.setText(window.pc)
        self.name.returnPressed.connect(self.begin)
        self.add_named(self.tr("&Name of this PC"), self.name)
        self._add_passphrase()
        self.trouble = self.say("", "danger")
        self.trouble.hide()
        self.start = button(theme, self.tr("S&tart sharing"), self.begin, kind="primary")
        self.progress = SetupProgress(theme, lambda: None)
        self.progress.stop.hide()
        self.column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.progress)
        whole.addWidget(self._form)
        whole.addWidget(self._result)
        self._result.hide()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_at)
        self._chosen = False
        """The person said whether it is to be encrypted."""

    def _add_passphrase(self) -> None:
        theme, px = self._theme, self._theme.px
        self.locked = TickBox(theme, self.tr("&Encrypt what is put there, with a passphrase"))
        self.locked.setMinimumHeight(max(24, px(27)))
        self.locked.clicked.connect(self._locked_clicked)
        self.locked.toggled.connect(self._show_passphrase)
        self.column.addWidget(self.locked)
        self._why = label(theme, "", "small", "text_2")
        self._why.setWordWrap(True)
        self.column.addWidget(self._why)
        self._why.hide()
        self._secret = QWidget()
        inside = QVBoxLayout(self._secret)
        inside.setContentsMargins(px(26), 0, 0, 0)
        made = SecretField(
            theme,
            lambda n: self._window.syncing.surroundings().random(n),
            [self._window.windowTitle()],
        )
        made.entered.connect(self.begin)
        self.secret, self.passphrase = made, made.line
        inside.addWidget(made)
        self.column.addWidget(self._secret)
        self._secret.hide()

    # -- the form ------------------------------------------------------------------------------

    def enter(self) -> None:
        """Start with the place."""
        self.place.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> tuple[str, str, bool, str]:
        """What is typed, for when the page is built anew."""
        return (self.place.address, self.name.text(), self.locked.isChecked(),
                self.passphrase.text())  # fmt: skip

    def restore(self, kept: tuple[str, str, bool, str]) -> None:
        """Show again what was typed."""
        self.place.field.setText(kept[0])
        self.name.setText(kept[1])
        self._chosen = True
        self.locked.setChecked(kept[2])
        self.passphrase.setText(kept[3])

    def _changed(self) -> None:
        self.trouble.hide()
        self._look.start()

    def _look_at(self) -> None:
        """Say what kind of place it is; off the main thread, for it may be far away."""
        address = self.place.address
        if not address or self.place.is_server:
            self._recommend("")
            return
        self._window.jobs.start(
            self.tr("Looking at the folder"),
            lambda _progress: setup.is_cloud(Path(address)),
            done=lambda cloud: self._recommend(address if cloud else ""),
            failed=lambda _sentence: None,
        )

    def _recommend(self, cloud: str) -> None:
        if cloud and cloud != self.place.address:
            return
        if cloud:
            self._why.setText(
                self.tr("A cloud service copies this folder to its own computers: encrypting is "
                        "recommended.")
            )  # fmt: skip
        elif self.place.is_server:
            self._why.setText(self.tr("Then whoever looks after the server cannot read it."))
        else:
            self._why.setText("")
        self._why.setVisible(bool(self._why.text()))
        if not self._chosen:
            self.locked.setChecked(bool(cloud))

    def _locked_clicked(self) -> None:
        self._chosen = True
        if self.locked.isChecked():
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_passphrase(self, on: bool) -> None:
        self._secret.setVisible(on)
        if on and not self.passphrase.text():
            self.secret.propose()

    # -- beginning -----------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin to share, if all is there that is needed."""
        window, address = self._window, self.place.address
        if not self.start.isEnabled():
            return
        if not address:
            self.place.choose_folder()
            if not self.place.address:
                return
            address = self.place.address
            if not self._chosen and not self.place.is_server and setup.is_cloud(Path(address)):
                return  # what is recommended there is seen first
        secret = self.passphrase.text().strip() if self.locked.isChecked() else None
        if secret == "":
            self._fail(self.tr("Please type a passphrase, or let one be proposed."))
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        name, syncing = self.name.text().strip(), window.syncing
        self._busy(True)

        def work(_progress: Progress) -> Begun:
            place = self.place.open()
            try:
                return setup.begin(window.store, place, secret, syncing.surroundings(), name=name)
            finally:
                place.close()

        window.jobs.start(self.tr("Beginning to share"), work, done=self._begun, failed=self._fail)

    def _busy(self, busy: bool) -> None:
        self.start.setEnabled(not busy)
        self.place.setEnabled(not busy)
        self.trouble.hide()
        self.progress.show_progress(self.tr("Preparing the place…") if busy else "", 0, 0)

    def _fail(self, sentence: str) -> None:
        self._busy(False)
        self.trouble.setText(sentence)
        self.trouble.show()

    def _begun(self, begun: Begun) -> None:
        self._busy(False)
        window = self._window
        window.show_pc(self.name.text().strip())
        window.syncing.begun(begun)
        window.settings.put_away = window.settings.put_away | {"connect_pc"}
        if begun.repeated:
            window.syncing_page()
            return
        self._show_result(begun)

    def _show_result(self, begun: Begun) -> None:
        theme, px = self._theme, self._theme.px
        self._form.hide()
        self._intro.hide()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(label(theme, self.tr("This PC is ready"), "heading"))
        if begun.recovery_code:
            shown = RecoveryCode(self._window, begun.recovery_code, self.place.address)
            self.code, self.print_code = shown.code, shown.print_code
            column.addWidget(shown)
        if begun.locked and not begun.key_kept:
            column.addWidget(_wrapped(label(
                theme,
                self.tr("This system cannot keep the passphrase, so it is asked for at each "
                        "start."), "small", "text_2",
            )))  # fmt: skip
        server = bool(inviting.kind(self._window.store))
        steps = (
            self.tr("1. On the other PC, install and start the program."),
            self.tr("2. Choose “Join another PC”."),
            self.tr("3. Choose the same place: %1").replace("%1", self.place.address)
            if not server
            else self.tr("3. Open the invitation that you make here."),
            self.tr("4. Type the passphrase.") if begun.locked else "",
        )
        for step in filter(None, steps):
            column.addWidget(_wrapped(label(theme, step)))
        self.invite = button(theme, self.tr("Make the &invitation…"), self._invite, icon="monitor")
        self.invite.setVisible(server)
        column.addWidget(self.invite, 0, Qt.AlignmentFlag.AlignLeft)
        self.finished = button(theme, self.tr("&Done"), self._finish, kind="primary")
        column.addWidget(self.finished, 0, Qt.AlignmentFlag.AlignLeft)
        self._result.show()
        self.finished.setFocus(Qt.FocusReason.OtherFocusReason)

    def _invite(self) -> None:
        self._window.stack.drop("sync_connect")  # as for _finish
        self._window.go("sync_invite")

    def _finish(self) -> None:
        self._window.stack.drop("sync_connect")  # the code is not shown again
        self._window.syncing_page()


def _wrapped(made: QLabel) -> QLabel:
    made.setWordWrap(True)
    return made
